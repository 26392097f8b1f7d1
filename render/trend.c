/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend.h"

#include "heading.h"
#include "legend.h"
#include "trend_drawing.h"

#include <string.h>

#define NOTE_SIZE 9.0
#define INTERVAL_WIDTH 6.0
#define FAINT_WIDTH 20.0

char *
nsp_trend_range (const char *first, const char *last, NspLang lang)
{
  const char *moment = strstr (last, NSP_PERIOD_DOT);
  gsize year = moment != NULL ? (gsize)(moment - last) : 0;
  gboolean same_year = year > 0 && strncmp (first, last, year) == 0 &&
                       g_str_has_prefix (first + year, NSP_PERIOD_DOT);

  return nsp_word_with (NSP_WORD_RANGE, lang, first,
                        same_year ? moment + strlen (NSP_PERIOD_DOT) : last);
}

/* The periods from first to last. The caller owns it. */
static char *
range_of (const NspTrend *trend)
{
  if (trend->n_years == 0)
    return g_strdup ("");
  if (trend->n_years == 1)
    return g_strdup (trend->years[0]);
  return nsp_trend_range (trend->years[0], trend->years[trend->n_years - 1], trend->lang);
}

/* Instrument and years. The caller owns it. */
static char *
subtitle_of (const NspTrend *trend, const char *range)
{
  const char *title = nsp_text_get (&trend->instrument->title, trend->lang);
  GString *out = g_string_new (*title != '\0' ? title : trend->instrument->id);

  if (*range != '\0')
    g_string_append_printf (out, " · %s", range);
  if (trend->students)
    g_string_append_printf (out, " · %s", nsp_word (NSP_WORD_STUDENTS_ONLY, trend->lang));
  if (trend->left_out)
    g_string_append_printf (out, " · %s", nsp_word (NSP_WORD_LEFT_OUT, trend->lang));
  return g_string_free (out, FALSE);
}

static gboolean
has_state (const NspTrend *trend, NspTrendState state)
{
  for (guint i = 0; i < trend->instrument->n_dimensions; i++)
    for (guint year = 0; year < trend->n_years; year++)
      if (nsp_trend_state (trend, i, year) == state)
        return TRUE;
  return FALSE;
}

static void
draw_interval (const NspPage *page, NspPoint at)
{
  cairo_t *cr = nsp_canvas_cairo (page->canvas);

  nsp_page_pen (page,
                &(NspMark){ .size = NSP_TREND_INTERVAL_WIDTH, .colour = NSP_COLOUR_INTERVAL });
  cairo_move_to (cr, at.x + INTERVAL_WIDTH / 2, at.y - 6);
  cairo_line_to (cr, at.x + INTERVAL_WIDTH / 2, at.y + 6);
  cairo_stroke (cr);
}

static void
draw_faint (const NspPage *page, NspPoint at)
{
  cairo_t *cr = nsp_canvas_cairo (page->canvas);

  nsp_page_pen (page, &(NspMark){ .size = NSP_TREND_OTHERS_WIDTH, .colour = NSP_COLOUR_OTHERS });
  cairo_move_to (cr, at.x, at.y);
  cairo_line_to (cr, at.x + FAINT_WIDTH, at.y);
  cairo_stroke (cr);
}

/* "* = niet getoond, ..." */
static void
add_sign (NspLegend *legend, const NspTrend *trend, const char *sign, NspWord meaning)
{
  g_autofree char *words =
      nsp_word_with (NSP_WORD_SCALE_END, trend->lang, sign, nsp_word (meaning, trend->lang));

  nsp_legend_add (legend, NULL, 0, words);
}

static void
fill_legend (NspLegend *legend, const NspPage *page, const NspTrend *trend)
{
  if (has_state (trend, NSP_TREND_SHOWN)) {
    nsp_legend_add (legend, nsp_legend_mean, nsp_legend_mean_width (page),
                    nsp_word (NSP_WORD_MEAN, trend->lang));
    nsp_legend_add (legend, draw_interval, INTERVAL_WIDTH,
                    nsp_word (NSP_WORD_INTERVAL, trend->lang));
  }
  if (trend->faint != NULL && trend->n_faint > 0)
    nsp_legend_add (legend, draw_faint, FAINT_WIDTH, nsp_word (NSP_WORD_NETWORKS, trend->lang));
  if (has_state (trend, NSP_TREND_SHOWN))
    add_sign (legend, trend, "n",
              trend->students ? NSP_WORD_N_OF_STUDENTS : NSP_WORD_N_OF_PARTICIPANTS);
  if (has_state (trend, NSP_TREND_MISSING))
    add_sign (legend, trend, NSP_TREND_MISSING_SIGN, NSP_WORD_NO_DATA);
  if (has_state (trend, NSP_TREND_WITHHELD))
    add_sign (legend, trend, NSP_TREND_WITHHELD_SIGN, NSP_WORD_NOT_SHOWN);
  if (trend->exact)
    nsp_legend_add_warning (legend, nsp_word (NSP_WORD_EXACT, trend->lang));
}

/* Draws the note, ending at `bottom`. Returns the height used. */
static double
draw_note (const NspPage *page, const char *note, double bottom)
{
  NspTextStyle style = { .size = NOTE_SIZE,
                         .colour = nsp_theme_inks ()->ink,
                         .max_width = NSP_PAGE_WIDTH - 2 * NSP_MARGIN,
                         .max_lines = 2 };
  double height;

  if (note == NULL || *note == '\0')
    return 0;
  height = nsp_canvas_measure (page->canvas, note, &style).height;
  nsp_canvas_text (page->canvas, NSP_MARGIN, bottom - height, note, &style);
  return height + 6;
}

static void
draw_page (const NspPage *page, const NspTrend *trend, const char *name, const char *range)
{
  double width = NSP_PAGE_WIDTH - 2 * NSP_MARGIN;
  g_autoptr (NspLegend) legend = nsp_legend_new (page, width);
  g_autofree char *subtitle = subtitle_of (trend, range);
  double top = nsp_heading_draw (page->canvas, name, subtitle) + 18, bottom = NSP_BOTTOM;

  fill_legend (legend, page, trend);
  bottom -= nsp_legend_draw (legend, NSP_MARGIN, bottom) + 4;
  bottom -= draw_note (page, trend->note, bottom) + 6;
  nsp_trend_draw_panels (page, trend, (NspBox){ NSP_MARGIN, top, width, bottom - top });
}

GBytes *
nsp_trend_render (const NspTrend *trend, NspFormat format, GError **error)
{
  g_autofree char *name = nsp_heading_name (trend->network, trend->students, trend->lang);
  g_autofree char *range = range_of (trend);
  g_autofree char *title =
      nsp_heading_document_title (name, trend->instrument, range, trend->students, trend->lang);
  g_autoptr (NspCanvas) canvas = nsp_canvas_new (format, trend->lang, title, error);
  NspPage page;

  if (canvas == NULL)
    return NULL;
  nsp_page_init_labels (&page, trend->instrument, trend->lang);
  page.canvas = canvas;
  draw_page (&page, trend, name, range);
  nsp_page_clear (&page);
  return nsp_canvas_finish (canvas, error);
}
