/* Any bytes as a survey: read, finished, scored and exported, and held against a second reading.
 *
 * The first byte chooses the options, the second the instruments (the enums below); then follow
 * one to three files with a byte 0x1E between them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "answer.h"
#include "dialect.h"
#include "encoding.h"
#include "export.h"
#include "fold.h"
#include "names.h"
#include "oracle.h"
#include "school_year.h"
#include "support.h"
#include "survey.h"

#define MAX_FILES 3

/* The first byte. */
enum {
  LENIENT = 1,
  ITEMS_FROM = 2,
  CHOICES = 4,
  YEAR = 8,
  ROLES = 16,
  KNOWN_HEADERS = 32,
  SCHOOL_YEAR = 64,
  LOW_MIN_N = 128
};
/* The second byte. */
enum { NO_MINI = 1, STEPS = 2, SRT = 4, MOMENT = 8, MOMENTS = 16 };

/* What may not come out when it stands in personal columns and respondent codes only; as an
 * address, nor from other columns. */
#define SECRET "geheim"
#define SECRET_ADDRESS "geheim@x.nl"

static const char mini_json[] =
    "{\"id\":\"mini\",\"version\":\"1\",\"title\":{\"nl\":\"Klein\",\"en\":\"Small\"},"
    "\"scale\":{\"min\":1,\"max\":5,\"labels\":{\"nl\":[\"helemaal "
    "oneens\",\"oneens\",\"neutraal\","
    "\"eens\",\"helemaal eens\"],\"en\":[\"fully disagree\",\"disagree\",\"neutral\",\"agree\","
    "\"fully agree\"]}},"
    "\"dimensions\":[{\"id\":\"een\",\"title\":{\"nl\":\"Een\"},\"key\":[\"A1\",\"-A2\"]},"
    "{\"id\":\"twee\",\"title\":{\"nl\":\"Twee\"},\"key\":[\"A3\",\"A2\",\"-A04\"]}],"
    "\"items\":[{\"id\":\"A1\",\"text\":{\"nl\":\"Ik leer hier\",\"en\":\"I learn here\"},"
    "\"aliases\":[\"leren\"]},{\"id\":\"A2\"},{\"id\":\"A3\",\"aliases\":[\"vraag 3\"]},"
    "{\"id\":\"A04\",\"text\":{\"nl\":\"Hier is rust\"}}],"
    "\"answers\":{\"ja, zeker\":5,\"nee\":1},\"missing\":[\"geen antwoord\",\"77\"]}";

static const char steps_json[] =
    "{\"id\":\"steps\",\"version\":\"1\",\"title\":{\"nl\":\"Stappen\"},\"audience\":\"students\","
    "\"scale\":{\"min\":-4,\"max\":10,\"step\":2},\"min_answered\":1,"
    "\"dimensions\":[{\"id\":\"b\",\"title\":{\"nl\":\"B\"},\"key\":[\"B1\",\"A1\",\"-B2\"]}],"
    "\"items\":[{\"id\":\"B1\"},{\"id\":\"A1\"},{\"id\":\"B2\"}]}";

/* One file of the input, as it was given and as the oracle reads it. */
typedef struct {
  GBytes *bytes;
  char name[8];
  char *text;  /* decoded; NULL when it cannot be */
  char *plain; /* the same without its quotes, which CSV doubles */
  GPtrArray *rows;
  gboolean fault;
} File;

typedef struct {
  GPtrArray *instruments;
  NspSurveyOptions options;
  NspSettings settings;
  File files[MAX_FILES];
  guint n_files;
  NspSurvey *survey;
  NspProblems *problems;
  gboolean has_secret; /* and it must not come out */
} Run;

static NspInstrument *
parse (const char *json)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  NspInstrument *instrument = nsp_instrument_parse (json, strlen (json), "fuzz", problems);

  g_assert_nonnull (instrument);
  g_assert_cmpuint (nsp_problems_length (problems), ==, 0);
  return instrument;
}

/* Made once, as they do not change. */
static void
choose_instruments (Run *run, guint8 choice)
{
  static NspInstrument *mini, *steps, *srt;

  if (mini == NULL) {
    mini = parse (mini_json);
    steps = parse (steps_json);
    srt = nsp_instrument_builtin ("srt");
  }
  run->instruments = g_ptr_array_new ();
  if ((choice & NO_MINI) == 0 || (choice & (STEPS | SRT)) == 0)
    g_ptr_array_add (run->instruments, mini);
  if ((choice & STEPS) != 0)
    g_ptr_array_add (run->instruments, steps);
  if ((choice & SRT) != 0)
    g_ptr_array_add (run->instruments, srt);
}

