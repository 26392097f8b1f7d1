/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scores.h"

#include <string.h>

#include "support.h"

/* The t distribution's 97.5% point: closed forms for 1 and 2 degrees of freedom. */
#define T_1 tan (0.475 * G_PI)
#define T_2 (0.95 / sqrt (2 * 0.975 * 0.025))

/* The group of respondents who gave these answers, scored. */
typedef struct {
  NspInstrument *instrument;
  NspTally *tally;
  NspDimensionScore first[1]; /* its first dimension */
} Scored;

static Scored *
score_of (NspInstrument *instrument, const char *respondents, double min_answered)
{
  Scored *it = g_new0 (Scored, 1);

  it->instrument = instrument;
  it->tally = make_tally (instrument, respondents);
  it->first[0] = make_score (it->tally, 0, min_answered);
  return it;
}

static const guint64 *
counts_of (const Scored *it, guint item)
{
  return it->tally->item_counts + (gsize)item * it->instrument->scale.n_steps;
}

static NspSample
item_of (const Scored *it, guint item)
{
  return nsp_item_score (&it->instrument->scale, counts_of (it, item));
}

static void
scored_free (Scored *it)
{
  nsp_tally_free (it->tally);
  nsp_instrument_free (it->instrument);
  g_free (it);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scored, scored_free)

/* The scores of one item on 1-5, so that answers and scores are the same. */
static Scored *
one_item (const char *respondents)
{
  return score_of (make_keyed ("x", 1, 5, 1, "d: A1"), respondents, 0.5);
}

static void
assert_all_undefined (const NspDimensionScore *score)
{
  const double figures[] = {
    score->mean, score->sd,     score->ci95[0], score->ci95[1], score->min,
    score->q1,   score->median, score->q3,      score->max,     score->rwg
  };

  cr_assert_eq (score->n, 0);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    cr_assert (isnan (figures[i]), "figure %u is %g", i, figures[i]);
}

Test (scores, of_nobody)
{
  g_autoptr (Scored) it = one_item ("");

  assert_all_undefined (it->first);
  cr_assert_eq (it->tally->respondents, 0);
  cr_assert_eq (item_of (it, 0).n, 0);
  cr_assert (isnan (item_of (it, 0).mean) && isnan (item_of (it, 0).sd));
}

Test (scores, of_one)
{
  g_autoptr (Scored) it = one_item ("4");

  cr_assert_eq (it->first->n, 1);
  cr_assert_eq (it->first->mean, 4);
  cr_assert (isnan (it->first->sd));
  cr_assert (isnan (it->first->ci95[0]) && isnan (it->first->ci95[1]));
  cr_assert_eq (it->first->min, 4);
  cr_assert_eq (it->first->q1, 4);
  cr_assert_eq (it->first->median, 4);
  cr_assert_eq (it->first->q3, 4);
  cr_assert_eq (it->first->max, 4);
  cr_assert (isnan (it->first->rwg));
  cr_assert (isnan (item_of (it, 0).sd));
}

Test (scores, of_two)
{
  g_autoptr (Scored) it = one_item ("2; 5");

  assert_near (it->first->mean, 3.5);
  assert_near (it->first->sd, 3 / sqrt (2));
  cr_assert_float_eq (it->first->ci95[0], 3.5 - T_1 * 1.5, 1e-9);
  cr_assert_float_eq (it->first->ci95[1], 3.5 + T_1 * 1.5, 1e-9);
  assert_near (it->first->q1, 2.75);
  assert_near (it->first->median, 3.5);
  assert_near (it->first->q3, 4.25);
  cr_assert_eq (it->first->rwg, 0, "more variance than chance");
}

Test (scores, of_three_by_hand)
{
  g_autoptr (Scored) it = one_item ("3; 5; 4");

  assert_near (it->first->mean, 4);
  assert_near (it->first->sd, 1);
  cr_assert_float_eq (it->first->ci95[0], 4 - T_2 / sqrt (3), 1e-9);
  cr_assert_float_eq (it->first->ci95[1], 4 + T_2 / sqrt (3), 1e-9);
}

/* Hyndman & Fan's type 7, by hand: (n - 1) p places from the lowest. */
Test (scores, quartiles_of_type_7)
{
  static const struct {
    const char *answers;
    double q1, median, q3;
  } cases[] = {
    { "1; 2; 3; 4", 1.75, 2.5, 3.25 },
    { "5; 1; 2; 4; 2", 2, 2, 4 },
    { "1; 1; 1; 5", 1, 1, 2 },
    { "1; 5; 5; 5", 4, 5, 5 },
    { "1; 2; 3; 4; 5; 5", 2.25, 3.5, 4.75 },
    { "1; 2; 2; 3; 4; 5; 5", 2, 3, 4.5 },
    { "1; 1; 2; 2; 3; 3; 4; 4; 5; 5", 2, 3, 4 },
    { "3; 3; 3", 3, 3, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Scored) it = one_item (cases[i].answers);

    assert_near (it->first->q1, cases[i].q1);
    assert_near (it->first->median, cases[i].median);
    assert_near (it->first->q3, cases[i].q3);
  }
}

