/* Archives of older versions: read as they are, and brought up to date when they change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "archived.h"

/* The first version, as it was released, with a row in every table. It is not to be changed: an
 * archive like it may be on somebody's disk. */
#define VERSION_1 NSP_SOURCE_DIR "/tests/engine/data/archive-1.sql"

static void
make_version_1 (const Place *place)
{
  g_autofree char *sql = NULL;

  cr_assert (g_file_get_contents (VERSION_1, &sql, NULL, NULL));
  place_run (place, sql);
}

static char *
read_all (NspArchive *archive)
{
  g_autoptr (GPtrArray) instruments = nsp_archive_instruments (archive, NULL);
  g_autoptr (Reading) reading = NULL;

  cr_assert_eq (instruments->len, 1);
  reading = reading_new (g_ptr_array_steal_index (instruments, 0), NULL);
  cr_assert (archive_read (archive, reading));
  return whole_survey (reading);
}

static char *
read_place (const Place *place)
{
  g_autoptr (NspArchive) archive = must_open (place);
  g_autofree char *damage = archive_damage (archive);

  cr_assert_str_eq (damage, "");
  return read_all (archive);
}

Test (archive_migration, reads_the_first_version_as_it_is)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autofree char *content = NULL;

  make_version_1 (place);
  before = place_read (place);
  content = read_place (place);
  cr_assert (strstr (content, "0:2 Noord 2024-2025 0 who 1 role 1 1 x 1 2") != NULL, "%s", content);
  cr_assert (strstr (content, "0:3 Zuid 2024-2025 0 who 0 role 5 1 x 255 5") != NULL, "%s",
             content);
  cr_assert (strstr (content, "\"…\" is not an answer") != NULL, "%s", content);
  after = place_read (place);
  cr_assert (g_bytes_equal (before, after));
  {
    g_autoptr (NspArchive) archive = must_open (place);

    cr_assert_eq (nsp_archive_version (archive), 1);
  }
}

/* Five rows of each network, so that they keep their names. */
#define FILL_NETWORKS                                                                              \
  "INSERT INTO response SELECT 2 + i * 2 - 2 + response.id, import, line + 2 * i, network, year,"  \
  "  role, NULL FROM response, (SELECT 1 AS i UNION SELECT 2 UNION SELECT 3 UNION SELECT 4);"      \
  "INSERT INTO answer SELECT id, item, 4 FROM response, (SELECT 1 AS item UNION SELECT 2)"         \
  "  WHERE id > 2;"                                                                                \
  "UPDATE import SET rows = rows + 8, responses = responses + 8, answers = answers + 16;"

/* Tables and indexes, with the words of their columns. */
#define SCHEMA "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"

Test (archive_migration, brings_the_first_version_up_to_date)
{
  g_autoptr (Place) old = place_new (), fresh = place_new ();
  g_autofree char *before = NULL, *after = NULL, *expected = NULL;

  make_version_1 (old);
  place_run (old, FILL_NETWORKS);
  before = read_place (old);
  cr_assert (strstr (before, "0:11 Zuid") != NULL, "%s", before);
  {
    g_autoptr (NspArchive) archive = must_change (old);

    cr_assert_eq (nsp_archive_version (archive), 1);
    must_commit (archive);
  }
  assert_asked (old, "PRAGMA user_version", "3");
  after = read_place (old);
  cr_assert_str_eq (after, before);
  place_add (fresh, make_keyed ("x", 1, 5, 1, "d: A1 A2"), "f", "A1,A2\n1,2\n", NULL);
  expected = place_ask (fresh, SCHEMA);
  assert_asked (old, SCHEMA, expected);
}

/* The key of archive-1.sql. */
#define KEY_1 "netspiegel-key:0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b\n"

static void
change (const Place *place, gboolean add)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NspArchive) archive = nsp_archive_change (place->path, add, NULL, NULL, &error);

  cr_assert_not_null (archive, "%s", error != NULL ? error->message : "");
  must_commit (archive);
}

/* Twelve of the same bytes are in no other place of an archive, 32 in a row less so. */
Test (archive_migration, puts_the_key_into_a_file)
{
  static const guint8 key[] = { 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11 };

  for (guint add = 0; add < 2; add++) {
    g_autoptr (Place) place = place_new ();
    g_autofree char *text = NULL, *names = NULL;

    make_version_1 (place);
    cr_assert (place_has (place, key, sizeof key));
    change (place, add > 0);
    cr_assert_not (place_has (place, key, sizeof key));
    text = place_read_key (place);
    cr_assert_str_eq (text, KEY_1);
    names = place_names (place);
    cr_assert_str_eq (names, "a.db a.db.key");
  }
}

