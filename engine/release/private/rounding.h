/* rounding - how many decimals a number of so many people may have.
 *
 * One decimal below 100 people, two from there on: about a tenth of the width of a mean's interval.
 * A rounded mean leaves open what each of a few people answered where an exact one would not.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "released.h"

/* The decimals of a figure of `n` people: 1, 2, or NSP_EXACT. */
int nsp_release_decimals (const NspSettings *settings, guint64 n);

/* The decimals of a figure of reliability: 2, or NSP_EXACT. */
int nsp_release_fixed_decimals (const NspSettings *settings);

/* The number rounded, halves away from 0. A value less than 1e-9 of a last decimal short of a half
 * is a half: scores are fractions, and their binary form may lie a hair below. */
NspNumber nsp_release_number (double value, int decimals);

/* No number. */
NspNumber nsp_release_nothing (void);
