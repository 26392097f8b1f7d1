/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "archived.h"

#include "export.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

Place *
place_new (void)
{
  Place *place = g_new0 (Place, 1);
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("netspiegel-test-XXXXXX", &error);
  cr_assert_not_null (place->folder, "%s", error != NULL ? error->message : "");
  place->path = g_build_filename (place->folder, "a.db", NULL);
  return place;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The names in the folder, in order (of char *). */
static GPtrArray *
list_names (const Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

void
place_free (Place *place)
{
  g_autoptr (GPtrArray) names = list_names (place);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (place->folder, g_ptr_array_index (names, i), NULL);

    if (g_unlink (path) != 0)
      g_rmdir (path);
  }
  g_rmdir (place->folder);
  g_free (place->folder);
  g_free (place->path);
  g_free (place);
}

char *
place_names (const Place *place)
{
  g_autoptr (GPtrArray) names = list_names (place);

  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **)names->pdata);
}

void
place_write (const Place *place, const void *bytes, gsize length)
{
  FILE *file = g_fopen (place->path, "wb");

  cr_assert_not_null (file);
  cr_assert_eq (fwrite (bytes, 1, length, file), length);
  cr_assert_eq (fclose (file), 0);
}

GBytes *
place_read (const Place *place)
{
  char *text;
  gsize length;

  cr_assert (g_file_get_contents (place->path, &text, &length, NULL));
  return g_bytes_new_take (text, length);
}

void
place_write_key (const Place *place, const char *text)
{
  g_autofree char *path = nsp_archive_key_path (place->path);

  cr_assert (g_file_set_contents (path, text, -1, NULL));
}

char *
place_read_key (const Place *place)
{
  g_autofree char *path = nsp_archive_key_path (place->path);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

gboolean
place_has (const Place *place, const void *bytes, gsize length)
{
  g_autoptr (GBytes) whole = place_read (place);
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);

  return memmem (data, size, bytes, length) != NULL;
}

static sqlite3 *
open_database (const Place *place)
{
  sqlite3 *db = NULL;

  cr_assert_eq (sqlite3_open (place->path, &db), SQLITE_OK);
  return db;
}

void
place_run (const Place *place, const char *sql)
{
  sqlite3 *db = open_database (place);

  cr_assert_eq (sqlite3_exec (db, sql, NULL, NULL, NULL), SQLITE_OK, "%s: %s", sql,
                sqlite3_errmsg (db));
  sqlite3_close (db);
}

