/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export_sink.h"

#include <math.h>
#include <string.h>

void
nsp_sink_put (NspSink *sink, const char *text)
{
  if (!sink->failed)
    sink->failed = !sink->write (text, strlen (text), sink->data, sink->error);
}

void
nsp_format_number (char text[G_ASCII_DTOSTR_BUF_SIZE], NspNumber number)
{
  char format[8];

  if (number.decimals == NSP_EXACT) {
    g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.15g", number.value);
    if (g_ascii_strtod (text, NULL) != number.value)
      g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.17g", number.value);
    return;
  }
  g_snprintf (format, sizeof format, "%%.%df", number.decimals);
  g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, format, number.value);
}

void
nsp_csv_append_text (GString *line, const char *text)
{
  gboolean formula = text != NULL && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;

  if (line->len > 0)
    g_string_append_c (line, ',');
  if (text == NULL)
    return;
  if (!formula && strpbrk (text, ",;\"\r\n\t") == NULL) {
    g_string_append (line, text);
    return;
  }
  g_string_append (line, formula ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++)
    g_string_append (line, *p == '"' ? "\"\"" : (const char[]){ *p, '\0' });
  g_string_append_c (line, '"');
}

void
nsp_csv_append_number (GString *line, NspNumber number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (line, ',');
  if (!nsp_number_is_shown (number))
    return;
  nsp_format_number (text, number);
  g_string_append (line, text);
}

void
nsp_csv_append_count (GString *line, guint64 count)
{
  g_string_append_c (line, ',');
  if (count > 0)
    g_string_append_printf (line, "%" G_GUINT64_FORMAT, count);
}

gboolean
nsp_export_wants (const char *const *only, const char *network)
{
  return only == NULL || g_strv_contains (only, network);
}

gboolean
nsp_export_wants_period (const NspExport *export, const NspReleasedResult *result)
{
  return nsp_released_is_in (result, export->only_years, export->only_moment);
}
