/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include <string.h>

#include "answer.h"
#include "csv_reader.h"
#include "dialect.h"
#include "names.h"
#include "role.h"
#include "school_year.h"

struct _NspSurvey {
  const GPtrArray *instruments;
  GPtrArray *answers; /* a GByteArray by instrument: rows x items; empty while it is absent */
  guint8 *staged;     /* the answers of the row being read, instrument after instrument */
  guint *offsets;     /* by instrument: where its answers begin in `staged` */
  gsize staged_size;
  NspAnswerReader **readers; /* by instrument */
  GArray *rows;              /* of NspRow */
  GPtrArray *inputs;         /* of NspInput */
  NspNames *networks, *years, *respondents;
};

/* A kind of row that is reported once, with how many there were and the first of them. */
typedef struct {
  guint64 count, first_line;
} RowCount;

/* A text of the role column: what it means, and its rows. */
typedef struct {
  NspRole role;
  gboolean unknown; /* not empty, and in no list */
  RowCount rows;
} RoleText;

/* One file being read. */
typedef struct {
  NspSurvey *survey;
  NspInput *input;
  const NspSurveyOptions *options;
  NspProblems *problems;
  guint errors_before, problems_before;
  GPtrArray *headers; /* of char *, the header row while it is read */
  NspColumns *columns;
  NspRow row; /* the row being read */
  guint problems_before_row;
  gboolean any_text, any_answer;
  guint32 given_year;
  RowCount unanswered, no_network;
  GHashTable *roles; /* text of a role cell to RoleText */
  const char *file;
} File;

static void
input_free (gpointer data)
{
  NspInput *input = data;

  g_free (input->file);
  g_free (input->year);
  g_free (input);
}

NspSurvey *
nsp_survey_new (const GPtrArray *instruments)
{
  NspSurvey *survey = g_new0 (NspSurvey, 1);

  survey->instruments = instruments;
  survey->answers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_byte_array_unref);
  survey->offsets = g_new0 (guint, instruments->len + 1);
  survey->readers = g_new0 (NspAnswerReader *, instruments->len + 1);
  for (guint n = 0; n < instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (instruments, n);

    g_ptr_array_add (survey->answers, g_byte_array_new ());
    survey->offsets[n] = (guint)survey->staged_size;
    survey->staged_size += instrument->n_items;
    survey->readers[n] = nsp_answer_reader_new (instrument);
  }
  survey->staged = g_malloc0 (survey->staged_size + 1);
  survey->rows = g_array_new (FALSE, FALSE, sizeof (NspRow));
  survey->inputs = g_ptr_array_new_with_free_func (input_free);
  survey->networks = nsp_names_new ();
  survey->years = nsp_names_new ();
  survey->respondents = nsp_names_new ();
  return survey;
}

