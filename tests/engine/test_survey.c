/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include <string.h>

#include "support.h"

/* A reading for one instrument of three items on 1-5. */
static Reading *
three_items (void)
{
  return reading_new (make_keyed ("three", 1, 5, 1, "d: A1 -A2 A3"), NULL);
}

/* "network/year/role answers" of every row of an instrument, "-" for none and "?" for an answer
 * that could not be read: "N/2025/1 12?". */
static char *
rows_of (const Reading *reading, guint instrument)
{
  const NspInstrument *definition = g_ptr_array_index (reading->instruments, instrument);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < nsp_survey_n_rows (reading->survey); i++) {
    const NspRow *row = nsp_survey_row (reading->survey, i);
    const char *network = nsp_survey_network (reading->survey, row->network);
    const char *year = nsp_survey_year (reading->survey, row->year);
    const guint8 *answers = nsp_survey_answers (reading->survey, instrument, i);

    g_string_append_printf (out, "%s%s/%s/%u ", i > 0 ? ", " : "", network != NULL ? network : "-",
                            year != NULL ? year : "-", row->role);
    for (guint k = 0; answers != NULL && k < definition->n_items; k++) {
      if (answers[k] == NSP_UNREADABLE)
        g_string_append_c (out, '?');
      else
        g_string_append_printf (out, "%u", answers[k]);
    }
    if (answers == NULL)
      g_string_append_c (out, '-');
  }
  return g_string_free (out, FALSE);
}

#define assert_rows_of(reading, instrument, expected)                                              \
  do {                                                                                             \
    g_autofree char *rows_ = rows_of (reading, instrument);                                        \
    cr_assert_str_eq (rows_, expected);                                                            \
  } while (0)

/* Checks what became of the rows of a file, and that they add up. */
static void
assert_input (const Reading *reading, guint input, guint64 used, guint64 unanswered,
              guint64 refused)
{
  const NspInput *it = nsp_survey_input (reading->survey, input);

  cr_assert_eq (it->used, used, "used %" G_GUINT64_FORMAT, it->used);
  cr_assert_eq (it->unanswered, unanswered, "unanswered %" G_GUINT64_FORMAT, it->unanswered);
  cr_assert_eq (it->refused, refused, "refused %" G_GUINT64_FORMAT, it->refused);
  cr_assert_eq (it->rows, used + unanswered + refused);
  cr_assert_eq (it->rows, it->used + it->refused + it->left_out);
}

Test (survey, ragged_rows_are_refused)
{
  g_autoptr (Reading) reading = three_items ();

  cr_assert (!reading_add (reading, "a.csv",
                           "netwerk;A1;A2;A3\nN;1;2;3\nN;1;2\nN;1;2;3;4\n;\nN;5;5;5;\nN;1;1;1\n",
                           NULL));
  assert_told (reading->problems, "row-too-short@3:3, row-too-long@4:5");
  assert_input (reading, 0, 3, 0, 2);
  assert_rows_of (reading, 0, "N/-/0 123, N/-/0 555, N/-/0 111");
}

/* In a ragged row the cells have shifted: what seems wrong in them is not reported as well. */
Test (survey, ragged_rows_hide_what_is_wrong_in_them)
{
  g_autoptr (Reading) reading = three_items ();

  reading_add (reading, "a.csv", "A1;A2;A3;jaar\n9;1;1;2025\n9;9;x;9;9;9\n7;8\n1;1;1;x\n", NULL);
  assert_told (reading->problems, "answer-off-scale@2:1, row-too-long@3:5, row-too-short@4:2, "
                                  "year-unreadable@5:4");
}

