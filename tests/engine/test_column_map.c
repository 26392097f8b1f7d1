/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "column_map.h"

#include <string.h>

#include "fold.h"
#include "role.h"
#include "support.h"

/* Reads a map, written with ' for ". */
static NspColumnMap *
parse (const char *json, NspProblems *problems)
{
  g_autofree char *quoted = with_quotes (json);

  return nsp_column_map_parse (quoted, strlen (quoted), "map.json", problems);
}

Test (column_map, reads_every_part)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autoptr (NspColumnMap) map =
      parse ("{'columns': {'network': 'Groep', 'P01': 'Ik leer \\u00e9n deel'},"
             " 'headers': ['Groep', 'Ik leer \\u00e9n deel', 'x'],"
             " 'roles': {'Stagiair.': 'student', 'baas': 'other'}}",
             problems);
  const NspColumnChoice *choice;

  assert_told (problems, "");
  cr_assert_not_null (map);
  cr_assert_eq (map->choices->len, 2);
  choice = &g_array_index (map->choices, NspColumnChoice, 0);
  cr_assert_str_eq (choice->what, "network");
  cr_assert_str_eq (choice->header, "Groep");
  choice = &g_array_index (map->choices, NspColumnChoice, 1);
  cr_assert_str_eq (choice->what, "P01");
  cr_assert_str_eq (choice->header, "Ik leer én deel");
  cr_assert_eq (g_strv_length (map->headers), 3);
  cr_assert_eq (g_hash_table_size (map->roles), 2);
  cr_assert_eq (GPOINTER_TO_UINT (g_hash_table_lookup (map->roles, "stagiair")),
                NSP_ROLE_STUDENT + 1);
  cr_assert_eq (GPOINTER_TO_UINT (g_hash_table_lookup (map->roles, "baas")), NSP_ROLE_OTHER + 1);
}

Test (column_map, may_leave_out_headers_and_roles)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autoptr (NspColumnMap) map = parse ("{'columns': {}}", problems);

  assert_told (problems, "");
  cr_assert_eq (map->choices->len, 0);
  cr_assert_null (map->headers);
  cr_assert_eq (g_hash_table_size (map->roles), 0);
}

Test (column_map, says_what_is_wrong_and_where)
{
  static const struct {
    const char *json, *expected;
  } cases[] = {
    { "[]", "instrument-value $" },
    { "3", "instrument-value $" },
    { "{}", "instrument-missing-key $.columns" },
    { "{'columns': []}", "instrument-value $.columns" },
    { "{'columns': 'x'}", "instrument-value $.columns" },
    { "{'columns': {'P01': 3}}", "instrument-value $.columns.P01" },
    { "{'columns': {'P01': null, 'year': ['x']}}",
      "instrument-value $.columns.P01, instrument-value $.columns.year" },
    { "{'columns': {'P01': 'a', 'P01': 'b'}}", "instrument-twice $.columns.P01" },
    { "{'columns': {'P01': {'header': 'a'}}}", "instrument-value $.columns.P01" },
    { "{'columns': {'P01': {'header': 'a', 'nth': 0}}}", "instrument-value $.columns.P01" },
    { "{'columns': {'P01': {'header': 'a', 'nth': 1.5}}}", "instrument-value $.columns.P01" },
    { "{'columns': {'P01': {'header': 1, 'nth': 1}}}", "instrument-value $.columns.P01" },
    { "{'columns': {'P01': {'header': 'a', 'nth': 1, 'x': 1}}}", "instrument-value $.columns.P01" },
    { "{'columns': {}, 'headers': 'x'}", "instrument-value $.headers" },
    { "{'columns': {}, 'headers': ['x', 3]}", "instrument-value $.headers[1]" },
    { "{'columns': {}, 'roles': []}", "instrument-value $.roles" },
    { "{'columns': {}, 'roles': {'baas': 'chef'}}", "instrument-value $.roles.baas" },
    { "{'columns': {}, 'roles': {'baas': 2}}", "instrument-value $.roles.baas" },
    { "{'columns': {}, 'roles': {'baas': 'Student'}}", "instrument-value $.roles.baas" },
    { "{'columns': {}, 'kolommen': {}}", "instrument-unknown-key $.kolommen" },
    { "{'columns': {}, 'Headers': []}", "instrument-unknown-key $.Headers" },
    { "{'columns': {}, 'columns': {}}", "instrument-twice $.columns" },
    { "{'columns': 1, 'roles': 1, 'x': 1}",
      "instrument-unknown-key $.x, instrument-value $.columns, instrument-value $.roles" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (NspProblems) problems = nsp_problems_new ();

    cr_assert_null (parse (cases[i].json, problems), "%s", cases[i].json);
    assert_told (problems, cases[i].expected);
    cr_assert_str_eq (nsp_problems_get (problems, 0)->file, "map.json");
  }
}

Test (column_map, must_be_json)
{
  static const char *const texts[] = { "", "x", "{'columns': {}", "{'columns': {}} {}" };
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autofree char *deep = g_strnfill (40, '[');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    cr_assert_null (parse (texts[i], problems), "%s", texts[i]);
    cr_assert_eq (nsp_problems_get (problems, i)->code, NSP_PROBLEM_INSTRUMENT_SYNTAX, "%s",
                  texts[i]);
  }
  cr_assert_null (parse (deep, problems));
  cr_assert_eq (nsp_problems_get (problems, G_N_ELEMENTS (texts))->code,
                NSP_PROBLEM_INSTRUMENT_TOO_DEEP);
}

