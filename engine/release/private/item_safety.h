/* item_safety - whether a dimension's item counts give away somebody who left an item open.
 *
 * All answers of the group together, from the counts, and the scores of its members, from the mean,
 * leave a sum over those who did not answer every item. The rounding of the mean leaves that sum
 * open by so much; what is known of the single ones follows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounding.h"
#include "tally.h"

/* What must stay open, as a part of the scale's length: a tenth, and as much again and half as much
 * for what standard deviations and quartiles tell besides. The mean of a few people together goes
 * by small steps, and needs less. */
#define NSP_LEAST_OPEN 0.25
#define NSP_LEAST_OPEN_TOGETHER 0.15

/* A group on a dimension whose item counts may be shown. All borrowed. */
typedef struct {
  const NspInstrument *instrument;
  guint dimension;
  const GArray *partial;      /* of NspPartial: those who left items open */
  const guint64 *item_counts; /* n_key x n_steps, as answered, in the order of the key */
  double min_answered;
  const NspReleasedDimension *shown; /* its n, mean, sd and interval */
  double t;                          /* the t quantile of the interval */
  double low, high; /* bounds of the sum of scores that other groups leave; -inf and inf for none */
  guint limit;      /* groups of fewer people must stay unknown, too */
} NspItemQuestion;

/* The bounds that the figures of a dimension leave of the sum of its respondents' scores, in steps
 * from the scale's minimum. */
void nsp_released_sum (const NspReleasedDimension *shown, const NspScale *scale, double t,
                       double *low, double *high);

/* Whether those who answered an item of a dimension, but not all of them, are nobody or at least
 * `limit` people, for each of its items: a variance of the items is over the complete answers, the
 * counts are over all, and what lies between is about these. `item_n` are in the order of the key.
 */
gboolean nsp_items_hide_partial (const guint64 *item_n, guint n_items, guint64 n_complete,
                                 guint limit);

/* Whether for everybody of the group who left an item open, and for up to limit - 1 of them
 * together, what is shown leaves their mean score open by a tenth of the scale's length and half as
 * much again: sliding protection (Hundepool et al., 2012, doi 10.1002/9781118348239). */
gboolean nsp_items_are_safe (const NspItemQuestion *question);
