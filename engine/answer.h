/* answer - one cell of an item: a step on the scale, missing, or wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "instrument.h"

typedef enum {
  NSP_ANSWER_GIVEN,
  NSP_ANSWER_MISSING,
  NSP_ANSWER_OFF_SCALE,
  NSP_ANSWER_UNREADABLE
} NspAnswerKind;

/* Reads the answers to one instrument. Borrows the instrument. */
typedef struct _NspAnswerReader NspAnswerReader;

NspAnswerReader *nsp_answer_reader_new (const NspInstrument *instrument);
void nsp_answer_reader_free (NspAnswerReader *reader);

/* The scale in words: "1-5". Owned by the reader. */
const char *nsp_answer_reader_scale (const NspAnswerReader *reader);

/* Reads a NUL-terminated cell into `answer`: 1 + the step on the scale, 0 unless it is given. */
NspAnswerKind nsp_answer_read (const NspAnswerReader *reader, const char *text, gsize length,
                               guint8 *answer);
