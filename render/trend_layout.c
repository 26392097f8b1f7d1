/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend_layout.h"

#include <math.h>

#define COLUMN_GAP 16.0
#define BLOCK_GAP 18.0 /* more between two sides */
#define WIDEST 2.6     /* of a panel: what it is wider than this times its height is no gain */
#define TALLEST 1.15   /* the same, times its width */
#define TALLEST_PLOT 1.3
#define LEAST_PLOT 0.42 /* of a panel's height, else the letters get smaller */
#define LARGEST_FONT 10.0
#define SMALLEST_FONT 3.0
#define LARGEST_SMALL 7.5
#define TITLE_GAP 7.0 /* between title and plot: half a marker may stick out of it */
#define ROW_LINE 1.3  /* height of a line, in parts of the font size */

/* From left to right. */
static const NspRadarSide blocks[NSP_N_RADAR_SIDES] = { NSP_SIDE_LEFT, NSP_SIDE_NONE,
                                                        NSP_SIDE_RIGHT };

static guint
count (const NspTrendSpec *spec, NspRadarSide side)
{
  guint n = 0;

  for (guint i = 0; i < spec->n_panels; i++)
    n += spec->sides[i] == side;
  return n;
}

static guint
columns_of (const NspTrendSpec *spec, NspRadarSide side, guint rows)
{
  return (count (spec, side) + rows - 1) / rows;
}

static guint
all_columns (const NspTrendSpec *spec, guint rows)
{
  guint n = 0;

  for (int block = 0; block < NSP_N_RADAR_SIDES; block++)
    n += columns_of (spec, blocks[block], rows);
  return n;
}

/* How much of the area the panels really use; empty places count against it. */
static double
use (const NspTrendSpec *spec, guint rows)
{
  guint columns = all_columns (spec, rows);
  double width = spec->area.width / columns, height = (spec->area.height - spec->heading) / rows;
  double useful = MIN (width, WIDEST * height) * MIN (height, TALLEST * width);

  return useful * sqrt ((double)spec->n_panels / (rows * columns));
}

static guint
best_rows (const NspTrendSpec *spec)
{
  guint best = 1;

  for (guint rows = 2; rows <= spec->n_panels; rows++)
    if (use (spec, rows) > use (spec, best) + 1e-6)
      best = rows;
  return best;
}

static double
gutter (const NspTrendLayout *layout, const NspTrendSpec *spec)
{
  return spec->digits * layout->small + 4;
}

static double
title_height (const NspTrendLayout *layout, const NspTrendSpec *spec, double width)
{
  double height = 0;

  for (guint i = 0; i < spec->n_panels; i++)
    height = MAX (height, spec->measure (i, width, layout->font, spec->data));
  return height;
}

static void
set_font (NspTrendLayout *layout, const NspTrendSpec *spec, double font)
{
  layout->font = font;
  layout->small = MIN (LARGEST_SMALL, font * 0.88);
  layout->under = layout->small * (0.5 + ROW_LINE * (spec->year_lines + 1));
}

/* Finds letters that leave room for the plot in a panel of that size. Returns the height of the
 * titles; what a measure says that does not listen is cut. */
static double
fit_font (NspTrendLayout *layout, const NspTrendSpec *spec, NspSize panel)
{
  double font = CLAMP (MIN (panel.width / 17, panel.height / 11), SMALLEST_FONT, LARGEST_FONT);

  for (;; font *= 0.95) {
    double title, rest;

    set_font (layout, spec, font);
    title = title_height (layout, spec, panel.width);
    rest = panel.height - title - MIN (TITLE_GAP, font) - layout->under;
    if (rest >= LEAST_PLOT * panel.height)
      return title;
    if (font <= SMALLEST_FONT)
      return MIN (title, panel.height * 0.3);
  }
}

