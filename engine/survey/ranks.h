/* ranks - the order in which networks and years are reported.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey.h"

/* The place of each of `n` names, numbered from 1, in the alphabet, accents and case apart: n + 1
 * ranks from 1 on, and 0 for number 0. The caller owns them. */
guint *nsp_ranks_new (const NspSurvey *survey, guint n,
                      const char *(*name_of) (const NspSurvey *survey, guint number));