/* Cells that could not be read, and roles in no list, of which there are many. */
#define FILL_WITH_CELLS                                                                            \
  "WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"               \
  " INSERT INTO unreadable SELECT 1 + i % 2, 10 + (i * 7919) % 4001, 'unreadable', 'Geheim ' || i" \
  " FROM n;"                                                                                       \
  "WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"               \
  " INSERT INTO import_role SELECT i, 1, 'other', 'Geheim ' || i FROM n;"

Test (archive_migration, leaves_no_cells)
{
  g_autoptr (Place) place = place_new ();

  make_version_1 (place);
  place_run (place, FILL_WITH_CELLS);
  cr_assert (place_has (place, "Geheim", 6) && place_has (place, "veel", 4) &&
             place_has (place, "Piloot", 6));
  change (place, FALSE);
  cr_assert_not (place_has (place, "Geheim", 6));
  cr_assert_not (place_has (place, "veel", 4));
  cr_assert_not (place_has (place, "Piloot", 6));
  assert_asked (place, "SELECT count (*), count (DISTINCT position) FROM unreadable", "3992|3992");
  assert_asked (place, "SELECT unlisted, count (*) FROM import_role GROUP BY 1", "0|1;1|3992");
}

/* As after a kill between the key and the rest. */
Test (archive_migration, is_content_with_the_key_where_it_is)
{
  g_autoptr (Place) place = place_new ();

  make_version_1 (place);
  place_write_key (place, KEY_1);
  change (place, TRUE);
  assert_asked (place, "PRAGMA user_version", "3");
}

Test (archive_migration, does_not_happen_when_another_key_is_in_the_way)
{
  static const char *const others[] = {
    "", "een brief\n",
    "netspiegel-key:0c0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b\n"
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (others); i++) {
    g_autoptr (Place) place = place_new ();
    g_autoptr (GBytes) before = NULL, after = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *key = NULL;

    make_version_1 (place);
    place_write_key (place, others[i / 2]);
    before = place_read (place);
    cr_assert_null (nsp_archive_change (place->path, i % 2 > 0, NULL, NULL, &error));
    cr_assert_eq (error->code, i / 2 < 2 ? (int)NSP_ARCHIVE_ERROR_KEY_DAMAGED
                                         : (int)NSP_ARCHIVE_ERROR_KEY_OTHER);
    after = place_read (place);
    cr_assert (g_bytes_equal (before, after));
    key = place_read_key (place);
    cr_assert_str_eq (key, others[i / 2]);
  }
}

/* By no key, or one that everybody knows, codes could be guessed. */
Test (archive_migration, needs_the_key)
{
  for (guint add = 0; add < 2; add++) {
    g_autoptr (Place) place = place_new ();
    g_autoptr (GError) error = NULL;
    g_autofree char *names = NULL;

    make_version_1 (place);
    place_run (place, "DELETE FROM archive");
    cr_assert_null (nsp_archive_change (place->path, add > 0, NULL, NULL, &error));
    cr_assert (g_error_matches (error, NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_CORRUPT));
    names = place_names (place);
    cr_assert_str_eq (names, "a.db");
  }
}

/* What was not committed has not been: it is still of the first version. */
Test (archive_migration, is_part_of_the_change)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autofree char *names = NULL;

  make_version_1 (place);
  before = place_read (place);
  nsp_archive_close (must_change (place));
  after = place_read (place);
  cr_assert (g_bytes_equal (before, after));
  names = place_names (place);
  cr_assert_str_eq (names, "a.db");
}

Test (archive_migration, takes_more_afterwards)
{
  g_autoptr (Place) place = place_new ();
  NspAdded added;

  make_version_1 (place);
  added = place_add (place, make_keyed ("x", 1, 5, 1, "d: A1 A2"), "twee.csv",
                     "netwerk,jaar,moment,respondent,A1,A2\nNoord,2026,eind,r1,1,2\n", NULL);
  cr_assert_eq (added.import, 2);
  cr_assert_not (added.known);
  assert_asked (place, "SELECT id, year, moment FROM response", "1|2025|-;2|2025|-;3|2026|end");
}

Test (archive_migration, settings_are_those_that_the_manual_promises)
{
  g_autoptr (Place) place = place_new ();

  place_add (place, make_keyed ("x", 1, 5, 1, "d: A1 A2"), "f", "A1,A2\n1,2\n", NULL);
  assert_asked (place, "PRAGMA journal_mode", "delete");
  assert_asked (place, "PRAGMA application_id", "1314082881");
  assert_asked (place, "PRAGMA user_version", "3");
  assert_asked (place,
                "SELECT count (*) FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'"
                " AND NOT strict",
                "0");
  assert_asked (place, "SELECT length (key_check), count (*) FROM archive", "32|1");
}
