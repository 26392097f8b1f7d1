/* What goes into an archive, what is there, and what is taken out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "archive_data.h"
#include "archived.h"

static NspInstrument *
x (void)
{
  return make_keyed ("x", 1, 5, 1, "d: A1 A2");
}

static NspInstrument *
y (void)
{
  return make_keyed ("y", 1, 5, 1, "d: A2 B1");
}

static NspSurveyOptions
in (const char *year)
{
  return (NspSurveyOptions){ .period.year = year };
}

/* Adds a file by x and y together. */
static void
add_both (const Place *place, const char *name, const char *csv, const char *year)
{
  g_autoptr (Reading) reading = reading_new (x (), y (), NULL);
  g_autoptr (NspArchive) archive = must_change (place);
  NspSurveyOptions options = in (year);

  archive_add (archive, reading, name, csv, &options);
  cr_assert_eq (nsp_problems_count (reading->problems, NSP_ERROR), 0);
  must_commit (archive);
}

static void
add_x (const Place *place, const char *name, const char *csv, const char *year)
{
  NspSurveyOptions options = in (year);

  place_add (place, x (), name, csv, &options);
}

Test (archive, is_made_for_its_owner_only)
{
  g_autoptr (Place) place = place_new ();
  struct stat about;
  mode_t before = umask (0);

  add_x (place, "a", "A1,A2\n1,2\n", NULL);
  umask (before);
  cr_assert_eq (g_stat (place->path, &about), 0);
  cr_assert_eq (about.st_mode & 07777, 0600, "%o", about.st_mode);
  {
    g_autofree char *names = place_names (place);

    cr_assert_str_eq (names, "a.db a.db.key");
  }
}

Test (archive, is_not_there_before_it_is_committed)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *names = NULL;

  {
    g_autoptr (Reading) reading = reading_new (x (), NULL);
    g_autoptr (NspArchive) archive = must_change (place);

    archive_add (archive, reading, "a", "A1,A2\n1,2\n", NULL);
    cr_assert_not (g_file_test (place->path, G_FILE_TEST_EXISTS));
  }
  names = place_names (place);
  cr_assert_str_eq (names, "");
}

Test (archive, stays_as_it_is_without_commit)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autofree char *names = NULL;

  add_x (place, "a", "A1,A2\n1,2\n", NULL);
  before = place_read (place);
  {
    g_autoptr (Reading) reading = reading_new (x (), NULL);
    g_autoptr (NspArchive) archive = must_change (place);
    g_autoptr (GPtrArray) groups = NULL;

    archive_add (archive, reading, "b", "A1,A2\n1,3\n", NULL);
    groups = nsp_archive_groups (archive, NULL);
    cr_assert_eq (groups->len, 2);
    cr_assert (nsp_archive_remove (archive, groups, NULL));
  }
  after = place_read (place);
  cr_assert (g_bytes_equal (before, after));
  names = place_names (place);
  cr_assert_str_eq (names, "a.db a.db.key");
}

Test (archive, does_not_take_the_place_of_another)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autofree char *names = NULL;

  {
    g_autoptr (Reading) reading = reading_new (x (), NULL);
    g_autoptr (NspArchive) late = must_change (place);
    g_autoptr (GError) error = NULL;

    archive_add (late, reading, "late", "A1,A2\n1,2\n", NULL);
    add_x (place, "early", "A1,A2\n5,5\n", NULL);
    before = place_read (place);
    cr_assert_not (nsp_archive_commit (late, &error));
    cr_assert (g_error_matches (error, NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_APPEARED));
  }
  after = place_read (place);
  cr_assert (g_bytes_equal (before, after));
  names = place_names (place);
  cr_assert_str_eq (names, "a.db a.db.key");
}

/* The hashes in the archive, by line of the file. */
#define HASHES "SELECT lower (hex (respondent)) FROM response ORDER BY line"