Test (survey, reads_rows)
{
  g_autoptr (Reading) reading = three_items ();

  cr_assert (reading_add (reading, "a.csv",
                          "respondent;netwerk;jaar;rol;A3;x;A1;A2\n"
                          "p;Noord;2024-2025;student;3;?;1;2\n"
                          "q;Zuid;2025/26;docent;NA;;5;\n"
                          "r; Noord ;2025-2026;;4;;4;4\n",
                          NULL));
  assert_told (reading->problems, "");
  assert_rows_of (reading, 0, "Noord/2024-2025/1 123, Zuid/2025-2026/2 500, Noord/2025-2026/0 444");
  assert_input (reading, 0, 3, 0, 0);
  cr_assert_eq (nsp_survey_n_networks (reading->survey), 2);
  cr_assert_eq (nsp_survey_n_years (reading->survey), 2);
  cr_assert_eq (nsp_survey_row (reading->survey, 2)->line, 4);
  cr_assert_eq (nsp_survey_row (reading->survey, 2)->role_known, 1);
  cr_assert_str_eq (nsp_survey_input (reading->survey, 0)->file, "a.csv");
  cr_assert_eq (nsp_survey_input (reading->survey, 0)->delimiter, ';');
  cr_assert_null (nsp_survey_input (reading->survey, 0)->period.year);
}

Test (survey, rows_without_an_answer_are_counted_apart)
{
  g_autoptr (Reading) reading = three_items ();

  cr_assert (
      reading_add (reading, "a.csv", "netwerk;A1;A2;A3\nN;;NA;\nN;1;2;3\n;;;\nN;;;\n", NULL));
  assert_told (reading->problems, "no-answer-in-row@2:0");
  assert_says (told_problem (reading->problems, 0), "answer: 2 (the first on line 2)");
  assert_input (reading, 0, 1, 2, 0);
}

/* Excel leaves rows of delimiters below a table, of any length: they are no rows. */
Test (survey, an_empty_row_of_delimiters_is_no_row)
{
  g_autoptr (Reading) reading = three_items ();

  cr_assert (reading_add (reading, "a.csv",
                          "netwerk;jaar;rol;A1;A2;A3\nN;2025;;1;2;3\n;;;;;\n;\n;;;;;;;;\n", NULL));
  assert_told (reading->problems, "");
  assert_input (reading, 0, 1, 0, 0);
}

Test (survey, wrong_answers_are_errors_with_their_place)
{
  g_autoptr (Reading) reading = three_items ();

  cr_assert (
      !reading_add (reading, "a.csv", "netwerk;A1;A2;A3\nN;6;2;3\n\nN;1;\"x\ny\";3,5\n", NULL));
  assert_told (reading->problems,
               "answer-off-scale@2:2, answer-unreadable@4:3, answer-unreadable@4:4");
  assert_says (told_problem (reading->problems, 0), "column B (A1): \"6\" is not on the scale 1–5");
  assert_says (told_problem (reading->problems, 1), "column C (A2): \"x y\" is not an answer");
  assert_input (reading, 0, 2, 0, 0);
}

Test (survey, lenient_makes_wrong_answers_unanswered)
{
  g_autoptr (Reading) reading = three_items ();
  NspSurveyOptions lenient = { .lenient = TRUE };

  cr_assert (reading_add (reading, "a.csv", "netwerk;A1;A2;A3\nN;6;2;3\nN;x;;0\n", &lenient));
  assert_told (reading->problems, "answer-off-scale@2:2, answer-unreadable@3:2, "
                                  "answer-off-scale@3:4");
  cr_assert_eq (nsp_problems_count (reading->problems, NSP_ERROR), 0);
  assert_rows_of (reading, 0, "N/-/0 ?23, N/-/0 ?0?");
  assert_input (reading, 0, 2, 0, 0);
  cr_assert_eq (nsp_survey_input (reading->survey, 0)->unreadable, 3);
  cr_assert_eq (nsp_survey_input (reading->survey, 0)->given, 2);
  cr_assert_eq (nsp_survey_input (reading->survey, 0)->missing[NSP_ANSWER_EMPTY], 1);
}

Test (survey, lenient_forgives_answers_only)
{
  g_autoptr (Reading) reading = three_items ();
  NspSurveyOptions lenient = { .lenient = TRUE };

  cr_assert (!reading_add (reading, "a.csv", "jaar;A1;A2;A3\n2025;1;2\nlast;1;2;3\n", &lenient));
  assert_told (reading->problems, "row-too-short@2:3, year-unreadable@3:1");
}

