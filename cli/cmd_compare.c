/* compare: the years of every network side by side, as a table, CSV or JSON, and as figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "choice.h"
#include "commands.h"
#include "compare_figures.h"
#include "compare_table.h"
#include "export.h"
#include "label.h"
#include "survey_input.h"

#define MOST_PERIODS_NAMED 20

/* What a run has read and chosen. */
typedef struct {
  NspCliInput input;
  NspCliChoice choice;
  NspReleased *released;
  GPtrArray *comparisons; /* of NspComparison */
} Run;

static void
run_clear (Run *run)
{
  if (run->comparisons != NULL)
    g_ptr_array_unref (run->comparisons);
  nsp_released_free (run->released);
  nsp_cli_choice_clear (&run->choice);
  nsp_cli_input_clear (&run->input);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
is_chosen (const NspReleasedResult *result, gpointer data)
{
  const NspCliChoice *choice = data;

  return nsp_released_is_in (result, choice->years, choice->moment);
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  const NspReleasedResult *p = *(const NspReleasedResult *const *)a,
                          *q = *(const NspReleasedResult *const *)b;
  int by_year = g_strcmp0 (p->period.year, q->period.year);

  return by_year != 0 ? by_year : (int)p->period.moment - (int)q->period.moment;
}

/* The periods of all instruments, each once, from early to late, or those of them that are
 * chosen. */
static char *
name_periods (const Run *run, gboolean chosen, const NspTerminal *terminal)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_extend (results, run->released->list, NULL, NULL);
  g_ptr_array_sort (results, compare_periods);
  for (guint i = 0; i < results->len && names->len < MOST_PERIODS_NAMED; i++) {
    const NspReleasedResult *result = g_ptr_array_index (results, i);
    char *name = nsp_period_label (&result->period, terminal->lang);

    if (name != NULL && (!chosen || is_chosen (result, (gpointer)&run->choice)) &&
        !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, name);
    else
      g_free (name);
  }
  if (names->len == 0)
    return g_strdup (nsp_say (terminal, MSG_COMPARE_NOTHING));
  if (names->len == MOST_PERIODS_NAMED)
    g_ptr_array_add (names, g_strdup ("…"));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **)names->pdata);
}

static NspExit
complain_too_few (const Run *run, const NspTerminal *terminal)
{
  g_autofree char *all = name_periods (run, FALSE, terminal);
  g_autofree char *chosen = name_periods (run, TRUE, terminal);

  if (strcmp (all, chosen) != 0)
    nsp_complain (terminal, MSG_COMPARE_TOO_FEW_CHOSEN, chosen, all);
  else
    nsp_complain (terminal, MSG_COMPARE_TOO_FEW, all);
  return NSP_EXIT_DATA;
}

/* The first file that cannot be told apart from others, for it has no year of its own: what one -y
 * gives is the same for all files. NULL when there is none. */
static const char *
file_without_year (const NspSurvey *survey, const NspOptions *options)
{
  gboolean one_for_all = nsp_survey_n_inputs (survey) > 1 && options->years != NULL &&
                         g_strv_length (options->years) == 1;

  for (guint i = 0; one_for_all && i < nsp_survey_n_rows (survey); i++) {
    const NspRow *row = nsp_survey_row (survey, i);
    const NspInput *file = nsp_survey_input (survey, row->file);

    if (file->period.year != NULL && row->moment == NSP_MOMENT_NONE)
      return file->file;
  }
  return nsp_cli_file_without_year (survey);
}

/* Reads, chooses and compares; complains when there is nothing to compare. */
static NspExit
prepare (Run *run, const NspOptions *options, const NspTerminal *terminal)
{
  NspCliInput *input = &run->input;
  NspExit exit = nsp_cli_input_read (input, options, terminal);
  const char *file = input->survey != NULL ? file_without_year (input->survey, options) : NULL;

  /* Without years, the same people in two files would seem to have answered twice. */
  if (file != NULL && exit <= NSP_EXIT_DATA) {
    nsp_complain (terminal, MSG_COMPARE_NO_YEAR, file);
    return NSP_EXIT_DATA;
  }
  if (exit == NSP_EXIT_DONE)
    exit = nsp_cli_choose (&run->choice, input, options, terminal);
  if (exit == NSP_EXIT_DONE)
    run->released = nsp_release_new (input->survey, &options->settings, input->problems);
  nsp_cli_show_problems (input, MSG_REFUSED, terminal);
  if (exit != NSP_EXIT_DONE)
    return exit;
  run->comparisons =
      nsp_release_comparisons (input->survey, run->released, is_chosen, &run->choice);
  return run->comparisons->len > 0 ? NSP_EXIT_DONE : complain_too_few (run, terminal);
}

