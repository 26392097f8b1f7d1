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
  cr_assert_str_eq (dialect.encoding, "UTF-8");
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

Test (dialect, passes_a_byte_order_mark)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  NspDialect dialect;

  cr_assert (nsp_dialect_detect (BYTES ("\xef\xbb\xbf"
                                        "a;b\n1;2\n"),
                                 "a.csv", &dialect, problems));
  cr_assert_eq (dialect.start, 3);
  cr_assert_eq (dialect.delimiter, ';');
}

typedef struct {
  const char *bytes;
  gsize length;
  const char *expected, *argument;
} Refusal;

Test (dialect, refuses_what_is_no_csv)
{
  static const Refusal refusals[] = {
    { BYTES (""), "empty-file@0:0", NULL },
    { BYTES ("\xef\xbb\xbf"), "empty-file@0:0", NULL },
    { BYTES ("PK\003\004rest\0\0"), "workbook@0:0", "Excel" },
    { BYTES ("PK\003\004"), "workbook@0:0", "Excel" },
    { BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "workbook@0:0", "Excel" },
    { BYTES ("%PDF-1.7\n"), "workbook@0:0", "PDF" },
    { BYTES ("a;b\n1;\0\n"), "binary-file@0:0", "7" },
    { BYTES ("\0"), "binary-file@0:0", "1" },
    { BYTES ("\xff\xfe"
             "a\0;\0b\0"),
      "binary-file@0:0", "4" },
    { BYTES ("\xef\xbb\xbf"
             "a\0"),
      "binary-file@0:0", "5" },
    { BYTES ("a;b\n1;\xe9\n"), "encoding@0:0", "7" },
    { BYTES ("\xef\xbb\xbf\xff"), "encoding@0:0", "4" },
    { BYTES ("abc\xc3"), "encoding@0:0", "4" },
    { BYTES ("\xef\xbb"), "encoding@0:0", "1" },
    { BYTES ("a\xed\xa0\x80"), "encoding@0:0", "2" }, /* half a surrogate pair */
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    g_autofree char *copy = g_memdup2 (refusals[i].bytes, MAX (refusals[i].length, 1));
    const NspProblem *problem;
    NspDialect dialect;

    cr_assert (!nsp_dialect_detect (copy, refusals[i].length, "a.csv", &dialect, problems), "%u",
               i);
    assert_told (problems, refusals[i].expected);
    problem = nsp_problems_get (problems, 0);
    if (problem->code == NSP_PROBLEM_FILE_WORKBOOK)
      assert_says (problem, refusals[i].argument);
    else
      cr_assert_eq (g_strcmp0 (problem->args[0], refusals[i].argument), 0, "%u: byte %s", i,
                    problem->args[0]);
  }
}

Test (dialect, names_the_byte_that_does_not_belong)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  NspDialect dialect;

  cr_assert (!nsp_dialect_detect (BYTES ("re\xebl"), "a.csv", &dialect, problems));
  assert_says (nsp_problems_get (problems, 0), "byte 3 (0xEB)");
}

Test (dialect, refuses_more_than_a_gigabyte_unread)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  NspDialect dialect;

  cr_assert (!nsp_dialect_detect ("", NSP_MAX_FILE_BYTES + 1, "a.csv", &dialect, problems));
  assert_told (problems, "file-too-large@0:0");
}

Test (dialect, a_short_file_is_no_workbook)
{
  cr_assert_eq (delimiter_of ("PK"), ',');
  cr_assert_eq (delimiter_of ("P"), ',');
}
