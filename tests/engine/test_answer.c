/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer.h"

#include <string.h>

#include "phrase.h"
#include "support.h"

typedef struct {
  const char *text;
  NspAnswerKind kind;
  guint answer; /* as stored */
} Answer;

static void
assert_answers (int min, int max, int step, const char *scale, const Answer *answers, guint n)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", min, max, step, "d: A");
  NspAnswerReader *reader = nsp_answer_reader_new (instrument);

  cr_assert_str_eq (nsp_answer_reader_scale (reader), scale);
  for (guint i = 0; i < n; i++) {
    guint8 answer = 99;

    cr_assert_eq (nsp_answer_read (reader, answers[i].text, strlen (answers[i].text), &answer),
                  answers[i].kind, "\"%s\"", answers[i].text);
    cr_assert_eq (answer, answers[i].answer, "\"%s\" is %u", answers[i].text, answer);
    if (answer > 0)
      cr_assert_eq (nsp_scale_value (&instrument->scale, answer), atoi (answers[i].text));
  }
  nsp_answer_reader_free (reader);
}

Test (answer, on_one_to_five)
{
  static const Answer answers[] = {
    { "1", NSP_ANSWER_GIVEN, 1 },
    { "5", NSP_ANSWER_GIVEN, 5 },
    { " 3 ", NSP_ANSWER_GIVEN, 3 },
    { "03", NSP_ANSWER_GIVEN, 3 },
    { "", NSP_ANSWER_EMPTY, 0 },
    { "  ", NSP_ANSWER_EMPTY, 0 },
    { "NA", NSP_ANSWER_NA, 0 },
    { " NA\t", NSP_ANSWER_NA, 0 },
    { "0", NSP_ANSWER_OFF_SCALE, 0 },
    { "6", NSP_ANSWER_OFF_SCALE, 0 },
    { "-1", NSP_ANSWER_OFF_SCALE, 0 },
    { "999", NSP_ANSWER_MISSING_CODE, 0 },
    { "-99", NSP_ANSWER_MISSING_CODE, 0 },
    { "998", NSP_ANSWER_OFF_SCALE, 0 },
    { "257", NSP_ANSWER_OFF_SCALE, 0 },
    { "2147483647", NSP_ANSWER_OFF_SCALE, 0 },
    { "3.5", NSP_ANSWER_UNREADABLE, 0 },
    { "3,5", NSP_ANSWER_UNREADABLE, 0 },
    { "x", NSP_ANSWER_UNREADABLE, 0 },
    { "4 - mee eens", NSP_ANSWER_GIVEN, 4 },
    { "na", NSP_ANSWER_NA, 0 },
    { "1e0", NSP_ANSWER_UNREADABLE, 0 },
    { "0x3", NSP_ANSWER_UNREADABLE, 0 },
    { "99999999999999999999", NSP_ANSWER_UNREADABLE, 0 },
    { "-99999999999", NSP_ANSWER_UNREADABLE, 0 },
    { "?", NSP_ANSWER_UNREADABLE, 0 },
  };

  assert_answers (1, 5, 1, "1–5", answers, G_N_ELEMENTS (answers));
}

Test (answer, on_nought_to_four)
{
  static const Answer answers[] = { { "0", NSP_ANSWER_GIVEN, 1 },
                                    { "4", NSP_ANSWER_GIVEN, 5 },
                                    { "5", NSP_ANSWER_OFF_SCALE, 0 } };

  assert_answers (0, 4, 1, "0–4", answers, G_N_ELEMENTS (answers));
}

Test (answer, on_one_to_six_and_one_to_nine)
{
  static const Answer six[] = { { "6", NSP_ANSWER_GIVEN, 6 }, { "7", NSP_ANSWER_OFF_SCALE, 0 } };
  static const Answer nine[] = { { "9", NSP_ANSWER_GIVEN, 9 }, { "0", NSP_ANSWER_OFF_SCALE, 0 } };

  assert_answers (1, 6, 1, "1–6", six, G_N_ELEMENTS (six));
  assert_answers (1, 9, 1, "1–9", nine, G_N_ELEMENTS (nine));
}

