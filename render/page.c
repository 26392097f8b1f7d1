/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include <math.h>

double
nsp_page_fraction (const NspPage *page, double value)
{
  const NspScale *scale = &page->instrument->scale;

  if (isnan (value))
    return NAN;
  if (scale->max <= scale->min)
    return 0;
  return CLAMP ((value - scale->min) / ((double)scale->max - scale->min), 0, 1);
}

static NspRadarSide
side_of (const NspInstrument *instrument, const NspDimension *dimension)
{
  if (dimension->side < 0 || (guint)dimension->side >= instrument->n_sides)
    return NSP_SIDE_NONE;
  return instrument->sides[dimension->side].place == NSP_PLACE_LEFT ? NSP_SIDE_LEFT
                                                                    : NSP_SIDE_RIGHT;
}

static const NspReleasedDimension *
score_of (const NspReleasedGroup *group, guint dimension)
{
  if (group == NULL || group->withheld != NSP_SHOWN || dimension >= group->n_dimensions)
    return NULL;
  return &group->dimensions[dimension];
}

static double
shown_mean (const NspReleasedDimension *score)
{
  return score != NULL && score->withheld == NSP_SHOWN ? score->mean.value : NAN;
}

static NspWord
why_no_mean (const NspReleasedDimension *score)
{
  if (score != NULL && score->withheld == NSP_WITHHELD_COMPLEMENTARY)
    return NSP_WORD_PROTECTED;
  if (score != NULL && score->withheld == NSP_SHOWN && score->n == 0)
    return NSP_WORD_NO_ANSWERS;
  return NSP_WORD_TOO_FEW;
}

/* How the scores lie, in words; what is withheld has no words either. */
static NspWord
agreement_word (const NspReleasedDimension *score)
{
  static const NspWord words[] = { NSP_N_WORDS, NSP_WORD_AGREE_CLOSE, NSP_WORD_AGREE_SOME,
                                   NSP_WORD_AGREE_APART, NSP_WORD_AGREE_TWO_GROUPS };

  return score->withheld_spread == NSP_SHOWN ? words[score->agreement] : NSP_N_WORDS;
}

static void
fill_mark (NspPage *page, NspMark *mark, const NspReleasedDimension *now,
           const NspReleasedDimension *before)
{
  double mean = shown_mean (now);

  mark->mean = nsp_page_fraction (page, mean);
  mark->value = isnan (mean) ? g_strdup ("–") : nsp_number_text (now->mean, page->lang);
  mark->note = why_no_mean (now);
  mark->before = nsp_page_fraction (page, shown_mean (before));
  mark->q1 = mark->q3 = NAN;
  if (isnan (mean))
    return;
  mark->note = agreement_word (now);
  if (now->withheld_spread == NSP_SHOWN && nsp_number_is_shown (now->q1) &&
      nsp_number_is_shown (now->q3)) {
    mark->q1 = nsp_page_fraction (page, now->q1.value);
    mark->q3 = nsp_page_fraction (page, now->q3.value);
  }
  page->band_withheld |= now->withheld_spread != NSP_SHOWN;
}

void
nsp_page_init_labels (NspPage *page, const NspInstrument *instrument, NspLang lang)
{
  *page = (NspPage){ .instrument = instrument, .lang = lang, .n_marks = instrument->n_dimensions };
  page->marks = g_new0 (NspMark, page->n_marks);
  page->n_ticks = nsp_radar_ticks (&instrument->scale, page->ticks);
  for (guint i = 0; i < page->n_marks; i++) {
    NspMark *mark = &page->marks[i];

    mark->label = nsp_text_get (&instrument->dimensions[i].title, lang);
    mark->side = side_of (instrument, &instrument->dimensions[i]);
    mark->mean = mark->q1 = mark->q3 = mark->before = NAN;
    mark->note = NSP_N_WORDS;
  }
}

void
nsp_page_init (NspPage *page, const NspFigure *figure)
{
  nsp_page_init_labels (page, figure->instrument, figure->lang);
  for (guint i = 0; i < page->n_marks; i++) {
    NspMark *mark = &page->marks[i];

    fill_mark (page, mark, score_of (figure->group, i), score_of (figure->before, i));
    page->has_mean |= !isnan (mark->mean);
    page->has_before |= !isnan (mark->before);
    page->has_band |= !isnan (mark->q1);
  }
}

void
nsp_page_clear (NspPage *page)
{
  for (guint i = 0; i < page->n_marks; i++)
    g_free (page->marks[i].value);
  g_clear_pointer (&page->marks, g_free);
  page->n_marks = 0;
}

char *
nsp_page_side_title (const NspPage *page, const NspSide *side)
{
  g_autofree char *title = g_utf8_make_valid (nsp_text_get (&side->title, page->lang), -1);

  return g_utf8_strup (title, -1);
}

char *
nsp_page_side_heading (const NspPage *page, const NspSide *side)
{
  const char *question = nsp_text_get (&side->question, page->lang);
  g_autofree char *title = nsp_page_side_title (page, side);

  if (*question == '\0')
    return g_steal_pointer (&title);
  return g_strdup_printf ("%s · %s", title, question);
}

static void
marker_path (cairo_t *cr, NspMarker marker, NspPoint at, double radius)
{
  double reach = radius * 1.25;

  cairo_new_path (cr);
  if (marker == NSP_MARKER_CIRCLE) {
    cairo_arc (cr, at.x, at.y, radius, 0, 2 * G_PI);
    return;
  }
  cairo_move_to (cr, at.x, at.y - reach);
  cairo_line_to (cr, at.x + reach, at.y);
  cairo_line_to (cr, at.x, at.y + reach);
  cairo_line_to (cr, at.x - reach, at.y);
  cairo_close_path (cr);
}

void
nsp_page_marker (const NspPage *page, NspRadarSide side, NspPoint at, double radius)
{
  cairo_t *cr = nsp_canvas_cairo (page->canvas);
  const NspTone *tone = nsp_theme_tone (side);

  marker_path (cr, tone->marker, at, radius);
  nsp_canvas_set_colour (page->canvas, &nsp_theme_inks ()->paper);
  cairo_fill_preserve (cr);
  nsp_canvas_set_colour (page->canvas, &tone->line);
  cairo_set_line_width (cr, radius * 0.44);
  cairo_stroke (cr);
}

void
nsp_page_marker_before (const NspPage *page, NspPoint at, double radius)
{
  cairo_t *cr = nsp_canvas_cairo (page->canvas);
  double dash = 2 * G_PI * radius / 14; /* seven dashes exactly around */

  cairo_new_path (cr);
  cairo_arc (cr, at.x, at.y, radius, 0, 2 * G_PI);
  nsp_canvas_set_colour (page->canvas, &nsp_theme_inks ()->paper);
  cairo_fill_preserve (cr);
  nsp_canvas_set_colour (page->canvas, &nsp_theme_inks ()->before);
  cairo_set_line_width (cr, 1.1);
  cairo_set_dash (cr, &dash, 1, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
nsp_page_band (const NspPage *page, const NspColour *colour, NspPoint a, NspPoint b, double width)
{
  cairo_t *cr = nsp_canvas_cairo (page->canvas);

  cairo_new_path (cr);
  cairo_move_to (cr, a.x, a.y);
  cairo_line_to (cr, b.x, b.y);
  nsp_canvas_set_colour (page->canvas, colour);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}
