/* results - a survey scored: the groups of every instrument and period, with what may be shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reliability.h"
#include "scores.h"
#include "survey.h"

typedef struct {
  double min_answered; /* fraction, for every instrument; NAN: each instrument's own */
  guint min_n;         /* the smallest group of which anything is shown */
  guint min_n_spread;  /* the smallest of which quartiles, extremes and counts are shown */
} NspSettings;

/* Below this, answers can be traced to persons. */
#define NSP_SAFE_MIN_N 5
/* clang-format off */
#define NSP_SETTINGS_DEFAULT { .min_answered = NAN, .min_n = NSP_SAFE_MIN_N, .min_n_spread = 8 }
/* clang-format on */

/* One instrument in one year, or at one moment of it. */
typedef struct {
  const NspInstrument *instrument; /* borrowed from the survey's list */
  char *year;                      /* NULL when not known */
  NspMoment moment;
  NspGroup *overall;           /* everyone, those without a network included */
  GPtrArray *networks;         /* of NspGroup, sorted by name */
  NspReliability *reliability; /* of each dimension, over everyone */
} NspResult;

/* The instruments in the survey's order, and of each the periods from early to late: by year (not
 * known first), in it by moment (none first). */
typedef struct {
  NspSettings settings;
  GPtrArray *list; /* of NspResult */
} NspResults;

/* Scores everything and applies the disclosure rule to it. What was noticed on the way, such as
 * answers of people whom the instrument is not for, goes to `problems`. The survey's instruments
 * must outlive the results. */
NspResults *nsp_results_new (const NspSurvey *survey, const NspSettings *settings,
                             NspProblems *problems);
void nsp_results_free (NspResults *results);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspResults, nsp_results_free)

/* The group of a network (NULL: everyone) in a result; NULL when it is not there. */
NspGroup *nsp_result_group (const NspResult *result, const char *network);

/* Whether a result is of a year (NULL: any) and a moment (NONE: any). */
gboolean nsp_result_is_in (const NspResult *result, const char *year, NspMoment moment);

/* The group of the network in the same instrument's nearest earlier period that has it, or NULL. A
 * period that cannot be placed, without a year or without a moment in the same year, is not
 * earlier. */
const NspGroup *nsp_results_before (const NspResults *results, const NspResult *result,
                                    const char *network);

/* The fraction of items that counts for an instrument. */
double nsp_settings_min_answered (const NspSettings *settings, const NspInstrument *instrument);
