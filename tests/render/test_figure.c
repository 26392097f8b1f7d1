/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "fixture.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <math.h>
#include <string.h>

static GBytes *
render (const Case *it, NspFormat format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = nsp_figure_render (&it->figure, format, &error);

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

/* The same picture in every format. PNG says it all and is slow: PDF is enough where only words
 * and numbers can differ. */
static void
check_same (const Case *a, const Case *b, const char *what)
{
  g_autoptr (GBytes) first = render (a, NSP_PDF);
  g_autoptr (GBytes) second = render (b, NSP_PDF);

  cr_assert (g_bytes_equal (first, second), "%s", what);
}

static void
check_differ (const Case *a, const Case *b, const char *what)
{
  g_autoptr (GBytes) first = render (a, NSP_PDF);
  g_autoptr (GBytes) second = render (b, NSP_PDF);

  cr_assert (!g_bytes_equal (first, second), "%s", what);
}

Test (figure, is_the_same_every_time)
{
  g_autoptr (Case) it = case_srt ("srt", NSP_NL);

  for (int format = NSP_PNG; format <= NSP_SVG; format++) {
    g_autoptr (GBytes) first = render (it, (NspFormat)format);
    g_autoptr (GBytes) second = render (it, (NspFormat)format);

    cr_assert (g_bytes_equal (first, second), "format %d", format);
  }
}

Test (figure, pdf_has_language_and_title_and_no_time)
{
  static const char *const langs[] = { "/Lang (nl)", "/Lang (en)" };

  for (int lang = 0; lang < NSP_N_LANGS; lang++) {
    g_autoptr (Case) it = case_srt ("srt", (NspLang)lang);
    g_autoptr (GBytes) bytes = NULL;

    case_set_network (it, "Burgerschap");
    nsp_period_take_year (&it->now.period, NULL);
    bytes = render (it, NSP_PDF);
    cr_assert (g_str_has_prefix (g_bytes_get_data (bytes, NULL), "%PDF-1."));
    cr_assert (contains (bytes, langs[lang]));
    cr_assert (contains (bytes, "/DisplayDocTitle true"));
    cr_assert (contains (bytes, "/Title"));
    cr_assert (!contains (bytes, "/CreationDate"));
    cr_assert (contains (bytes, "/FontFile"), "fonts are embedded");
  }
}

Test (figure, svg_has_language_and_title_and_no_running_numbers)
{
  g_autoptr (Case) it = case_srt ("srt", NSP_EN);
  g_autoptr (GBytes) bytes = NULL;

  case_set_network (it, "Wij & <zij>");
  bytes = render (it, NSP_SVG);
  cr_assert (contains (bytes, "<title>Wij &amp; &lt;zij&gt; – Social Regulation Tool"));
  cr_assert (contains (bytes, " lang=\"en\""));
  cr_assert (!contains (bytes, "surface1") && !contains (bytes, "surface2"));
}

static guint32
big_endian (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

Test (figure, png_is_a4_at_144_dpi_without_alpha)
{
  g_autoptr (Case) it = case_srt ("srt", NSP_NL);
  g_autoptr (GBytes) bytes = render (it, NSP_PNG);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  cr_assert_arr_eq (data, "\x89PNG\r\n\x1a\n", 8);
  cr_assert_eq (big_endian (data + 16), 1684);
  cr_assert_eq (big_endian (data + 20), 1190);
  cr_assert_eq (data[24], 8);
  cr_assert_eq (data[25], 2, "RGB");
  cr_assert (contains (bytes, "pHYs"));
}

typedef struct {
  const Case *it;
  GBytes *bytes[3];
} Work;

static gpointer
render_all (gpointer data)
{
  Work *work = data;

  for (int format = NSP_PNG; format <= NSP_SVG; format++)
    work->bytes[format] = nsp_figure_render (&work->it->figure, (NspFormat)format, NULL);
  return NULL;
}

Test (figure, threads_draw_the_same)
{
  g_autoptr (Case) it = case_srt ("srt", NSP_NL);
  Work works[4];
  GThread *threads[G_N_ELEMENTS (works)];

  for (gsize i = 0; i < G_N_ELEMENTS (works); i++) {
    works[i] = (Work){ .it = it };
    threads[i] = g_thread_new ("draw", render_all, &works[i]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (works); i++)
    g_thread_join (threads[i]);
  for (int format = NSP_PNG; format <= NSP_SVG; format++) {
    g_autoptr (GBytes) alone = render (it, (NspFormat)format);

    for (gsize i = 0; i < G_N_ELEMENTS (works); i++) {
      cr_assert_not_null (works[i].bytes[format]);
      cr_assert (g_bytes_equal (works[i].bytes[format], alone), "format %d", format);
      g_bytes_unref (works[i].bytes[format]);
    }
  }
}

Test (figure, does_not_depend_on_the_locale)
{
  static const char *const commas[] = { "nl_NL.UTF-8", "nl_NL.utf8", "de_DE.UTF-8", "fr_FR.UTF-8" };
  g_autoptr (Case) it = case_srt ("srt", NSP_NL);
  const char *found = NULL;

  for (int format = NSP_PNG; format <= NSP_SVG; format++) {
    g_autoptr (GBytes) plain = NULL;
    g_autoptr (GBytes) comma = NULL;

    setlocale (LC_ALL, "C");
    plain = render (it, (NspFormat)format);
    for (gsize i = 0; i < G_N_ELEMENTS (commas) && found == NULL; i++)
      found = setlocale (LC_ALL, commas[i]) != NULL ? commas[i] : NULL;
    if (found == NULL)
      cr_assert_fail ("there is no locale with a decimal comma: install the package locales");
    setlocale (LC_ALL, found);
    comma = render (it, (NspFormat)format);
    cr_assert (g_bytes_equal (plain, comma), "format %d under %s", format, found);
  }
}

/* What is withheld cannot be read from the file if the file does not depend on it. */
Test (figure, does_not_depend_on_a_withheld_dimension)
{
  g_autoptr (Case) a = case_srt ("a", NSP_NL);
  g_autoptr (Case) b = case_srt ("b", NSP_NL);

  case_withhold (a, 1, NSP_WITHHELD_MIN_N);
  case_withhold (b, 1, NSP_WITHHELD_MIN_N);
  b->now.dimensions[1].mean = case_number (4.5);
  b->now.dimensions[1].q1 = case_number (4);
  b->now.dimensions[1].q3 = case_number (5);
  b->now.dimensions[1].n = 1;
  check_same (a, b, "a withheld dimension shows");
}

Test (figure, does_not_depend_on_a_withheld_spread)
{
  g_autoptr (Case) a = case_srt ("a", NSP_NL);
  g_autoptr (Case) b = case_srt ("b", NSP_NL);

  case_withhold_spread (a);
  case_withhold_spread (b);
  b->now.dimensions[1].q1 = case_number (2);
  b->now.dimensions[1].q3 = case_number (4);
  check_same (a, b, "withheld quartiles show");
}

/* A group that is not shown in the year before. */
Test (figure, a_withheld_group_before_is_not_drawn)
{
  g_autoptr (Case) withheld = case_srt ("withheld", NSP_NL);
  g_autoptr (Case) other = case_srt ("other", NSP_NL);
  g_autoptr (Case) without = case_srt ("without", NSP_NL);

  withheld->before.withheld = other->before.withheld = NSP_WITHHELD_MIN_N;
  for (guint i = 0; i < other->before.n_dimensions; i++)
    other->before.dimensions[i].mean = case_number (5);
  check_same (withheld, other, "a withheld year shows");
  case_without_before (without);
  check_same (withheld, without, "something else");
}

/* Only that a year before is withheld is said, and which one. */
Test (figure, says_which_year_before_is_withheld)
{
  g_autoptr (Case) withheld = case_srt ("withheld", NSP_NL);
  g_autoptr (Case) other = case_srt ("other", NSP_NL);
  g_autoptr (Case) without = case_srt ("without", NSP_NL);

  case_withhold_before (withheld);
  case_withhold_before (other);
  case_without_before (without);
  check_same (withheld, other, "something else");
  check_differ (withheld, without, "the remark");
  other->earlier.period.moment = NSP_MOMENT_END;
  check_differ (withheld, other, "the moment");
  other->earlier.period.moment = NSP_MOMENT_NONE;
  other->earlier.period.year = NULL;
  check_differ (withheld, other, "the year");
}

Test (figure, exact_figures_say_so)
{
  g_autoptr (Case) exact = case_srt ("exact", NSP_NL);
  g_autoptr (Case) plain = case_srt ("plain", NSP_NL);

  exact->figure.exact = TRUE;
  check_differ (exact, plain, "the sentence");
}

/* That a few people do not count, in all or in a dimension, is said once and the same way. */
Test (figure, says_that_a_few_are_left_out)
{
  g_autoptr (Case) all = case_srt ("all", NSP_NL);
  g_autoptr (Case) one = case_srt ("one", NSP_NL);
  g_autoptr (Case) none = case_srt ("none", NSP_NL);

  all->now.left_out = TRUE;
  one->now.dimensions[3].left_out = TRUE;
  check_differ (all, none, "the remark");
  check_same (all, one, "the remark of a dimension");
}

/* The moment stands in the subtitle, the legend and the title of the document. */
Test (figure, names_the_moment)
{
  g_autoptr (Case) it = case_srt ("moment", NSP_EN);
  g_autoptr (Case) other = case_srt ("other", NSP_EN);
  g_autoptr (GBytes) svg = NULL;

  it->now.period.moment = NSP_MOMENT_END;
  svg = render (it, NSP_SVG);
  cr_assert (contains (svg, "2025-2026 · end</title>"));
  check_differ (it, other, "the moment");
  other->now.period.moment = NSP_MOMENT_END;
  check_same (it, other, "something else");
  other->before.period.moment = NSP_MOMENT_START;
  check_differ (it, other, "the moment before");
}

Test (figure, shows_what_it_is_about)
{
  g_autoptr (Case) base = case_srt ("base", NSP_NL);
  g_autoptr (Case) other = case_srt ("other", NSP_NL);

  check_same (base, other, "the name of a case is not in the figure");
  other->now.dimensions[0].mean.value += 0.3;
  check_differ (base, other, "the mean");
  other->now.dimensions[0].mean = base->now.dimensions[0].mean;
  other->now.dimensions[0].q3.value += 0.3;
  check_differ (base, other, "the band");
  other->now.dimensions[0].q3 = base->now.dimensions[0].q3;
  other->before.dimensions[0].mean.value += 0.3;
  check_differ (base, other, "last year");
  other->before.dimensions[0].mean = base->before.dimensions[0].mean;
  other->now.respondents = 15;
  check_differ (base, other, "how many took part");
}

/* Bytes that are not text, control characters, nothing at all. */
Test (figure, any_name_can_be_drawn)
{
  static const char *const names[] = {
    "", "\xff\xfe\xfd", "a\nb\tc\x01", "\xe2\x80\xae draai om", "%s%n {1}", "👩‍🏫 netwerk"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (Case) it = case_srt ("name", NSP_NL);

    case_set_network (it, names[i]);
    case_set_label (it, 0, names[i]);
    nsp_period_take_year (&it->now.period, g_strdup (names[i]));
    for (int format = NSP_PNG; format <= NSP_SVG; format++) {
      g_autoptr (GBytes) bytes = render (it, (NspFormat)format);

      cr_assert_gt (g_bytes_get_size (bytes), 1000);
    }
  }
}

Test (figure, every_case_of_the_gallery_is_drawn, .timeout = 300)
{
  g_autoptr (GPtrArray) cases = case_gallery ();

  for (guint i = 0; i < cases->len; i++) {
    const Case *it = g_ptr_array_index (cases, i);
    g_autoptr (GBytes) bytes = render (it, NSP_PDF);

    cr_assert_gt (g_bytes_get_size (bytes), 1000, "%s", it->name);
  }
}
