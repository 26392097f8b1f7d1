/* theme - the colours, sizes and fonts of every picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "radar.h"

#define NSP_FONT "Inter, sans-serif"

/* sRGB and opacity, 0 to 1. */
typedef struct {
  double red, green, blue, alpha;
} NspColour;

/* How a mean is marked: sides differ in shape too, for who sees no colours. */
typedef enum { NSP_MARKER_CIRCLE, NSP_MARKER_DIAMOND } NspMarker;

/* The look of one side. */
typedef struct {
  NspColour line; /* lines, markers, headings */
  NspColour fill; /* of the figure */
  NspColour band; /* of the middle half */
  NspColour tint; /* of the half circle behind it */
  NspMarker marker;
} NspTone;

typedef struct {
  NspColour paper, ink, muted, grid, before, halo;
} NspInks;

/* The look of a side, and of what belongs to none. Static. */
const NspTone *nsp_theme_tone (NspRadarSide side);
const NspInks *nsp_theme_inks (void);
