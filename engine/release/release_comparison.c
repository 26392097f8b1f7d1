/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "release_comparison.h"

#include <math.h>
#include <string.h>

#include "change.h"
#include "ranks.h"
#include "release_change.h"
#include "release_pairs.h"
#include "release_period.h"
#include "turnover.h"

/* A comparison on its way. */
typedef struct {
  NspComparison *comparison;
  const NspSurvey *survey;
  const NspReleased *released;
  const guint *ranks;
  const NspPeriodSamples **samples; /* by period */
  guint *networks;                  /* by network number of a row: 1 + group; 0: none */
  guint *group_ranks;               /* by group: the rank of its network */
  guint *places;                    /* by rank and period: where the network stands in the result */
} Work;

static void
group_free (gpointer data)
{
  NspComparedGroup *group = data;

  for (guint s = 0; s < group->n_steps; s++)
    g_free (group->steps[s].dimensions);
  g_free (group->steps);
  g_free (group->groups);
  g_free (group->withheld);
  g_free (group);
}

static void
comparison_free (gpointer data)
{
  NspComparison *comparison = data;

  g_ptr_array_unref (comparison->groups);
  g_free (comparison->periods);
  g_free (comparison);
}

static NspComparedGroup *
group_new (const char *network, guint n_periods)
{
  NspComparedGroup *group = g_new0 (NspComparedGroup, 1);

  group->network = network;
  group->groups = g_new0 (const NspReleasedGroup *, n_periods);
  group->withheld = g_new0 (gboolean, n_periods);
  return group;
}

/* The networks named in any period, in the order in which the results have them, then everyone. */
static void
add_groups (Work *work)
{
  NspComparison *comparison = work->comparison;
  guint n_networks = nsp_survey_n_networks (work->survey);
  g_autofree NspComparedGroup **by_rank = g_new0 (NspComparedGroup *, n_networks + 1);
  g_autofree guint *numbers = g_new0 (guint, n_networks + 1);
  NspComparedGroup *everyone = group_new (NULL, comparison->n_periods);

  for (guint i = 1; i <= n_networks; i++)
    numbers[work->ranks[i]] = i;
  for (guint p = 0; p < comparison->n_periods; p++) {
    const NspReleasedResult *result = comparison->periods[p];

    everyone->groups[p] = result->overall;
    for (guint k = 0; k < result->networks->len; k++) {
      const NspReleasedGroup *group = g_ptr_array_index (result->networks, k);
      guint rank = work->ranks[nsp_survey_find_network (work->survey, group->network)];

      if (by_rank[rank] == NULL)
        by_rank[rank] = group_new (group->network, comparison->n_periods);
      by_rank[rank]->groups[p] = group;
      work->places[rank * comparison->n_periods + p] = k;
    }
  }
  for (guint rank = 1; rank <= n_networks; rank++) {
    if (by_rank[rank] == NULL)
      continue;
    work->group_ranks[comparison->groups->len] = rank;
    g_ptr_array_add (comparison->groups, by_rank[rank]);
    work->networks[numbers[rank]] = comparison->groups->len;
  }
  g_ptr_array_add (comparison->groups, everyone);
}

/* From each period in which the group took part to the next one. */
static void
add_steps (NspComparison *comparison, NspComparedGroup *group)
{
  int from = -1;

  group->steps = g_new0 (NspStep, comparison->n_periods);
  for (guint p = 0; p < comparison->n_periods; p++) {
    group->withheld[p] = group->groups[p] != NULL
                             ? group->groups[p]->withheld != NSP_SHOWN
                             : nsp_released_withholds (comparison->periods[p], group->network);
    if (group->groups[p] == NULL && !group->withheld[p])
      continue;
    if (from >= 0)
      group->steps[group->n_steps++] =
          (NspStep){ (guint)from, p,
                     g_new0 (NspReleasedChange, comparison->instrument->n_dimensions) };
    from = (int)p;
  }
}

/* By network and period the next period in which the network took part. */
static guint *
next_periods (const NspComparison *comparison)
{
  guint *next = g_new0 (guint, comparison->groups->len * comparison->n_periods);

  for (guint g = 0; g < comparison->groups->len; g++) {
    const NspComparedGroup *group = g_ptr_array_index (comparison->groups, g);

    for (guint s = 0; s < group->n_steps; s++)
      next[g * comparison->n_periods + group->steps[s].from] = group->steps[s].to;
  }
  return next;
}

