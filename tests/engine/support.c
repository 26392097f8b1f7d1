/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdarg.h>
#include <string.h>

char *
with_quotes (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

NspInstrument *
make_instrument (const char *json)
{
  g_autofree char *quoted = with_quotes (json);
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  NspInstrument *instrument = nsp_instrument_parse (quoted, strlen (quoted), "test", problems);
  g_autofree char *said = told (problems);

  cr_assert_not_null (instrument, "%s in %s", said, json);
  return instrument;
}

/* Adds what a list in JSON lacks: a comma before every element but the first. */
static void
append_element (GString *list, const char *element)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", element);
}

NspInstrument *
make_keyed (const char *id, int min, int max, int step, const char *keys)
{
  g_auto (GStrv) parts = g_strsplit (keys, ";", -1);
  g_autoptr (GString) dimensions = g_string_new (NULL), items = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *json = NULL;

  for (guint d = 0; parts[d] != NULL; d++) {
    g_auto (GStrv) halves = g_strsplit (parts[d], ":", 2);
    g_auto (GStrv) entries = g_strsplit (g_strstrip (halves[1]), " ", -1);
    g_autoptr (GString) key = g_string_new (NULL);
    g_autofree char *dimension = NULL;

    for (guint k = 0; entries[k] != NULL; k++) {
      const char *item = entries[k] + (entries[k][0] == '-');
      g_autofree char *entry = g_strdup_printf ("'%s'", entries[k]);
      g_autofree char *object = g_strdup_printf ("{'id': '%s'}", item);

      append_element (key, entry);
      if (g_hash_table_add (seen, g_strdup (item)))
        append_element (items, object);
    }
    dimension = g_strdup_printf ("{'id': '%s', 'title': {'en': 'D'}, 'key': [%s]}",
                                 g_strstrip (halves[0]), key->str);
    append_element (dimensions, dimension);
  }
  json = g_strdup_printf ("{'id': '%s', 'version': '1', 'title': {'en': 'T'},"
                          " 'scale': {'min': %d, 'max': %d, 'step': %d},"
                          " 'dimensions': [%s], 'items': [%s]}",
                          id, min, max, step, dimensions->str, items->str);
  return make_instrument (json);
}

NspDimensionScore
make_score (const NspTally *tally, guint d, double min_answered)
{
  NspLastQuantile last = { 0, NAN };
  NspDimensionScore score;

  nsp_dimension_score (&score, &tally->dimensions[d], &tally->instrument->scale, min_answered,
                       &last);
  return score;
}

NspTally *
make_tally (const NspInstrument *instrument, const char *respondents)
{
  NspTally *tally = nsp_tally_new (instrument);
  g_autofree guint8 *answers = g_malloc0 (instrument->n_items);
  g_auto (GStrv) rows = g_strsplit (respondents, ";", -1);

  for (guint i = 0; rows[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (g_strstrip (rows[i]), " ", -1);

    if (*rows[i] == '\0')
      continue;
    cr_assert_eq (g_strv_length (cells), instrument->n_items, "%s", rows[i]);
    for (guint k = 0; k < instrument->n_items; k++) {
      int value = atoi (cells[k]);

      answers[k] = 0;
      if (strcmp (cells[k], "-") != 0)
        answers[k] = (guint8)((value - instrument->scale.min) / instrument->scale.step + 1);
    }
    nsp_tally_add_respondent (tally, answers, NSP_ROLE_UNKNOWN);
  }
  return tally;
}

Reading *
reading_new (NspInstrument *first, ...)
{
  Reading *reading = g_new0 (Reading, 1);
  va_list rest;

  reading->instruments = g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_instrument_free);
  va_start (rest, first);
  for (NspInstrument *it = first; it != NULL; it = va_arg (rest, NspInstrument *))
    g_ptr_array_add (reading->instruments, it);
  va_end (rest);
  reading->survey = nsp_survey_new (reading->instruments);
  reading->problems = nsp_problems_new ();
  return reading;
}

void
reading_free (Reading *reading)
{
  if (reading == NULL)
    return;
  nsp_survey_free (reading->survey);
  nsp_problems_free (reading->problems);
  g_ptr_array_unref (reading->instruments);
  g_free (reading);
}

/* Whether a problem says what a file was taken for, which goes for every file. */
static gboolean
is_recognition (const NspProblem *problem)
{
  return problem->code == NSP_PROBLEM_RECOGNISED || problem->code == NSP_PROBLEM_NO_NETWORK_COLUMN;
}

guint
count_code (const NspProblems *problems, guint from, NspProblemCode code)
{
  guint n = 0;

  for (guint i = from; i < nsp_problems_length (problems); i++)
    n += nsp_problems_get (problems, i)->code == code;
  return n;
}

/* Every file of which the columns were found says so, and says that it has no networks. */
static void
check_recognition (const Reading *reading, guint problems_before)
{
  const NspInput *input =
      nsp_survey_input (reading->survey, nsp_survey_n_inputs (reading->survey) - 1);
  const NspColumns *columns = input->columns;

  cr_assert_eq (count_code (reading->problems, problems_before, NSP_PROBLEM_RECOGNISED),
                columns != NULL, "%s", input->file);
  cr_assert_eq (count_code (reading->problems, problems_before, NSP_PROBLEM_NO_NETWORK_COLUMN),
                columns != NULL && !columns->has[NSP_COLUMN_NETWORK], "%s", input->file);
}

gboolean
reading_add_bytes (Reading *reading, const char *name, const void *bytes, gsize length,
                   const NspSurveyOptions *options)
{
  static const NspSurveyOptions none = { 0 };
  g_autoptr (GBytes) contents = g_bytes_new (bytes, length);
  guint before = nsp_problems_length (reading->problems);
  gboolean good = nsp_survey_read (reading->survey, name, contents,
                                   options != NULL ? options : &none, reading->problems);

  check_recognition (reading, before);
  return good;
}

