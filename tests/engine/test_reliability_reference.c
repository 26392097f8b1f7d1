/* Reliability figures against those that R's psych and multilevel computed (tests/reference).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "support.h"

#define REFERENCE NSP_SOURCE_DIR "/tests/reference/"
/* R's optimiser stops where the fit no longer improves much: its omega is good to four digits. */
#define OMEGA_TOLERANCE 1e-3
#define TOLERANCE 1e-9

static char *
read_whole (const char *path)
{
  char *text;

  cr_assert (g_file_get_contents (path, &text, NULL, NULL), "%s", path);
  return text;
}

static void
add_file (Reading *reading, const char *path)
{
  g_autofree char *text = read_whole (path);

  cr_assert (reading_add (reading, path, text, NULL));
}

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

static Reading *
read_reversed (void)
{
  g_autofree char *json = read_whole (REFERENCE "reversed.json");
  Reading *reading = reading_new (make_instrument (json), NULL);

  add_file (reading, REFERENCE "reversed.csv");
  return reading;
}

/* A row of R's table by its header. */
typedef struct {
  char **header, **cells;
} Row;

static const char *
cell (const Row *row, const char *column)
{
  for (guint i = 0; row->header[i] != NULL; i++)
    if (strcmp (row->header[i], column) == 0)
      return row->cells[i];
  cr_assert_fail ("no column %s", column);
  return NULL;
}

static guint n_compared;

static void
compare (const Row *row, const char *column, double actual, double tolerance)
{
  const char *text = cell (row, column);
  double expected = *text != '\0' ? g_ascii_strtod (text, NULL) : NAN;

  cr_assert ((isnan (expected) && isnan (actual)) || fabs (actual - expected) <= tolerance,
             "%s %s %s, %s: %.17g, R has %s", row->cells[0], row->cells[1], row->cells[2], column,
             actual, text);
  n_compared++;
}

/* The dimension's figures that a row is about. */
static const NspReliability *
find (NspResults *const results[2], const Row *row, const NspInstrument **instrument)
{
  const char *id = cell (row, "instrument");
  const NspResult *result =
      find_result (results[strcmp (id, "reversed") == 0], id, cell (row, "year"));

  *instrument = result->instrument;
  for (guint d = 0; d < result->instrument->n_dimensions; d++)
    if (strcmp (result->instrument->dimensions[d].id, cell (row, "dimension")) == 0)
      return &result->reliability[d];
  cr_assert_fail ("no dimension %s", cell (row, "dimension"));
  return NULL;
}

static void
compare_dimension (NspResults *const results[2], const Row *row)
{
  const NspInstrument *instrument;
  const NspReliability *reliability = find (results, row, &instrument);

  compare (row, "n", (double)reliability->n, 0);
  compare (row, "k", reliability->n_items, 0);
  compare (row, "alpha", reliability->alpha.value, TOLERANCE);
  compare (row, "alpha_low", reliability->alpha_ci95[0], TOLERANCE);
  compare (row, "alpha_high", reliability->alpha_ci95[1], TOLERANCE);
  compare (row, "omega_total", reliability->omega.value, OMEGA_TOLERANCE);
  compare (row, "average_r", reliability->mean_correlation.value, TOLERANCE);
  compare (row, "icc1", reliability->icc1.value, TOLERANCE);
  compare (row, "icc2", reliability->icc2.value, TOLERANCE);
  compare (row, "F", reliability->f, TOLERANCE);
  compare (row, "df1", (double)reliability->df[0], 0);
  compare (row, "df2", (double)reliability->df[1], 0);
  compare (row, "p", reliability->p, TOLERANCE);
}

static void
compare_item (NspResults *const results[2], const Row *row)
{
  const NspInstrument *instrument;
  const NspReliability *reliability = find (results, row, &instrument);

  for (guint k = 0; k < reliability->n_items; k++) {
    const NspItemReliability *item = &reliability->items[k];

    if (strcmp (instrument->items[item->item].id, cell (row, "item")) != 0)
      continue;
    compare (row, "r_drop", item->item_rest.value, TOLERANCE);
    compare (row, "alpha_if_deleted", item->alpha_without.value, TOLERANCE);
    return;
  }
  cr_assert_fail ("no item %s", cell (row, "item"));
}

static void
compare_table (const char *path, guint figures,
               void (*compare_row) (NspResults *const results[2], const Row *row))
{
  g_autoptr (Reading) samples = read_samples (), reversed = read_reversed ();
  g_autoptr (NspResults) a = reading_score (samples, 1, 1), b = reading_score (reversed, 1, 1);
  NspResults *const results[2] = { a, b };
  g_autofree char *text = read_whole (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) header = g_strsplit (lines[0], ",", -1);

  n_compared = 0;
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

    compare_row (results, &(Row){ header, cells });
  }
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
