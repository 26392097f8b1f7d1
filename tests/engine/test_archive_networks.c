/* Networks of few rows, which an archive does not name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "archived.h"
#include "names.h"

#define KEY "netspiegel-key:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n"

/* HMAC-SHA-256 by KEY of "network:" and the folded name, as python's hmac gives it. */
#define NOORD "hmac-sha256:5b997f9c45b34946167d7192237200a57d1fe7d508f2037440a95475005d14f1"
#define TOKYO "hmac-sha256:339a95625f7b1f987530c5c0a3478c47cc769de65c6a21e0ea490e7edb38531c"
#define JURGEN "hmac-sha256:077a5f71efbed3a8ff3467d4fc3398ba569a40057eefdb28e2a32346fd8c813f"

/* A hash by no key of ours. */
#define FOREIGN "hmac-sha256:ff00000000000000000000000000000000000000000000000000000000000000"

static NspInstrument *
x (void)
{
  return make_keyed ("x", 1, 5, 1, "d: A1 A2");
}

/* An archive to be, by KEY. */
static Place *
keyed_place (void)
{
  Place *place = place_new ();

  place_write_key (place, KEY);
  return place;
}

/* Adds a file of a year with these networks, a row each: "Noord|noord|Zuid". */
static void
add (const Place *place, const char *year, const char *networks)
{
  g_auto (GStrv) names = g_strsplit (networks, "|", -1);
  g_autoptr (GString) csv = g_string_new ("netwerk,A1,A2\n");
  NspSurveyOptions options = { .period.year = year };

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (csv, "%s,%u,%u\n", names[i], 1 + i % 5, 1 + i % 3);
  place_add (place, x (), year, csv->str, &options);
}

#define NETWORKS                                                                                   \
  "SELECT name, count (*) FROM response JOIN network ON network.id = network GROUP BY name"        \
  " ORDER BY name"
#define N_ROWS "SELECT count (*) FROM network"

static void
remove_year (const Place *place, const char *year)
{
  g_autoptr (NspArchive) archive = nsp_archive_change (place->path, FALSE, NULL, NULL, NULL);
  g_autoptr (GPtrArray) groups = nsp_archive_groups (archive, NULL);

  for (guint i = groups->len; i-- > 0;)
    if (strcmp (((const NspArchiveGroup *)g_ptr_array_index (groups, i))->period.year, year) != 0)
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
  assert_asked (place, N_ROWS " WHERE id NOT IN (SELECT network FROM response)", "0");
  assert_asked (place, "SELECT count (*) FROM sqlite_schema WHERE name = 'response_network'", "0");
}

Test (archive_networks, of_fewer_than_5_rows_are_hidden)
{
  g_autoptr (Place) place = keyed_place ();

  add (place, "2025", "Noord|Noord|Noord|Noord|Zuid|Zuid|Zuid|Zuid|Zuid");
  assert_asked (place, NETWORKS, "Zuid|5;" NOORD "|4");
  cr_assert_not (place_has (place, "Noord", 5));
  assert_whole (place);
}

Test (archive_networks, are_one_however_they_are_spelled)
{
  g_autoptr (Place) place = keyed_place ();

  add (place, "2025", "Noord| NOORD |noord.|Zuid|ZUID|zuid!|Zuid|zuid!");
  assert_asked (place, NETWORKS, "ZUID|1;Zuid|2;" NOORD "|3;zuid!|2");
  cr_assert_not (place_has (place, "NOORD", 5) || place_has (place, "noord", 5));
  assert_whole (place);
}

/* Composed and decomposed, and a script without cases. */
Test (archive_networks, may_be_in_any_script)
{
  g_autoptr (Place) place = keyed_place ();

  add (place, "2025", "東京|Jürgen|JU\xCC\x88RGEN|ju\xCC\x88rgen|東京");
  assert_asked (place, NETWORKS, JURGEN "|3;" TOKYO "|2");
  cr_assert_not (place_has (place, "東京", 6) || place_has (place, "rgen", 4) ||
                 place_has (place, "RGEN", 4));
}

/* The name comes back as most write it now. */
Test (archive_networks, are_shown_once_they_have_5_rows)
{
  g_autoptr (Place) place = keyed_place ();

  add (place, "2024", "NOORD|NOORD");
  add (place, "2025", "noord|noord");
  assert_asked (place, NETWORKS, NOORD "|4");
  add (place, "2026", "noord!|Noord|Noord");
  assert_asked (place, NETWORKS, "Noord|6;noord!|1");
  assert_asked (place,
                "SELECT count (*) FROM response WHERE year = '2024' AND network ="
                " (SELECT id FROM network WHERE name = 'Noord')",
                "2");
  assert_whole (place);
}

/* Others still have their rows: one of two networks goes below, and one is not there any more. */
Test (archive_networks, are_hidden_when_rows_are_removed)
{
  g_autoptr (Place) place = keyed_place ();

  add (place, "2024", "Noord|Noord|Oost|Oost|Oost|Oost|Oost");
  add (place, "2025", "NOORD|NOORD|Noord|Zuid|Zuid|Zuid|Zuid|Zuid");
  assert_asked (place, NETWORKS, "NOORD|4;Noord|1;Oost|5;Zuid|5");
  remove_year (place, "2024");
  assert_asked (place, NETWORKS, "Zuid|5;" NOORD "|3");
  cr_assert_not (place_has (place, "Noord", 5) || place_has (place, "NOORD", 5));
  assert_whole (place);
}

