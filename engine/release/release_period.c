/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "release_period.h"

#include <math.h>

#include "phrase.h"
#include "release_group.h"
#include "release_reliability.h"
#include "row_order.h"
#include "shared_items.h"

/* Networks added up, dimension by dimension. */
typedef struct {
  NspTally *tally;
  guint64 **items; /* by dimension: n_key x n_steps counts */
} Sum;

/* People, not rows, where codes are known; counting stops when they are enough. */
typedef struct {
  GHashTable *codes;
  guint n;
} People;

/* One period on its way. */
typedef struct {
  const NspPeriodOptions *options;
  const NspInstrument *instrument;
  double min_answered;
  NspReleasedResult *result;
  NspTally *tally;     /* of one network */
  NspSample *sample;   /* likewise, by dimension */
  GArray *samples;     /* of NspSample, by network that is named and dimension */
  Sum shown, others;   /* on each dimension the networks that are shown, and everybody else */
  People *people;      /* by dimension: those others; the last: who is in no named network */
  GPtrArray **partial; /* by dimension: of GArray of NspPartial, by network that is named */
  gboolean *excluded;  /* by dimension: the others do not count among everyone */
  gboolean *counted;   /* by network number (0: none) and dimension: among those shown */
} Period;

void
nsp_tally_rows (NspTally *tally, const NspSurvey *survey, guint instrument, const guint *rows,
                guint n, NspStrangers *strangers)
{
  const NspInstrument *definition = tally->instrument;

  for (guint i = 0; i < n; i++) {
    const NspRow *row = nsp_survey_row (survey, rows[i]);
    const guint8 *answers = nsp_survey_answers (survey, instrument, rows[i]);

    if (answers == NULL)
      continue;
    if (nsp_row_is_meant_for (row, definition)) {
      nsp_tally_add_respondent (tally, answers, (NspRole)row->role);
    } else if (strangers != NULL && nsp_any_answer (answers, definition->n_items)) {
      NspStrangers *file = &strangers[row->file];

      if (file->count++ == 0 || row->line < file->first_line)
        file->first_line = row->line;
    }
  }
}

static void
sum_init (Sum *sum, const NspInstrument *instrument)
{
  sum->tally = nsp_tally_new (instrument);
  sum->items = g_new0 (guint64 *, instrument->n_dimensions);
  for (guint d = 0; d < instrument->n_dimensions; d++)
    sum->items[d] =
        g_new0 (guint64, (gsize)instrument->dimensions[d].n_key * instrument->scale.n_steps);
}

static void
sum_clear (Sum *sum)
{
  for (guint d = 0; d < sum->tally->instrument->n_dimensions; d++)
    g_free (sum->items[d]);
  g_free (sum->items);
  nsp_tally_free (sum->tally);
}

/* Adds a dimension of a network. */
static void
sum_add (Sum *sum, const NspTally *tally, guint d)
{
  const NspDimension *dimension = &tally->instrument->dimensions[d];
  guint n_steps = tally->instrument->scale.n_steps;

  nsp_tally_add_dimension (&sum->tally->dimensions[d], &tally->dimensions[d]);
  for (guint k = 0; k < dimension->n_key; k++)
    for (guint step = 0; step < n_steps; step++)
      sum->items[d][k * n_steps + step] +=
          tally->item_counts[(gsize)dimension->key[k].item * n_steps + step];
}

static void
sum_add_sum (Sum *sum, const Sum *part, guint d)
{
  const NspInstrument *instrument = sum->tally->instrument;
  gsize n = (gsize)instrument->dimensions[d].n_key * instrument->scale.n_steps;

  nsp_tally_add_dimension (&sum->tally->dimensions[d], &part->tally->dimensions[d]);
  for (gsize i = 0; i < n; i++)
    sum->items[d][i] += part->items[d][i];
}

/* Adds what is not of one dimension. */
static void
add_respondents (NspTally *total, const NspTally *part)
{
  total->respondents += part->respondents;
  total->unreadable += part->unreadable;
  for (guint role = 0; role < NSP_N_ROLES; role++)
    total->roles[role] += part->roles[role];
}

/* Adds the people of rows: those with a score on dimension `d`, or with any answer when it is
 * n_dimensions. */
