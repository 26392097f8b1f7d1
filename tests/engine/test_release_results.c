/* Which results and groups there are, in which order, and what is said of answers on the way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "release.h"

#include <string.h>

#include "support.h"

/* An instrument for students only, with one item. */
static NspInstrument *
for_students (void)
{
  return make_instrument (
      "{'id': 'st', 'version': '1', 'title': {'en': 'S'}, 'audience': 'students',"
      " 'scale': {'min': 1, 'max': 5}, 'min_answered': 1,"
      " 'dimensions': [{'id': 'd', 'title': {'en': 'D'}, 'key': ['S1', 'S2']}],"
      " 'items': [{'id': 'S1'}, {'id': 'S2'}]}");
}

static NspInstrument *
for_all (void)
{
  return make_keyed ("all", 1, 5, 1, "d: A1");
}

/* "all 2024-2025: 5 = 3 Noord + 2 Zuid" for every result. */
static char *
summary (const NspReleased *released)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);

    g_string_append_printf (
        out, "%s%s %s: %" G_GUINT64_FORMAT, i > 0 ? "; " : "", result->instrument->id,
        result->period.year != NULL ? result->period.year : "-", result->overall->respondents);
    cr_assert_null (result->overall->network);
    cr_assert_eq (g_strcmp0 (result->overall->period.year, result->period.year), 0);
    for (guint k = 0; k < result->networks->len; k++) {
      const NspReleasedGroup *group = g_ptr_array_index (result->networks, k);

      g_string_append_printf (out, " %s %" G_GUINT64_FORMAT " %s", k > 0 ? "+" : "=",
                              group->respondents, group->network);
      cr_assert_eq (g_strcmp0 (group->period.year, result->period.year), 0);
    }
  }
  return g_string_free (out, FALSE);
}

#define assert_summary(released, expected)                                                         \
  do {                                                                                             \
    g_autofree char *summary_ = summary (released);                                                \
    cr_assert_str_eq (summary_, expected);                                                         \
  } while (0)

Test (release_results, are_sorted_by_year_and_name)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspReleased) released = NULL;

  cr_assert (
      reading_add (reading, "a.csv",
                   "netwerk;jaar;A1\nzuid;2025-2026;1\nNoord;2024-2025;1\nÉcole;2025-2026;1\n"
                   "Zuid;2025-2026;1\noost;2025-2026;1\n;2023-2024;1\nOost;2025-2026;1\n"
                   "Noord;2024-2025;2\n;2024-2025;2\n",
                   NULL));
  released = reading_score (reading, 1, 1);
  assert_summary (released, "all 2023-2024: 1; all 2024-2025: 3 = 2 Noord; "
                            "all 2025-2026: 5 = 1 École + 2 Oost + 2 Zuid");
}

Test (release_results, without_a_year_come_first)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspReleased) released = NULL;

  cr_assert (reading_add (reading, "a.csv", "jaar;A1\n2025;3\n2024;4\n", NULL));
  cr_assert (reading_add (reading, "b.csv", "A1\n3\n", NULL));
  released = reading_score (reading, 1, 1);
  assert_summary (released, "all -: 1; all 2024: 1; all 2025: 1");
}

Test (release_results, of_several_files_and_instruments_come_in_their_order)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("z", 1, 5, 1, "d: Z1"), for_all (),
                                             make_keyed ("absent", 1, 5, 1, "d: N1"), NULL);
  g_autoptr (NspReleased) released = NULL;

  cr_assert (reading_add (reading, "a.csv", "netwerk;jaar;A1\nN;2025;3\nN;2025;4\n", NULL));
  cr_assert (reading_add (reading, "b.csv", "netwerk;jaar;A1;Z1\nN;2024;3;\nM;2025;3;4\n", NULL));
  released = reading_score (reading, 1, 1);
  assert_summary (released, "z 2025: 1 = 1 M; all 2024: 1 = 1 N; all 2025: 3 = 1 M + 2 N");
}

