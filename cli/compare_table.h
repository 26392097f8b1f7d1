/* compare_table - what compare prints: means by period, and the steps between them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "choice.h"
#include "release_comparison.h"

/* Prints the comparisons (of const NspComparison *), of the networks chosen and of everyone, with
 * a few lines below on how to read them. The settings are
 * named where a group is withheld. */
void nsp_print_comparisons (const GPtrArray *comparisons, const NspCliChoice *choice,
                            const NspSettings *settings, const NspTerminal *terminal);

/* The label of a period. The caller owns it. */
char *nsp_comparison_period (const NspComparison *comparison, guint period, NspLang lang);

/* The number of periods in which the group took part; the last of them goes to `last` when not
 * NULL. */
guint nsp_compared_group_periods (const NspComparison *comparison, const NspComparedGroup *group,
                                  guint *last);
