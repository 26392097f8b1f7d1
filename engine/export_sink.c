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
nsp_format_exact (char text[G_ASCII_DTOSTR_BUF_SIZE], double value)
{
  g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.17g", value);
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
nsp_csv_append_number (GString *line, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (line, ',');
  if (isnan (value))
    return;
  nsp_format_exact (text, value);
  g_string_append (line, text);
}

const char *
nsp_withheld_name (NspWithheld withheld)
{
  static const char *const names[] = { NULL, "min_n", "complementary" };

  return names[withheld];
}

gboolean
nsp_export_wants (const char *const *only, const char *network)
{
  return only == NULL || g_strv_contains (only, network);
}

gboolean
nsp_export_wants_period (const NspExport *export, const NspResult *result)
{
  return nsp_result_is_in (result, export->only_year, export->only_moment);
}
