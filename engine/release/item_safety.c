/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "item_safety.h"

#include <math.h>

/* What must stay open, as a part of the scale's length: a tenth, and something for what standard
 * deviations and quartiles tell besides. */
#define LEAST_OPEN 0.15

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
  guint n_key = it->tally->n_key;
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

/* n x mean is the sum of scores; the sum of all answers / n_key is the same but for those who left
 * items open. What the two leave is bounded by the rounding of the mean. */
static void
leave_over (Left *left)
{
  const NspItemQuestion *it = left->question;
  const NspScale *scale = &it->instrument->scale;
  double half = 0.5 * pow (10, -it->mean.decimals) / scale->step, n = (double)it->n, sum = 0;
  double mean = (it->mean.value - scale->min) / scale->step;

  for (guint k = 0; k < it->tally->n_key; k++)
    for (guint keyed = 0; keyed < scale->n_steps; keyed++)
      sum += keyed * (double)count_of (it, k, keyed);
  sum /= it->tally->n_key;
  left->low = n * (mean - half) - sum;
  left->high = n * (mean + half) - sum;
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
 * highest that fits what is left over, the others being anything that is possible. */
static double
open_mean (const Left *left, guint chosen)
{
  double least = 0, most = 0, low = 0, high = 0, need[2], ends[2], ratio = G_MAXDOUBLE;
  guint n = 0;

  for (guint i = 0; i < left->n; i++) {
    const Partial *it = &left->people[i];

    if ((chosen >> i & 1) == 0) {
      least += least_of (it);
      most += most_of (it);
      continue;
    }
    n++;
    low += it->low * it->share;
    high += it->high * it->share;
    ratio = MIN (ratio, 1 / (it->answered * it->share)); /* of score in what is left over */
  }
  /* What share x sum of the chosen may be: their own bounds, and what the others leave. */
  need[0] = MAX (low, left->low - most);
  need[1] = MIN (high, left->high - least);
  ends[0] = ceil (need[0] * ratio * 1e6 - 1) / 1e6;
  ends[1] = floor (need[1] * ratio * 1e6 + 1) / 1e6;
  return n > 0 ? (ends[1] - ends[0]) / n : G_MAXDOUBLE;
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

    if (rest + most < left->low - 1e-9 || rest + least > left->high + 1e-9)
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
  const GArray *partial = left->question->tally->partial;

  *known = TRUE;
  for (guint i = 0; i < partial->len; i++) {
    NspPartial entry = g_array_index (partial, NspPartial, i);

    if (entry.answered == 0) {
      *known = FALSE;
      return FALSE;
    }
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

  if (question->mean.decimals == NSP_EXACT)
    return TRUE;
  few = list_people (&left, &known);
  if (!known)
    return FALSE;
  leave_over (&left);
  for (guint i = 0; i < left.n && few; i++)
    if (left.people[i].has_score && open_score (&left, i) < least)
      return FALSE;
  for (guint chosen = 1; few && chosen >> left.n == 0; chosen++)
    if (n_bits (chosen) < question->limit && all_have_scores (&left, chosen) &&
        open_mean (&left, chosen) < least)
      return FALSE;
  return TRUE;
}
