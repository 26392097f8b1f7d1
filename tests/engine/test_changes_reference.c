/* Differences between years against those of R's t.test (tests/reference).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "comparison.h"
#include "support.h"

#define TOLERANCE 1e-9

/* The readings of a table, compared with nothing withheld. */
typedef struct {
  Reading *reading;
  NspResults *results;
  GPtrArray *comparisons;
} Compared;

static Compared
compare_reading (Reading *reading)
{
  Compared it = { .reading = reading };

  cr_assert (reading_finish (reading));
  it.results = reading_score (reading, 1, 1);
  it.comparisons = nsp_comparisons_new (reading->survey, it.results, NULL, NULL);
  return it;
}

static void
compared_clear (Compared *it)
{
  g_ptr_array_unref (it->comparisons);
  nsp_results_free (it->results);
  reading_free (it->reading);
}

static guint
count_changes (const Compared *it)
{
  guint count = 0;

  for (guint i = 0; i < it->comparisons->len; i++) {
    const NspComparison *comparison = g_ptr_array_index (it->comparisons, i);

    for (guint g = 0; g < comparison->groups->len; g++)
      count += ((const NspComparedGroup *)g_ptr_array_index (comparison->groups, g))->n_steps *
               comparison->instrument->n_dimensions;
  }
  return count;
}

static const NspComparison *
find_comparison (const Compared *it, const char *instrument)
{
  for (guint i = 0; i < it->comparisons->len; i++) {
    const NspComparison *comparison = g_ptr_array_index (it->comparisons, i);

    if (strcmp (comparison->instrument->id, instrument) == 0)
      return comparison;
  }
  cr_assert_fail ("no %s", instrument);
  return NULL;
}

static const NspComparedGroup *
find_group (const NspComparison *comparison, const char *network)
{
  for (guint g = 0; g < comparison->groups->len; g++) {
    const NspComparedGroup *group = g_ptr_array_index (comparison->groups, g);

    if (g_strcmp0 (group->network, *network != '\0' ? network : NULL) == 0)
      return group;
  }
  cr_assert_fail ("no %s", network);
  return NULL;
}

static const NspStep *
find_step (const NspComparison *comparison, const NspComparedGroup *group, const char *from,
           const char *to)
{
  for (guint s = 0; s < group->n_steps; s++)
    if (strcmp (comparison->periods[group->steps[s].from]->year, from) == 0 &&
        strcmp (comparison->periods[group->steps[s].to]->year, to) == 0)
      return &group->steps[s];
  cr_assert_fail ("no step from %s to %s", from, to);
  return NULL;
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
compare (const Table *table, guint row, const char *column, double actual, double *largest)
{
  const char *text = table_cell (table, row, column);
  double expected = *text != '\0' ? g_ascii_strtod (text, NULL) : NAN;
  double difference = isnan (expected) && isnan (actual) ? 0 : fabs (actual - expected);

  cr_assert (difference <= TOLERANCE, "%s, %s: %.17g, R has %s", table->lines[row], column, actual,
             text);
  *largest = MAX (*largest, difference);
}

static void
compare_row (const Compared compared[2], const Table *table, guint row, double *largest)
{
  const char *id = table_cell (table, row, "instrument");
  const NspComparison *comparison = find_comparison (&compared[strcmp (id, "reversed") == 0], id);
  const NspComparedGroup *group = find_group (comparison, table_cell (table, row, "network"));
  const NspStep *step =
      find_step (comparison, group, table_cell (table, row, "from"), table_cell (table, row, "to"));
  guint d = find_dimension (comparison->instrument, table_cell (table, row, "dimension"));
  const NspChange *change = &step->dimensions[d];

  compare (table, row, "n_from", (double)group->groups[step->from]->dimensions[d].n, largest);
  compare (table, row, "n_to", (double)group->groups[step->to]->dimensions[d].n, largest);
  compare (table, row, "difference", change->independent.difference, largest);
  compare (table, row, "ci95_low", change->independent.ci95[0], largest);
  compare (table, row, "ci95_high", change->independent.ci95[1], largest);
  compare (table, row, "df", change->independent.df, largest);
  compare (table, row, "hedges_g", change->hedges_g, largest);
  compare (table, row, "n_pairs", (double)change->n_pairs, largest);
  compare (table, row, "paired_difference", change->paired.difference, largest);
  compare (table, row, "paired_ci95_low", change->paired.ci95[0], largest);
  compare (table, row, "paired_ci95_high", change->paired.ci95[1], largest);
  compare (table, row, "paired_df", change->paired.df, largest);
}

Test (changes_reference, are_those_of_r)
{
  Reading *reversed = reading_of_reversed ();
  Compared compared[2];
  double largest = 0;
  Table table;

  reading_add_file (reversed, REFERENCE "later.csv");
  compared[0] = compare_reading (reading_of_samples ());
  compared[1] = compare_reading (reversed);
  table_init (&table, REFERENCE "changes.csv");
  cr_assert_eq (table.rows->len - 1, count_changes (&compared[0]) + count_changes (&compared[1]));
  for (guint row = 1; row < table.rows->len; row++)
    compare_row (compared, &table, row, &largest);
  cr_log_info ("%u rows, largest difference %g", table.rows->len - 1, largest);
  table_clear (&table);
  for (guint i = 0; i < 2; i++)
    compared_clear (&compared[i]);
}
