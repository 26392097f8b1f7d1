/* archived - what the tests of the archive share: one in a folder of its own, filled in a line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "archive.h"
#include "archive_schema.h"
#include "support.h"

/* A folder for one archive, which need not be there. */
typedef struct {
  char *folder, *path;
} Place;

Place *place_new (void);
/* Removes it with all that is in it. */
void place_free (Place *place);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

/* The names in the folder, in order, with spaces between them. The caller owns the text. */
char *place_names (const Place *place);

/* Writes the archive's file as it is given; and reads it. */
void place_write (const Place *place, const void *bytes, gsize length);
GBytes *place_read (const Place *place);

/* The text of the key's file: written over what is there; and read, NULL when there is none (the
 * caller owns it). */
void place_write_key (const Place *place, const char *text);
char *place_read_key (const Place *place);

/* Whether the archive's file has these bytes somewhere. */
gboolean place_has (const Place *place, const void *bytes, gsize length);

/* Runs SQL on the archive's file, as another program would, with references unchecked. */
void place_run (const Place *place, const char *sql);

/* The same with SQLite's checks of schema and values switched off; it may fail. */
void place_spoil (const Place *place, const char *sql);

/* The rows that SQL gives, "a|b" with ";" between them; NULL shows as "-". The caller owns it. */
char *place_ask (const Place *place, const char *sql);

#define assert_asked(place, sql, expected)                                                         \
  do {                                                                                             \
    g_autofree char *asked_ = place_ask (place, sql);                                              \
    cr_assert_str_eq (asked_, expected, "%s: %s", sql, asked_);                                    \
  } while (0)

/* Opens to change; the test fails when it cannot. */
NspArchive *must_change (const Place *place);
NspArchive *must_open (const Place *place);
void must_commit (NspArchive *archive);

/* Adds a file by the instruments of `reading`, which reads it too. Nothing is committed. */
NspAdded archive_add (NspArchive *archive, Reading *reading, const char *name, const char *csv,
                      const NspSurveyOptions *options);

/* Adds one file to the archive, by one instrument that it takes, and commits. */
NspAdded place_add (const Place *place, NspInstrument *instrument, const char *name,
                    const char *csv, const NspSurveyOptions *options);

/* Adds a file by the instrument that it takes, which has the items A1 and A2: of 1999, with 5 rows
 * of each of these networks ("Noord Zuid"), so that the archive names them. */
void place_name_networks (const Place *place, NspInstrument *instrument, const char *networks);

/* What reading the archive for `reading` gives. */
gboolean archive_read (NspArchive *archive, Reading *reading);

/* What check finds, in a line: the descriptions of the damage with "; " between them. */
char *archive_damage (NspArchive *archive);

/* Everything that a survey says, finished, in text: files, columns, rows, answers, problems (in
 * the order in which people see them) and the exported scores. Respondents are numbers. */
char *whole_survey (Reading *reading);
