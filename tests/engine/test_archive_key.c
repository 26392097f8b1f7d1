/* The key of an archive, in a file beside it: what it takes to add, and what goes without.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "archived.h"

#define PREFIX "netspiegel-key:"
#define KEY "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF"

static void
add (const Place *place, const char *name, const char *csv)
{
  place_add (place, make_keyed ("x", 1, 5, 1, "d: A1 A2"), name, csv, NULL);
}

static char *
key_path (const Place *place)
{
  return nsp_archive_key_path (place->path);
}

/* Opening to change: the code of its error, -1 for none. */
static int
changing_gives (const Place *place, gboolean to_add)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NspArchive) archive = nsp_archive_change (place->path, to_add, NULL, NULL, &error);

  cr_assert_eq (archive == NULL, error != NULL);
  return error != NULL ? error->code : -1;
}

Test (archive_key, is_made_with_the_archive_for_its_owner_only)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *path = key_path (place), *text = NULL;
  guint8 bytes[32];
  struct stat about;
  mode_t before = umask (0);

  add (place, "a", "A1,A2\n1,2\n");
  umask (before);
  cr_assert_eq (g_stat (path, &about), 0);
  cr_assert_eq (about.st_mode & 07777, 0600, "%o", about.st_mode);
  text = place_read_key (place);
  cr_assert (g_str_has_prefix (text, PREFIX));
  cr_assert_eq (strlen (text), strlen (PREFIX) + 65);
  cr_assert_eq (strspn (text + strlen (PREFIX), "0123456789abcdef"), 64);
  cr_assert_eq (text[strlen (PREFIX) + 64], '\n');
  /* The archive has it neither as text nor as bytes. */
  for (guint i = 0; i < 32; i++)
    bytes[i] = (guint8)(16 * g_ascii_xdigit_value (text[strlen (PREFIX) + 2 * i]) +
                        g_ascii_xdigit_value (text[strlen (PREFIX) + 2 * i + 1]));
  cr_assert_not (place_has (place, bytes, 8));
  cr_assert_not (place_has (place, text + strlen (PREFIX), 16));
}

Test (archive_key, is_another_for_each_archive)
{
  g_autoptr (Place) one = place_new (), other = place_new ();
  g_autofree char *first = NULL, *second = NULL;

  add (one, "a", "A1,A2\n1,2\n");
  add (other, "a", "A1,A2\n1,2\n");
  first = place_read_key (one);
  second = place_read_key (other);
  cr_assert_str_neq (first, second);
}

Test (archive_key, is_not_changed_by_what_is_added)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *before = NULL, *after = NULL;

  add (place, "a", "respondent,A1,A2\nr1,1,2\n");
  before = place_read_key (place);
  add (place, "b", "respondent,A1,A2\nr1,1,3\n");
  after = place_read_key (place);
  cr_assert_str_eq (before, after);
  assert_asked (place, "SELECT count (DISTINCT respondent), count (*) FROM response", "1|2");
}

