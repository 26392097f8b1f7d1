/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export_numbers.h"
#include "role.h"

static void
put_csv_group (NspSink *sink, const NspReleasedGroup *group, const NspInstrument *instrument,
               const NspSettings *settings)
{
  for (guint d = 0; d < group->n_dimensions; d++) {
    const NspReleasedDimension *score = &group->dimensions[d];
    g_autoptr (GString) line = g_string_new (instrument->id);
    const NspNumber figures[] = { score->mean, score->sd, score->ci95[0], score->ci95[1],
                                  score->min,  score->q1, score->median,  score->q3,
                                  score->max,  score->rwg };

    nsp_csv_append_text (line, group->period.year);
    nsp_csv_append_text (line, nsp_moment_name (group->period.moment));
    nsp_csv_append_text (line, group->network);
    nsp_csv_append_text (line, nsp_role_name (group->role));
    nsp_csv_append_count (line, group->respondents);
    nsp_csv_append_text (line, instrument->dimensions[d].id);
    nsp_csv_append_count (line, score->n);
    for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
      nsp_csv_append_number (line, figures[i]);
    nsp_csv_append_text (line, nsp_withheld_name (score->withheld));
    g_string_append_printf (line, ",%" G_GUINT64_FORMAT, group->unreadable);
    nsp_csv_append_text (line, score->left_out ? "yes" : NULL);
    nsp_csv_append_text (line, settings->exact ? NSP_NOT_FOR_SHARING : NULL);
    g_string_append_c (line, '\n');
    nsp_sink_put (sink, line->str);
  }
}

gboolean
nsp_export_csv (const NspExport *export, NspWrite write, gpointer data, GError **error)
{
  const NspSettings *settings = &export->released->settings;
  NspSink sink = { write, data, error, FALSE };

  nsp_sink_put (
      &sink,
      "instrument,year,moment,network,role,respondents,dimension,n,mean,sd,ci95_low,ci95_high,"
      "min,q1,median,q3,max,rwg,withheld,unreadable,left_out,exact\n");
  for (guint i = 0; i < export->released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (export->released->list, i);

    if (!nsp_export_wants_period (export, result))
      continue;
    put_csv_group (&sink, result->overall, result->instrument, settings);
    for (guint k = 0; k < result->networks->len; k++) {
      const NspReleasedGroup *group = g_ptr_array_index (result->networks, k);

      if (nsp_export_wants (export->only, group->network))
        put_csv_group (&sink, group, result->instrument, settings);
    }
  }
  return !sink.failed;
}

/* Appends a figure, and its reason to `reasons` when it has one. */
static void
append_statistic (GString *line, GString *reasons, const char *name, NspReleasedStatistic statistic)
{
  nsp_csv_append_number (line, statistic.number);
  if (statistic.why != NSP_DEFINED)
    g_string_append_printf (reasons, "%s%s=%s", reasons->len > 0 ? " " : "", name,
                            nsp_reason_name (statistic.why));
}

static GString *
start_line (const NspReleasedResult *result, guint d)
{
  GString *line = g_string_new (result->instrument->id);

  nsp_csv_append_text (line, result->period.year);
  nsp_csv_append_text (line, nsp_moment_name (result->period.moment));
  nsp_csv_append_text (line, result->instrument->dimensions[d].id);
  return line;
}

static void
put_dimension_reliability (NspSink *sink, const NspReleasedResult *result, guint d)
{
  const NspReleasedReliability *reliability = &result->reliability[d];
  g_autoptr (GString) line = start_line (result, d), reasons = g_string_new (NULL);

  g_string_append_printf (line, ",,%u", reliability->n_items);
  nsp_csv_append_count (line, reliability->n);
  append_statistic (line, reasons, "alpha", reliability->alpha);
  nsp_csv_append_number (line, reliability->alpha_ci95[0]);
  nsp_csv_append_number (line, reliability->alpha_ci95[1]);
  append_statistic (line, reasons, "omega", reliability->omega);
  append_statistic (line, reasons, "mean_correlation", reliability->mean_correlation);
  append_statistic (line, reasons, "icc1", reliability->icc1);
  append_statistic (line, reasons, "icc2", reliability->icc2);
  nsp_csv_append_number (line, reliability->f);
  nsp_csv_append_count (line, reliability->df[0]);
  nsp_csv_append_count (line, reliability->df[1]);
  nsp_csv_append_number (line, reliability->p);
  g_string_append (line, ",,");
  nsp_csv_append_text (line, reasons->str);
  g_string_append_c (line, '\n');
  nsp_sink_put (sink, line->str);
}

static void
put_item_reliability (NspSink *sink, const NspReleasedResult *result, guint d, guint k)
{
  const NspReleasedItemReliability *item = &result->reliability[d].items[k];
  g_autoptr (GString) line = start_line (result, d), reasons = g_string_new (NULL);

  nsp_csv_append_text (line, result->instrument->items[item->item].id);
  g_string_append_c (line, ',');
  nsp_csv_append_count (line, result->reliability[d].n);
  g_string_append (line, ",,,,,,,,,,,");
  append_statistic (line, reasons, "item_rest", item->item_rest);
  append_statistic (line, reasons, "alpha_without", item->alpha_without);
  nsp_csv_append_text (line, reasons->str);
  g_string_append_c (line, '\n');
  nsp_sink_put (sink, line->str);
}

gboolean
nsp_export_reliability_csv (const NspExport *export, NspWrite write, gpointer data, GError **error)
{
  NspSink sink = { write, data, error, FALSE };

  nsp_sink_put (&sink,
                "instrument,year,moment,dimension,item,items,n,alpha,alpha_low,alpha_high,omega,"
                "mean_correlation,icc1,icc2,f,df1,df2,p,item_rest,alpha_without,undefined\n");
  for (guint i = 0; i < export->released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (export->released->list, i);

    for (guint d = 0;
         d < result->instrument->n_dimensions && nsp_export_wants_period (export, result); d++) {
      put_dimension_reliability (&sink, result, d);
      for (guint k = 0; k < result->reliability[d].n_items; k++)
        put_item_reliability (&sink, result, d, k);
    }
  }
  return !sink.failed;
}
