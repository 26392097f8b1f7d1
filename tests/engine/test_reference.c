/* Every figure against those that R computed from the same files (tests/reference).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "support.h"

#define TOLERANCE 1e-9
#define REFERENCE NSP_SOURCE_DIR "/tests/reference/"

static char *
read_whole (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *text;

  cr_assert (g_file_get_contents (path, &text, length, &error), "%s",
             error != NULL ? error->message : path);
  return text;
}

static void
add_file (Reading *reading, const char *path)
{
  gsize length;
  g_autofree char *text = read_whole (path, &length);

  cr_assert (reading_add (reading, path, text, NULL));
}

/* The shipped instruments on the samples. */
static Reading *
read_samples (void)
{
  Reading *reading =
      reading_new (nsp_instrument_builtin ("srt"), nsp_instrument_builtin ("bpnsfs"),
                   nsp_instrument_builtin ("basic-needs"), nsp_instrument_builtin ("tses-12"),
                   nsp_instrument_builtin ("bekwaamheid"), NULL);

  add_file (reading, NSP_SOURCE_DIR "/samples/2023-2024.csv");
  add_file (reading, NSP_SOURCE_DIR "/samples/2024-2025.csv");
  add_file (reading, NSP_SOURCE_DIR "/samples/2025-2026.csv");
  return reading;
}

/* Reversed items, missing answers and networks of one and two people. */
static Reading *
read_reversed (void)
{
  gsize length;
  g_autofree char *json = read_whole (REFERENCE "reversed.json", &length);
  Reading *reading = reading_new (make_instrument (json), NULL);

  add_file (reading, REFERENCE "reversed.csv");
  return reading;
}

/* Both, scored with nothing withheld. */
typedef struct {
  Reading *readings[2];
  NspResults *results[2];
  guint figures;
  double largest; /* difference */
} Comparison;

static void
comparison_init (Comparison *it)
{
  *it = (Comparison){ .readings = { read_samples (), read_reversed () } };
  for (guint i = 0; i < 2; i++)
    it->results[i] = reading_score (it->readings[i], 1, 1);
}

static void
comparison_clear (Comparison *it)
{
  for (guint i = 0; i < 2; i++) {
    nsp_results_free (it->results[i]);
    reading_free (it->readings[i]);
  }
}

/* A table of R's, cell by cell: its cells hold no commas. */
typedef struct {
  char **lines;
  GPtrArray *rows; /* of GStrv; the first is the header */
} Table;

static void
table_init (Table *table, const char *path)
{
  gsize length;
  g_autofree char *text = read_whole (path, &length);

  table->lines = g_strsplit (text, "\n", -1);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  for (guint i = 0; table->lines[i] != NULL; i++)
    if (*table->lines[i] != '\0')
      g_ptr_array_add (table->rows, g_strsplit (table->lines[i], ",", -1));
}

static void
table_clear (Table *table)
{
  g_strfreev (table->lines);
  g_ptr_array_unref (table->rows);
}

static const char *
cell (const Table *table, guint row, const char *column)
{
  char **header = g_ptr_array_index (table->rows, 0),
       **cells = g_ptr_array_index (table->rows, row);

  for (guint i = 0; header[i] != NULL; i++)
    if (strcmp (header[i], column) == 0)
      return cells[i];
  cr_assert_fail ("no column %s", column);
  return NULL;
}

/* The group that a row of the table is about. */
static const NspGroup *
group_of (const Comparison *it, const Table *table, guint row, const NspInstrument **instrument)
{
  const char *id = cell (table, row, "instrument"), *network = cell (table, row, "network");
  const NspResult *result =
      find_result (it->results[strcmp (id, "reversed") == 0], id, cell (table, row, "year"));
  const NspGroup *group = nsp_result_group (result, *network != '\0' ? network : NULL);

  cr_assert_not_null (group, "%s: no network %s", id, network);
  *instrument = result->instrument;
  return group;
}

