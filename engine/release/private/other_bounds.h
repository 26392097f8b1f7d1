/* other_bounds - what other groups and periods tell of a network's scores.
 *
 * Everyone's mean and the differences between periods are rounded apart from a network's own mean,
 * so together they bound its sum of scores closer; item figures have to be safe with that as well.
 * Of the other networks and periods the exact means are taken for known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "released.h"

/* Withholds the item figures of networks where they would give somebody away. */
void nsp_other_bounds_apply (const NspReleased *released);
