/* Attacks: what follows for few people from the means and pairs that are shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "compared.h"

#define MIN_N NSP_SAFE_MIN_N

/* Adds a row for each of the people `first` to `last`, with any answer. */
static void
add_people (GString *csv, guint first, guint last, const char *network, guint year)
{
  for (guint i = first; i <= last; i++)
    g_string_append_printf (csv, "p%u;%s;%u;%u\n", i, network, year, 1 + (i * 7 + year) % 5);
}

/* The pairs that are shown of a network (NULL: everyone) in a step. */
static guint64
shown_pairs (const Compared *it, const char *network, guint step)
{
  const NspReleasedChange *change = compared_change (it, network, step);

  cr_assert_eq (isnan (change->paired.difference.value), change->n_pairs == 0);
  return change->n_pairs;
}

Test (release_pairs, who_comes_or_leaves_alone_is_not_given_away)
{
  const struct {
    guint first, last; /* in the later year; in the earlier one 1 to 10 are there */
    guint64 pairs;     /* shown */
  } cases[] = {
    { 1, 10, 10 }, /* the same people: the means say it all */
    { 1, 11, 0 },  /* one comes: 11 x mean - 10 x (mean + difference) would be his score */
    { 1, 14, 0 },  { 1, 15, 10 }, { 2, 10, 0 }, /* one leaves */
    { 2, 11, 0 },                               /* one for one */
    { 3, 12, 0 },  { 3, 13, 8 },                /* two leave, three come: five are left */
    { 6, 15, 5 },  { 7, 16, 0 },                /* four pairs are too few */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) csv = g_string_new (NULL);
    g_autoptr (Compared) it = NULL;

    add_people (csv, 1, 10, "N", 2024);
    add_people (csv, cases[i].first, cases[i].last, "N", 2025);
    it = compared_rows (csv->str, MIN_N);
    cr_assert_eq (shown_pairs (it, "N", 0), cases[i].pairs, "%u", i);
    cr_assert_eq (shown_pairs (it, NULL, 0), cases[i].pairs, "%u", i);
  }
}

/* Eleven people, then seven of them and another one. Where all answers are 2 and 3 the one who came
 * has a score of 2 to 3; the mean score of the four who left, by the difference of the pairs and
 * the counts of both years, then lies within (1 + 7 x 0.1) / 4. */
static guint64
pairs_with_answers (guint first, guint n_answers)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Compared) it = NULL;

  for (guint i = 0; i < 19; i++)
    g_string_append_printf (csv, "p%u;N;%u;%u;%u\n", i < 11 ? i : i - 7, i < 11 ? 2024 : 2025,
                            first + i % n_answers, first + i / 2 % n_answers);
  it = compared_rows (csv->str, MIN_N);
  cr_assert_eq (shown_pairs (it, NULL, 0), shown_pairs (it, "N", 0));
  return shown_pairs (it, "N", 0);
}

Test (release_pairs, the_few_who_left_are_not_given_away_by_the_answers_that_were_given)
{
  cr_assert_eq (pairs_with_answers (2, 2), 0);
  cr_assert_eq (pairs_with_answers (1, 5), 7);
}

/* Each step leaves five people or more; taken together they leave the one who went first. */
Test (release_pairs, two_steps_together_do_not_give_one_away)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Compared) it = NULL;

  add_people (csv, 1, 11, "N", 2023);
  add_people (csv, 1, 10, "N", 2024);
  add_people (csv, 21, 25, "N", 2024);
  add_people (csv, 1, 10, "N", 2025);
  it = compared_rows (csv->str, MIN_N);
  cr_assert_eq (shown_pairs (it, "N", 0), 0);
  cr_assert_eq (shown_pairs (it, "N", 1), 10);
  cr_assert_eq (shown_pairs (it, NULL, 0), 0);
  cr_assert_eq (shown_pairs (it, NULL, 1), 10);
}

