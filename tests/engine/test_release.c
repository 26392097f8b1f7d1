/* What is shown of whom, by the number of people and by what else is shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "release.h"

#include <string.h>

#include "release_reliability.h"
#include "support.h"

/* Adds `n` people who all answered three items, not all alike. */
static void
add_people (GString *csv, const char *network, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (csv, "%s;%u;%u;%u\n", network, 1 + i % 5, 1 + (i + i / 3) % 5,
                            1 + (2 * i) % 5);
}

/* The same without anybody's name: "N 7 M 12 - 3", a dash for no network. */
static Reading *
reading_of_groups (const char *groups)
{
  Reading *reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 A2 A3"), NULL);
  g_autoptr (GString) csv = g_string_new ("netwerk;A1;A2;A3\n");
  g_auto (GStrv) parts = g_strsplit (groups, " ", -1);

  for (guint i = 0; parts[i] != NULL; i += 2)
    add_people (csv, strcmp (parts[i], "-") == 0 ? "" : parts[i], (guint)atoi (parts[i + 1]));
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  cr_assert (reading_finish (reading));
  return reading;
}

/* Of rows "netwerk;A1;A2;A3", or with more columns. */
static Reading *
reading_of_rows (const char *keys, const char *header, const char *rows)
{
  Reading *reading = reading_new (make_keyed ("x", 1, 5, 1, keys), NULL);
  g_autofree char *csv = g_strconcat (header, "\n", rows, NULL);

  cr_assert (reading_add (reading, "a.csv", csv, NULL));
  cr_assert (reading_finish (reading));
  return reading;
}

static NspReleased *
release_default (const Reading *reading)
{
  const NspSettings settings = NSP_SETTINGS_DEFAULT;

  return nsp_release_new (reading->survey, &settings, reading->problems);
}

static NspReleased *
release_exactly (const Reading *reading)
{
  const NspSettings settings = { NAN, 1, 1, TRUE };

  return nsp_release_new (reading->survey, &settings, reading->problems);
}

/* Dimension `d` of a network (NULL: everyone) in the first result; NULL when it is not named. */
static const NspReleasedDimension *
dimension_of (const NspReleased *released, const char *network, guint d)
{
  const NspReleasedGroup *group =
      nsp_released_group (g_ptr_array_index (released->list, 0), network);

  return group != NULL ? &group->dimensions[d] : NULL;
}

#define N_FIGURES 12

/* A dimension's figures: the mean first, then those that a few people have not. */
static void
list_figures (const NspReleasedDimension *it, NspNumber figures[N_FIGURES])
{
  const NspNumber all[] = { it->mean, it->sd,  it->ci95[0], it->ci95[1], it->q1,   it->median,
                            it->q3,   it->rwg, it->min,     it->max,     it->mean, it->sd };

  memcpy (figures, all, sizeof all);
  for (guint k = 0; k < it->n_items && it->items[k].counts != NULL; k++) {
    figures[10] = it->items[k].mean;
    figures[11] = it->items[k].sd;
  }
}

static void
assert_rounded (NspNumber shown, NspNumber exact, int decimals)
{
  double unit = decimals == 1 ? 10 : 100;

  cr_assert_eq (shown.decimals, decimals);
  cr_assert_eq (shown.value, round (shown.value * unit) / unit, "%.17g", shown.value);
  cr_assert_leq (fabs (shown.value - exact.value), 0.5 / unit + 1e-9);
}

