/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "school_year.h"

#include "support.h"

Test (school_year, the_same_year_is_one_year)
{
  static const char *const texts[] = { "2025-2026", "2025/2026",    "2025-26",     "2025/26",
                                       "2025–2026", "2025–26",      " 2025-2026 ", "2025 - 2026",
                                       "2025 / 26", "\t2025/2026\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *year = nsp_school_year_parse (texts[i]);

    cr_assert_eq (g_strcmp0 (year, "2025-2026"), 0, "%s", texts[i]);
  }
}

Test (school_year, a_calendar_year_stays_one)
{
  g_autofree char *plain = nsp_school_year_parse ("2025");
  g_autofree char *spaces = nsp_school_year_parse (" 2025 ");

  cr_assert_eq (g_strcmp0 (plain, "2025"), 0);
  cr_assert_eq (g_strcmp0 (spaces, "2025"), 0);
}

Test (school_year, passes_a_century)
{
  g_autofree char *two = nsp_school_year_parse ("1999-00");
  g_autofree char *four = nsp_school_year_parse ("1999-2000");
  g_autofree char *first = nsp_school_year_parse ("1900");
  g_autofree char *last = nsp_school_year_parse ("2199-2200");

  cr_assert_eq (g_strcmp0 (two, "1999-2000"), 0);
  cr_assert_eq (g_strcmp0 (four, "1999-2000"), 0);
  cr_assert_eq (g_strcmp0 (first, "1900"), 0);
  cr_assert_eq (g_strcmp0 (last, "2199-2200"), 0);
}

Test (school_year, anything_else_is_no_year)
{
  static const char *const texts[] = { "",          " ",         "25",           "202",
                                       "20255",     "2025-",     "2025-2025",    "2025-2027",
                                       "2025-27",   "2025-2024", "2025-026",     "2025-20266",
                                       "2025 2026", "2025.0",    "2025,5",       "1899",
                                       "2200",      "jaar 2025", "2025a",        "2025-26a",
                                       "-2025",     "2025--26",  "2025-2026-27", "2025—2026",
                                       "１９９９",  "2025-6",    "2025-+26",     "2025\\26",
                                       "NA" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *year = nsp_school_year_parse (texts[i]);

    cr_assert_null (year, "\"%s\" is %s", texts[i], year);
  }
}

Test (school_year, a_school_year_is_two_years)
{
  cr_assert (nsp_school_year_is ("2025-2026"));
  cr_assert (nsp_school_year_is ("1999-2000"));
  cr_assert (!nsp_school_year_is ("2025"));
}

Test (school_year, a_plain_year_ends_its_school_year)
{
  static const struct {
    const char *text, *school_year;
  } years[] = { { "2025", "2024-2025" },
                { "2000", "1999-2000" },
                { "1900", "1899-1900" },
                { "2024-2025", "2024-2025" },
                { "2024/25", "2024-2025" } };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++) {
    g_autofree char *year = nsp_school_year_parse (years[i].text);
    g_autofree char *school_year = nsp_school_year_of (year);
    g_autofree char *again = nsp_school_year_of (school_year);

    cr_assert_str_eq (school_year, years[i].school_year);
    cr_assert_str_eq (again, school_year);
  }
}
