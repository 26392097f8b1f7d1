/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "disclosure.h"

#include <string.h>

#include "support.h"

/* What is decided for groups of these sizes: "." shown, "m" min_n, "c" complementary. */
static void
assert_decides (const char *sizes, guint64 rest, guint64 limit, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (sizes, " ", -1);
  guint n = *sizes != '\0' ? g_strv_length (parts) : 0;
  guint64 numbers[16] = { 0 };
  NspWithheld withheld[16] = { NSP_SHOWN };
  char decided[17] = "";

  for (guint i = 0; i < n; i++)
    numbers[i] = g_ascii_strtoull (parts[i], NULL, 10);
  nsp_disclosure_decide (numbers, n, rest, limit, withheld);
  for (guint i = 0; i < n; i++)
    decided[i] = ".mc"[withheld[i]];
  cr_assert_str_eq (decided, expected, "%s and %" G_GUINT64_FORMAT " more: %s", sizes, rest,
                    decided);
}

Test (disclosure, small_groups_are_withheld)
{
  assert_decides ("5 9 12", 0, 5, "...");
  assert_decides ("4 4 9 12", 0, 5, "mm..");
  assert_decides ("4 1 9 12", 0, 5, "mm..");
  assert_decides ("2 3 9 12", 0, 5, "mm..");
}

/* One group of 4 follows from the total and the others: another one has to go. */
Test (disclosure, the_next_smallest_goes_too)
{
  assert_decides ("4 9 12 10", 0, 5, "mc..");
  assert_decides ("9 4 12 10", 0, 5, "cm..");
  assert_decides ("12 10 9 4", 0, 5, "..cm");
  assert_decides ("2 2 9 12 10", 0, 5, "mmc..");
  assert_decides ("1 9 9 9", 0, 5, "m..c");
  assert_decides ("4 7 7 7", 0, 5, "m..c"); /* the last of equals */
}

Test (disclosure, the_total_stands_alone_when_one_group_would_remain)
{
  assert_decides ("4 9 12", 0, 5, "mcc");
  assert_decides ("4 12", 0, 5, "mc");
  assert_decides ("9 12", 3, 5, "cc");
}

Test (disclosure, enough_small_groups_hide_each_other)
{
  assert_decides ("4 4 12", 0, 5, "mm.");
  assert_decides ("3 3 3", 0, 5, "mmm");
}

Test (disclosure, people_without_a_network_follow_too)
{
  assert_decides ("9 12 10", 3, 5, "c..");
  assert_decides ("9 12 10", 5, 5, "...");
  assert_decides ("9 12 10", 0, 5, "...");
  assert_decides ("4 9 12 10", 1, 5, "m...");
  assert_decides ("4 9 12 10", 3, 8, "mc..");
  assert_decides ("12", 3, 5, "c");
  assert_decides ("12", 0, 5, ".");
  assert_decides ("12", 5, 5, ".");
  assert_decides ("", 3, 5, "");
}

Test (disclosure, a_group_of_nobody_hides_nobody)
{
  assert_decides ("0 9 12", 0, 5, "m..");
  assert_decides ("0 4 9 12 10", 0, 5, "mmc..");
  assert_decides ("0", 0, 5, "m");
}

Test (disclosure, with_limit_1_nothing_is_withheld)
{
  assert_decides ("1 2 3", 0, 1, "...");
  assert_decides ("1 2 3", 4, 1, "...");
  assert_decides ("1 2 3", 0, 0, "...");
  assert_decides ("0 2 3", 0, 1, "m..");
}

Test (disclosure, earlier_decisions_stay)
{
  const guint64 sizes[] = { 9, 12, 10, 3 };
  NspWithheld withheld[] = { NSP_WITHHELD_COMPLEMENTARY, NSP_SHOWN, NSP_SHOWN, NSP_WITHHELD_MIN_N };

  nsp_disclosure_decide (sizes, 4, 0, 5, withheld);
  cr_assert_eq (withheld[0], NSP_WITHHELD_COMPLEMENTARY);
  cr_assert_eq (withheld[1], NSP_SHOWN);
  cr_assert_eq (withheld[2], NSP_SHOWN);
  cr_assert_eq (withheld[3], NSP_WITHHELD_MIN_N);
}

/* Networks with a total, made of tallies. */
typedef struct {
  NspInstrument *instrument;
  NspTally *total;
  GPtrArray *tallies;  /* of NspTally, one a network */
  GPtrArray *networks; /* of NspGroup */
  NspGroup *overall;
} Institution;

