/* change - one year against an earlier one: the difference between means, and how sure it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meaning.h"
#include "scores.h"

/* A difference, later minus earlier, on the instrument's scale. NAN where it is undefined. */
typedef struct {
  double difference;
  double ci95[2];
  double df;
} NspDifference;

/* Sums over pairs of scores of the same respondents, in whole numbers, so that the order in which
 * they come makes no difference. Add to it with nsp_pairs_add(). */
__extension__ typedef __int128 NspWide;
typedef struct {
  guint64 n;
  NspWide sum, squares; /* of later minus earlier, in units of 2^-42 and its square */
} NspPairs;

/* One year against an earlier one. */
typedef struct {
  NspDifference independent; /* as if nobody was in both years */
  double hedges_g;
  guint64 n_pairs;      /* 0 where pairs are not shown */
  NspDifference paired; /* NAN where pairs are not shown */
  NspReading reading;   /* of paired where it has an interval, else of independent */
} NspChange;

/* Welch's t interval of the difference between two independent groups, with Hedges' g.
 * Welch (1947), doi 10.1093/biomet/34.1-2.28; Hedges (1981), doi 10.3102/10769986006002107.
 * All NAN when either mean is; interval and g are NAN, too, without two scores in both years or
 * without any variance. */
NspDifference nsp_difference_independent (const NspSample *earlier, const NspSample *later);
double nsp_hedges_g (const NspSample *earlier, const NspSample *later);

/* Adds a pair. Scores that differ by less than 2^8, as they do in steps on a scale
 * (NSP_MAX_STEPS), fit for 2^26 pairs, which is more than NSP_MAX_ROWS. */
void nsp_pairs_add (NspPairs *pairs, double earlier, double later);

/* The t interval of the mean difference of pairs; NAN below one pair, its interval below two or
 * without variance. */
NspDifference nsp_difference_paired (const NspPairs *pairs);

/* What the interval of a difference says. A difference of exactly 0 without variance is none. */
NspReading nsp_reading_of (const NspDifference *difference);

/* Both comparisons. `pairs` may be NULL: not to be shown. */
NspChange nsp_change (const NspSample *earlier, const NspSample *later, const NspPairs *pairs);
