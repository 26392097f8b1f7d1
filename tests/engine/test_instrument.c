/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "json_reader.h"
#include "support.h"

/* Every part of a definition once; the refusals below each break one thing in it. */
static const char good[] =
    "{'id': 'demo', 'version': '1', 'title': {'nl': 'T'}, 'audience': 'all',"
    " 'scale': {'min': 1, 'max': 3, 'step': 1,"
    " 'labels': {'nl': ['a', 'b', 'c'], 'en': ['d', 'e', 'f']}},"
    " 'min_answered': 0.5,"
    " 'sides': [{'id': 'p', 'place': 'right', 'title': {'nl': 'P'}, 'question': {'nl': 'P?'}},"
    " {'id': 'q', 'place': 'left', 'title': {'en': 'Q'}}],"
    " 'dimensions': [{'id': 'one', 'side': 'p', 'title': {'nl': 'E'}, 'key': ['A1', '-A2'],"
    " 'prompts': {'nl': ['Waarom?'], 'en': ['Why?', 'How?']}},"
    " {'id': 'two', 'side': 'q', 'title': {'nl': 'Z'}, 'key': ['A3']}],"
    " 'items': [{'id': 'A1', 'text': {'nl': '', 'en': ''}, 'aliases': ['x', 'y']},"
    " {'id': 'A2'}, {'id': 'A3'}],"
    " 'answers': {'zeker': 3}, 'missing': ['weet niet'], 'sources': ['S'],"
    " 'provenance': {'published': ['pub'], 'provisional': ['pro', 'vis']}}";

/* `good` with the first `find` in it replaced, and with " for '. */
static char *
changed (const char *find, const char *replace)
{
  const char *at = strstr (good, find);
  g_autofree char *json = NULL;

  cr_assert_not_null (at, "%s", find);
  json = g_strdup_printf ("%.*s%s%s", (int)(at - good), good, replace, at + strlen (find));
  return with_quotes (json);
}

/* Reads `json`, which is refused exactly when `expected` is an error. */
static void
assert_refused (const char *json, const char *expected, const char *what)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autoptr (NspInstrument) instrument =
      nsp_instrument_parse (json, strlen (json), "demo.json", problems);
  g_autofree char *said = told (problems);

  cr_assert_str_eq (said, expected, "%s: %s", what, said);
  cr_assert_null (instrument, "%s", what);
  for (guint i = 0; i < nsp_problems_length (problems); i++)
    cr_assert_str_eq (nsp_problems_get (problems, i)->file, "demo.json");
}

typedef struct {
  const char *find, *replace, *expected;
} Refusal;

static void
assert_refusals (const Refusal *refusals, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *json = changed (refusals[i].find, refusals[i].replace);

    assert_refused (json, refusals[i].expected, refusals[i].replace);
  }
}

Test (instrument, reads_every_part)
{
  g_autoptr (NspInstrument) it = make_instrument (good);

  cr_assert_str_eq (it->id, "demo");
  cr_assert_str_eq (it->version, "1");
  cr_assert_str_eq (nsp_text_get (&it->title, NSP_EN), "T");
  cr_assert_eq (it->audience, NSP_AUDIENCE_ALL);
  cr_assert_eq (it->scale.n_steps, 3);
  cr_assert_str_eq (it->scale.labels[NSP_EN][2], "f");
  cr_assert_eq (it->min_answered, 0.5);
  cr_assert_eq (it->n_sides, 2);
  cr_assert_eq (it->sides[0].place, NSP_PLACE_RIGHT);
  cr_assert_eq (it->sides[1].place, NSP_PLACE_LEFT);
  cr_assert_str_eq (nsp_text_get (&it->sides[0].question, NSP_NL), "P?");
  cr_assert_eq (it->n_dimensions, 2);
  cr_assert_eq (it->dimensions[0].n_key, 2);
  cr_assert_eq (it->dimensions[0].key[1].item, 1);
  cr_assert (!it->dimensions[0].key[0].reversed && it->dimensions[0].key[1].reversed);
  cr_assert_eq (it->dimensions[1].side, 1);
  cr_assert_str_eq (it->dimensions[0].prompts[NSP_EN][1], "How?");
  cr_assert_eq (g_strv_length (it->dimensions[1].prompts[NSP_NL]), 0);
  cr_assert_eq (it->n_items, 3);
  cr_assert_str_eq (it->items[0].aliases[1], "y");
  cr_assert_eq (it->n_answers, 1);
  cr_assert_eq (it->answers[0].answer, 3);
  cr_assert_str_eq (it->missing[0], "weet niet");
  cr_assert_str_eq (it->sources[0], "S");
  cr_assert_str_eq (it->provisional[1], "vis");
  cr_assert_str_eq (it->published[0], "pub");
}

