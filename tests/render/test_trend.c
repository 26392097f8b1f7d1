/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "trend_fixture.h"
#include "trend_layout.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define EPSILON 1e-6
#define MOST 100

static const NspBox page_area = { 35, 90, 772, 430 };

/* A title of one or two lines. */
static double
measure_title (guint panel, double width, double size, gpointer data G_GNUC_UNUSED)
{
  return (10 * (panel % 5) * size * 0.55 > width ? 2 : 1) * 1.21 * size;
}

/* A title that does not listen. */
static double
measure_stubborn (guint panel G_GNUC_UNUSED, double width G_GNUC_UNUSED, double size G_GNUC_UNUSED,
                  gpointer data G_GNUC_UNUSED)
{
  return 400;
}

/* So many panels of each side. */
typedef struct {
  guint right, left, none;
  NspRadarSide sides[MOST];
} Panels;

static NspTrendLayout *
lay_out (Panels *panels, guint n_years, NspTrendMeasure measure)
{
  guint n = panels->right + panels->left + panels->none;
  NspTrendSpec spec = { .area = page_area,
                        .sides = panels->sides,
                        .n_panels = n,
                        .n_years = n_years,
                        .heading = panels->right + panels->left > 0 ? 24 : 0,
                        .digits = 0.6,
                        .year_lines = 1 + n_years % 2,
                        .measure = measure };

  for (guint i = 0; i < n; i++)
    panels->sides[i] = i < panels->right                  ? NSP_SIDE_RIGHT
                       : i < panels->right + panels->left ? NSP_SIDE_LEFT
                                                          : NSP_SIDE_NONE;
  return nsp_trend_layout_new (&spec);
}

static gboolean
is_within (NspBox inner, NspBox outer)
{
  return inner.x >= outer.x - EPSILON && inner.y >= outer.y - EPSILON &&
         inner.x + inner.width <= outer.x + outer.width + EPSILON &&
         inner.y + inner.height <= outer.y + outer.height + EPSILON;
}

static gboolean
overlap (NspBox a, NspBox b)
{
  return a.x < b.x + b.width - EPSILON && b.x < a.x + a.width - EPSILON &&
         a.y < b.y + b.height - EPSILON && b.y < a.y + a.height - EPSILON;
}

static void
check_panel (const NspTrendLayout *layout, guint i, const char *what)
{
  const NspTrendPanel *panel = &layout->panels[i];
  double bottom = panel->plot.y + panel->plot.height + layout->under;

  cr_assert (is_within (panel->box, page_area), "%s: panel %u leaves the page", what, i);
  cr_assert (is_within (panel->title, panel->box), "%s: title %u", what, i);
  cr_assert (is_within (panel->plot, panel->box), "%s: plot %u", what, i);
  cr_assert_leq (panel->title.y + panel->title.height, panel->plot.y, "%s: title %u", what, i);
  cr_assert_leq (bottom, panel->box.y + panel->box.height + EPSILON, "%s: rows %u", what, i);
  cr_assert_gt (panel->plot.height, 5, "%s: plot %u", what, i);
  cr_assert_float_eq (panel->plot.width, layout->panels[0].plot.width, EPSILON, "%s", what);
  cr_assert_float_eq (panel->plot.height, layout->panels[0].plot.height, EPSILON, "%s", what);
  for (guint j = 0; j < i; j++)
    cr_assert (!overlap (panel->box, layout->panels[j].box), "%s: %u and %u", what, i, j);
}

/* The sides beside each other, product left, under headings that touch no panel. */
static void
check_sides (const NspTrendLayout *layout, const Panels *panels, const char *what)
{
  double left = -INFINITY, right = INFINITY;

  for (guint i = 0; i < layout->n_panels; i++) {
    NspBox box = layout->panels[i].box;

    if (panels->sides[i] == NSP_SIDE_LEFT)
      left = MAX (left, box.x + box.width);
    if (panels->sides[i] == NSP_SIDE_RIGHT)
      right = MIN (right, box.x);
    for (int side = 0; side < NSP_N_RADAR_SIDES; side++)
      cr_assert (!overlap (box, layout->headings[side]), "%s: heading over %u", what, i);
  }
  cr_assert_lt (left, right, "%s: process is not right of product", what);
  for (int side = 0; side < NSP_N_RADAR_SIDES; side++)
    if (layout->headings[side].width > 0)
      cr_assert (is_within (layout->headings[side], page_area), "%s: heading", what);
}

