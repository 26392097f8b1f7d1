/* canvas - pages to draw on with cairo and Pango, and the file they become.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas_error.h"
#include "format.h"
#include "text.h"
#include "theme.h"

#include <cairo.h>

/* A4 landscape, in points; the drawings count on it being whole. */
#define NSP_PAGE_WIDTH 842.0
#define NSP_PAGE_HEIGHT 595.0

typedef struct _NspCanvas NspCanvas;

/* An A4 landscape page for a file of that format. `title` is kept in PDF and SVG as the title of
 * the document, `lang` as the language of its words. NULL with `error` set when there is no
 * memory for it. */
NspCanvas *nsp_canvas_new (NspFormat format, NspLang lang, const char *title, GError **error);
void nsp_canvas_free (NspCanvas *canvas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspCanvas, nsp_canvas_free)

/* For lines and shapes; one unit is one point. Borrowed, valid until nsp_canvas_finish. */
cairo_t *nsp_canvas_cairo (NspCanvas *canvas);

void nsp_canvas_set_colour (NspCanvas *canvas, const NspColour *colour);

/* The size of the text, without drawing it. Bytes that are not UTF-8 and control characters are
 * replaced. */
NspSize nsp_canvas_measure (NspCanvas *canvas, const char *text, const NspTextStyle *style);

/* Draws the text with the upper left (right, middle: as style->align says) corner at x, y.
 * Returns its size. */
NspSize nsp_canvas_text (NspCanvas *canvas, double x, double y, const char *text,
                         const NspTextStyle *style);

/* Ends the drawing and returns the file; the canvas can then only be freed. The caller owns the
 * result; NULL with `error` set when drawing or encoding failed. */
GBytes *nsp_canvas_finish (NspCanvas *canvas, GError **error);
