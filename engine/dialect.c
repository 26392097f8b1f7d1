/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialect.h"

#include <string.h>

/* How many rows of the file decide on the delimiter. */
#define SAMPLE_ROWS 20

typedef struct {
  const char *magic;
  gsize length;
  const char *name; /* as an argument of a problem */
} FileKind;

static const FileKind workbooks[] = {
  { "PK\003\004", 4, NSP_BOTH ("Excel- of LibreOffice-werkmap", "Excel or LibreOffice workbook") },
  { "\320\317\021\340", 4, NSP_BOTH ("oude Excel-werkmap", "old Excel workbook") },
  { "%PDF", 4, "PDF" },
};

static gboolean
refuse_binary (const char *bytes, gsize length, const char *file, NspProblems *problems)
{
  const char *nul;

  for (guint i = 0; i < G_N_ELEMENTS (workbooks); i++) {
    if (length >= workbooks[i].length && memcmp (bytes, workbooks[i].magic, 4) == 0) {
      nsp_problems_add (problems, NSP_PROBLEM_FILE_WORKBOOK, file, 0, 0, workbooks[i].name, NULL,
                        NULL, NULL);
      return TRUE;
    }
  }
  nul = memchr (bytes, '\0', length);
  if (nul != NULL) {
    g_autofree char *offset = g_strdup_printf ("%zu", (gsize)(nul - bytes) + 1);

    nsp_problems_add (problems, NSP_PROBLEM_FILE_BINARY, file, 0, 0, offset, NULL, NULL, NULL);
  }
  return nul != NULL;
}

/* Counts the cells of the rows at `text` as `delimiter` would cut them. Returns the number in the
 * first row, 0 when any of the next rows has another number. */
static guint
steady_cells (const char *text, gsize length, char delimiter, guint *header_cells)
{
  guint cells = 1, rows = 0, first = 0;
  gboolean quoted = FALSE, steady = TRUE, blank = TRUE;

  for (gsize i = 0; i <= length && rows < SAMPLE_ROWS; i++) {
    char c = i < length ? text[i] : '\n';

    if (c == '"')
      quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) {
      if (!blank && rows++ == 0)
        first = cells;
      else if (!blank && cells != first)
        steady = FALSE;
      cells = 1;
      blank = TRUE;
    } else {
      cells += !quoted && c == delimiter;
      blank = FALSE;
    }
  }
  *header_cells = first;
  return steady ? first : 0;
}

/* The delimiter that cuts the first rows into the most cells, equally many in each; else the one
 * that cuts the header into the most. */
static char
detect_delimiter (const char *text, gsize length)
{
  static const char candidates[] = ",;\t";
  char best = ',', best_header = ',';
  guint most = 1, most_header = 1;

  for (const char *c = candidates; *c != '\0'; c++) {
    guint header, cells = steady_cells (text, length, *c, &header);

    if (cells > most) {
      most = cells;
      best = *c;
    }
    if (header > most_header) {
      most_header = header;
      best_header = *c;
    }
  }
  return most > 1 ? best : best_header;
}

gboolean
nsp_dialect_detect (const char *bytes, gsize length, const char *file, NspDialect *dialect,
                    NspProblems *problems)
{
  static const char bom[] = "\357\273\277";
  const char *invalid;

  *dialect = (NspDialect){ "UTF-8", ',', 0, 1 };
  if (length > NSP_MAX_FILE_BYTES) {
    nsp_problems_add (problems, NSP_PROBLEM_FILE_TOO_LARGE, file, 0, 0, "1024", NULL, NULL, NULL);
    return FALSE;
  }
  if (length >= 3 && memcmp (bytes, bom, 3) == 0)
    dialect->start = 3;
  if (length == dialect->start || refuse_binary (bytes, length, file, problems)) {
    if (length == dialect->start)
      nsp_problems_add (problems, NSP_PROBLEM_FILE_EMPTY, file, 0, 0, NULL, NULL, NULL, NULL);
    return FALSE;
  }
  if (!g_utf8_validate_len (bytes, length, &invalid)) {
    g_autofree char *offset = g_strdup_printf ("%zu", (gsize)(invalid - bytes) + 1);
    g_autofree char *byte = g_strdup_printf ("0x%02X", (guint)(guchar)*invalid);

    nsp_problems_add (problems, NSP_PROBLEM_FILE_ENCODING, file, 0, 0, offset, byte, NULL, NULL);
    return FALSE;
  }
  dialect->delimiter = detect_delimiter (bytes + dialect->start, length - dialect->start);
  return TRUE;
}
