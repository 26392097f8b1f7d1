/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey_head.h"

#include <string.h>

#include "problem.h"

static void
row_free (gpointer data)
{
  NspHeadRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

NspHead *
nsp_head_new (void)
{
  NspHead *head = g_new0 (NspHead, 1);

  head->rows = g_ptr_array_new_with_free_func (row_free);
  return head;
}

void
nsp_head_free (NspHead *head)
{
  if (head == NULL)
    return;
  g_ptr_array_unref (head->rows);
  g_free (head);
}

void
nsp_head_add_cell (NspHead *head, const char *text, gsize length, guint64 line)
{
  NspHeadRow *row;

  if (!head->in_row) {
    row = g_new0 (NspHeadRow, 1);
    row->cells = g_ptr_array_new_with_free_func (g_free);
    row->line = line;
    g_ptr_array_add (head->rows, row);
    head->in_row = TRUE;
  }
  row = g_ptr_array_index (head->rows, head->rows->len - 1);
  if (row->cells->len <= NSP_MAX_COLUMNS)
    g_ptr_array_add (row->cells, g_strndup (text, length));
}

gboolean
nsp_head_finish_row (NspHead *head)
{
  const NspHeadRow *first = g_ptr_array_index (head->rows, 0);

  head->in_row = FALSE;
  if (head->rows->len == 1)
    head->tool = nsp_survey_tool_of (first->cells);
  return head->tool == NULL || head->rows->len == head->tool->n_head_rows;
}

const GPtrArray *
nsp_head_texts (const NspHead *head)
{
  const NspHeadRow *last, *texts;

  if (head->tool == NULL || head->tool->last_head_row == NULL ||
      head->rows->len < head->tool->n_head_rows)
    return NULL;
  texts = g_ptr_array_index (head->rows, 1);
  last = g_ptr_array_index (head->rows, head->tool->n_head_rows - 1);
  if (last->cells->len == 0 ||
      !g_str_has_prefix (g_ptr_array_index (last->cells, 0), head->tool->last_head_row))
    return NULL;
  return texts->cells;
}

/* Whether the row holds answers: an address, a moment, or mostly numbers. */
static gboolean
is_answer_row (const NspHeadRow *row, const GArray *choices)
{
  gboolean chosen = choices != NULL && choices->len > 0;
  guint n_numbers = 0;

  for (guint i = 0; i < row->cells->len; i++) {
    const char *text = g_ptr_array_index (row->cells, i);

    if (nsp_text_looks_personal (text))
      return TRUE;
    n_numbers += *text != '\0' && strspn (text, "0123456789,. ") == strlen (text);
  }
  return !chosen && row->cells->len >= 3 && 2 * n_numbers >= row->cells->len;
}

gboolean
nsp_head_check (const NspHead *head, const GArray *choices, const char *file, NspProblems *problems)
{
  const NspHeadRow *row = g_ptr_array_index (head->rows, 0);
  g_autofree char *most_columns = g_strdup_printf ("%d", NSP_MAX_COLUMNS);
  g_autofree char *most_bytes = g_strdup_printf ("%d", NSP_MAX_HEADER_BYTES);

  if (row->cells->len > NSP_MAX_COLUMNS) {
    nsp_problems_add (problems, NSP_PROBLEM_TOO_MANY_COLUMNS, file, row->line, 0, most_columns,
                      NULL, NULL, NULL);
    return FALSE;
  }
  for (guint i = 0; i < row->cells->len; i++) {
    g_autofree char *letters = nsp_column_letters (i);

    if (strlen (g_ptr_array_index (row->cells, i)) > NSP_MAX_HEADER_BYTES) {
      nsp_problems_add (problems, NSP_PROBLEM_HEADER_TOO_LONG, file, row->line, i + 1, letters,
                        most_bytes, NULL, NULL);
      return FALSE;
    }
  }
  if (is_answer_row (row, choices)) {
    nsp_problems_add (problems, NSP_PROBLEM_NO_HEADER, file, row->line, 0, NULL, NULL, NULL, NULL);
    return FALSE;
  }
  return TRUE;
}