static void
check_layout (Panels *panels, guint n_years, NspTrendMeasure measure)
{
  g_autoptr (NspTrendLayout) layout = lay_out (panels, n_years, measure);
  g_autofree char *what = g_strdup_printf ("right %u, left %u, none %u, %u years", panels->right,
                                           panels->left, panels->none, n_years);

  cr_assert_eq (layout->n_panels, panels->right + panels->left + panels->none);
  for (guint i = 0; i < layout->n_panels; i++)
    check_panel (layout, i, what);
  check_sides (layout, panels, what);
}

Test (trend_layout, holds_for_any_number_of_panels)
{
  for (guint n = 1; n <= 50; n++)
    for (guint years = 1; years <= 12; years += n > 8 ? 5 : 1) {
      check_layout (&(Panels){ .right = n, .left = n }, years, measure_title);
      check_layout (&(Panels){ .right = n, .left = 50 - n }, years, measure_title);
      check_layout (&(Panels){ .right = 3, .left = n }, years, measure_title);
      check_layout (&(Panels){ .right = n }, years, measure_title);
      check_layout (&(Panels){ .left = n }, years, measure_title);
      check_layout (&(Panels){ .none = n }, years, measure_title);
      check_layout (&(Panels){ .right = n, .left = 1, .none = 2 }, years, measure_title);
      check_layout (&(Panels){ .right = n, .left = n }, years, measure_stubborn);
    }
}

Test (trend_layout, of_nothing_is_empty)
{
  g_autoptr (NspTrendLayout) layout = lay_out (&(Panels){ .right = 0 }, 3, measure_title);

  cr_assert_eq (layout->n_panels, 0);
}

/* Three rows: two columns of product, one of process; read row by row. */
Test (trend_layout, of_the_srt_fills_the_page)
{
  Panels panels = { .right = 3, .left = 5 };
  g_autoptr (NspTrendLayout) layout = lay_out (&panels, 4, measure_title);
  const NspTrendPanel *at = layout->panels;

  cr_assert_eq (layout->rows, 3);
  cr_assert_eq (layout->columns, 3);
  cr_assert_float_eq (at[3].box.y, at[4].box.y, EPSILON);
  cr_assert_lt (at[3].box.x, at[4].box.x);
  cr_assert_float_eq (at[3].box.x, at[5].box.x, EPSILON);
  cr_assert_lt (at[3].box.y, at[5].box.y);
  cr_assert_float_eq (at[0].box.x, at[2].box.x, EPSILON);
  cr_assert_float_eq (at[0].box.y, at[3].box.y, EPSILON);
  cr_assert_gt (at[0].plot.height, 80);
}

Test (trend_layout, higher_values_stand_higher)
{
  Panels panels = { .right = 3, .left = 5 };
  g_autoptr (NspTrendLayout) layout = lay_out (&panels, 5, measure_title);

  for (guint i = 0; i < layout->n_panels; i++) {
    NspBox plot = layout->panels[i].plot;
    double before = INFINITY;

    for (int step = 0; step <= 40; step++) {
      double y = nsp_trend_layout_point (layout, i, 0, step / 40.0).y;

      cr_assert_lt (y, before);
      before = y;
    }
    cr_assert_float_eq (nsp_trend_layout_point (layout, i, 0, 0).y, plot.y + plot.height, EPSILON);
    cr_assert_float_eq (nsp_trend_layout_point (layout, i, 0, 1).y, plot.y, EPSILON);
    cr_assert_float_eq (nsp_trend_layout_point (layout, i, 0, 1.5).y, plot.y, EPSILON);
    cr_assert (isnan (nsp_trend_layout_point (layout, i, 0, NAN).y));
  }
}

Test (trend_layout, years_stand_in_order_and_evenly)
{
  for (guint n_years = 1; n_years <= 12; n_years++) {
    Panels panels = { .none = 3 };
    g_autoptr (NspTrendLayout) layout = lay_out (&panels, n_years, measure_title);
    NspBox plot = layout->panels[1].plot;

    cr_assert_float_eq (layout->pitch * n_years, plot.width, EPSILON);
    for (guint year = 0; year < n_years; year++)
      cr_assert_float_eq (nsp_trend_layout_point (layout, 1, year, 0).x,
                          plot.x + (year + 0.5) * layout->pitch, EPSILON);
  }
}

static GBytes *
render (const TrendCase *it, NspFormat format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = nsp_trend_render (&it->trend, format, &error);

  cr_assert_not_null (bytes, "%s: %s", it->name, error != NULL ? error->message : "no error");
  return bytes;
}

static gboolean
contains (GBytes *bytes, const char *needle)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, needle, strlen (needle)) != NULL;
}

