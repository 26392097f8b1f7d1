/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "radar_labels.h"

#include <math.h>

#define GAP 8.0         /* between circle and label */
#define BETWEEN 4.0     /* between two labels, at full font size */
#define NICE_WIDTH 112  /* labels wrap here when there is no need to go wider */
#define BELOW_WIDTH 170 /* the same for a label under the circle */
#define LEAST_WIDTH 24
#define PASSES 8
#define STEPS 12 /* of ever smaller labels and circles, before labels are cut */

/* One try at placing the labels. */
typedef struct {
  const NspRadarSpec *spec;
  NspRadar *radar;
  NspLabelFit fit;
  const NspBox *below; /* the label under the circle, or NULL */
} Try;

/* One label of a half, while its place is being sought. */
typedef struct {
  guint axis;
  NspLabelFit fit;
  NspSize size;
  double top;
} Label;

static gboolean
meets (const NspBox *box, double top, double bottom)
{
  return box->width > 0 && top < box->y + box->height + 2 && bottom > box->y - 2;
}

/* How far from the vertical a label of that height must stay, on the right (1) or left (-1). */
static double
clearance (const Try *try, int sign, double top, double bottom)
{
  const NspRadar *radar = try->radar;
  double reach = radar->radius + GAP, dy = 0;
  double away = try->spec->number.width / 2 + GAP;

  if (top > radar->centre.y)
    dy = top - radar->centre.y;
  else if (bottom < radar->centre.y)
    dy = radar->centre.y - bottom;
  if (dy < reach)
    away = MAX (away, sqrt (reach * reach - dy * dy));
  for (int side = 0; side < NSP_N_RADAR_SIDES; side++) {
    const NspBox *box = &radar->titles[side];
    double edge = sign > 0 ? box->x + box->width - radar->centre.x : radar->centre.x - box->x;

    if (meets (box, top, bottom))
      away = MAX (away, edge + GAP);
  }
  if (try->below != NULL && meets (try->below, top, bottom))
    away = MAX (away, try->below->width / 2 + GAP);
  return away;
}

/* The distance of a label from the vertical: at its axis, or further when it must. */
static double
distance (const Try *try, int sign, const Label *label)
{
  const NspRadarAxis *axis = &try->radar->axes[label->axis];
  double anchor = (try->radar->radius + GAP) * fabs (sin (axis->angle));

  return MAX (anchor, clearance (try, sign, label->top, label->top + label->size.height));
}

/* Where the label's top would be if it were alone: beside its axis, over it near the top. */
static double
wish (const Try *try, int sign, const Label *label)
{
  const NspRadar *radar = try->radar;
  double angle = radar->axes[label->axis].angle, up = cos (angle);
  double middle = radar->centre.y - up * (radar->radius + GAP + label->size.height / 2);
  double top = middle - label->size.height / 2;

  for (int side = 0; side < NSP_N_RADAR_SIDES; side++) {
    const NspBox *box = &radar->titles[side];
    double edge = sign > 0 ? box->x + box->width - radar->centre.x : radar->centre.x - box->x;

    if (box->width > 0 && edge > 0 && (radar->radius + GAP) * fabs (sin (angle)) < edge + GAP)
      top = MAX (top, box->y + box->height + 2);
  }
  return top;
}

/* Moves the labels apart as little as possible (least squares: isotonic regression by pooling
 * neighbours, Barlow et al. 1972), in order, within the area. FALSE when they do not fit. */
static gboolean
move_apart (Label *labels, guint n, double between, const NspBox *area)
{
  g_autofree double *mean = g_new (double, n + 1);
  g_autofree guint *size = g_new (guint, n + 1);
  double stacked = 0, total;
  guint n_pools = 0, i;

  for (i = 0; i < n; i++) {
    mean[n_pools] = labels[i].top - stacked;
    size[n_pools++] = 1;
    stacked += labels[i].size.height + between;
    while (n_pools > 1 && mean[n_pools - 2] > mean[n_pools - 1]) {
      guint left = size[n_pools - 2], right = size[n_pools - 1];

      mean[n_pools - 2] = (mean[n_pools - 2] * left + mean[n_pools - 1] * right) / (left + right);
      size[n_pools - 2] += right;
      n_pools--;
    }
  }
  total = stacked - between;
  if (n == 0 || total > area->height)
    return n == 0;
  stacked = 0;
  i = 0;
  for (guint pool = 0; pool < n_pools; pool++)
    for (guint member = 0; member < size[pool]; member++, i++) {
      double first = CLAMP (mean[pool], area->y, area->y + area->height - total);

      labels[i].top = first + stacked;
      stacked += labels[i].size.height + between;
    }
  return TRUE;
}

