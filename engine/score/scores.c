/* Figures from counts. All sums run over integers or in a fixed order, so that equal tallies give
 * equal figures to the bit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scores.h"

#include <math.h>

#include "distribution.h"
#include "tally.h"

/* The respondents with one score: `sum` steps over `items` answered items. */
typedef struct {
  guint items, sum;
  guint64 count;
} ScoreCell;

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const ScoreCell *p = a, *q = b;
  guint64 left = (guint64)p->sum * q->items, right = (guint64)q->sum * p->items;

  return (left > right) - (left < right);
}

gboolean
nsp_has_score (guint answered, guint n_key, double min_answered)
{
  /* 0.6 x 5 is a hair over 3 in binary; three of five items are enough all the same. */
  return answered > 0 && answered >= min_answered * n_key - 1e-9;
}

/* The scores of a dimension from low to high, in steps from the scale's minimum. */
static GArray *
sorted_scores (const NspDimensionTally *tally, double min_answered)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (ScoreCell));

  for (guint items = 1; items <= tally->n_key; items++) {
    const guint64 *counts = tally->by_sum + (gsize)items * (tally->max_sum + 1);

    if (!nsp_has_score (items, tally->n_key, min_answered))
      continue;
    for (guint sum = 0; sum <= tally->max_sum; sum++) {
      ScoreCell cell = { items, sum, counts[sum] };

      if (cell.count > 0)
        g_array_append_val (cells, cell);
    }
  }
  g_array_sort (cells, compare_scores);
  return cells;
}

static double
cell_score (const GArray *cells, guint index)
{
  ScoreCell cell = g_array_index (cells, ScoreCell, index);

  return (double)cell.sum / cell.items;
}

/* The score of the respondent at `rank`, counted from 0 in ascending order. */
static double
score_at (const GArray *cells, guint64 rank)
{
  guint index = 0;

  while (rank >= g_array_index (cells, ScoreCell, index).count)
    rank -= g_array_index (cells, ScoreCell, index++).count;
  return cell_score (cells, index);
}

/* The quantile of type 7: linear between the order statistics around (n - 1) p.
 * Hyndman & Fan (1996), doi 10.1080/00031305.1996.10473566. */
static double
quantile (const GArray *cells, guint64 n, double p)
{
  double at = (double)(n - 1) * p;
  guint64 below = (guint64)floor (at);
  double low = score_at (cells, below), fraction = at - (double)below;

  return fraction > 0 ? low + fraction * (score_at (cells, below + 1) - low) : low;
}

/* The mean, as the exact sums of the respondents who answered equally many items, over n. */
static double
mean_score (const GArray *cells, guint n_key, guint64 n)
{
  g_autofree guint64 *sums = g_new0 (guint64, n_key + 1);
  double total = 0;

  for (guint i = 0; i < cells->len; i++) {
    ScoreCell cell = g_array_index (cells, ScoreCell, i);

    sums[cell.items] += cell.sum * cell.count;
  }
  for (guint items = 1; items <= n_key; items++)
    total += (double)sums[items] / items;
  return total / (double)n;
}

/* The standard deviation with n - 1; exactly 0 when all scores are the same. */
static double
sd_score (const GArray *cells, guint64 n, double mean)
{
  ScoreCell first = g_array_index (cells, ScoreCell, 0);
  ScoreCell last = g_array_index (cells, ScoreCell, cells->len - 1);
  double squares = 0;

  if (n < 2)
    return NAN;
  if (compare_scores (&first, &last) == 0)
    return 0;
  for (guint i = 0; i < cells->len; i++) {
    double deviation = cell_score (cells, i) - mean;

    squares += (double)g_array_index (cells, ScoreCell, i).count * deviation * deviation;
  }
  return sqrt (squares / (double)(n - 1));
}

/* rwg(j) with a uniform null variance (A^2 - 1) / 12 over complete cases; negative set to 0.
 * James, Demaree & Wolf (1984), doi 10.1037/0021-9010.69.1.85. NAN below two complete cases. */
static double
agreement (const NspDimensionTally *tally, guint n_steps)
{
  double n = (double)tally->n_complete, items = tally->n_key, variance = 0, ratio;

  if (tally->n_complete < 2)
    return NAN;
  for (guint i = 0; i < tally->n_key; i++) {
    /* n x products - sums^2 is a whole number: the only rounding is in the division. */
    guint64 squares = tally->n_complete * tally->products[i * tally->n_key + i];

    variance += (double)(squares - tally->sums[i] * tally->sums[i]) / (n * (n - 1));
  }
  ratio = variance / items / (((double)n_steps * n_steps - 1) / 12);
  return ratio > 1 ? 0 : items * (1 - ratio) / (items * (1 - ratio) + ratio);
}

/* Fewer scores than this do not lie in any way. */
#define MIN_N_AGREEMENT 4