Test (release_pairs, everyone_less_the_networks_does_not_give_one_away)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Compared) it = NULL;

  /* One moves from N to M, both of which have enough comers and leavers of their own. */
  add_people (csv, 1, 20, "N", 2024);
  add_people (csv, 31, 50, "M", 2024);
  add_people (csv, 6, 19, "N", 2025);
  add_people (csv, 36, 50, "M", 2025);
  add_people (csv, 20, 20, "M", 2025);
  it = compared_rows (csv->str, MIN_N);
  /* To show both networks and everyone would give the one who moved. */
  cr_assert_eq (shown_pairs (it, "N", 0), 14);
  cr_assert_eq (shown_pairs (it, "M", 0), 15);
  cr_assert_eq (shown_pairs (it, NULL, 0), 0);
}

/* Everyone's pairs have the mean of somebody's two scores, everyone's means both of them: with the
 * same people in both years, their difference leaves what changed for that one. */
Test (release_pairs, who_is_in_two_networks_is_not_given_away)
{
  g_autoptr (GString) csv = g_string_new (NULL), more = NULL;
  g_autoptr (Compared) it = NULL, other = NULL;

  for (guint year = 2024; year <= 2025; year++) {
    add_people (csv, 1, 10, "N", year);
    add_people (csv, 11, 20, "M", year);
  }
  more = g_string_new (csv->str);
  it = compared_rows (csv->str, MIN_N);
  cr_assert_eq (shown_pairs (it, NULL, 0), 20);
  add_people (more, 1, 1, "M", 2024);
  add_people (more, 1, 1, "M", 2025);
  other = compared_rows (more->str, MIN_N);
  cr_assert_eq (shown_pairs (other, "N", 0), 10);
  cr_assert_eq (shown_pairs (other, "M", 0), 11);
  cr_assert_eq (shown_pairs (other, NULL, 0), 0);
}

/* S has 3 pairs: with those of all other networks, everyone's would leave them. */
Test (release_pairs, everyones_go_where_they_give_a_few_of_one_network_away)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Compared) it = NULL;

  for (guint year = 2024; year <= 2025; year++) {
    guint other = year == 2024 ? 0 : 500;

    add_people (csv, 1, 10, "L", year);
    add_people (csv, other + 100, other + 109, "L", year);
    add_people (csv, 11, 22, "M", year);
    add_people (csv, other + 120, other + 129, "M", year);
    add_people (csv, 51, 53, "S", year);
    add_people (csv, other + 160, other + 169, "S", year);
  }
  it = compared_rows (csv->str, MIN_N);
  cr_assert_eq (shown_pairs (it, "L", 0), 10);
  cr_assert_eq (shown_pairs (it, "M", 0), 12);
  cr_assert_eq (shown_pairs (it, "S", 0), 0);
  cr_assert_eq (shown_pairs (it, NULL, 0), 0);
}

/* A core of ten in N, and five who are in no network: everyone's pairs less N's are theirs. */
Test (release_pairs, of_a_core_and_guests_do_not_give_four_guests_away)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Compared) it = NULL;

  for (guint year = 2023; year <= 2025; year++) {
    add_people (csv, 1, 10, "N", year);
    add_people (csv, 101, 104, "", year);
    add_people (csv, year < 2025 ? 105 : 106, year < 2025 ? 105 : 106, "", year);
  }
  it = compared_rows (csv->str, MIN_N);
  cr_assert_eq (shown_pairs (it, "N", 0), 10);
  cr_assert_eq (shown_pairs (it, "N", 1), 10);
  cr_assert_eq (shown_pairs (it, NULL, 0), 15, "the five all stayed");
  cr_assert_eq (shown_pairs (it, NULL, 1), 0, "four stayed, one was replaced");
}

/* One leaves the core for the guests: N's pairs would give him away; everyone's say no more than
 * the means, as all stayed. */
Test (release_pairs, everyones_may_be_shown_where_a_networks_are_not)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Compared) it = NULL;

  for (guint year = 2024; year <= 2025; year++) {
    add_people (csv, 1, 10, "N", year);
    add_people (csv, 11, 11, year == 2024 ? "N" : "", year);
    add_people (csv, 101, 105, "", year);
  }
  it = compared_rows (csv->str, MIN_N);
  cr_assert_eq (shown_pairs (it, "N", 0), 0);
  cr_assert_eq (shown_pairs (it, NULL, 0), 16);
}

