/* support - what the tests of the engine share: instruments, surveys and tallies in a line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <criterion/criterion.h>
#include <math.h>

#include "release.h"
#include "scores.h"
#include "tally.h"

/* `text` with every ' turned into ", so that JSON and CSV can be read in C. The caller owns it. */
char *with_quotes (const char *text);

/* An instrument from JSON with ' for ". The test fails when it is refused. */
NspInstrument *make_instrument (const char *json);

/* The instrument `id` for everyone, on the scale min to max, with the dimensions in `keys`:
 * "one: A1 -A2; two: A3". Its items are those of the keys, in the order in which they appear. */
NspInstrument *make_keyed (const char *id, int min, int max, int step, const char *keys);

/* Counts respondents ("4 5 -; 1 2 3": an answer an item, - unanswered) into a new tally. */
NspTally *make_tally (const NspInstrument *instrument, const char *respondents);

/* The figures of its dimension number `d`, with scores from the fraction `min_answered` on. */
NspDimensionScore make_score (const NspTally *tally, guint d, double min_answered);

/* Surveys read into one, with what they are read by. */
typedef struct {
  GPtrArray *instruments; /* of NspInstrument, owned */
  NspSurvey *survey;
  NspProblems *problems;
} Reading;

/* An empty reading for the instruments, which it takes; NULL ends the list. */
Reading *reading_new (NspInstrument *first, ...) G_GNUC_NULL_TERMINATED;
void reading_free (Reading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* Reads a file's text; `options` may be NULL. What nsp_survey_read() says of it. The test fails
 * when the note on what was recognised is missing. */
gboolean reading_add (Reading *reading, const char *name, const char *csv,
                      const NspSurveyOptions *options);

/* The same for bytes of any kind. */
gboolean reading_add_bytes (Reading *reading, const char *name, const void *bytes, gsize length,
                            const NspSurveyOptions *options);

/* The same for a file on disk. */
void reading_add_file (Reading *reading, const char *path);

/* The files of tests/reference. */
#define REFERENCE NSP_SOURCE_DIR "/tests/reference/"

/* The shipped instruments on the three samples; and reversed.json on reversed.csv: reversed items,
 * missing answers and networks of one and two people. */
Reading *reading_of_samples (void);
Reading *reading_of_reversed (void);

/* Brings the files together. */
gboolean reading_finish (Reading *reading);

/* Scores the reading and releases it; with a min_n below what is safe everything, exactly. */
NspReleased *reading_score (Reading *reading, guint min_n, guint min_n_spread);

/* The result of an instrument in a year (NULL: unknown); the test fails when there is none. */
const NspReleasedResult *find_result (const NspReleased *released, const char *instrument,
                                      const char *year);

/* A table of R's, cell by cell: its cells hold no commas. */
typedef struct {
  char **lines;
  GPtrArray *rows; /* of GStrv; the first is the header */
} Table;

void table_init (Table *table, const char *path);
void table_clear (Table *table);
const char *table_cell (const Table *table, guint row, const char *column);

/* The problems in a line: "code@line:column, ...", with the path instead of the place for the
 * mistakes in an instrument. A placeholder for which the problem has no argument shows as
 * "code@line:column lacks {2}". What reading_add() checks, the notes on what was recognised, is
 * left out. The caller owns it. */
char *told (const NspProblems *problems);

/* The problem that told() gives at `index`; the test fails when there are not so many. */
const NspProblem *told_problem (const NspProblems *problems, guint index);

/* How many problems of a kind there are from number `from` on. */
guint count_code (const NspProblems *problems, guint from, NspProblemCode code);

/* The first problem of a kind; the test fails when there is none. */
const NspProblem *find_problem (const NspProblems *problems, NspProblemCode code);

#define assert_told(problems, expected)                                                            \
  do {                                                                                             \
    g_autofree char *told_ = told (problems);                                                      \
    cr_assert_str_eq (told_, expected);                                                            \
  } while (0)

/* Fails when the message or advice of the problem in English does not contain `words`. */
#define assert_says(problem, words)                                                                \
  do {                                                                                             \
    g_autofree char *message_ = nsp_problem_message (problem, NSP_EN);                             \
    g_autofree char *advice_ = nsp_problem_advice (problem, NSP_EN);                               \
    cr_assert (strstr (message_, words) != NULL || strstr (advice_, words) != NULL, "%s: %s",      \
               message_, advice_);                                                                 \
  } while (0)

/* Equal but for rounding; two NANs are equal. */
#define assert_near(actual, expected)                                                              \
  do {                                                                                             \
    double actual_ = (actual), expected_ = (expected);                                             \
    cr_assert ((isnan (actual_) && isnan (expected_)) || fabs (actual_ - expected_) <= 1e-12,      \
               "%.17g is not %.17g", actual_, expected_);                                          \
  } while (0)

/* The next number of a small generator (xorshift), the same everywhere. `state` is not 0. */
guint32 next_random (guint32 *state);
guint random_below (guint32 *state, guint limit);
