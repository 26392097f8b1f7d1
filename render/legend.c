/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include <string.h>

#define SIZE 9.0
#define SMALL 8.5
#define GAP 7.0      /* between a sign and its words */
#define BETWEEN 18.0 /* between two entries */
#define LINE 16.0

typedef enum { SIGN_NONE, SIGN_MEAN, SIGN_BEFORE, SIGN_BAND } Sign;

typedef struct {
  Sign sign;
  char *words;
  double x, width; /* where it starts on its line, and all of it */
  guint line;
} Entry;

typedef struct {
  const NspPage *page;
  GArray *entries;
  double x, room;
  guint line;
} Legend;

static NspTextStyle
entry_style (double max_width)
{
  return (NspTextStyle){
    .size = SIZE, .colour = nsp_theme_inks ()->muted, .max_width = max_width, .max_lines = 1
  };
}

static void
clear_entry (gpointer data)
{
  g_free (((Entry *)data)->words);
}

/* Which sides have marks of their own shape: the sign of the mean shows each. */
static guint
mean_signs (const NspPage *page, NspRadarSide signs[NSP_N_RADAR_SIDES])
{
  guint n = 0;

  for (int side = 0; side < NSP_N_RADAR_SIDES; side++)
    for (guint i = 0; i < page->n_marks; i++)
      if (page->marks[i].side == (NspRadarSide)side) {
        signs[n++] = (NspRadarSide)side;
        break;
      }
  return n;
}

static double
sign_width (const NspPage *page, Sign sign)
{
  NspRadarSide signs[NSP_N_RADAR_SIDES];

  switch (sign) {
  case SIGN_MEAN:
    return 13.0 * mean_signs (page, signs) - 2;
  case SIGN_BEFORE:
    return 30;
  case SIGN_BAND:
    return 25;
  case SIGN_NONE:
  default:
    return 0;
  }
}

/* Takes over `words`. */
static void
add_entry (Legend *legend, Sign sign, char *words)
{
  double before = sign == SIGN_NONE ? 0 : sign_width (legend->page, sign) + GAP;
  NspTextStyle style = entry_style (legend->room - before);
  Entry entry = { .sign = sign, .words = words };

  entry.width = before + nsp_canvas_measure (legend->page->canvas, words, &style).width;
  if (legend->x > 0 && legend->x + entry.width > legend->room) {
    legend->line++;
    legend->x = 0;
  }
  entry.x = legend->x;
  entry.line = legend->line;
  legend->x += entry.width + BETWEEN;
  g_array_append_val (legend->entries, entry);
}

static gboolean
is_known (const char *year)
{
  return year != NULL && *year != '\0';
}

static void
add_entries (Legend *legend, const NspFigure *figure)
{
  const NspPage *page = legend->page;
  const char *year = figure->group->year;

  if (page->has_mean)
    add_entry (
        legend, SIGN_MEAN,
        nsp_word_with (is_known (year) ? NSP_WORD_MEAN_OF : NSP_WORD_MEAN, page->lang, year, NULL));
  if (page->has_before && is_known (figure->before->year))
    add_entry (legend, SIGN_BEFORE, g_strdup (figure->before->year));
  else if (page->has_before)
    add_entry (legend, SIGN_BEFORE, g_strdup (nsp_word (NSP_WORD_BEFORE, page->lang)));
  if (page->has_band)
    add_entry (legend, SIGN_BAND, g_strdup (nsp_word (NSP_WORD_MIDDLE_HALF, page->lang)));
  if (page->band_withheld)
    add_entry (legend, SIGN_NONE,
               g_strdup (nsp_word (page->has_band ? NSP_WORD_SPREAD_PARTLY_WITHHELD
                                                  : NSP_WORD_SPREAD_WITHHELD,
                                   page->lang)));
}