Test (scores, reversed_items_are_turned_round)
{
  g_autoptr (Scored) it = score_of (make_keyed ("x", 1, 5, 1, "d: A1 -A2"), "5 1; 4 2; 1 5", 0.5);

  assert_near (it->first->min, 1);
  assert_near (it->first->mean, 10.0 / 3);
  assert_near (it->first->max, 5);
  /* Item figures are as answered. */
  assert_near (item_of (it, 1).mean, 8.0 / 3);
  cr_assert_arr_eq (counts_of (it, 1), ((guint64[]){ 1, 1, 0, 0, 1 }), 5 * sizeof (guint64));
}

Test (scores, missing_answers_are_left_out_of_the_mean)
{
  /* 4; (2 + 3) / 2; one of four answered: no score; nothing of the dimension: no score. */
  g_autoptr (Scored) it = score_of (make_keyed ("x", 1, 5, 1, "d: A1 A2 A3 A4; e: B1"),
                                    "4 4 4 4 1; - 2 - 3 1; 5 - - - 1; - - - - 1", 0.5);

  cr_assert_eq (it->first->n, 2);
  assert_near (it->first->mean, 3.25);
  assert_near (it->first->min, 2.5);
  cr_assert_eq (it->first->n_complete, 1);
  cr_assert_eq (item_of (it, 0).n, 2);
  assert_near (item_of (it, 0).mean, 4.5);
  cr_assert_eq (make_score (it->tally, 1, 0.5).n, 4);
  cr_assert_eq (it->tally->respondents, 4);
}

Test (scores, of_a_dimension_nobody_answered)
{
  g_autoptr (Scored) it =
      score_of (make_keyed ("x", 1, 5, 1, "d: A1 A2; e: B1"), "- - 3; - - 4", 0.5);

  assert_all_undefined (it->first);
  cr_assert_eq (make_score (it->tally, 1, 0.5).n, 2);
}

/* Everyone answered 1, 2, ..., all items of a dimension: who has a score? */
static void
assert_needs (guint n_items, double min_answered, guint needed)
{
  g_autoptr (GString) keys = g_string_new ("d:"), rows = g_string_new (NULL);
  g_autoptr (Scored) it = NULL;

  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (keys, " A%u", i);
  for (guint answered = 1; answered <= n_items; answered++) {
    g_string_append (rows, answered > 1 ? ";" : "");
    for (guint i = 0; i < n_items; i++)
      g_string_append (rows, i == 0 ? "3" : i < answered ? " 3" : " -");
  }
  it = score_of (make_keyed ("x", 1, 5, 1, keys->str), rows->str, min_answered);
  cr_assert_eq (it->first->n, n_items - needed + 1, "%u items, %g: %" G_GUINT64_FORMAT, n_items,
                min_answered, it->first->n);
}

Test (scores, the_fraction_of_answered_items)
{
  assert_needs (4, 0.5, 2); /* exactly half is enough */
  assert_needs (5, 0.5, 3);
  assert_needs (2, 0.5, 1);
  assert_needs (1, 0.5, 1);
  assert_needs (5, 0.6, 3); /* 0.6 x 5 is a hair over 3 in binary */
  assert_needs (10, 0.7, 7);
  assert_needs (10, 0.3, 3);
  assert_needs (3, 1.0 / 3, 1);
  assert_needs (3, 2.0 / 3, 2);
  assert_needs (5, 0.61, 4);
  assert_needs (4, 0.75, 3);
  assert_needs (4, 1, 4);
  assert_needs (4, 0.001, 1);
  assert_needs (4, 0.5000001, 3);
}

Test (scores, agreement_by_hand)
{
  /* Variances 1/3 and 1/3, against 2 by chance: 2 (5/6) / (2 (5/6) + 1/6). */
  g_autoptr (Scored) some = score_of (make_keyed ("x", 1, 5, 1, "d: A1 A2"), "4 4; 5 3; 4 4", 0.5);
  g_autoptr (Scored) all = score_of (make_keyed ("x", 1, 5, 1, "d: A1 A2"), "4 1; 4 1; 4 1", 0.5);
  g_autoptr (Scored) chance = score_of (make_keyed ("x", 1, 5, 1, "d: A1 A2"), "2 2; 4 4", 0.5);
  g_autoptr (Scored) none = score_of (make_keyed ("x", 1, 5, 1, "d: A1 A2"), "1 1; 5 5", 0.5);
  g_autoptr (Scored) turned =
      score_of (make_keyed ("x", 1, 5, 1, "d: A1 -A2"), "4 2; 5 3; 4 2", 0.5);

  assert_near (some->first->rwg, 10.0 / 11);
  cr_assert_eq (all->first->rwg, 1);
  cr_assert_eq (chance->first->rwg, 0);
  cr_assert_eq (none->first->rwg, 0);
  assert_near (turned->first->rwg, 10.0 / 11);
}

