/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names.h"
#include "role.h"
#include "support.h"

Test (names, are_numbered_in_the_order_of_first_use)
{
  NspNames *names = nsp_names_new (NSP_NAMES_EXACT);

  cr_assert_eq (nsp_names_count (names), 0);
  cr_assert_eq (nsp_names_intern (names, "b"), 1);
  cr_assert_eq (nsp_names_intern (names, "a"), 2);
  cr_assert_eq (nsp_names_intern (names, "b"), 1);
  cr_assert_eq (nsp_names_count (names), 2);
  cr_assert_str_eq (nsp_names_get (names, 1), "b");
  cr_assert_str_eq (nsp_names_get (names, 2), "a");
  cr_assert_null (nsp_names_get (names, 0));
  nsp_names_free (names);
}

Test (names, outer_spaces_do_not_count_and_inner_do)
{
  NspNames *names = nsp_names_new (NSP_NAMES_EXACT);

  cr_assert_eq (nsp_names_intern (names, " b c\t"), 1);
  cr_assert_eq (nsp_names_intern (names, "b c"), 1);
  cr_assert_eq (nsp_names_intern (names, "b  c"), 2);
  cr_assert_eq (nsp_names_intern (names, "B c"), 3);
  cr_assert_str_eq (nsp_names_get (names, 1), "b c");
  nsp_names_free (names);
}

Test (names, nothing_has_no_number)
{
  NspNames *names = nsp_names_new (NSP_NAMES_EXACT);

  cr_assert_eq (nsp_names_intern (names, ""), 0);
  cr_assert_eq (nsp_names_intern (names, " \t "), 0);
  cr_assert_eq (nsp_names_count (names), 0);
  nsp_names_free (names);
}

Test (names, are_kept_however_many)
{
  NspNames *names = nsp_names_new (NSP_NAMES_EXACT);

  for (guint round = 0; round < 2; round++) {
    for (guint i = 0; i < 20000; i++) {
      g_autofree char *name = g_strdup_printf ("netwerk %u", i);

      cr_assert_eq (nsp_names_intern (names, name), i + 1);
    }
  }
  cr_assert_str_eq (nsp_names_get (names, 20000), "netwerk 19999");
  nsp_names_free (names);
  nsp_names_free (NULL);
}

/* "Noord 2, noord 1": how a name was written. */
static void
assert_spellings (const NspNames *names, guint32 number, const char *expected)
{
  g_autoptr (GPtrArray) spellings = nsp_names_spellings (names, number);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < spellings->len; i++) {
    const NspSpelling *spelling = g_ptr_array_index (spellings, i);

    cr_assert_eq (spelling->number, number);
    g_string_append_printf (out, "%s%s %" G_GUINT64_FORMAT, i > 0 ? ", " : "", spelling->text,
                            spelling->count);
  }
  cr_assert_str_eq (out->str, expected);
}

static NspNames *
folded_names (const char *const *texts)
{
  NspNames *names = nsp_names_new (NSP_NAMES_FOLDED);

  for (; *texts != NULL; texts++)
    nsp_names_intern (names, *texts);
  return names;
}

#define FOLDED(...) folded_names ((const char *const[]){ __VA_ARGS__, NULL })

Test (names, are_shown_as_most_wrote_them)
{
  NspNames *names = FOLDED ("noord", "Noord", "Noord.", "Noord", "NOORD", " Noord ", "Zuid");

  cr_assert_eq (nsp_names_count (names), 2);
  cr_assert_str_eq (nsp_names_get (names, 1), "Noord");
  assert_spellings (names, 1, "Noord 3, NOORD 1, Noord. 1, noord 1");
  assert_spellings (names, 2, "Zuid 1");
  nsp_names_free (names);
}

/* Whatever the order of the rows, the first in the alphabet of those that most wrote. */
Test (names, of_equals_the_first_in_the_alphabet_is_shown)
{
  NspNames *one = FOLDED ("noord", "Noord", "NOORD"), *two = FOLDED ("NOORD", "Noord", "noord");
  NspNames *three = FOLDED ("NOORD", "noord", "Noord", "noord", "Noord");

  cr_assert_str_eq (nsp_names_get (one, 1), "NOORD");
  cr_assert_str_eq (nsp_names_get (two, 1), "NOORD");
  cr_assert_str_eq (nsp_names_get (three, 1), "Noord");
  assert_spellings (one, 1, "NOORD 1, Noord 1, noord 1");
  nsp_names_free (one);
  nsp_names_free (two);
  nsp_names_free (three);
}

