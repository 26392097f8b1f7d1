/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <math.h>
#include <string.h>

static void
set_text (NspText *text, const char *nl, const char *en)
{
  g_free (text->in[NSP_NL]);
  g_free (text->in[NSP_EN]);
  text->in[NSP_NL] = g_strdup (nl);
  text->in[NSP_EN] = g_strdup (en);
}

static void
clear_group (NspReleasedGroup *group)
{
  g_free (group->network);
  nsp_period_clear (&group->period);
  g_free (group->dimensions);
}

void
case_free (Case *it)
{
  NspInstrument *instrument;

  if (it == NULL)
    return;
  instrument = &it->instrument;
  for (guint i = 0; i < instrument->n_dimensions; i++) {
    nsp_text_clear (&instrument->dimensions[i].title);
    g_free (instrument->dimensions[i].id);
  }
  for (guint i = 0; i < instrument->n_sides; i++) {
    nsp_text_clear (&instrument->sides[i].title);
    nsp_text_clear (&instrument->sides[i].question);
  }
  nsp_text_clear (&instrument->title);
  for (int lang = 0; lang < NSP_N_LANGS; lang++)
    g_strfreev (instrument->scale.labels[lang]);
  g_free (instrument->dimensions);
  g_free (instrument->sides);
  g_free (instrument->id);
  clear_group (&it->now);
  clear_group (&it->before);
  g_free (it->name);
  g_free (it);
}

NspNumber
case_number (double value)
{
  return (NspNumber){ round (value * 10) / 10, 1 };
}

static const NspNumber nothing = { NAN, NSP_EXACT };

/* With NAN for what is not shown. */
static void
set_score (NspReleasedDimension *score, double q1, double mean, double q3)
{
  score->mean = case_number (mean);
  score->q1 = case_number (q1);
  score->median = case_number ((q1 + q3) / 2);
  score->q3 = case_number (q3);
}

static void
fill_group (Case *it, NspReleasedGroup *group, const char *year, GRand *random)
{
  const NspScale *scale = &it->instrument.scale;
  double span = scale->max - scale->min;

  *group = (NspReleasedGroup){ .network = g_strdup ("Werkplaats Burgerschap"),
                               .period.year = g_strdup (year),
                               .respondents = 14,
                               .roles = { 0, 6, 4, 2, 1, 1 },
                               .n_dimensions = it->instrument.n_dimensions };
  group->dimensions = g_new0 (NspReleasedDimension, group->n_dimensions);
  for (guint i = 0; i < group->n_dimensions; i++) {
    double mean = scale->min + span * g_rand_double_range (random, 0.35, 0.8);

    group->dimensions[i].n = 14;
    set_score (&group->dimensions[i], mean - span * g_rand_double_range (random, 0.04, 0.2), mean,
               mean + span * g_rand_double_range (random, 0.04, 0.2));
  }
}

static void
add_sides (NspInstrument *instrument)
{
  instrument->n_sides = 2;
  instrument->sides = g_new0 (NspSide, 2);
  instrument->sides[0].place = NSP_PLACE_RIGHT;
  set_text (&instrument->sides[0].title, "Proces", "Process");
  set_text (&instrument->sides[0].question, "hoe leren we samen?", "how do we learn together?");
  instrument->sides[1].place = NSP_PLACE_LEFT;
  set_text (&instrument->sides[1].title, "Product", "Product");
  set_text (&instrument->sides[1].question, "wat levert het op?", "what does it bring?");
}

