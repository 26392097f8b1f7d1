/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pair_disclosure.h"

#include <math.h>
#include <string.h>

#include "disclosure.h"

/* One dimension of a comparison, and what of it is shown. */
typedef struct {
  const NspComparison *comparison;
  const NspPairTable *table;
  guint dimension, min_n;
  guint n_networks, n_periods;
  gboolean *shown; /* by group x period */
} Question;

static const NspComparedGroup *
group_at (const Question *it, guint group)
{
  return g_ptr_array_index (it->comparison->groups, group);
}

static NspPairCell *
cell_at (const Question *it, guint group, guint from)
{
  return nsp_pair_cell (it->table, group, from, it->dimension);
}

static gboolean *
shown_at (const Question *it, guint group, guint from)
{
  return &it->shown[(gsize)group * it->n_periods + from];
}

/* The group's score in a period; NULL when its mean is not shown or it does not stand in it. */
static const NspDimensionScore *
score_at (const Question *it, guint group, guint period)
{
  const NspGroup *found = group_at (it, group)->groups[period];
  const NspDimensionScore *score = found != NULL ? &found->dimensions[it->dimension] : NULL;

  return score != NULL && !isnan (score->mean) ? score : NULL;
}

/* Whether so many people may be all that a sum is about. */
static gboolean
are_enough (guint64 n, guint limit)
{
  return n == 0 || n >= limit;
}

/* The steps `first` to `last` of a group, each beginning where the one before ends, taken together:
 * the means and the pairs leave a sum over those who are in no pair at the ends, and in between
 * over those who are in one of two pairs. How many these are. */
static guint64
left_over (const Question *it, guint group, guint first, guint last)
{
  const NspStep *steps = group_at (it, group)->steps;
  guint64 left =
      score_at (it, group, steps[first].from)->n + score_at (it, group, steps[last].to)->n;

  for (guint s = first; s <= last; s++)
    left -= (s == first) * cell_at (it, group, steps[s].from)->pairs.n +
            (s == last) * cell_at (it, group, steps[s].from)->pairs.n;
  for (guint s = first; s < last; s++) {
    const NspPairCell *before = cell_at (it, group, steps[s].from);
    const NspPairCell *after = cell_at (it, group, steps[s + 1].from);

    left += before->pairs.n + after->pairs.n - 2 * before->chained;
  }
  return left;
}

/* Shows the pairs of a network from the last step to the first, as far as neither a step nor
 * several in a row leave too few. */
static void
decide_network (const Question *it, guint group)
{
  const NspComparedGroup *compared = group_at (it, group);

  for (guint s = compared->n_steps; s-- > 0;) {
    const NspStep *step = &compared->steps[s];
    gboolean good = cell_at (it, group, step->from)->pairs.n >= it->min_n &&
                    score_at (it, group, step->from) != NULL &&
                    score_at (it, group, step->to) != NULL;

    for (guint last = s; good && last < compared->n_steps &&
                         (last == s || *shown_at (it, group, compared->steps[last].from));
         last++)
      good = are_enough (left_over (it, group, s, last), it->min_n);
    *shown_at (it, group, step->from) = good;
  }
}

/* How many people a sum can be about: whether nobody, and the least when somebody. In units of
 * which limit_of() makes min_n. */
typedef struct {
  gboolean nobody;
  guint64 least; /* G_MAXUINT64: it is about nobody or not possible */
} Left;

static const Left impossible = { FALSE, G_MAXUINT64 };
static const Left nobody = { TRUE, G_MAXUINT64 };

static Left
either (Left a, Left b)
{
  return (Left){ a.nobody || b.nobody, MIN (a.least, b.least) };
}

static guint64
add_least (guint64 a, guint64 b)
{
  return a == G_MAXUINT64 || b == G_MAXUINT64 ? G_MAXUINT64 : a + b;
}

/* Of two groups of people together. */
static Left
together (Left a, Left b)
{
  guint64 least = add_least (a.least, b.least);

  if (a.nobody)
    least = MIN (least, b.least);
  if (b.nobody)
    least = MIN (least, a.least);
  return (Left){ a.nobody && b.nobody, least };
}

