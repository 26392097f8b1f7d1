/* answer - one cell of an item: a step on the scale, missing in some way, or wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "instrument.h"

/* What a cell is. The ways in which an answer is missing are kept apart. */
typedef enum {
  NSP_ANSWER_GIVEN,
  NSP_ANSWER_EMPTY,
  NSP_ANSWER_NA,             /* NA */
  NSP_ANSWER_NOT_APPLICABLE, /* n.v.t. */
  NSP_ANSWER_DONT_KNOW,      /* weet niet */
  NSP_ANSWER_MISSING_CODE,   /* -99, 999 */
  NSP_ANSWER_LISTED,         /* what the instrument lists as missing */
  NSP_ANSWER_OFF_SCALE,
  NSP_ANSWER_UNREADABLE
} NspAnswerKind;
#define NSP_N_MISSING_KINDS (NSP_ANSWER_LISTED + 1)

/* Reads the answers to one instrument. Borrows the instrument. Remembers the texts it has read,
 * so it is not to be shared between threads. */
typedef struct _NspAnswerReader NspAnswerReader;

NspAnswerReader *nsp_answer_reader_new (const NspInstrument *instrument);
void nsp_answer_reader_free (NspAnswerReader *reader);

/* The scale in words: "1–5". Owned by the reader. */
const char *nsp_answer_reader_scale (const NspAnswerReader *reader);

/* What an answer may be, in words, as an argument of a problem. Owned by the reader. */
const char *nsp_answer_reader_expected (const NspAnswerReader *reader);

/* Reads a NUL-terminated cell into `answer`: 1 + the step on the scale, 0 unless it is given.
 * An answer is a whole number ("4", "4,0"), a label of the scale in either language or an answer
 * text of the instrument ("Mee eens"), both ("4 - mee eens", which must agree), or, on a scale
 * that runs from 1, a code ("A4"). */
NspAnswerKind nsp_answer_read (NspAnswerReader *reader, const char *text, gsize length,
                               guint8 *answer);
