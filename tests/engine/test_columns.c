/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "columns.h"

#include <string.h>

#include "support.h"

/* A header row mapped on the instruments srt-like (A1 A2) and second (A1 B1). */
typedef struct {
  GPtrArray *instruments, *headers;
  GArray *choices;
  NspProblems *problems;
  NspColumns *columns; /* NULL when it was refused */
} Mapping;

/* "a|b|c" as a row of cells. */
static GPtrArray *
cells_of (const char *text)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (cells, g_strdup (parts[i]));
  return cells;
}

/* Maps `headers` on the instruments, which it takes (NULL: the two above), with `texts` as a second
 * row (NULL: none), `choices` such as "network=Werkplaats" (NULL-terminated), and more options. */
static Mapping *
map_on (GPtrArray *instruments, const char *headers, const char *texts, const char *const *choices,
        NspColumnOptions options)
{
  Mapping *it = g_new0 (Mapping, 1);
  g_autoptr (GPtrArray) text_cells = texts != NULL ? cells_of (texts) : NULL;

  it->instruments = instruments;
  if (instruments == NULL) {
    it->instruments = g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_instrument_free);
    g_ptr_array_add (it->instruments, make_keyed ("first", 1, 5, 1, "d: A1 -A2"));
    g_ptr_array_add (it->instruments, make_keyed ("second", 1, 5, 1, "d: A1 B1"));
  }
  it->headers = cells_of (headers);
  it->choices = g_array_new (FALSE, FALSE, sizeof (NspColumnChoice));
  for (guint i = 0; choices != NULL && choices[i] != NULL; i++) {
    char **halves = g_strsplit (choices[i], "=", 2);
    NspColumnChoice choice = { halves[0], halves[1], 0 };

    g_array_append_val (it->choices, choice);
    g_free (halves);
  }
  it->problems = nsp_problems_new ();
  options.choices = it->choices;
  it->columns = nsp_columns_find (it->headers, text_cells, it->instruments, &options, "a.csv", 4,
                                  it->problems);
  return it;
}

static Mapping *
map (const char *headers, const char *const *choices)
{
  return map_on (NULL, headers, NULL, choices, (NspColumnOptions){ 0 });
}

static void
mapping_free (Mapping *it)
{
  nsp_columns_free (it->columns);
  nsp_problems_free (it->problems);
  for (guint i = 0; i < it->choices->len; i++) {
    g_free (g_array_index (it->choices, NspColumnChoice, i).what);
    g_free (g_array_index (it->choices, NspColumnChoice, i).header);
  }
  g_array_unref (it->choices);
  g_ptr_array_unref (it->headers);
  g_ptr_array_unref (it->instruments);
  g_free (it);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mapping, mapping_free)

/* "network - A1+A1 year": what each column is, by its items or its kind. */
static char *
columns_of (const Mapping *it)
{
  static const char *const kinds[NSP_N_COLUMN_KINDS] = {
    "-", "?", "network", "year", "moment", "role", "respondent", "personal"
  };
  GString *out = g_string_new (NULL);

  cr_assert_not_null (it->columns);
  for (guint i = 0; i < it->columns->n_columns; i++) {
    const NspColumn *column = &it->columns->columns[i];

    g_string_append (out, i > 0 ? " " : "");
    if (column->kind != NSP_COLUMN_ITEM)
      g_string_append (out, kinds[column->kind]);
    for (guint t = 0; column->kind == NSP_COLUMN_ITEM && t < column->targets->len; t++) {
      NspTarget target = g_array_index (column->targets, NspTarget, t);
      const NspInstrument *instrument = g_ptr_array_index (it->instruments, target.instrument);

      g_string_append_printf (out, "%s%s", t > 0 ? "+" : "", instrument->items[target.item].id);
    }
  }
  return g_string_free (out, FALSE);
}

static void
assert_columns (const Mapping *it, const char *expected)
{
  g_autofree char *columns = NULL;

  assert_told (it->problems, "");
  columns = columns_of (it);
  cr_assert_str_eq (columns, expected);
}

static void
assert_maps (const char *headers, const char *const *choices, const char *expected)
{
  g_autoptr (Mapping) it = map (headers, choices);

  assert_columns (it, expected);
}

