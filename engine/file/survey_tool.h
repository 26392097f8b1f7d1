/* survey_tool - the survey tools that are known by their files: a record of each, in a file of its
 * own, and its line in survey_tool.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a tool's files have that others do not. Headers are folded (nsp_fold), lists end with NULL.
 */
typedef struct {
  const char *name;           /* as people know it, and as archives and JSON have it */
  const char *const *headers; /* of its own columns, by which it is known; personal, all of them */
  guint n_head_rows;          /* rows that it writes above the answers */
  const char *last_head_row;  /* how the last of them begins; NULL when it has one */
  const char *const *trials;  /* columns that say which rows its makers tried out; NULL: none */
  gboolean (*is_trial) (const char *folded); /* whether a cell of these says so; NULL: none */
  /* Whether a text is its code for the nth answer, and n; NULL: it writes the answers themselves.
   */
  gboolean (*is_answer_code) (const char *folded, gint64 *n);
} NspSurveyTool;

/* The tool whose own columns are among the headers (of char *); NULL for a plain table. */
const NspSurveyTool *nsp_survey_tool_of (const GPtrArray *headers);

/* The tool of a name; NULL when there is none. */
const NspSurveyTool *nsp_survey_tool_named (const char *name);

/* Whether a folded header is one of a tool's own. */
gboolean nsp_survey_tool_has_header (const char *folded);

/* Whether a folded text is any tool's code for the nth answer, and n. */
gboolean nsp_survey_tool_is_answer_code (const char *folded, gint64 *n);
