/* names - the distinct texts of a column, each under a number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label.h"

typedef enum {
  NSP_NAMES_EXACT, /* only outer spaces do not count */
  NSP_NAMES_FOLDED /* what nsp_fold() makes alike is one name */
} NspNamesKind;

typedef struct _NspNames NspNames;

/* One way in which a name was written, and how often. */
typedef struct {
  const char *text;
  guint32 number;
  guint64 count;
} NspSpelling;

NspNames *nsp_names_new (NspNamesKind kind);
void nsp_names_free (NspNames *names);

/* The number of `text`, counted from 1 in the order of first use; 0 for a text of spaces only. */
guint32 nsp_names_intern (NspNames *names, const char *text);

/* The same for a text that stood in a cell before, just so; 0 when it did not. This is quick. */
guint32 nsp_names_intern_again (NspNames *names, const char *text);

/* The number of a name that is known already; 0 when it is not. */
guint32 nsp_names_find (const NspNames *names, const char *text);

guint nsp_names_count (const NspNames *names);

/* The name under a number as most wrote it, the first in the alphabet of equals; NULL for 0.
 * Owned by `names`. */
const char *nsp_names_get (const NspNames *names, guint32 number);

/* How often it was written. */
guint64 nsp_names_uses (const NspNames *names, guint32 number);

/* The ways in which it was written (of const NspSpelling *), most used first. The caller owns the
 * array. */
GPtrArray *nsp_names_spellings (const NspNames *names, guint32 number);
