/* Files brought together: one year, one network, nobody twice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "support.h"

static Reading *
two_items (void)
{
  return reading_new (make_keyed ("two", 1, 5, 1, "d: A1 A2"), NULL);
}

/* Two instruments of one item each. */
static Reading *
two_instruments (void)
{
  return reading_new (make_keyed ("one", 1, 5, 1, "d: A1"), make_keyed ("two", 1, 5, 1, "d: B1"),
                      NULL);
}

static void
assert_adds (Reading *reading, const char *name, const char *csv)
{
  g_autofree char *said = NULL;
  gboolean good = reading_add (reading, name, csv, NULL);

  said = told (reading->problems);
  cr_assert (good, "%s: %s", name, said);
}

/* "Noord 3, Zuid 1": the networks of the rows by number, with their rows that still count. */
static void
assert_networks (const Reading *reading, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint n = 1; n <= nsp_survey_n_networks (reading->survey); n++) {
    guint rows = 0;

    for (guint i = 0; i < nsp_survey_n_rows (reading->survey); i++)
      rows += nsp_survey_row (reading->survey, i)->network == n;
    g_string_append_printf (out, "%s%s %u", n > 1 ? ", " : "",
                            nsp_survey_network (reading->survey, n), rows);
  }
  cr_assert_str_eq (out->str, expected);
}

/* The year of every row. */
static void
assert_years (const Reading *reading, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < nsp_survey_n_rows (reading->survey); i++) {
    const char *year = nsp_survey_year (reading->survey, nsp_survey_row (reading->survey, i)->year);

    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", year != NULL ? year : "-");
  }
  cr_assert_str_eq (out->str, expected);
}

static void
assert_input (const Reading *reading, guint index, guint64 used, guint64 left_out, guint64 repeated)
{
  const NspInput *input = nsp_survey_input (reading->survey, index);

  cr_assert_eq (input->used, used, "used %" G_GUINT64_FORMAT, input->used);
  cr_assert_eq (input->left_out, left_out, "left out %" G_GUINT64_FORMAT, input->left_out);
  cr_assert_eq (input->repeated, repeated, "repeated %" G_GUINT64_FORMAT, input->repeated);
  cr_assert_eq (input->rows, input->used + input->refused + input->left_out);
}

Test (finish, of_nothing)
{
  g_autoptr (Reading) reading = two_items ();

  cr_assert (reading_finish (reading));
  assert_told (reading->problems, "");
}

/* The spellings of a school year are one whatever file comes first. */
Test (finish, school_years_are_one_in_any_order)
{
  static const char *const files[] = { "jaar;A1;A2\n2025;1;1\n", "jaar;A1;A2\n2024-2025;2;2\n",
                                       "jaar;A1;A2\n2024/2025;3;3\n", "jaar;A1;A2\n2024/25;4;4\n" };

  for (guint first = 0; first < G_N_ELEMENTS (files); first++) {
    g_autoptr (Reading) reading = two_items ();

    for (guint i = 0; i < G_N_ELEMENTS (files); i++)
      assert_adds (reading, "a.csv", files[(first + i) % G_N_ELEMENTS (files)]);
    cr_assert (reading_finish (reading));
    assert_told (reading->problems, "year-as-school-year@0:0");
    assert_says (told_problem (reading->problems, 0), "year 2025 counts as school year 2024-2025");
    assert_years (reading, "2024-2025 2024-2025 2024-2025 2024-2025");
    cr_assert_eq (nsp_survey_n_years (reading->survey), 1);
    cr_assert_eq (nsp_survey_find_year (reading->survey, "2025"), 1);
    cr_assert_eq (nsp_survey_find_year (reading->survey, " 2024/25"), 1);
    cr_assert_eq (nsp_survey_find_year (reading->survey, "2024"), 0);
    cr_assert_eq (nsp_survey_find_year (reading->survey, "vorig jaar"), 0);
  }
}

Test (finish, plain_years_stay_plain)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv", "jaar;A1;A2\n2025;1;1\n2024;2;2\n");
  cr_assert (reading_finish (reading));
  assert_told (reading->problems, "");
  assert_years (reading, "2025 2024");
  cr_assert_eq (nsp_survey_find_year (reading->survey, "2025"), 1);
  cr_assert_eq (nsp_survey_find_year (reading->survey, "2024-2025"), 0);
}

/* A header that says school year says how plain years are meant. */
Test (finish, a_header_may_speak_of_school_years)
{
  static const char *const headers[] = { "Schooljaar", "studiejaar", "Cursusjaar:", "school year",
                                         "ACADEMIC YEAR" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++) {
    g_autoptr (Reading) reading = two_items ();
    g_autofree char *csv = g_strdup_printf ("%s;A1;A2\n2025;1;1\n", headers[i]);

    assert_adds (reading, "a.csv", csv);
    cr_assert (reading_finish (reading));
    assert_told (reading->problems, "year-as-school-year@0:0");
    assert_years (reading, "2024-2025");
  }
}

