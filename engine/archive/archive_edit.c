/* What is in the archive, and taking it out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "archive_data.h"
#include "fold.h"
#include "names.h"
#include "school_year.h"

static void
import_free (gpointer data)
{
  NspImport *import = data;

  g_free (import->file);
  g_free (import->imported);
  g_free (import);
}

GPtrArray *
nsp_archive_imports (NspArchive *archive, GError **error)
{
  g_autoptr (sqlite3_stmt) query =
      nsp_sql_prepare (&archive->sql, "SELECT id, file, imported, rows, responses, removed, answers"
                                      " FROM import ORDER BY id");
  g_autoptr (GPtrArray) imports = g_ptr_array_new_with_free_func (import_free);

  while (query != NULL && nsp_sql_next (&archive->sql, query)) {
    NspImport *import = g_new0 (NspImport, 1);

    import->id = sqlite3_column_int64 (query, 0);
    import->file = g_strdup (nsp_sql_word (query, 1));
    import->imported = g_strdup (nsp_sql_word (query, 2));
    import->rows = (guint64)sqlite3_column_int64 (query, 3);
    import->responses = (guint64)sqlite3_column_int64 (query, 4);
    import->removed = (guint64)sqlite3_column_int64 (query, 5);
    import->answers = (guint64)sqlite3_column_int64 (query, 6);
    g_ptr_array_add (imports, import);
  }
  return nsp_archive_check_error (archive, error) ? g_steal_pointer (&imports) : NULL;
}

static void
group_free (gpointer data)
{
  NspArchiveGroup *group = data;

  if (group == NULL)
    return;
  g_free (group->file);
  nsp_period_clear (&group->period);
  g_free (group->network);
  g_free (group->written_year);
  g_free (group->later_file);
  g_free (group);
}

/* Whether any import speaks of school years, so that all years are read as such. */
static gboolean
speaks_of_school_years (NspSql *sql)
{
  return nsp_sql_number (sql,
                         "SELECT max (found) FROM (SELECT max (school_years) AS found FROM import"
                         " UNION ALL SELECT 1 FROM import WHERE length (year) > 4"
                         " UNION ALL SELECT 1 FROM response WHERE length (year) > 4)") > 0;
}

GPtrArray *
nsp_archive_groups (NspArchive *archive, GError **error)
{
  NspSql *sql = &archive->sql;
  gboolean school_years = speaks_of_school_years (sql);
  g_autoptr (sqlite3_stmt) query = nsp_sql_prepare (
      sql,
      "SELECT import.id, file, response.year, response.moment, network, name, count (response.id)"
      " FROM import LEFT JOIN response ON import.id = import"
      " LEFT JOIN network ON network.id = network GROUP BY 1, 3, 4, 5 ORDER BY 1, 3, 4, name");
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);

  while (query != NULL && nsp_sql_next (sql, query)) {
    NspArchiveGroup *group = g_new0 (NspArchiveGroup, 1);

    group->import = sqlite3_column_int64 (query, 0);
    group->file = g_strdup (nsp_sql_word (query, 1));
    group->written_year = g_strdup (nsp_sql_text (query, 2));
    group->period.year = group->written_year != NULL && school_years
                             ? nsp_school_year_of (group->written_year)
                             : g_strdup (group->written_year);
    group->period.moment = nsp_moment_named (nsp_sql_text (query, 3));
    group->network_id = sqlite3_column_int64 (query, 4);
    group->network = g_strdup (nsp_sql_text (query, 5));
    group->n_responses = (guint64)sqlite3_column_int64 (query, 6);
    g_ptr_array_add (groups, group);
  }
  return nsp_archive_check_error (archive, error) ? g_steal_pointer (&groups) : NULL;
}

/* What a group is of: the same for those that answered at one time in one network, whether that is
 * hidden or not. */
static char *
key_of (NspArchive *archive, const NspArchiveGroup *group)
{
  const char *network = group->network != NULL ? group->network : "";
  char *hidden = group->network != NULL ? nsp_archive_hidden_name (archive, network) : NULL;
  g_autofree char *name = hidden != NULL ? hidden : nsp_fold (network);

  return g_strdup_printf ("%s\037%d\037%s", group->period.year != NULL ? group->period.year : "",
                          (int)group->period.moment, name);
}

