/* release_reliability - the figures of reliability that may be shown.
 *
 * They are about the questionnaire and need many people: from 20 complete answers on, with two
 * decimals.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "released.h"
#include "reliability.h"

#define NSP_MIN_COMPLETE 20

/* Releases the counted figures of a dimension over everyone. `item_n` are how many answered each of
 * its items, in the order of the key. Free it with nsp_released_reliability_clear(). */
void nsp_release_reliability (NspReleasedReliability *released, const NspReliability *reliability,
                              const guint64 *item_n, const NspSettings *settings);
void nsp_released_reliability_clear (NspReleasedReliability *released);
