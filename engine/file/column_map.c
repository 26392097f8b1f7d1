/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "column_map.h"

#include <string.h>

#include "fold.h"
#include "json_reader.h"
#include "moment.h"
#include "role.h"

/* Reads "header", or {"header": "...", "nth": 2}. NULL with a problem added when it is neither. */
static const char *
read_header (NspJsonReader *reader, const cJSON *column, const char *path, guint *nth)
{
  const cJSON *header = cJSON_GetObjectItemCaseSensitive (column, "header");
  const cJSON *number = cJSON_GetObjectItemCaseSensitive (column, "nth");

  *nth = 0;
  if (cJSON_IsString (column))
    return column->valuestring;
  if (cJSON_GetArraySize (column) == 2 && cJSON_IsString (header) && cJSON_IsNumber (number) &&
      number->valuedouble >= 1 && number->valuedouble <= NSP_MAX_COLUMNS &&
      number->valuedouble == (guint)number->valuedouble) {
    *nth = (guint)number->valuedouble;
    return header->valuestring;
  }
  nsp_json_complain_value (reader, column, path, nsp_phrase (NSP_PHRASE_HEADER));
  return NULL;
}

static void
read_columns (NspJsonReader *reader, const cJSON *root, NspColumnMap *map)
{
  const cJSON *columns =
      nsp_json_member (reader, root, "$", "columns", TRUE, "{\"network\": \"...\"}");
  const cJSON *column;

  if (columns == NULL)
    return;
  if (!cJSON_IsObject (columns)) {
    nsp_json_complain_value (reader, columns, "$.columns", nsp_phrase (NSP_PHRASE_AN_OBJECT));
    return;
  }
  nsp_json_check_keys (reader, columns, "$.columns", NULL);
  cJSON_ArrayForEach (column, columns) {
    g_autofree char *key = nsp_text_excerpt (column->string, -1, 40);
    g_autofree char *path = g_strdup_printf ("$.columns.%s", key);
    guint nth;
    const char *header = read_header (reader, column, path, &nth);

    if (header != NULL) {
      NspColumnChoice choice = { g_strdup (column->string), g_strdup (header), nth };

      g_array_append_val (map->choices, choice);
    }
  }
}

/* The number of what a word of the map means: 1 + NspRole, or NspMoment. 0 when it is not there. */
typedef guint (*NumberOf) (const char *name);

static guint
role_number (const char *name)
{
  for (guint role = NSP_ROLE_STUDENT; role < NSP_N_ROLES; role++)
    if (strcmp (name, nsp_role_name ((NspRole)role)) == 0)
      return role + 1;
  return 0;
}

static guint
moment_number (const char *name)
{
  for (guint moment = NSP_MOMENT_START; moment < NSP_N_MOMENTS; moment++)
    if (strcmp (name, nsp_moment_name ((NspMoment)moment)) == 0)
      return moment;
  return 0;
}

/* Reads an object of words and what they mean, `expected`, into `meanings`. */
static void
read_words (NspJsonReader *reader, const cJSON *root, const char *key, NumberOf number_of,
            const char *expected, GHashTable *meanings)
{
  const cJSON *words = cJSON_GetObjectItemCaseSensitive (root, key), *word;
  g_autofree char *object_path = g_strdup_printf ("$.%s", key);

  if (words == NULL)
    return;
  if (!cJSON_IsObject (words)) {
    nsp_json_complain_value (reader, words, object_path, nsp_phrase (NSP_PHRASE_AN_OBJECT));
    return;
  }
  cJSON_ArrayForEach (word, words) {
    g_autofree char *shown = nsp_text_excerpt (word->string, -1, 40);
    g_autofree char *path = g_strdup_printf ("%s.%s", object_path, shown);
    g_autofree char *folded = nsp_fold (word->string);
    guint number = cJSON_IsString (word) ? number_of (word->valuestring) : 0;
    guint other = GPOINTER_TO_UINT (g_hash_table_lookup (meanings, folded));

    if (number == 0)
      nsp_json_complain_value (reader, word, path, expected);
    else if (other != 0 && other != number)
      nsp_json_complain (reader, NSP_PROBLEM_INSTRUMENT_TWICE, path, shown, object_path);
    else
      g_hash_table_insert (meanings, g_steal_pointer (&folded), GUINT_TO_POINTER (number));
  }
}

