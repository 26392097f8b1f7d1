/* Surveys out of the archive.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <cjson/cJSON.h>
#include <string.h>

#include "archive_data.h"
#include "instrument_change.h"
#include "role.h"
#include "survey_record.h"

/* Numbers of items: a thousand versions of the largest questionnaire. */
#define MAX_ITEM (1000 * NSP_MAX_ITEMS)

/* Where an archived item stands in the survey's instruments. */
typedef struct {
  gboolean wanted;
  NspTarget target;
} ItemPlace;

typedef struct {
  NspArchive *archive;
  NspSql *sql;
  NspSurvey *survey;
  NspProblems *problems;
  ItemPlace *items; /* by number of an archived item */
  gint64 n_items;
  sqlite3_stmt *responses, *answers, *odd;
  gboolean more_answers, more_odd; /* a row of these stands ready */
} Reader;

static void
corrupt (NspSql *sql, const char *what)
{
  if (sql->error == NULL)
    sql->error = g_error_new_literal (NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_CORRUPT, what);
}

char *
nsp_archive_definition (const char *json)
{
  cJSON *root = cJSON_Parse (json);
  char *printed = cJSON_PrintUnformatted (root);
  char *definition = g_strdup (printed);

  cJSON_free (printed);
  cJSON_Delete (root);
  return definition;
}

gint64
nsp_archive_last_item (NspSql *sql)
{
  gint64 last = nsp_sql_number (sql, "SELECT coalesce (max (id), 0) FROM item");
  gint64 first = nsp_sql_number (sql, "SELECT coalesce (min (id), 1) FROM item");

  if (first < 1 || last > MAX_ITEM)
    corrupt (sql, "an item out of range");
  return sql->error == NULL ? last : -1;
}

gboolean
nsp_archive_is_item (NspSql *sql, gint64 item, gint64 last)
{
  if (item < 1 || item > last)
    corrupt (sql, "an item out of range");
  return item >= 1 && item <= last;
}

static NspInstrument *
parse_definition (NspSql *sql, const char *definition)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  NspInstrument *instrument =
      nsp_instrument_parse (definition, strlen (definition), "archive", problems);

  if (instrument == NULL)
    corrupt (sql, "a questionnaire cannot be read");
  return instrument;
}

GPtrArray *
nsp_archive_instruments (NspArchive *archive, GError **error)
{
  NspSql *sql = &archive->sql;
  g_autoptr (sqlite3_stmt) query = nsp_sql_prepare (
      sql, "SELECT definition FROM instrument"
           " WHERE id IN (SELECT max (id) FROM instrument GROUP BY name) ORDER BY id");
  g_autoptr (GPtrArray) instruments =
      g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_instrument_free);

  while (query != NULL && nsp_sql_next (sql, query)) {
    NspInstrument *instrument = parse_definition (sql, nsp_sql_word (query, 0));

    if (instrument != NULL)
      g_ptr_array_add (instruments, instrument);
  }
  return nsp_archive_check_error (archive, error) ? g_steal_pointer (&instruments) : NULL;
}

/* Says how the survey's definition differs from the archived one. */
static void
report_change (Reader *reader, const char *definition, const NspInstrument *now)
{
  g_autoptr (NspInstrument) before = parse_definition (reader->sql, definition);
  g_autofree char *change = before != NULL ? nsp_instrument_change (before, now) : NULL;

  if (change != NULL)
    nsp_problems_add (reader->problems, NSP_PROBLEM_INSTRUMENT_OTHER, reader->archive->path, 0, 0,
                      now->id, change, NULL, NULL);
  else if (before != NULL)
    nsp_problems_add (reader->problems, NSP_PROBLEM_INSTRUMENT_CHANGED, reader->archive->path, 0, 0,
                      now->id, NULL, NULL, NULL);
}

/* Whether the archived definition is the survey's own one. */
static void
compare_definitions (Reader *reader)
{
  const GPtrArray *instruments = nsp_survey_instruments (reader->survey);
  g_autoptr (sqlite3_stmt) query =
      nsp_sql_prepare (reader->sql, "SELECT name, definition FROM instrument WHERE id IN"
                                    " (SELECT instrument FROM import_instrument) ORDER BY id");

  while (query != NULL && nsp_sql_next (reader->sql, query)) {
    int n = nsp_instrument_find (instruments, nsp_sql_word (query, 0));
    const NspInstrument *now = n >= 0 ? g_ptr_array_index (instruments, n) : NULL;
    g_autofree char *definition = now != NULL ? nsp_archive_definition (now->json) : NULL;

    if (now != NULL && strcmp (definition, nsp_sql_word (query, 1)) != 0)
      report_change (reader, nsp_sql_word (query, 1), now);
  }
}

