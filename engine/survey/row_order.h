/* row_order - the rows of a survey in the order in which they are reported.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey.h"

/* The numbers of all rows: by year, in it by moment, in that by network. Years from early to late
 * and networks in the alphabet, accents and case apart; no year, moment or network comes first.
 * The caller owns them. */
guint *nsp_row_order_new (const NspSurvey *survey);

/* What the rows of a run share: year and moment, or these and the network. */
typedef enum { NSP_RUN_OF_PERIOD, NSP_RUN_OF_NETWORK } NspRun;

/* The length of the run that the `n` ordered rows, at least one, begin with. */
guint nsp_row_order_run (const NspSurvey *survey, const guint *rows, guint n, NspRun of);
