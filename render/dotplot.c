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
  NspMarks *marks; /* to be made */
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
in_group (const Plot *plot, guint group, guint i)
{
  const NspInstrument *instrument = plot->page->instrument;
  int side = instrument->dimensions[i].side;

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
    for (guint i = 0; i < plot->page->n_shown; i++)
      group->n_rows += in_group (plot, plot->n_groups, i) ? 1 : 0;
    plot->n_groups += group->n_rows > 0 ? 1 : 0;
  }
}

static NspTextStyle
label_style (const Plot *plot, double max_width)
{
  return (NspTextStyle){ .size = plot->font,
                         .weight = NSP_WEIGHT_MEDIUM,
                         .max_width = max_width,
                         .max_lines = plot->lines };
}

static double
label_height (const Plot *plot, guint i)
{
  NspTextStyle style = label_style (plot, plot->area.width - plot->value);

  return nsp_canvas_measure (plot->page->canvas, plot->page->shown[i].label, &style).height;
}

static double
heading_size (const Plot *plot)
{
  return MAX (plot->font + 1, 8);
}

static NspRadarSide
place_of (const Plot *plot, guint group)
{
  for (guint i = 0; i < plot->page->n_shown; i++)
    if (in_group (plot, group, i))
      return plot->page->shown[i].side;
  return NSP_SIDE_NONE;
}

/* Returns where the heading ends. */
static double
mark_heading (const Plot *plot, guint group, double x, double y, double width)
{
  g_autofree char *words = NULL;
  const NspInstrument *instrument = plot->page->instrument;

  if (plot->groups[group].side < 0)
    return y;
  words = nsp_page_side_heading (plot->page, &instrument->sides[plot->groups[group].side]);
  nsp_marks_add (plot->marks, &(NspMark){ .kind = NSP_MARK_HEADING,
                                          .dimension = NSP_NO_DIMENSION,
                                          .side = place_of (plot, group),
                                          .at = { x, y },
                                          .text = words,
                                          .style = { .size = heading_size (plot),
                                                     .weight = NSP_WEIGHT_BOLD,
                                                     .max_width = width,
                                                     .max_lines = 1 },
                                          .colour = NSP_COLOUR_LINE });
  return y + plot->heading;
}

static NspTextStyle
value_style (double size)
{
  return (NspTextStyle){
    .size = size, .weight = NSP_WEIGHT_BOLD, .align = NSP_ALIGN_RIGHT, .tabular = TRUE
  };
}

/* The width of the widest number. */
static double
widest_value (const Plot *plot, double size)
{
  NspTextStyle style = value_style (size);
  double widest = 0;

  for (guint i = 0; i < plot->page->n_shown; i++)
    widest = MAX (widest,
                  nsp_canvas_measure (plot->page->canvas, plot->page->shown[i].text, &style).width);
  return widest;
}

static double
along (const Plot *plot, double left, double right, double value)
{
  return left + nsp_page_fraction (plot->page, value) * (right - left);
}

/* A mark of a dimension, without its value and place. */
static NspMark
mark_of (const Plot *plot, NspMarkKind kind, guint i)
{
  return (NspMark){ .kind = kind,
                    .dimension = i,
                    .side = plot->page->shown[i].side,
                    .size = plot->marker,
                    .colour = NSP_COLOUR_LINE };
}

/* The scale, its line and a short line for each of its numbers. */
static void
mark_scale (const Plot *plot, guint i, double left, double right, double y)
{
  const NspPage *page = plot->page;
  NspMark track = mark_of (plot, NSP_MARK_TRACK, i), tick = mark_of (plot, NSP_MARK_TICK, i);

  track.value = page->instrument->scale.min;
  track.to = page->instrument->scale.max;
  track.at = (NspPoint){ left, y };
  track.end = (NspPoint){ right, y };
  track.colour = tick.colour = NSP_COLOUR_GRID;
  nsp_marks_add (plot->marks, &track);
  for (guint t = 0; t < page->n_ticks; t++) {
    tick.value = page->ticks[t];
    tick.at = (NspPoint){ along (plot, left, right, tick.value), y };
    nsp_marks_add (plot->marks, &tick);
  }
}

/* Adds a mark of that kind at its value, if there is one. */
static void
mark_on_scale (const Plot *plot, const NspMark *like, double value, double left, double right,
               double y)
{
  NspMark mark = *like;

  mark.value = value;
  mark.at = (NspPoint){ along (plot, left, right, value), y };
  if (!isnan (value))
    nsp_marks_add (plot->marks, &mark);
}

