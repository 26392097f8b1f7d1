/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "release_pairs.h"

#include <string.h>

#include "audit.h"

/* What is counted on the way. Of each network as a part of the audit the sums of its own are its
 * means (by period) and its pairs (by the period from which they go); the common ones are
 * everyone's pairs, and the sums over those of everyone of whom no network's mean is shown. */
typedef struct {
  const NspPairQuestion *question;
  guint n_networks, n_periods;
  NspPairs *pairs;
  NspAudit **audits;     /* by network, the last: rows in none */
  guint64 *alone;        /* by part and period: people with one row only */
  guint64 *coefficients; /* of one person */
  guint *counts;         /* by period: of one person's rows among everyone */
  double *means;         /* by period: of these */
} Count;

static gsize
at (const Count *it, guint group, guint period)
{
  return (gsize)group * it->n_periods + period;
}

static gboolean
counts_in_everyone (const Count *it, const NspPersonScore *score)
{
  return it->question->in_everyone[score->period][score->named];
}

/* Whether a row is the sum of no mean that is shown, but everyone's. */
static gboolean
is_other (const Count *it, const NspPersonScore *score)
{
  return counts_in_everyone (it, score) &&
         (score->network == it->n_networks ||
          !it->question->mean_shown[at (it, score->network, score->period)]);
}

/* Whether the next of a person's scores is of the same network in its next period. */
static gboolean
is_pair (const Count *it, const NspPersonScore *score)
{
  return score->network < it->n_networks && score[1].network == score->network &&
         score[1].period == it->question->next[at (it, score->network, score->period)];
}

static void
count_everyone (Count *it, const NspPersonScore *scores, guint n)
{
  memset (it->counts, 0, it->n_periods * sizeof *it->counts);
  memset (it->means, 0, it->n_periods * sizeof *it->means);
  for (guint i = 0; i < n; i++) {
    if (!counts_in_everyone (it, &scores[i]))
      continue;
    it->counts[scores[i].period]++;
    it->means[scores[i].period] += scores[i].score;
  }
  for (guint p = 0; p < it->n_periods; p++)
    if (it->counts[p] > 1)
      it->means[p] /= it->counts[p];
}

static void
add_pairs (Count *it, const NspPersonScore *scores, guint n)
{
  for (guint i = 0; i + 1 < n; i++)
    if (is_pair (it, &scores[i]))
      nsp_pairs_add (&it->pairs[at (it, scores[i].network, scores[i].period)], scores[i].score,
                     scores[i + 1].score);
  for (guint p = 0; p + 1 < it->n_periods; p++)
    if (it->counts[p] > 0 && it->counts[p + 1] > 0)
      nsp_pairs_add (&it->pairs[at (it, it->n_networks, p)], it->means[p], it->means[p + 1]);
}

/* With what a score is in the sums; see Count. */
static void
set_coefficients (const Count *it, const NspPersonScore *scores, guint n, guint i, guint64 *own)
{
  const NspPersonScore *score = &scores[i];
  guint p = score->period, n_periods = it->n_periods;
  guint64 *common = own + 2 * n_periods;

  memset (own, 0, 4 * (gsize)n_periods * sizeof *own);
  own[p] = nsp_audit_coefficient (1, 1);
  if (i + 1 < n && is_pair (it, score))
    own[n_periods + p] = nsp_audit_coefficient (-1, 1);
  if (i > 0 && is_pair (it, score - 1))
    own[n_periods + score[-1].period] = nsp_audit_coefficient (1, 1);
  if (is_other (it, score))
    common[n_periods + p] = nsp_audit_coefficient (1, 1);
  if (!counts_in_everyone (it, score))
    return;
  if (p + 1 < n_periods && it->counts[p + 1] > 0)
    common[p] = nsp_audit_coefficient (-1, it->counts[p]);
  if (p > 0 && it->counts[p - 1] > 0)
    common[p - 1] = nsp_audit_coefficient (1, it->counts[p]);
}

static NspAudit *
audit_of (Count *it, guint network)
{
  if (it->audits[network] == NULL)
    it->audits[network] = nsp_audit_new (2 * it->n_periods, 2 * it->n_periods);
  return it->audits[network];
}

static guint
n_networks_of (const NspPersonScore *scores, guint n)
{
  guint networks = 1;

  for (guint i = 1; i < n; i++)
    networks += scores[i].network != scores[i - 1].network;
  return networks;
}

/* Adds somebody to the part of each network that she is in. */
static void
add_to_audits (Count *it, const NspPersonScore *scores, guint n)
{
  guint width = 4 * it->n_periods, parts = n_networks_of (scores, n);

  it->coefficients = g_renew (guint64, it->coefficients, (gsize)n * width);
  for (guint i = 0, length; i < n; i += length) {
    for (length = 0; i + length < n && scores[i + length].network == scores[i].network; length++)
      set_coefficients (it, scores, n, i + length, it->coefficients + (gsize)length * width);
    nsp_audit_add (audit_of (it, scores[i].network), it->coefficients, length, parts, 1);
  }
}