Test (instrument, needs_no_more_than_it_must)
{
  g_autoptr (NspInstrument) it =
      make_instrument ("{'id': 'x', 'version': '', 'title': {'en': 'X'},"
                       " 'scale': {'min': -1, 'max': 1},"
                       " 'dimensions': [{'id': 'd', 'title': {'en': 'D'}, 'key': ['A']}],"
                       " 'items': [{'id': 'A'}]}");

  cr_assert_eq (it->n_sides, 0);
  cr_assert_eq (it->dimensions[0].side, -1);
  cr_assert_eq (it->audience, NSP_AUDIENCE_ALL);
  cr_assert_eq (it->min_answered, 0.5);
  cr_assert_eq (it->scale.step, 1);
  cr_assert_null (it->scale.labels[NSP_NL]);
  cr_assert_eq (g_strv_length (it->missing), 0);
  cr_assert_eq (g_strv_length (it->items[0].aliases), 0);
  cr_assert_eq (g_strv_length (it->published), 0);
}

Test (instrument, refuses_a_wrong_head)
{
  static const Refusal refusals[] = {
    { "'id': 'demo', ", "", "instrument-missing-key $.id" },
    { "'id': 'demo'", "'id': 7", "instrument-value $.id" },
    { "'id': 'demo'", "'id': ''", "instrument-value $.id" },
    { "'id': 'demo'", "'id': '../demo'", "instrument-value $.id" },
    { "'id': 'demo'", "'id': '1demo'", "instrument-value $.id" },
    { "'version': '1', ", "", "instrument-missing-key $.version" },
    { "'version': '1'", "'version': 1", "instrument-value $.version" },
    { "'title': {'nl': 'T'}, ", "", "instrument-missing-key $.title" },
    { "'title': {'nl': 'T'}", "'title': 'T'", "instrument-value $.title" },
    { "'title': {'nl': 'T'}", "'title': {'nl': '', 'en': ''}", "instrument-value $.title" },
    { "'title': {'nl': 'T'}", "'title': {'nl': 'T', 'en': 5}", "instrument-value $.title.en" },
    { "'title': {'nl': 'T'}", "'title': {'nl': 'T', 'de': 'T'}",
      "instrument-unknown-key $.title.de" },
    { "'audience': 'all'", "'audience': 'teachers'", "instrument-value $.audience" },
    { "'audience': 'all'", "'audience': null", "instrument-value $.audience" },
    { "'min_answered': 0.5", "'min_answered': 0", "instrument-value $.min_answered" },
    { "'min_answered': 0.5", "'min_answered': 1.01", "instrument-value $.min_answered" },
    { "'min_answered': 0.5", "'min_answered': '0.5'", "instrument-value $.min_answered" },
    { "'version': '1'", "'version': '1', 'colour': 'red'", "instrument-unknown-key $.colour" },
    { "'version': '1'", "'version': '1', 'Items': []", "instrument-unknown-key $.Items" },
    { "'version': '1'", "'version': '1', 'version': '2'", "instrument-twice $.version" },
    { "'sources': ['S']", "'sources': 'S'", "instrument-value $.sources" },
    { "'sources': ['S']", "'sources': ['S', 4]", "instrument-value $.sources[1]" },
    { "'missing': ['weet niet']", "'missing': [null]", "instrument-value $.missing[0]" },
    { "'provenance': {", "'provenance': {'x': 1, ", "instrument-unknown-key $.provenance.x" },
    { "'published': ['pub']", "'published': [1]", "instrument-value $.provenance.published[0]" },
    { "'answers': {'zeker': 3}", "'answers': ['zeker']", "instrument-value $.answers" },
    { "'zeker': 3", "'zeker': 4", "instrument-value $.answers.zeker" },
    { "'zeker': 3", "'zeker': 1.5", "instrument-value $.answers.zeker" },
    { "'zeker': 3", "'zeker': '3'", "instrument-value $.answers.zeker" },
  };

  assert_refusals (refusals, G_N_ELEMENTS (refusals));
}

