/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer.h"

#include <string.h>

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
    { "", NSP_ANSWER_MISSING, 0 },
    { "  ", NSP_ANSWER_MISSING, 0 },
    { "NA", NSP_ANSWER_MISSING, 0 },
    { " NA\t", NSP_ANSWER_MISSING, 0 },
    { "0", NSP_ANSWER_OFF_SCALE, 0 },
    { "6", NSP_ANSWER_OFF_SCALE, 0 },
    { "-1", NSP_ANSWER_OFF_SCALE, 0 },
    { "999", NSP_ANSWER_OFF_SCALE, 0 },
    { "257", NSP_ANSWER_OFF_SCALE, 0 },
    { "2147483647", NSP_ANSWER_OFF_SCALE, 0 },
    { "3.5", NSP_ANSWER_UNREADABLE, 0 },
    { "3,5", NSP_ANSWER_UNREADABLE, 0 },
    { "x", NSP_ANSWER_UNREADABLE, 0 },
    { "4 - mee eens", NSP_ANSWER_UNREADABLE, 0 },
    { "na", NSP_ANSWER_UNREADABLE, 0 },
    { "3\xc2\xa0", NSP_ANSWER_UNREADABLE, 0 },
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

Test (answer, freeing_nothing_is_allowed)
{
  nsp_answer_reader_free (NULL);
}
