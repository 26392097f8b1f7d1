/* Reading an instrument definition: every mistake is named with its JSON path.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "instrument.h"
#include "json_reader.h"

/* The labels of the steps, by language: as many as there are steps. */
static void
read_labels (NspJsonReader *reader, const cJSON *scale_json, NspScale *scale)
{
  static const char *const keys[] = { "nl", "en" };
  const cJSON *labels = cJSON_GetObjectItemCaseSensitive (scale_json, "labels");

  if (labels == NULL)
    return;
  if (!cJSON_IsObject (labels)) {
    nsp_json_complain_value (reader, labels, "$.scale.labels", "{\"nl\": [...], \"en\": [...]}");
    return;
  }
  nsp_json_check_keys (reader, labels, "$.scale.labels", "nl en");
  for (int lang = 0; lang < NSP_N_LANGS; lang++) {
    const cJSON *list = cJSON_GetObjectItemCaseSensitive (labels, keys[lang]);
    g_autofree char *path = g_strdup_printf ("$.scale.labels.%s", keys[lang]);

    if (list == NULL)
      continue;
    scale->labels[lang] = nsp_json_read_texts (reader, labels, "$.scale.labels", keys[lang]);
    if (g_strv_length (scale->labels[lang]) != scale->n_steps) {
      g_autofree char *count = g_strdup_printf ("%u", scale->n_steps);
      g_autofree char *expected = nsp_phrase_with (NSP_PHRASE_LABELS, count, NULL);

      nsp_json_complain_value (reader, list, path, expected);
    }
  }
}

static void
read_scale (NspJsonReader *reader, const cJSON *root, NspScale *scale)
{
  const char *expected = "{\"min\": 1, \"max\": 5, \"step\": 1}";
  const cJSON *found = nsp_json_member (reader, root, "$", "scale", TRUE, expected);
  gboolean whole;

  scale->min = 0, scale->max = 1, scale->step = 1, scale->n_steps = 2;
  if (found == NULL)
    return;
  if (!cJSON_IsObject (found)) {
    nsp_json_complain_value (reader, found, "$.scale", expected);
    return;
  }
  nsp_json_check_keys (reader, found, "$.scale", "min max step labels");
  whole = nsp_json_read_integer (reader, found, "$.scale", "min", 0, TRUE, &scale->min);
  whole = nsp_json_read_integer (reader, found, "$.scale", "max", 1, TRUE, &scale->max) && whole;
  whole = nsp_json_read_integer (reader, found, "$.scale", "step", 1, FALSE, &scale->step) && whole;
  if (!whole)
    return;
  if (scale->max <= scale->min || scale->step < 1 || (scale->max - scale->min) % scale->step != 0 ||
      (scale->max - scale->min) / scale->step + 1 > NSP_MAX_STEPS) {
    nsp_json_complain_value (reader, found, "$.scale", nsp_phrase (NSP_PHRASE_SCALE));
    return;
  }
  scale->n_steps = (guint)((scale->max - scale->min) / scale->step) + 1;
  read_labels (reader, found, scale);
}

static void
read_items (NspJsonReader *reader, const cJSON *root, NspInstrument *instrument)
{
  const cJSON *list = nsp_json_read_objects (reader, root, "items", TRUE, NSP_MAX_ITEMS),
              *item_json;
  g_autoptr (GHashTable) seen = nsp_json_id_set_new ();

  if (list == NULL)
    return;
  instrument->items = g_new0 (NspItem, (gsize)cJSON_GetArraySize (list));
  cJSON_ArrayForEach (item_json, list) {
    NspItem *item = &instrument->items[instrument->n_items];
    g_autofree char *path = g_strdup_printf ("$.items[%u]", instrument->n_items++);

    if (!cJSON_IsObject (item_json)) {
      nsp_json_complain_value (reader, item_json, path, nsp_phrase (NSP_PHRASE_AN_OBJECT));
      continue;
    }
    nsp_json_check_keys (reader, item_json, path, "id text aliases");
    item->id = nsp_json_read_id (reader, item_json, path, "id");
    nsp_json_read_text (reader, item_json, path, "text", FALSE, &item->text);
    item->aliases = nsp_json_read_texts (reader, item_json, path, "aliases");
    nsp_json_claim_id (reader, seen, item->id, path);
  }
}

