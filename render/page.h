/* page - what the parts of a figure share: the values that may be shown, and where to draw.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas.h"
#include "words.h"

/* One dimension as it is shown. Whatever is undefined or withheld is NAN here, and nothing after
 * this looks at the group again. Values are fractions of the way from the scale's minimum to its
 * maximum. */
typedef struct {
  const char *label;
  NspRadarSide side;
  double mean, q1, q3, before;
  char *value;  /* the mean as written */
  NspWord note; /* how the group's scores lie, or why there is no mean; NSP_N_WORDS for nothing */
} NspMark;

typedef struct {
  NspCanvas *canvas;
  const NspInstrument *instrument;
  NspLang lang;
  NspMark *marks; /* one per dimension */
  guint n_marks;
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

/* The sign of a mean, `radius` points large. */
void nsp_page_marker (const NspPage *page, NspRadarSide side, NspPoint at, double radius);

/* The sign of last year's mean in the dot plot. */
void nsp_page_marker_before (const NspPage *page, NspPoint at, double radius);

/* A line from a to b with round ends: the middle half of the group. */
void nsp_page_band (const NspPage *page, const NspColour *colour, NspPoint a, NspPoint b,
                    double width);

/* The parts of the figure, each within its area. */
void nsp_page_draw_radar (const NspPage *page, NspBox area);
void nsp_page_draw_dotplot (const NspPage *page, NspBox area);

/* The signs with their meaning from `area.x` on, on as many lines as it takes, the last one
 * ending at the bottom of `area`. Returns the height used. */
double nsp_page_draw_legend (const NspPage *page, const NspFigure *figure, NspBox area);
