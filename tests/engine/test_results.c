/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results.h"

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
summary (const NspResults *results)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < results->list->len; i++) {
    const NspResult *result = g_ptr_array_index (results->list, i);

    g_string_append_printf (out, "%s%s %s: %" G_GUINT64_FORMAT, i > 0 ? "; " : "",
                            result->instrument->id, result->year != NULL ? result->year : "-",
                            result->overall->respondents);
    cr_assert_null (result->overall->network);
    cr_assert_eq (g_strcmp0 (result->overall->year, result->year), 0);
    for (guint k = 0; k < result->networks->len; k++) {
      const NspGroup *group = g_ptr_array_index (result->networks, k);

      g_string_append_printf (out, " %s %" G_GUINT64_FORMAT " %s", k > 0 ? "+" : "=",
                              group->respondents, group->network);
      cr_assert_eq (g_strcmp0 (group->year, result->year), 0);
    }
  }
  return g_string_free (out, FALSE);
}

#define assert_summary(results, expected)                                                          \
  do {                                                                                             \
    g_autofree char *summary_ = summary (results);                                                 \
    cr_assert_str_eq (summary_, expected);                                                         \
  } while (0)

Test (results, are_sorted_by_year_and_name)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspResults) results = NULL;

  cr_assert (
      reading_add (reading, "a.csv",
                   "netwerk;jaar;A1\nzuid;2025-2026;1\nNoord;2024-2025;1\nÉcole;2025-2026;1\n"
                   "Zuid;2025-2026;1\noost;2025-2026;1\n;2023-2024;1\nOost;2025-2026;1\n"
                   "Noord;2024-2025;2\n;2024-2025;2\n",
                   NULL));
  results = reading_score (reading, 1, 1);
  assert_summary (results, "all 2023-2024: 1; all 2024-2025: 3 = 2 Noord; "
                           "all 2025-2026: 5 = 1 École + 2 Oost + 2 Zuid");
}

Test (results, without_a_year_come_first)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspResults) results = NULL;

  cr_assert (reading_add (reading, "a.csv", "jaar;A1\n2025;3\n2024;4\n", NULL));
  cr_assert (reading_add (reading, "b.csv", "A1\n3\n", NULL));
  results = reading_score (reading, 1, 1);
  assert_summary (results, "all -: 1; all 2024: 1; all 2025: 1");
}

Test (results, of_several_files_and_instruments_come_in_their_order)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("z", 1, 5, 1, "d: Z1"), for_all (),
                                             make_keyed ("absent", 1, 5, 1, "d: N1"), NULL);
  g_autoptr (NspResults) results = NULL;

  cr_assert (reading_add (reading, "a.csv", "netwerk;jaar;A1\nN;2025;3\nN;2025;4\n", NULL));
  cr_assert (reading_add (reading, "b.csv", "netwerk;jaar;A1;Z1\nN;2024;3;\nM;2025;3;4\n", NULL));
  results = reading_score (reading, 1, 1);
  assert_summary (results, "z 2025: 1 = 1 M; all 2024: 1 = 1 N; all 2025: 3 = 1 M + 2 N");
}

Test (results, of_an_instrument_that_nobody_answered_are_not_there)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("z", 1, 5, 1, "d: Z1"), for_all (), NULL);
  g_autoptr (NspResults) results = NULL;

  cr_assert (reading_add (reading, "a.csv", "netwerk;A1;Z1\nN;3;\nN;4;NA\n", NULL));
  results = reading_score (reading, 1, 1);
  assert_summary (results, "all -: 2 = 2 N");
}

Test (results, of_nothing_are_empty)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspResults) results = reading_score (reading, 5, 8);

  cr_assert_eq (results->list->len, 0);
  cr_assert_eq (results->settings.min_n, 5);
}

