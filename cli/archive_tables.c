/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive_tables.h"

#include "label.h"
#include "table.h"

static void
take_number (NspTable *table, gint64 number)
{
  nsp_table_take (table, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

void
nsp_print_imports (const GPtrArray *imports, gint64 first, const NspTerminal *terminal)
{
  static const NspMessage headings[] = { MSG_COLUMN_IMPORT,     MSG_CHECK_FILE,
                                         MSG_COLUMN_IMPORTED,   MSG_CHECK_ROWS,
                                         MSG_COLUMN_IN_ARCHIVE, MSG_COLUMN_REMOVED };
  g_autoptr (NspTable) table = nsp_table_new ("rllrrr");

  nsp_table_add_headings (table, headings, G_N_ELEMENTS (headings), terminal);
  for (guint i = 0; i < imports->len; i++) {
    const NspImport *import = g_ptr_array_index (imports, i);

    if (import->id < first)
      continue;
    take_number (table, import->id);
    nsp_table_add (table, import->file);
    nsp_table_add (table, import->imported);
    take_number (table, (gint64)import->rows);
    take_number (table, (gint64)import->responses);
    take_number (table, (gint64)import->removed);
  }
  nsp_table_print (table, 0, terminal->out);
}

void
nsp_print_rows (const char *heading, const GPtrArray *groups, const NspTerminal *terminal)
{
  static const NspMessage headings[] = { MSG_COLUMN_IMPORT, MSG_CHECK_FILE, MSG_CHECK_YEAR,
                                         MSG_CHECK_NETWORK, MSG_CHECK_ROWS };
  g_autoptr (NspTable) table = nsp_table_new ("rlllr");

  nsp_table_add_headings (table, headings, G_N_ELEMENTS (headings), terminal);
  for (guint i = 0; i < groups->len; i++) {
    const NspArchiveGroup *group = g_ptr_array_index (groups, i);
    g_autofree char *period = nsp_period_label (&group->period, terminal->lang);

    take_number (table, group->import);
    nsp_table_add (table, group->file);
    nsp_table_add (table, period != NULL ? period : nsp_say (terminal, MSG_NO_YEAR));
    if (group->network != NULL)
      nsp_table_take (table, nsp_name_label (group->network, 1000, terminal->lang));
    else
      nsp_table_add (table, nsp_say (terminal, MSG_NO_NETWORK));
    take_number (table, (gint64)group->n_responses);
  }
  nsp_print_heading (terminal, heading);
  nsp_table_print (table, 2, terminal->out);
}
