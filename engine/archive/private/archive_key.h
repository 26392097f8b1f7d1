/* archive_key - the key by which an archive hides codes, in a file of its own beside the archive.
 *
 * The file is one line: "netspiegel-key:" and 64 hexadecimal digits. The archive holds no more than
 * a check value, by which a key that is not its own is known.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sql.h"

#define NSP_KEY_BYTES 32

typedef struct {
  guint8 bytes[NSP_KEY_BYTES];
} NspKey;

/* A new key; FALSE with `error` when the system has no random numbers. */
gboolean nsp_key_make (NspKey *key, GError **error);

/* Reads a key file. FALSE with an error of NSP_ARCHIVE_ERROR: KEY_ABSENT, KEY_DAMAGED when it is
 * something else, or KEY_FAILED. */
gboolean nsp_key_read (const char *path, NspKey *key, GError **error);

/* Writes a key file, readable by its owner only, so that it is on disk whole or not there at all.
 * One that is there is left alone: NSP_ARCHIVE_ERROR_APPEARED. Else FALSE with KEY_FAILED. */
gboolean nsp_key_write (const char *path, const NspKey *key, GError **error);

/* HMAC-SHA-256 (RFC 2104, doi 10.17487/RFC2104) of a text by the key. */
void nsp_key_hash (const NspKey *key, const char *text, guint8 hash[NSP_KEY_BYTES]);

/* What tells this key from any other without telling the key. */
void nsp_key_check_value (const NspKey *key, guint8 value[NSP_KEY_BYTES]);
