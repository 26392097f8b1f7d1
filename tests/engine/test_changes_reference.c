/* Differences between years against those of R's t.test (tests/reference).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "compared.h"

#define TOLERANCE 1e-9

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

static const NspStep *
find_step (const NspComparison *comparison, const NspComparedGroup *group, const char *from,
           const char *to)
{
  for (guint s = 0; s < group->n_steps; s++)
    if (strcmp (comparison->periods[group->steps[s].from]->period.year, from) == 0 &&
        strcmp (comparison->periods[group->steps[s].to]->period.year, to) == 0)
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
compare_row (Compared *const compared[2], const Table *table, guint row, double *largest)
{
  const char *id = table_cell (table, row, "instrument"),
             *network = table_cell (table, row, "network");
  const NspComparison *comparison =
      compared_instrument (compared[strcmp (id, "reversed") == 0], id);
  const NspComparedGroup *group = compared_group (comparison, *network != '\0' ? network : NULL);
  const NspStep *step =
      find_step (comparison, group, table_cell (table, row, "from"), table_cell (table, row, "to"));
  guint d = find_dimension (comparison->instrument, table_cell (table, row, "dimension"));
  const NspReleasedChange *change = &step->dimensions[d];

  compare (table, row, "n_from", (double)group->groups[step->from]->dimensions[d].n, largest);
  compare (table, row, "n_to", (double)group->groups[step->to]->dimensions[d].n, largest);
  compare (table, row, "difference", change->independent.difference.value, largest);
  compare (table, row, "ci95_low", change->independent.ci95[0].value, largest);
  compare (table, row, "ci95_high", change->independent.ci95[1].value, largest);
  compare (table, row, "df", change->independent.df.value, largest);
  compare (table, row, "hedges_g", change->hedges_g.value, largest);
  compare (table, row, "n_pairs", (double)change->n_pairs, largest);
  compare (table, row, "paired_difference", change->paired.difference.value, largest);
  compare (table, row, "paired_ci95_low", change->paired.ci95[0].value, largest);
  compare (table, row, "paired_ci95_high", change->paired.ci95[1].value, largest);
  compare (table, row, "paired_df", change->paired.df.value, largest);
}

Test (changes_reference, are_those_of_r)
{
  Reading *reversed = reading_of_reversed ();
  Compared *compared[2];
  double largest = 0;
  Table table;

  reading_add_file (reversed, REFERENCE "later.csv");
  compared[0] = compared_new (reading_of_samples (), 1);
  compared[1] = compared_new (reversed, 1);
  table_init (&table, REFERENCE "changes.csv");
  cr_assert_eq (table.rows->len - 1, count_changes (compared[0]) + count_changes (compared[1]));
  for (guint row = 1; row < table.rows->len; row++)
    compare_row (compared, &table, row, &largest);
  cr_log_info ("%u rows, largest difference %g", table.rows->len - 1, largest);
  table_clear (&table);
  for (guint i = 0; i < 2; i++)
    compared_free (compared[i]);
}