static void
add_people (Period *it, guint d, const guint *rows, guint n)
{
  const NspPeriodOptions *options = it->options;
  People *people = &it->people[d];

  for (guint i = 0; i < n && people->n < options->settings->min_n; i++) {
    const NspRow *row = nsp_survey_row (options->survey, rows[i]);
    const guint8 *answers = nsp_survey_answers (options->survey, options->instrument, rows[i]);
    gboolean counts = answers != NULL && nsp_row_is_meant_for (row, it->instrument);

    if (counts && d < it->instrument->n_dimensions)
      counts = !isnan (nsp_respondent_score (it->instrument, d, answers, it->min_answered));
    else if (counts)
      counts = nsp_any_answer (answers, it->instrument->n_items);
    if (counts && (row->respondent == 0 ||
                   g_hash_table_add (people->codes, GUINT_TO_POINTER (row->respondent))))
      people->n++;
  }
}

/* Whether so few people are not to be shown apart. */
static gboolean
are_few (const Period *it, guint d)
{
  return it->people[d].n > 0 && it->people[d].n < it->options->settings->min_n;
}

/* Counts a network on a dimension among those that are shown, or else among the others. */
static void
place_dimension (Period *it, NspReleasedGroup *group, guint network, guint d, const guint *rows,
                 guint n)
{
  NspReleasedDimension *dimension = &group->dimensions[d];

  if (!it->options->settings->exact) /* which withholds nothing for them */
    g_ptr_array_add (it->partial[d], g_array_copy (it->tally->dimensions[d].partial));
  if (dimension->withheld == NSP_SHOWN &&
      nsp_shared_network_is_close (it->options, it->result, d, group->network, rows, n)) {
    nsp_release_withhold (dimension, NSP_WITHHELD_COMPLEMENTARY);
    it->sample[d].n = 0;
    it->excluded[d] = TRUE; /* else it would follow from everyone's figures */
    return;
  }
  if (dimension->withheld == NSP_SHOWN) {
    sum_add (&it->shown, it->tally, d);
    it->counted[network * it->instrument->n_dimensions + d] = TRUE;
    return;
  }
  sum_add (&it->others, it->tally, d);
  add_people (it, d, rows, n);
}

/* Releases a network, or takes those without one among the others. */
static void
add_network (Period *it, guint network, const guint *rows, guint n)
{
  guint n_dimensions = it->instrument->n_dimensions;
  gboolean named = network > 0 && it->tally->respondents >= it->options->settings->min_n;
  const char *name = nsp_survey_network (it->options->survey, network);
  NspReleasedGroup *group;

  if (!named) {
    add_respondents (it->others.tally, it->tally);
    add_people (it, n_dimensions, rows, n);
    for (guint d = 0; d < n_dimensions; d++) {
      sum_add (&it->others, it->tally, d);
      add_people (it, d, rows, n);
    }
    if (network > 0)
      g_hash_table_add (it->result->unnamed, g_strdup (name));
    return;
  }
  group = nsp_release_group (it->tally, it->options->settings, it->sample);
  group->network = g_strdup (name);
  add_respondents (it->shown.tally, it->tally);
  for (guint d = 0; d < n_dimensions; d++)
    place_dimension (it, group, network, d, rows, n);
  nsp_release_close_group (group);
  g_ptr_array_add (it->result->networks, group);
  g_array_append_vals (it->samples, it->sample, n_dimensions);
}

/* Everyone on a dimension, who are those who are shown and, unless they are few, the others. */
static void
release_overall_dimension (Period *it, guint d, NspLastQuantile *last)
{
  NspReleasedDimension *dimension = &it->result->overall->dimensions[d];

  it->excluded[d] = it->excluded[d] || are_few (it, d);
  if (!it->excluded[d])
    sum_add_sum (&it->shown, &it->others, d);
  nsp_release_dimension (dimension, it->instrument, d, &it->shown.tally->dimensions[d],
                         it->shown.items[d], it->options->settings, &it->sample[d], last);
  dimension->left_out = it->excluded[d];
}

