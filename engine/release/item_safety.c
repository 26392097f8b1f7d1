/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "item_safety.h"

#include <math.h>

/* What must stay open, as a part of the scale's length: a tenth, and something for what standard
 * deviations and quartiles tell besides. */
#define LEAST_OPEN 0.15

/* The mean of a few people together goes by such small steps that the tenth will do. */
#define LEAST_OPEN_TOGETHER 0.1

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
  guint n_key = it->tally->n_key;
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
  /* A half is rounded away from 0: that far end is none of it. */
  left->low += it->mean.value <= 0 ? 2 * HAIR : 0;
  left->high -= it->mean.value >= 0 ? 2 * HAIR : 0;
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
 * highest that fits what is left over, less `margin` at both ends, the others being anything that
 * is possible. */
static double
open_mean (const Left *left, guint chosen, double margin)
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
  need[0] = MAX (low, left->low - most + margin);
  need[1] = MIN (high, left->high - least - margin);
  ends[0] = ceil (need[0] * ratio * 1e6 - 1) / 1e6;
  ends[1] = floor (need[1] * ratio * 1e6 + 1) / 1e6;
  return n > 0 ? (ends[1] - ends[0]) / n : G_MAXDOUBLE;
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

/* Whether so much is open that it is enough whatever the sums are rounded to: no need to try them.
 */
static gboolean
is_wide (const Left *left, guint chosen, double enough)
{
  double margin = 0, lost = 0;
  guint n = 0;

  for (guint i = 0; i < left->n; i++) {
    const Partial *it = &left->people[i];

    if ((chosen >> i & 1) == 0)
      continue;
    if (it->sums->len < 1 + it->high - it->low)
      return FALSE;
    n++;
    margin += it->share;
    lost += 2.0 / it->answered;
  }
  return open_mean (left, chosen, margin) - lost / n >= enough;
}

/* The same where answers are whole numbers, of which few may fit. */
static double
open_whole (Left *left, guint chosen)
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

/* Whether enough is open of those among the people who left items open, or of any few of them. */
static gboolean
all_are_open (Left *left)
{
  double scale = left->question->instrument->scale.n_steps - 1;

  for (guint chosen = 1; chosen >> left->n == 0; chosen++) {
    guint n = n_bits (chosen);
    double enough = (n == 1 ? LEAST_OPEN : LEAST_OPEN_TOGETHER) * scale;

    if (n >= left->question->limit || !all_have_scores (left, chosen))
      continue;
    if (open_mean (left, chosen, 0) < LEAST_OPEN * scale)
      return FALSE;
    if (is_wide (left, chosen, enough))
      continue;
    if (open_whole (left, chosen) < enough || left->steps >= MAX_STEPS)
      return FALSE;
  }
  return TRUE;
}

gboolean
nsp_items_are_safe (const NspItemQuestion *question)
{
  Left left = { .question = question };
  gboolean few, known, safe;

  if (question->mean.decimals == NSP_EXACT)
    return TRUE;
  few = list_people (&left, &known);
  leave_over (&left);
  safe = known && (!few || all_are_open (&left));
  for (guint i = 0; i < left.n; i++)
    g_array_unref (left.people[i].sums);
  return safe;
}
