/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include <math.h>

#define VERTICAL_PAST 8.0 /* how far the line between the halves goes past the circle */
#define LEADER 12.0       /* a label further than this from its axis gets a thin line to it */

/* What is being drawn. */
typedef struct {
  const NspPage *page;
  const NspRadar *radar;
  const NspMarks *marks;
  cairo_t *cr;
} Drawing;

/* Everything that follows stays in one half, or in both for NSP_SIDE_NONE. */
static void
clip_to (const Drawing *d, NspRadarSide half)
{
  double x = half == NSP_SIDE_RIGHT ? d->radar->centre.x : 0;
  double width = half == NSP_SIDE_LEFT ? d->radar->centre.x : NSP_PAGE_WIDTH - x;

  cairo_new_path (d->cr);
  cairo_rectangle (d->cr, x, 0, width, NSP_PAGE_HEIGHT);
  cairo_clip (d->cr);
}

/* Calls `draw` for each half in its own colours, or once for the whole circle. */
static void
for_each_half (const Drawing *d, void (*draw) (const Drawing *, const NspTone *))
{
  NspRadarSide first = d->radar->split ? NSP_SIDE_RIGHT : NSP_SIDE_NONE;
  NspRadarSide last = d->radar->split ? NSP_SIDE_LEFT : NSP_SIDE_NONE;

  for (NspRadarSide half = first; half <= last; half++) {
    NspRadarSide tone = d->radar->split || d->radar->n_axes == 0 ? half : d->page->shown[0].side;

    cairo_save (d->cr);
    clip_to (d, half);
    draw (d, nsp_theme_tone (tone));
    cairo_restore (d->cr);
  }
}

static void
circle (const Drawing *d, double radius)
{
  cairo_new_path (d->cr);
  cairo_arc (d->cr, d->radar->centre.x, d->radar->centre.y, radius, 0, 2 * G_PI);
}

static void
line (const Drawing *d, NspPoint a, NspPoint b)
{
  cairo_new_path (d->cr);
  cairo_move_to (d->cr, a.x, a.y);
  cairo_line_to (d->cr, b.x, b.y);
  cairo_stroke (d->cr);
}

static void
draw_tint (const Drawing *d, const NspTone *tone)
{
  circle (d, d->radar->radius);
  nsp_canvas_set_colour (d->page->canvas, &tone->tint);
  cairo_fill (d->cr);
}

/* Calls `draw` for every mark of that kind, in order. */
static void
for_each (const Drawing *d, NspMarkKind kind, void (*draw) (const Drawing *, const NspMark *))
{
  for (guint i = 0; i < nsp_marks_count (d->marks); i++)
    if (nsp_marks_at (d->marks, i)->kind == kind)
      draw (d, nsp_marks_at (d->marks, i));
}

static void
draw_ring (const Drawing *d, const NspMark *tick)
{
  double last = d->page->ticks[d->page->n_ticks - 1];

  cairo_set_line_width (d->cr, tick->value < last ? 0.7 : 1);
  circle (d, tick->size);
  cairo_stroke (d->cr);
}

static void
draw_grid (const Drawing *d)
{
  NspPoint c = d->radar->centre;
  double past = d->radar->radius + VERTICAL_PAST;

  nsp_canvas_set_colour (d->page->canvas, &nsp_theme_inks ()->grid);
  for_each (d, NSP_MARK_TICK, draw_ring);
  cairo_set_line_width (d->cr, 0.7);
  for (guint i = 0; i < d->radar->n_axes; i++)
    line (d, nsp_radar_point (d->radar, i, 0), nsp_radar_point (d->radar, i, 1));
  if (!d->radar->split)
    return;
  cairo_set_line_width (d->cr, 1);
  line (d, (NspPoint){ c.x, c.y - past }, (NspPoint){ c.x, c.y + past });
}

/* The numbers stay readable over the grid and the figure. */
static void
draw_number (const Drawing *d, const NspMark *mark)
{
  NspSize size = nsp_canvas_measure (d->page->canvas, mark->text, &mark->style);

  nsp_canvas_set_colour (d->page->canvas, &nsp_theme_inks ()->halo);
  cairo_rectangle (d->cr, mark->at.x - size.width / 2 - 2.5, mark->at.y + 0.5, size.width + 5,
                   size.height - 1);
  cairo_fill (d->cr);
  nsp_page_text (d->page, mark);
}

/* The closed line through the vertices of a period; where a value is missing there is a gap. With
 * `filled`, the area within: of every two neighbours the triangle they make with the centre. */
