/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text.h"

#include <math.h>
#include <string.h>

const char *
nsp_lang_code (NspLang lang)
{
  return lang == NSP_NL ? "nl" : "en";
}

const char *
nsp_text_get (const NspText *text, NspLang lang)
{
  const char *own = text->in[lang], *other = text->in[lang == NSP_NL ? NSP_EN : NSP_NL];

  if (own != NULL && *own != '\0')
    return own;
  return other != NULL ? other : "";
}

void
nsp_text_clear (NspText *text)
{
  for (int lang = 0; lang < NSP_N_LANGS; lang++)
    g_clear_pointer (&text->in[lang], g_free);
}

char *
nsp_number_format (double value, guint decimals, NspLang lang)
{
  char format[8], buffer[G_ASCII_DTOSTR_BUF_SIZE + 320];
  double scaled;
  char *point;

  if (isnan (value))
    return g_strdup ("–");
  decimals = MIN (decimals, 15);
  /* People round halves up, away from 0; printf rounds them to even. */
  scaled = value * pow (10, decimals);
  if (fabs (scaled - trunc (scaled)) == 0.5)
    value = round (scaled) / pow (10, decimals);
  g_snprintf (format, sizeof format, "%%.%uf", decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  /* -0.04 with one decimal is "-0.0": the sign says nothing any more. */
  if (buffer[0] == '-' && strspn (buffer + 1, "0.") == strlen (buffer + 1))
    memmove (buffer, buffer + 1, strlen (buffer));
  point = strchr (buffer, '.');
  if (point != NULL && lang == NSP_NL)
    *point = ',';
  return g_strdup (buffer);
}

char *
nsp_text_excerpt (const char *text, gssize length, glong max)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *out = g_string_new (NULL);
  glong count = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (count++ == max) {
      g_string_append (out, "…");
      break;
    }
    /* Control characters, and marks that turn the direction of the text around them. */
    if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
      c = ' ';
    g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

char *
nsp_text_fill (const char *template, const char *const *values, guint n)
{
  GString *out = g_string_new (NULL);

  for (const char *p = template; *p != '\0'; p++) {
    guint place =
        p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}' ? (guint)(p[1] - '1') : n;

    if (place < n) {
      g_string_append (out, values[place] != NULL ? values[place] : "");
      p += 2;
    } else {
      g_string_append_c (out, *p);
    }
  }
  return g_string_free (out, FALSE);
}

/* A digit of a telephone number, with what people put between the digits. */
#define DIGITS "(?:[-. ()/]{0,3}\\d)"

gboolean
nsp_text_looks_personal (const char *text)
{
  static const char *const patterns[] = {
    "[^\\s@]@[^\\s@]+\\.[^\\s@]{2}",
    "\\b\\d{1,3}(\\.\\d{1,3}){3}\\b",
    "\\b[0-9a-f]{1,4}(:[0-9a-f]{0,4}){4,7}\\b",
    "\\b\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}(?:\\b|T).*\\d{1,2}:\\d{2}",
    /* Telephone numbers: ten digits from 0 on, more from + or 00 on, and mobile ones of which a
     * spreadsheet has dropped the zeros. */
    "(?<!\\w)\\(?0[1-9]" DIGITS "{8}(?!\\w)",
    "(?<!\\w)(\\+|00)[1-9]" DIGITS "{8,13}(?!\\w)",
    "(?<!\\w)(31)?6[1-58]\\d{7}(?!\\w)",
  };

  /* Most texts have nothing of these in them, and need not be searched. */
  if (strpbrk (text, "@:0123456789") == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_regex_match_simple (patterns[i], text, G_REGEX_CASELESS, 0))
      return TRUE;
  return FALSE;
}

gboolean
nsp_text_read_hash (const char *text, guint8 *hash)
{
  const char *digits = text + strlen (NSP_HASH_PREFIX);

  if (!g_str_has_prefix (text, NSP_HASH_PREFIX) || strlen (digits) != (gsize)2 * NSP_HASH_BYTES)
    return FALSE;
  for (guint i = 0; i < NSP_HASH_BYTES; i++) {
    int high = g_ascii_xdigit_value (digits[2 * i]), low = g_ascii_xdigit_value (digits[2 * i + 1]);

    if (high < 0 || low < 0)
      return FALSE;
    if (hash != NULL)
      hash[i] = (guint8)(16 * high + low);
  }
  return TRUE;
}

char *
nsp_text_of_hash (const guint8 hash[NSP_HASH_BYTES])
{
  GString *text = g_string_new (NSP_HASH_PREFIX);

  for (guint i = 0; i < NSP_HASH_BYTES; i++)
    g_string_append_printf (text, "%02x", hash[i]);
  return g_string_free (text, FALSE);
}