Test (answer, on_nought_to_a_hundred)
{
  static const Answer ones[] = { { "0", NSP_ANSWER_GIVEN, 1 },
                                 { "7", NSP_ANSWER_GIVEN, 8 },
                                 { "100", NSP_ANSWER_GIVEN, 101 },
                                 { "101", NSP_ANSWER_OFF_SCALE, 0 } };
  static const Answer tens[] = {
    { "0", NSP_ANSWER_GIVEN, 1 },      { "10", NSP_ANSWER_GIVEN, 2 },
    { "100", NSP_ANSWER_GIVEN, 11 },   { "5", NSP_ANSWER_OFF_SCALE, 0 },
    { "15", NSP_ANSWER_OFF_SCALE, 0 }, { "110", NSP_ANSWER_OFF_SCALE, 0 }
  };

  assert_answers (0, 100, 1, "0–100", ones, G_N_ELEMENTS (ones));
  assert_answers (0, 100, 10, "0, 10, …, 100", tens, G_N_ELEMENTS (tens));
}

Test (answer, below_zero)
{
  static const Answer answers[] = { { "-3", NSP_ANSWER_GIVEN, 1 },
                                    { "0", NSP_ANSWER_GIVEN, 4 },
                                    { "3", NSP_ANSWER_GIVEN, 7 },
                                    { "-4", NSP_ANSWER_OFF_SCALE, 0 } };

  assert_answers (-3, 3, 1, "-3–3", answers, G_N_ELEMENTS (answers));
}

Test (answer, of_the_longest_scale)
{
  static const Answer answers[] = { { "0", NSP_ANSWER_GIVEN, 1 },
                                    { "253", NSP_ANSWER_GIVEN, 254 },
                                    { "254", NSP_ANSWER_OFF_SCALE, 0 },
                                    { "255", NSP_ANSWER_OFF_SCALE, 0 } };

  assert_answers (0, 253, 1, "0–253", answers, G_N_ELEMENTS (answers));
}

/* Labels in both languages, two answer texts, and texts of its own for missing. */
static NspInstrument *
with_labels (void)
{
  return make_instrument (
      "{'id': 'x', 'version': '1', 'title': {'en': 'T'},"
      " 'scale': {'min': 1, 'max': 5, 'labels': {"
      "'nl': ['helemaal mee oneens', 'mee oneens', 'neutraal (niet mee eens, niet mee oneens)',"
      " 'mee eens', 'helemaal mee eens'],"
      "'en': ['strongly disagree', 'disagree', 'neutral', 'agree', 'strongly agree']}},"
      " 'answers': {'Neutraal': 3, 'Ja, zeker!': 5}, 'missing': ['Geen mening', '9'],"
      " 'dimensions': [{'id': 'd', 'title': {'en': 'D'}, 'key': ['A']}], 'items': [{'id': 'A'}]}");
}

static void
assert_reads (const NspInstrument *instrument, const Answer *answers, guint n)
{
  NspAnswerReader *reader = nsp_answer_reader_new (instrument);

  /* Twice: the second time they are remembered. */
  for (guint i = 0; i < 2 * n; i++) {
    const Answer *it = &answers[i % n];
    guint8 answer = 99;

    cr_assert_eq (nsp_answer_read (reader, it->text, strlen (it->text), &answer), it->kind,
                  "\"%s\"", it->text);
    cr_assert_eq (answer, it->answer, "\"%s\" is %u", it->text, answer);
  }
  nsp_answer_reader_free (reader);
}