Test (instrument, refuses_a_wrong_scale)
{
  static const Refusal refusals[] = {
    { "'scale': {'min': 1, 'max': 3, 'step': 1, "
      "'labels': {'nl': ['a', 'b', 'c'], 'en': ['d', 'e', 'f']}},",
      "", "instrument-missing-key $.scale, instrument-value $.answers.zeker" },
    { "'min': 1, 'max': 3, 'step': 1,", "'min': 3, 'max': 3, 'step': 1,",
      "instrument-value $.scale" },
    { "'min': 1, 'max': 3, 'step': 1,", "'min': 3, 'max': 1, 'step': 1,",
      "instrument-value $.scale" },
    { "'step': 1", "'step': 0", "instrument-value $.scale" },
    { "'step': 1", "'step': -1", "instrument-value $.scale" },
    { "'step': 1", "'step': 0.5", "instrument-value $.scale.step" },
    { "'min': 1,", "", "instrument-missing-key $.scale.min" },
    { "'min': 1", "'min': '1'", "instrument-value $.scale.min" },
    { "'min': 1", "'min': 1.5", "instrument-value $.scale.min" },
    { "'min': 1", "'min': -1000001", "instrument-value $.scale.min" },
    { "'max': 3", "'max': 1e99", "instrument-value $.scale.max" },
    { "'step': 1", "'step': 1, 'steps': 3", "instrument-unknown-key $.scale.steps" },
    { "['a', 'b', 'c']", "['a', 'b']", "instrument-value $.scale.labels.nl" },
    { "['d', 'e', 'f']", "['d', 'e', 'f', 'g']", "instrument-value $.scale.labels.en" },
    { "'labels': {'nl': ['a', 'b', 'c'], 'en': ['d', 'e', 'f']}", "'labels': ['a', 'b', 'c']",
      "instrument-value $.scale.labels" },
    { "'labels': {", "'labels': {'fr': [], ", "instrument-unknown-key $.scale.labels.fr" },
  };

  /* The answers' steps are those of the scale, and would be a second mistake. */
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autofree char *json = changed (refusals[i].find, refusals[i].replace);
    const char *start = strstr (json, "\"answers\": {\"zeker\": 3},");
    g_autofree char *without =
        g_strdup_printf ("%.*s%s", (int)(start - json), json, strchr (start, '}') + 2);
    const char *second = strstr (refusals[i].expected, ", ");
    g_autofree char *expected =
        g_strndup (refusals[i].expected, second != NULL ? (gsize)(second - refusals[i].expected)
                                                        : strlen (refusals[i].expected));

    assert_refused (without, expected, refusals[i].replace);
  }
}

Test (instrument, refuses_wrong_sides)
{
  static const Refusal refusals[] = {
    { "'place': 'left'", "'place': 'top'", "instrument-value $.sides[1].place" },
    { "'place': 'left'", "'place': 1", "instrument-value $.sides[1].place" },
    { "'place': 'left'", "'place': 'right'", "instrument-value $.sides[1].place" },
    { "'place': 'left', ", "", "instrument-missing-key $.sides[1].place" },
    { "'id': 'q', ", "",
      "instrument-missing-key $.sides[1].id, instrument-value $.dimensions[1].side" },
    { "'id': 'q'", "'id': 'p'",
      "instrument-twice $.sides[1], instrument-value $.dimensions[1].side" },
    { "'id': 'q'", "'id': 'P'",
      "instrument-twice $.sides[1], instrument-value $.dimensions[1].side" },
    { "'title': {'nl': 'P'}, ", "", "instrument-missing-key $.sides[0].title" },
    { "'question': {'nl': 'P?'}", "'question': 'P?'", "instrument-value $.sides[0].question" },
    { "'place': 'left'", "'place': 'left', 'size': 1", "instrument-unknown-key $.sides[1].size" },
    { "'side': 'q', ", "", "instrument-missing-key $.dimensions[1].side" },
    { "'side': 'q'", "'side': 'r'", "instrument-value $.dimensions[1].side" },
    { "'side': 'q'", "'side': 1", "instrument-value $.dimensions[1].side" },
  };

  assert_refusals (refusals, G_N_ELEMENTS (refusals));
}

Test (instrument, refuses_more_than_two_sides)
{
  g_autofree char *json =
      changed ("'sides': [", "'sides': [{'id': 'm', 'place': 'left', 'title': {'nl': 'M'}},");

  assert_refused (json,
                  "instrument-too-large $.sides, instrument-value $.dimensions[0].side, "
                  "instrument-value $.dimensions[1].side",
                  "three sides");
}

