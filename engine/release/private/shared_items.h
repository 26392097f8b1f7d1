/* shared_items - figures of two instruments with the same items hang together.
 *
 * Of dimensions that have items in common, one may be over a few people more than the other, or
 * only a few people may be in both: the difference of the two is then about these few.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "release_period.h"

/* Whether the people with a score on a dimension in a network (the `n` rows), and those with a
 * score on a dimension with items in common, of an instrument released before and shown for that
 * network, are the same but for 1 to min_n - 1, or have only so few in common. */
gboolean nsp_shared_network_is_close (const NspPeriodOptions *options, const NspReleasedResult *own,
                                      guint dimension, const char *network, const guint *rows,
                                      guint n);

/* The same for those of the period who are in none of the networks shown on the dimension. */
gboolean nsp_shared_rest_is_close (const NspPeriodOptions *options, const NspReleasedResult *own,
                                   guint dimension, const guint *rows, guint n);

/* Whether another dimension of the period, of this instrument or another, has an item in common. */
gboolean nsp_shares_items (const NspReleased *released, const NspReleasedResult *result,
                           guint dimension);

/* Withholds the figures of items that two results of one period have, where one of them withholds
 * these or has a few people more: of every network, or of everyone. Whether that takes any away. */
gboolean nsp_shared_items_unite (const NspReleased *released, gboolean networks);
