/* overall_items - the figures of items over everyone, from what the networks show of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "released.h"

/* If all networks together would give somebody away by everyone's mean, none shows its items.
 * Everyone's own item figures are there before: they say whether that is so. Whether that takes any
 * away. */
gboolean nsp_release_protect_overall (const NspReleasedResult *result);

/* Where networks show their items on a dimension, everyone's are the sum of these: nothing follows
 * of the others. Where they only show means everyone's items are not shown: less these means, they
 * would be about the others. */
void nsp_release_overall_items (NspReleasedResult *result, const NspSettings *settings);