Test (archive, keeps_codes_as_hashes_by_its_key)
{
  g_autoptr (Place) place = place_new ();

  /* RFC 4231 has keys of other lengths than ours but for zeros behind them, which HMAC adds itself:
   * test case 2, key "Jefe". */
  place_write_key (place, "netspiegel-key:"
                          "4a65666500000000000000000000000000000000000000000000000000000000\n");
  add_x (place, "b",
         "respondent,A1,A2\n"
         "what do ya want for nothing?,1,1\n"
         "  what do ya want for nothing? ,2,2\n"
         "hmac-sha256:5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843,3,3\n"
         "hmac-sha256:5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843,4,4\n",
         "2025");
  assert_asked (place, "SELECT DISTINCT lower (hex (respondent)) FROM response",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

Test (archive, takes_no_other_text_for_a_hash)
{
  g_autoptr (Place) place = place_new ();

  add_x (place, "b",
         "respondent,A1,A2\n"
         "hmac-sha256:00112233,1,1\n"
         "hmac-sha256:0x00000000000000000000000000000000000000000000000000000000000000,2,2\n"
         ",3,3\n",
         "2025");
  assert_asked (place,
                "SELECT count (DISTINCT respondent), max (length (respondent)),"
                " sum (hex (respondent) LIKE '00%'), sum (respondent IS NULL) FROM response",
                "2|32|0|1");
}

Test (archive, hashes_with_a_key_of_its_own)
{
  g_autoptr (Place) one = place_new (), other = place_new ();
  g_autofree char *hash = NULL, *same = NULL;

  add_x (one, "a", "respondent,A1,A2\nr1,1,2\n", NULL);
  add_x (other, "a", "respondent,A1,A2\nr1,1,2\n", NULL);
  hash = place_ask (one, HASHES);
  same = place_ask (other, HASHES);
  cr_assert_str_neq (hash, same);
}

Test (archive, never_holds_codes_or_personal_columns)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gssize length;

  add_x (place, "a",
         "naam,e-mail,respondent,opmerking,A1,A2\nGeheimnaam,geheim@example.org,geheimcode,"
         "geheimwoord,1,2\n",
         NULL);
  bytes = place_read (place);
  length = (gssize)g_bytes_get_size (bytes);
  text = g_memdup2 (g_bytes_get_data (bytes, NULL), (gsize)length);
  for (gssize k = 0; k < length; k++) /* so that the search does not end at the first of these */
    text[k] = text[k] == '\0' ? ' ' : g_ascii_tolower (text[k]);
  cr_assert_null (g_strstr_len (text, length, "geheim"));
  cr_assert_not_null (g_strstr_len (text, length, "respondent)")); /* the column's label */
}

Test (archive, knows_a_file_by_its_contents)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GBytes) before = NULL, after = NULL;
  NspAdded added;

  add_x (place, "a", "A1,A2\n1,2\n", NULL);
  before = place_read (place);
  added = place_add (place, x (), "b", "A1,A2\n1,2\n", NULL);
  cr_assert (added.known);
  cr_assert_eq (added.import, 1);
  after = place_read (place);
  cr_assert (g_bytes_equal (before, after));
  added = place_add (place, x (), "a", "A1,A2\n1,3\n", NULL);
  cr_assert_not (added.known);
  cr_assert_eq (added.import, 2);
}

/* "import year moment network > later" of the overlaps from an import on. */
static char *
overlaps (const Place *place, gint64 first)
{
  g_autoptr (NspArchive) archive = must_open (place);
  g_autoptr (GPtrArray) groups = nsp_archive_overlaps (archive, first, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++) {
    const NspArchiveGroup *group = g_ptr_array_index (groups, i);

    g_string_append_printf (
        out, "%s%d %s %s %s (%d) > %d %s", out->len > 0 ? "; " : "", (int)group->import,
        group->period.year != NULL ? group->period.year : "-",
        group->period.moment != NSP_MOMENT_NONE ? nsp_moment_name (group->period.moment) : "-",
        group->network != NULL ? group->network : "-", (int)group->n_responses, (int)group->later,
        group->later_file);
  }
  return g_string_free (out, FALSE);
}