/* Track, band, last year, mean. */
static void
mark_track (const Plot *plot, guint i, double left, double right, double y)
{
  const NspShown *shown = &plot->page->shown[i];
  NspMark band = mark_of (plot, NSP_MARK_BAND, i), before = mark_of (plot, NSP_MARK_BEFORE, i);
  NspMark dot = mark_of (plot, NSP_MARK_DOT, i);

  band.to = shown->q3;
  band.end = (NspPoint){ along (plot, left, right, shown->q3), y };
  band.size = plot->marker * 1.4;
  band.colour = NSP_COLOUR_BAND;
  before.period = NSP_MARK_EARLIER;
  before.size = plot->marker * 0.92;
  before.colour = NSP_COLOUR_BEFORE;
  mark_scale (plot, i, left, right, y);
  mark_on_scale (plot, &band, shown->q1, left, right, y);
  mark_on_scale (plot, &before, shown->before, left, right, y);
  mark_on_scale (plot, &dot, shown->mean, left, right, y);
}

/* The numbers of the scale under a track; under a short one only its ends. */
static void
mark_numbers (const Plot *plot, guint row, double left, double right, double y)
{
  const NspPage *page = plot->page;
  NspMark mark = mark_of (plot, NSP_MARK_NUMBER, row);
  gboolean narrow = right - left < 18.0 * page->n_ticks;

  mark.style = (NspTextStyle){ .size = MIN (NUMBER_SIZE, plot->font), .align = NSP_ALIGN_CENTRE };
  mark.colour = NSP_COLOUR_MUTED;
  for (guint i = 0; i < page->n_ticks; i++) {
    g_autofree char *number = g_strdup_printf ("%d", page->ticks[i]);

    if (narrow && i > 0 && i + 1 < page->n_ticks)
      continue;
    mark.text = number;
    mark_on_scale (plot, &mark, page->ticks[i], left, right, y);
  }
}

/* The mean in words, its middle at y. */
static void
mark_value (const Plot *plot, guint i, double right, double y, double size)
{
  const NspShown *shown = &plot->page->shown[i];
  NspMark mark = mark_of (plot, NSP_MARK_VALUE, i);
  NspTextStyle style = value_style (size);
  double height = nsp_canvas_measure (plot->page->canvas, shown->text, &style).height;

  mark.value = shown->mean;
  mark.at = (NspPoint){ right, y - height / 2 };
  mark.text = shown->text;
  mark.style = style;
  mark.colour = isnan (shown->mean) ? NSP_COLOUR_MUTED : NSP_COLOUR_INK;
  nsp_marks_add (plot->marks, &mark);
}

/* How the scores lie, or why there is no mean. */
static void
mark_note (const Plot *plot, guint i, double left, double right, double y)
{
  NspMark mark = mark_of (plot, NSP_MARK_NOTE, i);
  NspTextStyle style = { .size = CLAMP (plot->font - 1.5, 5, 8),
                         .max_width = right - left,
                         .max_lines = 1 };
  const char *words = nsp_word (plot->page->shown[i].note, plot->page->lang);
  double height = nsp_canvas_measure (plot->page->canvas, words, &style).height;

  mark.at = (NspPoint){ left, y - height / 2 };
  mark.text = (char *)words;
  mark.style = style;
  mark.colour = NSP_COLOUR_MUTED;
  nsp_marks_add (plot->marks, &mark);
}

/* The label; returns its height. */
static double
mark_label (const Plot *plot, guint i, double x, double y, const NspTextStyle *style)
{
  NspMark mark = mark_of (plot, NSP_MARK_LABEL, i);

  mark.at = (NspPoint){ x, y };
  mark.text = (char *)plot->page->shown[i].label;
  mark.style = *style;
  mark.colour = NSP_COLOUR_INK;
  nsp_marks_add (plot->marks, &mark);
  return nsp_canvas_measure (plot->page->canvas, mark.text, style).height;
}

static gboolean
has_note (const Plot *plot, const NspShown *shown)
{
  return shown->note != NSP_N_WORDS && (plot->notes || isnan (shown->mean));
}

/* The height of a note between label and track. */
static double
note_height (const Plot *plot, const NspShown *shown)
{
  return has_note (plot, shown) ? plot->track * 0.92 : 0;
}

static double
row_height (const Plot *plot, guint i)
{
  return label_height (plot, i) + plot->track + note_height (plot, &plot->page->shown[i]);
}

/* The label over its track. Returns where the row ends. */
static double
mark_row (const Plot *plot, guint i, double y)
{
  const NspShown *shown = &plot->page->shown[i];
  double right = plot->area.x + plot->area.width;
  double left = plot->area.x + INSET, end = right - plot->value - INSET;
  NspTextStyle style = label_style (plot, plot->area.width - plot->value);
  double height = mark_label (plot, i, plot->area.x, y, &style);
  double note = note_height (plot, shown), track = y + height + note + plot->track / 2 + 0.5;

  mark_value (plot, i, right, y + (height + note + plot->track) / 2, plot->font * VALUE_SIZE);
  if (has_note (plot, shown))
    mark_note (plot, i, plot->area.x, right - plot->value, y + height + note / 2);
  mark_track (plot, i, left, end, track);
  return y + row_height (plot, i);
}