static void
add_dimensions (NspInstrument *instrument, guint right, guint left, guint none)
{
  static const char *const nl[] = {
    "Praktijkintegratie",   "Lange termijn en doelen", "Verbondenheid en gelijkwaardigheid",
    "Directe waarde",       "Potentiële waarde",       "Toegepaste waarde",
    "Gerealiseerde waarde", "Herkaderde waarde"
  };
  static const char *const en[] = { "Practice integration",
                                    "Long-term orientation and goals",
                                    "Shared identity and equal relationships",
                                    "Immediate value",
                                    "Potential value",
                                    "Applied value",
                                    "Realised value",
                                    "Reframed value" };

  instrument->n_dimensions = right + left + none;
  instrument->dimensions = g_new0 (NspDimension, instrument->n_dimensions);
  for (guint i = 0; i < instrument->n_dimensions; i++) {
    NspDimension *dimension = &instrument->dimensions[i];

    dimension->id = g_strdup_printf ("d%u", i);
    dimension->side = i < right ? 0 : i < right + left ? 1 : -1;
    set_text (&dimension->title, nl[i % G_N_ELEMENTS (nl)], en[i % G_N_ELEMENTS (en)]);
  }
}

Case *
case_new (const char *name, guint right, guint left, guint none, int min, int max)
{
  Case *it = g_new0 (Case, 1);
  NspInstrument *instrument = &it->instrument;
  GRand *random = g_rand_new_with_seed (g_str_hash (name));

  it->name = g_strdup (name);
  instrument->id = g_strdup ("made-up");
  set_text (&instrument->title, "Sociale Regulatie Tool", "Social Regulation Tool");
  instrument->scale = (NspScale){ min, max, 1, (guint)(max - min + 1), { NULL, NULL } };
  if (right + left > 0)
    add_sides (instrument);
  add_dimensions (instrument, right, left, none);
  fill_group (it, &it->now, "2025-2026", random);
  fill_group (it, &it->before, "2024-2025", random);
  it->earlier =
      (NspReleasedResult){ .instrument = instrument, .period.year = it->before.period.year };
  it->figure = (NspFigure){
    .instrument = instrument, .group = &it->now, .before = &it->before, .lang = NSP_NL
  };
  g_rand_free (random);
  return it;
}

Case *
case_srt (const char *name, NspLang lang)
{
  static const double scores[][4] = { { 3.3, 3.9, 4.3, 3.4 }, { 2.4, 3.1, 3.9, 2.7 },
                                      { 2.6, 3.4, 4.3, 3.8 }, { 3.8, 4.1, 4.6, 3.9 },
                                      { 3.2, 3.7, 4.1, 3.5 }, { 2.0, 2.8, 3.6, 2.6 },
                                      { 2.0, 2.5, 3.1, 2.1 }, { 2.2, 2.9, 3.6, 2.9 } };
  Case *it = case_new (name, 3, 5, 0, 1, 5);

  it->figure.lang = lang;
  it->instrument.scale.labels[NSP_NL] =
      g_strsplit ("helemaal mee oneens|mee oneens|neutraal|mee eens|helemaal mee eens", "|", -1);
  it->instrument.scale.labels[NSP_EN] =
      g_strsplit ("strongly disagree|disagree|neutral|agree|strongly agree", "|", -1);
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++) {
    set_score (&it->now.dimensions[i], scores[i][0], scores[i][1], scores[i][2]);
    set_score (&it->before.dimensions[i], scores[i][3], scores[i][3], scores[i][3]);
  }
  return it;
}

void
case_without_before (Case *it)
{
  it->figure.before = NULL;
}

void
case_withhold_before (Case *it)
{
  it->figure.before = NULL;
  it->figure.withheld_before = &it->earlier;
}

void
case_set_network (Case *it, const char *network)
{
  g_free (it->now.network);
  it->now.network = g_strdup (network);
}

void
case_set_label (Case *it, guint dimension, const char *label)
{
  set_text (&it->instrument.dimensions[dimension].title, label, label);
}

void
case_set_all (Case *it, double q1, double mean, double q3)
{
  for (guint i = 0; i < it->now.n_dimensions; i++) {
    set_score (&it->now.dimensions[i], q1, mean, q3);
    set_score (&it->before.dimensions[i], q1, mean, q3);
  }
}

void
case_withhold (Case *it, guint dimension, NspWithheld why)
{
  NspReleasedDimension *score = &it->now.dimensions[dimension];

  set_score (score, NAN, NAN, NAN);
  score->n = 0;
  score->withheld = score->withheld_spread = why;
}

