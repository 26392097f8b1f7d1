/* reliability - how well the items of a dimension measure one thing, and how much of the
 * differences between respondents lies between networks. From integer tallies.
 *
 * A figure that is undefined or withheld has a reason, and is NAN. Items are as keyed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tally.h"

/* Why there is no figure. X (ID, "name in exports", Dutch, English) */
/* clang-format off */
#define NSP_REASONS(X) \
  X (ONE_ITEM, "one_item", "één item", "one item") \
  X (TWO_ITEMS, "two_items", "twee items", "two items") \
  X (NO_VARIANCE, "no_variance", "geen verschillen tussen antwoorden", "no variance") \
  X (ONE_RESPONDENT, "one_respondent", "te weinig volledige antwoorden", "too few complete answers") \
  X (ONE_NETWORK, "one_network", "één netwerk", "one network") \
  X (SINGLE_MEMBERS, "single_members", "geen netwerk met meer dan één deelnemer", "no network of more than one respondent") \
  X (NO_CONVERGENCE, "no_convergence", "niet te schatten", "no estimate found") \
  X (MIN_N, "min_n", "te weinig deelnemers om te tonen", "too few respondents to show") \
  X (COMPLEMENTARY, "complementary", "beschermt een klein netwerk", "protects a small network")
/* clang-format on */

typedef enum {
  NSP_DEFINED,
#define NSP_REASON_ID(id, name, nl, en) NSP_REASON_##id,
  NSP_REASONS (NSP_REASON_ID)
#undef NSP_REASON_ID
      NSP_N_REASONS
} NspReason;

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

/* The number, mean and standard deviation of a network's scores. */
typedef struct {
  guint64 n;
  double mean, sd; /* sd is not used where n is below 2 */
} NspMoments;

/* Fills in what follows from a dimension's tally over everyone. */
void nsp_reliability_init (NspReliability *reliability, const NspDimension *dimension,
                           const NspDimensionTally *tally);
void nsp_reliability_clear (NspReliability *reliability);

/* Fills in the intraclass correlations, from `n` networks that have at least one score each. */
void nsp_reliability_set_networks (NspReliability *reliability, const NspMoments *networks,
                                   guint n);

/* Withholds everything, or the intraclass correlations alone, for a reason. */
void nsp_reliability_withhold (NspReliability *reliability, NspReason why);
void nsp_reliability_withhold_networks (NspReliability *reliability, NspReason why);

/* "one_item": the reason's name in exports, NULL for DEFINED; and in words. Static. */
const char *nsp_reason_name (NspReason why);
const char *nsp_reason_text (NspReason why, NspLang lang);
