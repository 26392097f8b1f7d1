/* What each cell of a file adds to the row being read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fold.h"
#include "school_year.h"
#include "survey_file.h"

/* A cell of the row being read that could not be used. What stands in a personal column, and
 * what looks like an address, is not repeated. */
static void
complain_cell (NspSurveyFile *file, NspSeverity severity, NspProblemCode code, guint column,
               const char *text, gsize length, const char *expected)
{
  const NspColumn *about = &file->columns->columns[column];
  gboolean hidden = about->hidden || nsp_text_looks_personal (text);
  g_autofree char *excerpt = hidden ? g_strdup (NSP_BOTH ("(verborgen)", "(hidden)"))
                                    : nsp_text_excerpt (text, (gssize)length, 40);

  nsp_problems_add_as (file->problems, severity, code, file->file, file->current.row.line,
                       column + 1, about->label, excerpt, expected, NULL);
}

/* Columns that were taken as items unseen must hold nothing but answers, --lenient or not. */
static void
complain_answer (NspSurveyFile *file, NspAnswerKind kind, guint column, const char *text,
                 gsize length, const NspAnswerReader *reader)
{
  gboolean off_scale = kind == NSP_ANSWER_OFF_SCALE;
  NspSeverity severity = file->options->lenient ? NSP_WARNING : NSP_ERROR;

  if (file->columns->in_order)
    complain_cell (file, NSP_ERROR, NSP_PROBLEM_ITEMS_FROM_ANSWER, column, text, length,
                   nsp_answer_reader_expected (reader));
  else if (off_scale)
    complain_cell (file, severity, NSP_PROBLEM_ANSWER_OFF_SCALE, column, text, length,
                   nsp_answer_reader_scale (reader));
  else
    complain_cell (file, severity, NSP_PROBLEM_ANSWER_UNREADABLE, column, text, length,
                   nsp_answer_reader_expected (reader));
}

static void
read_answer (NspSurveyFile *file, guint column, const char *text, gsize length)
{
  const GArray *targets = file->columns->columns[column].targets;
  NspSurvey *survey = file->survey;
  gboolean told = FALSE; /* a cell of several instruments is reported once */

  for (guint t = 0; t < targets->len; t++) {
    NspTarget target = g_array_index (targets, NspTarget, t);
    NspAnswerReader *reader = survey->readers[target.instrument];
    guint8 *answer = &survey->staged[survey->offsets[target.instrument] + target.item];
    NspAnswerKind kind = nsp_answer_read (reader, text, length, answer);

    if (kind == NSP_ANSWER_GIVEN) {
      file->current.any_answer = TRUE;
      file->current.counts.given = (gint16)(file->current.counts.given + (t == 0));
    } else if (kind < NSP_N_MISSING_KINDS) {
      file->current.counts.missing[kind] = (gint16)(file->current.counts.missing[kind] + (t == 0));
    } else {
      *answer = NSP_UNREADABLE;
      file->current.any_unreadable = TRUE;
      file->current.counts.unreadable = (gint16)(file->current.counts.unreadable + (t == 0));
      if (!told)
        complain_answer (file, kind, column, text, length, reader);
      told = TRUE;
    }
  }
}

static void
read_year (NspSurveyFile *file, guint column, const char *text, gsize length)
{
  g_autofree char *year = nsp_school_year_parse (text);

  if (year != NULL)
    g_string_assign (file->year, year);
  else if (strspn (text, " \t") == length)
    complain_cell (file, NSP_ERROR, NSP_PROBLEM_YEAR_MISSING, column, text, length, NULL);
  else
    complain_cell (file, NSP_ERROR, NSP_PROBLEM_YEAR_UNREADABLE, column, text, length, NULL);
}

/* The moment that a cell names, by the map's words first. */
static NspMoment
find_moment (const NspSurveyFile *file, const char *text)
{
  g_autofree char *folded = NULL;
  gpointer own;

  if (file->options->moments == NULL)
    return nsp_moment_parse (text);
  folded = nsp_fold (text);
  own = g_hash_table_lookup (file->options->moments, folded);
  return own != NULL ? (NspMoment)GPOINTER_TO_UINT (own) : nsp_moment_parse (folded);
}

static void
read_moment (NspSurveyFile *file, guint column, const char *text, gsize length)
{
  NspMoment moment = find_moment (file, text);

  if (moment != NSP_MOMENT_NONE)
    file->current.row.moment = (guint8)moment;
  else if (strspn (text, " \t") == length)
    complain_cell (file, NSP_ERROR, NSP_PROBLEM_MOMENT_MISSING, column, text, length, NULL);
  else
    complain_cell (file, NSP_ERROR, NSP_PROBLEM_MOMENT_UNREADABLE, column, text, length, NULL);
}

static void
read_role (NspSurveyFile *file, guint column, const char *text)
{
  file->current.role =
      nsp_role_texts_find (file->roles, text, file->columns->columns[column].hidden);
  file->current.row.role_known = TRUE;
  file->current.row.role = (guint8)file->current.role->role;
}

/* Qualtrics marks what its makers tried out: by name or, in numeric exports, by number. */
static gboolean
is_preview (const char *text)
{
  static const char *const marks[] = { "survey test", "test", "1", "2", "9", "17", NULL };
  g_autofree char *folded = nsp_fold (text);

  return g_strv_contains (marks, folded) || strstr (folded, "preview") != NULL;
}

void
nsp_survey_file_read_cell (NspSurveyFile *file, guint column, const char *text, gsize length)
{
  switch (file->columns->columns[column].kind) {
  case NSP_COLUMN_ITEM:
    read_answer (file, column, text, length);
    break;
  case NSP_COLUMN_NETWORK:
    g_string_assign (file->network, text);
    break;
  case NSP_COLUMN_YEAR:
    read_year (file, column, text, length);
    break;
  case NSP_COLUMN_MOMENT:
    read_moment (file, column, text, length);
    break;
  case NSP_COLUMN_ROLE:
    read_role (file, column, text);
    break;
  case NSP_COLUMN_RESPONDENT:
    g_string_assign (file->respondent, text);
    break;
  case NSP_COLUMN_IGNORED:
  case NSP_COLUMN_PERSONAL:
    break;
  }
  if ((int)column == file->status_column || (int)column == file->channel_column)
    file->current.preview = file->current.preview || is_preview (text);
}