Test (results, of_students_leave_the_others_out)
{
  g_autoptr (Reading) reading = reading_new (for_students (), for_all (), NULL);
  g_autoptr (NspResults) results = NULL;
  const NspResult *students;

  cr_assert (reading_add (reading, "a.csv",
                          "netwerk;rol;S1;S2;A1\nN;student;1;1;1\nN;docent;;;5\nN;;;;5\n"
                          "M;student;2;2;2\nO;docent;;;3\n",
                          NULL));
  results = reading_score (reading, 1, 1);
  assert_told (reading->problems, "");
  assert_summary (results, "st -: 2 = 1 M + 1 N; all -: 5 = 1 M + 3 N + 1 O");
  students = find_result (results, "st", NULL);
  cr_assert_eq (students->overall->role, NSP_ROLE_STUDENT);
  cr_assert_eq (nsp_result_group (students, "N")->role, NSP_ROLE_STUDENT);
  cr_assert_eq (find_result (results, "all", NULL)->overall->role, NSP_ROLE_UNKNOWN);
}

Test (results, without_a_role_column_everyone_may_be_a_student)
{
  g_autoptr (Reading) reading = reading_new (for_students (), NULL);
  g_autoptr (NspResults) results = NULL;

  cr_assert (reading_add (reading, "a.csv", "netwerk;S1;S2\nN;1;1\nN;2;2\n", NULL));
  results = reading_score (reading, 1, 1);
  assert_summary (results, "st -: 2 = 2 N");
  cr_assert_eq (find_result (results, "st", NULL)->overall->role, NSP_ROLE_UNKNOWN);
}

Test (results, warn_of_strangers)
{
  g_autoptr (Reading) reading = reading_new (for_students (), NULL);
  g_autoptr (NspResults) results = NULL;

  cr_assert (reading_add (reading, "a.csv",
                          "netwerk;rol;S1;S2\nN;student;1;1\nN;docent;4;\nN;;4;4\n", NULL));
  results = reading_score (reading, 1, 1);
  assert_told (reading->problems, "not-a-student@3:0");
  cr_assert_eq (nsp_problems_count (reading->problems, NSP_WARNING), 1);
  assert_says (told_problem (reading->problems, 0),
               "st: rows with answers that are not students': 2 (the first on line 3)");
  assert_summary (results, "st -: 1 = 1 N");
}

/* Rows are scored by network and year, but the first stranger is the first in the file. */
Test (results, name_the_first_stranger_of_the_file)
{
  g_autoptr (Reading) reading = reading_new (for_students (), NULL);
  g_autoptr (NspResults) results = NULL;

  cr_assert (reading_add (reading, "a.csv",
                          "netwerk;jaar;rol;S1;S2\nZ;2025;docent;1;1\nA;2025;docent;4;4\n"
                          "A;2024;docent;4;4\n",
                          NULL));
  results = reading_score (reading, 1, 1);
  assert_told (reading->problems, "not-a-student@2:0");
  cr_assert_eq (results->list->len, 0);
}

/* A count goes with the file that it is said of. */
Test (results, count_strangers_by_file)
{
  g_autoptr (Reading) reading = reading_new (for_students (), NULL);
  g_autoptr (NspResults) results = NULL;

  cr_assert (
      reading_add (reading, "a.csv", "jaar;rol;S1;S2\n2024;student;1;1\n2024;docent;1;1\n", NULL));
  cr_assert (
      reading_add (reading, "b.csv", "jaar;rol;S1;S2\n2025;docent;1;1\n2025;docent;1;1\n", NULL));
  results = reading_score (reading, 1, 1);
  nsp_problems_sort (reading->problems);
  assert_told (reading->problems, "not-a-student@3:0, not-a-student@2:0");
}

Test (results, know_the_year_before)
{
  g_autoptr (Reading) reading = reading_new (for_all (), make_keyed ("z", 1, 5, 1, "d: Z1"), NULL);
  g_autoptr (NspResults) results = NULL;
  const NspResult *last;
  const NspGroup *before;

  cr_assert (reading_add (reading, "a.csv",
                          "netwerk;jaar;A1;Z1\nN;2023;1;1\nM;2023;1;\nN;2024;1;\nM;2025;1;\n"
                          "N;2025;1;1\nO;2025;1;1\n",
                          NULL));
  results = reading_score (reading, 1, 1);
  last = find_result (results, "all", "2025");
  before = nsp_results_before (results, last, "N");
  cr_assert_str_eq (before->year, "2024");
  cr_assert_str_eq (before->network, "N");
  cr_assert_str_eq (nsp_results_before (results, last, "M")->year, "2023", "a year is skipped");
  cr_assert_null (nsp_results_before (results, last, "O"));
  cr_assert_null (nsp_results_before (results, last, "nowhere"));
  cr_assert_str_eq (nsp_results_before (results, last, NULL)->year, "2024");
  cr_assert_null (nsp_results_before (results, find_result (results, "all", "2023"), "N"));
  last = find_result (results, "z", "2025");
  cr_assert_str_eq (nsp_results_before (results, last, "N")->year, "2023");
}

