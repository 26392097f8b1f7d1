/* Finding the columns in a header row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "columns.h"
#include "fold.h"
#include "header.h"

typedef struct {
  NspColumns *columns;
  const GPtrArray *instruments;
  const NspColumnOptions *options;
  GHashTable *items; /* a way to write an item, folded, to a GArray of NspTarget */
  const char *file;
  guint64 line;
  NspProblems *problems;
} Mapper;

static void
complain (Mapper *mapper, NspProblemCode code, guint column, const char *a1, const char *a2,
          const char *a3, const char *a4)
{
  nsp_problems_add (mapper->problems, code, mapper->file, mapper->line, column, a1, a2, a3, a4);
}

/* Columns without a header at the end are a spreadsheet's habit, and no columns. */
static guint
count_columns (const GPtrArray *headers)
{
  guint n = headers->len;

  while (n > 0 && strspn (g_ptr_array_index (headers, n - 1), " \t") ==
                      strlen (g_ptr_array_index (headers, n - 1)))
    n--;
  return n;
}

static void
init_columns (Mapper *mapper, const GPtrArray *headers)
{
  NspColumns *columns = mapper->columns;

  columns->n_columns = count_columns (headers);
  columns->columns = g_new0 (NspColumn, columns->n_columns + 1);
  columns->present = g_new0 (gboolean, mapper->instruments->len + 1);
  for (guint i = 0; i < columns->n_columns; i++) {
    NspColumn *column = &columns->columns[i];
    g_autofree char *letters = nsp_column_letters (i);
    g_autofree char *excerpt = NULL;

    column->header = g_strstrip (g_strdup (g_ptr_array_index (headers, i)));
    excerpt = nsp_text_excerpt (column->header, -1, 40);
    column->label = g_strdup_printf ("%s (%s)", letters, excerpt);
    column->targets = g_array_new (FALSE, FALSE, sizeof (NspTarget));
  }
}

/* Notes that a text, folded, stands for an item. Takes the text. */
static void
add_way (Mapper *mapper, char *folded, NspTarget target)
{
  GArray *targets = g_hash_table_lookup (mapper->items, folded);

  if (*folded == '\0') {
    g_free (folded);
    return;
  }
  if (targets == NULL) {
    targets = g_array_new (FALSE, FALSE, sizeof (NspTarget));
    g_hash_table_insert (mapper->items, folded, targets);
  } else {
    g_free (folded);
  }
  for (guint i = 0; i < targets->len; i++) {
    NspTarget other = g_array_index (targets, NspTarget, i);

    if (other.instrument == target.instrument && other.item == target.item)
      return;
  }
  g_array_append_val (targets, target);
}

/* All ways to write the items: ids without case and padding, aliases, texts. Ids get a NUL-free
 * prefix of their own, so that no text is taken for one. */
static char *
id_key (const char *id)
{
  g_autofree char *folded = nsp_header_fold_id (id);

  return g_strconcat ("id:", folded, NULL);
}

static void
collect_items (Mapper *mapper)
{
  for (guint n = 0; n < mapper->instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (mapper->instruments, n);

    for (guint i = 0; i < instrument->n_items; i++) {
      const NspItem *item = &instrument->items[i];
      NspTarget target = { n, i };

      add_way (mapper, id_key (item->id), target);
      for (char **alias = item->aliases; *alias != NULL; alias++)
        add_way (mapper, nsp_fold (*alias), target);
      for (int lang = 0; lang < NSP_N_LANGS; lang++)
        if (item->text.in[lang] != NULL)
          add_way (mapper, nsp_fold (item->text.in[lang]), target);
    }
  }
}