/* Rows in a period by how they are paired, those in no pair among them. */
typedef struct {
  guint64 rows[NSP_N_PAIRED];
  guint64 shared;
} Rows;

static void
add_rows (Rows *rows, const NspPairedRows *found, guint64 n, gboolean in_network)
{
  guint64 in_pairs = found->shared;

  for (guint paired = 1; paired < NSP_N_PAIRED; paired++) {
    guint as = in_network ? paired : paired & (NSP_PAIRED_BEFORE | NSP_PAIRED_AFTER);

    rows->rows[as] += found->rows[paired];
    in_pairs += found->rows[paired];
  }
  rows->rows[0] += n - in_pairs;
  rows->shared += found->shared;
}

/* A period within everyone's steps first to last (their periods), and whether a network's own pairs
 * are subtracted from them before and after it. */
typedef struct {
  gboolean inner_before, inner_after; /* everyone's pairs are in it */
  gboolean less_before, less_after;
  guint64 unpaired; /* what a row in no pair counts; one that is in pairs counts 1 */
} Place;

/* In how many units the rows of one kind are left when the mean is taken `times` times. */
static guint64
left_of_kind (const Rows *rows, guint paired, const Place *place, int times)
{
  gboolean before = place->inner_before && (paired & NSP_PAIRED_BEFORE) != 0;
  gboolean after = place->inner_after && (paired & NSP_PAIRED_AFTER) != 0;
  gboolean in_pairs = before || after;

  if (place->less_before && (paired & NSP_PAIRED_BEFORE_NETWORK) != 0)
    before = FALSE;
  if (place->less_after && (paired & NSP_PAIRED_AFTER_NETWORK) != 0)
    after = FALSE;
  return times + before - after != 0 ? rows->rows[paired] * (in_pairs ? 1 : place->unpaired) : 0;
}

/* Rows of people with several of them hardly ever cancel out, and it is not known how many people
 * they are: they are somebody, but count nothing. */
static Left
left_in_place (const Rows *rows, const Place *place)
{
  Left left = impossible;
  guint64 single = 0;

  for (guint paired = 0; paired < NSP_N_PAIRED; paired++)
    single += rows->rows[paired];
  for (int times = -1; times <= 1; times++) {
    guint64 sum = 0;

    for (guint paired = 0; paired < NSP_N_PAIRED; paired++)
      sum += left_of_kind (rows, paired, place, times);
    left = either (left, sum + rows->shared == 0 ? nobody : (Left){ FALSE, sum });
  }
  return single == 0 ? either (left, nobody) : left;
}

static Place
place_of (guint period, guint first, guint last)
{
  return (Place){ .inner_before = period > first,
                  .inner_after = period < last,
                  .unpaired = last - first + 1 };
}

/* Who is left of a network when its means, and in any of the steps its pairs, are subtracted from
 * those of everyone: the best of all ways, from period to period. */
static Left
left_of_network (const Question *it, guint network, guint first, guint last)
{
  Left ways[2] = { nobody, impossible }; /* with the pairs of the step not subtracted; subtracted */

  for (guint p = first; p <= last; p++) {
    const NspDimensionScore *score = score_at (it, network, p);
    gboolean step = p < last && score != NULL && *shown_at (it, network, p) &&
                    group_at (it, network)->groups[p + 1] != NULL;
    Left next[2] = { impossible, impossible };
    Rows rows = { 0 };

    if (score == NULL)
      continue; /* among the others; no pairs begin or end here */
    add_rows (&rows, nsp_paired_rows (it->table, network, p, it->dimension), score->n, TRUE);
    for (int before = 0; before < 2; before++) {
      for (int after = 0; after <= step; after++) {
        Place place = place_of (p, first, last);

        place.less_before = before;
        place.less_after = after;
        next[after] = either (next[after], together (ways[before], left_in_place (&rows, &place)));
      }
    }
    ways[0] = next[0];
    ways[1] = next[1];
  }
  return ways[0];
}

/* Who is left of those of whom nothing is shown in a period: without a network, or in a network of
 * which the mean is withheld. */
