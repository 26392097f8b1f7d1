/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend_axis.h"
#include "trend_drawing.h"
#include "trend_layout.h"

#include <math.h>
#include <string.h>

#define HEADING_SIZE 11.0
#define HEADING_HEIGHT 24.0
#define MARKER 3.7
#define LINE_WIDTH 1.8
#define GRID_WIDTH 0.7
#define VALUE_ROOM 46.0 /* height of a plot from which on the means have room for their number */
#define VALUE_GAP 1.0   /* between an interval and the number at its end */
#define VALUE_FAR 8.0   /* from its mean: such a number would be taken for that of the interval */

/* What marks are made of. */
typedef struct {
  const NspPage *page;
  const NspTrend *trend;
  const NspTrendLayout *layout;
  NspMarks *marks;
  double marker;           /* its radius */
  gboolean values, beside; /* the means in numbers; right of their marks */
} Making;

static const NspTrendPoint *
point_of (const NspTrend *trend, guint dimension, guint year)
{
  return &trend->points[dimension * trend->n_years + year];
}

static NspTextStyle
title_style (double width, double size)
{
  return (NspTextStyle){
    .size = size, .weight = NSP_WEIGHT_MEDIUM, .max_width = width, .max_lines = 2
  };
}

static double
measure_title (guint panel, double width, double size, gpointer data)
{
  const NspPage *page = data;
  NspTextStyle style = title_style (width, size);

  return nsp_canvas_measure (page->canvas, page->shown[panel].label, &style).height;
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
  g_autofree NspRadarSide *sides = g_new0 (NspRadarSide, page->n_shown + 1);
  NspTrendSpec spec = { .area = area,
                        .sides = sides,
                        .n_panels = page->n_shown,
                        .n_years = trend->n_years,
                        .digits = digits_of (page),
                        .year_lines = 1,
                        .measure = measure_title,
                        .data = (gpointer)page };

  for (guint i = 0; i < page->n_shown; i++) {
    sides[i] = page->shown[i].side;
    if (sides[i] != NSP_SIDE_NONE)
      spec.heading = HEADING_HEIGHT;
  }
  for (guint i = 0; i < trend->n_years; i++)
    if (strchr (trend->years[i], ' ') != NULL)
      spec.year_lines = 2;
  return nsp_trend_layout_new (&spec);
}

/* The side in that place that has dimensions first, or NULL. */
static const NspSide *
side_in (const NspPage *page, NspRadarSide place)
{
  for (guint i = 0; i < page->n_shown; i++)
    if (page->shown[i].side == place && place != NSP_SIDE_NONE)
      return &page->instrument->sides[page->instrument->dimensions[i].side];
  return NULL;
}

/* The heading of the side in that place; without its question where that does not fit. */
static void
mark_heading (const Making *m, NspRadarSide place)
{
  const NspBox *box = &m->layout->headings[place];
  const NspSide *side = side_in (m->page, place);
  g_autofree char *words = NULL;
  NspTextStyle style = { .size = HEADING_SIZE, .weight = NSP_WEIGHT_BOLD, .max_lines = 1 };

  if (side == NULL || box->width <= 0)
    return;
  words = nsp_page_side_heading (m->page, side);
  if (nsp_canvas_measure (m->page->canvas, words, &style).width > box->width)
    words = (g_free (words), nsp_page_side_title (m->page, side));
  style.max_width = box->width;
  nsp_marks_add (m->marks, &(NspMark){ .kind = NSP_MARK_HEADING,
                                       .dimension = NSP_NO_DIMENSION,
                                       .side = place,
                                       .at = { box->x, box->y },
                                       .text = words,
                                       .style = style,
                                       .colour = NSP_COLOUR_LINE });
}

/* The point of a mean, or of an end of its interval. */
static NspPoint
place (const Making *m, guint panel, guint year, double value)
{
  return nsp_trend_layout_point (m->layout, panel, year, nsp_page_fraction (m->page, value));
}

/* A mark of that kind and value; NAN stands nowhere. */
static NspMark
mark_of (const Making *m, NspMarkKind kind, guint panel, guint year, double value)
{
  return (NspMark){ .kind = kind,
                    .dimension = panel,
                    .side = m->page->shown[panel].side,
                    .period = year,
                    .value = value,
                    .at = place (m, panel, year, value),
                    .colour = NSP_COLOUR_LINE };
}

