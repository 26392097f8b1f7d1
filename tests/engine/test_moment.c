/* Moments within a school year, from the word in a cell to what is released.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "moment.h"

#include <string.h>

#include "column_map.h"
#include "support.h"

static Reading *
two_items (void)
{
  return reading_new (make_keyed ("two", 1, 5, 1, "d: A1 A2"), NULL);
}

static const char *
name_of (NspMoment moment)
{
  return moment != NSP_MOMENT_NONE ? nsp_moment_name (moment) : "-";
}

/* "start end -": the moment of every row. */
static void
assert_moments (const Reading *reading, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < nsp_survey_n_rows (reading->survey); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            name_of ((NspMoment)nsp_survey_row (reading->survey, i)->moment));
  cr_assert_str_eq (out->str, expected);
}

/* "2025 start: 2 N1 M1; ..." for every result: everyone, and the networks with theirs. */
static void
assert_periods (const NspReleased *released, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);

    g_string_append_printf (out, "%s%s %s: %" G_GUINT64_FORMAT, i > 0 ? "; " : "",
                            result->period.year != NULL ? result->period.year : "-",
                            name_of (result->period.moment), result->overall->respondents);
    cr_assert (result->overall->period.moment == result->period.moment);
    for (guint k = 0; k < result->networks->len; k++) {
      const NspReleasedGroup *group = g_ptr_array_index (result->networks, k);

      cr_assert (group->period.moment == result->period.moment);
      g_string_append_printf (out, " %s%" G_GUINT64_FORMAT, group->network, group->respondents);
    }
  }
  cr_assert_str_eq (out->str, expected);
}

/* "2024 end": the period before the result at `index`, for a network; "-" when there is none. */
static void
assert_before (const NspReleased *released, guint index, const char *network, const char *expected)
{
  const NspReleasedResult *withheld;
  const NspReleasedGroup *before =
      nsp_released_before (released, g_ptr_array_index (released->list, index), network, &withheld);
  g_autofree char *period = NULL;

  if (before != NULL)
    period = g_strdup_printf ("%s %s", before->period.year != NULL ? before->period.year : "-",
                              name_of (before->period.moment));
  cr_assert_str_eq (period != NULL ? period : "-", expected, "%u: %s", index, period);
}

