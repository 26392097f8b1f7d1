/* messages - everything the program says, in Dutch and English beside each other.
 * (Problems in the data have theirs in engine/problem_codes.h.)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text.h"

/* X (ID, Dutch, English): printf formats, with the same conversions in the same order. */
/* clang-format off */
#define NSP_MESSAGES(X) \
  /* Severities and the summary of problems */ \
  X (ERROR, "fout", "error") \
  X (WARNING, "waarschuwing", "warning") \
  X (NOTE, "opmerking", "note") \
  X (MORE_OF_A_KIND, "nog %u keer [%s]", "%u more of [%s]") \
  X (CHECKED, "Fouten: %u, waarschuwingen: %u.", "Errors: %u, warnings: %u.") \
  X (REFUSED, "Fouten: %u, waarschuwingen: %u. Er is niets geschreven.", "Errors: %u, warnings: %u. Nothing was written.") \
  /* Wrong usage */ \
  X (UNKNOWN_COMMAND, "«%s» is geen opdracht («netspiegel --help» noemt ze)", "«%s» is not a command («netspiegel --help» lists them)") \
  X (UNKNOWN_OPTION, "«%s» is geen optie van «%s»", "«%s» is not an option of «%s»") \
  X (MISSING_VALUE, "na %s hoort een waarde", "%s needs a value") \
  X (SEE_HELP, "zie «netspiegel %s --help»", "see «netspiegel %s --help»") \
  X (NO_FILES, "geef het CSV-bestand met de antwoorden", "give the CSV file with the answers") \
  X (NO_OUTPUT, "zeg met -o in welke map de figuren komen", "say with -o in which folder the figures go") \
  X (NOT_UTF8, "«%s» is geen geldige UTF-8", "«%s» is not valid UTF-8") \
  X (BAD_NUMBER, "%s: «%s» is geen heel getal van %d tot %d", "%s: «%s» is not a whole number from %d to %d") \
  X (BAD_FRACTION, "%s: «%s» is geen getal boven 0 en hoogstens 1", "%s: «%s» is not a number above 0 and at most 1") \
  X (BAD_YEAR, "%s: «%s» is geen jaar; schrijf 2025 of 2025-2026", "%s: «%s» is not a year; write 2025 or 2025-2026") \
  X (BAD_MOMENT, "%s: «%s» is geen moment; schrijf begin, midden of eind", "%s: «%s» is not a moment; write start, middle or end") \
  X (BAD_CHOICE, "%s: «%s» kan niet; kies uit %s", "%s: «%s» is not possible; choose from %s") \
  X (BAD_COLUMN, "%s: «%s» is niet van de vorm ROL=KOP, zoals network=Werkplaats", "%s: «%s» is not of the form ROLE=HEADER, such as network=Workshop") \
  X (UNKNOWN_INSTRUMENT, "«%s» is geen vragenlijst en geen bestand; ingebouwd zijn: %s", "«%s» is not a questionnaire and not a file; built in are: %s") \
  X (SAME_INSTRUMENT, "vragenlijst «%s» is twee keer gekozen", "questionnaire «%s» is chosen twice") \
  X (UNKNOWN_NETWORK, "netwerk «%s» komt niet voor; wel: %s", "there is no network «%s»; there are: %s") \
  X (NO_NETWORKS, "netwerk «%s» komt niet voor: er zijn geen netwerken (wijs hun kolom aan met -c network=KOP)", "there is no network «%s»: there are no networks (name their column with -c network=HEADER)") \
  X (NO_YEARS, "jaar %s komt niet voor: er zijn geen jaren (wijs hun kolom aan met -c year=KOP)", "there is no year %s: there are no years (name their column with -c year=HEADER)") \
  X (SMALL_MIN_N, "let op: met --min-n %u zijn antwoorden van personen te herleiden; bewaar de uitkomsten als vertrouwelijk", "mind: with --min-n %u answers can be traced to persons; keep the results confidential") \
  X (UNKNOWN_YEAR, "jaar %s komt niet voor; wel: %s", "there is no year %s; there are: %s") \
  X (UNKNOWN_MOMENT, "moment «%s» komt niet voor; wel: %s", "there is no moment «%s»; there are: %s") \
  X (NO_MOMENTS, "moment «%s» komt niet voor: er zijn geen momenten (wijs hun kolom aan met -c moment=KOP)", "there is no moment «%s»: there are no moments (name their column with -c moment=HEADER)") \
  X (INSTRUMENT_ABSENT, "geen van de bestanden bevat de vragenlijst «%s»", "none of the files holds the questionnaire «%s»") \
  X (NO_SUBCOMMAND, "instruments: kies list, show ID, check BESTAND of template ID", "instruments: choose list, show ID, check FILE or template ID") \
  X (ITEMS_FROM_ONE, "--items-from vraagt om precies één vragenlijst (-i)", "--items-from asks for exactly one questionnaire (-i)") \
  X (WRITE_MAP_ONE, "--write-map vraagt om precies één bestand", "--write-map asks for exactly one file") \
  X (MAP_WRITTEN, "kaart bewaard in %s", "map saved in %s") \
  X (STDIN_TWICE, "- (standaardinvoer) kan maar één keer", "- (standard input) can be given only once") \
  X (TOO_MANY_FILES, "hoogstens %d bestanden tegelijk", "at most %d files at a time") \
  /* The system */ \
  X (CANNOT_READ, "kan «%s» niet lezen: %s", "cannot read «%s»: %s") \
  X (CANNOT_WRITE, "kan «%s» niet schrijven: %s", "cannot write «%s»: %s") \
  X (CANNOT_DRAW, "kan «%s» niet tekenen: %s", "cannot draw «%s»: %s") \
  X (STDOUT, "standaarduitvoer", "standard output") \
  X (STDIN, "standaardinvoer", "standard input") \
  X (INTERRUPTED, "onderbroken; %u van de %u figuren zijn geschreven, elk volledig", "interrupted; %u of the %u figures are written, each of them whole") \
  X (NO_SUCH_FILE, "het bestaat niet", "it does not exist") \
  X (NO_ACCESS, "geen toegang", "permission denied") \
  X (IS_FOLDER, "het is een map", "it is a folder") \
  X (NOT_FOLDER, "een deel van het pad is geen map", "a part of the path is not a folder") \
  X (DISK_FULL, "de schijf is vol", "the disk is full") \
  X (TOO_LARGE, "het is groter dan %d MB", "it is larger than %d MB") \
  /* check */ \
  X (CHECK_FILE, "bestand", "file") \
  X (CHECK_ROWS, "rijen", "rows") \
  X (CHECK_USED, "gebruikt", "used") \
  X (CHECK_ENCODING, "codering", "encoding") \
  X (CHECK_DELIMITER, "scheidingsteken", "delimiter") \
  X (CHECK_TOOL, "gemaakt met", "made with") \
  X (CHECK_LEFT_OUT, "weggelaten", "left out") \
  X (CHECK_REFUSED, "geweigerd", "refused") \
  X (CHECK_COLUMN, "kolom", "column") \
  X (CHECK_HEADER, "kop", "header") \
  X (CHECK_MEANING, "betekenis", "meaning") \
  X (CHECK_IGNORED, "niet gebruikt", "not used") \
  X (CHECK_PERSONAL, "persoonlijk: niet bewaard, niet getoond", "personal: not kept, not shown") \
  X (CHECK_ANSWERS, "antwoorden", "answers") \
  X (CHECK_GIVEN, "gegeven", "given") \
  X (CHECK_EMPTY, "leeg", "empty") \
  X (CHECK_NA, "NA", "NA") \
  X (CHECK_NOT_APPLICABLE, "n.v.t.", "not applicable") \
  X (CHECK_DONT_KNOW, "weet niet", "don't know") \
  X (CHECK_MISSING_CODE, "-99 of 999", "-99 or 999") \
  X (CHECK_LISTED, "anders ontbrekend", "missing otherwise") \
  X (CHECK_UNREADABLE, "onleesbaar", "unreadable") \
  X (CHECK_TAB, "tab", "tab") \
  X (CHECK_INSTRUMENT, "vragenlijst", "questionnaire") \
  X (CHECK_YEAR, "jaar", "year") \
  X (CHECK_MOMENT, "moment", "moment") \
  X (CHECK_NETWORK, "netwerk", "network") \
  X (CHECK_RESPONDENTS, "deelnemers", "respondents") \
  X (CHECK_FINE, "Geen fouten gevonden.", "No errors found.") \
  X (EVERYONE, "iedereen samen", "everyone together") \
  X (NO_YEAR, "zonder jaar", "no year") \
  X (NO_MOMENT, "zonder moment", "no moment") \
  /* score */ \
  X (SCALE, "schaal %d–%d", "scale %d–%d") \
  X (RESPONDENTS, "%s deelnemers", "%s respondents") \
  X (RESPONDENT, "%s deelnemer", "%s respondent") \
  X (STUDENTS, "%s studenten", "%s students") \
  X (STUDENT, "%s student", "%s student") \
  X (COLUMN_MEAN, "gemiddelde", "mean") \
  X (COLUMN_SD, "sd", "sd") \
  X (COLUMN_CI, "95%-interval", "95% interval") \
  X (COLUMN_MIDDLE, "middelste helft", "middle half") \
  X (COLUMN_MEDIAN, "mediaan", "median") \
  X (UNREADABLE, "Onleesbare antwoorden, geteld als niet beantwoord: %s.", "Answers that could not be read, counted as unanswered: %s.") \
  X (WITHHELD_MIN_N, "Niet getoond: minder dan %u deelnemers met antwoorden.", "Not shown: fewer than %u respondents with answers.") \
  X (WITHHELD_COMPLEMENTARY, "Niet getoond: anders zouden de antwoorden van een kleinere groep te herleiden zijn.", "Not shown: otherwise the answers of a smaller group could be derived.") \
  X (COLUMN_ITEMS, "items", "items") \
  X (COLUMN_ITEM, "item", "item") \
  X (COLUMN_COMPLETE, "n volledig", "n complete") \
  X (COLUMN_ALPHA, "alpha", "alpha") \
  X (COLUMN_OMEGA, "omega", "omega") \
  X (COLUMN_MEAN_R, "gem. r", "mean r") \
  X (COLUMN_ICC, "ICC", "ICC") \
  X (COLUMN_ICC1, "ICC(1)", "ICC(1)") \
  X (COLUMN_ICC2, "ICC(2)", "ICC(2)") \
  X (COLUMN_F, "F (df1, df2)", "F (df1, df2)") \
  X (COLUMN_P, "p", "p") \
  X (COLUMN_ITEM_REST, "r met de rest", "r with the rest") \
  X (COLUMN_ALPHA_WITHOUT, "alpha zonder", "alpha without") \
  X (RELIABILITY_ABOUT, "Over iedereen samen, per jaar; alpha, omega en r over wie alle items beantwoordde. Wat de cijfers zeggen en niet zeggen: docs/methods.md.", "Over everyone together, by year; alpha, omega and r over those who answered all items. What the figures say and do not say: docs/methods.md.") \
  X (DASH, "– : niet te berekenen, of niet getoond omdat de groep te klein is.", "– : cannot be computed, or not shown because the group is too small.") \
  /* draw */ \
  X (DRAWING, "tekenen", "drawing") \
  X (DRAWN, "Figuren: %u, bestanden: %u, in %s", "Figures: %u, files: %u, in %s") \
  X (FILE_NAME_NETWORK, "netwerk", "network") \
  X (FILE_NAME_EVERYONE, "iedereen-samen", "everyone-together") \
  X (NO_FIGURES, "er is niets te tekenen", "there is nothing to draw") \
  /* instruments */ \
  X (SHOW_ITEMS, "items: %u, dimensies: %u", "items: %u, dimensions: %u") \
  X (SHOW_STUDENTS, "alleen voor studenten", "for students only") \
  X (SHOW_MIN_ANSWERED, "een score vanaf %d%% van de items", "a score from %d%% of the items on") \
  X (SHOW_LABELS, "antwoorden", "answers") \
  X (SHOW_PUBLISHED, "gepubliceerd", "published") \
  X (SHOW_PROVISIONAL, "voorlopig", "provisional") \
  X (SHOW_SOURCES, "bronnen", "sources") \
  X (INSTRUMENT_FINE, "%s: in orde (%s, items: %u, dimensies: %u)", "%s: fine (%s, items: %u, dimensions: %u)") \
  /* help */ \
  X (USAGE, "Gebruik", "Usage") \
  X (COMMANDS, "Opdrachten", "Commands") \
  X (OPTIONS, "Opties", "Options") \
  X (EXAMPLES, "Voorbeelden", "Examples") \
  X (TAGLINE, "een spiegel voor leernetwerken: van enquête-CSV naar scores en beelden", "a mirror for learning networks: from survey CSV to scores and pictures") \
  X (MORE_HELP, "«netspiegel OPDRACHT --help» vertelt meer over een opdracht.", "«netspiegel COMMAND --help» tells more about a command.") \
  X (COMMAND, "OPDRACHT", "COMMAND")
/* clang-format on */

typedef enum {
#define NSP_MESSAGE_ENUM(id, nl, en) MSG_##id,
  NSP_MESSAGES (NSP_MESSAGE_ENUM)
#undef NSP_MESSAGE_ENUM
      N_MESSAGES
} NspMessage;

/* The message in a language: static, a format for printf. */
const char *nsp_message (NspMessage message, NspLang lang);