static GPtrArray *
cells_of (const char *const *texts)
{
  GPtrArray *cells = g_ptr_array_new ();

  for (; *texts != NULL; texts++)
    g_ptr_array_add (cells, (gpointer)*texts);
  return cells;
}

/* Each column's kind and items, so that two mappings can be compared. */
static char *
mapping_of (const NspColumns *columns)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < columns->n_columns; i++) {
    const NspColumn *column = &columns->columns[i];

    g_string_append_printf (out, "%u", column->kind);
    for (guint t = 0; t < column->targets->len; t++) {
      NspTarget target = g_array_index (column->targets, NspTarget, t);

      g_string_append_printf (out, "+%u.%u", target.instrument, target.item);
    }
    g_string_append_c (out, ' ');
  }
  return g_string_free (out, FALSE);
}

/* Maps the headers, writes the map, reads it and maps with it: the same columns come out. */
static void
assert_survives (const GPtrArray *instruments, const char *const *headers,
                 const NspColumnOptions *options)
{
  g_autoptr (GPtrArray) cells = cells_of (headers);
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autoptr (NspColumns) first =
      nsp_columns_find (cells, NULL, instruments, options, "a.csv", 1, problems);
  g_autoptr (NspColumns) second = NULL;
  g_autoptr (NspColumnMap) map = NULL;
  g_autofree char *json = NULL, *one = NULL, *two = NULL;
  NspColumnOptions saved = { 0 };

  assert_told (problems, "");
  json = nsp_column_map_write (first, instruments);
  cr_assert (g_str_has_suffix (json, "\n"));
  map = nsp_column_map_parse (json, strlen (json), "map.json", problems);
  assert_told (problems, "");
  saved.choices = map->choices;
  saved.known_headers = map->headers;
  second = nsp_columns_find (cells, NULL, instruments, &saved, "a.csv", 1, problems);
  assert_told (problems, "");
  one = mapping_of (first);
  two = mapping_of (second);
  cr_assert_str_eq (one, two, "%s", json);
}

Test (column_map, what_is_written_maps_the_same)
{
  static const char *const headers[] = { "E-mail", "In welk leernetwerk zit je?",
                                         "jaar",   "ROL",
                                         "code",   "SRT[A1]. \"Vraag\" één",
                                         "",       "a2",
                                         "x\ny",   "B1",
                                         "x\ty",   NULL };
  NspInstrument *one = make_keyed ("one", 1, 5, 1, "d: A1 -A2");
  NspInstrument *two = make_keyed ("two", 1, 5, 1, "d: A1 B1");
  g_autoptr (GPtrArray) instruments =
      g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_instrument_free);
  NspColumnOptions none = { 0 };

  g_ptr_array_add (instruments, one);
  g_ptr_array_add (instruments, two);
  assert_survives (instruments, headers, &none);
}

Test (column_map, what_was_chosen_is_written)
{
  static const char *const headers[] = { "Id", "vraag 1", "vraag 2", "vraag 3", NULL };
  g_autoptr (GPtrArray) instruments =
      g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_instrument_free);
  NspColumnOptions from = { .items_from = "vraag 1" };

  g_ptr_array_add (instruments, make_keyed ("one", 1, 5, 1, "d: A1 A2 A3"));
  assert_survives (instruments, headers, &from);
}

/* A column that is one item here and another there is written for both. */
Test (column_map, a_column_of_two_ids_is_written_for_both)
{
  static const char *const headers[] = { "leren", NULL };
  static const char json[] =
      "{'id': '%s', 'version': '1', 'title': {'en': 'T'}, 'scale': {'min': 1, 'max': 5},"
      " 'dimensions': [{'id': 'd', 'title': {'en': 'D'}, 'key': ['%s']}],"
      " 'items': [{'id': '%s', 'aliases': ['leren']}]}";
  g_autofree char *one = g_strdup_printf (json, "one", "A1", "A1");
  g_autofree char *two = g_strdup_printf (json, "two", "B1", "B1");
  g_autoptr (GPtrArray) instruments =
      g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_instrument_free);
  NspColumnOptions none = { 0 };

  g_ptr_array_add (instruments, make_instrument (one));
  g_ptr_array_add (instruments, make_instrument (two));
  assert_survives (instruments, headers, &none);
}

