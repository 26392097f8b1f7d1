/* scores - the figures of one group of respondents, from its tally.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "instrument.h"
#include "meaning.h"
#include "role.h"

/* The number, mean and standard deviation of a group's scores. */
typedef struct {
  guint64 n;
  double mean, sd; /* NAN where undefined */
} NspSample;

/* An item as answered, not reversed, over everyone in the group who answered it.
 * Undefined figures are NAN. */
typedef struct {
  guint item; /* index into the instrument's items */
  guint64 n;
  double mean, sd; /* on the item's scale; sd with n - 1 */
  guint64 *counts; /* n_steps counts, lowest answer first */
} NspItemScore;

/* A dimension over the group's respondents who have a score. Undefined is NAN. */
typedef struct {
  guint64 n;
  double mean, sd;                 /* on the instrument's scale */
  double ci95[2];                  /* t interval of the mean */
  double min, q1, median, q3, max; /* of the respondents' scores; quartiles as R's type 7 */
  double rwg;                      /* agreement, rwg(j) */
  NspAgreement agreement;
  guint64 n_complete;  /* respondents who answered every item; what rwg is over */
  NspItemScore *items; /* in the order of the dimension's key */
  guint n_items;
} NspDimensionScore;

/* One group of respondents. These figures are exact and about however few: what may leave the
 * program is made of them in release/. */
typedef struct {
  guint64 respondents;           /* who answered at least one item of the instrument */
  guint64 unreadable;            /* answers that could not be read and count as unanswered */
  guint64 roles[NSP_N_ROLES];    /* how many of them have each role */
  NspDimensionScore *dimensions; /* in the order of the instrument */
  guint n_dimensions;
} NspGroup;

struct _NspTally;
struct _NspDimensionTally;

/* The figures of the group that `tally` counted. A respondent has a score
 * on a dimension, the mean of the answered keyed items, when at least the fraction `min_answered`
 * of its items is answered; the group's mean is over the respondents with a score.
 * Undefined figures are NAN: all of them without a score, sd and ci95 with one. Sources of the
 * formulas are in scores.c. The caller owns the group. */
NspGroup *nsp_group_score (const struct _NspTally *tally, double min_answered);

/* The t quantile that was computed last: the dimensions of a group mostly have the same n, and it
 * takes longer than all else. Begin with n 0. */
typedef struct {
  guint64 n;
  double t;
} NspLastQuantile;

/* The figures of one dimension from its tally, but for those of its items. */
void nsp_dimension_score (NspDimensionScore *score, const struct _NspDimensionTally *tally,
                          const NspScale *scale, double min_answered, NspLastQuantile *last);

/* How scores lie of which the middle half takes `middle` of a scale of `range`: close together up
 * to an eighth, apart from a quarter on, else in between. */
NspAgreement nsp_agreement_of (double middle, double range);

/* An item's figures from its `scale->n_steps` counts, which it copies; its number is left as it is.
 */
void nsp_item_score (NspItemScore *item, const NspScale *scale, const guint64 *counts);

/* Whether somebody who answered so many of a dimension's `n_key` items has a score. */
gboolean nsp_has_score (guint answered, guint n_key, double min_answered);

/* One respondent's score on a dimension, by the same rule and on the same scale; NAN without one.
 * `answers` are n_items bytes as a survey holds them. */
double nsp_respondent_score (const NspInstrument *instrument, guint dimension,
                             const guint8 *answers, double min_answered);

void nsp_group_free (NspGroup *group);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspGroup, nsp_group_free)
