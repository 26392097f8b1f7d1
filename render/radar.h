/* radar - where everything of the radar stands: axes, points, rings, labels. Only numbers, no
 * drawing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "marks.h"

/* How a label is to be set. */
typedef struct {
  double max_width; /* wrap at this width */
  double font;      /* size, as a fraction of the normal size of a label */
  guint max_lines;  /* 0: as many lines as it takes, and a word longer than max_width stays whole
                       and sticks out; else words are broken and the rest becomes an ellipsis */
} NspLabelFit;

/* The size of the label of axis number `axis` when set like `fit`. */
typedef NspSize (*NspLabelMeasure) (guint axis, const NspLabelFit *fit, gpointer data);

/* What has to be laid out. All borrowed, and only during nsp_radar_new. */
typedef struct {
  NspBox area;               /* nothing of the radar leaves this box */
  const NspRadarSide *sides; /* of each axis, in the order of the instrument */
  guint n_axes;
  NspSize titles[NSP_N_RADAR_SIDES]; /* of the titles over the halves; 0 x 0 for none */
  NspSize number;                    /* of the largest number of the scale */
  NspLabelMeasure measure;
  gpointer data; /* for measure */
} NspRadarSpec;

typedef struct {
  double angle;    /* radians, clockwise from straight up */
  NspBox label;    /* tight around the label */
  NspAlign align;  /* of the lines within the label */
  NspLabelFit fit; /* set like this the label fits its box */
} NspRadarAxis;

typedef struct {
  NspPoint centre;
  double radius;      /* of the outer ring: the scale's maximum */
  double inner;       /* of the inner ring: the scale's minimum */
  gboolean split;     /* two halves, each with its own axes; else the axes go all around */
  NspRadarAxis *axes; /* in the order of the instrument */
  guint n_axes;
  guint *clockwise; /* the numbers of the axes, clockwise from the top */
  NspBox titles[NSP_N_RADAR_SIDES];
} NspRadar;

/* Lays out the radar. The axes of the right side spread evenly over the right half, in order from
 * the top down, those of the left side mirror them; when not both sides have axes, all axes spread
 * evenly around. No axis lies on the upper vertical, where the numbers of the scale stand. Labels
 * overlap neither each other nor the circle, the titles or the numbers, and stay in the area: they
 * move apart, then get smaller together with the circle, and are cut at last. The caller owns the
 * result; it is never NULL. */
NspRadar *nsp_radar_new (const NspRadarSpec *spec);
void nsp_radar_free (NspRadar *radar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspRadar, nsp_radar_free)

/* How far from the centre a value lies that is `fraction` of the way from the scale's minimum to
 * its maximum; values off the scale lie on its end. NAN stays NAN. */
double nsp_radar_distance (const NspRadar *radar, double fraction);

/* The point of that value on an axis; NAN when the fraction is. */
NspPoint nsp_radar_point (const NspRadar *radar, guint axis, double fraction);

/* Adds the marks of the values on the axes: bands, the period before, vertices of both periods and
 * dots. `shown` has one dimension for each axis, `scale` is that of its values; signs are `size`
 * times as large as they are with few axes. */
void nsp_radar_marks (const NspRadar *radar, const NspScale *scale, const NspShown *shown,
                      double size, NspMarks *marks);

/* Adds a ring for each of these values of the scale. */
void nsp_radar_mark_ticks (const NspRadar *radar, const NspScale *scale, const int *ticks,
                           guint n_ticks, NspMarks *marks);

#define NSP_MAX_TICKS 8

/* The values of the scale that get a ring and a number, from its minimum to its maximum, always
 * with both; round numbers, at most NSP_MAX_TICKS. Returns how many. */
guint nsp_radar_ticks (const NspScale *scale, int ticks[NSP_MAX_TICKS]);
