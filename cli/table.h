/* table - text in aligned columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "terminal.h"

typedef struct _NspTable NspTable;

/* A table whose columns are aligned as the letters of `alignment` say: 'l' left, 'r' right. */
NspTable *nsp_table_new (const char *alignment);
void nsp_table_free (NspTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspTable, nsp_table_free)

/* Adds the next cell, row by row. The text is copied; control characters are replaced. */
void nsp_table_add (NspTable *table, const char *text);

/* The same, taking the text over. */
void nsp_table_take (NspTable *table, char *text);

/* Adds a row of `n` messages. */
void nsp_table_add_headings (NspTable *table, const NspMessage *headings, guint n,
                             const NspTerminal *terminal);

/* Prints the rows, two spaces between columns, each line after `indent` spaces. */
void nsp_table_print (const NspTable *table, guint indent, FILE *stream);

/* The columns of a terminal that a text takes. */
guint nsp_text_width (const char *text);
