/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define CHUNK (1024 * 1024)
#define MAX_NAME_BYTES 80

static void
set_errno_error (GError **error)
{
  int saved = errno;

  g_set_error_literal (error, G_FILE_ERROR, (int)g_file_error_from_errno (saved),
                       g_strerror (saved));
}

/* Reads until the end of the file; one byte over `max` is enough to know that it is too large,
 * which is for the caller to say. */
static GBytes *
read_all (int fd, guint64 max, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (;;) {
    guint length = bytes->len;
    gssize got;

    g_byte_array_set_size (bytes, length + CHUNK);
    got = read (fd, bytes->data + length, CHUNK);
    if (got < 0 && errno == EINTR)
      got = 0;
    else if (got < 0) {
      set_errno_error (error);
      return NULL;
    } else if (got == 0 || length > max) {
      g_byte_array_set_size (bytes, length + (guint)got);
      return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
    }
    g_byte_array_set_size (bytes, length + (guint)got);
  }
}

GBytes *
nsp_file_read (const char *path, guint64 max, GError **error)
{
  int fd = strcmp (path, "-") == 0 ? STDIN_FILENO : g_open (path, O_RDONLY | O_CLOEXEC, 0);
  GBytes *bytes;

  if (fd < 0) {
    set_errno_error (error);
    return NULL;
  }
  bytes = read_all (fd, max, error);
  if (fd != STDIN_FILENO)
    close (fd);
  return bytes;
}

gboolean
nsp_file_write (const char *path, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_file_set_contents_full (path, data, (gssize)length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0666, error);
}

gboolean
nsp_folder_make (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0777) == 0)
    return TRUE;
  set_errno_error (error);
  return FALSE;
}

char *
nsp_file_name (const char *text, const char *fallback)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *lower = g_utf8_strdown (composed != NULL ? composed : "", -1);
  GString *name = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isalnum (c) && !g_unichar_ismark (c)) {
      gap = TRUE;
      continue;
    }
    if (name->len + 7 > MAX_NAME_BYTES)
      break;
    if (gap && name->len > 0)
      g_string_append_c (name, '-');
    g_string_append_unichar (name, c);
    gap = FALSE;
  }
  if (name->len == 0)
    g_string_append (name, fallback);
  return g_string_free (name, FALSE);
}
