/* disclosure - what may be shown of small groups, so that nobody's answers can be read.
 *
 * A group with fewer than `min_n` respondents with a score on a dimension shows nothing of it;
 * below `min_n_spread` it shows mean, sd and interval only. What is withheld must not follow by
 * subtracting the groups that are shown from their total (complementary suppression; Hundepool
 * et al., 2012, doi 10.1002/9781118348239): when the withheld groups of a total together hold
 * fewer respondents than the limit, the next smallest is withheld too, and when that leaves a
 * single group, the total alone is shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scores.h"

/* Decides for `n` groups that, with `rest` more respondents who are in no group, make up a total.
 * `sizes` are the groups' respondents. `withheld` (n values) may hold earlier decisions, which
 * stay, and receives the new ones. */
void nsp_disclosure_decide (const guint64 *sizes, guint n, guint64 rest, guint64 limit,
                            NspWithheld *withheld);

/* Applies the rule to the networks of one year (of NspGroup *) and `overall`, the total of these
 * and of respondents without a network: sets what is withheld to NAN or NULL. */
void nsp_disclosure_apply (GPtrArray *networks, NspGroup *overall, guint min_n, guint min_n_spread);
