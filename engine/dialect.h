/* dialect - what kind of CSV a file is: its encoding, its delimiter, where its rows begin.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "problem.h"

/* A file is held in memory as a whole; ten million respondents fit in this. */
#define NSP_MAX_FILE_BYTES (G_GUINT64_CONSTANT (1) << 30)

typedef struct {
  const char *encoding; /* "UTF-8"; static */
  char delimiter;       /* ',' ';' or tab */
  gsize start;          /* offset of the first row: past a byte order mark */
  guint64 first_line;   /* the number of the line that begins there */
} NspDialect;

/* Recognises `bytes`. Returns FALSE with a problem added when they are empty, binary, or in an
 * encoding that is not read. */
gboolean nsp_dialect_detect (const char *bytes, gsize length, const char *file, NspDialect *dialect,
                             NspProblems *problems);
