/* The t and F distributions against R (tests/reference/distribution.R) and against themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "distribution.h"

#include "support.h"

static double
number (const Table *table, guint row, const char *column)
{
  return g_ascii_strtod (table_cell (table, row, column), NULL);
}

static double
computed (const Table *table, guint row)
{
  double df1 = number (table, row, "df1"), df2 = number (table, row, "df2"),
         at = number (table, row, "at");

  if (g_str_equal (table_cell (table, row, "figure"), "t_975"))
    return nsp_t_975 (df1);
  if (g_str_equal (table_cell (table, row, "figure"), "f_above"))
    return nsp_f_above (at, df1, df2);
  return nsp_f_tail (at, df1, df2);
}

/* Relative; both lose some digits of a tail where there are millions of respondents. */
Test (distribution, is_that_of_r)
{
  Table table;

  table_init (&table, NSP_SOURCE_DIR "/tests/reference/distribution.csv");
  for (guint row = 1; row < table.rows->len; row++) {
    double expected = number (&table, row, "value"), actual = computed (&table, row);
    gboolean tail = g_str_equal (table_cell (&table, row, "figure"), "f_tail");

    cr_assert (fabs (actual - expected) <= (tail ? 1e-11 : 1e-13) * expected + 1e-300, "%s: %.17g",
               table.lines[row], actual);
  }
  cr_assert_gt (table.rows->len, 480);
  table_clear (&table);
}

/* Beyond what any table holds: the value and its tail are each other's inverse. */
Test (distribution, agrees_with_itself)
{
  for (double df1 = 1; df1 <= 5e7; df1 = floor (df1 * 1.7) + 1)
    for (double df2 = 1; df2 <= 1e10; df2 = floor (df2 * 2.9) + 1)
      for (double tail = 1e-6; tail < 1; tail = tail < 0.02 ? tail * 13 : tail + 0.3) {
        double f = nsp_f_above (tail, df1, df2);

        cr_assert (fabs (nsp_f_tail (f, df1, df2) / tail - 1) < 1e-11, "%g: %g %g %.17g", tail, df1,
                   df2, f);
      }
}

Test (distribution, has_exact_values)
{
  cr_assert_float_eq (nsp_t_975 (1), tan (0.475 * G_PI), 1e-12);                  /* Cauchy */
  cr_assert_float_eq (nsp_t_975 (2), 0.95 * sqrt (2 / (1 - 0.95 * 0.95)), 1e-14); /* by algebra */
  for (double df = 2; df < 1e8; df *= 3) { /* (1 + 2 f / df)^(-df / 2) */
    double exact = exp (-df / 2 * log1p (2 * 3 / df));

    cr_assert_float_eq (nsp_f_tail (3, 2, df), exact, 1e-12 * exact, "%g", df);
  }
}

Test (distribution, what_is_undefined_is_nan)
{
  static const double wrong[] = { 0, -1, NAN, INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    cr_assert (isnan (nsp_t_975 (wrong[i])));
    cr_assert (isnan (nsp_f_above (0.025, wrong[i], 3)) &&
               isnan (nsp_f_above (0.025, 3, wrong[i])));
    cr_assert (isnan (nsp_f_tail (1, wrong[i], 3)) && isnan (nsp_f_tail (1, 3, wrong[i])));
  }
  cr_assert (isnan (nsp_f_above (0, 3, 3)) && isnan (nsp_f_above (1, 3, 3)));
  cr_assert (isnan (nsp_f_tail (-1, 3, 3)) && isnan (nsp_f_tail (NAN, 3, 3)));
  cr_assert_eq (nsp_f_tail (0, 3, 3), 1);
  cr_assert_eq (nsp_f_tail (INFINITY, 3, 3), 0);
  cr_assert_eq (nsp_f_tail (1e300, 1e6, 1e9), 0);
  cr_assert_eq (nsp_f_tail (1e-300, 1e6, 1e9), 1);
}