static Institution *
institution_new (NspInstrument *instrument)
{
  Institution *it = g_new0 (Institution, 1);

  it->instrument = instrument;
  it->total = nsp_tally_new (instrument);
  it->tallies = g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_tally_free);
  it->networks = g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_group_free);
  return it;
}

static void
institution_free (Institution *it)
{
  nsp_tally_free (it->total);
  g_ptr_array_unref (it->tallies);
  g_ptr_array_unref (it->networks);
  nsp_group_free (it->overall);
  nsp_instrument_free (it->instrument);
  g_free (it);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Institution, institution_free)

/* Adds a network, or with `network` FALSE people who are in none. Takes the tally. */
static void
institution_add (Institution *it, NspTally *tally, gboolean network)
{
  nsp_tally_add (it->total, tally);
  if (network)
    g_ptr_array_add (it->tallies, tally);
  else
    nsp_tally_free (tally);
}

/* `n` times the same answers. */
static void
institution_repeat (Institution *it, guint n, const char *answers, gboolean network)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (rows, "%s%s", i > 0 ? ";" : "", answers);
  institution_add (it, make_tally (it->instrument, rows->str), network);
}

static void
institution_apply (Institution *it, guint min_n, guint min_n_spread)
{
  for (guint i = 0; i < it->tallies->len; i++)
    g_ptr_array_add (it->networks, nsp_group_score (g_ptr_array_index (it->tallies, i), 0.5));
  it->overall = nsp_group_score (it->total, 0.5);
  nsp_disclosure_apply (it->networks, it->overall, min_n, min_n_spread);
}

static const NspGroup *
network (const Institution *it, guint index)
{
  return g_ptr_array_index (it->networks, index);
}

static gboolean
shows_mean (const NspGroup *group, guint d)
{
  return !isnan (group->dimensions[d].mean);
}

static gboolean
shows_spread (const NspGroup *group, guint d)
{
  return !isnan (group->dimensions[d].median);
}

Test (disclosure, below_the_spread_limit_there_is_a_mean_only)
{
  g_autoptr (Institution) it = institution_new (make_keyed ("x", 1, 5, 1, "d: A1 A2"));
  const NspDimensionScore *score;

  institution_repeat (it, 7, "4 2", TRUE);
  institution_repeat (it, 9, "4 4", TRUE);
  institution_repeat (it, 12, "5 4", TRUE);
  institution_repeat (it, 20, "5 4", TRUE);
  institution_apply (it, 5, 8);
  score = &network (it, 0)->dimensions[0];
  cr_assert_eq (score->n, 7);
  cr_assert_eq (score->mean, 3);
  cr_assert_eq (score->sd, 0);
  cr_assert_eq (score->ci95[0], 3);
  cr_assert (isnan (score->min) && isnan (score->q1) && isnan (score->median) &&
             isnan (score->q3) && isnan (score->max) && isnan (score->rwg));
  cr_assert_eq (score->withheld, NSP_SHOWN);
  cr_assert_eq (score->withheld_spread, NSP_WITHHELD_MIN_N);
  cr_assert_eq (score->items[0].mean, 4);
  cr_assert_null (score->items[0].counts);
  /* The 7 would follow from the total's counts: 9 go with them. */
  cr_assert_eq (network (it, 1)->dimensions[0].withheld_spread, NSP_WITHHELD_COMPLEMENTARY);
  cr_assert_null (network (it, 1)->dimensions[0].items[0].counts);
  cr_assert (shows_mean (network (it, 1), 0) && !shows_spread (network (it, 1), 0));
  cr_assert (shows_spread (network (it, 2), 0) && shows_spread (network (it, 3), 0));
  cr_assert_not_null (network (it, 2)->dimensions[0].items[0].counts);
  cr_assert (shows_spread (it->overall, 0));
  cr_assert_eq (network (it, 0)->withheld, NSP_SHOWN);
}

