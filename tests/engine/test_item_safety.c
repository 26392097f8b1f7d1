/* Whether item counts give away who left an item open: by hand, and by trying all answer sheets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "item_safety.h"

#include <string.h>

#include "support.h"

#define LIMIT NSP_SAFE_MIN_N

/* The counts of the first dimension's items, in the order of its key. */
static guint64 *
key_counts (const NspTally *tally)
{
  const NspDimension *dimension = &tally->instrument->dimensions[0];
  guint n_steps = tally->instrument->scale.n_steps;
  guint64 *counts = g_new (guint64, dimension->n_key * n_steps);

  for (guint k = 0; k < dimension->n_key; k++)
    memcpy (counts + k * n_steps, tally->item_counts + dimension->key[k].item * n_steps,
            n_steps * sizeof *counts);
  return counts;
}

/* What the module says of a group whose mean is shown with `decimals`. */
static gboolean
is_safe (const NspTally *tally, int decimals)
{
  g_autofree guint64 *counts = key_counts (tally);
  NspDimensionScore score = make_score (tally, 0, 0.5);
  const NspNumber nothing = nsp_release_nothing ();
  const NspReleasedDimension shown = {
    .n = score.n,
    .n_items = tally->dimensions[0].n_key,
    .mean = nsp_release_number (score.mean, decimals),
    .sd = nothing,
    .ci95 = { nothing, nothing },
  };
  const NspItemQuestion question = { .instrument = tally->instrument,
                                     .partial = tally->dimensions[0].partial,
                                     .item_counts = counts,
                                     .min_answered = 0.5,
                                     .shown = &shown,
                                     .t = NAN,
                                     .low = -INFINITY,
                                     .high = INFINITY,
                                     .limit = LIMIT };

  return nsp_items_are_safe (&question);
}

static void
assert_safe (const char *respondents, gboolean expected)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A B");
  g_autoptr (NspTally) tally = make_tally (instrument, respondents);

  cr_assert_eq (is_safe (tally, 1), expected, "%s", respondents);
}

Test (item_safety, complete_answers_are_safe)
{
  assert_safe ("1 2; 2 3; 3 4; 4 5; 5 1; 2 2; 3 3; 4 4", TRUE);
  assert_safe ("3 3; 3 3; 3 3; 3 3; 3 3; 3 3; 3 3; 3 3", TRUE);
}

/* Seven complete answers of 40 in all, and one A of 4. The mean is (40 / 2 + 4) / 8 = 3.0, so the
 * eight scores together are 23.6 to 24.4; all answers, 44, are half of them 22 and half of the 4.
 * The open score is a whole number from 2 x 1.6 to 2 x 2.4: 4. */
Test (item_safety, a_lone_person_whose_score_follows_is_protected)
{
  assert_safe ("1 2; 2 3; 3 4; 4 5; 5 1; 2 2; 2 4; 4 -", FALSE);
  /* As well when it is the other item. */
  assert_safe ("2 1; 3 2; 4 3; 5 4; 1 5; 2 2; 4 2; - 4", FALSE);
}

/* The same with 41: the mean is 24.5 / 8 = 3.0625, shown as 3.1. The eight together are 24.4 to
 * 25.2; the answers, 45, leave the open one from 2 x 1.9 to 2 x 2.7: 4 or 5. */
Test (item_safety, a_lone_person_whose_score_does_not_follow_needs_no_protection)
{
  assert_safe ("1 2; 2 3; 3 4; 4 5; 5 1; 2 2; 2 5; 4 -", TRUE);
  /* But for a scale on which nobody answered 5: then it is 4. */
  assert_safe ("1 2; 2 3; 3 4; 4 4; 4 4; 2 2; 2 4; 4 -", FALSE);
}

/* Who has no score is not in the mean, but among the answers: here any 1 to 5 would fit. */
Test (item_safety, who_has_no_score_is_judged_by_the_answers_given)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A B C");
  g_autoptr (NspTally) tally =
      make_tally (instrument, "1 2 3; 2 3 4; 3 4 5; 4 5 1; 5 1 2; 2 2 2; 2 4 3; 3 3 3; 4 - -");

  cr_assert (is_safe (tally, 1));
}

/* Two who left an item open have a sum that follows, though neither has a score that does. */
Test (item_safety, a_few_together_are_protected_too)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A B");
  /* Complete: 35 in all over seven, half of it 17.5; open: 2 and 5. The mean 24.5 / 9 = 2.72. */
  g_autoptr (NspTally) tally =
      make_tally (instrument, "1 2; 2 3; 3 4; 4 5; 1 1; 2 2; 2 3; 2 -; - 5");

  cr_assert (!is_safe (tally, 2), "two decimals leave less than a step between them");
  cr_assert (is_safe (tally, NSP_EXACT), "nothing is protected in exact figures");
}

