/* check: read everything, report every problem, show what was recognised; write nothing but a map
 * that is asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "choice.h"
#include "commands.h"
#include "export.h"
#include "files.h"
#include "groups_table.h"
#include "survey_input.h"
#include "table.h"

static const char *
delimiter_name (const NspInput *input, const NspTerminal *terminal)
{
  static const char *const names[] = { ",", ";", "|" };

  if (input->delimiter == '\t')
    return nsp_say (terminal, MSG_CHECK_TAB);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (input->delimiter == names[i][0])
      return names[i];
  return "";
}

static void
add_count (NspTable *table, guint64 count)
{
  nsp_table_take (table, g_strdup_printf ("%" G_GUINT64_FORMAT, count));
}

static void
print_files (const NspSurvey *survey, const NspTerminal *terminal)
{
  static const NspMessage headings[] = { MSG_CHECK_FILE,      MSG_CHECK_ROWS,    MSG_CHECK_USED,
                                         MSG_CHECK_LEFT_OUT,  MSG_CHECK_REFUSED, MSG_CHECK_ENCODING,
                                         MSG_CHECK_DELIMITER, MSG_CHECK_TOOL };
  g_autoptr (NspTable) table = nsp_table_new ("lrrrrlll");

  nsp_table_add_headings (table, headings, G_N_ELEMENTS (headings), terminal);
  for (guint i = 0; i < nsp_survey_n_inputs (survey); i++) {
    const NspInput *input = nsp_survey_input (survey, i);
    const char *tool = input->tool != NULL ? input->tool->name : NULL;

    nsp_table_add (table, input->file);
    add_count (table, input->rows);
    add_count (table, input->used);
    add_count (table, input->left_out);
    add_count (table, input->refused);
    nsp_table_add (table, input->encoding != NULL ? input->encoding : "");
    nsp_table_add (table, delimiter_name (input, terminal));
    nsp_table_add (table, tool != NULL ? tool : "");
  }
  nsp_table_print (table, 0, terminal->out);
}

/* "P01 (srt)", "network", or why a column is not used. */
static char *
column_meaning (const NspColumn *column, const GPtrArray *instruments, const NspTerminal *terminal)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  if (column->kind == NSP_COLUMN_PERSONAL)
    return g_strdup (nsp_say (terminal, MSG_CHECK_PERSONAL));
  if (column->kind == NSP_COLUMN_IGNORED)
    return g_strdup (nsp_say (terminal, MSG_CHECK_IGNORED));
  for (guint t = 0; t < column->targets->len; t++) {
    guint n = g_array_index (column->targets, NspTarget, t).instrument;
    const NspInstrument *instrument = g_ptr_array_index (instruments, n);

    g_string_append_printf (ids, "%s%s", t > 0 ? ", " : "", instrument->id);
  }
  if (ids->len == 0)
    return g_strdup (nsp_column_what (column, instruments));
  return g_strdup_printf ("%s (%s)", nsp_column_what (column, instruments), ids->str);
}

/* Whether a column is an item under its own id, of the same instruments as the one before, or as
 * unused as that: these are told in one line. */
static gboolean
continues_run (const NspColumn *before, const NspColumn *column, const GPtrArray *instruments)
{
  if (before->kind == NSP_COLUMN_IGNORED && column->kind == NSP_COLUMN_IGNORED)
    return TRUE;
  if (before->kind != NSP_COLUMN_ITEM || column->kind != NSP_COLUMN_ITEM ||
      before->targets->len != column->targets->len ||
      strcmp (before->header, nsp_column_what (before, instruments)) != 0 ||
      strcmp (column->header, nsp_column_what (column, instruments)) != 0)
    return FALSE;
  for (guint t = 0; t < column->targets->len; t++)
    if (g_array_index (before->targets, NspTarget, t).instrument !=
        g_array_index (column->targets, NspTarget, t).instrument)
      return FALSE;
  return TRUE;
}

/* Adds the columns first to last as one row. */
static void
add_columns (NspTable *table, const NspColumns *columns, guint first, guint last,
             const GPtrArray *instruments, const NspTerminal *terminal)
{
  g_autofree char *from = nsp_column_letters (first), *to = nsp_column_letters (last);
  g_autofree char *header = nsp_text_excerpt (columns->columns[first].header, -1, 50);
  g_autofree char *meaning = column_meaning (&columns->columns[first], instruments, terminal);
  g_autofree char *last_header = NULL;

  if (first == last) {
    nsp_table_add (table, from);
    nsp_table_add (table, header);
    nsp_table_add (table, meaning);
    return;
  }
  nsp_table_take (table, g_strdup_printf ("%s–%s", from, to));
  last_header = nsp_text_excerpt (columns->columns[last].header, -1, 50);
  nsp_table_take (table, g_strdup_printf ("%s … %s", header, last_header));
  if (columns->columns[first].kind == NSP_COLUMN_IGNORED)
    nsp_table_add (table, meaning);
  else
    nsp_table_take (table, g_strdup_printf ("%s … %s%s",
                                            nsp_column_what (&columns->columns[first], instruments),
                                            nsp_column_what (&columns->columns[last], instruments),
                                            strchr (meaning, ' ')));
}