#define assert_overlaps(place, first, expected)                                                    \
  do {                                                                                             \
    g_autofree char *overlaps_ = overlaps (place, first);                                          \
    cr_assert_str_eq (overlaps_, expected, "%s", overlaps_);                                       \
  } while (0)

Test (archive, overlaps_by_year_and_network_however_they_are_spelled)
{
  g_autoptr (Place) place = place_new ();

  place_name_networks (place, x (), "Noord Oost Zuid");
  add_x (place, "a", "netwerk,A1,A2\nNoord,1,2\nZuid,1,2\nZuid,2,2\n", "2025");
  add_x (place, "b", "netwerk,A1,A2\nNOORD ,1,3\nOost,1,2\n", "2025");
  assert_overlaps (place, 3, "2 2025 - Noord (1) > 3 b");
  assert_overlaps (place, 4, "");
  add_x (place, "c", "netwerk,A1,A2\nzuid.,4,4\nNoord,4,4\n", "2024-2025");
  assert_overlaps (place, 4,
                   "2 2024-2025 - Noord (1) > 4 c; 2 2024-2025 - Zuid (2) > 4 c;"
                   " 3 2024-2025 - NOORD (1) > 4 c");
}

Test (archive, overlaps_only_at_one_moment)
{
  g_autoptr (Place) place = place_new ();

  place_name_networks (place, x (), "Noord");
  add_x (place, "a", "netwerk,jaar,moment,A1,A2\nNoord,2025,begin,1,2\nNoord,2025,eind,1,2\n",
         NULL);
  add_x (place, "b", "netwerk,jaar,moment,A1,A2\nNoord,2025,eind,1,3\n", NULL);
  add_x (place, "c", "netwerk,jaar,A1,A2\nNoord,2025,1,3\n", NULL);
  assert_overlaps (place, 3, "2 2025 end Noord (1) > 3 b");
  assert_overlaps (place, 4, "");
}

Test (archive, overlaps_only_by_a_questionnaire_of_both)
{
  g_autoptr (Place) place = place_new ();
  NspSurveyOptions options = in ("2025");

  add_x (place, "a", "A1,A2\n1,2\n", "2025");
  place_add (place, y (), "b", "A2,B1\n1,2\n", &options);
  assert_overlaps (place, 2, "");
  add_both (place, "c", "A1,A2,B1\n1,2,3\n", "2025");
  assert_overlaps (place, 3, "1 2025 - - (1) > 3 c; 2 2025 - - (1) > 3 c");
}

/* Replaces or removes what `overlaps` from an import on, or all groups of one import, are. */
static void
replace (const Place *place, gint64 first)
{
  g_autoptr (NspArchive) archive = must_change (place);
  g_autoptr (GPtrArray) groups = nsp_archive_overlaps (archive, first, NULL);

  cr_assert (nsp_archive_replace (archive, groups, NULL));
  must_commit (archive);
}

static void
remove_import (const Place *place, gint64 import)
{
  g_autoptr (NspArchive) archive = must_change (place);
  g_autoptr (GPtrArray) groups = nsp_archive_groups (archive, NULL);

  for (guint i = groups->len; i-- > 0;)
    if (((const NspArchiveGroup *)g_ptr_array_index (groups, i))->import != import)
      g_ptr_array_remove_index (groups, i);
  cr_assert (nsp_archive_remove (archive, groups, NULL));
  must_commit (archive);
}

static void
assert_whole (const Place *place)
{
  g_autoptr (NspArchive) archive = must_open (place);
  g_autofree char *damage = archive_damage (archive);

  cr_assert_str_eq (damage, "");
}

#define LOG "SELECT id, rows, responses, answers, removed FROM import ORDER BY id"

Test (archive, replaces_what_a_later_file_has)
{
  g_autoptr (Place) place = place_new ();

  place_name_networks (place, x (), "Noord ZUID");
  add_x (place, "a", "netwerk,A1,A2\nNoord,1,2\nZuid,1,2\nZuid,2,\n", "2025");
  add_x (place, "b", "netwerk,A1,A2\nZUID,4,4\n", "2025");
  replace (place, 3);
  assert_asked (place, LOG, "1|10|10|20|0;2|3|1|2|2;3|1|1|2|0");
  assert_asked (place, "SELECT name FROM network ORDER BY 1", "Noord;ZUID");
  assert_overlaps (place, 3, "");
  assert_whole (place);
}

