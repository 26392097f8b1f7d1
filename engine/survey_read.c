/* Reading one file into a survey.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "csv_reader.h"
#include "dialect.h"
#include "encoding.h"
#include "fold.h"
#include "role.h"
#include "school_year.h"
#include "survey_data.h"
#include "survey_head.h"

/* A kind of row that is reported once, with how many there were and the first of them. */
typedef struct {
  guint64 count, first_line;
} RowCount;

/* A text of the role column: what it means, and its rows. */
typedef struct {
  NspRole role;
  gboolean unknown; /* not empty, and in no list */
  char *folded;
  char *shown; /* how a message names it */
  RowCount rows;
} RoleText;

/* The row being read. */
typedef struct {
  NspRow row;
  gboolean any_text, any_answer, any_unreadable, preview;
  RoleText *role;
  int stray; /* the first column without a header that holds something, -1 */
  NspRowCounts counts;
  guint problems_before;
} Current;

/* One file being read. */
typedef struct {
  NspSurvey *survey;
  NspInput *input;
  const NspSurveyOptions *options;
  NspProblems *problems;
  guint errors_before, problems_before;
  NspHead *head; /* while the columns are not known */
  NspColumns *columns;
  int status_column, channel_column; /* where Qualtrics marks previews, -1 */
  Current current;
  /* Of the row being read; they become names once it is known that the row counts. */
  GString *network, *year, *respondent;
  guint32 given_year;
  RowCount unanswered, no_network, previews;
  GHashTable *roles;     /* text of a role cell to its RoleText */
  GPtrArray *role_texts; /* of RoleText, as first met */
  const char *file;
} File;

static void
role_text_free (gpointer data)
{
  RoleText *role = data;

  g_free (role->folded);
  g_free (role->shown);
  g_free (role);
}

/* Adds a problem at a place in the file. */
static void
complain (File *file, NspProblemCode code, guint64 line, guint column, const char *a1,
          const char *a2, const char *a3)
{
  nsp_problems_add (file->problems, code, file->file, line, column, a1, a2, a3, NULL);
}

static void
count_row (RowCount *rows, guint64 line)
{
  if (rows->count++ == 0)
    rows->first_line = line;
}

/* A cell of the row being read that could not be used. What stands in a personal column, and
 * what looks like an address, is not repeated. */
static void
complain_cell (File *file, NspSeverity severity, NspProblemCode code, guint column,
               const char *text, gsize length, const char *expected)
{
  const NspColumn *about = &file->columns->columns[column];
  gboolean hidden = about->hidden || nsp_text_looks_personal (text);
  g_autofree char *excerpt = hidden ? g_strdup (NSP_BOTH ("(verborgen)", "(hidden)"))
                                    : nsp_text_excerpt (text, (gssize)length, 40);

  nsp_problems_add_as (file->problems, severity, code, file->file, file->current.row.line,
                       column + 1, about->label, excerpt, expected, NULL);
}

/* Columns that were taken as items unseen must hold nothing but answers, --lenient or not. */
static void
complain_answer (File *file, NspAnswerKind kind, guint column, const char *text, gsize length,
                 const NspAnswerReader *reader)
{
  gboolean off_scale = kind == NSP_ANSWER_OFF_SCALE;
  NspSeverity severity = file->options->lenient ? NSP_WARNING : NSP_ERROR;

  if (file->columns->in_order)
    complain_cell (file, NSP_ERROR, NSP_PROBLEM_ITEMS_FROM_ANSWER, column, text, length,
                   nsp_answer_reader_expected (reader));
  else if (off_scale)
    complain_cell (file, severity, NSP_PROBLEM_ANSWER_OFF_SCALE, column, text, length,
                   nsp_answer_reader_scale (reader));
  else
    complain_cell (file, severity, NSP_PROBLEM_ANSWER_UNREADABLE, column, text, length,
                   nsp_answer_reader_expected (reader));
}

