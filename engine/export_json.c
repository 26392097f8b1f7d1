/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export_sink.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "role.h"

/* Writes a JSON value on one line and frees it. */
static void
put_json (NspSink *sink, cJSON *json)
{
  char *text = cJSON_PrintUnformatted (json);

  nsp_sink_put (sink, text);
  cJSON_free (text);
  cJSON_Delete (json);
}

static cJSON *
text_or_null (const char *text)
{
  return text != NULL ? cJSON_CreateString (text) : cJSON_CreateNull ();
}

static cJSON *
number_or_null (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    return cJSON_CreateNull ();
  nsp_format_exact (text, value);
  return cJSON_CreateRaw (text);
}

static cJSON *
place_or_null (guint64 place)
{
  return place > 0 ? cJSON_CreateNumber ((double)place) : cJSON_CreateNull ();
}

static void
add_count (cJSON *object, const char *key, guint64 count)
{
  cJSON_AddNumberToObject (object, key, (double)count);
}

static void
add_interval (cJSON *json, const char *key, const double ends[2])
{
  cJSON *interval;

  if (isnan (ends[0])) {
    cJSON_AddNullToObject (json, key);
    return;
  }
  interval = cJSON_AddArrayToObject (json, key);
  cJSON_AddItemToArray (interval, number_or_null (ends[0]));
  cJSON_AddItemToArray (interval, number_or_null (ends[1]));
}

static cJSON *
item_json (const NspItemScore *item, const char *id, const NspScale *scale)
{
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "id", id);
  add_count (json, "n", item->n);
  cJSON_AddItemToObject (json, "mean", number_or_null (item->mean));
  cJSON_AddItemToObject (json, "sd", number_or_null (item->sd));
  if (item->counts != NULL) {
    cJSON *counts = cJSON_AddObjectToObject (json, "counts");

    for (guint step = 0; step < scale->n_steps; step++) {
      char value[16];

      g_snprintf (value, sizeof value, "%d", nsp_scale_value (scale, step + 1));
      add_count (counts, value, item->counts[step]);
    }
  } else {
    cJSON_AddNullToObject (json, "counts");
  }
  return json;
}

static cJSON *
dimension_json (const NspDimensionScore *score, const NspDimension *dimension,
                const NspInstrument *instrument)
{
  cJSON *json = cJSON_CreateObject (), *items;
  const struct {
    const char *key;
    double value;
  } spread[] = { { "min", score->min }, { "q1", score->q1 },   { "median", score->median },
                 { "q3", score->q3 },   { "max", score->max }, { "rwg", score->rwg } };

  cJSON_AddStringToObject (json, "id", dimension->id);
  add_count (json, "n", score->n);
  cJSON_AddItemToObject (json, "mean", number_or_null (score->mean));
  cJSON_AddItemToObject (json, "sd", number_or_null (score->sd));
  add_interval (json, "ci95", score->ci95);
  for (guint i = 0; i < G_N_ELEMENTS (spread); i++)
    cJSON_AddItemToObject (json, spread[i].key, number_or_null (spread[i].value));
  cJSON_AddItemToObject (json, "agreement", text_or_null (nsp_agreement_name (score->agreement)));
  cJSON_AddItemToObject (json, "withheld", text_or_null (nsp_withheld_name (score->withheld)));
  cJSON_AddItemToObject (json, "withheld_spread",
                         text_or_null (nsp_withheld_name (score->withheld_spread)));
  items = cJSON_AddArrayToObject (json, "items");
  for (guint k = 0; k < score->n_items; k++)
    cJSON_AddItemToArray (items,
                          item_json (&score->items[k], instrument->items[dimension->key[k].item].id,
                                     &instrument->scale));
  return json;
}

