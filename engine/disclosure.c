/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "disclosure.h"

#include <math.h>

/* The number of respondents who cannot be shown apart. */
static guint64
hidden_respondents (const guint64 *sizes, guint n, guint64 rest, const NspWithheld *withheld)
{
  guint64 hidden = rest;

  for (guint i = 0; i < n; i++)
    if (withheld[i] != NSP_SHOWN)
      hidden += sizes[i];
  return hidden;
}

/* The smallest group that is shown, the last of equals; -1 when none is. Counts them, too. */
static int
smallest_shown (const guint64 *sizes, guint n, const NspWithheld *withheld, guint *n_shown)
{
  int smallest = -1;

  *n_shown = 0;
  for (guint i = 0; i < n; i++) {
    if (withheld[i] != NSP_SHOWN)
      continue;
    (*n_shown)++;
    if (smallest < 0 || sizes[i] <= sizes[smallest])
      smallest = (int)i;
  }
  return smallest;
}

void
nsp_disclosure_decide (const guint64 *sizes, guint n, guint64 rest, guint64 limit,
                       NspWithheld *withheld)
{
  gboolean complementary = FALSE;
  guint64 hidden;
  guint n_shown;

  for (guint i = 0; i < n; i++)
    if (withheld[i] == NSP_SHOWN && sizes[i] < limit)
      withheld[i] = NSP_WITHHELD_MIN_N;
  hidden = hidden_respondents (sizes, n, rest, withheld);
  for (;;) {
    int smallest = smallest_shown (sizes, n, withheld, &n_shown);

    if (smallest < 0)
      return;
    if (!(hidden > 0 && hidden < limit) && !(complementary && n_shown == 1))
      return;
    withheld[smallest] = NSP_WITHHELD_COMPLEMENTARY;
    hidden += sizes[smallest];
    complementary = TRUE;
  }
}

/* One number per group and one for the total, and the decisions about them. */
typedef struct {
  guint n;
  guint64 *sizes;
  guint64 total;
  NspWithheld *withheld;
} Question;

static NspWithheld
decide (Question *question, guint64 limit)
{
  guint64 rest = question->total;

  for (guint i = 0; i < question->n; i++)
    rest -= question->sizes[i];
  nsp_disclosure_decide (question->sizes, question->n, rest, limit, question->withheld);
  return question->total < limit ? NSP_WITHHELD_MIN_N : NSP_SHOWN;
}

static void
hide_spread (NspDimensionScore *score)
{
  score->min = score->q1 = score->median = score->q3 = score->max = score->rwg = NAN;
  score->agreement = NSP_AGREEMENT_NONE;
}

static void
hide_all (NspDimensionScore *score)
{
  score->mean = score->sd = score->ci95[0] = score->ci95[1] = NAN;
  hide_spread (score);
}

static void
hide_counts (NspItemScore *item)
{
  g_clear_pointer (&item->counts, g_free);
}

/* The decisions about a dimension's mean, and what they take with them. */
static void
apply_to_means (GPtrArray *networks, NspGroup *overall, guint d, guint min_n, Question *question)
{
  question->total = overall->dimensions[d].n;
  for (guint i = 0; i < networks->len; i++) {
    const NspGroup *group = g_ptr_array_index (networks, i);

    question->sizes[i] = group->dimensions[d].n;
    question->withheld[i] = group->withheld;
  }
  overall->dimensions[d].withheld = decide (question, min_n);
  for (guint i = 0; i < networks->len; i++) {
    NspGroup *group = g_ptr_array_index (networks, i);

    group->dimensions[d].withheld = question->withheld[i];
  }
}

/* The same for quartiles and extremes: a group without a mean has no spread either. */
static void
apply_to_spreads (GPtrArray *networks, NspGroup *overall, guint d, guint limit, Question *question)
{
  for (guint i = 0; i < networks->len; i++) {
    const NspGroup *group = g_ptr_array_index (networks, i);

    question->withheld[i] = group->dimensions[d].withheld;
  }
  overall->dimensions[d].withheld_spread = decide (question, limit);
  for (guint i = 0; i < networks->len; i++) {
    NspGroup *group = g_ptr_array_index (networks, i);

    group->dimensions[d].withheld_spread = question->withheld[i];
  }
}

/* One item wherever it stands: several dimensions may have it. */
typedef struct {
  guint item;
  NspWithheld withheld, withheld_spread; /* the strictest of its places */
} ItemPlaces;

static NspItemScore *
find_item (NspDimensionScore *score, guint item)
{
  for (guint k = 0; k < score->n_items; k++)
    if (score->items[k].item == item)
      return &score->items[k];
  return NULL;
}

/* What already follows for an item from the dimensions that have it. */
static ItemPlaces
collect_places (NspGroup *group, guint item, guint64 *n)
{
  ItemPlaces places = { item, NSP_SHOWN, NSP_SHOWN };

  for (guint d = 0; d < group->n_dimensions; d++) {
    const NspDimensionScore *score = &group->dimensions[d];
    const NspItemScore *found = find_item (&group->dimensions[d], item);

    if (found == NULL)
      continue;
    *n = found->n;
    if (places.withheld == NSP_SHOWN)
      places.withheld = score->withheld;
    if (places.withheld_spread == NSP_SHOWN)
      places.withheld_spread = score->withheld_spread;
  }
  return places;
}

