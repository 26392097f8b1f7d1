/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure.h"

#include "heading.h"
#include "page.h"

#define RADAR_LEFT 26.0
#define RADAR_RIGHT 562.0
#define COLUMN_LEFT 580.0
#define MANY 32 /* dimensions: from here on the dot plot gets more of the width */
#define WIDER 120.0

/* "6 studenten, 8 professionals", or NULL when no role is known. The caller owns it. */
static char *
roles_of (const NspReleasedGroup *group, NspLang lang)
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
people_of (const NspReleasedGroup *group, NspLang lang)
{
  g_autofree char *roles = NULL;
  g_autofree char *people = NULL;

  if (group->role == NSP_ROLE_STUDENT)
    return nsp_word_count (NSP_WORD_STUDENT, NSP_WORD_STUDENTS, lang, group->respondents);
  people = nsp_word_count (NSP_WORD_PARTICIPANT, NSP_WORD_PARTICIPANTS, lang, group->respondents);
  roles = roles_of (group, lang);
  return roles != NULL ? g_strdup_printf ("%s (%s)", people, roles) : g_steal_pointer (&people);
}

/* Instrument, year and people. The caller owns it. */
static char *
subtitle_of (const NspFigure *figure)
{
  const NspReleasedGroup *group = figure->group;
  GString *out = g_string_new (nsp_text_get (&figure->instrument->title, figure->lang));
  g_autofree char *period = nsp_heading_period (group, figure->lang), *people = NULL;

  if (out->len == 0)
    g_string_append (out, figure->instrument->id);
  if (period != NULL)
    g_string_append_printf (out, " · %s", period);
  people = people_of (group, figure->lang);
  g_string_append_printf (out, " · %s", people);
  if (nsp_released_leaves_out (group))
    g_string_append_printf (out, ", %s", nsp_word (NSP_WORD_LEFT_OUT, figure->lang));
  return g_string_free (out, FALSE);
}

static void
draw_page (const NspPage *page, const NspFigure *figure, const char *name)
{
  g_autofree char *subtitle = subtitle_of (figure);
  double top = nsp_heading_draw (page->canvas, name, subtitle) + 8;
  double wider = page->n_shown > MANY ? WIDER : 0;
  double width = NSP_PAGE_WIDTH - 2 * NSP_MARGIN;
  double legend =
      nsp_page_draw_legend (page, figure, (NspBox){ NSP_MARGIN, top, width, NSP_BOTTOM - top });
  double height = NSP_BOTTOM - legend - 6 - top, left = COLUMN_LEFT - wider;
  NspBox column = { left, top, NSP_PAGE_WIDTH - NSP_MARGIN - left, height };
  NspBox radar = { RADAR_LEFT, top, RADAR_RIGHT - wider - RADAR_LEFT, height };

  nsp_page_draw_radar (page, radar);
  nsp_page_draw_dotplot (page, column);
}

GBytes *
nsp_figure_render (const NspFigure *figure, NspFormat format, GError **error)
{
  gboolean students = figure->group->role == NSP_ROLE_STUDENT;
  g_autofree char *name = nsp_heading_name (figure->group->network, students, figure->lang);
  g_autofree char *period = nsp_heading_period (figure->group, figure->lang);
  g_autofree char *title =
      nsp_heading_document_title (name, figure->instrument, period, students, figure->lang);
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