static gboolean
is_same (const TrendCase *a, const TrendCase *b)
{
  g_autoptr (GBytes) first = render (a, NSP_PDF);
  g_autoptr (GBytes) second = render (b, NSP_PDF);

  return g_bytes_equal (first, second);
}

Test (trend, is_the_same_every_time)
{
  g_autoptr (TrendCase) it = trend_case_srt ("srt", NSP_NL, 4);

  trend_case_add_faint (it, 3);
  for (int format = NSP_PNG; format <= NSP_SVG; format++) {
    g_autoptr (GBytes) first = render (it, (NspFormat)format);
    g_autoptr (GBytes) second = render (it, (NspFormat)format);

    cr_assert (g_bytes_equal (first, second), "format %d", format);
  }
}

static gpointer
render_pdf (gpointer it)
{
  return render (it, NSP_PDF);
}

Test (trend, is_the_same_from_several_threads)
{
  g_autoptr (TrendCase) it = trend_case_srt ("srt", NSP_NL, 5);
  g_autoptr (GBytes) alone = render (it, NSP_PDF);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("render", render_pdf, it);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++) {
    g_autoptr (GBytes) bytes = g_thread_join (threads[i]);

    cr_assert (g_bytes_equal (alone, bytes));
  }
}

Test (trend, pdf_has_language_and_title_and_no_time)
{
  static const char *const langs[] = { "/Lang (nl)", "/Lang (en)" };

  for (int lang = 0; lang < NSP_N_LANGS; lang++) {
    g_autoptr (TrendCase) it = trend_case_srt ("srt", (NspLang)lang, 3);
    g_autoptr (GBytes) bytes = render (it, NSP_PDF);

    cr_assert (g_str_has_prefix (g_bytes_get_data (bytes, NULL), "%PDF-1."));
    cr_assert (contains (bytes, langs[lang]));
    cr_assert (contains (bytes, "/DisplayDocTitle true"));
    cr_assert (contains (bytes, "/Title"));
    cr_assert (!contains (bytes, "/CreationDate"));
    cr_assert (contains (bytes, "/FontFile"), "fonts are embedded");
  }
}

Test (trend, svg_has_title_with_years)
{
  g_autoptr (TrendCase) it = trend_case_srt ("srt", NSP_EN, 3);
  g_autoptr (GBytes) bytes = render (it, NSP_SVG);

  cr_assert (contains (bytes, "<title>Werkplaats Burgerschap – Social Regulation Tool, "
                              "2023-2024 to 2025-2026</title>"));
  cr_assert (contains (bytes, " lang=\"en\""));
}

/* What is withheld cannot be read from the file if the file does not depend on it. */
static void
check_range (const char *first, const char *last, const char *expected)
{
  g_autofree char *range = nsp_trend_range (first, last, NSP_EN);

  cr_assert_str_eq (range, expected);
}

Test (trend, a_range_names_a_year_once)
{
  check_range ("2021-2022", "2025-2026", "2021-2022 to 2025-2026");
  check_range ("2025-2026 · start", "2025-2026 · end", "2025-2026 · start to end");
  check_range ("2024-2025 · end", "2025-2026 · end", "2024-2025 · end to 2025-2026 · end");
  check_range ("2025-2026", "2025-2026 · end", "2025-2026 to 2025-2026 · end");
  check_range ("2025", "2025-2026 · end", "2025 to 2025-2026 · end");
  check_range ("start", "end", "start to end");
}

Test (trend, does_not_depend_on_what_is_withheld)
{
  for (int format = NSP_PNG; format <= NSP_SVG; format++) {
    g_autoptr (TrendCase) a = trend_case_srt ("srt", NSP_NL, 4);
    g_autoptr (TrendCase) b = trend_case_srt ("srt", NSP_NL, 4);
    g_autoptr (GBytes) first = NULL;
    g_autoptr (GBytes) second = NULL;

    trend_case_withhold (a, 2);
    trend_case_withhold (b, 2);
    for (guint i = 0; i < 8; i++)
      *trend_case_point (b, i, 2) = (NspTrendPoint){
        TRUE, 123456789 + i, case_number (1 + i / 4.0), { case_number (1), case_number (3) }
      };
    first = render (a, (NspFormat)format);
    second = render (b, (NspFormat)format);
    cr_assert (g_bytes_equal (first, second), "format %d", format);
  }
}

