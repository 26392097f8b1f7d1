/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend_drawing.h"

#include "trend_axis.h"
#include "trend_layout.h"

#include <math.h>
#include <string.h>

#define HEADING_SIZE 11.0
#define HEADING_HEIGHT 24.0
#define MARKER 3.7
#define LINE_WIDTH 1.8
#define VALUE_ROOM 46.0 /* height of a plot from which on the means have room for their number */
#define VALUE_GAP 1.0   /* between an interval and the number at its end */
#define VALUE_FAR 8.0   /* from its mean: such a number would be taken for that of the interval */

/* What is being drawn. */
typedef struct {
  const NspPage *page;
  const NspTrend *trend;
  const NspTrendLayout *layout;
  cairo_t *cr;
  double marker;           /* its radius */
  gboolean values, beside; /* the means in numbers; right of their marks */
} Drawing;

static const NspTrendPoint *
point_of (const NspTrend *trend, guint dimension, guint year)
{
  return &trend->points[dimension * trend->n_years + year];
}

NspTrendState
nsp_trend_state (const NspTrend *trend, guint dimension, guint year)
{
  const NspTrendPoint *point = point_of (trend, dimension, year);

  if (point->withheld)
    return NSP_TREND_WITHHELD;
  return nsp_number_is_shown (point->mean) ? NSP_TREND_SHOWN : NSP_TREND_MISSING;
}

void
nsp_trend_interval_pen (const NspPage *page, NspRadarSide side)
{
  NspColour colour = nsp_theme_tone (side)->line;

  colour.alpha = 0.7;
  nsp_canvas_set_colour (page->canvas, &colour);
  cairo_set_line_width (nsp_canvas_cairo (page->canvas), 1.1);
}

void
nsp_trend_faint_pen (const NspPage *page)
{
  NspColour colour = nsp_theme_inks ()->before;

  colour.alpha = 0.38;
  nsp_canvas_set_colour (page->canvas, &colour);
  cairo_set_line_width (nsp_canvas_cairo (page->canvas), 0.7);
}

static NspTextStyle
title_style (double width, double size)
{
  return (NspTextStyle){ .size = size,
                         .weight = NSP_WEIGHT_MEDIUM,
                         .colour = nsp_theme_inks ()->ink,
                         .max_width = width,
                         .max_lines = 2 };
}

static double
measure_title (guint panel, double width, double size, gpointer data)
{
  const NspPage *page = data;
  NspTextStyle style = title_style (width, size);

  return nsp_canvas_measure (page->canvas, page->marks[panel].label, &style).height;
}

/* The width of the widest number of the scale, in parts of its font size. */
static double
digits_of (const NspPage *page)
{
  NspTextStyle style = { .size = 10 };
  double widest = 0;

  for (guint i = 0; i < page->n_ticks; i++) {
    g_autofree char *number = g_strdup_printf ("%d", page->ticks[i]);

    widest = MAX (widest, nsp_canvas_measure (page->canvas, number, &style).width);
  }
  return widest / style.size;
}

static NspTrendLayout *
lay_out (const NspPage *page, const NspTrend *trend, NspBox area)
{
  g_autofree NspRadarSide *sides = g_new0 (NspRadarSide, page->n_marks + 1);
  NspTrendSpec spec = { .area = area,
                        .sides = sides,
                        .n_panels = page->n_marks,
                        .n_years = trend->n_years,
                        .digits = digits_of (page),
                        .year_lines = 1,
                        .measure = measure_title,
                        .data = (gpointer)page };

  for (guint i = 0; i < page->n_marks; i++) {
    sides[i] = page->marks[i].side;
    if (sides[i] != NSP_SIDE_NONE)
      spec.heading = HEADING_HEIGHT;
  }
  for (guint i = 0; i < trend->n_years; i++)
    if (strchr (trend->years[i], ' ') != NULL)
      spec.year_lines = 2;
  return nsp_trend_layout_new (&spec);
}

/* The heading of the side in that place; without its question where that does not fit. */
static void
draw_heading (const Drawing *d, NspRadarSide place)
{
  const NspBox *box = &d->layout->headings[place];
  const NspInstrument *instrument = d->page->instrument;
  NspTextStyle style = { .size = HEADING_SIZE,
                         .weight = NSP_WEIGHT_BOLD,
                         .colour = nsp_theme_tone (place)->line,
                         .max_width = box->width,
                         .max_lines = 1 };

  NspTextStyle whole = style;

  whole.max_width = 0;
  for (guint i = 0; i < d->page->n_marks && box->width > 0; i++) {
    g_autofree char *words = NULL;
    const NspSide *side;

    if (d->page->marks[i].side != place || place == NSP_SIDE_NONE)
      continue;
    side = &instrument->sides[instrument->dimensions[i].side];
    words = nsp_page_side_heading (d->page, side);
    if (nsp_canvas_measure (d->page->canvas, words, &whole).width > box->width)
      words = (g_free (words), nsp_page_side_title (d->page, side));
    nsp_canvas_text (d->page->canvas, box->x, box->y, words, &style);
    return;
  }
}