/* Nothing can be hidden then; the next file that comes in sees to it. */
Test (archive_networks, stay_when_rows_are_removed_without_the_key)
{
  g_autoptr (Place) place = keyed_place ();
  g_autofree char *path = nsp_archive_key_path (place->path);

  add (place, "2024", "Noord|Noord");
  add (place, "2025", "Noord|Noord|Noord");
  cr_assert_eq (unlink (path), 0);
  remove_year (place, "2024");
  assert_asked (place, NETWORKS, "Noord|3");
  place_write_key (place, KEY);
  add (place, "2026", "Zuid");
  assert_asked (place, N_ROWS " WHERE name LIKE 'hmac-sha256:%'", "2");
  cr_assert_not (place_has (place, "Noord", 5));
}

/* A text in the place of a name, as an export has it, is taken as it is, however it is written. */
Test (archive_networks, may_come_in_hidden)
{
  g_autoptr (Place) place = keyed_place ();

  add (place, "2024",
       FOREIGN "|HMAC-SHA256:FF00000000000000000000000000000000000000000000000000000000000000"
               "|" NOORD);
  assert_asked (place, NETWORKS, NOORD "|1;" FOREIGN "|2");
  /* Nobody can tell the name of the one; that of the other comes in. */
  add (place, "2025", FOREIGN "|" FOREIGN "|" FOREIGN "|Noord|Noord|Noord|Noord");
  assert_asked (place, NETWORKS, "Noord|5;" FOREIGN "|5");
  assert_whole (place);
}

Test (archive_networks, are_no_hash_by_looking_like_one)
{
  g_autoptr (Place) place = keyed_place ();
  const char *name = "hmac-sha256:00";

  add (place, "2025", "hmac-sha256:00|hmac-sha256:00|hmac-sha256:00|hmac-sha256:00|hmac-sha256:00");
  assert_asked (place, NETWORKS, "hmac-sha256:00|5");
  cr_assert_not (nsp_name_is_hidden (name));
  cr_assert (nsp_name_is_hidden (NOORD) && nsp_name_is_hidden (" " NOORD "."));
}

/* A code that is the name of a network would tell it by its hash. */
Test (archive_networks, have_another_hash_than_codes)
{
  g_autoptr (Place) place = keyed_place ();

  place_add (place, x (), "a", "netwerk,respondent,A1,A2\nnoord,noord,1,2\n", NULL);
  assert_asked (place, "SELECT name FROM network", NOORD);
  assert_asked (place,
                "SELECT count (*) FROM response JOIN network ON network.id = network"
                " WHERE name = 'hmac-sha256:' || lower (hex (respondent))",
                "0");
}

static gboolean
append (const char *text, gsize length, gpointer data, GError **error)
{
  (void)error;
  g_string_append_len (data, text, (gssize)length);
  return TRUE;
}

static char *
export_of (const Place *place)
{
  g_autoptr (NspArchive) archive = must_open (place);
  GString *out = g_string_new (NULL);

  cr_assert (nsp_archive_export (archive, 0, append, out, NULL));
  return g_string_free (out, FALSE);
}

/* Into another archive, whose key is another; and back into the first, which knows its own. */
Test (archive_networks, go_out_and_in_again)
{
  g_autoptr (Place) place = keyed_place (), other = place_new ();
  g_autofree char *csv = NULL, *again = NULL;

  add (place, "2025", "Noord|Noord|Zuid|Zuid|Zuid|Zuid|Zuid");
  csv = export_of (place);
  cr_assert (strstr (csv, NOORD) != NULL && strstr (csv, "Noord") == NULL, "%s", csv);
  place_add (other, x (), "b", csv, NULL);
  again = export_of (other);
  cr_assert_str_eq (again, csv);
  remove_year (place, "2025");
  assert_asked (place, N_ROWS, "0");
  place_add (place, x (), "b", csv, NULL);
  add (place, "2026", "Noord|Noord|Noord");
  assert_asked (place, NETWORKS, "Noord|5;Zuid|5");
}

/* SQLite leaves copies behind where it moves rows from page to page: many names, in a new archive
 * and in one that is there; nothing of them in any file of its folder. */
Test (archive_networks, leave_no_trace)
{
  g_autoptr (Place) place = keyed_place ();
  guint32 state = 20251121;

  for (guint turn = 0; turn < 2; turn++) {
    g_autoptr (GString) csv = g_string_new ("netwerk,jaar,A1,A2\n");
    g_autofree char *names = NULL;

    for (guint i = 0; i < 4000; i++) {
      guint32 name = next_random (&state);

      for (guint k = 0; k < 1 + i % 2 * 4; k++)
        g_string_append_printf (csv, "%08x%s,%u,1,%u\n", name, i % 2 > 0 ? "vele" : "geheim",
                                2024 + turn, 1 + i % 5);
    }
    place_add (place, x (), "a", csv->str, NULL);
    cr_assert (place_has (place, "vele", 4));
    cr_assert_not (place_has (place, "geheim", 6));
    names = place_names (place);
    cr_assert_str_eq (names, "a.db a.db.key");
  }
  assert_whole (place);
}

