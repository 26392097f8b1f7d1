/* Whether every mark stands where the scale says. What is right is worked out here, from the
 * released figures and from the lines of the scale on the page, not by the functions that placed
 * the marks. SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend_drawing.h"
#include "trend_fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define EPSILON 1e-6

/* A part of a page with its marks, and what was asked for. */
typedef struct {
  const char *name;
  const NspInstrument *instrument;
  NspPage page;
  NspCanvas *canvas;
  NspMarks *marks;
} Part;

static void
part_init (Part *part, const char *name, NspLang lang)
{
  *part = (Part){ .name = name, .marks = nsp_marks_new () };
  part->canvas = nsp_canvas_new (NSP_SVG, lang, "test", NULL);
  cr_assert_not_null (part->canvas);
}

static void
part_clear (Part *part)
{
  nsp_marks_free (part->marks);
  nsp_page_clear (&part->page);
  nsp_canvas_free (part->canvas);
}

/* The only mark of that kind, dimension and period, or NULL. */
static const NspMark *
only (const Part *part, NspMarkKind kind, guint dimension, guint period)
{
  const NspMark *found = NULL;

  for (guint i = 0; i < nsp_marks_count (part->marks); i++) {
    const NspMark *mark = nsp_marks_at (part->marks, i);

    if (mark->kind != kind || mark->dimension != dimension || mark->period != period)
      continue;
    cr_assert_null (found, "%s: two marks %d of dimension %u", part->name, kind, dimension);
    found = mark;
  }
  return found;
}

/* The mark of a line of the scale. */
static const NspMark *
tick_of (const Part *part, guint dimension, int value)
{
  for (guint i = 0; i < nsp_marks_count (part->marks); i++) {
    const NspMark *mark = nsp_marks_at (part->marks, i);

    if (mark->kind == NSP_MARK_TICK && mark->dimension == dimension && mark->value == value)
      return mark;
  }
  cr_assert_fail ("%s: no line at %d", part->name, value);
  return NULL;
}

/* Between what stands at the minimum and at the maximum, in proportion. */
static double
between (const NspScale *scale, double value, double at_min, double at_max)
{
  double shown = CLAMP (value, scale->min, scale->max);

  return (at_min * (scale->max - shown) + at_max * (shown - scale->min)) /
         (scale->max - scale->min);
}

static NspRadarSide
side_of (const NspInstrument *instrument, guint dimension)
{
  int side = instrument->dimensions[dimension].side;

  if (side < 0)
    return NSP_SIDE_NONE;
  return instrument->sides[side].place == NSP_PLACE_LEFT ? NSP_SIDE_LEFT : NSP_SIDE_RIGHT;
}

/* What one part must show of one value; `to` NAN for what has no other end. */
typedef struct {
  NspMarkKind kind;
  guint dimension, period;
  double value, to;
  NspColourRole colour;
} Expected;

/* Finds the mark, which must be there exactly when there is a value, with the right look. */
static const NspMark *
expect (const Part *part, const Expected *it)
{
  const NspMark *mark = only (part, it->kind, it->dimension, it->period);

  if (isnan (it->value)) {
    cr_assert (mark == NULL || isnan (mark->value), "%s: mark %d of dimension %u has no value",
               part->name, it->kind, it->dimension);
    return NULL;
  }
  cr_assert_not_null (mark, "%s: no mark %d of dimension %u", part->name, it->kind, it->dimension);
  cr_assert_eq (mark->value, it->value, "%s: dimension %u: %g is not %g", part->name, it->dimension,
                mark->value, it->value);
  if (!isnan (it->to))
    cr_assert_eq (mark->to, it->to, "%s: dimension %u ends at %g", part->name, it->dimension,
                  mark->to);
  cr_assert_eq (mark->side, side_of (part->instrument, it->dimension));
  cr_assert_eq (mark->colour, it->colour, "%s: colour of mark %d", part->name, it->kind);
  return mark;
}

typedef void (*CheckPlace) (const Part *part, const NspMark *mark, double value, NspPoint at);

static void
check (const Part *part, const Expected *it, CheckPlace check_place)
{
  const NspMark *mark = expect (part, it);

  if (mark == NULL)
    return;
  check_place (part, mark, it->value, mark->at);
  if (!isnan (it->to))
    check_place (part, mark, it->to, mark->end);
}

