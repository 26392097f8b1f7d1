/* survey - the answers of one or more CSV files as typed rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "columns.h"
#include "scores.h"

/* Rows of one file; more than any institution has, and their count stays well inside 32 bits. */
#define NSP_MAX_ROWS 50000000
/* After this many problems a file is the wrong file, and more of them help nobody. */
#define NSP_MAX_PROBLEMS 100000

typedef struct _NspSurvey NspSurvey;

/* One respondent's row. Indexes into the survey's names count from 1; 0 is none. */
typedef struct {
  guint64 line;
  guint32 network, year, respondent;
  guint16 file;
  guint8 role;       /* NspRole */
  guint8 role_known; /* the file has a role column */
} NspRow;

/* What became of one file: rows = used + unanswered + refused. */
typedef struct {
  char *file;
  const char *encoding;
  char delimiter;
  char *year; /* the year given for the file, NULL when it has its own or none is known */
  guint64 rows, used, unanswered, refused;
} NspInput;

/* How to read; all borrowed. */
typedef struct {
  const GArray *choices; /* of NspColumnChoice, or NULL */
  const char *year;      /* for files without a year column, as nsp_school_year_parse() gives it */
  gboolean lenient;      /* an answer that cannot be read counts as unanswered */
} NspSurveyOptions;

/* An empty survey for `instruments` (of const NspInstrument *), which it borrows and which must
 * outlive it. */
NspSurvey *nsp_survey_new (const GPtrArray *instruments);
void nsp_survey_free (NspSurvey *survey);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspSurvey, nsp_survey_free)

/* Adds the file `name` with these contents. Everything wrong in it goes to `problems`; returns
 * FALSE when there were errors, and the survey is then not to be scored. */
gboolean nsp_survey_read (NspSurvey *survey, const char *name, const char *bytes, gsize length,
                          const NspSurveyOptions *options, NspProblems *problems);

guint nsp_survey_n_rows (const NspSurvey *survey);
const NspRow *nsp_survey_row (const NspSurvey *survey, guint row);

guint nsp_survey_n_inputs (const NspSurvey *survey);
const NspInput *nsp_survey_input (const NspSurvey *survey, guint input);

/* The instruments given; whether any file holds an instrument; and a row's answers to it, one
 * byte an item: 0 unanswered, else 1 + the step on the scale. */
const GPtrArray *nsp_survey_instruments (const NspSurvey *survey);
gboolean nsp_survey_has (const NspSurvey *survey, guint instrument);
/* NULL when no file up to this row holds the instrument. */
const guint8 *nsp_survey_answers (const NspSurvey *survey, guint instrument, guint row);

/* Networks, years and respondent codes by their index in a row, counted from 1. Borrowed. */
guint nsp_survey_n_networks (const NspSurvey *survey);
const char *nsp_survey_network (const NspSurvey *survey, guint index);
guint nsp_survey_n_years (const NspSurvey *survey);
const char *nsp_survey_year (const NspSurvey *survey, guint index);