/* Of so many people: nothing, the mean, or all but the lowest and highest score. */
static void
check_size (guint n, gboolean spread, int decimals)
{
  g_autofree char *groups = g_strdup_printf ("M 30 N %u", n);
  g_autoptr (Reading) reading = reading_of_groups (groups);
  g_autoptr (NspReleased) released = release_default (reading), all = release_exactly (reading);
  const NspReleasedDimension *it = dimension_of (released, "N", 0);
  NspNumber shown[N_FIGURES], exact[N_FIGURES];

  list_figures (it, shown);
  list_figures (dimension_of (all, "N", 0), exact);
  cr_assert_eq (it->n, n);
  cr_assert_eq (it->withheld, NSP_SHOWN);
  cr_assert_eq (it->withheld_spread, spread ? NSP_SHOWN : NSP_WITHHELD_MIN_N);
  assert_rounded (shown[0], exact[0], decimals);
  for (guint i = 1; i < 8; i++) {
    cr_assert_eq (nsp_number_is_shown (shown[i]), spread, "%u of %u", i, n);
    if (spread)
      assert_rounded (shown[i], exact[i], decimals);
  }
  cr_assert (!nsp_number_is_shown (it->min) && !nsp_number_is_shown (it->max));
  cr_assert_eq (it->agreement != NSP_AGREEMENT_NONE, spread);
  for (guint k = 0; k < 3; k++) {
    cr_assert_eq (it->items[k].n, n);
    cr_assert_eq (it->items[k].counts != NULL, spread);
    cr_assert_eq (nsp_number_is_shown (it->items[k].mean), spread);
    if (spread)
      assert_rounded (it->items[k].mean, dimension_of (all, "N", 0)->items[k].mean, decimals);
    if (spread)
      assert_rounded (it->items[k].sd, dimension_of (all, "N", 0)->items[k].sd, decimals);
  }
}

Test (release, what_is_shown_follows_the_number_of_people)
{
  check_size (5, FALSE, 1);
  check_size (7, FALSE, 1);
  check_size (8, TRUE, 1);
  check_size (99, TRUE, 1);
  check_size (100, TRUE, 2);
}

Test (release, of_four_not_even_the_name)
{
  g_autoptr (Reading) reading = reading_of_groups ("M 30 N 4");
  g_autoptr (NspReleased) released = release_default (reading);
  const NspReleasedResult *result = g_ptr_array_index (released->list, 0);

  cr_assert_eq (result->networks->len, 1);
  cr_assert_null (nsp_released_group (result, "N"));
  cr_assert_eq (g_hash_table_size (result->unnamed), 1);
  cr_assert (nsp_released_withholds (result, "N"));
  cr_assert (!nsp_released_withholds (result, "M") && !nsp_released_withholds (result, "Z"));
  cr_assert (!nsp_released_withholds (result, NULL));
}

/* Everyone is who is shown when the others are 1 to 4, and all when they are more. */
static void
assert_everyone (const char *groups, guint64 n, gboolean left_out)
{
  g_autoptr (Reading) reading = reading_of_groups (groups);
  g_autoptr (NspReleased) released = release_default (reading);
  const NspReleasedGroup *overall =
      ((NspReleasedResult *)g_ptr_array_index (released->list, 0))->overall;

  cr_assert_eq (overall->dimensions[0].n, n, "%s: %d", groups, (int)overall->dimensions[0].n);
  cr_assert_eq (overall->respondents, n, "%s: %d", groups, (int)overall->respondents);
  cr_assert_eq (overall->roles[NSP_ROLE_UNKNOWN], n, "%s", groups);
  cr_assert_eq (overall->dimensions[0].left_out, left_out, "%s", groups);
  cr_assert_eq (overall->left_out, left_out, "%s", groups);
}

Test (release, the_total_goes_over_what_is_shown)
{
  assert_everyone ("M 30 N 12", 42, FALSE);
  assert_everyone ("M 30 N 1", 30, TRUE);
  assert_everyone ("M 30 N 4", 30, TRUE);
  assert_everyone ("M 30 - 4", 30, TRUE);
  assert_everyone ("M 30 - 5", 35, FALSE);
  assert_everyone ("M 30 N 2 - 2", 30, TRUE);
  assert_everyone ("M 30 N 3 - 2", 35, FALSE);
  assert_everyone ("M 30 N 2 O 3", 35, FALSE);
  assert_everyone ("- 9", 9, FALSE);
  assert_everyone ("- 4", 0, TRUE);
}

