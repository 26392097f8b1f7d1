/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive_key.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive.h"

#define PREFIX "netspiegel-key:"
#define LINE_LENGTH (sizeof PREFIX - 1 + 2 * (gsize)NSP_KEY_BYTES)

/* No code and no name of a network is this text: it has a control character. */
#define CHECKED_TEXT "\001netspiegel archive key"

static gboolean
set_errno_error (NspArchiveError code, GError **error)
{
  g_set_error_literal (error, NSP_ARCHIVE_ERROR, (int)code, g_strerror (errno));
  return FALSE;
}

char *
nsp_archive_key_path (const char *archive)
{
  return g_strconcat (archive, ".key", NULL);
}

gboolean
nsp_key_make (NspKey *key, GError **error)
{
  if (getrandom (key->bytes, NSP_KEY_BYTES, 0) != NSP_KEY_BYTES)
    return set_errno_error (NSP_ARCHIVE_ERROR_KEY_FAILED, error);
  return TRUE;
}

/* The key of a line, which may have lost its end or got another one on the way. */
static gboolean
parse (const char *line, gsize length, NspKey *key)
{
  const char *digits = line + strlen (PREFIX);

  if (length > 0 && line[length - 1] == '\n')
    length--;
  if (length > 0 && line[length - 1] == '\r')
    length--;
  if (length != LINE_LENGTH || memcmp (line, PREFIX, strlen (PREFIX)) != 0)
    return FALSE;
  for (guint i = 0; i < NSP_KEY_BYTES; i++) {
    int high = g_ascii_xdigit_value (digits[2 * i]), low = g_ascii_xdigit_value (digits[2 * i + 1]);

    if (high < 0 || low < 0)
      return FALSE;
    key->bytes[i] = (guint8)(16 * high + low);
  }
  return TRUE;
}

/* Reads from an open file until it ends or `size` is full; -1 with errno after a failure. */
static gssize
read_some (int fd, char *text, gsize size)
{
  gsize length = 0;

  while (length < size) {
    gssize n = read (fd, text + length, size - length);

    if (n < 0 && errno != EINTR)
      return -1;
    if (n == 0)
      break;
    length += n > 0 ? (gsize)n : 0;
  }
  return (gssize)length;
}

gboolean
nsp_key_read (const char *path, NspKey *key, GError **error)
{
  char text[LINE_LENGTH + 3]; /* with an end of line, and one more to see that it goes on */
  /* Not blocking, so that something else under this name does not hold the program up. */
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gssize length;

  if (fd < 0)
    return set_errno_error (
        errno == ENOENT ? NSP_ARCHIVE_ERROR_KEY_ABSENT : NSP_ARCHIVE_ERROR_KEY_FAILED, error);
  length = read_some (fd, text, sizeof text);
  if (length < 0)
    set_errno_error (NSP_ARCHIVE_ERROR_KEY_FAILED, error);
  close (fd);
  if (length >= 0 && !parse (text, (gsize)length, key)) {
    g_set_error_literal (error, NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_KEY_DAMAGED, "not a key");
    return FALSE;
  }
  return length >= 0;
}

/* Writes the line and makes sure that it is on disk. Closes the file. */
static gboolean
fill (int fd, const char *line)
{
  gsize length = strlen (line), done = 0;
  gboolean fine = TRUE;

  while (fine && done < length) {
    gssize n = write (fd, line + done, length - done);

    if (n < 0)
      fine = errno == EINTR;
    else
      done += (gsize)n;
  }
  fine = fine && fsync (fd) == 0;
  return close (fd) == 0 && fine;
}

/* Makes sure that the new name is on disk; where folders cannot be asked for that, it is. */
static gboolean
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY, 0);
  gboolean fine = fd >= 0 && (fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP);

  if (fd >= 0)
    close (fd);
  return fine;
}

static char *
line_of (const NspKey *key)
{
  GString *line = g_string_new (PREFIX);

  for (guint i = 0; i < NSP_KEY_BYTES; i++)
    g_string_append_printf (line, "%02x", key->bytes[i]);
  g_string_append_c (line, '\n');
  return g_string_free (line, FALSE);
}

gboolean
nsp_key_write (const char *path, const NspKey *key, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX", name);
  g_autofree char *temporary = g_build_filename (folder, hidden, NULL);
  g_autofree char *line = line_of (key);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  gboolean fine;

  if (fd < 0)
    return set_errno_error (NSP_ARCHIVE_ERROR_KEY_FAILED, error);
  /* link() and not rename(): no key is ever written over. */
  fine = fill (fd, line) && link (temporary, path) == 0 && sync_folder (folder);
  if (!fine)
    set_errno_error (errno == EEXIST ? NSP_ARCHIVE_ERROR_APPEARED : NSP_ARCHIVE_ERROR_KEY_FAILED,
                     error);
  g_unlink (temporary);
  return fine;
}

void
nsp_key_hash (const NspKey *key, const char *text, guint8 hash[NSP_KEY_BYTES])
{
  GHmac *hmac = g_hmac_new (G_CHECKSUM_SHA256, key->bytes, NSP_KEY_BYTES);
  gsize length = NSP_KEY_BYTES;

  g_hmac_update (hmac, (const guchar *)text, -1);
  g_hmac_get_digest (hmac, hash, &length);
  g_hmac_unref (hmac);
}

void
nsp_key_check_value (const NspKey *key, guint8 value[NSP_KEY_BYTES])
{
  nsp_key_hash (key, CHECKED_TEXT, value);
}
