/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export_parts.h"

#include <math.h>
#include <string.h>

#include "role.h"

static cJSON *
item_json (const NspReleasedItem *item, const char *id, const NspScale *scale)
{
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "id", id);
  cJSON_AddItemToObject (json, "n", nsp_json_place (item->n));
  cJSON_AddItemToObject (json, "mean", nsp_json_number (item->mean));
  cJSON_AddItemToObject (json, "sd", nsp_json_number (item->sd));
  if (item->counts != NULL) {
    cJSON *counts = cJSON_AddObjectToObject (json, "counts");

    for (guint step = 0; step < scale->n_steps; step++) {
      char value[16];

      g_snprintf (value, sizeof value, "%d", nsp_scale_value (scale, step + 1));
      nsp_json_add_count (counts, value, item->counts[step]);
    }
  } else {
    cJSON_AddNullToObject (json, "counts");
  }
  if (item->almost_everyone > 0)
    cJSON_AddNumberToObject (json, "almost_everyone",
                             nsp_scale_value (scale, item->almost_everyone));
  else
    cJSON_AddNullToObject (json, "almost_everyone");
  return json;
}

static cJSON *
dimension_json (const NspReleasedDimension *score, const NspDimension *dimension,
                const NspInstrument *instrument)
{
  cJSON *json = cJSON_CreateObject (), *items;
  const struct {
    const char *key;
    NspNumber value;
  } spread[] = { { "min", score->min }, { "q1", score->q1 },   { "median", score->median },
                 { "q3", score->q3 },   { "max", score->max }, { "rwg", score->rwg } };

  cJSON_AddStringToObject (json, "id", dimension->id);
  cJSON_AddItemToObject (json, "n", nsp_json_place (score->n));
  cJSON_AddItemToObject (json, "mean", nsp_json_number (score->mean));
  cJSON_AddItemToObject (json, "sd", nsp_json_number (score->sd));
  nsp_json_add_interval (json, "ci95", score->ci95);
  for (guint i = 0; i < G_N_ELEMENTS (spread); i++)
    cJSON_AddItemToObject (json, spread[i].key, nsp_json_number (spread[i].value));
  cJSON_AddItemToObject (json, "agreement", nsp_json_text (nsp_agreement_name (score->agreement)));
  cJSON_AddItemToObject (json, "withheld", nsp_json_text (nsp_withheld_name (score->withheld)));
  cJSON_AddItemToObject (json, "withheld_spread",
                         nsp_json_text (nsp_withheld_name (score->withheld_spread)));
  cJSON_AddBoolToObject (json, "left_out", score->left_out);
  items = cJSON_AddArrayToObject (json, "items");
  for (guint k = 0; k < score->n_items; k++)
    cJSON_AddItemToArray (items,
                          item_json (&score->items[k], instrument->items[dimension->key[k].item].id,
                                     &instrument->scale));
  return json;
}

static cJSON *
group_json (const NspReleasedGroup *group, const NspInstrument *instrument)
{
  cJSON *json = cJSON_CreateObject (), *dimensions;

  cJSON_AddItemToObject (json, "network", nsp_json_text (group->network));
  cJSON_AddItemToObject (json, "year", nsp_json_text (group->period.year));
  cJSON_AddItemToObject (json, "moment", nsp_json_text (nsp_moment_name (group->period.moment)));
  cJSON_AddItemToObject (json, "role", nsp_json_text (nsp_role_name (group->role)));
  cJSON_AddItemToObject (json, "respondents", nsp_json_place (group->respondents));
  nsp_json_add_count (json, "unreadable", group->unreadable);
  cJSON_AddItemToObject (json, "withheld", nsp_json_text (nsp_withheld_name (group->withheld)));
  cJSON_AddBoolToObject (json, "left_out", group->left_out);
  dimensions = cJSON_AddArrayToObject (json, "dimensions");
  for (guint d = 0; d < group->n_dimensions; d++)
    cJSON_AddItemToArray (
        dimensions, dimension_json (&group->dimensions[d], &instrument->dimensions[d], instrument));
  return json;
}

/* Adds a figure; one that is undefined is null, with its reason among `reasons`. */
static void
add_statistic (cJSON *json, cJSON *reasons, const char *key, NspReleasedStatistic statistic)
{
  cJSON_AddItemToObject (json, key, nsp_json_number (statistic.number));
  if (statistic.why != NSP_DEFINED)
    cJSON_AddStringToObject (reasons, key, nsp_reason_name (statistic.why));
}

static cJSON *
item_reliability_json (const NspReleasedItemReliability *item, const NspInstrument *instrument)
{
  cJSON *json = cJSON_CreateObject (), *reasons = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "id", instrument->items[item->item].id);
  add_statistic (json, reasons, "item_rest", item->item_rest);
  add_statistic (json, reasons, "alpha_without", item->alpha_without);
  cJSON_AddItemToObject (json, "undefined", reasons);
  return json;
}

static cJSON *
reliability_json (const NspReleasedReliability *reliability, const NspDimension *dimension,
                  const NspInstrument *instrument)
{
  cJSON *json = cJSON_CreateObject (), *reasons = cJSON_CreateObject (), *items;

  cJSON_AddStringToObject (json, "dimension", dimension->id);
  cJSON_AddNumberToObject (json, "items", reliability->n_items);
  cJSON_AddItemToObject (json, "n", nsp_json_place (reliability->n));
  add_statistic (json, reasons, "alpha", reliability->alpha);
  nsp_json_add_interval (json, "alpha_ci95", reliability->alpha_ci95);
  add_statistic (json, reasons, "omega", reliability->omega);
  add_statistic (json, reasons, "mean_correlation", reliability->mean_correlation);
  add_statistic (json, reasons, "icc1", reliability->icc1);
  add_statistic (json, reasons, "icc2", reliability->icc2);
  cJSON_AddItemToObject (json, "f", nsp_json_number (reliability->f));
  for (guint i = 0; i < 2; i++)
    cJSON_AddItemToObject (json, i == 0 ? "df1" : "df2", nsp_json_place (reliability->df[i]));
  cJSON_AddItemToObject (json, "p", nsp_json_number (reliability->p));
  cJSON_AddItemToObject (json, "undefined", reasons);
  items = cJSON_AddArrayToObject (json, "item_statistics");
  for (guint i = 0; i < reliability->n_items; i++)
    cJSON_AddItemToArray (items, item_reliability_json (&reliability->items[i], instrument));
  return json;
}