static void
choose_options (Run *run, guint8 choice)
{
  static const NspColumnChoice chosen[] = { { (char *)"network", (char *)"Kolom", 0 },
                                            { (char *)"a2", (char *)"Vraag [2]", 0 },
                                            { (char *)"year", (char *)"Wanneer", 0 } };
  static char *known[] = { (char *)"Kolom", (char *)"A1", (char *)"A2", NULL };

  run->settings = (NspSettings)NSP_SETTINGS_DEFAULT;
  run->options.lenient = (choice & LENIENT) != 0;
  if ((choice & ITEMS_FROM) != 0 && run->instruments->len == 1)
    run->options.columns.items_from = "Vraag";
  if ((choice & CHOICES) != 0) {
    GArray *choices = g_array_new (FALSE, FALSE, sizeof (NspColumnChoice));

    g_array_append_vals (choices, chosen, G_N_ELEMENTS (chosen));
    run->options.columns.choices = choices;
  }
  if ((choice & KNOWN_HEADERS) != 0)
    run->options.columns.known_headers = known;
  if ((choice & YEAR) != 0)
    run->options.period.year = (choice & SCHOOL_YEAR) != 0 ? "2024-2025" : "2025";
  if ((choice & ROLES) != 0) {
    run->options.roles = g_hash_table_new (g_str_hash, g_str_equal);
    g_hash_table_insert (run->options.roles, (char *)"stagiair",
                         GUINT_TO_POINTER (1 + NSP_ROLE_STUDENT));
  }
  if ((choice & LOW_MIN_N) != 0) {
    run->settings.min_n = 2;
    run->settings.min_n_spread = 1;
    run->settings.min_answered = 0.001;
  }
}

static void
choose_moments (Run *run, guint8 choice)
{
  if ((choice & MOMENT) != 0)
    run->options.period.moment = NSP_MOMENT_MIDDLE;
  if ((choice & MOMENTS) != 0) {
    run->options.moments = g_hash_table_new (g_str_hash, g_str_equal);
    g_hash_table_insert (run->options.moments, (char *)"t0", GUINT_TO_POINTER (NSP_MOMENT_START));
    g_hash_table_insert (run->options.moments, (char *)"eind", GUINT_TO_POINTER (NSP_MOMENT_START));
  }
}

/* Where the rows of the answers begin among the oracle's. */
static guint
count_head (const File *file, const NspInput *input)
{
  const OracleRow *last = file->rows->len >= 3 ? g_ptr_array_index (file->rows, 2) : NULL;

  return input->tool == nsp_survey_tool_named ("Qualtrics") && last != NULL &&
                 g_str_has_prefix (g_ptr_array_index (last->cells, 0), "{\"ImportId\"")
             ? 3
             : 1;
}

static char *
without_quotes (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p != '"')
      g_string_append_c (plain, *p);
  return g_string_free (plain, FALSE);
}

static void
read_oracle (File *file)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  const char *encoding, *data;
  g_autoptr (GBytes) text = NULL;
  NspDialect dialect;
  gsize length;

  data = g_bytes_get_data (file->bytes, &length);
  if (nsp_dialect_is_document (data, length, file->name, problems))
    return;
  text = nsp_encoding_decode (file->bytes, file->name, &encoding, problems);
  if (text == NULL)
    return;
  data = g_bytes_get_data (text, &length);
  if (!nsp_dialect_detect (data, length, file->name, &dialect, problems))
    return;
  g_assert_true (g_utf8_validate_len (data, length, NULL));
  file->text = g_strndup (data, length);
  file->plain = without_quotes (file->text);
  file->rows = oracle_read (data + dialect.start, length - dialect.start, dialect.delimiter,
                            dialect.first_line, &file->fault);
}

