/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names.h"

#include <string.h>

#include "fold.h"

/* A name: how it is written, and all the ways in which it is. */
typedef struct {
  NspSpelling *best;
  GPtrArray *spellings; /* of NspSpelling */
  guint64 uses;
} Name;

struct _NspNames {
  NspNamesKind kind;
  GStringChunk *texts;
  GHashTable *by_text; /* text as it stands in a cell to NspSpelling */
  GHashTable *by_key;  /* text by which names are told apart to number */
  GArray *list;        /* of Name */
};

NspNames *
nsp_names_new (NspNamesKind kind)
{
  NspNames *names = g_new0 (NspNames, 1);

  names->kind = kind;
  names->texts = g_string_chunk_new (4096);
  names->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  names->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  names->list = g_array_new (FALSE, FALSE, sizeof (Name));
  return names;
}

void
nsp_names_free (NspNames *names)
{
  if (names == NULL)
    return;
  for (guint i = 0; i < names->list->len; i++)
    g_ptr_array_unref (g_array_index (names->list, Name, i).spellings);
  g_array_unref (names->list);
  g_hash_table_unref (names->by_text);
  g_hash_table_unref (names->by_key);
  g_string_chunk_free (names->texts);
  g_free (names);
}

/* What tells names of this kind apart. */
static char *
key_of (const NspNames *names, const char *stripped)
{
  return names->kind == NSP_NAMES_EXACT ? g_strdup (stripped) : nsp_name_key (stripped);
}

static guint32
number_for_key (NspNames *names, const char *key)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (names->by_key, key));
  Name name = { NULL, NULL, 0 };

  if (number > 0)
    return number;
  name.spellings = g_ptr_array_new_with_free_func (g_free);
  g_array_append_val (names->list, name);
  g_hash_table_insert (names->by_key, g_string_chunk_insert (names->texts, key),
                       GUINT_TO_POINTER (names->list->len));
  return names->list->len;
}

/* The spelling of a name, made if it is new. */
static NspSpelling *
spelling_of (NspNames *names, guint32 number, const char *stripped)
{
  Name *name = &g_array_index (names->list, Name, number - 1);
  NspSpelling *spelling;

  for (guint i = 0; i < name->spellings->len; i++) {
    spelling = g_ptr_array_index (name->spellings, i);
    if (strcmp (spelling->text, stripped) == 0)
      return spelling;
  }
  spelling = g_new0 (NspSpelling, 1);
  spelling->text = g_string_chunk_insert (names->texts, stripped);
  spelling->number = number;
  g_ptr_array_add (name->spellings, spelling);
  return spelling;
}

/* Whether `a` is the better way to write a name. */
static gboolean
is_better (const NspSpelling *a, const NspSpelling *b)
{
  return b == NULL || a->count > b->count ||
         (a->count == b->count && strcmp (a->text, b->text) < 0);
}

static guint32
count_spelling (NspNames *names, NspSpelling *spelling)
{
  Name *name = &g_array_index (names->list, Name, spelling->number - 1);

  spelling->count++;
  name->uses++;
  if (is_better (spelling, name->best))
    name->best = spelling;
  return spelling->number;
}

guint32
nsp_names_intern_again (NspNames *names, const char *text)
{
  NspSpelling *spelling = g_hash_table_lookup (names->by_text, text);

  return spelling != NULL ? count_spelling (names, spelling) : 0;
}

guint32
nsp_names_intern (NspNames *names, const char *text)
{
  NspSpelling *spelling = g_hash_table_lookup (names->by_text, text);

  if (spelling == NULL) {
    g_autofree char *stripped = g_strstrip (g_strdup (text));
    g_autofree char *key = key_of (names, stripped);

    if (*stripped == '\0')
      return 0;
    spelling = spelling_of (names, number_for_key (names, key), stripped);
    g_hash_table_insert (names->by_text, g_string_chunk_insert (names->texts, text), spelling);
  }
  return count_spelling (names, spelling);
}

guint32
nsp_names_find (const NspNames *names, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *key = key_of (names, stripped);

  return GPOINTER_TO_UINT (g_hash_table_lookup (names->by_key, key));
}

guint
nsp_names_count (const NspNames *names)
{
  return names->list->len;
}

const char *
nsp_names_get (const NspNames *names, guint32 number)
{
  return number > 0 ? g_array_index (names->list, Name, number - 1).best->text : NULL;
}

guint64
nsp_names_uses (const NspNames *names, guint32 number)
{
  return g_array_index (names->list, Name, number - 1).uses;
}

static int
compare_spellings (gconstpointer a, gconstpointer b)
{
  const NspSpelling *p = *(const NspSpelling *const *)a, *q = *(const NspSpelling *const *)b;

  return p == q ? 0 : is_better (p, q) ? -1 : 1;
}

GPtrArray *
nsp_names_spellings (const NspNames *names, guint32 number)
{
  GPtrArray *spellings =
      g_ptr_array_copy (g_array_index (names->list, Name, number - 1).spellings, NULL, NULL);

  g_ptr_array_set_free_func (spellings, NULL);
  g_ptr_array_sort (spellings, compare_spellings);
  return spellings;
}
