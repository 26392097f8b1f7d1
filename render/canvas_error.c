/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas_error.h"

G_DEFINE_QUARK (nsp - canvas - error - quark, nsp_canvas_error)