static void
place_items (Reader *reader)
{
  const GPtrArray *instruments = nsp_survey_instruments (reader->survey);
  g_autoptr (sqlite3_stmt) query =
      nsp_sql_prepare (reader->sql, "SELECT item.id, instrument.name, item.name FROM item"
                                    " JOIN instrument ON instrument.id = item.instrument");

  reader->n_items = nsp_archive_last_item (reader->sql);
  if (reader->n_items < 0)
    return;
  reader->items = g_new0 (ItemPlace, (gsize)reader->n_items + 1);
  while (nsp_sql_next (reader->sql, query)) {
    gint64 id = sqlite3_column_int64 (query, 0);
    int n = nsp_instrument_find (instruments, nsp_sql_word (query, 1));
    int item = n >= 0 ? nsp_instrument_find_item (g_ptr_array_index (instruments, n),
                                                  nsp_sql_word (query, 2))
                      : -1;

    if (!nsp_archive_is_item (reader->sql, id, reader->n_items))
      return;
    reader->items[id].wanted = item >= 0;
    if (item >= 0)
      reader->items[id].target = (NspTarget){ (guint)n, (guint)item };
  }
}

static const ItemPlace *
place_of (Reader *reader, gint64 item)
{
  static const ItemPlace nowhere = { FALSE, { 0, 0 } };

  return item > 0 && item <= reader->n_items ? &reader->items[item] : &nowhere;
}

/* The columns of an import as they were when it was read. */
static NspColumns *
read_columns (Reader *reader, gint64 import)
{
  g_autoptr (sqlite3_stmt) query = nsp_sql_prepare (
      reader->sql, "SELECT position, kind, label FROM import_column WHERE import = ? ORDER BY 1");
  g_autoptr (sqlite3_stmt) targets = nsp_sql_prepare (
      reader->sql, "SELECT position, item FROM import_target WHERE import = ? ORDER BY 1, 2");
  g_autoptr (NspColumns) columns =
      nsp_columns_new (NSP_MAX_COLUMNS, nsp_survey_instruments (reader->survey)->len);

  if (reader->sql->error != NULL)
    return NULL;
  nsp_sql_bind (query, "i", import);
  while (nsp_sql_next (reader->sql, query)) {
    gint64 position = sqlite3_column_int64 (query, 0);

    if (position < 0 || position >= NSP_MAX_COLUMNS) {
      corrupt (reader->sql, "a column out of range");
      return NULL;
    }
    nsp_columns_restore (columns, (guint)position, nsp_sql_word (query, 1),
                         nsp_sql_word (query, 2));
  }
  nsp_sql_bind (targets, "i", import);
  while (nsp_sql_next (reader->sql, targets)) {
    gint64 position = sqlite3_column_int64 (targets, 0);
    const ItemPlace *place = place_of (reader, sqlite3_column_int64 (targets, 1));

    if (place->wanted && position >= 0 && position < (gint64)columns->n_columns)
      nsp_columns_restore_target (columns, (guint)position, place->target);
  }
  return g_steal_pointer (&columns);
}

/* What is kept of a file; NULL after a failure. */
static NspInput *
read_input (Reader *reader, sqlite3_stmt *import)
{
  NspColumns *columns = read_columns (reader, sqlite3_column_int64 (import, 0));
  NspInput *input;

  if (columns == NULL)
    return NULL;
  input = g_new0 (NspInput, 1);
  input->columns = columns;
  input->file = g_strdup (nsp_sql_word (import, 1));
  input->encoding = g_intern_string (nsp_sql_word (import, 2));
  input->delimiter = nsp_sql_word (import, 3)[0];
  input->tool = nsp_survey_tool_named (nsp_sql_text (import, 4));
  input->period.year = g_strdup (nsp_sql_text (import, 5));
  input->period.moment = nsp_moment_named (nsp_sql_text (import, 6));
  input->rows = (guint64)sqlite3_column_int64 (import, 7);
  input->unanswered = (guint64)sqlite3_column_int64 (import, 8);
  input->first_unanswered = (guint64)sqlite3_column_int64 (import, 9);
  input->previews = (guint64)sqlite3_column_int64 (import, 10);
  input->first_preview = (guint64)sqlite3_column_int64 (import, 11);
  input->school_years = sqlite3_column_int (import, 12) != 0;
  input->left_out = input->unanswered + input->previews;
  return input;
}

