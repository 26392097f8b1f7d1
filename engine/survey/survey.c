/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include "school_year.h"
#include "survey_data.h"

static void
input_free (gpointer data)
{
  NspInput *input = data;

  g_free (input->file);
  nsp_period_clear (&input->period);
  nsp_columns_free (input->columns);
  g_free (input);
}

NspSurvey *
nsp_survey_new (const GPtrArray *instruments)
{
  NspSurvey *survey = g_new0 (NspSurvey, 1);

  survey->instruments = instruments;
  survey->answers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_byte_array_unref);
  survey->offsets = g_new0 (guint, instruments->len + 1);
  survey->readers = g_new0 (NspAnswerReader *, instruments->len + 1);
  for (guint n = 0; n < instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (instruments, n);

    g_ptr_array_add (survey->answers, g_byte_array_new ());
    survey->offsets[n] = (guint)survey->staged_size;
    survey->staged_size += instrument->n_items;
    survey->readers[n] = nsp_answer_reader_new (instrument);
  }
  survey->staged = g_malloc0 (survey->staged_size + 1);
  survey->rows = g_array_new (FALSE, FALSE, sizeof (NspRow));
  survey->counts = g_array_new (FALSE, FALSE, sizeof (NspRowCounts));
  survey->inputs = g_ptr_array_new_with_free_func (input_free);
  survey->networks = nsp_names_new (NSP_NAMES_FOLDED);
  survey->years = nsp_names_new (NSP_NAMES_EXACT);
  survey->respondents = nsp_names_new (NSP_NAMES_EXACT);
  return survey;
}

void
nsp_survey_free (NspSurvey *survey)
{
  if (survey == NULL)
    return;
  for (guint n = 0; n < survey->instruments->len; n++)
    nsp_answer_reader_free (survey->readers[n]);
  g_free (survey->readers);
  g_ptr_array_unref (survey->answers);
  g_free (survey->staged);
  g_free (survey->offsets);
  g_array_unref (survey->rows);
  g_array_unref (survey->counts);
  g_ptr_array_unref (survey->inputs);
  nsp_names_free (survey->networks);
  nsp_names_free (survey->years);
  nsp_names_free (survey->respondents);
  g_free (survey);
}

void
nsp_input_count (NspInput *input, const NspRowCounts *counts, int sign)
{
  /* Unsigned counts wrap round as they should. */
  input->given += (guint64)(sign * counts->given);
  input->unreadable += (guint64)(sign * counts->unreadable);
  for (guint kind = 0; kind < NSP_N_MISSING_KINDS; kind++)
    input->missing[kind] += (guint64)(sign * counts->missing[kind]);
}

guint
nsp_survey_n_rows (const NspSurvey *survey)
{
  return survey->rows->len;
}

const NspRow *
nsp_survey_row (const NspSurvey *survey, guint row)
{
  return &g_array_index (survey->rows, NspRow, row);
}

guint
nsp_survey_n_inputs (const NspSurvey *survey)
{
  return survey->inputs->len;
}

const NspInput *
nsp_survey_input (const NspSurvey *survey, guint input)
{
  return g_ptr_array_index (survey->inputs, input);
}

const GPtrArray *
nsp_survey_instruments (const NspSurvey *survey)
{
  return survey->instruments;
}

gboolean
nsp_survey_has (const NspSurvey *survey, guint instrument)
{
  const GByteArray *answers = g_ptr_array_index (survey->answers, instrument);

  return answers->len > 0;
}

const guint8 *
nsp_survey_answers (const NspSurvey *survey, guint instrument, guint row)
{
  const NspInstrument *definition = g_ptr_array_index (survey->instruments, instrument);
  const GByteArray *answers = g_ptr_array_index (survey->answers, instrument);
  gsize at = (gsize)row * definition->n_items;

  return at < answers->len ? answers->data + at : NULL;
}

gboolean
nsp_any_answer (const guint8 *answers, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    if (answers[i] > 0)
      return TRUE;
  return FALSE;
}

gboolean
nsp_row_is_meant_for (const NspRow *row, const NspInstrument *instrument)
{
  return instrument->audience == NSP_AUDIENCE_ALL || !row->role_known ||
         row->role == NSP_ROLE_STUDENT;
}

guint
nsp_survey_n_networks (const NspSurvey *survey)
{
  return nsp_names_count (survey->networks);
}

const char *
nsp_survey_network (const NspSurvey *survey, guint index)
{
  return nsp_names_get (survey->networks, index);
}

guint
nsp_survey_n_years (const NspSurvey *survey)
{
  return nsp_names_count (survey->years);
}

const char *
nsp_survey_year (const NspSurvey *survey, guint index)
{
  return nsp_names_get (survey->years, index);
}

guint
nsp_survey_moments (const NspSurvey *survey, guint year)
{
  guint moments = 0;

  for (guint i = 0; i < survey->rows->len; i++) {
    const NspRow *row = nsp_survey_row (survey, i);

    if (year == 0 || row->year == year)
      moments |= 1u << row->moment;
  }
  return moments;
}

guint
nsp_survey_find_network (const NspSurvey *survey, const char *text)
{
  return nsp_names_find (survey->networks, text);
}

guint
nsp_survey_find_year (const NspSurvey *survey, const char *text)
{
  g_autofree char *year = nsp_school_year_parse (text);
  g_autofree char *school_year = year != NULL ? nsp_school_year_of (year) : NULL;

  if (year == NULL)
    return 0;
  return nsp_names_find (survey->years, survey->school_years ? school_year : year);
}
