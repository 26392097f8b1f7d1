/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "export_parts.h"

/* The group's score in a period, or NULL. */
static const NspReleasedDimension *
score_in (const NspComparedGroup *group, guint period, guint dimension)
{
  return group->groups[period] != NULL ? &group->groups[period]->dimensions[dimension] : NULL;
}

static gboolean
is_wanted (const NspExport *export, const NspComparedGroup *group)
{
  return group->network == NULL || nsp_export_wants (export->only, group->network);
}

/* A period; one in which the group does not stand, or is not shown, is null but for its name. */
static cJSON *
year_json (const NspComparison *comparison, const NspComparedGroup *group, guint period,
           guint dimension)
{
  static const NspNumber nothing = { NAN, NSP_EXACT };
  static const NspNumber none[2] = { { NAN, NSP_EXACT }, { NAN, NSP_EXACT } };
  const NspReleasedResult *result = comparison->periods[period];
  const NspReleasedDimension *score = score_in (group, period, dimension);
  NspWithheld withheld = score != NULL             ? score->withheld
                         : group->withheld[period] ? NSP_WITHHELD_MIN_N
                                                   : NSP_SHOWN;
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddItemToObject (json, "year", nsp_json_text (result->period.year));
  cJSON_AddItemToObject (json, "moment", nsp_json_text (nsp_moment_name (result->period.moment)));
  cJSON_AddItemToObject (json, "n", nsp_json_place (score != NULL ? score->n : 0));
  cJSON_AddItemToObject (json, "mean", nsp_json_number (score != NULL ? score->mean : nothing));
  cJSON_AddItemToObject (json, "sd", nsp_json_number (score != NULL ? score->sd : nothing));
  nsp_json_add_interval (json, "ci95", score != NULL ? score->ci95 : none);
  cJSON_AddItemToObject (json, "withheld", nsp_json_text (nsp_withheld_name (withheld)));
  cJSON_AddBoolToObject (json, "left_out", score != NULL && score->left_out);
  return json;
}

static void
add_difference (cJSON *json, const NspReleasedDifference *difference)
{
  cJSON_AddItemToObject (json, "difference", nsp_json_number (difference->difference));
  nsp_json_add_interval (json, "ci95", difference->ci95);
  cJSON_AddItemToObject (json, "df", nsp_json_number (difference->df));
}

static cJSON *
change_json (const NspComparison *comparison, const NspStep *step, guint dimension)
{
  const NspReleasedResult *from = comparison->periods[step->from],
                          *to = comparison->periods[step->to];
  const NspReleasedChange *change = &step->dimensions[dimension];
  cJSON *json = cJSON_CreateObject (), *difference;

  cJSON_AddItemToObject (json, "from", nsp_json_text (from->period.year));
  cJSON_AddItemToObject (json, "from_moment",
                         nsp_json_text (nsp_moment_name (from->period.moment)));
  cJSON_AddItemToObject (json, "to", nsp_json_text (to->period.year));
  cJSON_AddItemToObject (json, "to_moment", nsp_json_text (nsp_moment_name (to->period.moment)));
  difference = cJSON_AddObjectToObject (json, "independent");
  add_difference (difference, &change->independent);
  cJSON_AddItemToObject (difference, "hedges_g", nsp_json_number (change->hedges_g));
  if (change->n_pairs > 0) {
    difference = cJSON_AddObjectToObject (json, "paired");
    nsp_json_add_count (difference, "n", change->n_pairs);
    add_difference (difference, &change->paired);
  } else {
    cJSON_AddNullToObject (json, "paired");
  }
  cJSON_AddItemToObject (json, "reading", nsp_json_text (nsp_reading_name (change->reading)));
  return json;
}

static cJSON *
compared_json (const NspComparison *comparison, const NspComparedGroup *group)
{
  cJSON *json = cJSON_CreateObject (), *dimensions;

  cJSON_AddItemToObject (json, "network", nsp_json_text (group->network));
  dimensions = cJSON_AddArrayToObject (json, "dimensions");
  for (guint d = 0; d < comparison->instrument->n_dimensions; d++) {
    cJSON *dimension = cJSON_CreateObject (), *list;

    cJSON_AddStringToObject (dimension, "id", comparison->instrument->dimensions[d].id);
    list = cJSON_AddArrayToObject (dimension, "years");
    for (guint p = 0; p < comparison->n_periods; p++)
      cJSON_AddItemToArray (list, year_json (comparison, group, p, d));
    list = cJSON_AddArrayToObject (dimension, "changes");
    for (guint s = 0; s < group->n_steps; s++)
      cJSON_AddItemToArray (list, change_json (comparison, &group->steps[s], d));
    cJSON_AddItemToArray (dimensions, dimension);
  }
  return json;
}

