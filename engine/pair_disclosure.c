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

void
nsp_pair_disclosure_decide (const NspComparison *comparison, const NspPairTable *table,
                            guint dimension, guint min_n, gboolean *shown)
{
  Question it = { comparison, table, dimension, min_n, table->n_networks, table->n_periods, shown };

  for (guint g = 0; g <= it.n_networks; g++)
    decide_network (&it, g);
}