Test (archive, replaces_a_whole_import)
{
  g_autoptr (Place) place = place_new ();

  add_x (place, "a", "A1,A2\n1,2\n", "2025");
  add_x (place, "b", "A1,A2\n4,4\n", "2025");
  replace (place, 2);
  assert_asked (place, LOG, "2|1|1|2|0");
  assert_whole (place);
}

/* Answers to other questionnaires stay, and are all that is left of the file. */
Test (archive, replaces_only_the_questionnaires_of_the_later_file)
{
  g_autoptr (Place) place = place_new ();
  NspAdded added;
  NspSurveyOptions options = in ("2025");
  const char *csv = "A1,A2,B1\n1,2,3\n2,,4\n3,3,\n,,5\n5,,\n";

  add_both (place, "a", csv, "2025");
  assert_asked (place, LOG, "1|5|5|11|0");
  add_x (place, "b", "A1,A2\n4,4\n", "2025");
  replace (place, 2);
  /* The row with A1 alone had nothing of y. */
  assert_asked (place, LOG, "1|5|4|5|1;2|1|1|2|0");
  assert_asked (
      place,
      "SELECT DISTINCT instrument.name FROM answer JOIN response ON response.id = response"
      " JOIN item ON item.id = item JOIN instrument ON instrument.id = item.instrument"
      " WHERE import = 1",
      "y");
  assert_whole (place);
  /* The file is no longer known as a whole, nor does the rest stand in the way of x. */
  remove_import (place, 2);
  assert_asked (place, "SELECT name FROM instrument", "y");
  added = place_add (place, x (), "c", "A1,A2\n5,5\n", &options);
  assert_overlaps (place, added.import, "");
  added = place_add (place, x (), "a", csv, &options);
  cr_assert_not (added.known);
  assert_whole (place);
}

Test (archive, forgets_an_unreadable_answer_with_its_questionnaires)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (Reading) reading = reading_new (x (), y (), NULL);
  NspSurveyOptions options = { .period.year = "2025", .lenient = TRUE };

  {
    g_autoptr (NspArchive) archive = must_change (place);

    archive_add (archive, reading, "a", "A1,A2,B1\nveel,3,3\n1,niets,2\n", &options);
    must_commit (archive);
  }
  assert_asked (place, "SELECT response, position FROM unreadable", "1|0;2|1");
  add_x (place, "b", "A1,A2\n4,4\n", "2025");
  replace (place, 2);
  assert_asked (place, "SELECT response, position FROM unreadable", "2|1");
  assert_whole (place);
}

Test (archive, leaves_nothing_behind)
{
  g_autoptr (Place) place = place_new ();

  add_both (place, "a", "netwerk,rol,A1,A2,B1\nNoord,kok,1,2,3\n", "2025");
  add_x (place, "b", "netwerk,A1,A2\nZuid,1,2\nZuid,1,2\nZuid,1,2\nZuid,1,2\nZuid,1,2\n", "2024");
  remove_import (place, 1);
  assert_asked (place, LOG, "2|5|5|10|0");
  assert_asked (place, "SELECT name FROM network", "Zuid");
  assert_asked (place, "SELECT name FROM instrument", "x");
  assert_asked (place, "SELECT count (*) FROM import_role", "0");
  assert_asked (place, "SELECT DISTINCT import FROM import_column", "2");
  assert_asked (place, "SELECT DISTINCT instrument FROM item", "1");
  remove_import (place, 2);
  assert_asked (place,
                "SELECT (SELECT count (*) FROM import) + (SELECT count (*) FROM item)"
                " + (SELECT count (*) FROM network) + (SELECT count (*) FROM response)"
                " + (SELECT count (*) FROM answer) + (SELECT count (*) FROM import_column)"
                " + (SELECT count (*) FROM import_target) + (SELECT count (*) FROM instrument)",
                "0");
  assert_whole (place);
  /* A number is never given twice. */
  add_x (place, "c", "netwerk,A1,A2\nZuid,1,2\n", "2024");
  assert_asked (place, LOG, "3|1|1|2|0");
}

