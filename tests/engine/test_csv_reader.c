/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv_reader.h"

#include <string.h>

#include "support.h"

/* What a handler was told: "1: a|b\n" a row, and a row without its end without the newline. */
typedef struct {
  GString *out;
  guint n_rows, stop_after; /* rows; 0 to go on to the end */
  guint n_cells;
  gboolean consistent;
} Log;

static void
log_cell (const char *text, gsize length, guint64 line, guint column, gpointer data)
{
  Log *log = data;

  if (column == 0)
    g_string_append_printf (log->out, "%" G_GUINT64_FORMAT ": %s", line, text);
  else
    g_string_append_printf (log->out, "|%s", text);
  log->consistent = log->consistent && strlen (text) == length && column == log->n_cells;
  log->n_cells++;
}

static gboolean
log_row (guint64 line, guint n_cells, gpointer data)
{
  Log *log = data;

  (void)line;
  g_string_append_c (log->out, '\n');
  log->consistent = log->consistent && n_cells == log->n_cells;
  log->n_cells = 0;
  return ++log->n_rows != log->stop_after;
}

static const NspCsvHandler logging = { log_cell, log_row };

/* Reads `text` from line 1 and checks what came of it. */
static void
assert_csv (const char *text, char delimiter, NspCsvEnd end, guint64 end_line, const char *rows)
{
  Log log = { g_string_new (NULL), 0, 0, 0, TRUE };
  guint64 line = 1;
  /* A copy of exactly this length, so that a sanitizer sees one byte too many. */
  g_autofree char *copy = g_memdup2 (text, MAX (strlen (text), 1));

  cr_assert_eq (nsp_csv_read (copy, strlen (text), delimiter, &logging, &log, &line), end, "%s",
                text);
  cr_assert_str_eq (log.out->str, rows);
  cr_assert_eq (line, end_line, "ends on line %" G_GUINT64_FORMAT ": %s", line, text);
  cr_assert (log.consistent, "%s", text);
  g_string_free (log.out, TRUE);
}

static void
assert_rows (const char *text, const char *rows)
{
  Log log = { g_string_new (NULL), 0, 0, 0, TRUE };
  guint64 line = 1;
  g_autofree char *copy = g_memdup2 (text, MAX (strlen (text), 1));

  cr_assert_eq (nsp_csv_read (copy, strlen (text), ';', &logging, &log, &line), NSP_CSV_DONE, "%s",
                text);
  cr_assert_str_eq (log.out->str, rows);
  cr_assert (log.consistent, "%s", text);
  g_string_free (log.out, TRUE);
}

Test (csv_reader, ragged_rows)
{
  assert_rows ("a;b;c\n1\n1;2\n1;2;3\n1;2;3;4\n;\n;;;;;\n",
               "1: a|b|c\n2: 1\n3: 1|2\n4: 1|2|3\n5: 1|2|3|4\n6: |\n7: |||||\n");
}

Test (csv_reader, one_cell_more_than_the_header)
{
  assert_rows ("a\n1;2\n", "1: a\n2: 1|2\n");
  assert_rows ("a\n1;2", "1: a\n2: 1|2\n");
  assert_rows ("a;b\n1;2;\n", "1: a|b\n2: 1|2|\n");
}

Test (csv_reader, cells_and_delimiters)
{
  assert_csv ("a,b\n1,2\n", ',', NSP_CSV_DONE, 2, "1: a|b\n2: 1|2\n");
  assert_csv ("a\tb\n\t2\n1\t\n", '\t', NSP_CSV_DONE, 3, "1: a|b\n2: |2\n3: 1|\n");
  assert_csv ("a;b\n1,5;2\n", ';', NSP_CSV_DONE, 2, "1: a|b\n2: 1,5|2\n");
  assert_csv ("a,b\n1;5,2\n", ',', NSP_CSV_DONE, 2, "1: a|b\n2: 1;5|2\n");
}