static double
mean_of (const NspReleasedGroup *group, guint i)
{
  if (group == NULL || group->withheld != NSP_SHOWN || group->dimensions[i].withheld != NSP_SHOWN)
    return NAN;
  return group->dimensions[i].mean.value;
}

/* All values of a dimension in the radar or in the dot plot. */
static void
check_values (const Part *part, const NspFigure *figure, guint i, CheckPlace place)
{
  const NspReleasedDimension *score = &figure->group->dimensions[i];
  double mean = mean_of (figure->group, i);
  double before = figure->group->withheld == NSP_SHOWN ? mean_of (figure->before, i) : NAN;
  gboolean spread = !isnan (mean) && score->withheld_spread == NSP_SHOWN;

  check (part, &(Expected){ NSP_MARK_DOT, i, NSP_MARK_NOW, mean, NAN, NSP_COLOUR_LINE }, place);
  check (part, &(Expected){ NSP_MARK_BEFORE, i, NSP_MARK_EARLIER, before, NAN, NSP_COLOUR_BEFORE },
         place);
  check (part,
         &(Expected){ NSP_MARK_BAND, i, NSP_MARK_NOW, spread ? score->q1.value : NAN,
                      spread ? score->q3.value : NAN, NSP_COLOUR_BAND },
         place);
}

/* The direction in which a dimension's axis must point, clockwise from the top. */
static double
angle_of (const NspInstrument *instrument, guint dimension)
{
  guint of[NSP_N_RADAR_SIDES] = { 0 }, nth = 0;
  NspRadarSide side = side_of (instrument, dimension);

  for (guint i = 0; i < instrument->n_dimensions; i++) {
    nth += i < dimension && side_of (instrument, i) == side;
    of[side_of (instrument, i)]++;
  }
  if (of[NSP_SIDE_NONE] > 0 || of[NSP_SIDE_LEFT] == 0 || of[NSP_SIDE_RIGHT] == 0)
    return (dimension + 0.5) * 2 * G_PI / instrument->n_dimensions;
  return (side == NSP_SIDE_RIGHT ? 1 : -1) * (nth + 0.5) * G_PI / of[side];
}

static void
check_in_radar (const Part *part, const NspMark *mark, double value, NspPoint at)
{
  const NspScale *scale = &part->instrument->scale;
  const NspMark *inner = tick_of (part, NSP_NO_DIMENSION, scale->min);
  const NspMark *outer = tick_of (part, NSP_NO_DIMENSION, scale->max);
  double x = inner->at.x, y = inner->at.y + inner->size;
  double away = between (scale, value, inner->size, outer->size);
  double angle = angle_of (part->instrument, mark->dimension);

  cr_assert_float_eq (at.x, x + away * sin (angle), EPSILON, "%s: dimension %u at %g", part->name,
                      mark->dimension, value);
  cr_assert_float_eq (at.y, y - away * cos (angle), EPSILON, "%s: dimension %u at %g", part->name,
                      mark->dimension, value);
}

/* Rings in the order of their values, each number on its own. */
static void
check_rings (const Part *part)
{
  const NspScale *scale = &part->instrument->scale;
  const NspMark *inner = tick_of (part, NSP_NO_DIMENSION, scale->min);
  const NspMark *outer = tick_of (part, NSP_NO_DIMENSION, scale->max);

  cr_assert_gt (inner->size, 1);
  cr_assert_gt (outer->size, inner->size + 1);
  for (guint i = 0; i < nsp_marks_count (part->marks); i++) {
    const NspMark *mark = nsp_marks_at (part->marks, i);
    double ring = between (scale, mark->value, inner->size, outer->size);

    if (mark->kind == NSP_MARK_TICK)
      cr_assert_float_eq (mark->size, ring, EPSILON, "%s: ring %g", part->name, mark->value);
    if (mark->kind != NSP_MARK_NUMBER)
      continue;
    cr_assert_eq (atof (mark->text), mark->value, "%s: %s", part->name, mark->text);
    cr_assert_float_eq (mark->at.y, inner->at.y + inner->size - ring, 8, "%s: number %s",
                        part->name, mark->text);
  }
}