Test (instrument, refuses_a_side_when_there_are_none)
{
  const char *json =
      "{'id': 'x', 'version': '1', 'title': {'en': 'X'}, 'scale': {'min': 1, 'max': 5},"
      " 'dimensions': [{'id': 'd', 'side': 'p', 'title': {'en': 'D'}, 'key': ['A']}],"
      " 'items': [{'id': 'A'}]}";
  g_autofree char *quoted = with_quotes (json);

  assert_refused (quoted, "instrument-value $.dimensions[0].side", "no sides");
}

Test (instrument, refuses_wrong_dimensions)
{
  static const Refusal refusals[] = {
    { "'id': 'two', ", "", "instrument-missing-key $.dimensions[1].id" },
    { "'id': 'two'", "'id': 'a b'", "instrument-value $.dimensions[1].id" },
    { "'id': 'two'", "'id': 'one'", "instrument-twice $.dimensions[1]" },
    { "'id': 'two'", "'id': 'ONE'", "instrument-twice $.dimensions[1]" },
    { "'title': {'nl': 'Z'}, ", "", "instrument-missing-key $.dimensions[1].title" },
    { ", 'key': ['A3']", "", "instrument-missing-key $.dimensions[1].key" },
    { "'key': ['A3']", "'key': []", "instrument-value $.dimensions[1].key" },
    { "'key': ['A3']", "'key': 'A3'", "instrument-value $.dimensions[1].key" },
    { "'key': ['A3']", "'key': ['A3', 4]", "instrument-value $.dimensions[1].key[1]" },
    { "'key': ['A3']", "'key': ['A3', 'A4']", "instrument-reference $.dimensions[1].key[1]" },
    { "'key': ['A3']", "'key': ['a3']", "instrument-reference $.dimensions[1].key[0]" },
    { "'key': ['A3']", "'key': ['--A3']", "instrument-reference $.dimensions[1].key[0]" },
    { "'key': ['A3']", "'key': ['A3', '-A3']", "instrument-twice $.dimensions[1].key[1]" },
    { "'key': ['A3']", "'key': ['A3'], 'items': []",
      "instrument-unknown-key $.dimensions[1].items" },
    { "'prompts': {'nl': ['Waarom?'], 'en': ['Why?', 'How?']}", "'prompts': ['Why?']",
      "instrument-value $.dimensions[0].prompts" },
    { "['Why?', 'How?']", "'Why?'", "instrument-value $.dimensions[0].prompts.en" },
    { "['Why?', 'How?']", "['Why?', 3]", "instrument-value $.dimensions[0].prompts.en[1]" },
    { "'prompts': {", "'prompts': {'xx': [], ",
      "instrument-unknown-key $.dimensions[0].prompts.xx" },
  };

  assert_refusals (refusals, G_N_ELEMENTS (refusals));
}

Test (instrument, refuses_wrong_items)
{
  static const Refusal refusals[] = {
    { "{'id': 'A1', ", "{",
      "instrument-missing-key $.items[0].id, "
      "instrument-reference $.dimensions[0].key[0]" },
    { "{'id': 'A2'}", "{'id': 'A2'}, {'id': 'a2'}", "instrument-twice $.items[2]" },
    { "{'id': 'A2'}", "{'id': 'A2', 'label': ''}", "instrument-unknown-key $.items[1].label" },
    { "{'id': 'A2'}", "{'id': 'A2', 'text': 'A2'}", "instrument-value $.items[1].text" },
    { "{'id': 'A2'}", "{'id': 'A2', 'text': {'nl': 1}}", "instrument-value $.items[1].text.nl" },
    { "'aliases': ['x', 'y']", "'aliases': 'x'", "instrument-value $.items[0].aliases" },
    { "'aliases': ['x', 'y']", "'aliases': ['x', 1]", "instrument-value $.items[0].aliases[1]" },
    { "{'id': 'A2'}", "'A2'",
      "instrument-value $.items[1], instrument-reference $.dimensions[0].key[1]" },
  };

  assert_refusals (refusals, G_N_ELEMENTS (refusals));
}

