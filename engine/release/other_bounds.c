/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "other_bounds.h"

#include <math.h>
#include <string.h>

#include "distribution.h"
#include "item_safety.h"
#include "release_change.h"
#include "release_group.h"
#include "release_period.h"
#include "shared_items.h"

/* The bounds of a mean or a sum. */
typedef struct {
  double low, high;
} Bounds;

/* A dimension of one group in one period. */
typedef struct {
  const NspReleased *released;
  const GPtrArray *numbers; /* by result: of name to 1 + number of the network */
  guint period;             /* number of the result */
  const NspReleasedResult *result;
  const NspPeriodSamples *samples;
  guint group; /* number of the network; networks->len for everyone */
  guint dimension;
  Bounds everyone; /* of the sum of all scores; infinite when others than networks are in it */
  gboolean shared; /* another dimension has an item of it */
} Place;

static Bounds
both (Bounds a, double low, double high)
{
  return (Bounds){ MAX (a.low, low), MIN (a.high, high) };
}

static NspSample
sample_at (const NspPeriodSamples *samples, guint group, guint n_dimensions, guint d)
{
  return samples->samples[(gsize)group * n_dimensions + d];
}

static NspSample
sample_of (const Place *it, guint group)
{
  return sample_at (it->samples, group, it->result->instrument->n_dimensions, it->dimension);
}

/* The exact figures of the same group in another period; n 0 when it shows none there. */
static NspSample
sample_in (const Place *it, guint period)
{
  const NspReleasedResult *other = g_ptr_array_index (it->released->list, period);
  const NspPeriodSamples *samples = g_ptr_array_index (it->released->samples, period);
  guint number = other->networks->len + 1;

  if (it->group < it->result->networks->len) {
    const NspReleasedGroup *own = g_ptr_array_index (it->result->networks, it->group);

    number = GPOINTER_TO_UINT (
        g_hash_table_lookup (g_ptr_array_index (it->numbers, period), own->network));
  }
  if (number == 0)
    return (NspSample){ 0, NAN, NAN };
  return sample_at (samples, number - 1, other->instrument->n_dimensions, it->dimension);
}

/* The bounds that the figures of a difference, later minus earlier, leave of it. */
static Bounds
difference_bounds (const NspSample *earlier, const NspSample *later, const NspSettings *settings)
{
  NspChange change = nsp_change (earlier, later, NULL);
  guint64 n = MIN (earlier->n, later->n);
  NspReleasedChange shown = nsp_release_change (&change, n, settings);
  double value = shown.independent.difference.value, g = shown.hedges_g.value;
  double middle = (shown.independent.ci95[0].value + shown.independent.ci95[1].value) / 2;
  double half = 0.5 * pow (10, -shown.independent.difference.decimals);
  double to_g = change.independent.difference / change.hedges_g;
  Bounds bounds = { value - half, value + half };

  if (isfinite (middle))
    bounds = both (bounds, middle - half, middle + half);
  if (isfinite (g) && isfinite (to_g))
    bounds = both (bounds, (g - half) * to_g, (g + half) * to_g);
  return bounds;
}

/* The bounds of a group's mean that its differences from other periods leave. */
static Bounds
mean_by_periods (const Place *it)
{
  NspSample own = sample_of (it, it->group);
  Bounds bounds = { -INFINITY, INFINITY };

  for (guint i = 0; i < it->released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (it->released->list, i);
    NspSample other;
    Bounds apart;

    if (i == it->period || result->instrument != it->result->instrument ||
        !nsp_period_is_known (&result->period) || !nsp_period_is_known (&it->result->period))
      continue;
    other = sample_in (it, i);
    if (other.n == 0)
      continue;
    apart = i < it->period ? difference_bounds (&other, &own, &it->released->settings)
                           : difference_bounds (&own, &other, &it->released->settings);
    bounds = i < it->period ? both (bounds, other.mean + apart.low, other.mean + apart.high)
                            : both (bounds, other.mean - apart.high, other.mean - apart.low);
  }
  return bounds;
}

/* The bounds of a group's sum of scores, in steps from the scale's minimum, by its periods. */
static Bounds
sum_by_periods (const Place *it)
{
  const NspScale *scale = &it->result->instrument->scale;
  double n = (double)sample_of (it, it->group).n;
  Bounds mean = mean_by_periods (it);

  return (Bounds){ n * (mean.low - scale->min) / scale->step,
                   n * (mean.high - scale->min) / scale->step };
}