static void
read_answer (File *file, guint column, const char *text, gsize length)
{
  const GArray *targets = file->columns->columns[column].targets;
  NspSurvey *survey = file->survey;
  gboolean told = FALSE; /* a cell of several instruments is reported once */

  for (guint t = 0; t < targets->len; t++) {
    NspTarget target = g_array_index (targets, NspTarget, t);
    NspAnswerReader *reader = survey->readers[target.instrument];
    guint8 *answer = &survey->staged[survey->offsets[target.instrument] + target.item];
    NspAnswerKind kind = nsp_answer_read (reader, text, length, answer);

    if (kind == NSP_ANSWER_GIVEN) {
      file->current.any_answer = TRUE;
      file->current.counts.given = (gint16)(file->current.counts.given + (t == 0));
    } else if (kind < NSP_N_MISSING_KINDS) {
      file->current.counts.missing[kind] = (gint16)(file->current.counts.missing[kind] + (t == 0));
    } else {
      *answer = NSP_UNREADABLE;
      file->current.any_unreadable = TRUE;
      file->current.counts.unreadable = (gint16)(file->current.counts.unreadable + (t == 0));
      if (!told)
        complain_answer (file, kind, column, text, length, reader);
      told = TRUE;
    }
  }
}

static void
read_year (File *file, guint column, const char *text, gsize length)
{
  g_autofree char *year = nsp_school_year_parse (text);

  if (year != NULL)
    g_string_assign (file->year, year);
  else if (strspn (text, " \t") == length)
    complain_cell (file, NSP_ERROR, NSP_PROBLEM_YEAR_MISSING, column, text, length, NULL);
  else
    complain_cell (file, NSP_ERROR, NSP_PROBLEM_YEAR_UNREADABLE, column, text, length, NULL);
}

static RoleText *
new_role_text (const File *file, const char *folded, gboolean hidden, const char *text)
{
  RoleText *role = g_new0 (RoleText, 1);
  gpointer own =
      file->options->roles != NULL ? g_hash_table_lookup (file->options->roles, folded) : NULL;

  role->role = own != NULL ? (NspRole)(GPOINTER_TO_UINT (own) - 1) : nsp_role_parse (folded);
  role->unknown = role->role == NSP_ROLE_UNKNOWN && *folded != '\0';
  if (role->unknown)
    role->role = NSP_ROLE_OTHER;
  role->shown = hidden || nsp_text_looks_personal (text)
                    ? g_strdup (NSP_BOTH ("(verborgen)", "(hidden)"))
                    : nsp_text_excerpt (text, -1, 40);
  return role;
}

/* The role text of a cell. Cells that differ in case or punctuation only share one. */
static RoleText *
find_role_text (File *file, const char *text, gboolean hidden)
{
  RoleText *role = g_hash_table_lookup (file->roles, text);
  g_autofree char *folded = NULL;

  if (role != NULL)
    return role;
  folded = nsp_fold (text);
  for (guint i = 0; i < file->role_texts->len && role == NULL; i++) {
    RoleText *other = g_ptr_array_index (file->role_texts, i);

    if (strcmp (other->folded, folded) == 0)
      role = other;
  }
  if (role == NULL) {
    role = new_role_text (file, folded, hidden, text);
    role->folded = g_steal_pointer (&folded);
    g_ptr_array_add (file->role_texts, role);
  }
  g_hash_table_insert (file->roles, g_strdup (text), role);
  return role;
}

static void
read_role (File *file, guint column, const char *text)
{
  file->current.role = find_role_text (file, text, file->columns->columns[column].hidden);
  file->current.row.role_known = TRUE;
  file->current.row.role = (guint8)file->current.role->role;
}

/* Qualtrics marks what its makers tried out: by name or, in numeric exports, by number. */
static gboolean
is_preview (const char *text)
{
  static const char *const marks[] = { "survey test", "test", "1", "2", "9", "17", NULL };
  g_autofree char *folded = nsp_fold (text);

  return g_strv_contains (marks, folded) || strstr (folded, "preview") != NULL;
}