Test (results, no_year_is_before_nothing)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspResults) results = NULL;

  cr_assert (reading_add (reading, "a.csv", "netwerk;A1\nN;1\n", NULL));
  cr_assert (reading_add (reading, "b.csv", "netwerk;jaar;A1\nN;2025;1\n", NULL));
  results = reading_score (reading, 1, 1);
  cr_assert_null (nsp_results_before (results, find_result (results, "all", "2025"), "N"));
}

Test (results, groups_are_found_by_name)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspResults) results = NULL;
  const NspResult *result;

  cr_assert (reading_add (reading, "a.csv", "netwerk;A1\nN;1\nM;2\n", NULL));
  results = reading_score (reading, 1, 1);
  result = find_result (results, "all", NULL);
  cr_assert_eq (nsp_result_group (result, NULL), result->overall);
  cr_assert_str_eq (nsp_result_group (result, "N")->network, "N");
  cr_assert_null (nsp_result_group (result, "n"));
}

Test (results, take_the_fraction_from_the_settings_or_the_instrument)
{
  g_autoptr (Reading) reading = reading_new (for_students (), NULL);
  NspSettings own = NSP_SETTINGS_DEFAULT, half = { 0.5, 1, 1 };
  g_autoptr (NspResults) strict = NULL, loose = NULL;

  own.min_n = own.min_n_spread = 1;
  cr_assert (reading_add (reading, "a.csv", "S1;S2\n1;\n1;3\n", NULL));
  strict = nsp_results_new (reading->survey, &own, reading->problems);
  loose = nsp_results_new (reading->survey, &half, reading->problems);
  cr_assert_eq (find_result (strict, "st", NULL)->overall->dimensions[0].n, 1);
  cr_assert_eq (find_result (loose, "st", NULL)->overall->dimensions[0].n, 2);
  cr_assert_eq (nsp_settings_min_answered (&own, g_ptr_array_index (reading->instruments, 0)), 1);
  cr_assert_eq (nsp_settings_min_answered (&half, g_ptr_array_index (reading->instruments, 0)),
                0.5);
}

Test (results, have_the_rule_applied)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspResults) results = NULL;
  const NspResult *result;
  g_autoptr (GString) csv = g_string_new ("netwerk;A1\n");

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (csv, "%s;%u\n",
                            i < 4    ? "A"
                            : i < 12 ? "B"
                            : i < 21 ? "C"
                                     : "D",
                            1 + i % 5);
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  results = reading_score (reading, 5, 8);
  result = find_result (results, "all", NULL);
  cr_assert_eq (nsp_result_group (result, "A")->withheld, NSP_WITHHELD_MIN_N);
  cr_assert_eq (nsp_result_group (result, "B")->withheld, NSP_WITHHELD_COMPLEMENTARY);
  cr_assert (isnan (nsp_result_group (result, "B")->dimensions[0].mean));
  cr_assert_eq (nsp_result_group (result, "C")->withheld, NSP_SHOWN);
  cr_assert_eq (result->overall->withheld, NSP_SHOWN);
}

