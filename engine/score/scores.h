/* scores - the figures of one group of respondents, from its tally.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "instrument.h"
#include "meaning.h"
#include "role.h"

/* The number, mean and standard deviation (with n - 1) of a group's scores. */
typedef struct {
  guint64 n;
  double mean, sd; /* NAN where undefined */
} NspSample;

/* A dimension over the group's respondents who have a score. Undefined is NAN. */
typedef struct {
  guint64 n;
  double mean, sd;                 /* on the instrument's scale */
  double ci95[2];                  /* t interval of the mean */
  double min, q1, median, q3, max; /* of the respondents' scores; quartiles as R's type 7 */
  double rwg;                      /* agreement, rwg(j) */
  NspAgreement agreement;
  guint64 n_complete; /* respondents who answered every item; what rwg is over */
} NspDimensionScore;

struct _NspDimensionTally;

/* The t quantile that was computed last: the dimensions of a group mostly have the same n, and it
 * takes longer than all else. Begin with n 0. */
typedef struct {
  guint64 n;
  double t;
} NspLastQuantile;

/* The figures of one dimension from its tally: exact and about however few; what may leave the
 * program is made of them in release/. A respondent has a score, the mean of the answered keyed
 * items, when at least the fraction `min_answered` of the items is answered; the group's mean is
 * over the respondents with a score. Undefined figures are NAN: all of them without a score, sd and
 * ci95 with one. Sources of the formulas are in scores.c. */
void nsp_dimension_score (NspDimensionScore *score, const struct _NspDimensionTally *tally,
                          const NspScale *scale, double min_answered, NspLastQuantile *last);

/* How scores lie of which the middle half takes `middle` of a scale of `range`: close together up
 * to an eighth, apart from a quarter on, else in between. */
NspAgreement nsp_agreement_of (double middle, double range);

/* The figures of an item as answered, not reversed, on its scale: over everyone in the group who
 * answered it, from its `scale->n_steps` counts, lowest answer first. */
NspSample nsp_item_score (const NspScale *scale, const guint64 *counts);

/* Whether somebody who answered so many of a dimension's `n_key` items has a score. */
gboolean nsp_has_score (guint answered, guint n_key, double min_answered);

/* One respondent's score on a dimension, by the same rule and on the same scale; NAN without one.
 * `answers` are n_items bytes as a survey holds them. */
double nsp_respondent_score (const NspInstrument *instrument, guint dimension,
                             const guint8 *answers, double min_answered);
