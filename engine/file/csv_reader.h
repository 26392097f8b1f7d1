/* csv_reader - delimited text, one cell and one row at a time, with line numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* No answer is this long: a longer cell means that a quote was never closed. */
#define NSP_MAX_CELL_BYTES (256 * 1024)

/* `cell` gets each cell, NUL-terminated, with the line on which its row began and its column
 * counted from 0. `row` follows the last cell of a row; returning FALSE stops the reading.
 * Empty lines give no row. */
typedef struct {
  void (*cell) (const char *text, gsize length, guint64 line, guint column, gpointer data);
  gboolean (*row) (guint64 line, guint n_cells, gpointer data);
} NspCsvHandler;

typedef enum { NSP_CSV_DONE, NSP_CSV_STOPPED, NSP_CSV_BAD_QUOTE, NSP_CSV_CELL_TOO_LONG } NspCsvEnd;

/* Reads all of `text`, whose first line is numbered `*line`. On return `*line` is where the last
 * row began: the place of the fault when the result is not NSP_CSV_DONE. */
NspCsvEnd nsp_csv_read (const char *text, gsize length, char delimiter,
                        const NspCsvHandler *handler, gpointer data, guint64 *line);
