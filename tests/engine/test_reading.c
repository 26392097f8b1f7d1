/* The exports of survey tools, the limits, and what may never be shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dialect.h"
#include "support.h"

static Reading *
two_items (void)
{
  return reading_new (make_keyed ("two", 1, 5, 1, "d: A1 -A2"), NULL);
}

/* The two items with texts and labels, as a user fills them in. */
static Reading *
with_texts (void)
{
  return reading_new (
      make_instrument (
          "{'id': 'two', 'version': '1', 'title': {'en': 'T'},"
          " 'scale': {'min': 1, 'max': 5, 'labels': {'nl': ['helemaal mee oneens', 'mee oneens',"
          " 'neutraal', 'mee eens', 'helemaal mee eens']}},"
          " 'dimensions': [{'id': 'd', 'title': {'en': 'D'}, 'key': ['A1', '-A2']}],"
          " 'items': [{'id': 'A1', 'text': {'nl': 'Ik leer hier veel van de anderen.'}},"
          " {'id': 'A2', 'text': {'nl': 'Ik kom hier tegen mijn zin.'}}]}"),
      NULL);
}

/* "13 2?": the answers of the rows. */
static void
assert_answers (const Reading *reading, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const NspInstrument *instrument = g_ptr_array_index (reading->instruments, 0);

  for (guint i = 0; i < nsp_survey_n_rows (reading->survey); i++) {
    const guint8 *answers = nsp_survey_answers (reading->survey, 0, i);

    g_string_append (out, i > 0 ? " " : "");
    for (guint k = 0; k < instrument->n_items; k++)
      g_string_append_c (out, answers[k] == NSP_UNREADABLE ? '?' : (char)('0' + answers[k]));
  }
  cr_assert_str_eq (out->str, expected);
}

static const NspInput *
input_of (const Reading *reading)
{
  return nsp_survey_input (reading->survey, 0);
}

/* What the note on a file says. */
static void
assert_recognised (const Reading *reading, const char *expected)
{
  g_autofree char *message =
      nsp_problem_message (find_problem (reading->problems, NSP_PROBLEM_RECOGNISED), NSP_EN);

  cr_assert_str_eq (message, expected);
}

Test (reading, says_what_was_recognised)
{
  g_autoptr (Reading) plain = two_items (), all = two_items ();
  static const char windows[] = "code;Leernetwerk;jaar;rol;A1;A2;na\xefve\n;N;2025;;1;2;\n";

  cr_assert (reading_add (plain, "a.csv", "A1\tA2\n1\t2\n", NULL));
  assert_recognised (plain, "UTF-8, tab; two (2)");
  cr_assert (reading_add_bytes (all, "a.csv", windows, strlen (windows), NULL));
  assert_recognised (all, "Windows-1252, \";\"; two (2); respondent: A (code); network: B "
                          "(Leernetwerk); year: C (jaar); role: D (rol)");
}

Test (reading, microsoft_forms)
{
  g_autoptr (Reading) reading = with_texts ();

  cr_assert (reading_add (reading, "a.csv",
                          "Id,Begintijd,Tijd van voltooien,E-mail,Naam,In welk leernetwerk zit je?,"
                          "Ik leer hier veel van de anderen.,Ik kom hier tegen mijn zin.\r\n"
                          "1,1-2-2025 10:00,1-2-2025 10:05,jan@school.nl,Jan Jansen,Noord,"
                          "Mee eens,Helemaal mee oneens\r\n"
                          "2,1-2-2025 10:00,1-2-2025 10:05,anonymous,,Noord,Neutraal,\r\n",
                          NULL));
  assert_told (reading->problems, "");
  assert_recognised (reading, "UTF-8, \",\", Microsoft Forms; two (2); network: F (In welk "
                              "leernetwerk zit je?)");
  assert_answers (reading, "41 30");
}

Test (reading, google_forms)
{
  g_autoptr (Reading) reading = two_items ();

  cr_assert (reading_add (reading, "a.csv",
                          "\"Tijdstempel\",\"E-mailadres\",\"Netwerk\",\"Stelling [A1. Een]\","
                          "\"Stelling [A2. Twee, met komma]\"\n"
                          "\"2025/01/02 10:00:00 a.m. CET\",\"x@y.nl\",\"N\",\"5\",\"1\"\n",
                          NULL));
  assert_told (reading->problems, "");
  cr_assert_eq (input_of (reading)->tool, nsp_survey_tool_named ("Google Forms"));
  assert_answers (reading, "51");
}

