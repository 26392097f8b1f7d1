/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "role.h"

/* A place to write to that remembers the first failure. */
typedef struct {
  NspWrite write;
  gpointer data;
  GError **error;
  gboolean failed;
} Sink;

static void
put (Sink *sink, const char *text)
{
  if (!sink->failed)
    sink->failed = !sink->write (text, strlen (text), sink->data, sink->error);
}

/* Writes a JSON value on one line and frees it. */
static void
put_json (Sink *sink, cJSON *json)
{
  char *text = cJSON_PrintUnformatted (json);

  put (sink, text);
  cJSON_free (text);
  cJSON_Delete (json);
}

static cJSON *
text_or_null (const char *text)
{
  return text != NULL ? cJSON_CreateString (text) : cJSON_CreateNull ();
}

/* The shortest of 15 and 17 significant digits that reads back as the same number. (cJSON's own
 * printing accepts a near number.) */
static void
format_number (char text[G_ASCII_DTOSTR_BUF_SIZE], double value)
{
  g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.17g", value);
}

static cJSON *
number_or_null (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    return cJSON_CreateNull ();
  format_number (text, value);
  return cJSON_CreateRaw (text);
}

static void
add_count (cJSON *object, const char *key, guint64 count)
{
  cJSON_AddNumberToObject (object, key, (double)count);
}

static const char *
withheld_name (NspWithheld withheld)
{
  static const char *const names[] = { NULL, "min_n", "complementary" };

  return names[withheld];
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
  if (isnan (score->ci95[0])) {
    cJSON_AddNullToObject (json, "ci95");
  } else {
    cJSON *interval = cJSON_AddArrayToObject (json, "ci95");

    cJSON_AddItemToArray (interval, number_or_null (score->ci95[0]));
    cJSON_AddItemToArray (interval, number_or_null (score->ci95[1]));
  }
  for (guint i = 0; i < G_N_ELEMENTS (spread); i++)
    cJSON_AddItemToObject (json, spread[i].key, number_or_null (spread[i].value));
  cJSON_AddItemToObject (json, "withheld", text_or_null (withheld_name (score->withheld)));
  cJSON_AddItemToObject (json, "withheld_spread",
                         text_or_null (withheld_name (score->withheld_spread)));
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
  cJSON_AddItemToObject (json, "role", text_or_null (nsp_role_name (group->role)));
  add_count (json, "respondents", group->respondents);
  cJSON_AddItemToObject (json, "withheld", text_or_null (withheld_name (group->withheld)));
  dimensions = cJSON_AddArrayToObject (json, "dimensions");
  for (guint d = 0; d < group->n_dimensions; d++)
    cJSON_AddItemToArray (
        dimensions, dimension_json (&group->dimensions[d], &instrument->dimensions[d], instrument));
  return json;
}

gboolean
nsp_export_wants (const char *const *only, const char *network)
{
  return only == NULL || g_strv_contains (only, network);
}

static gboolean
wants_year (const NspExport *export, const NspResult *result)
{
  return export->only_year == NULL || g_strcmp0 (export->only_year, result->year) == 0;
}

static void
put_result (Sink *sink, const NspExport *export, const NspResult *result)
{
  const NspScale *scale = &result->instrument->scale;
  cJSON *head = cJSON_CreateObject (), *scale_json;
  char *text;
  gboolean first = TRUE;

  cJSON_AddStringToObject (head, "id", result->instrument->id);
  cJSON_AddItemToObject (head, "year", text_or_null (result->year));
  scale_json = cJSON_AddObjectToObject (head, "scale");
  cJSON_AddNumberToObject (scale_json, "min", scale->min);
  cJSON_AddNumberToObject (scale_json, "max", scale->max);
  text = cJSON_PrintUnformatted (head);
  text[strlen (text) - 1] = '\0'; /* its closing brace comes after the groups */
  put (sink, text);
  cJSON_free (text);
  cJSON_Delete (head);
  put (sink, ",\n   \"reliability\": []"); /* comes with reliability.c */
  put (sink, ",\n   \"overall\": ");
  put_json (sink, group_json (result->overall, result->instrument));
  put (sink, ",\n   \"networks\": [");
  for (guint i = 0; i < result->networks->len; i++) {
    const NspGroup *group = g_ptr_array_index (result->networks, i);

    if (!nsp_export_wants (export->only, group->network))
      continue;
    put (sink, first ? "\n    " : ",\n    ");
    put_json (sink, group_json (group, result->instrument));
    first = FALSE;
  }
  put (sink, "]}");
}