void
nsp_survey_free (NspSurvey *survey)
{
  if (survey == NULL)
    return;
  for (guint n = 0; n < survey->instruments->len; n++)
    nsp_answer_reader_free (survey->readers[n]);
  g_free (survey->readers);
  g_ptr_array_unref (survey->answers);
  g_free (survey->staged);
  g_free (survey->offsets);
  g_array_unref (survey->rows);
  g_ptr_array_unref (survey->inputs);
  nsp_names_free (survey->networks);
  nsp_names_free (survey->years);
  nsp_names_free (survey->respondents);
  g_free (survey);
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

/* A cell of the row being read that could not be used. */
static void
complain_cell (File *file, NspSeverity severity, NspProblemCode code, guint column,
               const char *text, gsize length, const char *expected)
{
  g_autofree char *excerpt = nsp_text_excerpt (text, (gssize)length, 40);

  nsp_problems_add_as (file->problems, severity, code, file->file, file->row.line, column + 1,
                       file->columns->columns[column].label, excerpt, expected, NULL);
}

static void
read_answer (File *file, guint column, const char *text, gsize length)
{
  const GArray *targets = file->columns->columns[column].targets;
  gboolean told = FALSE; /* a cell of several instruments is reported once */

  for (guint t = 0; t < targets->len; t++) {
    NspTarget target = g_array_index (targets, NspTarget, t);
    const NspAnswerReader *reader = file->survey->readers[target.instrument];
    guint8 *answer = &file->survey->staged[file->survey->offsets[target.instrument] + target.item];
    NspAnswerKind kind = nsp_answer_read (reader, text, length, answer);

    switch (kind) {
    case NSP_ANSWER_GIVEN:
      file->any_answer = TRUE;
      break;
    case NSP_ANSWER_MISSING:
      break;
    case NSP_ANSWER_OFF_SCALE:
    case NSP_ANSWER_UNREADABLE:
      if (!told)
        complain_cell (file, file->options->lenient ? NSP_WARNING : NSP_ERROR,
                       kind == NSP_ANSWER_OFF_SCALE ? NSP_PROBLEM_ANSWER_OFF_SCALE
                                                    : NSP_PROBLEM_ANSWER_UNREADABLE,
                       column, text, length, nsp_answer_reader_scale (reader));
      told = TRUE;
      break;
    }
  }
}

static void
read_year (File *file, guint column, const char *text, gsize length)
{
  g_autofree char *year = nsp_school_year_parse (text);

  if (year != NULL)
    file->row.year = nsp_names_intern (file->survey->years, year);
  else if (strspn (text, " \t") == length)
    complain_cell (file, NSP_ERROR, NSP_PROBLEM_YEAR_MISSING, column, text, length, NULL);
  else
    complain_cell (file, NSP_ERROR, NSP_PROBLEM_YEAR_UNREADABLE, column, text, length, NULL);
}

static void
read_role (File *file, const char *text)
{
  RoleText *role = g_hash_table_lookup (file->roles, text);

  if (role == NULL) {
    role = g_new0 (RoleText, 1);
    role->role = nsp_role_parse (text);
    role->unknown = role->role == NSP_ROLE_UNKNOWN && text[strspn (text, " \t")] != '\0';
    if (role->unknown)
      role->role = NSP_ROLE_OTHER;
    g_hash_table_insert (file->roles, g_strdup (text), role);
  }
  count_row (&role->rows, file->row.line);
  file->row.role_known = TRUE;
  file->row.role = (guint8)role->role;
}

static void
read_cell (const char *text, gsize length, guint64 line, guint column, gpointer data)
{
  File *file = data;

  file->row.line = line;
  if (file->columns == NULL) {
    if (column < NSP_MAX_COLUMNS)
      g_ptr_array_add (file->headers, g_strndup (text, length));
    return;
  }
  file->any_text = file->any_text || length > 0;
  if (column >= file->columns->n_columns)
    return; /* a row that is too long is refused at its end */
  switch (file->columns->columns[column].kind) {
  case NSP_COLUMN_IGNORED:
    break;
  case NSP_COLUMN_ITEM:
    read_answer (file, column, text, length);
    break;
  case NSP_COLUMN_NETWORK:
    file->row.network = nsp_names_intern (file->survey->networks, text);
    break;
  case NSP_COLUMN_YEAR:
    read_year (file, column, text, length);
    break;
  case NSP_COLUMN_ROLE:
    read_role (file, text);
    break;
  case NSP_COLUMN_RESPONDENT:
    file->row.respondent = nsp_names_intern (file->survey->respondents, text);
    break;
  }
}

static void
read_header (File *file, guint64 line, guint n_cells)
{
  if (n_cells > NSP_MAX_COLUMNS) {
    g_autofree char *limit = g_strdup_printf ("%d", NSP_MAX_COLUMNS);

    complain (file, NSP_PROBLEM_TOO_MANY_COLUMNS, line, 0, limit, NULL, NULL);
    return;
  }
  file->columns = nsp_columns_map (file->headers, file->survey->instruments, file->options->choices,
                                   file->file, line, file->problems);
  if (file->columns != NULL && !file->columns->has[NSP_COLUMN_YEAR] && file->options->year != NULL)
    file->given_year = nsp_names_intern (file->survey->years, file->options->year);
}

static void
start_row (File *file)
{
  file->row = (NspRow){ .file = (guint16)(file->survey->inputs->len - 1) };
  file->any_text = file->any_answer = FALSE;
  file->problems_before_row = nsp_problems_length (file->problems);
  memset (file->survey->staged, 0, file->survey->staged_size);
}

/* Keeps the answers of the row being read to every instrument that the file holds. */
static void
keep_row (File *file)
{
  NspSurvey *survey = file->survey;

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
  g_array_append_val (survey->rows, file->row);
}

static void
complain_ragged (File *file, guint64 line, guint n_cells)
{
  g_autofree char *here = g_strdup_printf ("%u", n_cells);
  g_autofree char *header = g_strdup_printf ("%u", file->columns->n_columns);

  /* Its cells have shifted: what was wrong in them is noise. */
  nsp_problems_truncate (file->problems, file->problems_before_row);
  complain (file, n_cells < file->columns->n_columns ? NSP_PROBLEM_ROW_SHORT : NSP_PROBLEM_ROW_LONG,
            line, MIN (n_cells, file->columns->n_columns + 1), here, header, NULL);
}

/* Whether reading may go on. */
static gboolean
within_limits (File *file, guint64 line)
{
  g_autofree char *limit = NULL;
  NspProblemCode code;

  if (file->input->rows > NSP_MAX_ROWS) {
    limit = g_strdup_printf ("%d", NSP_MAX_ROWS);
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
finish_row (guint64 line, guint n_cells, gpointer data)
{
  File *file = data;

  if (file->columns == NULL) {
    read_header (file, line, n_cells);
    start_row (file);
    return file->columns != NULL;
  }
  file->input->rows++;
  if (n_cells != file->columns->n_columns) {
    complain_ragged (file, line, n_cells);
    file->input->refused++;
  } else if (!file->any_answer) {
    if (!file->any_text) /* an empty line of a spreadsheet needs no year either */
      nsp_problems_truncate (file->problems, file->problems_before_row);
    count_row (&file->unanswered, line);
    file->input->unanswered++;
  } else {
    if (file->columns->has[NSP_COLUMN_NETWORK] && file->row.network == 0)
      count_row (&file->no_network, line);
    if (!file->columns->has[NSP_COLUMN_YEAR])
      file->row.year = file->given_year;
    file->input->used++;
    keep_row (file);
  }
  start_row (file);
  return within_limits (file, line);
}

static int
compare_first_lines (gconstpointer a, gconstpointer b, gpointer roles)
{
  const RoleText *p = g_hash_table_lookup (roles, a), *q = g_hash_table_lookup (roles, b);

  return (p->rows.first_line > q->rows.first_line) - (p->rows.first_line < q->rows.first_line);
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
  g_autoptr (GList) texts =
      g_list_sort_with_data (g_hash_table_get_keys (file->roles), compare_first_lines, file->roles);

  for (const GList *text = texts; text != NULL; text = text->next) {
    const RoleText *role = g_hash_table_lookup (file->roles, text->data);
    g_autofree char *excerpt = nsp_text_excerpt (text->data, -1, 40);
    g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, role->rows.count);
    g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, role->rows.first_line);

    if (role->unknown)
      complain (file, NSP_PROBLEM_ROLE_UNKNOWN, role->rows.first_line, 0, excerpt, count, line);
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
read_text (File *file, const char *bytes, gsize length)
{
  static const NspCsvHandler handler = { read_cell, finish_row };
  NspDialect dialect;
  guint64 line;
  NspCsvEnd end;

  if (!nsp_dialect_detect (bytes, length, file->file, &dialect, file->problems))
    return;
  file->input->encoding = dialect.encoding;
  file->input->delimiter = dialect.delimiter;
  line = dialect.first_line;
  end = nsp_csv_read (bytes + dialect.start, length - dialect.start, dialect.delimiter, &handler,
                      file, &line);
  report_end (file, end, line);
  report_counts (file);
  report_roles (file);
}

gboolean
nsp_survey_read (NspSurvey *survey, const char *name, const char *bytes, gsize length,
                 const NspSurveyOptions *options, NspProblems *problems)
{
  File file = { .survey = survey, .options = options, .problems = problems, .file = name };

  file.problems_before = nsp_problems_length (problems);
  file.errors_before = nsp_problems_count (problems, NSP_ERROR);
  file.input = g_new0 (NspInput, 1);
  file.input->file = g_strdup (name);
  g_ptr_array_add (survey->inputs, file.input);
  file.headers = g_ptr_array_new_with_free_func (g_free);
  file.roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_text (&file, bytes, length);
  if (file.given_year > 0)
    file.input->year = g_strdup (nsp_names_get (survey->years, file.given_year));
  g_ptr_array_unref (file.headers);
  g_hash_table_unref (file.roles);
  nsp_columns_free (file.columns);
  return nsp_problems_count (problems, NSP_ERROR) == file.errors_before;
}

guint
nsp_survey_n_rows (const NspSurvey *survey)
{
  return survey->rows->len;
}

const NspRow *
nsp_survey_row (const NspSurvey *survey, guint row)
{
  return &g_array_index (survey->rows, NspRow, row);
}

guint
nsp_survey_n_inputs (const NspSurvey *survey)
{
  return survey->inputs->len;
}

const NspInput *
nsp_survey_input (const NspSurvey *survey, guint input)
{
  return g_ptr_array_index (survey->inputs, input);
}

const GPtrArray *
nsp_survey_instruments (const NspSurvey *survey)
{
  return survey->instruments;
}

gboolean
nsp_survey_has (const NspSurvey *survey, guint instrument)
{
  const GByteArray *answers = g_ptr_array_index (survey->answers, instrument);

  return answers->len > 0;
}

const guint8 *
nsp_survey_answers (const NspSurvey *survey, guint instrument, guint row)
{
  const NspInstrument *definition = g_ptr_array_index (survey->instruments, instrument);
  const GByteArray *answers = g_ptr_array_index (survey->answers, instrument);
  gsize at = (gsize)row * definition->n_items;

  return at < answers->len ? answers->data + at : NULL;
}

guint
nsp_survey_n_networks (const NspSurvey *survey)
{
  return nsp_names_count (survey->networks);
}

const char *
nsp_survey_network (const NspSurvey *survey, guint index)
{
  return nsp_names_get (survey->networks, index);
}

guint
nsp_survey_n_years (const NspSurvey *survey)
{
  return nsp_names_count (survey->years);
}

const char *
nsp_survey_year (const NspSurvey *survey, guint index)
{
  return nsp_names_get (survey->years, index);
}
