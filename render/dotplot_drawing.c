/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#define SCALE_WIDTH 0.9
#define TICK 0.75 /* half its height, in parts of the radius of a marker */

/* The line of a scale and those of its numbers, in one stroke. Returns how many marks these are. */
static guint
draw_scale (const NspPage *page, const NspMarks *marks, guint i)
{
  cairo_t *cr = nsp_canvas_cairo (page->canvas);
  const NspMark *track = nsp_marks_at (marks, i);
  guint n = nsp_marks_run (marks, i + 1);

  nsp_canvas_set_colour (page->canvas, &nsp_theme_inks ()->grid);
  cairo_set_line_width (cr, SCALE_WIDTH);
  cairo_move_to (cr, track->at.x, track->at.y);
  cairo_line_to (cr, track->end.x, track->end.y);
  for (guint t = 0; t < n; t++) {
    const NspMark *tick = nsp_marks_at (marks, i + 1 + t);

    cairo_move_to (cr, tick->at.x, tick->at.y - tick->size * TICK);
    cairo_line_to (cr, tick->at.x, tick->at.y + tick->size * TICK);
  }
  cairo_stroke (cr);
  return 1 + n;
}

static void
draw_mark (const NspPage *page, const NspMark *mark)
{
  switch (mark->kind) {
  case NSP_MARK_BAND:
    nsp_page_band (page, mark);
    break;
  case NSP_MARK_BEFORE:
    nsp_page_marker_before (page, mark);
    break;
  case NSP_MARK_DOT:
    nsp_page_marker (page, mark);
    break;
  default:
    nsp_page_text (page, mark);
  }
}

void
nsp_page_draw_dotplot (const NspPage *page, NspBox area)
{
  g_autoptr (NspMarks) marks = nsp_marks_new ();

  nsp_page_mark_dotplot (page, area, marks);
  for (guint i = 0; i < nsp_marks_count (marks);) {
    const NspMark *mark = nsp_marks_at (marks, i);

    if (mark->kind == NSP_MARK_TRACK) {
      i += draw_scale (page, marks, i);
      continue;
    }
    draw_mark (page, mark);
    i++;
  }
}