static gboolean
is_compared (const Run *run, const NspInstrument *instrument)
{
  for (guint i = 0; i < run->comparisons->len; i++)
    if (((const NspComparison *)g_ptr_array_index (run->comparisons, i))->instrument == instrument)
      return TRUE;
  return FALSE;
}

/* Names the questionnaires that stand in one period only. */
static void
tell_left_out (const Run *run, const NspTerminal *terminal)
{
  for (guint i = 0; i < run->released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (run->released->list, i);
    g_autofree char *period = NULL;

    if (!is_chosen (result, (gpointer)&run->choice) || is_compared (run, result->instrument))
      continue;
    period = nsp_period_label (&result->period, terminal->lang);
    nsp_tell (terminal, MSG_COMPARE_ONE_PERIOD, result->instrument->id, period);
  }
}

/* Names the networks that stand in one period only. */
static void
tell_single (const Run *run, const NspTerminal *terminal)
{
  for (guint i = 0; i < run->comparisons->len; i++) {
    const NspComparison *comparison = g_ptr_array_index (run->comparisons, i);

    for (guint k = 0; k < comparison->groups->len; k++) {
      const NspComparedGroup *group = g_ptr_array_index (comparison->groups, k);
      g_autofree char *period = NULL;
      g_autofree char *name = NULL;
      guint last = 0;

      if (group->network == NULL || !nsp_export_wants (run->choice.networks, group->network) ||
          nsp_compared_group_periods (comparison, group, &last) != 1)
        continue;
      name = nsp_name_label (group->network, 200, terminal->lang);
      period = nsp_comparison_period (comparison, last, terminal->lang);
      nsp_tell (terminal, MSG_COMPARE_ONE_PERIOD_NETWORK, name, comparison->instrument->id, period);
    }
  }
}

static NspExit
draw (const Run *run, const NspOptions *options, const NspTerminal *terminal)
{
  g_autoptr (NspDrawing) drawing = nsp_drawing_new (options, terminal);

  nsp_add_comparison_figures (drawing, run->comparisons, run->input.survey, &run->choice,
                              &options->settings, terminal);
  if (nsp_drawing_is_empty (drawing)) { /* the table says why */
    nsp_tell (terminal, MSG_COMPARE_NO_FIGURES);
    return NSP_EXIT_DONE;
  }
  return nsp_drawing_run (drawing);
}

static NspExit
print_export (const Run *run, const NspOptions *options, const NspTerminal *terminal)
{
  const NspExport export = { .released = run->released,
                             .survey = run->input.survey,
                             .problems = run->input.problems,
                             .only = run->choice.networks,
                             .only_years = run->choice.years,
                             .only_moment = run->choice.moment,
                             .version = NSP_VERSION,
                             .lang = terminal->lang };
  g_autoptr (GError) error = NULL;
  gboolean json = options->score_format == NSP_JSON;

  if ((json ? nsp_export_compare_json : nsp_export_compare_csv) (
          &export, run->comparisons, nsp_write_to_stream, terminal->out, &error))
    return NSP_EXIT_DONE;
  return nsp_complain_of_file (terminal, MSG_CANNOT_WRITE, nsp_say (terminal, MSG_STDOUT), error);
}

NspExit
nsp_cmd_compare (const NspOptions *options, const NspTerminal *terminal)
{
  g_auto (Run) run = { .released = NULL };
  NspExit exit = prepare (&run, options, terminal);

  if (exit != NSP_EXIT_DONE)
    return exit;
  tell_left_out (&run, terminal);
  if (options->score_format != NSP_TABLE || options->output != NULL)
    tell_single (&run, terminal);
  if (options->output != NULL)
    exit = draw (&run, options, terminal);
  if (exit != NSP_EXIT_DONE)
    return exit;
  if (options->score_format == NSP_TABLE)
    nsp_print_comparisons (run.comparisons, &run.choice, &options->settings, terminal);
  else
    exit = print_export (&run, options, terminal);
  return exit != NSP_EXIT_DONE ? exit : nsp_finish_output (terminal);
}
