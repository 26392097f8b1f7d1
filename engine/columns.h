/* columns - which column of a survey is what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "instrument.h"

/* A survey tool writes a few columns a question; more than this is another kind of file. */
#define NSP_MAX_COLUMNS 5000

typedef enum {
  NSP_COLUMN_IGNORED,
  NSP_COLUMN_ITEM,
  NSP_COLUMN_NETWORK,
  NSP_COLUMN_YEAR,
  NSP_COLUMN_ROLE,
  NSP_COLUMN_RESPONDENT
} NspColumnKind;

/* An item that a column answers: indexes into the instruments and their items. */
typedef struct {
  guint instrument, item;
} NspTarget;

typedef struct {
  NspColumnKind kind;
  char *header;
  char *label;     /* how a message names it: "G (P03)" */
  GArray *targets; /* of NspTarget; one for each instrument with the item */
} NspColumn;

typedef struct {
  NspColumn *columns;
  guint n_columns;
  gboolean has[NSP_COLUMN_RESPONDENT + 1]; /* by kind: is there such a column? */
  gboolean *present;                       /* by instrument: does the file hold it? */
} NspColumns;

/* "network=Werkplaats": the user's own word on a column. */
typedef struct {
  char *what; /* "network", "year", "role", "respondent" or an item id */
  char *header;
} NspColumnChoice;

/* Finds the columns of the `instruments` (of const NspInstrument *) in the header row. `choices`
 * (of NspColumnChoice, may be NULL) come first. Returns NULL with problems added when items are
 * missing, stand twice, or none is there. */
NspColumns *nsp_columns_map (const GPtrArray *headers, const GPtrArray *instruments,
                             const GArray *choices, const char *file, guint64 line,
                             NspProblems *problems);

void nsp_columns_free (NspColumns *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspColumns, nsp_columns_free)
