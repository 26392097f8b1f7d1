/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "legend.h"

#include <string.h>

#define SIZE 9.0
#define SMALL 8.5
#define GAP 7.0      /* between a sign and its words */
#define BETWEEN 18.0 /* between two entries */
#define LINE 16.0
#define ABOVE_FOOTER 12.0

typedef struct {
  NspLegendSign sign;
  char *words;
  double before;   /* the width of the sign and the gap behind it */
  double x, width; /* where it starts on its line, and all of it */
  guint line;
  gboolean warning;
} Entry;

struct _NspLegend {
  const NspPage *page;
  GArray *entries;
  double x, room;
  guint line;
};

static NspTextStyle
entry_style (double max_width, gboolean warning)
{
  const NspInks *inks = nsp_theme_inks ();

  return (NspTextStyle){ .size = SIZE,
                         .weight = warning ? NSP_WEIGHT_BOLD : NSP_WEIGHT_NORMAL,
                         .colour = warning ? inks->ink : inks->muted,
                         .max_width = max_width,
                         .max_lines = 1 };
}

static void
clear_entry (gpointer data)
{
  g_free (((Entry *)data)->words);
}

NspLegend *
nsp_legend_new (const NspPage *page, double width)
{
  NspLegend *legend = g_new0 (NspLegend, 1);

  legend->page = page;
  legend->room = width;
  legend->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (legend->entries, clear_entry);
  return legend;
}

void
nsp_legend_free (NspLegend *legend)
{
  if (legend == NULL)
    return;
  g_array_unref (legend->entries);
  g_free (legend);
}

static void
add_entry (NspLegend *legend, NspLegendSign sign, double width, const char *words, gboolean warning)
{
  double before = sign == NULL ? 0 : width + GAP;
  NspTextStyle style = entry_style (legend->room - before, warning);
  Entry entry = { .sign = sign, .words = g_strdup (words), .before = before, .warning = warning };

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

void
nsp_legend_add (NspLegend *legend, NspLegendSign sign, double width, const char *words)
{
  add_entry (legend, sign, width, words, FALSE);
}

void
nsp_legend_add_warning (NspLegend *legend, const char *words)
{
  add_entry (legend, NULL, 0, words, TRUE);
}

/* Which sides have marks of their own shape: the sign of the mean shows each. */
static guint
mean_signs (const NspPage *page, NspRadarSide signs[NSP_N_RADAR_SIDES])
{
  guint n = 0;

  for (int side = 0; side < NSP_N_RADAR_SIDES; side++)
    for (guint i = 0; i < page->n_shown; i++)
      if (page->shown[i].side == (NspRadarSide)side) {
        signs[n++] = (NspRadarSide)side;
        break;
      }
  return n;
}

double
nsp_legend_mean_width (const NspPage *page)
{
  NspRadarSide signs[NSP_N_RADAR_SIDES];

  return 13.0 * mean_signs (page, signs) - 2;
}

void
nsp_legend_mean (const NspPage *page, NspPoint at)
{
  NspRadarSide signs[NSP_N_RADAR_SIDES];

  for (guint i = 0, n = mean_signs (page, signs); i < n; i++)
    nsp_page_marker (page, &(NspMark){ .side = signs[n - 1 - i],
                                       .at = { at.x + 5.5 + 13 * i, at.y },
                                       .size = 4.4,
                                       .colour = NSP_COLOUR_LINE });
}

static void
draw_entry (const NspLegend *legend, const Entry *entry, NspPoint at)
{
  NspTextStyle style = entry_style (legend->room - entry->before, entry->warning);
  double height = nsp_canvas_measure (legend->page->canvas, entry->words, &style).height;

  if (entry->sign != NULL)
    entry->sign (legend->page, at);
  nsp_canvas_text (legend->page->canvas, at.x + entry->before, at.y - height / 2, entry->words,
                   &style);
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
nsp_legend_draw (const NspLegend *legend, double x, double bottom)
{
  const NspPage *page = legend->page;
  g_autofree char *words = footer (page);
  NspTextStyle small = {
    .size = SMALL, .colour = nsp_theme_inks ()->muted, .max_width = legend->room, .max_lines = 3
  };
  double height = nsp_canvas_measure (page->canvas, words, &small).height;
  double y = bottom - height - ABOVE_FOOTER - LINE * legend->line;

  nsp_canvas_text (page->canvas, x, bottom - height, words, &small);
  for (guint i = 0; i < legend->entries->len; i++) {
    const Entry *entry = &g_array_index (legend->entries, Entry, i);

    draw_entry (legend, entry, (NspPoint){ x + entry->x, y + LINE * entry->line });
  }
  return height + (legend->entries->len > 0 ? ABOVE_FOOTER + LINE * (legend->line + 0.5) : 0);
}
