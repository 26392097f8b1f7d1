/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include <math.h>

double
nsp_page_fraction (const NspPage *page, double value)
{
  return nsp_scale_fraction (&page->instrument->scale, value);
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
fill_shown (NspPage *page, NspShown *shown, const NspReleasedDimension *now,
            const NspReleasedDimension *before)
{
  shown->mean = shown_mean (now);
  shown->text = isnan (shown->mean) ? g_strdup ("–") : nsp_number_text (now->mean, page->lang);
  shown->note = why_no_mean (now);
  shown->before = shown_mean (before);
  shown->q1 = shown->q3 = NAN;
  if (isnan (shown->mean))
    return;
  shown->note = agreement_word (now);
  if (now->withheld_spread == NSP_SHOWN && nsp_number_is_shown (now->q1) &&
      nsp_number_is_shown (now->q3)) {
    shown->q1 = now->q1.value;
    shown->q3 = now->q3.value;
  }
  page->band_withheld |= now->withheld_spread != NSP_SHOWN;
}

void
nsp_page_init_labels (NspPage *page, const NspInstrument *instrument, NspLang lang)
{
  *page = (NspPage){ .instrument = instrument, .lang = lang, .n_shown = instrument->n_dimensions };
  page->shown = g_new0 (NspShown, page->n_shown);
  page->n_ticks = nsp_radar_ticks (&instrument->scale, page->ticks);
  for (guint i = 0; i < page->n_shown; i++) {
    NspShown *shown = &page->shown[i];

    shown->label = nsp_text_get (&instrument->dimensions[i].title, lang);
    shown->side = side_of (instrument, &instrument->dimensions[i]);
    shown->mean = shown->q1 = shown->q3 = shown->before = NAN;
    shown->note = NSP_N_WORDS;
  }
}

void
nsp_page_init (NspPage *page, const NspFigure *figure)
{
  nsp_page_init_labels (page, figure->instrument, figure->lang);
  for (guint i = 0; i < page->n_shown; i++) {
    NspShown *shown = &page->shown[i];

    fill_shown (page, shown, score_of (figure->group, i), score_of (figure->before, i));
    page->has_mean |= !isnan (shown->mean);
    page->has_before |= !isnan (shown->before);
    page->has_band |= !isnan (shown->q1);
  }
}

void
nsp_page_clear (NspPage *page)
{
  for (guint i = 0; i < page->n_shown; i++)
    g_free (page->shown[i].text);
  g_clear_pointer (&page->shown, g_free);
  page->n_shown = 0;
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

static void
set_colour (const NspPage *page, const NspMark *mark)
{
  NspColour colour = nsp_theme_colour (mark->colour, mark->side);

  nsp_canvas_set_colour (page->canvas, &colour);
}

void
nsp_page_pen (const NspPage *page, const NspMark *mark)
{
  set_colour (page, mark);
  cairo_set_line_width (nsp_canvas_cairo (page->canvas), mark->size);
}

void
nsp_page_marker (const NspPage *page, const NspMark *mark)
{
  cairo_t *cr = nsp_canvas_cairo (page->canvas);

  marker_path (cr, nsp_theme_tone (mark->side)->marker, mark->at, mark->size);
  nsp_canvas_set_colour (page->canvas, &nsp_theme_inks ()->paper);
  cairo_fill_preserve (cr);
  set_colour (page, mark);
  cairo_set_line_width (cr, mark->size * 0.44);
  cairo_stroke (cr);
}

void
nsp_page_marker_before (const NspPage *page, const NspMark *mark)
{
  cairo_t *cr = nsp_canvas_cairo (page->canvas);
  double dash = 2 * G_PI * mark->size / 14; /* seven dashes exactly around */

  cairo_new_path (cr);
  cairo_arc (cr, mark->at.x, mark->at.y, mark->size, 0, 2 * G_PI);
  nsp_canvas_set_colour (page->canvas, &nsp_theme_inks ()->paper);
  cairo_fill_preserve (cr);
  set_colour (page, mark);
  cairo_set_line_width (cr, 1.1);
  cairo_set_dash (cr, &dash, 1, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
nsp_page_band (const NspPage *page, const NspMark *mark)
{
  cairo_t *cr = nsp_canvas_cairo (page->canvas);

  cairo_new_path (cr);
  cairo_move_to (cr, mark->at.x, mark->at.y);
  cairo_line_to (cr, mark->end.x, mark->end.y);
  set_colour (page, mark);
  cairo_set_line_width (cr, mark->size);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}

void
nsp_page_text (const NspPage *page, const NspMark *mark)
{
  NspTextStyle style = mark->style;

  style.colour = nsp_theme_colour (mark->colour, mark->side);
  nsp_canvas_text (page->canvas, mark->at.x, mark->at.y, mark->text, &style);
}
