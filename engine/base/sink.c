/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sink.h"

#include <string.h>

void
nsp_sink_put (NspSink *sink, const char *text)
{
  if (!sink->failed)
    sink->failed = !sink->write (text, strlen (text), sink->data, sink->error);
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
nsp_csv_append_count (GString *line, guint64 count)
{
  g_string_append_c (line, ',');
  if (count > 0)
    g_string_append_printf (line, "%" G_GUINT64_FORMAT, count);
}