/* Who is left out of everyone is no pair of everyone either. */
Test (release_pairs, leave_out_whom_everyone_leaves_out)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Compared) it = NULL;

  for (guint year = 2024; year <= 2025; year++) {
    add_people (csv, 1, 10, "N", year);
    add_people (csv, 11, 13, "S", year);
    add_people (csv, 14, 14, "", year);
  }
  it = compared_rows (csv->str, MIN_N);
  cr_assert_eq (shown_pairs (it, "N", 0), 10);
  cr_assert_eq (shown_pairs (it, NULL, 0), 10);
}

Test (release_pairs, need_the_means_of_both_periods)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Compared) it = NULL;

  for (guint year = 2024; year <= 2025; year++) {
    add_people (csv, 1, year == 2024 ? 10 : 4, "N", year);
    add_people (csv, 21, 40, "M", year);
  }
  it = compared_rows (csv->str, MIN_N);
  cr_assert_eq (shown_pairs (it, "N", 0), 0);
  cr_assert_eq (shown_pairs (it, "M", 0), 20);
}

Test (release_pairs, of_one_are_shown_when_all_is)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Compared) it = NULL;

  for (guint year = 2024; year <= 2025; year++)
    add_people (csv, year - 2023, 2, "N", year);
  it = compared_rows (csv->str, 1);
  cr_assert_eq (shown_pairs (it, "N", 0), 1);
  cr_assert_eq (shown_pairs (it, NULL, 0), 1);
}

/* A figure that is shown, as what it sums over: a coefficient for every row. */
typedef struct {
  guint n_rows;
  GPtrArray *sums; /* of int arrays */
} System;

static int *
add_sum (System *system)
{
  int *sum = g_new0 (int, system->n_rows);

  g_ptr_array_add (system->sums, sum);
  return sum;
}

static guint
row_year (const Compared *it, guint row)
{
  return nsp_survey_row (it->reading->survey, row)->year;
}

/* Whether a row, of the period, is in the group; everyone may be without those not shown apart. */
static gboolean
in_group (const Compared *it, guint row, const NspComparedGroup *group, guint period)
{
  const char *network =
      nsp_survey_network (it->reading->survey, nsp_survey_row (it->reading->survey, row)->network);
  const NspReleasedGroup *own =
      network != NULL
          ? nsp_released_group (compared_instrument (it, NULL)->periods[period], network)
          : NULL;

  if (group->network != NULL)
    return g_strcmp0 (network, group->network) == 0;
  return !group->groups[period]->dimensions[0].left_out ||
         (own != NULL && own->dimensions[0].withheld == NSP_SHOWN);
}

static guint
period_year (const Compared *it, guint period)
{
  return nsp_survey_find_year (it->reading->survey,
                               compared_instrument (it, NULL)->periods[period]->period.year);
}

/* The sums behind a group's means and pairs, as an attacker knows them. */
static void
add_group (System *system, const Compared *it, const NspComparedGroup *group)
{
  for (guint p = 0; p < compared_instrument (it, NULL)->n_periods; p++) {
    int *sum;

    if (group->groups[p] == NULL || isnan (group->groups[p]->dimensions[0].mean.value))
      continue;
    sum = add_sum (system);
    for (guint i = 0; i < system->n_rows; i++)
      sum[i] = row_year (it, i) == period_year (it, p) && in_group (it, i, group, p);
  }
  for (guint s = 0; s < group->n_steps; s++) {
    const NspStep *step = &group->steps[s];
    guint64 pairs = 0;
    int *sum;

    if (step->dimensions[0].n_pairs == 0)
      continue;
    sum = add_sum (system);
    for (guint i = 0; i < system->n_rows; i++) {
      for (guint j = 0; j < system->n_rows; j++) {
        const NspRow *a = nsp_survey_row (it->reading->survey, i),
                     *b = nsp_survey_row (it->reading->survey, j);

        if (a->respondent != b->respondent || a->year != period_year (it, step->from) ||
            b->year != period_year (it, step->to) || !in_group (it, i, group, step->from) ||
            !in_group (it, j, group, step->to))
          continue;
        sum[i]--;
        sum[j]++;
        pairs++;
      }
    }
    cr_assert_eq (pairs, step->dimensions[0].n_pairs);
  }
}

