/* check: read everything, report every problem, write nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"
#include "input.h"
#include "table.h"

static const char *
delimiter_name (const NspInput *input, const NspTerminal *terminal)
{
  switch (input->delimiter) {
  case ',':
    return ",";
  case ';':
    return ";";
  case '|':
    return "|";
  case '\t':
    return nsp_say (terminal, MSG_CHECK_TAB);
  default:
    return "";
  }
}

static void
add_headings (NspTable *table, const NspMessage *headings, guint n, const NspTerminal *terminal)
{
  for (guint i = 0; i < n; i++)
    nsp_table_add (table, nsp_say (terminal, headings[i]));
}

static void
print_files (const NspSurvey *survey, const NspTerminal *terminal)
{
  static const NspMessage headings[] = { MSG_CHECK_FILE, MSG_CHECK_ROWS, MSG_CHECK_USED,
                                         MSG_CHECK_ENCODING, MSG_CHECK_DELIMITER };
  g_autoptr (NspTable) table = nsp_table_new ("lrrll");

  add_headings (table, headings, G_N_ELEMENTS (headings), terminal);
  for (guint i = 0; i < nsp_survey_n_inputs (survey); i++) {
    const NspInput *input = nsp_survey_input (survey, i);

    nsp_table_add (table, input->file);
    nsp_table_take (table, g_strdup_printf ("%" G_GUINT64_FORMAT, input->rows));
    nsp_table_take (table, g_strdup_printf ("%" G_GUINT64_FORMAT, input->used));
    nsp_table_add (table, input->encoding != NULL ? input->encoding : "");
    nsp_table_add (table, delimiter_name (input, terminal));
  }
  nsp_table_print (table, 0, terminal->out);
}

static void
add_group (NspTable *table, const NspResult *result, const NspGroup *group,
           const NspTerminal *terminal)
{
  nsp_table_add (table, result->instrument->id);
  nsp_table_add (table, result->year != NULL ? result->year : nsp_say (terminal, MSG_NO_YEAR));
  nsp_table_add (table, group->network != NULL ? group->network : nsp_say (terminal, MSG_EVERYONE));
  nsp_table_take (table, g_strdup_printf ("%" G_GUINT64_FORMAT, group->respondents));
}

/* How many people answered which instrument, by year and network. */
static void
print_groups (const NspResults *results, const char *year, const NspTerminal *terminal)
{
  static const NspMessage headings[] = { MSG_CHECK_INSTRUMENT, MSG_CHECK_YEAR, MSG_CHECK_NETWORK,
                                         MSG_CHECK_RESPONDENTS };
  g_autoptr (NspTable) table = nsp_table_new ("lllr");

  add_headings (table, headings, G_N_ELEMENTS (headings), terminal);
  for (guint i = 0; i < results->list->len; i++) {
    const NspResult *result = g_ptr_array_index (results->list, i);

    if (year != NULL && g_strcmp0 (result->year, year) != 0)
      continue;
    for (guint k = 0; k < result->networks->len; k++)
      add_group (table, result, g_ptr_array_index (result->networks, k), terminal);
    add_group (table, result, result->overall, terminal);
  }
  nsp_table_print (table, 0, terminal->out);
}

NspExit
nsp_cmd_check (const NspOptions *options, const NspTerminal *terminal)
{
  g_auto (NspCliInput) input = { NULL, NULL, NULL };
  g_autoptr (NspResults) results = NULL;
  NspExit exit = nsp_cli_input_read (&input, options, terminal), finished;

  if (exit == NSP_EXIT_DONE)
    results = nsp_results_new (input.survey, &options->settings, input.problems);
  nsp_cli_show_problems (&input, MSG_CHECKED, terminal);
  if (exit > NSP_EXIT_DATA || input.survey == NULL)
    return exit;
  print_files (input.survey, terminal);
  if (results != NULL) {
    fputc ('\n', terminal->out);
    print_groups (results, options->year, terminal);
    fprintf (terminal->out, "\n%s\n", nsp_say (terminal, MSG_CHECK_FINE));
  }
  finished = nsp_finish_output (terminal);
  return finished != NSP_EXIT_DONE ? finished : exit;
}
