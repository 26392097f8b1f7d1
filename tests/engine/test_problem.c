/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "phrase.h"
#include "support.h"

/* The one list of codes, as a table to loop over. */
static const struct {
  const char *id, *name, *cells;
  const char *message[NSP_N_LANGS], *advice[NSP_N_LANGS];
} codes[] = {
#define CODE(id, name, severity, cells, nl, nl_advice, en, en_advice)                              \
  { #id, name, cells, { nl, en }, { nl_advice, en_advice } },
  NSP_PROBLEM_CODES (CODE)
#undef CODE
};

/* The placeholders in a text as bits; -1 when a brace belongs to none of {1} to {4}. */
static int
placeholders (const char *text)
{
  int found = 0;

  for (const char *p = strchr (text, '{'); p != NULL; p = strchr (p + 1, '{')) {
    if (p[1] < '1' || p[1] > '4' || p[2] != '}')
      return -1;
    found |= 1 << (p[1] - '1');
  }
  return found;
}

Test (problem, every_code_has_its_own_name)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  cr_assert_eq (G_N_ELEMENTS (codes), NSP_N_PROBLEM_CODES);
  cr_assert_eq (nsp_problem_code_named ("no-such-code"), NSP_N_PROBLEM_CODES);
  cr_assert_eq (nsp_problem_code_named (NULL), NSP_N_PROBLEM_CODES);
  for (guint i = 0; i < NSP_N_PROBLEM_CODES; i++) {
    const char *name = nsp_problem_code_name ((NspProblemCode)i);

    cr_assert_str_eq (name, codes[i].name);
    cr_assert_eq (nsp_problem_code_named (name), (NspProblemCode)i);
    cr_assert (strspn (name, "abcdefghijklmnopqrstuvwxyz-") == strlen (name) && *name != '\0', "%s",
               name);
    cr_assert (g_hash_table_add (seen, (gpointer)name), "%s stands twice", name);
  }
}

Test (problem, every_code_has_texts_in_both_languages)
{
  for (guint i = 0; i < NSP_N_PROBLEM_CODES; i++) {
    cr_assert_str_not_empty (codes[i].message[NSP_NL], "%s", codes[i].id);
    cr_assert_str_not_empty (codes[i].message[NSP_EN], "%s", codes[i].id);
    cr_assert_eq (*codes[i].advice[NSP_NL] == '\0', *codes[i].advice[NSP_EN] == '\0', "%s",
                  codes[i].id);
    for (guint lang = 0; lang < NSP_N_LANGS; lang++) {
      cr_assert (g_utf8_validate (codes[i].message[lang], -1, NULL), "%s", codes[i].id);
      cr_assert (g_utf8_validate (codes[i].advice[lang], -1, NULL), "%s", codes[i].id);
    }
  }
}

Test (problem, both_languages_use_the_same_placeholders)
{
  for (guint i = 0; i < NSP_N_PROBLEM_CODES; i++) {
    int message = placeholders (codes[i].message[NSP_NL]);
    int advice = placeholders (codes[i].advice[NSP_NL]);

    cr_assert_geq (message, 0, "%s", codes[i].id);
    cr_assert_geq (advice, 0, "%s", codes[i].id);
    cr_assert_eq (placeholders (codes[i].message[NSP_EN]), message, "%s", codes[i].id);
    cr_assert_eq (placeholders (codes[i].advice[NSP_EN]), advice, "%s", codes[i].id);
    /* {3} without {2} would be an argument that nobody can give. */
    cr_assert (((message | advice) & ((message | advice) + 1)) == 0, "%s", codes[i].id);
  }
}

/* Every argument a text of its own: those from cells are in no words for results, the others are.
 */
Test (problem, results_quote_no_cells)
{
  static const char *const markers[] = { "<een>", "<twee>", "<drie>", "<vier>" };

  for (guint i = 0; i < NSP_N_PROBLEM_CODES; i++) {
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    const NspProblem *problem;

    nsp_problems_add (problems, (NspProblemCode)i, NULL, 0, 0, markers[0], markers[1], markers[2],
                      markers[3]);
    problem = nsp_problems_get (problems, 0);
    for (int lang = 0; lang < NSP_N_LANGS; lang++) {
      g_autofree char *message = nsp_problem_message_without_cells (problem, (NspLang)lang);
      g_autofree char *advice = nsp_problem_advice_without_cells (problem, (NspLang)lang);
      g_autofree char *all = g_strconcat (message, "\n", advice, NULL);
      int used = placeholders (codes[i].message[lang]) | placeholders (codes[i].advice[lang]);

      for (guint a = 0; a < G_N_ELEMENTS (markers); a++) {
        gboolean is_cell = strchr (codes[i].cells, (int)('1' + a)) != NULL;
        gboolean is_used = (used & 1 << a) != 0;

        cr_assert_eq (strstr (all, markers[a]) != NULL, is_used && !is_cell, "%s: %s", codes[i].id,
                      all);
        cr_assert (is_used || !is_cell, "%s", codes[i].id);
      }
    }
  }
}

