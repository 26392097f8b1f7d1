/* Files that are no archive, and archives that are damaged: said, and left as they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "archived.h"

static NspInstrument *
some_instrument (void)
{
  return make_keyed ("x", 1, 5, 1, "one: A1 -A2; two: A3");
}

/* An archive of two imports with something in every table. */
static void
fill (const Place *place)
{
  static const NspSurveyOptions lenient = { .lenient = TRUE, .period.year = "2023-2024" };
  g_autoptr (GString) csv = g_string_new ("netwerk;rol;respondent;A1;A2;A3\n");

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (csv, "Netwerk %u;%s;r%u;%u;%s;%u\n", i % 4,
                            i % 3 > 0 ? "student" : "piloot", i, 1 + i % 5, i % 7 > 0 ? "3" : "?",
                            1 + i % 4);
  place_add (place, some_instrument (), "een.csv", csv->str, &lenient);
  place_add (place, some_instrument (), "twee.csv",
             "netwerk;jaar;moment;A1;A2;A3\nNoord;2025;begin;1;2;3\nZuid;2025;eind;4;5;5\n", NULL);
}

/* The code that opening fails with; -1 when it does not fail. */
static int
opening_gives (const Place *place, gboolean change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NspArchive) archive = change
                                       ? nsp_archive_change (place->path, FALSE, NULL, NULL, &error)
                                       : nsp_archive_open (place->path, &error);

  cr_assert_eq (archive == NULL, error != NULL);
  if (error == NULL)
    return -1;
  cr_assert_eq (error->domain, NSP_ARCHIVE_ERROR);
  cr_assert_str_neq (error->message, "");
  return error->code;
}

/* Both ways to open fail with `code`, and leave the folder as it is. */
static void
assert_refused (const Place *place, NspArchiveError code)
{
  g_autofree char *names = place_names (place);

  for (guint change = 0; change < 2; change++) {
    g_autofree char *after = NULL;
    int actual = opening_gives (place, change > 0);

    cr_assert_eq (actual, (int)code, "change %u: %d", change, actual);
    after = place_names (place);
    cr_assert_str_eq (after, names);
  }
}

/* The same for a file of these bytes, which stays. */
static void
assert_file_refused (const void *bytes, gsize length, NspArchiveError code)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GBytes) before = g_bytes_new (bytes, length), after = NULL;

  place_write (place, bytes, length);
  assert_refused (place, code);
  after = place_read (place);
  cr_assert (g_bytes_equal (before, after));
}

Test (archive_damage, refuses_what_is_no_archive)
{
  static const char text[] = "netwerk;A1\nNoord;3\n";
  g_autofree char *zeros = g_malloc0 (8192);

  assert_file_refused ("", 0, NSP_ARCHIVE_ERROR_NOT_ARCHIVE);
  assert_file_refused (text, strlen (text), NSP_ARCHIVE_ERROR_NOT_ARCHIVE);
  assert_file_refused (zeros, 8192, NSP_ARCHIVE_ERROR_NOT_ARCHIVE);
  assert_file_refused ("SQLite format 3", 16, NSP_ARCHIVE_ERROR_NOT_ARCHIVE);
}

Test (archive_damage, refuses_what_is_not_there)
{
  g_autoptr (Place) place = place_new ();

  assert_refused (place, NSP_ARCHIVE_ERROR_ABSENT);
  cr_assert_eq (g_mkdir (place->path, 0700), 0);
  assert_refused (place, NSP_ARCHIVE_ERROR_NOT_ARCHIVE);
  g_free (place->path);
  place->path = g_build_filename (place->folder, "no", "folder", NULL);
  assert_refused (place, NSP_ARCHIVE_ERROR_ABSENT);
}

/* One that is to be made where there is no folder is not merely absent. */
Test (archive_damage, cannot_be_made_in_no_folder)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GError) error = NULL;

  g_free (place->path);
  place->path = g_build_filename (place->folder, "no", "folder", NULL);
  cr_assert_null (nsp_archive_change (place->path, TRUE, NULL, NULL, &error));
  cr_assert (g_error_matches (error, NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_SYSTEM));
}

Test (archive_damage, refuses_other_databases)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GBytes) before = NULL, after = NULL;

  place_run (place, "CREATE TABLE survey (id); PRAGMA user_version = 1");
  before = place_read (place);
  assert_refused (place, NSP_ARCHIVE_ERROR_NOT_ARCHIVE);
  after = place_read (place);
  cr_assert (g_bytes_equal (before, after));
}

/* The kind without a version is no archive either. */
Test (archive_damage, refuses_versions_it_does_not_know)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *newer = g_strdup_printf ("PRAGMA user_version = %d", NSP_ARCHIVE_VERSION + 1);
  g_autoptr (GBytes) before = NULL, after = NULL;

  fill (place);
  place_run (place, newer);
  before = place_read (place);
  assert_refused (place, NSP_ARCHIVE_ERROR_NEWER);
  after = place_read (place);
  cr_assert (g_bytes_equal (before, after));
  place_run (place, "PRAGMA user_version = 0");
  assert_refused (place, NSP_ARCHIVE_ERROR_NOT_ARCHIVE);
}

