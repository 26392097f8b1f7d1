/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer.h"

#include <string.h>

struct _NspAnswerReader {
  const NspInstrument *instrument;
  char *scale;
  guint8 digits[10]; /* the answer that a single digit means; 0 when it is off the scale */
};

/* The stored answer for a value; 0 when it is not on the scale. */
static guint8
answer_for (const NspScale *scale, gint64 value)
{
  if (value < scale->min || value > scale->max || (value - scale->min) % scale->step != 0)
    return 0;
  return (guint8)((value - scale->min) / scale->step + 1);
}

NspAnswerReader *
nsp_answer_reader_new (const NspInstrument *instrument)
{
  NspAnswerReader *reader = g_new0 (NspAnswerReader, 1);
  const NspScale *scale = &instrument->scale;

  reader->instrument = instrument;
  reader->scale = scale->step == 1 ? g_strdup_printf ("%d–%d", scale->min, scale->max)
                                   : g_strdup_printf ("%d, %d, …, %d", scale->min,
                                                      scale->min + scale->step, scale->max);
  for (int digit = 0; digit < 10; digit++)
    reader->digits[digit] = answer_for (scale, digit);
  return reader;
}

void
nsp_answer_reader_free (NspAnswerReader *reader)
{
  if (reader == NULL)
    return;
  g_free (reader->scale);
  g_free (reader);
}

const char *
nsp_answer_reader_scale (const NspAnswerReader *reader)
{
  return reader->scale;
}

static NspAnswerKind
read_text (const NspAnswerReader *reader, const char *text, guint8 *answer)
{
  gint64 value;

  if (*text == '\0' || strcmp (text, "NA") == 0)
    return NSP_ANSWER_MISSING;
  if (!g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &value, NULL))
    return NSP_ANSWER_UNREADABLE;
  *answer = answer_for (&reader->instrument->scale, value);
  return *answer > 0 ? NSP_ANSWER_GIVEN : NSP_ANSWER_OFF_SCALE;
}

NspAnswerKind
nsp_answer_read (const NspAnswerReader *reader, const char *text, gsize length, guint8 *answer)
{
  g_autofree char *stripped = NULL;

  *answer = 0;
  if (length == 0)
    return NSP_ANSWER_MISSING;
  if (length == 1 && g_ascii_isdigit (*text)) {
    *answer = reader->digits[*text - '0'];
    return *answer > 0 ? NSP_ANSWER_GIVEN : NSP_ANSWER_OFF_SCALE;
  }
  stripped = g_strstrip (g_strndup (text, length));
  return read_text (reader, stripped, answer);
}
