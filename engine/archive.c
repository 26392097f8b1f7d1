/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive_data.h"
#include "archive_schema.h"

/* How long to wait for another program: 600 times a tenth of a second. */
#define MAX_TRIES 600
#define PAUSE_US 100000

#define KEY_BYTES 32

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
                              "PRAGMA synchronous = EXTRA; PRAGMA cell_size_check = ON");
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

static void
fill_new (NspArchive *archive)
{
  g_autoptr (sqlite3_stmt) insert = NULL;
  guint8 key[KEY_BYTES];

  nsp_archive_migrate (&archive->sql, 0);
  archive->version = NSP_ARCHIVE_VERSION;
  if (getrandom (key, sizeof key, 0) != (gssize)sizeof key) {
    if (archive->sql.error == NULL)
      set_errno_error (&archive->sql.error);
    return;
  }
  insert = nsp_sql_prepare (&archive->sql, "INSERT INTO archive VALUES (1, ?)");
  nsp_sql_do (&archive->sql, insert, "h", key);
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
  nsp_archive_migrate (&archive->sql, archive->version);
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
nsp_archive_change (const char *path, gboolean make, NspArchiveWaiting waiting, gpointer data,
                    GError **error)
{
  NspArchive *archive = archive_new (path);
  GError *problem = NULL;

  archive->waiting = waiting;
  archive->waiting_data = data;
  if (!check_file (path, &problem) && make &&
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
      nsp_archive_migrate (&archive->sql, archive->version);
  }
  return checked (archive, error);
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

gboolean
nsp_archive_commit (NspArchive *archive, GError **error)
{
  nsp_sql_run (&archive->sql, "COMMIT");
  if (!nsp_archive_check_error (archive, error))
    return FALSE;
  archive->changes = FALSE;
  return archive->temporary == NULL || put_in_place (archive, error);
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

int
nsp_archive_version (const NspArchive *archive)
{
  return archive->version;
}
