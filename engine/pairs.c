/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pairs.h"

#include <math.h>
#include <string.h>

NspPairCell *
nsp_pair_cell (const NspPairTable *table, guint group, guint from, guint dimension)
{
  return &table->cells[((gsize)group * table->n_periods + from) * table->n_dimensions + dimension];
}

NspPairedRows *
nsp_paired_rows (const NspPairTable *table, guint network, guint period, guint dimension)
{
  return &table->rows[((gsize)network * table->n_periods + period) * table->n_dimensions +
                      dimension];
}

/* A row of a respondent with a code. */
typedef struct {
  guint32 row, network, period;
} Entry;

/* The entries by respondent: those of number r are from starts[r] to starts[r + 1]. */
typedef struct {
  Entry *entries;
  gsize *starts;
  guint n_respondents;
} Entries;

/* Where a row stands among the groups and periods; FALSE when it is in no pair. */
static gboolean
find_entry (const NspPairing *pairing, const NspInstrument *instrument, guint row, Entry *entry)
{
  const NspRow *it = nsp_survey_row (pairing->survey, row);
  guint period = pairing->periods[it->year * NSP_N_MOMENTS + it->moment];
  guint network = pairing->networks[it->network];

  if (it->respondent == 0 || period == 0 || !nsp_row_is_meant_for (it, instrument) ||
      nsp_survey_answers (pairing->survey, pairing->instrument, row) == NULL)
    return FALSE;
  *entry = (Entry){ row, network > 0 ? network - 1 : pairing->n_networks, period - 1 };
  return TRUE;
}

/* Counting sort by respondent: a million rows are no work. */
static void
entries_init (Entries *it, const NspPairing *pairing, const NspInstrument *instrument)
{
  guint n_rows = nsp_survey_n_rows (pairing->survey);
  Entry entry;

  it->n_respondents = 0;
  for (guint i = 0; i < n_rows; i++)
    it->n_respondents =
        MAX (it->n_respondents, nsp_survey_row (pairing->survey, i)->respondent + 1);
  it->starts = g_new0 (gsize, it->n_respondents + 2);
  for (guint i = 0; i < n_rows; i++)
    if (find_entry (pairing, instrument, i, &entry))
      it->starts[nsp_survey_row (pairing->survey, i)->respondent + 2]++;
  for (guint r = 2; r < it->n_respondents + 2; r++)
    it->starts[r] += it->starts[r - 1];
  it->entries = g_new (Entry, it->starts[it->n_respondents + 1] + 1);
  for (guint i = 0; i < n_rows; i++)
    if (find_entry (pairing, instrument, i, &entry))
      it->entries[it->starts[nsp_survey_row (pairing->survey, i)->respondent + 1]++] = entry;
}

static void
entries_clear (Entries *it)
{
  g_free (it->entries);
  g_free (it->starts);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *p = a, *q = b;

  if (p->network != q->network)
    return p->network < q->network ? -1 : 1;
  return (p->period > q->period) - (p->period < q->period);
}

/* One respondent's scores on a dimension, with what they come to in each period. */
typedef struct {
  const NspPairing *pairing;
  NspPairTable *table;
  const Entry *entries; /* by network, in it by period */
  guint n;
  guint dimension;
  double *scores; /* by entry, in steps */
  guint *counts;  /* by period: how many of the scores */
  double *means;  /* by period: of these */
  guint8 *inside; /* by period: in a network's pair with the period after */
} Person;

static void
score_person (Person *person, const NspInstrument *instrument)
{
  const NspPairing *pairing = person->pairing;

  memset (person->counts, 0, pairing->n_periods * sizeof *person->counts);
  memset (person->means, 0, pairing->n_periods * sizeof *person->means);
  memset (person->inside, 0, pairing->n_periods * sizeof *person->inside);
  for (guint i = 0; i < person->n; i++) {
    const Entry *entry = &person->entries[i];
    double score =
        nsp_respondent_score (instrument, person->dimension,
                              nsp_survey_answers (pairing->survey, pairing->instrument, entry->row),
                              pairing->min_answered);

    person->scores[i] = (score - instrument->scale.min) / instrument->scale.step;
    if (!isnan (score)) {
      person->counts[entry->period]++;
      person->means[entry->period] += person->scores[i];
    }
  }
  for (guint p = 0; p < pairing->n_periods; p++)
    if (person->counts[p] > 1)
      person->means[p] /= person->counts[p];
}

/* Whether the entry after number i is the same network in its next period, with scores. */
static gboolean
is_pair (const Person *person, guint i)
{
  const NspPairing *pairing = person->pairing;
  const Entry *entry = &person->entries[i];

  return i + 1 < person->n && entry->network < pairing->n_networks &&
         entry[1].network == entry->network &&
         entry[1].period == pairing->next[entry->network * pairing->n_periods + entry->period] &&
         !isnan (person->scores[i]) && !isnan (person->scores[i + 1]);
}

