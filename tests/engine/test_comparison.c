/* Years side by side: which groups and steps there are, their differences and their pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "compared.h"

Test (comparison, a_respondents_score_is_what_the_group_is_made_of)
{
  g_autoptr (Reading) reading = reading_of_reversed ();
  g_autoptr (NspReleased) released = reading_score (reading, 1, 1);
  const NspReleasedResult *result = find_result (released, "reversed", "2025-2026");
  const double fractions[] = { 0.25, 0.5, 0.8, 1 };

  for (guint f = 0; f < G_N_ELEMENTS (fractions); f++) {
    NspSettings settings = { fractions[f], 1, 1, TRUE };
    g_autoptr (NspReleased) scored =
        nsp_release_new (reading->survey, &settings, reading->problems);
    const NspReleasedGroup *everyone = find_result (scored, "reversed", "2025-2026")->overall;

    for (guint d = 0; d < everyone->n_dimensions; d++) {
      double sum = 0;
      guint64 n = 0;

      for (guint i = 0; i < nsp_survey_n_rows (reading->survey); i++) {
        double score = nsp_respondent_score (
            result->instrument, d, nsp_survey_answers (reading->survey, 0, i), fractions[f]);

        if (!isnan (score)) {
          sum += score;
          n++;
        }
      }
      cr_assert_eq (n, everyone->dimensions[d].n);
      assert_near (sum / (double)n, everyone->dimensions[d].mean.value);
    }
  }
}

Test (comparison, pairs_are_who_stayed_in_the_network)
{
  g_autoptr (Compared) it = compared_rows ("a;N;2024;1;2\nb;N;2024;2;2\nc;N;2024;4;4\n"
                                           "d;M;2024;3;3\n;M;2024;5;5\n"
                                           "a;N;2025;2;3\nb;N;2025;4;4\nd;N;2025;5;5\n"
                                           "c;M;2025;1;1\n;M;2025;2;2\n",
                                           1);
  const NspReleasedChange *change = compared_change (it, "N", 0);

  cr_assert_eq (change->n_pairs, 2);
  assert_near (change->paired.difference.value, 1.5);
  assert_near (change->paired.df.value, 1);
  assert_near (change->independent.difference.value, (2.5 + 4 + 5) / 3 - (1.5 + 2 + 4) / 3);
  change = compared_change (it, NULL, 0);
  cr_assert_eq (change->n_pairs, 4);
  assert_near (change->paired.difference.value, (1 + 2 - 3 + 2) / 4.0);
  cr_assert_eq (compared_change (it, "M", 0)->n_pairs, 0);
  cr_assert (isnan (compared_change (it, "M", 0)->paired.difference.value));
}

Test (comparison, pairs_have_a_score_both_times)
{
  /* b has one of two items in 2025, which is enough; c has none in 2024. */
  g_autoptr (Compared) it = compared_rows ("a;N;2024;1;1\nb;N;2024;2;2\nc;N;2024;;\n"
                                           "a;N;2025;2;2\nb;N;2025;;5\nc;N;2025;5;5\n",
                                           1);

  cr_assert_eq (compared_change (it, "N", 0)->n_pairs, 2);
  assert_near (compared_change (it, "N", 0)->paired.difference.value, 2);
}

Test (comparison, pairs_are_on_the_instruments_scale)
{
  Reading *reading = reading_new (make_keyed ("t", 0, 100, 25, "d: A1"), NULL);
  g_autoptr (Compared) it = NULL;
  const NspReleasedChange *change;

  cr_assert (reading_add (reading, "a.csv",
                          "respondent;netwerk;jaar;A1\n"
                          "a;N;2024;0\nb;N;2024;25\na;N;2025;50\nb;N;2025;100\n",
                          NULL));
  it = compared_new (reading, 1);
  change = compared_change (it, "N", 0);
  assert_near (change->paired.difference.value, 62.5);
  /* t of 0.975 with one degree of freedom is 12.706204736174698; the error is 12.5. */
  cr_assert_float_eq (change->paired.ci95[0].value, 62.5 - 12.706204736174698 * 12.5, 1e-9);
  cr_assert_float_eq (change->paired.ci95[1].value, 62.5 + 12.706204736174698 * 12.5, 1e-9);
}