/* Of all imports: the names of their questionnaires (a set), by number of the import. */
static GHashTable *
find_instruments (NspSql *sql)
{
  g_autoptr (sqlite3_stmt) query =
      nsp_sql_prepare (sql, "SELECT import, name FROM import_instrument"
                            " JOIN instrument ON instrument.id = instrument");
  GHashTable *imports = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                               (GDestroyNotify)g_hash_table_unref);

  while (query != NULL && nsp_sql_next (sql, query)) {
    gint64 import = sqlite3_column_int64 (query, 0);
    GHashTable *names = g_hash_table_lookup (imports, &import);

    if (names == NULL) {
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (imports, g_memdup2 (&import, sizeof import), names);
    }
    g_hash_table_add (names, g_strdup (nsp_sql_word (query, 1)));
  }
  return imports;
}

static gboolean
share_instrument (GHashTable *instruments, gint64 a, gint64 b)
{
  GHashTable *one = g_hash_table_lookup (instruments, &a);
  GHashTable *other = g_hash_table_lookup (instruments, &b);
  GHashTableIter iter;
  gpointer name;

  if (one == NULL || other == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_hash_table_contains (other, name))
      return TRUE;
  return FALSE;
}

/* The groups of imports from `first` on: a GPtrArray of those with one key, by the key. */
static GHashTable *
find_keys (NspArchive *archive, const GPtrArray *groups, gint64 first)
{
  GHashTable *keys =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < groups->len; i++) {
    NspArchiveGroup *group = g_ptr_array_index (groups, i);
    gboolean later = group->import >= first && group->n_responses > 0;
    g_autofree char *key = later ? key_of (archive, group) : NULL;
    GPtrArray *same = key != NULL ? g_hash_table_lookup (keys, key) : NULL;

    if (key == NULL)
      continue;
    if (same == NULL) {
      same = g_ptr_array_new ();
      g_hash_table_insert (keys, g_steal_pointer (&key), same);
    }
    g_ptr_array_add (same, group);
  }
  return keys;
}

/* Notes the group of `keys` that has the same key as this one, and one of its questionnaires. */
static void
note_later (NspArchive *archive, NspArchiveGroup *group, GHashTable *keys, GHashTable *instruments)
{
  g_autofree char *key = key_of (archive, group);
  const GPtrArray *same = g_hash_table_lookup (keys, key);

  for (guint i = 0; same != NULL && i < same->len && group->later == 0; i++) {
    const NspArchiveGroup *later = g_ptr_array_index (same, i);

    if (share_instrument (instruments, group->import, later->import)) {
      group->later = later->import;
      group->later_file = g_strdup (later->file);
      if (group->network != NULL && nsp_name_is_hidden (group->network)) {
        g_free (group->network);
        group->network = g_strdup (later->network);
      }
    }
  }
}

GPtrArray *
nsp_archive_overlaps (NspArchive *archive, gint64 first, GError **error)
{
  g_autoptr (GPtrArray) groups = nsp_archive_groups (archive, error);
  g_autoptr (GPtrArray) overlaps = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) instruments = NULL, keys = NULL;

  if (groups == NULL)
    return NULL;
  instruments = find_instruments (&archive->sql);
  keys = find_keys (archive, groups, first);
  for (guint i = 0; i < groups->len; i++) {
    NspArchiveGroup *group = g_ptr_array_index (groups, i);

    if (group->import < first && group->n_responses > 0)
      note_later (archive, group, keys, instruments);
  }
  for (guint i = 0; i < groups->len; i++)
    if (((const NspArchiveGroup *)g_ptr_array_index (groups, i))->later > 0)
      g_ptr_array_add (overlaps, g_steal_pointer (&groups->pdata[i]));
  return nsp_archive_check_error (archive, error) ? g_steal_pointer (&overlaps) : NULL;
}

