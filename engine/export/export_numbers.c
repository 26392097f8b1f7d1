/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export_numbers.h"

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
nsp_csv_append_number (GString *line, NspNumber number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (line, ',');
  if (!nsp_number_is_shown (number))
    return;
  nsp_format_number (text, number);
  g_string_append (line, text);
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
