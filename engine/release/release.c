/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "release.h"

#include "other_bounds.h"
#include "overall_items.h"
#include "release_group.h"
#include "release_period.h"
#include "row_order.h"
#include "shared_items.h"

static void
report_strangers (const NspPeriodOptions *options, const NspInstrument *instrument,
                  NspProblems *problems)
{
  for (guint i = 0; i < nsp_survey_n_inputs (options->survey); i++) {
    const NspStrangers *strangers = &options->strangers[i];
    g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, strangers->count);
    g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, strangers->first_line);

    if (strangers->count > 0)
      nsp_problems_add (problems, NSP_PROBLEM_ROWS_NOT_STUDENT,
                        nsp_survey_input (options->survey, i)->file, strangers->first_line, 0,
                        instrument->id, count, line, NULL);
  }
}

static void
release_instrument (NspReleased *released, const NspSurvey *survey, const guint *order,
                    guint instrument, NspProblems *problems)
{
  g_autofree NspStrangers *strangers = g_new0 (NspStrangers, nsp_survey_n_inputs (survey) + 1);
  const NspPeriodOptions options = { survey, &released->settings, instrument, released, strangers };
  guint n_rows = nsp_survey_n_rows (survey);

  for (guint at = 0, length; at < n_rows; at += length) {
    NspPeriodSamples *samples = NULL;
    NspReleasedResult *result;

    length = nsp_row_order_run (survey, order + at, n_rows - at, NSP_RUN_OF_PERIOD);
    result = nsp_release_period (&options, order + at, length, &samples, problems);
    if (result == NULL)
      continue;
    g_ptr_array_add (released->list, result);
    g_ptr_array_add (released->samples, samples);
  }
  report_strangers (&options, g_ptr_array_index (nsp_survey_instruments (survey), instrument),
                    problems);
}

/* Everyone's figures of items follow once it is settled what the networks show of theirs. */
static void
settle_items (const NspReleased *released)
{
  gboolean any = TRUE;

  nsp_other_bounds_apply (released);
  while (any) {
    any = nsp_shared_items_unite (released, TRUE);
    for (guint i = 0; i < released->list->len; i++)
      any |= nsp_release_protect_overall (g_ptr_array_index (released->list, i));
  }
  for (guint i = 0; i < released->list->len; i++)
    nsp_release_overall_items (g_ptr_array_index (released->list, i), &released->settings);
  nsp_shared_items_unite (released, FALSE);
}

static void
seal_items (const NspReleased *released)
{
  for (guint i = 0; i < released->list->len; i++) {
    NspReleasedResult *result = g_ptr_array_index (released->list, i);

    nsp_release_seal_items (result->overall, result->instrument, &released->settings);
    for (guint k = 0; k < result->networks->len; k++)
      nsp_release_seal_items (g_ptr_array_index (result->networks, k), result->instrument,
                              &released->settings);
  }
}

NspReleased *
nsp_release_new (const NspSurvey *survey, const NspSettings *settings, NspProblems *problems)
{
  NspReleased *released = g_new0 (NspReleased, 1);
  g_autofree guint *order = nsp_row_order_new (survey);

  released->settings = *settings;
  released->list = g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_released_result_free);
  released->samples = g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_period_samples_free);
  for (guint n = 0; n < nsp_survey_instruments (survey)->len; n++)
    if (nsp_survey_has (survey, n))
      release_instrument (released, survey, order, n, problems);
  if (!settings->exact)
    settle_items (released);
  seal_items (released);
  return released;
}

void
nsp_released_free (NspReleased *released)
{
  if (released == NULL)
    return;
  g_ptr_array_unref (released->list);
  g_ptr_array_unref (released->samples);
  g_free (released);
}

/* The sizes of the groups of one period, in the order of the rows, everyone last. */
static void
add_sizes (GArray *sizes, const NspSurvey *survey, guint instrument, const guint *rows, guint n,
           NspTally *tally)
{
  const NspRow *first = nsp_survey_row (survey, *rows);
  NspGroupSize size = { .instrument = tally->instrument,
                        .period = { nsp_survey_year (survey, first->year),
                                    (NspMoment)first->moment } };
  guint64 total = 0;

  for (guint at = 0, length; at < n; at += length) {
    length = nsp_row_order_run (survey, rows + at, n - at, NSP_RUN_OF_NETWORK);
    nsp_tally_reset (tally);
    nsp_tally_rows (tally, survey, instrument, rows + at, length, NULL);
    size.network = nsp_survey_network (survey, nsp_survey_row (survey, rows[at])->network);
    size.respondents = tally->respondents;
    total += size.respondents;
    if (size.network != NULL && size.respondents > 0)
      g_array_append_val (sizes, size);
  }
  size.network = NULL;
  size.respondents = total;
  if (total > 0)
    g_array_append_val (sizes, size);
}

GArray *
nsp_group_sizes_new (const NspSurvey *survey)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (NspGroupSize));
  const GPtrArray *instruments = nsp_survey_instruments (survey);
  g_autofree guint *order = nsp_row_order_new (survey);
  guint n_rows = nsp_survey_n_rows (survey);

  for (guint i = 0; i < instruments->len; i++) {
    g_autoptr (NspTally) tally = nsp_tally_new (g_ptr_array_index (instruments, i));

    for (guint at = 0, length; nsp_survey_has (survey, i) && at < n_rows; at += length) {
      length = nsp_row_order_run (survey, order + at, n_rows - at, NSP_RUN_OF_PERIOD);
      add_sizes (sizes, survey, i, order + at, length, tally);
    }
  }
  return sizes;
}