static gboolean
has_problem (const Run *run, const char *file, NspProblemCode code)
{
  for (guint i = 0; i < nsp_problems_length (run->problems); i++) {
    const NspProblem *problem = nsp_problems_get (run->problems, i);

    if (problem->code == code && g_strcmp0 (problem->file, file) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Whether the reading of a file was stopped before its end for another reason than a quote. */
static gboolean
is_cut_short (const Run *run, const char *file)
{
  static const NspProblemCode codes[] = { NSP_PROBLEM_TOO_MANY_COLUMNS, NSP_PROBLEM_TOO_MANY_ROWS,
                                          NSP_PROBLEM_HEADER_TOO_LONG, NSP_PROBLEM_CELL_TOO_LONG,
                                          NSP_PROBLEM_TOO_MANY_PROBLEMS };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (has_problem (run, file, codes[i]))
      return TRUE;
  return FALSE;
}

/* Rows in = rows used + refused + left out, and as many as the oracle finds. */
static void
check_counts (const Run *run, guint index)
{
  const File *file = &run->files[index];
  const NspInput *input = nsp_survey_input (run->survey, index);
  guint64 rows = 0;

  g_assert_cmpuint (input->rows, ==, input->used + input->refused + input->left_out);
  g_assert_cmpuint (input->left_out, ==, input->unanswered + input->previews + input->repeated);
  g_assert_cmpstr (input->file, ==, file->name);
  if (input->columns == NULL) {
    g_assert_cmpuint (input->rows, ==, 0);
    return;
  }
  g_assert_nonnull (file->rows);
  g_assert_nonnull (input->encoding);
  g_assert_nonnull (strchr (",;\t|", input->delimiter));
  g_assert_cmpint (input->delimiter, !=, '\0');
  if (is_cut_short (run, file->name))
    return;
  g_assert_cmpint (file->fault, ==, has_problem (run, file->name, NSP_PROBLEM_QUOTE));
  for (guint i = count_head (file, input); i < file->rows->len; i++)
    rows += oracle_row_holds_text (g_ptr_array_index (file->rows, i)) ? 1 : 0;
  g_assert_cmpuint (input->rows, ==, rows);
}

/* An answer must follow from its cell; whole numbers on the scale are checked by hand as well. */
static void
check_answer (NspAnswerReader *reader, const NspInstrument *instrument, const char *cell,
              guint8 answer)
{
  const NspScale *scale = &instrument->scale;
  guint8 expected;
  NspAnswerKind kind = nsp_answer_read (reader, cell, strlen (cell), &expected);
  gsize length = strlen (cell);

  if (kind >= NSP_N_MISSING_KINDS)
    expected = NSP_UNREADABLE;
  else if (kind != NSP_ANSWER_GIVEN)
    g_assert_cmpuint (expected, ==, 0);
  else
    g_assert_cmpuint (expected, >, 0);
  g_assert_cmpuint (answer, ==, expected);
  if (length > 0 && length < 4 && strspn (cell, "0123456789") == length) {
    int value = atoi (cell);

    if (value >= scale->min && value <= scale->max && (value - scale->min) % scale->step == 0)
      g_assert_cmpuint (answer, ==, (guint)((value - scale->min) / scale->step + 1));
    else
      g_assert_true (answer == 0 || answer == NSP_UNREADABLE);
  }
}

static void
check_network (const Run *run, const NspRow *row, const char *cell)
{
  static const char *const none[] = { "", "na", "n.v.t", "nvt", "n/a", NULL };
  /* An apostrophe that keeps a spreadsheet from seeing a formula is no part of the name. */
  gboolean marked = cell[0] == '\'' && cell[1] != '\0' && strchr ("=+-@", cell[1]) != NULL;
  gboolean personal =
      !nsp_name_is_hidden (cell + marked) && nsp_text_looks_personal (cell + marked);
  g_autofree char *wanted = nsp_fold (cell + marked);
  g_autofree char *found = NULL;

  g_assert_cmpint (row->network == 0, ==, personal || g_strv_contains (none, wanted));
  if (row->network == 0)
    return;
  found = nsp_fold (nsp_survey_network (run->survey, row->network));
  g_assert_cmpstr (found, ==, wanted);
}

/* A moment is what the map says of the word or else the word itself, and never a guess. */
static void
check_moment (const Run *run, const NspRow *row, const char *cell)
{
  g_autofree char *folded = nsp_fold (cell);
  gpointer own =
      run->options.moments != NULL ? g_hash_table_lookup (run->options.moments, folded) : NULL;

  g_assert_cmpuint (row->moment, ==,
                    own != NULL ? GPOINTER_TO_UINT (own) : (guint)nsp_moment_parse (cell));
  if (row->moment != NSP_MOMENT_NONE)
    g_assert_true (g_ascii_isalpha (*folded));
}

/* What the survey holds of a row must be what the oracle finds in the file. */
static void
check_row (const Run *run, const NspInput *input, guint number, const OracleRow *oracle,
           NspAnswerReader **readers, guint64 *given, guint64 *cells)
{
  const NspRow *row = nsp_survey_row (run->survey, number);
  const NspColumns *columns = input->columns;

  g_assert_cmpuint (oracle->cells->len, >=, columns->n_columns);
  if (!columns->has[NSP_COLUMN_MOMENT])
    g_assert_cmpuint (row->moment, ==, run->options.period.moment);
  for (guint i = columns->n_columns; i < oracle->cells->len; i++)
    g_assert_cmpstr (g_ptr_array_index (oracle->cells, i), ==, "");
  for (guint i = 0; i < columns->n_columns; i++) {
    const NspColumn *column = &columns->columns[i];
    const char *cell = g_ptr_array_index (oracle->cells, i);

    if (column->kind == NSP_COLUMN_NETWORK)
      check_network (run, row, cell);
    if (column->kind == NSP_COLUMN_MOMENT)
      check_moment (run, row, cell);
    if (column->kind == NSP_COLUMN_YEAR && row->year > 0) {
      g_autofree char *year = nsp_school_year_parse (cell);

      g_assert_cmpstr (nsp_survey_year (run->survey, row->year), ==, year);
    }
    g_assert_cmpint (column->targets->len > 0, ==, column->kind == NSP_COLUMN_ITEM);
    for (guint t = 0; t < column->targets->len; t++) {
      NspTarget target = g_array_index (column->targets, NspTarget, t);
      const guint8 *answers = nsp_survey_answers (run->survey, target.instrument, number);

      g_assert_nonnull (answers);
      check_answer (readers[target.instrument],
                    g_ptr_array_index (run->instruments, target.instrument), cell,
                    answers[target.item]);
      if (t == 0) {
        (*cells)++;
        *given += answers[target.item] > 0 && answers[target.item] != NSP_UNREADABLE;
      }
    }
  }
}

/* Every answer in the survey stands in the file, and the other way about. */
static void
check_file_rows (const Run *run, guint index, guint *number, NspAnswerReader **readers)
{
  const NspInput *input = nsp_survey_input (run->survey, index);
  const GPtrArray *rows = run->files[index].rows;
  guint64 given = 0, cells = 0, missing = 0;
  guint at = 0;

  for (guint64 i = 0; i < input->used; i++, (*number)++) {
    const NspRow *row = nsp_survey_row (run->survey, *number);

    g_assert_cmpuint (row->file, ==, index);
    while (at < rows->len && ((const OracleRow *)g_ptr_array_index (rows, at))->line != row->line)
      at++;
    g_assert_cmpuint (at, <, rows->len);
    check_row (run, input, *number, g_ptr_array_index (rows, at++), readers, &given, &cells);
  }
  for (guint kind = NSP_ANSWER_EMPTY; kind < NSP_N_MISSING_KINDS; kind++)
    missing += input->missing[kind];
  g_assert_cmpuint (input->given, ==, given);
  g_assert_cmpuint (input->given + input->unreadable + missing, ==, cells);
}

static void
check_rows (const Run *run)
{
  g_autofree NspAnswerReader **readers = g_new0 (NspAnswerReader *, run->instruments->len);
  guint number = 0;

  for (guint n = 0; n < run->instruments->len; n++)
    readers[n] = nsp_answer_reader_new (g_ptr_array_index (run->instruments, n));
  for (guint i = 0; i < run->n_files; i++)
    check_file_rows (run, i, &number, readers);
  g_assert_cmpuint (number, ==, nsp_survey_n_rows (run->survey));
  for (guint n = 0; n < run->instruments->len; n++)
    nsp_answer_reader_free (readers[n]);
}

/* The numbers in a row, and the bytes of its answers. */
static void
check_bounds (const Run *run)
{
  const NspSurvey *survey = run->survey;
  guint moments = nsp_survey_moments (survey, 0);

  for (guint i = 0; i < nsp_survey_n_rows (survey); i++) {
    const NspRow *row = nsp_survey_row (survey, i);

    g_assert_cmpuint (row->network, <=, nsp_survey_n_networks (survey));
    g_assert_cmpuint (row->year, <=, nsp_survey_n_years (survey));
    g_assert_cmpuint (row->file, <, nsp_survey_n_inputs (survey));
    g_assert_cmpuint (row->role, <, NSP_N_ROLES);
    g_assert_cmpuint (row->moment, <, NSP_N_MOMENTS);
    g_assert_true ((moments & 1u << row->moment) != 0);
    for (guint n = 0; n < run->instruments->len; n++) {
      const NspInstrument *instrument = g_ptr_array_index (run->instruments, n);
      const guint8 *answers = nsp_survey_answers (survey, n, i);

      for (guint k = 0; answers != NULL && k < instrument->n_items; k++)
        g_assert_true (answers[k] <= instrument->scale.n_steps || answers[k] == NSP_UNREADABLE);
    }
  }
}

static gboolean
stands_in_files (const Run *run, const char *text)
{
  g_autofree char *wanted = without_quotes (text);

  for (guint i = 0; i < run->n_files; i++)
    if (run->files[i].plain != NULL && strstr (run->files[i].plain, wanted) != NULL)
      return TRUE;
  return FALSE;
}

/* Networks and years are the files' own, or the year that was given. */
static void
check_names (const Run *run)
{
  for (guint i = 1; i <= nsp_survey_n_networks (run->survey); i++) {
    const char *name = nsp_survey_network (run->survey, i);

    g_assert_true (g_utf8_validate (name, -1, NULL));
    g_assert_true (stands_in_files (run, name));
    g_assert_cmpuint (nsp_survey_find_network (run->survey, name), ==, i);
  }
  for (guint i = 1; i <= nsp_survey_n_years (run->survey); i++) {
    const char *year = nsp_survey_year (run->survey, i);
    g_autofree char *first = g_strndup (year, 4), *parsed = nsp_school_year_parse (year);

    g_assert_cmpstr (parsed, ==, year);
    g_assert_true (g_strcmp0 (year, run->options.period.year) == 0 || stands_in_files (run, first));
  }
}

/* What finish() may change: repeated answers go, years become school years. */
static void
check_finished (const Run *run)
{
  guint64 rows = 0;
  guint school_years = 0, n_years = nsp_survey_n_years (run->survey);

  for (guint i = 0; i < run->n_files; i++) {
    const NspInput *input = nsp_survey_input (run->survey, i);

    check_counts (run, i);
    rows += input->used + input->repeated;
  }
  g_assert_cmpuint (rows, ==, nsp_survey_n_rows (run->survey));
  for (guint i = 1; i <= n_years; i++)
    school_years += nsp_school_year_is (nsp_survey_year (run->survey, i)) ? 1 : 0;
  g_assert_true (school_years == 0 || school_years == n_years);
  for (guint i = 1; i <= n_years; i++)
    g_assert_cmpuint (nsp_survey_find_year (run->survey, nsp_survey_year (run->survey, i)), ==, i);
}

/* A number is no more exact than it says. */
static void
check_number (NspNumber number, const NspSettings *settings)
{
  double unit = number.decimals == 1 ? 10 : 100;

  if (!nsp_number_is_shown (number))
    return;
  g_assert_true (isfinite (number.value));
  g_assert_true (settings->exact == (number.decimals == NSP_EXACT));
  if (!settings->exact)
    g_assert_cmpfloat (number.value, ==, round (number.value * unit) / unit);
}

static void
check_figures (const NspReleasedDimension *score, const NspScale *scale,
               const NspSettings *settings)
{
  const double slack = 1e-9 * (scale->max - scale->min);
  const NspNumber figures[] = { score->mean, score->sd,     score->ci95[0], score->ci95[1],
                                score->q1,   score->median, score->q3,      score->rwg };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    check_number (figures[i], settings);
  if (nsp_number_is_shown (score->mean)) {
    g_assert_cmpfloat (score->mean.value, >=, scale->min - slack);
    g_assert_cmpfloat (score->mean.value, <=, scale->max + slack);
  }
  if (nsp_number_is_shown (score->sd)) {
    g_assert_cmpfloat (score->sd.value, >=, 0);
    g_assert_cmpfloat (score->ci95[0].value, <=, score->mean.value);
    g_assert_cmpfloat (score->ci95[1].value, >=, score->mean.value);
  }
  if (nsp_number_is_shown (score->q1)) {
    g_assert_cmpfloat (score->q1.value, >=, scale->min);
    g_assert_cmpfloat (score->q1.value, <=, score->median.value);
    g_assert_cmpfloat (score->median.value, <=, score->q3.value);
    g_assert_cmpfloat (score->q3.value, <=, scale->max);
  }
  g_assert_true (nsp_number_is_shown (score->min) == (settings->exact && score->n > 0));
  if (nsp_number_is_shown (score->min)) {
    g_assert_cmpfloat (score->min.value, <=, score->q1.value);
    g_assert_cmpfloat (score->max.value, >=, score->q3.value);
  }
  if (nsp_number_is_shown (score->rwg)) {
    g_assert_cmpfloat (score->rwg.value, >=, 0);
    g_assert_cmpfloat (score->rwg.value, <=, 1);
  }
}

/* Counts are of enough people, of whom no single one stands apart. */
static void
check_item (const NspReleasedItem *item, const NspScale *scale, const NspSettings *settings)
{
  guint64 n = 0, most = 0;

  g_assert_true (item->counts != NULL || !nsp_number_is_shown (item->mean));
  g_assert_true (item->counts == NULL || item->almost_everyone == 0);
  for (guint step = 0; item->counts != NULL && step < scale->n_steps; step++) {
    n += item->counts[step];
    most = MAX (most, item->counts[step]);
  }
  if (item->counts == NULL)
    return;
  g_assert_cmpuint (n, ==, item->n);
  g_assert_cmpuint (n, >=, settings->min_n_spread);
  g_assert_true (settings->exact || most + 2 <= n);
}

/* Of fewer than the limit nothing is shown. */
static void
check_withheld (const NspReleasedDimension *score, const NspScale *scale,
                const NspSettings *settings)
{
  if (score->withheld != NSP_SHOWN)
    g_assert_cmpuint (score->n, ==, 0);
  if (score->n < settings->min_n || score->withheld != NSP_SHOWN)
    g_assert_false (nsp_number_is_shown (score->mean));
  if (score->n < settings->min_n || score->n < settings->min_n_spread ||
      score->withheld_spread != NSP_SHOWN)
    g_assert_false (nsp_number_is_shown (score->sd) || nsp_number_is_shown (score->ci95[0]) ||
                    nsp_number_is_shown (score->q1) || nsp_number_is_shown (score->median) ||
                    nsp_number_is_shown (score->q3) || nsp_number_is_shown (score->rwg));
  for (guint k = 0; k < score->n_items; k++)
    check_item (&score->items[k], scale, settings);
}

static void
check_group (const NspReleasedGroup *group, const NspReleasedResult *result,
             const NspSettings *settings)
{
  const NspScale *scale = &result->instrument->scale;

  g_assert_cmpstr (group->period.year, ==, result->period.year);
  g_assert_cmpuint (group->period.moment, ==, result->period.moment);
  g_assert_cmpuint (group->n_dimensions, ==, result->instrument->n_dimensions);
  for (guint d = 0; d < group->n_dimensions; d++) {
    const NspReleasedDimension *score = &group->dimensions[d];

    g_assert_cmpuint (score->n, <=, group->respondents);
    if (group->withheld != NSP_SHOWN)
      g_assert_true (score->withheld != NSP_SHOWN);
    check_figures (score, scale, settings);
    check_withheld (score, scale, settings);
  }
}

/* Who is in the total but in no group that is shown must be nobody, or enough. */
static void
check_subtraction (const NspReleasedResult *result, const NspSettings *settings)
{
  for (guint d = 0; d < result->overall->n_dimensions; d++) {
    const NspReleasedDimension *total = &result->overall->dimensions[d];
    guint64 hidden = total->n;
    guint n_shown = 0;

    for (guint i = 0; i < result->networks->len; i++) {
      const NspReleasedGroup *group = g_ptr_array_index (result->networks, i);

      if (group->dimensions[d].withheld == NSP_SHOWN) {
        hidden -= group->dimensions[d].n;
        n_shown++;
      }
    }
    if (total->withheld == NSP_SHOWN && n_shown > 0)
      g_assert_true (hidden == 0 || hidden >= settings->min_n);
  }
}

/* The answers that could not be read are never hidden: each counts for everyone. */
static void
check_unreadable (const Run *run, const NspReleased *released)
{
  for (guint n = 0; n < run->instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (run->instruments, n);
    guint64 held = 0, told = 0;

    for (guint i = 0; i < nsp_survey_n_rows (run->survey); i++) {
      const guint8 *answers = nsp_survey_answers (run->survey, n, i);

      for (guint k = 0; answers != NULL && k < instrument->n_items; k++)
        held += answers[k] == NSP_UNREADABLE;
    }
    for (guint i = 0; i < released->list->len; i++) {
      const NspReleasedResult *result = g_ptr_array_index (released->list, i);

      if (result->instrument == instrument)
        told += result->overall->unreadable;
    }
    g_assert_cmpuint (told, <=, held);
  }
}

/* Less than 0 when a period comes before another in the results. */
static int
compare_periods (const char *year, NspMoment moment, const char *other_year, NspMoment other)
{
  int by_year = g_strcmp0 (year, other_year);

  return by_year != 0 ? by_year : (int)moment - (int)other;
}

/* Each instrument's periods go from early to late, no two the same; the group before one is of an
 * earlier one. */
static void
check_periods (const NspReleased *released)
{
  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);
    const NspReleasedResult *last = i > 0 ? g_ptr_array_index (released->list, i - 1) : NULL;
    const NspReleasedResult *withheld;
    const NspReleasedGroup *before = nsp_released_before (released, result, NULL, &withheld);

    if (last != NULL && last->instrument == result->instrument)
      g_assert_cmpint (compare_periods (last->period.year, last->period.moment, result->period.year,
                                        result->period.moment),
                       <, 0);
    if (before != NULL)
      g_assert_cmpint (compare_periods (before->period.year, before->period.moment,
                                        result->period.year, result->period.moment),
                       <, 0);
  }
}

static void
check_released (const Run *run, const NspReleased *released)
{
  check_periods (released);
  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);
    guint64 respondents = 0;

    check_group (result->overall, result, &released->settings);
    for (guint k = 0; k < result->networks->len; k++) {
      const NspReleasedGroup *group = g_ptr_array_index (result->networks, k);

      check_group (group, result, &released->settings);
      g_assert_true (nsp_released_group (result, group->network) == group);
      g_assert_false (nsp_released_withholds (result, group->network));
      respondents += group->respondents;
    }
    g_assert_cmpuint (respondents, <=, result->overall->respondents);
    check_subtraction (result, &released->settings);
  }
  check_unreadable (run, released);
}

