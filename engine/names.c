/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names.h"

#include <string.h>

struct _NspNames {
  GStringChunk *texts;
  GHashTable *numbers; /* text to number */
  GPtrArray *list;
};

NspNames *
nsp_names_new (void)
{
  NspNames *names = g_new0 (NspNames, 1);

  names->texts = g_string_chunk_new (4096);
  names->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  names->list = g_ptr_array_new ();
  return names;
}

void
nsp_names_free (NspNames *names)
{
  if (names == NULL)
    return;
  g_hash_table_unref (names->numbers);
  g_ptr_array_unref (names->list);
  g_string_chunk_free (names->texts);
  g_free (names);
}

static guint32
intern_stripped (NspNames *names, const char *text)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (names->numbers, text));
  char *kept;

  if (number > 0)
    return number;
  kept = g_string_chunk_insert (names->texts, text);
  g_ptr_array_add (names->list, kept);
  g_hash_table_insert (names->numbers, kept, GUINT_TO_POINTER (names->list->len));
  return names->list->len;
}

guint32
nsp_names_intern (NspNames *names, const char *text)
{
  gsize length = strlen (text);

  if (length == 0)
    return 0;
  if (g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1])) {
    g_autofree char *stripped = g_strstrip (g_strdup (text));

    return *stripped != '\0' ? intern_stripped (names, stripped) : 0;
  }
  return intern_stripped (names, text);
}

guint
nsp_names_count (const NspNames *names)
{
  return names->list->len;
}

const char *
nsp_names_get (const NspNames *names, guint32 number)
{
  return number > 0 ? g_ptr_array_index (names->list, number - 1) : NULL;
}
