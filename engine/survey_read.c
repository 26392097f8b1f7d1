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
count_row (NspNotedRows *rows, guint64 line)
{
  if (rows->count++ == 0)
    rows->first_line = line;
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

static void
start_row (NspSurveyFile *file)
{
  file->current = (NspCurrentRow){ .row = { .file = (guint16)(file->survey->inputs->len - 1) },
                                   .stray = -1,
                                   .problems_before = nsp_problems_length (file->problems) };
  memset (file->survey->staged, 0, file->survey->staged_size);
  g_string_truncate (file->network, 0);
  g_string_truncate (file->year, 0);
  g_string_truncate (file->respondent, 0);
}

/* Keeps the answers of the row being read to every instrument that the file holds. */
static void
keep_row (NspSurveyFile *file)
{
  NspSurvey *survey = file->survey;
  NspInput *input = file->input;

  for (guint n = 0; n < survey->instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (survey->instruments, n);
    GByteArray *answers = g_ptr_array_index (survey->answers, n);
    guint before = survey->rows->len * instrument->n_items;

    if (!file->columns->present[n])
      continue;
    if (answers->len < before) { /* rows of files without this instrument */
      guint held = answers->len;

      g_byte_array_set_size (answers, before);
      memset (answers->data + held, 0, before - held);
    }
    g_byte_array_append (answers, survey->staged + survey->offsets[n], instrument->n_items);
  }
  g_array_append_val (survey->rows, file->current.row);
  g_array_append_val (survey->counts, file->current.counts);
  input->used++;
  nsp_input_count (input, &file->current.counts, 1);
}

static void
refuse_ragged (NspSurveyFile *file, guint64 line, guint n_cells)
{
  guint n_columns = file->columns->n_columns;
  g_autofree char *here = g_strdup_printf ("%u", n_cells);
  g_autofree char *header = g_strdup_printf ("%u", n_columns);
  gboolean is_short = n_cells < n_columns;

  /* Its cells have shifted: what was wrong in them is noise. */
  nsp_problems_truncate (file->problems, file->current.problems_before);
  complain (file, is_short ? NSP_PROBLEM_ROW_SHORT : NSP_PROBLEM_ROW_LONG, line,
            is_short ? n_cells : (guint)file->current.stray + 1, here, header, NULL);
  file->input->refused++;
}

static void
leave_out (NspSurveyFile *file, NspNotedRows *reason, guint64 line)
{
  nsp_problems_truncate (file->problems, file->current.problems_before);
  count_row (reason, line);
  file->input->left_out++;
}

/* "NA" and "n.v.t." are no network. */
static gboolean
names_network (const char *text)
{
  static const char *const none[] = { "", "na", "n.v.t", "nvt", "n/a", NULL };
  g_autofree char *folded = nsp_fold (text);

  return !g_strv_contains (none, folded);
}

static void
take_row (NspSurveyFile *file, guint64 line)
{
  NspSurvey *survey = file->survey;
  NspRow *row = &file->current.row;

  if (names_network (file->network->str))
    row->network = nsp_names_intern (survey->networks, file->network->str);
  row->respondent = nsp_names_intern (survey->respondents, file->respondent->str);
  row->year = file->columns->has[NSP_COLUMN_YEAR]
                  ? nsp_names_intern (survey->years, file->year->str)
                  : file->given_year;
  if (!file->columns->has[NSP_COLUMN_MOMENT])
    row->moment = (guint8)file->input->moment;
  if (file->current.role != NULL)
    nsp_role_text_count (file->current.role, line);
  if (file->columns->has[NSP_COLUMN_NETWORK] && row->network == 0)
    count_row (&file->no_network, line);
  keep_row (file);
}

/* The most rows that fit the blocks of answers. */
static guint64
most_rows (const NspSurvey *survey)
{
  guint64 most = NSP_MAX_ROWS;

  for (guint n = 0; n < survey->instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (survey->instruments, n);

    most = MIN (most, NSP_MAX_ANSWER_BYTES / instrument->n_items);
  }
  return most;
}

/* Whether reading may go on. */
static gboolean
within_limits (NspSurveyFile *file, guint64 line)
{
  guint64 most = most_rows (file->survey);
  g_autofree char *limit = NULL;
  NspProblemCode code;

  if (file->survey->rows->len >= most) {
    limit = g_strdup_printf ("%" G_GUINT64_FORMAT, most);
    code = NSP_PROBLEM_TOO_MANY_ROWS;
  } else if (nsp_problems_length (file->problems) - file->problems_before > NSP_MAX_PROBLEMS) {
    limit = g_strdup_printf ("%d", NSP_MAX_PROBLEMS);
    code = NSP_PROBLEM_TOO_MANY_PROBLEMS;
  } else {
    return TRUE;
  }
  complain (file, code, line, 0, limit, NULL, NULL);
  return FALSE;
}

static gboolean
finish_answer_row (NspSurveyFile *file, guint64 line, guint n_cells)
{
  NspCurrentRow *current = &file->current;

  if (!current->any_text) {
    /* An empty line of a spreadsheet is no row, and needs no year either. */
    nsp_problems_truncate (file->problems, current->problems_before);
    start_row (file);
    return TRUE;
  }
  file->input->rows++;
  if (n_cells < file->columns->n_columns || current->stray >= 0) {
    refuse_ragged (file, line, n_cells);
  } else if (current->preview) {
    leave_out (file, &file->previews, line);
    file->input->previews++;
  } else if (!current->any_answer && !current->any_unreadable) {
    leave_out (file, &file->unanswered, line);
    file->input->unanswered++;
  } else {
    take_row (file, line);
  }
  start_row (file);
  return within_limits (file, line);
}

/* The column of a header of the survey tool itself; -1 when it is not there. */
static int
tool_column (const NspColumns *columns, const char *folded_header)
{
  for (guint i = 0; i < columns->n_columns; i++) {
    g_autofree char *folded = nsp_fold (columns->columns[i].header);

    if (strcmp (folded, folded_header) == 0)
      return (int)i;
  }
  return -1;
}

/* What was recognised, in a line: never guess in silence. */
static void
report_recognised (NspSurveyFile *file)
{
  const NspColumns *columns = file->columns;
  const char *tool = nsp_tool_name (file->input->tool);
  g_autoptr (GString) what = g_string_new (NULL);
  g_autofree char *how = NULL;
  char delimiter[] = { '"', file->input->delimiter, '"', '\0' };

  for (guint n = 0; n < file->survey->instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (file->survey->instruments, n);

    if (columns->present[n])
      g_string_append_printf (what, "%s%s (%u)", what->len > 0 ? ", " : "", instrument->id,
                              instrument->n_items);
  }
  for (guint i = 0; i < columns->n_columns; i++) {
    const char *name = nsp_column_kind_name (columns->columns[i].kind);

    if (name != NULL)
      g_string_append_printf (what, "; %s: %s", name, columns->columns[i].label);
  }
  how = g_strdup_printf ("%s, %s%s%s", file->input->encoding,
                         delimiter[1] == '\t' ? "tab" : delimiter, tool != NULL ? ", " : "",
                         tool != NULL ? tool : "");
  nsp_problems_add (file->problems, NSP_PROBLEM_RECOGNISED, file->file, 0, 0, how, what->str, NULL,
                    NULL);
  if (!columns->has[NSP_COLUMN_NETWORK])
    complain (file, NSP_PROBLEM_NO_NETWORK_COLUMN, 0, 0, NULL, NULL, NULL);
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

static void
note_years (NspSurveyFile *file)
{
  static const char *const school_headers[] = { "schooljaar",  "studiejaar",    "cursusjaar",
                                                "school year", "academic year", NULL };

  for (guint i = 0; i < file->columns->n_columns; i++) {
    g_autofree char *folded = nsp_fold (file->columns->columns[i].header);

    if (file->columns->columns[i].kind == NSP_COLUMN_YEAR &&
        g_strv_contains (school_headers, folded))
      file->survey->school_years = TRUE;
  }
  if (file->columns->has[NSP_COLUMN_YEAR] || file->options->year == NULL)
    return;
  file->given_year = nsp_names_intern (file->survey->years, file->options->year);
}

static void
note_moment (NspSurveyFile *file)
{
  if (!file->columns->has[NSP_COLUMN_MOMENT])
    file->input->moment = file->options->moment;
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
      nsp_columns_map (header->cells, texts, file->survey->instruments, &file->options->columns,
                       file->file, header->line, file->problems);
  if (file->columns == NULL)
    return FALSE;
  file->input->columns = file->columns;
  if (head->tool == NSP_TOOL_QUALTRICS) {
    file->status_column = tool_column (file->columns, "status");
    file->channel_column = tool_column (file->columns, "distributionchannel");
  }
  report_recognised (file);
  note_years (file);
  note_moment (file);
  start_row (file);
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

  return file->columns == NULL ? finish_head_row (file) : finish_answer_row (file, line, n_cells);
}

/* What was counted while reading is reported at the end, in a line a kind. */
static void
report_counts (NspSurveyFile *file)
{
  const struct {
    NspProblemCode code;
    NspNotedRows rows;
  } counted[] = {
    { NSP_PROBLEM_ROWS_UNANSWERED, file->unanswered },
    { NSP_PROBLEM_ROWS_PREVIEW, file->previews },
    { NSP_PROBLEM_ROWS_NO_NETWORK, file->no_network },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++) {
    g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, counted[i].rows.count);
    g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, counted[i].rows.first_line);

    if (counted[i].rows.count > 0)
      complain (file, counted[i].code, counted[i].rows.first_line, 0, count, line, NULL);
  }
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
  report_counts (file);
  nsp_role_texts_report (file->roles, file->file, file->problems);
}

