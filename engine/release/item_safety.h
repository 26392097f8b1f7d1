/* item_safety - whether a dimension's item counts give away somebody who left an item open.
 *
 * All answers of the group together, from the counts, and the scores of its members, from the mean,
 * leave a sum over those who did not answer every item. The rounding of the mean leaves that sum
 * open by so much; what is known of the single ones follows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounding.h"
#include "tally.h"

/* A group on a dimension whose item counts may be shown. */
typedef struct {
  const NspInstrument *instrument;
  guint dimension;
  const NspDimensionTally *tally;
  const guint64 *item_counts; /* n_key x n_steps, as answered, in the order of the key */
  double min_answered;
  guint64 n;      /* respondents with a score */
  NspNumber mean; /* of theirs, as it is shown */
  guint limit;    /* groups of fewer people must stay unknown, too */
} NspItemQuestion;

/* Whether for everybody of the group who left an item open, and for up to limit - 1 of them
 * together, what is shown leaves their mean score open by a tenth of the scale's length and half as
 * much again: sliding protection (Hundepool et al., 2012, doi 10.1002/9781118348239). */
gboolean nsp_items_are_safe (const NspItemQuestion *question);