/* Three left B open. The mean is 3.5, so the eleven scores are 37.95 to 39.05; all answers, 63,
 * leave the sum of the three at 13 to 15. But there are only two 5s among the As: it is 13 or 14,
 * which is less open than a few together need. */
Test (item_safety, a_few_have_not_given_an_answer_more_often_than_there_are)
{
  assert_safe ("3 4; 3 3; 3 3; 3 3; 3 3; 3 3; 3 3; 3 3; 4 -; 5 -; 5 -", FALSE);
  /* The same with complete answers that have 5s as well. */
  assert_safe ("3 4; 3 3; 3 3; 3 3; 3 3; 1 3; 3 3; 5 3; 4 -; 5 -; 5 -", TRUE);
}

/* Below zero halves are rounded down: the other end of a rounded mean is none of it. Ten people,
 * nine As and ten Bs, on a scale of -3 to -1; one left A open.
 * The As are -24, the Bs -24: -24 with half of the open one. The mean is -2.5 with an open -2 and
 * would be -2.55, shown as -2.6, with -3: it is -2, as nobody gave B a -1. Above zero it is the
 * upper end: 2.5 with an open 2, 2.55 with a 3. */
Test (item_safety, the_end_at_which_halves_are_rounded_away_is_no_possibility)
{
  g_autoptr (NspInstrument) below = make_keyed ("x", -3, -1, 1, "d: A B");
  g_autoptr (NspInstrument) above = make_keyed ("x", 1, 3, 1, "d: A B");
  g_autoptr (NspTally) minus =
      make_tally (below, "-2 -3; -3 -2; -2 -2; -3 -3; -3 -3; -3 -2; - -2; -2 -3; -3 -2; -3 -2");
  g_autoptr (NspTally) plus =
      make_tally (above, "2 3; 3 2; 2 2; 3 3; 3 3; 3 2; - 2; 2 3; 3 2; 3 2");

  cr_assert (!is_safe (minus, 1));
  cr_assert (!is_safe (plus, 1));
}

/* On an item that was answered with 1 and 3 alone, there is no 2 between them. The mean of nine is
 * 1.8: their scores are 15.75 to 16.65 in all, the answers 31 / 2 and half of the open one, which
 * is 1 or 2: 1. */
Test (item_safety, an_answer_that_nobody_gave_is_no_possibility)
{
  assert_safe ("3 3; 3 3; 1 1; 1 1; 3 1; - 1; 3 3; 1 1; 1 1", FALSE);
}

/* Thirteen are too many to tell a few of them. */
Test (item_safety, many_hide_each_other)
{
  g_autoptr (GString) rows = g_string_new ("1 2; 2 3; 3 4; 4 5; 5 1; 2 2; 2 4");

  for (guint i = 0; i < 13; i++)
    g_string_append_printf (rows, "; %u -", 1 + i % 5);
  assert_safe (rows->str, TRUE);
}

/* Of keys of more than 64 items it is not known who left what open. */
Test (item_safety, what_is_not_known_is_not_safe)
{
  g_autoptr (GString) keys = g_string_new ("d:");
  g_autoptr (NspInstrument) instrument = NULL;
  g_autoptr (NspTally) tally = NULL;
  guint8 answers[65];

  for (guint k = 0; k < 65; k++) {
    g_string_append_printf (keys, " A%u", k);
    answers[k] = (guint8)(1 + k % 5);
  }
  instrument = make_keyed ("x", 1, 5, 1, keys->str);
  tally = nsp_tally_new (instrument);
  for (guint i = 0; i < 20; i++)
    nsp_tally_add_respondent (tally, answers, NSP_ROLE_UNKNOWN);
  cr_assert (is_safe (tally, 1));
  answers[3] = 0;
  nsp_tally_add_respondent (tally, answers, NSP_ROLE_UNKNOWN);
  cr_assert (!is_safe (tally, 1));
}

/* All answer sheets that fit what is shown of a small group, tried by the test itself.
 *
 * The scale is 1 to 3, scores of 1 to 3 items are sixths. Shown are which items each person left
 * open, each item's counts (of 8 answers and more; where nearly all chose one, only which), and the
 * mean with one decimal. For some of the people the test finds the lowest and the highest sum of
 * their scores. */
#define MAX_PEOPLE 10
#define MAX_ITEMS 3
#define STEPS 3
#define SIXTHS 6
#define MAX_SUM (MAX_PEOPLE * 2 * SIXTHS + 1)