Test (comparison, groups_are_those_of_any_year_by_name_and_everyone_last)
{
  g_autoptr (Compared) it = compared_rows ("a;zee;2023;1\nb;Écru;2023;2\nc;;2023;3\n"
                                           "a;zee;2024;1\nd;Aak;2024;2\n"
                                           "b;écru;2025;4\na;zee;2025;3\n",
                                           1);
  const NspComparison *comparison = compared_instrument (it, NULL);
  const char *const expected[] = { "Aak", "Écru", "zee", NULL };
  const NspComparedGroup *group;

  cr_assert_eq (comparison->n_periods, 3);
  cr_assert_eq (comparison->groups->len, 4);
  for (guint g = 0; g < 4; g++) {
    group = g_ptr_array_index (comparison->groups, g);
    cr_assert_eq (g_strcmp0 (group->network, expected[g]), 0, "%u: %s", g, group->network);
  }
  /* In one year only: no steps. */
  group = compared_group (comparison, "Aak");
  cr_assert_eq (group->n_steps, 0);
  cr_assert_null (group->groups[0]);
  cr_assert_not_null (group->groups[1]);
  /* The year between is skipped, by pairs as well. */
  group = compared_group (comparison, "Écru");
  cr_assert_eq (group->n_steps, 1);
  cr_assert_eq (group->steps[0].from, 0);
  cr_assert_eq (group->steps[0].to, 2);
  cr_assert_eq (group->steps[0].dimensions[0].n_pairs, 1);
  assert_near (group->steps[0].dimensions[0].paired.difference.value, 2);
  cr_assert_eq (compared_group (comparison, "zee")->n_steps, 2);
  cr_assert_eq (compared_group (comparison, NULL)->n_steps, 2);
}

Test (comparison, a_code_in_two_networks_counts_in_each_and_once_for_everyone)
{
  g_autoptr (Compared) it = compared_rows ("a;N;2024;1\na;M;2024;3\nb;N;2024;2\n"
                                           "a;N;2025;2\na;M;2025;5\nb;N;2025;2\n",
                                           1);

  cr_assert_eq (compared_change (it, "N", 0)->n_pairs, 2);
  assert_near (compared_change (it, "N", 0)->paired.difference.value, 0.5);
  cr_assert_eq (compared_change (it, "M", 0)->n_pairs, 1);
  assert_near (compared_change (it, "M", 0)->paired.difference.value, 2);
  cr_assert_eq (compared_change (it, NULL, 0)->n_pairs, 2);
  assert_near (compared_change (it, NULL, 0)->paired.difference.value, 0.75);
}

Test (comparison, one_year_or_none_is_no_comparison)
{
  g_autoptr (Compared) one = compared_rows ("a;N;2024;1\nb;N;2024;2\n", 1);
  g_autoptr (Compared) none = NULL;
  Reading *reading = reading_new (make_keyed ("t", 1, 5, 1, "d: A1"), NULL);

  cr_assert_eq (one->comparisons->len, 0);
  cr_assert (reading_add (reading, "a.csv", "respondent;netwerk;A1\na;N;1\nb;N;2\n", NULL));
  cr_assert (reading_add (reading, "b.csv", "respondent;netwerk;jaar;A1\na;N;2024;1\n", NULL));
  none = compared_new (reading, 1);
  cr_assert_eq (none->released->list->len, 2);
  cr_assert_eq (none->comparisons->len, 0);
}

