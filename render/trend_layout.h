/* trend_layout - where everything of a trend stands: panels, titles, plots. Only numbers, no
 * drawing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "radar.h"

/* The height of the title of that panel, set in a font of `size` points and at most `width`
 * wide. */
typedef double (*NspTrendMeasure) (guint panel, double width, double size, gpointer data);

/* What has to be laid out. All borrowed, and only during nsp_trend_layout_new. */
typedef struct {
  NspBox area;               /* nothing of the panels leaves this box */
  const NspRadarSide *sides; /* of each panel, in the order of the instrument */
  guint n_panels, n_years;
  double heading;   /* height of the headings over the sides; 0: there are none */
  double digits;    /* width of the widest number of the scale, in parts of its font size */
  guint year_lines; /* of the names of the years */
  NspTrendMeasure measure;
  gpointer data; /* for measure */
} NspTrendSpec;

typedef struct {
  NspBox box;   /* all of the panel, its numbers and the rows under the plot included */
  NspBox title; /* ends where the plot's margin begins */
  NspBox plot;  /* from the scale's maximum, at the top, to its minimum */
} NspTrendPanel;

typedef struct {
  guint rows, columns;
  double font;           /* of titles, in points */
  double small;          /* of the scale's numbers, years and n */
  double under;          /* height of the rows under a plot */
  double pitch;          /* between two years */
  NspTrendPanel *panels; /* in the order of the instrument; all plots are equally large */
  guint n_panels, n_years;
  NspBox headings[NSP_N_RADAR_SIDES]; /* 0 x 0 for a side without panels */
} NspTrendLayout;

/* Lays out the panels: those of the left side, of none, and of the right side, in blocks beside
 * each other, each filled row by row, with as many rows as make the plots largest. The caller owns
 * the result; it is never NULL. */
NspTrendLayout *nsp_trend_layout_new (const NspTrendSpec *spec);
void nsp_trend_layout_free (NspTrendLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspTrendLayout, nsp_trend_layout_free)

/* The point in a plot of a value that is `fraction` of the way from the scale's minimum to its
 * maximum; values off the scale lie on its end. y is NAN when the fraction is. */
NspPoint nsp_trend_layout_point (const NspTrendLayout *layout, guint panel, guint year,
                                 double fraction);
