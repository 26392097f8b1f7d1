/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "radar.h"

#include <criterion/criterion.h>
#include <math.h>

#define EPSILON 1e-6

static const NspBox page_area = { 26, 78, 536, 456 };
static const NspSize title = { 52, 13.3 }, number = { 6, 10 };

/* A made-up label: the widths of its words at full size. */
typedef struct {
  guint n_words;
  double words[14];
} Words;

typedef struct {
  Words labels[100];
} Labels;

#define SPACE 3.0
#define LINE 12.7

/* Sets the words as Pango would: whole words in lines, or broken and cut when lines run out. */
static NspSize
measure_words (guint axis, const NspLabelFit *fit, gpointer data)
{
  const Words *label = &((const Labels *)data)->labels[axis];
  double x = 0, widest = 0;
  guint lines = 1;

  for (guint i = 0; i < label->n_words; i++) {
    double width = label->words[i] * fit->font;

    if (x > 0 && x + SPACE * fit->font + width > fit->max_width) {
      lines++;
      x = 0;
    }
    x += (x > 0 ? SPACE * fit->font : 0) + width;
    widest = MAX (widest, x);
  }
  if (fit->max_lines > 0) {
    lines = MIN (lines, fit->max_lines);
    widest = MIN (widest, fit->max_width);
  }
  return (NspSize){ widest, lines * LINE * fit->font };
}

/* A label that does not listen. */
static NspSize
measure_stubborn (guint axis G_GNUC_UNUSED, const NspLabelFit *fit G_GNUC_UNUSED,
                  gpointer data G_GNUC_UNUSED)
{
  return (NspSize){ 400, 300 };
}

static void
fill_labels (Labels *labels, GRand *random, guint most_words)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels->labels); i++) {
    Words *label = &labels->labels[i];

    label->n_words = (guint)g_rand_int_range (random, 1, (gint32)most_words + 1);
    for (guint w = 0; w < label->n_words; w++)
      label->words[w] = g_rand_double_range (random, 5, 110);
  }
}

static NspRadar *
lay_out (guint right, guint left, guint none, NspBox area, NspLabelMeasure measure, gpointer data)
{
  NspRadarSide sides[100];
  NspRadarSpec spec = { .area = area,
                        .sides = sides,
                        .n_axes = right + left + none,
                        .number = number,
                        .measure = measure,
                        .data = data };

  for (guint i = 0; i < spec.n_axes; i++)
    sides[i] = i < right ? NSP_SIDE_RIGHT : i < right + left ? NSP_SIDE_LEFT : NSP_SIDE_NONE;
  if (right > 0)
    spec.titles[NSP_SIDE_RIGHT] = title;
  if (left > 0)
    spec.titles[NSP_SIDE_LEFT] = title;
  return nsp_radar_new (&spec);
}

static gboolean
overlap (NspBox a, NspBox b)
{
  return a.x + EPSILON < b.x + b.width && b.x + EPSILON < a.x + a.width &&
         a.y + EPSILON < b.y + b.height && b.y + EPSILON < a.y + a.height;
}

static gboolean
inside (NspBox box, NspBox area)
{
  return box.x >= area.x - EPSILON && box.y >= area.y - EPSILON &&
         box.x + box.width <= area.x + area.width + EPSILON &&
         box.y + box.height <= area.y + area.height + EPSILON;
}

static gboolean
touches_circle (NspBox box, const NspRadar *radar)
{
  double x = CLAMP (radar->centre.x, box.x, box.x + box.width);
  double y = CLAMP (radar->centre.y, box.y, box.y + box.height);

  return hypot (x - radar->centre.x, y - radar->centre.y) < radar->radius;
}

/* Whatever the labels, nothing lies over anything else and nothing leaves the area. */
static void
check_free (const NspRadar *radar, NspBox area, const char *what)
{
  NspBox top = { radar->centre.x - number.width / 2,
                 radar->centre.y - radar->radius - number.height / 2, number.width, number.height };

  cr_assert (inside ((NspBox){ radar->centre.x - radar->radius, radar->centre.y - radar->radius,
                               2 * radar->radius, 2 * radar->radius },
                     area),
             "%s: the circle leaves the area", what);
  cr_assert_gt (radar->radius, 50, "%s: nothing left of the circle", what);
  for (guint i = 0; i < radar->n_axes; i++) {
    NspBox label = radar->axes[i].label;

    cr_assert_geq (label.width, 0, "%s: label %u has no width", what, i);
    cr_assert (inside (label, area), "%s: label %u leaves the area", what, i);
    cr_assert (!touches_circle (label, radar), "%s: label %u lies on the circle", what, i);
    cr_assert (!overlap (label, top), "%s: label %u lies on the scale's number", what, i);
    for (int side = 0; side < NSP_N_RADAR_SIDES; side++)
      cr_assert (!overlap (label, radar->titles[side]), "%s: label %u lies on a title", what, i);
    for (guint j = i + 1; j < radar->n_axes; j++)
      cr_assert (!overlap (label, radar->axes[j].label), "%s: labels %u and %u overlap", what, i,
                 j);
  }
}