static void
place_panel (NspTrendLayout *layout, const NspTrendSpec *spec, guint i, NspBox box, double title)
{
  NspTrendPanel *panel = &layout->panels[i];
  double numbers = gutter (layout, spec), gap = MIN (TITLE_GAP, layout->font);

  panel->box = box;
  panel->title = (NspBox){ box.x, box.y, box.width, title };
  panel->plot = (NspBox){ box.x + numbers, box.y + title + gap, box.width - numbers,
                          MAX (box.height - title - gap - layout->under, 1) };
}

typedef struct {
  NspSize panel;   /* with nothing between panels */
  double row_step; /* from one row to the next */
  double top, title;
} Grid;

/* Panels no higher than is useful, a little above the middle of what is left. */
static Grid
make_grid (NspTrendLayout *layout, const NspTrendSpec *spec)
{
  guint n_blocks = 0;
  double height = (spec->area.height - spec->heading) / layout->rows, left, gap, most;
  Grid grid = { .top = spec->area.y + spec->heading };

  for (int block = 0; block < NSP_N_RADAR_SIDES; block++)
    n_blocks += count (spec, blocks[block]) > 0;
  left = spec->area.width + COLUMN_GAP - BLOCK_GAP * (n_blocks - 1);
  grid.panel.width = MAX (left / layout->columns - COLUMN_GAP, 1);
  gap = MIN (11, height * 0.09);
  grid.panel.height = (height * layout->rows - gap * (layout->rows - 1)) / layout->rows;
  grid.title = fit_font (layout, spec, grid.panel);
  most = grid.title + TITLE_GAP + layout->under +
         TALLEST_PLOT * (grid.panel.width - gutter (layout, spec));
  if (grid.panel.height > most) {
    grid.top += (grid.panel.height - most) * layout->rows * 0.3;
    grid.panel.height = most;
  }
  grid.row_step = grid.panel.height + gap;
  return grid;
}

/* Places the panels of one side from `x` on; returns where the next side begins. */
static double
place_block (NspTrendLayout *layout, const NspTrendSpec *spec, const Grid *grid, NspRadarSide side,
             double x)
{
  guint columns = columns_of (spec, side, layout->rows), place = 0;
  double step = grid->panel.width + COLUMN_GAP;

  if (columns == 0)
    return x;
  if (spec->heading > 0)
    layout->headings[side] =
        (NspBox){ x, grid->top - spec->heading, columns * step - COLUMN_GAP, spec->heading };
  for (guint i = 0; i < spec->n_panels; i++) {
    NspBox box = { x + place % columns * step, grid->top + place / columns * grid->row_step,
                   grid->panel.width, grid->panel.height };

    if (spec->sides[i] != side)
      continue;
    place_panel (layout, spec, i, box, grid->title);
    place++;
  }
  return x + columns * step + BLOCK_GAP;
}

NspTrendLayout *
nsp_trend_layout_new (const NspTrendSpec *spec)
{
  NspTrendLayout *layout = g_new0 (NspTrendLayout, 1);
  double x = spec->area.x;
  Grid grid;

  layout->n_panels = spec->n_panels;
  layout->n_years = spec->n_years;
  layout->panels = g_new0 (NspTrendPanel, spec->n_panels);
  if (spec->n_panels == 0)
    return layout;
  layout->rows = best_rows (spec);
  layout->columns = all_columns (spec, layout->rows);
  grid = make_grid (layout, spec);
  for (int block = 0; block < NSP_N_RADAR_SIDES; block++)
    x = place_block (layout, spec, &grid, blocks[block], x);
  layout->pitch = layout->panels[0].plot.width / MAX (spec->n_years, 1);
  return layout;
}

void
nsp_trend_layout_free (NspTrendLayout *layout)
{
  if (layout == NULL)
    return;
  g_free (layout->panels);
  g_free (layout);
}

NspPoint
nsp_trend_layout_point (const NspTrendLayout *layout, guint panel, guint year, double fraction)
{
  const NspBox *plot = &layout->panels[panel].plot;
  double down = isnan (fraction) ? NAN : 1 - CLAMP (fraction, 0, 1);

  return (NspPoint){ plot->x + (year + 0.5) * layout->pitch, plot->y + down * plot->height };
}
