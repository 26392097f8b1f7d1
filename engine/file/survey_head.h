/* survey_head - the rows above the answers of a file, kept until it is known what they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "columns.h"
#include "survey_tool.h"

typedef struct {
  GPtrArray *cells; /* of char * */
  guint64 line;
} NspHeadRow;

typedef struct {
  GPtrArray *rows;           /* of NspHeadRow; the first is the header */
  const NspSurveyTool *tool; /* known from the first row on; NULL: none */
  gboolean in_row;
} NspHead;

NspHead *nsp_head_new (void);
void nsp_head_free (NspHead *head);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspHead, nsp_head_free)

/* Adds the next cell of the row that begins on `line`. */
void nsp_head_add_cell (NspHead *head, const char *text, gsize length, guint64 line);

/* Ends the row. Returns whether these are all the rows that the head of such a file may have. */
gboolean nsp_head_finish_row (NspHead *head);

/* The second row when it holds the questions' texts, as the tool writes them, else NULL: then
 * what follows the first row are answers. Owned by the head. */
const GPtrArray *nsp_head_texts (const NspHead *head);

/* Whether the first row is a header: not too wide, no header too long, and no respondent's answers.
 * A problem is added when it is not. `choices` (of NspColumnChoice, or NULL) are the user's own,
 * who may have numbers for headers. */
gboolean nsp_head_check (const NspHead *head, const GArray *choices, const char *file,
                         NspProblems *problems);