Test (release_results, of_an_instrument_that_nobody_answered_are_not_there)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("z", 1, 5, 1, "d: Z1"), for_all (), NULL);
  g_autoptr (NspReleased) released = NULL;

  cr_assert (reading_add (reading, "a.csv", "netwerk;A1;Z1\nN;3;\nN;4;NA\n", NULL));
  released = reading_score (reading, 1, 1);
  assert_summary (released, "all -: 2 = 2 N");
}

Test (release_results, of_nothing_are_empty)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspReleased) released = reading_score (reading, 5, 8);

  cr_assert_eq (released->list->len, 0);
  cr_assert_eq (released->settings.min_n, 5);
}

Test (release_results, of_students_leave_the_others_out)
{
  g_autoptr (Reading) reading = reading_new (for_students (), for_all (), NULL);
  g_autoptr (NspReleased) released = NULL;
  const NspReleasedResult *students;

  cr_assert (reading_add (reading, "a.csv",
                          "netwerk;rol;S1;S2;A1\nN;student;1;1;1\nN;docent;;;5\nN;;;;5\n"
                          "M;student;2;2;2\nO;docent;;;3\n",
                          NULL));
  released = reading_score (reading, 1, 1);
  assert_told (reading->problems, "");
  assert_summary (released, "st -: 2 = 1 M + 1 N; all -: 5 = 1 M + 3 N + 1 O");
  students = find_result (released, "st", NULL);
  cr_assert_eq (students->overall->role, NSP_ROLE_STUDENT);
  cr_assert_eq (nsp_released_group (students, "N")->role, NSP_ROLE_STUDENT);
  cr_assert_eq (find_result (released, "all", NULL)->overall->role, NSP_ROLE_UNKNOWN);
}

Test (release_results, without_a_role_column_everyone_may_be_a_student)
{
  g_autoptr (Reading) reading = reading_new (for_students (), NULL);
  g_autoptr (NspReleased) released = NULL;

  cr_assert (reading_add (reading, "a.csv", "netwerk;S1;S2\nN;1;1\nN;2;2\n", NULL));
  released = reading_score (reading, 1, 1);
  assert_summary (released, "st -: 2 = 2 N");
  cr_assert_eq (find_result (released, "st", NULL)->overall->role, NSP_ROLE_UNKNOWN);
}

Test (release_results, warn_of_strangers)
{
  g_autoptr (Reading) reading = reading_new (for_students (), NULL);
  g_autoptr (NspReleased) released = NULL;

  cr_assert (reading_add (reading, "a.csv",
                          "netwerk;rol;S1;S2\nN;student;1;1\nN;docent;4;\nN;;4;4\n", NULL));
  released = reading_score (reading, 1, 1);
  assert_told (reading->problems, "not-a-student@3:0");
  cr_assert_eq (nsp_problems_count (reading->problems, NSP_WARNING), 1);
  assert_says (told_problem (reading->problems, 0),
               "st: rows with answers that are not students': 2 (the first on line 3)");
  assert_summary (released, "st -: 1 = 1 N");
}

/* Rows are scored by network and year, but the first stranger is the first in the file. */
Test (release_results, name_the_first_stranger_of_the_file)
{
  g_autoptr (Reading) reading = reading_new (for_students (), NULL);
  g_autoptr (NspReleased) released = NULL;

  cr_assert (reading_add (reading, "a.csv",
                          "netwerk;jaar;rol;S1;S2\nZ;2025;docent;1;1\nA;2025;docent;4;4\n"
                          "A;2024;docent;4;4\n",
                          NULL));
  released = reading_score (reading, 1, 1);
  assert_told (reading->problems, "not-a-student@2:0");
  cr_assert_eq (released->list->len, 0);
}