/* The same items may belong to two questionnaires; a wrong cell is one mistake all the same. */
Test (survey, a_cell_of_two_instruments_is_reported_once)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("a", 1, 5, 1, "d: A1 A2"),
                                             make_keyed ("b", 1, 5, 1, "d: A1 -A2"), NULL);

  cr_assert (!reading_add (reading, "a.csv", "A1;A2\n9;1\nx;1\n", NULL));
  assert_told (reading->problems, "answer-off-scale@2:1, answer-unreadable@3:1");
}

Test (survey, a_year_is_given_where_the_file_has_none)
{
  g_autoptr (Reading) reading = three_items ();
  NspSurveyOptions options = { .period.year = "2023-2024" };

  cr_assert (reading_add (reading, "a.csv", "A1;A2;A3\n1;2;3\n", &options));
  cr_assert (reading_add (reading, "b.csv", "jaar;A1;A2;A3\n2025;1;2;3\n", &options));
  cr_assert (reading_add (reading, "c.csv", "A1;A2;A3\n1;2;3\n", NULL));
  assert_rows_of (reading, 0, "-/2023-2024/0 123, -/2025/0 123, -/-/0 123");
  cr_assert_str_eq (nsp_survey_input (reading->survey, 0)->period.year, "2023-2024");
  cr_assert_null (nsp_survey_input (reading->survey, 1)->period.year);
  cr_assert_null (nsp_survey_input (reading->survey, 2)->period.year);
}

Test (survey, a_year_column_must_hold_years)
{
  g_autoptr (Reading) reading = three_items ();

  cr_assert (!reading_add (reading, "a.csv", "jaar;A1;A2;A3\n;1;2;3\n2025-2027;1;2;3\n", NULL));
  assert_told (reading->problems, "year-missing@2:1, year-unreadable@3:1");
}

Test (survey, unknown_roles_are_reported_once_each)
{
  g_autoptr (Reading) reading = three_items ();

  cr_assert (reading_add (reading, "a.csv",
                          "rol;A1;A2;A3\nbaas;1;2;3\nkok;1;2;3\nbaas;1;2;3\n ;1;2;3\n", NULL));
  nsp_problems_sort (reading->problems);
  assert_told (reading->problems, "role-unknown@2:0, role-unknown@3:0");
  assert_says (told_problem (reading->problems, 0),
               "\"…\" is unknown and counts as other (rows: 2, the first on line 2)");
  assert_rows_of (reading, 0, "-/-/5 123, -/-/5 123, -/-/5 123, -/-/0 123");
}

Test (survey, rows_without_a_network_count_for_everyone)
{
  g_autoptr (Reading) reading = three_items ();

  cr_assert (reading_add (reading, "a.csv", "netwerk;A1;A2;A3\nN;1;2;3\n;1;2;3\n  ;4;4;4\n", NULL));
  assert_told (reading->problems, "no-network@3:0");
  assert_says (told_problem (reading->problems, 0), "network: 2 (the first on line 3)");
  assert_input (reading, 0, 3, 0, 0);
}

/* A survey of one item: a row for each text of the network column. */
static Reading *
read_networks (const char *const *networks, gboolean *fine)
{
  Reading *reading = reading_new (make_keyed ("one", 1, 5, 1, "d: A1"), NULL);
  g_autoptr (GString) csv = g_string_new ("netwerk;A1\n");

  for (; *networks != NULL; networks++)
    g_string_append_printf (csv, "%s;3\n", *networks);
  *fine = reading_add (reading, "a.csv", csv->str, NULL);
  return reading;
}

#define READ_NETWORKS(fine, ...) read_networks ((const char *const[]){ __VA_ARGS__, NULL }, fine)

