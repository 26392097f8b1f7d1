/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv_reader.h"

#include <csv.h>
#include <string.h>

typedef struct {
  const NspCsvHandler *handler;
  gpointer data;
  guint64 row_line;
  guint column;
  gboolean row_ended, stopped;
} Reader;

static void
on_cell (void *text, size_t length, void *data)
{
  Reader *reader = data;

  if (!reader->stopped)
    reader->handler->cell (text != NULL ? text : "", length, reader->row_line, reader->column,
                           reader->data);
  reader->column++;
}

static void
on_row (int terminator, void *data)
{
  Reader *reader = data;

  (void)terminator;
  if (!reader->stopped)
    reader->stopped = !reader->handler->row (reader->row_line, reader->column, reader->data);
  reader->column = 0;
  reader->row_ended = TRUE;
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

/* The length of the line at `p` with its ending: LF, CR LF, or the CR alone of old Macintosh
 * programs. */
static gsize
line_length (const char *p, const char *limit)
{
  const char *lf = memchr (p, '\n', (gsize)(limit - p)), *end = lf != NULL ? lf : limit;
  const char *cr = memchr (p, '\r', (gsize)(end - p));

  if (cr != NULL && cr + 1 < end)
    return (gsize)(cr + 1 - p);
  return lf != NULL ? (gsize)(lf + 1 - p) : (gsize)(limit - p);
}

/* libcsv keeps no line numbers, so it is fed a line of text at a time. */
static NspCsvEnd
read_lines (Reader *reader, struct csv_parser *parser, const char *text, gsize length, guint64 line)
{
  gboolean in_row = FALSE;

  for (const char *p = text, *limit = text + length; p < limit; line++) {
    gsize size = line_length (p, limit);

    if (!in_row)
      reader->row_line = line;
    reader->row_ended = FALSE;
    if (csv_parse (parser, p, size, on_cell, on_row, reader) != size)
      return NSP_CSV_BAD_QUOTE;
    if (reader->stopped)
      return NSP_CSV_STOPPED;
    if (csv_get_buffer_size (parser) > NSP_MAX_CELL_BYTES)
      return NSP_CSV_CELL_TOO_LONG;
    in_row = !reader->row_ended && (in_row || !is_blank (p, size));
    p += size;
  }
  return csv_fini (parser, on_cell, on_row, reader) == 0 ? NSP_CSV_DONE : NSP_CSV_BAD_QUOTE;
}

NspCsvEnd
nsp_csv_read (const char *text, gsize length, char delimiter, const NspCsvHandler *handler,
              gpointer data, guint64 *line)
{
  Reader reader = { handler, data, *line, 0, FALSE, FALSE };
  struct csv_parser parser;
  NspCsvEnd end;

  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
    return NSP_CSV_BAD_QUOTE;
  csv_set_delim (&parser, (unsigned char)delimiter);
  end = read_lines (&reader, &parser, text, length, *line);
  if (end == NSP_CSV_DONE && reader.stopped)
    end = NSP_CSV_STOPPED;
  csv_free (&parser);
  *line = reader.row_line;
  return end;
}