static void
put_comparison (NspSink *sink, const NspExport *export, const NspComparison *comparison)
{
  const NspScale *scale = &comparison->instrument->scale;
  g_autofree char *range =
      g_strdup_printf (", \"scale\": {\"min\": %d, \"max\": %d}", scale->min, scale->max);
  gboolean first = TRUE;

  nsp_sink_put (sink, "{\"id\": ");
  nsp_sink_put_json (sink, cJSON_CreateString (comparison->instrument->id));
  nsp_sink_put (sink, range);
  nsp_sink_put (sink, ",\n   \"networks\": [");
  for (guint g = 0; g < comparison->groups->len; g++) {
    const NspComparedGroup *group = g_ptr_array_index (comparison->groups, g);

    if (!is_wanted (export, group))
      continue;
    nsp_sink_put (sink, first ? "\n    " : ",\n    ");
    nsp_sink_put_json (sink, compared_json (comparison, group));
    first = FALSE;
  }
  nsp_sink_put (sink, "]}");
}

gboolean
nsp_export_compare_json (const NspExport *export, const GPtrArray *comparisons, NspWrite write,
                         gpointer data, GError **error)
{
  NspSink sink = { write, data, error, FALSE };

  nsp_sink_put_head (&sink, export);
  nsp_sink_put (&sink, ",\n \"instruments\": [");
  for (guint i = 0; i < comparisons->len; i++) {
    nsp_sink_put (&sink, i > 0 ? ",\n  " : "\n  ");
    put_comparison (&sink, export, g_ptr_array_index (comparisons, i));
  }
  nsp_sink_put (&sink, "]");
  nsp_sink_put_problems (&sink, export, FALSE);
  return !sink.failed;
}

static void
append_period (GString *line, const NspReleasedResult *result)
{
  nsp_csv_append_text (line, result->period.year);
  nsp_csv_append_text (line, nsp_moment_name (result->period.moment));
}

static void
append_score (GString *line, const NspReleasedDimension *score)
{
  if (score == NULL) {
    g_string_append (line, ",,,");
    return;
  }
  nsp_csv_append_count (line, score->n);
  nsp_csv_append_number (line, score->mean);
  nsp_csv_append_number (line, score->sd);
}

static void
append_difference (GString *line, const NspReleasedDifference *difference)
{
  nsp_csv_append_number (line, difference->difference);
  nsp_csv_append_number (line, difference->ci95[0]);
  nsp_csv_append_number (line, difference->ci95[1]);
  nsp_csv_append_number (line, difference->df);
}

static void
put_csv_change (NspSink *sink, const NspExport *export, const NspComparison *comparison,
                const NspComparedGroup *group, const NspStep *step, guint dimension)
{
  const NspReleasedChange *change = &step->dimensions[dimension];
  g_autoptr (GString) line = g_string_new (comparison->instrument->id);

  nsp_csv_append_text (line, group->network);
  nsp_csv_append_text (line, comparison->instrument->dimensions[dimension].id);
  append_period (line, comparison->periods[step->from]);
  append_period (line, comparison->periods[step->to]);
  append_score (line, score_in (group, step->from, dimension));
  append_score (line, score_in (group, step->to, dimension));
  append_difference (line, &change->independent);
  nsp_csv_append_number (line, change->hedges_g);
  nsp_csv_append_count (line, change->n_pairs);
  append_difference (line, &change->paired);
  nsp_csv_append_text (line, nsp_reading_name (change->reading));
  nsp_csv_append_text (line, export->released->settings.exact ? NSP_NOT_FOR_SHARING : NULL);
  g_string_append_c (line, '\n');
  nsp_sink_put (sink, line->str);
}

static void
put_csv_comparison (NspSink *sink, const NspExport *export, const NspComparison *comparison)
{
  for (guint g = 0; g < comparison->groups->len; g++) {
    const NspComparedGroup *group = g_ptr_array_index (comparison->groups, g);

    for (guint d = 0; d < comparison->instrument->n_dimensions && is_wanted (export, group); d++)
      for (guint s = 0; s < group->n_steps; s++)
        put_csv_change (sink, export, comparison, group, &group->steps[s], d);
  }
}

gboolean
nsp_export_compare_csv (const NspExport *export, const GPtrArray *comparisons, NspWrite write,
                        gpointer data, GError **error)
{
  NspSink sink = { write, data, error, FALSE };

  nsp_sink_put (&sink,
                "instrument,network,dimension,from,from_moment,to,to_moment,n_from,mean_from,"
                "sd_from,n_to,mean_to,sd_to,difference,ci95_low,ci95_high,df,hedges_g,"
                "n_pairs,paired_difference,paired_ci95_low,paired_ci95_high,paired_df,"
                "reading,exact\n");
  for (guint i = 0; i < comparisons->len; i++)
    put_csv_comparison (&sink, export, g_ptr_array_index (comparisons, i));
  return !sink.failed;
}
