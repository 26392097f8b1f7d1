/* pairs - people by their rows: who is in which networks and periods, with which scores.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey.h"

/* The groups and periods that count. All borrowed. */
typedef struct {
  const NspSurvey *survey;
  guint instrument; /* its number in the survey */
  double min_answered;
  guint n_networks, n_periods;
  const guint *networks; /* by network number of a row: 1 + network, 0: no network */
  const guint *periods;  /* by year number x NSP_N_MOMENTS + moment of a row: 1 + period, 0: none */
} NspPairing;

/* One of a person's rows with a score. */
typedef struct {
  guint network; /* n_networks: none */
  guint period;
  guint named;  /* the network by its number in the survey; 0: none */
  double score; /* in steps from the scale's minimum */
} NspPersonScore;

/* Called for a person with at least one score: sorted by network, in it by period. */
typedef void (*NspPersonVisit) (const NspPersonScore *scores, guint n, gpointer data);

typedef struct _NspPeople NspPeople;

/* Who stands in the rows: one person for each respondent code, whatever the network, and for each
 * row without a code. `pairing` must outlive it; the caller owns it. */
NspPeople *nsp_people_new (const NspPairing *pairing);
void nsp_people_free (NspPeople *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspPeople, nsp_people_free)

/* Visits everybody with a score on a dimension. */
void nsp_people_visit (const NspPeople *people, guint dimension, NspPersonVisit visit,
                       gpointer data);
