/* Every kind of problem, with its words in Dutch and English: the one list of them.
 *
 *   X (ID, "stable-name", SEVERITY, Dutch message, Dutch advice, English message, English advice)
 *
 * {1} to {4} stand for the problem's arguments. In a message about a cell, {1} is its column as
 * a person finds it: "G (P03)".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* clang-format off */
#define NSP_PROBLEM_CODES(X) \
  /* The file as a whole */ \
  X (FILE_EMPTY, "empty-file", NSP_ERROR, \
     "het bestand is leeg", \
     "exporteer de antwoorden opnieuw uit het enquêteprogramma, als CSV", \
     "the file is empty", \
     "export the answers from the survey tool again, as CSV") \
  X (FILE_TOO_LARGE, "file-too-large", NSP_ERROR, \
     "het bestand is groter dan {1} MB; het wordt in zijn geheel in het geheugen gelezen", \
     "verdeel het over meer bestanden, bijvoorbeeld één per jaar", \
     "the file is larger than {1} MB; it is read into memory as a whole", \
     "spread it over several files, for instance one a year") \
  X (FILE_WORKBOOK, "workbook", NSP_ERROR, \
     "dit is een {1}, geen CSV-bestand", \
     "open het en kies Bestand > Opslaan als > CSV UTF-8 (door lijstscheidingsteken gescheiden)", \
     "this is a {1}, not a CSV file", \
     "open it and choose File > Save As > CSV UTF-8 (Comma delimited)") \
  X (FILE_BINARY, "binary-file", NSP_ERROR, \
     "dit is geen tekstbestand: op byte {1} staat een nulteken", \
     "exporteer de antwoorden als CSV (tekst)", \
     "this is not a text file: byte {1} is a NUL", \
     "export the answers as CSV (text)") \
  X (FILE_ENCODING, "encoding", NSP_ERROR, \
     "byte {1} ({2}) past niet in UTF-8", \
     "sla het bestand op met de codering UTF-8", \
     "byte {1} ({2}) does not belong in UTF-8", \
     "save the file with the encoding UTF-8") \
  X (TOO_MANY_COLUMNS, "too-many-columns", NSP_ERROR, \
     "de kopregel heeft meer dan {1} kolommen", \
     "kijk of dit het goede bestand is, en of het scheidingsteken klopt", \
     "the header has more than {1} columns", \
     "check that this is the right file, and its delimiter") \
  X (TOO_MANY_ROWS, "too-many-rows", NSP_ERROR, \
     "het bestand heeft meer dan {1} rijen", \
     "verdeel het over meer bestanden", \
     "the file has more than {1} rows", \
     "spread it over several files") \
  X (CELL_TOO_LONG, "cell-too-long", NSP_ERROR, \
     "een cel is langer dan {1} bytes; waarschijnlijk ontbreekt een aanhalingsteken", \
     "zoek in deze rij een aanhalingsteken (\") dat niet gesloten is", \
     "a cell is longer than {1} bytes; a quote is probably missing", \
     "look in this row for a quote (\") that is not closed") \
  X (TOO_MANY_PROBLEMS, "too-many-problems", NSP_ERROR, \
     "meer dan {1} problemen in dit bestand; het lezen is gestopt", \
     "kijk of dit het goede bestand is; los de eerste problemen op en probeer het opnieuw", \
     "more than {1} problems in this file; reading has stopped", \
     "check that this is the right file; mend the first problems and try again") \
  X (QUOTE, "quote", NSP_ERROR, \
     "in de rij die hier begint klopt een aanhalingsteken (\") niet: het is niet gesloten, of er staat tekst direct achter", \
     "zet om een cel met aanhalingstekens zelf aanhalingstekens, en verdubbel ze daarbinnen (\"\")", \
     "in the row that begins here a quote (\") is wrong: it is not closed, or text stands right behind it", \
     "put quotes around a cell that holds quotes, and double the ones within (\"\")") \
  X (NO_ROWS, "no-answers", NSP_ERROR, \
     "er staan geen antwoorden onder de kopregel", \
     "exporteer het bestand opnieuw, met de antwoorden", \
     "there are no answers below the header", \
     "export the file again, with the answers") \
  /* Rows */ \
  X (ROW_SHORT, "row-too-short", NSP_ERROR, \
     "deze rij heeft {1} cellen, de kopregel {2}", \
     "vul de rij aan met lege cellen, of kijk of een scheidingsteken ontbreekt", \
     "this row has {1} cells, the header {2}", \
     "complete the row with empty cells, or look for a missing delimiter") \
  X (ROW_LONG, "row-too-long", NSP_ERROR, \
     "deze rij heeft {1} cellen, de kopregel {2}", \
     "kijk of een cel een scheidingsteken bevat; zet die cel dan tussen aanhalingstekens", \
     "this row has {1} cells, the header {2}", \
     "look for a cell that holds a delimiter, and put that cell in quotes") \
  X (ROWS_UNANSWERED, "no-answer-in-row", NSP_NOTE, \
     "rijen zonder één antwoord: {1} (de eerste op regel {2}); ze tellen niet mee", "", \
     "rows without a single answer: {1} (the first on line {2}); they do not count", "") \
  X (ROWS_NO_NETWORK, "no-network", NSP_WARNING, \
     "rijen zonder netwerk: {1} (de eerste op regel {2}); ze tellen alleen mee bij iedereen samen", \
     "vul het netwerk in als het bekend is", \
     "rows without a network: {1} (the first on line {2}); they count for everyone together only", \
     "fill in the network if it is known") \
  X (ROWS_NOT_STUDENT, "not-a-student", NSP_WARNING, \
     "{1}: rijen met antwoorden die niet van studenten zijn: {2} (de eerste op regel {3}); ze tellen niet mee", \
     "kijk of de rol in die rijen klopt: deze vragenlijst is alleen voor studenten", \
     "{1}: rows with answers that are not students': {2} (the first on line {3}); they do not count", \
     "check the role in those rows: this questionnaire is for students only") \
  /* Columns */ \
  X (NO_ITEMS, "no-items", NSP_ERROR, \
     "geen enkele kolom is een item van een vragenlijst die netspiegel kent; gezocht: {1}", \
     "zet de itemcodes in de kopregel («netspiegel instruments template ID» laat zien hoe), of wijs kolommen aan met -c ITEM=KOP", \
     "no column is an item of a questionnaire that netspiegel knows; looked for: {1}", \
     "put the item ids in the header («netspiegel instruments template ID» shows how), or name columns with -c ITEM=HEADER") \
  X (COLUMN_MISSING, "column-missing", NSP_ERROR, \
     "{1}: zonder kolom zijn {2} van de {3} items: {4}", \
     "voeg de kolommen toe (leeg als de vraag niet is gesteld), wijs ze aan met -c ITEM=KOP, of kies met -i een andere vragenlijst", \
     "{1}: without a column are {2} of the {3} items: {4}", \
     "add the columns (empty if the question was not asked), name them with -c ITEM=HEADER, or choose another questionnaire with -i") \
  X (COLUMN_TWICE, "column-twice", NSP_ERROR, \
     "{1} staat in twee kolommen: {2} en {3}", \
     "hernoem of verwijder er één, of kies met -c {1}=KOP", \
     "{1} stands in two columns: {2} and {3}", \
     "rename or remove one of them, or choose with -c {1}=HEADER") \
  X (COLUMN_NOT_FOUND, "column-not-found", NSP_ERROR, \
     "er is geen kolom \"{1}\" (gevraagd voor {2})", \
     "de kolommen zijn: {3}", \
     "there is no column \"{1}\" (asked for {2})", \
     "the columns are: {3}") \
  X (COLUMN_AMBIGUOUS, "column-ambiguous", NSP_ERROR, \
     "kolom \"{1}\" (gevraagd voor {2}) staat er twee keer: {3} en {4}", \
     "geef de twee kolommen verschillende namen", \
     "column \"{1}\" (asked for {2}) stands there twice: {3} and {4}", \
     "give the two columns different names") \
  X (COLUMN_TWO_PURPOSES, "column-two-purposes", NSP_ERROR, \
     "kolom {1} is al voor iets anders gekozen; gevraagd ook voor {2}", \
     "kies elke kolom voor één doel", \
     "column {1} is chosen for something else already; asked for {2}, too", \
     "choose each column for one purpose") \
  X (ITEM_UNKNOWN, "item-unknown", NSP_ERROR, \
     "\"{1}\" is geen item van de gekozen vragenlijsten en geen network, year, role of respondent", \
     "de items zijn: {2}", \
     "\"{1}\" is no item of the questionnaires chosen, and not network, year, role or respondent", \
     "the items are: {2}") \
  /* Cells */ \
  X (ANSWER_OFF_SCALE, "answer-off-scale", NSP_ERROR, \
     "kolom {1}: \"{2}\" staat niet op de schaal {3}", \
     "verbeter het antwoord of maak de cel leeg; met --lenient telt het als niet beantwoord", \
     "column {1}: \"{2}\" is not on the scale {3}", \
     "correct the answer or empty the cell; with --lenient it counts as unanswered") \
  X (ANSWER_UNREADABLE, "answer-unreadable", NSP_ERROR, \
     "kolom {1}: \"{2}\" is geen antwoord; verwacht: een geheel getal, {3}", \
     "verbeter het antwoord of maak de cel leeg; met --lenient telt het als niet beantwoord", \
     "column {1}: \"{2}\" is not an answer; expected: a whole number, {3}", \
     "correct the answer or empty the cell; with --lenient it counts as unanswered") \
  X (YEAR_UNREADABLE, "year-unreadable", NSP_ERROR, \
     "kolom {1}: \"{2}\" is geen jaar", \
     "schrijf een jaar als 2025 of een schooljaar als 2025-2026", \
     "column {1}: \"{2}\" is not a year", \
     "write a year as 2025 or a school year as 2025-2026") \
  X (YEAR_MISSING, "year-missing", NSP_ERROR, \
     "kolom {1}: er staat geen jaar", \
     "vul het jaar in", \
     "column {1}: there is no year", \
     "fill in the year") \
  X (ROLE_UNKNOWN, "role-unknown", NSP_WARNING, \
     "rol \"{1}\" is onbekend en telt als overig (rijen: {2}, de eerste op regel {3})", \
     "bekende rollen: student, docent, lerarenopleider, onderzoeker, overig", \
     "role \"{1}\" is unknown and counts as other (rows: {2}, the first on line {3})", \
     "known roles: student, teacher, educator, researcher, other") \
  /* Instrument files */ \
  X (INSTRUMENT_SYNTAX, "instrument-syntax", NSP_ERROR, \
     "hier houdt het op geldige JSON te zijn", \
     "kijk of vlak hiervoor een komma, aanhalingsteken of haakje ontbreekt of te veel is", \
     "from here on this is not valid JSON", \
     "look just before this for a comma, quote or bracket that is missing or one too many") \
  X (INSTRUMENT_TOO_LARGE, "instrument-too-large", NSP_ERROR, \
     "{1}: {2} is meer dan netspiegel aankan ({3})", \
     "maak de vragenlijst kleiner of de schaal grover", \
     "{1}: {2} is more than netspiegel can hold ({3})", \
     "make the questionnaire smaller or its scale coarser") \
  X (INSTRUMENT_UNKNOWN_KEY, "instrument-unknown-key", NSP_ERROR, \
     "{1}: onbekende sleutel", \
     "hier kunnen staan: {2}", \
     "{1}: unknown key", \
     "allowed here: {2}") \
  X (INSTRUMENT_MISSING_KEY, "instrument-missing-key", NSP_ERROR, \
     "{1} ontbreekt", \
     "voeg toe: {2}", \
     "{1} is missing", \
     "add: {2}") \
  X (INSTRUMENT_VALUE, "instrument-value", NSP_ERROR, \
     "{1}: hier staat {2}", \
     "verwacht: {3}", \
     "{1}: here stands {2}", \
     "expected: {3}") \
  X (INSTRUMENT_TWICE, "instrument-twice", NSP_ERROR, \
     "{1}: \"{2}\" staat er al, op {3}", \
     "geef elk een eigen naam, of verwijder er één", \
     "{1}: \"{2}\" stands there already, at {3}", \
     "give each its own name, or remove one") \
  X (INSTRUMENT_REFERENCE, "instrument-reference", NSP_ERROR, \
     "{1}: \"{2}\" bestaat niet", \
     "kies uit: {3}", \
     "{1}: \"{2}\" does not exist", \
     "choose from: {3}") \
  X (INSTRUMENT_UNUSED_ITEM, "instrument-unused-item", NSP_WARNING, \
     "{1}: item \"{2}\" hoort bij geen enkele dimensie en telt nergens mee", \
     "zet het in de key van een dimensie, of verwijder het", \
     "{1}: item \"{2}\" belongs to no dimension and counts nowhere", \
     "put it in a dimension's key, or remove it")
/* clang-format on */

typedef enum {
#define NSP_PROBLEM_ENUM(id, ...) NSP_PROBLEM_##id,
  NSP_PROBLEM_CODES (NSP_PROBLEM_ENUM)
#undef NSP_PROBLEM_ENUM
      NSP_N_PROBLEM_CODES
} NspProblemCode;

/* An argument whose words differ by language; the message takes the half it needs. */
#define NSP_BOTH(nl, en) nl "\037" en