/* The labels of one half, from the top down. */
static Label *
labels_of_half (const Try *try, int sign, guint *n)
{
  const NspRadar *radar = try->radar;
  Label *labels = g_new0 (Label, radar->n_axes + 1);

  *n = 0;
  for (guint i = 0; i < radar->n_axes; i++) {
    guint axis = radar->clockwise[sign > 0 ? i : radar->n_axes - 1 - i];

    if (sin (radar->axes[axis].angle) * sign > 1e-9)
      labels[(*n)++] = (Label){ .axis = axis, .fit = try->fit };
  }
  return labels;
}

static void
keep (const Try *try, int sign, const Label *label)
{
  NspRadarAxis *axis = &try->radar->axes[label->axis];
  double away = distance (try, sign, label);
  double x = sign > 0 ? try->radar->centre.x + away : try->radar->centre.x - away;

  axis->label = (NspBox){ sign > 0 ? x : x - label->size.width, label->top, label->size.width,
                          label->size.height };
  axis->align = sign > 0 ? NSP_ALIGN_LEFT : NSP_ALIGN_RIGHT;
  axis->fit = label->fit;
}

/* Makes every label that sticks out narrower. Returns how many, -1 when one cannot be. */
static int
narrow (const Try *try, int sign, Label *labels, guint n)
{
  double half = try->spec->area.width / 2;
  int narrowed = 0;

  for (guint i = 0; i < n; i++) {
    double room = half - distance (try, sign, &labels[i]);

    if (labels[i].size.width <= room + 1e-6)
      continue;
    if (room < LEAST_WIDTH || labels[i].fit.max_width <= room)
      return -1;
    labels[i].fit.max_width = room;
    narrowed++;
  }
  return narrowed;
}

static gboolean
place_half (const Try *try, int sign)
{
  double between = MIN (BETWEEN, BETWEEN * try->fit.font * try->fit.font);
  guint n;
  g_autofree Label *labels = labels_of_half (try, sign, &n);

  for (int pass = 0; pass < PASSES; pass++) {
    int narrowed;

    for (guint i = 0; i < n; i++) {
      labels[i].size = try->spec->measure (labels[i].axis, &labels[i].fit, try->spec->data);
      labels[i].top = wish (try, sign, &labels[i]);
    }
    if (!move_apart (labels, n, between, &try->spec->area))
      return FALSE;
    narrowed = narrow (try, sign, labels, n);
    if (narrowed < 0)
      return FALSE;
    if (narrowed > 0)
      continue;
    for (guint i = 0; i < n; i++)
      keep (try, sign, &labels[i]);
    return TRUE;
  }
  return FALSE;
}

/* The axis that points straight down, or NULL. */
static NspRadarAxis *
axis_below (const NspRadar *radar)
{
  if (radar->split || radar->n_axes % 2 == 0)
    return NULL;
  return &radar->axes[radar->n_axes / 2];
}

static gboolean
place_below (Try *try, NspRadarAxis *axis)
{
  NspRadar *radar = try->radar;
  const NspBox *area = &try->spec->area;
  double top = radar->centre.y + radar->radius + GAP;
  NspSize size;

  axis->fit = try->fit;
  axis->fit.max_width = MIN (MAX (try->fit.max_width, BELOW_WIDTH), area->width / 2);
  size = try->spec->measure ((guint)(axis - radar->axes), &axis->fit, try->spec->data);
  axis->align = NSP_ALIGN_CENTRE;
  axis->label = (NspBox){ radar->centre.x - size.width / 2, top, size.width, size.height };
  try->below = &axis->label;
  return size.width <= area->width / 2 && top + size.height <= area->y + area->height;
}