static cJSON *
group_json (const NspGroup *group, const NspInstrument *instrument)
{
  cJSON *json = cJSON_CreateObject (), *dimensions;

  cJSON_AddItemToObject (json, "network", text_or_null (group->network));
  cJSON_AddItemToObject (json, "year", text_or_null (group->year));
  cJSON_AddItemToObject (json, "moment", text_or_null (nsp_moment_name (group->moment)));
  cJSON_AddItemToObject (json, "role", text_or_null (nsp_role_name (group->role)));
  add_count (json, "respondents", group->respondents);
  add_count (json, "unreadable", group->unreadable);
  cJSON_AddItemToObject (json, "withheld", text_or_null (nsp_withheld_name (group->withheld)));
  dimensions = cJSON_AddArrayToObject (json, "dimensions");
  for (guint d = 0; d < group->n_dimensions; d++)
    cJSON_AddItemToArray (
        dimensions, dimension_json (&group->dimensions[d], &instrument->dimensions[d], instrument));
  return json;
}

/* Adds a figure; one that is undefined is null, with its reason among `reasons`. */
static void
add_statistic (cJSON *json, cJSON *reasons, const char *key, NspStatistic statistic)
{
  cJSON_AddItemToObject (json, key, number_or_null (statistic.value));
  if (statistic.why != NSP_DEFINED)
    cJSON_AddStringToObject (reasons, key, nsp_reason_name (statistic.why));
}

static cJSON *
item_reliability_json (const NspItemReliability *item, const NspInstrument *instrument)
{
  cJSON *json = cJSON_CreateObject (), *reasons = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "id", instrument->items[item->item].id);
  add_statistic (json, reasons, "item_rest", item->item_rest);
  add_statistic (json, reasons, "alpha_without", item->alpha_without);
  cJSON_AddItemToObject (json, "undefined", reasons);
  return json;
}

static cJSON *
reliability_json (const NspReliability *reliability, const NspDimension *dimension,
                  const NspInstrument *instrument)
{
  cJSON *json = cJSON_CreateObject (), *reasons = cJSON_CreateObject (), *items;

  cJSON_AddStringToObject (json, "dimension", dimension->id);
  cJSON_AddNumberToObject (json, "items", reliability->n_items);
  add_count (json, "n", reliability->n);
  add_statistic (json, reasons, "alpha", reliability->alpha);
  add_interval (json, "alpha_ci95", reliability->alpha_ci95);
  add_statistic (json, reasons, "omega", reliability->omega);
  add_statistic (json, reasons, "mean_correlation", reliability->mean_correlation);
  add_statistic (json, reasons, "icc1", reliability->icc1);
  add_statistic (json, reasons, "icc2", reliability->icc2);
  cJSON_AddItemToObject (json, "f", number_or_null (reliability->f));
  for (guint i = 0; i < 2; i++)
    cJSON_AddItemToObject (json, i == 0 ? "df1" : "df2", place_or_null (reliability->df[i]));
  cJSON_AddItemToObject (json, "p", number_or_null (reliability->p));
  cJSON_AddItemToObject (json, "undefined", reasons);
  items = cJSON_AddArrayToObject (json, "item_statistics");
  for (guint i = 0; i < reliability->n_items; i++)
    cJSON_AddItemToArray (items, item_reliability_json (&reliability->items[i], instrument));
  return json;
}

static void
put_reliability (NspSink *sink, const NspResult *result)
{
  nsp_sink_put (sink, ",\n   \"reliability\": [");
  for (guint d = 0; d < result->instrument->n_dimensions; d++) {
    nsp_sink_put (sink, d > 0 ? ",\n    " : "\n    ");
    put_json (sink, reliability_json (&result->reliability[d], &result->instrument->dimensions[d],
                                      result->instrument));
  }
  nsp_sink_put (sink, "]");
}