Test (radar, right_side_right_left_side_left)
{
  Labels labels;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  fill_labels (&labels, random, 3);
  for (guint right = 1; right <= 15; right++)
    for (guint left = 1; left <= 16 - right; left++) {
      g_autoptr (NspRadar) radar = lay_out (right, left, 0, page_area, measure_words, &labels);

      cr_assert (radar->split);
      for (guint i = 0; i < right + left; i++) {
        NspPoint tip = nsp_radar_point (radar, i, 1);
        double nth = (i < right ? i : i - right) + 0.5, of = i < right ? right : left;
        double off_top = acos ((radar->centre.y - tip.y) / radar->radius);

        if (i < right)
          cr_assert_gt (tip.x, radar->centre.x + 1);
        else
          cr_assert_lt (tip.x, radar->centre.x - 1);
        cr_assert_float_eq (off_top, nth * G_PI / of, 1e-9, "evenly from the top down");
      }
    }
}

Test (radar, clockwise_visits_every_axis_once_in_order_of_angle)
{
  Labels labels;
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  fill_labels (&labels, random, 3);
  for (guint n = 1; n <= 30; n++) {
    g_autoptr (NspRadar) radar =
        n % 2 == 0 ? lay_out (n / 2, n - n / 2, 0, page_area, measure_words, &labels)
                   : lay_out (0, 0, n, page_area, measure_words, &labels);

    for (guint i = 1; i < n; i++)
      cr_assert_lt (radar->axes[radar->clockwise[i - 1]].angle,
                    radar->axes[radar->clockwise[i]].angle);
  }
}

Test (radar, one_side_or_none_goes_all_around_and_leaves_the_top_free)
{
  Labels labels;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  fill_labels (&labels, random, 3);
  for (guint n = 1; n <= 100; n++)
    for (int kind = 0; kind < 3; kind++) {
      g_autoptr (NspRadar) radar = lay_out (kind == 0 ? n : 0, kind == 1 ? n : 0, kind == 2 ? n : 0,
                                            page_area, measure_words, &labels);

      cr_assert (!radar->split);
      for (guint i = 0; i < n; i++)
        cr_assert_float_eq (radar->axes[i].angle, (i + 0.5) * 2 * G_PI / n, 1e-9);
    }
}

Test (radar, labels_never_overlap_or_leave, .timeout = 300)
{
  static const NspBox areas[] = { { 26, 78, 536, 456 }, { 26, 78, 416, 456 }, { 0, 0, 300, 240 } };
  g_autofree Labels *labels = g_new (Labels, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint n = 1; n <= 100; n += n < 20 ? 1 : 16)
    for (guint most_words = 1; most_words <= 13; most_words += 4)
      for (gsize a = 0; a < G_N_ELEMENTS (areas); a++) {
        guint right = n < 2 ? 0 : (guint)g_rand_int_range (random, 1, (gint32)n);
        g_autofree char *what = g_strdup_printf ("%u axes, %u words, area %zu", n, most_words, a);
        g_autoptr (NspRadar) around = NULL;
        g_autoptr (NspRadar) split = NULL;

        fill_labels (labels, random, most_words);
        around = lay_out (0, 0, n, areas[a], measure_words, labels);
        split = lay_out (right, n - right, 0, areas[a], measure_words, labels);
        check_free (around, areas[a], what);
        check_free (split, areas[a], what);
      }
}

Test (radar, labels_that_do_not_listen_are_cut)
{
  for (guint n = 2; n <= 100; n += 7) {
    g_autofree char *what = g_strdup_printf ("%u stubborn labels", n);
    g_autoptr (NspRadar) split = lay_out (n / 2, n - n / 2, 0, page_area, measure_stubborn, NULL);
    g_autoptr (NspRadar) around = lay_out (0, 0, n, page_area, measure_stubborn, NULL);

    check_free (split, page_area, what);
    check_free (around, page_area, what);
  }
}

Test (radar, short_labels_keep_their_size_and_the_circle_too)
{
  Labels labels = { 0 };
  g_autoptr (NspRadar) radar = NULL;

  for (guint i = 0; i < 16; i++)
    labels.labels[i] = (Words){ 2, { 45, 30 } };
  radar = lay_out (8, 8, 0, page_area, measure_words, &labels);
  cr_assert_gt (radar->radius, 160);
  for (guint i = 0; i < 16; i++) {
    cr_assert_float_eq (radar->axes[i].fit.font, 1, EPSILON);
    cr_assert_eq (radar->axes[i].fit.max_lines, 0, "no label is cut");
  }
}