/* By year and moment of a row 1 + the number of the period; 0 for none. */
static guint *
period_numbers (const NspComparison *comparison, const NspSurvey *survey)
{
  guint *numbers = g_new0 (guint, (nsp_survey_n_years (survey) + 1) * NSP_N_MOMENTS);

  for (guint p = 0; p < comparison->n_periods; p++) {
    const NspReleasedResult *result = comparison->periods[p];
    guint year =
        result->period.year != NULL ? nsp_survey_find_year (survey, result->period.year) : 0;

    numbers[year * NSP_N_MOMENTS + result->period.moment] = p + 1;
  }
  return numbers;
}

static guint
instrument_number (const NspSurvey *survey, const NspInstrument *instrument)
{
  const GPtrArray *instruments = nsp_survey_instruments (survey);
  guint number = 0;

  while (g_ptr_array_index (instruments, number) != instrument)
    number++;
  return number;
}

/* The exact figures of a group in a period; n 0 when they are not shown. */
static NspSample
sample_of (const Work *work, guint group, guint period, guint dimension)
{
  const NspComparison *comparison = work->comparison;
  const NspReleasedResult *result = comparison->periods[period];
  const NspComparedGroup *it = g_ptr_array_index (comparison->groups, group);
  guint place = result->networks->len, n_dimensions = comparison->instrument->n_dimensions;

  if (it->groups[period] == NULL)
    return (NspSample){ 0, NAN, NAN };
  if (it->network != NULL)
    place = work->places[work->group_ranks[group] * comparison->n_periods + period];
  return work->samples[period]->samples[place * n_dimensions + dimension];
}

/* Pairs are in steps on the scale. */
static void
scale_difference (NspDifference *difference, int step)
{
  difference->difference *= step;
  difference->ci95[0] *= step;
  difference->ci95[1] *= step;
}

static void
compare_group (Work *work, guint g, guint dimension, const NspPairs *pairs)
{
  const NspComparison *comparison = work->comparison;
  NspComparedGroup *group = g_ptr_array_index (comparison->groups, g);

  for (guint s = 0; s < group->n_steps; s++) {
    NspStep *step = &group->steps[s];
    NspSample earlier = sample_of (work, g, step->from, dimension);
    NspSample later = sample_of (work, g, step->to, dimension);
    const NspPairs *its = &pairs[g * comparison->n_periods + step->from];
    NspChange change = nsp_change (&earlier, &later, its->n > 0 ? its : NULL);

    scale_difference (&change.paired, comparison->instrument->scale.step);
    step->dimensions[dimension] =
        nsp_release_change (&change, MIN (earlier.n, later.n), &work->released->settings);
  }
}

/* Whether the pairs of a group in a step, if any, do not tell too much of the others. */
static gboolean
is_open (const Work *work, guint g, const NspStep *step, guint dimension, const NspPairs *pairs)
{
  const NspComparedGroup *group = g_ptr_array_index (work->comparison->groups, g);
  NspTurnover turnover = { .instrument = work->comparison->instrument,
                           .dimension = dimension,
                           .pairs = pairs,
                           .settings = &work->released->settings };

  if (pairs->n == 0)
    return TRUE;
  turnover.earlier = &group->groups[step->from]->dimensions[dimension];
  turnover.later = &group->groups[step->to]->dimensions[dimension];
  turnover.earlier_sample = sample_of (work, g, step->from, dimension);
  turnover.later_sample = sample_of (work, g, step->to, dimension);
  return turnover.earlier_sample.n < pairs->n || turnover.later_sample.n < pairs->n ||
         nsp_turnover_is_open (&turnover);
}

/* Pairs go where they tell too much of the few who came or left; everyone's with them, as a
 * network's would follow from these. */
static void
withhold_pairs (const Work *work, guint dimension, NspPairs *pairs)
{
  const NspComparison *comparison = work->comparison;
  guint n_periods = comparison->n_periods, n_networks = comparison->groups->len - 1;
  gboolean any = FALSE;

  for (guint g = 0; g < comparison->groups->len; g++) {
    const NspComparedGroup *group = g_ptr_array_index (comparison->groups, g);

    for (guint s = 0; s < group->n_steps; s++) {
      NspPairs *its = &pairs[g * n_periods + group->steps[s].from];

      if (is_open (work, g, &group->steps[s], dimension, its))
        continue;
      its->n = 0;
      any = TRUE;
    }
  }
  for (guint p = 0; any && p < n_periods; p++)
    pairs[n_networks * n_periods + p].n = 0;
}

