/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend_state.h"

NspTrendState
nsp_trend_state (const NspTrend *trend, guint dimension, guint year)
{
  const NspTrendPoint *point = &trend->points[dimension * trend->n_years + year];

  if (point->withheld)
    return NSP_TREND_WITHHELD;
  return nsp_number_is_shown (point->mean) ? NSP_TREND_SHOWN : NSP_TREND_MISSING;
}
