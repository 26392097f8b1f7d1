/* Any bytes as an instrument: what is accepted must keep its promises, and work.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "answer.h"
#include "scores.h"
#include "support.h"
#include "tally.h"

/* Tallies of more counters than this make the fuzzing slow, and no other. */
#define MAX_CELLS (64 * 1024)
#define MAX_RESPONDENTS 12

/* The answers are taken from the bytes of the definition itself. */
typedef struct {
  const uint8_t *data;
  size_t size, at;
} Answers;

static guint8
next_answer (Answers *source, guint n_steps)
{
  uint8_t byte = source->data[source->at++ % source->size];

  return (guint8)(byte % 16 == 0 ? NSP_UNREADABLE : byte % (n_steps + 1));
}

/* A cell gives an answer on the scale, or none. */
static NspAnswerKind
check_cell (NspAnswerReader *reader, const NspInstrument *instrument, const char *cell)
{
  guint8 answer, again;
  NspAnswerKind kind = nsp_answer_read (reader, cell, strlen (cell), &answer);

  g_assert_cmpuint (kind, <=, NSP_ANSWER_UNREADABLE);
  g_assert_cmpuint (answer, <=, instrument->scale.n_steps);
  g_assert_cmpint (kind == NSP_ANSWER_GIVEN, ==, answer > 0);
  g_assert_cmpint (nsp_answer_read (reader, cell, strlen (cell), &again), ==, kind);
  g_assert_cmpuint (answer, ==, again);
  return kind;
}

/* What a message says of an answer that cannot be read: it holds a label of the instrument. */
static void
check_expected (const NspAnswerReader *reader)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();

  nsp_problems_add (problems, NSP_PROBLEM_ANSWER_UNREADABLE, "in.csv", 2, 1, "A (P01)", "x",
                    nsp_answer_reader_expected (reader), NULL);
  check_problems (problems, 0);
}

/* Every number on the scale is an answer, unless a label or a missing text says otherwise; every
 * label and answer text is read, whatever it is; the number beside the scale is not. */
static void
check_reader (const NspInstrument *instrument)
{
  NspAnswerReader *reader = nsp_answer_reader_new (instrument);
  gboolean plain = instrument->n_answers == 0 && instrument->missing[0] == NULL &&
                   instrument->scale.labels[NSP_NL] == NULL &&
                   instrument->scale.labels[NSP_EN] == NULL;

  check_readable (nsp_answer_reader_scale (reader));
  check_expected (reader);
  for (guint step = 1; step <= instrument->scale.n_steps; step++) {
    g_autofree char *cell = g_strdup_printf ("%d", nsp_scale_value (&instrument->scale, step));
    NspAnswerKind kind = check_cell (reader, instrument, cell);

    if (plain)
      g_assert_cmpint (kind, ==, NSP_ANSWER_GIVEN);
    for (int lang = 0; lang < NSP_N_LANGS; lang++)
      if (instrument->scale.labels[lang] != NULL)
        check_cell (reader, instrument, instrument->scale.labels[lang][step - 1]);
  }
  for (guint i = 0; i < instrument->n_answers; i++)
    check_cell (reader, instrument, instrument->answers[i].text);
  for (char **text = instrument->missing; *text != NULL; text++)
    check_cell (reader, instrument, *text);
  if (plain) {
    g_autofree char *over = g_strdup_printf ("%d", instrument->scale.max + 1);

    g_assert_cmpint (check_cell (reader, instrument, over), !=, NSP_ANSWER_GIVEN);
  }
  nsp_answer_reader_free (reader);
}

static gboolean
is_on (double figure, const NspScale *scale)
{
  const double slack = 1e-9 * (scale->max - scale->min);

  return isnan (figure) || (figure >= scale->min - slack && figure <= scale->max + slack);
}

static void
check_scores (const NspTally *tally)
{
  const NspInstrument *instrument = tally->instrument;
  const NspScale *scale = &instrument->scale;
  NspLastQuantile last = { 0, NAN };

  for (guint d = 0; d < instrument->n_dimensions; d++) {
    NspDimensionScore score;

    nsp_dimension_score (&score, &tally->dimensions[d], scale, instrument->min_answered, &last);
    g_assert_cmpuint (score.n, <=, tally->respondents);
    g_assert_cmpint (isnan (score.mean), ==, score.n == 0);
    g_assert_cmpint (isnan (score.sd), ==, score.n < 2);
    g_assert_true (is_on (score.mean, scale) && is_on (score.min, scale) &&
                   is_on (score.q1, scale) && is_on (score.median, scale) &&
                   is_on (score.q3, scale) && is_on (score.max, scale));
    g_assert_true (isnan (score.sd) || (score.sd >= 0 && !isinf (score.sd)));
    g_assert_true (isnan (score.rwg) || (score.rwg >= 0 && score.rwg <= 1));
  }
  for (guint i = 0; i < instrument->n_items; i++)
    g_assert_true (
        is_on (nsp_item_score (scale, tally->item_counts + (gsize)i * scale->n_steps).mean, scale));
}

/* Counts people in two tallies and in one: the two must add up to the one, and all can be scored.
 */
static void
check_tally (const NspInstrument *instrument, Answers source)
{
  g_autoptr (NspTally) even = nsp_tally_new (instrument), odd = nsp_tally_new (instrument);
  g_autoptr (NspTally) all = nsp_tally_new (instrument);
  g_autofree guint8 *answers = g_new0 (guint8, instrument->n_items);

  for (guint i = 0; i < MAX_RESPONDENTS; i++) {
    for (guint k = 0; k < instrument->n_items; k++)
      answers[k] = next_answer (&source, instrument->scale.n_steps);
    nsp_tally_add_respondent (i % 2 == 0 ? even : odd, answers, (NspRole)(i % NSP_N_ROLES));
    nsp_tally_add_respondent (all, answers, (NspRole)(i % NSP_N_ROLES));
  }
  nsp_tally_add (even, odd);
  g_assert_true (nsp_tally_equal (even, all));
  check_scores (all);
  nsp_tally_reset (odd);
  nsp_tally_add (all, odd);
  g_assert_true (nsp_tally_equal (even, all));
}

static guint64
count_cells (const NspInstrument *instrument)
{
  guint64 cells = (guint64)instrument->n_items * instrument->scale.n_steps;

  for (guint d = 0; d < instrument->n_dimensions; d++)
    cells += nsp_dimension_tally_cells (&instrument->dimensions[d], &instrument->scale);
  return cells;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  g_autoptr (NspInstrument) instrument =
      nsp_instrument_parse ((const char *)data, size, "in.json", problems);

  check_problems (problems, 0);
  g_assert_cmpint (instrument == NULL, ==, nsp_problems_count (problems, NSP_ERROR) > 0);
  if (instrument == NULL)
    return 0;
  check_instrument (instrument);
  g_assert_cmpuint (strlen (instrument->json), ==, size);
  g_assert_cmpint (memcmp (instrument->json, data, size), ==, 0);
  check_reader (instrument);
  if (count_cells (instrument) <= MAX_CELLS)
    check_tally (instrument, (Answers){ data, size, 0 });
  return 0;
}
