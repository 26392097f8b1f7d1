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

/* Maps `headers`, separated by |, with `choices` such as "network=Werkplaats" (NULL-terminated). */
static Mapping *
map (const char *headers, const char *const *choices)
{
  Mapping *it = g_new0 (Mapping, 1);
  g_auto (GStrv) parts = g_strsplit (headers, "|", -1);

  it->instruments = g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_instrument_free);
  g_ptr_array_add (it->instruments, make_keyed ("first", 1, 5, 1, "d: A1 -A2"));
  g_ptr_array_add (it->instruments, make_keyed ("second", 1, 5, 1, "d: A1 B1"));
  it->headers = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (it->headers, g_strdup (parts[i]));
  it->choices = g_array_new (FALSE, FALSE, sizeof (NspColumnChoice));
  for (guint i = 0; choices != NULL && choices[i] != NULL; i++) {
    char **halves = g_strsplit (choices[i], "=", 2);
    NspColumnChoice choice = { halves[0], halves[1] };

    g_array_append_val (it->choices, choice);
    g_free (halves);
  }
  it->problems = nsp_problems_new ();
  it->columns =
      nsp_columns_map (it->headers, it->instruments, it->choices, "a.csv", 4, it->problems);
  return it;
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
  static const char *const kinds[] = { "-", "?", "network", "year", "role", "respondent" };
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
assert_maps (const char *headers, const char *const *choices, const char *expected)
{
  g_autoptr (Mapping) it = map (headers, choices);
  g_autofree char *columns = NULL;

  assert_told (it->problems, "");
  columns = columns_of (it);
  cr_assert_str_eq (columns, expected);
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
                { "rol", "role" },
                { "Role", "role" },
                { "respondent", "respondent" },
                { "code", "respondent" },
                { "Deelnemer", "respondent" },
                { "e-mail", "-" },
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
  } labels[] = { { 0, "A (A1)" }, { 25, "Z ()" },   { 26, "AA ()" },  { 51, "AZ ()" },
                 { 52, "BA ()" }, { 701, "ZZ ()" }, { 702, "AAA ()" } };

  for (guint i = 3; i <= 702; i++)
    g_string_append (headers, "|");
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
  assert_says (nsp_problems_get (missing->problems, 0), "1 of the 2 items: A2");
  assert_says (nsp_problems_get (wrong->problems, 0), "A (A1), B (A2), C (B1)");
}

Test (columns, freeing_nothing_is_allowed)
{
  nsp_columns_free (NULL);
}