/* What the list of cells must not forget. */
Test (problem, quotes_of_cells_are_known_as_such)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autofree char *unknown = NULL, *both = NULL, *answer = NULL;

  nsp_problems_add (problems, NSP_PROBLEM_ROLE_UNKNOWN, NULL, 0, 0, "Jan", "2", "7", NULL);
  nsp_problems_add (problems, NSP_PROBLEM_NETWORK_CLOSE, NULL, 0, 0, "Jan", "Jans", NULL, NULL);
  nsp_problems_add (problems, NSP_PROBLEM_ANSWER_UNREADABLE, NULL, 0, 0, "G (P03)", "Jan", "1–5",
                    NULL);
  unknown = nsp_problem_message_without_cells (nsp_problems_get (problems, 0), NSP_EN);
  both = nsp_problem_message_without_cells (nsp_problems_get (problems, 1), NSP_NL);
  answer = nsp_problem_message_without_cells (nsp_problems_get (problems, 2), NSP_EN);
  cr_assert_str_eq (unknown,
                    "role \"…\" is unknown and counts as other (rows: 2, the first on line 7)");
  cr_assert_str_eq (both, "de netwerken \"…\" en \"…\" lijken op elkaar; ze tellen apart");
  cr_assert_str_eq (answer, "column G (P03): \"…\" is not an answer; expected: 1–5");
}

Test (problem, a_personal_cell_is_not_quoted)
{
  g_autofree char *name = nsp_problem_quote ("Jan", -1, FALSE);
  g_autofree char *hidden = nsp_problem_quote ("Jan", -1, TRUE);
  g_autofree char *phone = nsp_problem_quote ("06-12345678", -1, FALSE);

  cr_assert_str_eq (name, "Jan");
  cr_assert_str_eq (hidden, nsp_phrase (NSP_PHRASE_HIDDEN));
  cr_assert_str_eq (phone, hidden);
}

static void
add_short_row (NspProblems *problems, const char *file, guint64 line, guint column)
{
  nsp_problems_add (problems, NSP_PROBLEM_ROW_SHORT, file, line, column, "2", "3", NULL, NULL);
}

Test (problem, arguments_are_filled_in)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autofree char *dutch = NULL, *english = NULL, *advice = NULL, *none = NULL;

  nsp_problems_add (problems, NSP_PROBLEM_COLUMN_TWICE, "a.csv", 1, 3, "P01", "B (P01)", "{1} {9}",
                    NULL);
  nsp_problems_add (problems, NSP_PROBLEM_ROWS_UNANSWERED, "a.csv", 1, 0, "1", "2", NULL, NULL);
  dutch = nsp_problem_message (nsp_problems_get (problems, 0), NSP_NL);
  english = nsp_problem_message (nsp_problems_get (problems, 0), NSP_EN);
  advice = nsp_problem_advice (nsp_problems_get (problems, 0), NSP_EN);
  none = nsp_problem_advice (nsp_problems_get (problems, 1), NSP_EN);
  /* What an argument holds is the user's own text: no placeholder in it counts. */
  cr_assert_str_eq (dutch, "P01 staat in twee kolommen: B (P01) en {1} {9}");
  cr_assert_str_eq (english, "P01 stands in two columns: B (P01) and {1} {9}");
  cr_assert (strstr (advice, "-c P01=HEADER") != NULL);
  cr_assert_str_empty (none);
}

/* What stands in both languages where a problem has this argument: "dutch / english". */
static void
assert_argument (const char *argument, const char *expected)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autofree char *nl = NULL, *en = NULL, *both = NULL;

  nsp_problems_add (problems, NSP_PROBLEM_FILE_WORKBOOK, NULL, 0, 0, argument, NULL, NULL, NULL);
  nl = nsp_problem_message (nsp_problems_get (problems, 0), NSP_NL);
  en = nsp_problem_message (nsp_problems_get (problems, 0), NSP_EN);
  both = g_strconcat (nl, " / ", en, NULL);
  cr_assert_str_eq (both, expected);
}

#define ARE(nl, en) "dit is een " nl ", geen CSV-bestand / this is a " en ", not a CSV file"

Test (problem, arguments_may_differ_by_language)
{
  g_autofree char *filled = nsp_phrase_with (NSP_PHRASE_OTHER_SCALE, "a", "{1}", "c", "d", NULL);
  g_autofree char *list = g_strconcat (nsp_phrase (NSP_PHRASE_OTHER_LABELS), filled, NULL);

  assert_argument (nsp_phrase (NSP_PHRASE_OLD_WORKBOOK),
                   ARE ("oude Excel-werkmap", "old Excel workbook"));
  assert_argument (filled, ARE ("schaal a in plaats van {1}", "scale c instead of d"));
  assert_argument (list, ARE ("andere antwoordlabels; schaal a in plaats van {1}",
                              "other labels of the answers; scale c instead of d"));
}

