/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally.h"

#include <string.h>

/* All the counters of a tally, so that they can be cleared, added and compared alike. */
typedef struct {
  guint64 *values;
  gsize length;
} Counters;

static Counters
item_counters (const NspTally *tally)
{
  const NspInstrument *instrument = tally->instrument;

  return (Counters){ tally->item_counts, (gsize)instrument->n_items * instrument->scale.n_steps };
}

/* The counters of a dimension lie in one block: by_sum, sums, products. */
static Counters
dimension_counters (const NspDimensionTally *dimension)
{
  gsize key = dimension->n_key;

  return (Counters){ dimension->by_sum,
                     (key + 1) * ((gsize)dimension->max_sum + 1) + key + key * key };
}

NspTally *
nsp_tally_new (const NspInstrument *instrument)
{
  NspTally *tally = g_new0 (NspTally, 1);

  tally->instrument = instrument;
  tally->item_counts = g_new0 (guint64, item_counters (tally).length);
  tally->dimensions = g_new0 (NspDimensionTally, instrument->n_dimensions);
  for (guint d = 0; d < instrument->n_dimensions; d++) {
    NspDimensionTally *dimension = &tally->dimensions[d];

    dimension->n_key = instrument->dimensions[d].n_key;
    dimension->max_sum = dimension->n_key * (instrument->scale.n_steps - 1);
    dimension->by_sum = g_new0 (guint64, dimension_counters (dimension).length);
    dimension->sums = dimension->by_sum + (gsize)(dimension->n_key + 1) * (dimension->max_sum + 1);
    dimension->products = dimension->sums + dimension->n_key;
    dimension->partial = g_array_new (FALSE, FALSE, sizeof (NspPartial));
  }
  return tally;
}

void
nsp_tally_free (NspTally *tally)
{
  if (tally == NULL)
    return;
  for (guint d = 0; d < tally->instrument->n_dimensions; d++) {
    g_free (tally->dimensions[d].by_sum);
    g_array_unref (tally->dimensions[d].partial);
  }
  g_free (tally->dimensions);
  g_free (tally->item_counts);
  g_free (tally);
}

static void
clear (Counters counters)
{
  memset (counters.values, 0, counters.length * sizeof (guint64));
}

void
nsp_tally_reset (NspTally *tally)
{
  tally->respondents = tally->unreadable = 0;
  memset (tally->roles, 0, sizeof tally->roles);
  clear (item_counters (tally));
  for (guint d = 0; d < tally->instrument->n_dimensions; d++) {
    clear (dimension_counters (&tally->dimensions[d]));
    tally->dimensions[d].n_complete = 0;
    g_array_set_size (tally->dimensions[d].partial, 0);
  }
}

/* Counts `n` respondents among the partial answers. */
static void
add_partial (GArray *partial, guint64 answered, guint64 n)
{
  guint at = 0;
  NspPartial entry = { answered, n };

  while (at < partial->len && g_array_index (partial, NspPartial, at).answered < answered)
    at++;
  if (at < partial->len && g_array_index (partial, NspPartial, at).answered == answered)
    g_array_index (partial, NspPartial, at).n += n;
  else
    g_array_insert_val (partial, at, entry);
}

/* Which items of a dimension are answered, as bits in the order of its key. */
static guint64
answered_items (const NspDimension *dimension, const guint8 *answers)
{
  guint64 answered = 0;

  for (guint k = 0; k < dimension->n_key && dimension->n_key <= 64; k++) {
    guint answer = answers[dimension->key[k].item];

    if (answer != 0 && answer != NSP_UNREADABLE)
      answered |= G_GUINT64_CONSTANT (1) << k;
  }
  return answered;
}

static void
add_complete (NspDimensionTally *tally, const guint *keyed)
{
  guint n = tally->n_key;

  tally->n_complete++;
  for (guint i = 0; i < n; i++) {
    tally->sums[i] += keyed[i];
    for (guint j = 0; j < n; j++)
      tally->products[i * n + j] += keyed[i] * keyed[j];
  }
}

