/* A survey that comes out of the archive is the one that went in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "archived.h"

#define N_INSTRUMENTS 3

/* Two that share items, on one scale or on two, and one apart. */
static NspInstrument *
instrument_of (guint number, gboolean scales)
{
  switch (number) {
  case 0:
    return make_keyed ("x", 1, 5, 1, "one: A1 -A2; two: A3");
  case 1:
    return make_keyed ("y", 1, scales ? 7 : 5, scales ? 2 : 1, "one: A3 B1; two: -A2 B2");
  default:
    return make_keyed ("z", -2, 8, 2, "one: C1 -C2");
  }
}

/* Those of the bits of `which`, in turns in this order and the other way round. */
static Reading *
reading_of (guint which, gboolean scales, gboolean turned)
{
  NspInstrument *of[N_INSTRUMENTS + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < N_INSTRUMENTS; i++) {
    guint number = turned ? N_INSTRUMENTS - 1 - i : i;

    if ((which >> number & 1) != 0)
      of[n++] = instrument_of (number, scales);
  }
  return reading_new (of[0], of[1], of[2], NULL);
}

/* A file as somebody may have it. */
typedef struct {
  GString *csv;
  char *name;
  guint holds; /* which instruments, as bits */
  NspSurveyOptions options;
} File;

static const char *
pick (guint32 *state, const char *const *texts)
{
  return texts[random_below (state, g_strv_length ((char **)texts))];
}

static void
append_answer (GString *csv, guint32 *state, gboolean lenient, guint missing)
{
  static const char *const odd[] = { "veel", "9", "4,5", "-7", "6", "x@y.nl", NULL };

  if (random_below (state, 100) < missing)
    return;
  if (lenient && random_below (state, 8) == 0)
    g_string_append (csv, pick (state, odd));
  else
    g_string_append_printf (csv, "%u", 1 + random_below (state, 5));
}

/* Answers of z are on a scale of its own. */
static void
append_z (GString *csv, guint32 *state, gboolean lenient)
{
  if (lenient && random_below (state, 9) == 0)
    g_string_append (csv, "7");
  else if (random_below (state, 3) > 0)
    g_string_append_printf (csv, "%d", -2 + 2 * (int)random_below (state, 6));
}

static void
make_row (File *file, guint32 *state, guint has, gboolean scales)
{
  static const char *const networks[] = { "Noord",  "noord", "Zuid ", "Zuidd",
                                          "n.v.t.", "",      "=Oost", NULL };
  static const char *const years[] = { "2024", "2024-2025", "2025/26", "2023-24", NULL };
  static const char *const moments[] = { "begin", "einde", "halverwege", NULL };
  static const char *const roles[] = { "student",
                                       "Docent",
                                       "",
                                       "teacher",
                                       "Piloot",
                                       "piloot!",
                                       "Kok",
                                       "een heel lange omschrijving van iemand die kookt en A",
                                       "een heel lange omschrijving van iemand die kookt en B",
                                       NULL };
  GString *csv = file->csv;
  gboolean lenient = file->options.lenient;
  guint missing = random_below (state, 4) == 0 ? 100 : 20;

  if ((has & 1) != 0)
    g_string_append (csv, pick (state, networks));
  g_string_append_c (csv, ';');
  if ((has & 2) != 0)
    g_string_append (csv, pick (state, years));
  g_string_append_c (csv, ';');
  if ((has & 4) != 0)
    g_string_append (csv, pick (state, moments));
  g_string_append_c (csv, ';');
  if ((has & 8) != 0)
    g_string_append (csv, pick (state, roles));
  g_string_append_c (csv, ';');
  if ((has & 16) != 0 && random_below (state, 3) > 0)
    g_string_append_printf (csv, "%sr%u%s", random_below (state, 2) > 0 ? " " : "",
                            random_below (state, 60), random_below (state, 2) > 0 ? " " : "");
  g_string_append (csv, ";jan@example.org");
  for (guint i = 0; i < 5; i++) {
    g_string_append_c (csv, ';');
    if (scales && lenient)
      append_answer (csv, state, TRUE, missing);
    else if (scales && random_below (state, 3) > 0) /* on both scales */
      g_string_append_printf (csv, "%u", 1 + 2 * random_below (state, 3));
    else if (!scales)
      append_answer (csv, state, lenient, missing);
  }
  for (guint i = 0; i < 2; i++) {
    g_string_append_c (csv, ';');
    append_z (csv, state, lenient);
  }
  g_string_append_c (csv, '\n');
}

