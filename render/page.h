/* page - what the parts of a figure share: the values that may be shown, and where to draw.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas.h"
#include "figure.h"
#include "marks.h"
#include "radar.h"

typedef struct {
  NspCanvas *canvas;
  const NspInstrument *instrument;
  NspLang lang;
  NspShown *shown; /* one per dimension */
  guint n_shown;
  int ticks[NSP_MAX_TICKS];
  guint n_ticks;
  gboolean has_mean, has_before, has_band; /* at least one mark does */
  gboolean band_withheld;                  /* a mean is shown whose quartiles are withheld */
} NspPage;

/* Fills in the labels, their sides and the ticks; there are no values and no canvas yet.
 * `instrument` must outlive the page. */
void nsp_page_init_labels (NspPage *page, const NspInstrument *instrument, NspLang lang);

/* Fills in everything but the canvas. `figure` must outlive the page. */
void nsp_page_init (NspPage *page, const NspFigure *figure);
void nsp_page_clear (NspPage *page);

/* A value's fraction of the way along the instrument's scale. */
double nsp_page_fraction (const NspPage *page, double value);

/* "PROCES": a side's title in capitals. The caller owns it. */
char *nsp_page_side_title (const NspPage *page, const NspSide *side);

/* "PROCES · hoe leren we samen?": with the side's question, if it has one. The caller owns it. */
char *nsp_page_side_heading (const NspPage *page, const NspSide *side);

/* Lines get the colour of the mark, and its size as their width. */
void nsp_page_pen (const NspPage *page, const NspMark *mark);

/* The sign of a mean: that of its side. */
void nsp_page_marker (const NspPage *page, const NspMark *mark);

/* The sign of the earlier mean in the dot plot. */
void nsp_page_marker_before (const NspPage *page, const NspMark *mark);

/* A line with round ends: the middle half of the group. */
void nsp_page_band (const NspPage *page, const NspMark *mark);

/* A text as its mark says. */
void nsp_page_text (const NspPage *page, const NspMark *mark);

/* Makes the marks of a part of the figure within its area; texts are measured, nothing is drawn.
 * The radar that the marks stand in belongs to the caller. */
NspRadar *nsp_page_mark_radar (const NspPage *page, NspBox area, NspMarks *marks);
void nsp_page_mark_dotplot (const NspPage *page, NspBox area, NspMarks *marks);

/* Makes the marks of a part and draws them. */
void nsp_page_draw_radar (const NspPage *page, NspBox area);
void nsp_page_draw_dotplot (const NspPage *page, NspBox area);

/* The signs with their meaning from `area.x` on, on as many lines as it takes, the last one
 * ending at the bottom of `area`. Returns the height used. */
double nsp_page_draw_legend (const NspPage *page, const NspFigure *figure, NspBox area);
