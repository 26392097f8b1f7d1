/* phrase - arguments of problems whose words differ by language: a code and what is filled in, as
 * one text, so that they are kept, copied and compared as any argument. Here is the one table of
 * their words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text.h"

/* X (ID, Dutch, English); {1} to {4} are filled in. */
/* clang-format off */
#define NSP_PHRASES(X) \
  X (HIDDEN, "(verborgen)", "(hidden)") \
  /* What a file is */ \
  X (WORKBOOK, "Excel- of LibreOffice-werkmap", "Excel or LibreOffice workbook") \
  X (OLD_WORKBOOK, "oude Excel-werkmap", "old Excel workbook") \
  X (PDF, "PDF", "PDF") \
  /* What is expected */ \
  X (A_TEXT, "een tekst", "a text") \
  X (TEXTS, "een lijst van teksten", "a list of texts") \
  X (AN_ID, "een naam van letters, cijfers, _ en -, beginnend met een letter", "a name of letters, digits, _ and -, beginning with a letter") \
  X (AN_OBJECT, "een object {...}", "an object {...}") \
  X (A_LIST, "een lijst [...]", "a list [...]") \
  X (OBJECTS, "een lijst met minstens één {...}", "a list with at least one {...}") \
  X (INTEGER, "een geheel getal van -1000000 tot 1000000", "a whole number from -1000000 to 1000000") \
  X (FRACTION, "een getal boven 0 en hoogstens 1", "a number above 0 and at most 1") \
  X (SCALE, "min kleiner dan max, en van min naar max in 1 tot 253 hele stappen van step", "min below max, and from min to max in 1 to 253 whole steps of step") \
  X (LABELS, "{1} teksten, één per stap van laag naar hoog", "{1} texts, one a step from low to high") \
  X (TWO_PLACES, "één kant rechts en één links", "one side right and one left") \
  X (NO_SIDE, "geen side, want er zijn geen $.sides", "no side, as there are no $.sides") \
  X (ITEMS, "een lijst van items, zoals [\"P01\", \"-P02\"]", "a list of items, such as [\"P01\", \"-P02\"]") \
  X (ON_SCALE, "een getal op de schaal, zoals {\"ja, zeker\": 5}", "a number on the scale, such as {\"yes, sure\": 5}") \
  X (OFF_SCALE, "een tekst of getal dat geen antwoord op de schaal is", "a text or number that is no answer on the scale") \
  X (IN_WORDS, "een antwoord in woorden; getallen staan voor zichzelf", "an answer in words; numbers stand for themselves") \
  X (HEADER, "de kop van een kolom, of {\"header\": \"...\", \"nth\": 2}", "the header of a column, or {\"header\": \"...\", \"nth\": 2}") \
  X (NUMBER, "een geheel getal, {1}", "a whole number, {1}") \
  X (NUMBER_OR_LABEL, "een geheel getal, {1}, of een antwoord als \"{2}\"", "a whole number, {1}, or an answer such as \"{3}\"") \
  /* What was found */ \
  X (SAME_PLACE, "dezelfde plaats als die van $.sides[0]", "the same place as that of $.sides[0]") \
  X (OTHER_SCALE, "schaal {1} in plaats van {2}", "scale {3} instead of {4}") \
  X (OTHER_LABELS, "andere antwoordlabels", "other labels of the answers") \
  X (WITHOUT, "zonder {1}", "without {1}") \
  X (OTHER_TEXT, "andere tekst van {1}", "another text of {1}") \
  X (CORRELATION, "r = {1}, n = {3}", "r = {2}, n = {3}") \
  X (PERIOD_OF_NETWORK, "{1} · {2}", "{3} · {4}")
/* clang-format on */

typedef enum {
#define NSP_PHRASE_ID(id, nl, en) NSP_PHRASE_##id,
  NSP_PHRASES (NSP_PHRASE_ID)
#undef NSP_PHRASE_ID
      NSP_N_PHRASES
} NspPhrase;

/* A phrase in which nothing is filled in, as an argument. Static. */
const char *nsp_phrase (NspPhrase phrase);

/* A phrase with what is filled in, NULL at the end. Such arguments one behind the other are one,
 * too: a list. The caller owns it. */
char *nsp_phrase_with (NspPhrase phrase, ...) G_GNUC_NULL_TERMINATED;

/* Whether an argument is a phrase, in which \036 and \037 are marks; of what it says, a copy that
 * the caller owns. An argument that is no phrase says itself. */
gboolean nsp_is_phrase (const char *argument);
char *nsp_phrase_text (const char *argument, NspLang lang);