Test (trend, does_not_depend_on_what_is_missing)
{
  g_autoptr (TrendCase) a = trend_case_srt ("srt", NSP_NL, 4);
  g_autoptr (TrendCase) b = trend_case_srt ("srt", NSP_NL, 4);

  trend_case_miss (a, 1);
  trend_case_miss (b, 1);
  trend_case_point (b, 3, 1)->n = 3;
  trend_case_point (b, 3, 1)->ci95[0] = case_number (3);
  trend_case_point (b, 3, 1)->ci95[1] = case_number (5);
  cr_assert (is_same (a, b));
}

Test (trend, tells_missing_from_withheld)
{
  g_autoptr (TrendCase) a = trend_case_srt ("srt", NSP_NL, 4);
  g_autoptr (TrendCase) b = trend_case_srt ("srt", NSP_NL, 4);

  trend_case_miss (a, 1);
  trend_case_withhold (b, 1);
  cr_assert (!is_same (a, b));
}

static void
more_mean (TrendCase *it)
{
  trend_case_point (it, 0, 1)->mean.value += 0.02;
}

static void
more_n (TrendCase *it)
{
  trend_case_point (it, 0, 1)->n++;
}

static void
more_interval (TrendCase *it)
{
  trend_case_point (it, 0, 1)->ci95[1].value += 0.1;
}

static void
add_note (TrendCase *it)
{
  it->trend.note = "Alleen in 2024-2025 en 2025-2026.";
}

static void
add_faint (TrendCase *it)
{
  trend_case_add_faint (it, 2);
}

static void
only_students (TrendCase *it)
{
  it->trend.students = TRUE;
}

static void
leave_out (TrendCase *it)
{
  it->trend.left_out = TRUE;
}

static void
make_exact (TrendCase *it)
{
  it->trend.exact = TRUE;
}

static void
everyone (TrendCase *it)
{
  it->trend.network = NULL;
}

Test (trend, shows_what_it_is_about)
{
  static void (*const changes[]) (TrendCase *) = { more_mean, more_n,     more_interval,
                                                   add_note,  add_faint,  only_students,
                                                   leave_out, make_exact, everyone };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autoptr (TrendCase) base = trend_case_srt ("srt", NSP_NL, 3);
    g_autoptr (TrendCase) other = trend_case_srt ("srt", NSP_NL, 3);

    cr_assert (is_same (base, other));
    changes[i](other);
    cr_assert (!is_same (base, other), "change %zu does not show", i);
  }
}

/* Bytes that are not text, control characters, nothing at all. */
Test (trend, any_name_can_be_drawn)
{
  static const char *const names[] = { "", "\xff\xfe\xfd 2024-2025", "a\nb\tc\x01", "%s%n {1}",
                                       "een heel lange naam van een moment in het schooljaar" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (TrendCase) it = trend_case_srt ("name", NSP_NL, 3);

    it->trend.network = it->trend.note = names[i];
    case_set_label (it->base, 0, names[i]);
    g_free (it->years[1]);
    it->years[1] = g_strdup (names[i]);
    for (int format = NSP_PNG; format <= NSP_SVG; format++) {
      g_autoptr (GBytes) bytes = render (it, (NspFormat)format);

      cr_assert_gt (g_bytes_get_size (bytes), 1000);
    }
  }
}

Test (trend, without_years_or_values_is_still_a_page)
{
  g_autoptr (TrendCase) none = trend_case_srt ("none", NSP_NL, 0);
  g_autoptr (TrendCase) odd = trend_case_srt ("odd", NSP_EN, 3);
  g_autoptr (GBytes) empty = render (none, NSP_PDF);
  g_autoptr (GBytes) bytes = NULL;

  trend_case_set (trend_case_point (odd, 0, 0), 3, NAN); /* no interval */
  trend_case_set (trend_case_point (odd, 1, 0), NAN, NAN);
  trend_case_set (trend_case_point (odd, 2, 0), 9, 50);
  trend_case_point (odd, 2, 0)->n = G_MAXUINT64;
  bytes = render (odd, NSP_PDF);
  cr_assert_gt (g_bytes_get_size (empty), 1000);
  cr_assert_gt (g_bytes_get_size (bytes), 1000);
}

Test (trend, every_case_of_the_gallery_is_drawn, .timeout = 300)
{
  g_autoptr (GPtrArray) cases = trend_case_gallery ();

  for (guint i = 0; i < cases->len; i++) {
    const TrendCase *it = g_ptr_array_index (cases, i);
    g_autoptr (GBytes) bytes = render (it, NSP_PDF);

    cr_assert_gt (g_bytes_get_size (bytes), 1000, "%s", it->name);
  }
}