static void
put_result (NspSink *sink, const NspExport *export, const NspResult *result)
{
  const NspScale *scale = &result->instrument->scale;
  cJSON *head = cJSON_CreateObject (), *scale_json;
  char *text;
  gboolean first = TRUE;

  cJSON_AddStringToObject (head, "id", result->instrument->id);
  cJSON_AddItemToObject (head, "year", text_or_null (result->year));
  cJSON_AddItemToObject (head, "moment", text_or_null (nsp_moment_name (result->moment)));
  scale_json = cJSON_AddObjectToObject (head, "scale");
  cJSON_AddNumberToObject (scale_json, "min", scale->min);
  cJSON_AddNumberToObject (scale_json, "max", scale->max);
  text = cJSON_PrintUnformatted (head);
  text[strlen (text) - 1] = '\0'; /* its closing brace comes after the groups */
  nsp_sink_put (sink, text);
  cJSON_free (text);
  cJSON_Delete (head);
  put_reliability (sink, result);
  nsp_sink_put (sink, ",\n   \"overall\": ");
  put_json (sink, group_json (result->overall, result->instrument));
  nsp_sink_put (sink, ",\n   \"networks\": [");
  for (guint i = 0; i < result->networks->len; i++) {
    const NspGroup *group = g_ptr_array_index (result->networks, i);

    if (!nsp_export_wants (export->only, group->network))
      continue;
    nsp_sink_put (sink, first ? "\n    " : ",\n    ");
    put_json (sink, group_json (group, result->instrument));
    first = FALSE;
  }
  nsp_sink_put (sink, "]}");
}

static cJSON *
input_json (const NspInput *input)
{
  const char delimiter[] = { input->delimiter, '\0' };
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "file", input->file);
  add_count (json, "rows", input->rows);
  add_count (json, "used", input->used);
  add_count (json, "refused", input->refused);
  add_count (json, "left_out", input->left_out);
  add_count (json, "unreadable", input->unreadable);
  cJSON_AddItemToObject (json, "encoding", text_or_null (input->encoding));
  cJSON_AddItemToObject (json, "delimiter",
                         text_or_null (input->delimiter != '\0' ? delimiter : NULL));
  cJSON_AddItemToObject (json, "tool", text_or_null (nsp_tool_name (input->tool)));
  cJSON_AddItemToObject (json, "year", text_or_null (input->year));
  cJSON_AddItemToObject (json, "moment", text_or_null (nsp_moment_name (input->moment)));
  return json;
}

static cJSON *
problem_json (const NspProblem *problem, NspLang lang)
{
  g_autofree char *message = nsp_problem_message (problem, lang);
  g_autofree char *advice = nsp_problem_advice (problem, lang);
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "severity", nsp_severity_name (problem->severity));
  cJSON_AddStringToObject (json, "code", nsp_problem_code_name (problem->code));
  cJSON_AddItemToObject (json, "file", text_or_null (problem->file));
  cJSON_AddItemToObject (json, "line", place_or_null (problem->line));
  cJSON_AddItemToObject (json, "column", place_or_null (problem->column));
  cJSON_AddStringToObject (json, "message", message);
  cJSON_AddItemToObject (json, "advice", text_or_null (*advice != '\0' ? advice : NULL));
  return json;
}

/* The fraction that counted for all instruments; null when they have different ones. */
static double
common_min_answered (const NspResults *results)
{
  double common = results->settings.min_answered;

  for (guint i = 0; i < results->list->len; i++) {
    const NspResult *result = g_ptr_array_index (results->list, i);
    double own = nsp_settings_min_answered (&results->settings, result->instrument);

    if (i > 0 && own != common)
      return NAN;
    common = own;
  }
  return common;
}

static cJSON *
settings_json (const NspResults *results)
{
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddItemToObject (json, "min_answered", number_or_null (common_min_answered (results)));
  cJSON_AddNumberToObject (json, "min_n", results->settings.min_n);
  cJSON_AddNumberToObject (json, "min_n_spread", results->settings.min_n_spread);
  return json;
}

static void
put_head (NspSink *sink, const NspExport *export)
{
  nsp_sink_put (sink, "{\"netspiegel\": ");
  put_json (sink, cJSON_CreateString (export->version));
  nsp_sink_put (sink, ",\n \"settings\": ");
  put_json (sink, settings_json (export->results));
  nsp_sink_put (sink, ",\n \"inputs\": [");
  for (guint i = 0; i < nsp_survey_n_inputs (export->survey); i++) {
    nsp_sink_put (sink, i > 0 ? ",\n  " : "\n  ");
    put_json (sink, input_json (nsp_survey_input (export->survey, i)));
  }
  nsp_sink_put (sink, "]");
}

