/* export_sink - what the exports have in common: where they write to, and how numbers look.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export.h"

/* What stands in every row of exact figures. */
#define NSP_NOT_FOR_SHARING "not for sharing"

/* A place to write to that remembers the first failure. */
typedef struct {
  NspWrite write;
  gpointer data;
  GError **error;
  gboolean failed;
} NspSink;

/* Writes, unless writing has failed before. */
void nsp_sink_put (NspSink *sink, const char *text);

/* A number with its decimals; one with all of them in the shortest of 15 and 17 significant digits
 * that reads back as the same number. (cJSON's own printing accepts a near number.) */
void nsp_format_number (char text[G_ASCII_DTOSTR_BUF_SIZE], NspNumber number);

/* Appends a cell to a line of CSV, after a comma unless the line is empty. A text that a
 * spreadsheet would take for a formula gets an apostrophe; NULL and what is not shown are empty. */
void nsp_csv_append_text (GString *line, const char *text);
void nsp_csv_append_number (GString *line, NspNumber number);
void nsp_csv_append_count (GString *line, guint64 count); /* 0 is empty */

/* Whether the export is to give a result's year and moment. */
gboolean nsp_export_wants_period (const NspExport *export, const NspReleasedResult *result);
