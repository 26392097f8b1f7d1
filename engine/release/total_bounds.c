/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "total_bounds.h"

#include <math.h>
#include <string.h>

#include "distribution.h"
#include "item_safety.h"
#include "release_group.h"

/* The bounds of a sum of scores. */
typedef struct {
  double low, high;
} Bounds;

static NspReleasedDimension *
dimension_of (const NspReleasedResult *result, guint network, guint d)
{
  const NspReleasedGroup *group = g_ptr_array_index (result->networks, network);

  return &group->dimensions[d];
}

static double
quantile (const NspReleasedDimension *shown)
{
  return nsp_number_is_shown (shown->ci95[0]) ? nsp_t_975 ((double)(shown->n - 1)) : NAN;
}

/* The counts of all items; NULL when one has none. The caller owns them. */
static guint64 *
item_counts (const NspReleasedDimension *shown, guint n_steps)
{
  guint64 *counts = g_new (guint64, (gsize)shown->n_items * n_steps);

  for (guint k = 0; k < shown->n_items; k++) {
    if (shown->items[k].counts == NULL) {
      g_free (counts);
      return NULL;
    }
    memcpy (counts + k * n_steps, shown->items[k].counts, n_steps * sizeof *counts);
  }
  return counts;
}

/* The sum of complete answers, as the counts of their items tell it: exactly. */
static double
sum_of_counts (const NspReleasedResult *result, guint d, const guint64 *counts)
{
  const NspDimension *dimension = &result->instrument->dimensions[d];
  guint n_steps = result->instrument->scale.n_steps;
  double sum = 0;

  for (guint k = 0; k < dimension->n_key; k++)
    for (guint step = 0; step < n_steps; step++)
      sum += (double)counts[k * n_steps + step] *
             (dimension->key[k].reversed ? n_steps - 1 - step : step);
  return sum / dimension->n_key;
}

static Bounds
bounds_of (const NspReleasedResult *result, guint d, const NspReleasedDimension *shown,
           const GArray *partial)
{
  g_autofree guint64 *counts = item_counts (shown, result->instrument->scale.n_steps);
  Bounds bounds = { 0, 0 };

  if (counts != NULL && partial->len == 0)
    bounds.low = bounds.high = sum_of_counts (result, d, counts);
  else if (shown->withheld == NSP_SHOWN)
    nsp_released_sum (shown, &result->instrument->scale, quantile (shown), partial->len == 0,
                      &bounds.low, &bounds.high);
  return bounds;
}

static gboolean
is_safe (const NspReleasedResult *result, guint d, const NspReleasedDimension *shown,
         const GArray *partial, Bounds bounds, const NspSettings *settings)
{
  const NspInstrument *instrument = result->instrument;
  g_autofree guint64 *counts = item_counts (shown, instrument->scale.n_steps);
  const NspItemQuestion question = {
    .instrument = instrument,
    .dimension = d,
    .partial = partial,
    .item_counts = counts,
    .min_answered = nsp_settings_min_answered (settings, instrument),
    .shown = shown,
    .t = quantile (shown),
    .low = bounds.low,
    .high = bounds.high,
    .limit = settings->min_n,
  };

  return counts == NULL || nsp_items_are_safe (&question);
}

void
nsp_total_bounds_apply (NspReleasedResult *result, guint d, GArray *const *partial,
                        const NspSettings *settings)
{
  guint n = result->networks->len;
  const NspReleasedDimension *overall = &result->overall->dimensions[d];
  g_autofree Bounds *own = g_new (Bounds, n + 1);
  Bounds total, sum = { 0, 0 };

  if (overall->withheld != NSP_SHOWN || partial[n]->len == 0) /* nobody left an item open */
    return;
  total = bounds_of (result, d, overall, partial[n]);
  for (guint i = 0; i < n; i++) {
    own[i] = bounds_of (result, d, dimension_of (result, i, d), partial[i]);
    sum.low += own[i].low;
    sum.high += own[i].high;
  }
  for (guint i = 0; i < n; i++) {
    NspReleasedDimension *shown = dimension_of (result, i, d);
    Bounds left = { total.low - (sum.high - own[i].high), total.high - (sum.low - own[i].low) };

    if (partial[i]->len > 0 && shown->withheld_spread == NSP_SHOWN &&
        !is_safe (result, d, shown, partial[i], left, settings))
      nsp_release_withhold_items (shown);
  }
}