static cJSON *
input_json (const NspInput *input)
{
  const char delimiter[] = { input->delimiter, '\0' };
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "file", input->file);
  add_count (json, "rows", input->rows);
  add_count (json, "used", input->used);
  cJSON_AddItemToObject (json, "encoding", text_or_null (input->encoding));
  cJSON_AddItemToObject (json, "delimiter",
                         text_or_null (input->delimiter != '\0' ? delimiter : NULL));
  cJSON_AddItemToObject (json, "year", text_or_null (input->year));
  return json;
}

static cJSON *
place_or_null (guint64 place)
{
  return place > 0 ? cJSON_CreateNumber ((double)place) : cJSON_CreateNull ();
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
put_head (Sink *sink, const NspExport *export)
{
  put (sink, "{\"netspiegel\": ");
  put_json (sink, cJSON_CreateString (export->version));
  put (sink, ",\n \"settings\": ");
  put_json (sink, settings_json (export->results));
  put (sink, ",\n \"inputs\": [");
  for (guint i = 0; i < nsp_survey_n_inputs (export->survey); i++) {
    put (sink, i > 0 ? ",\n  " : "\n  ");
    put_json (sink, input_json (nsp_survey_input (export->survey, i)));
  }
  put (sink, "]");
}

static void
put_problems (Sink *sink, const NspExport *export)
{
  put (sink, ",\n \"problems\": [");
  for (guint i = 0; i < nsp_problems_length (export->problems); i++) {
    put (sink, i > 0 ? ",\n  " : "\n  ");
    put_json (sink, problem_json (nsp_problems_get (export->problems, i), export->lang));
  }
  put (sink, "]}\n");
}

gboolean
nsp_export_json (const NspExport *export, NspWrite write, gpointer data, GError **error)
{
  Sink sink = { write, data, error, FALSE };
  gboolean first = TRUE;

  put_head (&sink, export);
  put (&sink, ",\n \"instruments\": [");
  for (guint i = 0; i < export->results->list->len; i++) {
    const NspResult *result = g_ptr_array_index (export->results->list, i);

    if (!wants_year (export, result))
      continue;
    put (&sink, first ? "\n  " : ",\n  ");
    put_result (&sink, export, result);
    first = FALSE;
  }
  put (&sink, "]");
  put_problems (&sink, export);
  return !sink.failed;
}

/* A text as a CSV cell that no spreadsheet takes for a formula. */
static void
append_cell (GString *line, const char *text)
{
  gboolean formula = text != NULL && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;

  if (line->len > 0)
    g_string_append_c (line, ',');
  if (text == NULL)
    return;
  if (!formula && strpbrk (text, ",;\"\r\n\t") == NULL) {
    g_string_append (line, text);
    return;
  }
  g_string_append (line, formula ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++)
    g_string_append (line, *p == '"' ? "\"\"" : (const char[]){ *p, '\0' });
  g_string_append_c (line, '"');
}

static void
append_number (GString *line, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (line, ',');
  if (isnan (value))
    return;
  format_number (text, value);
  g_string_append (line, text);
}

static void
put_csv_group (Sink *sink, const NspGroup *group, const NspInstrument *instrument)
{
  for (guint d = 0; d < group->n_dimensions; d++) {
    const NspDimensionScore *score = &group->dimensions[d];
    g_autoptr (GString) line = g_string_new (instrument->id);
    const double figures[] = { score->mean, score->sd, score->ci95[0], score->ci95[1],
                               score->min,  score->q1, score->median,  score->q3,
                               score->max,  score->rwg };

    append_cell (line, group->year);
    append_cell (line, group->network);
    append_cell (line, nsp_role_name (group->role));
    g_string_append_printf (line, ",%" G_GUINT64_FORMAT, group->respondents);
    append_cell (line, instrument->dimensions[d].id);
    g_string_append_printf (line, ",%" G_GUINT64_FORMAT, score->n);
    for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
      append_number (line, figures[i]);
    append_cell (line, withheld_name (score->withheld));
    g_string_append_c (line, '\n');
    put (sink, line->str);
  }
}

gboolean
nsp_export_csv (const NspExport *export, NspWrite write, gpointer data, GError **error)
{
  Sink sink = { write, data, error, FALSE };

  put (&sink, "instrument,year,network,role,respondents,dimension,n,mean,sd,ci95_low,ci95_high,"
              "min,q1,median,q3,max,rwg,withheld\n");
  for (guint i = 0; i < export->results->list->len; i++) {
    const NspResult *result = g_ptr_array_index (export->results->list, i);

    if (!wants_year (export, result))
      continue;
    put_csv_group (&sink, result->overall, result->instrument);
    for (guint k = 0; k < result->networks->len; k++) {
      const NspGroup *group = g_ptr_array_index (result->networks, k);

      if (nsp_export_wants (export->only, group->network))
        put_csv_group (&sink, group, result->instrument);
    }
  }
  return !sink.failed;
}