static gboolean
write_to_string (const char *text, gsize length, gpointer data, GError **error)
{
  (void)error;
  g_string_append_len (data, text, (gssize)length);
  return TRUE;
}

typedef gboolean (*Exporter) (const NspExport *export, NspWrite write, gpointer data,
                              GError **error);

static GString *
export_with (const Run *run, const NspReleased *released, Exporter exporter)
{
  const NspExport export = { .released = released,
                             .survey = run->survey,
                             .problems = run->problems,
                             .version = "fuzz",
                             .lang = run->n_files % 2 == 0 ? NSP_NL : NSP_EN };
  GString *text = g_string_new (NULL);

  g_assert_true (exporter (&export, write_to_string, text, NULL));
  g_assert_true (g_utf8_validate_len (text->str, text->len, NULL));
  g_assert_true (!run->has_secret || strstr (text->str, SECRET) == NULL);
  return text;
}

/* cJSON takes no NaN and no infinity, so that parsing proves that there are none. */
static void
check_json (const GString *json)
{
  const char *end;
  cJSON *root = cJSON_ParseWithLengthOpts (json->str, json->len, &end, FALSE);

  g_assert_nonnull (root);
  g_assert_cmpstr (end, ==, "\n");
  cJSON_Delete (root);
}

/* The CSV that we write is one that we read: every row as long as the first. */
static void
check_csv (const GString *csv, const NspReleased *released)
{
  gboolean fault;
  g_autoptr (GPtrArray) rows = oracle_read (csv->str, csv->len, ',', 1, &fault);
  const OracleRow *header;
  guint n = 1;

  g_assert_false (fault);
  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);

    n += (result->networks->len + 1) * result->instrument->n_dimensions;
  }
  g_assert_cmpuint (rows->len, ==, n);
  header = g_ptr_array_index (rows, 0);
  for (guint i = 1; i < rows->len; i++) {
    const OracleRow *row = g_ptr_array_index (rows, i);

    g_assert_cmpuint (row->cells->len, ==, header->cells->len);
  }
}