void
case_exact (Case *it)
{
  it->figure.exact = TRUE;
  for (guint i = 0; i < it->now.n_dimensions; i++) {
    it->now.dimensions[i].mean.value += 1.0 / 28;
    it->now.dimensions[i].mean.decimals = NSP_EXACT;
  }
}

void
case_withhold_spread (Case *it)
{
  for (guint i = 0; i < it->now.n_dimensions; i++) {
    NspReleasedDimension *score = &it->now.dimensions[i];

    score->q1 = score->median = score->q3 = nothing;
    score->withheld_spread = NSP_WITHHELD_MIN_N;
  }
}

static Case *
add (GPtrArray *cases, Case *it)
{
  g_ptr_array_add (cases, it);
  return it;
}

static void
set_long_labels (Case *it)
{
  static const char *const labels[] = {
    "Gezamenlijke verantwoordelijkheid voor de leeropbrengsten van het netwerk",
    "Gelijkwaardigheid tussen studenten, leraren, lerarenopleiders en onderzoekers",
    "Verbondenheid en vertrouwen tijdens de bijeenkomsten van het leernetwerk",
    "Onderwijspraktijkonderzoek: toepassing van resultaten in de eigen klas",
    "Professionaliseringsmogelijkheden binnen de eigen schoolorganisatie benutten"
  };

  for (guint i = 0; i < it->instrument.n_dimensions; i++)
    case_set_label (it, i, labels[i % G_N_ELEMENTS (labels)]);
}

static void
add_shapes (GPtrArray *cases)
{
  add (cases, case_srt ("srt-nl", NSP_NL));
  add (cases, case_srt ("srt-en", NSP_EN));
  add (cases, case_new ("axes-1", 0, 0, 1, 1, 5));
  add (cases, case_new ("axes-2", 1, 1, 0, 1, 5));
  add (cases, case_new ("axes-3-none", 0, 0, 3, 1, 5));
  add (cases, case_new ("axes-3-two-sides", 1, 2, 0, 1, 5));
  add (cases, case_new ("axes-4-none", 0, 0, 4, 0, 4));
  add (cases, case_new ("axes-6-one-side", 6, 0, 0, 1, 6));
  add (cases, case_new ("axes-7-left-only", 0, 7, 0, 1, 7));
  add (cases, case_new ("axes-8-none", 0, 0, 8, 1, 5));
  add (cases, case_new ("axes-16-two-sides", 8, 8, 0, 1, 5));
  add (cases, case_new ("axes-16-none", 0, 0, 16, 1, 5));
  add (cases, case_new ("axes-16-uneven", 3, 13, 0, 1, 5));
  add (cases, case_new ("axes-40", 20, 20, 0, 1, 5));
  add (cases, case_new ("axes-100", 50, 50, 0, 1, 5));
  add (cases, case_new ("axes-100-none", 0, 0, 100, 1, 5));
  set_long_labels (add (cases, case_new ("long-labels-8", 4, 4, 0, 1, 5)));
  set_long_labels (add (cases, case_new ("long-labels-16", 8, 8, 0, 1, 5)));
  set_long_labels (add (cases, case_new ("long-labels-16-none", 0, 0, 16, 1, 5)));
  set_long_labels (add (cases, case_new ("long-labels-15-none", 0, 0, 15, 1, 5)));
  add (cases, case_new ("scale-0-100", 3, 5, 0, 0, 100));
  add (cases, case_new ("scale-1-9", 0, 0, 3, 1, 9));
  add (cases, case_new ("scale-negative", 3, 5, 0, -3, 3));
}