Test (radar, a_higher_value_lies_further_out)
{
  Labels labels = { 0 };
  g_autoptr (NspRadar) radar = lay_out (3, 5, 0, page_area, measure_words, &labels);

  for (guint axis = 0; axis < 8; axis++) {
    double last = 0;

    for (int step = 0; step <= 100; step++) {
      NspPoint at = nsp_radar_point (radar, axis, step / 100.0);
      double away = hypot (at.x - radar->centre.x, at.y - radar->centre.y);

      cr_assert_gt (away, last);
      last = away;
    }
    cr_assert_float_eq (last, radar->radius, EPSILON);
  }
}

Test (radar, the_minimum_lies_on_the_inner_ring_and_values_stay_on_the_scale)
{
  Labels labels = { 0 };
  g_autoptr (NspRadar) radar = lay_out (3, 5, 0, page_area, measure_words, &labels);

  cr_assert_gt (radar->inner, 0.1 * radar->radius);
  cr_assert_lt (radar->inner, 0.2 * radar->radius);
  cr_assert_float_eq (nsp_radar_distance (radar, 0), radar->inner, EPSILON);
  cr_assert_float_eq (nsp_radar_distance (radar, -3), radar->inner, EPSILON);
  cr_assert_float_eq (nsp_radar_distance (radar, 7), radar->radius, EPSILON);
  cr_assert (isnan (nsp_radar_distance (radar, NAN)));
  cr_assert (isnan (nsp_radar_point (radar, 0, NAN).x));
}

static void
check_ticks (int min, int max, int step, guint n, const int *expected)
{
  NspScale scale = { min, max, step, 0, { NULL, NULL } };
  int ticks[NSP_MAX_TICKS];

  cr_assert_eq (nsp_radar_ticks (&scale, ticks), n, "%d to %d", min, max);
  for (guint i = 0; i < n; i++)
    cr_assert_eq (ticks[i], expected[i], "%d to %d: tick %u is %d", min, max, i, ticks[i]);
}

#define TICKS(min, max, step, ...)                                                                 \
  check_ticks (min, max, step, G_N_ELEMENTS (((int[]){ __VA_ARGS__ })), (int[]){ __VA_ARGS__ })

Test (ticks, of_common_scales)
{
  TICKS (1, 5, 1, 1, 2, 3, 4, 5);
  TICKS (0, 4, 1, 0, 1, 2, 3, 4);
  TICKS (1, 6, 1, 1, 2, 3, 4, 5, 6);
  TICKS (1, 7, 1, 1, 2, 3, 4, 5, 6, 7);
  TICKS (1, 9, 1, 1, 3, 5, 7, 9);
  TICKS (1, 10, 1, 1, 4, 7, 10);
  TICKS (0, 10, 1, 0, 2, 4, 6, 8, 10);
  TICKS (-3, 3, 1, -3, -2, -1, 0, 1, 2, 3);
  TICKS (0, 1, 1, 0, 1);
  TICKS (0, 100, 1, 0, 20, 40, 60, 80, 100);
  TICKS (0, 100, 25, 0, 25, 50, 75, 100);
  TICKS (1, 100, 1, 1, 20, 40, 60, 80, 100);
}

Test (ticks, have_both_ends_are_few_and_rise)
{
  for (int min = -120; min <= 120; min += 7)
    for (int span = 1; span <= 254; span++)
      for (int step = 1; step <= 100; step *= 10) {
        NspScale scale = { min, min + span * step, step, 0, { NULL, NULL } };
        int ticks[NSP_MAX_TICKS];
        guint n = nsp_radar_ticks (&scale, ticks);

        cr_assert_geq (n, 2);
        cr_assert_leq (n, NSP_MAX_TICKS);
        cr_assert_eq (ticks[0], scale.min);
        cr_assert_eq (ticks[n - 1], scale.max);
        for (guint i = 1; i < n; i++)
          cr_assert_lt (ticks[i - 1], ticks[i]);
      }
}

Test (ticks, survive_the_largest_scale)
{
  NspScale scale = { G_MININT, G_MAXINT, 1, 0, { NULL, NULL } };
  int ticks[NSP_MAX_TICKS];
  guint n = nsp_radar_ticks (&scale, ticks);

  cr_assert_eq (ticks[0], G_MININT);
  cr_assert_eq (ticks[n - 1], G_MAXINT);
}
