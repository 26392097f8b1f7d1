/* shared_items - figures of two instruments with the same items hang together.
 *
 * Where one counts a few people more than the other, the difference of the two is about these few.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "period.h"

/* The number of a dimension with the same items, each keyed the same way, in another instrument;
 * -1 when it has none. */
int nsp_shared_dimension (const NspInstrument *instrument, guint dimension,
                          const NspInstrument *other);

/* Whether the people with a score on a dimension in a network (the `n` rows), and those with a
 * score on the same dimension of an instrument released before, shown for that network, differ by
 * 1 to min_n - 1. */
gboolean nsp_shared_network_is_close (const NspPeriodOptions *options, const NspReleasedResult *own,
                                      guint dimension, const char *network, const guint *rows,
                                      guint n);

/* The same for those of the period who are in none of the networks shown on the dimension. */
gboolean nsp_shared_rest_is_close (const NspPeriodOptions *options, const NspReleasedResult *own,
                                   guint dimension, const guint *rows, guint n);

/* Withholds the figures of items that two results of one period have, where one of them withholds
 * these or has a few people more: of every network, or of everyone. Whether that takes any away. */
gboolean nsp_shared_items_unite (const NspReleased *released, gboolean networks);
