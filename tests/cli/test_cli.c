/* The command line's parts: messages, options, file names, tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "figure.h"
#include "files.h"
#include "options.h"
#include "table.h"

/* The conversions of a printf format, in order: "%s%u". */
static char *
conversions (const char *format)
{
  GString *found = g_string_new (NULL);

  for (const char *p = strchr (format, '%'); p != NULL; p = strchr (p + 2, '%'))
    if (p[1] != '%')
      g_string_append_len (found, p, 2);
  return g_string_free (found, FALSE);
}

Test (messages, both_languages_have_the_same_conversions)
{
  for (guint m = 0; m < N_MESSAGES; m++) {
    const char *nl = nsp_message ((NspMessage)m, NSP_NL), *en = nsp_message ((NspMessage)m, NSP_EN);
    g_autofree char *in_nl = conversions (nl), *in_en = conversions (en);

    /* "95%-interval" is a heading and is never a format. */
    if (m == MSG_COLUMN_CI)
      continue;
    cr_assert_neq (*nl, '\0', "message %u has no Dutch", m);
    cr_assert_neq (*en, '\0', "message %u has no English", m);
    cr_assert_str_eq (in_nl, in_en, "«%s» / «%s»", nl, en);
  }
}

static void
check_name (const char *text, const char *expected)
{
  g_autofree char *name = nsp_file_name (text, "netwerk");

  cr_assert_str_eq (name, expected, "«%s» became «%s»", text, name);
}

Test (files, names_are_plain_and_never_a_path)
{
  check_name ("Burgerschap", "burgerschap");
  check_name ("  Historisch   redeneren! ", "historisch-redeneren");
  check_name ("../../etc/passwd", "etc-passwd");
  check_name ("/", "netwerk");
  check_name ("..", "netwerk");
  check_name ("", "netwerk");
  check_name ("a\nb\tc\\d:e*f?g\"h<i>j|k", "a-b-c-d-e-f-g-h-i-j-k");
  check_name ("Wereldori\u00ebntatie", "wereldori\u00ebntatie");
  check_name ("Wereldorie\u0308ntatie", "wereldori\u00ebntatie");
  check_name ("公民教育", "公民教育");
  check_name ("المواطنة", "المواطنة");
  check_name ("-rf", "rf");
  check_name ("\u202egnp.exe", "gnp-exe");
}

Test (files, long_names_are_cut_between_characters)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append (text, "é");
  name = nsp_file_name (text->str, "netwerk");
  cr_assert_leq (strlen (name), 80);
  cr_assert_gt (strlen (name), 60);
  cr_assert (g_utf8_validate (name, -1, NULL));
}

Test (files, write_replaces_whole_and_read_gives_it_back)
{
  g_autofree char *folder = g_dir_make_tmp ("nsp-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *middle = g_build_filename (folder, "x", NULL);
  g_autofree char *deep = g_build_filename (middle, "y", NULL);

  for (int i = 0; i < 2; i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (i == 0 ? "een" : "twee", i == 0 ? 3 : 4);
    g_autoptr (GBytes) got = NULL;
    g_autoptr (GError) error = NULL;

    cr_assert (nsp_file_write (path, bytes, &error));
    got = nsp_file_read (path, 100, &error);
    cr_assert (g_bytes_equal (bytes, got));
  }
  cr_assert (nsp_folder_make (deep, NULL));
  cr_assert (nsp_folder_make (deep, NULL));
  cr_assert (g_file_test (deep, G_FILE_TEST_IS_DIR));
  cr_assert_eq (g_remove (path), 0);
  cr_assert_eq (g_rmdir (deep), 0);
  cr_assert_eq (g_rmdir (middle), 0);
  cr_assert_eq (g_rmdir (folder), 0);
}

Test (files, reading_says_why_it_failed)
{
  g_autoptr (GError) error = NULL;

  cr_assert_null (nsp_file_read ("/does/not/exist", 100, &error));
  cr_assert (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT));
}

/* Parses a command line of words separated by spaces. */
static gboolean
parse (const char *line, NspFor command, NspOptions *options)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  NspTerminal terminal;
  FILE *null = fopen ("/dev/null", "w");
  gboolean fine;

  nsp_terminal_init (&terminal, null, null, NSP_EN);
  nsp_options_init (options);
  fine = nsp_options_parse (options, words, command, "test", &terminal);
  fclose (null);
  return fine;
}

Test (options, defaults)
{
  g_auto (NspOptions) options;

  cr_assert (parse ("a.csv", NSP_FOR_SCORE, &options));
  cr_assert_str_eq (options.files[0], "a.csv");
  cr_assert (isnan (options.settings.min_answered));
  cr_assert_eq (options.settings.min_n, 5);
  cr_assert_eq (options.settings.min_n_spread, 8);
  cr_assert_not (options.settings.exact);
  cr_assert_eq (options.score_format, NSP_TABLE);
  cr_assert (options.draw_formats[0] && options.draw_formats[1] && !options.draw_formats[2]);
}

