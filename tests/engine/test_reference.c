/* Every figure against those that R computed from the same files (tests/reference).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "support.h"

#define TOLERANCE 1e-9

/* Both, scored with nothing withheld. */
typedef struct {
  Reading *readings[2];
  NspReleased *released[2];
  guint figures;
  double largest; /* difference */
} Comparison;

static void
comparison_init (Comparison *it)
{
  *it = (Comparison){ .readings = { reading_of_samples (), reading_of_reversed () } };
  for (guint i = 0; i < 2; i++)
    it->released[i] = reading_score (it->readings[i], 1, 1);
}

static void
comparison_clear (Comparison *it)
{
  for (guint i = 0; i < 2; i++) {
    nsp_released_free (it->released[i]);
    reading_free (it->readings[i]);
  }
}

/* The group that a row of the table is about. */
static const NspReleasedGroup *
group_of (const Comparison *it, const Table *table, guint row, const NspInstrument **instrument)
{
  const char *id = table_cell (table, row, "instrument"),
             *network = table_cell (table, row, "network");
  const NspReleasedResult *result =
      find_result (it->released[strcmp (id, "reversed") == 0], id, table_cell (table, row, "year"));
  const NspReleasedGroup *group = nsp_released_group (result, *network != '\0' ? network : NULL);

  cr_assert_not_null (group, "%s: no network %s", id, network);
  *instrument = result->instrument;
  return group;
}

static guint
find_dimension (const NspInstrument *instrument, const char *id)
{
  guint d = 0;

  while (d < instrument->n_dimensions && strcmp (instrument->dimensions[d].id, id) != 0)
    d++;
  cr_assert_lt (d, instrument->n_dimensions, "no %s", id);
  return d;
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

/* How many people of the group answered every item of the row's dimension, counted row by row. */
static guint64
count_complete (const Comparison *it, const Table *table, guint row)
{
  const NspInstrument *instrument;
  const NspReleasedGroup *group = group_of (it, table, row, &instrument);
  const Reading *reading = it->readings[strcmp (instrument->id, "reversed") == 0];
  guint number = 0, d = find_dimension (instrument, table_cell (table, row, "dimension"));
  guint64 n = 0;

  while (g_ptr_array_index (reading->instruments, number) != instrument)
    number++;
  for (guint i = 0; i < nsp_survey_n_rows (reading->survey); i++) {
    const NspRow *its = nsp_survey_row (reading->survey, i);
    const char *network = nsp_survey_network (reading->survey, its->network);
    const guint8 *answers = nsp_survey_answers (reading->survey, number, i);

    if (answers != NULL && nsp_row_is_meant_for (its, instrument) &&
        g_strcmp0 (nsp_survey_year (reading->survey, its->year), group->period.year) == 0 &&
        (group->network == NULL || g_strcmp0 (network, group->network) == 0))
      n += isnan (nsp_respondent_score (instrument, d, answers, 1)) ? 0 : 1;
  }
  return n;
}

static void
compare_dimension (Comparison *it, const Table *table, guint row)
{
  const NspInstrument *instrument;
  const NspReleasedGroup *group = group_of (it, table, row, &instrument);
  const NspReleasedDimension *score =
      &group->dimensions[find_dimension (instrument, table_cell (table, row, "dimension"))];

  compare (it, table, row, "respondents", (double)group->respondents);
  compare (it, table, row, "n", (double)score->n);
  compare (it, table, row, "n_complete", (double)count_complete (it, table, row));
  compare (it, table, row, "mean", score->mean.value);
  compare (it, table, row, "sd", score->sd.value);
  compare (it, table, row, "ci95_low", score->ci95[0].value);
  compare (it, table, row, "ci95_high", score->ci95[1].value);
  compare (it, table, row, "min", score->min.value);
  compare (it, table, row, "q1", score->q1.value);
  compare (it, table, row, "median", score->median.value);
  compare (it, table, row, "q3", score->q3.value);
  compare (it, table, row, "max", score->max.value);
  compare (it, table, row, "rwg", score->rwg.value);
}

/* Compares the item in every dimension that has it. */
static void
compare_item (Comparison *it, const Table *table, guint row)
{
  const NspInstrument *instrument;
  const NspReleasedGroup *group = group_of (it, table, row, &instrument);
  guint found = 0;

  for (guint d = 0; d < instrument->n_dimensions; d++) {
    const NspDimension *dimension = &instrument->dimensions[d];

    for (guint k = 0; k < dimension->n_key; k++) {
      const NspReleasedItem *item = &group->dimensions[d].items[k];

      if (strcmp (instrument->items[dimension->key[k].item].id, table_cell (table, row, "item")) !=
          0)
        continue;
      compare (it, table, row, "n", (double)item->n);
      compare (it, table, row, "mean", item->mean.value);
      compare (it, table, row, "sd", item->sd.value);
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
    for (guint r = 0; r < it->released[i]->list->len; r++) {
      const NspReleasedResult *result = g_ptr_array_index (it->released[i]->list, r);

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
