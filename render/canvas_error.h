/* canvas_error - what can fail of a picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define NSP_CANVAS_ERROR (nsp_canvas_error_quark ())
typedef enum {
  NSP_CANVAS_ERROR_DRAWING, /* cairo could not draw: usually no memory */
  NSP_CANVAS_ERROR_ENCODING /* the picture could not be made into a file */
} NspCanvasError;
GQuark nsp_canvas_error_quark (void);
