/* draw: one figure per network.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>

#include "commands.h"
#include "drawing.h"
#include "export.h"
#include "files.h"
#include "input.h"
#include "results.h"

/* What to draw from. */
typedef struct {
  const NspResults *results;
  const NspOptions *options;
  const NspCliChoice *choice;
  const NspTerminal *terminal;
  GHashTable *names; /* in file names */
} Source;

static GBytes *
render (gconstpointer page, NspFormat format, GError **error)
{
  return nsp_figure_render (page, format, error);
}

static void
add_figure (NspDrawing *drawing, const Source *source, const NspResult *result,
            const NspGroup *group)
{
  NspFigure *figure = g_new (NspFigure, 1);
  g_autofree char *when = nsp_period_label (result->year, result->moment, source->terminal->lang);
  g_autofree char *period = when != NULL ? nsp_file_name (when, "") : g_strdup ("");
  g_autofree char *name =
      g_strdup_printf ("%s-%s%s%s", nsp_drawing_file_name (source->names, group->network),
                       result->instrument->id, *period != '\0' ? "-" : "", period);

  *figure = (NspFigure){ .instrument = result->instrument,
                         .group = group,
                         .before = nsp_results_before (source->results, result, group->network),
                         .min_n = source->options->settings.min_n,
                         .lang = source->terminal->lang };
  nsp_drawing_add (drawing, name, render, figure, g_free);
}

/* Whether no later period of the same instrument, among those chosen, has the network; where years
 * are chosen, no later one of that year. */
static gboolean
is_newest (const NspResults *results, guint index, const char *network, const NspCliChoice *choice)
{
  const NspResult *result = g_ptr_array_index (results->list, index);

  for (guint i = index + 1; i < results->list->len; i++) {
    const NspResult *later = g_ptr_array_index (results->list, i);

    if (later->instrument == result->instrument &&
        (choice->years == NULL || g_strcmp0 (later->year, result->year) == 0) &&
        nsp_result_is_in (later, choice->years, choice->moment) &&
        nsp_result_group (later, network) != NULL)
      return FALSE;
  }
  return TRUE;
}

/* A figure for each network in the newest period that it stands in, of each year asked for and of
 * the moment asked for. A survey without networks gives one figure of everyone. */
static void
add_figures (NspDrawing *drawing, const Source *source)
{
  const NspResults *results = source->results;
  const NspCliChoice *choice = source->choice;

  for (guint i = 0; i < results->list->len; i++) {
    const NspResult *result = g_ptr_array_index (results->list, i);

    if (!nsp_result_is_in (result, choice->years, choice->moment))
      continue;
    for (guint k = 0; k < result->networks->len; k++) {
      const NspGroup *group = g_ptr_array_index (result->networks, k);

      if (nsp_export_wants (choice->networks, group->network) &&
          is_newest (results, i, group->network, choice))
        add_figure (drawing, source, result, group);
    }
    if (result->networks->len == 0 && is_newest (results, i, NULL, choice))
      add_figure (drawing, source, result, result->overall);
  }
}

static NspExit
draw (const NspResults *results, const NspSurvey *survey, const NspOptions *options,
      const NspCliChoice *choice, const NspTerminal *terminal)
{
  g_autoptr (GHashTable) names = nsp_drawing_file_names (survey, terminal);
  g_autoptr (NspDrawing) drawing = nsp_drawing_new (options, terminal);
  const Source source = { results, options, choice, terminal, names };

  add_figures (drawing, &source);
  return nsp_drawing_run (drawing);
}

NspExit
nsp_cmd_draw (const NspOptions *options, const NspTerminal *terminal)
{
  g_auto (NspCliInput) input = { .survey = NULL };
  g_auto (NspCliChoice) choice = { .networks = NULL };
  g_autoptr (NspResults) results = NULL;
  NspExit exit;

  if (options->output == NULL) {
    nsp_complain (terminal, MSG_NO_OUTPUT);
    return NSP_EXIT_USAGE;
  }
  /* That nobody reads what it says any more is no reason not to draw. */
  signal (SIGPIPE, SIG_IGN);
  exit = nsp_cli_input_read (&input, options, terminal);
  if (exit == NSP_EXIT_DONE)
    exit = nsp_cli_choose (&choice, &input, options, terminal);
  if (exit == NSP_EXIT_DONE)
    results = nsp_results_new (input.survey, &options->settings, input.problems);
  nsp_cli_show_problems (&input, MSG_REFUSED, terminal);
  return exit == NSP_EXIT_DONE ? draw (results, input.survey, options, &choice, terminal) : exit;
}