static void
mark_title (const Making *m, guint panel)
{
  const NspBox *box = &m->layout->panels[panel].title;
  NspTextStyle style = title_style (box->width, m->layout->font);
  const char *label = m->page->shown[panel].label;
  double height = nsp_canvas_measure (m->page->canvas, label, &style).height;

  nsp_marks_add (m->marks, &(NspMark){ .kind = NSP_MARK_LABEL,
                                       .dimension = panel,
                                       .side = m->page->shown[panel].side,
                                       .at = { box->x, box->y + box->height - height },
                                       .text = (char *)label,
                                       .style = style,
                                       .colour = NSP_COLOUR_INK });
}

/* The lines of the scale from the left end of the plot to its right. */
static void
mark_ticks (const Making *m, guint panel)
{
  const NspBox *plot = &m->layout->panels[panel].plot;

  for (guint i = 0; i < m->page->n_ticks; i++) {
    NspMark mark = mark_of (m, NSP_MARK_TICK, panel, 0, m->page->ticks[i]);

    mark.at.x = plot->x;
    mark.end = (NspPoint){ plot->x + plot->width, mark.at.y };
    mark.size = GRID_WIDTH;
    mark.colour = NSP_COLOUR_GRID;
    nsp_marks_add (m->marks, &mark);
  }
}

/* The numbers of the scale beside its lines; in a low plot only its ends. */
static void
mark_numbers (const Making *m, guint panel)
{
  const NspPage *page = m->page;
  NspTextStyle style = { .size = m->layout->small, .align = NSP_ALIGN_RIGHT, .tabular = TRUE };
  const NspBox *plot = &m->layout->panels[panel].plot;
  gboolean low = plot->height < style.size * 1.2 * (page->n_ticks - 1);

  for (guint i = 0; i < page->n_ticks; i++) {
    g_autofree char *number = g_strdup_printf ("%d", page->ticks[i]);
    NspMark mark = mark_of (m, NSP_MARK_NUMBER, panel, 0, page->ticks[i]);

    mark.at.x = plot->x - 4;
    mark.at.y -= nsp_canvas_measure (page->canvas, number, &style).height / 2;
    mark.text = number;
    mark.style = style;
    mark.colour = NSP_COLOUR_MUTED;
    if (!low || i == 0 || i + 1 == page->n_ticks)
      nsp_marks_add (m->marks, &mark);
  }
}

static void
mark_others (const Making *m, guint panel)
{
  const NspTrend *trend = m->trend;

  for (guint f = 0; trend->faint != NULL && f < trend->n_faint; f++)
    for (guint year = 0; year < trend->n_years; year++) {
      gsize at = ((gsize)f * m->page->n_shown + panel) * trend->n_years + year;
      NspMark mark = mark_of (m, NSP_MARK_OTHER, panel, year, trend->faint[at].value);

      mark.group = f;
      mark.size = NSP_TREND_OTHERS_WIDTH;
      mark.colour = NSP_COLOUR_OTHERS;
      nsp_marks_add (m->marks, &mark);
    }
}

static void
mark_intervals (const Making *m, guint panel)
{
  for (guint year = 0; year < m->trend->n_years; year++) {
    const NspTrendPoint *point = point_of (m->trend, panel, year);
    NspMark mark = mark_of (m, NSP_MARK_INTERVAL, panel, year, point->ci95[0].value);

    if (nsp_trend_state (m->trend, panel, year) != NSP_TREND_SHOWN ||
        isnan (point->ci95[0].value) || isnan (point->ci95[1].value))
      continue;
    mark.to = point->ci95[1].value;
    mark.end = place (m, panel, year, mark.to);
    mark.size = NSP_TREND_INTERVAL_WIDTH;
    mark.colour = NSP_COLOUR_INTERVAL;
    nsp_marks_add (m->marks, &mark);
  }
}