gboolean
nsp_survey_read (NspSurvey *survey, const char *name, GBytes *bytes,
                 const NspSurveyOptions *options, NspProblems *problems)
{
  NspSurveyFile file = { .survey = survey,
                         .options = options,
                         .problems = problems,
                         .file = name,
                         .status_column = -1,
                         .channel_column = -1 };

  file.problems_before = nsp_problems_length (problems);
  file.errors_before = nsp_problems_count (problems, NSP_ERROR);
  file.input = g_new0 (NspInput, 1);
  file.input->file = g_strdup (name);
  g_ptr_array_add (survey->inputs, file.input);
  file.head = nsp_head_new ();
  file.roles = nsp_role_texts_new (options->roles);
  file.network = g_string_new (NULL);
  file.year = g_string_new (NULL);
  file.respondent = g_string_new (NULL);
  if (g_bytes_get_size (bytes) > NSP_MAX_FILE_BYTES)
    complain (&file, NSP_PROBLEM_FILE_TOO_LARGE, 0, 0, NSP_MAX_FILE_MEGABYTES, NULL, NULL);
  else
    read_text (&file, bytes);
  if (file.given_year > 0)
    file.input->year = g_strdup (nsp_names_get (survey->years, file.given_year));
  nsp_head_free (file.head);
  nsp_role_texts_free (file.roles);
  g_string_free (file.network, TRUE);
  g_string_free (file.year, TRUE);
  g_string_free (file.respondent, TRUE);
  return nsp_problems_count (problems, NSP_ERROR) == file.errors_before;
}
