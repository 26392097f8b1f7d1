/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle.h"

typedef struct {
  const char *at, *end;
  char delimiter;
  guint64 line;
  gboolean fault;
} Oracle;

static void
row_free (gpointer data)
{
  OracleRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

static gboolean
is_line_end (const Oracle *oracle)
{
  return oracle->at == oracle->end || *oracle->at == '\n' || *oracle->at == '\r';
}

/* A line ends in LF, CR LF or CR. */
static void
step (Oracle *oracle)
{
  gboolean cr_lf = oracle->at + 1 < oracle->end && oracle->at[1] == '\n';

  oracle->line += *oracle->at == '\n' || (*oracle->at == '\r' && !cr_lf);
  oracle->at++;
}

static void
skip_spaces (Oracle *oracle)
{
  while (oracle->at < oracle->end && *oracle->at != oracle->delimiter &&
         (*oracle->at == ' ' || *oracle->at == '\t'))
    oracle->at++;
}

static char *
read_quoted (Oracle *oracle)
{
  GString *cell = g_string_new (NULL);

  for (oracle->at++; oracle->at < oracle->end; step (oracle)) {
    if (*oracle->at == '"') {
      if (oracle->at + 1 == oracle->end || oracle->at[1] != '"') {
        oracle->at++;
        skip_spaces (oracle);
        oracle->fault = !is_line_end (oracle) && *oracle->at != oracle->delimiter;
        return g_string_free (cell, FALSE);
      }
      oracle->at++;
    }
    g_string_append_c (cell, *oracle->at);
  }
  oracle->fault = TRUE;
  return g_string_free (cell, FALSE);
}

static char *
read_plain (Oracle *oracle)
{
  const char *start = oracle->at, *last = start;

  for (; !is_line_end (oracle) && *oracle->at != oracle->delimiter; oracle->at++) {
    if (*oracle->at == '"') {
      oracle->fault = TRUE;
      break;
    }
    if (*oracle->at != ' ' && *oracle->at != '\t')
      last = oracle->at + 1;
  }
  return g_strndup (start, (gsize)(last - start));
}

/* Reads one row; NULL when there is a fault in it. */
static OracleRow *
read_row (Oracle *oracle, guint64 line)
{
  OracleRow *row = g_new0 (OracleRow, 1);

  row->line = line;
  row->cells = g_ptr_array_new_with_free_func (g_free);
  for (;;) {
    skip_spaces (oracle);
    g_ptr_array_add (row->cells, oracle->at < oracle->end && *oracle->at == '"'
                                     ? read_quoted (oracle)
                                     : read_plain (oracle));
    if (oracle->fault) {
      row_free (row);
      return NULL;
    }
    if (is_line_end (oracle))
      return row;
    oracle->at++;
  }
}

GPtrArray *
oracle_read (const char *text, gsize length, char delimiter, guint64 first_line, gboolean *fault)
{
  Oracle oracle = { text, text + length, delimiter, first_line, FALSE };
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  while (!oracle.fault && oracle.at < oracle.end) {
    guint64 line = oracle.line;
    OracleRow *row;

    skip_spaces (&oracle);
    if (is_line_end (&oracle)) {
      if (oracle.at < oracle.end)
        step (&oracle);
      continue;
    }
    row = read_row (&oracle, line);
    if (row != NULL)
      g_ptr_array_add (rows, row);
  }
  *fault = oracle.fault;
  return rows;
}

gboolean
oracle_row_holds_text (const OracleRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (*(const char *)g_ptr_array_index (row->cells, i) != '\0')
      return TRUE;
  return FALSE;
}
