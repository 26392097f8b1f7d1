/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "turnover.h"

#include <math.h>

#include "item_safety.h"
#include "rounding.h"

/* How often an answer, by its place from the end of the keyed scale that is asked for, may stand
 * among those to an item: of one that nearly all chose the counts are not shown. */
static guint64
count_from (const NspTurnover *it, const NspReleasedItem *item, gboolean reversed, guint place,
            guint64 n)
{
  guint n_steps = it->instrument->scale.n_steps, step = reversed ? n_steps - 1 - place : place;

  if (item->counts != NULL)
    return item->counts[step];
  if (item->almost_everyone > 0)
    return step + 1 == item->almost_everyone ? n : (place == 0 ? 1 : 0);
  return place == 0 ? n : 0;
}

/* The least (most) that `n` people may have given an item together, in steps from that end. */
static double
extreme_of_item (const NspTurnover *it, const NspReleasedDimension *shown, guint k, guint64 n,
                 gboolean most)
{
  const NspKeyItem *key = &it->instrument->dimensions[it->dimension].key[k];
  guint64 left = n;
  double sum = 0;

  for (guint place = 0; place < it->instrument->scale.n_steps && left > 0; place++) {
    guint64 here = MIN (left, count_from (it, &shown->items[k], key->reversed != most, place, n));

    sum += (double)here * place;
    left -= here;
  }
  return sum;
}

/* The bounds of a sum of scores, in steps from the scale's minimum. */
typedef struct {
  double low, high;
} Bounds;

/* The sum of scores of `n` of a group, by the answers that were given. */
static Bounds
sum_by_answers (const NspTurnover *it, const NspReleasedDimension *shown, guint64 n)
{
  Bounds sum = { 0, (double)n * (it->instrument->scale.n_steps - 1) };

  for (guint k = 0; k < shown->n_items; k++) {
    sum.low += extreme_of_item (it, shown, k, n, FALSE) / shown->n_items;
    sum.high -= extreme_of_item (it, shown, k, n, TRUE) / shown->n_items;
  }
  return sum;
}

static gboolean
shows_items (const NspReleasedDimension *shown)
{
  for (guint k = 0; k < shown->n_items; k++)
    if (shown->items[k].counts == NULL && shown->items[k].almost_everyone == 0)
      return FALSE;
  return TRUE;
}

/* The sum of all scores of a period: as the counts tell it, or within the rounding of its mean. */
static Bounds
sum_of_period (const NspTurnover *it, const NspReleasedDimension *shown, const NspSample *sample)
{
  const NspScale *scale = &it->instrument->scale;
  double half = shows_items (shown) ? 0 : 0.5 * pow (10, -shown->mean.decimals);
  double n = (double)sample->n / scale->step;

  return (Bounds){ n * (sample->mean - half - scale->min), n * (sample->mean + half - scale->min) };
}

/* The sum of the differences of the pairs, as the mean of them is shown. */
static Bounds
sum_of_pairs (const NspTurnover *it)
{
  double difference = nsp_difference_paired (it->pairs).difference;
  int decimals = nsp_release_decimals (it->settings, it->pairs->n);
  double step = it->instrument->scale.step, half = 0.5 * pow (10, -decimals);
  double shown = nsp_release_number (difference * step, decimals).value;
  double n = (double)it->pairs->n / step;

  return (Bounds){ n * (shown - half), n * (shown + half) };
}

static gboolean
is_open (const NspTurnover *it, guint64 n, double low, double high)
{
  double enough =
      (n == 1 ? NSP_LEAST_OPEN : NSP_LEAST_OPEN_TOGETHER) * (it->instrument->scale.n_steps - 1);

  return n == 0 || n >= it->settings->min_n || (high - low) / (double)n >= enough;
}

gboolean
nsp_turnover_is_open (const NspTurnover *it)
{
  guint64 n_left = it->earlier_sample.n - it->pairs->n;
  guint64 n_came = it->later_sample.n - it->pairs->n;
  Bounds left = sum_by_answers (it, it->earlier, n_left);
  Bounds came = sum_by_answers (it, it->later, n_came);
  Bounds before = sum_of_period (it, it->earlier, &it->earlier_sample);
  Bounds after = sum_of_period (it, it->later, &it->later_sample);
  Bounds pairs = sum_of_pairs (it);
  /* came - left = after - before - pairs */
  double least = after.low - before.high - pairs.high, most = after.high - before.low - pairs.low;

  return it->settings->exact || (is_open (it, n_left, MAX (left.low, came.low - most),
                                          MIN (left.high, came.high - least)) &&
                                 is_open (it, n_came, MAX (came.low, left.low + least),
                                          MIN (came.high, left.high + most)));
}