Test (disclosure, a_small_network_takes_the_next_with_it)
{
  g_autoptr (Institution) it = institution_new (make_keyed ("x", 1, 5, 1, "d: A1; e: B1"));

  institution_repeat (it, 12, "4 2", TRUE);
  institution_repeat (it, 4, "4 4", TRUE);
  institution_repeat (it, 10, "5 4", TRUE);
  institution_repeat (it, 11, "5 4", TRUE);
  institution_apply (it, 5, 8);
  cr_assert_eq (network (it, 0)->withheld, NSP_SHOWN);
  cr_assert_eq (network (it, 1)->withheld, NSP_WITHHELD_MIN_N);
  cr_assert_eq (network (it, 2)->withheld, NSP_WITHHELD_COMPLEMENTARY);
  cr_assert_eq (network (it, 3)->withheld, NSP_SHOWN);
  for (guint d = 0; d < 2; d++) {
    cr_assert (shows_mean (network (it, 0), d) && shows_mean (network (it, 3), d));
    cr_assert (!shows_mean (network (it, 1), d) && !shows_mean (network (it, 2), d));
  }
  cr_assert_eq (network (it, 1)->respondents, 4, "how many they are is no secret");
  cr_assert_eq (network (it, 1)->dimensions[0].n, 4);
}

Test (disclosure, one_network_is_the_total_and_may_be_shown)
{
  g_autoptr (Institution) it = institution_new (make_keyed ("x", 1, 5, 1, "d: A1"));

  institution_repeat (it, 9, "4", TRUE);
  institution_apply (it, 5, 8);
  cr_assert (shows_spread (network (it, 0), 0) && shows_spread (it->overall, 0));
}

Test (disclosure, people_without_a_network_stay_hidden)
{
  g_autoptr (Institution) it = institution_new (make_keyed ("x", 1, 5, 1, "d: A1"));

  institution_repeat (it, 9, "4", TRUE);
  institution_repeat (it, 10, "4", TRUE);
  institution_repeat (it, 11, "4", TRUE);
  institution_repeat (it, 2, "1", FALSE);
  institution_apply (it, 5, 8);
  cr_assert_eq (network (it, 0)->withheld, NSP_WITHHELD_COMPLEMENTARY);
  cr_assert (shows_mean (network (it, 1), 0) && shows_mean (network (it, 2), 0));
  cr_assert (shows_mean (it->overall, 0));
}

Test (disclosure, everything_small_is_all_withheld)
{
  g_autoptr (Institution) it = institution_new (make_keyed ("x", 1, 5, 1, "d: A1"));

  institution_repeat (it, 2, "4", TRUE);
  institution_repeat (it, 2, "3", TRUE);
  institution_apply (it, 5, 8);
  cr_assert_eq (it->overall->withheld, NSP_WITHHELD_MIN_N);
  cr_assert (!shows_mean (it->overall, 0));
  cr_assert (!shows_mean (network (it, 0), 0) && !shows_mean (network (it, 1), 0));
  cr_assert_null (it->overall->dimensions[0].items[0].counts);
}

Test (disclosure, the_total_may_be_all_there_is)
{
  g_autoptr (Institution) it = institution_new (make_keyed ("x", 1, 5, 1, "d: A1"));

  institution_repeat (it, 4, "4", TRUE);
  institution_repeat (it, 12, "3", TRUE);
  institution_apply (it, 5, 8);
  cr_assert (shows_spread (it->overall, 0));
  cr_assert_eq (network (it, 0)->withheld, NSP_WITHHELD_MIN_N);
  cr_assert_eq (network (it, 1)->withheld, NSP_WITHHELD_COMPLEMENTARY);
}

/* Few answered one dimension: it alone is withheld, and complementary for it alone. */
Test (disclosure, dimensions_are_decided_apart)
{
  g_autoptr (Institution) it = institution_new (make_keyed ("x", 1, 5, 1, "d: A1; e: B1"));

  institution_add (it, make_tally (it->instrument, "1 1; 2 2; 3 3; 4 4; 1 -; 2 -; 3 -; 4 -; 5 -"),
                   TRUE);
  institution_repeat (it, 10, "4 3", TRUE);
  institution_repeat (it, 11, "4 3", TRUE);
  institution_repeat (it, 12, "4 3", TRUE);
  institution_apply (it, 5, 8);
  for (guint i = 0; i < 4; i++) {
    cr_assert (shows_spread (network (it, i), 0));
    cr_assert_eq (network (it, i)->withheld, NSP_SHOWN);
  }
  cr_assert_eq (network (it, 0)->dimensions[1].withheld, NSP_WITHHELD_MIN_N);
  cr_assert_eq (network (it, 1)->dimensions[1].withheld, NSP_WITHHELD_COMPLEMENTARY);
  cr_assert (shows_mean (network (it, 2), 1) && shows_mean (network (it, 3), 1));
}