Test (options, all_of_them)
{
  g_auto (NspOptions) options;

  cr_assert (parse ("-i srt --instrument=x.json -c network=Groep -c P01=Vraag=1 -y 2025/26 -n A "
                    "-n B --min-answered 0,75 --exact --min-n 3 --min-n-spread=4 --lenient -f json "
                    "-q a.csv -- -b.csv",
                    NSP_FOR_SCORE, &options));
  cr_assert_str_eq (options.instruments[1], "x.json");
  cr_assert_eq (options.choices->len, 2);
  cr_assert_str_eq (g_array_index (options.choices, NspColumnChoice, 1).header, "Vraag=1");
  cr_assert_str_eq (options.years[0], "2025-2026");
  cr_assert_str_eq (options.networks[1], "B");
  cr_assert_eq (options.settings.min_answered, 0.75);
  cr_assert_eq (options.settings.min_n, 3);
  cr_assert_eq (options.settings.min_n_spread, 4);
  cr_assert (options.settings.exact);
  cr_assert (options.lenient && options.quiet);
  cr_assert_eq (options.score_format, NSP_JSON);
  cr_assert_str_eq (options.files[1], "-b.csv");
}

static void
check_limits (const char *line, guint min_n, guint min_n_spread)
{
  g_auto (NspOptions) options;

  cr_assert (parse (line, NSP_FOR_DRAW, &options), "%s is refused", line);
  cr_assert_eq (options.settings.min_n, min_n, "%s: min_n %u", line, options.settings.min_n);
  cr_assert_eq (options.settings.min_n_spread, min_n_spread, "%s: min_n_spread %u", line,
                options.settings.min_n_spread);
}

static void
check_refused (const char *line)
{
  g_auto (NspOptions) options;

  cr_assert_not (parse (line, NSP_FOR_DRAW, &options), "%s is accepted", line);
}

Test (options, smaller_groups_need_exact)
{
  check_limits ("--min-n 5 --min-n-spread 8 a.csv", 5, 8);
  check_limits ("--min-n 6 --min-n-spread 9 a.csv", 6, 9);
  check_limits ("--min-n 12 a.csv", 12, 12);
  check_limits ("--exact a.csv", 1, 1);
  check_limits ("--exact --min-n 4 a.csv", 4, 4);
  check_limits ("--exact --min-n-spread 7 a.csv", 1, 7);
  check_refused ("--min-n 4 a.csv");
  check_refused ("--min-n 1 --min-n-spread 8 a.csv");
  check_refused ("--min-n-spread 7 a.csv");
  check_refused ("--min-n 5 --min-n-spread 5 a.csv");
  check_refused ("--exact --min-n 0 a.csv");
}

Test (options, years_may_be_repeated)
{
  g_auto (NspOptions) options;

  cr_assert (parse ("-y 2025/26 --year 2023 --moment eind -o uit -f csv a.csv", NSP_FOR_COMPARE,
                    &options));
  cr_assert_eq (g_strv_length (options.years), 2u);
  cr_assert_str_eq (options.years[0], "2025-2026");
  cr_assert_str_eq (options.years[1], "2023");
  cr_assert_eq (options.moment, NSP_MOMENT_END);
  cr_assert_str_eq (options.output, "uit");
  cr_assert_eq (options.score_format, NSP_CSV);
  cr_assert (options.draw_formats[NSP_PNG] && options.draw_formats[NSP_PDF] &&
             !options.draw_formats[NSP_SVG]);
}

Test (options, an_option_of_another_command_is_refused)
{
  g_auto (NspOptions) options;

  cr_assert_not (parse ("-o out a.csv", NSP_FOR_SCORE, &options));
}

Test (options, the_first_locale_variable_that_is_set_decides)
{
  char *none[] = { NULL }, *asked[] = { "score", "-l", "nl", NULL };

  g_setenv ("LC_ALL", "", TRUE);
  g_setenv ("LC_MESSAGES", "en_GB.UTF-8", TRUE);
  g_setenv ("LANG", "nl_NL.UTF-8", TRUE);
  cr_assert_eq (nsp_options_lang (none), NSP_EN);
  cr_assert_eq (nsp_options_lang (asked), NSP_NL);
  g_setenv ("LC_ALL", "de_DE.UTF-8", TRUE);
  cr_assert_eq (nsp_options_lang (none), NSP_NL);
}

Test (table, wide_and_combining_characters_align)
{
  g_autoptr (NspTable) table = nsp_table_new ("lr");
  char *text = NULL;
  size_t length;
  FILE *stream = open_memstream (&text, &length);

  nsp_table_add (table, "公民");
  nsp_table_add (table, "1");
  nsp_table_add (table, "e\u0308en");
  nsp_table_add (table, "12,5");
  nsp_table_print (table, 2, stream);
  fclose (stream);
  cr_assert_str_eq (text, "  公民     1\n  e\u0308en   12,5\n");
  free (text);
}
