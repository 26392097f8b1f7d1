/* The mathematics of reliability, agreement and change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "change.h"
#include "reliability.h"
#include "support.h"

/* Correlated answers of n people to k items on 1 to steps, about one in eight missing. */
static GPtrArray *
random_people (guint32 *state, guint n, guint k, guint steps, gboolean complete)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++) {
    guint8 *answers = g_malloc (k);
    guint level = random_below (state, steps);

    for (guint j = 0; j < k; j++) {
      int step = (int)level + (int)random_below (state, 3) - 1;

      answers[j] = (guint8)(CLAMP (step, 0, (int)steps - 1) + 1);
      if (!complete && random_below (state, 8) == 0)
        answers[j] = 0;
    }
    g_ptr_array_add (people, answers);
  }
  return people;
}

static NspTally *
tally_people (const NspInstrument *instrument, const GPtrArray *people)
{
  NspTally *tally = nsp_tally_new (instrument);

  for (guint i = 0; i < people->len; i++)
    nsp_tally_add_respondent (tally, g_ptr_array_index (people, i), NSP_ROLE_UNKNOWN);
  return tally;
}

static NspReliability
reliability_of (const NspTally *tally)
{
  NspReliability reliability;

  nsp_reliability_init (&reliability, &tally->instrument->dimensions[0], &tally->dimensions[0]);
  return reliability;
}

static void
assert_same (const NspReliability *a, const NspReliability *b)
{
  cr_assert_eq (memcmp (&a->alpha, &b->alpha, sizeof a->alpha), 0);
  cr_assert_eq (memcmp (a->alpha_ci95, b->alpha_ci95, sizeof a->alpha_ci95), 0);
  cr_assert_eq (memcmp (&a->omega, &b->omega, sizeof a->omega), 0);
  for (guint i = 0; i < a->n_items; i++)
    cr_assert_eq (a->items[i].item_rest.value, b->items[i].item_rest.value);
}

Test (reliability_properties, shuffled_people_and_added_shards_give_the_same_to_the_bit)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A B -C D");
  guint32 state = 7;

  for (guint round = 0; round < 20; round++) {
    g_autoptr (GPtrArray) people = random_people (&state, 60, 4, 5, FALSE);
    g_autoptr (NspTally) whole = tally_people (instrument, people),
                         sum = nsp_tally_new (instrument);
    NspReliability a = reliability_of (whole), b, c;
    NspTally *shards[3];

    for (guint i = people->len - 1; i > 0; i--) {
      guint j = random_below (&state, i + 1);
      gpointer swapped = people->pdata[i];

      people->pdata[i] = people->pdata[j];
      people->pdata[j] = swapped;
    }
    for (guint s = 0; s < 3; s++)
      shards[s] = nsp_tally_new (instrument);
    for (guint i = 0; i < people->len; i++)
      nsp_tally_add_respondent (shards[random_below (&state, 3)], people->pdata[i],
                                NSP_ROLE_UNKNOWN);
    for (guint s = 0; s < 3; s++) {
      nsp_tally_add (sum, shards[2 - s]);
      nsp_tally_free (shards[2 - s]);
    }
    b = reliability_of (sum);
    assert_same (&a, &b);
    {
      g_autoptr (NspTally) shuffled = tally_people (instrument, people);

      c = reliability_of (shuffled);
    }
    assert_same (&a, &c);
    nsp_reliability_clear (&a);
    nsp_reliability_clear (&b);
    nsp_reliability_clear (&c);
  }
}