/* Nine people in all: without the four, five are left, and everyone is M. */
Test (release, everyone_without_a_few_is_computed_without_them)
{
  g_autoptr (Reading) reading = reading_of_groups ("M 9 N 4");
  g_autoptr (NspReleased) released = release_default (reading);
  NspNumber network[N_FIGURES], overall[N_FIGURES];

  list_figures (dimension_of (released, "M", 0), network);
  list_figures (dimension_of (released, NULL, 0), overall);
  for (guint i = 0; i < N_FIGURES; i++)
    cr_assert (network[i].value == overall[i].value ||
               (isnan (network[i].value) && isnan (overall[i].value)));
  cr_assert_arr_eq (dimension_of (released, "M", 0)->items[0].counts,
                    dimension_of (released, NULL, 0)->items[0].counts, 5 * sizeof (guint64));
}

Test (release, one_network_is_everyone)
{
  g_autoptr (Reading) reading = reading_of_groups ("M 12");
  g_autoptr (NspReleased) released = release_default (reading);
  const NspReleasedDimension *network = dimension_of (released, "M", 0);
  const NspReleasedDimension *overall = dimension_of (released, NULL, 0);

  cr_assert_eq (overall->mean.value, network->mean.value);
  cr_assert_eq (overall->sd.value, network->sd.value);
  cr_assert_eq (overall->n, 12);
  cr_assert (!overall->left_out);
}

/* Three, nine, ten and twelve: it once cost another network its page. */
Test (release, no_network_is_withheld_for_a_small_one)
{
  g_autoptr (Reading) reading = reading_of_groups ("A 3 B 9 C 10 D 12");
  g_autoptr (NspReleased) released = release_default (reading);

  cr_assert_null (dimension_of (released, "A", 0));
  cr_assert_eq (dimension_of (released, "B", 0)->withheld_spread, NSP_SHOWN);
  cr_assert_eq (dimension_of (released, "C", 0)->withheld_spread, NSP_SHOWN);
  cr_assert_eq (dimension_of (released, "D", 0)->withheld_spread, NSP_SHOWN);
  cr_assert_eq (dimension_of (released, NULL, 0)->n, 31);
}

/* Six rows of the same three people are three people. */
Test (release, people_are_counted_not_rows)
{
  for (guint people = 3; people <= 6; people++) {
    g_autoptr (GString) csv = g_string_new (NULL);
    g_autoptr (Reading) reading = NULL;
    g_autoptr (NspReleased) released = NULL;

    for (guint i = 0; i < 20; i++)
      g_string_append_printf (csv, "m%u;M;%u\n", i, 1 + i % 5);
    for (guint i = 0; i < 6; i++)
      g_string_append_printf (csv, "p%u;%s;%u\n", i % people, i < 3 ? "S" : "T", 1 + i % 5);
    reading = reading_of_rows ("d: A1", "respondent;netwerk;A1", csv->str);
    released = release_default (reading);
    cr_assert_eq (dimension_of (released, NULL, 0)->n, people < 5 ? 20 : 26, "%u", people);
    cr_assert_eq (dimension_of (released, NULL, 0)->left_out, people < 5, "%u", people);
  }
}

