/* figure - one page about one group: the radar, and the same numbers as a dot plot.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "format.h"
#include "released.h"

/* What a figure shows. All borrowed. */
typedef struct {
  const NspInstrument *instrument;
  const NspReleasedGroup *group;            /* one that is shown; network NULL: everyone */
  const NspReleasedGroup *before;           /* the same group in an earlier year, or NULL */
  const NspReleasedResult *withheld_before; /* an earlier year that does not show it, or NULL */
  gboolean exact;                           /* the page says that it is not for sharing */
  NspLang lang;
} NspFigure;

/* The finished file in memory, A4 landscape: PNG at 144 dpi, PDF with fonts embedded, title and
 * language set, or SVG. The same figure gives the same bytes. Safe to call from several threads.
 * The caller owns the result; NULL with `error` set when drawing or encoding failed. */
GBytes *nsp_figure_render (const NspFigure *figure, NspFormat format, GError **error);
