/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend_fixture.h"

#include <math.h>

void
trend_case_free (TrendCase *it)
{
  if (it == NULL)
    return;
  case_free (it->base);
  g_strfreev (it->years);
  g_free (it->points);
  g_free (it->faint);
  g_free (it->name);
  g_free (it);
}

NspTrendPoint *
trend_case_point (TrendCase *it, guint dimension, guint year)
{
  return &it->points[dimension * it->trend.n_years + year];
}

static const NspTrendPoint no_point = { .mean = { NAN, NSP_EXACT },
                                        .ci95 = { { NAN, NSP_EXACT }, { NAN, NSP_EXACT } } };

void
trend_case_set (NspTrendPoint *point, double mean, double half)
{
  point->mean = case_number (mean);
  point->ci95[0] = case_number (mean - half);
  point->ci95[1] = case_number (mean + half);
}

/* A dimension that wanders a little from year to year. */
static void
fill_dimension (TrendCase *it, guint dimension, GRand *random)
{
  const NspScale *scale = &it->base->instrument.scale;
  double span = scale->max - scale->min, at = g_rand_double_range (random, 0.4, 0.75);

  for (guint year = 0; year < it->trend.n_years; year++) {
    NspTrendPoint *point = trend_case_point (it, dimension, year);
    double half = span * g_rand_double_range (random, 0.06, 0.14);

    at += g_rand_double_range (random, -0.12, 0.12);
    at = CLAMP (at, 0.1, 0.95);
    point->n = (guint64)g_rand_int_range (random, 8, 24);
    trend_case_set (point, scale->min + span * at, half);
  }
}

TrendCase *
trend_case_new (const char *name, Case *base, guint n_years)
{
  TrendCase *it = g_new0 (TrendCase, 1);
  GRand *random = g_rand_new_with_seed (g_str_hash (name));
  guint n = base->instrument.n_dimensions;

  it->name = g_strdup (name);
  it->base = base;
  it->years = g_new0 (char *, n_years + 1);
  for (guint i = 0; i < n_years; i++)
    it->years[i] = g_strdup_printf ("%u-%u", 2026 - n_years + i, 2027 - n_years + i);
  it->points = g_new0 (NspTrendPoint, n * n_years);
  it->trend = (NspTrend){ .instrument = &base->instrument,
                          .network = "Werkplaats Burgerschap",
                          .years = (const char *const *)it->years,
                          .n_years = n_years,
                          .points = it->points,
                          .lang = base->figure.lang };
  for (guint i = 0; i < n; i++)
    fill_dimension (it, i, random);
  g_rand_free (random);
  return it;
}

TrendCase *
trend_case_srt (const char *name, NspLang lang, guint n_years)
{
  return trend_case_new (name, case_srt (name, lang), n_years);
}

void
trend_case_miss (TrendCase *it, guint year)
{
  for (guint i = 0; i < it->base->instrument.n_dimensions; i++)
    *trend_case_point (it, i, year) = no_point;
}

void
trend_case_withhold (TrendCase *it, guint year)
{
  for (guint i = 0; i < it->base->instrument.n_dimensions; i++) {
    NspTrendPoint *point = trend_case_point (it, i, year);

    *point = no_point;
    point->withheld = TRUE;
  }
}

void
trend_case_add_faint (TrendCase *it, guint n)
{
  guint n_dimensions = it->base->instrument.n_dimensions, n_years = it->trend.n_years;
  const NspScale *scale = &it->base->instrument.scale;
  GRand *random = g_rand_new_with_seed (n);
  NspNumber *mean;

  it->faint = mean = g_new (NspNumber, (gsize)n * n_dimensions * n_years);
  it->trend.faint = it->faint;
  it->trend.n_faint = n;
  for (guint f = 0; f < n; f++)
    for (guint i = 0; i < n_dimensions; i++) {
      double away = g_rand_double_range (random, -0.2, 0.2) * (scale->max - scale->min);

      for (guint year = 0; year < n_years; year++, mean++) {
        double value = trend_case_point (it, i, year)->mean.value + away +
                       g_rand_double_range (random, -0.1, 0.1) * (scale->max - scale->min);

        *mean = case_number ((f + year) % 5 == 4 ? NAN : CLAMP (value, scale->min, scale->max));
      }
    }
  g_rand_free (random);
}

static TrendCase *
add (GPtrArray *cases, TrendCase *it)
{
  g_ptr_array_add (cases, it);
  return it;
}