/* Rows of N: the first ones answered both dimensions, the others the first only. */
Test (release, dimensions_are_decided_apart)
{
  for (guint both = 3; both <= 8; both++) {
    g_autoptr (GString) csv = g_string_new (NULL);
    g_autoptr (Reading) reading = NULL;
    g_autoptr (NspReleased) released = NULL;
    const NspReleasedDimension *first, *second, *overall;

    for (guint i = 0; i < 12; i++)
      g_string_append_printf (csv, "M;%u;%u\n", 1 + i % 5, 1 + i % 4);
    for (guint i = 0; i < 10; i++)
      g_string_append_printf (csv, "N;%u;%.*s\n", 1 + i % 5, i < both ? 1 : 0, "3");
    reading = reading_of_rows ("d: A1; e: B1", "netwerk;A1;B1", csv->str);
    released = release_default (reading);
    first = dimension_of (released, "N", 0);
    second = dimension_of (released, "N", 1);
    overall = dimension_of (released, NULL, 1);
    cr_assert (first->n == 10 && first->withheld_spread == NSP_SHOWN);
    cr_assert_eq (second->withheld, both < 5 ? NSP_WITHHELD_MIN_N : NSP_SHOWN, "%u", both);
    cr_assert_eq (second->n, both < 5 ? 0 : both, "%u: how many is not told", both);
    cr_assert_eq (nsp_number_is_shown (second->mean), both >= 5);
    cr_assert_eq (second->items[0].n, both < 5 ? 0 : both);
    cr_assert_eq (overall->left_out, both < 5);
    cr_assert_eq (overall->n, both < 5 ? 12 : 12 + both);
    cr_assert (!dimension_of (released, NULL, 0)->left_out);
    cr_assert (!nsp_released_group (g_ptr_array_index (released->list, 0), NULL)->left_out);
  }
}

/* Five answered something, but nobody enough for a score: named, and nothing shown. */
Test (release, a_group_without_a_dimension_to_show_is_withheld_whole)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Reading) reading = NULL;
  g_autoptr (NspReleased) released = NULL;
  const NspReleasedGroup *group;

  for (guint i = 0; i < 9; i++)
    g_string_append_printf (csv, "M;%u;2;3\nN;%s\n", 1 + i % 5, i < 6 ? "4;;" : ";;");
  reading = reading_of_rows ("d: A1 A2 A3", "netwerk;A1;A2;A3", csv->str);
  released = release_default (reading);
  group = nsp_released_group (g_ptr_array_index (released->list, 0), "N");
  cr_assert_eq (group->withheld, NSP_WITHHELD_MIN_N);
  cr_assert_eq (group->respondents, 0);
  cr_assert_eq (group->roles[NSP_ROLE_UNKNOWN], 0);
}

/* Nine people of whom `open` left A3 open: their score is 2.5, and so is the median. */
static const NspReleasedDimension *
release_open (guint open, Reading **reading, NspReleased **released)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  for (guint i = 0; i < 4; i++)
    g_string_append_printf (csv, "N;1;%u;1\nN;5;%u;5\n", 1 + i % 2, 4 + i % 2);
  g_string_append (csv, "N;2;3;\n");
  for (guint i = 1; i < open; i++)
    g_string_append (csv, "N;2;3;\n");
  *reading = reading_of_rows ("d: A1 A2 A3", "netwerk;A1;A2;A3", csv->str);
  *released = release_default (*reading);
  return dimension_of (*released, "N", 0);
}

/* Only a score of two items lies halfway between two thirds: it would be seen as the median. */
Test (release, quartiles_are_moved_off_the_scores_of_a_few)
{
  for (guint open = 1; open <= 6; open++) {
    g_autoptr (Reading) reading = NULL;
    g_autoptr (NspReleased) released = NULL;
    const NspReleasedDimension *it = release_open (open, &reading, &released);

    cr_assert_eq (it->n, 8 + open);
    /* 2.5 lies as far from 2 1/3 as from 2 2/3; halves go up. */
    cr_assert_eq (it->median.value, open < 5 ? 2.7 : 2.5, "%u: %g", open, it->median.value);
  }
}

Test (release, exact_quartiles_are_not_moved)
{
  g_autoptr (Reading) reading = NULL;
  g_autoptr (NspReleased) released = NULL, all = NULL;

  release_open (1, &reading, &released);
  all = release_exactly (reading);
  cr_assert_eq (dimension_of (all, "N", 0)->median.value, 2.5);
}

/* The ends of the interval are then those of the mean and sd that are shown; t of 8 degrees of
 * freedom is 2.306004 (R: qt (0.975, 8)), of 12 2.178813. */