/* The same with everything shown. */
static void
score_exactly (const Run *run)
{
  const NspSettings exact = { run->settings.min_answered, 1, 1, TRUE };
  g_autoptr (NspProblems) unused = nsp_problems_new ();
  g_autoptr (NspReleased) released = nsp_release_new (run->survey, &exact, unused);
  g_autoptr (GString) json = export_with (run, released, nsp_export_json);

  check_released (run, released);
  check_json (json);
}

static void
score_and_export (Run *run)
{
  g_autoptr (NspProblems) unused = nsp_problems_new ();
  g_autoptr (NspReleased) released = nsp_release_new (run->survey, &run->settings, run->problems);
  g_autoptr (NspReleased) again = nsp_release_new (run->survey, &run->settings, unused);
  g_autoptr (GString) json = export_with (run, released, nsp_export_json);
  g_autoptr (GString) json_again = export_with (run, again, nsp_export_json);
  g_autoptr (GString) csv = export_with (run, released, nsp_export_csv);
  g_autoptr (GString) csv_again = export_with (run, again, nsp_export_csv);

  check_released (run, released);
  check_json (json);
  check_csv (csv, released);
  g_assert_cmpstr (json->str, ==, json_again->str);
  g_assert_cmpstr (csv->str, ==, csv_again->str);
  score_exactly (run);
}