typedef struct {
  guint n_people, n_items, n_scores;
  guint8 answers[MAX_PEOPLE][MAX_ITEMS]; /* 1 + step; 0: open */
  guint weight[MAX_PEOPLE];              /* of an answer in the score, in sixths; 0: no score */
  guint shown_mean;                      /* in tenths */
} Sheet;

/* Pairs of sums, of the chosen people and of everybody, that are possible; in sixths. */
typedef struct {
  gboolean possible[MAX_SUM][MAX_SUM];
} Sums;

/* Every way to deal out an item's answers: those from person `person` on. */
typedef struct {
  const Sheet *sheet;
  guint chosen, item;
  guint left[STEPS]; /* how many of each answer are still to be dealt out */
  Sums *sums;
} Deal;

static void
deal (Deal *it, guint person, guint of_chosen, guint of_all)
{
  const Sheet *sheet = it->sheet;
  guint weight;

  while (person < sheet->n_people && sheet->answers[person][it->item] == 0)
    person++;
  if (person == sheet->n_people) {
    it->sums->possible[of_chosen][of_all] = TRUE;
    return;
  }
  weight = sheet->weight[person];
  for (guint step = 0; step < STEPS; step++) {
    if (it->left[step] == 0)
      continue;
    it->left[step]--;
    deal (it, person + 1, of_chosen + ((it->chosen >> person & 1) != 0 ? step * weight : 0),
          of_all + step * weight);
    it->left[step]++;
  }
}

/* The counts that an item's may be, as it is shown: all or all but one chose `most`. */
static void
deal_nearly_all (Deal *it, guint n, guint most)
{
  for (guint other = 0; other < STEPS; other++) {
    memset (it->left, 0, sizeof it->left);
    it->left[most] = n - 1;
    it->left[other]++;
    deal (it, 0, 0, 0);
  }
}

static void
deal_item (const Sheet *sheet, guint chosen, guint item, Sums *sums)
{
  Deal it = { .sheet = sheet, .chosen = chosen, .item = item, .sums = sums };
  guint n = 0, most = 0;

  for (guint i = 0; i < sheet->n_people; i++) {
    if (sheet->answers[i][item] == 0)
      continue;
    n++;
    it.left[sheet->answers[i][item] - 1]++;
  }
  for (guint step = 1; step < STEPS; step++)
    most = it.left[step] > it.left[most] ? step : most;
  if (n < NSP_SAFE_MIN_N_SPREAD) /* not shown: anything is possible */
    for (guint step = 0; step < STEPS; step++)
      it.left[step] = n;
  if (n >= NSP_SAFE_MIN_N_SPREAD && it.left[most] + 1 >= n)
    deal_nearly_all (&it, n, most);
  else
    deal (&it, 0, 0, 0);
}

static void
add_sums (Sums *total, const Sums *part)
{
  g_autofree Sums *before = g_memdup2 (total, sizeof *total);
  guint places[MAX_SUM * MAX_SUM][2], n = 0;

  for (guint a = 0; a < MAX_SUM; a++) {
    for (guint b = 0; b < MAX_SUM; b++) {
      places[n][0] = a;
      places[n][1] = b;
      n += part->possible[a][b] ? 1 : 0;
    }
  }
  memset (total, 0, sizeof *total);
  for (guint a = 0; a < MAX_SUM; a++)
    for (guint b = 0; b < MAX_SUM; b++)
      for (guint i = 0; i < n && before->possible[a][b]; i++)
        total->possible[a + places[i][0]][b + places[i][1]] = TRUE;
}

/* The mean of scores that are `sum` sixths of a step above 1 in all, in tenths. */
static guint
tenths (guint sum, guint n)
{
  guint numerator = 10 * (sum + SIXTHS * n), denominator = SIXTHS * n;

  return (2 * numerator + denominator) / (2 * denominator);
}

/* How much of the mean score of the chosen people is open, in steps of the scale. */
static double
open_range (const Sheet *sheet, guint chosen)
{
  g_autofree Sums *total = g_new0 (Sums, 1), *part = g_new (Sums, 1);
  guint low = MAX_SUM, high = 0, n = 0;

  total->possible[0][0] = TRUE;
  for (guint item = 0; item < sheet->n_items; item++) {
    memset (part, 0, sizeof *part);
    deal_item (sheet, chosen, item, part);
    add_sums (total, part);
  }
  for (guint a = 0; a < MAX_SUM; a++) {
    for (guint b = 0; b < MAX_SUM; b++) {
      if (!total->possible[a][b] || tenths (b, sheet->n_scores) != sheet->shown_mean)
        continue;
      low = MIN (low, a);
      high = MAX (high, a);
    }
  }
  for (guint i = 0; i < sheet->n_people; i++)
    n += chosen >> i & 1;
  cr_assert_leq (low, high, "the true answers fit");
  return (high - low) / (double)SIXTHS / n;
}