gboolean
reading_add (Reading *reading, const char *name, const char *csv, const NspSurveyOptions *options)
{
  return reading_add_bytes (reading, name, csv, strlen (csv), options);
}

static char *
read_whole (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *text;

  cr_assert (g_file_get_contents (path, &text, length, &error), "%s",
             error != NULL ? error->message : path);
  return text;
}

void
reading_add_file (Reading *reading, const char *path)
{
  gsize length;
  g_autofree char *text = read_whole (path, &length);

  cr_assert (reading_add_bytes (reading, path, text, length, NULL));
}

Reading *
reading_of_samples (void)
{
  Reading *reading =
      reading_new (nsp_instrument_builtin ("srt"), nsp_instrument_builtin ("bpnsfs"),
                   nsp_instrument_builtin ("basic-needs"), nsp_instrument_builtin ("tses-12"),
                   nsp_instrument_builtin ("bekwaamheid"), NULL);

  reading_add_file (reading, NSP_SOURCE_DIR "/samples/2023-2024.csv");
  reading_add_file (reading, NSP_SOURCE_DIR "/samples/2024-2025.csv");
  reading_add_file (reading, NSP_SOURCE_DIR "/samples/2025-2026.csv");
  return reading;
}

Reading *
reading_of_reversed (void)
{
  gsize length;
  g_autofree char *json = read_whole (REFERENCE "reversed.json", &length);
  Reading *reading = reading_new (make_instrument (json), NULL);

  reading_add_file (reading, REFERENCE "reversed.csv");
  return reading;
}

void
table_init (Table *table, const char *path)
{
  gsize length;
  g_autofree char *text = read_whole (path, &length);

  table->lines = g_strsplit (text, "\n", -1);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  for (guint i = 0; table->lines[i] != NULL; i++)
    if (*table->lines[i] != '\0')
      g_ptr_array_add (table->rows, g_strsplit (table->lines[i], ",", -1));
}

void
table_clear (Table *table)
{
  g_strfreev (table->lines);
  g_ptr_array_unref (table->rows);
}

const char *
table_cell (const Table *table, guint row, const char *column)
{
  char **header = g_ptr_array_index (table->rows, 0),
       **cells = g_ptr_array_index (table->rows, row);

  for (guint i = 0; header[i] != NULL; i++)
    if (strcmp (header[i], column) == 0)
      return cells[i];
  cr_assert_fail ("no column %s", column);
  return NULL;
}

gboolean
reading_finish (Reading *reading)
{
  return nsp_survey_finish (reading->survey, reading->problems);
}

NspReleased *
reading_score (Reading *reading, guint min_n, guint min_n_spread)
{
  NspSettings settings = { .min_answered = NAN,
                           .min_n = min_n,
                           .min_n_spread = min_n_spread,
                           .exact = min_n < NSP_SAFE_MIN_N };

  return nsp_release_new (reading->survey, &settings, reading->problems);
}

const NspReleasedResult *
find_result (const NspReleased *released, const char *instrument, const char *year)
{
  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);

    if (strcmp (result->instrument->id, instrument) == 0 &&
        g_strcmp0 (result->period.year, year) == 0)
      return result;
  }
  cr_assert_fail ("no result of %s in %s", instrument, year != NULL ? year : "no year");
  return NULL;
}

/* The texts of every code in English, message and advice, to find their placeholders in. */
static const char *const templates[][2] = {
#define TEMPLATES(id, name, severity, cells, nl, nl_advice, en, en_advice) { en, en_advice },
  NSP_PROBLEM_CODES (TEMPLATES)
#undef TEMPLATES
};

static gboolean
is_used (NspProblemCode code, const char *placeholder)
{
  return strstr (templates[code][0], placeholder) != NULL ||
         strstr (templates[code][1], placeholder) != NULL;
}

char *
told (const NspProblems *problems)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < nsp_problems_length (problems); i++) {
    const NspProblem *problem = nsp_problems_get (problems, i);
    const char *name = nsp_problem_code_name (problem->code);

    if (is_recognition (problem))
      continue;
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", name);
    if (problem->line == 0 && problem->args[0] != NULL && problem->args[0][0] == '$')
      g_string_append_printf (out, " %s", problem->args[0]);
    else
      g_string_append_printf (out, "@%" G_GUINT64_FORMAT ":%u", problem->line, problem->column);
    for (guint a = 0; a < G_N_ELEMENTS (problem->args); a++) {
      g_autofree char *placeholder = g_strdup_printf ("{%u}", a + 1);

      if (problem->args[a] == NULL && is_used (problem->code, placeholder))
        g_string_append_printf (out, " lacks %s", placeholder);
    }
  }
  return g_string_free (out, FALSE);
}

const NspProblem *
told_problem (const NspProblems *problems, guint index)
{
  for (guint i = 0; i < nsp_problems_length (problems); i++) {
    const NspProblem *problem = nsp_problems_get (problems, i);

    if (!is_recognition (problem) && index-- == 0)
      return problem;
  }
  cr_assert_fail ("there are no more problems");
  return NULL;
}

const NspProblem *
find_problem (const NspProblems *problems, NspProblemCode code)
{
  for (guint i = 0; i < nsp_problems_length (problems); i++)
    if (nsp_problems_get (problems, i)->code == code)
      return nsp_problems_get (problems, i);
  cr_assert_fail ("there is no %s", nsp_problem_code_name (code));
  return NULL;
}

guint32
next_random (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

guint
random_below (guint32 *state, guint limit)
{
  return next_random (state) % limit;
}
