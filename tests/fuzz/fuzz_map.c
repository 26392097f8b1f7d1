/* Any bytes as a column map: read, used on the headers of a file, written and read again.
 *
 * Behind a byte 0x1E follow the headers, with `;` between them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "column_map.h"
#include "moment.h"
#include "role.h"
#include "support.h"

static const char *const definition =
    "{\"id\":\"mini\",\"version\":\"1\",\"title\":{\"nl\":\"Klein\"},\"scale\":{\"min\":1,\"max\":"
    "5},"
    "\"dimensions\":[{\"id\":\"een\",\"title\":{\"nl\":\"Een\"},\"key\":[\"A1\",\"-A2\",\"A03\"]}],"
    "\"items\":[{\"id\":\"A1\",\"text\":{\"nl\":\"Ik leer hier\"},\"aliases\":[\"leren\"]},"
    "{\"id\":\"A2\"},{\"id\":\"A03\"}]}";

static const char *const usual_headers = "code;Leernetwerk;schooljaar;A1;A2;A03;Opmerkingen";

static GPtrArray *
the_instrument (void)
{
  static GPtrArray *instruments;
  g_autoptr (NspProblems) problems = nsp_problems_new ();

  if (instruments == NULL) {
    instruments = g_ptr_array_new ();
    g_ptr_array_add (instruments,
                     nsp_instrument_parse (definition, strlen (definition), "mini", problems));
  }
  return instruments;
}

static void
check_map (const NspColumnMap *map)
{
  GHashTableIter iter;
  gpointer word, role, moment;

  for (guint i = 0; i < map->choices->len; i++) {
    NspColumnChoice choice = g_array_index (map->choices, NspColumnChoice, i);

    g_assert_true (g_utf8_validate (choice.what, -1, NULL));
    g_assert_true (g_utf8_validate (choice.header, -1, NULL));
  }
  g_hash_table_iter_init (&iter, map->roles);
  while (g_hash_table_iter_next (&iter, &word, &role)) {
    g_assert_cmpuint (GPOINTER_TO_UINT (role), >=, 1 + NSP_ROLE_STUDENT);
    g_assert_cmpuint (GPOINTER_TO_UINT (role), <, 1 + NSP_N_ROLES);
  }
  g_hash_table_iter_init (&iter, map->moments);
  while (g_hash_table_iter_next (&iter, &word, &moment)) {
    g_assert_cmpuint (GPOINTER_TO_UINT (moment), >=, NSP_MOMENT_START);
    g_assert_cmpuint (GPOINTER_TO_UINT (moment), <, NSP_N_MOMENTS);
  }
}

/* The headers as the CSV reader would give them. */
static GPtrArray *
cut_headers (const char *text)
{
  g_auto (GStrv) list = g_strsplit (text, ";", 64);
  GPtrArray *headers = g_ptr_array_new_with_free_func (g_free);

  for (char **header = list; *header != NULL; header++)
    g_ptr_array_add (headers, g_strdup (*header));
  return headers;
}

static void
check_columns (const NspColumns *columns, const GPtrArray *headers)
{
  guint kinds[NSP_N_COLUMN_KINDS] = { 0 };

  g_assert_cmpuint (columns->n_columns, <=, headers->len);
  for (guint i = 0; i < columns->n_columns; i++) {
    const NspColumn *column = &columns->columns[i];

    check_readable (column->label);
    g_assert_cmpuint (column->kind, <, NSP_N_COLUMN_KINDS);
    kinds[column->kind]++;
    g_assert_cmpint (column->kind == NSP_COLUMN_ITEM, ==, column->targets->len > 0);
  }
  for (guint kind = 0; kind < NSP_N_COLUMN_KINDS; kind++)
    g_assert_cmpint (columns->has[kind], ==, kinds[kind] > 0);
  for (guint kind = NSP_COLUMN_NETWORK; kind <= NSP_COLUMN_RESPONDENT; kind++)
    g_assert_cmpuint (kinds[kind], <=, 1);
  g_assert_cmpuint (kinds[NSP_COLUMN_ITEM], ==, 3);
}

static NspColumns *
map_with (const NspColumnMap *map, const GPtrArray *headers, NspProblems *problems)
{
  const NspColumnOptions options = { .choices = map->choices, .known_headers = map->headers };

  return nsp_columns_find (headers, NULL, the_instrument (), &options, "in.csv", 1, problems);
}

/* A map that was written of a file's columns fits that file, and finds the same. */
static void
check_round_trip (const NspColumns *columns, const GPtrArray *headers)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autofree char *json = nsp_column_map_write (columns, the_instrument ());
  g_autoptr (NspColumnMap) map = nsp_column_map_parse (json, strlen (json), "map", problems);
  g_autoptr (NspColumns) again = NULL;

  g_assert_nonnull (map);
  check_map (map);
  again = map_with (map, headers, problems);
  g_assert_cmpuint (nsp_problems_length (problems), ==, 0);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->n_columns, ==, columns->n_columns);
  for (guint i = 0; i < columns->n_columns; i++)
    g_assert_cmpint (again->columns[i].kind, ==, columns->columns[i].kind);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size), json = NULL, tail = NULL;
  g_autoptr (NspColumnMap) map = NULL;
  g_autoptr (NspColumns) columns = NULL;
  g_autoptr (GPtrArray) headers = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const char *start;

  split_parts (bytes, &json, &tail);
  start = g_bytes_get_data (json, &length);
  map = nsp_column_map_parse (start != NULL ? start : "", length, "map.json", problems);
  g_assert_cmpint (map == NULL, ==, nsp_problems_count (problems, NSP_ERROR) > 0);
  if (map != NULL) {
    check_map (map);
    start = tail != NULL ? g_bytes_get_data (tail, &length) : NULL;
    text = start != NULL ? g_utf8_make_valid (start, (gssize)length) : g_strdup (usual_headers);
    headers = cut_headers (text);
    columns = map_with (map, headers, problems);
  }
  check_problems (problems, 0);
  if (columns == NULL)
    return 0;
  check_columns (columns, headers);
  check_round_trip (columns, headers);
  return 0;
}