/* A count goes with the file that it is said of. */
Test (release_results, count_strangers_by_file)
{
  g_autoptr (Reading) reading = reading_new (for_students (), NULL);
  g_autoptr (NspReleased) released = NULL;

  cr_assert (
      reading_add (reading, "a.csv", "jaar;rol;S1;S2\n2024;student;1;1\n2024;docent;1;1\n", NULL));
  cr_assert (
      reading_add (reading, "b.csv", "jaar;rol;S1;S2\n2025;docent;1;1\n2025;docent;1;1\n", NULL));
  released = reading_score (reading, 1, 1);
  nsp_problems_sort (reading->problems);
  assert_told (reading->problems, "not-a-student@3:0, not-a-student@2:0");
}

Test (release_results, know_the_year_before)
{
  g_autoptr (Reading) reading = reading_new (for_all (), make_keyed ("z", 1, 5, 1, "d: Z1"), NULL);
  g_autoptr (NspReleased) released = NULL;
  const NspReleasedResult *last, *withheld;
  const NspReleasedGroup *before;

  cr_assert (reading_add (reading, "a.csv",
                          "netwerk;jaar;A1;Z1\nN;2023;1;1\nM;2023;1;\nN;2024;1;\nM;2025;1;\n"
                          "N;2025;1;1\nO;2025;1;1\n",
                          NULL));
  released = reading_score (reading, 1, 1);
  last = find_result (released, "all", "2025");
  before = nsp_released_before (released, last, "N", &withheld);
  cr_assert_str_eq (before->period.year, "2024");
  cr_assert_str_eq (before->network, "N");
  cr_assert_str_eq (nsp_released_before (released, last, "M", &withheld)->period.year, "2023",
                    "a year is skipped");
  cr_assert_null (nsp_released_before (released, last, "O", &withheld));
  cr_assert_null (nsp_released_before (released, last, "nowhere", &withheld));
  cr_assert_str_eq (nsp_released_before (released, last, NULL, &withheld)->period.year, "2024");
  cr_assert_null (
      nsp_released_before (released, find_result (released, "all", "2023"), "N", &withheld));
  last = find_result (released, "z", "2025");
  cr_assert_str_eq (nsp_released_before (released, last, "N", &withheld)->period.year, "2023");
}

Test (release_results, no_year_is_before_nothing)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspReleased) released = NULL;
  const NspReleasedResult *withheld;

  cr_assert (reading_add (reading, "a.csv", "netwerk;A1\nN;1\n", NULL));
  cr_assert (reading_add (reading, "b.csv", "netwerk;jaar;A1\nN;2025;1\n", NULL));
  released = reading_score (reading, 1, 1);
  cr_assert_null (
      nsp_released_before (released, find_result (released, "all", "2025"), "N", &withheld));
}

Test (release_results, groups_are_found_by_name)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspReleased) released = NULL;
  const NspReleasedResult *result;

  cr_assert (reading_add (reading, "a.csv", "netwerk;A1\nN;1\nM;2\n", NULL));
  released = reading_score (reading, 1, 1);
  result = find_result (released, "all", NULL);
  cr_assert_eq (nsp_released_group (result, NULL), result->overall);
  cr_assert_str_eq (nsp_released_group (result, "N")->network, "N");
  cr_assert_null (nsp_released_group (result, "n"));
}

Test (release_results, take_the_fraction_from_the_settings_or_the_instrument)
{
  g_autoptr (Reading) reading = reading_new (for_students (), NULL);
  NspSettings own = NSP_SETTINGS_DEFAULT, half = { 0.5, 1, 1, TRUE };
  g_autoptr (NspReleased) strict = NULL, loose = NULL;

  own.min_n = own.min_n_spread = 1;
  own.exact = TRUE;
  cr_assert (reading_add (reading, "a.csv", "S1;S2\n1;\n1;3\n", NULL));
  strict = nsp_release_new (reading->survey, &own, reading->problems);
  loose = nsp_release_new (reading->survey, &half, reading->problems);
  cr_assert_eq (find_result (strict, "st", NULL)->overall->dimensions[0].n, 1);
  cr_assert_eq (find_result (loose, "st", NULL)->overall->dimensions[0].n, 2);
  cr_assert_eq (nsp_settings_min_answered (&own, g_ptr_array_index (reading->instruments, 0)), 1);
  cr_assert_eq (nsp_settings_min_answered (&half, g_ptr_array_index (reading->instruments, 0)),
                0.5);
}

