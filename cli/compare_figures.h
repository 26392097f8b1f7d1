/* compare_figures - the pages that compare draws: two periods over each other, or a trend.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "choice.h"
#include "drawing.h"
#include "release_comparison.h"

/* Adds a page for each group of the comparisons (of const NspComparison *): of two periods the
 * later with the earlier dashed, of more a panel of trends, and of a group that stands in one only
 * the page of that one. Of everyone, too, unless networks are chosen. The comparisons must outlive
 * the drawing. */
void nsp_add_comparison_figures (NspDrawing *drawing, const GPtrArray *comparisons,
                                 const NspSurvey *survey, const NspCliChoice *choice,
                                 const NspSettings *settings, const NspTerminal *terminal);