static void
assert_refuses (const char *headers, const char *const *choices, const char *expected)
{
  g_autoptr (Mapping) it = map (headers, choices);

  assert_told (it->problems, expected);
  cr_assert_null (it->columns, "%s", headers);
}

#define CHOICES(...) ((const char *const[]){ __VA_ARGS__, NULL })

Test (columns, are_recognised_in_any_case_and_order)
{
  assert_maps ("b1|x|a2|A1", NULL, "B1 - A2 A1+A1");
}

/* An item of two instruments is there for both: what else they have is then missing. */
Test (columns, a_shared_item_makes_both_instruments_present)
{
  assert_refuses ("A1|A2", NULL, "column-missing@4:0");
  assert_refuses ("A1|B1", NULL, "column-missing@4:0");
}

Test (columns, know_their_kinds)
{
  static const struct {
    const char *header, *kind;
  } kinds[] = { { "netwerk", "network" },
                { "Network", "network" },
                { "LEERNETWERK", "network" },
                { " werkplaats ", "network" },
                { "learning network", "network" },
                { "jaar", "year" },
                { "Schooljaar", "year" },
                { "year", "year" },
                { "school year", "year" },
                { "moment", "moment" },
                { "Meetmoment:", "moment" },
                { "Time point", "moment" },
                { "wave", "-" },
                { "moment van invullen", "-" },
                { "rol", "role" },
                { "Role", "role" },
                { "respondent", "respondent" },
                { "code", "respondent" },
                { "Deelnemer", "respondent" },
                { "e-mail", "personal" },
                { "Naam", "personal" },
                { "IP-adres", "personal" },
                { "", "-" },
                { "networks", "-" } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *headers = g_strdup_printf ("%s|a1|A2|b1", kinds[i].header);
    g_autofree char *expected = g_strdup_printf ("%s A1+A1 A2 B1", kinds[i].kind);

    assert_maps (headers, NULL, expected);
  }
}

Test (columns, tell_which_instruments_are_there)
{
  g_autoptr (Mapping) it = map ("A1|A2|B1|netwerk|x", NULL);

  cr_assert (it->columns->present[0] && it->columns->present[1]);
  cr_assert (it->columns->has[NSP_COLUMN_NETWORK]);
  cr_assert (it->columns->has[NSP_COLUMN_ITEM]);
  cr_assert (!it->columns->has[NSP_COLUMN_YEAR]);
  cr_assert_str_eq (it->columns->columns[3].label, "D (netwerk)");
}