static void
compare (Comparison *it, const Table *table, guint row, const char *column, double actual)
{
  const char *text = cell (table, row, column);
  double expected = *text != '\0' ? g_ascii_strtod (text, NULL) : NAN;
  double difference = isnan (expected) && isnan (actual) ? 0 : fabs (actual - expected);

  cr_assert (difference <= TOLERANCE, "%s, %s: %.17g, R has %s", table->lines[row], column, actual,
             text);
  it->largest = MAX (it->largest, difference);
  it->figures++;
}

static void
compare_dimension (Comparison *it, const Table *table, guint row)
{
  const NspInstrument *instrument;
  const NspGroup *group = group_of (it, table, row, &instrument);
  const NspDimensionScore *score = NULL;

  for (guint d = 0; d < instrument->n_dimensions; d++)
    if (strcmp (instrument->dimensions[d].id, cell (table, row, "dimension")) == 0)
      score = &group->dimensions[d];
  cr_assert_not_null (score);
  compare (it, table, row, "respondents", (double)group->respondents);
  compare (it, table, row, "n", (double)score->n);
  compare (it, table, row, "n_complete", (double)score->n_complete);
  compare (it, table, row, "mean", score->mean);
  compare (it, table, row, "sd", score->sd);
  compare (it, table, row, "ci95_low", score->ci95[0]);
  compare (it, table, row, "ci95_high", score->ci95[1]);
  compare (it, table, row, "min", score->min);
  compare (it, table, row, "q1", score->q1);
  compare (it, table, row, "median", score->median);
  compare (it, table, row, "q3", score->q3);
  compare (it, table, row, "max", score->max);
  compare (it, table, row, "rwg", score->rwg);
}

/* Compares the item in every dimension that has it. */
static void
compare_item (Comparison *it, const Table *table, guint row)
{
  const NspInstrument *instrument;
  const NspGroup *group = group_of (it, table, row, &instrument);
  guint found = 0;

  for (guint d = 0; d < instrument->n_dimensions; d++) {
    const NspDimension *dimension = &instrument->dimensions[d];

    for (guint k = 0; k < dimension->n_key; k++) {
      const NspItemScore *item = &group->dimensions[d].items[k];

      if (strcmp (instrument->items[dimension->key[k].item].id, cell (table, row, "item")) != 0)
        continue;
      compare (it, table, row, "n", (double)item->n);
      compare (it, table, row, "mean", item->mean);
      compare (it, table, row, "sd", item->sd);
      found++;
    }
  }
  cr_assert_gt (found, 0);
}

/* How many (group, dimension) and (group, item) pairs we report: R must have as many. */
static guint
count_groups (const Comparison *it, gboolean items)
{
  guint count = 0;

  for (guint i = 0; i < 2; i++) {
    for (guint r = 0; r < it->results[i]->list->len; r++) {
      const NspResult *result = g_ptr_array_index (it->results[i]->list, r);

      count += (1 + result->networks->len) *
               (items ? result->instrument->n_items : result->instrument->n_dimensions);
    }
  }
  return count;
}

static void
compare_table (const char *path, gboolean items,
               void (*compare_row) (Comparison *it, const Table *table, guint row))
{
  Comparison it;
  Table table;

  comparison_init (&it);
  table_init (&table, path);
  cr_assert_eq (table.rows->len - 1, count_groups (&it, items));
  for (guint row = 1; row < table.rows->len; row++)
    compare_row (&it, &table, row);
  cr_log_info ("%s: %u figures, largest difference %g", path, it.figures, it.largest);
  table_clear (&table);
  comparison_clear (&it);
}

Test (reference, scores_are_those_of_r)
{
  compare_table (REFERENCE "scores.csv", FALSE, compare_dimension);
}

Test (reference, items_are_those_of_r)
{
  compare_table (REFERENCE "items.csv", TRUE, compare_item);
}