static void
release_overall (Period *it, const guint *rows, guint n)
{
  guint n_dimensions = it->instrument->n_dimensions;
  NspReleasedGroup *overall = nsp_released_group_new (it->instrument);
  NspLastQuantile last = { 0, NAN };
  NspTally *total = it->shown.tally;

  it->result->overall = overall;
  overall->left_out = are_few (it, n_dimensions);
  for (guint d = 0; d < n_dimensions; d++) {
    it->excluded[d] =
        it->excluded[d] || nsp_shared_rest_is_close (it->options, it->result, d, rows, n);
    release_overall_dimension (it, d, &last);
    /* Who counts on a dimension is a respondent. */
    overall->left_out = overall->left_out && (it->excluded[d] || it->people[d].n == 0);
  }
  if (!overall->left_out)
    add_respondents (total, it->others.tally);
  overall->respondents = total->respondents;
  overall->unreadable = total->unreadable;
  for (guint role = 0; role < NSP_N_ROLES; role++)
    overall->roles[role] = total->roles[role];
  nsp_release_close_group (overall);
  g_array_append_vals (it->samples, it->sample, n_dimensions);
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
report_reversed (const NspInstrument *instrument, const NspDimension *dimension, guint k,
                 NspNumber r, guint64 n, NspProblems *problems)
{
  g_autofree char *nl = nsp_number_text (r, NSP_NL), *en = nsp_number_text (r, NSP_EN);
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  g_autofree char *figures = nsp_number_is_shown (r)
                                 ? nsp_phrase_with (NSP_PHRASE_CORRELATION, nl, en, count, NULL)
                                 : g_strdup_printf ("n = %s", count);

  nsp_problems_add (problems, NSP_PROBLEM_REVERSED_ALREADY, NULL, 0, 0, dimension->id,
                    instrument->items[dimension->key[k].item].id, figures, NULL);
}

static void
check_reversed (const NspInstrument *instrument, guint d, const NspReliability *reliability,
                const NspReleasedReliability *released, NspProblems *problems)
{
  const NspDimension *dimension = &instrument->dimensions[d];

  for (guint k = 0; k < dimension->n_key && reliability->n >= MIN_N_REVERSED; k++) {
    double r = dimension->key[k].reversed ? reliability->items[k].item_rest.value : NAN;

    if (is_clearly_negative (r, reliability->n))
      report_reversed (instrument, dimension, k, released->items[k].item_rest.number,
                       reliability->n, problems);
  }
}

/* How many people answered each item of a dimension, everyone together. The caller owns it. */
static guint64 *
count_items (const Period *it, guint d)
{
  guint n_key = it->instrument->dimensions[d].n_key, n_steps = it->instrument->scale.n_steps;
  guint64 *n = g_new0 (guint64, n_key);

  for (guint k = 0; k < n_key; k++)
    for (guint step = 0; step < n_steps; step++)
      n[k] += it->shown.items[d][k * n_steps + step];
  return n;
}

/* Reliability over everyone as released; the intraclass correlations over the networks shown. */
static void
release_dimension_reliability (Period *it, guint d, NspProblems *problems)
{
  guint n_dimensions = it->instrument->n_dimensions, n_networks = it->result->networks->len, n = 0;
  g_autofree NspSample *networks = g_new (NspSample, n_networks + 1);
  g_autofree guint64 *item_n = count_items (it, d);
  NspReliability reliability;

  nsp_reliability_init (&reliability, &it->instrument->dimensions[d],
                        &it->shown.tally->dimensions[d]);
  for (guint i = 0; i < n_networks; i++) {
    NspSample sample = g_array_index (it->samples, NspSample, i * n_dimensions + d);

    if (sample.n > 0)
      networks[n++] = sample;
  }
  nsp_reliability_set_networks (&reliability, networks, n);
  nsp_release_reliability (&it->result->reliability[d], &reliability, item_n,
                           it->options->settings);
  check_reversed (it->instrument, d, &reliability, &it->result->reliability[d], problems);
  nsp_reliability_clear (&reliability);
}

static void
partial_free (GPtrArray **partial, guint n_dimensions)
{
  for (guint d = 0; partial != NULL && d < n_dimensions; d++)
    g_ptr_array_unref (partial[d]);
  g_free (partial);
}

static NspPeriodSamples *
keep_samples (Period *it)
{
  NspPeriodSamples *kept = g_new0 (NspPeriodSamples, 1);
  guint n_dimensions = it->instrument->n_dimensions;
  guint n_networks = nsp_survey_n_networks (it->options->survey) + 1;

  for (guint i = 0; i < n_networks * n_dimensions; i++)
    it->counted[i] = it->counted[i] || !it->excluded[i % n_dimensions];
  kept->n_dimensions = n_dimensions;
  kept->adds_up = g_new (gboolean, n_dimensions);
  for (guint d = 0; d < n_dimensions; d++)
    kept->adds_up[d] = it->excluded[d] || it->people[d].n == 0;
  kept->partial = g_steal_pointer (&it->partial);
  kept->in_everyone = g_steal_pointer (&it->counted);
  kept->samples = (NspSample *)(void *)g_array_free (g_steal_pointer (&it->samples), FALSE);
  return kept;
}

void
nsp_period_samples_free (NspPeriodSamples *samples)
{
  if (samples == NULL)
    return;
  g_free (samples->samples);
  g_free (samples->in_everyone);
  g_free (samples->adds_up);
  partial_free (samples->partial, samples->n_dimensions);
  g_free (samples);
}

static void
period_init (Period *it, const NspPeriodOptions *options, const NspRow *first)
{
  const NspInstrument *instrument =
      g_ptr_array_index (nsp_survey_instruments (options->survey), options->instrument);
  guint n = instrument->n_dimensions;

  *it = (Period){ .options = options, .instrument = instrument };
  it->min_answered = nsp_settings_min_answered (options->settings, instrument);
  it->tally = nsp_tally_new (instrument);
  it->sample = g_new0 (NspSample, n);
  it->samples = g_array_new (FALSE, FALSE, sizeof (NspSample));
  sum_init (&it->shown, instrument);
  sum_init (&it->others, instrument);
  it->people = g_new0 (People, n + 1);
  for (guint d = 0; d <= n; d++)
    it->people[d].codes = g_hash_table_new (NULL, NULL);
  it->excluded = g_new0 (gboolean, n);
  it->partial = g_new0 (GPtrArray *, n);
  for (guint d = 0; d < n; d++)
    it->partial[d] = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  it->counted = g_new0 (gboolean, ((gsize)nsp_survey_n_networks (options->survey) + 1) * n);
  it->result = g_new0 (NspReleasedResult, 1);
  it->result->instrument = instrument;
  it->result->period.year = g_strdup (nsp_survey_year (options->survey, first->year));
  it->result->period.moment = (NspMoment)first->moment;
  it->result->networks = g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_released_group_free);
  it->result->unnamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  it->result->reliability = g_new0 (NspReleasedReliability, n);
}

