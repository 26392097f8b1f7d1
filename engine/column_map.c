/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "column_map.h"

#include <string.h>

#include "fold.h"
#include "json_reader.h"
#include "role.h"

#define A_HEADER NSP_BOTH ("de kop van een kolom", "the header of a column")

static void
read_columns (NspJsonReader *reader, const cJSON *root, NspColumnMap *map)
{
  const cJSON *columns =
      nsp_json_member (reader, root, "$", "columns", TRUE, "{\"network\": \"...\"}");
  const cJSON *column;

  if (columns == NULL)
    return;
  if (!cJSON_IsObject (columns)) {
    nsp_json_complain_value (reader, columns, "$.columns", AN_OBJECT);
    return;
  }
  nsp_json_check_keys (reader, columns, "$.columns", NULL);
  cJSON_ArrayForEach (column, columns) {
    g_autofree char *key = nsp_text_excerpt (column->string, -1, 40);
    g_autofree char *path = g_strdup_printf ("$.columns.%s", key);
    NspColumnChoice choice;

    if (!cJSON_IsString (column)) {
      nsp_json_complain_value (reader, column, path, A_HEADER);
      continue;
    }
    choice.what = g_strdup (column->string);
    choice.header = g_strdup (column->valuestring);
    g_array_append_val (map->choices, choice);
  }
}

static NspRole
role_named (const cJSON *role)
{
  for (guint r = NSP_ROLE_STUDENT; r < NSP_N_ROLES && cJSON_IsString (role); r++)
    if (strcmp (role->valuestring, nsp_role_name ((NspRole)r)) == 0)
      return (NspRole)r;
  return NSP_ROLE_UNKNOWN;
}

static void
read_roles (NspJsonReader *reader, const cJSON *root, NspColumnMap *map)
{
  const cJSON *roles = cJSON_GetObjectItemCaseSensitive (root, "roles"), *role;

  if (roles == NULL)
    return;
  if (!cJSON_IsObject (roles)) {
    nsp_json_complain_value (reader, roles, "$.roles", AN_OBJECT);
    return;
  }
  cJSON_ArrayForEach (role, roles) {
    g_autofree char *key = nsp_text_excerpt (role->string, -1, 40);
    g_autofree char *path = g_strdup_printf ("$.roles.%s", key);
    NspRole meant = role_named (role);

    if (meant == NSP_ROLE_UNKNOWN)
      nsp_json_complain_value (reader, role, path, "student, teacher, educator, researcher, other");
    else
      g_hash_table_insert (map->roles, nsp_fold (role->string),
                           GUINT_TO_POINTER ((guint)meant + 1));
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
  if (!cJSON_IsObject (root)) {
    nsp_json_complain_value (&reader, root, "$", AN_OBJECT);
  } else {
    nsp_json_check_keys (&reader, root, "$", "columns headers roles");
    read_columns (&reader, root, map);
    read_roles (&reader, root, map);
    if (cJSON_HasObjectItem (root, "headers"))
      map->headers = nsp_json_read_texts (&reader, root, "$", "headers");
  }
  cJSON_Delete (root);
  return reader.n_problems == 0 ? g_steal_pointer (&map) : NULL;
}

char *
nsp_column_map_write (const NspColumns *columns, const GPtrArray *instruments)
{
  cJSON *root = cJSON_CreateObject (), *chosen = cJSON_AddObjectToObject (root, "columns");
  cJSON *headers = cJSON_AddArrayToObject (root, "headers");
  char *json, *text;

  for (guint i = 0; i < columns->n_columns; i++) {
    const char *what = nsp_column_what (&columns->columns[i], instruments);

    if (what != NULL)
      cJSON_AddStringToObject (chosen, what, columns->columns[i].header);
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
  g_free (map);
}
