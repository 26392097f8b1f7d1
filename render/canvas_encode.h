/* canvas_encode - the last step from a drawing to a file, per format.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas_error.h"
#include "text.h"

#include <cairo.h>

/* An opaque image as PNG, at `scale` pixels to the point. NULL with `error` set on failure. */
GBytes *nsp_encode_png (cairo_surface_t *image, int scale, GError **error);

/* Cairo's PDF with language, shown title and a fixed id, and without the time it was made.
 * NULL with `error` set on failure. */
GBytes *nsp_encode_pdf (const GByteArray *raw, NspLang lang, GError **error);

/* Cairo's SVG with language and title, and without names that differ from run to run.
 * NULL with `error` set on failure. */
GBytes *nsp_encode_svg (const GByteArray *raw, NspLang lang, const char *title, GError **error);
