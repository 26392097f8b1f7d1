/* role_texts - the texts of a file's role column: what each means, and how many rows have it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "role.h"

typedef struct _NspRoleTexts NspRoleTexts;

/* A text of the column. Cells that differ in case or punctuation only share one. */
typedef struct {
  NspRole role;
  guint64 n_rows, first_line; /* see nsp_role_text_count() */
  gboolean unlisted;          /* not empty, and in no list */
  guint number;               /* counts from 1 */
  char *folded;
} NspRoleText;

/* An empty list. `words` holds more words for roles, folded text to 1 + NspRole; borrowed, may be
 * NULL. */
NspRoleTexts *nsp_role_texts_new (GHashTable *words);
void nsp_role_texts_free (NspRoleTexts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspRoleTexts, nsp_role_texts_free)

/* The text of a cell, new when it is met for the first time. Owned by `texts`. */
NspRoleText *nsp_role_texts_find (NspRoleTexts *texts, const char *cell);

/* A text of which the meaning is known, for a file that was recorded under this number. Owned by
 * `texts`. */
NspRoleText *nsp_role_texts_restore (NspRoleTexts *texts, gint64 number, NspRole role,
                                     gboolean unlisted);

/* Counts a row with the text. */
void nsp_role_text_count (NspRoleText *text, guint64 line);

/* Adds a problem for each text in no list, in the order in which they were met. The texts are not
 * quoted: names of people stray into this column. */
void nsp_role_texts_report (const NspRoleTexts *texts, const char *file, NspProblems *problems);