static void
draw_sign (const NspPage *page, Sign sign, double x, double y)
{
  static const double dashes[] = { 4.5, 3 };
  cairo_t *cr = nsp_canvas_cairo (page->canvas);
  NspRadarSide signs[NSP_N_RADAR_SIDES];
  double end = x + sign_width (page, sign);
  NspColour band = nsp_theme_tone (NSP_SIDE_NONE)->band;

  switch (sign) {
  case SIGN_MEAN:
    for (guint i = 0, n = mean_signs (page, signs); i < n; i++)
      nsp_page_marker (page, signs[n - 1 - i], (NspPoint){ x + 5.5 + 13 * i, y }, 4.4);
    return;
  case SIGN_BEFORE:
    nsp_canvas_set_colour (page->canvas, &nsp_theme_inks ()->before);
    cairo_set_line_width (cr, 1.1);
    cairo_set_dash (cr, dashes, 2, 0);
    cairo_move_to (cr, x, y);
    cairo_line_to (cr, end, y);
    cairo_stroke (cr);
    cairo_set_dash (cr, NULL, 0, 0);
    nsp_page_marker_before (page, (NspPoint){ (x + end) / 2, y }, 4.2);
    return;
  case SIGN_BAND:
    nsp_page_band (page, &band, (NspPoint){ x + 3.3, y }, (NspPoint){ end - 3.3, y }, 6.6);
    return;
  case SIGN_NONE:
  default:
    return;
  }
}

static void
draw_entry (const Legend *legend, const Entry *entry, NspPoint at)
{
  double before = entry->sign == SIGN_NONE ? 0 : sign_width (legend->page, entry->sign) + GAP;
  NspTextStyle style = entry_style (legend->room - before);
  double height = nsp_canvas_measure (legend->page->canvas, entry->words, &style).height;

  draw_sign (legend->page, entry->sign, at.x, at.y);
  nsp_canvas_text (legend->page->canvas, at.x + before, at.y - height / 2, entry->words, &style);
}

/* The end labels of the scale, " (1 = ..., 5 = ...)", or NULL. The caller owns it. */
static char *
scale_ends (const NspPage *page)
{
  const NspScale *scale = &page->instrument->scale;
  char **labels = scale->labels[page->lang];
  g_autofree char *low = NULL, *high = NULL, *first = NULL, *last = NULL;

  if (labels == NULL || scale->n_steps < 2 || g_strv_length (labels) != scale->n_steps)
    return NULL;
  if (*labels[0] == '\0' || *labels[scale->n_steps - 1] == '\0')
    return NULL;
  low = g_strdup_printf ("%d", scale->min);
  high = g_strdup_printf ("%d", scale->max);
  first = nsp_word_with (NSP_WORD_SCALE_END, page->lang, low, labels[0]);
  last = nsp_word_with (NSP_WORD_SCALE_END, page->lang, high, labels[scale->n_steps - 1]);
  return g_strdup_printf ("%s, %s", first, last);
}

/* What the picture is for, and its scale. The caller owns it. */
static char *
footer (const NspPage *page)
{
  const NspScale *scale = &page->instrument->scale;
  g_autofree char *low = g_strdup_printf ("%d", scale->min);
  g_autofree char *high = g_strdup_printf ("%d", scale->max);
  g_autofree char *ends = scale_ends (page);
  g_autofree char *range =
      nsp_word_with (scale->min < 0 ? NSP_WORD_SCALE_TO : NSP_WORD_SCALE, page->lang, low, high);
  const char *purpose = nsp_word (NSP_WORD_PURPOSE, page->lang);

  if (ends == NULL)
    return g_strdup_printf ("%s %s", purpose, range);
  range[strlen (range) - 1] = '\0'; /* its full stop */
  return g_strdup_printf ("%s %s (%s).", purpose, range, ends);
}

double
nsp_page_draw_legend (const NspPage *page, const NspFigure *figure, NspBox area)
{
  g_autofree char *words = footer (page);
  NspTextStyle small = {
    .size = SMALL, .colour = nsp_theme_inks ()->muted, .max_width = area.width, .max_lines = 3
  };
  double height = nsp_canvas_measure (page->canvas, words, &small).height;
  double bottom = area.y + area.height, y;
  Legend legend = { page, g_array_new (FALSE, FALSE, sizeof (Entry)), 0, area.width, 0 };

  nsp_canvas_text (page->canvas, area.x, bottom - height, words, &small);
  g_array_set_clear_func (legend.entries, clear_entry);
  add_entries (&legend, figure);
  y = bottom - height - 12 - LINE * legend.line;
  for (guint i = 0; i < legend.entries->len; i++) {
    const Entry *entry = &g_array_index (legend.entries, Entry, i);

    draw_entry (&legend, entry, (NspPoint){ area.x + entry->x, y + LINE * entry->line });
  }
  height += legend.entries->len > 0 ? 12 + LINE * (legend.line + 0.5) : 0;
  g_array_unref (legend.entries);
  return height;
}
