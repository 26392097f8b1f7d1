/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"

#include <string.h>

/* The bytes that Windows-1252 does not define. */
#define UNDEFINED_IN_1252 "\x81\x8D\x8F\x90\x9D"

static const struct {
  const char *mark;
  gsize length;
  const char *name;
} marks[] = {
  { "\xEF\xBB\xBF", 3, "UTF-8" },
  { "\xFF\xFE", 2, "UTF-16LE" },
  { "\xFE\xFF", 2, "UTF-16BE" },
};

static void
refuse (NspProblems *problems, const char *file, gsize offset, guchar byte, const char *name)
{
  g_autofree char *place = g_strdup_printf ("%zu", offset + 1);
  g_autofree char *value = g_strdup_printf ("0x%02X", byte);

  nsp_problems_add (problems, NSP_PROBLEM_FILE_ENCODING, file, 0, 0, place, value, name, NULL);
}

/* Converts from an encoding that has a fixed meaning for every byte sequence but the wrong ones. */
static GBytes *
convert (const char *data, gsize length, const char *name, gsize skipped, const char *file,
         NspProblems *problems)
{
  gsize read, written;
  char *text = g_convert (data, (gssize)length, "UTF-8", name, &read, &written, NULL);

  /* A character that is cut off at the end is no error to g_convert(). */
  if (text == NULL || read < length) {
    g_free (text);
    refuse (problems, file, skipped + MIN (read, length - 1), (guchar)data[MIN (read, length - 1)],
            name);
    return NULL;
  }
  return g_bytes_new_take (text, written);
}

/* Whether any character of more than one byte is valid UTF-8: then a file is not Windows-1252,
 * where such pairs ("Ã«") hardly occur. */
static gboolean
has_utf8_characters (const char *data, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    gunichar c;

    if ((guchar)data[i] < 0x80)
      continue;
    c = g_utf8_get_char_validated (data + i, (gssize)(length - i));
    if (c != (gunichar)-1 && c != (gunichar)-2)
      return TRUE;
  }
  return FALSE;
}

/* The offset of the first byte that no Windows-1252 text holds; `length` when there is none. */
static gsize
first_undefined (const char *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar)data[i] >= 0x80 && strchr (UNDEFINED_IN_1252, data[i]) != NULL)
      return i;
  return length;
}

static GBytes *
decode_unmarked (GBytes *bytes, const char *file, const char **name, NspProblems *problems)
{
  gsize length, undefined;
  const char *data = g_bytes_get_data (bytes, &length), *invalid;

  *name = "UTF-8";
  if (length == 0 || memchr (data, '\0', length) != NULL)
    return g_bytes_ref (bytes); /* empty or binary, which is for others to say */
  if (g_utf8_validate_len (data, length, &invalid))
    return g_bytes_ref (bytes);
  undefined = first_undefined (data, length);
  if (undefined < length || has_utf8_characters (data, length)) {
    refuse (problems, file, (gsize)(invalid - data), (guchar)*invalid, "UTF-8");
    return NULL;
  }
  *name = "Windows-1252";
  return convert (data, length, *name, 0, file, problems);
}

GBytes *
nsp_encoding_decode (GBytes *bytes, const char *file, const char **name, NspProblems *problems)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length), *invalid;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    gsize skip = marks[i].length;

    if (length < skip || memcmp (data, marks[i].mark, skip) != 0)
      continue;
    *name = marks[i].name;
    if (i > 0)
      return length > skip ? convert (data + skip, length - skip, *name, skip, file, problems)
                           : g_bytes_new_static ("", 0);
    if (g_utf8_validate_len (data + skip, length - skip, &invalid))
      return g_bytes_new_from_bytes (bytes, skip, length - skip);
    refuse (problems, file, (gsize)(invalid - data), (guchar)*invalid, *name);
    return NULL;
  }
  return decode_unmarked (bytes, file, name, problems);
}
