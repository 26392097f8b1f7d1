/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ranks.h"

#include <string.h>

static char *
sorting_key (const char *name)
{
  g_autofree char *plain = g_str_to_ascii (name, "C");

  return g_utf8_casefold (plain, -1);
}

typedef struct {
  char *key;
  const char *name;
  guint number;
} Sortable;

static int
compare_sortable (gconstpointer a, gconstpointer b)
{
  const Sortable *p = a, *q = b;
  int by_key = strcmp (p->key, q->key);

  return by_key != 0 ? by_key : strcmp (p->name, q->name);
}

guint *
nsp_ranks_new (const NspSurvey *survey, guint n,
               const char *(*name_of) (const NspSurvey *survey, guint number))
{
  Sortable *names = g_new0 (Sortable, n + 1);
  guint *ranks = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++) {
    names[i].name = name_of (survey, i + 1);
    names[i].key = sorting_key (names[i].name);
    names[i].number = i + 1;
  }
  qsort (names, n, sizeof *names, compare_sortable);
  for (guint i = 0; i < n; i++) {
    ranks[names[i].number] = i + 1;
    g_free (names[i].key);
  }
  g_free (names);
  return ranks;
}