static void
complain_twice (Mapper *mapper, const char *what, guint second, guint first)
{
  complain (mapper, NSP_PROBLEM_COLUMN_TWICE, second + 1, what,
            mapper->columns->columns[first].label, mapper->columns->columns[second].label, NULL);
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
column_of_target (const NspColumns *columns, NspTarget wanted)
{
  for (guint i = 0; i < columns->n_columns; i++) {
    const GArray *targets = columns->columns[i].targets;

    for (guint t = 0; t < targets->len; t++) {
      NspTarget target = g_array_index (targets, NspTarget, t);

      if (target.instrument == wanted.instrument && target.item == wanted.item)
        return (int)i;
    }
  }
  return -1;
}

static const char *
target_id (const Mapper *mapper, NspTarget target)
{
  const NspInstrument *instrument = g_ptr_array_index (mapper->instruments, target.instrument);

  return instrument->items[target.item].id;
}

/* Gives a column to the items it stands for. */
static void
add_targets (Mapper *mapper, guint index, const GArray *targets)
{
  NspColumn *column = &mapper->columns->columns[index];

  for (guint t = 0; t < targets->len; t++) {
    NspTarget target = g_array_index (targets, NspTarget, t);
    int other = column_of_target (mapper->columns, target);

    if (other >= 0 && (guint)other != index) {
      complain_twice (mapper, target_id (mapper, target), index, (guint)other);
      return;
    }
    for (guint k = 0; k < column->targets->len; k++) {
      NspTarget mine = g_array_index (column->targets, NspTarget, k);

      if (mine.instrument == target.instrument && mine.item != target.item) {
        complain (mapper, NSP_PROBLEM_COLUMN_TWO_ITEMS, index + 1, column->label,
                  target_id (mapper, mine), target_id (mapper, target), NULL);
        return;
      }
    }
    if (other < 0)
      g_array_append_val (column->targets, target);
    column->kind = NSP_COLUMN_ITEM;
    mapper->columns->present[target.instrument] = TRUE;
  }
}

static char *
all_headers (const NspColumns *columns)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < columns->n_columns && all->len < 400; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", columns->columns[i].label);
  if (all->len >= 400)
    g_string_append (all, ", …");
  return g_string_free (all, FALSE);
}

/* The one column with this header to the letter, or the nth of as many as the map was made from; -1
 * when there is none. */
static int
find_exact_column (const Mapper *mapper, const char *header, guint nth)
{
  const NspColumns *columns = mapper->columns;
  char **known = mapper->options->known_headers;
  guint n = 0, n_known = 0;
  int found = -1;

  for (guint i = 0; i < columns->n_columns; i++)
    if (strcmp (columns->columns[i].header, header) == 0 && ++n == MAX (nth, 1))
      found = (int)i;
  for (guint i = 0; known != NULL && known[i] != NULL; i++)
    n_known += strcmp (known[i], header) == 0;
  return n == (nth == 0 ? 1 : known == NULL ? n : n_known) ? found : -1;
}

/* The one column with this header; -1 with a problem added. What a map names was copied from a
 * header, so that one to the letter is meant; a person may mean another that looks like it. */
