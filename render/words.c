/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words.h"

#include <string.h>

const char *
nsp_word (NspWord word, NspLang lang)
{
#define BOTH(id, nl, en) { nl, en },
  static const char *const words[NSP_N_WORDS][NSP_N_LANGS] = { NSP_WORDS (BOTH) };
#undef BOTH

  return words[word][lang];
}

char *
nsp_word_with (NspWord word, NspLang lang, const char *first, const char *second)
{
  GString *out = g_string_new (NULL);

  for (const char *p = nsp_word (word, lang); *p != '\0';) {
    gboolean is_first = g_str_has_prefix (p, "{1}"), is_second = g_str_has_prefix (p, "{2}");

    if (is_first || is_second) {
      const char *value = is_first ? first : second;

      g_string_append (out, value != NULL ? value : "");
      p += strlen ("{1}");
    } else {
      g_string_append_c (out, *p++);
    }
  }
  return g_string_free (out, FALSE);
}

char *
nsp_word_count (NspWord one, NspWord many, NspLang lang, guint64 count)
{
  GString *number = g_string_new (NULL);
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  gsize length = strlen (digits);
  char *words;

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      g_string_append_c (number, lang == NSP_NL ? '.' : ',');
    g_string_append_c (number, digits[i]);
  }
  words = nsp_word_with (count == 1 ? one : many, lang, number->str, NULL);
  g_string_free (number, TRUE);
  return words;
}
