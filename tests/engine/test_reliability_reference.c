/* Reliability figures against those that R's psych and multilevel computed (tests/reference).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "support.h"

/* R's optimiser stops where the fit no longer improves much: its omega is good to four digits. */
#define OMEGA_TOLERANCE 1e-3
#define TOLERANCE 1e-9

static guint n_compared;

static void
compare (const Table *table, guint row, const char *column, double actual, double tolerance)
{
  const char *text = table_cell (table, row, column);
  double expected = *text != '\0' ? g_ascii_strtod (text, NULL) : NAN;

  cr_assert ((isnan (expected) && isnan (actual)) || fabs (actual - expected) <= tolerance,
             "%s, %s: %.17g, R has %s", table->lines[row], column, actual, text);
  n_compared++;
}

/* The dimension's figures that a row is about. */
static const NspReleasedReliability *
find (NspReleased *const released[2], const Table *table, guint row,
      const NspInstrument **instrument)
{
  const char *id = table_cell (table, row, "instrument");
  const NspReleasedResult *result =
      find_result (released[strcmp (id, "reversed") == 0], id, table_cell (table, row, "year"));

  *instrument = result->instrument;
  for (guint d = 0; d < result->instrument->n_dimensions; d++)
    if (strcmp (result->instrument->dimensions[d].id, table_cell (table, row, "dimension")) == 0)
      return &result->reliability[d];
  cr_assert_fail ("no dimension %s", table_cell (table, row, "dimension"));
  return NULL;
}

static void
compare_dimension (NspReleased *const released[2], const Table *table, guint row)
{
  const NspInstrument *instrument;
  const NspReleasedReliability *reliability = find (released, table, row, &instrument);

  compare (table, row, "n", (double)reliability->n, 0);
  compare (table, row, "k", reliability->n_items, 0);
  compare (table, row, "alpha", reliability->alpha.number.value, TOLERANCE);
  compare (table, row, "alpha_low", reliability->alpha_ci95[0].value, TOLERANCE);
  compare (table, row, "alpha_high", reliability->alpha_ci95[1].value, TOLERANCE);
  compare (table, row, "omega_total", reliability->omega.number.value, OMEGA_TOLERANCE);
  compare (table, row, "average_r", reliability->mean_correlation.number.value, TOLERANCE);
  compare (table, row, "icc1", reliability->icc1.number.value, TOLERANCE);
  compare (table, row, "icc2", reliability->icc2.number.value, TOLERANCE);
  compare (table, row, "F", reliability->f.value, TOLERANCE);
  compare (table, row, "df1", (double)reliability->df[0], 0);
  compare (table, row, "df2", (double)reliability->df[1], 0);
  compare (table, row, "p", reliability->p.value, TOLERANCE);
}

static void
compare_item (NspReleased *const released[2], const Table *table, guint row)
{
  const NspInstrument *instrument;
  const NspReleasedReliability *reliability = find (released, table, row, &instrument);

  for (guint k = 0; k < reliability->n_items; k++) {
    const NspReleasedItemReliability *item = &reliability->items[k];

    if (strcmp (instrument->items[item->item].id, table_cell (table, row, "item")) != 0)
      continue;
    compare (table, row, "r_drop", item->item_rest.number.value, TOLERANCE);
    compare (table, row, "alpha_if_deleted", item->alpha_without.number.value, TOLERANCE);
    return;
  }
  cr_assert_fail ("no item %s", table_cell (table, row, "item"));
}

static void
compare_table (const char *path, guint figures,
               void (*compare_row) (NspReleased *const released[2], const Table *table, guint row))
{
  g_autoptr (Reading) samples = reading_of_samples (), reversed = reading_of_reversed ();
  g_autoptr (NspReleased) a = reading_score (samples, 1, 1), b = reading_score (reversed, 1, 1);
  NspReleased *const released[2] = { a, b };
  Table table;

  table_init (&table, path);
  n_compared = 0;
  for (guint row = 1; row < table.rows->len; row++)
    compare_row (released, &table, row);
  table_clear (&table);
  cr_assert_eq (n_compared, figures, "%u figures compared", n_compared);
}

Test (reliability_reference, dimensions_are_those_of_r)
{
  compare_table (REFERENCE "reliability.csv", 75 * 13, compare_dimension);
}

Test (reliability_reference, items_are_those_of_r)
{
  compare_table (REFERENCE "reliability_items.csv", 337 * 2, compare_item);
}
