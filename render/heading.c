/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heading.h"

#include "label.h"
#include "words.h"

#define TOP 27.0
#define LONGEST_NAME 200 /* characters; the page shows two lines of it */

char *
nsp_heading_name (const char *network, gboolean students, NspLang lang)
{
  if (network != NULL && *network != '\0')
    return nsp_name_label (network, LONGEST_NAME, lang);
  return g_strdup (nsp_word (students ? NSP_WORD_ALL_STUDENTS : NSP_WORD_EVERYONE, lang));
}

char *
nsp_heading_period (const NspReleasedGroup *group, NspLang lang)
{
  return nsp_period_label (&group->period, lang);
}

char *
nsp_heading_document_title (const char *name, const NspInstrument *instrument, const char *when,
                            gboolean students, NspLang lang)
{
  GString *title = g_string_new (name);
  char *safe;

  g_string_append_printf (title, " – %s", nsp_text_get (&instrument->title, lang));
  if (when != NULL && *when != '\0')
    g_string_append_printf (title, ", %s", when);
  if (students)
    g_string_append_printf (title, ", %s", nsp_word (NSP_WORD_STUDENTS_ONLY, lang));
  safe = nsp_text_excerpt (title->str, -1, 2 * LONGEST_NAME);
  g_string_free (title, TRUE);
  return safe;
}

/* The title as large as fits on one line, else on two smaller ones. Returns where it ends. */
static double
draw_name (NspCanvas *canvas, const char *name, double width)
{
  static const double sizes[] = { 23, 20, 17.5 };
  NspTextStyle style = { .weight = NSP_WEIGHT_BOLD, .colour = nsp_theme_inks ()->ink };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    style.size = sizes[i];
    if (nsp_canvas_measure (canvas, name, &style).width <= width)
      return TOP + nsp_canvas_text (canvas, NSP_MARGIN, TOP, name, &style).height;
  }
  style.size = 15;
  style.max_width = width;
  style.max_lines = 2;
  return TOP - 3 + nsp_canvas_text (canvas, NSP_MARGIN, TOP - 3, name, &style).height;
}

double
nsp_heading_draw (NspCanvas *canvas, const char *name, const char *subtitle)
{
  double width = NSP_PAGE_WIDTH - 2 * NSP_MARGIN;
  double y = draw_name (canvas, name, width) + 2;
  NspTextStyle words = { .size = 11.5, .colour = nsp_theme_inks ()->muted };

  while (words.size > 9 && nsp_canvas_measure (canvas, subtitle, &words).width > width)
    words.size -= 0.5;
  words.max_width = width;
  words.max_lines = 1;
  return y + nsp_canvas_text (canvas, NSP_MARGIN, y, subtitle, &words).height;
}
