/* survey - the answers of one or more CSV files as typed rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "answer.h"
#include "columns.h"
#include "period.h"
#include "role.h"
#include "survey_tool.h"

/* Rows of all files; more than any institution has, and their count stays well inside 32 bits. */
#define NSP_MAX_ROWS 50000000
/* All answers of an instrument lie in one block of bytes. */
#define NSP_MAX_ANSWER_BYTES (G_GUINT64_CONSTANT (3) << 30)
/* After this many problems a file is the wrong file, and more of them help nobody. */
#define NSP_MAX_PROBLEMS 100000
/* What is typed into the column of the network may be somebody's name, and then hardly anybody else
 * has it: a network of fewer rows than this is not named but where a file is checked. */
#define NSP_MIN_NAMED_ROWS 5

typedef struct _NspSurvey NspSurvey;
typedef struct _NspRecorder NspRecorder; /* survey_record.h */

/* One respondent's row. Indexes into the survey's names count from 1; 0 is none. */
typedef struct {
  guint64 line;
  guint32 network, year, respondent;
  guint16 file;
  guint8 role;       /* NspRole */
  guint8 moment;     /* NspMoment */
  guint8 role_known; /* the file has a role column */
} NspRow;

/* What became of one file: rows = used + refused + left_out. Empty rows are no rows. */
typedef struct {
  char *file;
  const char *encoding;      /* NULL when the file was refused before it was known */
  char delimiter;            /* 0 likewise */
  const NspSurveyTool *tool; /* that wrote it; NULL for none that is known */
  NspPeriod period;      /* what was given for the file; not what it has itself, or is not known */
  gboolean school_years; /* its header speaks of school years */
  guint64 rows, used, refused, left_out;
  guint64 unanswered, previews, repeated; /* what left_out consists of */
  /* The lines of the first of these; 0 for none. */
  guint64 first_unanswered, first_preview, first_repeated;
  guint64 given, unreadable;            /* answers in the rows used */
  guint64 missing[NSP_N_MISSING_KINDS]; /* by NspAnswerKind from EMPTY to LISTED */
  NspColumns *columns;                  /* NULL when the header was refused */
} NspInput;

/* How to read; all borrowed. */
typedef struct {
  NspColumnOptions columns;
  NspPeriod period;  /* for files without such columns; year as nsp_school_year_parse() gives it */
  gboolean lenient;  /* an answer that cannot be read counts as unanswered */
  GHashTable *roles; /* more words for roles: folded text to 1 + NspRole; may be NULL */
  GHashTable *moments;         /* more words for moments: folded text to NspMoment; may be NULL */
  const NspRecorder *recorder; /* is told of each row that is used; may be NULL */
} NspSurveyOptions;

/* An empty survey for `instruments` (of const NspInstrument *), which it borrows and which must
 * outlive it. */
NspSurvey *nsp_survey_new (const GPtrArray *instruments);
void nsp_survey_free (NspSurvey *survey);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspSurvey, nsp_survey_free)

/* Adds the file `name` with these contents. Everything wrong in it goes to `problems`; returns
 * FALSE when there were errors, and the survey is then not to be scored. */
gboolean nsp_survey_read (NspSurvey *survey, const char *name, GBytes *bytes,
                          const NspSurveyOptions *options, NspProblems *problems);

/* From now on, networks of fewer than NSP_MIN_NAMED_ROWS rows are named as well: to somebody who
 * looks for what is wrong in a file. An archive hides these names, so that results of files that
 * told of them would not be those of the archive. */
void nsp_survey_name_all_networks (NspSurvey *survey);

/* Brings the files together once all are read: one school year for its spellings, one network
 * for its, nobody twice. Says what it found; FALSE when someone answered twice differently. */
gboolean nsp_survey_finish (NspSurvey *survey, NspProblems *problems);

guint nsp_survey_n_rows (const NspSurvey *survey);
const NspRow *nsp_survey_row (const NspSurvey *survey, guint row);

guint nsp_survey_n_inputs (const NspSurvey *survey);
const NspInput *nsp_survey_input (const NspSurvey *survey, guint input);

/* The instruments given; whether any file holds an instrument; and a row's answers to it, one
 * byte an item: 0 unanswered, NSP_UNREADABLE, else 1 + the step on the scale. */
const GPtrArray *nsp_survey_instruments (const NspSurvey *survey);
gboolean nsp_survey_has (const NspSurvey *survey, guint instrument);
/* NULL when no file up to this row holds the instrument. */
const guint8 *nsp_survey_answers (const NspSurvey *survey, guint instrument, guint row);

/* Whether one of the answers of a row is not 0. */
gboolean nsp_any_answer (const guint8 *answers, guint n_items);

/* Whether the instrument is for the respondent of a row: one for students is for students, where
 * the file says who they are. */
gboolean nsp_row_is_meant_for (const NspRow *row, const NspInstrument *instrument);

/* Networks and years by their index in a row, counted from 1. Borrowed. */
guint nsp_survey_n_networks (const NspSurvey *survey);
const char *nsp_survey_network (const NspSurvey *survey, guint index);
guint nsp_survey_n_years (const NspSurvey *survey);
const char *nsp_survey_year (const NspSurvey *survey, guint index);

/* The moments of the rows of a year (0: of all rows), as bits: 1 << NspMoment. */
guint nsp_survey_moments (const NspSurvey *survey, guint year);

/* Whether a network may be named in a message: it has NSP_MIN_NAMED_ROWS rows, or all may. */
gboolean nsp_survey_names_network (const NspSurvey *survey, guint index);

/* The index of a network or year as a person writes it; 0 when it is not there. */
guint nsp_survey_find_network (const NspSurvey *survey, const char *text);
guint nsp_survey_find_year (const NspSurvey *survey, const char *text);