Test (answer, labels_are_answers)
{
  static const Answer answers[] = {
    { "Mee eens", NSP_ANSWER_GIVEN, 4 },
    { "MEE EENS", NSP_ANSWER_GIVEN, 4 },
    { " mee  eens. ", NSP_ANSWER_GIVEN, 4 },
    { "mee\302\240eens", NSP_ANSWER_GIVEN, 4 },
    { "helemaal mee oneens", NSP_ANSWER_GIVEN, 1 },
    { "neutraal (niet mee eens, niet mee oneens)", NSP_ANSWER_GIVEN, 3 },
    { "neutraal", NSP_ANSWER_GIVEN, 3 },
    { "Strongly Agree", NSP_ANSWER_GIVEN, 5 },
    { "ja, zeker", NSP_ANSWER_GIVEN, 5 },
    { "mee", NSP_ANSWER_UNREADABLE, 0 },
    { "eens", NSP_ANSWER_UNREADABLE, 0 },
    { "mee eens, maar", NSP_ANSWER_UNREADABLE, 0 },
  };
  g_autoptr (NspInstrument) instrument = with_labels ();

  assert_reads (instrument, answers, G_N_ELEMENTS (answers));
}

Test (answer, numbers_and_labels_must_agree)
{
  static const Answer answers[] = {
    { "4 - mee eens", NSP_ANSWER_GIVEN, 4 },
    { "4 – Mee eens", NSP_ANSWER_GIVEN, 4 },
    { "4-mee eens", NSP_ANSWER_GIVEN, 4 },
    { "4: mee eens", NSP_ANSWER_GIVEN, 4 },
    { "4. mee eens", NSP_ANSWER_GIVEN, 4 },
    { "4 = mee eens", NSP_ANSWER_GIVEN, 4 },
    { "4 (mee eens)", NSP_ANSWER_GIVEN, 4 },
    { "4) agree", NSP_ANSWER_GIVEN, 4 },
    { "3 - neutraal (niet mee eens, niet mee oneens)", NSP_ANSWER_GIVEN, 3 },
    { "3 (neutraal (niet mee eens, niet mee oneens))", NSP_ANSWER_GIVEN, 3 },
    { "4 - mee oneens", NSP_ANSWER_UNREADABLE, 0 },
    { "1 - strongly agree", NSP_ANSWER_UNREADABLE, 0 },
    { "6 - mee eens", NSP_ANSWER_OFF_SCALE, 0 },
    { "0 - mee eens", NSP_ANSWER_OFF_SCALE, 0 },
    { "4 mee eens", NSP_ANSWER_UNREADABLE, 0 },
    { "4 - 5", NSP_ANSWER_UNREADABLE, 0 },
    { "4-5-2025", NSP_ANSWER_UNREADABLE, 0 },
    { "4:30", NSP_ANSWER_UNREADABLE, 0 },
    { "4/5", NSP_ANSWER_UNREADABLE, 0 },
  };
  g_autoptr (NspInstrument) instrument = with_labels ();

  assert_reads (instrument, answers, G_N_ELEMENTS (answers));
}

Test (answer, decimals_of_nought_are_whole_numbers)
{
  static const Answer answers[] = {
    { "4,0", NSP_ANSWER_GIVEN, 4 },        { "4.0", NSP_ANSWER_GIVEN, 4 },
    { "4,00", NSP_ANSWER_GIVEN, 4 },       { "4.000000", NSP_ANSWER_GIVEN, 4 },
    { "+4", NSP_ANSWER_GIVEN, 4 },         { "4.", NSP_ANSWER_GIVEN, 4 },
    { "6,0", NSP_ANSWER_OFF_SCALE, 0 },    { "-99,0", NSP_ANSWER_MISSING_CODE, 0 },
    { "4,5", NSP_ANSWER_UNREADABLE, 0 },   { "4,05", NSP_ANSWER_UNREADABLE, 0 },
    { "4.0.0", NSP_ANSWER_UNREADABLE, 0 }, { "4,0,0", NSP_ANSWER_UNREADABLE, 0 },
    { ",4", NSP_ANSWER_UNREADABLE, 0 },    { "4e0", NSP_ANSWER_UNREADABLE, 0 },
    { "--4", NSP_ANSWER_UNREADABLE, 0 },   { "+-4", NSP_ANSWER_UNREADABLE, 0 },
  };
  g_autoptr (NspInstrument) instrument = with_labels ();

  assert_reads (instrument, answers, G_N_ELEMENTS (answers));
}

