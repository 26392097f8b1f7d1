/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table.h"

#include <string.h>

#include "text.h"

struct _NspTable {
  char *alignment;
  guint n_columns;
  GPtrArray *cells; /* of char *, row after row */
};

NspTable *
nsp_table_new (const char *alignment)
{
  NspTable *table = g_new0 (NspTable, 1);

  table->alignment = g_strdup (alignment);
  table->n_columns = (guint)strlen (alignment);
  table->cells = g_ptr_array_new_with_free_func (g_free);
  return table;
}

void
nsp_table_free (NspTable *table)
{
  if (table == NULL)
    return;
  g_free (table->alignment);
  g_ptr_array_unref (table->cells);
  g_free (table);
}

void
nsp_table_take (NspTable *table, char *text)
{
  g_ptr_array_add (table->cells, text);
}

void
nsp_table_add (NspTable *table, const char *text)
{
  nsp_table_take (table, nsp_text_excerpt (text, -1, 1000));
}

void
nsp_table_add_headings (NspTable *table, const NspMessage *headings, guint n,
                        const NspTerminal *terminal)
{
  for (guint i = 0; i < n; i++)
    nsp_table_add (table, nsp_say (terminal, headings[i]));
}

guint
nsp_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_iszerowidth (c))
      width += g_unichar_iswide (c) ? 2 : 1;
  }
  return width;
}

static void
print_spaces (guint count, FILE *stream)
{
  fprintf (stream, "%*s", (int)count, "");
}

static void
print_row (const NspTable *table, guint row, const guint *widths, FILE *stream)
{
  guint owed = 0; /* spaces that only what follows makes visible */

  for (guint i = 0; i < table->n_columns; i++) {
    const char *text = g_ptr_array_index (table->cells, row * table->n_columns + i);
    guint gap = widths[i] - nsp_text_width (text);

    if (table->alignment[i] == 'r')
      owed += gap;
    if (*text != '\0') {
      print_spaces (owed, stream);
      fputs (text, stream);
      owed = 0;
    }
    owed += 2 + (table->alignment[i] == 'l' ? gap : 0);
  }
  fputc ('\n', stream);
}

void
nsp_table_print (const NspTable *table, guint indent, FILE *stream)
{
  g_autofree guint *widths = g_new0 (guint, table->n_columns);

  for (guint i = 0; i < table->cells->len; i++) {
    guint width = nsp_text_width (g_ptr_array_index (table->cells, i));

    widths[i % table->n_columns] = MAX (widths[i % table->n_columns], width);
  }
  for (guint row = 0; row < table->cells->len / table->n_columns; row++) {
    print_spaces (indent, stream);
    print_row (table, row, widths, stream);
  }
}
