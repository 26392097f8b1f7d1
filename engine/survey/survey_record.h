/* survey_record - the files and rows of a survey as they were read, to be kept and read again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey.h"

/* An answer that could not be read; what stood there is not kept. */
typedef struct {
  guint column;
  NspAnswerKind kind;
} NspOddAnswer;

/* One row that is used. All borrowed. */
typedef struct {
  guint64 line;
  const char *network, *respondent; /* as written; NULL for none */
  NspPeriod period;                 /* the year as parsed */
  gboolean role_known;              /* the file has a role column */
  NspRole role;
  gboolean role_unlisted; /* it stands in no list, and counts as other */
  gint64 role_text;       /* the same for the rows with one text in the role column */
  const GArray *odd;      /* of NspOddAnswer */
} NspRecord;

/* Is told of a file when its columns are known, and then of each row that is used. The answers of
 * the row are those that nsp_survey_staged() gives at that moment. */
struct _NspRecorder {
  void (*file) (const NspInput *input, gpointer data);
  void (*row) (const NspRecord *record, gpointer data);
  gpointer data;
};

/* The answers of the row being read, as nsp_survey_answers() would give them. */
const guint8 *nsp_survey_staged (const NspSurvey *survey, guint instrument);

/* A recorded file that is read again. */
typedef struct _NspReplay NspReplay;

/* Begins with a file. `input`, which the survey takes, has all that was recorded of it; its counts
 * are those of the rows that were not used. What is told of a file goes to `problems` again. */
NspReplay *nsp_replay_new (NspSurvey *survey, NspInput *input, NspProblems *problems);

/* Sets an answer (1 = the lowest step, or NSP_UNREADABLE) of the row to come. */
void nsp_replay_answer (NspReplay *replay, NspTarget target, guint8 answer);

/* Ends the row. One without answers to the survey's instruments is left out, as when a file is read
 * for these. Returns FALSE when the survey can hold no more. */
gboolean nsp_replay_row (NspReplay *replay, const NspRecord *record);

/* Ends the file. */
void nsp_replay_free (NspReplay *replay);
