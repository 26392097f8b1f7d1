/* Reading one file into a survey.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "csv_reader.h"
#include "dialect.h"
#include "encoding.h"
#include "fold.h"
#include "survey_file.h"

/* Adds a problem at a place in the file. */
static void
complain (NspSurveyFile *file, NspProblemCode code, guint64 line, guint column, const char *a1,
          const char *a2, const char *a3)
{
  nsp_problems_add (file->problems, code, file->file, line, column, a1, a2, a3, NULL);
}

static void
read_cell (const char *text, gsize length, guint64 line, guint column, gpointer data)
{
  NspSurveyFile *file = data;
  NspCurrentRow *current = &file->current;

  if (file->columns == NULL) {
    nsp_head_add_cell (file->head, text, length, line);
    return;
  }
  current->row.line = line;
  if (length > 0)
    current->any_text = TRUE;
  if (column < file->columns->n_columns)
    nsp_survey_file_read_cell (file, column, text, length);
  else if (length > 0 && current->stray < 0)
    current->stray = (int)column;
}

/* Where the tool marks what its makers tried out, by column; NULL when it does not. Of columns with
 * one header the first is the tool's. The caller owns it. */
static gboolean *
find_trials (const NspSurveyTool *tool, const NspColumns *columns)
{
  gboolean *trials;

  if (tool == NULL || tool->trials == NULL)
    return NULL;
  trials = g_new0 (gboolean, columns->n_columns);
  for (guint k = 0; tool->trials[k] != NULL; k++) {
    gboolean found = FALSE;

    for (guint i = 0; i < columns->n_columns && !found; i++) {
      g_autofree char *folded = nsp_fold (columns->columns[i].header);

      found = strcmp (folded, tool->trials[k]) == 0;
      trials[i] |= found;
    }
  }
  return trials;
}

static gboolean finish_row (guint64 line, guint n_cells, gpointer data);

/* Rows that were kept as part of the head and are answers after all. */
static gboolean
replay (NspSurveyFile *file, const NspHead *head)
{
  for (guint i = 1; i < head->rows->len; i++) {
    const NspHeadRow *row = g_ptr_array_index (head->rows, i);

    for (guint column = 0; column < row->cells->len; column++) {
      const char *text = g_ptr_array_index (row->cells, column);

      read_cell (text, strlen (text), row->line, column, file);
    }
    if (!finish_row (row->line, row->cells->len, file))
      return FALSE;
  }
  return TRUE;
}

/* Whether the header of the years speaks of school years. */
static gboolean
has_school_years (const NspColumns *columns)
{
  static const char *const school_headers[] = { "schooljaar",  "studiejaar",    "cursusjaar",
                                                "school year", "academic year", NULL };

  for (guint i = 0; i < columns->n_columns; i++) {
    g_autofree char *folded = nsp_fold (columns->columns[i].header);

    if (columns->columns[i].kind == NSP_COLUMN_YEAR && g_strv_contains (school_headers, folded))
      return TRUE;
  }
  return FALSE;
}

/* Finds the columns from the head. */
static gboolean
map_head (NspSurveyFile *file)
{
  g_autoptr (NspHead) head = g_steal_pointer (&file->head);
  const NspHeadRow *header = g_ptr_array_index (head->rows, 0);
  const GPtrArray *texts = nsp_head_texts (head);

  if (!nsp_head_check (head, file->options->columns.choices, file->file, file->problems))
    return FALSE;
  file->columns =
      nsp_columns_find (header->cells, texts, file->survey->instruments, &file->options->columns,
                        file->file, header->line, file->problems);
  if (file->columns == NULL)
    return FALSE;
  file->input->columns = file->columns;
  file->header_line = header->line;
  file->trials = find_trials (head->tool, file->columns);
  file->input->school_years = has_school_years (file->columns);
  nsp_survey_file_begin (file);
  return texts != NULL || replay (file, head);
}

static gboolean
finish_head_row (NspSurveyFile *file)
{
  gboolean complete = nsp_head_finish_row (file->head);

  file->input->tool = file->head->tool;
  return !complete || map_head (file);
}

static gboolean
finish_row (guint64 line, guint n_cells, gpointer data)
{
  NspSurveyFile *file = data;

  return file->columns == NULL ? finish_head_row (file)
                               : nsp_survey_file_end_row (file, line, n_cells);
}

static void
report_end (NspSurveyFile *file, NspCsvEnd end, guint64 line)
{
  if (end == NSP_CSV_BAD_QUOTE)
    complain (file, NSP_PROBLEM_QUOTE, line, 0, NULL, NULL, NULL);
  else if (end == NSP_CSV_CELL_TOO_LONG) {
    g_autofree char *limit = g_strdup_printf ("%d", NSP_MAX_CELL_BYTES);

    complain (file, NSP_PROBLEM_CELL_TOO_LONG, line, 0, limit, NULL, NULL);
  }
  if (end == NSP_CSV_DONE && file->input->rows == 0 &&
      nsp_problems_count (file->problems, NSP_ERROR) == file->errors_before)
    complain (file, NSP_PROBLEM_NO_ROWS, 0, 0, NULL, NULL, NULL);
}

static void
read_text (NspSurveyFile *file, GBytes *bytes)
{
  static const NspCsvHandler handler = { read_cell, finish_row };
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GBytes) text = NULL;
  NspDialect dialect;
  guint64 line;
  NspCsvEnd end;

  if (nsp_dialect_is_document (data, length, file->file, file->problems))
    return;
  text = nsp_encoding_decode (bytes, file->file, &file->input->encoding, file->problems);
  if (text == NULL)
    return;
  data = g_bytes_get_data (text, &length);
  if (!nsp_dialect_detect (data, length, file->file, &dialect, file->problems))
    return;
  file->input->delimiter = dialect.delimiter;
  line = dialect.first_line;
  end = nsp_csv_read (data + dialect.start, length - dialect.start, dialect.delimiter, &handler,
                      file, &line);
  /* The file may end before its head is known to be whole. */
  if (end == NSP_CSV_DONE && file->columns == NULL && file->head != NULL &&
      file->head->rows->len > 0)
    map_head (file);
  report_end (file, end, line);
  if (end == NSP_CSV_DONE)
    nsp_survey_file_check_networks (file);
  nsp_survey_file_end (file);
}

gboolean
nsp_survey_read (NspSurvey *survey, const char *name, GBytes *bytes,
                 const NspSurveyOptions *options, NspProblems *problems)
{
  NspInput *input = g_new0 (NspInput, 1);
  NspSurveyFile file;
  gboolean fine;

  input->file = g_strdup (name);
  nsp_survey_file_init (&file, survey, input, options, problems);
  file.head = nsp_head_new ();
  if (g_bytes_get_size (bytes) > NSP_MAX_FILE_BYTES)
    complain (&file, NSP_PROBLEM_FILE_TOO_LARGE, 0, 0, NSP_MAX_FILE_MEGABYTES, NULL, NULL);
  else
    read_text (&file, bytes);
  fine = nsp_problems_count (problems, NSP_ERROR) == file.errors_before;
  nsp_survey_file_clear (&file);
  return fine;
}
