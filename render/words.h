/* words - every word the pictures say, in Dutch and English beside each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text.h"

/* id, Dutch, English; {1} and {2} are filled in. */
#define NSP_WORDS(X)                                                                               \
  X (EVERYONE, "Iedereen samen", "Everyone together")                                              \
  X (ALL_STUDENTS, "Alle studenten samen", "All students together")                                \
  X (PARTICIPANT, "{1} deelnemer", "{1} participant")                                              \
  X (PARTICIPANTS, "{1} deelnemers", "{1} participants")                                           \
  X (STUDENT, "{1} student", "{1} student")                                                        \
  X (STUDENTS, "{1} studenten", "{1} students")                                                    \
  X (PROFESSIONAL, "{1} professional", "{1} professional")                                         \
  X (PROFESSIONALS, "{1} professionals", "{1} professionals")                                      \
  X (UNKNOWN_ROLE, "{1} onbekend", "{1} unknown")                                                  \
  X (STUDENTS_ONLY, "alleen studenten", "students only")                                           \
  X (MEAN_OF, "gemiddelde {1}", "mean {1}")                                                        \
  X (MEAN, "gemiddelde", "mean")                                                                   \
  X (BEFORE, "vorige keer", "previous time")                                                       \
  X (MIDDLE_HALF, "middelste helft van de groep", "middle half of the group")                      \
  X (SPREAD_WITHHELD, "De spreiding is niet getoond, om een kleine groep te beschermen.",          \
     "The spread is not shown, to protect a small group.")                                         \
  X (SPREAD_PARTLY_WITHHELD, "Waar de spreiding niet is getoond, beschermt dat een kleine groep.", \
     "Where the spread is not shown, that protects a small group.")                                \
  X (BEFORE_WITHHELD, "{1} is niet getoond, om een kleine groep te beschermen.",                   \
     "{1} is not shown, to protect a small group.")                                                \
  X (PURPOSE, "Bedoeld voor het gesprek in het netwerk: geen oordeel en geen rangorde.",           \
     "Meant for the conversation in the network: no judgement and no ranking.")                    \
  X (SCALE, "Schaal {1}–{2}.", "Scale {1}–{2}.")                                                   \
  X (SCALE_TO, "Schaal {1} tot {2}.", "Scale {1} to {2}.")                                         \
  X (SCALE_END, "{1} = {2}", "{1} = {2}")                                                          \
  X (AGREE_CLOSE, "de meningen liggen dicht bij elkaar", "opinions lie close together")            \
  X (AGREE_SOME, "de meningen verschillen enigszins", "opinions differ somewhat")                  \
  X (AGREE_APART, "de meningen lopen uiteen", "opinions lie far apart")                            \
  X (AGREE_TWO_GROUPS, "de meningen liggen in twee groepen", "opinions lie in two groups")         \
  X (UNREADABLE, "Onleesbare antwoorden, niet meegeteld: {1}.",                                    \
     "Answers that could not be read, not counted: {1}.")                                          \
  X (LEFT_OUT, "zonder enkelen die niet apart te tonen zijn",                                      \
     "without a few who cannot be shown apart")                                                    \
  X (EXACT, "Exacte cijfers: voor eigen analyse, niet om te delen.",                               \
     "Exact figures: for your own analysis, not for sharing.")                                     \
  X (TOO_FEW, "te weinig antwoorden om te tonen", "too few answers to show")                       \
  X (PROTECTED, "niet getoond: beschermt een kleine groep", "not shown: protects a small group")   \
  X (NO_ANSWERS, "geen antwoorden", "no answers")                                                  \
  X (NUMBER, "{1}", "{1}")                                                                         \
  X (RANGE, "{1} t/m {2}", "{1} to {2}")                                                           \
  X (INTERVAL, "95%-betrouwbaarheidsinterval, soms korter dan het teken",                          \
     "95% confidence interval, at times shorter than the mark")                                    \
  X (NETWORKS, "leernetwerken, elk een lijn", "networks, one line each")                           \
  X (N_OF_PARTICIPANTS, "aantal deelnemers", "number of participants")                             \
  X (N_OF_STUDENTS, "aantal studenten", "number of students")                                      \
  X (NO_DATA, "geen gegevens", "no data")                                                          \
  X (NOT_SHOWN, "niet getoond, om een kleine groep te beschermen",                                 \
     "not shown, to protect a small group")

#define NSP_WORD_ID(id, nl, en) NSP_WORD_##id,
typedef enum { NSP_WORDS (NSP_WORD_ID) NSP_N_WORDS } NspWord;
#undef NSP_WORD_ID

/* The words, with {1} and {2} still in them. Static. */
const char *nsp_word (NspWord word, NspLang lang);

/* The words with {1} and {2} filled in; either may be NULL when not used. The caller owns them. */
char *nsp_word_with (NspWord word, NspLang lang, const char *first, const char *second);

/* "14 deelnemers", "1 deelnemer": `one` or `many` with the number in it, thousands apart as the
 * language has it. The caller owns it. */
char *nsp_word_count (NspWord one, NspWord many, NspLang lang, guint64 count);