Test (release, the_interval_follows_from_what_is_shown_where_a_few_stand_out)
{
  const double t[] = { 2.306004, 2.178813 };
  guint differs = 0;

  for (guint i = 0; i < 2; i++) {
    g_autoptr (Reading) reading = NULL;
    g_autoptr (NspReleased) released = NULL, all = NULL;
    const NspReleasedDimension *it = release_open (i == 0 ? 1 : 5, &reading, &released), *exact;
    double half = t[i] * it->sd.value / sqrt ((double)it->n);

    all = release_exactly (reading);
    exact = dimension_of (all, "N", 0);
    for (guint end = 0; end < 2; end++) {
      double by_shown = round (10 * (it->mean.value + (end == 0 ? -half : half))) / 10;
      double by_exact = round (10 * exact->ci95[end].value) / 10;

      cr_assert_float_eq (it->ci95[end].value, i == 0 ? by_shown : by_exact, 1e-9, "%u %u", i, end);
      differs += fabs (by_shown - by_exact) > 0.05;
    }
  }
  cr_assert_gt (differs, 0, "nothing was tried");
}

/* How the scores lie says no more than the quartiles beside it. */
Test (release, agreement_follows_the_quartiles_as_shown)
{
  guint32 seed = 20260401;
  guint differs = 0;

  for (guint round = 0; round < 300; round++) {
    g_autoptr (GString) csv = g_string_new (NULL);
    g_autoptr (Reading) reading = NULL;
    g_autoptr (NspReleased) released = NULL, all = NULL;
    const NspReleasedDimension *it, *exact;

    for (guint i = 0; i < 8 + round % 5; i++)
      g_string_append_printf (csv, "N;%u;%u;%u\n", 2 + random_below (&seed, 3),
                              2 + random_below (&seed, 3), 2 + random_below (&seed, 3));
    reading = reading_of_rows ("d: A1 A2 A3", "netwerk;A1;A2;A3", csv->str);
    released = release_default (reading);
    all = release_exactly (reading);
    it = dimension_of (released, "N", 0);
    exact = dimension_of (all, "N", 0);
    if (exact->agreement == NSP_AGREEMENT_TWO_GROUPS)
      continue;
    cr_assert_eq (it->agreement, nsp_agreement_of (it->q3.value - it->q1.value, 4));
    differs += it->agreement != exact->agreement ? 1 : 0;
  }
  cr_assert_gt (differs, 0, "nothing was tried");
}

Test (release, rwg_needs_eight_complete_answers)
{
  for (guint complete = 6; complete <= 9; complete++) {
    g_autoptr (GString) csv = g_string_new (NULL);
    g_autoptr (Reading) reading = NULL;
    g_autoptr (NspReleased) released = NULL;

    /* Those who left an item open are five or more, whom agreement does not give away. */
    for (guint i = 0; i < 14; i++)
      g_string_append_printf (csv, "N;%u;%u;%.*s\n", 2 + i % 2, 2 + i % 3, i < complete ? 1 : 0,
                              "3");
    reading = reading_of_rows ("d: A1 A2 A3", "netwerk;A1;A2;A3", csv->str);
    released = release_default (reading);
    cr_assert_eq (dimension_of (released, "N", 0)->n, 14);
    cr_assert_eq (nsp_number_is_shown (dimension_of (released, "N", 0)->rwg), complete >= 8, "%u",
                  complete);
  }
}

/* Items of eight answers and more; the others have their number only. */
Test (release, items_need_eight_answers)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Reading) reading = NULL;
  g_autoptr (NspReleased) released = NULL;
  const NspReleasedDimension *it;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (csv, "N;%u;%u;%.*s\n", 1 + i % 5, 1 + i % 4, i < 7 ? 1 : 0, "32143");
  reading = reading_of_rows ("d: A1 A2 A3", "netwerk;A1;A2;A3", csv->str);
  released = release_default (reading);
  it = dimension_of (released, "N", 0);
  cr_assert_not_null (it->items[0].counts);
  cr_assert_null (it->items[2].counts);
  cr_assert_eq (it->items[2].n, 7);
  cr_assert (!nsp_number_is_shown (it->items[2].mean));
}