/* As an archive may hold that is newer, or that somebody has changed. */
Test (problem, phrases_that_are_none_do_no_harm)
{
  assert_argument ("\036", ARE ("", ""));
  assert_argument ("\036NO_SUCH_CODE\037x", ARE ("…", "…"));
  assert_argument ("\036WITHOUT", ARE ("zonder {1}", "without {1}"));
  assert_argument ("\036WITHOUT\037a\033[31m\037b", ARE ("zonder a [31m", "without a [31m"));
  assert_argument ("a\037b\036HIDDEN", ARE ("a b HIDDEN", "a b HIDDEN"));
}

Test (problem, counts_by_severity_and_forgets)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();

  add_short_row (problems, "a.csv", 2, 1);
  nsp_problems_add_as (problems, NSP_WARNING, NSP_PROBLEM_ANSWER_OFF_SCALE, "a.csv", 3, 1, "A", "9",
                       "1-5", NULL);
  nsp_problems_add (problems, NSP_PROBLEM_ROWS_UNANSWERED, "a.csv", 4, 0, "1", "4", NULL, NULL);
  cr_assert_eq (nsp_problems_length (problems), 3);
  cr_assert_eq (nsp_problems_count (problems, NSP_ERROR), 1);
  cr_assert_eq (nsp_problems_count (problems, NSP_WARNING), 1);
  cr_assert_eq (nsp_problems_count (problems, NSP_NOTE), 1);
  nsp_problems_truncate (problems, 5);
  cr_assert_eq (nsp_problems_length (problems), 3);
  nsp_problems_truncate (problems, 1);
  cr_assert_eq (nsp_problems_length (problems), 1);
  cr_assert_eq (nsp_problems_count (problems, NSP_ERROR), 1);
  cr_assert_eq (nsp_problems_count (problems, NSP_WARNING), 0);
  cr_assert_eq (nsp_problems_count (problems, NSP_NOTE), 0);
}

Test (problem, sorts_by_file_first_seen_then_place)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  static const char *const files[] = { NULL, "z.csv", "z.csv", "z.csv", "a.csv" };
  static const guint64 lines[] = { 9, 2, 10, 10, 1 };
  static const guint columns[] = { 0, 7, 1, 2, 3 };

  add_short_row (problems, "z.csv", 10, 2);
  add_short_row (problems, "a.csv", 1, 3);
  add_short_row (problems, "z.csv", 10, 1);
  add_short_row (problems, "z.csv", 2, 7);
  add_short_row (problems, NULL, 9, 0);
  nsp_problems_sort (problems);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    const NspProblem *problem = nsp_problems_get (problems, i);

    cr_assert_eq (g_strcmp0 (problem->file, files[i]), 0, "%u: %s", i, problem->file);
    cr_assert_eq (problem->line, lines[i]);
    cr_assert_eq (problem->column, columns[i]);
  }
}

Test (problem, sorting_keeps_the_order_of_equal_places)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();

  for (guint i = 0; i < 50; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i);

    nsp_problems_add (problems, NSP_PROBLEM_ROW_LONG, "a.csv", 5 - i % 2, 1, number, "3", NULL,
                      NULL);
  }
  nsp_problems_sort (problems);
  for (guint i = 0; i < 49; i++) {
    const NspProblem *here = nsp_problems_get (problems, i);
    const NspProblem *next = nsp_problems_get (problems, i + 1);

    cr_assert (here->line < next->line || atoi (here->args[0]) < atoi (next->args[0]));
  }
}

Test (problem, the_lists_own_copies)
{
  char file[] = "a.csv", argument[] = "12";
  g_autoptr (NspProblems) problems = nsp_problems_new ();

  add_short_row (problems, file, 1, 1);
  nsp_problems_add (problems, NSP_PROBLEM_ROW_LONG, file, 1, 1, argument, "3", NULL, NULL);
  file[0] = argument[0] = 'x';
  cr_assert_str_eq (nsp_problems_get (problems, 0)->file, "a.csv");
  cr_assert_str_eq (nsp_problems_get (problems, 1)->args[0], "12");
}

Test (problem, severities_have_names)
{
  cr_assert_str_eq (nsp_severity_name (NSP_ERROR), "error");
  cr_assert_str_eq (nsp_severity_name (NSP_WARNING), "warning");
  cr_assert_str_eq (nsp_severity_name (NSP_NOTE), "note");
}

Test (problem, freeing_nothing_is_allowed)
{
  nsp_problems_free (NULL);
}