static void
read_sides (NspJsonReader *reader, const cJSON *root, NspInstrument *instrument)
{
  static const char *const known[] = { "right", "left", NULL };
  const char *places = "\"right\", \"left\"";
  guint n_places = 0;
  const cJSON *list = nsp_json_read_objects (reader, root, "sides", FALSE, 2), *side_json;
  g_autoptr (GHashTable) seen = nsp_json_id_set_new ();

  if (list == NULL)
    return;
  instrument->sides = g_new0 (NspSide, (gsize)cJSON_GetArraySize (list) + 1);
  cJSON_ArrayForEach (side_json, list) {
    NspSide *side = &instrument->sides[instrument->n_sides];
    g_autofree char *path = g_strdup_printf ("$.sides[%u]", instrument->n_sides++);
    g_autofree char *place_path = g_strconcat (path, ".place", NULL);
    const cJSON *place;

    if (!cJSON_IsObject (side_json)) {
      nsp_json_complain_value (reader, side_json, path, nsp_phrase (NSP_PHRASE_AN_OBJECT));
      continue;
    }
    nsp_json_check_keys (reader, side_json, path, "id place title question");
    side->id = nsp_json_read_id (reader, side_json, path, "id");
    nsp_json_claim_id (reader, seen, side->id, path);
    nsp_json_read_text (reader, side_json, path, "title", TRUE, &side->title);
    nsp_json_read_text (reader, side_json, path, "question", FALSE, &side->question);
    place = nsp_json_member (reader, side_json, path, "place", TRUE, places);
    if (cJSON_IsString (place) && strcmp (place->valuestring, "left") == 0)
      side->place = NSP_PLACE_LEFT;
    if (cJSON_IsString (place) && g_strv_contains (known, place->valuestring))
      n_places++;
    else if (place != NULL)
      nsp_json_complain_value (reader, place, place_path, places);
  }
  if (n_places == 2 && instrument->sides[0].place == instrument->sides[1].place)
    nsp_json_complain (reader, NSP_PROBLEM_INSTRUMENT_VALUE, "$.sides[1].place",
                       nsp_phrase (NSP_PHRASE_SAME_PLACE), nsp_phrase (NSP_PHRASE_TWO_PLACES));
}

static int
find_item (const NspInstrument *instrument, const char *id)
{
  for (guint i = 0; i < instrument->n_items; i++)
    if (instrument->items[i].id != NULL && strcmp (instrument->items[i].id, id) == 0)
      return (int)i;
  return -1;
}

static char *
known_items (const NspInstrument *instrument)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < instrument->n_items && ids->len < 300; i++)
    if (instrument->items[i].id != NULL)
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", instrument->items[i].id);
  if (ids->len >= 300)
    g_string_append (ids, ", …");
  return g_string_free (ids, FALSE);
}

static void
read_key (NspJsonReader *reader, const cJSON *dimension_json, const char *path,
          const NspInstrument *instrument, NspDimension *dimension)
{
  const char *expected = nsp_phrase (NSP_PHRASE_ITEMS);
  const cJSON *key = nsp_json_member (reader, dimension_json, path, "key", TRUE, expected), *entry;
  g_autofree char *key_path = g_strconcat (path, ".key", NULL);
  g_autoptr (GHashTable) seen = nsp_json_id_set_new ();
  guint index = 0;

  if (key == NULL)
    return;
  if (!cJSON_IsArray (key) || cJSON_GetArraySize (key) < 1 ||
      cJSON_GetArraySize (key) > NSP_MAX_ITEMS) {
    nsp_json_complain_value (reader, key, key_path, expected);
    return;
  }
  dimension->key = g_new0 (NspKeyItem, (gsize)cJSON_GetArraySize (key));
  cJSON_ArrayForEach (entry, key) {
    g_autofree char *entry_path = g_strdup_printf ("%s[%u]", key_path, index++);
    const char *id = cJSON_IsString (entry) ? entry->valuestring : NULL;
    gboolean reversed = id != NULL && id[0] == '-';
    int item = id != NULL ? find_item (instrument, id + reversed) : -1;

    if (id == NULL) {
      nsp_json_complain_value (reader, entry, entry_path, nsp_phrase (NSP_PHRASE_AN_ID));
    } else if (item < 0) {
      g_autofree char *excerpt = nsp_text_excerpt (id + reversed, -1, 40);
      g_autofree char *items = known_items (instrument);

      nsp_json_complain (reader, NSP_PROBLEM_INSTRUMENT_REFERENCE, entry_path, excerpt, items);
    } else {
      nsp_json_claim_id (reader, seen, id + reversed, entry_path);
      dimension->key[dimension->n_key].item = (guint)item;
      dimension->key[dimension->n_key++].reversed = reversed;
    }
  }
}

