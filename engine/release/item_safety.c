/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "item_safety.h"

#include <math.h>

/* Sums that are tried for a dimension, after which its counts are not shown. */
#define MAX_STEPS 2000000

/* More than computing in binary may be wrong by, and less than a difference of two sums. */
#define HAIR 1e-6

/* With more of them than this, any few are hidden among the others. */
#define MANY 12

/* Somebody who left items open. Sums are over the items answered, in steps on the scale as keyed.
 */
typedef struct {
  guint64 items; /* bits of those answered, by place in the key */
  guint answered;
  double share; /* of the sum, in what is left over: see leave_over() */
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
  guint *lowest, *highest; /* by item and number of people: what these may have given together */
} Left;

/* People of some who answered as many items: what their sums may be together. */
typedef struct {
  guint answered, n;
  double share;
  gboolean has_score;
  guint8 n_items[64]; /* by place in the key: how many of them answered it */
  guint low, high;
} Class;

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
  Partial partial = { .items = answered, .sums = no_sum () };

  for (guint k = 0; k < n_key; k++) {
    g_autoptr (GArray) answers = NULL;

    if ((answered >> k & 1) == 0)
      continue;
    answers = possible_answers (it, k);
    partial.sums = add_sums (partial.sums, answers);
    partial.answered++;
  }
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
  if (it->moved || isnan (middle) || isnan (least)) /* moved: from the mean as shown */
    return;
  narrow (low, high, middle - half, middle + half);
  narrow (low, high, it->ci95[0].value - half + least, it->ci95[0].value + half + most);
  narrow (low, high, it->ci95[1].value - half - most, it->ci95[1].value + half - least);
}

void
nsp_released_sum (const NspReleasedDimension *shown, const NspScale *scale, double t, double *low,
                  double *high)
{
  double n = (double)shown->n;

  mean_bounds (shown, t, low, high);
  *low = n * (*low - scale->min) / scale->step;
  *high = n * (*high - scale->min) / scale->step;
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
  nsp_released_sum (it->shown, &it->instrument->scale, it->t, &left->low, &left->high);
  left->low = MAX (left->low, it->low) - sum;
  left->high = MIN (left->high, it->high) - sum;
}

/* What one to MANY people may have given an item together: the least and the most there are. One
 * answer that nearly all gave is not shown with its count. */
static void
bound_item (Left *left, guint k)
{
  const NspItemQuestion *it = left->question;
  guint n_steps = it->instrument->scale.n_steps;
  guint *lowest = left->lowest + k * (MANY + 1), *highest = left->highest + k * (MANY + 1);
  guint64 n = 0, most = 0, up = 0, down = 0;
  guint low = 0, high = n_steps - 1;

  for (guint keyed = 0; keyed < n_steps; keyed++) {
    n += count_of (it, k, keyed);
    most = MAX (most, count_of (it, k, keyed));
  }
  for (guint i = 1; i <= MANY; i++) {
    if (most + 1 >= n || i > n) {
      lowest[i] = lowest[i - 1];
      highest[i] = highest[i - 1] + n_steps - 1;
      continue;
    }
    while (up + count_of (it, k, low) < i)
      up += count_of (it, k, low++);
    while (down + count_of (it, k, high) < i)
      down += count_of (it, k, high--);
    lowest[i] = lowest[i - 1] + low;
    highest[i] = highest[i - 1] + high;
  }
}

static void
add_to_class (Class *classes, guint *n, const Partial *person)
{
  guint i = 0;

  while (i < *n && classes[i].answered != person->answered)
    i++;
  if (i == *n)
    classes[(*n)++] = (Class){ .answered = person->answered,
                               .share = person->share,
                               .has_score = person->has_score };
  classes[i].n++;
  classes[i].low += g_array_index (person->sums, guint, 0);
  classes[i].high += g_array_index (person->sums, guint, person->sums->len - 1);
  for (guint k = 0; person->items >> k != 0; k++)
    if ((person->items >> k & 1) != 0)
      classes[i].n_items[k]++;
}

/* The people in `chosen` (bits) by class; `classes` has room for MANY. How many there are. */
static guint
classify (const Left *left, guint chosen, Class *classes)
{
  guint n_key = left->question->shown->n_items, n = 0;

  for (guint i = 0; i < left->n; i++)
    if ((chosen >> i & 1) != 0)
      add_to_class (classes, &n, &left->people[i]);
  for (guint i = 0; i < n; i++) {
    guint low = 0, high = 0;

    for (guint k = 0; k < n_key; k++) {
      low += left->lowest[k * (MANY + 1) + classes[i].n_items[k]];
      high += left->highest[k * (MANY + 1) + classes[i].n_items[k]];
    }
    classes[i].low = MAX (classes[i].low, low);
    classes[i].high = MIN (classes[i].high, high);
  }
  return n;
}

/* The bounds of share x sum over classes. */
static void
bound_share (const Class *classes, guint n, double *least, double *most)
{
  *least = *most = 0;
  for (guint i = 0; i < n; i++) {
    const Class *it = &classes[i];

    *least += it->share * (it->share > 0 ? it->low : it->high);
    *most += it->share * (it->share > 0 ? it->high : it->low);
  }
}