/* Lists where objects belong have members without a name. */
Test (instrument, refuses_lists_instead_of_objects)
{
  static const Refusal lists[] = {
    { "'items': [", "'items': [['id', 1],", "$.items[0]" },
    { "{'id': 'q', 'place': 'left', 'title': {'en': 'Q'}}", "['id', 1]", "$.sides[1]" },
    { "'dimensions': [", "'dimensions': [['id', 1],", "$.dimensions[0]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autofree char *json = changed (lists[i].find, lists[i].replace);
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    const NspProblem *first;

    cr_assert_null (nsp_instrument_parse (json, strlen (json), "demo.json", problems));
    first = nsp_problems_get (problems, 0);
    cr_assert_eq (first->code, NSP_PROBLEM_INSTRUMENT_VALUE);
    cr_assert_str_eq (first->args[0], lists[i].expected);
  }
}

Test (instrument, refuses_absent_and_empty_lists)
{
  const char *head = "'id': 'x', 'version': '1', 'title': {'en': 'X'},"
                     " 'scale': {'min': 1, 'max': 5}";
  g_autofree char *absent = g_strdup_printf ("{%s}", head);
  g_autofree char *empty = g_strdup_printf ("{%s, 'items': [], 'dimensions': []}", head);
  g_autofree char *objects = g_strdup_printf ("{%s, 'items': {}, 'dimensions': 5}", head);
  g_autofree char *a = with_quotes (absent), *b = with_quotes (empty), *c = with_quotes (objects);

  assert_refused (a, "instrument-missing-key $.items, instrument-missing-key $.dimensions", "none");
  assert_refused (b, "instrument-value $.items, instrument-value $.dimensions", "empty");
  assert_refused (c, "instrument-value $.items, instrument-value $.dimensions", "no lists");
  assert_refused ("[]", "instrument-value $", "a list");
  assert_refused ("5", "instrument-value $", "a number");
}

/* JSON with `n_items` items in one dimension, and as many dimensions more as asked for. */
static char *
large (guint n_items, guint n_dimensions, int max)
{
  g_autoptr (GString) items = g_string_new (NULL), key = g_string_new (NULL);
  g_autoptr (GString) dimensions = g_string_new (NULL);
  g_autofree char *json = NULL;

  for (guint i = 0; i < n_items; i++) {
    g_string_append_printf (items, "%s{'id': 'A%u'}", i > 0 ? "," : "", i);
    g_string_append_printf (key, "%s'A%u'", i > 0 ? "," : "", i);
  }
  for (guint d = 0; d < n_dimensions; d++)
    g_string_append_printf (dimensions, "%s{'id': 'd%u', 'title': {'en': 'D'}, 'key': [%s]}",
                            d > 0 ? "," : "", d, d == 0 ? key->str : "'A0'");
  json = g_strdup_printf ("{'id': 'x', 'version': '1', 'title': {'en': 'X'},"
                          " 'scale': {'min': 0, 'max': %d}, 'dimensions': [%s], 'items': [%s]}",
                          max, dimensions->str, items->str);
  return with_quotes (json);
}

Test (instrument, has_limits)
{
  static const struct {
    guint items, dimensions;
    int max;
    const char *expected; /* "" when it is accepted */
  } cases[] = {
    { 1000, 1, 1, "" },
    { 1001, 1, 1, "instrument-too-large $.items" },
    { 1, 100, 1, "" },
    { 1, 101, 1, "instrument-too-large $.dimensions" },
    { 2, 1, 253, "" },
    { 2, 1, 254, "instrument-value $.scale" },
    { 128, 1, 253, "" }, /* 129 x (128 x 253 + 1) = 4,177,665 counters */
    { 129, 1, 253, "instrument-too-large $.dimensions" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *json = large (cases[i].items, cases[i].dimensions, cases[i].max);
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    g_autoptr (NspInstrument) it = nsp_instrument_parse (json, strlen (json), "x", problems);
    g_autofree char *said = told (problems);

    cr_assert (g_str_has_prefix (said, cases[i].expected), "%u: %s", i, said);
    cr_assert_eq (it != NULL, *cases[i].expected == '\0', "%u: %s", i, said);
  }
}

Test (instrument, warns_of_items_that_count_nowhere)
{
  g_autofree char *json = changed ("{'id': 'A2'}", "{'id': 'A2'}, {'id': 'A9'}");
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autoptr (NspInstrument) it = nsp_instrument_parse (json, strlen (json), "x", problems);

  cr_assert_not_null (it);
  assert_told (problems, "instrument-unused-item $.items[2]");
  cr_assert_eq (nsp_problems_count (problems, NSP_ERROR), 0);
}

Test (instrument, says_where_the_json_ends_to_be_json)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  static const char *const texts[] = {
    "{\"id\": \"x\",\n \"version\" 1}", "{} {}", "", "  ", "{", "\n\n{\"a\": 1,}"
  };
  static const guint64 lines[] = { 2, 1, 1, 1, 1, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    const NspProblem *problem;

    cr_assert_null (nsp_instrument_parse (texts[i], strlen (texts[i]), "x", problems));
    cr_assert_eq (nsp_problems_length (problems), i + 1);
    problem = nsp_problems_get (problems, i);
    cr_assert_eq (problem->code, NSP_PROBLEM_INSTRUMENT_SYNTAX);
    cr_assert_eq (problem->line, lines[i], "%u: line %" G_GUINT64_FORMAT, i, problem->line);
    cr_assert_geq (problem->column, 1);
  }
}

Test (instrument, says_where_it_is_not_utf8)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();

  cr_assert_null (nsp_instrument_parse ("{\"\xe9\"}", 5, "x", problems));
  cr_assert_null (nsp_instrument_parse ("{}\0{}", 5, "x", problems));
  assert_told (problems, "encoding@0:0, encoding@0:0");
  /* The first byte is byte 1, as in a CSV file. */
  cr_assert_str_eq (nsp_problems_get (problems, 0)->args[0], "3");
  cr_assert_str_eq (nsp_problems_get (problems, 0)->args[1], "0xE9");
  cr_assert_str_eq (nsp_problems_get (problems, 1)->args[0], "3");
}