/* The responses of a group, with the values 1 to 4 bound as GROUP_TYPES says. */
#define IN_GROUP                                                                                   \
  " IN (SELECT id FROM response WHERE import = ?1 AND year IS ?2 AND moment IS ?3 AND network IS " \
  "?4)"
#define GROUP_TYPES "ittr"

static void
run_on_group (NspSql *sql, const char *statement, const NspArchiveGroup *group, gboolean overlap)
{
  g_autoptr (sqlite3_stmt) prepared = nsp_sql_prepare (sql, statement);

  if (prepared == NULL)
    return;
  nsp_sql_do (sql, prepared, overlap ? GROUP_TYPES "i" : GROUP_TYPES, group->import,
              group->written_year, nsp_moment_name (group->period.moment), group->network_id,
              group->later);
}

/* An index while groups are taken away one by one, of which there may be thousands; it is no part
 * of the archive. */
#define INDEX_GROUPS "CREATE INDEX response_group ON response (import, network, year, moment)"
#define FORGET_INDEX "DROP INDEX response_group"

/* Brings the log in line with what is left, and forgets what nothing refers to any more. */
static void
tidy (NspSql *sql)
{
  nsp_sql_run (
      sql,
      "UPDATE import SET removed = removed + responses - n, responses = n FROM"
      " (SELECT import.id AS of, count (response.id) AS n FROM import"
      "  LEFT JOIN response ON response.import = import.id GROUP BY import.id)"
      " WHERE of = id AND n <> responses;"
      /* A file of which a part is gone is no longer the one that is known. */
      "UPDATE import SET hash = '', answers = n FROM"
      " (SELECT import.id AS of, count (answer.item) AS n FROM import"
      "  LEFT JOIN response ON response.import = import.id LEFT JOIN answer"
      "  ON response = response.id GROUP BY import.id)"
      " WHERE of = id AND n <> answers;"
      "DELETE FROM import WHERE responses = 0 AND removed > 0;"
      /* Nor does it have the questionnaires of which all answers are gone. */
      "DELETE FROM import_target WHERE import IN (SELECT id FROM import WHERE hash = '')"
      " AND NOT EXISTS (SELECT 1 FROM item JOIN response JOIN answer"
      "  ON answer.response = response.id AND answer.item = item.id"
      "  WHERE response.import = import_target.import AND item.instrument ="
      "   (SELECT instrument FROM item WHERE id = import_target.item));"
      "DELETE FROM import_instrument WHERE import IN (SELECT id FROM import WHERE hash = '')"
      " AND instrument NOT IN (SELECT instrument FROM import_target JOIN item"
      "  ON item.id = item WHERE import_target.import = import_instrument.import);"
      "DELETE FROM import_role WHERE id NOT IN (SELECT role FROM response WHERE role IS NOT NULL);"
      "DELETE FROM network WHERE id NOT IN (SELECT network FROM response WHERE network IS NOT "
      "NULL);"
      "DELETE FROM instrument WHERE id NOT IN (SELECT instrument FROM import_instrument);");
}

gboolean
nsp_archive_replace (NspArchive *archive, const GPtrArray *overlaps, GError **error)
{
  NspSql *sql = &archive->sql;

  nsp_sql_run (sql, INDEX_GROUPS);
  for (guint i = 0; i < overlaps->len; i++) {
    const NspArchiveGroup *group = g_ptr_array_index (overlaps, i);

    run_on_group (sql,
                  "DELETE FROM answer WHERE response" IN_GROUP " AND item IN"
                  " (SELECT item.id FROM item JOIN instrument ON instrument.id = item.instrument"
                  "  WHERE instrument.name IN (SELECT name FROM import_instrument JOIN instrument"
                  "   ON instrument.id = instrument WHERE import = ?5))",
                  group, TRUE);
    run_on_group (sql,
                  "DELETE FROM unreadable WHERE response" IN_GROUP " AND NOT EXISTS"
                  " (SELECT 1 FROM import_target AS t JOIN answer AS a ON a.item = t.item"
                  "  WHERE t.import = ?1 AND t.position = unreadable.position"
                  "  AND a.response = unreadable.response)",
                  group, FALSE);
    run_on_group (sql,
                  "DELETE FROM response WHERE id" IN_GROUP
                  " AND NOT EXISTS (SELECT 1 FROM answer WHERE response = response.id)",
                  group, FALSE);
  }
  nsp_sql_run (sql, FORGET_INDEX);
  tidy (sql);
  archive->erased = archive->unsettled = TRUE;
  return nsp_archive_check_error (archive, error);
}