Test (answer, codes_stand_for_steps_from_1)
{
  static const Answer codes[] = {
    { "A1", NSP_ANSWER_GIVEN, 1 },      { "A5", NSP_ANSWER_GIVEN, 5 },
    { "a4", NSP_ANSWER_GIVEN, 4 },      { "A04", NSP_ANSWER_GIVEN, 4 },
    { "A0", NSP_ANSWER_OFF_SCALE, 0 },  { "A6", NSP_ANSWER_OFF_SCALE, 0 },
    { "A", NSP_ANSWER_UNREADABLE, 0 },  { "A4x", NSP_ANSWER_UNREADABLE, 0 },
    { "B4", NSP_ANSWER_UNREADABLE, 0 }, { "A-4", NSP_ANSWER_UNREADABLE, 0 },
  };
  /* Where the scale begins elsewhere, the fourth answer is not the answer 4. */
  static const Answer none[] = { { "A1", NSP_ANSWER_UNREADABLE, 0 },
                                 { "A4", NSP_ANSWER_UNREADABLE, 0 } };
  g_autoptr (NspInstrument) labels = with_labels ();
  g_autoptr (NspInstrument) nought = make_keyed ("x", 0, 4, 1, "d: A");
  g_autoptr (NspInstrument) tens = make_keyed ("x", 1, 41, 10, "d: A");

  assert_reads (labels, codes, G_N_ELEMENTS (codes));
  assert_reads (nought, none, G_N_ELEMENTS (none));
  assert_reads (tens, none, G_N_ELEMENTS (none));
}

Test (answer, kinds_of_missing_are_kept_apart)
{
  static const Answer answers[] = {
    { "", NSP_ANSWER_EMPTY, 0 },
    { " \302\240 ", NSP_ANSWER_EMPTY, 0 },
    { "\n", NSP_ANSWER_EMPTY, 0 },
    { "NA", NSP_ANSWER_NA, 0 },
    { "n.v.t.", NSP_ANSWER_NOT_APPLICABLE, 0 },
    { "N.V.T", NSP_ANSWER_NOT_APPLICABLE, 0 },
    { "nvt", NSP_ANSWER_NOT_APPLICABLE, 0 },
    { "n/a", NSP_ANSWER_NOT_APPLICABLE, 0 },
    { "Niet van toepassing", NSP_ANSWER_NOT_APPLICABLE, 0 },
    { "Weet niet", NSP_ANSWER_DONT_KNOW, 0 },
    { "Don’t know", NSP_ANSWER_DONT_KNOW, 0 },
    { "-99", NSP_ANSWER_MISSING_CODE, 0 },
    { "999", NSP_ANSWER_MISSING_CODE, 0 },
    { "geen mening", NSP_ANSWER_LISTED, 0 },
    { "Geen mening.", NSP_ANSWER_LISTED, 0 },
    { "9", NSP_ANSWER_LISTED, 0 },
    { "99", NSP_ANSWER_OFF_SCALE, 0 },
    { "-999", NSP_ANSWER_OFF_SCALE, 0 },
    { "9999", NSP_ANSWER_OFF_SCALE, 0 },
    { "?", NSP_ANSWER_UNREADABLE, 0 },
    { "none", NSP_ANSWER_UNREADABLE, 0 },
  };
  g_autoptr (NspInstrument) instrument = with_labels ();

  assert_reads (instrument, answers, G_N_ELEMENTS (answers));
}