/* Whether the line from the mean at `from` to that of a neighbouring year passes that box. */
static gboolean
is_crossed (const Making *m, guint panel, guint year, int step, NspBox box)
{
  guint other = (guint)((int)year + step);
  double mean = point_of (m->trend, panel, year)->mean.value, y;
  NspPoint a = place (m, panel, year, mean), b;

  if (other >= m->trend->n_years || nsp_trend_state (m->trend, panel, other) != NSP_TREND_SHOWN)
    return FALSE;
  b = place (m, panel, other, point_of (m->trend, panel, other)->mean.value);
  y = a.y + (b.y - a.y) * (box.width / 2 / fabs (b.x - a.x));
  return MAX (a.y, y) > box.y - 1 && MIN (a.y, y) < box.y + box.height + 1;
}

/* The place of a number right of its mean, on the side of the line that it does not pass. */
static NspBox
box_beside (const Making *m, guint panel, guint year, NspSize size)
{
  const NspBox *plot = &m->layout->panels[panel].plot;
  NspPoint mean = place (m, panel, year, point_of (m->trend, panel, year)->mean.value), next;
  double x = mean.x + m->marker * 1.4 + 2 + size.width / 2;
  double y = mean.y - size.height / 2;

  if (year + 1 < m->trend->n_years &&
      nsp_trend_state (m->trend, panel, year + 1) == NSP_TREND_SHOWN) {
    next = place (m, panel, year + 1, point_of (m->trend, panel, year + 1)->mean.value);
    y = next.y < mean.y ? mean.y + LINE_WIDTH : mean.y - LINE_WIDTH - size.height;
  }
  y = CLAMP (y, plot->y - size.height / 2, plot->y + plot->height - size.height / 2);
  return (NspBox){ x, y, size.width, size.height };
}

/* The ends of the sign and the interval of a mean. */
static void
find_ends (const Making *m, guint panel, guint year, double *top, double *bottom)
{
  const NspTrendPoint *point = point_of (m->trend, panel, year);
  double y = place (m, panel, year, point->mean.value).y;
  double high = isnan (point->ci95[1].value) ? y : place (m, panel, year, point->ci95[1].value).y;
  double low = isnan (point->ci95[0].value) ? y : place (m, panel, year, point->ci95[0].value).y;

  *top = MIN (high, y - m->marker * 1.4);
  *bottom = MAX (low, y + m->marker * 1.4);
}

/* Where the mean stands in numbers: beside it, or over its interval, or under it where the plot
 * ends or the line passes. x is the middle. */
static NspBox
value_box (const Making *m, guint panel, guint year, NspSize size)
{
  const NspBox *plot = &m->layout->panels[panel].plot;
  double x = place (m, panel, year, point_of (m->trend, panel, year)->mean.value).x, top, bottom;
  NspBox over, under;
  gboolean over_fits;

  if (m->beside)
    return box_beside (m, panel, year, size);
  find_ends (m, panel, year, &top, &bottom);
  over = (NspBox){ x, top - VALUE_GAP - size.height, size.width, size.height };
  under = (NspBox){ x, bottom + VALUE_GAP / 2, size.width, size.height };
  over_fits = over.y >= plot->y - 1 && !is_crossed (m, panel, year, 1, over) &&
              !is_crossed (m, panel, year, -1, over);
  return over_fits || under.y + under.height > plot->y + plot->height + 1 ? over : under;
}

/* Whether an interval is so long that a number at its end would be taken for that of the end. */
static gboolean
has_long_interval (const Making *m)
{
  for (guint panel = 0; panel < m->layout->n_panels; panel++)
    for (guint year = 0; year < m->trend->n_years; year++) {
      double top, bottom;

      if (nsp_trend_state (m->trend, panel, year) != NSP_TREND_SHOWN)
        continue;
      find_ends (m, panel, year, &top, &bottom);
      if (bottom - top > 2 * (m->marker * 1.4 + VALUE_FAR))
        return TRUE;
    }
  return FALSE;
}

