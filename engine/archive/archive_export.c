/* The archive as CSV that it takes back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "archive_data.h"
#include "sink.h"

/* What stands in the place of an answer that could not be read. */
#define UNREADABLE "?"

/* The imports that go into one file: their columns, and where each item goes. */
typedef struct {
  NspSql *sql;
  gint64 import; /* 0: all */
  gboolean school_years, has_network, has_year, has_moment, has_role;
  GPtrArray *names;   /* of the item columns */
  GHashTable *places; /* name to 1 + place among `names` */
  guint *columns;     /* by number of an item: 1 + place */
  gint64 n_items;
  char **cells; /* of the row being written, by place */
} Exporter;

/* Which of year, moment and role an import has, as bits: a file has them for all rows or none. */
static gint64
find_shape (Exporter *exporter)
{
  g_autoptr (sqlite3_stmt) query = nsp_sql_prepare (
      exporter->sql,
      "SELECT max (response.year IS NOT NULL) + 2 * max (response.moment IS NOT NULL)"
      "  + 4 * max (role IS NOT NULL), max (network IS NOT NULL), max (school_years)"
      " FROM response JOIN import ON import.id = import"
      " WHERE ?1 = 0 OR import = ?1 GROUP BY import");
  gint64 shape = -1;

  if (query == NULL)
    return 0;
  nsp_sql_bind (query, "i", exporter->import);
  while (nsp_sql_next (exporter->sql, query)) {
    gint64 own = sqlite3_column_int64 (query, 0);

    if (shape >= 0 && shape != own && exporter->sql->error == NULL)
      exporter->sql->error = g_error_new_literal (NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_SHAPES,
                                                  "imports with other columns");
    shape = own;
    exporter->has_network |= sqlite3_column_int (query, 1) != 0;
    exporter->school_years |= sqlite3_column_int (query, 2) != 0;
  }
  return shape;
}

/* The items of all instruments, each id once, as one cell stood for all of them. */
static void
find_items (Exporter *exporter)
{
  g_autoptr (sqlite3_stmt) query = nsp_sql_prepare (
      exporter->sql, "SELECT id, name FROM item WHERE instrument IN"
                     " (SELECT instrument FROM import_instrument WHERE ?1 = 0 OR import = ?1)"
                     " ORDER BY id");

  exporter->n_items = nsp_archive_last_item (exporter->sql);
  if (exporter->n_items < 0)
    return;
  exporter->columns = g_new0 (guint, (gsize)exporter->n_items + 1);
  nsp_sql_bind (query, "i", exporter->import);
  while (nsp_sql_next (exporter->sql, query)) {
    gint64 id = sqlite3_column_int64 (query, 0);
    const char *name = nsp_sql_word (query, 1);
    guint place = GPOINTER_TO_UINT (g_hash_table_lookup (exporter->places, name));

    if (place == 0) {
      char *own = g_strdup (name);

      g_ptr_array_add (exporter->names, own);
      place = exporter->names->len;
      g_hash_table_insert (exporter->places, own, GUINT_TO_POINTER (place));
    }
    if (!nsp_archive_is_item (exporter->sql, id, exporter->n_items))
      return;
    exporter->columns[id] = place;
  }
  exporter->cells = g_new0 (char *, exporter->names->len + 1);
}

static void
put_header (const Exporter *exporter, NspSink *sink)
{
  g_autoptr (GString) line = g_string_new ("respondent");

  if (exporter->has_network)
    nsp_csv_append_text (line, "network");
  if (exporter->has_year)
    nsp_csv_append_text (line, exporter->school_years ? "school year" : "year");
  if (exporter->has_moment)
    nsp_csv_append_text (line, "moment");
  if (exporter->has_role)
    nsp_csv_append_text (line, "role");
  for (guint i = 0; i < exporter->names->len; i++)
    nsp_csv_append_text (line, g_ptr_array_index (exporter->names, i));
  g_string_append (line, "\r\n");
  nsp_sink_put (sink, line->str);
}

