/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "item_safety.h"

#include <math.h>

/* What must stay open, as a part of the scale's length: a tenth, and something for what standard
 * deviations and quartiles tell besides. */
#define LEAST_OPEN 0.25

#define HAIR 1e-9
#define EDGE 1e-6

/* With more of them than this, any few are hidden among the others. */
#define MANY 12

/* Somebody who left items open. Sums are over the items answered, in steps on the scale as keyed.
 */
typedef struct {
  guint answered;
  double low, high; /* bounds of the sum that the counts leave */
  double share;     /* of the sum, in what is left over: see leave_over() */
  gboolean has_score;
} Partial;

/* All of them, and between which numbers the sum of share x sum lies. */
typedef struct {
  const NspItemQuestion *question;
  Partial people[MANY];
  guint n;
  double low, high;
} Left;

static guint64
count_of (const NspItemQuestion *it, guint k, guint keyed)
{
  const NspInstrument *instrument = it->instrument;
  guint n_steps = instrument->scale.n_steps;
  gboolean reversed = instrument->dimensions[it->dimension].key[k].reversed;

  return it->item_counts[k * n_steps + (reversed ? n_steps - 1 - keyed : keyed)];
}

/* The lowest and highest answer that somebody may have given to an item. One that nearly all gave
 * is not shown with its count, so any is possible. */
static void
answer_bounds (const NspItemQuestion *it, guint k, guint *low, guint *high)
{
  guint n_steps = it->instrument->scale.n_steps;
  guint64 n = 0, most = 0;

  for (guint keyed = 0; keyed < n_steps; keyed++) {
    n += count_of (it, k, keyed);
    most = MAX (most, count_of (it, k, keyed));
  }
  *low = 0;
  *high = n_steps - 1;
  if (most + 1 >= n)
    return;
  while (count_of (it, k, *low) == 0)
    (*low)++;
  while (count_of (it, k, *high) == 0)
    (*high)--;
}

static Partial
partial_of (const NspItemQuestion *it, guint64 answered)
{
  guint n_key = it->shown->n_items;
  Partial partial = { 0 };

  for (guint k = 0; k < n_key; k++) {
    guint low, high;

    if ((answered >> k & 1) == 0)
      continue;
    answer_bounds (it, k, &low, &high);
    partial.answered++;
    partial.low += low;
    partial.high += high;
  }
  partial.has_score = nsp_has_score (partial.answered, n_key, it->min_answered);
  partial.share = (partial.has_score ? 1.0 / partial.answered : 0) - 1.0 / n_key;
  return partial;
}

/* Narrows down the mean to what another figure, itself rounded, says it is. */
static void
narrow (double *low, double *high, double least, double most)
{
  *low = MAX (*low, least);
  *high = MIN (*high, most);
}

/* The bounds of the exact mean: its own rounding, and that of the ends of its interval, which lie
 * t x sd / sqrt (n) away from it. */
static void
mean_bounds (const NspReleasedDimension *it, double t, double *low, double *high)
{
  double half = 0.5 * pow (10, -it->mean.decimals), to_end = t / sqrt ((double)it->n);
  double middle = (it->ci95[0].value + it->ci95[1].value) / 2;
  double least = to_end * MAX (it->sd.value - half, 0), most = to_end * (it->sd.value + half);

  *low = it->mean.value - half;
  *high = it->mean.value + half;
  if (isnan (middle) || isnan (least))
    return;
  narrow (low, high, middle - half, middle + half);
  narrow (low, high, it->ci95[0].value - half + least, it->ci95[0].value + half + most);
  narrow (low, high, it->ci95[1].value - half - most, it->ci95[1].value + half - least);
}

void
nsp_released_sum (const NspReleasedDimension *shown, const NspScale *scale, double t,
                  gboolean complete, double *low, double *high)
{
  double n = (double)shown->n, n_key = shown->n_items;

  mean_bounds (shown, t, low, high);
  /* What lies just half a last decimal away is rounded to another number, mostly. */
  *low = n * (*low - scale->min) / scale->step + EDGE;
  *high = n * (*high - scale->min) / scale->step - EDGE;
  if (complete) {
    *low = ceil (*low * n_key - HAIR) / n_key;
    *high = floor (*high * n_key + HAIR) / n_key;
  }
}

/* The sum of scores and the sum of all answers / n_key are the same but for those who left items
 * open. What the two leave is bounded as the sum of scores is. */
