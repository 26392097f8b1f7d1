/* sink - where text is written to, and cells of CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Takes what is written; FALSE with `error` set stops the writing. */
typedef gboolean (*NspWrite) (const char *text, gsize length, gpointer data, GError **error);

/* A place to write to that remembers the first failure. */
typedef struct {
  NspWrite write;
  gpointer data;
  GError **error;
  gboolean failed;
} NspSink;

/* Writes, unless writing has failed before. */
void nsp_sink_put (NspSink *sink, const char *text);

/* Appends a cell to a line of CSV, after a comma unless the line is empty. A text that a
 * spreadsheet would take for a formula gets an apostrophe; NULL is empty. */
void nsp_csv_append_text (GString *line, const char *text);
void nsp_csv_append_count (GString *line, guint64 count); /* 0 is empty */
