/* sql - the little of SQLite that the archive needs, with one error for a whole run of statements.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "archive.h"

/* A database that remembers the first failure; after it, nothing below does anything. */
typedef struct {
  sqlite3 *db;
  GError *error; /* of NSP_ARCHIVE_ERROR */
} NspSql;

/* Remembers what the last call to SQLite failed of. */
void nsp_sql_fail (NspSql *sql, int result);

/* Runs statements that give no rows. */
void nsp_sql_run (NspSql *sql, const char *statements);

/* A statement to be bound and stepped; NULL after a failure. The caller finalizes it. */
sqlite3_stmt *nsp_sql_prepare (NspSql *sql, const char *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* Binds the values of `types` in order: 'i' a gint64, 't' a text (const char *, NULL for none),
 * 'r' a reference (gint64, 0 for none), 'h' the 32 bytes of a hash (const guint8 *, NULL for none).
 * Texts and hashes must stay until the statement has run. */
void nsp_sql_bind (sqlite3_stmt *statement, const char *types, ...);

/* The next row: FALSE at the end or after a failure; the statement can then be bound again. */
gboolean nsp_sql_next (NspSql *sql, sqlite3_stmt *statement);

/* Binds, runs a statement that gives no rows, and makes it ready to be bound again. */
#define nsp_sql_do(sql, statement, ...)                                                            \
  do {                                                                                             \
    if ((sql)->error == NULL) {                                                                    \
      nsp_sql_bind (statement, __VA_ARGS__);                                                       \
      while (nsp_sql_next (sql, statement))                                                        \
        ;                                                                                          \
    }                                                                                              \
  } while (0)

/* The first column of the current row as text, borrowed until the next step; NULL for none. */
const char *nsp_sql_text (sqlite3_stmt *statement, int column);

/* The same for a column that is never without: "" where a damaged file has none all the same. */
const char *nsp_sql_word (sqlite3_stmt *statement, int column);

/* The one number that a query gives; 0 after a failure. */
gint64 nsp_sql_number (NspSql *sql, const char *query);
