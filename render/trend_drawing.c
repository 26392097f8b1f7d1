/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend_drawing.h"

#include <math.h>

/* What is being drawn. */
typedef struct {
  const NspPage *page;
  const NspTrendLayout *layout;
  cairo_t *cr;
} Drawing;

/* From the place of each mark to its end, all in one stroke. */
static void
draw_lines (const Drawing *d, const NspMark *marks, guint n)
{
  for (guint i = 0; i < n; i++) {
    cairo_move_to (d->cr, marks[i].at.x, marks[i].at.y);
    cairo_line_to (d->cr, marks[i].end.x, marks[i].end.y);
  }
}

static void
draw_grid (const Drawing *d, const NspMark *ticks, guint n)
{
  const NspBox *plot = &d->layout->panels[ticks->dimension].plot;

  nsp_canvas_set_colour (d->page->canvas, &nsp_theme_tone (ticks->side)->tint);
  cairo_rectangle (d->cr, plot->x, plot->y, plot->width, plot->height);
  cairo_fill (d->cr);
  draw_lines (d, ticks, n);
  nsp_page_pen (d->page, ticks);
  cairo_stroke (d->cr);
}

/* Draws a line through the points, with nothing across a gap, and a dot for one between two gaps
 * when `dots`. */
static void
draw_line (const Drawing *d, const NspMark *points, guint n, gboolean dots)
{
  cairo_set_line_cap (d->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (d->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < n; i++) {
    NspPoint at = points[i].at;
    gboolean joined = i > 0 && !isnan (points[i - 1].value);
    gboolean alone = !joined && (i + 1 == n || isnan (points[i + 1].value));

    if (isnan (points[i].value))
      continue;
    if (joined)
      cairo_line_to (d->cr, at.x, at.y);
    else
      cairo_move_to (d->cr, at.x, at.y);
    if (alone && dots)
      cairo_line_to (d->cr, at.x + 0.01, at.y);
  }
  cairo_stroke (d->cr);
  cairo_set_line_cap (d->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (d->cr, CAIRO_LINE_JOIN_MITER);
}

/* On a ground that hides the lines of the scale and of other groups. */
static void
draw_value (const Drawing *d, const NspMark *mark)
{
  NspSize size = nsp_canvas_measure (d->page->canvas, mark->text, &mark->style);

  nsp_canvas_set_colour (d->page->canvas, &nsp_theme_inks ()->halo);
  cairo_rectangle (d->cr, mark->at.x - size.width / 2 - 1, mark->at.y + size.height * 0.14,
                   size.width + 2, size.height * 0.72);
  cairo_fill (d->cr);
  nsp_page_text (d->page, mark);
}

static void
draw_one (const Drawing *d, const NspMark *mark)
{
  if (mark->kind == NSP_MARK_DOT)
    nsp_page_marker (d->page, mark);
  else if (mark->kind == NSP_MARK_VALUE)
    draw_value (d, mark);
  else
    nsp_page_text (d->page, mark);
}

/* Draws n marks of one kind. */
static void
draw_run (const Drawing *d, const NspMark *run, guint n)
{
  switch (run->kind) {
  case NSP_MARK_TICK:
    draw_grid (d, run, n);
    break;
  case NSP_MARK_OTHER:
    nsp_page_pen (d->page, run);
    draw_line (d, run, n, TRUE);
    break;
  case NSP_MARK_INTERVAL:
    nsp_page_pen (d->page, run);
    draw_lines (d, run, n);
    cairo_stroke (d->cr);
    break;
  case NSP_MARK_POINT:
    nsp_page_pen (d->page, run);
    draw_line (d, run, n, FALSE);
    break;
  default:
    for (guint i = 0; i < n; i++)
      draw_one (d, &run[i]);
  }
}

void
nsp_trend_draw_panels (const NspPage *page, const NspTrend *trend, NspBox area)
{
  g_autoptr (NspMarks) marks = nsp_marks_new ();
  g_autoptr (NspTrendLayout) layout = nsp_trend_mark_panels (page, trend, area, marks);
  Drawing d = { page, layout, nsp_canvas_cairo (page->canvas) };

  for (guint i = 0, n; i < nsp_marks_count (marks); i += n) {
    n = nsp_marks_run (marks, i);
    draw_run (&d, nsp_marks_at (marks, i), n);
  }
}
