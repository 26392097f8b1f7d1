/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "school_year.h"

#include <string.h>

/* Reads exactly `digits` digits; -1 when they are not there. */
static int
read_digits (const char **text, guint digits)
{
  int value = 0;

  for (guint i = 0; i < digits; i++, (*text)++) {
    if (!g_ascii_isdigit (**text))
      return -1;
    value = 10 * value + g_ascii_digit_value (**text);
  }
  return value;
}

static void
skip_spaces (const char **text)
{
  while (g_ascii_isspace (**text))
    (*text)++;
}

char *
nsp_school_year_parse (const char *text)
{
  int first, second;
  gsize rest;

  skip_spaces (&text);
  first = read_digits (&text, 4);
  if (first < 1900 || first > 2199)
    return NULL;
  skip_spaces (&text);
  if (*text == '\0')
    return g_strdup_printf ("%d", first);
  if (g_str_has_prefix (text, "–"))
    text += strlen ("–");
  else if (*text == '-' || *text == '/')
    text++;
  else
    return NULL;
  skip_spaces (&text);
  rest = strspn (text, "0123456789");
  second = rest == 4 || rest == 2 ? read_digits (&text, (guint)rest) : -1;
  skip_spaces (&text);
  if (*text != '\0' || second != (rest == 4 ? first + 1 : (first + 1) % 100))
    return NULL;
  return g_strdup_printf ("%d-%d", first, first + 1);
}

gboolean
nsp_school_year_is (const char *year)
{
  return strlen (year) > 4;
}

char *
nsp_school_year_of (const char *year)
{
  int end;

  if (nsp_school_year_is (year))
    return g_strdup (year);
  end = (int)g_ascii_strtoll (year, NULL, 10);
  return g_strdup_printf ("%d-%d", end - 1, end);
}
