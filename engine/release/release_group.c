/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "release_group.h"

#include <math.h>

#include "item_safety.h"

NspReleasedGroup *
nsp_released_group_new (const NspInstrument *instrument)
{
  NspReleasedGroup *group = g_new0 (NspReleasedGroup, 1);

  group->n_dimensions = instrument->n_dimensions;
  group->dimensions = g_new0 (NspReleasedDimension, instrument->n_dimensions);
  for (guint d = 0; d < instrument->n_dimensions; d++) {
    NspReleasedDimension *dimension = &group->dimensions[d];

    dimension->n_items = instrument->dimensions[d].n_key;
    dimension->items = g_new0 (NspReleasedItem, dimension->n_items);
    for (guint k = 0; k < dimension->n_items; k++)
      dimension->items[k].item = instrument->dimensions[d].key[k].item;
    nsp_release_withhold (dimension, NSP_WITHHELD_MIN_N);
  }
  return group;
}

void
nsp_released_group_free (NspReleasedGroup *group)
{
  if (group == NULL)
    return;
  for (guint d = 0; d < group->n_dimensions; d++) {
    for (guint k = 0; k < group->dimensions[d].n_items; k++)
      g_free (group->dimensions[d].items[k].counts);
    g_free (group->dimensions[d].items);
  }
  g_free (group->dimensions);
  g_free (group->network);
  nsp_period_clear (&group->period);
  g_free (group);
}

void
nsp_release_withhold_item (NspReleasedItem *item)
{
  g_clear_pointer (&item->counts, g_free);
  item->mean = item->sd = nsp_release_nothing ();
  item->almost_everyone = 0;
}

void
nsp_release_withhold_items (NspReleasedDimension *dimension)
{
  for (guint k = 0; k < dimension->n_items; k++)
    nsp_release_withhold_item (&dimension->items[k]);
}

/* Everything but n and the mean. */
static void
withhold_spread (NspReleasedDimension *dimension, NspWithheld why)
{
  NspNumber nothing = nsp_release_nothing ();

  dimension->withheld_spread = why;
  dimension->sd = dimension->ci95[0] = dimension->ci95[1] = nothing;
  dimension->min = dimension->q1 = dimension->median = dimension->q3 = dimension->max = nothing;
  dimension->rwg = nothing;
  dimension->agreement = NSP_AGREEMENT_NONE;
  nsp_release_withhold_items (dimension);
}

void
nsp_release_withhold (NspReleasedDimension *dimension, NspWithheld why)
{
  withhold_spread (dimension, why);
  dimension->withheld = why;
  dimension->n = 0;
  dimension->mean = nsp_release_nothing ();
  for (guint k = 0; k < dimension->n_items; k++)
    dimension->items[k].n = 0;
}

/* Whether somebody stands out by the number of items answered: one to limit - 1 people who left as
 * many open. A score of theirs may be one that nobody else can have, and a quartile would show it.
 */
static gboolean
somebody_stands_out (const NspDimensionTally *tally, const NspSettings *settings,
                     double min_answered)
{
  for (guint items = 1; items < tally->n_key; items++) {
    const guint64 *counts = tally->by_sum + (gsize)items * (tally->max_sum + 1);
    guint64 n = 0;

    for (guint sum = 0; sum <= tally->max_sum; sum++)
      n += counts[sum];
    if (nsp_has_score (items, tally->n_key, min_answered) && n > 0 && n < settings->min_n)
      return TRUE;
  }
  return FALSE;
}

/* A quartile moved to the nearest score that an answer to all items can have. */
static double
as_complete (double value, const NspScale *scale, guint n_key)
{
  double unit = (double)scale->step / n_key;

  return isnan (value) ? value
                       : scale->min + unit * floor ((value - scale->min) / unit + 0.5 + 1e-9);
}

/* The interval, or where somebody stands out, what follows from the mean and the standard deviation
 * as they are shown: its ends, rounded apart from these, would tell both more exactly. */
