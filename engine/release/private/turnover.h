/* turnover - whether pairs tell too much of the few who came or left.
 *
 * The difference of the pairs and the means of both periods leave the scores of those who left less
 * those of who came. The audit asks how many these are; where item counts are shown, the answers
 * that were given bound one side, and so the other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "change.h"
#include "released.h"

/* A network on a dimension in two periods of which pairs may be shown. All borrowed. */
typedef struct {
  const NspInstrument *instrument;
  guint dimension;
  const NspReleasedDimension *earlier, *later;
  NspSample earlier_sample, later_sample; /* the exact figures of these */
  const NspPairs *pairs;
  const NspSettings *settings;
} NspTurnover;

/* Whether enough stays open of the mean score of those who left, and of those who came, where they
 * are fewer than min_n. */
gboolean nsp_turnover_is_open (const NspTurnover *turnover);