Test (disclosure, a_group_without_a_dimension_to_show_is_withheld_whole)
{
  g_autoptr (Institution) it = institution_new (make_keyed ("x", 1, 5, 1, "d: A1; e: B1"));

  institution_add (it, make_tally (it->instrument, "1 -; 2 -; 3 -; - 4; - 4; - 4"), TRUE);
  institution_repeat (it, 10, "4 3", TRUE);
  institution_repeat (it, 11, "4 3", TRUE);
  institution_repeat (it, 12, "4 3", TRUE);
  institution_apply (it, 5, 8);
  cr_assert_eq (network (it, 0)->respondents, 6);
  cr_assert_eq (network (it, 0)->withheld, NSP_WITHHELD_MIN_N);
}

/* An item that few answered is withheld in a dimension that is shown. */
Test (disclosure, items_are_decided_apart)
{
  g_autoptr (Institution) it = institution_new (make_keyed ("x", 1, 5, 1, "d: A1 A2"));

  institution_add (it, make_tally (it->instrument, "1 1; 2 2; 3 3; 1 -; 2 -; 3 -; 4 -; 5 -; 5 -"),
                   TRUE);
  institution_repeat (it, 10, "4 3", TRUE);
  institution_repeat (it, 11, "4 3", TRUE);
  institution_repeat (it, 12, "4 3", TRUE);
  institution_apply (it, 5, 8);
  cr_assert (shows_spread (network (it, 0), 0));
  cr_assert (!isnan (network (it, 0)->dimensions[0].items[0].mean));
  cr_assert (isnan (network (it, 0)->dimensions[0].items[1].mean));
  cr_assert_null (network (it, 0)->dimensions[0].items[1].counts);
  cr_assert_eq (network (it, 1)->dimensions[0].items[1].withheld, NSP_WITHHELD_COMPLEMENTARY);
  cr_assert (!isnan (network (it, 2)->dimensions[0].items[1].mean));
  cr_assert (isnan (network (it, 0)->dimensions[0].rwg), "three complete cases are too few");
}

/* Nine answer A1 and six of these A2: too few for counts, enough for a mean. */
Test (disclosure, item_counts_have_the_spread_limit)
{
  g_autoptr (Institution) it = institution_new (make_keyed ("x", 1, 5, 1, "d: A1 A2"));
  const NspDimensionScore *score;

  institution_add (it, make_tally (it->instrument, "1 1; 2 2; 3 3; 1 1; 2 1; 3 1; 4 -; 5 -; 5 -"),
                   TRUE);
  institution_repeat (it, 10, "4 3", TRUE);
  institution_repeat (it, 11, "4 3", TRUE);
  institution_repeat (it, 12, "4 3", TRUE);
  institution_apply (it, 5, 8);
  score = &network (it, 0)->dimensions[0];
  cr_assert_not_null (score->items[0].counts);
  cr_assert (!isnan (score->items[1].mean));
  cr_assert_null (score->items[1].counts);
  cr_assert_null (network (it, 1)->dimensions[0].items[1].counts);
  cr_assert_not_null (network (it, 2)->dimensions[0].items[1].counts);
}

/* An item of two dimensions is shown when either shows it: together they may not leave out fewer
 * than the limit. Here A1 is answered by 3 people without a network; dimension d hides X (few of
 * its members have a score), e hides Y (the smallest), and so X, Y and Z are shown between them. */
Test (disclosure, an_item_of_two_dimensions_does_not_give_it_away)
{
  g_autoptr (Institution) it =
      institution_new (make_keyed ("x", 1, 5, 1, "d: A1 C1 C2 C3; e: A1 B1"));
  guint64 hidden;

  /* A1 C1 C2 C3 B1 */
  institution_add (it,
                   make_tally (it->instrument, "3 3 3 3 3; 3 3 3 3 3; 3 3 3 3 3; 3 3 3 3 3;"
                                               "4 - - - 3; 4 - - - 3; 4 - - - 3"),
                   TRUE);
  institution_repeat (it, 6, "4 4 4 4 4", TRUE);
  institution_repeat (it, 8, "5 4 4 4 4", TRUE);
  institution_repeat (it, 9, "5 4 4 4 4", TRUE);
  institution_repeat (it, 3, "1 1 1 1 1", FALSE);
  institution_repeat (it, 3, "- 1 1 1 1", FALSE);
  institution_apply (it, 5, 5);
  cr_assert (!isnan (it->overall->dimensions[0].items[0].mean));
  hidden = it->overall->dimensions[0].items[0].n;
  for (guint i = 0; i < 4; i++) {
    const NspGroup *group = network (it, i);

    if (!isnan (group->dimensions[0].items[0].mean) || !isnan (group->dimensions[1].items[0].mean))
      hidden -= group->dimensions[0].items[0].n;
  }
  cr_assert (hidden == 0 || hidden >= 5, "%" G_GUINT64_FORMAT " people's answers follow", hidden);
}

