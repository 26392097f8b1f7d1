/* Reading a recorded file into a survey again: what is no cell goes the way of a file's rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey_file.h"
#include "survey_record.h"

struct _NspReplay {
  NspSurveyFile file;
  NspSurveyOptions options;
};

const guint8 *
nsp_survey_staged (const NspSurvey *survey, guint instrument)
{
  return survey->staged + survey->offsets[instrument];
}

NspReplay *
nsp_replay_new (NspSurvey *survey, NspInput *input, NspProblems *problems)
{
  NspReplay *replay = g_new0 (NspReplay, 1);
  NspSurveyFile *file = &replay->file;

  replay->options.lenient = TRUE; /* what was wrong was let pass then */
  replay->options.period.year = input->period.year;
  replay->options.period.moment = input->period.moment;
  nsp_survey_file_init (file, survey, input, &replay->options, problems);
  file->columns = input->columns;
  file->unanswered = (NspNotedRows){ input->unanswered, input->first_unanswered };
  file->previews = (NspNotedRows){ input->previews, input->first_preview };
  nsp_survey_file_begin (file);
  return replay;
}

void
nsp_replay_answer (NspReplay *replay, NspTarget target, guint8 answer)
{
  NspSurvey *survey = replay->file.survey;

  survey->staged[survey->offsets[target.instrument] + target.item] = answer;
  if (answer == NSP_UNREADABLE)
    replay->file.current.any_unreadable = TRUE;
  else
    replay->file.current.any_answer = TRUE;
}

gboolean
nsp_replay_row (NspReplay *replay, const NspRecord *record)
{
  NspSurveyFile *file = &replay->file;
  NspCurrentRow *current = &file->current;

  current->any_text = TRUE;
  current->row.line = record->line;
  current->row.moment = (guint8)record->period.moment;
  if (record->role_known) {
    current->role = nsp_role_texts_restore (file->roles, record->role_text, record->role,
                                            record->role_unlisted);
    current->row.role_known = TRUE;
    current->row.role = (guint8)record->role;
  }
  g_string_assign (file->network, record->network != NULL ? record->network : "");
  g_string_assign (file->year, record->period.year != NULL ? record->period.year : "");
  g_string_assign (file->respondent, record->respondent != NULL ? record->respondent : "");
  for (guint i = 0; i < record->odd->len; i++)
    nsp_survey_file_read_odd (file, &g_array_index (record->odd, NspOddAnswer, i));
  return nsp_survey_file_end_row (file, record->line, file->columns->n_columns);
}

void
nsp_replay_free (NspReplay *replay)
{
  nsp_survey_file_end (&replay->file);
  nsp_survey_file_clear (&replay->file);
  g_free (replay);
}