/* No-break spaces around a number are no part of it, as they are none of a label. */
Test (answer, no_break_spaces_do_not_count)
{
  static const Answer answers[] = { { "3\302\240", NSP_ANSWER_GIVEN, 3 },
                                    { "\302\2403", NSP_ANSWER_GIVEN, 3 },
                                    { "\302\240mee eens", NSP_ANSWER_GIVEN, 4 },
                                    { "4\302\240- mee eens", NSP_ANSWER_GIVEN, 4 } };
  g_autoptr (NspInstrument) instrument = with_labels ();

  assert_reads (instrument, answers, G_N_ELEMENTS (answers));
}

/* A question mark behind a number is a doubt, not an answer. */
Test (answer, numbers_with_marks_are_not_read)
{
  static const Answer answers[] = { { "4?", NSP_ANSWER_UNREADABLE, 0 },
                                    { "4*", NSP_ANSWER_UNREADABLE, 0 },
                                    { "4-", NSP_ANSWER_UNREADABLE, 0 },
                                    { "4:", NSP_ANSWER_UNREADABLE, 0 } };
  g_autoptr (NspInstrument) instrument = with_labels ();

  assert_reads (instrument, answers, G_N_ELEMENTS (answers));
}

/* A number with words that mean a missing answer contradicts itself. */
Test (answer, a_number_may_have_missing_behind_it)
{
  static const Answer answers[] = { { "4 - weet niet", NSP_ANSWER_UNREADABLE, 0 },
                                    { "6 - weet niet", NSP_ANSWER_DONT_KNOW, 0 },
                                    { "0 (nvt)", NSP_ANSWER_NOT_APPLICABLE, 0 },
                                    { "8 = geen mening", NSP_ANSWER_LISTED, 0 } };
  g_autoptr (NspInstrument) instrument = with_labels ();

  assert_reads (instrument, answers, G_N_ELEMENTS (answers));
}

/* "-" folds to nothing, as does every cell of punctuation only; these are not missing with it. */
Test (answer, a_listed_dash_is_a_dash_only)
{
  g_autoptr (NspInstrument) instrument = make_instrument (
      "{'id': 'x', 'version': '1', 'title': {'en': 'T'}, 'scale': {'min': 1, 'max': 5},"
      " 'missing': ['-'],"
      " 'dimensions': [{'id': 'd', 'title': {'en': 'D'}, 'key': ['A']}], 'items': [{'id': 'A'}]}");
  static const Answer answers[] = { { "-", NSP_ANSWER_LISTED, 0 },
                                    { "?", NSP_ANSWER_UNREADABLE, 0 },
                                    { "...", NSP_ANSWER_UNREADABLE, 0 } };

  assert_reads (instrument, answers, G_N_ELEMENTS (answers));
}

/* -99 and 999 are answers where the scale has them. */
Test (answer, missing_codes_on_the_scale_are_answers)
{
  static const Answer low[] = { { "-99", NSP_ANSWER_GIVEN, 2 },
                                { "999", NSP_ANSWER_MISSING_CODE, 0 } };
  g_autoptr (NspInstrument) instrument = make_keyed ("x", -100, 0, 1, "d: A");

  assert_reads (instrument, low, G_N_ELEMENTS (low));
}

static void
assert_expects (const NspAnswerReader *reader, const char *dutch, const char *english)
{
  g_autofree char *nl = nsp_phrase_text (nsp_answer_reader_expected (reader), NSP_NL);
  g_autofree char *en = nsp_phrase_text (nsp_answer_reader_expected (reader), NSP_EN);

  cr_assert_str_eq (nl, dutch);
  cr_assert_str_eq (en, english);
}