/* Of nine, `others` did not answer 4. */
static void
check_almost_everyone (guint others)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Reading) reading = NULL;
  g_autoptr (NspReleased) released = NULL, all = NULL;
  const NspReleasedItem *item;

  for (guint i = 0; i < 9; i++)
    g_string_append_printf (csv, "N;%u;%u\n", i < others ? 1 + i : 4, 1 + i % 5);
  reading = reading_of_rows ("d: A1 A2", "netwerk;A1;A2", csv->str);
  released = release_default (reading);
  all = release_exactly (reading);
  item = &dimension_of (released, "N", 0)->items[0];
  cr_assert_eq (item->n, 9);
  cr_assert_eq (item->counts == NULL, others < 2);
  cr_assert_eq (nsp_number_is_shown (item->mean), others >= 2);
  cr_assert_eq (nsp_number_is_shown (item->sd), others >= 2);
  cr_assert_eq (item->almost_everyone, others < 2 ? 4 : 0);
  cr_assert_not_null (dimension_of (released, "N", 0)->items[1].counts);
  item = &dimension_of (all, "N", 0)->items[0];
  cr_assert (item->counts != NULL && item->almost_everyone == 0);
}

Test (release, an_answer_of_almost_everyone_has_no_counts)
{
  check_almost_everyone (0);
  check_almost_everyone (1);
  check_almost_everyone (2);
}

/* Everyone's counts less those of the other networks would be what "almost everyone" hides. */
Test (release, everyones_items_do_not_tell_who_is_not_almost_everyone)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (Reading) reading = NULL;
  g_autoptr (NspReleased) released = NULL;
  const NspReleasedItem *network, *other, *everyone;

  for (guint i = 0; i < 9; i++)
    g_string_append_printf (csv, "N;%u;%u\nM;%u;%u\n", i == 0 ? 1 : 4, 1 + i % 5, 1 + i % 5,
                            1 + i % 4);
  reading = reading_of_rows ("d: A1 A2", "netwerk;A1;A2", csv->str);
  released = release_default (reading);
  network = &dimension_of (released, "N", 0)->items[0];
  other = &dimension_of (released, "M", 0)->items[0];
  everyone = &dimension_of (released, NULL, 0)->items[0];
  cr_assert_eq (network->almost_everyone, 4);
  cr_assert_not_null (other->counts);
  for (guint step = 0; everyone->counts != NULL && step < 5; step++)
    cr_assert_eq (everyone->counts[step], other->counts[step], "N's answers follow");
  cr_assert_not_null (dimension_of (released, NULL, 0)->items[1].counts);
}

/* One of N left A2 open; M's nine are complete, so that their counts tell the sum of their scores.
 * Everyone's mean less that sum is about N alone: of 60 people with one decimal it leaves the open
 * answer open, of 100 with two less than a quarter of the scale, though N's own mean with one
 * decimal would leave more. */
static void
check_everyones_mean (guint n, gboolean shown)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 9, 1, "d: A1 A2"), NULL);
  g_autoptr (GString) csv = g_string_new ("netwerk;A1;A2\nN;3;\n");
  g_autoptr (NspReleased) released = NULL;

  for (guint i = 0; i < n - 1; i++)
    g_string_append_printf (csv, "%s;%u;%u\n", i < n - 10 ? "N" : "M", 1 + i % 9,
                            1 + (i + i / 7) % 9);
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  released = release_default (reading);
  cr_assert_eq (dimension_of (released, NULL, 0)->n, n);
  cr_assert_eq (dimension_of (released, "N", 0)->items[0].counts != NULL, shown, "%u", n);
  cr_assert_not_null (dimension_of (released, "M", 0)->items[1].counts, "%u", n);
}

Test (release, items_of_a_network_do_not_give_away_with_everyones_mean)
{
  check_everyones_mean (60, TRUE);
  check_everyones_mean (101, FALSE);
}