Test (csv_reader, nothing_gives_no_rows)
{
  assert_rows ("", "");
  assert_rows ("\n\n\n", "");
  assert_rows (" \n\t\n  ", "");
}

Test (csv_reader, spaces_around_a_cell_do_not_count)
{
  assert_rows (" a ; b\n  1;2  \n", "1: a|b\n2: 1|2\n");
  assert_rows ("\" a \";b\n", "1:  a |b\n");
}

Test (csv_reader, quotes)
{
  assert_rows ("\"a\";\"b;c\"\n", "1: a|b;c\n");
  assert_rows ("\"say \"\"yes\"\"\";2\n", "1: say \"yes\"|2\n");
  assert_rows ("\"\";\"\"\n", "1: |\n");
  assert_rows ("\"\"\"\";1\n", "1: \"|1\n");
  assert_rows ("\"a\" ; \"b\"\n", "1: a|b\n");
}

Test (csv_reader, line_ends)
{
  assert_rows ("a;b\r\n1;2\r\n3;4\r\n", "1: a|b\n2: 1|2\n3: 3|4\n");
  assert_rows ("a;b\r1;2\r3;4\r", "1: a|b\n2: 1|2\n3: 3|4\n");
  assert_rows ("a;b\r1;2\r3;4", "1: a|b\n2: 1|2\n3: 3|4\n");
  assert_rows ("a;b\n1;2", "1: a|b\n2: 1|2\n");
  assert_rows ("a;b\r\n1;2", "1: a|b\n2: 1|2\n");
}

Test (csv_reader, blank_lines_count_as_lines_but_give_no_row)
{
  assert_rows ("\n\na;b\n\n  \n1;2\n\n\n3;4\n\n", "3: a|b\n6: 1|2\n9: 3|4\n");
  assert_rows ("\r\na;b\r\n\r\n1;2\r\n", "2: a|b\n4: 1|2\n");
  assert_rows ("\ra;b\r\r1;2\r", "2: a|b\n4: 1|2\n");
}

Test (csv_reader, a_row_has_the_line_on_which_it_begins)
{
  assert_rows ("a;\"b\nb\"\n1;2\n\"x\n\n\ny\";2\n3;4\n",
               "1: a|b\nb\n3: 1|2\n4: x\n\n\ny|2\n8: 3|4\n");
  assert_rows ("a;\"b\r\nb\"\r\n1;2\r\n", "1: a|b\r\nb\n3: 1|2\n");
  assert_rows ("a;\"b\rb\"\r1;2\r", "1: a|b\rb\n3: 1|2\n");
  assert_rows ("a;b\n\n\"\n\";2\n5;6\n", "1: a|b\n3: \n|2\n5: 5|6\n");
  /* A cell that begins with a line break, after blank lines. */
  assert_rows ("\n \n1;\"\n\n\"\n2;3\n", "3: 1|\n\n\n6: 2|3\n");
}

/* What Excel for Mac writes: CR between rows, LF within cells. */
Test (csv_reader, lines_are_counted_right_with_cr_and_lf_in_one_file)
{
  assert_rows ("a;b\r1;\"x\ny\"\r2;3\r", "1: a|b\n2: 1|x\ny\n4: 2|3\n");
}

Test (csv_reader, an_open_quote_is_reported_where_its_row_begins)
{
  assert_csv ("a;b\n1;2\n3;\"4\n5;6\n7;8\n", ';', NSP_CSV_BAD_QUOTE, 3, "1: a|b\n2: 1|2\n3: 3");
  assert_csv ("a;b\n\"", ';', NSP_CSV_BAD_QUOTE, 2, "1: a|b\n");
  assert_csv ("\"", ';', NSP_CSV_BAD_QUOTE, 1, "");
}

Test (csv_reader, text_behind_a_quote_is_refused)
{
  assert_csv ("a;b\n\"1\"x;2\n", ';', NSP_CSV_BAD_QUOTE, 2, "1: a|b\n");
  assert_csv ("a;b\n1;5\" screen\n", ';', NSP_CSV_BAD_QUOTE, 2, "1: a|b\n2: 1");
}

