/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json_reader.h"

#include <math.h>
#include <string.h>

#include "text.h"

/* A file this wrong is not made better by more lines about it. */
#define MAX_PROBLEMS 100

void
nsp_json_complain (NspJsonReader *reader, NspProblemCode code, const char *path, const char *a2,
                   const char *a3)
{
  if (reader->n_problems++ < MAX_PROBLEMS)
    nsp_problems_add (reader->problems, code, reader->file, 0, 0, path, a2, a3, NULL);
}

void
nsp_json_complain_value (NspJsonReader *reader, const cJSON *found, const char *path,
                         const char *expected)
{
  char *json = cJSON_PrintUnformatted (found);
  g_autofree char *excerpt = nsp_text_excerpt (json != NULL ? json : "", -1, 40);

  cJSON_free (json);
  nsp_json_complain (reader, NSP_PROBLEM_INSTRUMENT_VALUE, path, excerpt, expected);
}

void
nsp_json_check_keys (NspJsonReader *reader, const cJSON *object, const char *path,
                     const char *allowed)
{
  g_auto (GStrv) names = g_strsplit (allowed != NULL ? allowed : "", " ", -1);
  g_autofree char *shown = g_strjoinv (", ", names);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const cJSON *entry;

  if (!cJSON_IsObject (object))
    return; /* a list's members have no names */
  cJSON_ArrayForEach (entry, object) {
    g_autofree char *key = nsp_text_excerpt (entry->string, -1, 40);
    g_autofree char *key_path = g_strdup_printf ("%s.%s", path, key);

    if (!g_hash_table_add (seen, entry->string))
      nsp_json_complain (reader, NSP_PROBLEM_INSTRUMENT_TWICE, key_path, key, path);
    else if (allowed != NULL && !g_strv_contains ((const char *const *)names, entry->string))
      nsp_json_complain (reader, NSP_PROBLEM_INSTRUMENT_UNKNOWN_KEY, key_path, shown, NULL);
  }
}

/* The member `key`, or NULL; complains when it is required and absent. */
const cJSON *
nsp_json_member (NspJsonReader *reader, const cJSON *object, const char *path, const char *key,
                 gboolean required, const char *expected)
{
  const cJSON *found = cJSON_GetObjectItemCaseSensitive (object, key);

  if (found == NULL && required) {
    g_autofree char *key_path = g_strdup_printf ("%s.%s", path, key);

    nsp_json_complain (reader, NSP_PROBLEM_INSTRUMENT_MISSING_KEY, key_path, expected, NULL);
  }
  return found;
}

static gboolean
is_id (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > 64 || !g_ascii_isalpha (text[0]))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '_' && text[i] != '-')
      return FALSE;
  return TRUE;
}

char *
nsp_json_read_id (NspJsonReader *reader, const cJSON *object, const char *path, const char *key)
{
  const cJSON *found =
      nsp_json_member (reader, object, path, key, TRUE, nsp_phrase (NSP_PHRASE_AN_ID));
  g_autofree char *key_path = g_strdup_printf ("%s.%s", path, key);

  if (found == NULL)
    return NULL;
  if (!cJSON_IsString (found) || !is_id (found->valuestring)) {
    nsp_json_complain_value (reader, found, key_path, nsp_phrase (NSP_PHRASE_AN_ID));
    return NULL;
  }
  return g_strdup (found->valuestring);
}

/* A text in two languages: {"nl": ..., "en": ...}; required means at least one of them. */
void
nsp_json_read_text (NspJsonReader *reader, const cJSON *object, const char *path, const char *key,
                    gboolean required, NspText *text)
{
  static const char *const keys[] = { "nl", "en" };
  static const char *const expected = "{\"nl\": \"...\", \"en\": \"...\"}";
  const cJSON *found = nsp_json_member (reader, object, path, key, required, expected);
  g_autofree char *key_path = g_strdup_printf ("%s.%s", path, key);

  if (found == NULL)
    return;
  if (!cJSON_IsObject (found)) {
    nsp_json_complain_value (reader, found, key_path, expected);
    return;
  }
  nsp_json_check_keys (reader, found, key_path, "nl en");
  for (int lang = 0; lang < NSP_N_LANGS; lang++) {
    const cJSON *words = cJSON_GetObjectItemCaseSensitive (found, keys[lang]);

    if (words != NULL && !cJSON_IsString (words)) {
      g_autofree char *words_path = g_strdup_printf ("%s.%s", key_path, keys[lang]);

      nsp_json_complain_value (reader, words, words_path, nsp_phrase (NSP_PHRASE_A_TEXT));
    } else if (words != NULL) {
      text->in[lang] = g_strdup (words->valuestring);
    }
  }
  if (required && *nsp_text_get (text, NSP_NL) == '\0')
    nsp_json_complain_value (reader, found, key_path, expected);
}

/* A list of texts, never NULL; empty when absent or wrong. */
char **
nsp_json_read_texts (NspJsonReader *reader, const cJSON *object, const char *path, const char *key)
{
  const cJSON *found = cJSON_GetObjectItemCaseSensitive (object, key);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *key_path = g_strdup_printf ("%s.%s", path, key);
  const cJSON *words;
  guint index = 0;

  if (found != NULL && !cJSON_IsArray (found))
    nsp_json_complain_value (reader, found, key_path, nsp_phrase (NSP_PHRASE_TEXTS));
  if (found == NULL || !cJSON_IsArray (found))
    return g_strv_builder_end (builder);
  cJSON_ArrayForEach (words, found) {
    if (cJSON_IsString (words)) {
      g_strv_builder_add (builder, words->valuestring);
    } else {
      g_autofree char *words_path = g_strdup_printf ("%s[%u]", key_path, index);

      nsp_json_complain_value (reader, words, words_path, nsp_phrase (NSP_PHRASE_A_TEXT));
    }
    index++;
  }
  return g_strv_builder_end (builder);
}

