/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include <math.h>

#define LABEL_SIZE 10.5
#define TITLE_SIZE 11.0
#define NUMBER_SIZE 8.5
#define BAND_WIDTH 6.6
#define MARKER 4.7
#define VERTICAL_PAST 8.0 /* how far the line between the halves goes past the circle */
#define LEADER 12.0       /* a label further than this from its axis gets a thin line to it */

/* What is being drawn. */
typedef struct {
  const NspPage *page;
  const NspRadar *radar;
  cairo_t *cr;
  double size; /* of markers and bands: smaller when there are very many axes */
} Drawing;

static NspTextStyle
label_style (const NspLabelFit *fit)
{
  return (NspTextStyle){ .size = LABEL_SIZE * fit->font,
                         .weight = NSP_WEIGHT_MEDIUM,
                         .colour = nsp_theme_inks ()->ink,
                         .max_width = fit->max_width,
                         .max_lines = fit->max_lines };
}

static NspSize
measure_label (guint axis, const NspLabelFit *fit, gpointer data)
{
  const NspPage *page = data;
  NspTextStyle style = label_style (fit);

  return nsp_canvas_measure (page->canvas, page->marks[axis].label, &style);
}

static NspTextStyle
title_style (NspRadarSide side, double max_width)
{
  return (NspTextStyle){ .size = TITLE_SIZE,
                         .weight = NSP_WEIGHT_BOLD,
                         .colour = nsp_theme_tone (side)->line,
                         .max_width = max_width,
                         .max_lines = 1 };
}

static NspTextStyle
number_style (void)
{
  return (NspTextStyle){ .size = NUMBER_SIZE,
                         .colour = nsp_theme_inks ()->muted,
                         .align = NSP_ALIGN_CENTRE };
}

static NspSize
number_size (const NspPage *page)
{
  NspTextStyle style = number_style ();
  NspSize largest = { 0, 0 };

  for (guint i = 0; i < page->n_ticks; i++) {
    g_autofree char *number = g_strdup_printf ("%d", page->ticks[i]);
    NspSize size = nsp_canvas_measure (page->canvas, number, &style);

    largest.width = MAX (largest.width, size.width);
    largest.height = MAX (largest.height, size.height);
  }
  return largest;
}

/* The titles of the sides in that place that have dimensions, or NULL. The caller owns it. */
static char *
title_of_place (const NspPage *page, NspRadarSide place)
{
  GString *title = g_string_new (NULL);

  for (guint s = 0; s < page->instrument->n_sides; s++) {
    gboolean used = FALSE;
    g_autofree char *words = NULL;

    for (guint i = 0; i < page->n_marks; i++)
      used |= page->marks[i].side == place && page->instrument->dimensions[i].side == (int)s;
    if (!used)
      continue;
    words = nsp_page_side_title (page, &page->instrument->sides[s]);
    g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", words);
  }
  return g_string_free (title, title->len == 0);
}

static NspRadar *
lay_out (const NspPage *page, NspBox area, char *titles[NSP_N_RADAR_SIDES])
{
  g_autofree NspRadarSide *sides = g_new (NspRadarSide, page->n_marks);
  NspRadarSpec spec = { .area = area,
                        .sides = sides,
                        .n_axes = page->n_marks,
                        .number = number_size (page),
                        .measure = measure_label,
                        .data = (gpointer)page };

  for (guint i = 0; i < page->n_marks; i++)
    sides[i] = page->marks[i].side;
  for (int side = NSP_SIDE_RIGHT; side < NSP_N_RADAR_SIDES; side++) {
    NspTextStyle style = title_style ((NspRadarSide)side, area.width * 0.3);

    titles[side] = title_of_place (page, (NspRadarSide)side);
    if (titles[side] != NULL)
      spec.titles[side] = nsp_canvas_measure (page->canvas, titles[side], &style);
  }
  return nsp_radar_new (&spec);
}

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
    NspRadarSide tone = d->radar->split || d->radar->n_axes == 0 ? half : d->page->marks[0].side;

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