/* Takes away an import of a file in which nobody answered. */
static void
remove_empty (NspSql *sql, gint64 import)
{
  g_autoptr (sqlite3_stmt) statement = nsp_sql_prepare (sql, "DELETE FROM import WHERE id = ?");

  if (statement != NULL)
    nsp_sql_do (sql, statement, "i", import);
}

gboolean
nsp_archive_remove (NspArchive *archive, const GPtrArray *groups, GError **error)
{
  NspSql *sql = &archive->sql;

  nsp_sql_run (sql, INDEX_GROUPS);
  for (guint i = 0; i < groups->len; i++) {
    const NspArchiveGroup *group = g_ptr_array_index (groups, i);

    if (group->n_responses > 0)
      run_on_group (sql, "DELETE FROM response WHERE id" IN_GROUP, group, FALSE);
    else
      remove_empty (sql, group->import);
  }
  nsp_sql_run (sql, FORGET_INDEX);
  tidy (sql);
  archive->erased = archive->unsettled = TRUE;
  return nsp_archive_check_error (archive, error);
}

static void
report_damage (NspArchive *archive, const char *what, NspProblems *problems)
{
  nsp_problems_add (problems, NSP_PROBLEM_ARCHIVE_DAMAGED, archive->path, 0, 0, what, NULL, NULL,
                    NULL);
}

/* Each row of a query is something wrong. */
static void
check_query (NspArchive *archive, const char *query, const char *fine, NspProblems *problems)
{
  NspSql *sql = &archive->sql;
  g_autoptr (sqlite3_stmt) statement = nsp_sql_prepare (sql, query);

  while (statement != NULL && nsp_sql_next (sql, statement)) {
    const char *what = nsp_sql_text (statement, 0);

    if (g_strcmp0 (what, fine) != 0)
      report_damage (archive, what, problems);
  }
  /* A file that is too damaged to be checked is damaged. */
  if (g_error_matches (sql->error, NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_CORRUPT)) {
    report_damage (archive, sql->error->message, problems);
    g_clear_error (&sql->error);
  }
}

static void
check_definitions (NspArchive *archive, NspProblems *problems)
{
  g_autoptr (sqlite3_stmt) query =
      nsp_sql_prepare (&archive->sql, "SELECT name, hash, definition FROM instrument");

  while (query != NULL && nsp_sql_next (&archive->sql, query)) {
    g_autofree char *hash =
        g_compute_checksum_for_string (G_CHECKSUM_SHA256, nsp_sql_word (query, 2), -1);

    if (strcmp (hash, nsp_sql_word (query, 1)) != 0)
      report_damage (archive, nsp_sql_word (query, 0), problems);
  }
}

gboolean
nsp_archive_check (NspArchive *archive, NspProblems *problems, GError **error)
{
  static const char *const queries[] = {
    "SELECT DISTINCT \"table\" || ' -> ' || parent FROM pragma_foreign_key_check",
    /* The log against what is there. */
    "SELECT 'import ' || import.id || ': response ' || count (response.id) || ' <> ' || responses"
    " FROM import"
    " LEFT JOIN response ON response.import = import.id GROUP BY import.id"
    " HAVING count (response.id) <> responses",
    "SELECT 'import ' || import.id || ': answer ' || count (answer.item) || ' <> ' || answers"
    " FROM import"
    " LEFT JOIN response ON response.import = import.id LEFT JOIN answer ON response = response.id"
    " GROUP BY import.id HAVING count (answer.item) <> answers",
    "SELECT 'archive: key' WHERE (SELECT count (*) FROM archive) <> 1",
  };

  check_query (archive, "PRAGMA integrity_check", "ok", problems);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    check_query (archive, queries[i], NULL, problems);
  check_definitions (archive, problems);
  return nsp_archive_check_error (archive, error);
}
