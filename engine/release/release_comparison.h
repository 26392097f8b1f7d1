/* release_comparison - the years of each instrument side by side, group by group, as far as they
 * may be shown.
 *
 * A period is a year, or a moment within one. Nothing is computed from a figure that a period
 * withholds, and pairs are shown only where all that is shown together isolates nobody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "release.h"

/* Later minus earlier, on the instrument's scale. NAN where it is undefined or not shown. */
typedef struct {
  NspNumber difference, ci95[2], df;
} NspReleasedDifference;

/* One year against an earlier one; the figures are those of change.h. */
typedef struct {
  NspReleasedDifference independent;
  NspNumber hedges_g;
  guint64 n_pairs; /* 0 where pairs are not shown */
  NspReleasedDifference paired;
  gboolean by_pairs;  /* reading is of paired, else of independent */
  NspReading reading; /* of the interval as it is shown */
} NspReleasedChange;

/* A group from one period to the next in which it took part: by dimension of the instrument. */
typedef struct {
  guint from, to; /* numbers of periods */
  NspReleasedChange *dimensions;
} NspStep;

/* A network that is named in at least one period, or everyone, over the periods. */
typedef struct {
  const char *network;             /* NULL: everyone; borrowed */
  const NspReleasedGroup **groups; /* by period; NULL where it is not named; borrowed */
  gboolean *withheld;              /* by period: it took part, but nothing of it is shown */
  NspStep *steps;                  /* n_steps; from early to late */
  guint n_steps;
} NspComparedGroup;

/* One instrument that stands in at least two periods. */
typedef struct {
  const NspInstrument *instrument;   /* borrowed */
  const NspReleasedResult **periods; /* n_periods results, from early to late; borrowed */
  guint n_periods;
  GPtrArray *groups; /* of NspComparedGroup: the networks sorted by name, then everyone */
} NspComparison;

/* Which periods count: TRUE to keep a result. */
typedef gboolean (*NspKeepsResult) (const NspReleasedResult *result, gpointer data);

/* The comparisons (of NspComparison *) of all instruments with two or more of the periods that
 * `keeps` (NULL for all) keeps, in the order of the results. Empty when there are none. `survey`
 * and `released` must outlive them; the caller owns the array.
 *
 * Pairs are respondents whose code stands in both periods, in that network both times (for
 * everyone: whatever the network), with a score both times. */
GPtrArray *nsp_release_comparisons (const NspSurvey *survey, const NspReleased *released,
                                    NspKeepsResult keeps, gpointer data);
