/* trend_fixture - made-up trends for the tests and the gallery. No respondent stands behind them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"
#include "trend.h"

/* A trend with everything it points to. */
typedef struct {
  char *name; /* of the case: a file name without its ending */
  Case *base; /* has the instrument */
  char **years;
  NspTrendPoint *points;
  NspNumber *faint;
  NspTrend trend;
} TrendCase;

void trend_case_free (TrendCase *it);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrendCase, trend_case_free)

/* Takes over `base`. The last of the years is 2025-2026; every dimension has every year, the same
 * means for the same name. */
TrendCase *trend_case_new (const char *name, Case *base, guint n_years);

/* The Sociale Regulatie Tool in that language. */
TrendCase *trend_case_srt (const char *name, NspLang lang, guint n_years);

NspTrendPoint *trend_case_point (TrendCase *it, guint dimension, guint year);

/* A mean with an interval that reaches so far to either side. */
void trend_case_set (NspTrendPoint *point, double mean, double half);

/* Takes a year out of every dimension, or withholds it. */
void trend_case_miss (TrendCase *it, guint year);
void trend_case_withhold (TrendCase *it, guint year);

/* Adds that many other groups, some with gaps. */
void trend_case_add_faint (TrendCase *it, guint n);

/* Every case of the gallery. Free with g_ptr_array_unref. */
GPtrArray *trend_case_gallery (void);