Test (scores, agreement_is_over_complete_cases)
{
  g_autoptr (Scored) two =
      score_of (make_keyed ("x", 1, 5, 1, "d: A1 A2"), "4 4; 5 3; 4 4; 1 -; - 5", 0.5);
  g_autoptr (Scored) one = score_of (make_keyed ("x", 1, 5, 1, "d: A1 A2"), "4 4; 5 -", 0.5);

  assert_near (two->first->rwg, 10.0 / 11);
  cr_assert_eq (two->first->n_complete, 3);
  cr_assert (isnan (one->first->rwg), "one complete case agrees with nobody");
  cr_assert_eq (one->first->n, 2);
}

/* The null variance goes with the number of steps: (9^2 - 1) / 12 = 6 2/3 in steps of 1. */
Test (scores, agreement_on_another_scale)
{
  g_autoptr (Scored) nine = score_of (make_keyed ("x", 1, 9, 1, "d: A1"), "4; 6", 0.5);
  g_autoptr (Scored) tens = score_of (make_keyed ("x", 0, 80, 10, "d: A1"), "30; 50", 0.5);

  assert_near (nine->first->rwg, 1 - 2 / (80.0 / 12));
  assert_near (tens->first->rwg, nine->first->rwg);
}

Test (scores, on_nought_to_a_hundred)
{
  g_autoptr (Scored) tens =
      score_of (make_keyed ("x", 0, 100, 10, "d: A1 -A2"), "100 0; 50 50; 0 100", 0.5);
  g_autoptr (Scored) ones =
      score_of (make_keyed ("x", 0, 100, 1, "d: A1 -A2"), "100 0; 50 50; 0 100", 0.5);

  assert_near (tens->first->mean, 50);
  assert_near (tens->first->sd, 50);
  cr_assert_eq (tens->first->min, 0);
  cr_assert_eq (tens->first->max, 100);
  assert_near (tens->first->q1, 25);
  assert_near (item_of (tens, 0).mean, 50);
  assert_near (item_of (tens, 0).sd, 50);
  cr_assert_float_eq (tens->first->ci95[1], 50 + T_2 * 50 / sqrt (3), 1e-9);
  assert_near (ones->first->mean, tens->first->mean);
  assert_near (ones->first->sd, tens->first->sd);
  assert_near (ones->first->q3, tens->first->q3);
}

Test (scores, below_zero)
{
  g_autoptr (Scored) it =
      score_of (make_keyed ("x", -3, 3, 1, "d: A1 -A2"), "-3 3; 3 -3; 0 0", 0.5);

  cr_assert_eq (it->first->min, -3);
  cr_assert_eq (it->first->max, 3);
  assert_near (it->first->mean, 0);
  assert_near (it->first->sd, 3);
}

Test (scores, items_count_everyone_who_answered_them)
{
  g_autoptr (Scored) it =
      score_of (make_keyed ("x", 0, 4, 1, "d: A1 A2 A3"), "0 - -; 4 4 4; 2 2 -; - - 1", 0.5);
  NspSample item = item_of (it, 0);

  cr_assert_eq (it->first->n, 2);
  cr_assert_eq (item.n, 3);
  assert_near (item.mean, 2);
  assert_near (item.sd, 2);
  cr_assert_arr_eq (counts_of (it, 0), ((guint64[]){ 1, 0, 1, 0, 1 }), 5 * sizeof (guint64));
  cr_assert_eq (item_of (it, 2).n, 2);
}

/* The same score by another number of answers: 6/2, 9/3 and 12/4 are equal. */
Test (scores, sd_is_exactly_0_when_all_are_the_same)
{
  g_autoptr (Scored) it = score_of (make_keyed ("x", 1, 5, 1, "d: A1 A2 A3 A4"),
                                    "4 4 - -; 4 4 4 -; 5 3 4 4; 3 5 - -", 0.5);
  g_autoptr (Scored) thirds = score_of (make_keyed ("x", 1, 5, 1, "d: A1 A2 A3"),
                                        "1 1 2; 2 1 1; 1 2 1; 1 1 2; 2 1 1; 1 2 1; 1 1 2", 0.5);

  cr_assert_eq (it->first->sd, 0);
  cr_assert_eq (it->first->ci95[0], it->first->mean);
  cr_assert_eq (it->first->q1, 4);
  cr_assert_eq (it->first->q3, 4);
  cr_assert_eq (thirds->first->sd, 0);
}