static void
set_places (NspGroup *group, guint item, gboolean spread, NspWithheld withheld)
{
  for (guint d = 0; d < group->n_dimensions; d++) {
    NspItemScore *found = find_item (&group->dimensions[d], item);

    if (found != NULL && spread)
      found->withheld_spread = withheld;
    else if (found != NULL)
      found->withheld = withheld;
  }
}

/* An item may have fewer answers than its dimension has scores: it is decided on its own. */
static void
apply_to_item (GPtrArray *networks, NspGroup *overall, guint item, guint min_n, guint min_n_spread,
               Question *question)
{
  ItemPlaces total = collect_places (overall, item, &question->total);
  NspWithheld mean, spread;

  for (guint i = 0; i < networks->len; i++)
    question->withheld[i] =
        collect_places (g_ptr_array_index (networks, i), item, &question->sizes[i]).withheld;
  mean = decide (question, min_n);
  total.withheld = total.withheld != NSP_SHOWN ? total.withheld : mean;
  set_places (overall, item, FALSE, total.withheld);
  for (guint i = 0; i < networks->len; i++) {
    NspGroup *group = g_ptr_array_index (networks, i);
    ItemPlaces places = collect_places (group, item, &question->sizes[i]);

    set_places (group, item, FALSE, question->withheld[i]);
    if (question->withheld[i] == NSP_SHOWN)
      question->withheld[i] = places.withheld_spread;
  }
  spread = decide (question, min_n_spread);
  if (total.withheld == NSP_SHOWN)
    total.withheld = total.withheld_spread;
  set_places (overall, item, TRUE, total.withheld != NSP_SHOWN ? total.withheld : spread);
  for (guint i = 0; i < networks->len; i++)
    set_places (g_ptr_array_index (networks, i), item, TRUE, question->withheld[i]);
}

static void
apply_to_items (GPtrArray *networks, NspGroup *overall, guint min_n, guint min_n_spread,
                Question *question)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint d = 0; d < overall->n_dimensions; d++) {
    for (guint k = 0; k < overall->dimensions[d].n_items; k++) {
      guint item = overall->dimensions[d].items[k].item;

      if (g_hash_table_add (done, GUINT_TO_POINTER (item + 1)))
        apply_to_item (networks, overall, item, min_n, min_n_spread, question);
    }
  }
}

/* Takes away what was decided to be withheld. */
static void
hide (NspGroup *group, guint min_n)
{
  for (guint d = 0; d < group->n_dimensions; d++) {
    NspDimensionScore *score = &group->dimensions[d];

    if (score->withheld != NSP_SHOWN)
      hide_all (score);
    if (score->withheld_spread != NSP_SHOWN)
      hide_spread (score);
    if (score->n_complete < min_n)
      score->rwg = NAN;
    for (guint k = 0; k < score->n_items; k++) {
      NspItemScore *item = &score->items[k];

      if (item->withheld != NSP_SHOWN)
        item->mean = item->sd = NAN;
      if (item->withheld_spread != NSP_SHOWN)
        hide_counts (item);
    }
  }
}

/* A group of which no dimension can be shown is withheld as a whole. */
static void
withhold_if_empty (NspGroup *group)
{
  for (guint d = 0; d < group->n_dimensions; d++)
    if (group->dimensions[d].withheld == NSP_SHOWN)
      return;
  if (group->withheld == NSP_SHOWN)
    group->withheld = group->dimensions[0].withheld;
}

static void
apply_to_groups (GPtrArray *networks, NspGroup *overall, guint min_n, Question *question)
{
  question->total = overall->respondents;
  for (guint i = 0; i < networks->len; i++) {
    const NspGroup *group = g_ptr_array_index (networks, i);

    question->sizes[i] = group->respondents;
    question->withheld[i] = NSP_SHOWN;
  }
  overall->withheld = decide (question, min_n);
  for (guint i = 0; i < networks->len; i++) {
    NspGroup *group = g_ptr_array_index (networks, i);

    group->withheld = question->withheld[i];
  }
}

void
nsp_disclosure_apply (GPtrArray *networks, NspGroup *overall, guint min_n, guint min_n_spread)
{
  g_autofree guint64 *sizes = g_new0 (guint64, networks->len + 1);
  g_autofree NspWithheld *withheld = g_new0 (NspWithheld, networks->len + 1);
  Question question = { networks->len, sizes, 0, withheld };

  apply_to_groups (networks, overall, min_n, &question);
  for (guint d = 0; d < overall->n_dimensions; d++) {
    apply_to_means (networks, overall, d, min_n, &question);
    apply_to_spreads (networks, overall, d, MAX (min_n, min_n_spread), &question);
  }
  apply_to_items (networks, overall, min_n, MAX (min_n, min_n_spread), &question);
  hide (overall, min_n);
  withhold_if_empty (overall);
  for (guint i = 0; i < networks->len; i++) {
    hide (g_ptr_array_index (networks, i), min_n);
    withhold_if_empty (g_ptr_array_index (networks, i));
  }
}