/* Fills the cells with the answers of a response. */
static gboolean
fill_cells (Exporter *exporter, sqlite3_stmt *answers, gboolean more, gint64 response)
{
  for (guint i = 0; i < exporter->names->len; i++)
    g_clear_pointer (&exporter->cells[i], g_free);
  while (more && sqlite3_column_int64 (answers, 0) == response) {
    gint64 item = sqlite3_column_int64 (answers, 1);
    guint place = item > 0 && item <= exporter->n_items ? exporter->columns[item] : 0;
    const char *value = nsp_sql_text (answers, 2);

    if (place > 0 && exporter->cells[place - 1] == NULL)
      exporter->cells[place - 1] = g_strdup (value != NULL ? value : UNREADABLE);
    more = nsp_sql_next (exporter->sql, answers);
  }
  return more;
}

static void
put_row (const Exporter *exporter, sqlite3_stmt *row, NspSink *sink)
{
  const guint8 *hash = sqlite3_column_blob (row, 1);
  g_autofree char *respondent = hash != NULL && sqlite3_column_bytes (row, 1) == NSP_HASH_BYTES
                                    ? nsp_text_of_hash (hash)
                                    : g_strdup ("\"\""); /* so that a comma follows */
  g_autoptr (GString) line = g_string_new (respondent);

  if (exporter->has_network)
    nsp_csv_append_text (line, nsp_sql_text (row, 2));
  if (exporter->has_year)
    nsp_csv_append_text (line, nsp_sql_text (row, 3));
  if (exporter->has_moment)
    nsp_csv_append_text (line, nsp_sql_text (row, 4));
  if (exporter->has_role)
    nsp_csv_append_text (line, nsp_sql_text (row, 5));
  for (guint i = 0; i < exporter->names->len; i++) {
    g_string_append_c (line, ',');
    if (exporter->cells[i] != NULL) /* a number: -1 is no formula */
      g_string_append (line, exporter->cells[i]);
  }
  g_string_append (line, "\r\n");
  nsp_sink_put (sink, line->str);
}

static void
put_rows (Exporter *exporter, NspSink *sink)
{
  g_autoptr (sqlite3_stmt) rows = nsp_sql_prepare (
      exporter->sql, "SELECT response.id, respondent, name, year, moment, import_role.role"
                     " FROM response LEFT JOIN network ON network.id = network"
                     " LEFT JOIN import_role ON import_role.id = response.role"
                     " WHERE ?1 = 0 OR response.import = ?1 ORDER BY response.id");
  g_autoptr (sqlite3_stmt) answers =
      nsp_sql_prepare (exporter->sql, "SELECT response, item, value FROM response CROSS JOIN answer"
                                      " ON response = response.id WHERE ?1 = 0 OR import = ?1"
                                      " ORDER BY response.id, item");
  gboolean more;

  if (exporter->sql->error != NULL)
    return;
  nsp_sql_bind (rows, "i", exporter->import);
  nsp_sql_bind (answers, "i", exporter->import);
  more = nsp_sql_next (exporter->sql, answers);
  while (!sink->failed && nsp_sql_next (exporter->sql, rows)) {
    more = fill_cells (exporter, answers, more, sqlite3_column_int64 (rows, 0));
    put_row (exporter, rows, sink);
  }
}

gboolean
nsp_archive_export (NspArchive *archive, gint64 import, NspWrite write, gpointer data,
                    GError **error)
{
  NspSink sink = { write, data, error, FALSE };
  Exporter exporter = { .sql = &archive->sql, .import = import };
  gint64 shape = find_shape (&exporter);

  exporter.has_year = (shape & 1) != 0;
  exporter.has_moment = (shape & 2) != 0;
  exporter.has_role = (shape & 4) != 0;
  exporter.names = g_ptr_array_new_with_free_func (g_free);
  exporter.places = g_hash_table_new (g_str_hash, g_str_equal);
  find_items (&exporter);
  if (archive->sql.error == NULL) {
    put_header (&exporter, &sink);
    put_rows (&exporter, &sink);
  }
  for (guint i = 0; exporter.cells != NULL && i < exporter.names->len; i++)
    g_free (exporter.cells[i]);
  g_free (exporter.cells);
  g_free (exporter.columns);
  g_hash_table_unref (exporter.places);
  g_ptr_array_unref (exporter.names);
  return sink.failed ? FALSE : nsp_archive_check_error (archive, error);
}
