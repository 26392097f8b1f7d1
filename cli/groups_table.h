/* groups_table - who answered: a table that several commands print.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "choice.h"

/* How many people answered which instrument, by year, moment if there are any, and network: of
 * every network, however small. For who has the survey in hand. */
void nsp_print_groups (const NspSurvey *survey, const NspCliChoice *choice,
                       const NspTerminal *terminal);
