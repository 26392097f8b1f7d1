/* Surveys into the archive.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "archive_data.h"
#include "role.h"
#include "survey_record.h"

/* One file going in. */
typedef struct {
  NspSql *sql;
  const NspSurvey *survey;
  const NspInput *input; /* once its columns are known */
  gint64 import;
  const NspKey *key;
  gint64 **items;       /* by instrument: the numbers of its items; NULL when the file has none */
  GHashTable *networks; /* name to number */
  GHashTable *roles;    /* number of a text in the role column to number */
  gint64 n_responses, n_answers;
  sqlite3_stmt *insert_response, *insert_answer, *insert_odd;
} Writer;

static gint64
last_id (const NspSql *sql)
{
  return sqlite3_last_insert_rowid (sql->db);
}

/* The number of a row that is there, or is made. Both statements take the same values. */
static gint64
find_or_make (NspSql *sql, const char *find, const char *make, const char *first,
              const char *second)
{
  g_autoptr (sqlite3_stmt) query = nsp_sql_prepare (sql, find);
  g_autoptr (sqlite3_stmt) insert = nsp_sql_prepare (sql, make);
  const char *types = second != NULL ? "tt" : "t";
  gint64 id = 0;

  if (sql->error != NULL)
    return 0;
  nsp_sql_bind (query, types, first, second);
  while (nsp_sql_next (sql, query))
    id = sqlite3_column_int64 (query, 0);
  if (id > 0 || sql->error != NULL)
    return id;
  nsp_sql_do (sql, insert, types, first, second);
  return last_id (sql);
}

/* The definition's number, with its items. */
static gint64
write_instrument (NspSql *sql, const NspInstrument *instrument)
{
  g_autofree char *definition = nsp_archive_definition (instrument->json);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, definition, -1);
  g_autoptr (sqlite3_stmt) query =
      nsp_sql_prepare (sql, "SELECT id FROM instrument WHERE hash = ?");
  g_autoptr (sqlite3_stmt) insert =
      nsp_sql_prepare (sql, "INSERT INTO instrument (name, hash, definition) VALUES (?, ?, ?)");
  g_autoptr (sqlite3_stmt) insert_item =
      nsp_sql_prepare (sql, "INSERT INTO item (instrument, name) VALUES (?, ?)");
  gint64 id = 0;

  if (sql->error != NULL)
    return 0;
  nsp_sql_bind (query, "t", hash);
  while (nsp_sql_next (sql, query))
    id = sqlite3_column_int64 (query, 0);
  if (id > 0)
    return id;
  nsp_sql_do (sql, insert, "ttt", instrument->id, hash, definition);
  id = last_id (sql);
  for (guint i = 0; i < instrument->n_items; i++)
    nsp_sql_do (sql, insert_item, "it", id, instrument->items[i].id);
  return id;
}

/* The numbers of an instrument's items, in its order. */
static gint64 *
item_numbers (NspSql *sql, gint64 id, const NspInstrument *instrument)
{
  g_autoptr (sqlite3_stmt) query =
      nsp_sql_prepare (sql, "SELECT id FROM item WHERE instrument = ? AND name = ?");
  gint64 *numbers = g_new0 (gint64, instrument->n_items + 1);

  for (guint i = 0; i < instrument->n_items && sql->error == NULL; i++) {
    nsp_sql_bind (query, "it", id, instrument->items[i].id);
    while (nsp_sql_next (sql, query))
      numbers[i] = sqlite3_column_int64 (query, 0);
  }
  return numbers;
}

static void
write_instruments (Writer *writer)
{
  const GPtrArray *instruments = nsp_survey_instruments (writer->survey);
  g_autoptr (sqlite3_stmt) insert =
      nsp_sql_prepare (writer->sql, "INSERT INTO import_instrument VALUES (?, ?)");

  for (guint n = 0; n < instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (instruments, n);
    gint64 id;

    if (!writer->input->columns->present[n])
      continue;
    id = write_instrument (writer->sql, instrument);
    writer->items[n] = item_numbers (writer->sql, id, instrument);
    nsp_sql_do (writer->sql, insert, "ii", writer->import, id);
  }
}

/* The columns that were used; of the others nothing is kept. */
static void
write_columns (Writer *writer)
{
  const NspColumns *columns = writer->input->columns;
  g_autoptr (sqlite3_stmt) insert =
      nsp_sql_prepare (writer->sql, "INSERT INTO import_column VALUES (?, ?, ?, ?)");
  g_autoptr (sqlite3_stmt) insert_target =
      nsp_sql_prepare (writer->sql, "INSERT INTO import_target VALUES (?, ?, ?)");

  for (guint i = 0; i < columns->n_columns; i++) {
    const NspColumn *column = &columns->columns[i];
    const char *kind =
        column->kind == NSP_COLUMN_ITEM ? "item" : nsp_column_kind_name (column->kind);

    if (kind == NULL)
      continue;
    nsp_sql_do (writer->sql, insert, "iitt", writer->import, (gint64)i, kind, column->label);
    for (guint t = 0; t < column->targets->len; t++) {
      NspTarget target = g_array_index (column->targets, NspTarget, t);

      nsp_sql_do (writer->sql, insert_target, "iii", writer->import, (gint64)i,
                  writer->items[target.instrument][target.item]);
    }
  }
}