Test (archive_key, is_needed_to_add_and_for_nothing_else)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *path = key_path (place), *names = NULL;

  add (place, "a", "respondent,A1,A2\nr1,1,2\n");
  cr_assert_eq (g_unlink (path), 0);
  cr_assert_eq (changing_gives (place, TRUE), (int)NSP_ARCHIVE_ERROR_KEY_ABSENT);
  names = place_names (place);
  cr_assert_str_eq (names, "a.db");
  {
    g_autoptr (NspArchive) archive = must_open (place);
    g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 A2"), NULL);
    g_autofree char *damage = archive_damage (archive);

    cr_assert (archive_read (archive, reading));
    cr_assert_eq (nsp_survey_n_rows (reading->survey), 1);
    cr_assert_str_eq (damage, "");
  }
  {
    g_autoptr (NspArchive) archive = nsp_archive_change (place->path, FALSE, NULL, NULL, NULL);
    g_autoptr (GPtrArray) groups = nsp_archive_groups (archive, NULL);

    cr_assert (nsp_archive_remove (archive, groups, NULL));
    must_commit (archive);
  }
  assert_asked (place, "SELECT count (*) FROM response", "0");
  cr_assert_not (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Opened without one, it takes nothing: by no key codes could be guessed. */
Test (archive_key, is_asked_for_again_when_something_comes_in)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 A2"), NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("A1,A2\n1,2\n", 10);
  g_autoptr (NspArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  NspSurveyOptions options = { 0 };
  NspAdded added;

  add (place, "a", "A1,A2\n1,1\n");
  archive = nsp_archive_change (place->path, FALSE, NULL, NULL, NULL);
  cr_assert_not (nsp_archive_add (archive, reading->survey, "b", bytes, &options, "nu",
                                  reading->problems, &added, &error));
  cr_assert (g_error_matches (error, NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_KEY_ABSENT));
}

/* Whether adding is refused with this key, for an archive that is there and for one that is not;
 * nothing changes. */
static void
assert_key_refused (const char *text)
{
  for (guint new = 0; new < 2; new ++) {
    g_autoptr (Place) place = place_new ();
    g_autofree char *names = NULL, *names_after = NULL, *after = NULL;
    int actual;

    if (new == 0)
      add (place, "a", "A1,A2\n1,2\n");
    place_write_key (place, text);
    names = place_names (place);
    actual = changing_gives (place, TRUE);
    cr_assert_eq (actual, (int)NSP_ARCHIVE_ERROR_KEY_DAMAGED, "%s: %d", text, actual);
    names_after = place_names (place);
    cr_assert_str_eq (names_after, names);
    after = place_read_key (place);
    cr_assert_str_eq (after, text);
  }
}

Test (archive_key, must_be_a_whole_one)
{
  static const char *const texts[] = {
    "",
    "\n",
    "een brief\n",
    KEY "\n",
    PREFIX "\n",
    PREFIX "00112233445566778899aabbccddeeff00112233445566778899aabbccddee\n",
    PREFIX KEY "00\n",
    PREFIX KEY "\n\n",
    PREFIX KEY "\r\r\n",
    PREFIX KEY " \n",
    PREFIX KEY "\n" PREFIX KEY "\n",
    PREFIX "g0112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n",
    "netspiegel-kez:" KEY "\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_key_refused (texts[i]);
}

/* A key of another archive is refused; to a new archive every key is its own. */
Test (archive_key, must_be_the_archives_own)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (NspArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  int actual;

  add (place, "a", "A1,A2\n1,2\n");
  place_write_key (place, PREFIX KEY "\n");
  actual = changing_gives (place, TRUE);
  cr_assert_eq (actual, (int)NSP_ARCHIVE_ERROR_KEY_OTHER, "%d", actual);
  archive = must_open (place);
  cr_assert_not (nsp_archive_check_key (archive, &error));
  cr_assert (g_error_matches (error, NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_KEY_OTHER));
}

Test (archive_key, may_have_lost_its_end_of_line)
{
  static const char *const ends[] = { "", "\n", "\r\n" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autoptr (Place) place = place_new ();
    g_autofree char *text = g_strconcat (PREFIX KEY, ends[i], NULL), *after = NULL;

    place_write_key (place, text);
    add (place, "a", "respondent,A1,A2\nr1,1,2\n");
    after = place_read_key (place);
    cr_assert_str_eq (after, text);
    /* HMAC-SHA-256 of "r1" by KEY, as python's hmac gives it. */
    assert_asked (place, "SELECT lower (hex (respondent)) FROM response",
                  "50dd579b5adb5268acd17eee015d3a8a779c3d10e8e4265d7eac78784507a591");
  }
}

/* An archive that went can be made again: the codes in it get the same hashes. */
Test (archive_key, outlives_its_archive)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *before = NULL, *after = NULL;

  add (place, "a", "respondent,A1,A2\nr1,1,2\n");
  before = place_ask (place, "SELECT hex (respondent) FROM response");
  cr_assert_eq (g_unlink (place->path), 0);
  add (place, "a", "respondent,A1,A2\nr1,1,2\n");
  after = place_ask (place, "SELECT hex (respondent) FROM response");
  cr_assert_str_eq (after, before);
}

/* Something else under its name: not hung up on, and not taken away. */
Test (archive_key, is_a_file)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *path = key_path (place);

  cr_assert_eq (g_mkdir (path, 0700), 0);
  cr_assert_eq (changing_gives (place, TRUE), (int)NSP_ARCHIVE_ERROR_KEY_FAILED);
  cr_assert_eq (g_rmdir (path), 0);
  cr_assert_eq (mkfifo (path, 0600), 0);
  cr_assert_eq (changing_gives (place, TRUE), (int)NSP_ARCHIVE_ERROR_KEY_DAMAGED);
  cr_assert (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Two that make the same archive: the later one finds the key of the earlier, and begins again. */
Test (archive_key, is_never_written_over)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1 A2"), NULL);
  g_autoptr (NspArchive) late = must_change (place);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL, *names = NULL;

  archive_add (late, reading, "late", "respondent,A1,A2\nr1,1,2\n", NULL);
  place_write_key (place, PREFIX KEY "\n");
  cr_assert_not (nsp_archive_commit (late, &error));
  cr_assert (g_error_matches (error, NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_APPEARED));
  after = place_read_key (place);
  cr_assert_str_eq (after, PREFIX KEY "\n");
  nsp_archive_close (g_steal_pointer (&late));
  names = place_names (place);
  cr_assert_str_eq (names, "a.db.key");
}