static void
add_names (GPtrArray *cases)
{
  static const char *const names[][2] = {
    { "name-arabic", "شبكة التعلم المهني للمعلمين" },
    { "name-chinese", "公民教育学习网络" },
    { "name-cyrillic", "Учебная сеть «Гражданство»" },
    { "name-greek", "Δίκτυο μάθησης Ιθαγένεια" },
    { "name-long", "Werkplaats Onderwijsonderzoek Burgerschapsvorming en Digitale Geletterdheid in "
                   "het Primair en Voortgezet Onderwijs van de Regio Utrecht-Amersfoort en "
                   "omstreken" },
    { "name-middle", "Leernetwerk Taalontwikkelend lesgeven in de stad Utrecht en de regio "
                     "Amersfoort" },
    { "name-one-word", "Burgerschapsvormingsprofessionaliseringsnetwerkbijeenkomstencoördinatie"
                       "overlegcommissieverantwoordelijkheidsverdelingsvraagstukkenwerkplaats"
                       "netwerk" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    case_set_network (add (cases, case_srt (names[i][0], NSP_NL)), names[i][1]);
}

static void
add_values (GPtrArray *cases)
{
  Case *it;

  case_set_all (add (cases, case_srt ("all-minimum", NSP_NL)), 1, 1, 1);
  case_set_all (add (cases, case_srt ("all-maximum", NSP_NL)), 5, 5, 5);
  it = add (cases, case_srt ("no-spread", NSP_NL));
  for (guint i = 0; i < it->now.n_dimensions; i++)
    it->now.dimensions[i].q1 = it->now.dimensions[i].q3 = it->now.dimensions[i].mean;
  case_without_before (add (cases, case_srt ("no-before", NSP_NL)));
  it = add (cases, case_srt ("no-year", NSP_NL));
  nsp_period_take_year (&it->now.period, NULL);
  case_without_before (it);
  it = add (cases, case_srt ("everyone", NSP_EN));
  g_clear_pointer (&it->now.network, g_free);
  it->now.respondents = 12345;
  it->now.roles[NSP_ROLE_UNKNOWN] = 12331;
  it = add (cases, case_srt ("students", NSP_NL));
  it->now.role = NSP_ROLE_STUDENT;
  it->now.respondents = 6;
  case_withhold_spread (it);
}

static void
add_gaps (GPtrArray *cases)
{
  Case *it;

  it = add (cases, case_srt ("dimension-missing", NSP_NL));
  case_withhold (it, 1, NSP_WITHHELD_MIN_N);
  case_withhold (it, 5, NSP_WITHHELD_COMPLEMENTARY);
  it->before.dimensions[5].mean = nothing;
  it = add (cases, case_srt ("all-dimensions-missing", NSP_EN));
  for (guint i = 0; i < it->now.n_dimensions; i++)
    case_withhold (it, i, NSP_WITHHELD_MIN_N);
  case_without_before (it);
  it = add (cases, case_srt ("one-respondent", NSP_NL));
  it->now.respondents = 1;
  memset (it->now.roles, 0, sizeof it->now.roles);
  case_withhold_spread (it);
  case_withhold_before (add (cases, case_srt ("before-withheld", NSP_NL)));
}

/* What the page has to say of itself, all of it at once, too. */
static void
add_remarks (GPtrArray *cases)
{
  Case *it;

  for (int lang = 0; lang < NSP_N_LANGS; lang++) {
    it = add (cases, case_srt (lang == NSP_NL ? "left-out-nl" : "left-out-en", (NspLang)lang));
    g_clear_pointer (&it->now.network, g_free);
    it->now.respondents = 112;
    it->now.roles[NSP_ROLE_UNKNOWN] = 98;
    it->now.left_out = TRUE;
  }
  it = add (cases, case_srt ("exact", NSP_NL));
  case_exact (it);
  it = add (cases, case_srt ("all-remarks", NSP_NL));
  case_exact (it);
  case_withhold_before (it);
  case_withhold_spread (it);
  it->now.left_out = TRUE;
  it->now.unreadable = 1234;
  case_exact (add (cases, case_new ("exact-100", 50, 50, 0, 1, 5)));
  case_exact (add (cases, case_new ("exact-16", 8, 8, 0, 1, 5)));
  case_exact (add (cases, case_new ("exact-scale-0-100", 3, 5, 0, 0, 100)));
}

static void
free_case (gpointer it)
{
  case_free (it);
}

GPtrArray *
case_gallery (void)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func (free_case);

  add_shapes (cases);
  add_names (cases);
  add_values (cases);
  add_gaps (cases);
  add_remarks (cases);
  return cases;
}