guint
nsp_tally_key_answers (const NspInstrument *instrument, guint dimension, const guint8 *answers,
                       guint *keyed, guint *sum)
{
  const NspDimension *definition = &instrument->dimensions[dimension];
  guint answered = 0;

  *sum = 0;
  for (guint k = 0; k < definition->n_key; k++) {
    guint answer = answers[definition->key[k].item];

    if (answer == 0 || answer == NSP_UNREADABLE)
      continue;
    keyed[answered] = definition->key[k].reversed ? instrument->scale.n_steps - answer : answer - 1;
    *sum += keyed[answered++];
  }
  return answered;
}

static void
add_to_dimension (NspDimensionTally *tally, const NspInstrument *instrument, guint dimension,
                  const guint8 *answers)
{
  guint keyed[NSP_MAX_ITEMS], sum;
  guint answered = nsp_tally_key_answers (instrument, dimension, answers, keyed, &sum);

  tally->by_sum[(gsize)answered * (tally->max_sum + 1) + sum]++;
  if (answered == tally->n_key)
    add_complete (tally, keyed);
  else if (answered > 0)
    add_partial (tally->partial, answered_items (&instrument->dimensions[dimension], answers), 1);
}

void
nsp_tally_add_respondent (NspTally *tally, const guint8 *answers, NspRole role)
{
  const NspInstrument *instrument = tally->instrument;
  guint n_steps = instrument->scale.n_steps;
  gboolean any = FALSE;

  for (guint i = 0; i < instrument->n_items; i++) {
    if (answers[i] == NSP_UNREADABLE) {
      tally->unreadable++;
    } else if (answers[i] > 0) {
      tally->item_counts[(gsize)i * n_steps + answers[i] - 1]++;
      any = TRUE;
    }
  }
  if (!any)
    return;
  tally->respondents++;
  tally->roles[role]++;
  for (guint d = 0; d < instrument->n_dimensions; d++)
    add_to_dimension (&tally->dimensions[d], instrument, d, answers);
}

static void
add (Counters total, Counters part)
{
  for (gsize i = 0; i < total.length; i++)
    total.values[i] += part.values[i];
}

void
nsp_tally_add_dimension (NspDimensionTally *total, const NspDimensionTally *part)
{
  add (dimension_counters (total), dimension_counters (part));
  total->n_complete += part->n_complete;
  for (guint i = 0; i < part->partial->len; i++) {
    NspPartial entry = g_array_index (part->partial, NspPartial, i);

    add_partial (total->partial, entry.answered, entry.n);
  }
}

void
nsp_tally_add (NspTally *total, const NspTally *part)
{
  g_return_if_fail (total->instrument == part->instrument);
  total->respondents += part->respondents;
  total->unreadable += part->unreadable;
  for (guint r = 0; r < NSP_N_ROLES; r++)
    total->roles[r] += part->roles[r];
  add (item_counters (total), item_counters (part));
  for (guint d = 0; d < total->instrument->n_dimensions; d++)
    nsp_tally_add_dimension (&total->dimensions[d], &part->dimensions[d]);
}

static gboolean
same (Counters a, Counters b)
{
  return memcmp (a.values, b.values, a.length * sizeof (guint64)) == 0;
}

static gboolean
same_partial (const GArray *a, const GArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (NspPartial)) == 0);
}

gboolean
nsp_tally_equal (const NspTally *a, const NspTally *b)
{
  if (a->instrument != b->instrument || a->respondents != b->respondents ||
      a->unreadable != b->unreadable || memcmp (a->roles, b->roles, sizeof a->roles) != 0 ||
      !same (item_counters (a), item_counters (b)))
    return FALSE;
  for (guint d = 0; d < a->instrument->n_dimensions; d++)
    if (a->dimensions[d].n_complete != b->dimensions[d].n_complete ||
        !same (dimension_counters (&a->dimensions[d]), dimension_counters (&b->dimensions[d])) ||
        !same_partial (a->dimensions[d].partial, b->dimensions[d].partial))
      return FALSE;
  return TRUE;
}