static void
line (const Drawing *d, NspPoint a, NspPoint b)
{
  cairo_move_to (d->cr, a.x, a.y);
  cairo_line_to (d->cr, b.x, b.y);
}

/* The numbers of the scale beside its lines; in a low plot only its ends. */
static void
draw_numbers (const Drawing *d, guint panel)
{
  const NspPage *page = d->page;
  NspTextStyle style = { .size = d->layout->small,
                         .colour = nsp_theme_inks ()->muted,
                         .align = NSP_ALIGN_RIGHT,
                         .tabular = TRUE };
  const NspBox *plot = &d->layout->panels[panel].plot;
  gboolean low = plot->height < style.size * 1.2 * (page->n_ticks - 1);

  for (guint i = 0; i < page->n_ticks; i++) {
    g_autofree char *number = g_strdup_printf ("%d", page->ticks[i]);
    double y =
        nsp_trend_layout_point (d->layout, panel, 0, nsp_page_fraction (page, page->ticks[i])).y;
    double height = nsp_canvas_measure (page->canvas, number, &style).height;

    if (!low || i == 0 || i + 1 == page->n_ticks)
      nsp_canvas_text (page->canvas, plot->x - 4, y - height / 2, number, &style);
  }
}

static void
draw_grid (const Drawing *d, guint panel)
{
  const NspBox *plot = &d->layout->panels[panel].plot;

  nsp_canvas_set_colour (d->page->canvas, &nsp_theme_tone (d->page->marks[panel].side)->tint);
  cairo_rectangle (d->cr, plot->x, plot->y, plot->width, plot->height);
  cairo_fill (d->cr);
  for (guint i = 0; i < d->page->n_ticks; i++) {
    double fraction = nsp_page_fraction (d->page, d->page->ticks[i]);
    double y = nsp_trend_layout_point (d->layout, panel, 0, fraction).y;

    line (d, (NspPoint){ plot->x, y }, (NspPoint){ plot->x + plot->width, y });
  }
  nsp_canvas_set_colour (d->page->canvas, &nsp_theme_inks ()->grid);
  cairo_set_line_width (d->cr, 0.7);
  cairo_stroke (d->cr);
}

/* Draws a line through the values of n_years years, with nothing across a gap, and a dot for a
 * value between two gaps when `dots`. */
