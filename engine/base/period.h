/* period - when a survey was held: a year, or a moment within one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moment.h"

/* Either may be missing. Whose the year is, who holds it says. */
typedef struct {
  const char *year; /* "2025-2026", or "2025" for a plain year; NULL when it is not known */
  NspMoment moment; /* NONE likewise */
} NspPeriod;

/* A copy with a year of its own, which nsp_period_clear() frees. */
NspPeriod nsp_period_copy (const NspPeriod *period);
void nsp_period_clear (NspPeriod *period);

/* Puts another year, which it takes, in the place of its own. */
void nsp_period_take_year (NspPeriod *period, char *year);

/* Whether a period says anything. */
gboolean nsp_period_is_known (const NspPeriod *period);

gboolean nsp_period_equal (const NspPeriod *a, const NspPeriod *b);

/* What stands between the year and the moment of a label. */
#define NSP_PERIOD_DOT " · "

/* A period as people read it, "2025-2026 · begin"; what is known of it; NULL when nothing is. The
 * caller owns it. */
char *nsp_period_label (const NspPeriod *period, NspLang lang);