Test (survey, a_personal_cell_is_no_network)
{
  gboolean fine;
  g_autoptr (Reading) reading = READ_NETWORKS (&fine, "Noord", "jan@school.nl", "Zuid",
                                               "06-12345678", "Noord", "Zuid", "n.v.t.", "Noord");

  cr_assert (fine);
  assert_told (reading->problems,
               "network-cell-personal@3:1, network-cell-personal@5:1, no-network@3:0");
  assert_says (told_problem (reading->problems, 0), "column A (netwerk)");
  assert_says (told_problem (reading->problems, 2), "rows without a network: 3");
  assert_rows_of (reading, 0,
                  "Noord/-/0 3, -/-/0 3, Zuid/-/0 3, -/-/0 3, Noord/-/0 3, Zuid/-/0 3, -/-/0 3, "
                  "Noord/-/0 3");
  cr_assert_eq (nsp_survey_n_networks (reading->survey), 2);
}

/* From a third of the filled cells on. */
Test (survey, a_column_of_personal_cells_is_no_network)
{
  gboolean fine;
  g_autoptr (Reading) third = READ_NETWORKS (&fine, "N", "10.0.0.1", "N", "", "NA");
  g_autoptr (Reading) less = NULL;

  cr_assert (!fine);
  assert_told (third->problems, "network-personal@1:1");
  assert_says (told_problem (third->problems, 0), "of its 3 filled cells, 1 look like");
  assert_says (told_problem (third->problems, 0), "-c network=HEADER");
  less = READ_NETWORKS (&fine, "N", "10.0.0.1", "N", "N");
  cr_assert (fine);
  assert_told (less->problems, "network-cell-personal@3:1, no-network@3:0");
}

/* Ten filled cells, of which eight in ten differ when case and the like do not count. */
Test (survey, a_column_of_different_texts_is_no_network)
{
  gboolean fine;
  g_autoptr (Reading) eight =
      READ_NETWORKS (&fine, "a", "b", "c", "d", "e", "f", "g", "h", "H", "h.", "");
  g_autoptr (Reading) seven = NULL, nine = NULL, nobody = NULL;

  cr_assert (!fine);
  assert_told (eight->problems, "network-unique@1:1");
  assert_says (told_problem (eight->problems, 0), "its 10 filled cells hold 8 different texts");
  seven = READ_NETWORKS (&fine, "a", "b", "c", "d", "e", "f", "g", "G", "g.", "G.");
  cr_assert (fine);
  assert_told (seven->problems, "");
  nine = READ_NETWORKS (&fine, "a", "b", "c", "d", "e", "f", "g", "h", "i", "", "");
  cr_assert (fine, "too few to tell");
  nobody = READ_NETWORKS (&fine, "", "", "", "", "", "", "", "", "", "");
  cr_assert (fine);
}

/* What the files call alike is not told of names of people. */
Test (survey, a_refused_network_column_is_not_quoted)
{
  gboolean fine;
  g_autoptr (Reading) reading =
      READ_NETWORKS (&fine, "Anna de Wit", "anna de wit", "Anna de Wit.", "Anna de Vit", "b", "c",
                     "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o");

  cr_assert (!fine);
  reading_finish (reading);
  assert_told (reading->problems, "network-unique@1:1");
}

/* Personal texts are different texts, too. */
Test (survey, personal_cells_count_among_the_different)
{
  gboolean fine;
  g_autoptr (Reading) reading =
      READ_NETWORKS (&fine, "a", "b", "c", "d", "e", "f", "1.2.3.4", "5.6.7.8", "e", "f");

  cr_assert (!fine);
  assert_told (reading->problems, "network-unique@1:1");
}

Test (survey, without_a_network_column_nothing_is_missing)
{
  g_autoptr (Reading) reading = three_items ();

  cr_assert (reading_add (reading, "a.csv", "A1;A2;A3\n1;2;3\n", NULL));
  assert_told (reading->problems, "");
  assert_rows_of (reading, 0, "-/-/0 123");
}