/* The same answers on 1 to 5, two steps higher on 1 to 9, and twice as far apart on 1 to 9. */
Test (reliability_properties, alpha_does_not_change_when_all_items_shift_or_scale)
{
  g_autoptr (NspInstrument) five = make_keyed ("x", 1, 5, 1, "d: A B C");
  g_autoptr (NspInstrument) nine = make_keyed ("y", 1, 9, 1, "d: A B C");
  guint32 state = 11;
  g_autoptr (GPtrArray) people = random_people (&state, 40, 3, 5, TRUE);
  g_autoptr (NspTally) plain = tally_people (five, people), shifted = NULL, scaled = NULL;
  NspReliability a = reliability_of (plain), b, c;

  for (guint i = 0; i < people->len; i++)
    for (guint j = 0; j < 3; j++)
      ((guint8 *)people->pdata[i])[j] += 2;
  shifted = tally_people (nine, people);
  b = reliability_of (shifted);
  for (guint i = 0; i < people->len; i++)
    for (guint j = 0; j < 3; j++)
      ((guint8 *)people->pdata[i])[j] = (guint8)(2 * ((guint8 *)people->pdata[i])[j] - 5);
  scaled = tally_people (nine, people);
  c = reliability_of (scaled);
  assert_near (a.alpha.value, b.alpha.value);
  assert_near (a.alpha.value, c.alpha.value);
  assert_near (a.omega.value, c.omega.value);
  nsp_reliability_clear (&a);
  nsp_reliability_clear (&b);
  nsp_reliability_clear (&c);
}

/* Items of equal variance and equal correlation r: alpha = omega = k r / (1 + (k - 1) r).
 * All eight patterns of three yes-no items, those that agree w times as often as the others, give
 * r = (w - 1) / (w + 3) x ... by counting: variance 1/4, covariance (2w + 2 - 4) / (4 (2w + 6)). */
Test (reliability_properties, parallel_items_follow_the_closed_form)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 0, 1, 1, "d: A B C");

  for (guint w = 2; w < 40; w++) {
    g_autoptr (NspTally) tally = nsp_tally_new (instrument);
    double r = ((double)w - 1) / (w + 3), expected = 3 * r / (1 + 2 * r);
    NspReliability reliability;

    for (guint pattern = 0; pattern < 8; pattern++) {
      guint8 answers[3] = { (guint8)((pattern & 1) + 1), (guint8)((pattern >> 1 & 1) + 1),
                            (guint8)((pattern >> 2 & 1) + 1) };
      guint times = pattern == 0 || pattern == 7 ? w : 1;

      for (guint i = 0; i < times; i++)
        nsp_tally_add_respondent (tally, answers, NSP_ROLE_UNKNOWN);
    }
    reliability = reliability_of (tally);
    assert_near (reliability.mean_correlation.value, r);
    assert_near (reliability.alpha.value, expected);
    cr_assert (fabs (reliability.omega.value - expected) < 1e-9);
    for (guint i = 0; i < 3; i++)
      assert_near (reliability.items[i].alpha_without.value, 2 * r / (1 + r));
    nsp_reliability_clear (&reliability);
  }
}

Test (reliability_properties, agreement_lies_between_0_and_1_and_icc1_below_icc2)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A B -C");
  guint32 state = 3;
  guint positive = 0;

  for (guint round = 0; round < 300; round++) {
    g_autoptr (GPtrArray) people =
        random_people (&state, 2 + random_below (&state, 20), 3, 5, TRUE);
    g_autoptr (NspTally) tally = tally_people (instrument, people);
    NspDimensionScore score = make_score (tally, 0, 0.5);
    NspReliability reliability = reliability_of (tally);
    NspSample networks[6];

    cr_assert_geq (score.rwg, 0);
    cr_assert_leq (score.rwg, 1);
    for (guint i = 0; i < 6; i++)
      networks[i] = (NspSample){ 1 + random_below (&state, 9), random_below (&state, 100) / 25.0,
                                 random_below (&state, 100) / 50.0 };
    nsp_reliability_set_networks (&reliability, networks, 6);
    if (reliability.icc1.value > 0) {
      positive++;
      cr_assert_leq (reliability.icc1.value, reliability.icc2.value + 1e-12);
      cr_assert_leq (reliability.icc2.value, 1 + 1e-12);
    }
    nsp_reliability_clear (&reliability);
  }
  cr_assert_gt (positive, 100);
}