/* How many people are in the sum of the system's sums, each taken -1, 0 or 1 times. */
static guint
people_left (const System *system, const Compared *it, const int *times, GHashTable *people)
{
  g_hash_table_remove_all (people);
  for (guint i = 0; i < system->n_rows; i++) {
    int coefficient = 0;

    for (guint s = 0; s < system->sums->len; s++)
      coefficient += times[s] * ((const int *)g_ptr_array_index (system->sums, s))[i];
    if (coefficient != 0)
      g_hash_table_add (people,
                        GUINT_TO_POINTER (nsp_survey_row (it->reading->survey, i)->respondent));
    if (g_hash_table_size (people) >= MIN_N)
      break;
  }
  return g_hash_table_size (people);
}

/* Tries all sums and differences of what is shown. */
static void
attack (const Compared *it, const char *csv)
{
  System system = { nsp_survey_n_rows (it->reading->survey),
                    g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);
  guint ways = 1;
  g_autofree int *times = NULL;

  for (guint g = 0; g < compared_instrument (it, NULL)->groups->len; g++)
    add_group (&system, it, g_ptr_array_index (compared_instrument (it, NULL)->groups, g));
  cr_assert_leq (system.sums->len, 10);
  times = g_new0 (int, system.sums->len + 1);
  for (guint s = 0; s < system.sums->len; s++)
    ways *= 3;
  for (guint way = 0; way < ways; way++) {
    guint rest = way, left;

    for (guint s = 0; s < system.sums->len; s++, rest /= 3)
      times[s] = (int)(rest % 3) - 1;
    left = people_left (&system, it, times, people);
    cr_assert (left == 0 || left >= MIN_N, "%u people can be told apart in\n%s", left, csv);
  }
  g_ptr_array_unref (system.sums);
}

/* People who come once and stay for some periods, now and then in another network. */
static char *
make_survey (guint32 *state, guint n_networks, guint n_periods)
{
  GString *csv = g_string_new (NULL);
  guint n = 12 + random_below (state, 25), stable = random_below (state, 100),
        loyal = 80 + random_below (state, 21);

  for (guint i = 0; i < n; i++) {
    guint first = 0, last = n_periods - 1, network = random_below (state, n_networks);

    if (random_below (state, 100) >= stable) {
      first = random_below (state, n_periods);
      last = first + random_below (state, n_periods - first);
    }
    for (guint p = first; p <= last; p++) {
      if (random_below (state, 100) >= loyal)
        network = random_below (state, n_networks + 1);
      g_string_append_printf (csv, "p%u;%s;%u;%u\n", i,
                              network == n_networks ? ""
                              : network == 0        ? "N"
                                                    : "M",
                              2020 + p, 1 + random_below (state, 5));
    }
  }
  return g_string_free (csv, FALSE);
}

/* How many surveys of a kind show pairs of networks and of everyone, none giving few away. */
static void
attack_many (guint rounds, guint n_networks, guint n_periods, guint32 state)
{
  guint networks = 0, everyone = 0;

  for (guint round = 0; round < rounds; round++) {
    g_autofree char *csv = make_survey (&state, n_networks, n_periods);
    g_autoptr (Compared) it = NULL;
    const NspComparison *comparison;

    it = compared_rows (csv, MIN_N);
    if (it->comparisons->len == 0)
      continue;
    comparison = compared_instrument (it, NULL);
    for (guint g = 0; g < comparison->groups->len; g++) {
      const NspComparedGroup *group = g_ptr_array_index (comparison->groups, g);

      for (guint s = 0; s < group->n_steps; s++)
        *(group->network != NULL ? &networks : &everyone) +=
            group->steps[s].dimensions[0].n_pairs > 0;
    }
    attack (it, csv);
  }
  cr_log_info ("%u networks, %u periods: %u and %u pairs shown", n_networks, n_periods, networks,
               everyone);
  cr_assert_gt (networks, rounds / 10);
  cr_assert_gt (everyone, rounds / 20);
}

Test (release_pairs, no_sum_of_what_is_shown_is_about_few_people)
{
  attack_many (1500, 2, 2, 11);
  attack_many (300, 1, 3, 12);
}
