/* total_bounds - what everyone's mean tells of the networks that add up to it.
 *
 * Where everyone is the networks that are shown, their rounded means and that of the total bound
 * each other's sums; item figures have to be safe with these bounds as well.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "released.h"

/* Withholds the item figures of networks on a dimension of which they would give away somebody.
 * `partial` holds, by network of the result, who left items open (GArray of NspPartial), and last
 * those of all networks together. */
void nsp_total_bounds_apply (NspReleasedResult *result, guint dimension, GArray *const *partial,
                             const NspSettings *settings);
