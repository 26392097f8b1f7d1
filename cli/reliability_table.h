/* reliability_table - the reliability figures of a result, for people to read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "released.h"
#include "terminal.h"

/* Prints a table of the dimensions, one of their items, and why figures are missing. */
void nsp_print_reliability (const NspReleasedResult *result, const NspTerminal *terminal);
