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
  const char *const values[] = { first, second };

  return nsp_text_fill (nsp_word (word, lang), values, G_N_ELEMENTS (values));
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