static void
set_efficacy_labels (Case *base)
{
  static const char *const labels[] = { "Betrokkenheid van leerlingen", "Instructiestrategieën",
                                        "Klassenmanagement" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    case_set_label (base, i, labels[i]);
}

static void
set_long_labels (Case *base)
{
  static const char *const labels[] = {
    "Gezamenlijke verantwoordelijkheid voor de leeropbrengsten van het netwerk",
    ("Gelijkwaardigheid tussen studenten, leraren, lerarenopleiders en onderzoekers in gesprekken "
     "over de onderwijspraktijk"),
    "Verbondenheid en vertrouwen",
    "Onderwijspraktijkonderzoek: toepassing van resultaten in de eigen klas",
    "Professionaliseringsmogelijkheden binnen de eigen schoolorganisatie benutten"
  };

  for (guint i = 0; i < base->instrument.n_dimensions; i++)
    case_set_label (base, i, labels[i % G_N_ELEMENTS (labels)]);
}

static void
add_srt (GPtrArray *cases)
{
  TrendCase *it;

  add (cases, trend_case_srt ("trend-3-nl", NSP_NL, 3));
  it = add (cases, trend_case_srt ("trend-3-en", NSP_EN, 3));
  trend_case_miss (it, 0);
  it->trend.note = "Only in 2024-2025 and 2025-2026.";
  it = add (cases, trend_case_srt ("trend-5-nl", NSP_NL, 5));
  trend_case_miss (it, 1);
  trend_case_withhold (it, 2);
  it->trend.note = "Dit netwerk heeft geen antwoorden in 2022-2023.";
  it = add (cases, trend_case_srt ("trend-5-en", NSP_EN, 5));
  trend_case_withhold (it, 1);
  for (guint i = 0; i < 8; i++)
    if (!it->points[i].withheld)
      trend_case_set (&it->points[i], it->points[i].mean.value, 1.1);
  trend_case_point (it, 2, 4)->withheld = TRUE;
  it = add (cases, trend_case_srt ("trend-exact", NSP_NL, 4));
  it->trend.exact = TRUE;
  it->trend.note =
      "Niet elke keer doen dezelfde mensen mee; ook daardoor kan een gemiddelde verschillen.";
  trend_case_withhold (it, 1);
  for (guint i = 0; i < 8; i++)
    trend_case_point (it, i, 2)->mean.decimals = trend_case_point (it, i, 3)->mean.decimals =
        NSP_EXACT;
  add (cases, trend_case_srt ("trend-1", NSP_NL, 1));
  add (cases, trend_case_srt ("trend-2", NSP_NL, 2));
  it = add (cases, trend_case_srt ("trend-12", NSP_NL, 12));
  trend_case_miss (it, 4);
  trend_case_withhold (it, 5);
  it = add (cases, trend_case_srt ("trend-all-withheld", NSP_NL, 4));
  for (guint year = 0; year < 4; year++)
    trend_case_withhold (it, year);
}

static void
add_everyone (GPtrArray *cases)
{
  TrendCase *it = add (cases, trend_case_srt ("trend-everyone", NSP_NL, 5));

  it->trend.network = NULL;
  for (guint i = 0; i < 8 * 5; i++) {
    it->points[i].n = 100 + 11 * (i % 5);
    trend_case_set (&it->points[i], it->points[i].mean.value, 0.15);
  }
  trend_case_add_faint (it, 10);
  it->trend.left_out = TRUE;
  it = add (cases, trend_case_srt ("trend-everyone-12", NSP_EN, 12));
  it->trend.network = NULL;
  it->trend.students = TRUE;
  for (guint i = 0; i < 8 * 12; i++)
    it->points[i].n = 12345 + i;
  trend_case_add_faint (it, 3);
}

static void
add_shapes (GPtrArray *cases)
{
  TrendCase *it =
      add (cases, trend_case_new ("trend-tses", case_new ("tses-12", 0, 0, 3, 1, 9), 4));

  set_efficacy_labels (it->base);
  it = add (cases, trend_case_new ("trend-16-long", case_new ("long", 8, 8, 0, 1, 5), 5));
  set_long_labels (it->base);
  it = add (cases, trend_case_new ("trend-16-long-12", case_new ("long", 8, 8, 0, 1, 5), 12));
  set_long_labels (it->base);
  trend_case_withhold (it, 3);
  it = add (cases, trend_case_new ("trend-16-none", case_new ("none", 0, 0, 16, 0, 100), 3));
  set_long_labels (it->base);
  add (cases, trend_case_new ("trend-1-dimension", case_new ("one", 0, 0, 1, 1, 5), 4));
  add (cases, trend_case_new ("trend-one-side", case_new ("side", 6, 0, 0, -3, 3), 4));
  add (cases, trend_case_new ("trend-uneven", case_new ("uneven", 3, 13, 0, 1, 7), 4));
  add (cases, trend_case_new ("trend-40", case_new ("forty", 20, 20, 0, 1, 5), 5));
  add (cases, trend_case_new ("trend-100", case_new ("hundred", 50, 50, 0, 1, 5), 5));
  it = add (cases, trend_case_srt ("trend-moments", NSP_NL, 6));
  for (guint i = 0; i < 6; i++) {
    const NspPeriod period = { i < 3 ? "2024-2025" : "2025-2026",
                               (NspMoment)(NSP_MOMENT_START + i % 3) };

    g_free (it->years[i]);
    it->years[i] = nsp_period_label (&period, NSP_NL);
  }
}

static void
free_case (gpointer it)
{
  trend_case_free (it);
}

GPtrArray *
trend_case_gallery (void)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func (free_case);

  add_srt (cases);
  add_everyone (cases);
  add_shapes (cases);
  return cases;
}