/* Counts the row of entry number i among the rows of its network. */
static void
count_row (const Person *person, guint i, gboolean before, gboolean after)
{
  const Entry *entry = &person->entries[i];
  guint p = entry->period, paired = 0;
  NspPairedRows *rows = nsp_paired_rows (person->table, entry->network, p, person->dimension);

  if (person->counts[p] > 1) {
    rows->shared++;
    return;
  }
  if (p > 0 && person->counts[p - 1] > 0)
    paired |= NSP_PAIRED_BEFORE;
  if (p + 1 < person->pairing->n_periods && person->counts[p + 1] > 0)
    paired |= NSP_PAIRED_AFTER;
  if (before && entry[-1].period + 1 == p)
    paired |= NSP_PAIRED_BEFORE_NETWORK;
  if (after && entry[1].period == p + 1)
    paired |= NSP_PAIRED_AFTER_NETWORK;
  if (paired > 0)
    rows->rows[paired]++;
}

/* The pairs within networks. */
static void
pair_networks (const Person *person)
{
  gboolean before = FALSE;

  for (guint i = 0; i < person->n; i++) {
    const Entry *entry = &person->entries[i];
    gboolean after = is_pair (person, i);
    NspPairCell *cell;

    if (isnan (person->scores[i])) {
      before = FALSE;
      continue;
    }
    count_row (person, i, before, after);
    if (after) {
      cell = nsp_pair_cell (person->table, entry->network, entry->period, person->dimension);
      nsp_pairs_add (&cell->pairs, person->scores[i], person->scores[i + 1]);
      if (entry[1].period == entry->period + 1)
        person->inside[entry->period] = 1;
      cell->chained += i + 2 < person->n && is_pair (person, i + 1);
    }
    before = after;
  }
}

/* The pairs of everyone, whatever the network. */
static void
pair_everyone (const Person *person)
{
  guint n_periods = person->pairing->n_periods;

  for (guint p = 0; p + 1 < n_periods; p++) {
    NspPairCell *cell =
        nsp_pair_cell (person->table, person->pairing->n_networks, p, person->dimension);

    if (person->counts[p] == 0 || person->counts[p + 1] == 0)
      continue;
    nsp_pairs_add (&cell->pairs, person->means[p], person->means[p + 1]);
    cell->chained += p + 2 < n_periods && person->counts[p + 2] > 0;
    cell->outside += !person->inside[p];
  }
}

static void
count_entries (Person *person, const Entries *all)
{
  const NspInstrument *instrument = g_ptr_array_index (
      nsp_survey_instruments (person->pairing->survey), person->pairing->instrument);

  for (guint r = 1; r < all->n_respondents; r++) {
    Entry *first = all->entries + all->starts[r];

    person->n = (guint)(all->starts[r + 1] - all->starts[r]);
    person->entries = first;
    if (person->n < 2)
      continue;
    qsort (first, person->n, sizeof *first, compare_entries);
    person->scores = g_renew (double, person->scores, person->n);
    for (person->dimension = 0; person->dimension < instrument->n_dimensions; person->dimension++) {
      score_person (person, instrument);
      pair_networks (person);
      pair_everyone (person);
    }
  }
}

NspPairTable *
nsp_pair_table_new (const NspPairing *pairing)
{
  const NspInstrument *instrument =
      g_ptr_array_index (nsp_survey_instruments (pairing->survey), pairing->instrument);
  NspPairTable *table = g_new0 (NspPairTable, 1);
  gsize size = ((gsize)pairing->n_networks + 1) * pairing->n_periods * instrument->n_dimensions;
  g_autofree guint *counts = g_new0 (guint, pairing->n_periods);
  g_autofree double *means = g_new0 (double, pairing->n_periods);
  g_autofree guint8 *inside = g_new0 (guint8, pairing->n_periods);
  Person person = {
    .pairing = pairing, .table = table, .counts = counts, .means = means, .inside = inside
  };
  Entries all;

  table->n_networks = pairing->n_networks;
  table->n_periods = pairing->n_periods;
  table->n_dimensions = instrument->n_dimensions;
  table->cells = g_new0 (NspPairCell, size);
  table->rows = g_new0 (NspPairedRows, size);
  entries_init (&all, pairing, instrument);
  count_entries (&person, &all);
  entries_clear (&all);
  g_free (person.scores);
  return table;
}

void
nsp_pair_table_free (NspPairTable *table)
{
  if (table == NULL)
    return;
  g_free (table->cells);
  g_free (table->rows);
  g_free (table);
}
