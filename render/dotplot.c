/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include <math.h>

/* Of a row with the label over its track. */
#define VALUE 40.0     /* least width of the number beside it */
#define VALUE_GAP 9.0  /* before a number that is wider, at least */
#define VALUE_SIZE 1.2 /* of the number, times the size of labels */
#define INSET 5.0      /* of the track, so that a marker on its end stays within the column */
#define WIDEST_GAP 17  /* between rows, when there is room enough */
#define LEAST_GAP 1.0
#define GROUP_GAP 1.2 /* more between groups, times the gap between rows */
/* Of a row with label, track and number beside each other. */
#define ROW 15.0
#define LEAST_ROW 8.0
#define COLUMN_GAP 14.0
#define LABEL_SHARE 0.5 /* of the row's width */

#define NUMBER_SIZE 7.5

/* The rows of one side, under its heading; side -1: those of none, without heading. */
typedef struct {
  int side;
  guint n_rows;
} Group;

typedef struct {
  const NspPage *page;
  NspBox area;
  Group *groups;
  guint n_groups;
  double font;    /* of labels, in points */
  guint lines;    /* of labels at most */
  double heading; /* height of a heading */
  double numbers; /* height of the scale's numbers under the last row of a group */
  double track;   /* height of a track with its marker */
  double value;   /* width of the numbers beside the tracks, with the gap before them */
  double gap;     /* between rows */
  double marker;
  gboolean notes; /* how the scores lie, where there is room; why there is no mean, always */
} Plot;

static gboolean
in_group (const Plot *plot, guint group, guint mark)
{
  const NspInstrument *instrument = plot->page->instrument;
  int side = instrument->dimensions[mark].side;

  return plot->groups[group].side == (side < (int)instrument->n_sides ? side : -1);
}

/* The sides that have dimensions, in the instrument's order, then what belongs to none. */
static void
find_groups (Plot *plot)
{
  guint n_sides = plot->page->instrument->n_sides;

  plot->groups = g_new0 (Group, n_sides + 1);
  for (guint s = 0; s <= n_sides; s++) {
    Group *group = &plot->groups[plot->n_groups];

    group->side = s < n_sides ? (int)s : -1;
    group->n_rows = 0;
    for (guint i = 0; i < plot->page->n_marks; i++)
      group->n_rows += in_group (plot, plot->n_groups, i) ? 1 : 0;
    plot->n_groups += group->n_rows > 0 ? 1 : 0;
  }
}

static NspTextStyle
label_style (const Plot *plot, double max_width)
{
  return (NspTextStyle){ .size = plot->font,
                         .weight = NSP_WEIGHT_MEDIUM,
                         .colour = nsp_theme_inks ()->ink,
                         .max_width = max_width,
                         .max_lines = plot->lines };
}

static double
label_height (const Plot *plot, guint mark)
{
  NspTextStyle style = label_style (plot, plot->area.width - plot->value);

  return nsp_canvas_measure (plot->page->canvas, plot->page->marks[mark].label, &style).height;
}

static double
heading_size (const Plot *plot)
{
  return MAX (plot->font + 1, 8);
}

static NspRadarSide
place_of (const Plot *plot, guint group)
{
  for (guint i = 0; i < plot->page->n_marks; i++)
    if (in_group (plot, group, i))
      return plot->page->marks[i].side;
  return NSP_SIDE_NONE;
}

/* Draws the heading and returns where it ends. */
static double
draw_heading (const Plot *plot, guint group, double x, double y, double width)
{
  g_autofree char *words = NULL;
  NspTextStyle style = { .size = heading_size (plot),
                         .weight = NSP_WEIGHT_BOLD,
                         .colour = nsp_theme_tone (place_of (plot, group))->line,
                         .max_width = width,
                         .max_lines = 1 };

  if (plot->groups[group].side < 0)
    return y;
  words =
      nsp_page_side_heading (plot->page, &plot->page->instrument->sides[plot->groups[group].side]);
  nsp_canvas_text (plot->page->canvas, x, y, words, &style);
  return y + plot->heading;
}