Test (columns, are_named_as_a_spreadsheet_does)
{
  g_autoptr (GString) headers = g_string_new ("A1|A2|B1");
  g_autoptr (Mapping) it = NULL;
  static const struct {
    guint index;
    const char *label;
  } labels[] = { { 0, "A (A1)" }, { 25, "Z ()" },   { 26, "AA ()" },   { 51, "AZ ()" },
                 { 52, "BA ()" }, { 701, "ZZ ()" }, { 702, "AAA (x)" } };

  for (guint i = 3; i <= 702; i++)
    g_string_append (headers, i < 702 ? "|" : "|x");
  it = map (headers->str, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    cr_assert_str_eq (it->columns->columns[labels[i].index].label, labels[i].label);
}

Test (columns, long_and_odd_headers_are_shortened_in_labels)
{
  g_autoptr (Mapping) it =
      map ("A1|A2|B1|Hoe vaak kwam het netwerk in het\nafgelopen jaar bij elkaar?", NULL);

  cr_assert_str_eq (it->columns->columns[3].label, "D (Hoe vaak kwam het netwerk in het afgelop…)");
}

Test (columns, refuse_what_is_missing)
{
  assert_refuses ("x|y", NULL, "no-items@4:0");
  assert_refuses ("", NULL, "no-items@4:0");
  assert_refuses ("A2", NULL, "column-missing@4:0");
  assert_refuses ("netwerk|B1", NULL, "column-missing@4:0");
  /* Both hold A1, and both lack something. */
  assert_refuses ("A1", NULL, "column-missing@4:0, column-missing@4:0");
}

Test (columns, refuse_what_stands_twice)
{
  assert_refuses ("A1|A2|B1|a2", NULL, "column-twice@4:4");
  assert_refuses ("A1|A2|B1|A1", NULL, "column-twice@4:4");
  assert_refuses ("netwerk|A1|A2|B1|network", NULL, "column-twice@4:5");
}

Test (columns, can_be_chosen)
{
  assert_maps ("A1|A2|B1|Groep", CHOICES ("network=groep"), "A1+A1 A2 B1 network");
  assert_maps ("v1|v2|v3", CHOICES ("A1=v1", "a2=V2", "B1= v3 "), "A1+A1 A2 B1");
  assert_maps ("A1|A2|B1|jaar|leerjaar", CHOICES ("YEAR=leerjaar"), "A1+A1 A2 B1 - year");
  assert_maps ("A1|A2|B1|netwerk|school|rol", CHOICES ("network=school"),
               "A1+A1 A2 B1 - network role");
}

Test (columns, a_choice_settles_what_stands_twice)
{
  assert_maps ("A1|A2|B1|A2 nieuw", CHOICES ("A2=A2 nieuw"), "A1+A1 - B1 A2");
  assert_maps ("netwerk|A1|A2|B1|network", CHOICES ("network=network"), "- A1+A1 A2 B1 network");
}

Test (columns, refuse_wrong_choices)
{
  assert_refuses ("A1|A2|B1", CHOICES ("network=Groep"), "column-not-found@4:0");
  assert_refuses ("A1|A2|B1|g|G", CHOICES ("network=g"), "column-ambiguous@4:5");
  assert_refuses ("A1|A2|B1|g", CHOICES ("C9=g"), "item-unknown@0:0");
  assert_refuses ("x|A2|B1|y", CHOICES ("A1=x", "A1=y"), "column-twice@4:4");
}

Test (columns, one_kind_cannot_be_chosen_twice)
{
  assert_refuses ("A1|A2|B1|g|h", CHOICES ("network=g", "network=h"), "column-twice@4:5");
}

/* One column for two purposes would leave one of them unread. */
Test (columns, one_column_cannot_be_chosen_for_two_purposes)
{
  g_autoptr (Mapping) a = map ("x|A2|B1", CHOICES ("A1=x", "network=x"));
  g_autoptr (Mapping) b = map ("x|A2|B1", CHOICES ("network=x", "A1=x"));

  cr_assert_null (a->columns, "A1, then network");
  cr_assert_null (b->columns, "network, then A1");
}

Test (columns, say_what_there_is_instead)
{
  g_autoptr (Mapping) none = map ("x|y", NULL);
  g_autoptr (Mapping) missing = map ("A1|B1", NULL);
  g_autoptr (Mapping) wrong = map ("A1|A2|B1", CHOICES ("network=Groep"));

  assert_says (nsp_problems_get (none->problems, 0), "first A1…A2; second A1…B1");
  assert_says (nsp_problems_get (missing->problems, 0),
               "no column for 1 of the 2 items of first: A2");
  assert_says (nsp_problems_get (wrong->problems, 0), "A (A1), B (A2), C (B1)");
}

/* One instrument with aliases and texts, as a user fills them in. */
static GPtrArray *
with_texts (void)
{
  GPtrArray *instruments = g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_instrument_free);

  g_ptr_array_add (
      instruments,
      make_instrument (
          "{'id': 'x', 'version': '1', 'title': {'en': 'T'}, 'scale': {'min': 1, 'max': 5},"
          " 'dimensions': [{'id': 'd', 'title': {'en': 'D'}, 'key': ['P01', 'P02', 'P10']}],"
          " 'items': [{'id': 'P01', 'text': {'nl': 'Ik leer hier veel.', 'en': 'I learn a lot.'},"
          " 'aliases': ['leren', 'v1']},"
          " {'id': 'P02', 'text': {'nl': 'Ik deel mijn kennis.'}}, {'id': 'P10'}]}"));
  return instruments;
}