/* Files hold the columns of all, with headers that say nothing for what they lack. */
static File *
make_file (guint number, guint32 *state, gboolean scales)
{
  static const char *const given_years[] = { "2024", "2024-2025", "2025-2026", NULL };
  File *file = g_new0 (File, 1);
  guint has = random_below (state, 32),
        holds = random_below (state, 2) > 0 ? 7 : 1 + random_below (state, 7);
  guint n_rows = 1 + random_below (state, 25);
  gboolean x = (holds & 1) != 0, y = (holds & 2) != 0, z = (holds & 4) != 0;

  file->name = g_strdup_printf ("file %u.csv", number);
  file->csv = g_string_new (NULL);
  file->options.lenient = random_below (state, 2) > 0;
  if ((has & 2) == 0 && random_below (state, 2) > 0)
    file->options.period.year = pick (state, given_years);
  if ((has & 4) == 0 && random_below (state, 2) > 0)
    file->options.period.moment = (NspMoment)random_below (state, NSP_N_MOMENTS);
  g_string_append_printf (
      file->csv, "%s;%s;%s;%s;%s;e-mail;%s;%s;%s;%s;%s;%s;%s\n", has & 1 ? "netwerk" : "u1",
      has & 2 ? random_below (state, 2) > 0 ? "schooljaar" : "jaar" : "u2",
      has & 4 ? "meetmoment" : "u3", has & 8 ? "rol" : "u4", has & 16 ? "respondent" : "u5",
      x ? "A1" : "v1", x || y ? "A2" : "v2", x || y ? "A3" : "v3", y ? "B1" : "v4", y ? "B2" : "v5",
      z ? "C1" : "v6", z ? "C2" : "v7");
  for (guint i = 0; i < n_rows; i++)
    make_row (file, state, has, scales);
  for (guint n = 0; n < N_INSTRUMENTS; n++)
    file->holds |= (guint)((holds >> n & 1) != 0) << n;
  return file;
}

static void
file_free (gpointer data)
{
  File *file = data;

  g_string_free (file->csv, TRUE);
  g_free (file->name);
  g_free (file);
}

/* A file with all networks that there are, so often that an archive names them however it is
 * filled. */
static File *
make_first_file (void)
{
  File *file = g_new0 (File, 1);

  file->name = g_strdup ("first.csv");
  file->csv = g_string_new ("netwerk;A1;A2;A3;B1;B2;C1;C2\n");
  for (guint i = 0; i < 5; i++)
    g_string_append_printf (file->csv,
                            "Noord;%u;1;1;3;1;0;-2\nZuid;3;1;%u;5;;2;\n"
                            "Zuidd;1;1;3;5;1;4;2\n=Oost;5;;3;1;1;;8\n",
                            1 + i, 1 + 2 * (i % 3));
  file->holds = 7;
  return file;
}

/* Reads the files as they are; FALSE when one is refused. */
static Reading *
read_files (const GPtrArray *files, guint which, gboolean scales, gboolean turned)
{
  g_autoptr (Reading) reading = reading_of (which, scales, turned);

  for (guint i = 0; i < files->len; i++) {
    const File *file = g_ptr_array_index (files, i);

    if (!reading_add (reading, file->name, file->csv->str, &file->options))
      return NULL;
  }
  return g_steal_pointer (&reading);
}

static void
archive_files (const Place *place, const GPtrArray *files, guint32 *state, gboolean scales)
{
  g_autoptr (Reading) reading = reading_of (7, scales, random_below (state, 2) > 0);
  g_autoptr (NspArchive) archive = must_change (place);

  for (guint i = 0; i < files->len; i++) {
    const File *file = g_ptr_array_index (files, i);

    archive_add (archive, reading, file->name, file->csv->str, &file->options);
    if (random_below (state, 2) > 0) { /* in one transaction or in several */
      must_commit (archive);
      nsp_archive_close (archive);
      archive = must_change (place);
    }
  }
  must_commit (archive);
}

/* Fails with the first line that differs. */
static void
assert_same_lines (const char *actual, const char *expected, guint seed, guint which)
{
  g_auto (GStrv) a = g_strsplit (actual, "\n", -1), b = g_strsplit (expected, "\n", -1);

  for (guint i = 0; a[i] != NULL || b[i] != NULL; i++)
    cr_assert (g_strcmp0 (a[i], b[i]) == 0, "seed %u, instruments %u, line %u: %s, not %s", seed,
               which, i, a[i], b[i]);
}

/* Reads both ways for the instruments of `which`; whether it could be compared. */
static gboolean
compare_subset (const Place *place, const GPtrArray *files, guint which, gboolean scales,
                guint seed)
{
  gboolean turned = seed % 2 > 0;
  g_autoptr (Reading) from_files = read_files (files, which, scales, turned);
  g_autoptr (Reading) from_archive = reading_of (which, scales, turned);
  g_autoptr (NspArchive) archive = must_open (place);
  g_autofree char *expected = NULL, *actual = NULL;

  cr_assert (archive_read (archive, from_archive));
  actual = whole_survey (from_archive);
  if (from_files == NULL)
    return FALSE; /* a file of none of these is refused; an archive simply has more */
  expected = whole_survey (from_files);
  assert_same_lines (actual, expected, seed, which);
  return TRUE;
}

static void
try_seed (guint seed, gboolean scales, guint *compared)
{
  guint32 state = seed * 2654435761u + 1;
  g_autoptr (Place) place = place_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  g_autoptr (Reading) all = NULL;
  guint n_files = 1 + random_below (&state, 3);

  g_ptr_array_add (files, make_first_file ());
  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (files, make_file (i, &state, scales));
  all = read_files (files, 7, scales, FALSE);
  if (all == NULL)
    return;
  archive_files (place, files, &state, scales);
  for (guint which = 1; which < 8; which++)
    *compared += compare_subset (place, files, which, scales, seed) ? 1 : 0;
}

Test (replay, reads_what_the_files_say)
{
  guint compared = 0;

  for (guint seed = 1; seed <= 100; seed++)
    try_seed (seed, FALSE, &compared);
  cr_assert_gt (compared, 250, "%u", compared);
}

Test (replay, knows_scales_apart)
{
  guint compared = 0;

  for (guint seed = 1001; seed <= 1060; seed++)
    try_seed (seed, TRUE, &compared);
  cr_assert_gt (compared, 150, "%u", compared);
}