static void
put_problems (NspSink *sink, const NspExport *export)
{
  nsp_sink_put (sink, ",\n \"problems\": [");
  for (guint i = 0; i < nsp_problems_length (export->problems); i++) {
    nsp_sink_put (sink, i > 0 ? ",\n  " : "\n  ");
    put_json (sink, problem_json (nsp_problems_get (export->problems, i), export->lang));
  }
  nsp_sink_put (sink, "]}\n");
}

gboolean
nsp_export_json (const NspExport *export, NspWrite write, gpointer data, GError **error)
{
  NspSink sink = { write, data, error, FALSE };
  gboolean first = TRUE;

  put_head (&sink, export);
  nsp_sink_put (&sink, ",\n \"instruments\": [");
  for (guint i = 0; i < export->results->list->len; i++) {
    const NspResult *result = g_ptr_array_index (export->results->list, i);

    if (!nsp_export_wants_period (export, result))
      continue;
    nsp_sink_put (&sink, first ? "\n  " : ",\n  ");
    put_result (&sink, export, result);
    first = FALSE;
  }
  nsp_sink_put (&sink, "]");
  put_problems (&sink, export);
  return !sink.failed;
}

static cJSON *
column_json (const NspColumn *column, const GPtrArray *instruments, guint number)
{
  cJSON *json = cJSON_CreateObject (), *items;

  cJSON_AddNumberToObject (json, "column", number);
  cJSON_AddStringToObject (json, "header", column->header);
  cJSON_AddItemToObject (json, "what", text_or_null (nsp_column_what (column, instruments)));
  cJSON_AddBoolToObject (json, "personal", column->kind == NSP_COLUMN_PERSONAL);
  items = cJSON_AddArrayToObject (json, "instruments");
  for (guint t = 0; t < column->targets->len; t++) {
    const NspInstrument *instrument =
        g_ptr_array_index (instruments, g_array_index (column->targets, NspTarget, t).instrument);

    cJSON_AddItemToArray (items, cJSON_CreateString (instrument->id));
  }
  return json;
}

/* What a check tells of a file beyond what an export does: its columns, its kinds of answers. */
static cJSON *
checked_input_json (const NspInput *input, const GPtrArray *instruments)
{
  static const char *const kinds[NSP_N_MISSING_KINDS] = {
    NULL, "empty", "na", "not_applicable", "dont_know", "missing_code", "listed"
  };
  cJSON *json = input_json (input), *columns = cJSON_AddArrayToObject (json, "columns"), *answers;

  for (guint i = 0; input->columns != NULL && i < input->columns->n_columns; i++)
    cJSON_AddItemToArray (columns, column_json (&input->columns->columns[i], instruments, i + 1));
  answers = cJSON_AddObjectToObject (json, "answers");
  add_count (answers, "given", input->given);
  for (guint kind = NSP_ANSWER_EMPTY; kind < NSP_N_MISSING_KINDS; kind++)
    add_count (answers, kinds[kind], input->missing[kind]);
  add_count (answers, "unreadable", input->unreadable);
  return json;
}

gboolean
nsp_export_check_json (const NspExport *export, NspWrite write, gpointer data, GError **error)
{
  NspSink sink = { write, data, error, FALSE };

  nsp_sink_put (&sink, "{\"netspiegel\": ");
  put_json (&sink, cJSON_CreateString (export->version));
  nsp_sink_put (&sink, ",\n \"inputs\": [");
  for (guint i = 0; i < nsp_survey_n_inputs (export->survey); i++) {
    nsp_sink_put (&sink, i > 0 ? ",\n  " : "\n  ");
    put_json (&sink, checked_input_json (nsp_survey_input (export->survey, i),
                                         nsp_survey_instruments (export->survey)));
  }
  nsp_sink_put (&sink, "]");
  put_problems (&sink, export);
  return !sink.failed;
}