/* Some of the people, and the search for the lowest and highest sum of scores of theirs that fits,
 * the others being anything that is possible. */
typedef struct {
  Left *left;
  guint chosen; /* bits */
  Class classes[MANY];
  guint n_classes, n_people;
  double rest_low, rest_high; /* bounds of their share x sum */
  GArray *sums[MANY];         /* by class */
  double low, high;           /* of the sums found */
} Range;

static guint
n_bits (guint bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

static void
range_init (Range *it, Left *left, guint chosen)
{
  Class others[MANY];
  double least, most;

  *it = (Range){ .left = left, .chosen = chosen, .low = G_MAXDOUBLE, .high = -1 };
  it->n_people = n_bits (chosen);
  it->n_classes = classify (left, chosen, it->classes);
  bound_share (others, classify (left, ~chosen & ((1U << left->n) - 1), others), &least, &most);
  it->rest_low = left->low - most;
  it->rest_high = left->high - least;
}

/* Whether all numbers between the lowest and the highest sum of all people are possible. */
static gboolean
are_even (const Left *left, guint chosen)
{
  for (guint i = 0; i < left->n; i++) {
    const GArray *sums = left->people[i].sums;

    if ((chosen >> i & 1) != 0 && sums->len != 1 + g_array_index (sums, guint, sums->len - 1) -
                                                   g_array_index (sums, guint, 0))
      return FALSE;
  }
  return TRUE;
}

/* Whether so much is open of the people that it is enough, taking all numbers for possible and a
 * unit off at either end for each: no need to try their sums. */
static gboolean
is_wide (const Range *it, double enough)
{
  double least, most, rate = 0, lost = 0;

  if (!are_even (it->left, it->chosen))
    return FALSE;
  for (guint i = 0; i < it->n_classes; i++) {
    const Class *class = &it->classes[i];

    if (!class->has_score)
      return FALSE;
    rate = MAX (rate, class->answered * class->share); /* of what is left over in score */
    lost += 2.0 * class->n / class->answered;
  }
  bound_share (it->classes, it->n_classes, &least, &most);
  least = MAX (least, it->rest_low);
  most = MIN (most, it->rest_high);
  return ((most - least) / rate - lost) / it->n_people >= enough;
}

/* Tries the sums of the classes from number `class` on. */
static void
try_sums (Range *it, guint class, double rest, double scores)
{
  const Class *its = &it->classes[class];

  if (class == it->n_classes) {
    it->left->steps++;
    if (rest < it->rest_low - HAIR || rest > it->rest_high + HAIR)
      return;
    it->low = MIN (it->low, scores);
    it->high = MAX (it->high, scores);
    return;
  }
  for (guint i = 0; i < it->sums[class]->len && it->left->steps < MAX_STEPS; i++) {
    guint sum = g_array_index (it->sums[class], guint, i);

    if (sum >= its->low && sum <= its->high)
      try_sums (it, class + 1, rest + its->share * sum, scores + (double)sum / its->answered);
  }
}

/* How much of the mean score of the people is open: from the lowest to the highest that fits what
 * is left over. */
static double
open_mean (Range *it)
{
  for (guint i = 0; i < it->n_classes; i++)
    it->sums[i] = no_sum ();
  for (guint i = 0; i < it->left->n; i++)
    for (guint class = 0; class < it->n_classes && (it->chosen >> i & 1) != 0; class ++)
      if (it->classes[class].answered == it->left->people[i].answered)
        it->sums[class] = add_sums (it->sums[class], it->left->people[i].sums);
  try_sums (it, 0, 0, 0);
  for (guint i = 0; i < it->n_classes; i++)
    g_array_unref (it->sums[i]);
  return (it->high - it->low) / it->n_people;
}

static gboolean
all_have_scores (const Left *left, guint chosen)
{
  for (guint i = 0; i < left->n; i++)
    if ((chosen >> i & 1) != 0 && !left->people[i].has_score)
      return FALSE;
  return TRUE;
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
    double enough = (n == 1 ? NSP_LEAST_OPEN : NSP_LEAST_OPEN_TOGETHER) * scale;
    Range range;

    if (n >= left->question->limit || (n > 1 && !all_have_scores (left, chosen)))
      continue;
    range_init (&range, left, chosen);
    if (!is_wide (&range, enough) && (open_mean (&range) < enough || left->steps >= MAX_STEPS))
      return FALSE;
  }
  return TRUE;
}

gboolean
nsp_items_are_safe (const NspItemQuestion *question)
{
  gsize n_key = question->shown->n_items;
  g_autofree guint *lowest = NULL, *highest = NULL;
  Left left = { .question = question };
  gboolean few, known, safe;

  if (question->shown->mean.decimals == NSP_EXACT)
    return TRUE;
  few = list_people (&left, &known);
  leave_over (&left);
  left.lowest = lowest = g_new0 (guint, n_key * (MANY + 1));
  left.highest = highest = g_new0 (guint, n_key * (MANY + 1));
  for (guint k = 0; k < n_key; k++)
    bound_item (&left, k);
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
