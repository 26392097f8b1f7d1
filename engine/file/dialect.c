/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialect.h"

#include <string.h>

#include "phrase.h"

/* The delimiters that are recognised. */
#define CANDIDATES ",;\t|"

/* How many rows of the file decide on the delimiter. */
#define SAMPLE_ROWS 20

typedef struct {
  const char *magic;
  gsize length;
  NspPhrase name;
} FileKind;

static const FileKind documents[] = {
  { "PK\003\004", 4, NSP_PHRASE_WORKBOOK },
  { "\320\317\021\340", 4, NSP_PHRASE_OLD_WORKBOOK },
  { "%PDF", 4, NSP_PHRASE_PDF },
};

gboolean
nsp_dialect_is_document (const char *bytes, gsize length, const char *file, NspProblems *problems)
{
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++) {
    if (length >= documents[i].length &&
        memcmp (bytes, documents[i].magic, documents[i].length) == 0) {
      nsp_problems_add (problems, NSP_PROBLEM_FILE_WORKBOOK, file, 0, 0,
                        nsp_phrase (documents[i].name), NULL, NULL, NULL);
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
refuse_binary (const char *text, gsize length, const char *file, NspProblems *problems)
{
  const char *nul = memchr (text, '\0', length);
  g_autofree char *offset = NULL;

  if (nul == NULL)
    return FALSE;
  offset = g_strdup_printf ("%zu", (gsize)(nul - text) + 1);
  nsp_problems_add (problems, NSP_PROBLEM_FILE_BINARY, file, 0, 0, offset, NULL, NULL, NULL);
  return TRUE;
}

/* How a delimiter cuts the first rows of a text: the cells of the header, and how many of the rows
 * have as many. */
typedef struct {
  guint cells, fitting;
} Cut;

static Cut
cut_rows (const char *text, gsize length, char delimiter)
{
  guint cells = 1, rows = 0;
  gboolean quoted = FALSE, blank = TRUE;
  Cut cut = { 0, 0 };

  for (gsize i = 0; i <= length && rows < SAMPLE_ROWS; i++) {
    char c = i < length ? text[i] : '\n';

    if (c == '"')
      quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) {
      if (!blank && rows++ == 0)
        cut.cells = cells;
      cut.fitting += !blank && cells == cut.cells;
      cells = 1;
      blank = TRUE;
    } else {
      cells += !quoted && c == delimiter;
      blank = FALSE;
    }
  }
  return cut;
}

/* The delimiter by which most rows have as many cells as the header; of equals the one that cuts
 * it into most. */
static char
detect_delimiter (const char *text, gsize length)
{
  char best = ',';
  Cut best_cut = { 1, 0 };

  for (const char *c = CANDIDATES; *c != '\0'; c++) {
    Cut cut = cut_rows (text, length, *c);

    if (cut.cells > 1 && (cut.fitting > best_cut.fitting ||
                          (cut.fitting == best_cut.fitting && cut.cells > best_cut.cells))) {
      best = *c;
      best_cut = cut;
    }
  }
  return best;
}

/* "sep=;" on a line of its own, which Excel writes and reads. Returns the length of that line, 0
 * when it is not there. */
static gsize
read_sep_line (const char *text, gsize length, char *delimiter)
{
  gsize at = strlen ("sep=");

  if (length < at + 1 || g_ascii_strncasecmp (text, "sep=", at) != 0 ||
      strchr (CANDIDATES, text[at]) == NULL || text[at] == '\0')
    return 0;
  *delimiter = text[at++];
  if (at < length && text[at] == '\r')
    at++;
  if (at < length && text[at] == '\n')
    at++;
  else if (at < length && text[at - 1] != '\r')
    return 0;
  return at;
}

gboolean
nsp_dialect_detect (const char *text, gsize length, const char *file, NspDialect *dialect,
                    NspProblems *problems)
{
  *dialect = (NspDialect){ ',', 0, 1 };
  if (length == 0) {
    nsp_problems_add (problems, NSP_PROBLEM_FILE_EMPTY, file, 0, 0, NULL, NULL, NULL, NULL);
    return FALSE;
  }
  if (refuse_binary (text, length, file, problems))
    return FALSE;
  dialect->start = read_sep_line (text, length, &dialect->delimiter);
  if (dialect->start > 0)
    dialect->first_line = 2;
  else
    dialect->delimiter = detect_delimiter (text, length);
  return TRUE;
}