/* The stored form of an answer; 0 when it is off the scale. */
static guint8
answer_of (const NspInstrument *instrument, sqlite3_stmt *answers)
{
  if (sqlite3_column_type (answers, 2) == SQLITE_NULL)
    return NSP_UNREADABLE;
  return (guint8)nsp_scale_answer (&instrument->scale, sqlite3_column_int64 (answers, 2));
}

/* Gives the answers of a response to the replay; those of all responses come in the same order. */
static void
replay_answers (Reader *reader, NspReplay *replay, gint64 response)
{
  const GPtrArray *instruments = nsp_survey_instruments (reader->survey);

  while (reader->more_answers && sqlite3_column_int64 (reader->answers, 0) == response) {
    const ItemPlace *place = place_of (reader, sqlite3_column_int64 (reader->answers, 1));

    if (place->wanted) {
      guint8 answer =
          answer_of (g_ptr_array_index (instruments, place->target.instrument), reader->answers);

      if (answer == 0)
        corrupt (reader->sql, "an answer off its scale");
      else
        nsp_replay_answer (replay, place->target, answer);
    }
    reader->more_answers = nsp_sql_next (reader->sql, reader->answers);
  }
}

static void
collect_odd (Reader *reader, gint64 response, GArray *odd)
{
  g_array_set_size (odd, 0);
  while (reader->more_odd && sqlite3_column_int64 (reader->odd, 0) == response) {
    NspOddAnswer answer = { (guint)sqlite3_column_int64 (reader->odd, 1),
                            strcmp (nsp_sql_word (reader->odd, 2), "off_scale") == 0
                                ? NSP_ANSWER_OFF_SCALE
                                : NSP_ANSWER_UNREADABLE };

    g_array_append_val (odd, answer);
    reader->more_odd = nsp_sql_next (reader->sql, reader->odd);
  }
}

