/* compared - surveys read, scored and compared, for the tests of comparisons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "release_comparison.h"
#include "support.h"

typedef struct {
  Reading *reading;
  NspReleased *released;
  GPtrArray *comparisons;
} Compared;

/* Finishes, scores and compares a reading, which it takes; exactly with a min_n of 1. */
Compared *compared_new (Reading *reading, guint min_n);
void compared_free (Compared *it);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Compared, compared_free)

/* Of rows "respondent;netwerk;jaar;A1;A2" with one dimension of two items on a scale of 1 to 5; a
 * row may leave out A2. */
Compared *compared_rows (const char *rows, guint min_n);

/* The comparison of an instrument (NULL: the first), a group of it (network NULL: everyone), and
 * the change of the first dimension in a step. The test fails when it is not there. */
const NspComparison *compared_instrument (const Compared *it, const char *id);
const NspComparedGroup *compared_group (const NspComparison *comparison, const char *network);
const NspReleasedChange *compared_change (const Compared *it, const char *network, guint step);
