/* survey_file - a file that is being read into a survey, for the modules that read it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "role_texts.h"
#include "survey_data.h"
#include "survey_head.h"
#include "survey_networks.h"
#include "survey_record.h"

/* A kind of row that is reported once, with how many there were and the first of them. */
typedef struct {
  guint64 count, first_line;
} NspNotedRows;

/* The row being read. */
typedef struct {
  NspRow row;
  gboolean any_text, any_answer, any_unreadable, preview;
  NspRoleText *role;
  int stray; /* the first column without a header that holds something, -1 */
  NspRowCounts counts;
  guint problems_before;
} NspCurrentRow;

/* One file being read. */
typedef struct {
  NspSurvey *survey;
  NspInput *input;
  const NspSurveyOptions *options;
  NspProblems *problems;
  guint errors_before, problems_before;
  NspHead *head; /* while the columns are not known */
  NspColumns *columns;
  gboolean *trials; /* by column: whether the tool marks there what its makers tried out */
  NspCurrentRow current;
  /* Of the row being read; they become names once it is known that the row counts. */
  GString *network, *year, *respondent;
  GString *year_cell,
      *year_of_cell; /* the last cell that named a year, and which: rows repeat it */
  guint32 given_year;
  NspNotedRows unanswered, no_network, previews;
  NspNetworkCells *network_cells;
  guint64 header_line;
  NspRoleTexts *roles;
  GArray *odd; /* of NspOddAnswer: those of the row being read, when it is recorded */
  const char *file;
} NspSurveyFile;

/* A file with the name and what else `input` says, which the survey takes. Everything else is
 * borrowed. */
void nsp_survey_file_init (NspSurveyFile *file, NspSurvey *survey, NspInput *input,
                           const NspSurveyOptions *options, NspProblems *problems);
void nsp_survey_file_clear (NspSurveyFile *file);

/* Says what was recognised, once the columns are known, and makes ready for the first row. */
void nsp_survey_file_begin (NspSurveyFile *file);

/* Makes ready for a row. */
void nsp_survey_file_start_row (NspSurveyFile *file);

/* Adds what a cell of a column says to the row being read, and what is wrong in it to the problems.
 * The columns are known, and this is one of them. */
void nsp_survey_file_read_cell (NspSurveyFile *file, guint column, const char *text, gsize length);

/* Adds an answer that could not be read when the file was recorded. */
void nsp_survey_file_read_odd (NspSurveyFile *file, const NspOddAnswer *odd);

/* Ends the row of so many cells: it is kept, left out or refused. Returns whether reading may go
 * on. */
gboolean nsp_survey_file_end_row (NspSurveyFile *file, guint64 line, guint n_cells);

/* Refuses a network column, of a file read to its end, that by its cells is none. */
void nsp_survey_file_check_networks (NspSurveyFile *file);

/* Says what was counted on the way. */
void nsp_survey_file_end (NspSurveyFile *file);