static void
assert_texts_map (const char *headers, const char *texts, const char *const *choices,
                  const char *expected)
{
  g_autoptr (Mapping) it = map_on (with_texts (), headers, texts, choices, (NspColumnOptions){ 0 });

  assert_columns (it, expected);
}

static void
assert_texts_refused (const char *headers, const char *expected)
{
  g_autoptr (Mapping) it = map_on (with_texts (), headers, NULL, NULL, (NspColumnOptions){ 0 });

  assert_told (it->problems, expected);
  cr_assert_null (it->columns, "%s", headers);
}

/* The ways of every tool to name an item (domain.md). */
Test (columns, items_have_many_headers)
{
  static const char *const ways[] = {
    "P01",
    "p1",
    "P1",
    "p001",
    "SRT[P01]",
    "SRT_P01",
    "SRT[P1]",
    "P01. Een tekst",
    "P01: een tekst",
    "P01.",
    "Hoe vaak [P01. Een tekst]",
    "Stelling [Ik leer hier veel]",
    "Ik leer hier veel",
    "IK LEER HIER VEEL.",
    "I learn a lot",
    "P01. Ik leer hier veel.",
    "Leren",
    "v1",
    "Vraag [v1]",
    "Ik\302\240leer  hier veel ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autofree char *headers = g_strdup_printf ("x|%s|P02|P10", ways[i]);

    assert_texts_map (headers, NULL, NULL, "- P01 P02 P10");
  }
}

Test (columns, other_headers_are_no_items)
{
  static const char *const others[] = { "P01 anders", "P011",         "P1O",
                                        "P 01",       "XP01",         "P01_x",
                                        "P01[other]", "Ik leer hier", "Ik leer hier veel niet" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autofree char *headers = g_strdup_printf ("%s|P02|P10|P01", others[i]);

    assert_texts_map (headers, NULL, NULL, "- P02 P10 P01");
  }
}

Test (columns, two_columns_for_one_item_are_refused)
{
  assert_texts_refused ("P01|P02|P10|SRT[P01]", "column-twice@4:4");
  assert_texts_refused ("Ik leer hier veel|P02|P10|P01", "column-twice@4:4");
  assert_texts_refused ("leren|I learn a lot|P02|P10", "column-twice@4:2");
}

Test (columns, one_column_for_two_items_is_refused)
{
  g_autoptr (Mapping) it = map_on (with_texts (), "P01. Stelling [Ik deel mijn kennis]|P10", NULL,
                                   NULL, (NspColumnOptions){ 0 });

  assert_told (it->problems, "column-two-items@4:1");
  assert_says (nsp_problems_get (it->problems, 0), "P02");
  assert_says (nsp_problems_get (it->problems, 0), "P01");
}

/* The second header row of Qualtrics counts where the first says nothing. */
Test (columns, question_texts_stand_in_a_second_row)
{
  assert_texts_map ("Q1|Q2|Q3|Q4",
                    "Ik leer hier veel.|Ik deel mijn kennis.|x - P10|In welk leernetwerk zit je?",
                    CHOICES ("P10=Q3"), "P01 P02 P10 network");
  assert_texts_map ("P01|P02|P10|Q4", "P02|P01|x|Wat is je rol?", NULL, "P01 P02 P10 role");
  assert_texts_map ("P01|P02|P10|Q4|Q5", "a|b|c", NULL, "P01 P02 P10 - -");
  assert_texts_map ("P01|P02|P10|Q4", "a|b|c|E-mail", NULL, "P01 P02 P10 personal");
}

Test (columns, headers_of_whole_questions_have_an_error_of_their_own)
{
  static const char questions[] = "Id|Naam|Ik voel mij vrij om te zeggen wat ik denk|"
                                  "Wij stellen samen onze doelen op|Ik pas toe wat ik hier leer";
  g_autoptr (Mapping) it = map (questions, NULL);

  assert_told (it->problems, "question-headers@4:0");
  assert_says (nsp_problems_get (it->problems, 0), "first A1…A2; second A1…B1");
  assert_says (nsp_problems_get (it->problems, 0), "--items-from");
  assert_refuses ("Id|Naam|vraag 1|vraag 2|vraag 3", NULL, "no-items@4:0");
}

