/* legend - the signs of a picture with their meaning, and the closing sentence under them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

/* Draws a sign, `at` being the middle of its left end. */
typedef void (*NspLegendSign) (const NspPage *page, NspPoint at);

typedef struct _NspLegend NspLegend;

/* An empty legend, as wide as `width`. `page` must outlive it. */
NspLegend *nsp_legend_new (const NspPage *page, double width);
void nsp_legend_free (NspLegend *legend);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspLegend, nsp_legend_free)

/* Adds words behind a sign `width` points wide, or without one when `sign` is NULL. */
void nsp_legend_add (NspLegend *legend, NspLegendSign sign, double width, const char *words);

/* Adds words that must not be overlooked. */
void nsp_legend_add_warning (NspLegend *legend, const char *words);

/* The sign of a mean: the marker of each side that has dimensions. */
double nsp_legend_mean_width (const NspPage *page);
void nsp_legend_mean (const NspPage *page, NspPoint at);

/* Draws the entries on as many lines as it takes, under them what the picture is for and its
 * scale, ending at `bottom`. Returns the height used. */
double nsp_legend_draw (const NspLegend *legend, double x, double bottom);
