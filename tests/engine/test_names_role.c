/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names.h"
#include "role.h"
#include "support.h"

Test (names, are_numbered_in_the_order_of_first_use)
{
  NspNames *names = nsp_names_new ();

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
  NspNames *names = nsp_names_new ();

  cr_assert_eq (nsp_names_intern (names, " b c\t"), 1);
  cr_assert_eq (nsp_names_intern (names, "b c"), 1);
  cr_assert_eq (nsp_names_intern (names, "b  c"), 2);
  cr_assert_eq (nsp_names_intern (names, "B c"), 3);
  cr_assert_str_eq (nsp_names_get (names, 1), "b c");
  nsp_names_free (names);
}

Test (names, nothing_has_no_number)
{
  NspNames *names = nsp_names_new ();

  cr_assert_eq (nsp_names_intern (names, ""), 0);
  cr_assert_eq (nsp_names_intern (names, " \t "), 0);
  cr_assert_eq (nsp_names_count (names), 0);
  nsp_names_free (names);
}

Test (names, are_kept_however_many)
{
  NspNames *names = nsp_names_new ();

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
