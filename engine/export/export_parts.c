/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export_parts.h"

#include <math.h>

void
nsp_sink_put_json (NspSink *sink, cJSON *json)
{
  char *text = cJSON_PrintUnformatted (json);

  nsp_sink_put (sink, text);
  cJSON_free (text);
  cJSON_Delete (json);
}

cJSON *
nsp_json_text (const char *text)
{
  return text != NULL ? cJSON_CreateString (text) : cJSON_CreateNull ();
}

cJSON *
nsp_json_number (NspNumber number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!nsp_number_is_shown (number))
    return cJSON_CreateNull ();
  nsp_format_number (text, number);
  return cJSON_CreateRaw (text);
}

cJSON *
nsp_json_place (guint64 place)
{
  return place > 0 ? cJSON_CreateNumber ((double)place) : cJSON_CreateNull ();
}

void
nsp_json_add_count (cJSON *object, const char *key, guint64 count)
{
  cJSON_AddNumberToObject (object, key, (double)count);
}

void
nsp_json_add_interval (cJSON *json, const char *key, const NspNumber ends[2])
{
  cJSON *interval;

  if (!nsp_number_is_shown (ends[0])) {
    cJSON_AddNullToObject (json, key);
    return;
  }
  interval = cJSON_AddArrayToObject (json, key);
  cJSON_AddItemToArray (interval, nsp_json_number (ends[0]));
  cJSON_AddItemToArray (interval, nsp_json_number (ends[1]));
}

cJSON *
nsp_json_input (const NspInput *input)
{
  const char delimiter[] = { input->delimiter, '\0' };
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "file", input->file);
  nsp_json_add_count (json, "rows", input->rows);
  nsp_json_add_count (json, "used", input->used);
  nsp_json_add_count (json, "refused", input->refused);
  nsp_json_add_count (json, "left_out", input->left_out);
  nsp_json_add_count (json, "unreadable", input->unreadable);
  cJSON_AddItemToObject (json, "encoding", nsp_json_text (input->encoding));
  cJSON_AddItemToObject (json, "delimiter",
                         nsp_json_text (input->delimiter != '\0' ? delimiter : NULL));
  cJSON_AddItemToObject (json, "tool",
                         nsp_json_text (input->tool != NULL ? input->tool->name : NULL));
  cJSON_AddItemToObject (json, "year", nsp_json_text (input->period.year));
  cJSON_AddItemToObject (json, "moment", nsp_json_text (nsp_moment_name (input->period.moment)));
  return json;
}

static cJSON *
problem_json (const NspProblem *problem, NspLang lang, gboolean quote_cells)
{
  g_autofree char *message = quote_cells ? nsp_problem_message (problem, lang)
                                         : nsp_problem_message_without_cells (problem, lang);
  g_autofree char *advice = quote_cells ? nsp_problem_advice (problem, lang)
                                        : nsp_problem_advice_without_cells (problem, lang);
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "severity", nsp_severity_name (problem->severity));
  cJSON_AddStringToObject (json, "code", nsp_problem_code_name (problem->code));
  cJSON_AddItemToObject (json, "file", nsp_json_text (problem->file));
  cJSON_AddItemToObject (json, "line", nsp_json_place (problem->line));
  cJSON_AddItemToObject (json, "column", nsp_json_place (problem->column));
  cJSON_AddStringToObject (json, "message", message);
  cJSON_AddItemToObject (json, "advice", nsp_json_text (*advice != '\0' ? advice : NULL));
  return json;
}

/* The fraction that counted for all instruments; null when they have different ones. */
static double
common_min_answered (const NspReleased *released)
{
  double common = released->settings.min_answered;

  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);
    double own = nsp_settings_min_answered (&released->settings, result->instrument);

    if (i > 0 && own != common)
      return NAN;
    common = own;
  }
  return common;
}

static cJSON *
settings_json (const NspReleased *released)
{
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddItemToObject (
      json, "min_answered",
      nsp_json_number ((NspNumber){ common_min_answered (released), NSP_EXACT }));
  cJSON_AddNumberToObject (json, "min_n", released->settings.min_n);
  cJSON_AddNumberToObject (json, "min_n_spread", released->settings.min_n_spread);
  cJSON_AddBoolToObject (json, "exact", released->settings.exact);
  cJSON_AddItemToObject (
      json, "note",
      nsp_json_text (released->settings.exact ? "exact figures, " NSP_NOT_FOR_SHARING : NULL));
  return json;
}

void
nsp_sink_put_head (NspSink *sink, const NspExport *export)
{
  nsp_sink_put (sink, "{\"netspiegel\": ");
  nsp_sink_put_json (sink, cJSON_CreateString (export->version));
  nsp_sink_put (sink, ",\n \"settings\": ");
  nsp_sink_put_json (sink, settings_json (export->released));
  nsp_sink_put (sink, ",\n \"inputs\": [");
  for (guint i = 0; i < nsp_survey_n_inputs (export->survey); i++) {
    nsp_sink_put (sink, i > 0 ? ",\n  " : "\n  ");
    nsp_sink_put_json (sink, nsp_json_input (nsp_survey_input (export->survey, i)));
  }
  nsp_sink_put (sink, "]");
}

void
nsp_sink_put_problems (NspSink *sink, const NspExport *export, gboolean quote_cells)
{
  nsp_sink_put (sink, ",\n \"problems\": [");
  for (guint i = 0; i < nsp_problems_length (export->problems); i++) {
    nsp_sink_put (sink, i > 0 ? ",\n  " : "\n  ");
    nsp_sink_put_json (
        sink, problem_json (nsp_problems_get (export->problems, i), export->lang, quote_cells));
  }
  nsp_sink_put (sink, "]}\n");
}