static void
assert_reasons (const char *keys, const char *people, NspReason alpha, NspReason omega)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, keys);
  g_autoptr (NspTally) tally = make_tally (instrument, people);
  NspReliability reliability = reliability_of (tally);

  cr_assert_eq (reliability.alpha.why, alpha, "%s; %s: alpha", keys, people);
  cr_assert_eq (reliability.omega.why, omega, "%s; %s: omega", keys, people);
  cr_assert_eq (isnan (reliability.alpha.value), alpha != NSP_DEFINED);
  cr_assert_eq (isnan (reliability.alpha_ci95[0]), alpha != NSP_DEFINED);
  cr_assert_eq (isnan (reliability.omega.value), omega != NSP_DEFINED);
  nsp_reliability_clear (&reliability);
}

Test (reliability_properties, what_is_undefined_says_why)
{
  assert_reasons ("d: A", "1; 2; 3", NSP_REASON_ONE_ITEM, NSP_REASON_ONE_ITEM);
  assert_reasons ("d: A B", "1 2; 2 3; 5 4", NSP_DEFINED, NSP_REASON_TWO_ITEMS);
  assert_reasons ("d: A B C", "1 2 3", NSP_REASON_ONE_RESPONDENT, NSP_REASON_ONE_RESPONDENT);
  assert_reasons ("d: A B C", "1 - 3; - 2 2", NSP_REASON_ONE_RESPONDENT, NSP_REASON_ONE_RESPONDENT);
  assert_reasons ("d: A B C", "3 3 3; 3 3 3", NSP_REASON_NO_VARIANCE, NSP_REASON_NO_VARIANCE);
  /* An item without variance stays in alpha; a correlation with it does not exist. */
  assert_reasons ("d: A B C", "1 2 3; 2 3 3; 4 5 3", NSP_DEFINED, NSP_REASON_NO_VARIANCE);
}

Test (reliability_properties, networks_that_cannot_be_compared_say_why)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A B");
  g_autoptr (NspTally) tally = make_tally (instrument, "1 2; 2 3; 5 4");
  NspReliability reliability = reliability_of (tally);
  const NspSample singles[] = { { 1, 2, NAN }, { 1, 3, NAN } };
  const NspSample equal[] = { { 4, 2, 0 }, { 3, 2, 0 } };
  const NspSample apart[] = { { 4, 2, 0 }, { 3, 3, 0 } };

  cr_assert_eq (reliability.icc1.why, NSP_REASON_ONE_NETWORK);
  nsp_reliability_set_networks (&reliability, singles, 1);
  cr_assert_eq (reliability.icc1.why, NSP_REASON_ONE_NETWORK);
  nsp_reliability_set_networks (&reliability, singles, 2);
  cr_assert_eq (reliability.icc1.why, NSP_REASON_SINGLE_MEMBERS);
  nsp_reliability_set_networks (&reliability, equal, 2);
  cr_assert_eq (reliability.icc1.why, NSP_REASON_NO_VARIANCE);
  /* All differences lie between the networks. */
  nsp_reliability_set_networks (&reliability, apart, 2);
  assert_near (reliability.icc1.value, 1);
  assert_near (reliability.icc2.value, 1);
  cr_assert (isnan (reliability.f));
  nsp_reliability_clear (&reliability);
}

static NspAgreement
agreement_of (const char *people)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A");
  g_autoptr (NspTally) tally = make_tally (instrument, people);
  NspDimensionScore score = make_score (tally, 0, 0.5);

  return score.agreement;
}

Test (agreement, follows_its_rule)
{
  cr_assert_eq (agreement_of ("3; 3; 3"), NSP_AGREEMENT_NONE);
  cr_assert_eq (agreement_of ("3; 3; 3; 3"), NSP_AGREEMENT_CLOSE);
  cr_assert_eq (agreement_of ("1; 3; 3; 3; 3; 3; 3; 5"), NSP_AGREEMENT_CLOSE);
  /* From 2 to 4, half of the scale; answers next to each other are no two groups. */
  cr_assert_eq (agreement_of ("1; 2; 2; 3; 3; 4; 4; 5"), NSP_AGREEMENT_APART);
  cr_assert_eq (agreement_of ("2; 2; 2; 2; 4; 4; 4; 4"), NSP_AGREEMENT_TWO_GROUPS);
}

