/* Rounding, against exact arithmetic.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "rounding.h"

#include "release_group.h"
#include "support.h"

static void
assert_rounds (double value, int decimals, double expected)
{
  NspNumber number = nsp_release_number (value, decimals);

  cr_assert_eq (number.value, expected, "%.17g becomes %.17g", value, number.value);
  cr_assert_eq (number.decimals, decimals);
  cr_assert_eq (signbit (number.value) != 0, expected < 0, "%.17g has the wrong sign", value);
}

Test (rounding, halves_go_away_from_zero)
{
  /* The binary forms of 2.05 and 1.45 lie a hair below the half, that of 3.35 above. */
  assert_rounds (2.05, 1, 2.1);
  assert_rounds (1.45, 1, 1.5);
  assert_rounds (3.35, 1, 3.4);
  assert_rounds (2.5, 0, 3);
  assert_rounds (2.675, 2, 2.68);
  assert_rounds (-2.05, 1, -2.1);
  assert_rounds (-2.675, 2, -2.68);
  assert_rounds (0.05, 1, 0.1);
  assert_rounds (-0.05, 1, -0.1);
}

Test (rounding, what_is_no_half_goes_to_the_nearest)
{
  assert_rounds (2.0499999, 1, 2.0);
  assert_rounds (2.0500001, 1, 2.1);
  assert_rounds (-2.0499999, 1, -2.0);
  assert_rounds (3, 1, 3);
  assert_rounds (2.96, 1, 3);
  assert_rounds (9.995, 2, 10);
  assert_rounds (2.674999, 2, 2.67);
}

Test (rounding, there_is_no_minus_zero)
{
  g_autofree char *text = nsp_number_text (nsp_release_number (-0.04, 1), NSP_NL);

  assert_rounds (-0.04, 1, 0);
  assert_rounds (-0.0, 1, 0);
  assert_rounds (-0.0049999, 2, 0);
  cr_assert_str_eq (text, "0,0");
}

Test (rounding, what_is_undefined_stays_so)
{
  cr_assert (!nsp_number_is_shown (nsp_release_number (NAN, 1)));
  cr_assert (!nsp_number_is_shown (nsp_release_number (NAN, NSP_EXACT)));
  cr_assert (!nsp_number_is_shown (nsp_release_nothing ()));
  cr_assert (nsp_number_is_shown (nsp_release_number (0, 1)));
}

Test (rounding, exact_is_to_the_bit)
{
  const double values[] = { 1 / 3.0, 2.05, -1e-9, 3.4999999999999996 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    cr_assert_eq (nsp_release_number (values[i], NSP_EXACT).value, values[i]);
}

Test (rounding, decimals_follow_the_number_of_people)
{
  const NspSettings released = NSP_SETTINGS_DEFAULT, exact = { 0.5, 1, 1, TRUE };

  cr_assert_eq (nsp_release_decimals (&released, 5), 1);
  cr_assert_eq (nsp_release_decimals (&released, 99), 1);
  cr_assert_eq (nsp_release_decimals (&released, 100), 2);
  cr_assert_eq (nsp_release_decimals (&released, 1000000), 2);
  cr_assert_eq (nsp_release_fixed_decimals (&released), 2);
  cr_assert_eq (nsp_release_decimals (&exact, 5), NSP_EXACT);
  cr_assert_eq (nsp_release_fixed_decimals (&exact), NSP_EXACT);
}

/* A sum of fractions is a whole number of parts of 1/27720, the least common multiple of 1 to 12.
 */
#define PARTS 27720
#define MAX_KEY 12

__extension__ typedef __int128 Whole;

/* A mean as a fraction, never rounded. */
typedef struct {
  Whole numerator, denominator;
} Fraction;

/* The fraction x 10^decimals, the nearest whole number, halves away from 0. */
static gint64
round_fraction (Fraction it, int decimals, gboolean *half)
{
  Whole numerator = it.numerator < 0 ? -it.numerator : it.numerator, whole;

  for (int i = 0; i < decimals; i++)
    numerator *= 10;
  whole = (2 * numerator + it.denominator) / (2 * it.denominator);
  *half = (2 * numerator + it.denominator) % (2 * it.denominator) == 0;
  return (gint64)(it.numerator < 0 ? -whole : whole);
}

/* Adds somebody who answered `answered` items of the key with any steps; returns the sum of these.
 */
static guint
add_somebody (NspTally *tally, guint answered, guint32 *seed)
{
  guint8 answers[MAX_KEY] = { 0 };
  guint sum = 0;

  for (guint k = 0; k < answered; k++) {
    answers[k] = (guint8)(1 + random_below (seed, tally->instrument->scale.n_steps));
    sum += answers[k] - 1U;
  }
  nsp_tally_add_respondent (tally, answers, NSP_ROLE_UNKNOWN);
  return sum;
}

/* The mean of a random group as it is released is the exact one, rounded. */
static void
check_group (const NspInstrument *instrument, guint32 *seed, guint *n_halves)
{
  static const guint sizes[] = { 5, 8, 10, 16, 20, 25, 32, 40, 50, 99, 100, 120, 160, 200 };
  const NspSettings settings = NSP_SETTINGS_DEFAULT;
  const NspScale *scale = &instrument->scale;
  g_autoptr (NspTally) tally = nsp_tally_new (instrument);
  guint n = random_below (seed, 2) == 0 ? sizes[random_below (seed, G_N_ELEMENTS (sizes))]
                                        : 5 + random_below (seed, 200);
  guint n_key = instrument->dimensions[0].n_key, least = (n_key + 1) / 2;
  int decimals = n < 100 ? 1 : 2;
  Fraction mean = { 0, (Whole)PARTS * n };
  NspSample sample;
  NspReleasedGroup *group;
  gint64 expected;
  gboolean half;

  for (guint i = 0; i < n; i++) {
    guint answered = least + random_below (seed, n_key - least + 1);

    mean.numerator += (Whole)add_somebody (tally, answered, seed) * (PARTS / answered);
  }
  mean.numerator = mean.numerator * scale->step + (Whole)scale->min * mean.denominator;
  expected = round_fraction (mean, decimals, &half);
  group = nsp_release_group (tally, &settings, &sample);
  cr_assert_eq (group->dimensions[0].mean.decimals, decimals);
  cr_assert_eq (group->dimensions[0].mean.value, (double)expected / (decimals == 1 ? 10 : 100),
                "%u people: %.17g", n, group->dimensions[0].mean.value);
  *n_halves += half ? 1 : 0;
  nsp_released_group_free (group);
}

Test (rounding, of_means_is_that_of_exact_fractions)
{
  static const char *const keys[] = { "d: A", "d: A B", "d: A B C", "d: A B C D",
                                      "d: A B C D E F G H I J K L" };
  guint32 seed = 20260101;
  guint n_halves = 0;

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++) {
    g_autoptr (NspInstrument) plain = make_keyed ("x", 1, 5, 1, keys[k]);
    g_autoptr (NspInstrument) around_zero = make_keyed ("x", -3, 3, 1, keys[k]);
    g_autoptr (NspInstrument) stepped = make_keyed ("x", 0, 100, 25, keys[k]);

    for (guint round = 0; round < 800; round++) {
      check_group (plain, &seed, &n_halves);
      check_group (around_zero, &seed, &n_halves);
      check_group (stepped, &seed, &n_halves);
    }
  }
  cr_assert_gt (n_halves, 200, "%u halves", n_halves);
}
