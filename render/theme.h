/* theme - the colours, sizes and fonts of every picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "shapes.h"

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

/* What a colour says. The first three differ by side. */
typedef enum {
  NSP_COLOUR_LINE,     /* means, their lines and headings */
  NSP_COLOUR_BAND,     /* the middle half */
  NSP_COLOUR_INTERVAL, /* of 95% */
  NSP_COLOUR_BEFORE,   /* the period before */
  NSP_COLOUR_OTHERS,   /* other groups */
  NSP_COLOUR_INK,      /* what is to be read */
  NSP_COLOUR_MUTED,    /* what explains it */
  NSP_COLOUR_GRID      /* lines of the scale */
} NspColourRole;

typedef enum { NSP_WEIGHT_NORMAL, NSP_WEIGHT_MEDIUM, NSP_WEIGHT_BOLD } NspWeight;

/* How a text is set. */
typedef struct {
  double size; /* of the font, in points */
  NspWeight weight;
  NspColour colour;
  NspAlign align;   /* of the lines among each other */
  gboolean tabular; /* digits of one width, so that numbers under each other line up */
  double max_width; /* wrap at this width; 0: one line */
  guint max_lines;  /* 0: as many as it takes, words stay whole; else words are broken and the rest
                       becomes an ellipsis */
} NspTextStyle;

NspColour nsp_theme_colour (NspColourRole role, NspRadarSide side);

/* The look of a side, and of what belongs to none. Static. */
const NspTone *nsp_theme_tone (NspRadarSide side);
const NspInks *nsp_theme_inks (void);