static int
read_side_of (NspJsonReader *reader, const cJSON *dimension_json, const char *path,
              const NspInstrument *instrument)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *side_path = g_strconcat (path, ".side", NULL);
  const cJSON *side;

  for (guint i = 0; i < instrument->n_sides; i++)
    if (instrument->sides[i].id != NULL)
      g_string_append_printf (ids, "%s\"%s\"", i > 0 ? ", " : "", instrument->sides[i].id);
  side = nsp_json_member (reader, dimension_json, path, "side", instrument->n_sides > 0, ids->str);
  if (side == NULL)
    return -1;
  for (guint i = 0; i < instrument->n_sides; i++)
    if (cJSON_IsString (side) && g_strcmp0 (side->valuestring, instrument->sides[i].id) == 0)
      return (int)i;
  nsp_json_complain_value (reader, side, side_path,
                           ids->len > 0 ? ids->str : nsp_phrase (NSP_PHRASE_NO_SIDE));
  return -1;
}

static void
read_prompts (NspJsonReader *reader, const cJSON *dimension_json, const char *path,
              NspDimension *dimension)
{
  static const char *const keys[] = { "nl", "en" };
  g_autofree char *prompts_path = g_strconcat (path, ".prompts", NULL);
  const cJSON *prompts = cJSON_GetObjectItemCaseSensitive (dimension_json, "prompts");

  if (prompts != NULL && !cJSON_IsObject (prompts))
    nsp_json_complain_value (reader, prompts, prompts_path, "{\"nl\": [...], \"en\": [...]}");
  else if (prompts != NULL)
    nsp_json_check_keys (reader, prompts, prompts_path, "nl en");
  for (int lang = 0; lang < NSP_N_LANGS; lang++)
    dimension->prompts[lang] = nsp_json_read_texts (reader, prompts, prompts_path, keys[lang]);
}

static void
read_dimensions (NspJsonReader *reader, const cJSON *root, NspInstrument *instrument)
{
  const cJSON *list = nsp_json_read_objects (reader, root, "dimensions", TRUE, NSP_MAX_DIMENSIONS),
              *json;
  g_autoptr (GHashTable) seen = nsp_json_id_set_new ();
  guint64 cells = 0;

  if (list == NULL)
    return;
  instrument->dimensions = g_new0 (NspDimension, (gsize)cJSON_GetArraySize (list));
  cJSON_ArrayForEach (json, list) {
    NspDimension *dimension = &instrument->dimensions[instrument->n_dimensions];
    g_autofree char *path = g_strdup_printf ("$.dimensions[%u]", instrument->n_dimensions++);

    if (!cJSON_IsObject (json)) {
      nsp_json_complain_value (reader, json, path, nsp_phrase (NSP_PHRASE_AN_OBJECT));
      continue;
    }
    nsp_json_check_keys (reader, json, path, "id side title key prompts");
    dimension->id = nsp_json_read_id (reader, json, path, "id");
    nsp_json_claim_id (reader, seen, dimension->id, path);
    nsp_json_read_text (reader, json, path, "title", TRUE, &dimension->title);
    dimension->side = read_side_of (reader, json, path, instrument);
    read_key (reader, json, path, instrument, dimension);
    read_prompts (reader, json, path, dimension);
    cells += nsp_dimension_tally_cells (dimension, &instrument->scale);
  }
  if (cells > NSP_MAX_TALLY_CELLS) {
    g_autofree char *found = g_strdup_printf ("%" G_GUINT64_FORMAT, cells);
    g_autofree char *limit = g_strdup_printf ("%d", NSP_MAX_TALLY_CELLS);

    nsp_json_complain (reader, NSP_PROBLEM_INSTRUMENT_TOO_LARGE, "$.dimensions", found, limit);
  }
}