static NspTextStyle
value_style (double size)
{
  return (NspTextStyle){ .size = size,
                         .weight = NSP_WEIGHT_BOLD,
                         .colour = nsp_theme_inks ()->ink,
                         .align = NSP_ALIGN_RIGHT,
                         .tabular = TRUE };
}

/* The width of the widest number. */
static double
widest_value (const Plot *plot, double size)
{
  NspTextStyle style = value_style (size);
  double widest = 0;

  for (guint i = 0; i < plot->page->n_marks; i++)
    widest = MAX (
        widest, nsp_canvas_measure (plot->page->canvas, plot->page->marks[i].value, &style).width);
  return widest;
}

static double
along (double left, double right, double fraction)
{
  return left + fraction * (right - left);
}

static void
draw_ticks (const Plot *plot, double left, double right, double y)
{
  const NspPage *page = plot->page;
  cairo_t *cr = nsp_canvas_cairo (page->canvas);

  nsp_canvas_set_colour (page->canvas, &nsp_theme_inks ()->grid);
  cairo_set_line_width (cr, 0.9);
  cairo_move_to (cr, left, y);
  cairo_line_to (cr, right, y);
  for (guint i = 0; i < page->n_ticks; i++) {
    double x = along (left, right, nsp_page_fraction (page, page->ticks[i]));

    cairo_move_to (cr, x, y - plot->marker * 0.75);
    cairo_line_to (cr, x, y + plot->marker * 0.75);
  }
  cairo_stroke (cr);
}

/* Track, band, last year, mean. */
static void
draw_track (const Plot *plot, const NspMark *mark, double left, double right, double y)
{
  const NspPage *page = plot->page;
  NspPoint q1 = { along (left, right, mark->q1), y }, q3 = { along (left, right, mark->q3), y };

  draw_ticks (plot, left, right, y);
  if (!isnan (mark->q1))
    nsp_page_band (page, &nsp_theme_tone (mark->side)->band, q1, q3, plot->marker * 1.4);
  if (!isnan (mark->before))
    nsp_page_marker_before (page, (NspPoint){ along (left, right, mark->before), y },
                            plot->marker * 0.92);
  if (!isnan (mark->mean))
    nsp_page_marker (page, mark->side, (NspPoint){ along (left, right, mark->mean), y },
                     plot->marker);
}

/* The numbers of the scale under a track; under a short one only its ends. */
static void
draw_numbers (const Plot *plot, double left, double right, double y)
{
  const NspPage *page = plot->page;
  NspTextStyle style = { .size = MIN (NUMBER_SIZE, plot->font),
                         .colour = nsp_theme_inks ()->muted,
                         .align = NSP_ALIGN_CENTRE };
  gboolean narrow = right - left < 18.0 * page->n_ticks;

  for (guint i = 0; i < page->n_ticks; i++) {
    g_autofree char *number = g_strdup_printf ("%d", page->ticks[i]);

    if (narrow && i > 0 && i + 1 < page->n_ticks)
      continue;
    nsp_canvas_text (page->canvas, along (left, right, nsp_page_fraction (page, page->ticks[i])), y,
                     number, &style);
  }
}

static void
draw_value (const Plot *plot, const NspMark *mark, double right, double y, double size)
{
  NspTextStyle style = value_style (size);
  double height = nsp_canvas_measure (plot->page->canvas, mark->value, &style).height;

  if (isnan (mark->mean))
    style.colour = nsp_theme_inks ()->muted;
  nsp_canvas_text (plot->page->canvas, right, y - height / 2, mark->value, &style);
}

/* How the scores lie, or why there is no mean. */
static void
draw_note (const Plot *plot, const NspMark *mark, double left, double right, double y)
{
  NspTextStyle style = { .size = CLAMP (plot->font - 1.5, 5, 8),
                         .colour = nsp_theme_inks ()->muted,
                         .max_width = right - left,
                         .max_lines = 1 };
  const char *words = nsp_word (mark->note, plot->page->lang);
  double height = nsp_canvas_measure (plot->page->canvas, words, &style).height;

  nsp_canvas_text (plot->page->canvas, left, y - height / 2, words, &style);
}

