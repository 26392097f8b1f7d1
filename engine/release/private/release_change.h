/* release_change - one year against an earlier one, as it may be shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "change.h"
#include "release_comparison.h"

/* A change of which the smaller group has `n` people. Of few people there is no interval, which
 * would tell how far they lie apart. */
NspReleasedChange nsp_release_change (const NspChange *change, guint64 n,
                                      const NspSettings *settings);
