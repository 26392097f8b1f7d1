/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold.h"

#include <stdlib.h>
#include <string.h>

/* Names longer than this are compared by equality only. */
#define MAX_CLOSE_LETTERS 64

/* The plain form of a character that is written in several ways; 0 to leave it out. */
static gunichar
plain (gunichar c)
{
  switch (c) {
  case 0x2018: /* curly quotes, the acute accent and the grave */
  case 0x2019:
  case 0x00B4:
  case '`':
    return '\'';
  case 0x201C:
  case 0x201D:
    return '"';
  case 0x2010: /* hyphens and dashes */
  case 0x2011:
  case 0x2012:
  case 0x2013:
  case 0x2014:
    return '-';
  case 0x00AD: /* soft hyphen, zero-width marks */
  case 0x200B:
  case 0x200C:
  case 0x200D:
  case 0xFEFF:
    return 0;
  default:
    return g_unichar_isspace (c) || g_unichar_iscntrl (c) ? ' ' : c;
  }
}

static void
strip_end (GString *text)
{
  while (text->len > 0 && strchr (" .,;:!?*-", text->str[text->len - 1]) != NULL)
    g_string_truncate (text, text->len - 1);
}

char *
nsp_fold (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *lower = g_utf8_casefold (composed != NULL ? composed : "", -1);
  GString *folded = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = plain (g_utf8_get_char (p));
    gboolean after_space = folded->len == 0 || folded->str[folded->len - 1] == ' ';

    if (c != 0 && !(c == ' ' && after_space))
      g_string_append_unichar (folded, c);
  }
  strip_end (folded);
  return g_string_free (folded, FALSE);
}

static gboolean
same_digits (const char *a, const char *b)
{
  for (;; a++, b++) {
    while (*a != '\0' && !g_ascii_isdigit (*a))
      a++;
    while (*b != '\0' && !g_ascii_isdigit (*b))
      b++;
    if (*a != *b)
      return FALSE;
    if (*a == '\0')
      return TRUE;
  }
}

/* The number of edits between two texts, neighbours swapped counting as one. */
static guint
edit_distance (const gunichar *a, guint n, const gunichar *b, guint m)
{
  guint rows[3][MAX_CLOSE_LETTERS + 1]; /* of the letters i - 2, i - 1 and i of a */

  for (guint j = 0; j <= m; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n; i++) {
    guint *now = rows[i % 3];
    const guint *before = rows[(i + 2) % 3], *before_that = rows[(i + 1) % 3];

    now[0] = i;
    for (guint j = 1; j <= m; j++) {
      guint replace = before[j - 1] + (a[i - 1] != b[j - 1]);

      now[j] = MIN (replace, MIN (before[j], now[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = MIN (now[j], before_that[j - 2] + 1);
    }
  }
  return rows[n % 3][m];
}

/* Whether the texts end in different words of one letter: "groep a", "groep b". */
static gboolean
are_lettered (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b);

  return n > 2 && m > 2 && a[n - 2] == ' ' && b[m - 2] == ' ' && a[n - 1] != b[m - 1];
}

gboolean
nsp_fold_is_close (const char *a, const char *b)
{
  glong n, m;
  g_autofree gunichar *letters_a = g_utf8_to_ucs4_fast (a, -1, &n);
  g_autofree gunichar *letters_b = g_utf8_to_ucs4_fast (b, -1, &m);
  guint allowed = MIN (n, m) >= 12 ? 2 : 1;

  if (MIN (n, m) < 5 || MAX (n, m) > MAX_CLOSE_LETTERS || labs (n - m) > (glong)allowed ||
      !same_digits (a, b) || are_lettered (a, b))
    return FALSE;
  return edit_distance (letters_a, (guint)n, letters_b, (guint)m) <= allowed;
}
