/* Which changes of a questionnaire make old answers mean something else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument_change.h"

#include <string.h>

#include "phrase.h"
#include "support.h"

/* A questionnaire of which everything that may change is given. */
static NspInstrument *
questionnaire (const char *title, const char *scale, const char *key, const char *items)
{
  g_autofree char *json = g_strdup_printf (
      "{'id': 'x', 'version': '1', 'title': {'en': '%s'}, 'scale': {%s},"
      " 'dimensions': [{'id': 'd', 'title': {'en': '%s'}, 'key': [%s]}], 'items': [%s]}",
      title, scale, title, key, items);

  return make_instrument (json);
}

#define TITLE "T"
#define SCALE "'min': 1, 'max': 3"
#define LABELLED                                                                                   \
  SCALE ", 'labels': {'nl': ['nooit', 'soms', 'vaak'], 'en': ['never', 'some', 'often']}"
#define KEY "'A1', 'A2'"
#define ITEM(id, nl) "{'id': '" id "', 'text': {'nl': '" nl "', 'en': 'E " id "'}}"
#define ITEMS ITEM ("A1", "Een") ", " ITEM ("A2", "Twee")

/* What differs, as "Dutch / English"; "" for nothing. Takes both. */
static void
assert_change (NspInstrument *before, NspInstrument *now, const char *expected)
{
  g_autoptr (NspInstrument) a = before, b = now;
  g_autofree char *change = nsp_instrument_change (a, b);
  g_autofree char *nl = nsp_phrase_text (change != NULL ? change : "", NSP_NL);
  g_autofree char *en = nsp_phrase_text (change != NULL ? change : "", NSP_EN);
  g_autofree char *both = change != NULL ? g_strconcat (nl, " / ", en, NULL) : g_strdup ("");

  cr_assert_str_eq (both, expected, "%s", both);
}

Test (instrument_change, is_none_for_what_answers_do_not_depend_on)
{
  NspInstrument *const after[] = {
    questionnaire (TITLE, LABELLED, KEY, ITEMS),
    questionnaire ("Another title", LABELLED, KEY, ITEMS),
    questionnaire (TITLE, LABELLED, "'A1', '-A2'", ITEMS),
    questionnaire (TITLE, LABELLED, "'A2'", ITEMS),
    questionnaire (TITLE, LABELLED, KEY ", 'A3'", ITEMS ", " ITEM ("A3", "Drie")),
    questionnaire (TITLE, LABELLED, KEY, ITEM ("A2", "Twee") ", " ITEM ("A1", "Een")),
    /* Case, spaces and punctuation at the end are no other words. */
    questionnaire (TITLE, LABELLED, KEY, ITEM ("A1", "EEN.") ", " ITEM ("A2", " twee ")),
    /* Words that are gone are not other words. */
    questionnaire (TITLE, SCALE, KEY, "{'id': 'A1'}, {'id': 'A2'}"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    assert_change (questionnaire (TITLE, LABELLED, KEY, ITEMS), after[i], "");
}

Test (instrument_change, is_none_when_texts_are_filled_in)
{
  assert_change (questionnaire (TITLE, SCALE, KEY, "{'id': 'A1'}, {'id': 'A2'}"),
                 questionnaire (TITLE, LABELLED, KEY, ITEMS), "");
}

Test (instrument_change, tells_another_scale)
{
  assert_change (questionnaire (TITLE, LABELLED, KEY, ITEMS),
                 questionnaire (TITLE, "'min': 0, 'max': 3", KEY, ITEMS),
                 "schaal 0–3 in plaats van 1–3 / scale 0–3 instead of 1–3");
  assert_change (questionnaire (TITLE, SCALE, KEY, ITEMS),
                 questionnaire (TITLE, "'min': 1, 'max': 4", KEY, ITEMS),
                 "schaal 1–4 in plaats van 1–3 / scale 1–4 instead of 1–3");
}

/* Another step has the same ends, so it is named. */
Test (instrument_change, tells_another_step)
{
  assert_change (questionnaire (TITLE, SCALE, KEY, ITEMS),
                 questionnaire (TITLE, SCALE ", 'step': 2", KEY, ITEMS),
                 "schaal 1–3 per 2 in plaats van 1–3 / scale 1–3 by 2 instead of 1–3");
}

Test (instrument_change, tells_other_labels)
{
  assert_change (
      questionnaire (TITLE, LABELLED, KEY, ITEMS),
      questionnaire (TITLE,
                     SCALE ", 'labels': {'nl': ['vaak', 'soms', 'nooit'], 'en': ['a', 'b', 'c']}",
                     KEY, ITEMS),
      "andere antwoordlabels / other labels of the answers");
  assert_change (
      questionnaire (TITLE, LABELLED, KEY, ITEMS),
      questionnaire (TITLE,
                     SCALE ", 'labels': {'nl': ['Nooit', 'soms', 'vaak'], 'en': ['a', 'b', 'c']}",
                     KEY, ITEMS),
      "andere antwoordlabels / other labels of the answers");
}

Test (instrument_change, tells_items_that_are_gone_or_other)
{
  assert_change (questionnaire (TITLE, SCALE, KEY, ITEMS),
                 questionnaire (TITLE, SCALE, "'A1'", ITEM ("A1", "Een")),
                 "zonder A2 / without A2");
  assert_change (
      questionnaire (TITLE, SCALE, KEY, ITEMS),
      questionnaire (TITLE, SCALE, "'A1', 'A3'", ITEM ("A1", "Ander") ", " ITEM ("A3", "Drie")),
      "zonder A2; andere tekst van A1 / without A2; another text of A1");
  assert_change (questionnaire (TITLE, SCALE, KEY, ITEMS),
                 questionnaire (TITLE, SCALE, KEY, ITEM ("A1", "Twee") ", " ITEM ("A2", "Een")),
                 "andere tekst van A1, A2 / another text of A1, A2");
}

/* A list without end is no use to a reader. */
Test (instrument_change, ends_a_long_list)
{
  g_autoptr (GString) key = g_string_new ("'A1'"), items = g_string_new ("{'id': 'A1'}");
  g_autoptr (NspInstrument) before = NULL, now = questionnaire (TITLE, SCALE, "'A1'", items->str);
  g_autofree char *change = NULL;

  for (guint i = 2; i <= 300; i++) {
    g_string_append_printf (key, ", 'A%u'", i);
    g_string_append_printf (items, ", {'id': 'A%u'}", i);
  }
  before = questionnaire (TITLE, SCALE, key->str, items->str);
  change = nsp_instrument_change (before, now);
  cr_assert_lt (strlen (change), 500);
  cr_assert_not_null (strstr (change, "…"));
}
