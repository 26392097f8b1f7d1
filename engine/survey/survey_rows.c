/* The rows of a file: which count, and what is told of the others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

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
  if (rows->count++ == 0 || line < rows->first_line)
    rows->first_line = line;
}

void
nsp_survey_file_init (NspSurveyFile *file, NspSurvey *survey, NspInput *input,
                      const NspSurveyOptions *options, NspProblems *problems)
{
  *file = (NspSurveyFile){
    .survey = survey, .input = input, .options = options, .problems = problems, .file = input->file
  };
  file->problems_before = nsp_problems_length (problems);
  file->errors_before = nsp_problems_count (problems, NSP_ERROR);
  g_ptr_array_add (survey->inputs, input);
  file->roles = nsp_role_texts_new (options->roles);
  file->network_cells = nsp_network_cells_new ();
  file->network = g_string_new (NULL);
  file->year = g_string_new (NULL);
  file->year_cell = g_string_new (NULL);
  file->year_of_cell = g_string_new (NULL);
  file->respondent = g_string_new (NULL);
  file->odd = g_array_new (FALSE, FALSE, sizeof (NspOddAnswer));
}

void
nsp_survey_file_clear (NspSurveyFile *file)
{
  nsp_head_free (file->head);
  nsp_role_texts_free (file->roles);
  nsp_network_cells_free (file->network_cells);
  g_string_free (file->network, TRUE);
  g_string_free (file->year, TRUE);
  g_string_free (file->year_cell, TRUE);
  g_string_free (file->year_of_cell, TRUE);
  g_string_free (file->respondent, TRUE);
  g_array_unref (file->odd);
  g_free (file->trials);
}

void
nsp_survey_file_start_row (NspSurveyFile *file)
{
  file->current = (NspCurrentRow){ .row = { .file = (guint16)(file->survey->inputs->len - 1) },
                                   .stray = -1,
                                   .problems_before = nsp_problems_length (file->problems) };
  memset (file->survey->staged, 0, file->survey->staged_size);
  g_string_truncate (file->network, 0);
  g_string_truncate (file->year, 0);
  g_string_truncate (file->respondent, 0);
  g_array_set_size (file->odd, 0);
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

/* Tells the recorder of the row being read. */
static void
record_row (const NspSurveyFile *file)
{
  const NspRecorder *recorder = file->options->recorder;
  const NspRow *row = &file->current.row;
  const NspRoleText *role = file->current.role;
  NspRecord record = { .line = row->line,
                       .network = row->network > 0 ? file->network->str : NULL,
                       .period.year = file->columns->has[NSP_COLUMN_YEAR]
                                          ? file->year->str
                                          : file->options->period.year,
                       .respondent = row->respondent > 0 ? file->respondent->str : NULL,
                       .period.moment = (NspMoment)row->moment,
                       .role_known = row->role_known != 0,
                       .role = (NspRole)row->role,
                       .role_unlisted = role != NULL && role->unlisted,
                       .role_text = role != NULL ? role->number : 0,
                       .odd = file->odd };

  if (recorder != NULL)
    recorder->row (&record, recorder->data);
}

/* The network that the row being read names; 0 for none. */
static guint32
find_network (NspSurveyFile *file, guint64 line)
{
  const char *text = file->network->str;
  guint32 network = nsp_names_intern_again (file->survey->networks, text);

  if (network == 0 && names_network (text) &&
      !nsp_network_cells_hide (file->network_cells, text, line))
    network = nsp_names_intern (file->survey->networks, text);
  if (network > 0)
    nsp_network_cells_add (file->network_cells, network);
  return network;
}

static void
take_row (NspSurveyFile *file, guint64 line)
{
  NspSurvey *survey = file->survey;
  NspRow *row = &file->current.row;

  row->network = find_network (file, line);
  row->respondent = nsp_names_intern (survey->respondents, file->respondent->str);
  row->year = file->columns->has[NSP_COLUMN_YEAR]
                  ? nsp_names_intern (survey->years, file->year->str)
                  : file->given_year;
  if (!file->columns->has[NSP_COLUMN_MOMENT])
    row->moment = (guint8)file->input->period.moment;
  if (file->current.role != NULL)
    nsp_role_text_count (file->current.role, line);
  if (file->columns->has[NSP_COLUMN_NETWORK] && row->network == 0)
    count_row (&file->no_network, line);
  record_row (file);
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

gboolean
nsp_survey_file_end_row (NspSurveyFile *file, guint64 line, guint n_cells)
{
  NspCurrentRow *current = &file->current;

  if (!current->any_text) {
    /* An empty line of a spreadsheet is no row, and needs no year either. */
    nsp_problems_truncate (file->problems, current->problems_before);
    nsp_survey_file_start_row (file);
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
  nsp_survey_file_start_row (file);
  return within_limits (file, line);
}

/* What was recognised, in a line: never guess in silence. */
static void
report_recognised (NspSurveyFile *file)
{
  const NspColumns *columns = file->columns;
  const char *tool = file->input->tool != NULL ? file->input->tool->name : NULL;
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

void
nsp_survey_file_begin (NspSurveyFile *file)
{
  const NspRecorder *recorder = file->options->recorder;

  report_recognised (file);
  if (file->input->school_years)
    file->survey->school_years = TRUE;
  if (!file->columns->has[NSP_COLUMN_YEAR] && file->options->period.year != NULL)
    file->given_year = nsp_names_intern (file->survey->years, file->options->period.year);
  if (!file->columns->has[NSP_COLUMN_MOMENT])
    file->input->period.moment = file->options->period.moment;
  if (recorder != NULL)
    recorder->file (file->input, recorder->data);
  nsp_survey_file_start_row (file);
}

/* The network column, and where a problem about it is; NULL when there is none. */
static const NspColumn *
network_column (const NspSurveyFile *file, NspProblem *place)
{
  const NspColumns *columns = file->columns;

  for (guint i = 0; columns != NULL && i < columns->n_columns; i++) {
    if (columns->columns[i].kind == NSP_COLUMN_NETWORK) {
      *place = (NspProblem){ .file = file->file, .line = file->header_line, .column = i + 1 };
      return &columns->columns[i];
    }
  }
  return NULL;
}

void
nsp_survey_file_check_networks (NspSurveyFile *file)
{
  NspProblem place;
  const NspColumn *column = network_column (file, &place);

  if (column != NULL &&
      !nsp_network_cells_check (file->network_cells, &place, column->label, file->problems)) {
    file->survey->hides_networks = TRUE;
    file->no_network.count = 0;
  }
}

static void
report_network_cells (const NspSurveyFile *file)
{
  NspProblem place;
  const NspColumn *column = network_column (file, &place);

  if (column != NULL)
    nsp_network_cells_report (file->network_cells, &place, column->label, file->problems);
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

void
nsp_survey_file_end (NspSurveyFile *file)
{
  report_network_cells (file);
  report_counts (file);
  nsp_role_texts_report (file->roles, file->file, file->problems);
  file->input->first_unanswered = file->unanswered.first_line;
  file->input->first_preview = file->previews.first_line;
  if (file->given_year > 0) {
    nsp_period_take_year (&file->input->period,
                          g_strdup (nsp_names_get (file->survey->years, file->given_year)));
  }
}