Test (instrument, refuses_a_megabyte)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  gsize length = NSP_MAX_JSON_BYTES + 1;
  g_autofree char *json = g_strnfill (length, ' ');

  cr_assert_null (nsp_instrument_parse (json, length, "x", problems));
  assert_told (problems, "file-too-large@0:0");
}

Test (instrument, stops_complaining_at_some_point)
{
  g_autoptr (GString) json = g_string_new ("{");
  g_autoptr (NspProblems) problems = nsp_problems_new ();

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (json, "\"k%u\": 1,", i);
  g_string_append (json, "\"id\": 1}");
  cr_assert_null (nsp_instrument_parse (json->str, json->len, "x", problems));
  cr_assert_eq (nsp_problems_length (problems), 100);
}

/* What is missing is looked up on the scale, which may be wrong itself. */
Test (instrument, survives_missing_texts_with_a_wrong_scale)
{
  static const char *const scales[] = { "{'min': 5, 'max': 1}",
                                        "{'min': 0, 'max': 5, 'step': 0}",
                                        "{'min': 0, 'max': 5, 'step': -1}",
                                        "{}",
                                        "3",
                                        "{'min': 1, 'max': 1000000}" };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_autofree char *json = g_strdup_printf ("{'scale': %s, 'missing': ['3', '-99', 'x'],"
                                             " 'answers': {'a': 3, 'b': 'x'}}",
                                             scales[i]);
    g_autofree char *quoted = with_quotes (json);
    g_autoptr (NspProblems) problems = nsp_problems_new ();

    cr_assert_null (nsp_instrument_parse (quoted, strlen (quoted), "x", problems), "%s", json);
    cr_assert_gt (nsp_problems_count (problems, NSP_ERROR), 0);
  }
}

Test (instrument, refuses_answers_and_missing_that_contradict_the_scale)
{
  static const Refusal refusals[] = {
    { "'zeker': 3", "'zeker': 4", "instrument-value $.answers.zeker" },
    { "'zeker': 3", "'zeker': 1.5", "instrument-value $.answers.zeker" },
    { "'zeker': 3", "'zeker': 'ja'", "instrument-value $.answers.zeker" },
    { "'zeker': 3", "'5': 3", "instrument-value $.answers.5" },
    { "'zeker': 3", "'zeker': 3, 'zeker': 2", "instrument-twice $.answers.zeker" },
    { "{'zeker': 3}", "[3]", "instrument-value $.answers" },
    { "['weet niet']", "['x', '3']", "instrument-value $.missing[1]" },
    { "['weet niet']", "'x'", "instrument-value $.missing" },
    { "['weet niet']", "[9]", "instrument-value $.missing[0]" },
  };

  assert_refusals (refusals, G_N_ELEMENTS (refusals));
}

Test (instrument, reads_answers_and_missing)
{
  g_autoptr (NspInstrument) it = make_instrument (good);

  cr_assert_eq (it->n_answers, 1);
  cr_assert_str_eq (it->answers[0].text, "zeker");
  cr_assert_eq (it->answers[0].answer, 3);
  cr_assert_eq (g_strv_length (it->missing), 1);
  cr_assert_str_eq (it->missing[0], "weet niet");
}