static void
leave_over (Left *left)
{
  const NspItemQuestion *it = left->question;
  guint n_key = it->shown->n_items;
  double sum = 0;

  for (guint k = 0; k < n_key; k++)
    for (guint keyed = 0; keyed < it->instrument->scale.n_steps; keyed++)
      sum += keyed * (double)count_of (it, k, keyed);
  sum /= n_key;
  nsp_released_sum (it->shown, &it->instrument->scale, it->t, FALSE, &left->low, &left->high);
  left->low = MAX (left->low, it->low) - sum;
  left->high = MIN (left->high, it->high) - sum;
}

/* The bounds of share x sum. */
static double
least_of (const Partial *partial)
{
  return partial->share * (partial->share > 0 ? partial->low : partial->high);
}

static double
most_of (const Partial *partial)
{
  return partial->share * (partial->share > 0 ? partial->high : partial->low);
}

/* How much of the mean score of the people in `chosen` (bits) is open: from the lowest to the
 * highest that fits what is left over, the others being anything that is possible. Sums are whole
 * numbers: for people who answered equally many items, so is theirs; of others a unit is taken off
 * at either end. */
static double
open_mean (const Left *left, guint chosen)
{
  double least = 0, most = 0, low = 0, high = 0, need[2], share = 0;
  guint n = 0, answered = 0;
  gboolean alike = TRUE;

  for (guint i = 0; i < left->n; i++) {
    const Partial *it = &left->people[i];

    if ((chosen >> i & 1) == 0) {
      least += least_of (it);
      most += most_of (it);
      continue;
    }
    n++;
    alike = alike && (answered == 0 || answered == it->answered);
    /* The person of whom most score goes into what is left over bounds the others, too. */
    if (it->answered * it->share > answered * share) {
      answered = it->answered;
      share = it->share;
    }
    low += it->low * it->share;
    high += it->high * it->share;
  }
  need[0] = ceil (MAX (low, left->low - most) / share - HAIR) + (alike ? 0 : 1);
  need[1] = floor (MIN (high, left->high - least) / share + HAIR) - (alike ? 0 : 1);
  return (need[1] - need[0]) / answered / n;
}

/* One person's answers are whole numbers, of which few may fit. */
static double
open_score (const Left *left, guint person)
{
  const Partial *it = &left->people[person];
  double least = 0, most = 0, low = G_MAXDOUBLE, high = -1;

  for (guint i = 0; i < left->n; i++) {
    least += i != person ? least_of (&left->people[i]) : 0;
    most += i != person ? most_of (&left->people[i]) : 0;
  }
  for (double sum = it->low; sum <= it->high; sum++) {
    double rest = it->share * sum;

    if (rest + most < left->low - HAIR || rest + least > left->high + HAIR)
      continue;
    low = MIN (low, sum);
    high = MAX (high, sum);
  }
  return (high - low) / it->answered;
}

static gboolean
all_have_scores (const Left *left, guint chosen)
{
  for (guint i = 0; i < left->n; i++)
    if ((chosen >> i & 1) != 0 && !left->people[i].has_score)
      return FALSE;
  return TRUE;
}

static guint
n_bits (guint bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/* Lists those who left items open. FALSE when they are many, or their items are not known. */
static gboolean
list_people (Left *left, gboolean *known)
{
  const GArray *partial = left->question->partial;

  *known = TRUE;
  for (guint i = 0; i < partial->len; i++) {
    NspPartial entry = g_array_index (partial, NspPartial, i);

    if (entry.answered == 0)
      *known = FALSE;
    for (guint64 j = 0; j < entry.n; j++) {
      if (left->n == MANY)
        return FALSE;
      left->people[left->n++] = partial_of (left->question, entry.answered);
    }
  }
  return TRUE;
}

gboolean
nsp_items_are_safe (const NspItemQuestion *question)
{
  double least = LEAST_OPEN * (question->instrument->scale.n_steps - 1);
  Left left = { .question = question };
  gboolean few, known;

  if (question->shown->mean.decimals == NSP_EXACT)
    return TRUE;
  few = list_people (&left, &known);
  if (!known)
    return FALSE;
  leave_over (&left);
  for (guint i = 0; i < left.n && few; i++)
    if (open_score (&left, i) < least) /* without a score, of the answers that there are */
      return FALSE;
  for (guint chosen = 1; few && chosen >> left.n == 0; chosen++)
    if (n_bits (chosen) < question->limit && all_have_scores (&left, chosen) &&
        open_mean (&left, chosen) < least)
      return FALSE;
  return TRUE;
}

gboolean
nsp_items_hide_partial (const guint64 *item_n, guint n_items, guint64 n_complete, guint limit)
{
  for (guint k = 0; k < n_items; k++)
    if (item_n[k] > n_complete && item_n[k] - n_complete < limit)
      return FALSE;
  return TRUE;
}
