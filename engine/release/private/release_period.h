/* release_period - one instrument in one period: its rows counted network by network, and released.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "released.h"
#include "scores.h"
#include "survey.h"
#include "tally.h"

/* Exact figures of the dimensions that are shown, by group (the networks of the result, everyone
 * last) and dimension; n 0 where one is not shown. For comparisons. */
struct _NspPeriodSamples {
  NspSample *samples;
  gboolean *in_everyone; /* by network number of a row (0: none) and dimension: whether its rows
                            count among everyone */
  gboolean *adds_up;     /* by dimension: everyone is the networks that are shown, nobody else */
  GPtrArray **partial;   /* by dimension: of GArray of NspPartial, by network of the result */
  guint n_dimensions;
};

void nsp_period_samples_free (NspPeriodSamples *samples);

/* Rows of a file with answers to an instrument that is not meant for them. */
typedef struct {
  guint64 count, first_line;
} NspStrangers;

/* What is released, and from where. All borrowed. */
typedef struct {
  const NspSurvey *survey;
  const NspSettings *settings;
  guint instrument;        /* its number in the survey */
  const NspReleased *done; /* what is released already: figures of shared items hang together */
  NspStrangers *strangers; /* by file */
} NspPeriodOptions;

/* Releases the `n` rows of one period, ordered as row_order has them. NULL when nobody answered the
 * instrument. The caller owns the result and `samples`. */
NspReleasedResult *nsp_release_period (const NspPeriodOptions *options, const guint *rows, guint n,
                                       NspPeriodSamples **samples, NspProblems *problems);

void nsp_released_result_free (NspReleasedResult *result);

/* Counts the respondents of the rows into an empty tally, leaving out those whom the instrument is
 * not for: these go to `strangers` (by file; NULL: nowhere). */
void nsp_tally_rows (NspTally *tally, const NspSurvey *survey, guint instrument, const guint *rows,
                     guint n, NspStrangers *strangers);
