/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "item_safety.h"

#include <math.h>

/* What must stay open, as a part of the scale's length: a tenth, and as much again and half as much
 * for what standard deviations, quartiles and the other groups tell besides. The mean of a few
 * people together goes by small steps, and needs less. */
#define LEAST_OPEN 0.25
#define LEAST_OPEN_TOGETHER 0.15

/* Sums that are tried for a dimension, after which its counts are not shown. */
#define MAX_STEPS 2000000

/* More than computing in binary may be wrong by, and less than a difference of two sums. */
#define HAIR 1e-6

/* With more of them than this, any few are hidden among the others. */
#define MANY 12

/* Somebody who left items open. Sums are over the items answered, in steps on the scale as keyed.
 */
typedef struct {
  guint answered;
  double low, high; /* bounds of the sum that the counts leave */
  double share;     /* of the sum, in what is left over: see leave_over() */
  gboolean has_score;
  GArray *sums; /* of guint: those that are possible, from low to high */
} Partial;

/* All of them, and between which numbers the sum of share x sum lies. */
typedef struct {
  const NspItemQuestion *question;
  Partial people[MANY];
  guint n;
  double low, high;
  guint steps;
  double least, most; /* of that sum, by what each may have answered */
} Left;

static guint64
count_of (const NspItemQuestion *it, guint k, guint keyed)
{
  const NspInstrument *instrument = it->instrument;
  guint n_steps = instrument->scale.n_steps;
  gboolean reversed = instrument->dimensions[it->dimension].key[k].reversed;

  return it->item_counts[k * n_steps + (reversed ? n_steps - 1 - keyed : keyed)];
}

/* The answers, keyed, that somebody may have given to an item: those that are counted. One that
 * nearly all gave is not shown with its count, so any is possible. */
static GArray *
possible_answers (const NspItemQuestion *it, guint k)
{
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_steps = it->instrument->scale.n_steps;
  guint64 n = 0, most = 0;

  for (guint keyed = 0; keyed < n_steps; keyed++) {
    n += count_of (it, k, keyed);
    most = MAX (most, count_of (it, k, keyed));
  }
  for (guint keyed = 0; keyed < n_steps; keyed++)
    if (most + 1 >= n || count_of (it, k, keyed) > 0)
      g_array_append_val (answers, keyed);
  return answers;
}

/* All sums of a number of the one and a number of the other, from low to high. Takes the first. */
static GArray *
add_sums (GArray *a, const GArray *b)
{
  guint size = 1 + g_array_index (a, guint, a->len - 1) + g_array_index (b, guint, b->len - 1);
  g_autofree gboolean *found = g_new0 (gboolean, size);

  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      found[g_array_index (a, guint, i) + g_array_index (b, guint, j)] = TRUE;
  g_array_set_size (a, 0);
  for (guint sum = 0; sum < size; sum++)
    if (found[sum])
      g_array_append_val (a, sum);
  return a;
}

static GArray *
no_sum (void)
{
  GArray *sums = g_array_new (FALSE, TRUE, sizeof (guint));

  return g_array_set_size (sums, 1);
}

static Partial
partial_of (const NspItemQuestion *it, guint64 answered)
{
  guint n_key = it->shown->n_items;
  Partial partial = { .sums = no_sum () };

  for (guint k = 0; k < n_key; k++) {
    g_autoptr (GArray) answers = NULL;

    if ((answered >> k & 1) == 0)
      continue;
    answers = possible_answers (it, k);
    partial.sums = add_sums (partial.sums, answers);
    partial.answered++;
  }
  partial.low = g_array_index (partial.sums, guint, 0);
  partial.high = g_array_index (partial.sums, guint, partial.sums->len - 1);
  partial.has_score = nsp_has_score (partial.answered, n_key, it->min_answered);
  partial.share = (partial.has_score ? 1.0 / partial.answered : 0) - 1.0 / n_key;
  return partial;
}

/* Narrows bounds down to what another figure, itself rounded, says. */
static void
narrow (double *low, double *high, double least, double most)
{
  *low = MAX (*low, least);
  *high = MIN (*high, most);
}

/* The bounds of the exact mean: its own rounding, and that of the ends of its interval, which lie
 * t x sd / sqrt (n) away from it. A half is rounded away from 0: that far end is none of it. */
