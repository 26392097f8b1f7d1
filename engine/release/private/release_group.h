/* release_group - the released figures of one group, from its tally.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounding.h"
#include "tally.h"

/* The figures of a network, nothing but their size deciding on them. Item figures are made with
 * their counts, for nsp_release_seal_items() to take away what must not be seen. `samples` receives
 * the exact figures by dimension, n 0 where it is not shown. The caller owns the group; it has no
 * name and period yet. */
NspReleasedGroup *nsp_release_group (const NspTally *tally, const NspSettings *settings,
                                     NspSample *samples);

/* One dimension likewise. `item_counts` are n_key x n_steps, as answered, in the order of the key.
 */
void nsp_release_dimension (NspReleasedDimension *released, const NspInstrument *instrument,
                            guint dimension, const NspDimensionTally *tally,
                            const guint64 *item_counts, const NspSettings *settings,
                            NspSample *sample, NspLastQuantile *last);

/* An empty group with a dimension for each of the instrument's. */
NspReleasedGroup *nsp_released_group_new (const NspInstrument *instrument);
void nsp_released_group_free (NspReleasedGroup *group);

/* Withholds a dimension of a group as a whole; or the figures of all its items, or of one. */
void nsp_release_withhold (NspReleasedDimension *dimension, NspWithheld why);
void nsp_release_withhold_item (NspReleasedItem *item);
void nsp_release_withhold_items (NspReleasedDimension *dimension);

/* Fills in an item's mean and sd from its counts, which it copies. */
void nsp_release_item (NspReleasedItem *item, const NspInstrument *instrument,
                       const guint64 *counts, const NspSettings *settings);

/* The answer that all or all but one gave, as 1 + its step; 0 when there is none. */
guint nsp_release_almost_everyone (const guint64 *counts, guint n_steps);

/* Puts "almost everyone" in the place of counts in which at most one person stands apart. */
void nsp_release_seal_items (NspReleasedGroup *group, const NspInstrument *instrument,
                             const NspSettings *settings);

/* Marks a group of which no dimension is shown as withheld. */
void nsp_release_close_group (NspReleasedGroup *group);