/* A made-up group on a made-up scale. */
typedef struct {
  NspInstrument *instrument;
  NspTally *tally, *turned;         /* turned: of the answers turned round */
  NspInstrument *turned_instrument; /* with every item of the key reversed that was not */
  NspTally *twice;                  /* the answers turned round, by the turned key */
} Group;

static void
group_clear (Group *group)
{
  nsp_tally_free (group->tally);
  nsp_tally_free (group->turned);
  nsp_tally_free (group->twice);
  nsp_instrument_free (group->instrument);
  nsp_instrument_free (group->turned_instrument);
}

static void
group_init (Group *group, guint32 *seed)
{
  int steps = 2 + (int)random_below (seed, 11), step = 1 + (int)random_below (seed, 3);
  int min = (int)random_below (seed, 5) - 2;
  guint n = 2 + random_below (seed, 30);

  group->instrument = make_keyed ("x", min, min + steps * step, step, "d: A -B C -D E");
  group->turned_instrument = make_keyed ("x", min, min + steps * step, step, "d: -A B -C D -E");
  /* Both keys name the items in the same order. */
  group->tally = nsp_tally_new (group->instrument);
  group->turned = nsp_tally_new (group->instrument);
  group->twice = nsp_tally_new (group->turned_instrument);
  for (guint i = 0; i < n; i++) {
    guint8 answers[5], turned[5];

    for (guint k = 0; k < 5; k++) {
      answers[k] =
          random_below (seed, 6) == 0 ? 0 : (guint8)(1 + random_below (seed, (guint)steps + 1));
      turned[k] = answers[k] == 0 ? 0 : (guint8)(steps + 2 - answers[k]);
    }
    nsp_tally_add_respondent (group->tally, answers, NSP_ROLE_UNKNOWN);
    nsp_tally_add_respondent (group->turned, turned, NSP_ROLE_UNKNOWN);
    nsp_tally_add_respondent (group->twice, turned, NSP_ROLE_UNKNOWN);
  }
}

Test (scores, hold_what_mathematics_says)
{
  guint32 seed = 20250115;

  for (guint round = 0; round < 500; round++) {
    Group made;
    NspDimensionScore score, mirror, same;
    const NspScale *scale;

    group_init (&made, &seed);
    scale = &made.instrument->scale;
    score = make_score (made.tally, 0, 0.5);
    mirror = make_score (made.turned, 0, 0.5);
    same = make_score (made.twice, 0, 0.5);

    if (score.n > 1) {
      /* Everything stays on the scale and in order. */
      cr_assert_geq (score.min, scale->min);
      cr_assert_leq (score.max, scale->max);
      cr_assert_leq (score.min, score.q1);
      cr_assert_leq (score.q1, score.median);
      cr_assert_leq (score.median, score.q3);
      cr_assert_leq (score.q3, score.max);
      cr_assert_geq (score.mean, score.min - 1e-12);
      cr_assert_leq (score.mean, score.max + 1e-12);
      cr_assert_geq (score.sd, 0);
      cr_assert_eq (score.sd == 0, score.min == score.max);
      /* Nobody differs from the mean by more than half the range allows. */
      cr_assert_leq (score.sd,
                     (score.max - score.min) / 2 * sqrt ((double)score.n / (double)(score.n - 1)) +
                         1e-12);
      assert_near (score.ci95[0] + score.ci95[1], 2 * score.mean);
      cr_assert (isnan (score.rwg) || (score.rwg >= 0 && score.rwg <= 1));
      /* The mirror image has the mirrored figures. */
      cr_assert_eq (mirror.n, score.n);
      assert_near (mirror.mean, scale->min + scale->max - score.mean);
      assert_near (mirror.sd, score.sd);
      assert_near (mirror.q1, scale->min + scale->max - score.q3);
      assert_near (mirror.median, scale->min + scale->max - score.median);
      assert_near (mirror.rwg, score.rwg);
    }
    /* Turned round twice is as it was, to the bit. */
    cr_assert_eq (same.n, score.n);
    cr_assert_eq (memcmp (&same.mean, &score.mean, sizeof (double)), 0);
    cr_assert_eq (memcmp (&same.sd, &score.sd, sizeof (double)), 0);
    cr_assert_eq (memcmp (&same.median, &score.median, sizeof (double)), 0);
    cr_assert_eq (memcmp (&same.rwg, &score.rwg, sizeof (double)), 0);
    group_clear (&made);
  }
}
