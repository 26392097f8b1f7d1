/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "overall_items.h"

#include "release_group.h"

static NspReleasedDimension *
dimension_of (const NspReleasedResult *result, guint network, guint d)
{
  const NspReleasedGroup *group = g_ptr_array_index (result->networks, network);

  return &group->dimensions[d];
}

/* Whether counts of a dimension's items are shown. */
static gboolean
shows_items (const NspReleasedDimension *dimension)
{
  for (guint k = 0; k < dimension->n_items; k++)
    if (dimension->items[k].counts != NULL)
      return TRUE;
  return FALSE;
}

/* How many people the networks have that show counts of a dimension's items. */
static guint64
n_showing_items (const NspReleasedResult *result, guint d)
{
  guint64 n = 0;

  for (guint i = 0; i < result->networks->len; i++) {
    const NspReleasedDimension *dimension = dimension_of (result, i, d);

    n += shows_items (dimension) ? dimension->n : 0;
  }
  return n;
}

/* Adds up an item's counts over the networks in which nearly all gave one answer, or over the
 * others; whether there are any. */
static gboolean
add_up_counts (const NspReleasedResult *result, guint d, guint k, gboolean nearly_all,
               guint64 *counts)
{
  guint n_steps = result->instrument->scale.n_steps;
  gboolean any = FALSE;

  for (guint i = 0; i < result->networks->len; i++) {
    const guint64 *its = dimension_of (result, i, d)->items[k].counts;

    if (its == NULL || (nsp_release_almost_everyone (its, n_steps) > 0) != nearly_all)
      continue;
    for (guint step = 0; step < n_steps; step++)
      counts[step] += its[step];
    any = TRUE;
  }
  return any;
}

/* An item over everyone as the sum of what the networks show; nothing when none shows it. The
 * counts that "almost everyone" hides are not among it: they would follow. */
static void
add_up_item (const NspReleasedResult *result, const NspSettings *settings, guint d, guint k)
{
  guint n_steps = result->instrument->scale.n_steps;
  g_autofree guint64 *counts = g_new0 (guint64, n_steps);
  NspReleasedItem *item = &result->overall->dimensions[d].items[k];

  if (add_up_counts (result, d, k, FALSE, counts) ||
      (add_up_counts (result, d, k, TRUE, counts) &&
       nsp_release_almost_everyone (counts, n_steps) > 0))
    nsp_release_item (item, result->instrument, counts, settings);
  else
    nsp_release_withhold_item (item);
}

/* Whether all networks together show items of which everyone's own may not be shown. */
static gboolean
gives_away (const NspReleasedResult *result, guint d)
{
  const NspReleasedDimension *overall = &result->overall->dimensions[d];
  guint64 n_showing = n_showing_items (result, d);

  return n_showing > 0 && n_showing == overall->n && !shows_items (overall);
}

gboolean
nsp_release_protect_overall (const NspReleasedResult *result)
{
  gboolean any = FALSE;

  for (guint d = 0; d < result->instrument->n_dimensions; d++) {
    if (!gives_away (result, d))
      continue;
    for (guint i = 0; i < result->networks->len; i++)
      nsp_release_withhold_items (dimension_of (result, i, d));
    any = TRUE;
  }
  return any;
}

static gboolean
shows_means (const NspReleasedResult *result, guint d)
{
  for (guint i = 0; i < result->networks->len; i++)
    if (dimension_of (result, i, d)->withheld == NSP_SHOWN)
      return TRUE;
  return FALSE;
}

void
nsp_release_overall_items (NspReleasedResult *result, const NspSettings *settings)
{
  for (guint d = 0; d < result->instrument->n_dimensions; d++) {
    NspReleasedDimension *overall = &result->overall->dimensions[d];

    if (n_showing_items (result, d) == 0 && shows_means (result, d))
      nsp_release_withhold_items (overall);
    for (guint k = 0; k < overall->n_items && n_showing_items (result, d) > 0; k++)
      add_up_item (result, settings, d, k);
  }
}