static guint
count_of (const char *text, const char *word)
{
  guint count = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    count++;
  return count;
}

/* How often the secret stands in a cell that is not to be shown. */
static guint
count_hidden (NspColumnKind kind, const char *cell)
{
  switch (kind) {
  case NSP_COLUMN_PERSONAL:
  case NSP_COLUMN_RESPONDENT:
    return count_of (cell, SECRET);
  case NSP_COLUMN_NETWORK:
    return 0;
  default:
    return count_of (cell, SECRET_ADDRESS);
  }
}

/* Whether the secret stands in the files, and nowhere where it may be shown. */
static gboolean
holds_secret (const Run *run)
{
  guint everywhere = 0, secret = 0;

  for (guint i = 0; i < run->n_files; i++) {
    const NspInput *input = nsp_survey_input (run->survey, i);
    const File *file = &run->files[i];

    if (file->rows == NULL)
      continue;
    everywhere += count_of (file->text, SECRET);
    for (guint r = count_head (file, input); input->columns != NULL && r < file->rows->len; r++) {
      const OracleRow *row = g_ptr_array_index (file->rows, r);

      for (guint c = 0; c < MIN (row->cells->len, input->columns->n_columns); c++)
        secret += count_hidden (input->columns->columns[c].kind, g_ptr_array_index (row->cells, c));
    }
  }
  return secret > 0 && secret == everywhere;
}

