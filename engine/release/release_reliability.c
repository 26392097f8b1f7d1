/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "release_reliability.h"

#include <math.h>

#include "item_safety.h"

/* From so many complete answers on, one more or less does not show in two decimals of alpha. */
#define MANY 250

static NspReleasedStatistic
not_shown (NspReason why)
{
  return (NspReleasedStatistic){ nsp_release_nothing (), why };
}

static NspReleasedStatistic
release (NspStatistic statistic, int decimals)
{
  if (statistic.why != NSP_DEFINED)
    return not_shown (statistic.why);
  return (NspReleasedStatistic){ nsp_release_number (statistic.value, decimals), NSP_DEFINED };
}

static void
withhold (NspReleasedReliability *released, NspReason why)
{
  released->alpha = released->omega = released->mean_correlation = not_shown (why);
  released->icc1 = released->icc2 = not_shown (why);
  released->alpha_ci95[0] = released->alpha_ci95[1] = nsp_release_nothing ();
  released->f = released->p = nsp_release_nothing ();
  for (guint i = 0; i < released->n_items; i++)
    released->items[i].item_rest = released->items[i].alpha_without = not_shown (why);
}

static void
release_figures (NspReleasedReliability *released, const NspReliability *it, int decimals)
{
  released->alpha = release (it->alpha, decimals);
  released->omega = release (it->omega, decimals);
  released->mean_correlation = release (it->mean_correlation, decimals);
  released->icc1 = release (it->icc1, decimals);
  released->icc2 = release (it->icc2, decimals);
  released->f = nsp_release_number (it->f, decimals);
  released->p = nsp_release_number (it->p, decimals);
  for (guint i = 0; i < 2; i++) {
    released->df[i] = it->df[i];
    released->alpha_ci95[i] = nsp_release_number (it->alpha_ci95[i], decimals);
  }
}

void
nsp_release_reliability (NspReleasedReliability *released, const NspReliability *reliability,
                         const guint64 *item_n, const NspSettings *settings)
{
  int decimals = nsp_release_fixed_decimals (settings);
  gboolean safe = settings->exact || nsp_items_hide_partial (item_n, reliability->n_items,
                                                             reliability->n, settings->min_n);

  *released = (NspReleasedReliability){ .n_items = reliability->n_items };
  released->n = reliability->n >= settings->min_n ? reliability->n : 0;
  released->items = g_new0 (NspReleasedItemReliability, reliability->n_items);
  for (guint i = 0; i < reliability->n_items; i++)
    released->items[i].item = reliability->items[i].item;
  if (!settings->exact && reliability->n < NSP_MIN_COMPLETE) {
    withhold (released, NSP_REASON_MIN_COMPLETE);
    return;
  }
  if (!safe && reliability->n < MANY) {
    withhold (released, NSP_REASON_COMPLEMENTARY);
    return;
  }
  release_figures (released, reliability, decimals);
  for (guint i = 0; i < reliability->n_items; i++) {
    NspReleasedItemReliability *item = &released->items[i];
    const NspItemReliability *it = &reliability->items[i];

    item->item_rest =
        safe ? release (it->item_rest, decimals) : not_shown (NSP_REASON_COMPLEMENTARY);
    item->alpha_without =
        safe ? release (it->alpha_without, decimals) : not_shown (NSP_REASON_COMPLEMENTARY);
  }
}

void
nsp_released_reliability_clear (NspReleasedReliability *released)
{
  g_free (released->items);
}