/* A school year given as an option goes for the plain years of other files, and the other way. */
Test (finish, an_option_may_speak_of_school_years)
{
  g_autoptr (Reading) reading = two_items ();
  NspSurveyOptions school = { .period.year = "2024-2025" }, plain = { .period.year = "2025" };

  cr_assert (reading_add (reading, "a.csv", "A1;A2\n1;1\n", &plain));
  cr_assert (reading_add (reading, "b.csv", "A1;A2\n2;2\n", &school));
  cr_assert (reading_finish (reading));
  assert_years (reading, "2024-2025 2024-2025");
  cr_assert_str_eq (nsp_survey_input (reading->survey, 0)->period.year, "2024-2025");
  cr_assert_str_eq (nsp_survey_input (reading->survey, 1)->period.year, "2024-2025");
}

Test (finish, rows_without_a_year_stay_without)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv", "A1;A2\n1;1\n");
  assert_adds (reading, "b.csv", "schooljaar;A1;A2\n2025/26;1;1\n");
  cr_assert (reading_finish (reading));
  assert_years (reading, "- 2025-2026");
}

Test (finish, one_network_is_shown_as_most_wrote_it)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv", "netwerk;A1;A2\nburgerschap ;1;1\nBurgerschap.;1;1\n");
  assert_adds (reading, "b.csv", "netwerk;A1;A2\nBurgerschap;1;1\nBurgerschap;2;1\n");
  nsp_survey_name_all_networks (reading->survey);
  cr_assert (reading_finish (reading));
  assert_told (reading->problems, "network-spellings@0:0");
  assert_says (told_problem (reading->problems, 0),
               "network \"Burgerschap\" is also written otherwise: \"Burgerschap.\" (1), "
               "\"burgerschap\" (1)");
  assert_networks (reading, "Burgerschap 4");
  cr_assert_eq (nsp_survey_find_network (reading->survey, "BURGERSCHAP"), 1);
}

/* A tie is settled by the alphabet, not by which row came first. */
Test (finish, a_tie_of_spellings_does_not_depend_on_the_order)
{
  static const char *const files[] = { "netwerk;A1;A2\nnoord;1;1\nNoord;1;1\nZuid;1;1\n",
                                       "netwerk;A1;A2\nNoord;1;1\nnoord;1;1\nZuid;1;1\n" };

  for (guint i = 0; i < 2; i++) {
    g_autoptr (Reading) reading = two_items ();

    assert_adds (reading, "a.csv", files[i]);
    cr_assert (reading_finish (reading));
    assert_networks (reading, "Noord 2, Zuid 1");
  }
}

Test (finish, close_names_are_kept_apart_and_pointed_out)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv",
               "netwerk;A1;A2\nBurgerschap;1;1\nBurgershap;1;1\nTaal;1;1\nGroep 1;1;1\n"
               "Groep 2;1;1\nZaal;1;1\n");
  nsp_survey_name_all_networks (reading->survey);
  cr_assert (reading_finish (reading));
  assert_told (reading->problems, "network-close@0:0");
  assert_says (told_problem (reading->problems, 0),
               "\"Burgerschap\" and \"Burgershap\" look alike");
  cr_assert_eq (told_problem (reading->problems, 0)->severity, NSP_WARNING);
  assert_networks (reading, "Burgerschap 1, Burgershap 1, Taal 1, Groep 1 1, Groep 2 1, Zaal 1");
}

/* What hardly anybody has typed may be a name of a person: messages name a network of 5 rows and
 * more, spellings and files taken together. */
Test (finish, networks_of_few_rows_are_not_named)
{
  for (guint rows = 4; rows <= 5; rows++) {
    g_autoptr (Reading) reading = two_items ();
    g_autoptr (GString) csv = g_string_new ("netwerk;A1;A2\nburgerschap;1;1\n");

    for (guint i = 1; i < rows; i++)
      g_string_append (csv, "Burgerschap;1;1\nBurgershap;1;1\n");
    assert_adds (reading, "a.csv", csv->str);
    assert_adds (reading, "b.csv", "netwerk;A1;A2\nBurgershap;1;1\nZuid;1;1\nzuid;1;1\n");
    cr_assert (reading_finish (reading));
    assert_told (reading->problems, rows < 5 ? "" : "network-spellings@0:0, network-close@0:0");
    cr_assert_eq (nsp_survey_names_network (reading->survey, 1), rows == 5);
    cr_assert_not (nsp_survey_names_network (reading->survey, 3));
  }
}