/* One figure for each group: is it seen, and how many people are behind it? */
typedef struct {
  gboolean shown;
  guint64 n;
} Seen;

typedef Seen (*See) (const NspGroup *group, guint d, guint k);

static Seen
see_mean (const NspGroup *group, guint d, guint k)
{
  (void)k;
  return (Seen){ !isnan (group->dimensions[d].mean), group->dimensions[d].n };
}

static Seen
see_quartiles (const NspGroup *group, guint d, guint k)
{
  (void)k;
  return (Seen){ !isnan (group->dimensions[d].q1), group->dimensions[d].n };
}

static Seen
see_item_mean (const NspGroup *group, guint d, guint k)
{
  const NspItemScore *item = &group->dimensions[d].items[k];

  return (Seen){ !isnan (item->mean), item->n };
}

static Seen
see_item_counts (const NspGroup *group, guint d, guint k)
{
  const NspItemScore *item = &group->dimensions[d].items[k];

  return (Seen){ item->counts != NULL, item->n };
}

/* What can be seen of a figure, directly or by subtracting, is of nobody or of `limit` people. */
static void
assert_safe (const Institution *it, See see, guint d, guint k, guint64 limit)
{
  Seen overall = see (it->overall, d, k);
  guint64 hidden = overall.n;
  guint shown = 0;

  cr_assert (!overall.shown || overall.n >= limit);
  for (guint i = 0; i < it->networks->len; i++) {
    Seen seen = see (network (it, i), d, k);

    cr_assert (!seen.shown || seen.n >= limit, "%" G_GUINT64_FORMAT " are shown", seen.n);
    if (seen.shown) {
      hidden -= seen.n;
      shown++;
    }
  }
  if (overall.shown && shown > 0)
    cr_assert (hidden == 0 || hidden >= limit, "%" G_GUINT64_FORMAT " people follow", hidden);
}

/* Nothing of a dimension is left that was withheld, and what was not is there. */
static void
assert_consistent (const NspGroup *group)
{
  gboolean any = FALSE;

  for (guint d = 0; d < group->n_dimensions; d++) {
    const NspDimensionScore *score = &group->dimensions[d];

    if (score->withheld != NSP_SHOWN) {
      cr_assert (isnan (score->mean) && isnan (score->sd) && isnan (score->ci95[0]) &&
                 isnan (score->ci95[1]));
      cr_assert_neq (score->withheld_spread, NSP_SHOWN);
      for (guint k = 0; k < score->n_items; k++) {
        cr_assert (isnan (score->items[k].mean) && isnan (score->items[k].sd));
        cr_assert_null (score->items[k].counts);
      }
    } else {
      any = TRUE;
      cr_assert (!isnan (score->mean) && !isnan (score->sd) && !isnan (score->ci95[0]));
    }
    if (score->withheld_spread != NSP_SHOWN)
      cr_assert (isnan (score->min) && isnan (score->q1) && isnan (score->median) &&
                 isnan (score->q3) && isnan (score->max) && isnan (score->rwg));
    else
      cr_assert (!isnan (score->min) && !isnan (score->median) && !isnan (score->max));
  }
  cr_assert_eq (group->withheld != NSP_SHOWN, !any);
}

static void
assert_marked (const NspGroup *group, const char *what)
{
  for (guint d = 0; d < group->n_dimensions; d++) {
    for (guint k = 0; k < group->dimensions[d].n_items; k++) {
      const NspItemScore *item = &group->dimensions[d].items[k];

      cr_assert_eq (item->withheld != NSP_SHOWN, isnan (item->mean), "%s: mark %d, mean %g", what,
                    item->withheld, item->mean);
      cr_assert_eq (item->withheld_spread != NSP_SHOWN, item->counts == NULL,
                    "%s: mark %d, counts %s", what, item->withheld_spread,
                    item->counts != NULL ? "there" : "not there");
    }
  }
}