static void
warn_unused_items (NspJsonReader *reader, const NspInstrument *instrument)
{
  g_autofree gboolean *used = g_new0 (gboolean, instrument->n_items + 1);

  for (guint d = 0; d < instrument->n_dimensions; d++)
    for (guint k = 0; k < instrument->dimensions[d].n_key; k++)
      used[instrument->dimensions[d].key[k].item] = TRUE;
  for (guint i = 0; i < instrument->n_items; i++) {
    g_autofree char *path = g_strdup_printf ("$.items[%u]", i);

    if (!used[i])
      nsp_problems_add (reader->problems, NSP_PROBLEM_INSTRUMENT_UNUSED_ITEM, reader->file, 0, 0,
                        path, instrument->items[i].id, NULL, NULL);
  }
}

/* Whether a text is a whole number, which an answer is by itself. */
static gboolean
is_number (const char *text)
{
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, NULL, NULL);
}

/* What counts as missing cannot be an answer on the scale, too. */
static void
read_missing (NspJsonReader *reader, const cJSON *root, NspInstrument *instrument)
{
  const NspScale *scale = &instrument->scale;

  instrument->missing = nsp_json_read_texts (reader, root, "$", "missing");
  for (guint i = 0; instrument->missing[i] != NULL; i++) {
    g_autofree char *path = g_strdup_printf ("$.missing[%u]", i);
    g_autofree char *excerpt = nsp_text_excerpt (instrument->missing[i], -1, 40);
    gint64 value;

    if (scale->min < scale->max && scale->step > 0 && /* it may have been refused */
        g_ascii_string_to_signed (instrument->missing[i], 10, scale->min, scale->max, &value,
                                  NULL) &&
        nsp_scale_answer (scale, value) > 0)
      nsp_json_complain (reader, NSP_PROBLEM_INSTRUMENT_VALUE, path, excerpt,
                         nsp_phrase (NSP_PHRASE_OFF_SCALE));
  }
}

static void
read_answers (NspJsonReader *reader, const cJSON *root, NspInstrument *instrument)
{
  const NspScale *scale = &instrument->scale;
  const char *expected = nsp_phrase (NSP_PHRASE_ON_SCALE);
  const char *words = nsp_phrase (NSP_PHRASE_IN_WORDS);
  const cJSON *answers = cJSON_GetObjectItemCaseSensitive (root, "answers"), *answer;

  if (answers == NULL)
    return;
  if (!cJSON_IsObject (answers)) {
    nsp_json_complain_value (reader, answers, "$.answers", expected);
    return;
  }
  nsp_json_check_keys (reader, answers, "$.answers", NULL);
  instrument->answers = g_new0 (NspAnswerText, (gsize)cJSON_GetArraySize (answers) + 1);
  cJSON_ArrayForEach (answer, answers) {
    double step = (answer->valuedouble - scale->min) / scale->step;
    g_autofree char *key = nsp_text_excerpt (answer->string, -1, 40);
    g_autofree char *path = g_strdup_printf ("$.answers.%s", key);

    if (is_number (answer->string))
      nsp_json_complain_value (reader, answer, path, words);
    else if (!cJSON_IsNumber (answer) || step < 0 || step > scale->n_steps - 1 ||
             step != floor (step)) {
      nsp_json_complain_value (reader, answer, path, expected);
    } else {
      instrument->answers[instrument->n_answers].text = g_strdup (answer->string);
      instrument->answers[instrument->n_answers++].answer = (guint)step + 1;
    }
  }
}