Test (instrument, survives_being_cut_short)
{
  g_autofree char *json = with_quotes (good);

  for (gsize length = 0; length < strlen (json); length++) {
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    g_autofree char *cut = g_memdup2 (json, length + 1);

    cr_assert_null (nsp_instrument_parse (cut, length, "x", problems));
    cr_assert_gt (nsp_problems_count (problems, NSP_ERROR), 0);
  }
}

Test (instrument, nesting_without_end_is_refused)
{
  g_autofree char *json = g_strnfill (500000, '[');
  g_autoptr (NspProblems) problems = nsp_problems_new ();

  cr_assert_null (nsp_instrument_parse (json, 500000, "x", problems));
  assert_told (problems, "instrument-too-deep@1:33");
}

Test (instrument, scales_of_all_kinds)
{
  static const struct {
    int min, max, step;
    guint n_steps;
  } scales[] = { { 0, 4, 1, 5 },     { 1, 6, 1, 6 },       { 1, 9, 1, 9 },
                 { 0, 100, 1, 101 }, { 0, 100, 10, 11 },   { -3, 3, 1, 7 },
                 { 0, 1, 1, 2 },     { -100, -50, 25, 3 }, { 0, 1000, 500, 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_autoptr (NspInstrument) it =
        make_keyed ("x", scales[i].min, scales[i].max, scales[i].step, "d: A -B");

    cr_assert_eq (it->scale.n_steps, scales[i].n_steps);
    cr_assert_eq (nsp_scale_value (&it->scale, 1), scales[i].min);
    cr_assert_eq (nsp_scale_value (&it->scale, 2), scales[i].min + scales[i].step);
    cr_assert_eq (nsp_scale_value (&it->scale, it->scale.n_steps), scales[i].max);
    cr_assert_eq (nsp_dimension_tally_cells (&it->dimensions[0], &it->scale),
                  3 * (2 * (scales[i].n_steps - 1) + 1));
  }
}

Test (instrument, one_side_is_allowed)
{
  g_autoptr (NspInstrument) it = make_instrument (
      "{'id': 'x', 'version': '1', 'title': {'en': 'X'}, 'scale': {'min': 1, 'max': 5},"
      " 'sides': [{'id': 'l', 'place': 'left', 'title': {'en': 'L'}}],"
      " 'dimensions': [{'id': 'd', 'side': 'l', 'title': {'en': 'D'}, 'key': ['-A']}],"
      " 'items': [{'id': 'A'}]}");

  cr_assert_eq (it->n_sides, 1);
  cr_assert_eq (it->sides[0].place, NSP_PLACE_LEFT);
  cr_assert_eq (it->dimensions[0].side, 0);
  cr_assert (it->dimensions[0].key[0].reversed);
}

/* The keys as domain.md gives them: instrument, then "dimension side: items" lines. */
static const struct {
  const char *id;
  NspAudience audience;
  int min, max;
  guint n_items;
  const char *dimensions;
} shipped[] = {
  { "srt", NSP_AUDIENCE_ALL, 1, 5, 32,
    "practice_integration right: P01 P02 P03 P04\n"
    "long_term_goals right: P05 P06 P07 P08\n"
    "identity_equality right: P09 P10 P11 P12 P13\n"
    "immediate_value left: R01 R02 R03 R04\n"
    "potential_value left: R05 R06 R07 R08\n"
    "applied_value left: R09 R10 R11 R12\n"
    "realised_value left: R13 R14 R15 R16\n"
    "reframed_value left: R17 R18 R19\n" },
  { "bpnsfs", NSP_AUDIENCE_STUDENTS, 1, 5, 24,
    "autonomy_satisfaction right: B01 B07 B13 B19\n"
    "relatedness_satisfaction right: B03 B09 B15 B21\n"
    "competence_satisfaction right: B05 B11 B17 B23\n"
    "autonomy_frustration left: B02 B08 B14 B20\n"
    "relatedness_frustration left: B04 B10 B16 B22\n"
    "competence_frustration left: B06 B12 B18 B24\n" },
  { "basic-needs", NSP_AUDIENCE_STUDENTS, 1, 5, 24,
    "autonomy -: B01 -B02 B07 -B08 B13 -B14 B19 -B20\n"
    "competence -: B05 -B06 B11 -B12 B17 -B18 B23 -B24\n"
    "relatedness -: B03 -B04 B09 -B10 B15 -B16 B21 -B22\n" },
  { "tses-12", NSP_AUDIENCE_STUDENTS, 1, 9, 12,
    "student_engagement -: T02 T03 T04 T11\n"
    "instructional_strategies -: T05 T09 T10 T12\n"
    "classroom_management -: T01 T06 T07 T08\n" },
  { "bekwaamheid", NSP_AUDIENCE_STUDENTS, 1, 5, 16,
    "subject_matter -: E01 E02 E03 E04\n"
    "subject_didactics -: E05 E06 E07 E08\n"
    "pedagogical -: E09 E10 E11 E12\n"
    "professional_basis -: E13 E14 E15 E16\n" },
};

static char *
dimensions_of (const NspInstrument *it)
{
  GString *out = g_string_new (NULL);

  for (guint d = 0; d < it->n_dimensions; d++) {
    const NspDimension *dimension = &it->dimensions[d];
    const char *place = "-";

    if (dimension->side >= 0)
      place = it->sides[dimension->side].place == NSP_PLACE_LEFT ? "left" : "right";
    g_string_append_printf (out, "%s %s:", dimension->id, place);
    for (guint k = 0; k < dimension->n_key; k++)
      g_string_append_printf (out, " %s%s", dimension->key[k].reversed ? "-" : "",
                              it->items[dimension->key[k].item].id);
    g_string_append_c (out, '\n');
  }
  return g_string_free (out, FALSE);
}

Test (instrument, ships_five_with_the_keys_of_the_domain)
{
  const char *const *ids = nsp_instrument_builtin_ids ();

  cr_assert_eq (g_strv_length ((char **)ids), G_N_ELEMENTS (shipped));
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++) {
    g_autoptr (NspInstrument) it = nsp_instrument_builtin (shipped[i].id);
    g_autofree char *dimensions = NULL;

    cr_assert_str_eq (ids[i], shipped[i].id);
    cr_assert_not_null (it, "%s", shipped[i].id);
    dimensions = dimensions_of (it);
    cr_assert_str_eq (dimensions, shipped[i].dimensions);
    cr_assert_str_eq (it->id, shipped[i].id);
    cr_assert_eq (it->audience, shipped[i].audience);
    cr_assert_eq (it->scale.min, shipped[i].min);
    cr_assert_eq (it->scale.max, shipped[i].max);
    cr_assert_eq (it->scale.step, 1);
    cr_assert_eq (it->n_items, shipped[i].n_items);
    cr_assert_eq (it->min_answered, 0.5);
  }
  cr_assert_null (nsp_instrument_builtin ("nothing"));
  cr_assert_null (nsp_instrument_builtin ("../srt"));
}

