/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heading.h"
#include "legend.h"

#define BEFORE_WIDTH 30.0
#define BAND_WIDTH 25.0

static void
draw_before (const NspPage *page, NspPoint at)
{
  static const double dashes[] = { 4.5, 3 };
  cairo_t *cr = nsp_canvas_cairo (page->canvas);

  nsp_canvas_set_colour (page->canvas, &nsp_theme_inks ()->before);
  cairo_set_line_width (cr, 1.1);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_move_to (cr, at.x, at.y);
  cairo_line_to (cr, at.x + BEFORE_WIDTH, at.y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  nsp_page_marker_before (page, &(NspMark){ .at = { at.x + BEFORE_WIDTH / 2, at.y },
                                            .size = 4.2,
                                            .colour = NSP_COLOUR_BEFORE });
}

static void
draw_band (const NspPage *page, NspPoint at)
{
  nsp_page_band (page, &(NspMark){ .at = { at.x + 3.3, at.y },
                                   .end = { at.x + BAND_WIDTH - 3.3, at.y },
                                   .size = 6.6,
                                   .colour = NSP_COLOUR_BAND });
}

static void
add_signs (NspLegend *legend, const NspPage *page, const NspFigure *figure)
{
  g_autofree char *period = nsp_heading_period (figure->group, page->lang);

  if (page->has_mean) {
    g_autofree char *words =
        nsp_word_with (period != NULL ? NSP_WORD_MEAN_OF : NSP_WORD_MEAN, page->lang, period, NULL);

    nsp_legend_add (legend, nsp_legend_mean, nsp_legend_mean_width (page), words);
  }
  if (page->has_before) {
    g_autofree char *before = nsp_heading_period (figure->before, page->lang);

    nsp_legend_add (legend, draw_before, BEFORE_WIDTH,
                    before != NULL ? before : nsp_word (NSP_WORD_BEFORE, page->lang));
  }
  if (page->has_band)
    nsp_legend_add (legend, draw_band, BAND_WIDTH, nsp_word (NSP_WORD_MIDDLE_HALF, page->lang));
}

static void
add_remarks (NspLegend *legend, const NspPage *page, const NspFigure *figure)
{
  if (figure->group->unreadable > 0) {
    g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, figure->group->unreadable);
    g_autofree char *words = nsp_word_with (NSP_WORD_UNREADABLE, page->lang, count, NULL);

    nsp_legend_add (legend, NULL, 0, words);
  }
  if (figure->withheld_before != NULL) {
    g_autofree char *before = nsp_period_label (&figure->withheld_before->period, page->lang);
    g_autofree char *words =
        nsp_word_with (NSP_WORD_BEFORE_WITHHELD, page->lang,
                       before != NULL ? before : nsp_word (NSP_WORD_BEFORE, page->lang), NULL);

    nsp_legend_add (legend, NULL, 0, words);
  }
  if (page->band_withheld)
    nsp_legend_add (
        legend, NULL, 0,
        nsp_word (page->has_band ? NSP_WORD_SPREAD_PARTLY_WITHHELD : NSP_WORD_SPREAD_WITHHELD,
                  page->lang));
  if (figure->exact)
    nsp_legend_add_warning (legend, nsp_word (NSP_WORD_EXACT, page->lang));
}

double
nsp_page_draw_legend (const NspPage *page, const NspFigure *figure, NspBox area)
{
  g_autoptr (NspLegend) legend = nsp_legend_new (page, area.width);

  add_signs (legend, page, figure);
  add_remarks (legend, page, figure);
  return nsp_legend_draw (legend, area.x, area.y + area.height);
}