Test (release_results, the_total_is_of_the_networks_and_those_without)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspReleased) released = NULL;

  cr_assert (reading_add (reading, "a.csv", "netwerk;A1\nN;1\nM;2\n;5\n;4\n", NULL));
  released = reading_score (reading, 1, 1);
  assert_near (find_result (released, "all", NULL)->overall->dimensions[0].mean.value, 3);
  assert_summary (released, "all -: 4 = 1 M + 1 N");
}

/* A file of `n` people who answer A1 and A2 alike, and A3 alike or, when `reversed`, the other way
 * round; as the key "A1 A2 -A3" wants it when reversed. */
static Reading *
alike (guint n, gboolean reversed)
{
  Reading *reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 A2 -A3"), NULL);
  g_autoptr (GString) csv = g_string_new ("netwerk;A1;A2;A3\n");

  for (guint i = 0; i < n; i++) {
    guint answer = 1 + i % 5;

    g_string_append_printf (csv, "N;%u;%u;%u\n", answer, MIN (answer + i % 2, 5),
                            reversed ? 6 - answer : answer);
  }
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  return reading;
}

Test (release_results, warn_of_answers_that_are_reversed_already)
{
  g_autoptr (Reading) reading = alike (30, FALSE);
  g_autoptr (NspReleased) released = reading_score (reading, 5, 8);

  (void)released;
  assert_told (reading->problems, "reversed-already@0:0");
  cr_assert_eq (told_problem (reading->problems, 0)->severity, NSP_WARNING);
  assert_says (told_problem (reading->problems, 0), "the reversed item A3");
  assert_says (told_problem (reading->problems, 0), "r = -0.99, n = 30");
}

Test (release_results, below_thirty_there_is_no_such_warning)
{
  g_autoptr (Reading) few = alike (29, FALSE), right = alike (200, TRUE);
  g_autoptr (NspReleased) of_few = reading_score (few, 5, 8),
                          of_right = reading_score (right, 5, 8);

  (void)of_few, (void)of_right;
  assert_told (few->problems, "");
  assert_told (right->problems, "");
}

/* The thirty must have answered every item. */
Test (release_results, the_warning_is_over_complete_answers)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 A2 -A3"), NULL);
  g_autoptr (GString) csv = g_string_new ("A1;A2;A3\n");
  g_autoptr (NspReleased) released = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (csv, "%u;%u;%s\n", 1 + i % 5, 1 + i % 5,
                            i < 29 ? (const char *[]){ "1", "2", "3", "4", "5" }[i % 5] : "");
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  released = reading_score (reading, 5, 8);
  assert_told (reading->problems, "");
}

/* Items that have nothing to do with each other are no sign of anything. */
Test (release_results, chance_gives_no_warning)
{
  guint32 seed = 20250308;
  guint warned = 0;

  for (guint round = 0; round < 200; round++) {
    g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 A2 -A3"), NULL);
    g_autoptr (GString) csv = g_string_new ("A1;A2;A3\n");
    g_autoptr (NspReleased) released = NULL;

    for (guint i = 0; i < 40; i++)
      g_string_append_printf (csv, "%u;%u;%u\n", 1 + random_below (&seed, 5),
                              1 + random_below (&seed, 5), 1 + random_below (&seed, 5));
    cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
    released = reading_score (reading, 5, 8);
    warned += count_code (reading->problems, 0, NSP_PROBLEM_REVERSED_ALREADY);
  }
  /* A 95% interval that leaves 0 out on one side: one in forty. */
  cr_assert_leq (warned, 12, "%u of 200", warned);
}

Test (release_results, freeing_nothing_is_allowed)
{
  nsp_released_free (NULL);
}