/* Somebody in a network that was hidden is the same one in it when it no longer is. */
Test (archive_networks, are_settled_before_people_are_looked_for)
{
  g_autoptr (Place) place = keyed_place ();
  g_autoptr (Reading) reading = reading_new (x (), NULL), whole = reading_new (x (), NULL);
  g_autoptr (NspArchive) archive = NULL;

  place_add (place, x (), "a", "netwerk,respondent,A1,A2\nNoord,r1,1,2\n", NULL);
  archive = must_change (place);
  archive_add (archive, reading, "b",
               "netwerk,respondent,A1,A2\nnoord,r1,5,5\nnoord,r2,5,5\nnoord,r3,5,5\nnoord,r4,5,5\n",
               NULL);
  cr_assert (nsp_archive_settle (archive, NULL));
  cr_assert (archive_read (archive, whole));
  cr_assert_not (reading_finish (whole));
  cr_assert_eq (count_code (whole->problems, 0, NSP_PROBLEM_RESPONDENT_TWICE), 1);
}

Test (archive_networks, overlap_though_they_are_hidden)
{
  g_autoptr (Place) place = keyed_place ();
  g_autoptr (Reading) reading = reading_new (x (), NULL);
  g_autoptr (NspArchive) archive = NULL;
  g_autoptr (GPtrArray) overlaps = NULL;
  const NspArchiveGroup *group;
  NspSurveyOptions options = { .period.year = "2025" };

  add (place, "2025", "Noord|Zuid");
  archive = must_change (place);
  archive_add (archive, reading, "b", "netwerk,A1,A2\nNOORD.,5,5\nOost,1,1\n", &options);
  overlaps = nsp_archive_overlaps (archive, 2, NULL);
  cr_assert_eq (overlaps->len, 1);
  group = g_ptr_array_index (overlaps, 0);
  cr_assert_str_eq (group->network, "NOORD."); /* as whoever adds it has written it */
  cr_assert_eq (group->n_responses, 1);
}

Test (archive_networks, are_found_by_their_names_with_the_key)
{
  g_autoptr (Place) place = keyed_place ();
  g_autofree char *path = nsp_archive_key_path (place->path);

  add (place, "2025", "Noord");
  {
    g_autoptr (NspArchive) archive = must_open (place);
    g_autofree char *name = nsp_archive_hidden_name (archive, "  NOORD. ");
    g_autofree char *itself = nsp_archive_hidden_name (archive, FOREIGN);

    cr_assert_str_eq (name, NOORD);
    cr_assert_str_eq (itself, FOREIGN);
  }
  for (guint other = 0; other < 2; other++) {
    g_autoptr (NspArchive) archive = must_open (place);
    g_autoptr (GPtrArray) groups = NULL;

    if (other > 0)
      place_write_key (place, "netspiegel-key:"
                              "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n");
    else
      cr_assert_eq (unlink (path), 0);
    cr_assert_null (nsp_archive_hidden_name (archive, "Noord"));
    groups = nsp_archive_groups (archive, NULL); /* that is no failure */
    cr_assert_eq (groups->len, 1);
  }
}

Test (archive_networks, have_a_short_label)
{
  static const struct {
    const char *name, *dutch, *english;
  } labels[] = {
    { NOORD, "(verborgen) 5b99", "(hidden) 5b99" },
    { "Noord", "Noord", "Noord" },
    { "hmac-sha256:5b99", "hmac-sha25…", "hmac-sha25…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *dutch = nsp_name_label (labels[i].name, 10, NSP_NL);
    g_autofree char *english = nsp_name_label (labels[i].name, 10, NSP_EN);

    cr_assert_str_eq (dutch, labels[i].dutch);
    cr_assert_str_eq (english, labels[i].english);
  }
}

/* The first version, which has its key inside and networks of one row. */
Test (archive_networks, of_an_older_archive_are_hidden_by_its_first_change)
{
  for (guint adds = 0; adds < 2; adds++) {
    g_autoptr (Place) place = place_new ();
    g_autoptr (NspArchive) archive = NULL;
    g_autofree char *sql = NULL;

    cr_assert (
        g_file_get_contents (NSP_SOURCE_DIR "/tests/engine/data/archive-1.sql", &sql, NULL, NULL));
    place_run (place, sql);
    cr_assert (place_has (place, "Noord", 5));
    archive = nsp_archive_change (place->path, adds > 0, NULL, NULL, NULL);
    must_commit (archive);
    assert_asked (place, N_ROWS " WHERE name LIKE 'hmac-sha256:%'", "2");
    cr_assert_not (place_has (place, "Noord", 5) || place_has (place, "Zuid", 4));
    assert_whole (place);
  }
}
