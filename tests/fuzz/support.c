/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What GLib calls critical is a bug of ours. (Its own way to die, a trap, is not caught by
 * libFuzzer.) */
static void
on_log (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  (void)data;
  fprintf (stderr, "%s: %s\n", domain != NULL ? domain : "netspiegel", message);
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    abort ();
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  (void)argc;
  (void)argv;
  g_log_set_default_handler (on_log, NULL);
  return 0;
}

void
check_readable (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p))) {
      fprintf (stderr, "control character U+%04X in: %s\n", g_utf8_get_char (p), text);
      abort ();
    }
}

/* A message is for a person: a few lines, whatever the file holds. */
#define MAX_MESSAGE_BYTES 4096

void
check_problems (const NspProblems *problems, guint first)
{
  guint counts[3] = { 0 };

  for (guint i = 0; i < nsp_problems_length (problems); i++) {
    const NspProblem *problem = nsp_problems_get (problems, i);

    g_assert_cmpuint (problem->severity, <=, NSP_NOTE);
    counts[problem->severity]++;
    for (int lang = 0; lang < NSP_N_LANGS && i >= first; lang++) {
      g_autofree char *message = nsp_problem_message (problem, (NspLang)lang);
      g_autofree char *advice = nsp_problem_advice (problem, (NspLang)lang);

      check_readable (message);
      check_readable (advice);
      g_assert_cmpuint (strlen (message), >, 0);
      g_assert_cmpuint (strlen (message) + strlen (advice), <=, MAX_MESSAGE_BYTES);
    }
  }
  for (guint severity = 0; severity < G_N_ELEMENTS (counts); severity++)
    g_assert_cmpuint (counts[severity], ==, nsp_problems_count (problems, (NspSeverity)severity));
}

static void
check_scale (const NspScale *scale)
{
  g_assert_cmpint (scale->min, <, scale->max);
  g_assert_cmpint (scale->step, >=, 1);
  g_assert_cmpuint (scale->n_steps, >=, 2);
  g_assert_cmpuint (scale->n_steps, <=, NSP_MAX_STEPS);
  g_assert_cmpint (nsp_scale_value (scale, 1), ==, scale->min);
  g_assert_cmpint (nsp_scale_value (scale, scale->n_steps), ==, scale->max);
  for (int lang = 0; lang < NSP_N_LANGS; lang++)
    if (scale->labels[lang] != NULL)
      g_assert_cmpuint (g_strv_length (scale->labels[lang]), ==, scale->n_steps);
}

/* Ids are told apart without their case. */
static void
check_new_id (GHashTable *seen, const char *id)
{
  g_assert_nonnull (id);
  g_assert_cmpuint (strlen (id), >, 0);
  g_assert_true (g_ascii_isalpha (*id));
  g_assert_true (g_hash_table_add (seen, g_ascii_strdown (id, -1)));
}

static void
check_items (const NspInstrument *instrument)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (instrument->n_items, >=, 1);
  g_assert_cmpuint (instrument->n_items, <=, NSP_MAX_ITEMS);
  for (guint i = 0; i < instrument->n_items; i++) {
    check_new_id (seen, instrument->items[i].id);
    g_assert_nonnull (instrument->items[i].aliases);
  }
}

static void
check_dimension (const NspInstrument *instrument, const NspDimension *dimension)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_assert_cmpuint (strlen (nsp_text_get (&dimension->title, NSP_NL)), >, 0);
  g_assert_cmpuint (dimension->n_key, >=, 1);
  for (guint k = 0; k < dimension->n_key; k++) {
    g_assert_cmpuint (dimension->key[k].item, <, instrument->n_items);
    g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (dimension->key[k].item + 1)));
  }
  if (instrument->n_sides > 0)
    g_assert_cmpint (dimension->side, >=, 0);
  g_assert_cmpint (dimension->side, <, (int)instrument->n_sides);
  for (int lang = 0; lang < NSP_N_LANGS; lang++)
    g_assert_nonnull (dimension->prompts[lang]);
}

static void
check_dimensions (const NspInstrument *instrument)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint64 cells = 0;

  g_assert_cmpuint (instrument->n_dimensions, >=, 1);
  g_assert_cmpuint (instrument->n_dimensions, <=, NSP_MAX_DIMENSIONS);
  for (guint d = 0; d < instrument->n_dimensions; d++) {
    check_new_id (seen, instrument->dimensions[d].id);
    check_dimension (instrument, &instrument->dimensions[d]);
    cells += nsp_dimension_tally_cells (&instrument->dimensions[d], &instrument->scale);
  }
  g_assert_cmpuint (cells, <=, NSP_MAX_TALLY_CELLS);
}

void
check_instrument (const NspInstrument *instrument)
{
  g_assert_nonnull (instrument->id);
  g_assert_nonnull (instrument->version);
  g_assert_cmpuint (strlen (nsp_text_get (&instrument->title, NSP_NL)), >, 0);
  g_assert_cmpfloat (instrument->min_answered, >, 0);
  g_assert_cmpfloat (instrument->min_answered, <=, 1);
  check_scale (&instrument->scale);
  check_items (instrument);
  check_dimensions (instrument);
  g_assert_cmpuint (instrument->n_sides, <=, 2);
  if (instrument->n_sides == 2)
    g_assert_cmpint (instrument->sides[0].place, !=, instrument->sides[1].place);
  for (guint i = 0; i < instrument->n_answers; i++) {
    g_assert_cmpuint (instrument->answers[i].answer, >=, 1);
    g_assert_cmpuint (instrument->answers[i].answer, <=, instrument->scale.n_steps);
  }
  g_assert_nonnull (instrument->missing);
  g_assert_nonnull (instrument->sources);
  g_assert_nonnull (instrument->published);
  g_assert_nonnull (instrument->provisional);
}

void
split_parts (GBytes *bytes, GBytes **first, GBytes **second)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *separator = length > 0 ? memchr (data, PART_SEPARATOR, length) : NULL;
  gsize at = separator != NULL ? (gsize)(separator - data) : length;

  *first = g_bytes_new_from_bytes (bytes, 0, at);
  *second = separator != NULL ? g_bytes_new_from_bytes (bytes, at + 1, length - at - 1) : NULL;
}
