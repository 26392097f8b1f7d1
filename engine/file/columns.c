/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "columns.h"

#include <string.h>

const char *
nsp_column_kind_name (NspColumnKind kind)
{
  static const char *const names[NSP_N_COLUMN_KINDS] = { NULL,     NULL,   "network",    "year",
                                                         "moment", "role", "respondent", NULL };

  return names[kind];
}

const char *
nsp_column_what (const NspColumn *column, const GPtrArray *instruments)
{
  const NspInstrument *instrument;
  NspTarget target;

  if (column->kind != NSP_COLUMN_ITEM)
    return nsp_column_kind_name (column->kind);
  target = g_array_index (column->targets, NspTarget, 0);
  instrument = g_ptr_array_index (instruments, target.instrument);
  return instrument->items[target.item].id;
}

char *
nsp_column_letters (guint index)
{
  char letters[8];
  guint at = sizeof letters - 1;

  letters[at] = '\0';
  for (guint n = index + 1; n > 0; n = (n - 1) / 26)
    letters[--at] = (char)('A' + (n - 1) % 26);
  return g_strdup (letters + at);
}

NspColumns *
nsp_columns_new (guint most, guint n_instruments)
{
  NspColumns *columns = g_new0 (NspColumns, 1);

  columns->columns = g_new0 (NspColumn, most + 1);
  columns->present = g_new0 (gboolean, n_instruments + 1);
  columns->has[NSP_COLUMN_IGNORED] = TRUE;
  return columns;
}

void
nsp_columns_restore (NspColumns *columns, guint column, const char *kind, const char *label)
{
  NspColumn *restored = &columns->columns[column];

  for (; columns->n_columns <= column; columns->n_columns++)
    columns->columns[columns->n_columns].targets = g_array_new (FALSE, FALSE, sizeof (NspTarget));
  restored->header = g_strdup ("");
  restored->label = g_strdup (label);
  for (guint k = NSP_COLUMN_NETWORK; k <= NSP_COLUMN_RESPONDENT; k++)
    if (strcmp (kind, nsp_column_kind_name (k)) == 0)
      restored->kind = (NspColumnKind)k;
  columns->has[restored->kind] = TRUE;
}

void
nsp_columns_restore_target (NspColumns *columns, guint column, NspTarget target)
{
  GArray *targets = columns->columns[column].targets;
  guint at = 0;

  /* In the order of the instruments, as nsp_columns_find() finds them. */
  while (at < targets->len && g_array_index (targets, NspTarget, at).instrument < target.instrument)
    at++;
  g_array_insert_val (targets, at, target);
  columns->columns[column].kind = NSP_COLUMN_ITEM;
  columns->has[NSP_COLUMN_ITEM] = TRUE;
  columns->present[target.instrument] = TRUE;
}

void
nsp_columns_free (NspColumns *columns)
{
  if (columns == NULL)
    return;
  for (guint i = 0; i < columns->n_columns; i++) {
    g_free (columns->columns[i].header);
    g_free (columns->columns[i].label);
    g_array_unref (columns->columns[i].targets);
  }
  g_free (columns->columns);
  g_free (columns->present);
  g_free (columns);
}
