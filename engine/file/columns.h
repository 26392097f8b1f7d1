/* columns - which column of a survey is what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "instrument.h"

/* A survey tool writes a few columns a question; more than this is another kind of file. */
#define NSP_MAX_COLUMNS 5000
/* A question is a line or two; a header longer than this is a cell that was never closed. */
#define NSP_MAX_HEADER_BYTES (8 * 1024)

typedef enum {
  NSP_COLUMN_IGNORED,
  NSP_COLUMN_ITEM,
  NSP_COLUMN_NETWORK,
  NSP_COLUMN_YEAR,
  NSP_COLUMN_MOMENT,
  NSP_COLUMN_ROLE,
  NSP_COLUMN_RESPONDENT,
  NSP_COLUMN_PERSONAL /* never kept, never shown */
} NspColumnKind;
#define NSP_N_COLUMN_KINDS (NSP_COLUMN_PERSONAL + 1)

/* An item that a column answers: indexes into the instruments and their items. */
typedef struct {
  guint instrument, item;
} NspTarget;

typedef struct {
  NspColumnKind kind;
  char *header;
  char *label;     /* how a message names it: "G (P03)" */
  gboolean hidden; /* personal: its cells are not shown, whatever it is used for */
  GArray *targets; /* of NspTarget; one for each instrument with the item */
} NspColumn;

typedef struct {
  NspColumn *columns;
  guint n_columns;
  gboolean has[NSP_N_COLUMN_KINDS]; /* by kind: is there such a column? */
  gboolean in_order;                /* the items were taken in their order, unseen */
  gboolean *present;                /* by instrument: does the file hold it? */
} NspColumns;

/* "network=Werkplaats": the user's own word on a column. */
typedef struct {
  char *what;
  /* "network", "year", "moment", "role", "respondent" or an item id */
  char *header;
  guint nth; /* of several columns with this header to the letter, from 1; 0 when it is the one */
} NspColumnChoice;

/* What the user says about the columns. All borrowed, all may be NULL. */
typedef struct {
  const GArray *choices;  /* of NspColumnChoice; what they name is not looked for elsewhere */
  const char *items_from; /* the items of the one instrument, in order, from this header on */
  char **known_headers;   /* all headers of the file when the choices were made */
} NspColumnOptions;

/* Finds the columns of the `instruments` (of const NspInstrument *) in the header row. `texts` is
 * a second header row with the questions' texts, or NULL. Returns NULL with problems added when
 * items are missing, could be in two columns, or none is there. */
NspColumns *nsp_columns_find (const GPtrArray *headers, const GPtrArray *texts,
                              const GPtrArray *instruments, const NspColumnOptions *options,
                              const char *file, guint64 line, NspProblems *problems);

void nsp_columns_free (NspColumns *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspColumns, nsp_columns_free)

/* Columns that are known already, of a file that was recorded: at most `most` of them, for
 * `n_instruments`. Those that are not restored are ignored. */
NspColumns *nsp_columns_new (guint most, guint n_instruments);
/* What one of them is: "item" or the name of a kind, and how messages name it. */
void nsp_columns_restore (NspColumns *columns, guint column, const char *kind, const char *label);
void nsp_columns_restore_target (NspColumns *columns, guint column, NspTarget target);

/* "network", "year", "moment", "role", "respondent": what a choice calls a kind of column; NULL for
 * the other kinds. Static. */
const char *nsp_column_kind_name (NspColumnKind kind);

/* What a choice would call a column: an item's id or the name of its kind; NULL when it is not
 * used. Owned by the instruments. */
const char *nsp_column_what (const NspColumn *column, const GPtrArray *instruments);

/* A, B, ..., Z, AA: the letters that a spreadsheet shows over a column counted from 0. The caller
 * owns them. */
char *nsp_column_letters (guint index);