/* Without networks everyone is by the rule of a network: the mean is 3.0, all answers are 44, and
 * the open one is a 4 (see item_safety). */
Test (release, items_of_everyone_alone_do_not_give_away)
{
  g_autoptr (Reading) reading =
      reading_of_rows ("d: A1 A2", "A1;A2", "1;2\n2;3\n3;4\n4;5\n5;1\n2;2\n2;4\n4;\n");
  g_autoptr (Reading) complete =
      reading_of_rows ("d: A1 A2", "A1;A2", "1;2\n2;3\n3;4\n4;5\n5;1\n2;2\n2;4\n4;4\n");
  g_autoptr (NspReleased) released = release_default (reading);
  g_autoptr (NspReleased) all = release_default (complete);

  cr_assert_eq (dimension_of (released, NULL, 0)->items[0].n, 8);
  cr_assert_null (dimension_of (released, NULL, 0)->items[0].counts);
  cr_assert_not_null (dimension_of (all, NULL, 0)->items[0].counts);
}

/* Of ten in a year one left A2 open. All As are 52, half of which is 26, and the mean is 2.75,
 * shown as 2.8: the open answer is 3 or 4. A year earlier the mean was 3.2, and the difference of
 * -0.45 is shown as -0.5: it is not less than 2.75 and not more, and the open answer a 3. */
Test (release, items_of_a_network_do_not_give_away_with_the_difference_from_a_year)
{
  static const char earlier[] = "11 13 23 35 25 15 24 45 35 45";
  static const char later[] = "31 13 43 44 52 52 22 12 32 3";

  for (guint n_years = 1; n_years <= 2; n_years++) {
    g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 A2"), NULL);
    g_autoptr (GString) csv = g_string_new ("netwerk;jaar;A1;A2\n");
    g_autoptr (NspReleased) released = NULL;
    const NspReleasedResult *last;
    const NspReleasedGroup *group;

    for (const char *at = earlier; n_years == 2 && *at != '\0'; at += 2 + (at[2] == ' '))
      g_string_append_printf (csv, "N;2024-2025;%c;%c\n", at[0], at[1]);
    for (const char *at = later; *at != '\0'; at += at[1] == '\0' ? 1 : 3)
      g_string_append_printf (csv, "N;2025-2026;%c;%.*s\n", at[0], 1, at + 1);
    cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
    released = release_default (reading);
    last = g_ptr_array_index (released->list, n_years - 1);
    group = nsp_released_group (last, "N");
    cr_assert_eq (group->dimensions[0].items[0].n, 10);
    cr_assert_eq (group->dimensions[0].items[0].counts != NULL, n_years == 1, "%u", n_years);
  }
}

Test (release, reliability_needs_twenty_complete_answers)
{
  for (guint n = 19; n <= 20; n++) {
    g_autofree char *groups = g_strdup_printf ("N %u M 8", n - 8);
    g_autoptr (Reading) reading = reading_of_groups (groups);
    g_autoptr (NspReleased) released = release_default (reading);
    const NspReleasedReliability *it =
        ((NspReleasedResult *)g_ptr_array_index (released->list, 0))->reliability;

    cr_assert_eq (it->n, n);
    cr_assert_eq (it->alpha.why, n < 20 ? NSP_REASON_MIN_COMPLETE : NSP_DEFINED);
    cr_assert_eq (nsp_number_is_shown (it->alpha.number), n >= 20);
    cr_assert_eq (nsp_number_is_shown (it->alpha_ci95[0]), n >= 20);
    cr_assert_eq (nsp_number_is_shown (it->f), n >= 20);
    cr_assert_eq (it->df[0] > 0, n >= 20);
    cr_assert_eq (it->items[0].item_rest.why, n < 20 ? NSP_REASON_MIN_COMPLETE : NSP_DEFINED);
    cr_assert (n < 20 || (it->alpha.number.decimals == 2 && it->f.decimals == 2));
  }
}