/* The corners go clockwise, each at its dimension's value. */
static void
check_vertices (const Part *part, guint period)
{
  const NspMark *first = nsp_marks_find (part->marks, NSP_MARK_VERTEX, period);
  guint n = part->instrument->n_dimensions;

  for (guint i = 0; i < n; i++) {
    double angle = angle_of (part->instrument, first[i].dimension);
    double next = angle_of (part->instrument, first[(i + 1) % n].dimension);
    double turn = fmod (next - angle + 4 * G_PI, 2 * G_PI);

    cr_assert_eq (first[i].kind, NSP_MARK_VERTEX);
    cr_assert_eq (first[i].period, period);
    cr_assert (n < 3 || (turn > 0 && turn < G_PI + EPSILON), "%s: corner %u", part->name, i);
  }
}

static void
check_label (const Part *part, const NspFigure *figure, guint i, double centre)
{
  const NspMark *label = only (part, NSP_MARK_LABEL, i, 0);
  double right = sin (angle_of (part->instrument, i));

  cr_assert_not_null (label);
  cr_assert_str_eq (label->text,
                    nsp_text_get (&part->instrument->dimensions[i].title, figure->lang));
  if (fabs (right) > 1e-9)
    cr_assert_gt ((label->at.x - centre) * right, 0, "%s: label %u", part->name, i);
}

static void
check_radar (const Case *it)
{
  const NspFigure *figure = &it->figure;
  g_autoptr (NspRadar) radar = NULL;
  Part part;

  part_init (&part, it->name, figure->lang);
  nsp_page_init (&part.page, figure);
  part.instrument = figure->instrument;
  part.page.canvas = part.canvas;
  radar = nsp_page_mark_radar (&part.page, (NspBox){ 26, 78, 536, 456 }, part.marks);
  check_rings (&part);
  check_vertices (&part, NSP_MARK_NOW);
  check_vertices (&part, NSP_MARK_EARLIER);
  for (guint i = 0; i < figure->instrument->n_dimensions; i++) {
    double mean = mean_of (figure->group, i);
    double before = mean_of (figure->before, i);
    Expected now = { NSP_MARK_VERTEX, i, NSP_MARK_NOW, mean, NAN, NSP_COLOUR_LINE };
    Expected earlier = { NSP_MARK_VERTEX, i, NSP_MARK_EARLIER, before, NAN, NSP_COLOUR_BEFORE };

    check_values (&part, figure, i, check_in_radar);
    check (&part, &now, check_in_radar);
    check (&part, &earlier, check_in_radar);
    check_label (&part, figure, i, radar->centre.x);
  }
  part_clear (&part);
}

static void
check_on_track (const Part *part, const NspMark *mark, double value, NspPoint at)
{
  const NspScale *scale = &part->instrument->scale;
  const NspMark *low = tick_of (part, mark->dimension, scale->min);
  const NspMark *high = tick_of (part, mark->dimension, scale->max);

  cr_assert_gt (high->at.x, low->at.x + 1);
  cr_assert_float_eq (at.x, between (scale, value, low->at.x, high->at.x), EPSILON,
                      "%s: dimension %u at %g", part->name, mark->dimension, value);
  cr_assert_float_eq (at.y, low->at.y, EPSILON);
}

/* A row: its label over or before its track, its mean behind it, as written. */
static void
check_row (const Part *part, const NspFigure *figure, guint i)
{
  const NspMark *label = only (part, NSP_MARK_LABEL, i, 0);
  const NspMark *words = only (part, NSP_MARK_VALUE, i, 0), *track;
  double mean = mean_of (figure->group, i);
  g_autofree char *number = isnan (mean)
                                ? g_strdup ("–")
                                : nsp_number_text (figure->group->dimensions[i].mean, figure->lang);

  track = only (part, NSP_MARK_TRACK, i, 0);
  cr_assert_str_eq (label->text,
                    nsp_text_get (&part->instrument->dimensions[i].title, figure->lang));
  cr_assert_str_eq (words->text, number);
  if (track == NULL)
    return;
  cr_assert_lt (label->at.y, track->at.y);
  cr_assert_lt (track->end.x, words->at.x);
  cr_assert_lt (track->at.y - label->at.y, 70, "%s: label %u is far", part->name, i);
  cr_assert_lt (fabs (track->at.y - words->at.y), 40, "%s: mean %u is far", part->name, i);
}

