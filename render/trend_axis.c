/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend_axis.h"

#include <math.h>
#include <string.h>

#define APART 3.0        /* between two texts beside each other */
#define SMALLEST_N 0.75  /* of the numbers, in parts of the size of the years */
#define YEARS_BELOW 0.35 /* the plot, in parts of the font size */

static NspTextStyle
row_style (double size)
{
  return (NspTextStyle){ .size = size, .align = NSP_ALIGN_CENTRE };
}

static double
width_of (const NspPage *page, const char *text, double size)
{
  NspTextStyle style = row_style (size);

  return nsp_canvas_measure (page->canvas, text, &style).width;
}

/* "2023-2024" as "23-24"; whatever else there is stays. The caller owns it. */
static char *
brief (const char *year)
{
  g_autofree char *valid = g_utf8_make_valid (year, -1);
  g_autoptr (GRegex) years = g_regex_new ("\\b\\d\\d(\\d\\d[-/–])\\d\\d(\\d\\d)\\b", 0, 0, NULL);

  return g_regex_replace (years, valid, -1, 0, "\\1\\2", 0, NULL);
}

/* The width of the widest line of a year, or of the widest word of one. */
static double
widest_year (const NspPage *page, char *const *years, double size, gboolean words)
{
  double widest = 0;

  for (guint i = 0; years[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (years[i], words ? " " : NSP_PERIOD_DOT, -1);

    for (guint j = 0; parts[j] != NULL; j++)
      widest = MAX (widest, width_of (page, parts[j], size));
  }
  return widest;
}

static NspTextStyle
year_style (const NspTrendAxis *axis, const NspTrendLayout *layout)
{
  NspTextStyle style = row_style (layout->small);

  style.max_width = layout->pitch * axis->every - APART + 1;
  style.max_lines = 2;
  return style;
}

/* In full, else short, else short on two lines, else short and not all of them. A moment always has
 * a line of its own. */
static void
fit_years (NspTrendAxis *axis, const NspPage *page, const NspTrend *trend,
           const NspTrendLayout *layout)
{
  double room = layout->pitch - APART, size = layout->small, widest;

  axis->every = 1;
  axis->years = g_new0 (char *, trend->n_years + 1);
  for (guint i = 0; i < trend->n_years; i++)
    axis->years[i] = g_utf8_make_valid (trend->years[i], -1);
  if (widest_year (page, axis->years, size, FALSE) <= room)
    return;
  for (guint i = 0; i < trend->n_years; i++) {
    g_free (axis->years[i]);
    axis->years[i] = brief (trend->years[i]);
  }
  widest = widest_year (page, axis->years, size, FALSE);
  if (widest > room)
    widest = widest_year (page, axis->years, size, TRUE);
  if (widest > room)
    axis->every = (guint)CLAMP (ceil ((widest + APART) / layout->pitch), 1, trend->n_years);
}

/* What stands under a year. The caller owns it. */
static char *
n_of (const NspTrend *trend, guint panel, guint year)
{
  switch (nsp_trend_state (trend, panel, year)) {
  case NSP_TREND_SHOWN:
    return nsp_word_count (NSP_WORD_NUMBER, NSP_WORD_NUMBER, trend->lang,
                           trend->points[panel * trend->n_years + year].n);
  case NSP_TREND_WITHHELD:
    return g_strdup (NSP_TREND_WITHHELD_SIGN);
  case NSP_TREND_MISSING:
  default:
    return g_strdup (NSP_TREND_MISSING_SIGN);
  }
}

static void
fit_n (NspTrendAxis *axis, const NspPage *page, const NspTrend *trend, const NspTrendLayout *layout)
{
  double widest = 0, size = layout->small, least = size * SMALLEST_N;

  for (guint panel = 0; panel < layout->n_panels; panel++)
    for (guint year = 0; year < trend->n_years; year++) {
      g_autofree char *n = n_of (trend, panel, year);

      widest = MAX (widest, width_of (page, n, size));
    }
  axis->n_size = MIN (size, MAX (least, size * (layout->pitch - APART) / MAX (widest, 1)));
  widest *= axis->n_size / size;
  axis->n_every = (guint)MAX (ceil ((widest + APART / 2) / layout->pitch), 1);
}

/* The height of a year and, below it, its moment. */
static double
year_height (const NspPage *page, const char *year, const NspTextStyle *style)
{
  g_auto (GStrv) lines = g_strsplit (year, NSP_PERIOD_DOT, -1);
  double height = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    height += nsp_canvas_measure (page->canvas, lines[i], style).height;
  return height;
}

void
nsp_trend_axis_init (NspTrendAxis *axis, const NspPage *page, const NspTrend *trend,
                     const NspTrendLayout *layout)
{
  NspTextStyle style;

  *axis = (NspTrendAxis){ .every = 1 };
  fit_years (axis, page, trend, layout);
  fit_n (axis, page, trend, layout);
  style = year_style (axis, layout);
  for (guint i = 0; i < trend->n_years; i++)
    axis->years_height = MAX (axis->years_height, year_height (page, axis->years[i], &style));
}

void
nsp_trend_axis_clear (NspTrendAxis *axis)
{
  g_clear_pointer (&axis->years, g_strfreev);
}

/* The last year is always named, the others counting back from it. */
static gboolean
is_named (const NspTrend *trend, guint year, guint every)
{
  return (trend->n_years - 1 - year) % every == 0;
}

/* A year and, below it, its moment, as `mark` has it but for the words. */
static void
mark_year (const NspPage *page, const char *year, const NspMark *mark, NspMarks *marks)
{
  g_auto (GStrv) lines = g_strsplit (year, NSP_PERIOD_DOT, -1);
  NspMark line = *mark;

  for (guint i = 0; lines[i] != NULL; i++) {
    line.text = lines[i];
    nsp_marks_add (marks, &line);
    line.at.y += nsp_canvas_measure (page->canvas, lines[i], &mark->style).height;
  }
}

static void
mark_n (const NspTrendAxis *axis, const NspTrend *trend, const NspTrendLayout *layout,
        const NspMark *like, NspMarks *marks)
{
  NspMark mark = *like;

  for (guint year = 0; year < trend->n_years; year++) {
    g_autofree char *n = n_of (trend, mark.dimension, year);

    mark.period = year;
    mark.at.x = nsp_trend_layout_point (layout, mark.dimension, year, 0).x;
    mark.text = n;
    if (is_named (trend, year, axis->n_every))
      nsp_marks_add (marks, &mark);
  }
  mark.kind = NSP_MARK_LABEL;
  mark.style.align = NSP_ALIGN_RIGHT;
  mark.at.x = layout->panels[mark.dimension].plot.x - 4;
  mark.text = (char *)"n";
  nsp_marks_add (marks, &mark);
}

void
nsp_trend_axis_mark (const NspTrendAxis *axis, const NspPage *page, const NspTrend *trend,
                     const NspTrendLayout *layout, guint panel, NspMarks *marks)
{
  const NspBox *plot = &layout->panels[panel].plot;
  NspMark mark = { .kind = NSP_MARK_PERIOD,
                   .dimension = panel,
                   .side = page->shown[panel].side,
                   .style = year_style (axis, layout),
                   .colour = NSP_COLOUR_MUTED };
  double y = plot->y + plot->height + layout->small * YEARS_BELOW;

  for (guint year = 0; year < trend->n_years; year++) {
    mark.period = year;
    mark.at = (NspPoint){ nsp_trend_layout_point (layout, panel, year, 0).x, y };
    if (is_named (trend, year, axis->every))
      mark_year (page, axis->years[year], &mark, marks);
  }
  mark.kind = NSP_MARK_COUNT;
  mark.style = row_style (axis->n_size);
  mark.at.y = y + axis->years_height;
  mark_n (axis, trend, layout, &mark, marks);
}
