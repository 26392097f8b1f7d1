/* groups_table - who answered: a table that several commands print.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "input.h"
#include "results.h"

/* How many people answered which instrument, by year, moment if there are any, and network. */
void nsp_print_groups (const NspResults *results, const NspCliChoice *choice,
                       const NspTerminal *terminal);