static int
find_column (Mapper *mapper, const char *header, guint nth, const char *what)
{
  const NspColumns *columns = mapper->columns;
  g_autofree char *wanted = nsp_fold (header);
  g_autofree char *all = NULL, *shown = nsp_text_excerpt (header, -1, 60);
  gboolean copied = mapper->options->known_headers != NULL || nth > 0;
  int found = copied ? find_exact_column (mapper, header, nth) : -1;

  if (found >= 0)
    return found;
  for (guint i = 0; i < columns->n_columns; i++) {
    g_autofree char *folded = nsp_fold (columns->columns[i].header);

    /* One that is left of two may be either. */
    if (strcmp (folded, wanted) != 0 || nth > 0)
      continue;
    if (found >= 0) {
      complain (mapper, NSP_PROBLEM_COLUMN_AMBIGUOUS, i + 1, shown, what,
                columns->columns[found].label, columns->columns[i].label);
      return -1;
    }
    found = (int)i;
  }
  if (found >= 0)
    return found;
  all = all_headers (columns);
  if (nth > 0) {
    g_autofree char *numbered = g_strdup_printf ("%s (%u)", shown, nth);

    complain (mapper, NSP_PROBLEM_COLUMN_NOT_FOUND, 0, numbered, what, all, NULL);
  } else {
    complain (mapper, NSP_PROBLEM_COLUMN_NOT_FOUND, 0, shown, what, all, NULL);
  }
  return -1;
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
choose_kind (Mapper *mapper, guint index, NspColumnKind kind)
{
  int other = column_of_kind (mapper->columns, kind);

  if (other >= 0)
    complain_twice (mapper, nsp_column_kind_name (kind), index, (guint)other);
  else
    mapper->columns->columns[index].kind = kind;
}

/* Whether a column may be chosen for the items: it is for nothing else, or for items of other
 * instruments. */
static gboolean
may_be_chosen (const NspColumn *column, const GArray *targets)
{
  if (column->kind != NSP_COLUMN_ITEM)
    return column->kind == NSP_COLUMN_IGNORED;
  for (guint t = 0; targets != NULL && t < targets->len; t++) {
    NspTarget target = g_array_index (targets, NspTarget, t);

    for (guint k = 0; k < column->targets->len; k++) {
      NspTarget mine = g_array_index (column->targets, NspTarget, k);

      if (mine.instrument == target.instrument && mine.item != target.item)
        return FALSE;
    }
  }
  return targets != NULL;
}

static void
apply_choice (Mapper *mapper, const NspColumnChoice *choice)
{
  g_autofree char *what = nsp_text_excerpt (choice->what, -1, 60); /* for messages */
  int index = find_column (mapper, choice->header, choice->nth, what);
  g_autofree char *key = id_key (choice->what);
  const GArray *targets = g_hash_table_lookup (mapper->items, key);

  if (index < 0)
    return;
  if (!may_be_chosen (&mapper->columns->columns[index], targets)) {
    complain (mapper, NSP_PROBLEM_COLUMN_TWO_PURPOSES, (guint)index + 1,
              mapper->columns->columns[index].label, what, NULL, NULL);
    return;
  }
  for (guint kind = NSP_COLUMN_NETWORK; kind <= NSP_COLUMN_RESPONDENT; kind++) {
    if (g_ascii_strcasecmp (choice->what, nsp_column_kind_name (kind)) == 0) {
      if (kind == NSP_COLUMN_NETWORK && mapper->columns->columns[index].hidden)
        complain (mapper, NSP_PROBLEM_COLUMN_PERSONAL, (guint)index + 1,
                  mapper->columns->columns[index].label, NULL, NULL, NULL);
      choose_kind (mapper, (guint)index, (NspColumnKind)kind);
      return;
    }
  }
  if (targets != NULL) {
    add_targets (mapper, (guint)index, targets);
  } else {
    g_autofree char *ids = all_item_ids (mapper->instruments);

    nsp_problems_add (mapper->problems, NSP_PROBLEM_ITEM_UNKNOWN, mapper->file, 0, 0, what, ids,
                      NULL, NULL);
  }
}

static gboolean
is_chosen (const Mapper *mapper, const char *what)
{
  const GArray *choices = mapper->options->choices;
  g_autofree char *wanted = nsp_header_fold_id (what);

  for (guint i = 0; choices != NULL && i < choices->len; i++) {
    g_autofree char *chosen = nsp_header_fold_id (g_array_index (choices, NspColumnChoice, i).what);

    if (strcmp (chosen, wanted) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The items that a header or question text may stand for, those that the user has given another
 * column left out. */
static void
recognise_items (Mapper *mapper, guint index, const char *text)
{
  g_auto (GStrv) candidates = nsp_header_candidates (text);

  for (char **candidate = candidates; *candidate != NULL; candidate++) {
    g_autofree char *key = id_key (*candidate);
    const char *const keys[] = { key, *candidate };

    for (guint k = 0; k < G_N_ELEMENTS (keys); k++) {
      const GArray *targets = g_hash_table_lookup (mapper->items, keys[k]);

      if (targets != NULL &&
          !is_chosen (mapper, target_id (mapper, g_array_index (targets, NspTarget, 0))))
        add_targets (mapper, index, targets);
    }
  }
}

/* Recognises a column that the user has not named. */
static void
recognise (Mapper *mapper, guint index, const char *text)
{
  NspColumn *column = &mapper->columns->columns[index];
  NspColumnKind kind;
  int other;

  recognise_items (mapper, index, column->header);
  if (text != NULL && column->kind == NSP_COLUMN_IGNORED)
    recognise_items (mapper, index, text);
  if (column->kind != NSP_COLUMN_IGNORED)
    return;
  kind = nsp_header_kind (column->header);
  if (kind == NSP_COLUMN_IGNORED && text != NULL)
    kind = nsp_header_kind (text);
  if (kind == NSP_COLUMN_IGNORED || kind == NSP_COLUMN_PERSONAL) {
    column->kind = kind;
    return;
  }
  if (is_chosen (mapper, nsp_column_kind_name (kind)))
    return;
  other = column_of_kind (mapper->columns, kind);
  if (other >= 0)
    complain_twice (mapper, nsp_column_kind_name (kind), index, (guint)other);
  else
    column->kind = kind;
}

/* The items of the one instrument, in order, from a header to the last column. */
static void
apply_items_from (Mapper *mapper)
{
  const NspInstrument *instrument = g_ptr_array_index (mapper->instruments, 0);
  int first = find_column (mapper, mapper->options->items_from, 0, "--items-from");
  guint n_columns = mapper->columns->n_columns;

  if (first < 0)
    return;
  if (n_columns - (guint)first != instrument->n_items) {
    g_autofree char *count = g_strdup_printf ("%u", n_columns - (guint)first);
    g_autofree char *items = g_strdup_printf ("%u", instrument->n_items);

    complain (mapper, NSP_PROBLEM_ITEMS_FROM, (guint)first + 1,
              mapper->columns->columns[first].label, count, instrument->id, items);
    return;
  }
  for (guint i = 0; i < instrument->n_items; i++) {
    NspColumn *column = &mapper->columns->columns[(guint)first + i];
    NspTarget target = { 0, i };

    column->kind = NSP_COLUMN_ITEM;
    g_array_append_val (column->targets, target);
  }
  mapper->columns->present[0] = TRUE;
  mapper->columns->in_order = TRUE;
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
    if (column_of_target (mapper->columns, (NspTarget){ n, i }) >= 0)
      continue;
    if (n_missing++ < 20)
      g_string_append_printf (missing, "%s%s", n_missing > 1 ? ", " : "", instrument->items[i].id);
  }
  if (n_missing == 0)
    return;
  if (n_missing > 20)
    g_string_append (missing, ", …");
  count = g_strdup_printf ("%u", n_missing);
  complain (mapper, NSP_PROBLEM_COLUMN_MISSING, 0, instrument->id, count, total, missing->str);
}

/* Whether the columns that are not understood have whole questions for headers, or for texts in a
 * second row. */
static gboolean
has_question_headers (const NspColumns *columns, const GPtrArray *texts)
{
  guint n_questions = 0;

  for (guint i = 0; i < columns->n_columns; i++) {
    const NspColumn *column = &columns->columns[i];
    const char *header =
        texts != NULL && i < texts->len ? g_ptr_array_index (texts, i) : column->header;

    if (column->kind == NSP_COLUMN_IGNORED && g_utf8_strlen (header, -1) >= 20 &&
        strchr (header, ' ') != NULL)
      n_questions++;
  }
  return n_questions >= 3;
}

static void
check_items (Mapper *mapper, const GPtrArray *texts)
{
  gboolean any = FALSE;

  for (guint n = 0; n < mapper->instruments->len; n++) {
    any = any || mapper->columns->present[n];
    if (mapper->columns->present[n])
      check_complete (mapper, n);
  }
  if (!any) {
    g_autofree char *ids = all_item_ids (mapper->instruments);

    complain (mapper,
              has_question_headers (mapper->columns, texts) ? NSP_PROBLEM_QUESTION_HEADERS
                                                            : NSP_PROBLEM_NO_ITEMS,
              0, ids, NULL, NULL, NULL);
  }
}

static gboolean
has_header (const NspColumns *columns, const char *header)
{
  g_autofree char *wanted = nsp_fold (header);

  for (guint i = 0; i < columns->n_columns; i++) {
    g_autofree char *folded = nsp_fold (columns->columns[i].header);

    if (strcmp (folded, wanted) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A map was made from other headers: says which have gone and which have come. */
static void
check_known_headers (Mapper *mapper)
{
  char **known = mapper->options->known_headers;
  g_autoptr (GString) gone = g_string_new (NULL), come = g_string_new (NULL);

  for (char **header = known; *header != NULL; header++) {
    g_autofree char *shown = nsp_text_excerpt (*header, -1, 60);

    if (!has_header (mapper->columns, *header) && gone->len < 400)
      g_string_append_printf (gone, "%s\"%s\"", gone->len > 0 ? ", " : "", shown);
  }
  for (guint i = 0; i < mapper->columns->n_columns; i++) {
    const char *header = mapper->columns->columns[i].header;
    gboolean is_known = FALSE;
    g_autofree char *folded = nsp_fold (header), *shown = nsp_text_excerpt (header, -1, 60);

    for (char **k = known; *k != NULL && !is_known; k++) {
      g_autofree char *other = nsp_fold (*k);

      is_known = strcmp (folded, other) == 0;
    }
    if (!is_known && come->len < 400)
      g_string_append_printf (come, "%s\"%s\"", come->len > 0 ? ", " : "", shown);
  }
  if (gone->len > 0 || come->len > 0)
    complain (mapper, NSP_PROBLEM_MAP_CHANGED, 0, gone->len > 0 ? gone->str : "–",
              come->len > 0 ? come->str : "–", NULL, NULL);
}

/* The question's text of a column; NULL when the file has none. */
static const char *
text_of (const GPtrArray *texts, guint column)
{
  return texts != NULL && column < texts->len ? g_ptr_array_index (texts, column) : NULL;
}

/* A choice may make anything of a column that is personal by its header or text; its cells stay
 * hidden all the same. */
static void
hide_personal (NspColumns *columns, const GPtrArray *texts)
{
  for (guint i = 0; i < columns->n_columns; i++) {
    const char *text = text_of (texts, i);

    columns->columns[i].hidden =
        nsp_header_kind (columns->columns[i].header) == NSP_COLUMN_PERSONAL ||
        (text != NULL && nsp_header_kind (text) == NSP_COLUMN_PERSONAL);
  }
}

static void
map_columns (Mapper *mapper, const GPtrArray *texts)
{
  const NspColumnOptions *options = mapper->options;
  NspColumns *columns = mapper->columns;

  hide_personal (columns, texts);
  if (options->known_headers != NULL)
    check_known_headers (mapper);
  for (guint i = 0; options->choices != NULL && i < options->choices->len; i++)
    apply_choice (mapper, &g_array_index (options->choices, NspColumnChoice, i));
  if (options->items_from != NULL)
    apply_items_from (mapper);
  for (guint i = 0; i < columns->n_columns; i++)
    if (columns->columns[i].kind == NSP_COLUMN_IGNORED)
      recognise (mapper, i, text_of (texts, i));
}

NspColumns *
nsp_columns_find (const GPtrArray *headers, const GPtrArray *texts, const GPtrArray *instruments,
                  const NspColumnOptions *options, const char *file, guint64 line,
                  NspProblems *problems)
{
  g_autoptr (NspColumns) columns = g_new0 (NspColumns, 1);
  g_autoptr (GHashTable) items =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  Mapper mapper = { columns, instruments, options, items, file, line, problems };
  guint errors = nsp_problems_count (problems, NSP_ERROR);

  init_columns (&mapper, headers);
  collect_items (&mapper);
  map_columns (&mapper, texts);
  if (nsp_problems_count (problems, NSP_ERROR) == errors)
    check_items (&mapper, texts);
  if (nsp_problems_count (problems, NSP_ERROR) > errors)
    return NULL;
  for (guint i = 0; i < columns->n_columns; i++)
    columns->has[columns->columns[i].kind] = TRUE;
  return g_steal_pointer (&columns);
}