/* Letters and nothing but letters, so that every name is close to many. */
Test (finish, too_many_names_are_not_compared)
{
  g_autoptr (Reading) reading = two_items ();
  g_autoptr (GString) csv = g_string_new ("netwerk;A1;A2\n");

  for (guint i = 0; i < 501; i++)
    g_string_append_printf (csv, "naam%c%c;1;1\nnaam%c%c;1;1\n", 'a' + i / 26, 'a' + i % 26,
                            'a' + i / 26, 'a' + i % 26);
  assert_adds (reading, "a.csv", csv->str);
  cr_assert (reading_finish (reading));
  assert_told (reading->problems, "");
  cr_assert_eq (nsp_survey_n_networks (reading->survey), 501);
}

Test (finish, the_same_answers_twice_count_once)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv",
               "code;netwerk;A1;A2\np1;N;1;2\np2;N;1;2\np1;N;1;2\np1;N.;1;2\n p1 ;n;1;2\n");
  cr_assert (reading_finish (reading));
  /* "N." and "n" are the network as well. */
  assert_told (reading->problems, "network-spellings@0:0, repeated-row@4:0");
  assert_says (told_problem (reading->problems, 1), "exactly the same answers again: 3");
  assert_input (reading, 0, 2, 3, 3);
}

Test (finish, other_answers_of_the_same_person_are_refused)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv", "code;netwerk;A1;A2\np1;N;1;2\np2;N;1;2\np1;N;1;3\np1;N;1;2\n");
  cr_assert (!reading_finish (reading));
  assert_told (reading->problems, "respondent-twice@4:0, repeated-row@5:0");
  assert_says (told_problem (reading->problems, 0),
               "in this network and year on line 2, too, with other answers to two");
  cr_assert_str_eq (told_problem (reading->problems, 0)->file, "a.csv");
}

/* Half an answer is another answer. */
Test (finish, an_unanswered_item_makes_other_answers)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv", "code;A1;A2\np1;1;2\np1;1;\n");
  cr_assert (!reading_finish (reading));
  assert_told (reading->problems, "respondent-twice@3:0");
}

Test (finish, a_person_may_answer_in_other_years_and_networks)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv",
               "code;netwerk;jaar;A1;A2\np1;N;2024;1;2\np1;M;2024;2;2\np1;N;2025;3;2\n"
               "p1;;2025;4;2\n");
  cr_assert (reading_finish (reading));
  assert_told (reading->problems, "no-network@5:0");
  assert_input (reading, 0, 4, 0, 0);
}

/* The same school year in two spellings is the same year for a person, too. */
Test (finish, a_person_is_found_after_the_years_are_one)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv", "code;jaar;A1;A2\np1;2025;1;2\n");
  assert_adds (reading, "b.csv", "code;jaar;A1;A2\np1;2024-2025;1;3\n");
  cr_assert (!reading_finish (reading));
  assert_says (find_problem (reading->problems, NSP_PROBLEM_RESPONDENT_TWICE), "on line 2 (a.csv)");
  cr_assert_str_eq (find_problem (reading->problems, NSP_PROBLEM_RESPONDENT_TWICE)->file, "b.csv");
}

/* One person who fills in two instruments in two files answers once each. */
Test (finish, a_person_in_two_files_with_different_instruments)
{
  g_autoptr (Reading) reading = two_instruments ();

  assert_adds (reading, "a.csv", "code;netwerk;A1\np1;N;1\np2;N;2\n");
  assert_adds (reading, "b.csv", "code;netwerk;B1\np1;N;5\np2;N;4\n");
  cr_assert (reading_finish (reading));
  assert_told (reading->problems, "");
  assert_input (reading, 0, 2, 0, 0);
  assert_input (reading, 1, 2, 0, 0);
}

/* Of a row that repeats one instrument and adds another, the addition stays. */
Test (finish, what_a_repeating_row_adds_is_kept)
{
  g_autoptr (Reading) reading = two_instruments ();
  g_autoptr (NspReleased) released = NULL;

  assert_adds (reading, "a.csv", "code;netwerk;A1\np1;N;1\n");
  assert_adds (reading, "b.csv", "code;netwerk;A1;B1\np1;N;1;4\n");
  cr_assert (reading_finish (reading));
  assert_input (reading, 1, 1, 0, 0);
  released = reading_score (reading, 1, 1);
  cr_assert_eq (find_result (released, "one", NULL)->overall->respondents, 1);
  cr_assert_eq (find_result (released, "two", NULL)->overall->respondents, 1);
}