/* A tally of random answers, of which a random part is missing. */
static NspTally *
random_tally (const NspInstrument *instrument, guint n, guint32 *seed)
{
  NspTally *tally = nsp_tally_new (instrument);
  guint missing = random_below (seed, 80); /* percent */
  g_autofree guint8 *answers = g_malloc (instrument->n_items);

  for (guint i = 0; i < n; i++) {
    for (guint k = 0; k < instrument->n_items; k++)
      answers[k] = random_below (seed, 100) < missing ? 0 : (guint8)(1 + random_below (seed, 5));
    nsp_tally_add_respondent (tally, answers, NSP_ROLE_UNKNOWN);
  }
  return tally;
}

/* An institution of random networks, with or without people outside them, not yet applied. */
static Institution *
random_institution (guint32 *seed)
{
  Institution *it = institution_new (make_keyed ("x", 1, 5, 1, "d: A1 A2 A3 A4; e: B1 -B2; f: C1"));
  guint n_networks = random_below (seed, 9);

  for (guint i = 0; i < n_networks; i++) {
    NspTally *tally = random_tally (it->instrument, 1 + random_below (seed, 16), seed);

    /* As results do: a network of which nobody answered is not there. */
    if (tally->respondents > 0)
      institution_add (it, tally, TRUE);
    else
      nsp_tally_free (tally);
  }
  if (random_below (seed, 2) == 0)
    institution_add (it, random_tally (it->instrument, random_below (seed, 10), seed), FALSE);
  return it;
}

Test (disclosure, never_gives_away_a_few)
{
  guint32 seed = 20250115;

  for (guint round = 0; round < 2000; round++) {
    g_autoptr (Institution) it = random_institution (&seed);
    guint min_n = 2 + random_below (&seed, 6), min_n_spread = 1 + random_below (&seed, 10);
    guint spread = MAX (min_n, min_n_spread);

    institution_apply (it, min_n, min_n_spread);
    for (guint d = 0; d < it->instrument->n_dimensions; d++) {
      assert_safe (it, see_mean, d, 0, min_n);
      assert_safe (it, see_quartiles, d, 0, spread);
      for (guint k = 0; k < it->instrument->dimensions[d].n_key; k++) {
        assert_safe (it, see_item_mean, d, k, min_n);
        assert_safe (it, see_item_counts, d, k, spread);
      }
    }
  }
}

Test (disclosure, leaves_no_figure_of_what_is_withheld)
{
  guint32 seed = 20250116;

  for (guint round = 0; round < 1000; round++) {
    g_autoptr (Institution) it = random_institution (&seed);

    institution_apply (it, 5, 8);
    assert_consistent (it->overall);
    for (guint i = 0; i < it->networks->len; i++)
      assert_consistent (network (it, i));
  }
}

/* Who looks at an item's own mark must find the figure that it promises. */
Test (disclosure, items_are_marked_as_they_are_shown)
{
  guint32 seed = 20250117;

  for (guint round = 0; round < 1000; round++) {
    g_autoptr (Institution) it = random_institution (&seed);

    institution_apply (it, 5, 8);
    for (guint i = 0; i < it->networks->len; i++)
      assert_marked (network (it, i), "network");
    assert_marked (it->overall, "overall");
  }
}

Test (disclosure, with_limit_1_hides_nothing_that_is_there)
{
  g_autoptr (Institution) it = institution_new (make_keyed ("x", 1, 5, 1, "d: A1 A2; e: B1"));

  institution_repeat (it, 1, "4 3 -", TRUE);
  institution_repeat (it, 2, "4 - 1", TRUE);
  institution_repeat (it, 3, "4 3 2", TRUE);
  institution_repeat (it, 1, "1 1 1", FALSE);
  institution_apply (it, 1, 1);
  for (guint i = 0; i < 3; i++) {
    cr_assert (shows_spread (network (it, i), 0));
    cr_assert_not_null (network (it, i)->dimensions[0].items[0].counts);
    cr_assert_eq (network (it, i)->withheld, NSP_SHOWN);
  }
  cr_assert (!shows_mean (network (it, 0), 1), "nobody answered");
  cr_assert (shows_spread (network (it, 1), 1) && shows_spread (network (it, 2), 1));
  cr_assert (shows_spread (it->overall, 1));
}