gboolean
nsp_json_read_integer (NspJsonReader *reader, const cJSON *object, const char *path,
                       const char *key, int fallback, gboolean required, int *value)
{
  const char *expected = nsp_phrase (NSP_PHRASE_INTEGER);
  const cJSON *found = nsp_json_member (reader, object, path, key, required, expected);
  g_autofree char *key_path = g_strdup_printf ("%s.%s", path, key);

  *value = fallback;
  if (found == NULL)
    return !required;
  if (!cJSON_IsNumber (found) || fabs (found->valuedouble) > 1e6 ||
      found->valuedouble != floor (found->valuedouble)) {
    nsp_json_complain_value (reader, found, key_path, expected);
    return FALSE;
  }
  *value = (int)found->valuedouble;
  return TRUE;
}

/* The list `key` as an array of objects, with its length checked. NULL when it is not there. */
const cJSON *
nsp_json_read_objects (NspJsonReader *reader, const cJSON *root, const char *key, gboolean required,
                       int max)
{
  g_autofree char *path = g_strdup_printf ("$.%s", key);
  const cJSON *list =
      nsp_json_member (reader, root, "$", key, required, nsp_phrase (NSP_PHRASE_A_LIST));
  int length;

  if (list == NULL)
    return NULL;
  length = cJSON_IsArray (list) ? cJSON_GetArraySize (list) : -1;
  if (length < (required ? 1 : 0)) {
    nsp_json_complain_value (reader, list, path, nsp_phrase (NSP_PHRASE_OBJECTS));
    return NULL;
  }
  if (length > max) {
    g_autofree char *found = g_strdup_printf ("%d", length);
    g_autofree char *limit = g_strdup_printf ("%d", max);

    nsp_json_complain (reader, NSP_PROBLEM_INSTRUMENT_TOO_LARGE, path, found, limit);
    return NULL;
  }
  return list;
}

/* Remembers where an id was first used, and complains of the second. */
void
nsp_json_claim_id (NspJsonReader *reader, GHashTable *seen, const char *id, const char *path)
{
  g_autofree char *folded = id != NULL ? g_ascii_strdown (id, -1) : NULL;
  const char *first;

  if (id == NULL)
    return;
  first = g_hash_table_lookup (seen, folded);
  if (first != NULL)
    nsp_json_complain (reader, NSP_PROBLEM_INSTRUMENT_TWICE, path, id, first);
  else
    g_hash_table_insert (seen, g_steal_pointer (&folded), g_strdup (path));
}

GHashTable *
nsp_json_id_set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
complain_place (const NspJsonReader *reader, NspProblemCode code, const char *json,
                const char *where, const char *a1)
{
  guint64 line = 1;
  guint column = 1;

  for (const char *p = json; p < where; p++) {
    line += *p == '\n';
    column = *p == '\n' ? 1 : column + 1;
  }
  nsp_problems_add (reader->problems, code, reader->file, line, column, a1, NULL, NULL, NULL);
}

/* The place where brackets stand too deep within each other; NULL when there is none. */
static const char *
find_too_deep (const char *json, gsize length)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (const char *p = json; p < json + length; p++) {
    if (quoted && *p == '\\')
      p++;
    else if (*p == '"')
      quoted = !quoted;
    else if (!quoted && (*p == '[' || *p == '{') && ++depth > NSP_MAX_JSON_DEPTH)
      return p;
    else if (!quoted && (*p == ']' || *p == '}') && depth > 0)
      depth--;
  }
  return NULL;
}

/* What stands behind the definition, white space apart; NULL when nothing does. */
static const char *
trailing_text (const char *end, const char *limit)
{
  while (end < limit && g_ascii_isspace (*end))
    end++;
  return end < limit ? end : NULL;
}

static gboolean
check_bytes (const NspJsonReader *reader, const char *json, gsize length)
{
  const char *invalid, *deep;

  if (length > NSP_MAX_JSON_BYTES) {
    nsp_problems_add (reader->problems, NSP_PROBLEM_FILE_TOO_LARGE, reader->file, 0, 0, "1", NULL,
                      NULL, NULL);
    return FALSE;
  }
  if (!g_utf8_validate_len (json, length, &invalid)) {
    g_autofree char *offset = g_strdup_printf ("%zu", (gsize)(invalid - json) + 1);
    g_autofree char *byte = g_strdup_printf ("0x%02X", (guint)(guchar)*invalid);

    nsp_problems_add (reader->problems, NSP_PROBLEM_FILE_ENCODING, reader->file, 0, 0, offset, byte,
                      "UTF-8", NULL);
    return FALSE;
  }
  deep = find_too_deep (json, length);
  if (deep != NULL) {
    g_autofree char *limit = g_strdup_printf ("%d", NSP_MAX_JSON_DEPTH);

    complain_place (reader, NSP_PROBLEM_INSTRUMENT_TOO_DEEP, json, deep, limit);
  }
  return deep == NULL;
}

cJSON *
nsp_json_parse (NspJsonReader *reader, const char *json, gsize length)
{
  const char *end = json, *rest;
  cJSON *root;

  if (!check_bytes (reader, json, length))
    return NULL;
  root = cJSON_ParseWithLengthOpts (json, length, &end, FALSE);
  rest = root != NULL ? trailing_text (end, json + length) : end;
  if (root != NULL && rest == NULL)
    return root;
  complain_place (reader, NSP_PROBLEM_INSTRUMENT_SYNTAX, json, rest, NULL);
  cJSON_Delete (root);
  return NULL;
}