/* The height of everything with no gaps between the rows. */
static double
stacked_height (const Plot *plot)
{
  double height = plot->numbers * plot->n_groups;

  for (guint group = 0; group < plot->n_groups; group++)
    height += plot->groups[group].side < 0 ? 0 : plot->heading;
  for (guint i = 0; i < plot->page->n_shown; i++)
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
    double gaps = plot->page->n_shown + GROUP_GAP * (plot->n_groups - 1);

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
mark_stacked (const Plot *plot)
{
  double gaps = plot->page->n_shown - 1 + GROUP_GAP * (plot->n_groups - 1);
  double free = plot->area.height - stacked_height (plot) - gaps * plot->gap;
  double left = plot->area.x + INSET, right = plot->area.x + plot->area.width - plot->value - INSET;
  double y = plot->area.y + MAX (free / 2, 0);

  for (guint group = 0; group < plot->n_groups; group++) {
    y = mark_heading (plot, group, plot->area.x, y, plot->area.width);
    for (guint i = 0, row = 0; i < plot->page->n_shown; i++) {
      if (!in_group (plot, group, i))
        continue;
      y = mark_row (plot, i, y) + plot->gap;
      if (++row == plot->groups[group].n_rows)
        mark_numbers (plot, i, left, right, y - plot->gap + 1.5);
    }
    y += plot->numbers + GROUP_GAP * plot->gap;
  }
}

/* Label, track and number beside each other. */
static void
mark_inline_row (const Plot *plot, guint i, NspBox row)
{
  const NspShown *shown = &plot->page->shown[i];
  double middle = row.y + row.height / 2;
  double left = row.x + row.width * LABEL_SHARE, right = row.x + row.width - plot->value - INSET;
  NspTextStyle style = label_style (plot, row.width * LABEL_SHARE - 2 * INSET);
  double height = nsp_canvas_measure (plot->page->canvas, shown->label, &style).height;

  mark_label (plot, i, row.x, middle - height / 2, &style);
  if (isnan (shown->mean) && isnan (shown->before))
    mark_note (plot, i, left, right, middle);
  else
    mark_track (plot, i, left, right, middle);
  mark_value (plot, i, row.x + row.width, middle, plot->font);
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
mark_inline_group (const Plot *plot, guint group, Columns *columns)
{
  guint rows = 0;

  /* No heading alone at the end of a column. */
  if (plot->groups[group].side >= 0 && (columns->line + 1) % columns->per_column == 0)
    columns->line++;
  if (plot->groups[group].side >= 0) {
    NspBox box = line_box (plot, columns);

    mark_heading (plot, group, box.x, box.y, box.width);
    columns->line++;
  }
  for (guint i = 0; i < plot->page->n_shown; i++) {
    NspBox box = line_box (plot, columns);

    if (!in_group (plot, group, i))
      continue;
    mark_inline_row (plot, i, box);
    columns->line++;
    if (++rows == plot->groups[group].n_rows || columns->line % columns->per_column == 0)
      mark_numbers (plot, i, box.x + box.width * LABEL_SHARE,
                    box.x + box.width - plot->value - INSET, box.y + box.height);
  }
}

/* For very many dimensions: one short line each, in as many columns as it takes. */
static void
mark_inline (Plot *plot)
{
  /* With a heading, numbers and a free line for each group. */
  Columns columns = make_columns (plot, plot->page->n_shown + 3 * plot->n_groups);

  plot->font = MIN (columns.pitch * 0.72, 8);
  plot->lines = 1;
  plot->value = MAX (plot->font * 3, widest_value (plot, plot->font) + INSET);
  plot->heading = columns.pitch;
  plot->marker = MIN (4.6, columns.pitch * 0.26);
  for (guint group = 0; group < plot->n_groups; group++) {
    mark_inline_group (plot, group, &columns);
    for (int free = 0; free < 2; free++)
      columns.line += columns.line % columns.per_column != 0 ? 1 : 0;
  }
}

void
nsp_page_mark_dotplot (const NspPage *page, NspBox area, NspMarks *marks)
{
  Plot plot = { .page = page, .marks = marks, .area = area };

  find_groups (&plot);
  if (fit_stacked (&plot))
    mark_stacked (&plot);
  else
    mark_inline (&plot);
  g_free (plot.groups);
}