/* What a damaged archive says: an error, damage, what it said before; or something else, when a
 * text or number became another that is possible: there is no sum over the contents. */
typedef struct {
  guint errors, found, same, other;
} Outcomes;

/* What there is to read, or NULL with an error. */
static char *
content (NspArchive *archive, GError **error)
{
  g_autoptr (GPtrArray) instruments = nsp_archive_instruments (archive, error);
  g_autoptr (GPtrArray) groups = instruments != NULL ? nsp_archive_groups (archive, error) : NULL;
  g_autoptr (GPtrArray) imports = groups != NULL ? nsp_archive_imports (archive, error) : NULL;
  g_autoptr (Reading) reading = NULL;

  if (imports == NULL)
    return NULL;
  reading = reading_new (some_instrument (), NULL);
  if (!nsp_archive_read (archive, reading->survey, reading->problems, error))
    return NULL;
  return whole_survey (reading);
}

static gboolean
ignore (const char *text, gsize length, gpointer data, GError **error)
{
  (void)text, (void)length, (void)data, (void)error;
  return TRUE;
}

static void
look_at (const Place *place, const char *expected, Outcomes *outcomes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NspArchive) archive = nsp_archive_open (place->path, &error);
  g_autofree char *damage = archive != NULL ? archive_damage (archive) : NULL;
  g_autofree char *actual = archive != NULL ? content (archive, &error) : NULL;

  if (archive != NULL)
    nsp_archive_export (archive, 1, ignore, NULL, NULL);
  outcomes->errors += actual == NULL;
  outcomes->found += damage != NULL && *damage != '\0';
  cr_assert (actual != NULL || error != NULL);
  if (actual == NULL || *damage != '\0')
    return;
  if (strcmp (actual, expected) == 0)
    outcomes->same++;
  else
    outcomes->other++;
}

/* A damaged file is looked at, and must be as it was. */
static void
try_damage (const Place *place, const void *bytes, gsize length, const char *expected,
            Outcomes *outcomes)
{
  g_autoptr (GBytes) before = g_bytes_new (bytes, length), after = NULL;
  g_autofree char *names = NULL;

  place_write (place, bytes, length);
  look_at (place, expected, outcomes);
  after = place_read (place);
  cr_assert (g_bytes_equal (before, after), "of %u bytes", (guint)length);
  names = place_names (place);
  cr_assert_str_eq (names, "a.db a.db.key");
}

Test (archive_damage, survives_flipped_bytes)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *expected = NULL;
  Outcomes outcomes = { 0, 0, 0, 0 };
  guint32 state = 20250701;
  gsize length;
  const guint8 *bytes;

  fill (place);
  whole = place_read (place);
  bytes = g_bytes_get_data (whole, &length);
  {
    g_autoptr (NspArchive) archive = must_open (place);

    expected = content (archive, NULL);
  }
  for (guint i = 0; i < 600; i++) {
    g_autofree guint8 *damaged = g_memdup2 (bytes, length);
    guint n = 1 + random_below (&state, 8);
    /* By turns anywhere, and close together at the head of a page, where it matters most. */
    gsize page = random_below (&state, (guint)(length / 4096)) * (gsize)4096;

    for (guint k = 0; k < n; k++) {
      gsize at =
          i % 2 > 0 ? page + random_below (&state, 128) : random_below (&state, (guint)length);

      damaged[at] = (guint8)next_random (&state);
    }
    try_damage (place, damaged, length, expected, &outcomes);
  }
  cr_assert_gt (outcomes.errors, 100, "%u", outcomes.errors);
  cr_assert_gt (outcomes.found, 100, "%u", outcomes.found);
  cr_assert_gt (outcomes.same, 50, "%u", outcomes.same);
  cr_assert_lt (outcomes.other, 30, "%u", outcomes.other);
}

Test (archive_damage, survives_truncation)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GBytes) whole = NULL;
  Outcomes outcomes = { 0, 0, 0, 0 };
  gsize length;
  const guint8 *bytes;

  fill (place);
  whole = place_read (place);
  bytes = g_bytes_get_data (whole, &length);
  for (gsize cut = 1; cut < length; cut += 1009)
    try_damage (place, bytes, cut, "", &outcomes);
  cr_assert_gt (outcomes.errors, 20, "%u", outcomes.errors);
  cr_assert_eq (outcomes.same, 0);
}

