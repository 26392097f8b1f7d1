/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results.h"

#include <math.h>
#include <string.h>

#include "disclosure.h"
#include "row_order.h"
#include "tally.h"

/* Rows of a file with answers to an instrument that is not meant for them. */
typedef struct {
  guint64 count, first_line;
} Strangers;

typedef struct {
  const NspSurvey *survey;
  const NspSettings *settings;
  guint instrument; /* its number in the survey */
  const NspInstrument *definition;
  double min_answered;
  NspTally *tally;
  gboolean students_only; /* the period holds rows that the student instrument leaves out */
  Strangers *strangers;   /* by file */
} Scorer;

static gboolean
any_answer (const guint8 *answers, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    if (answers[i] > 0)
      return TRUE;
  return FALSE;
}

/* Whether a row counts, keeping book of those that do not. */
static gboolean
is_meant_for (Scorer *scorer, const NspRow *row, const guint8 *answers)
{
  if (scorer->definition->audience == NSP_AUDIENCE_STUDENTS && row->role_known)
    scorer->students_only = TRUE;
  if (nsp_row_is_meant_for (row, scorer->definition))
    return TRUE;
  if (any_answer (answers, scorer->definition->n_items)) {
    Strangers *strangers = &scorer->strangers[row->file];

    if (strangers->count++ == 0 || row->line < strangers->first_line)
      strangers->first_line = row->line;
  }
  return FALSE;
}

/* Tallies the rows first to last - 1 of the order into the scorer's tally. */
static void
tally_rows (Scorer *scorer, const guint *rows, guint n)
{
  nsp_tally_reset (scorer->tally);
  for (guint i = 0; i < n; i++) {
    const NspRow *row = nsp_survey_row (scorer->survey, rows[i]);
    const guint8 *answers = nsp_survey_answers (scorer->survey, scorer->instrument, rows[i]);

    if (answers != NULL && is_meant_for (scorer, row, answers))
      nsp_tally_add_respondent (scorer->tally, answers, (NspRole)row->role);
  }
}

static NspGroup *
score_tally (const Scorer *scorer, const NspTally *tally, const char *network,
             const NspResult *result)
{
  NspGroup *group = nsp_group_score (tally, scorer->min_answered);

  group->network = g_strdup (network);
  group->year = g_strdup (result->year);
  group->moment = result->moment;
  group->role = scorer->students_only ? NSP_ROLE_STUDENT : NSP_ROLE_UNKNOWN;
  return group;
}

static void
result_free (gpointer data)
{
  NspResult *result = data;

  g_free (result->year);
  for (guint d = 0; result->reliability != NULL && d < result->instrument->n_dimensions; d++)
    nsp_reliability_clear (&result->reliability[d]);
  g_free (result->reliability);
  nsp_group_free (result->overall);
  g_ptr_array_unref (result->networks);
  g_free (result);
}

/* A reversed item that, once keyed, goes against the rest of its dimension may have been reversed
 * before. Among fewer respondents than this, chance does it too often. */
#define MIN_N_REVERSED 30
#define CLEARLY_NEGATIVE -0.2

/* Whether a correlation over n pairs is well below 0 and so is its 95% interval (by Fisher's z). */
static gboolean
is_clearly_negative (double r, guint64 n)
{
  return r < CLEARLY_NEGATIVE && atanh (r) + 1.96 / sqrt ((double)n - 3) < 0;
}

static void
report_reversed (const NspInstrument *instrument, const NspDimension *dimension, guint k, double r,
                 guint64 n, NspProblems *problems)
{
  g_autofree char *nl = nsp_number_format (r, 2, NSP_NL), *en = nsp_number_format (r, 2, NSP_EN);
  g_autofree char *figures = g_strdup_printf (
      "r = %s, n = %" G_GUINT64_FORMAT "\037r = %s, n = %" G_GUINT64_FORMAT, nl, n, en, n);

  nsp_problems_add (problems, NSP_PROBLEM_REVERSED_ALREADY, NULL, 0, 0, dimension->id,
                    instrument->items[dimension->key[k].item].id, figures, NULL);
}

static void
check_reversed (const NspResult *result, NspProblems *problems)
{
  for (guint d = 0; d < result->instrument->n_dimensions; d++) {
    const NspDimension *dimension = &result->instrument->dimensions[d];
    const NspReliability *reliability = &result->reliability[d];

    for (guint k = 0; k < dimension->n_key && reliability->n >= MIN_N_REVERSED; k++) {
      double r = dimension->key[k].reversed ? reliability->items[k].item_rest.value : NAN;

      if (is_clearly_negative (r, reliability->n))
        report_reversed (result->instrument, dimension, k, r, reliability->n, problems);
    }
  }
}

/* The intraclass correlations of a dimension, from the networks that have a score on it. */
static void
add_networks (NspResult *result, guint d)
{
  g_autofree NspMoments *moments = g_new (NspMoments, result->networks->len + 1);
  guint n = 0;

  for (guint i = 0; i < result->networks->len; i++) {
    const NspGroup *group = g_ptr_array_index (result->networks, i);
    const NspDimensionScore *score = &group->dimensions[d];

    if (score->n > 0)
      moments[n++] = (NspMoments){ score->n, score->mean, score->sd };
  }
  nsp_reliability_set_networks (&result->reliability[d], moments, n);
}