Test (moment, is_known_by_dutch_and_english_words)
{
  static const struct {
    const char *text;
    NspMoment moment;
  } words[] = {
    { "begin", NSP_MOMENT_START },       { "Start", NSP_MOMENT_START },
    { "NULMETING", NSP_MOMENT_START },   { " voormeting. ", NSP_MOMENT_START },
    { "beginmeting", NSP_MOMENT_START }, { "Pre", NSP_MOMENT_START },
    { "pre–test", NSP_MOMENT_START },    { "midden", NSP_MOMENT_MIDDLE },
    { "Middle", NSP_MOMENT_MIDDLE },     { "tussenmeting", NSP_MOMENT_MIDDLE },
    { "halverwege", NSP_MOMENT_MIDDLE }, { "mid", NSP_MOMENT_MIDDLE },
    { "eind", NSP_MOMENT_END },          { "Einde", NSP_MOMENT_END },
    { "nameting", NSP_MOMENT_END },      { "eindmeting:", NSP_MOMENT_END },
    { "post", NSP_MOMENT_END },          { "end", NSP_MOMENT_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    cr_assert (nsp_moment_parse (words[i].text) == words[i].moment, "%s", words[i].text);
}

Test (moment, is_never_guessed)
{
  static const char *const texts[] = { "",        " ",       "T0",     "t1",         "1",
                                       "0",       "meting",  "eerste", "meting 2",   "wave 1",
                                       "starten", "einding", "najaar", "2025-10-03", "begin eind" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    cr_assert (nsp_moment_parse (texts[i]) == NSP_MOMENT_NONE, "%s", texts[i]);
}

Test (moment, has_a_name_and_a_label_that_it_is_read_by)
{
  cr_assert_null (nsp_moment_name (NSP_MOMENT_NONE));
  for (guint moment = NSP_MOMENT_START; moment < NSP_N_MOMENTS; moment++) {
    cr_assert_eq ((guint)nsp_moment_parse (nsp_moment_name ((NspMoment)moment)), moment);
    for (guint lang = 0; lang < NSP_N_LANGS; lang++) {
      const NspPeriod period = { NULL, (NspMoment)moment };
      g_autofree char *label = nsp_period_label (&period, (NspLang)lang);

      cr_assert_eq ((guint)nsp_moment_parse (label), moment, "%s", label);
    }
  }
}

static char *
label_of (const char *year, NspMoment moment, NspLang lang)
{
  const NspPeriod period = { year, moment };

  return nsp_period_label (&period, lang);
}

Test (moment, labels_a_period_by_what_is_known)
{
  g_autofree char *both = label_of ("2025-2026", NSP_MOMENT_START, NSP_NL);
  g_autofree char *english = label_of ("2025", NSP_MOMENT_END, NSP_EN);
  g_autofree char *year = label_of ("2025", NSP_MOMENT_NONE, NSP_NL);
  g_autofree char *moment = label_of (NULL, NSP_MOMENT_MIDDLE, NSP_NL);

  cr_assert_str_eq (both, "2025-2026 · begin");
  cr_assert_str_eq (english, "2025 · end");
  cr_assert_str_eq (year, "2025");
  cr_assert_str_eq (moment, "midden");
  cr_assert_null (label_of (NULL, NSP_MOMENT_NONE, NSP_NL));
}

Test (moment, is_read_from_its_column)
{
  g_autoptr (Reading) reading = two_items ();

  cr_assert (reading_add (reading, "a.csv",
                          "Meetmoment;A1;A2\nNameting;1;1\nbegin;1;1\n Midden ;1;1\n", NULL));
  assert_moments (reading, "end start middle");
  cr_assert (nsp_survey_input (reading->survey, 0)->period.moment == NSP_MOMENT_NONE,
             "the file has its own");
}

Test (moment, column_must_hold_moments)
{
  g_autoptr (Reading) reading = two_items ();
  const NspProblem *problem;

  cr_assert (!reading_add (reading, "a.csv",
                           "A1;A2;moment\n1;1;T1\n1;1;\n1;1; \t\n;;T2\n1;1;jan@school.nl\n", NULL));
  assert_told (reading->problems, "moment-unreadable@2:3, moment-missing@3:3, moment-missing@4:3, "
                                  "moment-unreadable@6:3, no-answer-in-row@5:0");
  problem = find_problem (reading->problems, NSP_PROBLEM_MOMENT_UNREADABLE);
  assert_says (problem, "column C (moment): \"T1\" is not a moment");
  assert_says (problem, "--map FILE under \"moments\"");
  assert_says (told_problem (reading->problems, 3), "(hidden)");
}

Test (moment, is_given_where_the_file_has_none)
{
  g_autoptr (Reading) reading = two_items ();
  NspSurveyOptions options = { .period.moment = NSP_MOMENT_MIDDLE };

  cr_assert (reading_add (reading, "a.csv", "A1;A2\n1;1\n", &options));
  cr_assert (reading_add (reading, "b.csv", "moment;A1;A2\neind;1;1\n", &options));
  cr_assert (reading_add (reading, "c.csv", "A1;A2\n1;1\n", NULL));
  assert_moments (reading, "middle end -");
  cr_assert (nsp_survey_input (reading->survey, 0)->period.moment == NSP_MOMENT_MIDDLE);
  cr_assert (nsp_survey_input (reading->survey, 1)->period.moment == NSP_MOMENT_NONE);
}

Test (moment, words_may_come_from_a_map)
{
  static const char json[] = "{'columns': {'moment': 'Ronde'}, "
                             "'moments': {'Ronde 1': 'start', 'T2': 'end', 'midden': 'end'}}";
  g_autofree char *quoted = with_quotes (json);
  g_autoptr (Reading) reading = two_items ();
  g_autoptr (NspColumnMap) map =
      nsp_column_map_parse (quoted, strlen (quoted), "map.json", reading->problems);
  NspSurveyOptions options = { .columns = { .choices = map->choices }, .moments = map->moments };

  cr_assert (reading_add (
      reading, "a.csv",
      "Ronde;moment;A1;A2\nronde 1;eind;1;1\nT2;;1;1\nMidden;x;1;1\nhalverwege;x;1;1\n", &options));
  assert_told (reading->problems, "");
  assert_moments (reading, "start end end middle");
}

Test (moment, words_of_a_map_must_be_clear)
{
  static const struct {
    const char *json, *expected;
  } cases[] = {
    { "{'columns': {}, 'moments': 3}", "instrument-value $.moments" },
    { "{'columns': {}, 'moments': {'T0': 1}}", "instrument-value $.moments.T0" },
    { "{'columns': {}, 'moments': {'T0': 'begin'}}", "instrument-value $.moments.T0" },
    { "{'columns': {}, 'moments': {'T0': 'start', 't0.': 'end'}}",
      "instrument-twice $.moments.t0." },
    { "{'columns': {}, 'roles': {'x': 'student', 'X': 'other'}}", "instrument-twice $.roles.X" },
    { "{'columns': {}, 'moments': {'T0': 'start', 't0': 'start'}}", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *json = with_quotes (cases[i].json);
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    g_autoptr (NspColumnMap) map = nsp_column_map_parse (json, strlen (json), "map.json", problems);

    assert_told (problems, cases[i].expected);
    cr_assert_eq (map == NULL, *cases[i].expected != '\0');
  }
}

Test (moment, tells_the_answers_of_one_person_apart)
{
  g_autoptr (Reading) reading = two_items (), twice = two_items ();

  cr_assert (reading_add (reading, "a.csv",
                          "code;moment;A1;A2\np;begin;1;2\np;eind;1;2\np;midden;3;3\n", NULL));
  cr_assert (reading_add (reading, "b.csv", "code;A1;A2\np;5;5\n", NULL));
  cr_assert (reading_finish (reading));
  assert_told (reading->problems, "");
  cr_assert (
      reading_add (twice, "a.csv", "code;moment;A1;A2\np;begin;1;2\np;nulmeting;1;3\n", NULL));
  cr_assert (!reading_finish (twice));
  assert_told (twice->problems, "respondent-twice@3:0");
}

Test (moment, makes_periods_of_a_year)
{
  g_autoptr (Reading) reading = two_items ();
  g_autoptr (NspReleased) released = NULL;

  cr_assert (reading_add (reading, "a.csv",
                          "netwerk;jaar;moment;A1;A2\nN;2025;eind;1;1\nM;2025;begin;1;1\n"
                          "N;2024;eind;1;1\nN;2025;midden;1;1\nN;2025;begin;1;1\n;2025;eind;1;1\n",
                          NULL));
  cr_assert (reading_add (reading, "b.csv", "netwerk;jaar;A1;A2\nN;2025;1;1\n", NULL));
  released = reading_score (reading, 1, 1);
  assert_periods (released, "2024 end: 1 N1; 2025 -: 1 N1; 2025 start: 2 M1 N1; "
                            "2025 middle: 1 N1; 2025 end: 2 N1");
  cr_assert_eq (
      nsp_survey_moments (reading->survey, nsp_survey_find_year (reading->survey, "2024")),
      1u << NSP_MOMENT_END);
  cr_assert_eq (nsp_survey_moments (reading->survey, 0),
                1u << NSP_MOMENT_NONE | 1u << NSP_MOMENT_START | 1u << NSP_MOMENT_MIDDLE |
                    1u << NSP_MOMENT_END);
}

Test (moment, before_is_the_nearest_that_is_known_to_be_earlier)
{
  g_autoptr (Reading) reading = two_items ();
  g_autoptr (NspReleased) released = NULL;

  cr_assert (reading_add (reading, "a.csv",
                          "netwerk;jaar;moment;A1;A2\nN;2024;begin;1;1\nM;2024;eind;1;1\n"
                          "N;2025;begin;1;1\nM;2025;eind;1;1\nN;2025;eind;1;1\n",
                          NULL));
  cr_assert (reading_add (reading, "b.csv", "netwerk;jaar;A1;A2\nN;2025;1;1\n", NULL));
  released = reading_score (reading, 1, 1);
  assert_periods (released, "2024 start: 1 N1; 2024 end: 1 M1; 2025 -: 1 N1; 2025 start: 1 N1; "
                            "2025 end: 2 M1 N1");
  assert_before (released, 4, "N", "2025 start");
  assert_before (released, 4, "M", "2024 end");
  /* The survey of 2025 without a moment may have been held after its start. */
  assert_before (released, 3, "N", "2024 start");
  assert_before (released, 2, "N", "2024 start");
  assert_before (released, 0, "N", "-");
  assert_before (released, 3, NULL, "2024 end");
}

Test (moment, is_enough_without_a_year)
{
  g_autoptr (Reading) reading = two_items ();
  g_autoptr (NspReleased) released = NULL;

  cr_assert (reading_add (reading, "a.csv", "moment;A1;A2\neind;1;1\nbegin;1;1\n", NULL));
  cr_assert (reading_add (reading, "b.csv", "jaar;moment;A1;A2\n2025;begin;1;1\n", NULL));
  released = reading_score (reading, 1, 1);
  assert_periods (released, "- start: 1; - end: 1; 2025 start: 1");
  assert_before (released, 1, NULL, "- start");
  assert_before (released, 2, NULL, "-");
}

Test (moment, chooses_results)
{
  static const char *const y2024[] = { "2023", "2024", NULL };
  static const char *const y2025[] = { "2024", "2025", NULL };
  NspReleasedResult result = { .period = { "2025", NSP_MOMENT_START } };

  cr_assert (nsp_released_is_in (&result, NULL, NSP_MOMENT_NONE));
  cr_assert (nsp_released_is_in (&result, y2025, NSP_MOMENT_NONE));
  cr_assert (nsp_released_is_in (&result, NULL, NSP_MOMENT_START));
  cr_assert (nsp_released_is_in (&result, y2025, NSP_MOMENT_START));
  cr_assert (!nsp_released_is_in (&result, y2024, NSP_MOMENT_START));
  cr_assert (!nsp_released_is_in (&result, y2025, NSP_MOMENT_END));
  result.period.year = NULL;
  cr_assert (!nsp_released_is_in (&result, y2025, NSP_MOMENT_NONE));
}

/* What one instrument withholds of an item at the start says nothing about the end. */
Test (moment, withholds_by_period)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("one", 1, 5, 1, "d: A1"),
                                             make_keyed ("both", 1, 5, 1, "d: A1 A2"), NULL);
  g_autoptr (GString) csv = g_string_new ("netwerk;moment;A1;A2\n");
  g_autoptr (NspReleased) released = NULL;

  for (guint i = 0; i < 3; i++)
    g_string_append (csv, "N;begin;3;3\n");
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (csv, "N;eind;%u;%u\n", 1 + i % 5, 1 + i % 4);
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  released = reading_score (reading, 5, 8);
  cr_assert_eq (released->list->len, 4);
  for (guint i = 0; i < 4; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);
    gboolean at_start = result->period.moment == NSP_MOMENT_START;

    cr_assert (at_start == (i % 2 == 0));
    cr_assert_eq (result->overall->withheld, at_start ? NSP_WITHHELD_MIN_N : NSP_SHOWN);
    cr_assert_eq (isnan (result->overall->dimensions[0].items[0].mean.value), at_start);
  }
}