static double
tick_distance (const Drawing *d, guint tick)
{
  return nsp_radar_distance (d->radar, nsp_page_fraction (d->page, d->page->ticks[tick]));
}

static void
draw_grid (const Drawing *d)
{
  NspPoint c = d->radar->centre;
  double past = d->radar->radius + VERTICAL_PAST;

  nsp_canvas_set_colour (d->page->canvas, &nsp_theme_inks ()->grid);
  cairo_set_line_width (d->cr, 0.7);
  for (guint i = 0; i < d->page->n_ticks; i++) {
    cairo_set_line_width (d->cr, i + 1 == d->page->n_ticks ? 1 : 0.7);
    circle (d, tick_distance (d, i));
    cairo_stroke (d->cr);
  }
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
draw_numbers (const Drawing *d)
{
  NspTextStyle style = number_style ();

  for (guint i = 0; i < d->page->n_ticks; i++) {
    g_autofree char *number = g_strdup_printf ("%d", d->page->ticks[i]);
    NspSize size = nsp_canvas_measure (d->page->canvas, number, &style);
    double x = d->radar->centre.x, y = d->radar->centre.y - tick_distance (d, i);

    nsp_canvas_set_colour (d->page->canvas, &nsp_theme_inks ()->halo);
    cairo_rectangle (d->cr, x - size.width / 2 - 2.5, y - size.height / 2 + 0.5, size.width + 5,
                     size.height - 1);
    cairo_fill (d->cr);
    nsp_canvas_text (d->page->canvas, x, y - size.height / 2, number, &style);
  }
}

static double
value_of (const NspMark *mark, gboolean before)
{
  return before ? mark->before : mark->mean;
}

/* The closed line through the values, clockwise; where a value is missing there is a gap. With
 * `filled`, the area within: of every two neighbours the triangle they make with the centre. */
static void
figure_path (const Drawing *d, gboolean before, gboolean filled)
{
  const NspRadar *radar = d->radar;
  guint n = radar->n_axes;

  cairo_new_path (d->cr);
  for (guint i = 0; i < n && n > 1; i++) {
    guint axis = radar->clockwise[i], next = radar->clockwise[(i + 1) % n];
    double value = value_of (&d->page->marks[axis], before);
    double next_value = value_of (&d->page->marks[next], before);
    NspPoint a = nsp_radar_point (radar, axis, value);
    NspPoint b = nsp_radar_point (radar, next, next_value);

    if (isnan (value) || isnan (next_value) || (n == 2 && i == 1))
      continue;
    cairo_move_to (d->cr, a.x, a.y);
    cairo_line_to (d->cr, b.x, b.y);
    if (filled) {
      cairo_line_to (d->cr, radar->centre.x, radar->centre.y);
      cairo_close_path (d->cr);
    }
  }
}

static void
draw_fill (const Drawing *d, const NspTone *tone)
{
  figure_path (d, FALSE, TRUE);
  nsp_canvas_set_colour (d->page->canvas, &tone->fill);
  cairo_fill (d->cr);
}

static void
draw_line (const Drawing *d, const NspTone *tone)
{
  figure_path (d, FALSE, FALSE);
  nsp_canvas_set_colour (d->page->canvas, &tone->line);
  cairo_set_line_width (d->cr, 2 * d->size);
  cairo_set_line_cap (d->cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (d->cr);
}

static void
draw_bands (const Drawing *d)
{
  for (guint i = 0; i < d->page->n_marks; i++) {
    const NspMark *mark = &d->page->marks[i];

    if (!isnan (mark->q1))
      nsp_page_band (d->page, &nsp_theme_tone (mark->side)->band,
                     nsp_radar_point (d->radar, i, mark->q1),
                     nsp_radar_point (d->radar, i, mark->q3), BAND_WIDTH * d->size);
  }
}

/* A value between two gaps has no line: a small dot keeps it visible. */
static void
draw_before (const Drawing *d)
{
  static const double dashes[] = { 4.5, 3 };

  nsp_canvas_set_colour (d->page->canvas, &nsp_theme_inks ()->before);
  for (guint i = 0; i < d->page->n_marks; i++) {
    NspPoint at = nsp_radar_point (d->radar, i, d->page->marks[i].before);

    if (isnan (d->page->marks[i].before))
      continue;
    cairo_new_path (d->cr);
    cairo_arc (d->cr, at.x, at.y, 1.5 * d->size, 0, 2 * G_PI);
    cairo_fill (d->cr);
  }
  figure_path (d, TRUE, FALSE);
  cairo_set_line_width (d->cr, 1.1);
  cairo_set_dash (d->cr, dashes, 2, 0);
  cairo_stroke (d->cr);
  cairo_set_dash (d->cr, NULL, 0, 0);
}

static void
draw_markers (const Drawing *d)
{
  for (guint i = 0; i < d->page->n_marks; i++) {
    const NspMark *mark = &d->page->marks[i];

    if (!isnan (mark->mean))
      nsp_page_marker (d->page, mark->side, nsp_radar_point (d->radar, i, mark->mean),
                       MARKER * d->size);
  }
}

/* A thin line from an axis to a label that had to move away from it. */
static void
draw_leader (const Drawing *d, const NspRadarAxis *axis, NspPoint tip)
{
  double half_line = MIN (LABEL_SIZE * axis->fit.font * 0.6, axis->label.height / 2);
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
draw_labels (const Drawing *d)
{
  static const double shares[] = { 0, 0.5, 1 };

  for (guint i = 0; i < d->radar->n_axes; i++) {
    const NspRadarAxis *axis = &d->radar->axes[i];
    NspTextStyle style = label_style (&axis->fit);

    style.align = axis->align;
    draw_leader (d, axis, nsp_radar_point (d->radar, i, 1));
    nsp_canvas_text (d->page->canvas, axis->label.x + shares[axis->align] * axis->label.width,
                     axis->label.y, d->page->marks[i].label, &style);
  }
}

static void
draw_titles (const Drawing *d, char *const titles[NSP_N_RADAR_SIDES])
{
  for (int side = NSP_SIDE_RIGHT; side < NSP_N_RADAR_SIDES; side++) {
    const NspBox *box = &d->radar->titles[side];
    NspTextStyle style = title_style ((NspRadarSide)side, box->width + 1);

    if (titles[side] == NULL)
      continue;
    /* Lines to labels pass behind it. */
    nsp_canvas_set_colour (d->page->canvas, &nsp_theme_inks ()->paper);
    cairo_rectangle (d->cr, box->x - 2, box->y, box->width + 4, box->height);
    cairo_fill (d->cr);
    nsp_canvas_text (d->page->canvas, box->x, box->y, titles[side], &style);
  }
}

static void
draw_figure (const Drawing *d)
{
  for_each_half (d, draw_fill);
  draw_bands (d);
  draw_before (d);
  for_each_half (d, draw_line);
}

void
nsp_page_draw_radar (const NspPage *page, NspBox area)
{
  char *titles[NSP_N_RADAR_SIDES] = { NULL };
  g_autoptr (NspRadar) radar = lay_out (page, area, titles);
  Drawing d = { page, radar, nsp_canvas_cairo (page->canvas), 1 };

  if (page->n_marks > 20)
    d.size = MAX (20.0 / page->n_marks, 0.35);
  for_each_half (&d, draw_tint);
  draw_grid (&d);
  draw_figure (&d);
  draw_numbers (&d);
  draw_markers (&d);
  draw_labels (&d);
  draw_titles (&d, titles);
  for (int side = 0; side < NSP_N_RADAR_SIDES; side++)
    g_free (titles[side]);
}