Test (survey, files_may_hold_different_instruments)
{
  g_autoptr (Reading) reading =
      reading_new (make_keyed ("a", 1, 5, 1, "d: A1 A2"), make_keyed ("b", 0, 100, 10, "d: B1"),
                   make_keyed ("c", 1, 5, 1, "d: C1"), NULL);

  cr_assert (reading_add (reading, "1.csv", "A1;A2\n1;2\n3;4\n", NULL));
  cr_assert (reading_add (reading, "2.csv", "B1;A1;A2\n100;5;5\n", NULL));
  cr_assert (reading_add (reading, "3.csv", "B1\n0\n", NULL));
  cr_assert (reading_add (reading, "4.csv", "A1;A2\n2;2\n", NULL));
  assert_rows_of (reading, 0, "-/-/0 12, -/-/0 34, -/-/0 55, -/-/0 00, -/-/0 22");
  assert_rows_of (reading, 1, "-/-/0 0, -/-/0 0, -/-/0 11, -/-/0 1, -/-/0 -");
  assert_rows_of (reading, 2, "-/-/0 -, -/-/0 -, -/-/0 -, -/-/0 -, -/-/0 -");
  cr_assert (nsp_survey_has (reading->survey, 0));
  cr_assert (nsp_survey_has (reading->survey, 1));
  cr_assert (!nsp_survey_has (reading->survey, 2));
  cr_assert_eq (nsp_survey_n_inputs (reading->survey), 4);
  cr_assert_eq (nsp_survey_row (reading->survey, 3)->file, 2);
}