static void
visit (const NspPersonScore *scores, guint n, gpointer data)
{
  Count *it = data;

  if (n == 1 && (scores->network < it->n_networks || counts_in_everyone (it, scores))) {
    it->alone[at (it, scores->network, scores->period)]++;
    return;
  }
  count_everyone (it, scores, n);
  add_pairs (it, scores, n);
  if (it->question->limit > 1)
    add_to_audits (it, scores, n);
}

/* Adds those with one row, who are many. */
static void
add_alone (Count *it)
{
  guint64 *own = it->coefficients = g_renew (guint64, it->coefficients, 4 * it->n_periods + 1);

  for (guint g = 0; g <= it->n_networks; g++) {
    for (guint p = 0; p < it->n_periods; p++) {
      gboolean other = g == it->n_networks || !it->question->mean_shown[at (it, g, p)];

      if (it->alone[at (it, g, p)] == 0)
        continue;
      memset (own, 0, 4 * (gsize)it->n_periods * sizeof *own);
      own[p] = nsp_audit_coefficient (1, 1);
      own[3 * it->n_periods + p] = nsp_audit_coefficient (other ? 1 : 0, 1);
      nsp_audit_add (audit_of (it, g), own, 1, 1, it->alone[at (it, g, p)]);
    }
  }
}

/* Shows a network's pairs from the latest on, as far as they are safe. */
static void
decide_network (Count *it, guint g)
{
  const NspPairQuestion *question = it->question;
  NspAudit *audit = audit_of (it, g);

  for (guint p = 0; p < it->n_periods; p++)
    nsp_audit_show (audit, p, question->mean_shown[at (it, g, p)]);
  for (guint p = it->n_periods; p-- > 0;) {
    NspPairs *pairs = &it->pairs[at (it, g, p)];
    guint next = question->next[at (it, g, p)];
    gboolean good = pairs->n >= question->limit && question->mean_shown[at (it, g, p)] &&
                    question->mean_shown[at (it, g, next)];

    nsp_audit_show (audit, it->n_periods + p, good);
    if (good && !nsp_audit_is_safe (audit, question->limit)) {
      nsp_audit_show (audit, it->n_periods + p, FALSE);
      good = FALSE;
    }
    if (!good)
      *pairs = (NspPairs){ 0 };
  }
}

/* Everyone's pairs likewise: the networks, which say more, keep theirs. */
static void
decide_everyone (Count *it)
{
  const NspPairQuestion *question = it->question;
  guint everyone = it->n_networks;
  g_autofree gboolean *shown = g_new0 (gboolean, 2 * it->n_periods);

  for (guint p = 0; p < it->n_periods; p++)
    shown[it->n_periods + p] = question->mean_shown[at (it, everyone, p)];
  for (guint p = it->n_periods; p-- > 0;) {
    NspPairs *pairs = &it->pairs[at (it, everyone, p)];

    shown[p] = pairs->n >= question->limit && question->mean_shown[at (it, everyone, p)] &&
               question->mean_shown[at (it, everyone, p + 1)];
    shown[p] =
        shown[p] && nsp_audits_are_safe (it->audits, it->n_networks + 1, shown, question->limit);
    if (!shown[p])
      *pairs = (NspPairs){ 0 };
  }
}

/* With nothing to protect, pairs are shown where both means are. */
static void
show_all (Count *it)
{
  const NspPairQuestion *question = it->question;

  for (guint g = 0; g <= it->n_networks; g++)
    for (guint p = 0; p < it->n_periods; p++) {
      guint next = g < it->n_networks ? question->next[at (it, g, p)] : p + 1;

      if (next == 0 || next >= it->n_periods || !question->mean_shown[at (it, g, p)] ||
          !question->mean_shown[at (it, g, next)])
        it->pairs[at (it, g, p)] = (NspPairs){ 0 };
    }
}

NspPairs *
nsp_release_pairs (const NspPairQuestion *question)
{
  guint n_networks = question->pairing->n_networks, n_periods = question->pairing->n_periods;
  gsize size = ((gsize)n_networks + 1) * n_periods;
  g_autofree guint64 *alone = g_new0 (guint64, size);
  g_autofree guint *counts = g_new0 (guint, n_periods);
  g_autofree double *means = g_new0 (double, n_periods);
  g_autofree NspAudit **audits = g_new0 (NspAudit *, n_networks + 1);
  Count it = { .question = question,
               .n_networks = n_networks,
               .n_periods = n_periods,
               .pairs = g_new0 (NspPairs, size),
               .audits = audits,
               .alone = alone,
               .counts = counts,
               .means = means };

  nsp_people_visit (question->people, question->dimension, visit, &it);
  if (question->limit <= 1) {
    show_all (&it);
  } else {
    add_alone (&it);
    for (guint g = 0; g <= n_networks; g++)
      audit_of (&it, g);
    for (guint g = 0; g < n_networks; g++)
      decide_network (&it, g);
    decide_everyone (&it);
  }
  for (guint g = 0; g <= n_networks; g++)
    nsp_audit_free (audits[g]);
  g_free (it.coefficients);
  return it.pairs;
}