/* Four items make scores in quarters. */
static NspAgreement
agreement_of_scores (const char *people)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A B C D");
  g_autoptr (NspTally) tally = make_tally (instrument, people);
  NspDimensionScore score = make_score (tally, 0, 0.5);

  return score.agreement;
}

Test (agreement, tells_apart_from_two_groups)
{
  /* 2, 2.25, 2.5, ..., 4: evenly spread, the middle half from 2.5 to 3.5. */
  cr_assert_eq (agreement_of_scores ("2 2 2 2; 2 2 2 3; 2 2 3 3; 2 3 3 3; 3 3 3 3; 3 3 3 4;"
                                     "3 3 4 4; 3 4 4 4; 4 4 4 4"),
                NSP_AGREEMENT_SOME);
  /* 1.5, 2, 2.5, ..., 4.5: from 2.25 to 3.75. */
  cr_assert_eq (agreement_of_scores ("1 1 2 2; 2 2 2 2; 2 2 3 3; 3 3 3 3; 3 3 4 4; 4 4 4 4;"
                                     "4 4 5 5"),
                NSP_AGREEMENT_APART);
  cr_assert_eq (agreement_of_scores ("2 2 2 2; 2 2 2 3; 2 2 2 1; 2 2 2 2; 4 4 4 4; 4 4 4 5;"
                                     "4 4 4 3; 4 4 4 4"),
                NSP_AGREEMENT_TWO_GROUPS);
  /* Two of eight are no group. */
  cr_assert_neq (agreement_of_scores ("2 2 2 2; 2 2 2 3; 4 4 4 4; 4 4 4 4; 4 4 4 4; 4 4 4 5;"
                                      "4 4 4 3; 4 4 4 4"),
                 NSP_AGREEMENT_TWO_GROUPS);
}

Test (change, a_year_against_itself_has_none)
{
  guint32 state = 5;

  for (guint round = 0; round < 200; round++) {
    NspSample year = { 2 + random_below (&state, 30), random_below (&state, 400) / 100.0,
                       random_below (&state, 200) / 100.0 };
    NspPairs pairs = { 0 };
    NspChange change;

    for (guint i = 0; i < year.n; i++) {
      double score = random_below (&state, 400) / 100.0;

      nsp_pairs_add (&pairs, score, score);
    }
    change = nsp_change (&year, &year, round % 2 == 0 ? &pairs : NULL);
    cr_assert_eq (change.independent.difference, 0);
    cr_assert (isnan (change.hedges_g) || change.hedges_g == 0);
    cr_assert_eq (change.reading, NSP_READING_NO_CLEAR_DIFFERENCE);
    if (round % 2 == 0)
      cr_assert_eq (change.paired.difference, 0);
  }
}

Test (change, turned_round_is_the_opposite)
{
  const NspSample a = { 12, 3.1, 0.6 }, b = { 15, 3.9, 0.4 };
  NspChange there = nsp_change (&a, &b, NULL), back = nsp_change (&b, &a, NULL);

  assert_near (there.independent.difference, -back.independent.difference);
  assert_near (there.independent.ci95[0], -back.independent.ci95[1]);
  assert_near (there.hedges_g, -back.hedges_g);
  cr_assert_eq (there.reading, NSP_READING_HIGHER);
  cr_assert_eq (back.reading, NSP_READING_LOWER);
}

Test (change, is_undefined_where_a_year_is_withheld_or_has_one_score)
{
  const NspSample a = { 12, 3.1, 0.6 }, withheld = { 4, NAN, NAN }, one = { 1, 3, NAN };
  NspChange change = nsp_change (&withheld, &a, NULL);

  cr_assert (isnan (change.independent.difference) && isnan (change.hedges_g));
  cr_assert_eq (change.reading, NSP_READING_NONE);
  change = nsp_change (&a, &one, NULL);
  assert_near (change.independent.difference, 3 - 3.1);
  cr_assert (isnan (change.independent.ci95[0]) && isnan (change.independent.df));
  cr_assert_eq (change.reading, NSP_READING_NONE);
}