/* Numbers stand under the lines of the same value. */
static void
check_numbers (const Part *part)
{
  for (guint i = 0; i < nsp_marks_count (part->marks); i++) {
    const NspMark *mark = nsp_marks_at (part->marks, i);

    if (mark->kind != NSP_MARK_NUMBER)
      continue;
    cr_assert_eq (atof (mark->text), mark->value, "%s: %s", part->name, mark->text);
    if (only (part, NSP_MARK_TRACK, mark->dimension, 0) != NULL)
      cr_assert_float_eq (mark->at.x, tick_of (part, mark->dimension, (int)mark->value)->at.x,
                          EPSILON);
  }
}

static void
check_dotplot (const Case *it)
{
  const NspFigure *figure = &it->figure;
  Part part;

  part_init (&part, it->name, figure->lang);
  nsp_page_init (&part.page, figure);
  part.instrument = figure->instrument;
  part.page.canvas = part.canvas;
  nsp_page_mark_dotplot (&part.page, (NspBox){ 580, 78, 227, 440 }, part.marks);
  check_numbers (&part);
  for (guint i = 0; i < figure->instrument->n_dimensions; i++) {
    check_row (&part, figure, i);
    check_values (&part, figure, i, check_on_track);
  }
  part_clear (&part);
}

/* Each of the made-up instruments: `right` and `left` dimensions and those of no side. */
static void
for_each_instrument (void (*check_case) (const Case *))
{
  static const int scales[][2] = { { 1, 5 }, { 0, 100 }, { -3, 3 }, { 1, 9 } };

  for (guint n = 2; n <= 16; n++) {
    const guint sides[][3] = { { 0, 0, n },     { n, 0, 0 }, { 0, n, 0 }, { n / 2, n - n / 2, 0 },
                               { 1, n - 1, 0 }, { 1, n, 1 } };

    for (gsize i = 0; i < G_N_ELEMENTS (sides); i++) {
      const int *scale = scales[(n + i) % G_N_ELEMENTS (scales)];
      g_autofree char *name = g_strdup_printf ("generated %u %zu", n, i);
      g_autoptr (Case) it =
          case_new (name, sides[i][0], sides[i][1], sides[i][2], scale[0], scale[1]);

      check_case (it);
    }
  }
}

static void
for_each_in_gallery (void (*check_case) (const Case *))
{
  g_autoptr (GPtrArray) cases = case_gallery ();

  for (guint i = 0; i < cases->len; i++)
    check_case (g_ptr_array_index (cases, i));
}

Test (marks, of_the_radar_stand_where_the_scale_says, .timeout = 300)
{
  for_each_instrument (check_radar);
  for_each_in_gallery (check_radar);
}

Test (marks, of_the_dot_plot_stand_where_the_scale_says, .timeout = 300)
{
  for_each_instrument (check_dotplot);
  for_each_in_gallery (check_dotplot);
}

static void
check_in_panel (const Part *part, const NspMark *mark, double value, NspPoint at)
{
  const NspScale *scale = &part->instrument->scale;
  const NspMark *low = tick_of (part, mark->dimension, scale->min);
  const NspMark *high = tick_of (part, mark->dimension, scale->max);

  cr_assert_lt (high->at.y, low->at.y - 1, "%s: high is not up", part->name);
  cr_assert_float_eq (at.y, between (scale, value, low->at.y, high->at.y), EPSILON,
                      "%s: dimension %u at %g", part->name, mark->dimension, value);
  cr_assert (at.x > low->at.x && at.x < low->end.x);
}

/* "2023-2024" is written like that, or "23-24", or on two lines with a moment. */
static void
check_year (const Part *part, const NspTrend *trend, const NspMark *mark)
{
  const char *year = trend->years[mark->period];
  g_autofree char *brief = g_strdup_printf ("%.2s-%.2s", year + 2, year + 7);

  if (!g_ascii_isdigit (mark->text[0]))
    return; /* a moment, under its year */
  cr_assert (strncmp (year, mark->text, strlen (mark->text)) == 0 ||
                 strcmp (brief, mark->text) == 0,
             "%s: %s stands for %s", part->name, mark->text, year);
}