Test (survey, a_file_without_answers_is_refused)
{
  static const struct {
    const char *csv, *expected;
  } cases[] = {
    { "", "empty-file@0:0" },
    { "\xef\xbb\xbf", "empty-file@0:0" },
    { "A1;A2;A3\n", "no-answers@0:0" },
    { "A1;A2;A3", "no-answers@0:0" },
    { "\n\n", "no-answers@0:0" },
    { "x;y\n1;2\n", "no-items@1:0" },
    { "\nA1;A2\n1;2\n", "column-missing@2:0" },
    { "A1;A2;A3\n1;\"2;3\n", "quote@2:0" },
    { "A1;A2;A3\n1;2;3\n1;2\"x;3\n1;2;3\n", "quote@3:0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Reading) reading = three_items ();

    cr_assert (!reading_add (reading, "a.csv", cases[i].csv, NULL), "%s", cases[i].csv);
    assert_told (reading->problems, cases[i].expected);
    cr_assert_eq (nsp_survey_n_inputs (reading->survey), 1);
  }
}

Test (survey, a_cell_too_long_says_how_long_a_cell_may_be)
{
  g_autoptr (Reading) reading = three_items ();
  g_autofree char *long_cell = g_strnfill (300000, 'x');
  g_autofree char *csv = g_strdup_printf ("A1;A2;A3\n1;2;3\n1;2;%s\n", long_cell);

  cr_assert (!reading_add (reading, "a.csv", csv, NULL));
  cr_assert_eq (
      nsp_problems_get (reading->problems, nsp_problems_length (reading->problems) - 1)->code,
      NSP_PROBLEM_CELL_TOO_LONG);
  assert_says (nsp_problems_get (reading->problems, nsp_problems_length (reading->problems) - 1),
               "longer than 262144 bytes");
}

Test (survey, every_cell_of_a_wide_file_is_within_bounds)
{
  g_autoptr (Reading) reading = three_items ();
  g_autoptr (GString) csv = g_string_new ("A1;A2;A3");

  for (guint i = 0; i < NSP_MAX_COLUMNS - 3; i++)
    g_string_append (csv, ";x");
  g_string_append (csv, "\n1;2;3");
  for (guint i = 0; i < 20000; i++)
    g_string_append (csv, ";y");
  g_string_append (csv, "\n");
  cr_assert (!reading_add (reading, "a.csv", csv->str, NULL));
  assert_told (reading->problems, "row-too-long@2:5001");
}

Test (survey, a_million_columns_are_refused)
{
  g_autoptr (Reading) reading = three_items ();
  g_autoptr (GString) csv = g_string_new ("A1;A2;A3");

  for (guint i = 0; i < 1000000; i++)
    g_string_append (csv, ";x");
  g_string_append (csv, "\n1;2;3\n");
  cr_assert (!reading_add (reading, "a.csv", csv->str, NULL));
  assert_told (reading->problems, "too-many-columns@1:0");
}

/* Wrong answers in every row of a large file. */
static char *
wrong_rows (guint n)
{
  GString *csv = g_string_new ("A1;A2;A3\n");

  for (guint i = 0; i < n; i++)
    g_string_append (csv, "1;9;9\n");
  return g_string_free (csv, FALSE);
}

Test (survey, stops_after_too_many_problems)
{
  g_autoptr (Reading) reading = three_items ();
  g_autofree char *csv = wrong_rows (NSP_MAX_PROBLEMS);
  guint last;

  cr_assert (!reading_add (reading, "a.csv", csv, NULL));
  last = nsp_problems_length (reading->problems) - 1;
  cr_assert_leq (last, NSP_MAX_PROBLEMS + 4); /* with the two notes on what was recognised */
  cr_assert_eq (nsp_problems_get (reading->problems, last)->code, NSP_PROBLEM_TOO_MANY_PROBLEMS);
}

/* The limit is a file's: what was wrong in the first says nothing about the second. */
Test (survey, the_problems_of_one_file_do_not_stop_the_next)
{
  g_autoptr (Reading) reading = three_items ();
  NspSurveyOptions lenient = { .lenient = TRUE };
  g_autofree char *csv = wrong_rows (NSP_MAX_PROBLEMS / 2 - 1);

  cr_assert (reading_add (reading, "a.csv", csv, &lenient));
  cr_assert (reading_add (reading, "b.csv", csv, &lenient));
}

Test (survey, line_breaks_and_quotes_keep_the_places_right)
{
  g_autoptr (Reading) reading = three_items ();

  cr_assert (!reading_add (reading, "a.csv",
                           "\xef\xbb\xbf\"netwerk\";A1;A2;A3\r\n\"N\r\nof M\";1;2;3\r\n\r\n"
                           "\"N\";1;2;7",
                           NULL));
  assert_told (reading->problems, "answer-off-scale@5:4");
}

Test (survey, scales_and_steps_are_stored_as_steps)
{
  g_autoptr (Reading) reading =
      reading_new (make_keyed ("a", 0, 100, 10, "d: A1"), make_keyed ("b", 0, 4, 1, "d: B1"),
                   make_keyed ("c", 1, 9, 1, "d: C1"), NULL);

  cr_assert (reading_add (reading, "a.csv", "A1,B1,C1\n100,0,9\n0,4,1\n", NULL));
  assert_rows_of (reading, 0, "-/-/0 11, -/-/0 1");
  assert_rows_of (reading, 1, "-/-/0 1, -/-/0 5");
  assert_rows_of (reading, 2, "-/-/0 9, -/-/0 1");
}

/* Whatever bytes come in, the rows add up and nothing is read out of bounds. */
Test (survey, random_text_never_breaks_the_books)
{
  static const char alphabet[] = "A123;;;;;\n\n\"x ,\r9";
  guint32 seed = 20250115;

  for (guint round = 0; round < 500; round++) {
    g_autoptr (Reading) reading = three_items ();
    g_autoptr (GString) csv = g_string_new ("A1;A2;A3\n");
    const NspInput *input;
    guint length = random_below (&seed, 200);

    for (guint i = 0; i < length; i++)
      g_string_append_c (csv, alphabet[random_below (&seed, sizeof alphabet - 1)]);
    reading_add (reading, "a.csv", csv->str, NULL);
    input = nsp_survey_input (reading->survey, 0);
    cr_assert_eq (input->rows, input->used + input->left_out + input->refused, "%s", csv->str);
    cr_assert_eq (input->used, nsp_survey_n_rows (reading->survey), "%s", csv->str);
  }
}

Test (survey, freeing_nothing_is_allowed)
{
  nsp_survey_free (NULL);
}
