/* reliability - how well the items of a dimension measure one thing, and how much of the
 * differences between respondents lies between networks. From integer tallies.
 *
 * A figure that is undefined has a reason, and is NAN. Items are as keyed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meaning.h"
#include "tally.h"

typedef struct {
  double value; /* NAN when there is a reason */
  NspReason why;
} NspStatistic;

/* An item within its dimension. */
typedef struct {
  guint item;                 /* index into the instrument's items */
  NspStatistic item_rest;     /* correlation with the sum of the other items */
  NspStatistic alpha_without; /* alpha of the other items */
} NspItemReliability;

/* A dimension over everyone in one year. All but the intraclass correlations are over the
 * respondents who answered every item. */
typedef struct {
  guint n_items;
  guint64 n; /* complete cases */
  NspStatistic alpha;
  double alpha_ci95[2]; /* NAN where alpha is */
  NspStatistic omega, mean_correlation;
  NspStatistic icc1, icc2;   /* one-way, of respondents' scores on network */
  double f, p;               /* of the same analysis of variance; NAN where icc1 is */
  guint64 df[2];             /* between and within networks; 0 where undefined */
  NspItemReliability *items; /* in the order of the key */
} NspReliability;

/* Fills in what follows from a dimension's tally over everyone. */
void nsp_reliability_init (NspReliability *reliability, const NspDimension *dimension,
                           const NspDimensionTally *tally);
void nsp_reliability_clear (NspReliability *reliability);

/* Fills in the intraclass correlations, from `n` networks that have at least one score each. */
void nsp_reliability_set_networks (NspReliability *reliability, const NspSample *networks, guint n);
