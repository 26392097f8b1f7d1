/* release - the one door: a survey counted, and what of it may leave the program.
 *
 * The rule, and why it is safe, is in docs/methods.md: decimals follow the number of people,
 * nothing is shown of fewer than min_n of them and only the mean of fewer than min_n_spread,
 * everyone is who is shown when the others are few, and what hangs together is decided together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "released.h"
#include "survey.h"

/* Scores everything and releases it. What was noticed on the way, such as answers of people whom
 * the instrument is not for, goes to `problems`. The survey's instruments must outlive the figures.
 */
NspReleased *nsp_release_new (const NspSurvey *survey, const NspSettings *settings,
                              NspProblems *problems);

/* How many answered an instrument: of one network (NULL: everyone), in one period. The only list
 * that names networks however small; it is for who has the survey in hand. */
typedef struct {
  const NspInstrument *instrument; /* borrowed, like the names */
  const char *network;
  NspPeriod period;
  guint64 respondents;
} NspGroupSize;

/* All of them (of NspGroupSize), in the order of the results. The caller owns the array. */
GArray *nsp_group_sizes_new (const NspSurvey *survey);
