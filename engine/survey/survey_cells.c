/* What each cell of a file adds to the row being read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fold.h"
#include "school_year.h"
#include "survey_file.h"

/* How a message shows a cell; what stands in a personal column is not repeated. */
static char *
show_cell (const NspSurveyFile *file, guint column, const char *text, gsize length)
{
  return nsp_problem_quote (text, (gssize)length, file->columns->columns[column].hidden);
}

/* A cell of the row being read that could not be used. */
static void
complain_cell (NspSurveyFile *file, NspSeverity severity, NspProblemCode code, guint column,
               const char *shown, const char *expected)
{
  nsp_problems_add_as (file->problems, severity, code, file->file, file->current.row.line,
                       column + 1, file->columns->columns[column].label, shown, expected, NULL);
}

/* The same for a cell that is wrong whatever was read before. */
static void
refuse_cell (NspSurveyFile *file, NspProblemCode code, guint column, const char *text, gsize length)
{
  g_autofree char *shown = show_cell (file, column, text, length);

  complain_cell (file, NSP_ERROR, code, column, shown, NULL);
}

/* Columns that were taken as items unseen must hold nothing but answers, --lenient or not. */
static void
complain_answer (NspSurveyFile *file, NspAnswerKind kind, guint column, const char *shown,
                 const NspAnswerReader *reader)
{
  NspSeverity severity = file->options->lenient ? NSP_WARNING : NSP_ERROR;

  if (file->columns->in_order)
    complain_cell (file, NSP_ERROR, NSP_PROBLEM_ITEMS_FROM_ANSWER, column, shown,
                   nsp_answer_reader_expected (reader));
  else if (kind == NSP_ANSWER_OFF_SCALE)
    complain_cell (file, severity, NSP_PROBLEM_ANSWER_OFF_SCALE, column, shown,
                   nsp_answer_reader_scale (reader));
  else
    complain_cell (file, severity, NSP_PROBLEM_ANSWER_UNREADABLE, column, shown,
                   nsp_answer_reader_expected (reader));
}

/* The answer of a cell that cannot be read: said, and remembered if the row is recorded. Where a
 * file is refused its owner sees what to mend; a warning may go on to others. */
static void
note_odd (NspSurveyFile *file, NspAnswerKind kind, guint column, const char *text, gsize length,
          const NspAnswerReader *reader)
{
  NspOddAnswer odd = { column, kind };
  g_autofree char *shown = file->options->lenient && !file->columns->in_order
                               ? g_strdup (NSP_NOT_QUOTED)
                               : show_cell (file, column, text, length);

  complain_answer (file, kind, column, shown, reader);
  if (file->options->recorder != NULL)
    g_array_append_val (file->odd, odd);
}

void
nsp_survey_file_read_odd (NspSurveyFile *file, const NspOddAnswer *odd)
{
  const NspSurvey *survey = file->survey;
  const GArray *targets =
      odd->column < file->columns->n_columns ? file->columns->columns[odd->column].targets : NULL;

  /* Of its questionnaires not all may be read this time, and some may have this on their scale. */
  for (guint t = 0; targets != NULL && t < targets->len; t++) {
    NspTarget target = g_array_index (targets, NspTarget, t);

    if (survey->staged[survey->offsets[target.instrument] + target.item] != NSP_UNREADABLE)
      continue;
    file->current.counts.unreadable = (gint16)(file->current.counts.unreadable + (t == 0));
    complain_answer (file, odd->kind, odd->column, NSP_NOT_QUOTED,
                     survey->readers[target.instrument]);
    break; /* a cell of several instruments is reported once */
  }
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
        note_odd (file, kind, column, text, length, reader);
      told = TRUE;
    }
  }
}

static void
read_year (NspSurveyFile *file, guint column, const char *text, gsize length)
{
  g_autofree char *year = NULL;

  if (strcmp (text, file->year_cell->str) != 0 && (year = nsp_school_year_parse (text)) != NULL) {
    g_string_assign (file->year_cell, text);
    g_string_assign (file->year_of_cell, year);
  }
  if (*text != '\0' && strcmp (text, file->year_cell->str) == 0)
    g_string_assign (file->year, file->year_of_cell->str);
  else if (strspn (text, " \t") == length)
    refuse_cell (file, NSP_PROBLEM_YEAR_MISSING, column, text, length);
  else
    refuse_cell (file, NSP_PROBLEM_YEAR_UNREADABLE, column, text, length);
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
    refuse_cell (file, NSP_PROBLEM_MOMENT_MISSING, column, text, length);
  else
    refuse_cell (file, NSP_PROBLEM_MOMENT_UNREADABLE, column, text, length);
}

static void
read_role (NspSurveyFile *file, const char *text)
{
  file->current.role = nsp_role_texts_find (file->roles, text);
  file->current.row.role_known = TRUE;
  file->current.row.role = (guint8)file->current.role->role;
}

static gboolean
is_trial (const NspSurveyTool *tool, const char *text)
{
  g_autofree char *folded = nsp_fold (text);

  return tool->is_trial (folded);
}

/* Whether a text begins with the apostrophe that keeps a spreadsheet from reading it as a formula,
 * as our own exports write it. */
static gboolean
is_marked_text (const char *text)
{
  return text[0] == '\'' && text[1] != '\0' && strchr ("=+-@", text[1]) != NULL;
}

void
nsp_survey_file_read_cell (NspSurveyFile *file, guint column, const char *text, gsize length)
{
  switch (file->columns->columns[column].kind) {
  case NSP_COLUMN_ITEM:
    read_answer (file, column, text, length);
    break;
  case NSP_COLUMN_NETWORK:
    g_string_assign (file->network, text + is_marked_text (text));
    break;
  case NSP_COLUMN_YEAR:
    read_year (file, column, text, length);
    break;
  case NSP_COLUMN_MOMENT:
    read_moment (file, column, text, length);
    break;
  case NSP_COLUMN_ROLE:
    read_role (file, text);
    break;
  case NSP_COLUMN_RESPONDENT:
    g_string_assign (file->respondent, text);
    break;
  case NSP_COLUMN_IGNORED:
  case NSP_COLUMN_PERSONAL:
    break;
  }
  if (file->trials != NULL && file->trials[column])
    file->current.preview = file->current.preview || is_trial (file->input->tool, text);
}
