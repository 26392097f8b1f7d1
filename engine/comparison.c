/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comparison.h"

#include <string.h>

#include "pair_disclosure.h"
#include "pairs.h"
#include "ranks.h"

static void
group_free (gpointer data)
{
  NspComparedGroup *group = data;

  for (guint s = 0; s < group->n_steps; s++)
    g_free (group->steps[s].dimensions);
  g_free (group->steps);
  g_free (group->groups);
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
  group->groups = g_new0 (const NspGroup *, n_periods);
  return group;
}

/* The networks of all periods, in the order in which the results have them, then everyone. Fills in
 * by network number of a row 1 + the network's number in the comparison. */
static void
add_groups (NspComparison *comparison, const NspSurvey *survey, const guint *ranks, guint *networks)
{
  guint n_networks = nsp_survey_n_networks (survey);
  g_autofree NspComparedGroup **by_rank = g_new0 (NspComparedGroup *, n_networks + 1);
  g_autofree guint *numbers = g_new0 (guint, n_networks + 1);
  NspComparedGroup *everyone = group_new (NULL, comparison->n_periods);

  for (guint i = 1; i <= n_networks; i++)
    numbers[ranks[i]] = i;
  for (guint p = 0; p < comparison->n_periods; p++) {
    const NspResult *result = comparison->periods[p];

    everyone->groups[p] = result->overall;
    for (guint k = 0; k < result->networks->len; k++) {
      const NspGroup *group = g_ptr_array_index (result->networks, k);
      guint rank = ranks[nsp_survey_find_network (survey, group->network)];

      if (by_rank[rank] == NULL)
        by_rank[rank] = group_new (group->network, comparison->n_periods);
      by_rank[rank]->groups[p] = group;
    }
  }
  for (guint rank = 1; rank <= n_networks; rank++) {
    if (by_rank[rank] == NULL)
      continue;
    g_ptr_array_add (comparison->groups, by_rank[rank]);
    networks[numbers[rank]] = comparison->groups->len;
  }
  g_ptr_array_add (comparison->groups, everyone);
}

/* From each period in which the group stands to the next one. */
static void
add_steps (NspComparedGroup *group, guint n_periods, guint n_dimensions)
{
  int from = -1;

  group->steps = g_new0 (NspStep, n_periods);
  for (guint p = 0; p < n_periods; p++) {
    if (group->groups[p] == NULL)
      continue;
    if (from >= 0)
      group->steps[group->n_steps++] =
          (NspStep){ (guint)from, p, g_new0 (NspChange, n_dimensions) };
    from = (int)p;
  }
}

/* By network and period the next period in which the network stands. */
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
    const NspResult *result = comparison->periods[p];
    guint year = result->year != NULL ? nsp_survey_find_year (survey, result->year) : 0;

    numbers[year * NSP_N_MOMENTS + result->moment] = p + 1;
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

static NspPairTable *
count_pairs (const NspComparison *comparison, const NspSurvey *survey, const NspSettings *settings,
             const guint *networks)
{
  g_autofree guint *next = next_periods (comparison);
  g_autofree guint *periods = period_numbers (comparison, survey);
  NspPairing pairing = {
    .survey = survey,
    .instrument = instrument_number (survey, comparison->instrument),
    .min_answered = nsp_settings_min_answered (settings, comparison->instrument),
    .n_networks = comparison->groups->len - 1,
    .n_periods = comparison->n_periods,
    .networks = networks,
    .periods = periods,
    .next = next,
  };

  return nsp_pair_table_new (&pairing);
}

static NspMoments
moments_of (const NspGroup *group, guint dimension)
{
  const NspDimensionScore *score = &group->dimensions[dimension];

  return (NspMoments){ score->n, score->mean, score->sd };
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
compare_dimension (NspComparison *comparison, const NspPairTable *table, guint dimension,
                   guint min_n)
{
  guint n_periods = comparison->n_periods;
  g_autofree gboolean *shown = g_new0 (gboolean, comparison->groups->len * n_periods);

  nsp_pair_disclosure_decide (comparison, table, dimension, min_n, shown);
  for (guint g = 0; g < comparison->groups->len; g++) {
    const NspComparedGroup *group = g_ptr_array_index (comparison->groups, g);

    for (guint s = 0; s < group->n_steps; s++) {
      NspStep *step = &group->steps[s];
      NspMoments earlier = moments_of (group->groups[step->from], dimension);
      NspMoments later = moments_of (group->groups[step->to], dimension);
      const NspPairs *pairs = &nsp_pair_cell (table, g, step->from, dimension)->pairs;

      step->dimensions[dimension] =
          nsp_change (&earlier, &later, shown[g * n_periods + step->from] ? pairs : NULL);
      scale_difference (&step->dimensions[dimension].paired, comparison->instrument->scale.step);
    }
  }
}

static void
compare (NspComparison *comparison, const NspSurvey *survey, const NspSettings *settings,
         const guint *ranks)
{
  guint n_dimensions = comparison->instrument->n_dimensions;
  g_autofree guint *networks = g_new0 (guint, nsp_survey_n_networks (survey) + 1);
  g_autoptr (NspPairTable) table = NULL;

  add_groups (comparison, survey, ranks, networks);
  for (guint g = 0; g < comparison->groups->len; g++)
    add_steps (g_ptr_array_index (comparison->groups, g), comparison->n_periods, n_dimensions);
  table = count_pairs (comparison, survey, settings, networks);
  for (guint d = 0; d < n_dimensions; d++)
    compare_dimension (comparison, table, d, settings->min_n);
}

/* The periods among the results of an instrument, which begin at `first`; NULL when there are fewer
 * than two. Moves `first` to the next instrument. */
static NspComparison *
find_periods (const NspResults *results, guint *first, NspKeepsResult keeps, gpointer data)
{
  const NspInstrument *instrument =
      ((const NspResult *)g_ptr_array_index (results->list, *first))->instrument;
  NspComparison *comparison = g_new0 (NspComparison, 1);

  comparison->instrument = instrument;
  comparison->groups = g_ptr_array_new_with_free_func (group_free);
  comparison->periods = g_new0 (const NspResult *, results->list->len);
  for (; *first < results->list->len; (*first)++) {
    const NspResult *result = g_ptr_array_index (results->list, *first);

    if (result->instrument != instrument)
      break;
    if ((result->year != NULL || result->moment != NSP_MOMENT_NONE) &&
        (keeps == NULL || keeps (result, data)))
      comparison->periods[comparison->n_periods++] = result;
  }
  if (comparison->n_periods >= 2)
    return comparison;
  comparison_free (comparison);
  return NULL;
}

GPtrArray *
nsp_comparisons_new (const NspSurvey *survey, const NspResults *results, NspKeepsResult keeps,
                     gpointer data)
{
  GPtrArray *comparisons = g_ptr_array_new_with_free_func (comparison_free);
  g_autofree guint *ranks =
      nsp_ranks_new (survey, nsp_survey_n_networks (survey), nsp_survey_network);

  for (guint i = 0; i < results->list->len;) {
    NspComparison *comparison = find_periods (results, &i, keeps, data);

    if (comparison == NULL)
      continue;
    compare (comparison, survey, &results->settings, ranks);
    g_ptr_array_add (comparisons, comparison);
  }
  return comparisons;
}
