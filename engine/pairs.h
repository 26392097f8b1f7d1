/* pairs - respondents who are in two periods of a comparison: their differences, and who else
 * there is, which decides on what may be shown of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "change.h"
#include "survey.h"

/* The groups to be paired: networks 0 to n_networks - 1, and everyone as number n_networks. All
 * borrowed. */
typedef struct {
  const NspSurvey *survey;
  guint instrument; /* its number in the survey */
  double min_answered;
  guint n_networks, n_periods;
  const guint *networks; /* by network number of a row: 1 + network, 0: no network */
  const guint *periods;  /* by year number x NSP_N_MOMENTS + moment of a row: 1 + period, 0: none */
  const guint *next;     /* by network x n_periods + period: the next period in which the network
                            stands; 0: none */
} NspPairing;

/* How a row with a score is paired: the sum of these. Of a network's pairs only those between
 * neighbouring periods show here, as everyone's pairs all are. */
#define NSP_PAIRED_BEFORE 1         /* as one of everyone, with the period before */
#define NSP_PAIRED_AFTER 2          /* likewise, with the period after */
#define NSP_PAIRED_BEFORE_NETWORK 4 /* within the network */
#define NSP_PAIRED_AFTER_NETWORK 8
#define NSP_N_PAIRED 16

/* A network, or those without one, in a period: its rows that are in any pair. */
typedef struct {
  guint32 rows[NSP_N_PAIRED]; /* of respondents with one row in the period; none under 0 */
  guint32 shared;             /* rows of respondents who have more of them in the period */
} NspPairedRows;

/* A group from one period to the next in which it stands. */
typedef struct {
  NspPairs pairs;  /* in steps on the scale */
  guint64 chained; /* those of them who are in a pair with the next such period as well */
  guint64 outside; /* for everyone: those who are in no network's pair between these periods */
} NspPairCell;

/* Use nsp_pair_cell() and nsp_paired_rows() to look into it. */
typedef struct {
  guint n_periods, n_dimensions, n_networks;
  NspPairCell *cells;
  NspPairedRows *rows;
} NspPairTable;

/* Counts the pairs. A respondent is who has a code; the code stands for one person whatever the
 * network. Someone in several networks in one period counts in each, and for everyone once, with
 * the mean of the scores. The caller owns the table. */
NspPairTable *nsp_pair_table_new (const NspPairing *pairing);
void nsp_pair_table_free (NspPairTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspPairTable, nsp_pair_table_free)

/* The pairs of a group (n_networks: everyone) from a period on. */
NspPairCell *nsp_pair_cell (const NspPairTable *table, guint group, guint from, guint dimension);

/* The rows of a network (n_networks: of those without one) in a period. */
NspPairedRows *nsp_paired_rows (const NspPairTable *table, guint network, guint period,
                                guint dimension);
