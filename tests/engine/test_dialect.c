/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialect.h"

#include <string.h>

#include "support.h"

/* Bytes with NULs among them, and their number. */
#define BYTES(text) (text), sizeof (text) - 1

/* The delimiter that is found; the test fails when the file is refused. */
static char
delimiter_of (const char *text)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  NspDialect dialect;

  cr_assert (nsp_dialect_detect (text, strlen (text), "a.csv", &dialect, problems), "%s", text);
  assert_told (problems, "");
  cr_assert_eq (dialect.start, 0);
  cr_assert_eq (dialect.first_line, 1);
  return dialect.delimiter;
}

Test (dialect, finds_the_delimiter)
{
  cr_assert_eq (delimiter_of ("a,b,c\n1,2,3\n"), ',');
  cr_assert_eq (delimiter_of ("a;b;c\n1;2;3\n"), ';');
  cr_assert_eq (delimiter_of ("a\tb\tc\n1\t2\t3\n"), '\t');
  cr_assert_eq (delimiter_of ("a;b;c\r\n1;2;3\r\n"), ';');
  cr_assert_eq (delimiter_of ("a;b;c\r1;2;3\r"), ';');
  cr_assert_eq (delimiter_of ("a;b;c"), ';');
  cr_assert_eq (delimiter_of ("a|b|c\n1|2|3\n"), '|');
  cr_assert_eq (delimiter_of ("a|b,c|d\n1|2|3\n"), '|');
}

Test (dialect, of_those_that_fit_alike_the_one_that_cuts_most)
{
  cr_assert_eq (delimiter_of ("a;b|c;d\n1;2|3;4\n"), ';');
  cr_assert_eq (delimiter_of ("a|b;c|d\n1|2;3|4\n"), '|');
}

Test (dialect, one_column_is_a_csv_too)
{
  cr_assert_eq (delimiter_of ("a\n1\n2\n"), ',');
  cr_assert_eq (delimiter_of ("\n"), ',');
}

Test (dialect, decimal_commas_do_not_cut)
{
  cr_assert_eq (delimiter_of ("a;b\n1,5;2,5\n1,5;2,5\n"), ';');
  cr_assert_eq (delimiter_of ("a;b;c\n1,5;2;3\n2;2;3\n"), ';');
}

Test (dialect, delimiters_in_quotes_do_not_count)
{
  cr_assert_eq (delimiter_of ("\"a,b,c\";x\n\"d,e,f\";y\n"), ';');
  cr_assert_eq (delimiter_of ("a;\"b\n,,,,,\n\"\n1;2\n"), ';');
  cr_assert_eq (delimiter_of ("a;\"say \"\",,\"\"\"\n1;2\n"), ';');
}

Test (dialect, blank_lines_do_not_count)
{
  cr_assert_eq (delimiter_of ("\n\na;b;c\n\n1;2;3\n\n"), ';');
}

Test (dialect, ragged_rows_are_cut_as_the_header_is)
{
  cr_assert_eq (delimiter_of ("a;b;c\n1;2\n1;2;3;4\n"), ';');
  cr_assert_eq (delimiter_of ("a;b;c\n1;2;3;\n"), ';');
}

/* Where the rows begin after a line "sep=;", and how they are cut. */
typedef struct {
  const char *text;
  char delimiter;
  gsize start;
  guint64 first_line;
} SepLine;

Test (dialect, a_first_line_may_name_the_delimiter)
{
  static const SepLine lines[] = {
    { "sep=;\na,b,c\n1,2,3\n", ';', 6, 2 },
    { "sep=;\r\na;b\n", ';', 7, 2 },
    { "sep=;\ra;b\r", ';', 6, 2 },
    { "SEP=,\na;b\n", ',', 6, 2 },
    { "sep=\t\na;b\n", '\t', 6, 2 },
    { "sep=|\na;b\n", '|', 6, 2 },
    { "sep=;", ';', 5, 2 },
    /* No such line: these are headers. */
    { "sep=;b\n1;2\n", ';', 0, 1 },
    { "sep=\n1\n", ',', 0, 1 },
    { "sep=:\n1\n", ',', 0, 1 },
    { "\nsep=;\n", ';', 0, 1 },
    { "sep", ',', 0, 1 },
    { "sep=", ',', 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    gsize length = strlen (lines[i].text);
    g_autofree char *copy = g_memdup2 (lines[i].text, length);
    NspDialect dialect;

    cr_assert (nsp_dialect_detect (copy, length, "a.csv", &dialect, problems));
    cr_assert_eq (dialect.delimiter, lines[i].delimiter, "%s", lines[i].text);
    cr_assert_eq (dialect.start, lines[i].start, "%s", lines[i].text);
    cr_assert_eq (dialect.first_line, lines[i].first_line, "%s", lines[i].text);
  }
}

Test (dialect, refuses_nothing_and_binary_files)
{
  static const struct {
    const char *text;
    gsize length;
    const char *expected, *argument;
  } refusals[] = {
    { BYTES (""), "empty-file@0:0", NULL },
    { BYTES ("a;b\n1;\0\n"), "binary-file@0:0", "7" },
    { BYTES ("\0"), "binary-file@0:0", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    g_autofree char *copy = g_memdup2 (refusals[i].text, MAX (refusals[i].length, 1));
    NspDialect dialect;

    cr_assert (!nsp_dialect_detect (copy, refusals[i].length, "a.csv", &dialect, problems), "%u",
               i);
    assert_told (problems, refusals[i].expected);
    cr_assert_eq (g_strcmp0 (nsp_problems_get (problems, 0)->args[0], refusals[i].argument), 0,
                  "%u", i);
  }
}

Test (dialect, knows_documents_that_are_no_text)
{
  static const struct {
    const char *bytes;
    gsize length;
    const char *name;
  } documents[] = {
    { BYTES ("PK\003\004rest\0\0"), "Excel" },
    { BYTES ("PK\003\004"), "Excel" },
    { BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "Excel" },
    { BYTES ("%PDF-1.7\n"), "PDF" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++) {
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    g_autofree char *copy = g_memdup2 (documents[i].bytes, documents[i].length);

    cr_assert (nsp_dialect_is_document (copy, documents[i].length, "a.csv", problems), "%u", i);
    assert_told (problems, "workbook@0:0");
    assert_says (nsp_problems_get (problems, 0), documents[i].name);
  }
}

Test (dialect, a_text_is_no_document)
{
  static const char *const texts[] = { "", "P", "PK", "PK\003", "PK;A1\n", "%PD", "a;b\n" };
  g_autoptr (NspProblems) problems = nsp_problems_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    cr_assert (!nsp_dialect_is_document (texts[i], strlen (texts[i]), "a.csv", problems), "%s",
               texts[i]);
  cr_assert (!nsp_dialect_is_document (NULL, 0, "a.csv", problems));
  assert_told (problems, "");
}

Test (dialect, a_short_file_is_no_workbook)
{
  cr_assert_eq (delimiter_of ("PK"), ',');
  cr_assert_eq (delimiter_of ("P"), ',');
}