static gboolean
place_all (const NspRadarSpec *spec, NspRadar *radar, double part, NspLabelFit fit)
{
  Try try = { spec, radar, fit, NULL };
  NspRadarAxis *below = axis_below (radar);

  nsp_radar_set_size (radar, spec, part);
  if (below != NULL && !place_below (&try, below))
    return FALSE;
  return place_half (&try, 1) && place_half (&try, -1);
}

/* The labels whole, at most wrapped: first with full size, then ever smaller. */
static gboolean
place_whole (const NspRadarSpec *spec, NspRadar *radar)
{
  for (int step = 0; step <= STEPS; step++) {
    double font = 1 - 0.025 * step, part = 1 - 0.025 * step;
    NspLabelFit nice = { NICE_WIDTH * MIN (1, font + 0.1), font, 0 };
    NspLabelFit wide = { spec->area.width / 2, font, 0 };

    if (place_all (spec, radar, 1, nice) || place_all (spec, radar, 1, wide) ||
        place_all (spec, radar, part, nice) || place_all (spec, radar, part, wide))
      return TRUE;
  }
  return FALSE;
}

/* Words broken and labels cut with an ellipsis, showing as much of them as possible. */
static gboolean
place_cut (const NspRadarSpec *spec, NspRadar *radar)
{
  static const struct {
    double font;
    guint lines;
  } tries[] = { { 0.8, 5 },  { 0.7, 5 }, { 0.7, 4 },  { 0.7, 3 }, { 0.7, 2 },
                { 0.65, 2 }, { 0.7, 1 }, { 0.62, 1 }, { 0.5, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    if (place_all (spec, radar, 0.75,
                   (NspLabelFit){ spec->area.width / 2, tries[i].font, tries[i].lines }))
      return TRUE;
  return FALSE;
}

/* Whatever the labels ask for, each gets an equal share of the height, cut to it. */
static void
place_shares (const NspRadarSpec *spec, NspRadar *radar)
{
  Try try = { spec, radar, { spec->area.width / 2, 0.5, 1 }, NULL };
  NspRadarAxis *below = axis_below (radar);

  nsp_radar_set_size (radar, spec, 0.6);
  if (below != NULL && !place_below (&try, below)) {
    double room = spec->area.y + spec->area.height - below->label.y;

    below->label.height = CLAMP (below->label.height, 0, MAX (room, 0));
    below->label.width = MIN (below->label.width, spec->area.width / 2);
    below->label.x = radar->centre.x - below->label.width / 2;
  }
  for (int sign = -1; sign <= 1; sign += 2) {
    guint n;
    g_autofree Label *labels = labels_of_half (&try, sign, &n);
    double share = spec->area.height / MAX (n, 1), half = spec->area.width / 2;

    for (guint i = 0; i < n; i++) {
      Label *label = &labels[i];

      label->size = spec->measure (label->axis, &label->fit, spec->data);
      label->size.height = MIN (label->size.height, share * 0.95);
      label->top = spec->area.y + (i + 0.5) * share - label->size.height / 2;
      label->fit.max_width = MAX (half - distance (&try, sign, label), 0);
      label->size.width = MIN (label->size.width, label->fit.max_width);
      keep (&try, sign, label);
    }
  }
}

/* Evens out the lines of a label: as narrow as it gets without becoming higher. What is smaller
 * still fits its place. */
static void
balance (const NspRadarSpec *spec, NspRadarAxis *axis, guint number)
{
  static const double shares[] = { 0, 0.5, 1 };
  NspLabelFit fit = axis->fit;
  double least = axis->label.width / 2, most = axis->label.width;

  for (int step = 0; step < 6; step++) {
    NspSize size;

    fit.max_width = (least + most) / 2;
    size = spec->measure (number, &fit, spec->data);
    if (size.width > fit.max_width || size.height > axis->label.height) {
      least = fit.max_width;
      continue;
    }
    most = fit.max_width;
    axis->fit = fit;
    axis->label.x += shares[axis->align] * (axis->label.width - size.width);
    axis->label.width = size.width;
  }
}

void
nsp_radar_place_labels (NspRadar *radar, const NspRadarSpec *spec)
{
  if (place_whole (spec, radar))
    for (guint i = 0; i < radar->n_axes; i++)
      balance (spec, &radar->axes[i], i);
  else if (!place_cut (spec, radar))
    place_shares (spec, radar);
}