static void
read_provenance (NspJsonReader *reader, const cJSON *root, NspInstrument *instrument)
{
  const cJSON *provenance = cJSON_GetObjectItemCaseSensitive (root, "provenance");

  if (provenance != NULL && !cJSON_IsObject (provenance))
    nsp_json_complain_value (reader, provenance, "$.provenance", nsp_phrase (NSP_PHRASE_AN_OBJECT));
  else if (provenance != NULL)
    nsp_json_check_keys (reader, provenance, "$.provenance", "published provisional");
  instrument->published = nsp_json_read_texts (reader, provenance, "$.provenance", "published");
  instrument->provisional = nsp_json_read_texts (reader, provenance, "$.provenance", "provisional");
}

static void
read_head (NspJsonReader *reader, const cJSON *root, NspInstrument *instrument)
{
  const char *audiences = "\"all\", \"students\"";
  const char *fraction = nsp_phrase (NSP_PHRASE_FRACTION);
  const cJSON *version =
      nsp_json_member (reader, root, "$", "version", TRUE, nsp_phrase (NSP_PHRASE_A_TEXT));
  const cJSON *audience = cJSON_GetObjectItemCaseSensitive (root, "audience");
  const cJSON *min_answered = cJSON_GetObjectItemCaseSensitive (root, "min_answered");

  instrument->id = nsp_json_read_id (reader, root, "$", "id");
  if (version != NULL && !cJSON_IsString (version))
    nsp_json_complain_value (reader, version, "$.version", nsp_phrase (NSP_PHRASE_A_TEXT));
  else if (version != NULL)
    instrument->version = g_strdup (version->valuestring);
  nsp_json_read_text (reader, root, "$", "title", TRUE, &instrument->title);
  if (cJSON_IsString (audience) && strcmp (audience->valuestring, "students") == 0)
    instrument->audience = NSP_AUDIENCE_STUDENTS;
  else if (audience != NULL &&
           (!cJSON_IsString (audience) || strcmp (audience->valuestring, "all") != 0))
    nsp_json_complain_value (reader, audience, "$.audience", audiences);
  instrument->min_answered = 0.5;
  if (min_answered != NULL && !(cJSON_IsNumber (min_answered) && min_answered->valuedouble > 0 &&
                                min_answered->valuedouble <= 1))
    nsp_json_complain_value (reader, min_answered, "$.min_answered", fraction);
  else if (min_answered != NULL)
    instrument->min_answered = min_answered->valuedouble;
}

static NspInstrument *
read_instrument (NspJsonReader *reader, const cJSON *root)
{
  g_autoptr (NspInstrument) instrument = g_new0 (NspInstrument, 1);

  if (!cJSON_IsObject (root)) {
    nsp_json_complain_value (reader, root, "$", nsp_phrase (NSP_PHRASE_AN_OBJECT));
    return NULL;
  }
  nsp_json_check_keys (
      reader, root, "$",
      "id version title audience scale min_answered sides dimensions items answers missing "
      "sources provenance");
  read_head (reader, root, instrument);
  read_scale (reader, root, &instrument->scale);
  read_items (reader, root, instrument);
  read_sides (reader, root, instrument);
  read_dimensions (reader, root, instrument);
  read_answers (reader, root, instrument);
  read_missing (reader, root, instrument);
  instrument->sources = nsp_json_read_texts (reader, root, "$", "sources");
  read_provenance (reader, root, instrument);
  if (reader->n_problems > 0)
    return NULL;
  warn_unused_items (reader, instrument);
  return g_steal_pointer (&instrument);
}

NspInstrument *
nsp_instrument_parse (const char *json, gsize length, const char *file, NspProblems *problems)
{
  NspJsonReader reader = { file, problems, 0 };
  NspInstrument *instrument = NULL;
  cJSON *root = nsp_json_parse (&reader, json, length);

  if (root != NULL)
    instrument = read_instrument (&reader, root);
  cJSON_Delete (root);
  if (instrument != NULL)
    instrument->json = g_strndup (json, length);
  return instrument;
}