static Mapping *
map_from (const char *headers, const char *from)
{
  return map_on (with_texts (), headers, NULL, NULL, (NspColumnOptions){ .items_from = from });
}

Test (columns, items_may_be_taken_in_their_order)
{
  g_autoptr (Mapping) it =
      map_from ("Id|Leernetwerk|Eerste vraag|Tweede|Derde?||", "eerste VRAAG?");

  assert_columns (it, "- network P01 P02 P10");
  cr_assert (it->columns->in_order);
  cr_assert (it->columns->present[0]);
}

Test (columns, items_in_their_order_must_be_exactly_so_many)
{
  static const struct {
    const char *headers, *from, *expected;
  } cases[] = {
    { "x|a|b", "a", "items-from@4:2" },
    { "x|a|b|c|d", "a", "items-from@4:2" },
    { "x|a|b|c", "z", "column-not-found@4:0" },
    { "a|b|a", "a", "column-ambiguous@4:3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Mapping) it = map_from (cases[i].headers, cases[i].from);

    assert_told (it->problems, cases[i].expected);
    cr_assert_null (it->columns);
  }
}

Test (columns, trailing_columns_without_a_header_are_none)
{
  g_autoptr (Mapping) it = map ("A1|A2|B1||  |\t", NULL);
  g_autoptr (Mapping) inner = map ("A1||A2|B1", NULL);

  cr_assert_eq (it->columns->n_columns, 3);
  cr_assert_eq (inner->columns->n_columns, 4);
}

/* A personal column may be chosen, for a code say, but what it holds stays hidden. */
Test (columns, personal_columns_stay_hidden)
{
  g_autoptr (Mapping) it =
      map ("E-mail|Naam|A1|A2|B1|code", CHOICES ("respondent=e-mail", "role=naam"));

  assert_columns (it, "respondent role A1+A1 A2 B1 -");
  cr_assert (it->columns->columns[0].hidden && it->columns->columns[1].hidden);
  cr_assert (!it->columns->columns[2].hidden && !it->columns->columns[5].hidden);
}

static Mapping *
map_known (const char *headers, const char *known)
{
  g_auto (GStrv) known_headers = g_strsplit (known, "|", -1);

  return map_on (NULL, headers, NULL, NULL, (NspColumnOptions){ .known_headers = known_headers });
}

Test (columns, say_what_changed_since_a_map_was_made)
{
  g_autoptr (Mapping) same = map_known ("A1|A2|B1|x", "A1|a2|B1.|X");
  g_autoptr (Mapping) other = map_known ("A1|A2|B1|y|z", "A1|A2|B1|x");
  g_autoptr (Mapping) fewer = map_known ("A1|A2|B1", "A1|A2|B1|x");

  assert_told (same->problems, "");
  assert_told (other->problems, "map-changed@4:0");
  assert_says (nsp_problems_get (other->problems, 0), "gone: \"x\"; new: \"y\", \"z\"");
  assert_says (nsp_problems_get (fewer->problems, 0), "gone: \"x\"; new: –");
  cr_assert_not_null (other->columns, "it is a warning");
}

Test (columns, say_what_a_choice_calls_them)
{
  g_autoptr (Mapping) it = map ("netwerk|jaar|meting|rol|code|A1|A2|B1|naam|x", NULL);
  static const char *const expected[] = { "network", "year", "moment", "role", "respondent",
                                          "A1",      "A2",   "B1",     NULL,   NULL };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    cr_assert_eq (
        g_strcmp0 (nsp_column_what (&it->columns->columns[i], it->instruments), expected[i]), 0,
        "%u", i);
}

Test (columns, letters_go_on_after_z)
{
  static const struct {
    guint index;
    const char *letters;
  } columns[] = { { 0, "A" },    { 25, "Z" },    { 26, "AA" },
                  { 701, "ZZ" }, { 702, "AAA" }, { 4999, "GJH" } };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autofree char *letters = nsp_column_letters (columns[i].index);

    cr_assert_str_eq (letters, columns[i].letters);
  }
}

Test (columns, freeing_nothing_is_allowed)
{
  nsp_columns_free (NULL);
}
