/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "role_texts.h"

#include <string.h>

#include "fold.h"

struct _NspRoleTexts {
  GHashTable *words;
  GHashTable *by_cell; /* text of a cell to its NspRoleText */
  GPtrArray *list;     /* of NspRoleText, as first met */
};

static void
role_text_free (gpointer data)
{
  NspRoleText *text = data;

  g_free (text->folded);
  g_free (text);
}

NspRoleTexts *
nsp_role_texts_new (GHashTable *words)
{
  NspRoleTexts *texts = g_new0 (NspRoleTexts, 1);

  texts->words = words;
  texts->by_cell = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  texts->list = g_ptr_array_new_with_free_func (role_text_free);
  return texts;
}

void
nsp_role_texts_free (NspRoleTexts *texts)
{
  if (texts == NULL)
    return;
  g_hash_table_unref (texts->by_cell);
  g_ptr_array_unref (texts->list);
  g_free (texts);
}

static NspRoleText *
new_text (const NspRoleTexts *texts, const char *folded)
{
  NspRoleText *text = g_new0 (NspRoleText, 1);
  gpointer own = texts->words != NULL ? g_hash_table_lookup (texts->words, folded) : NULL;

  text->role = own != NULL ? (NspRole)(GPOINTER_TO_UINT (own) - 1) : nsp_role_parse (folded);
  text->unlisted = text->role == NSP_ROLE_UNKNOWN && *folded != '\0';
  if (text->unlisted)
    text->role = NSP_ROLE_OTHER;
  text->folded = g_strdup (folded);
  return text;
}

NspRoleText *
nsp_role_texts_find (NspRoleTexts *texts, const char *cell)
{
  NspRoleText *text = g_hash_table_lookup (texts->by_cell, cell);
  g_autofree char *folded = NULL;

  if (text != NULL)
    return text;
  folded = nsp_fold (cell);
  for (guint i = 0; i < texts->list->len && text == NULL; i++) {
    NspRoleText *other = g_ptr_array_index (texts->list, i);

    if (strcmp (other->folded, folded) == 0)
      text = other;
  }
  if (text == NULL) {
    text = new_text (texts, folded);
    g_ptr_array_add (texts->list, text);
    text->number = texts->list->len;
  }
  g_hash_table_insert (texts->by_cell, g_strdup (cell), text);
  return text;
}

NspRoleText *
nsp_role_texts_restore (NspRoleTexts *texts, gint64 number, NspRole role, gboolean unlisted)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  NspRoleText *text = g_hash_table_lookup (texts->by_cell, key);

  if (text != NULL)
    return text;
  text = g_new0 (NspRoleText, 1);
  text->role = role;
  text->unlisted = unlisted;
  text->folded = g_strdup (key);
  g_ptr_array_add (texts->list, text);
  text->number = texts->list->len;
  g_hash_table_insert (texts->by_cell, g_steal_pointer (&key), text);
  return text;
}

void
nsp_role_text_count (NspRoleText *text, guint64 line)
{
  if (text->n_rows++ == 0)
    text->first_line = line;
}

void
nsp_role_texts_report (const NspRoleTexts *texts, const char *file, NspProblems *problems)
{
  for (guint i = 0; i < texts->list->len; i++) {
    const NspRoleText *text = g_ptr_array_index (texts->list, i);
    g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, text->n_rows);
    g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, text->first_line);

    if (text->unlisted && text->n_rows > 0)
      nsp_problems_add (problems, NSP_PROBLEM_ROLE_UNKNOWN, file, text->first_line, 0,
                        NSP_NOT_QUOTED, count, line, NULL);
  }
}