static void
draw_line (const Drawing *d, guint panel, const NspNumber *values, gboolean dots)
{
  guint n = d->trend->n_years;

  cairo_set_line_cap (d->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (d->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint year = 0; year < n; year++) {
    gboolean joined = year > 0 && nsp_number_is_shown (values[year - 1]);
    gboolean alone = !joined && (year + 1 == n || !nsp_number_is_shown (values[year + 1]));
    NspPoint at = nsp_trend_layout_point (d->layout, panel, year,
                                          nsp_page_fraction (d->page, values[year].value));

    if (!nsp_number_is_shown (values[year]))
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

static void
draw_faint (const Drawing *d, guint panel)
{
  const NspTrend *trend = d->trend;

  if (trend->faint == NULL)
    return;
  for (guint f = 0; f < trend->n_faint; f++) {
    nsp_trend_faint_pen (d->page);
    draw_line (d, panel, trend->faint + ((gsize)f * d->page->n_marks + panel) * trend->n_years,
               TRUE);
  }
}

/* The point of a mean, or of an end of its interval. */
static NspPoint
place (const Drawing *d, guint panel, guint year, double value)
{
  return nsp_trend_layout_point (d->layout, panel, year, nsp_page_fraction (d->page, value));
}

static void
draw_intervals (const Drawing *d, guint panel)
{
  nsp_trend_interval_pen (d->page, d->page->marks[panel].side);
  for (guint year = 0; year < d->trend->n_years; year++) {
    const NspTrendPoint *point = point_of (d->trend, panel, year);

    if (nsp_trend_state (d->trend, panel, year) != NSP_TREND_SHOWN ||
        isnan (point->ci95[0].value) || isnan (point->ci95[1].value))
      continue;
    line (d, place (d, panel, year, point->ci95[0].value),
          place (d, panel, year, point->ci95[1].value));
  }
  cairo_stroke (d->cr);
}

/* Whether the line from the mean at `from` to that of a neighbouring year passes that box. */
static gboolean
is_crossed (const Drawing *d, guint panel, guint year, int step, NspBox box)
{
  guint other = (guint)((int)year + step);
  double mean = point_of (d->trend, panel, year)->mean.value, y;
  NspPoint a = place (d, panel, year, mean), b;

  if (other >= d->trend->n_years || nsp_trend_state (d->trend, panel, other) != NSP_TREND_SHOWN)
    return FALSE;
  b = place (d, panel, other, point_of (d->trend, panel, other)->mean.value);
  y = a.y + (b.y - a.y) * (box.width / 2 / fabs (b.x - a.x));
  return MAX (a.y, y) > box.y - 1 && MIN (a.y, y) < box.y + box.height + 1;
}

/* The place of a number right of its mean, on the side of the line that it does not pass. */
static NspBox
box_beside (const Drawing *d, guint panel, guint year, NspSize size)
{
  const NspBox *plot = &d->layout->panels[panel].plot;
  NspPoint mean = place (d, panel, year, point_of (d->trend, panel, year)->mean.value), next;
  double x = mean.x + d->marker * 1.4 + 2 + size.width / 2;
  double y = mean.y - size.height / 2;

  if (year + 1 < d->trend->n_years &&
      nsp_trend_state (d->trend, panel, year + 1) == NSP_TREND_SHOWN) {
    next = place (d, panel, year + 1, point_of (d->trend, panel, year + 1)->mean.value);
    y = next.y < mean.y ? mean.y + LINE_WIDTH : mean.y - LINE_WIDTH - size.height;
  }
  y = CLAMP (y, plot->y - size.height / 2, plot->y + plot->height - size.height / 2);
  return (NspBox){ x, y, size.width, size.height };
}

/* The ends of the sign and the interval of a mean. */
static void
find_ends (const Drawing *d, guint panel, guint year, double *top, double *bottom)
{
  const NspTrendPoint *point = point_of (d->trend, panel, year);
  double y = place (d, panel, year, point->mean.value).y;
  double high = isnan (point->ci95[1].value) ? y : place (d, panel, year, point->ci95[1].value).y;
  double low = isnan (point->ci95[0].value) ? y : place (d, panel, year, point->ci95[0].value).y;

  *top = MIN (high, y - d->marker * 1.4);
  *bottom = MAX (low, y + d->marker * 1.4);
}

/* Where the mean stands in numbers: beside it, or over its interval, or under it where the plot
 * ends or the line passes. x is the middle. */
static NspBox
value_box (const Drawing *d, guint panel, guint year, NspSize size)
{
  const NspBox *plot = &d->layout->panels[panel].plot;
  double x = place (d, panel, year, point_of (d->trend, panel, year)->mean.value).x, top, bottom;
  NspBox over, under;
  gboolean over_fits;

  if (d->beside)
    return box_beside (d, panel, year, size);
  find_ends (d, panel, year, &top, &bottom);
  over = (NspBox){ x, top - VALUE_GAP - size.height, size.width, size.height };
  under = (NspBox){ x, bottom + VALUE_GAP / 2, size.width, size.height };
  over_fits = over.y >= plot->y - 1 && !is_crossed (d, panel, year, 1, over) &&
              !is_crossed (d, panel, year, -1, over);
  return over_fits || under.y + under.height > plot->y + plot->height + 1 ? over : under;
}

/* Whether an interval is so long that a number at its end would be taken for that of the end. */
static gboolean
has_long_interval (const Drawing *d)
{
  for (guint panel = 0; panel < d->layout->n_panels; panel++)
    for (guint year = 0; year < d->trend->n_years; year++) {
      double top, bottom;

      if (nsp_trend_state (d->trend, panel, year) != NSP_TREND_SHOWN)
        continue;
      find_ends (d, panel, year, &top, &bottom);
      if (bottom - top > 2 * (d->marker * 1.4 + VALUE_FAR))
        return TRUE;
    }
  return FALSE;
}

/* The means in numbers, on a ground that hides the lines of the scale and of other groups. */
static void
draw_values (const Drawing *d, guint panel)
{
  NspTextStyle style = { .size = d->layout->small,
                         .weight = NSP_WEIGHT_MEDIUM,
                         .colour = nsp_theme_inks ()->ink,
                         .align = NSP_ALIGN_CENTRE };

  for (guint year = 0; year < d->trend->n_years; year++) {
    g_autofree char *number = NULL;
    NspBox box;

    if (nsp_trend_state (d->trend, panel, year) != NSP_TREND_SHOWN)
      continue;
    number = nsp_number_text (point_of (d->trend, panel, year)->mean, d->trend->lang);
    box = value_box (d, panel, year, nsp_canvas_measure (d->page->canvas, number, &style));
    nsp_canvas_set_colour (d->page->canvas, &nsp_theme_inks ()->halo);
    cairo_rectangle (d->cr, box.x - box.width / 2 - 1, box.y + box.height * 0.14, box.width + 2,
                     box.height * 0.72);
    cairo_fill (d->cr);
    nsp_canvas_text (d->page->canvas, box.x, box.y, number, &style);
  }
}

static void
draw_means (const Drawing *d, guint panel)
{
  static const NspNumber nothing = { NAN, NSP_EXACT };
  g_autofree NspNumber *means = g_new (NspNumber, d->trend->n_years + 1);
  NspRadarSide side = d->page->marks[panel].side;

  for (guint year = 0; year < d->trend->n_years; year++)
    means[year] = nsp_trend_state (d->trend, panel, year) == NSP_TREND_SHOWN
                      ? point_of (d->trend, panel, year)->mean
                      : nothing;
  nsp_canvas_set_colour (d->page->canvas, &nsp_theme_tone (side)->line);
  cairo_set_line_width (d->cr, LINE_WIDTH * MIN (d->marker / 3.2, 1));
  draw_line (d, panel, means, FALSE);
  for (guint year = 0; year < d->trend->n_years; year++)
    if (nsp_number_is_shown (means[year]))
      nsp_page_marker (d->page, side, place (d, panel, year, means[year].value), d->marker);
}

static void
draw_title (const Drawing *d, guint panel)
{
  const NspBox *box = &d->layout->panels[panel].title;
  NspTextStyle style = title_style (box->width, d->layout->font);
  const char *label = d->page->marks[panel].label;
  double height = nsp_canvas_measure (d->page->canvas, label, &style).height;

  nsp_canvas_text (d->page->canvas, box->x, box->y + box->height - height, label, &style);
}

/* The width of the widest mean in numbers. */
static double
widest_value (const Drawing *d)
{
  NspTextStyle style = { .size = d->layout->small, .weight = NSP_WEIGHT_MEDIUM };
  double widest = 0;

  for (guint panel = 0; panel < d->layout->n_panels; panel++)
    for (guint year = 0; year < d->trend->n_years; year++) {
      g_autofree char *number = NULL;

      if (nsp_trend_state (d->trend, panel, year) != NSP_TREND_SHOWN)
        continue;
      number = nsp_number_text (point_of (d->trend, panel, year)->mean, d->trend->lang);
      widest = MAX (widest, nsp_canvas_measure (d->page->canvas, number, &style).width);
    }
  return widest;
}

/* Smaller markers where years are close or plots low; numbers only where they fit, and beside the
 * marks where an interval is long. */
static void
set_sizes (Drawing *d)
{
  double height = d->layout->panels[0].plot.height, width = widest_value (d);

  d->marker = MAX (MIN (MARKER, MIN (d->layout->pitch * 0.26, height * 0.06)), 1);
  d->values = height >= VALUE_ROOM && width + 4 <= d->layout->pitch;
  d->beside = width + d->marker * 1.4 + 4 <= d->layout->pitch / 2 && has_long_interval (d);
}

void
nsp_trend_draw_panels (const NspPage *page, const NspTrend *trend, NspBox area)
{
  g_autoptr (NspTrendLayout) layout = lay_out (page, trend, area);
  Drawing d = { page, trend, layout, nsp_canvas_cairo (page->canvas), MARKER, TRUE, FALSE };
  NspTrendAxis axis;

  if (layout->n_panels == 0)
    return;
  set_sizes (&d);
  nsp_trend_axis_init (&axis, page, trend, layout);
  for (int side = 0; side < NSP_N_RADAR_SIDES; side++)
    draw_heading (&d, (NspRadarSide)side);
  for (guint panel = 0; panel < layout->n_panels; panel++) {
    draw_title (&d, panel);
    draw_grid (&d, panel);
    draw_numbers (&d, panel);
    draw_faint (&d, panel);
    if (d.values)
      draw_values (&d, panel);
    draw_intervals (&d, panel);
    draw_means (&d, panel);
    nsp_trend_axis_draw (&axis, page, trend, layout, panel);
  }
  nsp_trend_axis_clear (&axis);
}
