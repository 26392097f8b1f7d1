/* trend_drawing - the panels of a trend: their marks, and drawing them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "trend_layout.h"
#include "trend_state.h"

/* How wide the lines of 95% intervals and of other groups are, here and in the legend. */
#define NSP_TREND_INTERVAL_WIDTH 1.1
#define NSP_TREND_OTHERS_WIDTH 0.7

/* Makes the marks of headings and panels within `area`; texts are measured, nothing is drawn. The
 * layout that they stand in belongs to the caller. `page` has the labels of the instrument. */
NspTrendLayout *nsp_trend_mark_panels (const NspPage *page, const NspTrend *trend, NspBox area,
                                       NspMarks *marks);

/* Makes the marks and draws them: headings and panels within `area`. `page` has the labels of the
 * instrument. */
void nsp_trend_draw_panels (const NspPage *page, const NspTrend *trend, NspBox area);
