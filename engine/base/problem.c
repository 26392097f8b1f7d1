/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "problem.h"

#include <string.h>

#include "phrase.h"

typedef struct {
  const char *name;
  NspSeverity severity;
  const char *cells; /* the numbers of the arguments from cells */
  const char *message[NSP_N_LANGS], *advice[NSP_N_LANGS];
} CodeText;

static const CodeText codes[NSP_N_PROBLEM_CODES] = {
#define CODE_TEXT(id, name, severity, cells, nl, nl_advice, en, en_advice)                         \
  { name, severity, cells, { nl, en }, { nl_advice, en_advice } },
  NSP_PROBLEM_CODES (CODE_TEXT)
#undef CODE_TEXT
};

struct _NspProblems {
  GPtrArray *list;
  GPtrArray *files; /* names, in the order they were first seen */
  guint counts[3];  /* by severity */
};

static void
problem_free (gpointer data)
{
  NspProblem *problem = data;

  for (guint i = 0; i < G_N_ELEMENTS (problem->args); i++)
    g_free (problem->args[i]);
  g_free (problem);
}

NspProblems *
nsp_problems_new (void)
{
  NspProblems *problems = g_new0 (NspProblems, 1);

  problems->list = g_ptr_array_new_with_free_func (problem_free);
  problems->files = g_ptr_array_new_with_free_func (g_free);
  return problems;
}

void
nsp_problems_free (NspProblems *problems)
{
  if (problems == NULL)
    return;
  g_ptr_array_unref (problems->list);
  g_ptr_array_unref (problems->files);
  g_free (problems);
}

static const char *
intern_file (NspProblems *problems, const char *file)
{
  guint index;

  if (file == NULL)
    return NULL;
  if (!g_ptr_array_find_with_equal_func (problems->files, file, g_str_equal, &index)) {
    g_ptr_array_add (problems->files, g_strdup (file));
    index = problems->files->len - 1;
  }
  return g_ptr_array_index (problems->files, index);
}

/* An argument as it is kept: no control characters but those of a phrase. */
static char *
keep_argument (const char *argument)
{
  g_autofree char *valid = argument != NULL ? g_utf8_make_valid (argument, -1) : NULL;
  GString *kept;

  if (valid == NULL)
    return NULL;
  kept = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    gboolean marks = nsp_is_phrase (valid) && (c == '\036' || c == '\037');

    g_string_append_unichar (kept, g_unichar_iscntrl (c) && !marks ? ' ' : c);
  }
  return g_string_free (kept, FALSE);
}

void
nsp_problems_add_as (NspProblems *problems, NspSeverity severity, NspProblemCode code,
                     const char *file, guint64 line, guint column, const char *a1, const char *a2,
                     const char *a3, const char *a4)
{
  NspProblem *problem = g_new0 (NspProblem, 1);

  problem->severity = severity;
  problem->code = code;
  problem->file = intern_file (problems, file);
  problem->line = line;
  problem->column = column;
  problem->args[0] = keep_argument (a1);
  problem->args[1] = keep_argument (a2);
  problem->args[2] = keep_argument (a3);
  problem->args[3] = keep_argument (a4);
  g_ptr_array_add (problems->list, problem);
  problems->counts[severity]++;
}

void
nsp_problems_add (NspProblems *problems, NspProblemCode code, const char *file, guint64 line,
                  guint column, const char *a1, const char *a2, const char *a3, const char *a4)
{
  nsp_problems_add_as (problems, codes[code].severity, code, file, line, column, a1, a2, a3, a4);
}

guint
nsp_problems_count (const NspProblems *problems, NspSeverity severity)
{
  return problems->counts[severity];
}

guint
nsp_problems_length (const NspProblems *problems)
{
  return problems->list->len;
}

const NspProblem *
nsp_problems_get (const NspProblems *problems, guint index)
{
  return g_ptr_array_index (problems->list, index);
}

void
nsp_problems_truncate (NspProblems *problems, guint length)
{
  for (guint i = length; i < problems->list->len; i++)
    problems->counts[nsp_problems_get (problems, i)->severity]--;
  if (length < problems->list->len)
    g_ptr_array_set_size (problems->list, (int)length);
}

static int
file_rank (const NspProblems *problems, const char *file)
{
  guint index;

  /* The names are interned: the same file is the same pointer. */
  return file != NULL && g_ptr_array_find (problems->files, file, &index) ? (int)index : -1;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const NspProblem *p = *(const NspProblem *const *)a, *q = *(const NspProblem *const *)b;

  if (p->file != q->file)
    return file_rank (data, p->file) - file_rank (data, q->file);
  if (p->line != q->line)
    return p->line < q->line ? -1 : 1;
  return (p->column > q->column) - (p->column < q->column);
}

void
nsp_problems_sort (NspProblems *problems)
{
  g_ptr_array_sort_with_data (problems->list, compare_places, problems);
}

const char *
nsp_problem_code_name (NspProblemCode code)
{
  return codes[code].name;
}

NspProblemCode
nsp_problem_code_named (const char *name)
{
  guint code = 0;

  while (code < NSP_N_PROBLEM_CODES && g_strcmp0 (codes[code].name, name) != 0)
    code++;
  return (NspProblemCode)code;
}

const char *
nsp_severity_name (NspSeverity severity)
{
  static const char *const names[] = { "error", "warning", "note" };

  return names[severity];
}

/* The text with its arguments filled in, an ellipsis for those whose numbers are in `left_out`. */
static char *
fill (const char *template, const NspProblem *problem, NspLang lang, const char *left_out)
{
  char *values[G_N_ELEMENTS (problem->args)] = { NULL }, *filled;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    if (strchr (left_out, '1' + (int)i) != NULL)
      values[i] = g_strdup (NSP_NOT_QUOTED);
    else if (problem->args[i] != NULL)
      values[i] = nsp_phrase_text (problem->args[i], lang);
  }
  filled = nsp_text_fill (template, (const char *const *)values, G_N_ELEMENTS (values));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_free (values[i]);
  return filled;
}

static char *
fill_advice (const NspProblem *problem, NspLang lang, const char *left_out)
{
  /* What was let pass as a warning needs no advice on how to let it pass. */
  if (problem->severity != codes[problem->code].severity)
    return g_strdup ("");
  return fill (codes[problem->code].advice[lang], problem, lang, left_out);
}

char *
nsp_problem_message (const NspProblem *problem, NspLang lang)
{
  return fill (codes[problem->code].message[lang], problem, lang, "");
}

char *
nsp_problem_advice (const NspProblem *problem, NspLang lang)
{
  return fill_advice (problem, lang, "");
}

char *
nsp_problem_message_without_cells (const NspProblem *problem, NspLang lang)
{
  const CodeText *text = &codes[problem->code];

  return fill (text->message[lang], problem, lang, text->cells);
}

char *
nsp_problem_advice_without_cells (const NspProblem *problem, NspLang lang)
{
  return fill_advice (problem, lang, codes[problem->code].cells);
}

char *
nsp_problem_quote (const char *cell, gssize length, gboolean hidden)
{
  if (hidden || nsp_text_looks_personal (cell))
    return g_strdup (nsp_phrase (NSP_PHRASE_HIDDEN));
  return nsp_text_excerpt (cell, length, 40);
}