/* The means in numbers. */
static void
mark_values (const Making *m, guint panel)
{
  NspTextStyle style = { .size = m->layout->small,
                         .weight = NSP_WEIGHT_MEDIUM,
                         .align = NSP_ALIGN_CENTRE };

  for (guint year = 0; year < m->trend->n_years; year++) {
    const NspNumber mean = point_of (m->trend, panel, year)->mean;
    NspMark mark = mark_of (m, NSP_MARK_VALUE, panel, year, mean.value);
    g_autofree char *number = NULL;
    NspBox box;

    if (nsp_trend_state (m->trend, panel, year) != NSP_TREND_SHOWN)
      continue;
    number = nsp_number_text (mean, m->trend->lang);
    box = value_box (m, panel, year, nsp_canvas_measure (m->page->canvas, number, &style));
    mark.at = (NspPoint){ box.x, box.y };
    mark.text = number;
    mark.style = style;
    mark.colour = NSP_COLOUR_INK;
    nsp_marks_add (m->marks, &mark);
  }
}

/* The line through the years, then a sign for each of its means. */
static void
mark_means (const Making *m, guint panel)
{
  for (guint year = 0; year < m->trend->n_years; year++) {
    gboolean shown = nsp_trend_state (m->trend, panel, year) == NSP_TREND_SHOWN;
    double mean = shown ? point_of (m->trend, panel, year)->mean.value : NAN;
    NspMark mark = mark_of (m, NSP_MARK_POINT, panel, year, mean);

    mark.size = LINE_WIDTH * MIN (m->marker / 3.2, 1);
    nsp_marks_add (m->marks, &mark);
  }
  for (guint year = 0; year < m->trend->n_years; year++) {
    NspMark mark =
        mark_of (m, NSP_MARK_DOT, panel, year, point_of (m->trend, panel, year)->mean.value);

    mark.size = m->marker;
    if (nsp_trend_state (m->trend, panel, year) == NSP_TREND_SHOWN)
      nsp_marks_add (m->marks, &mark);
  }
}

/* The width of the widest mean in numbers. */
static double
widest_value (const Making *m)
{
  NspTextStyle style = { .size = m->layout->small, .weight = NSP_WEIGHT_MEDIUM };
  double widest = 0;

  for (guint panel = 0; panel < m->layout->n_panels; panel++)
    for (guint year = 0; year < m->trend->n_years; year++) {
      g_autofree char *number = NULL;

      if (nsp_trend_state (m->trend, panel, year) != NSP_TREND_SHOWN)
        continue;
      number = nsp_number_text (point_of (m->trend, panel, year)->mean, m->trend->lang);
      widest = MAX (widest, nsp_canvas_measure (m->page->canvas, number, &style).width);
    }
  return widest;
}

/* Smaller markers where years are close or plots low; numbers only where they fit, and beside the
 * marks where an interval is long. */
static void
set_sizes (Making *m)
{
  double height = m->layout->panels[0].plot.height, width = widest_value (m);

  m->marker = MAX (MIN (MARKER, MIN (m->layout->pitch * 0.26, height * 0.06)), 1);
  m->values = height >= VALUE_ROOM && width + 4 <= m->layout->pitch;
  m->beside = width + m->marker * 1.4 + 4 <= m->layout->pitch / 2 && has_long_interval (m);
}

static void
mark_panel (const Making *m, guint panel, const NspTrendAxis *axis)
{
  mark_title (m, panel);
  mark_ticks (m, panel);
  mark_numbers (m, panel);
  mark_others (m, panel);
  if (m->values)
    mark_values (m, panel);
  mark_intervals (m, panel);
  mark_means (m, panel);
  nsp_trend_axis_mark (axis, m->page, m->trend, m->layout, panel, m->marks);
}

NspTrendLayout *
nsp_trend_mark_panels (const NspPage *page, const NspTrend *trend, NspBox area, NspMarks *marks)
{
  NspTrendLayout *layout = lay_out (page, trend, area);
  Making m = { page, trend, layout, marks, MARKER, TRUE, FALSE };
  NspTrendAxis axis;

  if (layout->n_panels == 0)
    return layout;
  set_sizes (&m);
  nsp_trend_axis_init (&axis, page, trend, layout);
  for (int side = 0; side < NSP_N_RADAR_SIDES; side++)
    mark_heading (&m, (NspRadarSide)side);
  for (guint panel = 0; panel < layout->n_panels; panel++)
    mark_panel (&m, panel, &axis);
  nsp_trend_axis_clear (&axis);
  return layout;
}
