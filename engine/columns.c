/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "columns.h"

#include <string.h>

/* Headers under which the columns that are no items are found, in any case. */
static const struct {
  const char *header;
  NspColumnKind kind;
} known_headers[] = {
  { "network", NSP_COLUMN_NETWORK },
  { "netwerk", NSP_COLUMN_NETWORK },
  { "leernetwerk", NSP_COLUMN_NETWORK },
  { "learning network", NSP_COLUMN_NETWORK },
  { "werkplaats", NSP_COLUMN_NETWORK },
  { "year", NSP_COLUMN_YEAR },
  { "jaar", NSP_COLUMN_YEAR },
  { "schooljaar", NSP_COLUMN_YEAR },
  { "school year", NSP_COLUMN_YEAR },
  { "role", NSP_COLUMN_ROLE },
  { "rol", NSP_COLUMN_ROLE },
  { "respondent", NSP_COLUMN_RESPONDENT },
  { "code", NSP_COLUMN_RESPONDENT },
  { "deelnemer", NSP_COLUMN_RESPONDENT },
};

/* What a choice calls the kinds of column, by NspColumnKind. */
static const char *const kind_names[] = { NULL, NULL, "network", "year", "role", "respondent" };

typedef struct {
  NspColumns *columns;
  const GPtrArray *instruments;
  const char *file;
  guint64 line;
  NspProblems *problems;
} Mapper;

/* A, B, ..., Z, AA, AB, ...: the letters over a spreadsheet's columns. */
static char *
column_letters (guint index)
{
  char letters[8];
  guint at = sizeof letters - 1;

  letters[at] = '\0';
  for (guint n = index + 1; n > 0; n = (n - 1) / 26)
    letters[--at] = (char)('A' + (n - 1) % 26);
  return g_strdup (letters + at);
}

static void
init_columns (NspColumns *columns, const GPtrArray *headers, guint n_instruments)
{
  columns->n_columns = headers->len;
  columns->columns = g_new0 (NspColumn, headers->len);
  columns->present = g_new0 (gboolean, n_instruments);
  for (guint i = 0; i < headers->len; i++) {
    NspColumn *column = &columns->columns[i];
    g_autofree char *letters = column_letters (i);
    g_autofree char *excerpt = NULL;

    column->header = g_strstrip (g_strdup (g_ptr_array_index (headers, i)));
    excerpt = nsp_text_excerpt (column->header, -1, 40);
    column->label = g_strdup_printf ("%s (%s)", letters, excerpt);
    column->targets = g_array_new (FALSE, FALSE, sizeof (NspTarget));
  }
}

static void
complain_twice (Mapper *mapper, const char *what, guint second, guint first)
{
  nsp_problems_add (mapper->problems, NSP_PROBLEM_COLUMN_TWICE, mapper->file, mapper->line,
                    second + 1, what, mapper->columns->columns[first].label,
                    mapper->columns->columns[second].label, NULL);
}

/* The column of a kind other than items, -1 when there is none. */
static int
column_of_kind (const NspColumns *columns, NspColumnKind kind)
{
  for (guint i = 0; i < columns->n_columns; i++)
    if (columns->columns[i].kind == kind)
      return (int)i;
  return -1;
}

static int
column_of_target (const NspColumns *columns, guint instrument, guint item)
{
  for (guint i = 0; i < columns->n_columns; i++) {
    const GArray *targets = columns->columns[i].targets;

    for (guint t = 0; t < targets->len; t++) {
      NspTarget target = g_array_index (targets, NspTarget, t);

      if (target.instrument == instrument && target.item == item)
        return (int)i;
    }
  }
  return -1;
}

/* The one column with the header a choice names; -1 with a problem added. */
static int
chosen_column (Mapper *mapper, const NspColumnChoice *choice)
{
  const NspColumns *columns = mapper->columns;
  g_autofree char *wanted = g_strstrip (g_utf8_casefold (choice->header, -1));
  g_autoptr (GString) all = g_string_new (NULL);
  int found = -1;

  for (guint i = 0; i < columns->n_columns; i++) {
    g_autofree char *header = g_utf8_casefold (columns->columns[i].header, -1);

    if (strcmp (header, wanted) == 0 && found >= 0) {
      nsp_problems_add (mapper->problems, NSP_PROBLEM_COLUMN_AMBIGUOUS, mapper->file, mapper->line,
                        i + 1, choice->header, choice->what, columns->columns[found].label,
                        columns->columns[i].label);
      return -1;
    }
    if (strcmp (header, wanted) == 0)
      found = (int)i;
    if (all->len < 400)
      g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", columns->columns[i].label);
  }
  if (found < 0)
    nsp_problems_add (mapper->problems, NSP_PROBLEM_COLUMN_NOT_FOUND, mapper->file, mapper->line, 0,
                      choice->header, choice->what, all->str, NULL);
  return found;
}

/* Gives a column to every item with this id. Returns whether there was one. */
static gboolean
add_targets (Mapper *mapper, guint index, const char *id)
{
  gboolean known = FALSE;

  for (guint n = 0; n < mapper->instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (mapper->instruments, n);

    for (guint i = 0; i < instrument->n_items; i++) {
      NspTarget target = { n, i };
      int other;

      if (g_ascii_strcasecmp (instrument->items[i].id, id) != 0)
        continue;
      known = TRUE;
      other = column_of_target (mapper->columns, n, i);
      if (other >= 0) {
        complain_twice (mapper, instrument->items[i].id, index, (guint)other);
        return TRUE;
      }
      g_array_append_val (mapper->columns->columns[index].targets, target);
      mapper->columns->columns[index].kind = NSP_COLUMN_ITEM;
      mapper->columns->present[n] = TRUE;
    }
  }
  return known;
}