Test (names, are_one_by_what_a_person_would_read_as_the_same)
{
  NspNames *names = FOLDED ("Oriëntatie – A", "orie\xcc\x88ntatie - a", "Oriëntatie\302\240-  A.");

  cr_assert_eq (nsp_names_count (names), 1);
  cr_assert_eq (nsp_names_find (names, " ORIËNTATIE — a "), 1);
  cr_assert_eq (nsp_names_find (names, "Orientatie - A"), 0);
  nsp_names_free (names);
}

/* Names of punctuation only are told apart by that. */
Test (names, of_punctuation_are_names)
{
  NspNames *names = FOLDED ("?", "-", " ? ");

  cr_assert_eq (nsp_names_count (names), 2);
  cr_assert_eq (nsp_names_find (names, "?"), 1);
  cr_assert_eq (nsp_names_find (names, "-"), 2);
  cr_assert_eq (nsp_names_find (names, "!"), 0);
  nsp_names_free (names);
}

Test (names, are_found_when_they_are_there)
{
  NspNames *exact = nsp_names_new (NSP_NAMES_EXACT), *folded = FOLDED ("Noord");

  nsp_names_intern (exact, "Noord");
  cr_assert_eq (nsp_names_find (exact, " Noord"), 1);
  cr_assert_eq (nsp_names_find (exact, "noord"), 0);
  cr_assert_eq (nsp_names_find (folded, "noord."), 1);
  cr_assert_eq (nsp_names_find (folded, "zuid"), 0);
  cr_assert_eq (nsp_names_find (folded, ""), 0);
  nsp_names_free (exact);
  nsp_names_free (folded);
}

Test (role, is_known_in_two_languages_and_any_case)
{
  static const struct {
    const char *text;
    NspRole role;
  } roles[] = {
    { "student", NSP_ROLE_STUDENT },
    { " Student ", NSP_ROLE_STUDENT },
    { "STUDENTE", NSP_ROLE_STUDENT },
    { "docent", NSP_ROLE_TEACHER },
    { "Leraar", NSP_ROLE_TEACHER },
    { "leerkracht", NSP_ROLE_TEACHER },
    { "teacher", NSP_ROLE_TEACHER },
    { "lerarenopleider", NSP_ROLE_EDUCATOR },
    { "opleider", NSP_ROLE_EDUCATOR },
    { "teacher educator", NSP_ROLE_EDUCATOR },
    { "educator", NSP_ROLE_EDUCATOR },
    { "onderzoeker", NSP_ROLE_RESEARCHER },
    { "researcher", NSP_ROLE_RESEARCHER },
    { "overig", NSP_ROLE_OTHER },
    { "anders", NSP_ROLE_OTHER },
    { "other", NSP_ROLE_OTHER },
    { "Pabo-student", NSP_ROLE_STUDENT },
    { "pabo–student", NSP_ROLE_STUDENT },
    { "Leraar in opleiding.", NSP_ROLE_STUDENT },
    { "LIO", NSP_ROLE_STUDENT },
    { "student  teacher", NSP_ROLE_STUDENT },
    { "Schoolopleider", NSP_ROLE_EDUCATOR },
    { "lector", NSP_ROLE_RESEARCHER },
    { "Schoolleider", NSP_ROLE_OTHER },
    { "", NSP_ROLE_UNKNOWN },
    { "  ", NSP_ROLE_UNKNOWN },
    { "students", NSP_ROLE_UNKNOWN },
    { "directeur", NSP_ROLE_UNKNOWN },
    { "student;docent", NSP_ROLE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    cr_assert_eq (nsp_role_parse (roles[i].text), roles[i].role, "\"%s\"", roles[i].text);
}

Test (role, every_role_has_a_name_that_is_read_back)
{
  cr_assert_null (nsp_role_name (NSP_ROLE_UNKNOWN));
  for (guint role = NSP_ROLE_STUDENT; role < NSP_N_ROLES; role++)
    cr_assert_eq (nsp_role_parse (nsp_role_name ((NspRole)role)), role);
}