Test (comparison, moments_of_a_year_are_periods)
{
  Reading *reading = reading_new (make_keyed ("t", 1, 5, 1, "d: A1"), NULL);
  g_autoptr (Compared) it = NULL;
  const NspComparison *comparison;
  const NspComparedGroup *group;

  cr_assert (reading_add (reading, "a.csv",
                          "respondent;netwerk;jaar;moment;A1\n"
                          "a;N;2025;eind;5\nb;N;2025;eind;3\na;N;2025;begin;1\n"
                          "b;N;2025;begin;2\na;N;2024;eind;4\nc;N;2025;midden;4\n"
                          "a;M;2024;eind;2\na;M;2025;eind;3\n",
                          NULL));
  it = compared_new (reading, 1);
  comparison = compared_instrument (it, NULL);
  cr_assert_eq (comparison->n_periods, 4);
  cr_assert_str_eq (comparison->periods[0]->period.year, "2024");
  cr_assert_eq (comparison->periods[0]->period.moment, NSP_MOMENT_END);
  cr_assert_eq (comparison->periods[1]->period.moment, NSP_MOMENT_START);
  cr_assert_eq (comparison->periods[2]->period.moment, NSP_MOMENT_MIDDLE);
  cr_assert_eq (comparison->periods[3]->period.moment, NSP_MOMENT_END);
  group = compared_group (comparison, "N");
  cr_assert_eq (group->n_steps, 3);
  cr_assert_eq (group->steps[0].dimensions[0].n_pairs, 1);
  assert_near (group->steps[0].dimensions[0].paired.difference.value, -3);
  cr_assert_eq (group->steps[1].dimensions[0].n_pairs, 0);
  cr_assert_eq (group->steps[2].dimensions[0].n_pairs, 0);
  group = compared_group (comparison, "M");
  cr_assert_eq (group->n_steps, 1);
  cr_assert_eq (group->steps[0].to, 3);
  assert_near (group->steps[0].dimensions[0].paired.difference.value, 1);
}

static gboolean
is_not_year (const NspReleasedResult *result, gpointer year)
{
  return strcmp (result->period.year, year) != 0;
}

Test (comparison, years_can_be_left_out)
{
  g_autoptr (Compared) it = compared_rows ("a;N;2023;1\na;N;2024;5\na;N;2025;2\n", 1);
  g_autoptr (GPtrArray) some =
      nsp_release_comparisons (it->reading->survey, it->released, is_not_year, (char[]){ "2024" });
  const NspComparison *comparison = g_ptr_array_index (some, 0);
  const NspComparedGroup *group = compared_group (comparison, "N");

  cr_assert_eq (comparison->n_periods, 2);
  cr_assert_eq (group->n_steps, 1);
  cr_assert_eq (group->steps[0].dimensions[0].n_pairs, 1);
  assert_near (group->steps[0].dimensions[0].paired.difference.value, 1);
}

Test (comparison, a_withheld_year_gives_nothing)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (Compared) it = NULL;
  const NspReleasedChange *change;

  for (guint i = 0; i < 20; i++) {
    g_string_append_printf (rows, "p%u;%s;2024;%u\n", i, i < 4 ? "S" : "N", 1 + i % 5);
    g_string_append_printf (rows, "p%u;%s;2025;%u\n", i, i < 10 ? "S" : "N", 1 + i % 4);
  }
  it = compared_rows (rows->str, 5);
  change = compared_change (it, "S", 0);
  cr_assert (isnan (change->independent.difference.value) && isnan (change->hedges_g.value));
  cr_assert (isnan (change->paired.difference.value));
  cr_assert_eq (change->n_pairs, 0);
  cr_assert_eq (change->reading, NSP_READING_NONE);
}

