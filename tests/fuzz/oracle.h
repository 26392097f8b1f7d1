/* oracle - a second, slow and simple reading of CSV, to hold against the engine's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct {
  guint64 line;     /* on which the row begins, counted from `first_line` */
  GPtrArray *cells; /* of char * */
} OracleRow;

/* The rows of a text (of OracleRow) up to the first fault in its quotes, which `fault` tells of. */
GPtrArray *oracle_read (const char *text, gsize length, char delimiter, guint64 first_line,
                        gboolean *fault);

/* Whether any cell of a row holds something. */
gboolean oracle_row_holds_text (const OracleRow *row);