static void
check_secret (const Run *run)
{
  for (guint i = 0; run->has_secret && i < nsp_problems_length (run->problems); i++) {
    const NspProblem *problem = nsp_problems_get (run->problems, i);

    for (guint a = 0; a < G_N_ELEMENTS (problem->args); a++)
      g_assert_true (problem->args[a] == NULL || strstr (problem->args[a], SECRET) == NULL);
  }
}

static void
run_files (Run *run)
{
  gboolean fine = TRUE;

  run->problems = nsp_problems_new ();
  run->survey = nsp_survey_new (run->instruments);
  for (guint i = 0; i < run->n_files; i++) {
    guint errors = nsp_problems_count (run->problems, NSP_ERROR);
    gboolean read = nsp_survey_read (run->survey, run->files[i].name, run->files[i].bytes,
                                     &run->options, run->problems);

    g_assert_cmpint (read, ==, nsp_problems_count (run->problems, NSP_ERROR) == errors);
    fine = fine && read;
    read_oracle (&run->files[i]);
    check_counts (run, i);
  }
  check_bounds (run);
  check_rows (run);
  check_names (run);
  run->has_secret = holds_secret (run);
  fine = nsp_survey_finish (run->survey, run->problems) && fine;
  g_assert_cmpint (fine, ==, nsp_problems_count (run->problems, NSP_ERROR) == 0);
  check_bounds (run);
  check_finished (run);
  if (fine)
    score_and_export (run);
  nsp_problems_sort (run->problems);
  check_problems (run->problems, 0);
  check_secret (run);
  g_string_free (export_with (run, NULL, nsp_export_check_json), TRUE);
}