static double
exact_sum (const Place *it, guint group)
{
  const NspScale *scale = &it->result->instrument->scale;
  NspSample sample = sample_of (it, group);

  return (double)sample.n * (sample.mean - scale->min) / scale->step;
}

static double
quantile (const NspReleasedDimension *shown)
{
  return nsp_number_is_shown (shown->ci95[0]) ? nsp_t_975 ((double)(shown->n - 1)) : NAN;
}

/* The bounds of the sum of everyone's scores. */
static Bounds
sum_of_everyone (const Place *it)
{
  const NspReleasedDimension *overall = &it->result->overall->dimensions[it->dimension];
  double low, high;

  if (overall->withheld != NSP_SHOWN || !it->samples->adds_up[it->dimension])
    return (Bounds){ -INFINITY, INFINITY };
  nsp_released_sum (overall, &it->result->instrument->scale, quantile (overall), &low, &high);
  return both (sum_by_periods (it), low, high);
}

/* The bounds of a network's sum that everyone's, its own in other periods, and the exact figures of
 * all others leave. */
static Bounds
sum_by_others (const Place *it)
{
  double others = exact_sum (it, it->result->networks->len) - exact_sum (it, it->group);

  if (isinf (it->everyone.high))
    return sum_by_periods (it);
  return both (sum_by_periods (it), it->everyone.low - others, it->everyone.high - others);
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

static gboolean
is_safe (const Place *it, const NspReleasedDimension *shown, const GArray *partial)
{
  const NspInstrument *instrument = it->result->instrument;
  const NspSettings *settings = &it->released->settings;
  g_autofree guint64 *counts = item_counts (shown, instrument->scale.n_steps);
  NspItemQuestion question = {
    .instrument = instrument,
    .dimension = it->dimension,
    .partial = partial,
    .item_counts = counts,
    .min_answered = nsp_settings_min_answered (settings, instrument),
    .shown = shown,
    .limit = settings->min_n,
  };
  Bounds sum;

  if (counts == NULL)
    return TRUE;
  sum = sum_by_others (it);
  question.t = quantile (shown);
  question.low = sum.low;
  question.high = sum.high;
  return nsp_items_are_safe (&question);
}

/* Whether so few people left an item open that other dimensions with the same items, whose means
 * are rounded apart as well, would tell too much of them. */
static gboolean
are_few_and_shared (const Place *it, const GArray *partial)
{
  guint64 n = 0;

  for (guint i = 0; i < partial->len; i++)
    n += g_array_index (partial, NspPartial, i).n;
  return n < it->released->settings.min_n && it->shared;
}

/* The networks of one dimension. */
static void
apply_to_dimension (Place *it)
{
  it->group = it->result->networks->len;
  it->everyone = sum_of_everyone (it);
  it->shared = nsp_shares_items (it->released, it->result, it->dimension);
  for (it->group = 0; it->group < it->result->networks->len; it->group++) {
    NspReleasedGroup *group = g_ptr_array_index (it->result->networks, it->group);
    NspReleasedDimension *shown = &group->dimensions[it->dimension];
    const GArray *partial = g_ptr_array_index (it->samples->partial[it->dimension], it->group);

    if (partial->len > 0 && shown->withheld_spread == NSP_SHOWN &&
        (are_few_and_shared (it, partial) || !is_safe (it, shown, partial)))
      nsp_release_withhold_items (shown);
  }
}

/* By result a table from the names of its networks to 1 + their numbers. */
static GPtrArray *
number_networks (const NspReleased *released)
{
  GPtrArray *numbers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);

  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);
    GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint k = 0; k < result->networks->len; k++)
      g_hash_table_insert (table,
                           ((NspReleasedGroup *)g_ptr_array_index (result->networks, k))->network,
                           GUINT_TO_POINTER (k + 1));
    g_ptr_array_add (numbers, table);
  }
  return numbers;
}

void
nsp_other_bounds_apply (const NspReleased *released)
{
  g_autoptr (GPtrArray) numbers = number_networks (released);

  for (guint i = 0; i < released->list->len; i++) {
    Place it = { .released = released, .numbers = numbers, .period = i };

    it.result = g_ptr_array_index (released->list, i);
    it.samples = g_ptr_array_index (released->samples, i);
    for (it.dimension = 0; it.dimension < it.result->instrument->n_dimensions; it.dimension++)
      apply_to_dimension (&it);
  }
}
