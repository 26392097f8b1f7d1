/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shared_items.h"

#include <math.h>
#include <string.h>

#include "release_group.h"

/* Whether two dimensions have an item in common. */
static gboolean
have_common_item (const NspInstrument *a, guint d, const NspInstrument *b, guint e)
{
  for (guint i = 0; i < a->dimensions[d].n_key; i++)
    for (guint j = 0; j < b->dimensions[e].n_key; j++)
      if (strcmp (a->items[a->dimensions[d].key[i].item].id,
                  b->items[b->dimensions[e].key[j].item].id) == 0)
        return TRUE;
  return FALSE;
}

/* A dimension of an instrument, and who has a score on it. */
typedef struct {
  const NspPeriodOptions *options;
  guint instrument;
  const NspInstrument *definition;
  guint dimension;
  const NspReleasedResult *result;
} Side;

static gboolean
has_score (const Side *side, guint row)
{
  const NspSurvey *survey = side->options->survey;
  const guint8 *answers = nsp_survey_answers (survey, side->instrument, row);

  return answers != NULL && nsp_row_is_meant_for (nsp_survey_row (survey, row), side->definition) &&
         !isnan (nsp_respondent_score (
             side->definition, side->dimension, answers,
             nsp_settings_min_answered (side->options->settings, side->definition)));
}

static gboolean
is_shown (const Side *side, const char *network)
{
  const NspReleasedGroup *group =
      network != NULL ? nsp_released_group (side->result, network) : NULL;

  return group != NULL && group->dimensions[side->dimension].withheld == NSP_SHOWN;
}

gboolean
nsp_shares_items (const NspReleased *released, const NspReleasedResult *result, guint dimension)
{
  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *other = g_ptr_array_index (released->list, i);

    for (guint d = 0;
         d < other->instrument->n_dimensions && nsp_period_equal (&other->period, &result->period);
         d++)
      if ((other != result || d != dimension) &&
          have_common_item (result->instrument, dimension, other->instrument, d))
        return TRUE;
  }
  return FALSE;
}

/* How many people have a score on either of two dimensions only, or on both. */
typedef struct {
  guint first, second, both;
} Overlap;

static void
count_row (Overlap *overlap, gboolean first, gboolean second)
{
  overlap->first += first && !second;
  overlap->second += second && !first;
  overlap->both += first && second;
}

static gboolean
isolates (const Overlap *overlap, const NspPeriodOptions *options)
{
  guint counts[] = { overlap->first + overlap->second, overlap->both },
        limit = options->settings->min_n;
  gboolean few = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    few = few || (counts[i] > 0 && counts[i] < limit);
  return few;
}

/* Whether one dimension, compared with another by the people of these rows, isolates a few. */
typedef gboolean (*Compare) (const Side *mine, const Side *other, const char *network,
                             const guint *rows, guint n);

static gboolean
compare_network (const Side *mine, const Side *other, const char *network, const guint *rows,
                 guint n)
{
  Overlap overlap = { 0, 0, 0 };

  if (!is_shown (other, network))
    return FALSE;
  for (guint i = 0; i < n; i++)
    count_row (&overlap, has_score (mine, rows[i]), has_score (other, rows[i]));
  return isolates (&overlap, mine->options);
}

static gboolean
compare_rest (const Side *mine, const Side *other, const char *network, const guint *rows, guint n)
{
  const NspSurvey *survey = mine->options->survey;
  Overlap overlap = { 0, 0, 0 };

  (void)network;
  for (guint i = 0; i < n; i++) {
    const char *name = nsp_survey_network (survey, nsp_survey_row (survey, rows[i])->network);

    count_row (&overlap, !is_shown (mine, name) && has_score (mine, rows[i]),
               !is_shown (other, name) && has_score (other, rows[i]));
  }
  return isolates (&overlap, mine->options);
}

/* Compares a dimension with all of other instruments, released before, that have items in common.
 */
static gboolean
is_close (const NspPeriodOptions *options, const NspReleasedResult *own, guint dimension,
          Compare compare, const char *network, const guint *rows, guint n)
{
  const GPtrArray *instruments = nsp_survey_instruments (options->survey);
  const Side mine = { options, options->instrument, own->instrument, dimension, own };

  for (guint i = 0; i < options->done->list->len && !options->settings->exact; i++) {
    const NspReleasedResult *done = g_ptr_array_index (options->done->list, i);
    Side other = { options, 0, done->instrument, 0, done };

    if (done->instrument == own->instrument || !nsp_period_equal (&done->period, &own->period))
      continue;
    while (g_ptr_array_index (instruments, other.instrument) != done->instrument)
      other.instrument++;
    for (; other.dimension < done->instrument->n_dimensions; other.dimension++)
      if (have_common_item (own->instrument, dimension, done->instrument, other.dimension) &&
          compare (&mine, &other, network, rows, n))
        return TRUE;
  }
  return FALSE;
}