static void
cut_files (Run *run, GBytes *bytes)
{
  GBytes *rest = g_bytes_ref (bytes);

  while (rest != NULL && run->n_files < MAX_FILES) {
    File *file = &run->files[run->n_files++];
    GBytes *next;

    split_parts (rest, &file->bytes, &next);
    g_snprintf (file->name, sizeof file->name, "%u.csv", run->n_files);
    g_bytes_unref (rest);
    rest = next;
  }
  g_bytes_unref (rest);
}

static void
clear (Run *run)
{
  for (guint i = 0; i < run->n_files; i++) {
    g_bytes_unref (run->files[i].bytes);
    g_free (run->files[i].text);
    g_free (run->files[i].plain);
    g_clear_pointer (&run->files[i].rows, g_ptr_array_unref);
  }
  if (run->options.columns.choices != NULL)
    g_array_unref ((GArray *)run->options.columns.choices);
  g_clear_pointer (&run->options.roles, g_hash_table_unref);
  g_clear_pointer (&run->options.moments, g_hash_table_unref);
  nsp_survey_free (run->survey);
  nsp_problems_free (run->problems);
  g_ptr_array_unref (run->instruments);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;
  Run run = { 0 };

  if (size < 2)
    return 0;
  choose_instruments (&run, data[1]);
  choose_options (&run, data[0]);
  choose_moments (&run, data[1]);
  bytes = g_bytes_new_static (data + 2, size - 2);
  cut_files (&run, bytes);
  run_files (&run);
  clear (&run);
  return 0;
}