Test (finish, repeated_rows_do_not_count)
{
  g_autoptr (Reading) reading = two_items ();
  g_autoptr (NspReleased) released = NULL;

  assert_adds (reading, "a.csv", "code;netwerk;A1;A2\np1;N;1;1\np1;N;1;1\np2;N;3;3\n");
  cr_assert (reading_finish (reading));
  released = reading_score (reading, 1, 1);
  cr_assert_eq (find_result (released, "two", NULL)->overall->respondents, 2);
  assert_near (find_result (released, "two", NULL)->overall->dimensions[0].mean.value, 2);
}

/* Without a code, equal rows are different people who think alike. */
Test (finish, equal_rows_without_a_code_are_kept)
{
  g_autoptr (Reading) reading = two_items ();
  g_autoptr (NspReleased) released = NULL;

  assert_adds (reading, "a.csv", "code;netwerk;A1;A2\n;N;1;2\n ;N;1;2\n;N;1;2\n");
  assert_adds (reading, "b.csv", "netwerk;A1;A2\nN;1;2\nN;1;2\n");
  cr_assert (reading_finish (reading));
  assert_told (reading->problems, "");
  assert_input (reading, 0, 3, 0, 0);
  released = reading_score (reading, 1, 1);
  cr_assert_eq (find_result (released, "two", NULL)->overall->respondents, 5);
}

/* A code is personal enough not to be repeated in a message. */
Test (finish, no_message_shows_a_code)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv", "code;A1;A2\nGeheim42;1;2\nGeheim42;1;3\nGeheim42;1;2\n");
  cr_assert (!reading_finish (reading));
  for (guint i = 0; i < nsp_problems_length (reading->problems); i++) {
    g_autofree char *message =
        nsp_problem_message (nsp_problems_get (reading->problems, i), NSP_NL);

    cr_assert_null (strstr (message, "Geheim42"), "%s", message);
  }
}

Test (finish, answers_of_repeated_rows_are_not_given)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv", "code;A1;A2\np1;1;2\np1;1;2\n");
  cr_assert (reading_finish (reading));
  cr_assert_eq (nsp_survey_input (reading->survey, 0)->given, 2);
}

Test (finish, only_rows_that_count_have_networks)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv", "netwerk;A1;A2\nBurgerschap;1;2\nBurgershap;;\n");
  cr_assert (reading_finish (reading));
  assert_told (reading->problems, "no-answer-in-row@3:0");
  assert_networks (reading, "Burgerschap 1");
}

Test (finish, only_rows_that_count_have_years)
{
  g_autoptr (Reading) reading = two_items ();

  assert_adds (reading, "a.csv", "jaar;A1;A2\n2025;1;2\n2023-2024;;\n");
  cr_assert (reading_finish (reading));
  assert_told (reading->problems, "no-answer-in-row@3:0");
  assert_years (reading, "2025");
  cr_assert_eq (nsp_survey_n_years (reading->survey), 1);
}

/* Whatever the rows, each is used, refused or left out, and what finish() leaves out adds up. */
Test (finish, the_books_balance)
{
  guint32 seed = 20250305;

  for (guint round = 0; round < 300; round++) {
    g_autoptr (Reading) reading = two_instruments ();
    NspSurveyOptions lenient = { .lenient = TRUE };

    for (guint f = 0; f < 3; f++) {
      g_autoptr (GString) csv =
          g_string_new (f == 0 ? "code;netwerk;jaar;A1\n" : "code;netwerk;jaar;A1;B1\n");

      for (guint i = random_below (&seed, 15); i > 0; i--) {
        g_string_append_printf (
            csv, "%s;%s;%s;%s", (const char *[]){ "", "p", "q", "r" }[random_below (&seed, 4)],
            (const char *[]){ "", "Noord", "noord.", "Noorde" }[random_below (&seed, 4)],
            (const char *[]){ "2025", "2024-2025", "2024/25" }[random_below (&seed, 3)],
            (const char *[]){ "", "1", "2", "x" }[random_below (&seed, 4)]);
        if (f > 0)
          g_string_append (csv, (const char *[]){ ";", ";1", ";2" }[random_below (&seed, 3)]);
        g_string_append_c (csv, '\n');
      }
      reading_add (reading, "a.csv", csv->str, &lenient);
    }
    reading_finish (reading);
    for (guint f = 0; f < 3; f++) {
      const NspInput *input = nsp_survey_input (reading->survey, f);

      cr_assert_eq (input->rows, input->used + input->refused + input->left_out);
      cr_assert_eq (input->left_out, input->unanswered + input->previews + input->repeated);
    }
    for (guint i = 0; i < nsp_survey_n_rows (reading->survey); i++)
      cr_assert_leq (nsp_survey_row (reading->survey, i)->year,
                     nsp_survey_n_years (reading->survey));
  }
}