/* Before the disclosure rule is applied, as it needs the figures of all networks. */
static void
compute_reliability (NspResult *result, const NspTally *total)
{
  const NspInstrument *instrument = result->instrument;

  result->reliability = g_new0 (NspReliability, instrument->n_dimensions);
  for (guint d = 0; d < instrument->n_dimensions; d++) {
    nsp_reliability_init (&result->reliability[d], &instrument->dimensions[d],
                          &total->dimensions[d]);
    add_networks (result, d);
  }
}

/* The intraclass correlations give away the sum of squares between the networks. With the figures
 * that are shown, that leaves the means of one or two withheld networks to be solved for; with
 * three or more there are too many unknowns. */
#define FEWEST_HIDDEN 3

static void
withhold_reliability (NspResult *result, guint min_n)
{
  for (guint d = 0; d < result->instrument->n_dimensions; d++) {
    NspReliability *reliability = &result->reliability[d];
    guint hidden = 0;

    for (guint i = 0; i < result->networks->len; i++) {
      const NspGroup *group = g_ptr_array_index (result->networks, i);

      hidden += group->dimensions[d].withheld != NSP_SHOWN && group->dimensions[d].n > 0;
    }
    if (reliability->n < min_n || result->overall->dimensions[d].withheld != NSP_SHOWN)
      nsp_reliability_withhold (reliability, NSP_REASON_MIN_N);
    else if (hidden > 0 && hidden < FEWEST_HIDDEN && reliability->icc1.why == NSP_DEFINED)
      nsp_reliability_withhold_networks (reliability, NSP_REASON_COMPLEMENTARY);
  }
}

/* Scores the rows of one period. NULL when nobody answered the instrument. */
static NspResult *
score_period (Scorer *scorer, const guint *rows, guint n, NspProblems *problems)
{
  const NspRow *first = nsp_survey_row (scorer->survey, *rows);
  g_autoptr (NspTally) total = nsp_tally_new (scorer->definition);
  NspResult *result = g_new0 (NspResult, 1);

  result->instrument = scorer->definition;
  result->year = g_strdup (nsp_survey_year (scorer->survey, first->year));
  result->moment = (NspMoment)first->moment;
  result->networks = g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_group_free);
  scorer->students_only = FALSE;
  for (guint at = 0, length; at < n; at += length) {
    guint network = nsp_survey_row (scorer->survey, rows[at])->network;

    length = nsp_row_order_run (scorer->survey, rows + at, n - at, NSP_RUN_OF_NETWORK);
    tally_rows (scorer, rows + at, length);
    nsp_tally_add (total, scorer->tally); /* unreadable answers of nobody, too */
    if (scorer->tally->respondents == 0)
      continue;
    if (network > 0)
      g_ptr_array_add (result->networks,
                       score_tally (scorer, scorer->tally,
                                    nsp_survey_network (scorer->survey, network), result));
  }
  if (total->respondents == 0) {
    result_free (result);
    return NULL;
  }
  result->overall = score_tally (scorer, total, NULL, result);
  compute_reliability (result, total);
  check_reversed (result, problems);
  nsp_disclosure_apply (result->networks, result->overall, scorer->settings->min_n,
                        scorer->settings->min_n_spread);
  withhold_reliability (result, scorer->settings->min_n);
  return result;
}

static void
report_strangers (const Scorer *scorer, NspProblems *problems)
{
  for (guint i = 0; i < nsp_survey_n_inputs (scorer->survey); i++) {
    const Strangers *strangers = &scorer->strangers[i];
    g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, strangers->count);
    g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, strangers->first_line);

    if (strangers->count > 0)
      nsp_problems_add (problems, NSP_PROBLEM_ROWS_NOT_STUDENT,
                        nsp_survey_input (scorer->survey, i)->file, strangers->first_line, 0,
                        scorer->definition->id, count, line, NULL);
  }
}

static void
score_instrument (NspResults *results, const NspSurvey *survey, const guint *order,
                  guint instrument, NspProblems *problems)
{
  const NspInstrument *definition = g_ptr_array_index (nsp_survey_instruments (survey), instrument);
  g_autoptr (NspTally) tally = nsp_tally_new (definition);
  g_autofree Strangers *strangers = g_new0 (Strangers, nsp_survey_n_inputs (survey) + 1);
  Scorer scorer = { .survey = survey,
                    .settings = &results->settings,
                    .instrument = instrument,
                    .definition = definition,
                    .min_answered = nsp_settings_min_answered (&results->settings, definition),
                    .tally = tally,
                    .strangers = strangers };
  guint n_rows = nsp_survey_n_rows (survey);

  for (guint at = 0, length; at < n_rows; at += length) {
    NspResult *result;

    length = nsp_row_order_run (survey, order + at, n_rows - at, NSP_RUN_OF_PERIOD);
    result = score_period (&scorer, order + at, length, problems);
    if (result != NULL)
      g_ptr_array_add (results->list, result);
  }
  report_strangers (&scorer, problems);
}