Test (answer, says_what_is_expected)
{
  g_autoptr (NspInstrument) labels = with_labels ();
  g_autoptr (NspInstrument) plain = make_keyed ("x", 1, 5, 1, "d: A");
  NspAnswerReader *with = nsp_answer_reader_new (labels), *without = nsp_answer_reader_new (plain);

  assert_expects (with, "een geheel getal, 1–5, of een antwoord als \"helemaal mee eens\"",
                  "a whole number, 1–5, or an answer such as \"strongly agree\"");
  assert_expects (without, "een geheel getal, 1–5", "a whole number, 1–5");
  nsp_answer_reader_free (with);
  nsp_answer_reader_free (without);
}

/* Two steps with the same label: the label says nothing. */
Test (answer, a_label_of_two_steps_is_not_read)
{
  g_autoptr (NspInstrument) instrument = make_instrument (
      "{'id': 'x', 'version': '1', 'title': {'en': 'T'},"
      " 'scale': {'min': 1, 'max': 3, 'labels': {'en': ['no', 'maybe', 'Maybe.']}},"
      " 'dimensions': [{'id': 'd', 'title': {'en': 'D'}, 'key': ['A']}], 'items': [{'id': 'A'}]}");
  static const Answer answers[] = { { "no", NSP_ANSWER_GIVEN, 1 },
                                    { "maybe", NSP_ANSWER_UNREADABLE, 0 },
                                    { "2", NSP_ANSWER_GIVEN, 2 } };

  assert_reads (instrument, answers, G_N_ELEMENTS (answers));
}

/* Every shipped label in either language, alone and behind its number, is that answer. */
Test (answer, the_shipped_labels_are_read)
{
  for (const char *const *id = nsp_instrument_builtin_ids (); *id != NULL; id++) {
    g_autoptr (NspInstrument) instrument = nsp_instrument_builtin (*id);
    NspAnswerReader *reader = nsp_answer_reader_new (instrument);

    for (int lang = 0; lang < NSP_N_LANGS; lang++) {
      for (guint step = 0; step < instrument->scale.n_steps; step++) {
        const char *label =
            instrument->scale.labels[lang] != NULL ? instrument->scale.labels[lang][step] : "";
        g_autofree char *both =
            g_strdup_printf ("%d - %s", nsp_scale_value (&instrument->scale, step + 1), label);
        guint8 answer;

        if (*label == '\0')
          continue;
        cr_assert_eq (nsp_answer_read (reader, label, strlen (label), &answer), NSP_ANSWER_GIVEN,
                      "%s: %s", *id, label);
        cr_assert_eq (answer, step + 1, "%s: %s", *id, label);
        cr_assert_eq (nsp_answer_read (reader, both, strlen (both), &answer), NSP_ANSWER_GIVEN,
                      "%s: %s", *id, both);
        cr_assert_eq (answer, step + 1, "%s: %s", *id, both);
      }
    }
    nsp_answer_reader_free (reader);
  }
}

/* More different texts than are remembered, read correctly all the same. */
Test (answer, free_text_does_not_confuse)
{
  g_autoptr (NspInstrument) instrument = with_labels ();
  NspAnswerReader *reader = nsp_answer_reader_new (instrument);
  guint8 answer;

  for (guint i = 0; i < 12000; i++) {
    g_autofree char *text = g_strdup_printf ("tekst %u", i);

    cr_assert_eq (nsp_answer_read (reader, text, strlen (text), &answer), NSP_ANSWER_UNREADABLE);
    cr_assert_eq (answer, 0);
  }
  for (guint i = 0; i < 2; i++) {
    cr_assert_eq (nsp_answer_read (reader, "mee eens", 8, &answer), NSP_ANSWER_GIVEN);
    cr_assert_eq (answer, 4);
    cr_assert_eq (nsp_answer_read (reader, "tekst 1", 7, &answer), NSP_ANSWER_UNREADABLE);
    cr_assert_eq (answer, 0);
  }
  nsp_answer_reader_free (reader);
}

Test (answer, freeing_nothing_is_allowed)
{
  nsp_answer_reader_free (NULL);
}
