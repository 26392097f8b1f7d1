/* Every kind of problem, with its words in Dutch and English: the one list of them.
 *
 *   X (ID, "stable-name", SEVERITY, CELLS,
 *      Dutch message, Dutch advice, English message, English advice)
 *
 * {1} to {4} stand for the problem's arguments. In a message about a cell, {1} is its column as
 * a person finds it: "G (P03)". CELLS are the arguments with what stands in cells: "2", "12".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* clang-format off */
#define NSP_PROBLEM_CODES(X) \
  /* The file as a whole */ \
  X (FILE_EMPTY, "empty-file", NSP_ERROR, "", \
     "het bestand is leeg", \
     "exporteer de antwoorden opnieuw uit het enquêteprogramma, als CSV", \
     "the file is empty", \
     "export the answers from the survey tool again, as CSV") \
  X (FILE_TOO_LARGE, "file-too-large", NSP_ERROR, "", \
     "het bestand is groter dan {1} MB; het wordt in zijn geheel in het geheugen gelezen", \
     "verdeel het over meer bestanden, bijvoorbeeld één per jaar", \
     "the file is larger than {1} MB; it is read into memory as a whole", \
     "spread it over several files, for instance one a year") \
  X (FILE_WORKBOOK, "workbook", NSP_ERROR, "", \
     "dit is een {1}, geen CSV-bestand", \
     "open het en kies Bestand > Opslaan als > CSV UTF-8 (door lijstscheidingsteken gescheiden)", \
     "this is a {1}, not a CSV file", \
     "open it and choose File > Save As > CSV UTF-8 (Comma delimited)") \
  X (FILE_BINARY, "binary-file", NSP_ERROR, "", \
     "dit is geen tekstbestand: op byte {1} staat een nulteken", \
     "exporteer de antwoorden als CSV (tekst)", \
     "this is not a text file: byte {1} is a NUL", \
     "export the answers as CSV (text)") \
  X (FILE_ENCODING, "encoding", NSP_ERROR, "2", \
     "byte {1} ({2}) past niet in {3}", \
     "sla het bestand op met de codering UTF-8", \
     "byte {1} ({2}) does not belong in {3}", \
     "save the file with the encoding UTF-8") \
  X (RECOGNISED, "recognised", NSP_NOTE, "", \
     "{1}; {2}", "", \
     "{1}; {2}", "") \
  X (NO_NETWORK_COLUMN, "no-network-column", NSP_NOTE, "", \
     "er is geen kolom met het netwerk herkend: alles telt als iedereen samen", \
     "wijs haar aan met -c network=KOP als zij er is", \
     "no column with the network was recognised: all count as everyone together", \
     "name it with -c network=HEADER if there is one") \
  X (TOO_MANY_COLUMNS, "too-many-columns", NSP_ERROR, "", \
     "de kopregel heeft meer dan {1} kolommen", \
     "kijk of dit het goede bestand is, en of het scheidingsteken klopt", \
     "the header has more than {1} columns", \
     "check that this is the right file, and its delimiter") \
  X (TOO_MANY_ROWS, "too-many-rows", NSP_ERROR, "", \
     "het bestand heeft meer dan {1} rijen", \
     "verdeel het over meer bestanden", \
     "the file has more than {1} rows", \
     "spread it over several files") \
  X (HEADER_TOO_LONG, "header-too-long", NSP_ERROR, "", \
     "de kop van kolom {1} is langer dan {2} bytes; waarschijnlijk ontbreekt een aanhalingsteken", \
     "zoek in de kopregel een aanhalingsteken (\") dat niet gesloten is", \
     "the header of column {1} is longer than {2} bytes; a quote is probably missing", \
     "look in the header for a quote (\") that is not closed") \
  X (CELL_TOO_LONG, "cell-too-long", NSP_ERROR, "", \
     "een cel is langer dan {1} bytes; waarschijnlijk ontbreekt een aanhalingsteken", \
     "zoek in deze rij een aanhalingsteken (\") dat niet gesloten is", \
     "a cell is longer than {1} bytes; a quote is probably missing", \
     "look in this row for a quote (\") that is not closed") \
  X (TOO_MANY_PROBLEMS, "too-many-problems", NSP_ERROR, "", \
     "meer dan {1} problemen in dit bestand; het lezen is gestopt", \
     "kijk of dit het goede bestand is; los de eerste problemen op en probeer het opnieuw", \
     "more than {1} problems in this file; reading has stopped", \
     "check that this is the right file; mend the first problems and try again") \
  X (QUOTE, "quote", NSP_ERROR, "", \
     "in de rij die hier begint klopt een aanhalingsteken (\") niet: het is niet gesloten, of er staat tekst direct voor of achter", \
     "zet om een cel met aanhalingstekens zelf aanhalingstekens, en verdubbel ze daarbinnen (\"\")", \
     "in the row that begins here a quote (\") is wrong: it is not closed, or text stands right before or behind it", \
     "put quotes around a cell that holds quotes, and double the ones within (\"\")") \
  X (NO_ROWS, "no-answers", NSP_ERROR, "", \
     "er staan geen antwoorden onder de kopregel", \
     "exporteer het bestand opnieuw, met de antwoorden", \
     "there are no answers below the header", \
     "export the file again, with the answers") \
  /* Rows */ \
  X (ROW_SHORT, "row-too-short", NSP_ERROR, "", \
     "deze rij heeft {1} cellen, de kopregel {2}", \
     "vul de rij aan met lege cellen, of kijk of een scheidingsteken ontbreekt", \
     "this row has {1} cells, the header {2}", \
     "complete the row with empty cells, or look for a missing delimiter") \
  X (ROW_LONG, "row-too-long", NSP_ERROR, "", \
     "deze rij heeft {1} cellen, de kopregel {2}", \
     "kijk of een cel een scheidingsteken bevat; zet die cel dan tussen aanhalingstekens", \
     "this row has {1} cells, the header {2}", \
     "look for a cell that holds a delimiter, and put that cell in quotes") \
  X (ROWS_UNANSWERED, "no-answer-in-row", NSP_NOTE, "", \
     "rijen zonder één antwoord: {1} (de eerste op regel {2}); ze tellen niet mee", "", \
     "rows without a single answer: {1} (the first on line {2}); they do not count", "") \
  X (ROWS_PREVIEW, "preview", NSP_NOTE, "", \
     "proefinvullingen van de maker: {1} (de eerste op regel {2}); ze tellen niet mee", "", \
     "previews and test responses: {1} (the first on line {2}); they do not count", "") \
  X (ROWS_REPEATED, "repeated-row", NSP_NOTE, "", \
     "rijen waarin iemand precies dezelfde antwoorden nog eens geeft: {1} (de eerste op regel {2}); ze tellen één keer", "", \
     "rows in which someone gives exactly the same answers again: {1} (the first on line {2}); they count once", "") \
  X (RESPONDENT_TWICE, "respondent-twice", NSP_ERROR, "", \
     "deze respondentcode staat in dit netwerk en jaar ook op regel {2}, met andere antwoorden op {1}", \
     "verwijder de rij die niet geldt, geef verschillende mensen verschillende codes, of zet bij twee metingen in een jaar het moment in een kolom moment", \
     "this respondent code stands in this network and year on line {2}, too, with other answers to {1}", \
     "remove the row that does not hold, give different people different codes, or, of two measurements in a year, put the moment in a column moment") \
  X (NETWORK_SPELLINGS, "network-spellings", NSP_NOTE, "12", \
     "netwerk \"{1}\" is ook anders geschreven: {2}; dit telt als één netwerk", "", \
     "network \"{1}\" is also written otherwise: {2}; this counts as one network", "") \
  X (NETWORK_CLOSE, "network-close", NSP_WARNING, "12", \
     "de netwerken \"{1}\" en \"{2}\" lijken op elkaar; ze tellen apart", \
     "is het een schrijffout, verbeter die dan in het bestand", \
     "the networks \"{1}\" and \"{2}\" look alike; they count apart", \
     "if it is a slip of the pen, mend it in the file") \
  X (YEAR_AS_SCHOOL_YEAR, "year-as-school-year", NSP_WARNING, "12", \
     "jaar {1} telt als schooljaar {2}, dat in {1} eindigt, omdat de bestanden of opties van schooljaren spreken", \
     "schrijf alle jaren als schooljaar om dit zelf te bepalen", \
     "year {1} counts as school year {2}, which ends in {1}, as the files or options speak of school years", \
     "write all years as school years to decide this yourself") \
  X (REVERSED_ALREADY, "reversed-already", NSP_WARNING, "", \
     "{1}: het omgekeerde item {2} hangt negatief samen met de rest van zijn dimensie ({3}); misschien staan in het bestand al omgekeerde antwoorden", \
     "kijk na of dit item in het bestand al is omgedraaid; haal dan de - weg in de key van de vragenlijst", \
     "{1}: the reversed item {2} correlates negatively with the rest of its dimension ({3}); the file may hold answers that are reversed already", \
     "check whether this item is reversed in the file already; if so, remove the - in the questionnaire's key") \
  X (ROWS_NO_NETWORK, "no-network", NSP_WARNING, "", \
     "rijen zonder netwerk: {1} (de eerste op regel {2}); ze tellen alleen mee bij iedereen samen", \
     "vul het netwerk in als het bekend is", \
     "rows without a network: {1} (the first on line {2}); they count for everyone together only", \
     "fill in the network if it is known") \
  X (NETWORK_PERSONAL, "network-personal", NSP_ERROR, "", \
     "kolom {1} is niet het netwerk: van de {2} gevulde cellen lijken er {3} een e-mailadres, telefoonnummer, IP-adres of tijdstip; namen van netwerken worden getoond", \
     "wijs met -c network=KOP de kolom met het netwerk aan; is die er niet, geef deze kolom dan een andere kop: dan telt alles als iedereen samen", \
     "column {1} is not the network: of its {2} filled cells, {3} look like an e-mail address, telephone number, IP address or time stamp; names of networks are shown", \
     "name the column with the network with -c network=HEADER; if there is none, give this column another header: then all count as everyone together") \
  X (NETWORK_UNIQUE, "network-unique", NSP_ERROR, "", \
     "kolom {1} is niet het netwerk: in de {2} gevulde cellen staan {3} verschillende teksten, zoals bij namen van mensen; namen van netwerken worden getoond", \
     "wijs met -c network=KOP de kolom met het netwerk aan; is die er niet, geef deze kolom dan een andere kop: dan telt alles als iedereen samen", \
     "column {1} is not the network: its {2} filled cells hold {3} different texts, as names of people do; names of networks are shown", \
     "name the column with the network with -c network=HEADER; if there is none, give this column another header: then all count as everyone together") \
  X (NETWORK_CELL_PERSONAL, "network-cell-personal", NSP_WARNING, "", \
     "kolom {1}: hier lijkt geen netwerk te staan maar een e-mailadres, telefoonnummer, IP-adres of tijdstip (verborgen); de rij telt zonder netwerk", \
     "vul het netwerk in, of maak de cel leeg", \
     "column {1}: this seems to be no network but an e-mail address, telephone number, IP address or time stamp (hidden); the row counts without a network", \
     "fill in the network, or empty the cell") \
  X (ROWS_NOT_STUDENT, "not-a-student", NSP_WARNING, "", \
     "{1}: rijen met antwoorden die niet van studenten zijn: {2} (de eerste op regel {3}); ze tellen niet mee", \
     "kijk of de rol in die rijen klopt: deze vragenlijst is alleen voor studenten", \
     "{1}: rows with answers that are not students': {2} (the first on line {3}); they do not count", \
     "check the role in those rows: this questionnaire is for students only") \
  /* Columns */ \
  X (NO_ITEMS, "no-items", NSP_ERROR, "", \
     "geen enkele kolom is een item van een vragenlijst die netspiegel kent; gezocht: {1}", \
     "zet de itemcodes in de kopregel («netspiegel instruments template ID» laat zien hoe), of wijs kolommen aan met -c ITEM=KOP", \
     "no column is an item of a questionnaire that netspiegel knows; looked for: {1}", \
     "put the item ids in the header («netspiegel instruments template ID» shows how), or name columns with -c ITEM=HEADER") \
  X (COLUMN_MISSING, "column-missing", NSP_ERROR, "", \
     "geen kolom voor {2} van de {3} items van {1}: {4}", \
     "voeg de kolommen toe (leeg als de vraag niet is gesteld), wijs ze aan met -c ITEM=KOP, of kies met -i een andere vragenlijst", \
     "no column for {2} of the {3} items of {1}: {4}", \
     "add the columns (empty if the question was not asked), name them with -c ITEM=HEADER, or choose another questionnaire with -i") \
  X (COLUMN_TWICE, "column-twice", NSP_ERROR, "", \
     "{1} staat in twee kolommen: {2} en {3}", \
     "hernoem of verwijder er één, of kies met -c {1}=KOP als de koppen verschillen", \
     "{1} stands in two columns: {2} and {3}", \
     "rename or remove one of them, or choose with -c {1}=HEADER if the headers differ") \
  X (COLUMN_NOT_FOUND, "column-not-found", NSP_ERROR, "", \
     "er is geen kolom \"{1}\" (gevraagd voor {2})", \
     "de kolommen zijn: {3}", \
     "there is no column \"{1}\" (asked for {2})", \
     "the columns are: {3}") \
  X (COLUMN_AMBIGUOUS, "column-ambiguous", NSP_ERROR, "", \
     "kolom \"{1}\" (gevraagd voor {2}) staat er twee keer: {3} en {4}", \
     "geef de twee kolommen verschillende namen", \
     "column \"{1}\" (asked for {2}) stands there twice: {3} and {4}", \
     "give the two columns different names") \
  X (COLUMN_TWO_PURPOSES, "column-two-purposes", NSP_ERROR, "", \
     "kolom {1} is al voor iets anders gekozen; gevraagd ook voor {2}", \
     "kies elke kolom voor één doel", \
     "column {1} is chosen for something else already; asked for {2}, too", \
     "choose each column for one purpose") \
  X (NO_HEADER, "no-header", NSP_ERROR, "", \
     "de eerste regel lijkt al een antwoord te zijn en geen kopregel", \
     "zet boven de antwoorden een regel met de namen van de kolommen", \
     "the first line seems to be an answer already and not a header", \
     "put a line with the names of the columns above the answers") \
  X (COLUMN_PERSONAL, "column-personal", NSP_ERROR, "", \
     "kolom {1} is persoonlijk en kan niet het netwerk zijn: namen van netwerken worden getoond", \
     "wijs de kolom met het netwerk aan, of geef de kolom een andere kop als er geen namen van mensen in staan", \
     "column {1} is personal and cannot be the network: names of networks are shown", \
     "name the column with the network, or give the column another header if it holds no names of people") \
  X (ITEMS_FROM_ANSWER, "items-from-answer", NSP_ERROR, "2", \
     "kolom {1}: \"{2}\" is geen antwoord; verwacht: {3}", \
     "noem met --items-from de kolom van het eerste item; van daar af mogen er alleen antwoorden staan", \
     "column {1}: \"{2}\" is not an answer; expected: {3}", \
     "name with --items-from the column of the first item; from there on there may be answers only") \
  X (COLUMN_TWO_ITEMS, "column-two-items", NSP_ERROR, "", \
     "kolom {1} kan {2} zijn en ook {3}", \
     "kies met -c {2}=KOP of -c {3}=KOP, of maak aliases en teksten in de vragenlijst verschillend", \
     "column {1} could be {2} and also {3}", \
     "choose with -c {2}=HEADER or -c {3}=HEADER, or make the questionnaire's aliases and texts different") \
  X (QUESTION_HEADERS, "question-headers", NSP_ERROR, "", \
     "de koppen zijn hele vragen, die geen vragenlijst kent; gezocht: {1}", \
     "vul de teksten in een eigen vragenlijst in (-i BESTAND), wijs de kolommen aan met --map BESTAND of -c ITEM=KOP, of noem met -i ID --items-from KOP de kolom waar de items in hun volgorde beginnen", \
     "the headers are whole questions that no questionnaire knows; looked for: {1}", \
     "fill in the texts in a questionnaire of your own (-i FILE), name the columns with --map FILE or -c ITEM=HEADER, or name with -i ID --items-from HEADER the column where the items begin in their order") \
  X (ITEMS_FROM, "items-from", NSP_ERROR, "", \
     "vanaf kolom {1} zijn er {2} kolommen, maar {3} heeft {4} items", \
     "noem de kolom van het eerste item, en haal kolommen achter het laatste weg", \
     "from column {1} on there are {2} columns, but {3} has {4} items", \
     "name the column of the first item, and remove columns behind the last") \
  X (MAP_CHANGED, "map-changed", NSP_WARNING, "", \
     "de kolommen zijn anders dan toen de kaart werd gemaakt; verdwenen: {1}; nieuw: {2}", \
     "maak een nieuwe kaart met «netspiegel check --write-map BESTAND»", \
     "the columns differ from when the map was made; gone: {1}; new: {2}", \
     "make a new map with «netspiegel check --write-map FILE»") \
  X (ITEM_UNKNOWN, "item-unknown", NSP_ERROR, "", \
     "\"{1}\" is geen item van de gekozen vragenlijsten en geen network, year, moment, role of respondent", \
     "de items zijn: {2}", \
     "\"{1}\" is no item of the questionnaires chosen, and not network, year, moment, role or respondent", \
     "the items are: {2}") \
  /* Cells */ \
  X (ANSWER_OFF_SCALE, "answer-off-scale", NSP_ERROR, "2", \
     "kolom {1}: \"{2}\" staat niet op de schaal {3}", \
     "verbeter het antwoord of maak de cel leeg; met --lenient telt het als niet beantwoord", \
     "column {1}: \"{2}\" is not on the scale {3}", \
     "correct the answer or empty the cell; with --lenient it counts as unanswered") \
  X (ANSWER_UNREADABLE, "answer-unreadable", NSP_ERROR, "2", \
     "kolom {1}: \"{2}\" is geen antwoord; verwacht: {3}", \
     "verbeter het antwoord of maak de cel leeg; met --lenient telt het als niet beantwoord", \
     "column {1}: \"{2}\" is not an answer; expected: {3}", \
     "correct the answer or empty the cell; with --lenient it counts as unanswered") \
  X (YEAR_UNREADABLE, "year-unreadable", NSP_ERROR, "2", \
     "kolom {1}: \"{2}\" is geen jaar", \
     "schrijf een jaar als 2025 of een schooljaar als 2025-2026", \
     "column {1}: \"{2}\" is not a year", \
     "write a year as 2025 or a school year as 2025-2026") \
  X (YEAR_MISSING, "year-missing", NSP_ERROR, "", \
     "kolom {1}: er staat geen jaar", \
     "vul het jaar in", \
     "column {1}: there is no year", \
     "fill in the year") \
  X (MOMENT_UNREADABLE, "moment-unreadable", NSP_ERROR, "2", \
     "kolom {1}: \"{2}\" is geen moment in het schooljaar", \
     "schrijf begin, midden of eind (ook nulmeting, tussenmeting, eindmeting en dergelijke), of zeg met --map BESTAND onder \"moments\" wat dit woord betekent; gaat de kolom ergens anders over, geef haar dan een andere kop", \
     "column {1}: \"{2}\" is not a moment in the school year", \
     "write start, middle or end (pre, mid and post and the like will do, too), or say with --map FILE under \"moments\" what this word means; if the column is about something else, give it another header") \
  X (MOMENT_MISSING, "moment-missing", NSP_ERROR, "", \
     "kolom {1}: er staat geen moment", \
     "vul het moment in: begin, midden of eind", \
     "column {1}: there is no moment", \
     "fill in the moment: start, middle or end") \
  X (ROLE_UNKNOWN, "role-unknown", NSP_WARNING, "1", \
     "rol \"{1}\" is onbekend en telt als overig (rijen: {2}, de eerste op regel {3})", \
     "bekende rollen: student, docent, lerarenopleider, onderzoeker, overig", \
     "role \"{1}\" is unknown and counts as other (rows: {2}, the first on line {3})", \
     "known roles: student, teacher, educator, researcher, other") \
  /* Instrument files */ \
  X (INSTRUMENT_CHANGED, "instrument-changed", NSP_WARNING, "", \
     "vragenlijst {1} is veranderd sinds de antwoorden in het archief kwamen; de antwoorden betekenen hetzelfde en worden met de nieuwe versie gescoord", \
     "", \
     "questionnaire {1} has changed since the answers came into the archive; the answers mean the same and are scored by the new version", \
     "") \
  X (INSTRUMENT_OTHER, "instrument-other", NSP_ERROR, "", \
     "de antwoorden op vragenlijst {1} in het archief betekenen met deze versie iets anders: {2}", \
     "gebruik met -i het bestand van de vragenlijst zoals die toen was, of geef de nieuwe een andere id", \
     "with this version, the answers to questionnaire {1} in the archive mean something else: {2}", \
     "use, with -i, the file of the questionnaire as it was, or give the new one another id") \
  X (ARCHIVE_OVERLAP, "already-archived", NSP_ERROR, "1", \
     "het archief heeft al antwoorden van {1} (import {2}, {3})", \
     "kies --replace om die te vervangen, of --append om deze erbij te zetten", \
     "the archive has answers of {1} already (import {2}, {3})", \
     "choose --replace to replace those, or --append to add these to them") \
  X (ARCHIVE_NO_YEAR, "archive-no-year", NSP_WARNING, "", \
     "er staat geen jaar bij: in het archief is later niet te zien van wanneer deze antwoorden zijn", \
     "voeg het bestand toe met -y JAAR; is het er zonder jaar in gekomen, haal het er dan eerst uit met «netspiegel archive remove --import NUMMER»", \
     "there is no year: the archive cannot tell later of when these answers are", \
     "add the file with -y YEAR; if it came in without, take it out first with «netspiegel archive remove --import NUMBER»") \
  X (ARCHIVE_DAMAGED, "archive-damaged", NSP_ERROR, "", \
     "het archief is beschadigd: {1}", \
     "zet een kopie terug, of maak het archief opnieuw uit de CSV-bestanden", \
     "the archive is damaged: {1}", \
     "put back a copy, or make the archive again from the CSV files") \
  X (INSTRUMENT_SYNTAX, "instrument-syntax", NSP_ERROR, "", \
     "hier houdt het op geldige JSON te zijn", \
     "kijk of vlak hiervoor een komma, aanhalingsteken of haakje ontbreekt of te veel is", \
     "from here on this is not valid JSON", \
     "look just before this for a comma, quote or bracket that is missing or one too many") \
  X (INSTRUMENT_TOO_DEEP, "instrument-too-deep", NSP_ERROR, "", \
     "hier staan meer dan {1} haakjes in elkaar", \
     "kijk of dit wel het goede bestand is", \
     "here more than {1} brackets stand within each other", \
     "check that this is the right file") \
  X (INSTRUMENT_TOO_LARGE, "instrument-too-large", NSP_ERROR, "", \
     "{1}: {2} is meer dan netspiegel aankan ({3})", \
     "maak de vragenlijst kleiner of de schaal grover", \
     "{1}: {2} is more than netspiegel can hold ({3})", \
     "make the questionnaire smaller or its scale coarser") \
  X (INSTRUMENT_UNKNOWN_KEY, "instrument-unknown-key", NSP_ERROR, "", \
     "{1}: onbekende sleutel", \
     "hier kunnen staan: {2}", \
     "{1}: unknown key", \
     "allowed here: {2}") \
  X (INSTRUMENT_MISSING_KEY, "instrument-missing-key", NSP_ERROR, "", \
     "{1} ontbreekt", \
     "voeg toe: {2}", \
     "{1} is missing", \
     "add: {2}") \
  X (INSTRUMENT_VALUE, "instrument-value", NSP_ERROR, "", \
     "{1}: hier staat {2}", \
     "verwacht: {3}", \
     "{1}: here stands {2}", \
     "expected: {3}") \
  X (INSTRUMENT_TWICE, "instrument-twice", NSP_ERROR, "", \
     "{1}: \"{2}\" staat er al, op {3}", \
     "geef elk een eigen naam, of verwijder er één", \
     "{1}: \"{2}\" stands there already, at {3}", \
     "give each its own name, or remove one") \
  X (INSTRUMENT_REFERENCE, "instrument-reference", NSP_ERROR, "", \
     "{1}: \"{2}\" bestaat niet", \
     "kies uit: {3}", \
     "{1}: \"{2}\" does not exist", \
     "choose from: {3}") \
  X (INSTRUMENT_UNUSED_ITEM, "instrument-unused-item", NSP_WARNING, "", \
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
