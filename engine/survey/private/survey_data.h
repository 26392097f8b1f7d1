/* survey_data - what a survey is made of, for the modules that fill it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "names.h"
#include "survey.h"

/* The answers of one row by what they are. */
typedef struct {
  gint16 given, unreadable;
  gint16 missing[NSP_N_MISSING_KINDS];
} NspRowCounts;

struct _NspSurvey {
  const GPtrArray *instruments;
  GPtrArray *answers; /* a GByteArray by instrument: rows x items; empty while it is absent */
  guint8 *staged;     /* the answers of the row being read, instrument after instrument */
  guint *offsets;     /* by instrument: where its answers begin in `staged` */
  gsize staged_size;
  NspAnswerReader **readers; /* by instrument */
  GArray *rows;              /* of NspRow */
  GArray *counts;            /* of NspRowCounts, by row */
  GPtrArray *inputs;         /* of NspInput */
  NspNames *networks, *years, *respondents;
  gboolean school_years;       /* a file or option speaks of school years */
  gboolean hides_networks;     /* a file's network column was refused: what is in it is not told */
  gboolean names_all_networks; /* also those of few rows */
};

/* Adds the counts of a row to those of its file, or with sign -1 takes them away. */
void nsp_input_count (NspInput *input, const NspRowCounts *counts, int sign);