/* SQLite leaves copies behind where it moves rows from page to page, and overwrites only the last.
 */
Test (archive, leaves_no_trace_of_what_was_removed)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GString) csv = g_string_new ("netwerk,jaar,A1,A2\n");
  guint32 state = 20250701;

  for (guint i = 0; i < 1500; i++) {
    guint32 name = next_random (&state), year = next_random (&state) % 2;

    for (guint k = 0; k < 5; k++) /* fewer would be hidden */
      g_string_append_printf (csv, "%08x%s,%u,1,%u\n", name, year > 0 ? "weg" : "blijft",
                              2024 + year, 1 + i % 5);
  }
  add_x (place, "a", csv->str, NULL);
  cr_assert (place_has (place, "weg", 3));
  {
    g_autoptr (NspArchive) archive = must_change (place);
    g_autoptr (GPtrArray) groups = nsp_archive_groups (archive, NULL);

    for (guint i = groups->len; i-- > 0;)
      if (strcmp (((const NspArchiveGroup *)g_ptr_array_index (groups, i))->period.year, "2025") !=
          0)
        g_ptr_array_remove_index (groups, i);
    cr_assert (nsp_archive_remove (archive, groups, NULL));
    must_commit (archive);
  }
  cr_assert (place_has (place, "blijft", 6));
  cr_assert_not (place_has (place, "weg", 3));
  assert_whole (place);
}

/* The file is built anew after that; a program that is stopped before must leave nothing either. */
Test (archive, overwrites_what_is_removed)
{
  g_autoptr (Place) place = place_new ();

  add_x (place, "a", "netwerk,A1,A2\nBlijft,1,2\nBlijft,1,2\nBlijft,1,2\nBlijft,1,2\nBlijft,1,2\n",
         "2024");
  add_x (place, "b", "netwerk,A1,A2\nGaat,1,2\nGaat,1,2\nGaat,1,2\nGaat,1,2\nGaat,1,2\n", "2025");
  cr_assert (place_has (place, "Gaat", 4));
  {
    g_autoptr (NspArchive) archive = must_change (place);
    g_autoptr (GPtrArray) groups = nsp_archive_groups (archive, NULL);

    g_ptr_array_remove_index (groups, 0);
    cr_assert (nsp_archive_remove (archive, groups, NULL));
    archive->erased = FALSE;
    must_commit (archive);
  }
  cr_assert (place_has (place, "Blijft", 6));
  cr_assert_not (place_has (place, "Gaat", 4));
}

Test (archive, does_not_change_for_a_change_of_words)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (NspArchive) archive = NULL;
  g_autoptr (Reading) same = reading_new (x (), NULL), wide = NULL, more = NULL;

  add_x (place, "a", "A1,A2\n1,2\n", "2025");
  archive = must_open (place);
  cr_assert (archive_read (archive, same));
  assert_told (same->problems, "");
  more = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 A2; e: A3"), NULL);
  cr_assert (archive_read (archive, more));
  cr_assert_eq (count_code (more->problems, 0, NSP_PROBLEM_INSTRUMENT_CHANGED), 1);
  cr_assert_eq (nsp_survey_n_rows (more->survey), 1);
  wide = reading_new (make_keyed ("x", 1, 7, 1, "d: A1 A2"), NULL);
  cr_assert (archive_read (archive, wide));
  cr_assert_eq (count_code (wide->problems, 0, NSP_PROBLEM_INSTRUMENT_OTHER), 1);
  assert_says (find_problem (wide->problems, NSP_PROBLEM_INSTRUMENT_OTHER), "1–7");
  cr_assert_eq (nsp_survey_n_rows (wide->survey), 0);
}