/* The map names headers, and of two questions with the same words which of them. */
Test (column_map, columns_in_order_may_have_the_same_header)
{
  static const char *const headers[] = { "Id", "vraag", "ja", "ja", NULL };
  g_autoptr (GPtrArray) instruments =
      g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_instrument_free);
  NspColumnOptions from = { .items_from = "vraag" };

  g_ptr_array_add (instruments, make_keyed ("one", 1, 5, 1, "d: A1 A2 A3"));
  assert_survives (instruments, headers, &from);
}

/* Which of the columns is meant is only known while there are as many as there were. */
Test (column_map, one_of_several_is_found_among_as_many_only)
{
  static const char json[] = "{'columns': {'A1': {'header': 'ja', 'nth': 1},"
                             " 'A2': {'header': 'ja', 'nth': 2}}%s}";
  static const struct {
    const char *known, *headers, *expected;
  } cases[] = {
    { "", "ja;ja", "" },
    { "", "ja;x;ja;ja", "" },
    { "", "ja;x", "column-not-found@1:0" },
    { ", 'headers': ['ja', 'ja']", "ja;ja", "" },
    { ", 'headers': ['ja', 'ja']", "ja;ja;ja", "column-not-found@1:0, column-not-found@1:0" },
    { ", 'headers': ['ja', 'ja']", "ja;x",
      "map-changed@1:0, column-not-found@1:0, column-not-found@1:0" },
  };
  g_autoptr (GPtrArray) instruments =
      g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_instrument_free);

  g_ptr_array_add (instruments, make_keyed ("one", 1, 5, 1, "d: A1 A2"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    g_autofree char *text = g_strdup_printf (json, cases[i].known);
    g_auto (GStrv) headers = g_strsplit (cases[i].headers, ";", -1);
    g_autoptr (GPtrArray) cells = cells_of ((const char *const *)headers);
    g_autoptr (NspColumnMap) map = parse (text, problems);
    NspColumnOptions options = { .choices = map->choices, .known_headers = map->headers };
    g_autoptr (NspColumns) columns =
        nsp_columns_find (cells, NULL, instruments, &options, "a.csv", 1, problems);

    assert_told (problems, cases[i].expected);
    cr_assert_eq (columns != NULL, nsp_problems_count (problems, NSP_ERROR) == 0);
  }
}

/* A word for a role that the user gives goes before the built-in ones. */
Test (column_map, roles_add_to_the_words)
{
  g_autoptr (Reading) reading = reading_new (make_keyed ("x", 1, 5, 1, "d: A1"), NULL);
  g_autoptr (NspColumnMap) map = parse ("{'columns': {}, 'roles': {'Stagiair': 'student',"
                                        " 'expert': 'researcher'}}",
                                        reading->problems);
  NspSurveyOptions options = { .roles = map->roles };

  cr_assert (reading_add (
      reading, "a.csv", "rol;A1\nstagiair;1\nSTAGIAIR.;2\nExpert;3\ndocent;4\nbaas;5\n", &options));
  assert_told (reading->problems, "role-unknown@6:0");
  cr_assert_eq (nsp_survey_row (reading->survey, 0)->role, NSP_ROLE_STUDENT);
  cr_assert_eq (nsp_survey_row (reading->survey, 1)->role, NSP_ROLE_STUDENT);
  cr_assert_eq (nsp_survey_row (reading->survey, 2)->role, NSP_ROLE_RESEARCHER);
  cr_assert_eq (nsp_survey_row (reading->survey, 3)->role, NSP_ROLE_TEACHER);
  cr_assert_eq (nsp_survey_row (reading->survey, 4)->role, NSP_ROLE_OTHER);
}

Test (column_map, survives_being_cut_short)
{
  g_autofree char *json = with_quotes ("{'columns': {'network': 'Groep', 'P01': 'v'},"
                                       " 'headers': ['Groep'], 'roles': {'a': 'student'}}");

  for (gsize length = 0; length < strlen (json); length++) {
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    g_autofree char *cut = g_memdup2 (json, MAX (length, 1));

    cr_assert_null (nsp_column_map_parse (cut, length, "map.json", problems));
    cr_assert_gt (nsp_problems_count (problems, NSP_ERROR), 0);
  }
}

Test (column_map, freeing_nothing_is_allowed)
{
  nsp_column_map_free (NULL);
}
