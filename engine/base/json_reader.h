/* json_reader - a user's JSON read strictly: what is wrong is named with its path.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cjson/cJSON.h>

#include "phrase.h"
#include "problem.h"

/* One file being read. */
typedef struct {
  const char *file;
  NspProblems *problems;
  guint n_problems;
} NspJsonReader;

/* NSP_MAX_JSON_BYTES is in text.h. The definitions that people write are nowhere deeper than ten.
 */
#define NSP_MAX_JSON_DEPTH 32

/* Parses a text. Returns NULL with a problem added when it is too large or deep, not UTF-8, or
 * not JSON. The caller deletes the result. */
cJSON *nsp_json_parse (NspJsonReader *reader, const char *json, gsize length);

/* Adds a problem at a path, with two more arguments. */
void nsp_json_complain (NspJsonReader *reader, NspProblemCode code, const char *path,
                        const char *a2, const char *a3);

/* Adds that `found` is not what was `expected`. */
void nsp_json_complain_value (NspJsonReader *reader, const cJSON *found, const char *path,
                              const char *expected);

/* Refuses keys that are not in `allowed` (space-separated; NULL allows any) and keys that stand
 * twice. */
void nsp_json_check_keys (NspJsonReader *reader, const cJSON *object, const char *path,
                          const char *allowed);

/* The member `key`, or NULL; complains when it is required and absent. */
const cJSON *nsp_json_member (NspJsonReader *reader, const cJSON *object, const char *path,
                              const char *key, gboolean required, const char *expected);

/* The member as a name; NULL when it is absent or wrong. The caller owns it. */
char *nsp_json_read_id (NspJsonReader *reader, const cJSON *object, const char *path,
                        const char *key);

/* A text in two languages: {"nl": ..., "en": ...}; required means at least one of them. */
void nsp_json_read_text (NspJsonReader *reader, const cJSON *object, const char *path,
                         const char *key, gboolean required, NspText *text);

/* A list of texts, never NULL; empty when absent or wrong. The caller owns it. */
char **nsp_json_read_texts (NspJsonReader *reader, const cJSON *object, const char *path,
                            const char *key);

/* A whole number within a million of 0. FALSE when it is wrong, or required and absent; then and
 * when it is absent, `value` is the fallback. */
gboolean nsp_json_read_integer (NspJsonReader *reader, const cJSON *object, const char *path,
                                const char *key, int fallback, gboolean required, int *value);

/* The list `key` of the root, with its length checked; NULL when absent or wrong. */
const cJSON *nsp_json_read_objects (NspJsonReader *reader, const cJSON *root, const char *key,
                                    gboolean required, int max);

/* Remembers where an id was first used, and complains of the second. `seen` is a set made by
 * nsp_json_id_set_new(), which the caller owns. */
void nsp_json_claim_id (NspJsonReader *reader, GHashTable *seen, const char *id, const char *path);
GHashTable *nsp_json_id_set_new (void);