/* A respondent's hash as the text that stands for the person. */
static char *
hash_text (sqlite3_stmt *responses, int column)
{
  const guint8 *hash = sqlite3_column_blob (responses, column);
  GString *text;

  if (hash == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (int i = 0; i < sqlite3_column_bytes (responses, column); i++)
    g_string_append_printf (text, "%02x", hash[i]);
  return g_string_free (text, FALSE);
}

/* Replays the response that `responses` stands at. */
static gboolean
replay_response (Reader *reader, NspReplay *replay, GArray *odd)
{
  sqlite3_stmt *row = reader->responses;
  gint64 response = sqlite3_column_int64 (row, 0);
  g_autofree char *respondent = hash_text (row, 8);
  NspRecord record = { .line = (guint64)sqlite3_column_int64 (row, 1),
                       .network = nsp_sql_text (row, 2),
                       .period.year = nsp_sql_text (row, 3),
                       .period.moment = nsp_moment_named (nsp_sql_text (row, 4)),
                       .role_known = sqlite3_column_type (row, 5) != SQLITE_NULL,
                       .role = nsp_role_named (nsp_sql_text (row, 6)),
                       .role_unlisted = sqlite3_column_int (row, 7) != 0,
                       .role_text = sqlite3_column_int64 (row, 5),
                       .respondent = respondent,
                       .odd = odd };

  replay_answers (reader, replay, response);
  collect_odd (reader, response, odd);
  return nsp_replay_row (replay, &record);
}

static void
replay_problems (Reader *reader, gint64 import, const char *file)
{
  g_autoptr (sqlite3_stmt) query = nsp_sql_prepare (
      reader->sql, "SELECT line, position, argument1, argument2, argument3, argument4, code"
                   " FROM import_problem WHERE import = ? ORDER BY number");

  if (query == NULL)
    return;
  nsp_sql_bind (query, "i", import);
  while (nsp_sql_next (reader->sql, query)) {
    NspProblemCode code = nsp_problem_code_named (nsp_sql_text (query, 6));

    if (code != NSP_N_PROBLEM_CODES)
      nsp_problems_add (reader->problems, code, file, (guint64)sqlite3_column_int64 (query, 0),
                        (guint)sqlite3_column_int64 (query, 1), nsp_sql_text (query, 2),
                        nsp_sql_text (query, 3), nsp_sql_text (query, 4), nsp_sql_text (query, 5));
  }
}

static void
replay_import (Reader *reader, sqlite3_stmt *import)
{
  gint64 number = sqlite3_column_int64 (import, 0);
  NspInput *input = read_input (reader, import);
  g_autoptr (GArray) odd = g_array_new (FALSE, FALSE, sizeof (NspOddAnswer));
  gint64 n_responses = 0;
  gboolean room = TRUE;
  NspReplay *replay;

  if (input == NULL)
    return;
  replay_problems (reader, number, input->file);
  replay = nsp_replay_new (reader->survey, input, reader->problems);
  nsp_sql_bind (reader->responses, "i", number);
  nsp_sql_bind (reader->answers, "i", number);
  nsp_sql_bind (reader->odd, "i", number);
  reader->more_answers = nsp_sql_next (reader->sql, reader->answers);
  reader->more_odd = nsp_sql_next (reader->sql, reader->odd);
  while (room && nsp_sql_next (reader->sql, reader->responses)) {
    room = replay_response (reader, replay, odd);
    n_responses++;
  }
  /* An archive that lost rows must not give figures of the rest. */
  if (room && n_responses != sqlite3_column_int64 (import, 13))
    corrupt (reader->sql, "rows are not what the log says");
  nsp_replay_free (replay);
  sqlite3_reset (reader->responses);
  sqlite3_reset (reader->answers);
  sqlite3_reset (reader->odd);
}

/* Whether an import has answers to a questionnaire that is asked for. */
static gboolean
is_wanted (Reader *reader, gint64 import)
{
  g_autoptr (sqlite3_stmt) query = nsp_sql_prepare (
      reader->sql,
      "SELECT name FROM import_instrument JOIN instrument ON instrument.id = instrument"
      " WHERE import = ?");
  gboolean wanted = FALSE;

  if (query == NULL)
    return FALSE;
  nsp_sql_bind (query, "i", import);
  while (nsp_sql_next (reader->sql, query))
    wanted |=
        nsp_instrument_find (nsp_survey_instruments (reader->survey), nsp_sql_word (query, 0)) >= 0;
  return wanted;
}

static void
replay_imports (Reader *reader)
{
  g_autoptr (sqlite3_stmt) imports = nsp_sql_prepare (
      reader->sql,
      "SELECT id, file, encoding, delimiter, tool, year, moment, rows - responses - removed,"
      "  unanswered, unanswered_line, previews, previews_line, school_years, responses"
      " FROM import ORDER BY id");

  reader->responses = nsp_sql_prepare (
      reader->sql, "SELECT response.id, line, network.name, year, moment, response.role,"
                   "  import_role.role, import_role.unlisted, respondent FROM response"
                   " LEFT JOIN network ON network.id = network"
                   " LEFT JOIN import_role ON import_role.id = response.role"
                   " WHERE response.import = ? ORDER BY response.id");
  reader->answers = nsp_sql_prepare (
      reader->sql, "SELECT response, item, value FROM response CROSS JOIN answer"
                   " ON response = response.id WHERE import = ? ORDER BY response.id, item");
  reader->odd = nsp_sql_prepare (
      reader->sql, "SELECT response, position, kind FROM response CROSS JOIN unreadable"
                   " ON response = response.id WHERE import = ? ORDER BY response.id, position");
  while (imports != NULL && nsp_sql_next (reader->sql, imports))
    if (is_wanted (reader, sqlite3_column_int64 (imports, 0)))
      replay_import (reader, imports);
  sqlite3_finalize (reader->responses);
  sqlite3_finalize (reader->answers);
  sqlite3_finalize (reader->odd);
}

gboolean
nsp_archive_read (NspArchive *archive, NspSurvey *survey, NspProblems *problems, GError **error)
{
  Reader reader = {
    .archive = archive, .sql = &archive->sql, .survey = survey, .problems = problems
  };
  guint errors = nsp_problems_count (problems, NSP_ERROR);

  compare_definitions (&reader);
  place_items (&reader);
  if (nsp_problems_count (problems, NSP_ERROR) == errors)
    replay_imports (&reader);
  g_free (reader.items);
  return nsp_archive_check_error (archive, error);
}
