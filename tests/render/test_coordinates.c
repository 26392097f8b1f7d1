/* What can be measured in a figure is what can be read in it: marks stand where the rounded numbers
 * are. Figures are made as the program makes them, from answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "release.h"
#include "trend.h"

#define N_DIMENSIONS 3

/* One network in two years, and what may be shown of it. */
typedef struct {
  GPtrArray *instruments;
  NspSurvey *survey;
  NspProblems *problems;
  NspReleased *released;
} Figures;

static void
figures_free (Figures *figures)
{
  if (figures == NULL)
    return;
  nsp_released_free (figures->released);
  nsp_survey_free (figures->survey);
  nsp_problems_free (figures->problems);
  g_ptr_array_unref (figures->instruments);
  g_free (figures);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Figures, figures_free)

/* Three dimensions of one item each, on a scale from 1 to 5. */
static NspInstrument *
make_instrument (NspProblems *problems)
{
  static const char json[] =
      "{\"id\": \"made-up\", \"version\": \"1\", \"title\": {\"en\": \"Made up\"},"
      " \"scale\": {\"min\": 1, \"max\": 5, \"step\": 1}, \"dimensions\": ["
      "{\"id\": \"one\", \"title\": {\"en\": \"One\"}, \"key\": [\"A1\"]},"
      "{\"id\": \"two\", \"title\": {\"en\": \"Two\"}, \"key\": [\"A2\"]},"
      "{\"id\": \"three\", \"title\": {\"en\": \"Three\"}, \"key\": [\"A3\"]}],"
      " \"items\": [{\"id\": \"A1\"}, {\"id\": \"A2\"}, {\"id\": \"A3\"}]}";

  return nsp_instrument_parse (json, strlen (json), "made-up.json", problems);
}

/* So many people who all answer 4 (the first `fours` of them) or 3. */
static Figures *
make_figures (guint people, guint fours, const NspSettings *settings)
{
  Figures *figures = g_new0 (Figures, 1);
  g_autoptr (GString) csv = g_string_new ("netwerk;jaar;A1;A2;A3\n");
  g_autoptr (GBytes) bytes = NULL;
  NspSurveyOptions options = { .period.year = NULL };
  NspInstrument *instrument;

  for (guint year = 2024; year <= 2025; year++)
    for (guint i = 0; i < people; i++) {
      guint answer = i < fours ? 4 : 3;

      g_string_append_printf (csv, "Netwerk;%u;%u;%u;%u\n", year, answer, answer, answer);
    }
  bytes = g_bytes_new (csv->str, csv->len);
  figures->problems = nsp_problems_new ();
  figures->instruments = g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_instrument_free);
  instrument = make_instrument (figures->problems);
  cr_assert_not_null (instrument);
  g_ptr_array_add (figures->instruments, instrument);
  figures->survey = nsp_survey_new (figures->instruments);
  cr_assert (nsp_survey_read (figures->survey, "made-up.csv", bytes, &options, figures->problems));
  cr_assert (nsp_survey_finish (figures->survey, figures->problems));
  figures->released = nsp_release_new (figures->survey, settings, figures->problems);
  cr_assert_eq (figures->released->list->len, 2);
  return figures;
}

/* The network in a year, the first or the second. */
static const NspReleasedGroup *
group_in (const Figures *figures, guint year)
{
  const NspReleasedGroup *group =
      nsp_released_group (g_ptr_array_index (figures->released->list, year), "Netwerk");

  cr_assert_not_null (group);
  cr_assert_eq (group->n_dimensions, N_DIMENSIONS);
  return group;
}

static GBytes *
draw_figure (const Figures *figures, NspFormat format)
{
  const NspFigure figure = { .instrument = g_ptr_array_index (figures->instruments, 0),
                             .group = group_in (figures, 1),
                             .before = group_in (figures, 0),
                             .lang = NSP_NL };
  GBytes *bytes = nsp_figure_render (&figure, format, NULL);

  cr_assert_not_null (bytes);
  return bytes;
}

static GBytes *
draw_trend (const Figures *figures, NspFormat format)
{
  static const char *const years[] = { "2024", "2025" };
  NspTrendPoint points[N_DIMENSIONS][2];
  NspNumber faint[N_DIMENSIONS][2];
  const NspTrend trend = { .instrument = g_ptr_array_index (figures->instruments, 0),
                           .years = years,
                           .n_years = 2,
                           .points = points[0],
                           .faint = faint[0],
                           .n_faint = 1,
                           .lang = NSP_NL };
  GBytes *bytes;

  for (guint d = 0; d < N_DIMENSIONS; d++)
    for (guint year = 0; year < 2; year++) {
      const NspReleasedDimension *shown = &group_in (figures, year)->dimensions[d];

      points[d][year] = (NspTrendPoint){ .n = shown->n,
                                         .mean = shown->mean,
                                         .ci95 = { shown->ci95[0], shown->ci95[1] } };
      faint[d][year] = shown->mean;
    }
  bytes = nsp_trend_render (&trend, format, NULL);
  cr_assert_not_null (bytes);
  return bytes;
}

/* What is drawn of two groups of a size. */
typedef struct {
  GBytes *(*draw) (const Figures *figures, NspFormat format);
  guint people, fours, other_fours;
} Pair;

static gboolean
draw_the_same (const Pair *pair, NspFormat format, const NspSettings *settings)
{
  g_autoptr (Figures) a = make_figures (pair->people, pair->fours, settings);
  g_autoptr (Figures) b = make_figures (pair->people, pair->other_fours, settings);
  g_autoptr (GBytes) first = pair->draw (a, format);
  g_autoptr (GBytes) second = pair->draw (b, format);

  return g_bytes_equal (first, second);
}

/* Exact means 3.46 and 3.54 are both shown as 3.5; of 500 people, 3.496 and 3.504 as 3.50; with
 * their interval, which is rounded as well, 3.46 and 3.48. */
static const Pair alike[] = { { draw_figure, 50, 23, 27 },
                              { draw_figure, 500, 248, 252 },
                              { draw_trend, 50, 23, 24 } };

/* 3.44 is shown as 3.4; 3.49 of 500 people as 3.49. */
static const Pair unlike[] = { { draw_figure, 50, 22, 23 },
                               { draw_figure, 500, 245, 248 },
                               { draw_trend, 50, 22, 23 } };

Test (coordinates, carry_no_more_than_the_number_beside_them, .timeout = 120)
{
  const NspSettings settings = NSP_SETTINGS_DEFAULT;

  for (int format = NSP_PNG; format <= NSP_SVG; format++)
    for (gsize i = 0; i < G_N_ELEMENTS (alike); i++)
      cr_assert (draw_the_same (&alike[i], (NspFormat)format, &settings),
                 "format %d: pair %zu differs though its numbers do not", format, i);
}

/* Else the test above would say nothing. */
Test (coordinates, follow_the_number_beside_them, .timeout = 120)
{
  const NspSettings settings = NSP_SETTINGS_DEFAULT;

  for (gsize i = 0; i < G_N_ELEMENTS (unlike); i++)
    cr_assert_not (draw_the_same (&unlike[i], NSP_SVG, &settings),
                   "pair %zu is drawn alike though its numbers differ", i);
}

Test (coordinates, of_exact_figures_are_exact, .timeout = 120)
{
  const NspSettings settings = {
    .min_answered = NAN, .min_n = 1, .min_n_spread = 1, .exact = TRUE
  };

  for (gsize i = 0; i < G_N_ELEMENTS (alike); i++)
    cr_assert_not (draw_the_same (&alike[i], NSP_SVG, &settings),
                   "pair %zu is drawn alike though it is exact", i);
}