Test (results, the_total_is_of_the_networks_and_those_without)
{
  g_autoptr (Reading) reading = reading_new (for_all (), NULL);
  g_autoptr (NspResults) results = NULL;

  cr_assert (reading_add (reading, "a.csv", "netwerk;A1\nN;1\nM;2\n;5\n;4\n", NULL));
  results = reading_score (reading, 1, 1);
  assert_near (find_result (results, "all", NULL)->overall->dimensions[0].mean, 3);
  assert_summary (results, "all -: 4 = 1 M + 1 N");
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

Test (results, warn_of_answers_that_are_reversed_already)
{
  g_autoptr (Reading) reading = alike (30, FALSE);
  g_autoptr (NspResults) results = reading_score (reading, 5, 8);

  (void)results;
  assert_told (reading->problems, "reversed-already@0:0");
  cr_assert_eq (told_problem (reading->problems, 0)->severity, NSP_WARNING);
  assert_says (told_problem (reading->problems, 0), "the reversed item A3");
  assert_says (told_problem (reading->problems, 0), "r = -0.99, n = 30");
}

Test (results, below_thirty_there_is_no_such_warning)
{
  g_autoptr (Reading) few = alike (29, FALSE), right = alike (200, TRUE);
  g_autoptr (NspResults) of_few = reading_score (few, 5, 8), of_right = reading_score (right, 5, 8);

  (void)of_few, (void)of_right;
  assert_told (few->problems, "");
  assert_told (right->problems, "");
}

/* The thirty must have answered every item. */
Test (results, the_warning_is_over_complete_answers)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 A2 -A3"), NULL);
  g_autoptr (GString) csv = g_string_new ("A1;A2;A3\n");
  g_autoptr (NspResults) results = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (csv, "%u;%u;%s\n", 1 + i % 5, 1 + i % 5,
                            i < 29 ? (const char *[]){ "1", "2", "3", "4", "5" }[i % 5] : "");
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  results = reading_score (reading, 5, 8);
  assert_told (reading->problems, "");
}

/* Items that have nothing to do with each other are no sign of anything. */
Test (results, chance_gives_no_warning)
{
  guint32 seed = 20250308;
  guint warned = 0;

  for (guint round = 0; round < 200; round++) {
    g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 A2 -A3"), NULL);
    g_autoptr (GString) csv = g_string_new ("A1;A2;A3\n");
    g_autoptr (NspResults) results = NULL;

    for (guint i = 0; i < 40; i++)
      g_string_append_printf (csv, "%u;%u;%u\n", 1 + random_below (&seed, 5),
                              1 + random_below (&seed, 5), 1 + random_below (&seed, 5));
    cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
    results = reading_score (reading, 5, 8);
    warned += count_code (reading->problems, 0, NSP_PROBLEM_REVERSED_ALREADY);
  }
  /* A 95% interval that leaves 0 out on one side: one in forty. */
  cr_assert_leq (warned, 12, "%u of 200", warned);
}

/* Two instruments that share items, on random networks. */
static Reading *
shared_reading (guint32 *seed)
{
  Reading *reading =
      reading_new (make_keyed ("one", 1, 5, 1, "d: A1 A2 A3 A4; e: B1 -B2; f: C1"),
                   make_keyed ("two", 1, 5, 1, "g: A1 -B1; h: A2 C1 D1 D2; i: D3 D4"), NULL);
  g_autoptr (GString) csv = g_string_new ("netwerk;A1;A2;A3;A4;B1;B2;C1;D1;D2;D3;D4\n");
  guint n_networks = 1 + random_below (seed, 7), missing = random_below (seed, 80);

  for (guint n = 0; n <= n_networks; n++) {
    /* Network 0 is that of people in none. */
    guint people = n > 0 ? 1 + random_below (seed, 14) : random_below (seed, 7);

    for (guint i = 0; i < people; i++) {
      if (n > 0)
        g_string_append_printf (csv, "N%u", n);
      for (guint k = 0; k < 11; k++) {
        if (random_below (seed, 100) < missing)
          g_string_append (csv, ";");
        else
          g_string_append_printf (csv, ";%u", 1 + random_below (seed, 5));
      }
      g_string_append_c (csv, '\n');
    }
  }
  reading_add (reading, "a.csv", csv->str, NULL);
  return reading;
}

/* An item of a group wherever it stands; whether its mean, or its counts, can be seen anywhere. */
typedef struct {
  guint64 n;
  gboolean mean, counts;
} SeenItem;

