/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "phrase.h"

#include <stdarg.h>

/* Control characters, which no other argument has: before a phrase, and before what fills it in. */
#define PHRASE "\036"
#define PART "\037"

static const struct {
  const char *argument, *text[NSP_N_LANGS];
} phrases[NSP_N_PHRASES] = {
#define PHRASE_TEXT(id, nl, en) { PHRASE #id, { nl, en } },
  NSP_PHRASES (PHRASE_TEXT)
#undef PHRASE_TEXT
};

const char *
nsp_phrase (NspPhrase phrase)
{
  return phrases[phrase].argument;
}

char *
nsp_phrase_with (NspPhrase phrase, ...)
{
  GString *argument = g_string_new (nsp_phrase (phrase));
  va_list parts;

  va_start (parts, phrase);
  for (const char *part; (part = va_arg (parts, const char *)) != NULL;)
    g_string_append_printf (argument, PART "%s", part);
  va_end (parts);
  return g_string_free (argument, FALSE);
}

gboolean
nsp_is_phrase (const char *argument)
{
  return *argument == *PHRASE;
}

/* A code that is none of ours, of a newer archive say, leaves the word out. */
static char *
one_text (const char *phrase, NspLang lang)
{
  g_auto (GStrv) parts = g_strsplit (phrase, PART, -1);

  for (guint i = 0; i < NSP_N_PHRASES; i++)
    if (g_strcmp0 (parts[0], phrases[i].argument + 1) == 0)
      return nsp_text_fill (phrases[i].text[lang], (const char *const *)parts + 1,
                            g_strv_length (parts) - 1);
  return g_strdup ("…");
}

char *
nsp_phrase_text (const char *argument, NspLang lang)
{
  g_auto (GStrv) list = NULL;

  if (!nsp_is_phrase (argument))
    return g_strdup (argument);
  list = g_strsplit (argument + 1, PHRASE, -1);
  for (char **phrase = list; *phrase != NULL; phrase++) {
    char *text = one_text (*phrase, lang);

    g_free (*phrase);
    *phrase = text;
  }
  return g_strjoinv ("; ", list);
}