static void
period_clear (Period *it)
{
  nsp_tally_free (it->tally);
  g_free (it->sample);
  if (it->samples != NULL)
    g_array_unref (it->samples);
  sum_clear (&it->shown);
  sum_clear (&it->others);
  for (guint d = 0; d <= it->instrument->n_dimensions; d++)
    g_hash_table_unref (it->people[d].codes);
  partial_free (it->partial, it->instrument->n_dimensions);
  g_free (it->people);
  g_free (it->excluded);
  g_free (it->counted);
}

/* What all groups of the period have in common. */
static void
name_groups (NspReleasedResult *result, gboolean students_only)
{
  for (guint i = 0; i <= result->networks->len; i++) {
    NspReleasedGroup *group =
        i < result->networks->len ? g_ptr_array_index (result->networks, i) : result->overall;

    group->period = nsp_period_copy (&result->period);
    group->role = students_only ? NSP_ROLE_STUDENT : NSP_ROLE_UNKNOWN;
  }
}

/* Whether the instrument is for students only and the rows say who they are. */
static gboolean
is_students_only (const Period *it, const guint *rows, guint n)
{
  if (it->instrument->audience != NSP_AUDIENCE_STUDENTS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (nsp_survey_row (it->options->survey, rows[i])->role_known)
      return TRUE;
  return FALSE;
}

NspReleasedResult *
nsp_release_period (const NspPeriodOptions *options, const guint *rows, guint n,
                    NspPeriodSamples **samples, NspProblems *problems)
{
  NspReleasedResult *result;
  gboolean any = FALSE;
  Period it;

  period_init (&it, options, nsp_survey_row (options->survey, *rows));
  result = it.result;
  for (guint at = 0, length; at < n; at += length) {
    length = nsp_row_order_run (options->survey, rows + at, n - at, NSP_RUN_OF_NETWORK);
    nsp_tally_reset (it.tally);
    nsp_tally_rows (it.tally, options->survey, options->instrument, rows + at, length,
                    options->strangers);
    if (it.tally->respondents == 0) {
      it.others.tally->unreadable += it.tally->unreadable; /* what nobody's answers take along */
      continue;
    }
    any = TRUE;
    add_network (&it, nsp_survey_row (options->survey, rows[at])->network, rows + at, length);
  }
  if (any) {
    release_overall (&it, rows, n);
    name_groups (result, is_students_only (&it, rows, n));
    for (guint d = 0; d < it.instrument->n_dimensions; d++)
      release_dimension_reliability (&it, d, problems);
    *samples = keep_samples (&it);
  } else {
    g_clear_pointer (&result, nsp_released_result_free);
  }
  period_clear (&it);
  return result;
}

void
nsp_released_result_free (NspReleasedResult *result)
{
  nsp_period_clear (&result->period);
  for (guint d = 0; d < result->instrument->n_dimensions; d++)
    nsp_released_reliability_clear (&result->reliability[d]);
  g_free (result->reliability);
  nsp_released_group_free (result->overall);
  g_ptr_array_unref (result->networks);
  g_hash_table_unref (result->unnamed);
  g_free (result);
}
