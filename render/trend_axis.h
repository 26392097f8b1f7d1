/* trend_axis - the years and the numbers of respondents under the plots of a trend.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "trend_layout.h"
#include "trend_state.h"

/* How the rows under the plots are set: the same for every panel. */
typedef struct {
  char **years; /* as written: in full or short; n_years of them */
  guint every;  /* only every so many years has room for its name; the last one always has it */
  double years_height;
  double n_size; /* font size */
  guint n_every;
} NspTrendAxis;

/* Finds how years and numbers fit. Free with nsp_trend_axis_clear. */
void nsp_trend_axis_init (NspTrendAxis *axis, const NspPage *page, const NspTrend *trend,
                          const NspTrendLayout *layout);
void nsp_trend_axis_clear (NspTrendAxis *axis);

/* Adds the marks of both rows of a panel. */
void nsp_trend_axis_mark (const NspTrendAxis *axis, const NspPage *page, const NspTrend *trend,
                          const NspTrendLayout *layout, guint panel, NspMarks *marks);