/* Everything of a year stands in one column, and the years from left to right. */
static void
check_columns (const Part *part, const NspTrend *trend, guint panel)
{
  const NspMark *low = tick_of (part, panel, part->instrument->scale.min);

  for (guint i = 0; i < nsp_marks_count (part->marks); i++) {
    const NspMark *mark = nsp_marks_at (part->marks, i);
    double column = low->at.x + (low->end.x - low->at.x) * (mark->period + 0.5) / trend->n_years;
    gboolean of_year = mark->kind == NSP_MARK_DOT || mark->kind == NSP_MARK_POINT ||
                       mark->kind == NSP_MARK_INTERVAL || mark->kind == NSP_MARK_OTHER ||
                       mark->kind == NSP_MARK_PERIOD || mark->kind == NSP_MARK_COUNT;

    if (mark->dimension != panel || !of_year)
      continue;
    cr_assert_float_eq (mark->at.x, column, EPSILON, "%s: panel %u, year %u", part->name, panel,
                        mark->period);
    if (mark->kind == NSP_MARK_PERIOD)
      check_year (part, trend, mark);
  }
}

static void
check_words (const Part *part, const NspTrend *trend, guint panel, guint year)
{
  const NspTrendPoint *point = &trend->points[panel * trend->n_years + year];
  const NspMark *value = only (part, NSP_MARK_VALUE, panel, year);
  const NspMark *count = only (part, NSP_MARK_COUNT, panel, year);
  g_autofree char *mean = nsp_number_text (point->mean, trend->lang);

  cr_assert (value == NULL || strcmp (value->text, mean) == 0, "%s: %s", part->name, mean);
  if (count == NULL)
    return;
  if (point->withheld || isnan (point->mean.value))
    cr_assert_str_eq (count->text, point->withheld ? "*" : "–");
  else if (point->n < 1000)
    cr_assert_eq ((guint64)atoi (count->text), point->n, "%s: n is %s", part->name, count->text);
}

static void
check_point (const Part *part, const NspTrend *trend, guint panel, guint year)
{
  const NspTrendPoint *point = &trend->points[panel * trend->n_years + year];
  double mean = point->withheld ? NAN : point->mean.value;
  gboolean interval = !isnan (mean) && !isnan (point->ci95[0].value);

  check (part, &(Expected){ NSP_MARK_DOT, panel, year, mean, NAN, NSP_COLOUR_LINE },
         check_in_panel);
  check (part, &(Expected){ NSP_MARK_POINT, panel, year, mean, NAN, NSP_COLOUR_LINE },
         check_in_panel);
  check (part,
         &(Expected){ NSP_MARK_INTERVAL, panel, year, interval ? point->ci95[0].value : NAN,
                      interval ? point->ci95[1].value : NAN, NSP_COLOUR_INTERVAL },
         check_in_panel);
  check_words (part, trend, panel, year);
}

/* Numbers stand beside the lines of the same value. */
static void
check_scale (const Part *part)
{
  for (guint i = 0; i < nsp_marks_count (part->marks); i++) {
    const NspMark *mark = nsp_marks_at (part->marks, i), *tick;

    if (mark->kind != NSP_MARK_NUMBER)
      continue;
    tick = tick_of (part, mark->dimension, (int)mark->value);
    cr_assert_eq (atof (mark->text), mark->value, "%s: %s", part->name, mark->text);
    cr_assert_float_eq (mark->at.y, tick->at.y, 8, "%s: number %s", part->name, mark->text);
    cr_assert_lt (mark->at.x, tick->at.x);
  }
}

static void
check_others (const Part *part, const NspTrend *trend)
{
  guint n = part->instrument->n_dimensions, found = 0;

  for (guint i = 0; i < nsp_marks_count (part->marks); i++) {
    const NspMark *mark = nsp_marks_at (part->marks, i);
    double value;

    if (mark->kind != NSP_MARK_OTHER)
      continue;
    found++;
    value = trend->faint[(mark->group * n + mark->dimension) * trend->n_years + mark->period].value;
    cr_assert_eq (mark->colour, NSP_COLOUR_OTHERS);
    cr_assert (isnan (value) ? isnan (mark->value) : mark->value == value);
    if (!isnan (value))
      check_in_panel (part, mark, value, mark->at);
  }
  cr_assert_eq (found, trend->n_faint * n * trend->n_years);
}