/* Item texts are others' property; prompts, titles and sources are ours to give. */
Test (instrument, ships_words_but_not_the_items_texts)
{
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++) {
    g_autoptr (NspInstrument) it = nsp_instrument_builtin (shipped[i].id);

    for (guint k = 0; k < it->n_items; k++)
      cr_assert_str_empty (nsp_text_get (&it->items[k].text, NSP_NL), "%s", it->items[k].id);
    cr_assert_gt (g_strv_length (it->sources), 0);
    cr_assert_gt (g_strv_length (it->provisional) + g_strv_length (it->published), 0);
    for (guint d = 0; d < it->n_dimensions; d++) {
      for (guint lang = 0; lang < NSP_N_LANGS; lang++) {
        cr_assert_not_null (it->dimensions[d].title.in[lang]);
        cr_assert_gt (g_strv_length (it->dimensions[d].prompts[lang]), 0, "%s",
                      it->dimensions[d].id);
      }
    }
  }
}

Test (instrument, is_the_same_from_its_file)
{
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++) {
    g_autofree char *path = g_strdup_printf (NSP_SOURCE_DIR "/instruments/%s.json", shipped[i].id);
    g_autoptr (NspProblems) problems = nsp_problems_new ();
    g_autoptr (NspInstrument) builtin = nsp_instrument_builtin (shipped[i].id), file = NULL;
    g_autofree char *json = NULL;
    gsize length;

    cr_assert (g_file_get_contents (path, &json, &length, NULL));
    file = nsp_instrument_parse (json, length, path, problems);
    assert_told (problems, "");
    cr_assert_str_eq (file->json, builtin->json);
  }
}

Test (instrument, freeing_nothing_is_allowed)
{
  nsp_instrument_free (NULL);
}
