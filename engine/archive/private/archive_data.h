/* archive_data - what an archive is made of, for the modules that read and fill it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "archive.h"
#include "archive_key.h"

struct _NspArchive {
  NspSql sql;
  char *path;
  char *temporary;  /* where a new archive is made before it gets its path; NULL otherwise */
  gboolean changes; /* a transaction is under way */
  int version;
  NspKey key;
  gboolean has_key;       /* `key` is known */
  gboolean key_unwritten; /* its file is still to be written, before the rest is in place */
  gboolean wrote_key;
  gboolean erased;    /* something was taken out of the file */
  gboolean unsettled; /* nsp_archive_settle() has something to look at */
  NspArchiveWaiting waiting;
  gpointer waiting_data;
  guint tries; /* how often a lock was asked for in vain */
};

/* A definition as the archive keeps it: without the spaces between its parts. The caller owns it.
 */
char *nsp_archive_definition (const char *json);

/* The highest number of an item; -1, with an error in `sql`, when a number is none that an archive
 * gives, so that a table by number would not do. */
gint64 nsp_archive_last_item (NspSql *sql);

/* Whether a number of an item is between 1 and `last`; else with an error in `sql`: in a damaged
 * file the highest number is not where it is looked for. */
gboolean nsp_archive_is_item (NspSql *sql, gint64 item, gint64 last);

/* Whether the key is at hand: as it was asked for, or because it lies beside the archive. */
gboolean nsp_archive_has_key (NspArchive *archive);

/* Gives the archive's error away, if there is one. Returns whether there is none. */
gboolean nsp_archive_check_error (NspArchive *archive, GError **error);