/* Of fewer than eight an interval would tell how far they lie apart. */
Test (comparison, intervals_need_eight_people)
{
  for (guint n = 5; n <= 9; n++) {
    g_autoptr (GString) rows = g_string_new (NULL);
    g_autoptr (Compared) it = NULL;
    const NspReleasedChange *change;
    gboolean shown = n >= 8;

    for (guint i = 0; i < n; i++)
      g_string_append_printf (rows, "p%u;N;2024;%u\np%u;N;2025;%u\n", i, 1 + i % 4, i, 2 + i % 3);
    it = compared_rows (rows->str, 5);
    change = compared_change (it, "N", 0);
    cr_assert_eq (change->n_pairs, n);
    cr_assert (!isnan (change->independent.difference.value));
    cr_assert (!isnan (change->paired.difference.value));
    cr_assert_eq (change->paired.difference.decimals, 1);
    for (guint end = 0; end < 2; end++) {
      cr_assert_eq (!isnan (change->independent.ci95[end].value), shown, "%u", n);
      cr_assert_eq (!isnan (change->paired.ci95[end].value), shown, "%u", n);
    }
    cr_assert_eq (!isnan (change->independent.df.value), shown);
    cr_assert_eq (!isnan (change->paired.df.value), shown);
    cr_assert_eq (!isnan (change->hedges_g.value), shown);
    cr_assert_eq (change->reading != NSP_READING_NONE, shown);
  }
}

/* Three rose by one and one of eight by a half: 0.4375, with a standard error of 0.17517; t with 7
 * degrees of freedom is 2.36462. The lower end, 0.0233, is shown as 0.0. */
Test (comparison, the_reading_is_of_the_interval_as_shown)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (Compared) shown = NULL, exact = NULL;

  for (guint i = 0; i < 8; i++)
    g_string_append_printf (rows, "p%u;N;2024;%u;%u\np%u;N;2025;%u;%u\n", i, 1 + i % 4, 1 + i % 4,
                            i, 1 + i % 4 + (i < 4), 1 + i % 4 + (i < 3));
  shown = compared_rows (rows->str, 5);
  exact = compared_rows (rows->str, 1);
  cr_assert_float_eq (compared_change (exact, "N", 0)->paired.ci95[0].value,
                      0.4375 - 2.36462 * 0.17517, 1e-4);
  cr_assert_eq (compared_change (exact, "N", 0)->reading, NSP_READING_HIGHER);
  cr_assert_eq (compared_change (shown, "N", 0)->paired.ci95[0].value, 0);
  cr_assert_eq (compared_change (shown, "N", 0)->reading, NSP_READING_NO_CLEAR_DIFFERENCE);
}

Test (comparison, students_are_who_a_student_instrument_is_about)
{
  Reading *reading =
      reading_new (make_instrument ("{'id': 's', 'version': '1', 'title': {'en': 'T'},"
                                    " 'audience': 'students', 'scale': {'min': 1, 'max': 5},"
                                    " 'dimensions': [{'id': 'd', 'title': {'en': 'D'},"
                                    " 'key': ['A1']}], 'items': [{'id': 'A1'}]}"),
                   NULL);
  g_autoptr (Compared) it = NULL;

  cr_assert (reading_add (reading, "a.csv",
                          "respondent;netwerk;jaar;rol;A1\n"
                          "a;N;2024;student;1\nb;N;2024;docent;1\nc;N;2024;student;2\n"
                          "a;N;2025;student;4\nb;N;2025;docent;5\nc;N;2025;docent;2\n",
                          NULL));
  it = compared_new (reading, 1);
  cr_assert_eq (compared_change (it, "N", 0)->n_pairs, 1);
  assert_near (compared_change (it, "N", 0)->paired.difference.value, 3);
}

/* Rows of a random survey for a year, which may be told apart from the label it gets. */
static void
add_year (GString *rows, guint32 seed, guint year)
{
  guint32 state = seed;
  guint n = 5 + random_below (&state, 60);

  for (guint i = 0; i < n; i++) {
    guint network = random_below (&state, 4);

    if (random_below (&state, 10) > 0)
      g_string_append_printf (rows, "p%u", i + random_below (&state, 2) * 100);
    g_string_append_printf (rows, ";%s;%u;%u;",
                            network == 0 ? "" : (const char[]){ (char)('K' + network), '\0' }, year,
                            1 + random_below (&state, 5));
    if (random_below (&state, 5) > 0)
      g_string_append_printf (rows, "%u", 1 + random_below (&state, 5));
    g_string_append_c (rows, '\n');
  }
}

