/* dialect - how a CSV text is cut: its delimiter, and where its rows begin.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "problem.h"

/* A file is held in memory as a whole; ten million respondents fit in this. */
#define NSP_MAX_FILE_BYTES (G_GUINT64_CONSTANT (1) << 30)
#define NSP_MAX_FILE_MEGABYTES "1024"

typedef struct {
  char delimiter;     /* ',' ';' '|' or tab */
  gsize start;        /* offset of the first row: past a line "sep=;" */
  guint64 first_line; /* the number of the line that begins there */
} NspDialect;

/* Whether `bytes` are no text but a workbook or document that is known by its first bytes; then a
 * problem is added. To be asked before the encoding is. */
gboolean nsp_dialect_is_document (const char *bytes, gsize length, const char *file,
                                  NspProblems *problems);

/* Recognises `text`, which is UTF-8. Returns FALSE with a problem added when it is empty or
 * binary. */
gboolean nsp_dialect_detect (const char *text, gsize length, const char *file, NspDialect *dialect,
                             NspProblems *problems);