Test (csv_reader, stops_when_told_to)
{
  static const char *const texts[] = { "a;b\n1;2\n3;4\n", "a;b\r1;2\r3;4\r", "a;b\n1;2" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    Log log = { g_string_new (NULL), 0, 2, 0, TRUE };
    guint64 line = 1;

    cr_assert_eq (nsp_csv_read (texts[i], strlen (texts[i]), ';', &logging, &log, &line),
                  NSP_CSV_STOPPED);
    cr_assert_str_eq (log.out->str, "1: a|b\n2: 1|2\n");
    cr_assert_eq (line, 2);
    g_string_free (log.out, TRUE);
  }
}

/* Several rows may come in one piece, as with CR in a file that also has LF. */
Test (csv_reader, says_nothing_more_once_stopped)
{
  const char *text = "a;b\r1;2\r3;4\n5;6\n";
  Log log = { g_string_new (NULL), 0, 2, 0, TRUE };
  guint64 line = 1;

  cr_assert_eq (nsp_csv_read (text, strlen (text), ';', &logging, &log, &line), NSP_CSV_STOPPED);
  cr_assert_eq (log.n_rows, 2);
  cr_assert_eq (log.n_cells, 0, "cells came after the reading was stopped");
  g_string_free (log.out, TRUE);
}

Test (csv_reader, numbers_lines_from_where_it_is_told)
{
  Log log = { g_string_new (NULL), 0, 0, 0, TRUE };
  guint64 line = 7;

  nsp_csv_read ("\na\n", 3, ';', &logging, &log, &line);
  cr_assert_str_eq (log.out->str, "8: a\n");
  cr_assert_eq (line, 8);
  g_string_free (log.out, TRUE);
}

/* Reads a file whose second row has one quoted cell of `length` bytes over many lines. */
static NspCsvEnd
read_long_cell (gsize length, guint64 *line)
{
  g_autoptr (GString) text = g_string_new ("a\n\"");
  Log log = { g_string_new (NULL), 0, 0, 0, TRUE };
  NspCsvEnd end;

  for (gsize i = 0; i < length; i++)
    g_string_append_c (text, i % 80 == 79 ? '\n' : 'x');
  g_string_append (text, "\"\nb\n");
  *line = 1;
  end = nsp_csv_read (text->str, text->len, ';', &logging, &log, line);
  cr_assert (log.consistent);
  g_string_free (log.out, TRUE);
  return end;
}

Test (csv_reader, refuses_a_cell_that_never_seems_to_end)
{
  guint64 line;

  cr_assert_eq (read_long_cell (NSP_MAX_CELL_BYTES - 1024, &line), NSP_CSV_DONE);
  cr_assert_eq (read_long_cell (NSP_MAX_CELL_BYTES + 1024, &line), NSP_CSV_CELL_TOO_LONG);
  cr_assert_eq (line, 2);
  cr_assert_eq (read_long_cell (NSP_MAX_CELL_BYTES * 4, &line), NSP_CSV_CELL_TOO_LONG);
  cr_assert_eq (line, 2);
}

static void
count_cell (const char *text, gsize length, guint64 line, guint column, gpointer data)
{
  (void)text, (void)line, (void)column;
  *(guint64 *)data += length;
}

static gboolean
check_million (guint64 line, guint n_cells, gpointer data)
{
  (void)data;
  cr_assert_eq (line, 1);
  cr_assert_eq (n_cells, 1000001);
  return TRUE;
}

Test (csv_reader, a_million_columns)
{
  static const NspCsvHandler counting = { count_cell, check_million };
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 bytes = 0, line = 1;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "1;");
  g_string_append_c (text, '\n');
  cr_assert_eq (nsp_csv_read (text->str, text->len, ';', &counting, &bytes, &line), NSP_CSV_DONE);
  cr_assert_eq (bytes, 1000000);
}