/* Withholds in each of two places what is withheld in the other. */
static void
unite_items (NspItemScore *a, NspItemScore *b)
{
  if (a->withheld == NSP_SHOWN)
    a->withheld = b->withheld;
  if (a->withheld_spread == NSP_SHOWN)
    a->withheld_spread = b->withheld_spread;
  if (a->withheld != NSP_SHOWN)
    a->mean = a->sd = NAN;
  if (a->withheld_spread != NSP_SHOWN)
    g_clear_pointer (&a->counts, g_free);
}

static void
unite_groups (const NspResult *a, NspGroup *in_a, const NspResult *b, NspGroup *in_b)
{
  for (guint d = 0; d < in_a->n_dimensions; d++) {
    for (guint e = 0; e < in_b->n_dimensions; e++) {
      for (guint i = 0; i < in_a->dimensions[d].n_items; i++) {
        for (guint j = 0; j < in_b->dimensions[e].n_items; j++) {
          NspItemScore *p = &in_a->dimensions[d].items[i], *q = &in_b->dimensions[e].items[j];

          if (strcmp (a->instrument->items[p->item].id, b->instrument->items[q->item].id) != 0)
            continue;
          unite_items (p, q);
          unite_items (q, p);
        }
      }
    }
  }
}

static gboolean
share_items (const NspInstrument *a, const NspInstrument *b)
{
  for (guint i = 0; i < a->n_items; i++)
    for (guint j = 0; j < b->n_items; j++)
      if (strcmp (a->items[i].id, b->items[j].id) == 0)
        return TRUE;
  return FALSE;
}

/* Two instruments may have the same items (bpnsfs and basic-needs): what one withholds of an item,
 * the other must not show. Withholding in both what either withholds leaves no fewer respondents
 * hidden than each did, so nothing follows by subtraction. */
static void
unite_shared_items (const NspResults *results)
{
  for (guint i = 0; i < results->list->len; i++) {
    NspResult *a = g_ptr_array_index (results->list, i);

    for (guint j = i + 1; j < results->list->len; j++) {
      NspResult *b = g_ptr_array_index (results->list, j);

      if (a->instrument == b->instrument || g_strcmp0 (a->year, b->year) != 0 ||
          a->moment != b->moment || !share_items (a->instrument, b->instrument))
        continue;
      unite_groups (a, a->overall, b, b->overall);
      for (guint k = 0; k < a->networks->len; k++) {
        NspGroup *group = g_ptr_array_index (a->networks, k);
        NspGroup *same = nsp_result_group (b, group->network);

        if (same != NULL)
          unite_groups (a, group, b, same);
      }
    }
  }
}

NspResults *
nsp_results_new (const NspSurvey *survey, const NspSettings *settings, NspProblems *problems)
{
  NspResults *results = g_new0 (NspResults, 1);
  g_autofree guint *order = nsp_row_order_new (survey);

  results->settings = *settings;
  results->list = g_ptr_array_new_with_free_func (result_free);
  for (guint n = 0; n < nsp_survey_instruments (survey)->len; n++)
    if (nsp_survey_has (survey, n))
      score_instrument (results, survey, order, n, problems);
  unite_shared_items (results);
  return results;
}

void
nsp_results_free (NspResults *results)
{
  if (results == NULL)
    return;
  g_ptr_array_unref (results->list);
  g_free (results);
}

NspGroup *
nsp_result_group (const NspResult *result, const char *network)
{
  if (network == NULL)
    return result->overall;
  for (guint i = 0; i < result->networks->len; i++) {
    NspGroup *group = g_ptr_array_index (result->networks, i);

    if (strcmp (group->network, network) == 0)
      return group;
  }
  return NULL;
}

gboolean
nsp_result_is_in (const NspResult *result, const char *const *years, NspMoment moment)
{
  return (years == NULL || (result->year != NULL && g_strv_contains (years, result->year))) &&
         (moment == NSP_MOMENT_NONE || result->moment == moment);
}

/* Whether a result that stands before another in the list is of an earlier period, too: one without
 * a year, or without a moment in the same year, may have been at any time. */
static gboolean
is_earlier (const NspResult *before, const NspResult *result)
{
  if (g_strcmp0 (before->year, result->year) == 0)
    return before->moment != NSP_MOMENT_NONE && before->moment < result->moment;
  return before->year != NULL;
}

const NspGroup *
nsp_results_before (const NspResults *results, const NspResult *result, const char *network)
{
  const NspGroup *before = NULL;

  for (guint i = 0; i < results->list->len; i++) {
    const NspResult *other = g_ptr_array_index (results->list, i);

    if (other == result)
      return before;
    if (other->instrument == result->instrument && is_earlier (other, result) &&
        nsp_result_group (other, network) != NULL)
      before = nsp_result_group (other, network);
  }
  return before;
}

double
nsp_settings_min_answered (const NspSettings *settings, const NspInstrument *instrument)
{
  return isnan (settings->min_answered) ? instrument->min_answered : settings->min_answered;
}
