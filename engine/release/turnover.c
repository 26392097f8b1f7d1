/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "turnover.h"

#include <math.h>

#include "rounding.h"

#define LEAST_OPEN 0.25

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

/* How far the sum of scores of `n` of a group may lie apart, by the answers that were given. */
static double
width_of_sum (const NspTurnover *it, const NspReleasedDimension *shown, guint64 n)
{
  double top = (double)n * (it->instrument->scale.n_steps - 1), lost = 0;

  for (guint k = 0; k < shown->n_items; k++)
    lost += extreme_of_item (it, shown, k, n, FALSE) + extreme_of_item (it, shown, k, n, TRUE);
  return MAX (0, top - lost / shown->n_items);
}

/* How far a sum of `n` scores lies open by rounding of its mean, in steps. */
static double
width_of_mean (const NspTurnover *it, guint64 n)
{
  return (double)n * pow (10, -nsp_release_decimals (it->settings, n)) / it->instrument->scale.step;
}

static gboolean
shows_items (const NspReleasedDimension *shown)
{
  for (guint k = 0; k < shown->n_items; k++)
    if (shown->items[k].counts == NULL && shown->items[k].almost_everyone == 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_open (const NspTurnover *it, guint64 n, double width)
{
  double enough = LEAST_OPEN * (it->instrument->scale.n_steps - 1);

  return n == 0 || n >= it->settings->min_n || width / (double)n >= enough;
}

gboolean
nsp_turnover_is_open (const NspTurnover *it)
{
  guint64 left = it->earlier->n - MIN (it->earlier->n, it->n_pairs);
  guint64 came = it->later->n - MIN (it->later->n, it->n_pairs);
  double of_left = width_of_sum (it, it->earlier, left);
  double of_came = width_of_sum (it, it->later, came);
  double apart = width_of_mean (it, it->n_pairs);

  apart += shows_items (it->earlier) ? 0 : width_of_mean (it, it->earlier->n);
  apart += shows_items (it->later) ? 0 : width_of_mean (it, it->later->n);
  return it->settings->exact || (is_open (it, left, MIN (of_left, of_came + apart)) &&
                                 is_open (it, came, MIN (of_came, of_left + apart)));
}
