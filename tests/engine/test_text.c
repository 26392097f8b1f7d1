/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "support.h"
#include "text.h"

#define assert_number(value, decimals, lang, expected)                                             \
  do {                                                                                             \
    g_autofree char *number_ = nsp_number_format (value, decimals, lang);                          \
    cr_assert_str_eq (number_, expected);                                                          \
  } while (0)

#define assert_excerpt(text, length, max, expected)                                                \
  do {                                                                                             \
    g_autofree char *excerpt_ = nsp_text_excerpt (text, length, max);                              \
    cr_assert_str_eq (excerpt_, expected);                                                         \
  } while (0)

Test (text, falls_back_to_the_other_language)
{
  NspText both = { { (char *)"ja", (char *)"yes" } };
  NspText dutch = { { (char *)"ja", NULL } };
  NspText english = { { (char *)"", (char *)"yes" } };
  NspText none = { { NULL, NULL } };

  cr_assert_str_eq (nsp_text_get (&both, NSP_NL), "ja");
  cr_assert_str_eq (nsp_text_get (&both, NSP_EN), "yes");
  cr_assert_str_eq (nsp_text_get (&dutch, NSP_EN), "ja");
  cr_assert_str_eq (nsp_text_get (&english, NSP_NL), "yes");
  cr_assert_str_eq (nsp_text_get (&none, NSP_NL), "");
}

Test (text, clears_and_can_be_cleared_again)
{
  NspText text = { { g_strdup ("ja"), NULL } };

  nsp_text_clear (&text);
  nsp_text_clear (&text);
  cr_assert_null (text.in[NSP_NL]);
}

Test (text, numbers_have_the_languages_decimal_sign)
{
  assert_number (3.94, 1, NSP_NL, "3,9");
  assert_number (3.94, 1, NSP_EN, "3.9");
  assert_number (3.0, 2, NSP_NL, "3,00");
  assert_number (12, 0, NSP_NL, "12");
  assert_number (-1.25, 2, NSP_EN, "-1.25");
  assert_number (1234567.5, 1, NSP_NL, "1234567,5");
}

/* As people round; printf would give 2.2 and 0.12. */
Test (text, halves_are_rounded_away_from_0)
{
  assert_number (2.25, 1, NSP_EN, "2.3");
  assert_number (-2.25, 1, NSP_EN, "-2.3");
  assert_number (0.125, 2, NSP_EN, "0.13");
  assert_number (2.5, 0, NSP_EN, "3");
  assert_number (2.249, 1, NSP_EN, "2.2");
  assert_number (-0.05, 1, NSP_EN, "-0.1");
}

Test (text, the_longest_number_fits)
{
  g_autofree char *number = nsp_number_format (-1e308, 99, NSP_NL);

  cr_assert (g_str_has_prefix (number, "-1000000000000000"));
  cr_assert_eq (strlen (number), strlen ("-,") + 309 + 15);
}

Test (text, numbers_are_a_dash_when_undefined)
{
  assert_number (NAN, 1, NSP_NL, "–");
  assert_number (NAN, 0, NSP_EN, "–");
}

Test (text, numbers_never_show_a_negative_zero)
{
  assert_number (-0.0, 1, NSP_NL, "0,0");
  assert_number (-0.04, 1, NSP_NL, "0,0");
  assert_number (-0.4, 0, NSP_EN, "0");
  assert_number (-0.06, 1, NSP_EN, "-0.1");
}

Test (text, numbers_do_not_follow_the_locale)
{
  if (setlocale (LC_ALL, "nl_NL.UTF-8") == NULL && setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    cr_assert_fail ("there is no locale with a decimal comma: install the package locales");
  assert_number (3.94, 1, NSP_EN, "3.9");
  assert_number (-0.04, 1, NSP_EN, "0.0");
  assert_number (3.94, 1, NSP_NL, "3,9");
}

Test (text, an_excerpt_is_short)
{
  assert_excerpt ("", -1, 5, "");
  assert_excerpt ("abcde", -1, 5, "abcde");
  assert_excerpt ("abcdef", -1, 5, "abcde…");
  assert_excerpt ("ëëëëëë", -1, 5, "ëëëëë…");
  assert_excerpt ("abcdef", 3, 5, "abc");
  assert_excerpt ("abc", -1, 0, "…");
}

Test (text, an_excerpt_is_safe_to_print)
{
  assert_excerpt ("a\nb\tc\033[31m", -1, 40, "a b c [31m");
  assert_excerpt ("a\xe2\x80\xae"
                  "b",
                  -1, 40, "a b"); /* right-to-left override */
  assert_excerpt ("a\xff"
                  "b",
                  -1, 40,
                  "a\xef\xbf\xbd"
                  "b");
  assert_excerpt ("\xc3", -1, 40, "\xef\xbf\xbd");
  assert_excerpt ("a\0b", 3, 40,
                  "a\xef\xbf\xbd"
                  "b");
}

Test (text, what_only_a_person_has_looks_personal)
{
  static const char *const personal[] = {
    "jan@school.nl",     "Jan Jansen <jan.jansen@hu.voorbeeld.nl>",
    "192.0.2.17",        "2001:db8:0:0:1:2:3:4",
    "3-11-2025 09:12",   "2025-11-03T09:12:00Z",
    "06-12345678",       "0612345678",
    "06 12 34 56 78",    "06 - 12 34 56 78",
    "(06) 1234 5678",    "tel. 06-12345678 (Jan)",
    "+31 6 12345678",    "+31 (0)6 12345678",
    "+31612345678",      "(+31) 6 12 34 56 78",
    "0031 6 12345678",   "0031612345678",
    "(010) 123 4567",    "010-1234567",
    "0475/12.34.56",     "+32 475 12 34 56",
    "+1 (202) 555-0123", "612345678",
    "31612345678",
  };

  for (guint i = 0; i < G_N_ELEMENTS (personal); i++)
    cr_assert (nsp_text_looks_personal (personal[i]), "%s", personal[i]);
}

Test (text, names_years_and_numbers_do_not_look_personal)
{
  static const char *const others[] = {
    "",
    "Burgerschap",
    "Leren@Zuid",
    "@school",
    "TLG 12",
    "Netwerk 010",
    "010",
    "Groep 2024",
    "2024",
    "2024-2025",
    "2024/2025",
    "2024/25 - 2025/26",
    "3-11-2025",
    "1234 AB",
    "1234 AB 12",
    "4",
    "-99",
    "+4",
    "4,00",
    "0,123456789",
    "0 1 2 3 4 5 6 7 8 9 10",
    "0-1-2-3-4-5-6-7-8-9",
    "Netwerk 1.2.3",
    "10-12, 14-16 en 18-20 jaar",
    "1000000000",
    "a0612345678b",
    "P01 P02 P03 P04 P05",
    "09:12",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    cr_assert (!nsp_text_looks_personal (others[i]), "%s", others[i]);
}