/* Whether the scores fall into two groups: somewhere at least a quarter of the scale lies empty,
 * with at least one score that nobody has, and on either side of it are at least three
 * respondents and three tenths of all. */
static gboolean
in_two_groups (const GArray *cells, guint n_key, guint64 n, double range)
{
  /* With n_key answered items, scores lie 1 / n_key of a step apart. */
  double least_gap = MAX (range / 4, 2.0 / n_key);
  guint64 below = 0;

  for (guint i = 0; i + 1 < cells->len; i++) {
    guint64 fewer;

    below += g_array_index (cells, ScoreCell, i).count;
    fewer = MIN (below, n - below);
    if (cell_score (cells, i + 1) - cell_score (cells, i) >= least_gap && fewer >= 3 &&
        10 * fewer >= 3 * n)
      return TRUE;
  }
  return FALSE;
}

NspAgreement
nsp_agreement_of (double middle, double range)
{
  /* A hair more is the binary form of a decimal. */
  if (middle <= range / 8 + 1e-9)
    return NSP_AGREEMENT_CLOSE;
  return middle > range / 4 + 1e-9 ? NSP_AGREEMENT_APART : NSP_AGREEMENT_SOME;
}

/* How the scores lie: in two groups, or by their middle half, `middle` steps long. `range` is the
 * number of steps on the scale. */
static NspAgreement
describe_agreement (const GArray *cells, guint n_key, guint64 n, double middle, double range)
{
  if (n < MIN_N_AGREEMENT)
    return NSP_AGREEMENT_NONE;
  return in_two_groups (cells, n_key, n, range) ? NSP_AGREEMENT_TWO_GROUPS
                                                : nsp_agreement_of (middle, range);
}

NspSample
nsp_item_score (const NspScale *scale, const guint64 *counts)
{
  NspSample item = { 0, NAN, NAN };
  guint64 sum = 0, squares = 0;

  for (guint step = 0; step < scale->n_steps; step++) {
    item.n += counts[step];
    sum += step * counts[step];
    squares += (guint64)step * step * counts[step];
  }
  if (item.n > 0)
    item.mean = scale->min + scale->step * ((double)sum / (double)item.n);
  if (item.n > 1)
    item.sd = scale->step * sqrt ((double)(item.n * squares - sum * sum) /
                                  ((double)item.n * (double)(item.n - 1)));
  return item;
}

/* The t quantile of a 95% interval. */
static double
t_quantile (guint64 n, NspLastQuantile *last)
{
  if (last->n != n)
    *last = (NspLastQuantile){ n, nsp_t_975 ((double)(n - 1)) };
  return last->t;
}

void
nsp_dimension_score (NspDimensionScore *score, const NspDimensionTally *tally,
                     const NspScale *scale, double min_answered, NspLastQuantile *last)
{
  static const NspDimensionScore nobody = { .mean = NAN,
                                            .sd = NAN,
                                            .ci95 = { NAN, NAN },
                                            .min = NAN,
                                            .q1 = NAN,
                                            .median = NAN,
                                            .q3 = NAN,
                                            .max = NAN,
                                            .rwg = NAN };
  g_autoptr (GArray) cells = sorted_scores (tally, min_answered);
  double *placed[] = { &score->mean,   &score->min, &score->q1,
                       &score->median, &score->q3,  &score->max };

  *score = nobody;
  score->n_complete = tally->n_complete;
  for (guint i = 0; i < cells->len; i++)
    score->n += g_array_index (cells, ScoreCell, i).count;
  if (score->n == 0)
    return;
  score->mean = mean_score (cells, tally->n_key, score->n);
  score->sd = scale->step * sd_score (cells, score->n, score->mean);
  score->min = score_at (cells, 0);
  score->q1 = quantile (cells, score->n, 0.25);
  score->median = quantile (cells, score->n, 0.5);
  score->q3 = quantile (cells, score->n, 0.75);
  score->max = score_at (cells, score->n - 1);
  score->agreement =
      describe_agreement (cells, tally->n_key, score->n, score->q3 - score->q1, scale->n_steps - 1);
  for (guint i = 0; i < G_N_ELEMENTS (placed); i++)
    *placed[i] = scale->min + scale->step * *placed[i];
  score->rwg = agreement (tally, scale->n_steps);
  if (score->n > 1) {
    double half = t_quantile (score->n, last) * score->sd / sqrt ((double)score->n);

    score->ci95[0] = score->mean - half;
    score->ci95[1] = score->mean + half;
  }
}

double
nsp_respondent_score (const NspInstrument *instrument, guint dimension, const guint8 *answers,
                      double min_answered)
{
  guint keyed[NSP_MAX_ITEMS], sum;
  guint answered = nsp_tally_key_answers (instrument, dimension, answers, keyed, &sum);

  if (!nsp_has_score (answered, instrument->dimensions[dimension].n_key, min_answered))
    return NAN;
  return instrument->scale.min + instrument->scale.step * ((double)sum / answered);
}