static void
see_item (const NspInstrument *instrument, const NspGroup *group, const char *id, SeenItem *seen)
{
  for (guint d = 0; d < group->n_dimensions; d++) {
    for (guint k = 0; k < group->dimensions[d].n_items; k++) {
      const NspItemScore *item = &group->dimensions[d].items[k];

      if (strcmp (instrument->items[item->item].id, id) != 0)
        continue;
      seen->n = item->n;
      seen->mean = seen->mean || !isnan (item->mean);
      seen->counts = seen->counts || item->counts != NULL;
    }
  }
}

/* The item in everything that is shown of a group: in both instruments, everyone for NULL. */
static SeenItem
see_everywhere (const NspResults *results, const char *network, const char *id)
{
  SeenItem seen = { 0, FALSE, FALSE };

  for (guint i = 0; i < results->list->len; i++) {
    const NspResult *result = g_ptr_array_index (results->list, i);
    const NspGroup *group = nsp_result_group (result, network);

    if (group != NULL)
      see_item (result->instrument, group, id, &seen);
  }
  return seen;
}

static void
assert_item_is_safe (const NspResults *results, const char *id, guint64 min_n, guint64 spread)
{
  SeenItem overall = see_everywhere (results, NULL, id);
  guint64 rest_of_means = overall.n, rest_of_counts = overall.n;
  gboolean any_mean = FALSE, any_counts = FALSE;

  cr_assert (!overall.mean || overall.n >= min_n);
  cr_assert (!overall.counts || overall.n >= spread);
  for (guint n = 1; n <= 7; n++) {
    g_autofree char *network = g_strdup_printf ("N%u", n);
    SeenItem seen = see_everywhere (results, network, id);

    cr_assert (!seen.mean || seen.n >= min_n, "%s of %s: %" G_GUINT64_FORMAT, id, network, seen.n);
    cr_assert (!seen.counts || seen.n >= spread, "%s of %s", id, network);
    rest_of_means -= seen.mean ? seen.n : 0;
    rest_of_counts -= seen.counts ? seen.n : 0;
    any_mean = any_mean || seen.mean;
    any_counts = any_counts || seen.counts;
  }
  if (overall.mean && any_mean)
    cr_assert (rest_of_means == 0 || rest_of_means >= min_n, "%s: %" G_GUINT64_FORMAT " follow", id,
               rest_of_means);
  if (overall.counts && any_counts)
    cr_assert (rest_of_counts == 0 || rest_of_counts >= spread,
               "%s: counts of %" G_GUINT64_FORMAT " follow", id, rest_of_counts);
}

/* What one instrument withholds of an item, the other must not show, nor all together give away. */
Test (results, shared_items_never_give_away_a_few)
{
  static const char *const ids[] = { "A1", "A2", "A3", "A4", "B1", "B2",
                                     "C1", "D1", "D2", "D3", "D4" };
  guint32 seed = 20250309;

  for (guint round = 0; round < 1500; round++) {
    g_autoptr (Reading) reading = shared_reading (&seed);
    guint min_n = 2 + random_below (&seed, 6), min_n_spread = 1 + random_below (&seed, 10);
    g_autoptr (NspResults) results = reading_score (reading, min_n, min_n_spread);

    for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
      assert_item_is_safe (results, ids[i], min_n, MAX (min_n, min_n_spread));
  }
}

/* A shared item is marked as it is shown, in both. */
Test (results, shared_items_are_marked_as_they_are_shown)
{
  guint32 seed = 20250310;

  for (guint round = 0; round < 500; round++) {
    g_autoptr (Reading) reading = shared_reading (&seed);
    g_autoptr (NspResults) results = reading_score (reading, 5, 8);

    for (guint i = 0; i < results->list->len; i++) {
      const NspResult *result = g_ptr_array_index (results->list, i);

      for (guint n = 0; n < result->networks->len; n++) {
        const NspGroup *group = g_ptr_array_index (result->networks, n);

        for (guint d = 0; d < group->n_dimensions; d++) {
          for (guint k = 0; k < group->dimensions[d].n_items; k++) {
            const NspItemScore *item = &group->dimensions[d].items[k];

            cr_assert_eq (item->withheld != NSP_SHOWN, isnan (item->mean));
            cr_assert_eq (item->withheld_spread != NSP_SHOWN, item->counts == NULL);
          }
        }
      }
    }
  }
}