Test (reading, limesurvey)
{
  static const char *const heads[] = { "\"SRT[A1]\";\"SRT[A2]\"", "\"SRT_A1\";\"SRT_A2\"",
                                       "\"A1. Ik leer\";\"A2. Ik kom [niet]\"" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
    g_autoptr (Reading) reading = with_texts ();
    g_autofree char *csv = g_strdup_printf (
        "\"Antwoord-ID\";\"Datum ingestuurd\";\"Laatste pagina\";\"Starttaal\";%s\n"
        "\"1\";\"2025-01-02 10:00:00\";\"3\";\"nl\";\"A4\";\"A1\"\n"
        "\"2\";\"\";\"1\";\"nl\";\"\";\"\"\n"
        "\"3\";\"2025-01-02 10:00:00\";\"3\";\"nl\";\"Mee eens\";\"N/A\"\n",
        heads[i]);

    cr_assert (reading_add (reading, "a.csv", csv, NULL), "%s", heads[i]);
    assert_told (reading->problems, "no-answer-in-row@3:0");
    cr_assert_eq (input_of (reading)->tool, nsp_survey_tool_named ("LimeSurvey"));
    assert_answers (reading, "41 40");
    cr_assert_eq (input_of (reading)->missing[NSP_ANSWER_NOT_APPLICABLE], 1);
  }
}

#define QUALTRICS_CODES "StartDate,Status,IPAddress,ResponseId,DistributionChannel,Q1,A1,A2\n"
#define QUALTRICS_TEXTS                                                                            \
  "Start Date,Response Type,IP Address,Response ID,Distribution Channel,Wat is je leernetwerk?,"   \
  "\"Vraag, met\nnieuwe regel\",Nog een\n"
#define QUALTRICS_IDS                                                                              \
  "\"{\"\"ImportId\"\":\"\"startDate\"\",\"\"timeZone\"\":\"\"Europe/Amsterdam\"\"}\","            \
  "\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"ipAddress\"\"}\","                \
  "\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"dc\"\"}\","                    \
  "\"{\"\"ImportId\"\":\"\"QID1_TEXT\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\","                  \
  "\"{\"\"ImportId\"\":\"\"QID3\"\"}\"\n"

Test (reading, qualtrics_has_three_header_rows)
{
  g_autoptr (Reading) reading = two_items ();
  static const char csv[] = QUALTRICS_CODES QUALTRICS_TEXTS QUALTRICS_IDS
      "2025-01-02,IP Address,10.0.0.1,R_1,anonymous,N,4,2\n"
      "2025-01-02,IP Address,10.0.0.1,R_2,anonymous,N,9,2\n";

  cr_assert (!reading_add (reading, "a.csv", csv, NULL));
  assert_told (reading->problems, "answer-off-scale@6:7");
  cr_assert_eq (input_of (reading)->tool, nsp_survey_tool_named ("Qualtrics"));
  cr_assert_eq (input_of (reading)->rows, 2);
  cr_assert_eq (nsp_survey_row (reading->survey, 0)->line, 5, "the texts take two lines");
  assert_answers (reading, "42 ?2");
}

/* The questions' texts tell what the codes do not. */
Test (reading, qualtrics_texts_name_the_columns)
{
  g_autoptr (Reading) reading = with_texts ();
  static const char csv[] =
      "ResponseId,Q1,Q2,Q3\n"
      "Response ID,In welk leernetwerk zit je?,Ik leer hier veel van de anderen.,"
      "Ik kom hier tegen mijn zin.\n"
      "\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\","
      "\"{\"\"ImportId\"\":\"\"QID2\"\"}\",\"{\"\"ImportId\"\":\"\"QID3\"\"}\"\n"
      "R_1,Noord,Mee eens,2\n";

  cr_assert (reading_add (reading, "a.csv", csv, NULL));
  assert_told (reading->problems, "");
  assert_recognised (reading, "UTF-8, \",\", Qualtrics; two (2); network: B (Q1)");
  assert_answers (reading, "42");
}

