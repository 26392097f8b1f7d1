/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive_data.h"
#include "archive_schema.h"

/* How long to wait for another program: 600 times a tenth of a second. */
#define MAX_TRIES 600
#define PAUSE_US 100000

static void
set_errno_error (GError **error)
{
  int saved = errno;

  g_set_error_literal (error, NSP_ARCHIVE_ERROR,
                       saved == ENOENT ? NSP_ARCHIVE_ERROR_ABSENT : NSP_ARCHIVE_ERROR_SYSTEM,
                       g_strerror (saved));
}

gboolean
nsp_archive_check_error (NspArchive *archive, GError **error)
{
  if (archive->sql.error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&archive->sql.error));
  return FALSE;
}

static int
on_busy (void *data, int tries)
{
  NspArchive *archive = data;

  (void)tries; /* of this one lock */
  if (archive->tries++ == 0 && archive->waiting != NULL)
    archive->waiting (archive->waiting_data);
  if (archive->tries > MAX_TRIES)
    return 0;
  g_usleep (PAUSE_US);
  return 1;
}

static void
open_database (NspArchive *archive, const char *path, int flags)
{
  int result = sqlite3_open_v2 (path, &archive->sql.db, flags | SQLITE_OPEN_EXRESCODE, NULL);

  if (result != SQLITE_OK) {
    nsp_sql_fail (&archive->sql, result);
    return;
  }
  sqlite3_busy_handler (archive->sql.db, on_busy, archive);
  /* What a file brings along is data, never code; what is deleted is gone. */
  sqlite3_db_config (archive->sql.db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (archive->sql.db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  nsp_sql_run (&archive->sql, "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
                              "PRAGMA synchronous = EXTRA; PRAGMA cell_size_check = ON;"
                              "PRAGMA temp_store = MEMORY");
}

/* Whether the file is an archive that this program knows. */
static void
check_kind (NspArchive *archive)
{
  NspSql *sql = &archive->sql;
  gint64 id = nsp_sql_number (sql, "PRAGMA application_id");

  archive->version = (int)nsp_sql_number (sql, "PRAGMA user_version");
  if (sql->error != NULL)
    return;
  if (id != NSP_ARCHIVE_ID || archive->version < 1)
    sql->error = g_error_new_literal (NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_NOT_ARCHIVE,
                                      "another kind of database");
  else if (archive->version > NSP_ARCHIVE_VERSION)
    sql->error = g_error_new (NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_NEWER, "%d", archive->version);
}

/* A new archive is built beside its place, so that it stands there whole or not at all. */
static void
make_temporary (NspArchive *archive, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (archive->path);
  g_autofree char *name = g_path_get_basename (archive->path);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX", name);
  char *temporary = g_build_filename (folder, hidden, NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0) {
    set_errno_error (error);
    /* A folder that is not there is no archive that is not there. */
    if (error != NULL)
      (*error)->code = NSP_ARCHIVE_ERROR_SYSTEM;
    g_free (temporary);
    return;
  }
  close (fd);
  archive->temporary = temporary;
}

/* Takes the key out of an archive of before NSP_ARCHIVE_KEY_APART. */
static void
take_old_key (NspArchive *archive)
{
  g_autoptr (sqlite3_stmt) query = nsp_sql_prepare (&archive->sql, "SELECT key FROM archive");

  while (query != NULL && nsp_sql_next (&archive->sql, query)) {
    const void *key = sqlite3_column_blob (query, 0);

    archive->has_key = key != NULL && sqlite3_column_bytes (query, 0) == NSP_KEY_BYTES;
    if (archive->has_key)
      memcpy (archive->key.bytes, key, NSP_KEY_BYTES);
  }
}

/* Brings the tables to the version of this program, in the transaction under way. */
static void
migrate (NspArchive *archive)
{
  NspSql *sql = &archive->sql;
  g_autoptr (sqlite3_stmt) insert = NULL;
  guint8 check[NSP_KEY_BYTES];

  if (archive->version > 0 && archive->version < NSP_ARCHIVE_KEY_APART)
    take_old_key (archive);
  nsp_archive_migrate (sql, archive->version);
  if (archive->version >= NSP_ARCHIVE_KEY_APART || !archive->has_key)
    return;
  nsp_key_check_value (&archive->key, check);
  insert = nsp_sql_prepare (sql, "INSERT INTO archive VALUES (1, ?)");
  nsp_sql_do (sql, insert, "h", check);
}

/* The same in a file that is to be changed. By no key, or by one that is not kept, codes could be
 * guessed or never be added to. */
static void
migrate_file (NspArchive *archive)
{
  NspSql *sql = &archive->sql;
  g_autofree char *path = nsp_archive_key_path (archive->path);
  gboolean apart = archive->version >= NSP_ARCHIVE_KEY_APART;
  NspKey beside;

  migrate (archive);
  archive->erased = archive->unsettled = TRUE;
  if (sql->error != NULL || apart)
    return;
  if (!archive->has_key)
    sql->error =
        g_error_new_literal (NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_CORRUPT, "the key is gone");
  else if (nsp_key_read (path, &beside, &sql->error)) {
    if (memcmp (beside.bytes, archive->key.bytes, NSP_KEY_BYTES) != 0)
      sql->error = g_error_new_literal (NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_KEY_OTHER,
                                        "the key of another archive");
  } else if (sql->error->code == NSP_ARCHIVE_ERROR_KEY_ABSENT) {
    g_clear_error (&sql->error);
    archive->key_unwritten = TRUE;
  }
}

/* Fills a new archive, with the key that lies ready for it or else a new one. */
static void
fill_new (NspArchive *archive)
{
  g_autofree char *path = nsp_archive_key_path (archive->path);
  NspSql *sql = &archive->sql;

  if (sql->error != NULL)
    return;
  archive->has_key = nsp_key_read (path, &archive->key, &sql->error);
  if (!archive->has_key && sql->error->code == NSP_ARCHIVE_ERROR_KEY_ABSENT) {
    g_clear_error (&sql->error);
    archive->key_unwritten = archive->has_key = nsp_key_make (&archive->key, &sql->error);
  }
  migrate (archive);
  archive->version = NSP_ARCHIVE_VERSION;
}

/* Whether the key is the one that the archive was made with. */
static void
check_key (NspArchive *archive)
{
  NspSql *sql = &archive->sql;
  g_autoptr (sqlite3_stmt) query = nsp_sql_prepare (sql, "SELECT key_check = ? FROM archive");
  guint8 check[NSP_KEY_BYTES];
  gboolean found = FALSE;

  nsp_key_check_value (&archive->key, check);
  nsp_sql_bind (query, "h", check);
  while (query != NULL && nsp_sql_next (sql, query)) {
    found = TRUE;
    archive->has_key = sqlite3_column_int (query, 0) != 0;
  }
  if (sql->error == NULL && !archive->has_key)
    sql->error = g_error_new_literal (
        NSP_ARCHIVE_ERROR, found ? NSP_ARCHIVE_ERROR_KEY_OTHER : NSP_ARCHIVE_ERROR_CORRUPT,
        found ? "the key of another archive" : "the check value of the key is gone");
}

/* Reads the key of an archive that has it in a file. */
static void
find_key (NspArchive *archive)
{
  g_autofree char *path = nsp_archive_key_path (archive->path);

  if (archive->sql.error == NULL && nsp_key_read (path, &archive->key, &archive->sql.error))
    check_key (archive);
}

/* An archive of an older version, brought up to date in memory. */
static void
migrate_copy (NspArchive *archive)
{
  sqlite3 *memory = NULL;
  sqlite3_backup *backup;
  int result;

  if (archive->sql.error != NULL || archive->version == NSP_ARCHIVE_VERSION)
    return;
  result = sqlite3_open_v2 (":memory:", &memory, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  backup =
      result == SQLITE_OK ? sqlite3_backup_init (memory, "main", archive->sql.db, "main") : NULL;
  if (backup != NULL)
    result = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  if (result != SQLITE_DONE)
    nsp_sql_fail (&archive->sql, result);
  sqlite3_close (archive->sql.db);
  archive->sql.db = memory;
  migrate (archive);
}

static NspArchive *
archive_new (const char *path)
{
  NspArchive *archive = g_new0 (NspArchive, 1);

  archive->path = g_strdup (path);
  return archive;
}

/* The archive, or NULL with its error when it has one. */
static NspArchive *
checked (NspArchive *archive, GError **error)
{
  if (nsp_archive_check_error (archive, error))
    return archive;
  nsp_archive_close (archive);
  return NULL;
}

/* Whether there is a file that is not empty: SQLite would take an empty one for a database. */
static gboolean
check_file (const char *path, GError **error)
{
  struct stat about;

  if (g_stat (path, &about) != 0) {
    set_errno_error (error);
    return FALSE;
  }
  if (!S_ISREG (about.st_mode) || about.st_size == 0) {
    g_set_error_literal (error, NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_NOT_ARCHIVE,
                         S_ISREG (about.st_mode) ? "an empty file" : "not a file");
    return FALSE;
  }
  return TRUE;
}

NspArchive *
nsp_archive_open (const char *path, GError **error)
{
  NspArchive *archive;

  if (!check_file (path, error))
    return NULL;
  archive = archive_new (path);
  /* To write, so that what a killed program left half done is taken back. */
  open_database (archive, path, SQLITE_OPEN_READWRITE);
  check_kind (archive);
  migrate_copy (archive);
  nsp_sql_run (&archive->sql, "BEGIN"); /* one state for all that is read */
  return checked (archive, error);
}

NspArchive *
nsp_archive_change (const char *path, gboolean add, NspArchiveWaiting waiting, gpointer data,
                    GError **error)
{
  NspArchive *archive = archive_new (path);
  GError *problem = NULL;

  archive->waiting = waiting;
  archive->waiting_data = data;
  if (!check_file (path, &problem) && add &&
      g_error_matches (problem, NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_ABSENT)) {
    g_clear_error (&problem);
    make_temporary (archive, &problem);
  }
  if (problem != NULL) {
    g_propagate_error (error, problem);
    nsp_archive_close (archive);
    return NULL;
  }
  open_database (archive, archive->temporary != NULL ? archive->temporary : path,
                 SQLITE_OPEN_READWRITE);
  if (archive->temporary == NULL)
    check_kind (archive);
  /* A journal beside the file only while it is written: a copy of the file is then whole. */
  nsp_sql_run (&archive->sql, "PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE");
  archive->changes = archive->sql.error == NULL;
  if (archive->temporary != NULL) {
    fill_new (archive);
  } else {
    check_kind (archive); /* it may have been changed while this one waited */
    if (archive->sql.error == NULL && archive->version < NSP_ARCHIVE_VERSION)
      migrate_file (archive);
    if (add && !archive->has_key)
      find_key (archive);
  }
  return checked (archive, error);
}

/* Builds the file anew: secure_delete overwrites what is deleted, but not each copy that was left
 * behind when rows moved from one page to another. What was done is done by then; when this fails
 * no more than such a trace stays. */
static void
sweep (NspArchive *archive)
{
  if (archive->erased)
    sqlite3_exec (archive->sql.db, "VACUUM", NULL, NULL, NULL);
}

/* Gives a new archive its place, unless there is one by now. */
static gboolean
put_in_place (NspArchive *archive, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (archive->path);
  int fd;

  if (link (archive->temporary, archive->path) != 0) {
    set_errno_error (error);
    if (errno == EEXIST && error != NULL)
      (*error)->code = NSP_ARCHIVE_ERROR_APPEARED;
    return FALSE;
  }
  fd = g_open (folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY, 0);
  if (fd >= 0) {
    fsync (fd);
    close (fd);
  }
  return TRUE;
}

/* Writes the key's file, unless it is there. */
static gboolean
place_key (NspArchive *archive, GError **error)
{
  g_autofree char *path = nsp_archive_key_path (archive->path);

  if (!archive->key_unwritten)
    return TRUE;
  if (!nsp_key_write (path, &archive->key, error))
    return FALSE;
  archive->key_unwritten = FALSE;
  archive->wrote_key = TRUE;
  return TRUE;
}

gboolean
nsp_archive_commit (NspArchive *archive, GError **error)
{
  /* The key comes first: nothing may need it and not find it, whenever this is killed. */
  if (!nsp_archive_settle (archive, error) ||
      (archive->temporary == NULL && !place_key (archive, error)))
    return FALSE;
  nsp_sql_run (&archive->sql, "COMMIT");
  if (!nsp_archive_check_error (archive, error))
    return FALSE;
  archive->changes = FALSE;
  sweep (archive);
  return archive->temporary == NULL ||
         (place_key (archive, error) && put_in_place (archive, error));
}

void
nsp_archive_close (NspArchive *archive)
{
  if (archive == NULL)
    return;
  if (archive->changes)
    sqlite3_exec (archive->sql.db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (archive->sql.db);
  if (archive->temporary != NULL)
    g_unlink (archive->temporary);
  g_free (archive->temporary);
  g_clear_error (&archive->sql.error);
  g_free (archive->path);
  g_free (archive);
}

gboolean
nsp_archive_check_key (NspArchive *archive, GError **error)
{
  if (!archive->has_key)
    find_key (archive);
  return nsp_archive_check_error (archive, error);
}

gboolean
nsp_archive_has_key (NspArchive *archive)
{
  if (!archive->has_key && archive->sql.error == NULL) {
    find_key (archive);
    if (!archive->has_key)
      g_clear_error (&archive->sql.error);
  }
  return archive->has_key;
}

gboolean
nsp_archive_wrote_key (const NspArchive *archive)
{
  return archive->wrote_key;
}

int
nsp_archive_version (const NspArchive *archive)
{
  return archive->version;
}