static char *
all_item_ids (const GPtrArray *instruments)
{
  GString *ids = g_string_new (NULL);

  for (guint n = 0; n < instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (instruments, n);
    const char *last = instrument->items[instrument->n_items - 1].id;

    g_string_append_printf (ids, "%s%s %s", n > 0 ? "; " : "", instrument->id,
                            instrument->items[0].id);
    if (instrument->n_items > 1)
      g_string_append_printf (ids, "…%s", last);
  }
  return g_string_free (ids, FALSE);
}

static void
apply_choice (Mapper *mapper, const NspColumnChoice *choice)
{
  int index = chosen_column (mapper, choice);

  if (index < 0)
    return;
  if (mapper->columns->columns[index].kind != NSP_COLUMN_IGNORED) {
    nsp_problems_add (mapper->problems, NSP_PROBLEM_COLUMN_TWO_PURPOSES, mapper->file, mapper->line,
                      (guint)index + 1, mapper->columns->columns[index].label, choice->what, NULL,
                      NULL);
    return;
  }
  for (guint kind = NSP_COLUMN_NETWORK; kind <= NSP_COLUMN_RESPONDENT; kind++) {
    int other = column_of_kind (mapper->columns, (NspColumnKind)kind);

    if (g_ascii_strcasecmp (choice->what, kind_names[kind]) == 0 && other >= 0) {
      complain_twice (mapper, kind_names[kind], (guint)index, (guint)other);
      return;
    }
    if (g_ascii_strcasecmp (choice->what, kind_names[kind]) == 0) {
      mapper->columns->columns[index].kind = (NspColumnKind)kind;
      return;
    }
  }
  if (!add_targets (mapper, (guint)index, choice->what)) {
    g_autofree char *ids = all_item_ids (mapper->instruments);

    nsp_problems_add (mapper->problems, NSP_PROBLEM_ITEM_UNKNOWN, mapper->file, 0, 0, choice->what,
                      ids, NULL, NULL);
  }
}

static gboolean
is_chosen (const GArray *choices, const char *what)
{
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    if (g_ascii_strcasecmp (g_array_index (choices, NspColumnChoice, i).what, what) == 0)
      return TRUE;
  return FALSE;
}

/* Recognises a column that no choice has named. */
static void
recognise (Mapper *mapper, const GArray *choices, guint index)
{
  NspColumn *column = &mapper->columns->columns[index];
  g_autofree char *folded = g_utf8_casefold (column->header, -1);

  if (!is_chosen (choices, column->header) && add_targets (mapper, index, column->header))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (known_headers); i++) {
    NspColumnKind kind = known_headers[i].kind;
    int other;

    if (strcmp (folded, known_headers[i].header) != 0 || is_chosen (choices, kind_names[kind]))
      continue;
    other = column_of_kind (mapper->columns, kind);
    if (other >= 0)
      complain_twice (mapper, kind_names[kind], index, (guint)other);
    else
      column->kind = kind;
    return;
  }
}

/* A file that holds some items of an instrument must hold them all. */
static void
check_complete (Mapper *mapper, guint n)
{
  const NspInstrument *instrument = g_ptr_array_index (mapper->instruments, n);
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autofree char *total = g_strdup_printf ("%u", instrument->n_items);
  g_autofree char *count = NULL;
  guint n_missing = 0;

  for (guint i = 0; i < instrument->n_items; i++) {
    if (column_of_target (mapper->columns, n, i) >= 0)
      continue;
    if (n_missing++ < 20)
      g_string_append_printf (missing, "%s%s", n_missing > 1 ? ", " : "", instrument->items[i].id);
  }
  if (n_missing == 0)
    return;
  if (n_missing > 20)
    g_string_append (missing, ", …");
  count = g_strdup_printf ("%u", n_missing);
  nsp_problems_add (mapper->problems, NSP_PROBLEM_COLUMN_MISSING, mapper->file, mapper->line, 0,
                    instrument->id, count, total, missing->str);
}

static void
check_columns (Mapper *mapper)
{
  gboolean any = FALSE;

  for (guint n = 0; n < mapper->instruments->len; n++) {
    any = any || mapper->columns->present[n];
    if (mapper->columns->present[n])
      check_complete (mapper, n);
  }
  if (!any) {
    g_autofree char *ids = all_item_ids (mapper->instruments);

    nsp_problems_add (mapper->problems, NSP_PROBLEM_NO_ITEMS, mapper->file, mapper->line, 0, ids,
                      NULL, NULL, NULL);
  }
}

NspColumns *
nsp_columns_map (const GPtrArray *headers, const GPtrArray *instruments, const GArray *choices,
                 const char *file, guint64 line, NspProblems *problems)
{
  g_autoptr (NspColumns) columns = g_new0 (NspColumns, 1);
  Mapper mapper = { columns, instruments, file, line, problems };
  guint errors = nsp_problems_count (problems, NSP_ERROR);

  init_columns (columns, headers, instruments->len);
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    apply_choice (&mapper, &g_array_index (choices, NspColumnChoice, i));
  for (guint i = 0; i < columns->n_columns; i++)
    if (columns->columns[i].kind == NSP_COLUMN_IGNORED)
      recognise (&mapper, choices, i);
  if (nsp_problems_count (problems, NSP_ERROR) == errors)
    check_columns (&mapper);
  if (nsp_problems_count (problems, NSP_ERROR) > errors)
    return NULL;
  for (guint i = 0; i < columns->n_columns; i++)
    columns->has[columns->columns[i].kind] = TRUE;
  return g_steal_pointer (&columns);
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
