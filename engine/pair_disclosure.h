/* pair_disclosure - which pairs may be shown, so that they give nobody's score away.
 *
 * The mean difference of those who stayed, with the means of both periods, leaves the sum of those
 * who came less those who left. The rule is in docs/methods.md.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison.h"
#include "pairs.h"

/* Decides for one dimension. `shown` has (n_networks + 1) x n_periods values, of every group (the
 * comparison's, with everyone last) from every period on, and receives TRUE where the pairs may be
 * shown. */
void nsp_pair_disclosure_decide (const NspComparison *comparison, const NspPairTable *table,
                                 guint dimension, guint min_n, gboolean *shown);
