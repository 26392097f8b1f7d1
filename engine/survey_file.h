/* survey_file - a file that is being read into a survey, for the modules that read it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "role_texts.h"
#include "survey_data.h"
#include "survey_head.h"

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
  int status_column, channel_column; /* where Qualtrics marks previews, -1 */
  NspCurrentRow current;
  /* Of the row being read; they become names once it is known that the row counts. */
  GString *network, *year, *respondent;
  guint32 given_year;
  NspNotedRows unanswered, no_network, previews;
  NspRoleTexts *roles;
  const char *file;
} NspSurveyFile;

/* Adds what a cell of a column says to the row being read, and what is wrong in it to the problems.
 * The columns are known, and this is one of them. */
void nsp_survey_file_read_cell (NspSurveyFile *file, guint column, const char *text, gsize length);