static void
put_reliability (NspSink *sink, const NspReleasedResult *result)
{
  nsp_sink_put (sink, ",\n   \"reliability\": [");
  for (guint d = 0; d < result->instrument->n_dimensions; d++) {
    nsp_sink_put (sink, d > 0 ? ",\n    " : "\n    ");
    nsp_sink_put_json (sink,
                       reliability_json (&result->reliability[d],
                                         &result->instrument->dimensions[d], result->instrument));
  }
  nsp_sink_put (sink, "]");
}

static void
put_result (NspSink *sink, const NspExport *export, const NspReleasedResult *result)
{
  const NspScale *scale = &result->instrument->scale;
  cJSON *head = cJSON_CreateObject (), *scale_json;
  char *text;
  gboolean first = TRUE;

  cJSON_AddStringToObject (head, "id", result->instrument->id);
  cJSON_AddItemToObject (head, "year", nsp_json_text (result->period.year));
  cJSON_AddItemToObject (head, "moment", nsp_json_text (nsp_moment_name (result->period.moment)));
  scale_json = cJSON_AddObjectToObject (head, "scale");
  cJSON_AddNumberToObject (scale_json, "min", scale->min);
  cJSON_AddNumberToObject (scale_json, "max", scale->max);
  cJSON_AddNumberToObject (head, "networks_withheld", g_hash_table_size (result->unnamed));
  text = cJSON_PrintUnformatted (head);
  text[strlen (text) - 1] = '\0'; /* its closing brace comes after the groups */
  nsp_sink_put (sink, text);
  cJSON_free (text);
  cJSON_Delete (head);
  put_reliability (sink, result);
  nsp_sink_put (sink, ",\n   \"overall\": ");
  nsp_sink_put_json (sink, group_json (result->overall, result->instrument));
  nsp_sink_put (sink, ",\n   \"networks\": [");
  for (guint i = 0; i < result->networks->len; i++) {
    const NspReleasedGroup *group = g_ptr_array_index (result->networks, i);

    if (!nsp_export_wants (export->only, group->network))
      continue;
    nsp_sink_put (sink, first ? "\n    " : ",\n    ");
    nsp_sink_put_json (sink, group_json (group, result->instrument));
    first = FALSE;
  }
  nsp_sink_put (sink, "]}");
}

gboolean
nsp_export_json (const NspExport *export, NspWrite write, gpointer data, GError **error)
{
  NspSink sink = { write, data, error, FALSE };
  gboolean first = TRUE;

  nsp_sink_put_head (&sink, export);
  nsp_sink_put (&sink, ",\n \"instruments\": [");
  for (guint i = 0; i < export->released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (export->released->list, i);

    if (!nsp_export_wants_period (export, result))
      continue;
    nsp_sink_put (&sink, first ? "\n  " : ",\n  ");
    put_result (&sink, export, result);
    first = FALSE;
  }
  nsp_sink_put (&sink, "]");
  nsp_sink_put_problems (&sink, export, FALSE);
  return !sink.failed;
}

static cJSON *
column_json (const NspColumn *column, const GPtrArray *instruments, guint number)
{
  cJSON *json = cJSON_CreateObject (), *items;

  cJSON_AddNumberToObject (json, "column", number);
  cJSON_AddStringToObject (json, "header", column->header);
  cJSON_AddItemToObject (json, "what", nsp_json_text (nsp_column_what (column, instruments)));
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
  cJSON *json = nsp_json_input (input), *columns = cJSON_AddArrayToObject (json, "columns"),
        *answers;

  for (guint i = 0; input->columns != NULL && i < input->columns->n_columns; i++)
    cJSON_AddItemToArray (columns, column_json (&input->columns->columns[i], instruments, i + 1));
  answers = cJSON_AddObjectToObject (json, "answers");
  nsp_json_add_count (answers, "given", input->given);
  for (guint kind = NSP_ANSWER_EMPTY; kind < NSP_N_MISSING_KINDS; kind++)
    nsp_json_add_count (answers, kinds[kind], input->missing[kind]);
  nsp_json_add_count (answers, "unreadable", input->unreadable);
  return json;
}

gboolean
nsp_export_check_json (const NspExport *export, NspWrite write, gpointer data, GError **error)
{
  NspSink sink = { write, data, error, FALSE };

  nsp_sink_put (&sink, "{\"netspiegel\": ");
  nsp_sink_put_json (&sink, cJSON_CreateString (export->version));
  nsp_sink_put (&sink, ",\n \"inputs\": [");
  for (guint i = 0; i < nsp_survey_n_inputs (export->survey); i++) {
    nsp_sink_put (&sink, i > 0 ? ",\n  " : "\n  ");
    nsp_sink_put_json (&sink, checked_input_json (nsp_survey_input (export->survey, i),
                                                  nsp_survey_instruments (export->survey)));
  }
  nsp_sink_put (&sink, "]");
  nsp_sink_put_problems (&sink, export, TRUE);
  return !sink.failed;
}