static void
compare_dimension (Work *work, NspPairQuestion *question)
{
  NspComparison *comparison = work->comparison;
  guint n_periods = comparison->n_periods, d = question->dimension;
  guint n_networks = nsp_survey_n_networks (work->survey) + 1;
  guint n_dimensions = comparison->instrument->n_dimensions;
  g_autofree gboolean *mean_shown = g_new0 (gboolean, comparison->groups->len * n_periods);
  g_autoptr (GPtrArray) in_everyone = g_ptr_array_new_with_free_func (g_free);
  g_autofree NspPairs *pairs = NULL;

  for (guint g = 0; g < comparison->groups->len; g++)
    for (guint p = 0; p < n_periods; p++)
      mean_shown[g * n_periods + p] = sample_of (work, g, p, d).n > 0;
  for (guint p = 0; p < n_periods; p++) {
    gboolean *among = g_new (gboolean, n_networks);

    for (guint i = 0; i < n_networks; i++)
      among[i] = work->samples[p]->in_everyone[i * n_dimensions + d];
    g_ptr_array_add (in_everyone, among);
  }
  question->mean_shown = mean_shown;
  question->in_everyone = (const gboolean *const *)in_everyone->pdata;
  pairs = nsp_release_pairs (question);
  withhold_pairs (work, d, pairs);
  for (guint g = 0; g < comparison->groups->len; g++)
    compare_group (work, g, d, pairs);
}

static void
compare (Work *work)
{
  NspComparison *comparison = work->comparison;
  const NspSettings *settings = &work->released->settings;
  guint n_networks = nsp_survey_n_networks (work->survey) + 1;
  g_autofree guint *networks = g_new0 (guint, n_networks);
  g_autofree guint *group_ranks = g_new0 (guint, n_networks);
  g_autofree guint *places = g_new0 (guint, (gsize)n_networks * comparison->n_periods);
  g_autofree guint *next = NULL, *periods = NULL;
  g_autoptr (NspPeople) people = NULL;
  NspPairing pairing = {
    .survey = work->survey,
    .instrument = instrument_number (work->survey, comparison->instrument),
    .min_answered = nsp_settings_min_answered (settings, comparison->instrument),
    .n_periods = comparison->n_periods,
    .networks = networks,
  };
  NspPairQuestion question = { .pairing = &pairing,
                               .limit = settings->exact ? 1 : settings->min_n };

  work->networks = networks;
  work->group_ranks = group_ranks;
  work->places = places;
  add_groups (work);
  for (guint g = 0; g < comparison->groups->len; g++)
    add_steps (comparison, g_ptr_array_index (comparison->groups, g));
  pairing.n_networks = comparison->groups->len - 1;
  pairing.periods = periods = period_numbers (comparison, work->survey);
  question.next = next = next_periods (comparison);
  question.people = people = nsp_people_new (&pairing);
  for (question.dimension = 0; question.dimension < comparison->instrument->n_dimensions;
       question.dimension++)
    compare_dimension (work, &question);
}

/* The periods among the results of an instrument, which begin at `first`; NULL when there are fewer
 * than two. Moves `first` to the next instrument. */
static NspComparison *
find_periods (const NspReleased *released, guint *first, NspKeepsResult keeps, gpointer data,
              const NspPeriodSamples **samples)
{
  const NspInstrument *instrument =
      ((const NspReleasedResult *)g_ptr_array_index (released->list, *first))->instrument;
  NspComparison *comparison = g_new0 (NspComparison, 1);

  comparison->instrument = instrument;
  comparison->groups = g_ptr_array_new_with_free_func (group_free);
  comparison->periods = g_new0 (const NspReleasedResult *, released->list->len);
  for (; *first < released->list->len; (*first)++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, *first);

    if (result->instrument != instrument)
      break;
    if (!nsp_period_is_known (&result->period) || (keeps != NULL && !keeps (result, data)))
      continue;
    samples[comparison->n_periods] = g_ptr_array_index (released->samples, *first);
    comparison->periods[comparison->n_periods++] = result;
  }
  if (comparison->n_periods >= 2)
    return comparison;
  comparison_free (comparison);
  return NULL;
}

GPtrArray *
nsp_release_comparisons (const NspSurvey *survey, const NspReleased *released, NspKeepsResult keeps,
                         gpointer data)
{
  GPtrArray *comparisons = g_ptr_array_new_with_free_func (comparison_free);
  g_autofree guint *ranks =
      nsp_ranks_new (survey, nsp_survey_n_networks (survey), nsp_survey_network);
  g_autofree const NspPeriodSamples **samples =
      g_new0 (const NspPeriodSamples *, released->list->len + 1);

  for (guint i = 0; i < released->list->len;) {
    Work work = { find_periods (released, &i, keeps, data, samples),
                  survey,
                  released,
                  ranks,
                  samples,
                  NULL,
                  NULL,
                  NULL };

    if (work.comparison == NULL)
      continue;
    compare (&work);
    g_ptr_array_add (comparisons, work.comparison);
  }
  return comparisons;
}