static void
on_file (const NspInput *input, gpointer data)
{
  Writer *writer = data;

  writer->input = input;
  write_instruments (writer);
  write_columns (writer);
}

static gint64
network_number (Writer *writer, const char *name)
{
  gint64 *number = g_hash_table_lookup (writer->networks, name);

  if (number == NULL) {
    number = g_new (gint64, 1);
    *number = find_or_make (writer->sql, "SELECT id FROM network WHERE name = ?",
                            "INSERT INTO network (name) VALUES (?)", name, NULL);
    g_hash_table_insert (writer->networks, g_strdup (name), number);
  }
  return *number;
}

static gint64
role_number (Writer *writer, const NspRecord *record)
{
  gint64 *number = g_hash_table_lookup (writer->roles, &record->role_text);

  if (number == NULL) {
    g_autoptr (sqlite3_stmt) insert = nsp_sql_prepare (
        writer->sql, "INSERT INTO import_role (import, role, unlisted) VALUES (?, ?, ?)");

    nsp_sql_do (writer->sql, insert, "iti", writer->import, nsp_role_name (record->role),
                (gint64)record->role_unlisted);
    number = g_new (gint64, 1);
    *number = last_id (writer->sql);
    g_hash_table_insert (writer->roles, g_memdup2 (&record->role_text, sizeof (gint64)), number);
  }
  return *number;
}

/* What is kept of a respondent's code. */
static void
hash_code (const Writer *writer, const char *code, guint8 hash[NSP_HASH_BYTES])
{
  g_autofree char *stripped = g_strstrip (g_strdup (code));

  if (!nsp_text_read_hash (stripped, hash))
    nsp_key_hash (writer->key, stripped, hash);
}

static void
write_answers (Writer *writer, gint64 response)
{
  const GPtrArray *instruments = nsp_survey_instruments (writer->survey);

  for (guint n = 0; n < instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (instruments, n);
    const guint8 *answers = nsp_survey_staged (writer->survey, n);

    for (guint i = 0; writer->items[n] != NULL && i < instrument->n_items; i++) {
      if (answers[i] == 0)
        continue;
      writer->n_answers++;
      if (answers[i] == NSP_UNREADABLE) {
        nsp_sql_bind (writer->insert_answer, "iir", response, writer->items[n][i], (gint64)0);
      } else {
        nsp_sql_bind (writer->insert_answer, "iii", response, writer->items[n][i],
                      (gint64)nsp_scale_value (&instrument->scale, answers[i]));
      }
      nsp_sql_next (writer->sql, writer->insert_answer);
    }
  }
}

static void
on_row (const NspRecord *record, gpointer data)
{
  Writer *writer = data;
  guint8 hash[NSP_HASH_BYTES];
  gint64 network = record->network != NULL ? network_number (writer, record->network) : 0;
  gint64 role = record->role_known ? role_number (writer, record) : 0;
  gint64 response;

  if (record->respondent != NULL)
    hash_code (writer, record->respondent, hash);
  nsp_sql_do (writer->sql, writer->insert_response, "iirttrh", writer->import, (gint64)record->line,
              network, record->period.year, nsp_moment_name (record->period.moment), role,
              record->respondent != NULL ? hash : NULL);
  response = last_id (writer->sql);
  writer->n_responses++;
  write_answers (writer, response);
  for (guint i = 0; i < record->odd->len; i++) {
    const NspOddAnswer *odd = &g_array_index (record->odd, NspOddAnswer, i);

    nsp_sql_do (writer->sql, writer->insert_odd, "iit", response, (gint64)odd->column,
                odd->kind == NSP_ANSWER_OFF_SCALE ? "off_scale" : "unreadable");
  }
}

static void
write_import (Writer *writer, const char *name, const char *hash, const char *date)
{
  g_autoptr (sqlite3_stmt) insert = nsp_sql_prepare (
      writer->sql,
      "INSERT INTO import (file, hash, imported, encoding, delimiter, rows, unanswered,"
      "  unanswered_line, previews, previews_line, school_years, lenient, responses, answers)"
      " VALUES (?, ?, ?, '', '', 0, 0, 0, 0, 0, 0, 0, 0, 0)");

  nsp_sql_do (writer->sql, insert, "ttt", name, hash, date);
  writer->import = last_id (writer->sql);
}

