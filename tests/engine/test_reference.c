/* Every figure against those that R computed from the same files (tests/reference).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "support.h"

#define TOLERANCE 1e-9

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
  *it = (Comparison){ .readings = { reading_of_samples (), reading_of_reversed () } };
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

/* The group that a row of the table is about. */
static const NspGroup *
group_of (const Comparison *it, const Table *table, guint row, const NspInstrument **instrument)
{
  const char *id = table_cell (table, row, "instrument"),
             *network = table_cell (table, row, "network");
  const NspResult *result =
      find_result (it->results[strcmp (id, "reversed") == 0], id, table_cell (table, row, "year"));
  const NspGroup *group = nsp_result_group (result, *network != '\0' ? network : NULL);

  cr_assert_not_null (group, "%s: no network %s", id, network);
  *instrument = result->instrument;
  return group;
}

static void
compare (Comparison *it, const Table *table, guint row, const char *column, double actual)
{
  const char *text = table_cell (table, row, column);
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
    if (strcmp (instrument->dimensions[d].id, table_cell (table, row, "dimension")) == 0)
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

      if (strcmp (instrument->items[dimension->key[k].item].id, table_cell (table, row, "item")) !=
          0)
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