static Left
left_of_others (const Question *it, guint first, guint last)
{
  Left left = nobody;

  for (guint p = first; p <= last; p++) {
    guint64 without = score_at (it, it->n_networks, p)->n;
    Place place = place_of (p, first, last);
    Rows rows = { 0 };

    for (guint g = 0; g < it->n_networks; g++) {
      const NspGroup *group = group_at (it, g)->groups[p];

      if (group == NULL)
        continue;
      without -= group->dimensions[it->dimension].n;
      if (score_at (it, g, p) == NULL)
        add_rows (&rows, nsp_paired_rows (it->table, g, p, it->dimension),
                  group->dimensions[it->dimension].n, FALSE);
    }
    add_rows (&rows, nsp_paired_rows (it->table, it->n_networks, p, it->dimension), without, FALSE);
    left = together (left, left_in_place (&rows, &place));
  }
  return left;
}

/* Whether everyone's pairs from period `first` to `last`, with all that is shown of networks, leave
 * nobody or enough people. */
static gboolean
everyone_is_safe (const Question *it, guint first, guint last)
{
  /* More than one person fewer has: part of a person is a person, too. */
  guint64 limit = (guint64)(it->min_n - 1) * (last - first + 1) + 1;
  Left left;

  if (it->min_n <= 1)
    return TRUE;
  left = left_of_others (it, first, last);
  for (guint g = 0; g < it->n_networks && (left.nobody || left.least < limit); g++)
    left = together (left, left_of_network (it, g, first, last));
  return left.least >= limit;
}

/* Withholds networks' pairs between a period and the next, so that the pairs in none of those shown
 * do not follow from everyone's. FALSE when that would leave no network's. */
static gboolean
protect_pairs (const Question *it, guint from)
{
  g_autofree guint64 *sizes = g_new0 (guint64, it->n_networks + 1);
  g_autofree NspWithheld *withheld = g_new0 (NspWithheld, it->n_networks + 1);
  guint n_before = 0, n_after = 0;

  for (guint g = 0; g < it->n_networks; g++) {
    gboolean has_step = group_at (it, g)->groups[from + 1] != NULL;

    sizes[g] = has_step ? cell_at (it, g, from)->pairs.n : 0;
    if (has_step && *shown_at (it, g, from))
      n_before++;
    else
      withheld[g] = NSP_WITHHELD_MIN_N;
  }
  nsp_disclosure_decide (sizes, it->n_networks, cell_at (it, it->n_networks, from)->outside,
                         it->min_n, withheld);
  for (guint g = 0; g < it->n_networks; g++)
    n_after += withheld[g] == NSP_SHOWN;
  for (guint g = 0; g < it->n_networks && n_after > 0; g++)
    if (withheld[g] == NSP_WITHHELD_COMPLEMENTARY)
      *shown_at (it, g, from) = FALSE;
  return n_before == 0 || n_after > 0;
}

/* Shows everyone's pairs from a period on, if that gives nobody away; else the networks keep
 * theirs, which say more. */
static void
decide_everyone (const Question *it, guint from)
{
  guint everyone = it->n_networks;
  g_autofree gboolean *kept = g_new (gboolean, it->n_networks + 1);
  gboolean good = cell_at (it, everyone, from)->pairs.n >= it->min_n &&
                  score_at (it, everyone, from) != NULL &&
                  score_at (it, everyone, from + 1) != NULL;

  for (guint g = 0; g < it->n_networks; g++)
    kept[g] = *shown_at (it, g, from);
  good = good && protect_pairs (it, from);
  for (guint last = from + 1;
       good && (last == from + 1 || (last < it->n_periods && *shown_at (it, everyone, last - 1)));
       last++)
    good = everyone_is_safe (it, from, last);
  *shown_at (it, everyone, from) = good;
  for (guint g = 0; g < it->n_networks && !good; g++)
    *shown_at (it, g, from) = kept[g];
}

void
nsp_pair_disclosure_decide (const NspComparison *comparison, const NspPairTable *table,
                            guint dimension, guint min_n, gboolean *shown)
{
  Question it = { comparison, table, dimension, min_n, table->n_networks, table->n_periods, shown };

  for (guint g = 0; g < it.n_networks; g++)
    decide_network (&it, g);
  for (guint p = it.n_periods - 1; p-- > 0;)
    decide_everyone (&it, p);
}