/* The intraclass correlations are over the networks that are shown: three would tell of S. */
Test (release, intraclass_correlations_are_over_who_is_shown)
{
  g_autoptr (Reading) with = reading_of_groups ("N 12 M 15 S 4 T 3"),
                      without = reading_of_groups ("N 12 M 15");
  g_autoptr (NspReleased) a = release_default (with), b = release_default (without);
  const NspReleasedReliability *p = ((NspReleasedResult *)a->list->pdata[0])->reliability,
                               *q = ((NspReleasedResult *)b->list->pdata[0])->reliability;

  cr_assert_eq (p->df[0], 1);
  cr_assert_eq (p->df[1], 25);
  cr_assert_eq (p->f.value, q->f.value);
  cr_assert_eq (p->icc1.number.value, q->icc1.number.value);
  cr_assert_eq (p->n, 34, "seven others are enough to count among everyone");
}

/* The complete answers are thirty; `open` more left A3 open, and answered the others. */
Test (release, reliability_of_items_protects_who_left_others_open)
{
  for (guint open = 0; open <= 6; open++) {
    g_autoptr (GString) csv = g_string_new (NULL);
    g_autoptr (Reading) reading = NULL;
    g_autoptr (NspReleased) released = NULL;
    const NspReleasedReliability *it;
    NspReason why = open == 0 || open >= 5 ? NSP_DEFINED : NSP_REASON_COMPLEMENTARY;

    add_people (csv, "N", 30);
    for (guint i = 0; i < open; i++)
      g_string_append (csv, "N;2;3;\n");
    reading = reading_of_rows ("d: A1 A2 A3", "netwerk;A1;A2;A3", csv->str);
    released = release_default (reading);
    it = ((NspReleasedResult *)g_ptr_array_index (released->list, 0))->reliability;
    cr_assert_eq (it->alpha.why, why);
    for (guint k = 0; k < 3; k++)
      cr_assert (it->items[k].item_rest.why == why && it->items[k].alpha_without.why == why, "%u",
                 open);
  }
}

Test (release, exactly_shows_all)
{
  g_autoptr (Reading) reading = reading_of_groups ("A 1 B 2 C 9 - 1");
  g_autoptr (NspReleased) released = release_exactly (reading);
  const NspReleasedResult *result = g_ptr_array_index (released->list, 0);
  const NspReleasedDimension *it = dimension_of (released, "B", 0);

  cr_assert_eq (result->networks->len, 3);
  cr_assert_eq (g_hash_table_size (result->unnamed), 0);
  cr_assert_eq (dimension_of (released, NULL, 0)->n, 13);
  cr_assert (!dimension_of (released, NULL, 0)->left_out);
  /* (1 1 1) and (2 2 3): 1 and 7/3. */
  cr_assert_eq (it->mean.decimals, NSP_EXACT);
  assert_near (it->mean.value, 5 / 3.0);
  assert_near (it->min.value, 1);
  assert_near (it->max.value, 7 / 3.0);
  assert_near (it->q1.value, 1 + (7 / 3.0 - 1) / 4);
  cr_assert_not_null (it->items[0].counts);
  cr_assert_eq (dimension_of (released, "A", 0)->min.value, 1);
}

/* The only list that names small networks. */
Test (release, group_sizes_name_everybody)
{
  g_autoptr (Reading) reading = reading_of_groups ("B 9 A 3 - 2");
  g_autoptr (GArray) sizes = nsp_group_sizes_new (reading->survey);
  const char *const names[] = { "A", "B", NULL };
  const guint64 n[] = { 3, 9, 14 };

  cr_assert_eq (sizes->len, 3);
  for (guint i = 0; i < 3; i++) {
    NspGroupSize size = g_array_index (sizes, NspGroupSize, i);

    cr_assert_eq (g_strcmp0 (size.network, names[i]), 0);
    cr_assert_eq (size.respondents, n[i]);
    cr_assert_eq (size.instrument, g_ptr_array_index (reading->instruments, 0));
  }
}