/* Calls `check` for every change of a comparison. */
static void
for_each_change (const Compared *it,
                 void (*check) (const NspReleasedChange *change, guint group, guint step,
                                gpointer data),
                 gpointer data)
{
  const NspComparison *comparison = compared_instrument (it, NULL);

  for (guint g = 0; g < comparison->groups->len; g++) {
    const NspComparedGroup *group = g_ptr_array_index (comparison->groups, g);

    for (guint s = 0; s < group->n_steps; s++)
      check (&group->steps[s].dimensions[0], g, s, data);
  }
}

static void
check_nothing_changed (const NspReleasedChange *change, guint group, guint step, gpointer data)
{
  guint *n_paired = data;

  (void)group, (void)step;
  if (isnan (change->independent.difference.value)) {
    cr_assert_eq (change->reading, NSP_READING_NONE);
    return;
  }
  cr_assert_eq (change->independent.difference.value, 0);
  cr_assert (isnan (change->hedges_g.value) || change->hedges_g.value == 0);
  /* Of few people there is no interval, and so no reading. */
  if (change->reading == NSP_READING_NONE)
    cr_assert (isnan (change->independent.ci95[0].value));
  else
    cr_assert_eq (change->reading, NSP_READING_NO_CLEAR_DIFFERENCE);
  if (change->n_pairs > 0) {
    cr_assert_eq (change->paired.difference.value, 0);
    cr_assert (isnan (change->paired.ci95[0].value));
    (*n_paired)++;
  }
}

Test (comparison, a_year_against_itself_has_no_difference)
{
  guint n_paired = 0;

  for (guint32 seed = 1; seed <= 100; seed++) {
    g_autoptr (GString) rows = g_string_new (NULL);
    g_autoptr (Compared) it = NULL;

    add_year (rows, seed, 2024);
    add_year (rows, seed, 2025);
    it = compared_rows (rows->str, seed % 2 == 0 ? 1 : 5);
    for_each_change (it, check_nothing_changed, &n_paired);
  }
  cr_assert_gt (n_paired, 100);
}

static void
check_opposite (const NspReleasedChange *change, guint group, guint step, gpointer data)
{
  const NspComparison *other = compared_instrument (data, NULL);
  const NspComparedGroup *back_group = g_ptr_array_index (other->groups, group);
  const NspReleasedChange *back = &back_group->steps[step].dimensions[0];

  assert_near (change->independent.difference.value, -back->independent.difference.value);
  assert_near (change->independent.ci95[0].value, -back->independent.ci95[1].value);
  assert_near (change->independent.df.value, back->independent.df.value);
  assert_near (change->hedges_g.value, -back->hedges_g.value);
  cr_assert_eq (change->n_pairs, back->n_pairs);
  assert_near (change->paired.difference.value, -back->paired.difference.value);
  assert_near (change->paired.ci95[0].value, -back->paired.ci95[1].value);
  cr_assert_eq (change->reading == NSP_READING_HIGHER, back->reading == NSP_READING_LOWER);
  cr_assert_eq (change->reading == NSP_READING_LOWER, back->reading == NSP_READING_HIGHER);
}

Test (comparison, years_swapped_give_the_opposite)
{
  for (guint32 seed = 1; seed <= 100; seed++) {
    g_autoptr (GString) rows = g_string_new (NULL), swapped = g_string_new (NULL);
    g_autoptr (Compared) it = NULL, back = NULL;

    add_year (rows, seed, 2024);
    add_year (rows, seed + 1000, 2025);
    add_year (swapped, seed, 2025);
    add_year (swapped, seed + 1000, 2024);
    it = compared_rows (rows->str, seed % 2 == 0 ? 1 : 5);
    back = compared_rows (swapped->str, seed % 2 == 0 ? 1 : 5);
    for_each_change (it, check_opposite, back);
  }
}
