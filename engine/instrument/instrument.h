/* instrument - a questionnaire: its scale, items, dimensions with their keys, and sides.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "problem.h"
#include "text.h"

/* The most steps a scale may have: an answer is one byte, and 0 means unanswered. */
#define NSP_MAX_STEPS 254
/* What stands in the place of an answer that was there but could not be read. */
#define NSP_UNREADABLE 255
#define NSP_MAX_ITEMS 1000
#define NSP_MAX_DIMENSIONS 100
/* The most counters a tally of the instrument may need: 32 MB of them. */
#define NSP_MAX_TALLY_CELLS (4 * 1024 * 1024)

typedef enum { NSP_PLACE_RIGHT, NSP_PLACE_LEFT } NspPlace;
typedef enum { NSP_AUDIENCE_ALL, NSP_AUDIENCE_STUDENTS } NspAudience;

/* The answers an item allows: min, min + step, ..., max. */
typedef struct {
  int min, max, step;
  guint n_steps;              /* (max - min) / step + 1 */
  char **labels[NSP_N_LANGS]; /* n_steps labels from min to max, NULL-terminated, or NULL */
} NspScale;

typedef struct {
  char *id;
  NspText text;   /* empty when the wording is not ours to ship */
  char **aliases; /* other column headers of this item; never NULL, may be empty */
} NspItem;

/* Another way in which an export writes an answer: "Ja, zeker" for 5. */
typedef struct {
  char *text;
  guint answer; /* as stored: 1 = the lowest step */
} NspAnswerText;

/* One side of the figure, e.g. process on the right. */
typedef struct {
  char *id;
  NspPlace place;
  NspText title, question;
} NspSide;

typedef struct {
  guint item;        /* index into NspInstrument.items */
  gboolean reversed; /* scored as min + max - x; written "-P03" in the key */
} NspKeyItem;

typedef struct {
  char *id;
  int side; /* index into NspInstrument.sides, -1 when the instrument has none */
  NspText title;
  NspKeyItem *key;
  guint n_key;
  char **prompts[NSP_N_LANGS]; /* questions for the conversation; never NULL, may be empty */
} NspDimension;

/* Plain data, not to be changed once read. Everything in it belongs to the instrument. */
typedef struct {
  char *id, *version;
  NspText title;
  NspAudience audience;
  NspScale scale;
  double min_answered; /* fraction of a dimension's items a respondent must have answered */
  NspSide *sides;
  guint n_sides;
  NspDimension *dimensions;
  guint n_dimensions;
  NspItem *items;
  guint n_items;
  NspAnswerText *answers; /* extra answer texts, besides the scale's labels */
  guint n_answers;
  char **missing;                  /* extra texts that mean unanswered; never NULL, may be empty */
  char **sources;                  /* full references */
  char **published, **provisional; /* what is documented, and what is a working assumption */
  char *json;                      /* the definition as it was read */
} NspInstrument;

/* Reads a definition from `length` bytes of JSON. Every mistake is added to `problems` with its
 * JSON path ("$.dimensions[0].key[2]") under the name `file`. Returns NULL when there was one. */
NspInstrument *nsp_instrument_parse (const char *json, gsize length, const char *file,
                                     NspProblems *problems);

/* The ids of the instruments that come with the program, in the order they are listed.
 * NULL-terminated, static. */
const char *const *nsp_instrument_builtin_ids (void);

/* The place of an instrument in a list (of NspInstrument *), and of an item in an instrument, by
 * its id; -1 when it is not there. */
int nsp_instrument_find (const GPtrArray *instruments, const char *id);
int nsp_instrument_find_item (const NspInstrument *instrument, const char *id);

gboolean nsp_instrument_is_builtin (const char *id);

/* A new copy of a built-in instrument, or NULL when there is none of that id. */
NspInstrument *nsp_instrument_builtin (const char *id);

void nsp_instrument_free (NspInstrument *instrument);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspInstrument, nsp_instrument_free)

/* The counters a tally needs of a dimension: (items answered, keyed sum) pairs. */
guint64 nsp_dimension_tally_cells (const NspDimension *dimension, const NspScale *scale);

/* The value on the scale of a stored answer (1 = the lowest step). */
int nsp_scale_value (const NspScale *scale, guint answer);

/* The stored answer for a value; 0 when it is not on the scale. */
guint nsp_scale_answer (const NspScale *scale, gint64 value);