gboolean
nsp_shared_network_is_close (const NspPeriodOptions *options, const NspReleasedResult *own,
                             guint dimension, const char *network, const guint *rows, guint n)
{
  return is_close (options, own, dimension, compare_network, network, rows, n);
}

gboolean
nsp_shared_rest_is_close (const NspPeriodOptions *options, const NspReleasedResult *own,
                          guint dimension, const guint *rows, guint n)
{
  return is_close (options, own, dimension, compare_rest, NULL, rows, n);
}

/* Whether that takes any away. */
static gboolean
withhold_items (NspReleasedDimension *dimension)
{
  gboolean any = FALSE;

  for (guint k = 0; k < dimension->n_items; k++)
    any = any || dimension->items[k].counts != NULL;
  nsp_release_withhold_items (dimension);
  return any;
}

/* Withholds in both dimensions what either withholds of an item, or what a few more people answered
 * in one of them. Whether that takes any away. */
static gboolean
unite_dimensions (NspReleasedDimension *a, const NspInstrument *of_a, NspReleasedDimension *b,
                  const NspInstrument *of_b, guint limit)
{
  gboolean any = FALSE;

  for (guint i = 0; i < a->n_items; i++) {
    for (guint j = 0; j < b->n_items; j++) {
      const NspReleasedItem *p = &a->items[i], *q = &b->items[j];
      guint64 apart = p->n > q->n ? p->n - q->n : q->n - p->n;

      if (strcmp (of_a->items[p->item].id, of_b->items[q->item].id) != 0)
        continue;
      if (q->counts == NULL)
        any |= withhold_items (a);
      if (p->counts == NULL || (apart > 0 && apart < limit))
        any |= withhold_items (b);
    }
  }
  return any;
}

static gboolean
unite_groups (const NspReleasedGroup *a, const NspInstrument *of_a, const NspReleasedGroup *b,
              const NspInstrument *of_b, guint limit)
{
  gboolean any = FALSE;

  for (guint d = 0; d < a->n_dimensions; d++)
    for (guint e = 0; e < b->n_dimensions; e++)
      if (a != b || d != e)
        any |= unite_dimensions (&a->dimensions[d], of_a, &b->dimensions[e], of_b, limit);
  return any;
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

static gboolean
unite_networks (const NspReleasedResult *a, const NspReleasedResult *b, guint limit)
{
  gboolean any = FALSE;

  for (guint i = 0; i < a->networks->len; i++) {
    const NspReleasedGroup *group = g_ptr_array_index (a->networks, i);
    const NspReleasedGroup *same = nsp_released_group (b, group->network);

    if (same != NULL)
      any |= unite_groups (group, a->instrument, same, b->instrument, limit);
  }
  return any;
}

/* Whether an item is in the keys of two dimensions. */
static gboolean
repeats_items (const NspInstrument *instrument)
{
  g_autofree guint *places = g_new0 (guint, instrument->n_items + 1);

  for (guint d = 0; d < instrument->n_dimensions; d++)
    for (guint k = 0; k < instrument->dimensions[d].n_key; k++)
      if (places[instrument->dimensions[d].key[k].item]++ > 0)
        return TRUE;
  return FALSE;
}

/* Whether two results, or two dimensions of one, have items in common. */
static gboolean
hang_together (const NspReleasedResult *a, const NspReleasedResult *b)
{
  if (a == b)
    return repeats_items (a->instrument);
  return a->instrument != b->instrument && nsp_period_equal (&a->period, &b->period) &&
         share_items (a->instrument, b->instrument);
}

static gboolean
unite_once (const NspReleased *released, gboolean networks)
{
  guint limit = released->settings.min_n;
  gboolean any = FALSE;

  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *a = g_ptr_array_index (released->list, i);

    for (guint j = i; j < released->list->len; j++) {
      const NspReleasedResult *b = g_ptr_array_index (released->list, j);

      if (hang_together (a, b))
        any |= networks
                   ? unite_networks (a, b, limit)
                   : unite_groups (a->overall, a->instrument, b->overall, b->instrument, limit);
    }
  }
  return any;
}

gboolean
nsp_shared_items_unite (const NspReleased *released, gboolean networks)
{
  gboolean any = FALSE;

  while (unite_once (released, networks)) /* what is taken away here hides more there */
    any = TRUE;
  return any;
}