static void
read_cell (const char *text, gsize length, guint64 line, guint column, gpointer data)
{
  File *file = data;
  Current *current = &file->current;

  if (file->columns == NULL) {
    nsp_head_add_cell (file->head, text, length, line);
    return;
  }
  current->row.line = line;
  if (length > 0)
    current->any_text = TRUE;
  if (column >= file->columns->n_columns) {
    if (length > 0 && current->stray < 0)
      current->stray = (int)column;
    return;
  }
  switch (file->columns->columns[column].kind) {
  case NSP_COLUMN_ITEM:
    read_answer (file, column, text, length);
    break;
  case NSP_COLUMN_NETWORK:
    g_string_assign (file->network, text);
    break;
  case NSP_COLUMN_YEAR:
    read_year (file, column, text, length);
    break;
  case NSP_COLUMN_ROLE:
    read_role (file, column, text);
    break;
  case NSP_COLUMN_RESPONDENT:
    g_string_assign (file->respondent, text);
    break;
  case NSP_COLUMN_IGNORED:
  case NSP_COLUMN_PERSONAL:
    break;
  }
  if ((int)column == file->status_column || (int)column == file->channel_column)
    current->preview = current->preview || is_preview (text);
}

static void
start_row (File *file)
{
  file->current = (Current){ .row = { .file = (guint16)(file->survey->inputs->len - 1) },
                             .stray = -1,
                             .problems_before = nsp_problems_length (file->problems) };
  memset (file->survey->staged, 0, file->survey->staged_size);
  g_string_truncate (file->network, 0);
  g_string_truncate (file->year, 0);
  g_string_truncate (file->respondent, 0);
}

/* Keeps the answers of the row being read to every instrument that the file holds. */
static void
keep_row (File *file)
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
refuse_ragged (File *file, guint64 line, guint n_cells)
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
leave_out (File *file, RowCount *reason, guint64 line)
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
take_row (File *file, guint64 line)
{
  NspSurvey *survey = file->survey;
  NspRow *row = &file->current.row;

  if (names_network (file->network->str))
    row->network = nsp_names_intern (survey->networks, file->network->str);
  row->respondent = nsp_names_intern (survey->respondents, file->respondent->str);
  row->year = file->columns->has[NSP_COLUMN_YEAR]
                  ? nsp_names_intern (survey->years, file->year->str)
                  : file->given_year;
  if (file->current.role != NULL)
    count_row (&file->current.role->rows, line);
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
within_limits (File *file, guint64 line)
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
finish_answer_row (File *file, guint64 line, guint n_cells)
{
  Current *current = &file->current;

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
report_recognised (File *file)
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
replay (File *file, const NspHead *head)
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
note_years (File *file)
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

/* Finds the columns from the head. */
static gboolean
map_head (File *file)
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
  start_row (file);
  return texts != NULL || replay (file, head);
}

static gboolean
finish_head_row (File *file)
{
  gboolean complete = nsp_head_finish_row (file->head);

  file->input->tool = file->head->tool;
  return !complete || map_head (file);
}

static gboolean
finish_row (guint64 line, guint n_cells, gpointer data)
{
  File *file = data;

  return file->columns == NULL ? finish_head_row (file) : finish_answer_row (file, line, n_cells);
}

/* What was counted while reading is reported at the end, in a line a kind. */
static void
report_counts (File *file)
{
  const struct {
    NspProblemCode code;
    RowCount rows;
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

/* Roles in no list, in the order in which they were met. */
static void
report_roles (File *file)
{
  for (guint i = 0; i < file->role_texts->len; i++) {
    const RoleText *role = g_ptr_array_index (file->role_texts, i);
    g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, role->rows.count);
    g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, role->rows.first_line);

    if (role->unknown && role->rows.count > 0)
      complain (file, NSP_PROBLEM_ROLE_UNKNOWN, role->rows.first_line, 0, role->shown, count, line);
  }
}

static void
report_end (File *file, NspCsvEnd end, guint64 line)
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
read_text (File *file, GBytes *bytes)
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
  report_roles (file);
}

gboolean
nsp_survey_read (NspSurvey *survey, const char *name, GBytes *bytes,
                 const NspSurveyOptions *options, NspProblems *problems)
{
  File file = { .survey = survey,
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
  file.roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  file.role_texts = g_ptr_array_new_with_free_func (role_text_free);
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
  g_hash_table_unref (file.roles);
  g_ptr_array_unref (file.role_texts);
  g_string_free (file.network, TRUE);
  g_string_free (file.year, TRUE);
  g_string_free (file.respondent, TRUE);
  return nsp_problems_count (problems, NSP_ERROR) == file.errors_before;
}