static void
mean_bounds (const NspReleasedDimension *it, double t, double *low, double *high)
{
  double half = 0.5 * pow (10, -it->mean.decimals), to_end = t / sqrt ((double)it->n);
  double middle = (it->ci95[0].value + it->ci95[1].value) / 2;
  double least = to_end * MAX (it->sd.value - half, 0), most = to_end * (it->sd.value + half);

  *low = it->mean.value - half + (it->mean.value <= 0 ? HAIR : 0);
  *high = it->mean.value + half - (it->mean.value >= 0 ? HAIR : 0);
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
  *low = n * (*low - scale->min) / scale->step;
  *high = n * (*high - scale->min) / scale->step;
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

/* People of the chosen who answered as many items: what their sums may be together. */
typedef struct {
  guint answered;
  double share;
  GArray *sums;
} Class;

/* The search for the lowest and highest sum of scores of the chosen that fits. */
typedef struct {
  Left *left;
  GArray *classes;    /* of Class */
  double least, most; /* what the others may add to what is left over */
  double low, high;   /* of the sums found */
} Range;

/* Tries the sums of the classes from number `class` on. */
static void
try_sums (Range *it, guint class, double rest, double scores)
{
  const Class *its;

  if (class == it->classes->len) {
    it->left->steps++;
    if (rest + it->most < it->left->low - HAIR || rest + it->least > it->left->high + HAIR)
      return;
    it->low = MIN (it->low, scores);
    it->high = MAX (it->high, scores);
    return;
  }
  its = &g_array_index (it->classes, Class, class);
  for (guint i = 0; i < its->sums->len && it->left->steps < MAX_STEPS; i++) {
    double sum = g_array_index (its->sums, guint, i);

    try_sums (it, class + 1, rest + its->share * sum, scores + sum / its->answered);
  }
}

static void
class_clear (gpointer data)
{
  g_array_unref (((Class *)data)->sums);
}

static void
add_to_class (GArray *classes, const Partial *person)
{
  Class class = { person->answered, person->share, NULL };

  for (guint i = 0; i < classes->len; i++) {
    Class *it = &g_array_index (classes, Class, i);

    if (it->answered == person->answered) {
      it->sums = add_sums (it->sums, person->sums);
      return;
    }
  }
  class.sums = add_sums (no_sum (), person->sums);
  g_array_append_val (classes, class);
}

/* Whether so much is open of the people in `chosen` (bits) that it is enough, taking all numbers
 * for possible and a unit off at either end for each: no need to try their sums. */
static gboolean
is_wide (const Left *left, guint chosen, double enough)
{
  double low = 0, high = 0, least = left->least, most = left->most, rate = 0, lost = 0;
  guint n = 0;

  for (guint i = 0; i < left->n; i++) {
    const Partial *it = &left->people[i];

    if ((chosen >> i & 1) == 0)
      continue;
    if (!it->has_score || it->sums->len < 1 + it->high - it->low)
      return FALSE;
    n++;
    least -= least_of (it);
    most -= most_of (it);
    low += it->low * it->share;
    high += it->high * it->share;
    rate = MAX (rate, it->answered * it->share); /* of what is left over in score */
    lost += 2.0 / it->answered;
  }
  low = MAX (low, left->low - most);
  high = MIN (high, left->high - least);
  return ((high - low) / rate - lost) / n >= enough;
}

/* How much of the mean score of the people in `chosen` (bits) is open: from the lowest to the
 * highest that fits what is left over, the others being anything that is possible. */
static double
open_mean (Left *left, guint chosen)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (Class));
  Range range = { .left = left, .classes = classes, .low = G_MAXDOUBLE, .high = -1 };
  guint n = 0;

  g_array_set_clear_func (classes, class_clear);
  for (guint i = 0; i < left->n; i++) {
    if ((chosen >> i & 1) != 0) {
      add_to_class (classes, &left->people[i]);
      n++;
      continue;
    }
    range.least += least_of (&left->people[i]);
    range.most += most_of (&left->people[i]);
  }
  try_sums (&range, 0, 0, 0);
  return (range.high - range.low) / n;
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

/* Whether enough is open of each of the people who left items open, and of any few of them with a
 * score; of somebody without one, of the answers that there are. */
static gboolean
all_are_open (Left *left)
{
  double scale = left->question->instrument->scale.n_steps - 1;

  for (guint chosen = 1; chosen >> left->n == 0; chosen++) {
    guint n = n_bits (chosen);
    double enough = (n == 1 ? LEAST_OPEN : LEAST_OPEN_TOGETHER) * scale;

    if (n >= left->question->limit || (n > 1 && !all_have_scores (left, chosen)) ||
        is_wide (left, chosen, enough))
      continue;
    if (open_mean (left, chosen) < enough || left->steps >= MAX_STEPS)
      return FALSE;
  }
  return TRUE;
}

gboolean
nsp_items_are_safe (const NspItemQuestion *question)
{
  Left left = { .question = question };
  gboolean few, known, safe;

  if (question->shown->mean.decimals == NSP_EXACT)
    return TRUE;
  few = list_people (&left, &known);
  leave_over (&left);
  for (guint i = 0; i < left.n; i++) {
    left.least += least_of (&left.people[i]);
    left.most += most_of (&left.people[i]);
  }
  safe = known && (!few || all_are_open (&left));
  for (guint i = 0; i < left.n; i++)
    g_array_unref (left.people[i].sums);
  return safe;
}

gboolean
nsp_items_hide_partial (const guint64 *item_n, guint n_items, guint64 n_complete, guint limit)
{
  for (guint k = 0; k < n_items; k++)
    if (item_n[k] > n_complete && item_n[k] - n_complete < limit)
      return FALSE;
  return TRUE;
}