static void
release_interval (NspReleasedDimension *released, const NspDimensionScore *score, double t,
                  int decimals)
{
  double half = t * released->sd.value / sqrt ((double)score->n);

  for (guint i = 0; i < 2; i++) {
    double end = released->moved ? released->mean.value + (i == 0 ? -half : half) : score->ci95[i];

    released->ci95[i] = nsp_release_number (isnan (score->ci95[i]) ? NAN : end, decimals);
  }
}

static void
release_quartiles (NspReleasedDimension *released, const NspDimensionScore *score,
                   const NspDimensionTally *tally, const NspScale *scale,
                   const NspSettings *settings)
{
  int decimals = nsp_release_decimals (settings, score->n);
  const double exact[] = { score->q1, score->median, score->q3 };
  NspNumber *places[] = { &released->q1, &released->median, &released->q3 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    *places[i] = nsp_release_number (
        released->moved ? as_complete (exact[i], scale, tally->n_key) : exact[i], decimals);
  released->agreement = score->agreement;
  /* The words say no more than the numbers beside them. */
  if (!settings->exact && score->agreement != NSP_AGREEMENT_NONE &&
      score->agreement != NSP_AGREEMENT_TWO_GROUPS)
    released->agreement =
        nsp_agreement_of (released->q3.value - released->q1.value, scale->max - scale->min);
}

/* Agreement is over the complete answers only. */
static void
release_rwg (NspReleasedDimension *released, const NspDimensionScore *score,
             const NspSettings *settings)
{
  g_autofree guint64 *item_n = g_new (guint64, released->n_items);

  for (guint k = 0; k < released->n_items; k++)
    item_n[k] = released->items[k].n;
  if (settings->exact ||
      (score->n_complete >= settings->min_n_spread &&
       nsp_items_hide_partial (item_n, released->n_items, score->n_complete, settings->min_n)))
    released->rwg =
        nsp_release_number (score->rwg, nsp_release_decimals (settings, score->n_complete));
}

static void
release_spread (NspReleasedDimension *released, const NspDimensionScore *score,
                const NspDimensionTally *tally, const NspScale *scale, const NspSettings *settings,
                double min_answered, double t)
{
  int decimals = nsp_release_decimals (settings, score->n);

  released->moved = !settings->exact && somebody_stands_out (tally, settings, min_answered);
  released->withheld_spread = NSP_SHOWN;
  released->sd = nsp_release_number (score->sd, decimals);
  release_interval (released, score, t, decimals);
  release_quartiles (released, score, tally, scale, settings);
  release_rwg (released, score, settings);
  if (settings->exact) {
    released->min = nsp_release_number (score->min, decimals);
    released->max = nsp_release_number (score->max, decimals);
  }
}

static guint64
sum_counts (const guint64 *counts, guint n_steps)
{
  guint64 n = 0;

  for (guint step = 0; step < n_steps; step++)
    n += counts[step];
  return n;
}

void
nsp_release_item (NspReleasedItem *item, const NspInstrument *instrument, const guint64 *counts,
                  const NspSettings *settings)
{
  NspSample score = nsp_item_score (&instrument->scale, counts);
  int decimals = nsp_release_decimals (settings, score.n);

  g_free (item->counts);
  item->counts = g_memdup2 (counts, instrument->scale.n_steps * sizeof *counts);
  item->n = score.n;
  item->mean = nsp_release_number (score.mean, decimals);
  item->sd = nsp_release_number (score.sd, decimals);
}

/* All items of a dimension, if no answer sheet follows from them. */
static void
release_items (NspReleasedDimension *released, const NspItemQuestion *question,
               const NspSettings *settings)
{
  guint n_steps = question->instrument->scale.n_steps;

  if (!nsp_items_are_safe (question))
    return;
  for (guint k = 0; k < released->n_items; k++)
    if (released->items[k].n >= settings->min_n_spread)
      nsp_release_item (&released->items[k], question->instrument,
                        question->item_counts + k * n_steps, settings);
}

void
nsp_release_dimension (NspReleasedDimension *released, const NspInstrument *instrument,
                       guint dimension, const NspDimensionTally *tally, const guint64 *item_counts,
                       const NspSettings *settings, NspSample *sample, NspLastQuantile *last)
{
  double min_answered = nsp_settings_min_answered (settings, instrument);
  guint n_steps = instrument->scale.n_steps;
  NspDimensionScore score;
  NspItemQuestion question = { .instrument = instrument,
                               .dimension = dimension,
                               .partial = tally->partial,
                               .item_counts = item_counts,
                               .min_answered = min_answered,
                               .shown = released,
                               .low = -INFINITY,
                               .high = INFINITY,
                               .limit = settings->min_n };

  nsp_release_withhold (released, NSP_WITHHELD_MIN_N);
  *sample = (NspSample){ 0, NAN, NAN };
  nsp_dimension_score (&score, tally, &instrument->scale, min_answered, last);
  if (score.n < settings->min_n)
    return;
  *sample = (NspSample){ score.n, score.mean, score.sd };
  released->withheld = NSP_SHOWN;
  released->n = score.n;
  released->mean = nsp_release_number (score.mean, nsp_release_decimals (settings, score.n));
  for (guint k = 0; k < released->n_items; k++)
    released->items[k].n = sum_counts (item_counts + k * n_steps, n_steps);
  if (score.n < settings->min_n_spread)
    return;
  release_spread (released, &score, tally, &instrument->scale, settings, min_answered, last->t);
  question.t = last->t;
  release_items (released, &question, settings);
}

/* The counts of a dimension's items, in the order of its key. The caller owns them. */
static guint64 *
key_counts (const NspTally *tally, guint dimension)
{
  const NspDimension *definition = &tally->instrument->dimensions[dimension];
  guint n_steps = tally->instrument->scale.n_steps;
  guint64 *counts = g_new (guint64, (gsize)definition->n_key * n_steps);

  for (guint k = 0; k < definition->n_key; k++)
    for (guint step = 0; step < n_steps; step++)
      counts[k * n_steps + step] =
          tally->item_counts[(gsize)definition->key[k].item * n_steps + step];
  return counts;
}

NspReleasedGroup *
nsp_release_group (const NspTally *tally, const NspSettings *settings, NspSample *samples)
{
  NspReleasedGroup *group = nsp_released_group_new (tally->instrument);
  NspLastQuantile last = { 0, NAN };

  group->respondents = tally->respondents;
  group->unreadable = tally->unreadable;
  for (guint role = 0; role < NSP_N_ROLES; role++)
    group->roles[role] = tally->roles[role];
  for (guint d = 0; d < group->n_dimensions; d++) {
    g_autofree guint64 *counts = key_counts (tally, d);

    nsp_release_dimension (&group->dimensions[d], tally->instrument, d, &tally->dimensions[d],
                           counts, settings, &samples[d], &last);
  }
  return group;
}

guint
nsp_release_almost_everyone (const guint64 *counts, guint n_steps)
{
  guint64 n = sum_counts (counts, n_steps);

  for (guint step = 0; step < n_steps; step++)
    if (counts[step] + 1 >= n)
      return step + 1;
  return 0;
}

void
nsp_release_seal_items (NspReleasedGroup *group, const NspInstrument *instrument,
                        const NspSettings *settings)
{
  for (guint d = 0; d < group->n_dimensions && !settings->exact; d++) {
    for (guint k = 0; k < group->dimensions[d].n_items; k++) {
      NspReleasedItem *item = &group->dimensions[d].items[k];
      guint answer = item->counts != NULL
                         ? nsp_release_almost_everyone (item->counts, instrument->scale.n_steps)
                         : 0;

      if (answer == 0)
        continue;
      nsp_release_withhold_item (item);
      item->almost_everyone = answer;
    }
  }
}

void
nsp_release_close_group (NspReleasedGroup *group)
{
  for (guint d = 0; d < group->n_dimensions; d++)
    if (group->dimensions[d].withheld == NSP_SHOWN)
      return;
  group->withheld = NSP_WITHHELD_MIN_N;
  group->respondents = group->unreadable = 0;
  for (guint role = 0; role < NSP_N_ROLES; role++)
    group->roles[role] = 0;
}
