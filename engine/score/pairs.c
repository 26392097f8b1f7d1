/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pairs.h"

#include <math.h>
#include <stdlib.h>

#include "scores.h"

/* A row that counts. */
typedef struct {
  guint32 row, network, period, named;
} Entry;

/* The entries by respondent: those of number r are from starts[r] to starts[r + 1]. Number 0 has
 * the rows without a code. */
struct _NspPeople {
  const NspPairing *pairing;
  const NspInstrument *instrument;
  Entry *entries;
  gsize *starts;
  guint n_respondents;
};

/* Where a row stands among the groups and periods; FALSE when it does not count. */
static gboolean
find_entry (const NspPeople *people, guint row, Entry *entry)
{
  const NspPairing *pairing = people->pairing;
  const NspRow *it = nsp_survey_row (pairing->survey, row);
  guint period = pairing->periods[it->year * NSP_N_MOMENTS + it->moment];
  guint network = pairing->networks[it->network];

  if (period == 0 || !nsp_row_is_meant_for (it, people->instrument) ||
      nsp_survey_answers (pairing->survey, pairing->instrument, row) == NULL)
    return FALSE;
  *entry = (Entry){ row, network > 0 ? network - 1 : pairing->n_networks, period - 1, it->network };
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *p = a, *q = b;

  if (p->network != q->network)
    return p->network < q->network ? -1 : 1;
  if (p->period != q->period)
    return p->period < q->period ? -1 : 1;
  return (p->row > q->row) - (p->row < q->row);
}

/* Counting sort by respondent: a million rows are no work. */
NspPeople *
nsp_people_new (const NspPairing *pairing)
{
  NspPeople *it = g_new0 (NspPeople, 1);
  guint n_rows = nsp_survey_n_rows (pairing->survey);
  Entry entry;

  it->pairing = pairing;
  it->instrument =
      g_ptr_array_index (nsp_survey_instruments (pairing->survey), pairing->instrument);
  for (guint i = 0; i < n_rows; i++)
    it->n_respondents =
        MAX (it->n_respondents, nsp_survey_row (pairing->survey, i)->respondent + 1);
  it->starts = g_new0 (gsize, it->n_respondents + 2);
  for (guint i = 0; i < n_rows; i++)
    if (find_entry (it, i, &entry))
      it->starts[nsp_survey_row (pairing->survey, i)->respondent + 2]++;
  for (guint r = 2; r < it->n_respondents + 2; r++)
    it->starts[r] += it->starts[r - 1];
  it->entries = g_new (Entry, it->starts[it->n_respondents + 1] + 1);
  for (guint i = 0; i < n_rows; i++)
    if (find_entry (it, i, &entry))
      it->entries[it->starts[nsp_survey_row (pairing->survey, i)->respondent + 1]++] = entry;
  for (guint r = 1; r < it->n_respondents; r++)
    qsort (it->entries + it->starts[r], it->starts[r + 1] - it->starts[r], sizeof *it->entries,
           compare_entries);
  return it;
}

void
nsp_people_free (NspPeople *people)
{
  if (people == NULL)
    return;
  g_free (people->entries);
  g_free (people->starts);
  g_free (people);
}

/* The scores of the entries that have one. */
static guint
score_entries (const NspPeople *people, guint dimension, const Entry *entries, gsize n,
               NspPersonScore *scores)
{
  const NspPairing *pairing = people->pairing;
  const NspScale *scale = &people->instrument->scale;
  guint found = 0;

  for (gsize i = 0; i < n; i++) {
    double score = nsp_respondent_score (
        people->instrument, dimension,
        nsp_survey_answers (pairing->survey, pairing->instrument, entries[i].row),
        pairing->min_answered);

    if (!isnan (score))
      scores[found++] = (NspPersonScore){ entries[i].network, entries[i].period, entries[i].named,
                                          (score - scale->min) / scale->step };
  }
  return found;
}

void
nsp_people_visit (const NspPeople *people, guint dimension, NspPersonVisit visit, gpointer data)
{
  g_autofree NspPersonScore *scores = NULL;
  gsize room = 0;

  for (guint r = 0; r < people->n_respondents; r++) {
    gsize n = people->starts[r + 1] - people->starts[r];
    gsize step = r == 0 ? 1 : n; /* each row without a code is somebody */

    if (step > room || scores == NULL) {
      room = MAX (step, 16);
      scores = g_renew (NspPersonScore, scores, room);
    }
    for (gsize at = 0; at < n; at += step) {
      guint found =
          score_entries (people, dimension, people->entries + people->starts[r] + at, step, scores);

      if (found > 0)
        visit (scores, found, data);
    }
  }
}
