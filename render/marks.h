/* marks - what stands on a page, as data: which value of which dimension stands where, and what its
 * colour says. Layouts make marks, drawings draw them; what is drawn of a value is only its mark.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "instrument.h"
#include "theme.h"
#include "words.h"

/* One dimension as it is shown, with values on the scale. Whatever is undefined or withheld is NAN
 * here, and nothing after this looks at the group again. */
typedef struct {
  const char *label;
  NspRadarSide side;
  double mean, q1, q3, before;
  char *text;   /* the mean as written */
  NspWord note; /* how the group's scores lie, or why there is no mean; NSP_N_WORDS for nothing */
} NspShown;

/* How far a value lies from the scale's minimum (0) to its maximum (1); values off the scale lie on
 * its end. NAN stays NAN. */
double nsp_scale_fraction (const NspScale *scale, double value);

typedef enum {
  NSP_MARK_TICK,     /* a line of the scale; in the radar a ring, its radius being the size */
  NSP_MARK_NUMBER,   /* the number of such a line */
  NSP_MARK_TRACK,    /* the scale in the dot plot, from its minimum to its maximum */
  NSP_MARK_BAND,     /* the middle half: from the first quartile to the third */
  NSP_MARK_INTERVAL, /* of 95%, from low to high */
  NSP_MARK_BEFORE,   /* the mean of the period before */
  NSP_MARK_DOT,      /* a mean */
  NSP_MARK_VERTEX,   /* a corner of the radar's figure; clockwise, one for each axis */
  NSP_MARK_POINT,    /* of the line through the years; one for each year */
  NSP_MARK_OTHER,    /* the same of another group */
  NSP_MARK_VALUE,    /* a mean in words */
  NSP_MARK_LABEL,    /* a dimension's title */
  NSP_MARK_NOTE,     /* how the scores lie, or why there is no mean */
  NSP_MARK_HEADING,  /* a side's title */
  NSP_MARK_PERIOD,   /* a year */
  NSP_MARK_COUNT     /* how many people, or why there is no mean */
} NspMarkKind;

/* The periods of a page about one of them; a trend counts its years from 0. */
enum { NSP_MARK_NOW, NSP_MARK_EARLIER };

#define NSP_NO_DIMENSION G_MAXUINT

/* One mark. Text stands with its upper left (right, middle: as style.align says) corner at `at`. */
typedef struct {
  NspMarkKind kind;
  guint dimension; /* in the order of the instrument; or NSP_NO_DIMENSION */
  NspRadarSide side;
  guint period;
  guint group;        /* which other group */
  double value, to;   /* on the scale; NAN: none, and in a line a gap */
  NspPoint at, end;   /* of value and to, in points */
  double size;        /* radius, or width of a line, in points */
  char *text;         /* NULL for what is no text */
  NspTextStyle style; /* of text, but for its colour */
  NspColourRole colour;
} NspMark;

/* The marks of a part of a page in the order in which they are added. */
typedef struct {
  GArray *list; /* of NspMark; the texts belong to it */
} NspMarks;

NspMarks *nsp_marks_new (void);
void nsp_marks_free (NspMarks *marks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspMarks, nsp_marks_free)

/* Adds a copy, and of `text` too. */
void nsp_marks_add (NspMarks *marks, const NspMark *mark);

guint nsp_marks_count (const NspMarks *marks);
const NspMark *nsp_marks_at (const NspMarks *marks, guint i);

/* How many marks from i on are of the same kind, dimension and group. */
guint nsp_marks_run (const NspMarks *marks, guint i);

/* The first mark of that kind and period, or NULL. */
const NspMark *nsp_marks_find (const NspMarks *marks, NspMarkKind kind, guint period);