/* Exports of which someone threw the second and third row away, or of which nothing is left. */
Test (reading, qualtrics_with_one_header_row)
{
  static const struct {
    const char *csv, *expected, *answers;
  } files[] = {
    { "ResponseId,A1,A2\nR_1,4,2\nR_2,5,1\nR_3,3,3\n", "", "42 51 33" },
    { "ResponseId,A1,A2\nR_1,4,2\nR_2,5,1\n", "", "42 51" },
    { "ResponseId,A1,A2\nR_1,4,2\n", "", "42" },
    { "ResponseId,A1,A2\nR_1,4,2", "", "42" },
    { "ResponseId,A1,A2\n,,\nR_1,4,2\n", "", "42" },
    { "ResponseId,A1,A2\nR_1,,\nR_2,4,2\n", "no-answer-in-row@2:0", "42" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (Reading) reading = two_items ();

    cr_assert (reading_add (reading, "a.csv", files[i].csv, NULL), "%s", files[i].csv);
    assert_told (reading->problems, files[i].expected);
    assert_answers (reading, files[i].answers);
    cr_assert_eq (input_of (reading)->rows,
                  nsp_survey_n_rows (reading->survey) + input_of (reading)->left_out);
  }
}

Test (reading, qualtrics_without_answers)
{
  static const struct {
    const char *csv, *expected;
  } files[] = {
    { "ResponseId,A1,A2\n", "no-answers@0:0" },
    { QUALTRICS_CODES QUALTRICS_TEXTS QUALTRICS_IDS, "no-answers@0:0" },
    { "ResponseId,A1,A2\nR_1,4\nR_2,4,5,6\n", "row-too-short@2:2, row-too-long@3:4" },
    { "ResponseId,B1\nR_1,4\nR_2,4\n", "no-items@1:0" },
    { "ResponseId,B1\n", "no-items@1:0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (Reading) reading = two_items ();

    cr_assert (!reading_add (reading, "a.csv", files[i].csv, NULL), "%s", files[i].csv);
    assert_told (reading->problems, files[i].expected);
    cr_assert_eq (input_of (reading)->rows, input_of (reading)->refused);
  }
}

/* What the makers tried out, by label or by number, is left out and counted. */
Test (reading, qualtrics_previews_are_left_out)
{
  static const struct {
    const char *status, *channel;
    gboolean preview;
  } rows[] = {
    { "Survey Preview", "anonymous", TRUE },
    { "Survey Test", "anonymous", TRUE },
    { "survey preview", "anonymous", TRUE },
    { "1", "anonymous", TRUE },
    { "2", "anonymous", TRUE },
    { "9", "anonymous", TRUE },
    { "17", "anonymous", TRUE },
    { "IP Address", "preview", TRUE },
    { "0", "test", TRUE },
    { "IP Address", "anonymous", FALSE },
    { "0", "email", FALSE },
    { "Imported", "gl", FALSE },
    { "4", "", FALSE },
    { "8", "", FALSE },
    { "16", "", FALSE },
    { "Spam", "social", FALSE },
    { "", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (Reading) reading = two_items ();
    /* What is wrong in a preview is nobody's problem. */
    g_autofree char *csv = g_strdup_printf (
        QUALTRICS_CODES QUALTRICS_TEXTS QUALTRICS_IDS "d,%s,10.0.0.1,R_1,%s,N,%s,2\n"
                                                      "d,IP Address,10.0.0.1,R_2,anonymous,N,5,1\n",
        rows[i].status, rows[i].channel, rows[i].preview ? "foo" : "4");

    cr_assert (reading_add (reading, "a.csv", csv, NULL), "%s", rows[i].status);
    assert_told (reading->problems, rows[i].preview ? "preview@5:0" : "");
    assert_answers (reading, rows[i].preview ? "51" : "42 51");
    cr_assert_eq (input_of (reading)->previews, (guint64)rows[i].preview);
    cr_assert_eq (input_of (reading)->left_out, (guint64)rows[i].preview);
    cr_assert_eq (input_of (reading)->rows, 2);
  }
}

/* In a file of another tool, a column of that name is nobody's mark. */
Test (reading, previews_are_those_of_qualtrics)
{
  g_autoptr (Reading) reading = two_items ();

  cr_assert (reading_add (reading, "a.csv", "Status;A1;A2\n1;4;2\ntest;5;1\n", NULL));
  assert_told (reading->problems, "");
  assert_answers (reading, "42 51");
}

/* A previous preview leaves no mark on the next row. */
Test (reading, previews_are_decided_by_row)
{
  g_autoptr (Reading) reading = two_items ();

  cr_assert (reading_add (reading, "a.csv",
                          "ResponseId,Status,A1,A2\nR_1,0,1,1\nR_2,1,2,2\nR_3,0,3,3\nR_4,2,4,4\n",
                          NULL));
  assert_told (reading->problems, "preview@3:0");
  assert_says (told_problem (reading->problems, 0), "responses: 2 (the first on line 3)");
  assert_answers (reading, "11 33");
}

/* One file in every encoding comes out the same. */
Test (reading, encodings_make_no_difference)
{
  static const char text[] = "netwerk;A1;A2\r\nWereldoriëntatie;4;2\r\n“Taal”;5;1\r\n";
  static const char *const encodings[] = { "UTF-8", "WINDOWS-1252", "UTF-16LE", "UTF-16BE" };
  static const char *const marks[] = { "\xef\xbb\xbf", "", "\xff\xfe", "\xfe\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
    g_autoptr (Reading) reading = two_items ();
    gsize written;
    g_autofree char *bytes = g_convert (text, -1, encodings[i], "UTF-8", NULL, &written, NULL);
    g_autoptr (GByteArray) file = g_byte_array_new ();

    cr_assert_not_null (bytes);
    g_byte_array_append (file, (const guint8 *)marks[i], (guint)strlen (marks[i]));
    g_byte_array_append (file, (const guint8 *)bytes, (guint)written);
    cr_assert (reading_add_bytes (reading, "a.csv", file->data, file->len, NULL), "%s",
               encodings[i]);
    assert_told (reading->problems, "");
    assert_answers (reading, "42 51");
    cr_assert_str_eq (nsp_survey_network (reading->survey, 1), "Wereldoriëntatie");
    cr_assert_str_eq (nsp_survey_network (reading->survey, 2), "“Taal”");
    cr_assert_eq (g_ascii_strcasecmp (input_of (reading)->encoding, encodings[i]), 0);
  }
}

Test (reading, plain_excel_with_a_sep_line)
{
  g_autoptr (Reading) reading = two_items ();

  cr_assert (!reading_add (reading, "a.csv",
                           "\xef\xbb\xbfsep=;\r\nA1;A2;;\r\n4,0;2,00;;\r\n5;9;;\r\n;;;\r\n", NULL));
  assert_told (reading->problems, "answer-off-scale@4:2");
  assert_answers (reading, "42 5?");
}

Test (reading, trailing_columns_hold_nothing)
{
  g_autoptr (Reading) reading = two_items ();

  cr_assert (
      !reading_add (reading, "a.csv", "A1;A2;;\n1;2;;\n1;2\n1;2;;;;;\n1;2;;x\n1;2;\n1\n", NULL));
  assert_told (reading->problems, "row-too-long@5:4, row-too-short@7:1");
  assert_answers (reading, "12 12 12 12");
}

/* Limits */

Test (reading, a_file_larger_than_a_gigabyte_is_refused_unread)
{
  g_autoptr (Reading) reading = two_items ();
  static const NspSurveyOptions none = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("A1;A2\n1;2\n", NSP_MAX_FILE_BYTES + 1);

  cr_assert (!nsp_survey_read (reading->survey, "a.csv", bytes, &none, reading->problems));
  assert_told (reading->problems, "file-too-large@0:0");
  assert_says (told_problem (reading->problems, 0), "larger than 1024 MB");
  cr_assert_null (input_of (reading)->encoding);
  cr_assert_null (input_of (reading)->columns);
}

/* A header row of `n` columns, the last two of which are the items. */
static char *
wide_csv (guint n)
{
  GString *csv = g_string_new (NULL);

  for (guint i = 0; i < n - 2; i++)
    g_string_append (csv, "x;");
  g_string_append (csv, "A1;A2\n");
  for (guint i = 0; i < n - 2; i++)
    g_string_append (csv, "y;");
  g_string_append (csv, "4;2\n");
  return g_string_free (csv, FALSE);
}

Test (reading, columns_have_a_limit)
{
  g_autoptr (Reading) most = two_items (), more = two_items ();
  g_autofree char *fits = wide_csv (NSP_MAX_COLUMNS), *too_wide = wide_csv (NSP_MAX_COLUMNS + 1);

  cr_assert (reading_add (most, "a.csv", fits, NULL));
  assert_answers (most, "42");
  cr_assert (!reading_add (more, "a.csv", too_wide, NULL));
  assert_told (more->problems, "too-many-columns@1:0");
  assert_says (told_problem (more->problems, 0), "more than 5000 columns");
}

Test (reading, headers_have_a_limit)
{
  g_autofree char *longest = g_strnfill (NSP_MAX_HEADER_BYTES, 'q');
  g_autofree char *fits = g_strdup_printf ("A1;%s;A2\n1;;2\n", longest);
  g_autofree char *too_long = g_strdup_printf ("A1;%sq;A2\n1;;2\n", longest);
  g_autoptr (Reading) most = two_items (), more = two_items ();

  cr_assert (reading_add (most, "a.csv", fits, NULL));
  assert_told (most->problems, "");
  cr_assert (!reading_add (more, "a.csv", too_long, NULL));
  assert_told (more->problems, "header-too-long@1:2");
  assert_says (told_problem (more->problems, 0), "header of column B is longer than 8192 bytes");
}

Test (reading, cells_have_a_limit)
{
  g_autofree char *longest = g_strnfill (256 * 1024 - 256, 'q');
  g_autofree char *fits = g_strdup_printf ("A1;A2;x\n1;2;%s\n", longest);
  g_autoptr (Reading) reading = two_items ();

  cr_assert (reading_add (reading, "a.csv", fits, NULL));
  assert_answers (reading, "12");
}

Test (reading, json_has_a_limit_to_its_depth)
{
  g_autofree char *open = g_strnfill (31, '['), *close = g_strnfill (31, ']');
  g_autofree char *fits = g_strdup_printf ("{\"a\": %s%s}", open, close);
  g_autofree char *too_deep = g_strdup_printf ("{\"a\":\n %s[]%s}", open, close);
  g_autofree char *quoted = g_strdup_printf ("{\"[[\\\"[[%s%s\": 1}", open, open);
  g_autoptr (NspProblems) problems = nsp_problems_new ();

  cr_assert_null (nsp_instrument_parse (fits, strlen (fits), "x", problems));
  cr_assert_neq (nsp_problems_get (problems, 0)->code, NSP_PROBLEM_INSTRUMENT_TOO_DEEP);
  nsp_problems_truncate (problems, 0);
  cr_assert_null (nsp_instrument_parse (quoted, strlen (quoted), "x", problems));
  cr_assert_neq (nsp_problems_get (problems, 0)->code, NSP_PROBLEM_INSTRUMENT_TOO_DEEP);
  nsp_problems_truncate (problems, 0);
  cr_assert_null (nsp_instrument_parse (too_deep, strlen (too_deep), "x", problems));
  assert_told (problems, "instrument-too-deep@2:33");
  assert_says (nsp_problems_get (problems, 0), "more than 32 brackets");
}

/* What may never be shown */

/* `secret` stands in no message or advice of any problem, in either language. */
static void
assert_hides (const Reading *reading, const char *secret)
{
  for (guint i = 0; i < nsp_problems_length (reading->problems); i++) {
    for (int lang = 0; lang < NSP_N_LANGS; lang++) {
      const NspProblem *problem = nsp_problems_get (reading->problems, i);
      g_autofree char *message = nsp_problem_message (problem, (NspLang)lang);
      g_autofree char *advice = nsp_problem_advice (problem, (NspLang)lang);

      cr_assert_null (strstr (message, secret), "%s", message);
      cr_assert_null (strstr (advice, secret), "%s", advice);
    }
  }
}

/* Reads a file with one column chosen for something. */
static Reading *
read_chosen (const char *what, const char *header, const char *csv)
{
  Reading *reading = two_items ();
  NspColumnChoice choice = { (char *)what, (char *)header, 0 };
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof choice);
  NspSurveyOptions options = { .columns = { .choices = choices } };

  g_array_append_val (choices, choice);
  reading_add (reading, "a.csv", csv, &options);
  return reading;
}

Test (reading, a_personal_cell_is_hidden_whatever_it_is_used_for)
{
  g_autoptr (Reading) item = read_chosen ("A1", "Naam", "Naam;A2\nJanJansen;2\n");
  g_autoptr (Reading) year = read_chosen ("year", "IP-adres", "IP-adres;A1;A2\n10.0.0.7;1;2\n");
  g_autoptr (Reading) off_scale = read_chosen ("A1", "Telefoon", "Telefoon;A2\n0612345678;2\n");

  assert_told (item->problems, "answer-unreadable@2:1");
  assert_says (told_problem (item->problems, 0), "column A (Naam): \"(hidden)\" is not an answer");
  assert_hides (item, "JanJansen");
  assert_told (year->problems, "year-unreadable@2:1");
  assert_says (told_problem (year->problems, 0), "column A (IP-adres): \"(hidden)\" is not a year");
  assert_hides (year, "10.0.0.7");
  assert_told (off_scale->problems, "answer-off-scale@2:1");
  assert_hides (off_scale, "0612345678");
}

Test (reading, an_address_is_hidden_wherever_it_stands)
{
  g_autoptr (Reading) reading = two_items ();

  cr_assert (!reading_add (reading, "a.csv",
                           "rol;jaar;A1;A2\njan@school.nl;2025;1;2\n;jan@school.nl;1;2\n"
                           ";2025;jan@school.nl;2\n",
                           NULL));
  nsp_problems_sort (reading->problems);
  assert_told (reading->problems, "role-unknown@2:0, year-unreadable@3:2, answer-unreadable@4:3");
  assert_hides (reading, "jan@");
  assert_hides (reading, "school.nl");
}

Test (reading, a_personal_column_as_role_is_hidden)
{
  g_autoptr (Reading) reading = read_chosen ("role", "Naam", "Naam;A1;A2\nJanJansen;1;2\n");

  assert_told (reading->problems, "role-unknown@2:0");
  assert_hides (reading, "JanJansen");
}

/* What is personal by its question's text is hidden as what is by its header. */
Test (reading, a_column_with_a_personal_text_is_hidden)
{
  g_autoptr (Reading) reading =
      read_chosen ("year", "Q1",
                   "ResponseId,Q1,A1,A2\nResponse ID,Voornaam,a,b\n"
                   "\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",x,x,x\nR_1,JanJansen,1,2\n");

  assert_told (reading->problems, "year-unreadable@4:2");
  assert_hides (reading, "JanJansen");
}

/* What the network is called stands in every output. */
Test (reading, a_personal_column_is_no_network)
{
  g_autoptr (Reading) reading =
      read_chosen ("network", "E-mail", "E-mail;A1;A2\njan@school.nl;1;2\nJan@school.nl;1;2\n");

  assert_told (reading->problems, "column-personal@1:1");
  assert_hides (reading, "jan@school.nl");
  cr_assert_eq (nsp_survey_n_rows (reading->survey), 0);
}

Test (reading, no_network_has_no_name)
{
  static const char *const none[] = { "",  " ",  "\302\240", "\342\200\213",
                                      "-", "NA", "n.v.t.",   "N/A" };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++) {
    g_autoptr (Reading) reading = two_items ();
    g_autofree char *csv = g_strdup_printf ("netwerk;A1;A2\n%s;1;2\n", none[i]);

    cr_assert (reading_add (reading, "a.csv", csv, NULL));
    assert_told (reading->problems, "no-network@2:0");
    cr_assert_eq (nsp_survey_n_networks (reading->survey), 0);
  }
}

/* A first line without headers would be taken for them, and a respondent lost. */
Test (reading, a_file_without_a_header_is_refused)
{
  static const char *const files[] = { "N;1;2;3\nN;4;5;3\n", "jan@school.nl;x;y\n",
                                       "R;10.0.0.7;A1\nR;10.0.0.8;3\n",
                                       "x;2025-01-02 10:00:00;A1\n" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (Reading) reading = two_items ();

    cr_assert (!reading_add (reading, "a.csv", files[i], NULL));
    assert_told (reading->problems, "no-header@1:0");
    assert_hides (reading, "jan@school.nl");
    assert_hides (reading, "10.0.0");
  }
}

/* A header is a stranger's text: no control characters and no separator of languages in it come
 * out. */
Test (reading, changed_headers_are_shown_without_control_characters)
{
  g_autoptr (Reading) reading = two_items ();
  char *known[] = { (char *)"A1", (char *)"A2", (char *)"weg\033[31m\037x", NULL };
  NspSurveyOptions options = { .columns = { .known_headers = known } };

  cr_assert (reading_add (reading, "a.csv", "A1;A2;\"nieuw\033[2J\n\"\n1;2;\n", &options));
  assert_told (reading->problems, "map-changed@1:0");
  assert_hides (reading, "\033");
  assert_hides (reading, "\n");
  assert_says (told_problem (reading->problems, 0), "weg");
}

/* Items in their order */

Test (reading, items_in_their_order_hold_nothing_but_answers)
{
  g_autoptr (Reading) good = two_items (), bad = two_items ();
  NspSurveyOptions options = { .lenient = TRUE, .columns = { .items_from = "een" } };

  cr_assert (reading_add (good, "a.csv", "x;een;twee\n?;1;2\n?;;5\n", &options));
  assert_told (good->problems, "");
  assert_answers (good, "12 05");
  /* Leniency would take any columns for items. */
  cr_assert (!reading_add (bad, "a.csv", "x;een;twee\n?;1;ja\n", &options));
  assert_told (bad->problems, "items-from-answer@2:3");
  cr_assert_eq (told_problem (bad->problems, 0)->severity, NSP_ERROR);
}

/* Unreadable answers, and the kinds of missing */

Test (reading, kinds_of_missing_are_counted_apart)
{
  g_autoptr (Reading) reading = two_items ();
  const NspInput *input;

  cr_assert (reading_add (reading, "a.csv",
                          "A1;A2\n1;\n1;NA\n1;n.v.t.\n1;weet niet\n1;-99\n1;999\n", NULL));
  assert_told (reading->problems, "");
  input = input_of (reading);
  cr_assert_eq (input->given, 6);
  cr_assert_eq (input->unreadable, 0);
  cr_assert_eq (input->missing[NSP_ANSWER_EMPTY], 1);
  cr_assert_eq (input->missing[NSP_ANSWER_NA], 1);
  cr_assert_eq (input->missing[NSP_ANSWER_NOT_APPLICABLE], 1);
  cr_assert_eq (input->missing[NSP_ANSWER_DONT_KNOW], 1);
  cr_assert_eq (input->missing[NSP_ANSWER_MISSING_CODE], 2);
  cr_assert_eq (input->missing[NSP_ANSWER_LISTED], 0);
}

/* Rows that do not count leave no answers in the counts. */
Test (reading, answers_are_counted_in_the_rows_used)
{
  g_autoptr (Reading) reading = two_items ();

  cr_assert (!reading_add (reading, "a.csv", "A1;A2\n1;2\n1;2;3\n1\n;NA\n9;x\n", NULL));
  cr_assert_eq (input_of (reading)->rows, 5);
  cr_assert_eq (input_of (reading)->used, 2);
  cr_assert_eq (input_of (reading)->given, 2);
  cr_assert_eq (input_of (reading)->unreadable, 2);
  cr_assert_eq (input_of (reading)->missing[NSP_ANSWER_EMPTY], 0);
  cr_assert_eq (input_of (reading)->missing[NSP_ANSWER_NA], 0);
}

/* In a group, an unreadable answer is unanswered and counted. */
Test (reading, unreadable_answers_are_counted_in_groups)
{
  g_autoptr (Reading) reading = two_items ();
  NspSurveyOptions lenient = { .lenient = TRUE };
  g_autoptr (NspReleased) released = NULL;
  const NspReleasedResult *result;

  cr_assert (reading_add (reading, "a.csv",
                          "netwerk;A1;A2\nN;1;x\nN;x;x\nN;;?\nM;5;9\nM;3;3\n;4;x\n", &lenient));
  released = reading_score (reading, 1, 1);
  result = find_result (released, "two", NULL);
  cr_assert_eq (nsp_released_group (result, "N")->unreadable, 4);
  cr_assert_eq (nsp_released_group (result, "N")->respondents, 1, "nobody answered in the others");
  cr_assert_eq (nsp_released_group (result, "N")->dimensions[0].items[1].n, 0);
  cr_assert_eq (nsp_released_group (result, "M")->unreadable, 1);
  cr_assert_eq (nsp_released_group (result, "M")->respondents, 2);
  cr_assert_eq (result->overall->unreadable, 6);
  cr_assert_eq (result->overall->respondents, 4);
  cr_assert_eq (input_of (reading)->unreadable, 6);
}

/* A network of which nobody's answers could be read has no figures, but its count counts. */
Test (reading, unreadable_answers_of_nobody_are_counted)
{
  g_autoptr (Reading) reading = two_items ();
  NspSurveyOptions lenient = { .lenient = TRUE };
  g_autoptr (NspReleased) released = NULL;

  cr_assert (reading_add (reading, "a.csv", "netwerk;A1;A2\nN;x;x\nM;5;3\n", &lenient));
  released = reading_score (reading, 1, 1);
  cr_assert_eq (find_result (released, "two", NULL)->overall->unreadable, 2);
}

/* Whatever comes in */

static const char *
one_of (guint32 *seed, const char *const *texts, guint n)
{
  return texts[random_below (seed, n)];
}

#define ONE_OF(seed, ...)                                                                          \
  one_of (seed, (const char *const[]){ __VA_ARGS__ },                                              \
          G_N_ELEMENTS (((const char *const[]){ __VA_ARGS__ })))

/* A survey as some tool might write it, with answers of all kinds, and a header row or three. */
static GString *
random_survey (guint32 *seed)
{
  const char *delimiter = ONE_OF (seed, ",", ";", "\t", "|"),
             *end = ONE_OF (seed, "\n", "\r\n", "\r");
  GString *csv = g_string_new (ONE_OF (seed, "", "", "\xef\xbb\xbf"));
  gboolean qualtrics = random_below (seed, 4) == 0;

  if (random_below (seed, 5) == 0)
    g_string_append_printf (csv, "sep=%s%s", delimiter, end);
  g_string_append_printf (csv, "%s%snetwerk%sjaar%srol%scode%sA1%sA2%s%s",
                          qualtrics ? "ResponseId" : "x", delimiter, delimiter, delimiter,
                          delimiter, delimiter, delimiter, ONE_OF (seed, "", "", delimiter), end);
  if (qualtrics && random_below (seed, 2) == 0)
    g_string_append_printf (
        csv, "Response ID%sb%sc%sd%se%sf%sg%s\"{\"\"ImportId\"\":1}\"%sb%sc%sd%se%sf%sg%s",
        delimiter, delimiter, delimiter, delimiter, delimiter, delimiter, end, delimiter, delimiter,
        delimiter, delimiter, delimiter, delimiter, end);
  for (guint i = random_below (seed, 12); i > 0; i--) {
    g_string_append_printf (csv, "%s%s", ONE_OF (seed, "R", "\"a \"\"b\"\"\"", ""), delimiter);
    g_string_append_printf (csv, "%s%s", ONE_OF (seed, "Noord", "noord.", "\"Zuid\nen\"", ""),
                            delimiter);
    g_string_append_printf (csv, "%s%s", ONE_OF (seed, "2025", "2024/25", "2025", "2025", "x"),
                            delimiter);
    g_string_append_printf (csv, "%s%s", ONE_OF (seed, "student", "docent", "?", ""), delimiter);
    g_string_append_printf (csv, "%s%s", ONE_OF (seed, "p", "q", "", "", "r"), delimiter);
    g_string_append_printf (csv, "%s%s", ONE_OF (seed, "1", "5", "A4", "4,0", "NA", "", "9", "zo"),
                            *delimiter == ',' ? ";" : delimiter);
    g_string_append_printf (csv, "%s%s", ONE_OF (seed, "2", "\"3\"", "\"4 - ja\"", "-99", "", "6"),
                            ONE_OF (seed, "", "", "", delimiter, ";;"));
    g_string_append (csv, end);
  }
  return csv;
}

/* Changes, removes, repeats or cuts off bytes. */
static void
damage (GString *csv, guint32 *seed)
{
  static const char bytes[] = "\"\n\r;,\t|19AaR\xff\xc3\xab\x81\0 ";

  for (guint i = random_below (seed, 6); i > 0 && csv->len > 0; i--) {
    gsize at = random_below (seed, (guint)csv->len), length = 1 + random_below (seed, 9);

    switch (random_below (seed, 4)) {
    case 0:
      csv->str[at] = bytes[random_below (seed, sizeof bytes - 1)];
      break;
    case 1:
      g_string_erase (csv, (gssize)at, (gssize)MIN (length, csv->len - at));
      break;
    case 2:
      g_string_insert_c (csv, (gssize)at, bytes[random_below (seed, sizeof bytes - 1)]);
      break;
    default:
      if (random_below (seed, 4) == 0)
        g_string_truncate (csv, at);
    }
  }
}

/* The books of every file balance, and every answer is on the scale or unreadable. */
static void
assert_sound (const Reading *reading, const GString *csv)
{
  guint64 used = 0, given = 0, unreadable = 0, counted_given = 0, counted_unreadable = 0;

  for (guint i = 0; i < nsp_survey_n_inputs (reading->survey); i++) {
    const NspInput *input = nsp_survey_input (reading->survey, i);

    cr_assert_eq (input->rows, input->used + input->refused + input->left_out, "%s", csv->str);
    cr_assert_eq (input->left_out, input->unanswered + input->previews + input->repeated, "%s",
                  csv->str);
    used += input->used + input->repeated;
    given += input->given;
    unreadable += input->unreadable;
  }
  cr_assert_eq (used, nsp_survey_n_rows (reading->survey), "%s", csv->str);
  for (guint i = 0; i < nsp_survey_n_rows (reading->survey); i++) {
    const guint8 *answers = nsp_survey_answers (reading->survey, 0, i);
    const NspRow *row = nsp_survey_row (reading->survey, i);

    cr_assert_not_null (answers);
    for (guint k = 0; k < 2; k++) {
      cr_assert (answers[k] <= 5 || answers[k] == NSP_UNREADABLE, "%u: %s", answers[k], csv->str);
      counted_given += answers[k] > 0 && answers[k] != NSP_UNREADABLE;
      counted_unreadable += answers[k] == NSP_UNREADABLE;
    }
    cr_assert_leq (row->network, nsp_survey_n_networks (reading->survey));
    cr_assert_leq (row->year, nsp_survey_n_years (reading->survey));
    cr_assert_lt (row->role, NSP_N_ROLES);
    cr_assert_geq (row->line, 2);
  }
  /* Before finish() leaves out who stands twice. */
  cr_assert_leq (counted_given, given, "%s", csv->str);
  cr_assert_leq (counted_unreadable, unreadable, "%s", csv->str);
}

/* Reads two generated files as one survey, damaged or not, and checks all there is. */
static void
assert_generated_are_sound (guint32 seed, gboolean damaged, guint rounds)
{
  for (guint round = 0; round < rounds; round++) {
    g_autoptr (Reading) reading = two_items ();
    g_autoptr (GString) csv = NULL;
    NspSurveyOptions options = { .lenient = random_below (&seed, 2) == 0 };
    gboolean good = TRUE;

    for (guint f = 0; f < 2; f++) {
      guint errors = nsp_problems_count (reading->problems, NSP_ERROR);
      gboolean said;

      if (csv != NULL)
        g_string_free (csv, TRUE);
      csv = random_survey (&seed);
      if (damaged)
        damage (csv, &seed);
      said = reading_add_bytes (reading, f == 0 ? "a.csv" : "b.csv", csv->str, csv->len, &options);
      cr_assert_eq (said, nsp_problems_count (reading->problems, NSP_ERROR) == errors);
      good = good && said;
      assert_sound (reading, csv);
    }
    reading_finish (reading);
    assert_sound (reading, csv);
    if (good) {
      g_autoptr (NspReleased) released = reading_score (reading, 1, 1);

      for (guint i = 0; i < released->list->len; i++) {
        const NspReleasedResult *result = g_ptr_array_index (released->list, i);

        cr_assert_leq (result->overall->respondents, nsp_survey_n_rows (reading->survey));
      }
    }
    for (guint i = 0; i < nsp_problems_length (reading->problems); i++) {
      g_autofree char *message =
          nsp_problem_message (nsp_problems_get (reading->problems, i), NSP_NL);

      cr_assert (g_utf8_validate (message, -1, NULL), "%s", message);
    }
  }
}

Test (reading, valid_files_are_sound)
{
  assert_generated_are_sound (20250306, FALSE, 1500);
}

Test (reading, damaged_files_are_sound)
{
  assert_generated_are_sound (20250307, TRUE, 3000);
}
