/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure.h"

#include "page.h"

#include <string.h>

#define MARGIN 35.0
#define TOP 27.0
#define BOTTOM (NSP_PAGE_HEIGHT - 24.0)
#define RADAR_LEFT 26.0
#define RADAR_RIGHT 562.0
#define COLUMN_LEFT 580.0
#define MANY 32 /* dimensions: from here on the dot plot gets more of the width */
#define WIDER 120.0
#define LONGEST_NAME 200 /* characters; the page shows two lines of it */

static NspTextStyle
style (double size, NspWeight weight, NspColour colour, double max_width, guint max_lines)
{
  return (NspTextStyle){
    .size = size, .weight = weight, .colour = colour, .max_width = max_width, .max_lines = max_lines
  };
}

/* Who the figure is about. The caller owns it. */
static char *
name_of (const NspFigure *figure)
{
  const NspGroup *group = figure->group;

  if (group->network != NULL && *group->network != '\0')
    return nsp_text_excerpt (group->network, -1, LONGEST_NAME);
  return g_strdup (nsp_word (
      group->role == NSP_ROLE_STUDENT ? NSP_WORD_ALL_STUDENTS : NSP_WORD_EVERYONE, figure->lang));
}

/* "6 studenten, 8 professionals", or NULL when no role is known. The caller owns it. */
static char *
roles_of (const NspGroup *group, NspLang lang)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint64 students = group->roles[NSP_ROLE_STUDENT], unknown = group->roles[NSP_ROLE_UNKNOWN];
  guint64 professionals = 0;

  for (int role = NSP_ROLE_TEACHER; role < NSP_N_ROLES; role++)
    professionals += group->roles[role];
  if (students + professionals == 0)
    return NULL;
  if (students > 0)
    g_ptr_array_add (parts, nsp_word_count (NSP_WORD_STUDENT, NSP_WORD_STUDENTS, lang, students));
  if (professionals > 0)
    g_ptr_array_add (
        parts, nsp_word_count (NSP_WORD_PROFESSIONAL, NSP_WORD_PROFESSIONALS, lang, professionals));
  if (unknown > 0)
    g_ptr_array_add (parts,
                     nsp_word_count (NSP_WORD_UNKNOWN_ROLE, NSP_WORD_UNKNOWN_ROLE, lang, unknown));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **)parts->pdata);
}

/* "14 deelnemers (6 studenten, 8 professionals)". The caller owns it. */
static char *
people_of (const NspGroup *group, NspLang lang)
{
  g_autofree char *roles = NULL;
  g_autofree char *people = NULL;

  if (group->role == NSP_ROLE_STUDENT)
    return nsp_word_count (NSP_WORD_STUDENT, NSP_WORD_STUDENTS, lang, group->respondents);
  people = nsp_word_count (NSP_WORD_PARTICIPANT, NSP_WORD_PARTICIPANTS, lang, group->respondents);
  roles = roles_of (group, lang);
  return roles != NULL ? g_strdup_printf ("%s (%s)", people, roles) : g_steal_pointer (&people);
}

/* Instrument, year and people; of a withheld group no number at all. The caller owns it. */
static char *
subtitle_of (const NspFigure *figure)
{
  const NspGroup *group = figure->group;
  GString *out = g_string_new (nsp_text_get (&figure->instrument->title, figure->lang));

  if (out->len == 0)
    g_string_append (out, figure->instrument->id);
  if (group->year != NULL && *group->year != '\0')
    g_string_append_printf (out, " · %s", group->year);
  if (group->withheld == NSP_SHOWN) {
    g_autofree char *people = people_of (group, figure->lang);

    g_string_append_printf (out, " · %s", people);
  } else if (group->role == NSP_ROLE_STUDENT) {
    g_string_append_printf (out, " · %s", nsp_word (NSP_WORD_STUDENTS_ONLY, figure->lang));
  }
  return g_string_free (out, FALSE);
}

/* The title as large as fits on one line, else on two smaller ones. Returns where it ends. */
static double
draw_name (const NspPage *page, const char *name, double width)
{
  static const double sizes[] = { 23, 20, 17.5 };
  NspTextStyle two_lines = style (15, NSP_WEIGHT_BOLD, nsp_theme_inks ()->ink, width, 2);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    NspTextStyle one = style (sizes[i], NSP_WEIGHT_BOLD, nsp_theme_inks ()->ink, 0, 0);
    NspSize size = nsp_canvas_measure (page->canvas, name, &one);

    if (size.width <= width)
      return TOP + nsp_canvas_text (page->canvas, MARGIN, TOP, name, &one).height;
  }
  return TOP - 3 + nsp_canvas_text (page->canvas, MARGIN, TOP - 3, name, &two_lines).height;
}

