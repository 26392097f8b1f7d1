/* comparison - the years of each instrument side by side, group by group.
 *
 * A period is a year, or a moment within one. Groups are those of the results, with the disclosure
 * rule applied; nothing is computed from a figure that a year withholds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "change.h"
#include "results.h"

/* A group from one period to the next in which it stands: by dimension of the instrument. */
typedef struct {
  guint from, to; /* numbers of periods */
  NspChange *dimensions;
} NspStep;

/* A network, or everyone, over the periods. */
typedef struct {
  const char *network;     /* NULL: everyone; borrowed */
  const NspGroup **groups; /* by period; NULL where it does not stand in it; borrowed */
  NspStep *steps;          /* n_steps; from early to late */
  guint n_steps;
} NspComparedGroup;

/* One instrument that stands in at least two periods. */
typedef struct {
  const NspInstrument *instrument; /* borrowed */
  const NspResult **periods;       /* n_periods results, from early to late; borrowed */
  guint n_periods;
  GPtrArray *groups; /* of NspComparedGroup: the networks sorted by name, then everyone */
} NspComparison;

/* Which periods count: TRUE to keep a result. */
typedef gboolean (*NspKeepsResult) (const NspResult *result, gpointer data);

/* The comparisons (of NspComparison *) of all instruments with two or more of the periods that
 * `keeps` (NULL for all) keeps, in the order of the results. Empty when there are none. `survey`
 * and `results` must outlive them; the caller owns the array.
 *
 * Pairs are respondents whose code stands in both periods, in that network both times (for
 * everyone: whatever the network), with a score both times. */
GPtrArray *nsp_comparisons_new (const NspSurvey *survey, const NspResults *results,
                                NspKeepsResult keeps, gpointer data);
