/* release_pairs - which pairs of a comparison may be shown, so that they isolate nobody.
 *
 * The mean difference of those who stayed, with the means of both periods, leaves the sum of those
 * who came less those who left; several steps, and everyone's pairs against the networks', leave
 * others. The audit looks at all of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "change.h"
#include "pairs.h"

/* One dimension of a comparison. Groups are the networks 0 to n_networks - 1, and everyone. */
typedef struct {
  const NspPairing *pairing;
  const NspPeople *people;
  guint dimension;
  guint limit;                /* fewer people are not to be isolated; 1: all is shown */
  const guint *next;          /* by network and period: the next in which it took part; 0: none */
  const gboolean *mean_shown; /* by group and period */
  const gboolean *const *in_everyone; /* by period, of a network by its number in the survey:
                                         whether its rows count among everyone */
} NspPairQuestion;

/* The pairs by group and period from which they go on to the next; n 0 where they are not shown.
 * The caller owns them. */
NspPairs *nsp_release_pairs (const NspPairQuestion *question);
