/* names - the distinct texts of a column, each under a number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct _NspNames NspNames;

NspNames *nsp_names_new (void);
void nsp_names_free (NspNames *names);

/* The number of `text` without its outer spaces, counted from 1 in the order of first use; 0 for
 * a text of spaces only. */
guint32 nsp_names_intern (NspNames *names, const char *text);

guint nsp_names_count (const NspNames *names);

/* The text under a number; NULL for 0. Owned by `names`. */
const char *nsp_names_get (const NspNames *names, guint32 number);