/* What is known once the file has been read. */
static void
finish_import (Writer *writer, gboolean lenient)
{
  const NspInput *input = writer->input;
  const char delimiter[] = { input->delimiter, '\0' };
  g_autoptr (sqlite3_stmt) update = nsp_sql_prepare (
      writer->sql,
      "UPDATE import SET encoding = ?, delimiter = ?, tool = ?, year = ?, moment = ?, rows = ?,"
      "  unanswered = ?, unanswered_line = ?, previews = ?, previews_line = ?, school_years = ?,"
      "  lenient = ?, responses = ?, answers = ? WHERE id = ?");

  nsp_sql_do (writer->sql, update, "tttttiiiiiiiiii", input->encoding, delimiter,
              input->tool != NULL ? input->tool->name : NULL, input->period.year,
              nsp_moment_name (input->period.moment), (gint64)input->rows,
              (gint64)input->unanswered, (gint64)input->first_unanswered, (gint64)input->previews,
              (gint64)input->first_preview, (gint64)input->school_years, (gint64)lenient,
              writer->n_responses, writer->n_answers, writer->import);
}

/* What was told of the file as a whole and does not follow from its rows. */
static void
write_problems (Writer *writer, const NspProblems *problems, guint first)
{
  g_autoptr (sqlite3_stmt) insert = nsp_sql_prepare (
      writer->sql, "INSERT INTO import_problem VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

  for (guint i = first; i < nsp_problems_length (problems); i++) {
    const NspProblem *problem = nsp_problems_get (problems, i);

    if (problem->code == NSP_PROBLEM_MAP_CHANGED ||
        problem->code == NSP_PROBLEM_NETWORK_CELL_PERSONAL)
      nsp_sql_do (writer->sql, insert, "iittiitttt", writer->import, (gint64)i,
                  nsp_severity_name (problem->severity), nsp_problem_code_name (problem->code),
                  (gint64)problem->line, (gint64)problem->column, problem->args[0],
                  problem->args[1], problem->args[2], problem->args[3]);
  }
}

static void
writer_init (Writer *writer, NspArchive *archive, const NspSurvey *survey)
{
  NspSql *sql = &archive->sql;

  if (!archive->has_key && sql->error == NULL)
    sql->error = g_error_new_literal (NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_KEY_ABSENT, "no key");
  *writer = (Writer){ .sql = sql, .survey = survey, .key = &archive->key };
  writer->items = g_new0 (gint64 *, nsp_survey_instruments (survey)->len + 1);
  writer->networks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  writer->roles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  writer->insert_response = nsp_sql_prepare (
      sql, "INSERT INTO response (import, line, network, year, moment, role, respondent)"
           " VALUES (?, ?, ?, ?, ?, ?, ?)");
  writer->insert_answer = nsp_sql_prepare (sql, "INSERT INTO answer VALUES (?, ?, ?)");
  writer->insert_odd = nsp_sql_prepare (sql, "INSERT INTO unreadable VALUES (?, ?, ?)");
}

static void
writer_clear (Writer *writer)
{
  for (guint n = 0; n < nsp_survey_instruments (writer->survey)->len; n++)
    g_free (writer->items[n]);
  g_free (writer->items);
  g_hash_table_unref (writer->networks);
  g_hash_table_unref (writer->roles);
  sqlite3_finalize (writer->insert_response);
  sqlite3_finalize (writer->insert_answer);
  sqlite3_finalize (writer->insert_odd);
}

/* The import that has a file of these contents whole; 0 for none. */
static gint64
find_import (NspSql *sql, const char *hash)
{
  g_autoptr (sqlite3_stmt) query =
      nsp_sql_prepare (sql, "SELECT id FROM import WHERE hash = ? AND removed = 0");
  gint64 id = 0;

  if (query == NULL)
    return 0;
  nsp_sql_bind (query, "t", hash);
  while (nsp_sql_next (sql, query))
    id = sqlite3_column_int64 (query, 0);
  return id;
}

gboolean
nsp_archive_add (NspArchive *archive, NspSurvey *survey, const char *name, GBytes *bytes,
                 const NspSurveyOptions *options, const char *date, NspProblems *problems,
                 NspAdded *added, GError **error)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  guint first = nsp_problems_length (problems);
  NspRecorder recorder = { on_file, on_row, NULL };
  NspSurveyOptions recorded = *options;
  Writer writer;

  *added = (NspAdded){ find_import (&archive->sql, hash), TRUE };
  if (!nsp_archive_check_error (archive, error))
    return FALSE;
  if (added->import > 0)
    return TRUE;
  writer_init (&writer, archive, survey);
  if (!nsp_archive_check_error (archive, error)) {
    writer_clear (&writer);
    return FALSE;
  }
  write_import (&writer, name, hash, date);
  recorder.data = &writer;
  recorded.recorder = &recorder;
  if (nsp_survey_read (survey, name, bytes, &recorded, problems)) {
    finish_import (&writer, options->lenient);
    write_problems (&writer, problems, first);
  }
  *added = (NspAdded){ writer.import, FALSE };
  archive->unsettled = TRUE;
  writer_clear (&writer);
  return nsp_archive_check_error (archive, error);
}
