/* fold - texts made alike that a person would read as the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* `text` without the differences of case, of Unicode composition, of
 * kinds and numbers of spaces, of curly and straight quotes, of dashes, and of punctuation at the
 * end. The caller owns it. */
char *nsp_fold (const char *text);

/* Whether two folded texts differ by so little that one may be a slip of the pen for the other:
 * one letter added, left out, replaced or swapped with its neighbour (two in texts of twelve
 * letters and more). Texts under five letters, and texts whose digits differ ("Groep 1", "Groep
 * 2"), are not. Damerau (1964), doi 10.1145/363958.363994. */
gboolean nsp_fold_is_close (const char *a, const char *b);