NspColumnMap *
nsp_column_map_parse (const char *json, gsize length, const char *file, NspProblems *problems)
{
  NspJsonReader reader = { file, problems, 0 };
  g_autoptr (NspColumnMap) map = NULL;
  cJSON *root = nsp_json_parse (&reader, json, length);

  if (root == NULL)
    return NULL;
  map = g_new0 (NspColumnMap, 1);
  map->choices = g_array_new (FALSE, FALSE, sizeof (NspColumnChoice));
  map->roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  map->moments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!cJSON_IsObject (root)) {
    nsp_json_complain_value (&reader, root, "$", nsp_phrase (NSP_PHRASE_AN_OBJECT));
  } else {
    nsp_json_check_keys (&reader, root, "$", "columns headers moments roles");
    read_columns (&reader, root, map);
    read_words (&reader, root, "roles", role_number,
                "student, teacher, educator, researcher, other", map->roles);
    read_words (&reader, root, "moments", moment_number, "start, middle, end", map->moments);
    if (cJSON_HasObjectItem (root, "headers"))
      map->headers = nsp_json_read_texts (&reader, root, "$", "headers");
  }
  cJSON_Delete (root);
  return reader.n_problems == 0 ? g_steal_pointer (&map) : NULL;
}

/* Which of the columns with its header to the letter a column is, from 1; 0 when it is the one. */
static guint
nth_of_header (const NspColumns *columns, guint index)
{
  guint n = 0, nth = 0;

  for (guint i = 0; i < columns->n_columns; i++) {
    n += strcmp (columns->columns[i].header, columns->columns[index].header) == 0;
    if (i == index)
      nth = n;
  }
  return n > 1 ? nth : 0;
}

static const char *
target_id (const NspColumn *column, guint t, const GPtrArray *instruments)
{
  NspTarget target = g_array_index (column->targets, NspTarget, t);
  const NspInstrument *instrument = g_ptr_array_index (instruments, target.instrument);

  return instrument->items[target.item].id;
}

/* Writes what a column is, once: two instruments may call their items alike. */
static void
write_choice (cJSON *chosen, const NspColumns *columns, guint index, const char *what)
{
  const char *header = columns->columns[index].header;
  guint nth = nth_of_header (columns, index);
  cJSON *choice;

  if (what == NULL || cJSON_GetObjectItemCaseSensitive (chosen, what) != NULL)
    return;
  if (nth == 0) {
    cJSON_AddStringToObject (chosen, what, header);
    return;
  }
  choice = cJSON_AddObjectToObject (chosen, what);
  cJSON_AddStringToObject (choice, "header", header);
  cJSON_AddNumberToObject (choice, "nth", nth);
}

char *
nsp_column_map_write (const NspColumns *columns, const GPtrArray *instruments)
{
  cJSON *root = cJSON_CreateObject (), *chosen = cJSON_AddObjectToObject (root, "columns");
  cJSON *headers = cJSON_AddArrayToObject (root, "headers");
  char *json, *text;

  for (guint i = 0; i < columns->n_columns; i++) {
    const NspColumn *column = &columns->columns[i];

    write_choice (chosen, columns, i, nsp_column_what (column, instruments));
    for (guint t = 1; t < column->targets->len; t++)
      write_choice (chosen, columns, i, target_id (column, t, instruments));
    cJSON_AddItemToArray (headers, cJSON_CreateString (columns->columns[i].header));
  }
  json = cJSON_Print (root);
  text = g_strconcat (json, "\n", NULL);
  cJSON_free (json);
  cJSON_Delete (root);
  return text;
}

void
nsp_column_map_free (NspColumnMap *map)
{
  if (map == NULL)
    return;
  for (guint i = 0; i < map->choices->len; i++) {
    g_free (g_array_index (map->choices, NspColumnChoice, i).what);
    g_free (g_array_index (map->choices, NspColumnChoice, i).header);
  }
  g_array_unref (map->choices);
  g_strfreev (map->headers);
  g_hash_table_unref (map->roles);
  g_hash_table_unref (map->moments);
  g_free (map);
}
