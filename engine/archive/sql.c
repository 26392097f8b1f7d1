/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sql.h"

#include <stdarg.h>

G_DEFINE_QUARK (nsp - archive - error - quark, nsp_archive_error)

void
nsp_sql_fail (NspSql *sql, int result)
{
  NspArchiveError code = NSP_ARCHIVE_ERROR_SYSTEM;

  if (sql->error != NULL)
    return;
  switch (result & 0xff) { /* without what an extended code adds */
  case SQLITE_NOTADB:
    code = NSP_ARCHIVE_ERROR_NOT_ARCHIVE;
    break;
  case SQLITE_CORRUPT:
  case SQLITE_SCHEMA:
  case SQLITE_ERROR: /* a table or column that should be there is not */
  case SQLITE_CONSTRAINT:
    code = NSP_ARCHIVE_ERROR_CORRUPT;
    break;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    code = NSP_ARCHIVE_ERROR_BUSY;
    break;
  default:
    break;
  }
  sql->error =
      g_error_new_literal (NSP_ARCHIVE_ERROR, (int)code,
                           sql->db != NULL ? sqlite3_errmsg (sql->db) : sqlite3_errstr (result));
}

void
nsp_sql_run (NspSql *sql, const char *statements)
{
  int result;

  if (sql->error != NULL)
    return;
  result = sqlite3_exec (sql->db, statements, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    nsp_sql_fail (sql, result);
}

sqlite3_stmt *
nsp_sql_prepare (NspSql *sql, const char *statement)
{
  sqlite3_stmt *prepared = NULL;
  int result;

  if (sql->error != NULL)
    return NULL;
  result = sqlite3_prepare_v2 (sql->db, statement, -1, &prepared, NULL);
  if (result != SQLITE_OK)
    nsp_sql_fail (sql, result);
  return prepared;
}

void
nsp_sql_bind (sqlite3_stmt *statement, const char *types, ...)
{
  va_list values;
  int at = 1;

  if (statement == NULL)
    return;
  va_start (values, types);
  for (const char *type = types; *type != '\0'; type++, at++) {
    if (*type == 't') {
      sqlite3_bind_text (statement, at, va_arg (values, const char *), -1, SQLITE_STATIC);
    } else if (*type == 'h') {
      sqlite3_bind_blob (statement, at, va_arg (values, const guint8 *), 32, SQLITE_STATIC);
    } else {
      gint64 value = va_arg (values, gint64);

      if (*type == 'r' && value == 0)
        sqlite3_bind_null (statement, at);
      else
        sqlite3_bind_int64 (statement, at, value);
    }
  }
  va_end (values);
}

gboolean
nsp_sql_next (NspSql *sql, sqlite3_stmt *statement)
{
  int result;

  if (sql->error != NULL)
    return FALSE;
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    nsp_sql_fail (sql, result);
  sqlite3_reset (statement);
  return FALSE;
}

const char *
nsp_sql_text (sqlite3_stmt *statement, int column)
{
  return (const char *)sqlite3_column_text (statement, column);
}

const char *
nsp_sql_word (sqlite3_stmt *statement, int column)
{
  const char *text = nsp_sql_text (statement, column);

  return text != NULL ? text : "";
}

gint64
nsp_sql_number (NspSql *sql, const char *query)
{
  g_autoptr (sqlite3_stmt) statement = nsp_sql_prepare (sql, query);
  gint64 number = 0;

  while (statement != NULL && nsp_sql_next (sql, statement))
    number = sqlite3_column_int64 (statement, 0);
  return number;
}
