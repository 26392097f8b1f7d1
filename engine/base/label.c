/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label.h"

#include <string.h>

#include "fold.h"

char *
nsp_name_key (const char *name)
{
  char *key = nsp_fold (name);

  if (*key != '\0')
    return key;
  g_free (key);
  return g_strstrip (g_strdup (name));
}

gboolean
nsp_name_is_hidden (const char *name)
{
  g_autofree char *key = nsp_name_key (name);

  return nsp_text_read_hash (key, NULL);
}

char *
nsp_name_label (const char *name, glong max, NspLang lang)
{
  static const char *const hidden[NSP_N_LANGS] = { "(verborgen) %.4s", "(hidden) %.4s" };
  g_autofree char *key = nsp_name_key (name);

  return nsp_text_read_hash (key, NULL)
             ? g_strdup_printf (hidden[lang], key + strlen (NSP_HASH_PREFIX))
             : nsp_text_excerpt (name, -1, max);
}