static void
figure_path (const Drawing *d, guint period, gboolean filled)
{
  const NspMark *vertices = nsp_marks_find (d->marks, NSP_MARK_VERTEX, period);
  guint n = d->radar->n_axes;

  cairo_new_path (d->cr);
  if (vertices != NULL)
    cairo_set_line_width (d->cr, vertices->size);
  for (guint i = 0; i < n && n > 1; i++) {
    const NspMark *a = &vertices[i], *b = &vertices[(i + 1) % n];

    if (isnan (a->value) || isnan (b->value) || (n == 2 && i == 1))
      continue;
    cairo_move_to (d->cr, a->at.x, a->at.y);
    cairo_line_to (d->cr, b->at.x, b->at.y);
    if (filled) {
      cairo_line_to (d->cr, d->radar->centre.x, d->radar->centre.y);
      cairo_close_path (d->cr);
    }
  }
}

static void
draw_fill (const Drawing *d, const NspTone *tone)
{
  figure_path (d, NSP_MARK_NOW, TRUE);
  nsp_canvas_set_colour (d->page->canvas, &tone->fill);
  cairo_fill (d->cr);
}

static void
draw_line (const Drawing *d, const NspTone *tone)
{
  figure_path (d, NSP_MARK_NOW, FALSE);
  nsp_canvas_set_colour (d->page->canvas, &tone->line);
  cairo_set_line_cap (d->cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (d->cr);
}

static void
draw_band (const Drawing *d, const NspMark *mark)
{
  nsp_page_band (d->page, mark);
}

/* A value between two gaps has no line: a small dot keeps it visible. */
static void
draw_dot_before (const Drawing *d, const NspMark *mark)
{
  cairo_new_path (d->cr);
  cairo_arc (d->cr, mark->at.x, mark->at.y, mark->size, 0, 2 * G_PI);
  cairo_fill (d->cr);
}

static void
draw_before (const Drawing *d)
{
  static const double dashes[] = { 4.5, 3 };

  nsp_canvas_set_colour (d->page->canvas, &nsp_theme_inks ()->before);
  for_each (d, NSP_MARK_BEFORE, draw_dot_before);
  figure_path (d, NSP_MARK_EARLIER, FALSE);
  cairo_set_dash (d->cr, dashes, 2, 0);
  cairo_stroke (d->cr);
  cairo_set_dash (d->cr, NULL, 0, 0);
}

static void
draw_dot (const Drawing *d, const NspMark *mark)
{
  nsp_page_marker (d->page, mark);
}

/* A thin line from an axis to a label that had to move away from it. */
static void
draw_leader (const Drawing *d, const NspMark *mark)
{
  const NspRadarAxis *axis = &d->radar->axes[mark->dimension];
  NspPoint tip = nsp_radar_point (d->radar, mark->dimension, 1);
  double half_line = MIN (mark->style.size * 0.6, axis->label.height / 2);
  double top = axis->label.y + half_line, bottom = axis->label.y + axis->label.height - half_line;
  double x = axis->label.x - 3, y = CLAMP (tip.y, top, bottom);

  if (axis->align == NSP_ALIGN_CENTRE)
    return;
  if (axis->align == NSP_ALIGN_RIGHT)
    x = axis->label.x + axis->label.width + 3;
  if (hypot (x - tip.x, y - tip.y) <= LEADER + half_line)
    return;
  nsp_canvas_set_colour (d->page->canvas, &nsp_theme_inks ()->grid);
  cairo_set_line_width (d->cr, 0.6);
  line (d, tip, (NspPoint){ x, y });
}

static void
draw_label (const Drawing *d, const NspMark *mark)
{
  draw_leader (d, mark);
  nsp_page_text (d->page, mark);
}

static void
draw_title (const Drawing *d, const NspMark *mark)
{
  const NspBox *box = &d->radar->titles[mark->side];

  /* Lines to labels pass behind it. */
  nsp_canvas_set_colour (d->page->canvas, &nsp_theme_inks ()->paper);
  cairo_rectangle (d->cr, box->x - 2, box->y, box->width + 4, box->height);
  cairo_fill (d->cr);
  nsp_page_text (d->page, mark);
}

static void
draw_figure (const Drawing *d)
{
  for_each_half (d, draw_fill);
  for_each (d, NSP_MARK_BAND, draw_band);
  draw_before (d);
  for_each_half (d, draw_line);
}

void
nsp_page_draw_radar (const NspPage *page, NspBox area)
{
  g_autoptr (NspMarks) marks = nsp_marks_new ();
  g_autoptr (NspRadar) radar = nsp_page_mark_radar (page, area, marks);
  Drawing d = { page, radar, marks, nsp_canvas_cairo (page->canvas) };

  for_each_half (&d, draw_tint);
  draw_grid (&d);
  draw_figure (&d);
  for_each (&d, NSP_MARK_NUMBER, draw_number);
  for_each (&d, NSP_MARK_DOT, draw_dot);
  for_each (&d, NSP_MARK_LABEL, draw_label);
  for_each (&d, NSP_MARK_HEADING, draw_title);
}