/* Title and subtitle. Returns where they end. */
static double
draw_heading (const NspPage *page, const NspFigure *figure, const char *name)
{
  g_autofree char *subtitle = subtitle_of (figure);
  double width = NSP_PAGE_WIDTH - 2 * MARGIN, size = 11.5;
  double y = draw_name (page, name, width) + 2;
  NspTextStyle words = style (size, NSP_WEIGHT_NORMAL, nsp_theme_inks ()->muted, 0, 0);

  while (words.size > 9 && nsp_canvas_measure (page->canvas, subtitle, &words).width > width)
    words.size -= 0.5;
  words.max_width = width;
  words.max_lines = 1;
  return y + nsp_canvas_text (page->canvas, MARGIN, y, subtitle, &words).height;
}

/* Why a withheld group shows nothing, and that the conversation does not need it. */
static void
draw_why_empty (const NspPage *page, const NspFigure *figure, NspBox area)
{
  gboolean few = figure->group->withheld == NSP_WITHHELD_MIN_N;
  const NspInks *inks = nsp_theme_inks ();
  g_autofree char *min_n = g_strdup_printf ("%u", figure->min_n);
  g_autofree char *why = nsp_word_with (few ? NSP_WORD_EMPTY_FEW : NSP_WORD_EMPTY_COMPLEMENTARY,
                                        figure->lang, min_n, NULL);
  const char *talk = nsp_word (NSP_WORD_EMPTY_TALK, figure->lang);
  NspTextStyle head = style (13, NSP_WEIGHT_BOLD, inks->ink, area.width, 0);
  NspTextStyle body = style (10.5, NSP_WEIGHT_NORMAL, inks->ink, area.width, 0);
  double y = area.y + area.height * 0.25;

  y += 8 + nsp_canvas_text (page->canvas, area.x, y, nsp_word (NSP_WORD_EMPTY_TITLE, figure->lang),
                            &head)
               .height;
  y += 10 + nsp_canvas_text (page->canvas, area.x, y, why, &body).height;
  nsp_canvas_text (page->canvas, area.x, y, talk, &body);
}

static void
draw_page (const NspPage *page, const NspFigure *figure, const char *name)
{
  double top = draw_heading (page, figure, name) + 8;
  double wider = page->n_marks > MANY ? WIDER : 0;
  double width = NSP_PAGE_WIDTH - 2 * MARGIN;
  double legend = nsp_page_draw_legend (page, figure, (NspBox){ MARGIN, top, width, BOTTOM - top });
  double height = BOTTOM - legend - 6 - top, left = COLUMN_LEFT - wider;
  NspBox column = { left, top, NSP_PAGE_WIDTH - MARGIN - left, height };
  NspBox radar = { RADAR_LEFT, top, RADAR_RIGHT - wider - RADAR_LEFT, height };

  nsp_page_draw_radar (page, radar);
  if (page->empty)
    draw_why_empty (page, figure, column);
  else
    nsp_page_draw_dotplot (page, column);
}

/* "Werkplaats Burgerschap – Sociale Regulatie Tool, 2025-2026". The caller owns it. */
static char *
document_title (const NspFigure *figure, const char *name)
{
  const NspGroup *group = figure->group;
  GString *title = g_string_new (name);
  char *safe;

  g_string_append_printf (title, " – %s", nsp_text_get (&figure->instrument->title, figure->lang));
  if (group->year != NULL && *group->year != '\0')
    g_string_append_printf (title, ", %s", group->year);
  if (group->role == NSP_ROLE_STUDENT)
    g_string_append_printf (title, ", %s", nsp_word (NSP_WORD_STUDENTS_ONLY, figure->lang));
  safe = nsp_text_excerpt (title->str, -1, 2 * LONGEST_NAME);
  g_string_free (title, TRUE);
  return safe;
}

GBytes *
nsp_figure_render (const NspFigure *figure, NspFormat format, GError **error)
{
  g_autofree char *name = name_of (figure);
  g_autofree char *title = document_title (figure, name);
  g_autoptr (NspCanvas) canvas = nsp_canvas_new (format, figure->lang, title, error);
  NspPage page;

  if (canvas == NULL)
    return NULL;
  nsp_page_init (&page, figure);
  page.canvas = canvas;
  draw_page (&page, figure, name);
  nsp_page_clear (&page);
  return nsp_canvas_finish (canvas, error);
}