static void
check_trend (const TrendCase *it)
{
  const NspTrend *trend = &it->trend;
  g_autoptr (NspTrendLayout) layout = NULL;
  Part part;

  part_init (&part, it->name, trend->lang);
  nsp_page_init_labels (&part.page, trend->instrument, trend->lang);
  part.instrument = trend->instrument;
  part.page.canvas = part.canvas;
  layout = nsp_trend_mark_panels (&part.page, trend, (NspBox){ 35, 80, 772, 440 }, part.marks);
  for (guint panel = 0; panel < trend->instrument->n_dimensions; panel++) {
    check_columns (&part, trend, panel);
    for (guint year = 0; year < trend->n_years; year++)
      check_point (&part, trend, panel, year);
  }
  check_scale (&part);
  check_others (&part, trend);
  part_clear (&part);
}

Test (marks, of_a_trend_stand_where_the_scale_says, .timeout = 300)
{
  g_autoptr (GPtrArray) cases = trend_case_gallery ();

  for (guint i = 0; i < cases->len; i++)
    check_trend (g_ptr_array_index (cases, i));
  for (guint n = 2; n <= 16; n++) {
    const guint sides[][3] = { { 0, 0, n }, { n, 0, 0 }, { 0, n, 0 }, { n / 2, n - n / 2, 0 } };

    for (gsize i = 0; i < G_N_ELEMENTS (sides); i++) {
      Case *base = case_new ("trend", sides[i][0], sides[i][1], sides[i][2], 1, 5);
      g_autoptr (TrendCase) it = trend_case_new ("generated trend", base, 1 + n % 5);

      trend_case_add_faint (it, 2);
      check_trend (it);
    }
  }
}

static void
check_hex (NspColourRole role, NspRadarSide side, guint hex)
{
  NspColour colour = nsp_theme_colour (role, side);

  cr_assert_eq ((guint)(lround (colour.red * 255) << 16 | lround (colour.green * 255) << 8 |
                        lround (colour.blue * 255)),
                hex, "role %d of side %d is not %06x", role, side, hex);
}

/* Process right and blue, product left and brown, slate without sides; last year and others grey.
 */
Test (marks, have_the_colours_of_their_sides)
{
  static const guint sides[] = { 0x37475b, 0x00598f, 0xa85400 };

  for (int side = 0; side < NSP_N_RADAR_SIDES; side++) {
    check_hex (NSP_COLOUR_LINE, (NspRadarSide)side, sides[side]);
    check_hex (NSP_COLOUR_BAND, (NspRadarSide)side, sides[side]);
    check_hex (NSP_COLOUR_INTERVAL, (NspRadarSide)side, sides[side]);
    check_hex (NSP_COLOUR_BEFORE, (NspRadarSide)side, 0x6f7680);
    check_hex (NSP_COLOUR_OTHERS, (NspRadarSide)side, 0x6f7680);
  }
}

/* What the legend says of bands: whether there are any, and whether some are left out. */
static void
check_bands (Case *it, gboolean has_band, gboolean withheld)
{
  NspPage page;

  nsp_page_init (&page, &it->figure);
  cr_assert_eq (page.has_band, has_band, "%s", it->name);
  cr_assert_eq (page.band_withheld, withheld, "%s", it->name);
  nsp_page_clear (&page);
}

Test (marks, a_page_knows_of_bands_that_are_left_out)
{
  g_autoptr (Case) all = case_srt ("all", NSP_NL), none = case_srt ("none", NSP_NL);
  g_autoptr (Case) some = case_srt ("some", NSP_NL), means = case_srt ("means", NSP_NL);

  check_bands (all, TRUE, FALSE);
  case_withhold_spread (none);
  check_bands (none, FALSE, TRUE);
  some->now.dimensions[0].withheld_spread = NSP_WITHHELD_MIN_N;
  check_bands (some, TRUE, TRUE);
  case_withhold (means, 0, NSP_WITHHELD_MIN_N); /* without a mean there is nothing to say */
  check_bands (means, TRUE, FALSE);
}