static gboolean
has_note (const Plot *plot, const NspMark *mark)
{
  return mark->note != NSP_N_WORDS && (plot->notes || isnan (mark->mean));
}

/* The height of a note between label and track. */
static double
note_height (const Plot *plot, const NspMark *mark)
{
  return has_note (plot, mark) ? plot->track * 0.92 : 0;
}

static double
row_height (const Plot *plot, guint i)
{
  return label_height (plot, i) + plot->track + note_height (plot, &plot->page->marks[i]);
}

/* The label over its track. Returns where the row ends. */
static double
draw_row (const Plot *plot, guint i, double y)
{
  const NspMark *mark = &plot->page->marks[i];
  double right = plot->area.x + plot->area.width;
  double left = plot->area.x + INSET, end = right - plot->value - INSET;
  NspTextStyle style = label_style (plot, plot->area.width - plot->value);
  double height = nsp_canvas_text (plot->page->canvas, plot->area.x, y, mark->label, &style).height;
  double note = note_height (plot, mark), track = y + height + note + plot->track / 2 + 0.5;

  draw_value (plot, mark, right, y + (height + note + plot->track) / 2, plot->font * VALUE_SIZE);
  if (has_note (plot, mark))
    draw_note (plot, mark, plot->area.x, right - plot->value, y + height + note / 2);
  draw_track (plot, mark, left, end, track);
  return y + row_height (plot, i);
}

/* The height of everything with no gaps between the rows. */
static double
stacked_height (const Plot *plot)
{
  double height = plot->numbers * plot->n_groups;

  for (guint group = 0; group < plot->n_groups; group++)
    height += plot->groups[group].side < 0 ? 0 : plot->heading;
  for (guint i = 0; i < plot->page->n_marks; i++)
    height += row_height (plot, i);
  return height;
}

/* Finds the largest labels with which all rows fit, first with the notes on how the scores lie,
 * then without. FALSE when even the smallest do not. */
