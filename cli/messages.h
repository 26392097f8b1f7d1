/* messages - everything the program says, in Dutch and English beside each other.
 * (Problems in the data have theirs in engine/base/problem_codes.h.)
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
  X (LIMIT_NEEDS_EXACT, "%s onder %u beschermt kleine groepen niet; dat kan alleen met --exact, voor eigen analyse", "%s below %u does not protect small groups; it needs --exact, for your own analysis") \
  X (EXACT, "Let op: exacte cijfers, ook van enkelingen. Voor eigen analyse, niet om te delen.", "Beware: exact figures, also of single people. For your own analysis, not for sharing.") \
  X (LEFT_OUT, "zonder enkelen die niet apart te tonen zijn", "without a few who cannot be shown apart") \
  X (UNNAMED, "Netwerken met minder dan %u deelnemers, die niet worden getoond: %u", "Networks of fewer than %u respondents, which are not shown: %u") \
  X (BAD_FRACTION, "%s: «%s» is geen getal boven 0 en hoogstens 1", "%s: «%s» is not a number above 0 and at most 1") \
  X (BAD_YEAR, "%s: «%s» is geen jaar; schrijf 2025 of 2025-2026", "%s: «%s» is not a year; write 2025 or 2025-2026") \
  X (BAD_MOMENT, "%s: «%s» is geen moment; schrijf begin, midden of eind", "%s: «%s» is not a moment; write start, middle or end") \
  X (BAD_CHOICE, "%s: «%s» kan niet; kies uit %s", "%s: «%s» is not possible; choose from %s") \
  X (BAD_COLUMN, "%s: «%s» is niet van de vorm ROL=KOP, zoals network=Werkplaats", "%s: «%s» is not of the form ROLE=HEADER, such as network=Workshop") \
  X (UNKNOWN_INSTRUMENT, "«%s» is geen vragenlijst en geen bestand; ingebouwd zijn: %s", "«%s» is not a questionnaire and not a file; built in are: %s") \
  X (SAME_INSTRUMENT, "vragenlijst «%s» is twee keer gekozen", "questionnaire «%s» is chosen twice") \
  X (UNKNOWN_NETWORK, "netwerk «%s» komt niet voor; wel: %s", "there is no network «%s»; there are: %s") \
  X (UNKNOWN_NETWORK_NONE_NAMED, "netwerk «%s» komt niet voor", "there is no network «%s»") \
  X (NO_NETWORKS, "netwerk «%s» komt niet voor: er zijn geen netwerken (wijs hun kolom aan met -c network=KOP)", "there is no network «%s»: there are no networks (name their column with -c network=HEADER)") \
  X (NO_YEARS, "jaar %s komt niet voor: er zijn geen jaren (wijs hun kolom aan met -c year=KOP)", "there is no year %s: there are no years (name their column with -c year=HEADER)") \
  X (UNKNOWN_YEAR, "jaar %s komt niet voor; wel: %s", "there is no year %s; there are: %s") \
  X (WHICH_YEAR, "«%s» heeft geen kolom met het jaar, en er zijn meer jaren gekozen; kies met -y één jaar, of wijs de kolom aan met -c year=KOP", "«%s» has no column for the year, and several years are chosen; choose one year with -y, or name the column with -c year=HEADER") \
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
  X (WITHHELD_COMPLEMENTARY, "Niet getoond: anders zouden de antwoorden van enkelen te herleiden zijn.", "Not shown: otherwise the answers of a few could be derived.") \
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
  /* compare */ \
  X (COMPARE_NO_YEAR, "«%s» heeft geen kolom met het jaar, en dan is niet te zien wat met wat te vergelijken is; zet er een kolom «jaar» in, wijs haar aan met -c year=KOP, of zet elk jaar met «netspiegel archive add -a ARCHIEF -y JAAR BESTAND» in een archief en vergelijk daaruit", "«%s» has no column for the year, and so it cannot be told what to compare with what; add a column «year», name it with -c year=HEADER, or put each year into an archive with «netspiegel archive add -a ARCHIVE -y YEAR FILE» and compare from that") \
  X (COMPARE_TOO_FEW, "om te vergelijken zijn twee jaren of momenten nodig; gevonden: %s; geef er een ander jaar bij", "two years or moments are needed to compare; found: %s; give another year, too") \
  X (COMPARE_TOO_FEW_CHOSEN, "om te vergelijken zijn twee jaren of momenten nodig; gekozen: %s; er zijn: %s", "two years or moments are needed to compare; chosen: %s; there are: %s") \
  X (COMPARE_NOTHING, "niets", "nothing") \
  X (COMPARE_ONE_PERIOD, "%s: alleen %s, dus niet te vergelijken", "%s: only %s, so there is nothing to compare") \
  X (COMPARE_ONE_PERIOD_NETWORK, "%s, %s: alleen %s, dus niet te vergelijken", "%s, %s: only %s, so there is nothing to compare") \
  X (COMPARE_STUDENTS, "alleen studenten", "students only") \
  X (COMPARE_N_MEAN, "n  gem.", "n  mean") \
  X (COMPARE_DIFFERENCE, "verschil", "change") \
  X (COMPARE_WHO, "wie", "who") \
  X (COMPARE_SAME, "%s dezelfde", "same %s") \
  X (COMPARE_ALL, "allen", "all") \
  X (COMPARE_INTERVAL, "%s tot %s", "%s to %s") \
  X (COMPARE_HIGHER, "hoger", "higher") \
  X (COMPARE_LOWER, "lager", "lower") \
  X (COMPARE_NO_CLEAR, "geen duidelijk verschil", "no clear difference") \
  X (COMPARE_ONLY_IN, "Alleen in %s: er is niets om mee te vergelijken.", "Only in %s: there is nothing to compare with.") \
  X (COMPARE_NOT_IN, "Deed niet mee in %s.", "Did not take part in %s.") \
  X (COMPARE_NOT_SHOWN, "Niet te vergelijken: van een van beide worden de cijfers niet getoond.", "Not to be compared: the figures of one of the two are not shown.") \
  X (COMPARE_ABOUT_CHANGE, "Verschil: later min eerder. Het interval zegt hoe ver dat door toeval anders had kunnen zijn;\nalleen als 0 erbuiten ligt, staat er hoger of lager.", "Change: later minus earlier. The interval says how far that might have been otherwise by chance;\nonly when it leaves out 0 does it say higher or lower.") \
  X (COMPARE_ABOUT_WHO, "Wie: «9 dezelfde» zijn 9 mensen die beide keren antwoord gaven, elk met zichzelf vergeleken; hun\nverschil kan anders zijn dan dat tussen de gemiddelden. «allen»: iedereen van beide keren, als twee\nlosse groepen.", "Who: «same 9» are 9 people who answered both times, each compared with themselves; their change\ncan differ from that between the means. «all»: everyone of both times, as two separate groups.") \
  X (COMPARE_TALK, "Bedoeld als begin van een gesprek, niet als oordeel: de cijfers zeggen niet waardoor een verschil\nkomt, en bij veel dimensies valt er door toeval al gauw een op.", "Meant as a start for conversation, not as a verdict: the figures do not say what caused a change,\nand among many dimensions one soon stands out by chance.") \
  X (COMPARE_TREND_NOTE, "Niet elke keer doen dezelfde mensen mee; ook daardoor kan een gemiddelde verschillen.", "Not the same people take part every time; a mean can differ because of that, too.") \
  X (FILE_NAME_COMPARISON, "vergelijking", "comparison") \
  /* draw */ \
  X (DRAWING, "tekenen", "drawing") \
  X (DRAWN, "Figuren: %u, bestanden: %u, in %s", "Figures: %u, files: %u, in %s") \
  X (FILE_NAME_NETWORK, "netwerk", "network") \
  X (FILE_NAME_EVERYONE, "iedereen-samen", "everyone-together") \
  X (COMPARE_NO_FIGURES, "Geen figuren: er is geen groep waarvan iets mag worden getoond.", "No figures: there is no group of which anything may be shown.") \
  X (NO_FIGURES, "er is niets te tekenen", "there is nothing to draw") \
  /* archive */ \
  X (NO_ARCHIVE_SUBCOMMAND, "archive: kies add BESTAND..., list, remove, export of check", "archive: choose add FILE..., list, remove, export or check") \
  X (NO_ARCHIVE, "zeg met -a welk archief, zoals -a archief.nsp", "say with -a which archive, such as -a archive.nsp") \
  X (ARCHIVE_AND_FILES, "geef een archief (-a) of bestanden, niet beide", "give an archive (-a) or files, not both") \
  X (ARCHIVE_AND_READING, "%s hoort bij het lezen van bestanden: gebruik het bij «netspiegel archive add»", "%s belongs to reading files: use it with «netspiegel archive add»") \
  X (ARCHIVE_OPTION, "%s past niet bij «archive %s»", "%s does not go with «archive %s»") \
  X (ARCHIVE_REPLACE_APPEND, "kies --replace of --append, niet beide", "choose --replace or --append, not both") \
  X (ARCHIVE_REMOVE_WHAT, "zeg wat er weg moet: een jaar (-y 2023-2024) of een import (--import 3; «netspiegel archive list» noemt ze)", "say what is to go: a year (-y 2023-2024) or an import (--import 3; «netspiegel archive list» names them)") \
  X (ARCHIVE_REMOVE_NONE, "dat staat niet in het archief; «netspiegel archive list» zegt wat er wel is", "that is not in the archive; «netspiegel archive list» says what is") \
  X (ARCHIVE_ABSENT, "archief %s bestaat niet; «netspiegel archive add» maakt er een", "there is no archive %s; «netspiegel archive add» makes one") \
  X (ARCHIVE_OTHER_FILE, "%s is geen archief van netspiegel; er is niets aan veranderd", "%s is not an archive of netspiegel; it was left as it is") \
  X (ARCHIVE_NEWER, "archief %s is van een nieuwere netspiegel (archiefversie %s); werk het programma bij. Er is niets veranderd", "archive %s is of a newer netspiegel (archive version %s); update the program. Nothing was changed") \
  X (ARCHIVE_CORRUPT, "archief %s is beschadigd (%s); zet een kopie terug. Er is niets veranderd", "archive %s is damaged (%s); put back a copy. Nothing was changed") \
  X (ARCHIVE_BUSY, "archief %s is te lang bezet door een ander programma; er is niets veranderd, probeer het later opnieuw", "archive %s was kept by another program for too long; nothing was changed, try again later") \
  X (ARCHIVE_FAILED, "archief %s: lezen of schrijven lukt niet (%s); er is niets veranderd", "archive %s: reading or writing failed (%s); nothing was changed") \
  X (ARCHIVE_KEY_ABSENT, "%s ontbreekt: met deze sleutel worden de codes van deelnemers onleesbaar gemaakt, en zonder kan er aan het archief niets worden toegevoegd; zet het bestand terug naast het archief (al het andere gaat ook zonder). Er is niets veranderd", "%s is missing: with this key the codes of respondents are made unreadable, and without it nothing can be added to the archive; put the file back beside the archive (everything else works without it). Nothing was changed") \
  X (ARCHIVE_KEY_DAMAGED, "%s is geen sleutel van een archief, of is beschadigd; zet een kopie van de sleutel terug. Er is niets veranderd", "%s is not the key of an archive, or is damaged; put back a copy of the key. Nothing was changed") \
  X (ARCHIVE_KEY_OTHER, "%s is de sleutel van een ander archief: dezelfde code zou er een ander kenmerk mee krijgen; zet de sleutel terug die bij dit archief hoort. Er is niets veranderd", "%s is the key of another archive: the same code would get another hash by it; put back the key that belongs to this archive. Nothing was changed") \
  X (ARCHIVE_KEY_FAILED, "sleutel %s: lezen of schrijven lukt niet (%s); er is niets veranderd", "key %s: reading or writing failed (%s); nothing was changed") \
  X (ARCHIVE_KEY_MADE, "De sleutel van het archief staat in %s; hij is nodig om er later iets aan toe te voegen.", "The key of the archive is in %s; it is needed to add to the archive later.") \
  X (ARCHIVE_KEY_MOVED, "De sleutel die in het archief zat, staat nu in %s; hij is nodig om er later iets aan toe te voegen. In oudere kopieën van het archief zit hij nog: bewaar die niet langer dan nodig.", "The key that was in the archive is now in %s; it is needed to add to the archive later. Older copies of the archive still have it inside: do not keep them longer than you need.") \
  X (ARCHIVE_KEY_ELSEWHERE, "%s staat er niet bij; zonder deze sleutel kan er niets worden toegevoegd", "%s is not there; without this key nothing can be added") \
  X (ARCHIVE_WAITING, "een ander programma schrijft in het archief; even wachten", "another program is writing to the archive; waiting") \
  X (ARCHIVE_UPGRADED, "archief bijgewerkt van versie %d naar %d", "archive upgraded from version %d to %d") \
  X (ARCHIVE_KNOWN, "%s staat al in het archief (import %s) en is niet nog eens toegevoegd; moet het anders worden gelezen, haal het er dan eerst uit met «netspiegel archive remove»", "%s is in the archive already (import %s) and was not added again; if it is to be read differently, take it out first with «netspiegel archive remove»") \
  X (ARCHIVE_NOTHING_NEW, "Er is niets veranderd.", "Nothing was changed.") \
  X (ARCHIVE_ADDED, "Toegevoegd aan %s:", "Added to %s:") \
  X (ARCHIVE_REPLACED, "Vervangen:", "Replaced:") \
  X (ARCHIVE_APPENDED, "Erbij gezet, naast wat er al was:", "Put beside what was there already:") \
  X (ARCHIVE_REMOVED, "Verwijderd uit %s:", "Removed from %s:") \
  X (ARCHIVE_EMPTY, "Het archief is leeg.", "The archive is empty.") \
  X (ARCHIVE_NO_ANSWERS, "archief %s is leeg; «netspiegel archive add» zet er enquêtes in", "archive %s is empty; «netspiegel archive add» puts surveys into it") \
  X (ARCHIVE_FINE, "%s: in orde (imports: %s, rijen: %s, antwoorden: %s)", "%s: fine (imports: %s, rows: %s, answers: %s)") \
  X (ARCHIVE_DAMAGES, "Fouten: %u, waarschuwingen: %u. Er is niets veranderd.", "Errors: %u, warnings: %u. Nothing was changed.") \
  X (ARCHIVE_SHAPES, "de imports hebben niet dezelfde kolommen: geef met -o een map (een bestand per import) of kies er een met --import", "the imports do not have the same columns: give a folder with -o (a file per import) or choose one with --import") \
  X (ARCHIVE_EXPORTED, "Bestanden: %u, in %s", "Files: %u, in %s") \
  X (COLUMN_IMPORT, "import", "import") \
  X (COLUMN_IMPORTED, "ingelezen", "imported") \
  X (COLUMN_IN_ARCHIVE, "in archief", "in archive") \
  X (COLUMN_REMOVED, "verwijderd", "removed") \
  X (NO_NETWORK, "zonder netwerk", "no network") \
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
