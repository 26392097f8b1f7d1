/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "radar.h"

#include "radar_labels.h"

#include <math.h>

/* The ring of the scale's minimum: an area that shrank to a point would hide who stands there. */
#define INNER 0.14
#define TITLE_GAP 22.0 /* between a side's title and the circle: room for one line of label */
#define BELOW 22.0     /* under the circle: the same */
#define FROM_VERTICAL 14.0
#define BAND_WIDTH 6.6
#define MARKER 4.7
#define LINE_WIDTH 2.0
#define LINE_WIDTH_BEFORE 1.1
#define MARKER_BEFORE 1.5
#define WIDEST 0.31 /* radius at most this part of the area's width: the rest is for labels */

static gboolean
has_both_sides (const NspRadarSpec *spec)
{
  gboolean seen[NSP_N_RADAR_SIDES] = { FALSE };

  for (guint i = 0; i < spec->n_axes; i++)
    seen[spec->sides[i]] = TRUE;
  return seen[NSP_SIDE_RIGHT] && seen[NSP_SIDE_LEFT] && !seen[NSP_SIDE_NONE];
}

/* The axes of one side spread over its half; the left one mirrors the right. */
static void
spread_half (NspRadar *radar, const NspRadarSpec *spec, NspRadarSide side)
{
  guint n = 0, i_side = 0;

  for (guint i = 0; i < spec->n_axes; i++)
    n += spec->sides[i] == side;
  for (guint i = 0; i < spec->n_axes; i++) {
    double angle;

    if (spec->sides[i] != side)
      continue;
    angle = (i_side + 0.5) * G_PI / n;
    if (side == NSP_SIDE_RIGHT) {
      radar->axes[i].angle = angle;
      radar->clockwise[i_side] = i;
    } else {
      radar->axes[i].angle = 2 * G_PI - angle;
      radar->clockwise[spec->n_axes - 1 - i_side] = i;
    }
    i_side++;
  }
}

static void
spread_around (NspRadar *radar)
{
  for (guint i = 0; i < radar->n_axes; i++) {
    radar->axes[i].angle = (i + 0.5) * 2 * G_PI / radar->n_axes;
    radar->clockwise[i] = i;
  }
}

static double
title_height (const NspRadarSpec *spec)
{
  double height = 0;

  for (int side = 0; side < NSP_N_RADAR_SIDES; side++)
    height = MAX (height, spec->titles[side].height);
  return height;
}

static void
place_titles (NspRadar *radar, const NspRadarSpec *spec)
{
  double bottom = radar->centre.y - radar->radius - TITLE_GAP;

  for (int side = 0; side < NSP_N_RADAR_SIDES; side++) {
    NspSize size = spec->titles[side];
    NspBox *box = &radar->titles[side];

    *box = (NspBox){ radar->centre.x, bottom - size.height, size.width, size.height };
    if (!radar->split)
      box->x -= size.width / 2;
    else if (side == NSP_SIDE_RIGHT)
      box->x += FROM_VERTICAL;
    else
      box->x -= FROM_VERTICAL + size.width;
  }
}

void
nsp_radar_set_size (NspRadar *radar, const NspRadarSpec *spec, double part)
{
  double above = title_height (spec) + TITLE_GAP;
  double room = spec->area.height - above - BELOW;
  double largest = MIN (room / 2, spec->area.width * WIDEST);

  radar->radius = MAX (largest * part, 1);
  radar->inner = INNER * radar->radius;
  radar->centre.x = spec->area.x + spec->area.width / 2;
  radar->centre.y = spec->area.y + above + room / 2;
  place_titles (radar, spec);
}

NspRadar *
nsp_radar_new (const NspRadarSpec *spec)
{
  NspRadar *radar = g_new0 (NspRadar, 1);

  radar->n_axes = spec->n_axes;
  radar->axes = g_new0 (NspRadarAxis, spec->n_axes);
  radar->clockwise = g_new0 (guint, spec->n_axes);
  radar->split = has_both_sides (spec);
  if (radar->split) {
    spread_half (radar, spec, NSP_SIDE_RIGHT);
    spread_half (radar, spec, NSP_SIDE_LEFT);
  } else {
    spread_around (radar);
  }
  nsp_radar_place_labels (radar, spec);
  return radar;
}

void
nsp_radar_free (NspRadar *radar)
{
  if (radar == NULL)
    return;
  g_free (radar->axes);
  g_free (radar->clockwise);
  g_free (radar);
}

double
nsp_radar_distance (const NspRadar *radar, double fraction)
{
  if (isnan (fraction))
    return NAN;
  return radar->inner + CLAMP (fraction, 0, 1) * (radar->radius - radar->inner);
}

NspPoint
nsp_radar_point (const NspRadar *radar, guint axis, double fraction)
{
  double distance = nsp_radar_distance (radar, fraction);
  double angle = radar->axes[axis].angle;

  return (NspPoint){ radar->centre.x + distance * sin (angle),
                     radar->centre.y - distance * cos (angle) };
}

void
nsp_radar_mark_ticks (const NspRadar *radar, const NspScale *scale, const int *ticks, guint n_ticks,
                      NspMarks *marks)
{
  for (guint i = 0; i < n_ticks; i++) {
    double distance = nsp_radar_distance (radar, nsp_scale_fraction (scale, ticks[i]));

    nsp_marks_add (marks, &(NspMark){ .kind = NSP_MARK_TICK,
                                      .dimension = NSP_NO_DIMENSION,
                                      .value = ticks[i],
                                      .at = { radar->centre.x, radar->centre.y - distance },
                                      .size = distance,
                                      .colour = NSP_COLOUR_GRID });
  }
}

