/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include <math.h>

#define LABEL_SIZE 10.5
#define TITLE_SIZE 11.0
#define NUMBER_SIZE 8.5
#define MANY 20 /* axes: from here on signs are smaller */

static NspTextStyle
label_style (const NspLabelFit *fit)
{
  return (NspTextStyle){ .size = LABEL_SIZE * fit->font,
                         .weight = NSP_WEIGHT_MEDIUM,
                         .max_width = fit->max_width,
                         .max_lines = fit->max_lines };
}

static NspSize
measure_label (guint axis, const NspLabelFit *fit, gpointer data)
{
  const NspPage *page = data;
  NspTextStyle style = label_style (fit);

  return nsp_canvas_measure (page->canvas, page->shown[axis].label, &style);
}

static NspTextStyle
title_style (double max_width)
{
  return (NspTextStyle){
    .size = TITLE_SIZE, .weight = NSP_WEIGHT_BOLD, .max_width = max_width, .max_lines = 1
  };
}

static NspTextStyle
number_style (void)
{
  return (NspTextStyle){ .size = NUMBER_SIZE, .align = NSP_ALIGN_CENTRE };
}

static NspSize
number_size (const NspPage *page)
{
  NspTextStyle style = number_style ();
  NspSize largest = { 0, 0 };

  for (guint i = 0; i < page->n_ticks; i++) {
    g_autofree char *number = g_strdup_printf ("%d", page->ticks[i]);
    NspSize size = nsp_canvas_measure (page->canvas, number, &style);

    largest.width = MAX (largest.width, size.width);
    largest.height = MAX (largest.height, size.height);
  }
  return largest;
}

/* The titles of the sides in that place that have dimensions, or NULL. The caller owns it. */
static char *
title_of_place (const NspPage *page, NspRadarSide place)
{
  GString *title = g_string_new (NULL);

  for (guint s = 0; s < page->instrument->n_sides; s++) {
    gboolean used = FALSE;
    g_autofree char *words = NULL;

    for (guint i = 0; i < page->n_shown; i++)
      used |= page->shown[i].side == place && page->instrument->dimensions[i].side == (int)s;
    if (!used)
      continue;
    words = nsp_page_side_title (page, &page->instrument->sides[s]);
    g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", words);
  }
  return g_string_free (title, title->len == 0);
}

static NspRadar *
lay_out (const NspPage *page, NspBox area, char *titles[NSP_N_RADAR_SIDES])
{
  g_autofree NspRadarSide *sides = g_new (NspRadarSide, page->n_shown);
  NspRadarSpec spec = { .area = area,
                        .sides = sides,
                        .n_axes = page->n_shown,
                        .number = number_size (page),
                        .measure = measure_label,
                        .data = (gpointer)page };

  for (guint i = 0; i < page->n_shown; i++)
    sides[i] = page->shown[i].side;
  for (int side = NSP_SIDE_RIGHT; side < NSP_N_RADAR_SIDES; side++) {
    NspTextStyle style = title_style (area.width * 0.3);

    titles[side] = title_of_place (page, (NspRadarSide)side);
    if (titles[side] != NULL)
      spec.titles[side] = nsp_canvas_measure (page->canvas, titles[side], &style);
  }
  return nsp_radar_new (&spec);
}

static void
mark_numbers (const NspPage *page, const NspRadar *radar, NspMarks *marks)
{
  NspTextStyle style = number_style ();

  for (guint i = 0; i < page->n_ticks; i++) {
    double value = page->ticks[i];
    g_autofree char *number = g_strdup_printf ("%d", page->ticks[i]);
    NspSize size = nsp_canvas_measure (page->canvas, number, &style);
    double away = nsp_radar_distance (radar, nsp_page_fraction (page, value));
    double y = radar->centre.y - away;

    nsp_marks_add (marks, &(NspMark){ .kind = NSP_MARK_NUMBER,
                                      .dimension = NSP_NO_DIMENSION,
                                      .value = value,
                                      .at = { radar->centre.x, y - size.height / 2 },
                                      .text = number,
                                      .style = style,
                                      .colour = NSP_COLOUR_MUTED });
  }
}

static void
mark_labels (const NspPage *page, const NspRadar *radar, NspMarks *marks)
{
  static const double shares[] = { 0, 0.5, 1 };

  for (guint i = 0; i < radar->n_axes; i++) {
    const NspRadarAxis *axis = &radar->axes[i];
    double x = axis->label.x + shares[axis->align] * axis->label.width;
    NspMark mark = { .kind = NSP_MARK_LABEL,
                     .dimension = i,
                     .side = page->shown[i].side,
                     .at = { x, axis->label.y },
                     .text = (char *)page->shown[i].label,
                     .style = label_style (&axis->fit),
                     .colour = NSP_COLOUR_INK };

    mark.style.align = axis->align;
    nsp_marks_add (marks, &mark);
  }
}

static void
mark_titles (const NspRadar *radar, char *const titles[NSP_N_RADAR_SIDES], NspMarks *marks)
{
  for (int side = NSP_SIDE_RIGHT; side < NSP_N_RADAR_SIDES; side++) {
    const NspBox *box = &radar->titles[side];

    if (titles[side] != NULL)
      nsp_marks_add (marks, &(NspMark){ .kind = NSP_MARK_HEADING,
                                        .dimension = NSP_NO_DIMENSION,
                                        .side = (NspRadarSide)side,
                                        .at = { box->x, box->y },
                                        .text = titles[side],
                                        .style = title_style (box->width + 1),
                                        .colour = NSP_COLOUR_LINE });
  }
}

NspRadar *
nsp_page_mark_radar (const NspPage *page, NspBox area, NspMarks *marks)
{
  const NspScale *scale = &page->instrument->scale;
  char *titles[NSP_N_RADAR_SIDES] = { NULL };
  NspRadar *radar = lay_out (page, area, titles);
  double size = page->n_shown > MANY ? MAX ((double)MANY / page->n_shown, 0.35) : 1;

  nsp_radar_mark_ticks (radar, scale, page->ticks, page->n_ticks, marks);
  nsp_radar_marks (radar, scale, page->shown, size, marks);
  mark_numbers (page, radar, marks);
  mark_labels (page, radar, marks);
  mark_titles (radar, titles, marks);
  for (int side = 0; side < NSP_N_RADAR_SIDES; side++)
    g_free (titles[side]);
  return radar;
}