static Sheet
random_sheet (guint32 *seed)
{
  Sheet it = { .n_people = 8 + random_below (seed, 3), .n_items = 2 + random_below (seed, 2) };
  guint open = 3 + random_below (seed, 20), low = random_below (seed, 2), sum = 0;

  for (guint i = 0; i < it.n_people; i++) {
    guint answered = 0;

    for (guint k = 0; k < it.n_items; k++) {
      if (random_below (seed, 100) >= open)
        it.answers[i][k] = (guint8)(1 + low + random_below (seed, STEPS - low));
      answered += it.answers[i][k] > 0 ? 1 : 0;
    }
    if (2 * answered < it.n_items || answered == 0)
      continue;
    it.n_scores++;
    it.weight[i] = SIXTHS / answered;
    for (guint k = 0; k < it.n_items; k++)
      sum += it.answers[i][k] > 0 ? it.weight[i] * (it.answers[i][k] - 1U) : 0;
  }
  it.shown_mean = it.n_scores > 0 ? tenths (sum, it.n_scores) : 0;
  return it;
}

static gboolean
left_something_open (const Sheet *sheet, guint person)
{
  return sheet->weight[person] > SIXTHS / sheet->n_items;
}

static guint
n_bits (guint bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/* The least that is open of any 1 to LIMIT - 1 of the people of whom items are open, and of each
 * of the others. */
static double
least_open (const Sheet *sheet)
{
  double least = STEPS;
  guint people = 0;

  for (guint i = 0; i < sheet->n_people; i++)
    people |= left_something_open (sheet, i) ? 1U << i : 0;
  for (guint chosen = people; chosen != 0; chosen = (chosen - 1) & people)
    if (n_bits (chosen) < LIMIT)
      least = MIN (least, open_range (sheet, chosen));
  for (guint i = 0; i < sheet->n_people; i++)
    if (sheet->weight[i] > 0)
      least = MIN (least, open_range (sheet, 1U << i));
  return least;
}

/* Whether nearly all chose one answer to an item: then nothing can hide what they chose. */
static gboolean
is_nearly_known (const Sheet *sheet)
{
  for (guint k = 0; k < sheet->n_items; k++) {
    guint counts[STEPS + 1] = { 0 };

    for (guint i = 0; i < sheet->n_people; i++)
      counts[sheet->answers[i][k]]++;
    for (guint step = 1; step <= STEPS; step++)
      if (counts[step] + 1 >= sheet->n_people - counts[0])
        return TRUE;
  }
  return FALSE;
}

Test (item_safety, never_says_safe_where_all_answer_sheets_leave_too_little)
{
  guint32 seed = 20260301;
  guint n_safe = 0, n_open = 0, n_closed = 0, n_known = 0;

  for (guint round = 0; round < 1200; round++) {
    Sheet sheet = random_sheet (&seed);
    g_autoptr (NspInstrument) instrument =
        make_keyed ("x", 1, STEPS, 1, sheet.n_items == 2 ? "d: A B" : "d: A B C");
    g_autoptr (NspTally) tally = nsp_tally_new (instrument);
    gboolean safe;
    double least;

    for (guint i = 0; i < sheet.n_people; i++)
      nsp_tally_add_respondent (tally, sheet.answers[i], NSP_ROLE_UNKNOWN);
    if (sheet.n_scores < NSP_SAFE_MIN_N_SPREAD)
      continue;
    safe = is_safe (tally, 1);
    least = least_open (&sheet);
    if (is_nearly_known (&sheet)) {
      n_known += safe && least < 0.1 * (STEPS - 1) ? 1 : 0;
      continue;
    }
    cr_assert (!safe || least >= 0.1 * (STEPS - 1), "round %u: %g of a step is open", round, least);
    n_safe += safe ? 1 : 0;
    n_open += least >= 0.1 * (STEPS - 1) ? 1 : 0;
    n_closed += least < 0.1 * (STEPS - 1) ? 1 : 0;
  }
  cr_log_info ("%u said safe; %u open, %u not", n_safe, n_open, n_closed);
  cr_assert_lt (n_known, n_safe / 100, "%u", n_known);
  cr_assert_gt (n_safe, 500);
  cr_assert_gt (n_closed, 30);
}