void
place_spoil (const Place *place, const char *sql)
{
  sqlite3 *db = open_database (place);

  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  sqlite3_exec (db, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
  sqlite3_exec (db, sql, NULL, NULL, NULL);
  sqlite3_close (db);
}

static int
append_row (void *data, int n, char **values, char **names)
{
  GString *out = data;

  (void)names;
  g_string_append (out, out->len > 0 ? ";" : "");
  for (int i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", values[i] != NULL ? values[i] : "-");
  return 0;
}

char *
place_ask (const Place *place, const char *sql)
{
  GString *out = g_string_new (NULL);
  sqlite3 *db = open_database (place);

  cr_assert_eq (sqlite3_exec (db, sql, append_row, out, NULL), SQLITE_OK, "%s: %s", sql,
                sqlite3_errmsg (db));
  sqlite3_close (db);
  return g_string_free (out, FALSE);
}

NspArchive *
must_change (const Place *place)
{
  g_autoptr (GError) error = NULL;
  NspArchive *archive = nsp_archive_change (place->path, TRUE, NULL, NULL, &error);

  cr_assert_not_null (archive, "%s", error != NULL ? error->message : "");
  return archive;
}

NspArchive *
must_open (const Place *place)
{
  g_autoptr (GError) error = NULL;
  NspArchive *archive = nsp_archive_open (place->path, &error);

  cr_assert_not_null (archive, "%s", error != NULL ? error->message : "");
  return archive;
}

void
must_commit (NspArchive *archive)
{
  g_autoptr (GError) error = NULL;

  cr_assert (nsp_archive_commit (archive, &error), "%s", error != NULL ? error->message : "");
}

NspAdded
archive_add (NspArchive *archive, Reading *reading, const char *name, const char *csv,
             const NspSurveyOptions *options)
{
  static const NspSurveyOptions none = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (GError) error = NULL;
  NspAdded added;

  cr_assert (nsp_archive_add (archive, reading->survey, name, bytes,
                              options != NULL ? options : &none, "2025-07-01 12:00",
                              reading->problems, &added, &error),
             "%s", error != NULL ? error->message : "");
  cr_assert_gt (added.import, 0);
  return added;
}

NspAdded
place_add (const Place *place, NspInstrument *instrument, const char *name, const char *csv,
           const NspSurveyOptions *options)
{
  g_autoptr (Reading) reading = reading_new (instrument, NULL);
  g_autoptr (NspArchive) archive = must_change (place);
  NspAdded added = archive_add (archive, reading, name, csv, options);

  cr_assert_eq (nsp_problems_count (reading->problems, NSP_ERROR), 0);
  must_commit (archive);
  return added;
}

void
place_name_networks (const Place *place, NspInstrument *instrument, const char *networks)
{
  g_auto (GStrv) names = g_strsplit (networks, " ", -1);
  g_autoptr (GString) csv = g_string_new ("netwerk,jaar,A1,A2\n");

  for (guint i = 0; i < 5 * g_strv_length (names); i++)
    g_string_append_printf (csv, "%s,1999,1,1\n", names[i / 5]);
  place_add (place, instrument, "names", csv->str, NULL);
}

gboolean
archive_read (NspArchive *archive, Reading *reading)
{
  g_autoptr (GError) error = NULL;
  gboolean read = nsp_archive_read (archive, reading->survey, reading->problems, &error);

  cr_assert_eq (read, error == NULL);
  return read;
}

char *
archive_damage (NspArchive *archive)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  if (!nsp_archive_check (archive, problems, &error))
    g_string_append_printf (out, "failed: %s", error->message);
  for (guint i = 0; i < nsp_problems_length (problems); i++) {
    const NspProblem *problem = nsp_problems_get (problems, i);

    cr_assert_eq (problem->code, NSP_PROBLEM_ARCHIVE_DAMAGED);
    g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", problem->args[0]);
  }
  return g_string_free (out, FALSE);
}

static void
append_input (GString *out, const NspInput *input)
{
  g_string_append_printf (
      out, "%s %s %c %s %s %d: %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT,
      input->file, input->encoding, input->delimiter, input->tool != NULL ? input->tool->name : "-",
      input->period.year != NULL ? input->period.year : "-", (int)input->period.moment, input->rows,
      input->used, input->left_out);
  g_string_append_printf (out, " unanswered %d@%d previews %d@%d repeated %d@%d unreadable %d\n",
                          (int)input->unanswered, (int)input->first_unanswered,
                          (int)input->previews, (int)input->first_preview, (int)input->repeated,
                          (int)input->first_repeated, (int)input->unreadable);
}

static void
append_row_of (GString *out, const NspSurvey *survey, guint i)
{
  const NspRow *row = nsp_survey_row (survey, i);
  const GPtrArray *instruments = nsp_survey_instruments (survey);
  const char *network = nsp_survey_network (survey, row->network);
  const char *year = nsp_survey_year (survey, row->year);

  g_string_append_printf (out, "%d:%d %s %s %d who %u role %d %d", row->file, (int)row->line,
                          network != NULL ? network : "-", year != NULL ? year : "-", row->moment,
                          row->respondent, row->role, row->role_known);
  for (guint n = 0; n < instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (instruments, n);
    const guint8 *answers = nsp_survey_answers (survey, n, i);

    g_string_append_printf (out, " %s", instrument->id);
    for (guint k = 0; answers != NULL && k < instrument->n_items; k++)
      g_string_append_printf (out, " %d", answers[k]);
  }
  g_string_append_c (out, '\n');
}

static void
append_problems (GString *out, NspProblems *problems)
{
  nsp_problems_sort (problems);
  for (guint i = 0; i < nsp_problems_length (problems); i++) {
    const NspProblem *problem = nsp_problems_get (problems, i);
    g_autofree char *nl = nsp_problem_message (problem, NSP_NL);
    g_autofree char *en = nsp_problem_message (problem, NSP_EN);

    g_string_append_printf (out, "%s %s %s:%d:%u %s / %s\n", nsp_severity_name (problem->severity),
                            nsp_problem_code_name (problem->code),
                            problem->file != NULL ? problem->file : "-", (int)problem->line,
                            problem->column, nl, en);
  }
}

static gboolean
append_text (const char *text, gsize length, gpointer data, GError **error)
{
  (void)error;
  g_string_append_len (data, text, (gssize)length);
  return TRUE;
}

char *
whole_survey (Reading *reading)
{
  GString *out = g_string_new (NULL);
  gboolean good = reading_finish (reading);

  for (guint i = 0; i < nsp_survey_n_inputs (reading->survey); i++)
    append_input (out, nsp_survey_input (reading->survey, i));
  for (guint i = 0; i < nsp_survey_n_rows (reading->survey); i++)
    append_row_of (out, reading->survey, i);
  if (good && nsp_problems_count (reading->problems, NSP_ERROR) == 0) {
    g_autoptr (NspReleased) released = reading_score (reading, 1, 2);
    NspExport export = { .released = released,
                         .survey = reading->survey,
                         .problems = reading->problems,
                         .version = "0",
                         .lang = NSP_NL };

    append_problems (out, reading->problems);
    cr_assert (nsp_export_json (&export, append_text, out, NULL));
  } else {
    append_problems (out, reading->problems);
  }
  return g_string_free (out, FALSE);
}