/* A mark of that kind with its value on its axis. */
static NspMark
mark_on_axis (const NspRadar *radar, const NspScale *scale, const NspShown *shown, guint axis,
              NspMarkKind kind, double value)
{
  return (NspMark){ .kind = kind,
                    .dimension = axis,
                    .side = shown[axis].side,
                    .value = value,
                    .at = nsp_radar_point (radar, axis, nsp_scale_fraction (scale, value)),
                    .colour = NSP_COLOUR_LINE };
}

/* Clockwise; a dimension without a value is a gap. */
static void
mark_vertices (const NspRadar *radar, const NspScale *scale, const NspShown *shown, guint period,
               double width, NspMarks *marks)
{
  for (guint i = 0; i < radar->n_axes; i++) {
    guint axis = radar->clockwise[i];
    double value = period == NSP_MARK_NOW ? shown[axis].mean : shown[axis].before;
    NspMark mark = mark_on_axis (radar, scale, shown, axis, NSP_MARK_VERTEX, value);

    mark.period = period;
    mark.size = width;
    if (period == NSP_MARK_EARLIER)
      mark.colour = NSP_COLOUR_BEFORE;
    nsp_marks_add (marks, &mark);
  }
}

static void
mark_band (const NspRadar *radar, const NspScale *scale, const NspShown *shown, guint axis,
           double size, NspMarks *marks)
{
  NspMark mark = mark_on_axis (radar, scale, shown, axis, NSP_MARK_BAND, shown[axis].q1);

  mark.to = shown[axis].q3;
  mark.end = nsp_radar_point (radar, axis, nsp_scale_fraction (scale, mark.to));
  mark.size = BAND_WIDTH * size;
  mark.colour = NSP_COLOUR_BAND;
  if (!isnan (mark.value))
    nsp_marks_add (marks, &mark);
}

static void
mark_before (const NspRadar *radar, const NspScale *scale, const NspShown *shown, guint axis,
             double size, NspMarks *marks)
{
  NspMark mark = mark_on_axis (radar, scale, shown, axis, NSP_MARK_BEFORE, shown[axis].before);

  mark.period = NSP_MARK_EARLIER;
  mark.size = MARKER_BEFORE * size;
  mark.colour = NSP_COLOUR_BEFORE;
  if (!isnan (mark.value))
    nsp_marks_add (marks, &mark);
}

static void
mark_dot (const NspRadar *radar, const NspScale *scale, const NspShown *shown, guint axis,
          double size, NspMarks *marks)
{
  NspMark mark = mark_on_axis (radar, scale, shown, axis, NSP_MARK_DOT, shown[axis].mean);

  mark.size = MARKER * size;
  if (!isnan (mark.value))
    nsp_marks_add (marks, &mark);
}

void
nsp_radar_marks (const NspRadar *radar, const NspScale *scale, const NspShown *shown, double size,
                 NspMarks *marks)
{
  mark_vertices (radar, scale, shown, NSP_MARK_EARLIER, LINE_WIDTH_BEFORE, marks);
  mark_vertices (radar, scale, shown, NSP_MARK_NOW, LINE_WIDTH * size, marks);
  for (guint i = 0; i < radar->n_axes; i++) {
    mark_band (radar, scale, shown, i, size, marks);
    mark_before (radar, scale, shown, i, size, marks);
    mark_dot (radar, scale, shown, i, size, marks);
  }
}

/* min, min + step, ..., max. */
static guint
even_ticks (gint64 min, gint64 max, gint64 step, int ticks[NSP_MAX_TICKS])
{
  guint n = 0;

  for (gint64 value = min; value <= max && n < NSP_MAX_TICKS; value += step)
    ticks[n++] = (int)value;
  return n;
}

/* The smallest of 1, 2, 5, 10, 20, 25, 50, 100, ... that cuts the span into at most six. */
static gint64
round_step (gint64 span)
{
  static const gint64 steps[] = { 10, 20, 25, 50 };

  for (gint64 step = 1; step < 10; step = step == 2 ? 5 : step * 2)
    if (span <= 6 * step)
      return step;
  for (gint64 power = 1;; power *= 10)
    for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
      if (span <= 6 * steps[i] * power)
        return steps[i] * power;
}

/* Both ends, and the multiples of a round step between them that do not crowd the ends. */
static guint
round_ticks (gint64 min, gint64 max, int ticks[NSP_MAX_TICKS])
{
  gint64 step = round_step (max - min);
  gint64 value = min - (min % step + step) % step + step;
  guint n = 0;

  ticks[n++] = (int)min;
  for (; value < max && n < NSP_MAX_TICKS - 1; value += step)
    if (5 * (value - min) >= 3 * step && 5 * (max - value) >= 3 * step)
      ticks[n++] = (int)value;
  ticks[n++] = (int)max;
  return n;
}

guint
nsp_radar_ticks (const NspScale *scale, int ticks[NSP_MAX_TICKS])
{
  gint64 min = scale->min, max = scale->max, span = max - min;
  gint64 step = MAX (scale->step, 1);

  if (span <= 0) {
    ticks[0] = scale->min;
    return 1;
  }
  if (span % step == 0 && span / step < NSP_MAX_TICKS)
    return even_ticks (min, max, step, ticks);
  /* On a short scale every second or third value: 1 3 5 7 9, 1 4 7 10. */
  if (span <= 12)
    for (gint64 by = 2; by <= 3; by++)
      if (span % by == 0 && span / by <= 6)
        return even_ticks (min, max, by, ticks);
  return round_ticks (min, max, ticks);
}
