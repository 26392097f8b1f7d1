/* instrument_change - whether answers to one definition of a questionnaire can be read by another.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "instrument.h"

/* What makes answers to `before` mean something else by `now`, as phrases for the argument of a
 * problem: another scale, other labels, an item that is gone or reads
 * differently. NULL when they mean the same. The caller owns it. */
char *nsp_instrument_change (const NspInstrument *before, const NspInstrument *now);
