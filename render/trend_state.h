/* trend_state - whether a dimension has a mean to show in a year.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trend.h"

typedef enum { NSP_TREND_SHOWN, NSP_TREND_MISSING, NSP_TREND_WITHHELD } NspTrendState;

/* Whether a dimension has a mean to show in that year, and why not. */
NspTrendState nsp_trend_state (const NspTrend *trend, guint dimension, guint year);

/* The signs under the years without a mean. */
#define NSP_TREND_MISSING_SIGN "–"
#define NSP_TREND_WITHHELD_SIGN "*"