static void
print_columns (const NspInput *input, const GPtrArray *instruments, const NspTerminal *terminal)
{
  static const NspMessage headings[] = { MSG_CHECK_COLUMN, MSG_CHECK_HEADER, MSG_CHECK_MEANING };
  g_autoptr (NspTable) table = nsp_table_new ("lll");
  const NspColumns *columns = input->columns;

  if (columns == NULL)
    return;
  nsp_table_add_headings (table, headings, G_N_ELEMENTS (headings), terminal);
  for (guint first = 0, last; first < columns->n_columns; first = last + 1) {
    last = first;
    while (last + 1 < columns->n_columns &&
           continues_run (&columns->columns[last], &columns->columns[last + 1], instruments))
      last++;
    add_columns (table, columns, first, last, instruments, terminal);
  }
  fprintf (terminal->out, "\n%s\n", input->file);
  nsp_table_print (table, 2, terminal->out);
}

/* How many answers there are, and in which ways the others are missing. */
static void
print_answers (const NspInput *input, const NspTerminal *terminal)
{
  static const NspMessage kinds[NSP_N_MISSING_KINDS] = {
    MSG_CHECK_GIVEN,     MSG_CHECK_EMPTY,        MSG_CHECK_NA,    MSG_CHECK_NOT_APPLICABLE,
    MSG_CHECK_DONT_KNOW, MSG_CHECK_MISSING_CODE, MSG_CHECK_LISTED
  };

  if (input->columns == NULL)
    return;
  fprintf (terminal->out, "  %s: %s %" G_GUINT64_FORMAT, nsp_say (terminal, MSG_CHECK_ANSWERS),
           nsp_say (terminal, MSG_CHECK_GIVEN), input->given);
  for (guint kind = NSP_ANSWER_EMPTY; kind < NSP_N_MISSING_KINDS; kind++)
    if (input->missing[kind] > 0)
      fprintf (terminal->out, ", %s %" G_GUINT64_FORMAT, nsp_say (terminal, kinds[kind]),
               input->missing[kind]);
  if (input->unreadable > 0)
    fprintf (terminal->out, ", %s %" G_GUINT64_FORMAT, nsp_say (terminal, MSG_CHECK_UNREADABLE),
             input->unreadable);
  fputc ('\n', terminal->out);
}

static void
print_check (const NspCliInput *input, gboolean fine, const NspCliChoice *choice,
             const NspTerminal *terminal)
{
  print_files (input->survey, terminal);
  for (guint i = 0; i < nsp_survey_n_inputs (input->survey); i++) {
    const NspInput *file = nsp_survey_input (input->survey, i);

    print_columns (file, nsp_survey_instruments (input->survey), terminal);
    print_answers (file, terminal);
  }
  if (!fine)
    return;
  fputc ('\n', terminal->out);
  nsp_print_groups (input->survey, choice, terminal);
  fprintf (terminal->out, "\n%s\n", nsp_say (terminal, MSG_CHECK_FINE));
}

static NspExit
print_json (const NspCliInput *input, const NspTerminal *terminal)
{
  const NspExport export = { .survey = input->survey,
                             .problems = input->problems,
                             .version = NSP_VERSION,
                             .lang = terminal->lang };
  g_autoptr (GError) error = NULL;

  if (!nsp_export_check_json (&export, nsp_write_to_stream, terminal->out, &error))
    return nsp_complain_of_file (terminal, MSG_CANNOT_WRITE, nsp_say (terminal, MSG_STDOUT), error);
  return NSP_EXIT_DONE;
}

static NspExit
write_map (const NspCliInput *input, const char *path, const NspTerminal *terminal)
{
  const NspInput *file = nsp_survey_input (input->survey, 0);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *json = nsp_column_map_write (file->columns, nsp_survey_instruments (input->survey));

  bytes = g_bytes_new_take (json, strlen (json));
  if (!nsp_file_write (path, bytes, &error))
    return nsp_complain_of_file (terminal, MSG_CANNOT_WRITE, path, error);
  nsp_tell (terminal, MSG_MAP_WRITTEN, path);
  return NSP_EXIT_DONE;
}

NspExit
nsp_cmd_check (const NspOptions *options, const NspTerminal *terminal)
{
  g_auto (NspCliInput) input = { .names_all = TRUE };
  g_autoptr (NspReleased) released = NULL; /* for what is noticed in scoring */
  g_auto (NspCliChoice) choice = { .networks = NULL };
  NspExit exit, printed = NSP_EXIT_DONE;

  if (options->write_map != NULL && g_strv_length (options->files) != 1) {
    nsp_complain (terminal, MSG_WRITE_MAP_ONE);
    return NSP_EXIT_USAGE;
  }
  exit = nsp_cli_input_read (&input, options, terminal);
  if (exit == NSP_EXIT_DONE)
    released = nsp_release_new (input.survey, &options->settings, input.problems);
  if (exit == NSP_EXIT_DONE)
    exit = nsp_cli_choose (&choice, &input, options, terminal);
  nsp_cli_show_problems (&input, MSG_CHECKED, terminal);
  if (exit > NSP_EXIT_DATA || input.survey == NULL)
    return exit;
  if (options->score_format == NSP_JSON)
    printed = print_json (&input, terminal);
  else
    print_check (&input, released != NULL, &choice, terminal);
  if (printed == NSP_EXIT_DONE)
    printed = nsp_finish_output (terminal);
  if (exit == NSP_EXIT_DONE && printed == NSP_EXIT_DONE && options->write_map != NULL)
    exit = write_map (&input, options->write_map, terminal);
  return printed != NSP_EXIT_DONE ? printed : exit;
}
