/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shared_items.h"

#include <math.h>
#include <string.h>

#include "release_group.h"

/* Where an item stands in a dimension of another instrument; -1 when it does not, keyed so. */
static int
find_key (const NspInstrument *instrument, const NspDimension *dimension, const char *id,
          gboolean reversed)
{
  for (guint k = 0; k < dimension->n_key; k++)
    if (dimension->key[k].reversed == reversed &&
        strcmp (instrument->items[dimension->key[k].item].id, id) == 0)
      return (int)k;
  return -1;
}

int
nsp_shared_dimension (const NspInstrument *instrument, guint dimension, const NspInstrument *other)
{
  const NspDimension *own = &instrument->dimensions[dimension];

  for (guint d = 0; d < other->n_dimensions; d++) {
    gboolean same = other->dimensions[d].n_key == own->n_key;

    for (guint k = 0; k < own->n_key && same; k++)
      same = find_key (other, &other->dimensions[d], instrument->items[own->key[k].item].id,
                       own->key[k].reversed) >= 0;
    if (same)
      return (int)d;
  }
  return -1;
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

/* Whether two results are of the same period. */
static gboolean
same_period (const NspReleasedResult *a, const NspReleasedResult *b)
{
  return g_strcmp0 (a->year, b->year) == 0 && a->moment == b->moment;
}

/* The same dimension in a result that is released already; FALSE when `done` has none. */
static gboolean
find_side (const NspPeriodOptions *options, const NspReleasedResult *own, guint dimension,
           const NspReleasedResult *done, Side *side)
{
  const GPtrArray *instruments = nsp_survey_instruments (options->survey);
  int other;

  if (done->instrument == own->instrument || !same_period (done, own))
    return FALSE;
  other = nsp_shared_dimension (own->instrument, dimension, done->instrument);
  *side = (Side){ options, 0, done->instrument, (guint)MAX (other, 0), done };
  while (g_ptr_array_index (instruments, side->instrument) != done->instrument)
    side->instrument++;
  return other >= 0;
}

static Side
own_side (const NspPeriodOptions *options, const NspReleasedResult *own, guint dimension)
{
  return (Side){ options, options->instrument, own->instrument, dimension, own };
}

static gboolean
are_few (guint n, const NspPeriodOptions *options)
{
  return n > 0 && n < options->settings->min_n;
}

gboolean
nsp_shared_network_is_close (const NspPeriodOptions *options, const NspReleasedResult *own,
                             guint dimension, const char *network, const guint *rows, guint n)
{
  Side mine = own_side (options, own, dimension), other;

  for (guint i = 0; i < options->done->list->len && !options->settings->exact; i++) {
    guint apart = 0;

    if (!find_side (options, own, dimension, g_ptr_array_index (options->done->list, i), &other) ||
        !is_shown (&other, network))
      continue;
    for (guint row = 0; row < n; row++)
      apart += has_score (&mine, rows[row]) != has_score (&other, rows[row]);
    if (are_few (apart, options))
      return TRUE;
  }
  return FALSE;
}

gboolean
nsp_shared_rest_is_close (const NspPeriodOptions *options, const NspReleasedResult *own,
                          guint dimension, const guint *rows, guint n)
{
  Side mine = own_side (options, own, dimension), other;

  for (guint i = 0; i < options->done->list->len && !options->settings->exact; i++) {
    guint apart = 0;

    if (!find_side (options, own, dimension, g_ptr_array_index (options->done->list, i), &other))
      continue;
    for (guint row = 0; row < n; row++) {
      const char *network = nsp_survey_network (
          options->survey, nsp_survey_row (options->survey, rows[row])->network);
      gboolean here = !is_shown (&mine, network) && has_score (&mine, rows[row]);
      gboolean there = !is_shown (&other, network) && has_score (&other, rows[row]);

      apart += here != there;
    }
    if (are_few (apart, options))
      return TRUE;
  }
  return FALSE;
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
  return a->instrument != b->instrument && same_period (a, b) &&
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
