/* fixture - made-up figures for the tests and the gallery. No respondent stands behind them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"

/* A figure with everything it points to. */
typedef struct {
  char *name; /* of the case: a file name without its ending */
  NspInstrument instrument;
  NspReleasedGroup now, before;
  NspReleasedResult earlier; /* that of `before`, with nothing in it but its period */
  NspFigure figure;
} Case;

void case_free (Case *it);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

/* An instrument with sides when `right` or `left` is not 0, and `none` dimensions without a side;
 * scores that look like a network's, the same for the same name. */
Case *case_new (const char *name, guint right, guint left, guint none, int min, int max);

/* The figure of the design, in that language, with a year before. */
Case *case_srt (const char *name, NspLang lang);

/* The number with one decimal, as a group of fewer than 100 has it; NAN stays no number. */
NspNumber case_number (double value);

/* Drops the year before; or withholds it. */
void case_without_before (Case *it);
void case_withhold_before (Case *it);

void case_set_network (Case *it, const char *network);
void case_set_label (Case *it, guint dimension, const char *label);

/* The same mean and quartiles for every dimension, this year and the one before. */
void case_set_all (Case *it, double q1, double mean, double q3);

/* Withholds a dimension of this year. */
void case_withhold (Case *it, guint dimension, NspWithheld why);

/* Makes it a page of exact figures. */
void case_exact (Case *it);

/* Withholds the spread of every dimension of this year. */
void case_withhold_spread (Case *it);

/* Every case of the gallery. Free with g_ptr_array_unref. */
GPtrArray *case_gallery (void);