/* The same questions for everyone and for the students: the difference is the others. */
static Reading *
students_among_others (guint students, guint others)
{
  Reading *reading = reading_new (
      make_keyed ("all", 1, 5, 1, "d: S1 S2"),
      make_instrument ("{'id': 'st', 'version': '1', 'title': {'en': 'S'}, 'audience': 'students',"
                       " 'scale': {'min': 1, 'max': 5}, 'items': [{'id': 'S1'}, {'id': 'S2'}],"
                       " 'dimensions': [{'id': 'd', 'title': {'en': 'D'}, 'key': ['S1', 'S2']}]}"),
      NULL);
  g_autoptr (GString) csv = g_string_new ("netwerk;rol;S1;S2\n");

  for (guint i = 0; i < students + others; i++)
    g_string_append_printf (csv, "N;%s;%u;%u\n", i < students ? "student" : "docent",
                            i < students ? 4 : 1, 1 + i % 5);
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  return reading;
}

/* Bug: ten students and two others: everyone minus the students gives the two others away. */
Test (results, an_instrument_for_students_does_not_give_the_others_away, .disabled = true)
{
  g_autoptr (Reading) reading = students_among_others (10, 2);
  g_autoptr (NspResults) results = reading_score (reading, 5, 8);
  const NspGroup *all = find_result (results, "all", NULL)->overall;
  const NspGroup *students = find_result (results, "st", NULL)->overall;

  cr_assert_eq (all->dimensions[0].items[0].n - students->dimensions[0].items[0].n, 2);
  cr_assert (isnan (all->dimensions[0].items[0].mean) ||
             isnan (students->dimensions[0].items[0].mean));
  cr_assert (isnan (all->dimensions[0].mean) || isnan (students->dimensions[0].mean));
}

/* Bug: a dimension with the same key in two instruments is decided twice. A (3 of 6 answered A1)
 * hides with B in the one and with C in the other, and what each hides, the other shows. */
Test (results, the_same_dimension_in_two_instruments_is_decided_once, .disabled = true)
{
  guint32 seed = 20250311;

  for (guint round = 0; round < 3000; round++) {
    g_autoptr (Reading) reading =
        reading_new (make_keyed ("one", 1, 5, 1, "d: A1 A2; e: B1"),
                     make_keyed ("two", 1, 5, 1, "d: A1 A2; f: C1"), NULL);
    g_autoptr (GString) csv = g_string_new ("netwerk;A1;A2;B1;C1\n");
    g_autoptr (NspResults) results = NULL;
    guint64 rest = 0;
    gboolean total = FALSE, any = FALSE;

    for (guint n = 1; n <= 5; n++)
      for (guint i = 1 + random_below (&seed, 12); i > 0; i--)
        g_string_append_printf (
            csv, "N%u;%s;%s;%s;%s\n", n, random_below (&seed, 3) == 0 ? "" : "3",
            random_below (&seed, 3) == 0 ? "" : "4", random_below (&seed, 3) == 0 ? "" : "2",
            random_below (&seed, 3) == 0 ? "" : "1");
    reading_add (reading, "a.csv", csv->str, NULL);
    results = reading_score (reading, 5, 8);
    for (guint n = 0; n <= 5; n++) {
      g_autofree char *network = n > 0 ? g_strdup_printf ("N%u", n) : NULL;
      const NspGroup *one = nsp_result_group (find_result (results, "one", NULL), network);
      const NspGroup *two = nsp_result_group (find_result (results, "two", NULL), network);
      gboolean shown = (one != NULL && !isnan (one->dimensions[0].mean)) ||
                       (two != NULL && !isnan (two->dimensions[0].mean));
      guint64 size = one != NULL ? one->dimensions[0].n : 0;

      if (n == 0) {
        rest = size;
        total = shown;
      } else if (shown) {
        rest -= size;
        any = TRUE;
      }
    }
    cr_assert (!total || !any || rest == 0 || rest >= 5, "%" G_GUINT64_FORMAT " follow: %s", rest,
               csv->str);
  }
}

Test (results, freeing_nothing_is_allowed)
{
  nsp_results_free (NULL);
}