/* Values that no import writes, by another program with the checks of SQLite switched off. */
static const char *const strange[] = {
  "UPDATE item SET id = -5 WHERE id = 2",
  "UPDATE item SET id = 9223372036854775807 WHERE id = 2",
  "UPDATE item SET name = '' WHERE id = 2",
  "UPDATE answer SET value = 99",
  "UPDATE answer SET value = -9223372036854775807 - 1",
  "UPDATE answer SET value = 9223372036854775807",
  "UPDATE answer SET item = 77",
  "UPDATE response SET line = -1",
  "UPDATE response SET role = 77",
  "UPDATE response SET network = 77",
  "UPDATE response SET network = 0",
  "UPDATE response SET year = 'nooit'",
  "UPDATE response SET year = ''",
  "UPDATE response SET import = 77",
  "UPDATE network SET name = '' WHERE id = 1",
  "UPDATE network SET name = CAST (x'ff00fe' AS TEXT) WHERE id = 1",
  "UPDATE import SET delimiter = ''",
  "UPDATE import SET encoding = ''",
  "UPDATE import SET tool = 'hamer'",
  "UPDATE import SET rows = -5",
  "UPDATE import SET rows = 9223372036854775807, removed = -9223372036854775807",
  "UPDATE import SET year = 'x', unanswered = -1, previews = -1",
  "UPDATE import_column SET position = 100000 + position",
  "UPDATE import_column SET position = -10 + position",
  "UPDATE import_column SET kind = 'personal'",
  "UPDATE import_column SET kind = 'hamer', label = ''",
  "UPDATE import_column SET kind = 'network'",
  "DELETE FROM import_column",
  "UPDATE import_target SET item = -1",
  "UPDATE import_target SET item = 3",
  "UPDATE import_target SET position = 4999",
  "UPDATE import_role SET role = 'hamer', unlisted = 7",
  "UPDATE unreadable SET position = -1",
  "UPDATE unreadable SET position = 4000000000",
  "UPDATE instrument SET definition = ''",
  "UPDATE instrument SET definition = '{}'",
  "UPDATE instrument SET definition = '[1'",
  "UPDATE instrument SET name = 'other'",
  "DELETE FROM instrument",
  "DELETE FROM archive",
  "DELETE FROM import",
  "DROP TABLE answer",
  "DROP TABLE import_problem",
  "ALTER TABLE response DROP COLUMN moment",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x' WHERE name = 'answer'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'answer'",
  /* Columns without NOT NULL, so that texts are none. */
  "DROP TABLE import_column; CREATE TABLE import_column (import, position, kind, label);"
  "INSERT INTO import_column VALUES (1, 0, NULL, NULL), (2, 1, NULL, NULL)",
  "DROP TABLE unreadable; CREATE TABLE unreadable (response, position, kind);"
  "INSERT INTO unreadable VALUES (1, 4, NULL)",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'NOT NULL', '');"
  "PRAGMA writable_schema = RESET; UPDATE import SET delimiter = NULL, encoding = NULL;"
  "UPDATE import SET file = NULL, imported = NULL",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'NOT NULL', '');"
  "PRAGMA writable_schema = RESET; UPDATE instrument SET definition = NULL, hash = NULL",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'NOT NULL', '');"
  "PRAGMA writable_schema = RESET; UPDATE instrument SET name = NULL; UPDATE item SET name = NULL",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'CHECK', '--');"
  "PRAGMA writable_schema = RESET",
};

Test (archive_damage, survives_strange_values)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GBytes) whole = NULL;
  Outcomes outcomes = { 0, 0, 0, 0 };
  gsize length;
  const guint8 *bytes;

  fill (place);
  whole = place_read (place);
  bytes = g_bytes_get_data (whole, &length);
  for (guint i = 0; i < G_N_ELEMENTS (strange); i++) {
    g_autoptr (GBytes) before = NULL, after = NULL;

    place_write (place, bytes, length);
    place_spoil (place, strange[i]);
    before = place_read (place);
    look_at (place, "", &outcomes);
    after = place_read (place);
    cr_assert (g_bytes_equal (before, after), "%s", strange[i]);
  }
  cr_assert_gt (outcomes.errors, 10, "%u", outcomes.errors);
}

/* What a check finds, after some SQL; and nothing without. */
static void
assert_found (const char *sql, const char *words)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *before = NULL, *damage = NULL;

  fill (place);
  {
    g_autoptr (NspArchive) archive = must_open (place);

    before = archive_damage (archive);
    cr_assert_str_eq (before, "");
  }
  place_run (place, sql);
  {
    g_autoptr (NspArchive) archive = must_open (place);

    damage = archive_damage (archive);
    cr_assert (strstr (damage, words) != NULL, "%s: %s", sql, damage);
  }
}

Test (archive_damage, check_finds_what_the_log_does_not_say)
{
  assert_found ("DELETE FROM answer WHERE response = 61 AND item = 1", "import 2: answer 5 <> 6");
  assert_found ("PRAGMA foreign_keys = ON; DELETE FROM response WHERE id = 61",
                "import 2: response 1 <> 2");
  assert_found ("UPDATE import SET responses = 59 WHERE id = 1", "import 1: response 60 <> 59");
  assert_found ("UPDATE import SET answers = 7 WHERE id = 2", "import 2: answer 6 <> 7");
  assert_found ("UPDATE instrument SET definition = replace (definition, 'A1', 'A9')", "x");
  assert_found ("UPDATE response SET network = 77 WHERE id = 61", "response -> network");
  assert_found ("DELETE FROM answer WHERE response = 61; DELETE FROM response WHERE id = 62",
                "answer");
  assert_found ("DELETE FROM archive", "key");
}