static gboolean
fit_stacked (Plot *plot)
{
  static const struct {
    double font;
    guint lines;
    gboolean notes;
  } tries[] = {
    { 10, 3, TRUE },   { 9.5, 3, TRUE },  { 9, 3, TRUE },    { 8.5, 3, TRUE },
    { 8, 3, TRUE },    { 8, 3, FALSE },   { 7.5, 2, FALSE }, { 7.1, 2, FALSE },
    { 6.8, 2, FALSE }, { 6.5, 2, FALSE }, { 8, 1, FALSE },   { 7, 1, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++) {
    double gaps = plot->page->n_marks + GROUP_GAP * (plot->n_groups - 1);

    plot->font = tries[i].font;
    plot->lines = tries[i].lines;
    plot->notes = tries[i].notes;
    plot->value = MAX (VALUE, widest_value (plot, plot->font * VALUE_SIZE) + VALUE_GAP);
    plot->heading = heading_size (plot) * 1.25 + plot->font * 0.8 - 3;
    plot->track = 3.1 + plot->font * 0.79;
    plot->numbers = 10;
    plot->marker = MIN (4.6, plot->font * 0.5);
    plot->gap = (plot->area.height - stacked_height (plot)) / gaps;
    if (plot->gap < LEAST_GAP)
      continue;
    plot->gap = MIN (plot->gap, WIDEST_GAP);
    return TRUE;
  }
  return FALSE;
}

static void
draw_stacked (const Plot *plot)
{
  double gaps = plot->page->n_marks - 1 + GROUP_GAP * (plot->n_groups - 1);
  double free = plot->area.height - stacked_height (plot) - gaps * plot->gap;
  double left = plot->area.x + INSET, right = plot->area.x + plot->area.width - plot->value - INSET;
  double y = plot->area.y + MAX (free / 2, 0);

  for (guint group = 0; group < plot->n_groups; group++) {
    y = draw_heading (plot, group, plot->area.x, y, plot->area.width);
    for (guint i = 0, row = 0; i < plot->page->n_marks; i++) {
      if (!in_group (plot, group, i))
        continue;
      y = draw_row (plot, i, y) + plot->gap;
      if (++row == plot->groups[group].n_rows)
        draw_numbers (plot, left, right, y - plot->gap + 1.5);
    }
    y += plot->numbers + GROUP_GAP * plot->gap;
  }
}

/* Label, track and number beside each other. */
static void
draw_inline_row (const Plot *plot, guint i, NspBox row)
{
  const NspMark *mark = &plot->page->marks[i];
  double middle = row.y + row.height / 2;
  double left = row.x + row.width * LABEL_SHARE, right = row.x + row.width - plot->value - INSET;
  NspTextStyle style = label_style (plot, row.width * LABEL_SHARE - 2 * INSET);
  double height = nsp_canvas_measure (plot->page->canvas, mark->label, &style).height;

  nsp_canvas_text (plot->page->canvas, row.x, middle - height / 2, mark->label, &style);
  if (isnan (mark->mean) && isnan (mark->before))
    draw_note (plot, mark, left, right, middle);
  else
    draw_track (plot, mark, left, right, middle);
  draw_value (plot, mark, row.x + row.width, middle, plot->font);
}

/* Lines of equal height in columns. */
typedef struct {
  guint per_column, line;
  double pitch, width;
} Columns;

static NspBox
line_box (const Plot *plot, const Columns *columns)
{
  guint column = columns->line / columns->per_column, line = columns->line % columns->per_column;

  return (NspBox){ plot->area.x + column * (columns->width + COLUMN_GAP),
                   plot->area.y + line * columns->pitch, columns->width, columns->pitch };
}

/* Makes columns for that many lines, and for what is lost at their ends. */
static Columns
make_columns (const Plot *plot, guint lines)
{
  guint n = (guint)MAX (ceil (lines * LEAST_ROW / plot->area.height), 1);
  guint per_column = (lines + n - 1) / n + 1;

  /* One line more than is filled: for the numbers under a full column. */
  return (Columns){ .per_column = per_column,
                    .pitch = MIN (plot->area.height / (per_column + 1), ROW),
                    .width = (plot->area.width + COLUMN_GAP) / n - COLUMN_GAP };
}

static void
draw_inline_group (const Plot *plot, guint group, Columns *columns)
{
  guint rows = 0;

  /* No heading alone at the end of a column. */
  if (plot->groups[group].side >= 0 && (columns->line + 1) % columns->per_column == 0)
    columns->line++;
  if (plot->groups[group].side >= 0) {
    NspBox box = line_box (plot, columns);

    draw_heading (plot, group, box.x, box.y, box.width);
    columns->line++;
  }
  for (guint i = 0; i < plot->page->n_marks; i++) {
    NspBox box = line_box (plot, columns);

    if (!in_group (plot, group, i))
      continue;
    draw_inline_row (plot, i, box);
    columns->line++;
    if (++rows == plot->groups[group].n_rows || columns->line % columns->per_column == 0)
      draw_numbers (plot, box.x + box.width * LABEL_SHARE, box.x + box.width - plot->value - INSET,
                    box.y + box.height);
  }
}

/* For very many dimensions: one short line each, in as many columns as it takes. */
static void
draw_inline (Plot *plot)
{
  /* With a heading, numbers and a free line for each group. */
  Columns columns = make_columns (plot, plot->page->n_marks + 3 * plot->n_groups);

  plot->font = MIN (columns.pitch * 0.72, 8);
  plot->lines = 1;
  plot->value = MAX (plot->font * 3, widest_value (plot, plot->font) + INSET);
  plot->heading = columns.pitch;
  plot->marker = MIN (4.6, columns.pitch * 0.26);
  for (guint group = 0; group < plot->n_groups; group++) {
    draw_inline_group (plot, group, &columns);
    for (int free = 0; free < 2; free++)
      columns.line += columns.line % columns.per_column != 0 ? 1 : 0;
  }
}

void
nsp_page_draw_dotplot (const NspPage *page, NspBox area)
{
  Plot plot = { .page = page, .area = area };

  find_groups (&plot);
  if (fit_stacked (&plot))
    draw_stacked (&plot);
  else
    draw_inline (&plot);
  g_free (plot.groups);
}
