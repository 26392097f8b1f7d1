/* problem - what is wrong in a user's data: kind, place, what stands there, what to do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text.h"

typedef enum { NSP_ERROR, NSP_WARNING, NSP_NOTE } NspSeverity;

#include "problem_codes.h"

/* A place in a file: line and column count from 1, 0 when the problem has none. `column` is the
 * field's number in its row; `line` is the line of the text file on which the row begins. */
typedef struct {
  NspSeverity severity;
  NspProblemCode code;
  const char *file; /* owned by the list; NULL when no file is meant */
  guint64 line;
  guint column;
  char *args[4]; /* fill {1} to {4} of the code's texts; a phrase does so in its language */
} NspProblem;

/* Stands in a message where another would quote a cell: line and column say where to look. */
#define NSP_NOT_QUOTED "…"

/* A growing list of problems. Not safe to share between threads. */
typedef struct _NspProblems NspProblems;

NspProblems *nsp_problems_new (void);
void nsp_problems_free (NspProblems *problems);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspProblems, nsp_problems_free)

/* Adds a problem with its code's own severity. `a1` to `a4` are copied; NULL where unused. */
void nsp_problems_add (NspProblems *problems, NspProblemCode code, const char *file, guint64 line,
                       guint column, const char *a1, const char *a2, const char *a3,
                       const char *a4);

/* The same with another severity (what --lenient makes of an error). */
void nsp_problems_add_as (NspProblems *problems, NspSeverity severity, NspProblemCode code,
                          const char *file, guint64 line, guint column, const char *a1,
                          const char *a2, const char *a3, const char *a4);

guint nsp_problems_count (const NspProblems *problems, NspSeverity severity);
guint nsp_problems_length (const NspProblems *problems);
const NspProblem *nsp_problems_get (const NspProblems *problems, guint index);

/* Forgets the problems from number `length` on. */
void nsp_problems_truncate (NspProblems *problems, guint length);

/* Puts the problems in the order of file (first seen first), line and column. */
void nsp_problems_sort (NspProblems *problems);

/* "answer-off-scale": the stable name users and scripts see. Static. */
const char *nsp_problem_code_name (NspProblemCode code);
/* The code with this name; NSP_N_PROBLEM_CODES for another, or NULL. */
NspProblemCode nsp_problem_code_named (const char *name);
const char *nsp_severity_name (NspSeverity severity);

/* What is wrong, and what to do about it, in words. The caller owns the strings; the advice is
 * "" when there is none. */
char *nsp_problem_message (const NspProblem *problem, NspLang lang);
char *nsp_problem_advice (const NspProblem *problem, NspLang lang);

/* The same for results, which quote no cells: an ellipsis stands for what a cell says. */
char *nsp_problem_message_without_cells (const NspProblem *problem, NspLang lang);
char *nsp_problem_advice_without_cells (const NspProblem *problem, NspLang lang);

/* A NUL-terminated cell of so many bytes as an argument of a problem: shortened, or only that it is
 * hidden, when `hidden` or when it looks personal. The caller owns it. */
char *nsp_problem_quote (const char *cell, gssize length, gboolean hidden);
