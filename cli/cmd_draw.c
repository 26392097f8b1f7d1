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

/* Whether no later year of the same instrument has the network. */
static gboolean
is_newest (const NspResults *results, guint index, const char *network)
{
  const NspResult *result = g_ptr_array_index (results->list, index);

  for (guint i = index + 1; i < results->list->len; i++) {
    const NspResult *later = g_ptr_array_index (results->list, i);

    if (later->instrument == result->instrument && nsp_result_group (later, network) != NULL)
      return FALSE;
  }
  return TRUE;
}

/* A figure for each network in the years asked for, else in the newest year it stands in. A survey
 * without networks gives one figure of everyone. */
static void
add_figures (NspDrawing *drawing, const Source *source)
{
  const NspResults *results = source->results;
  const char *const *only = source->choice->networks;
  gboolean all = source->choice->years != NULL;

  for (guint i = 0; i < results->list->len; i++) {
    const NspResult *result = g_ptr_array_index (results->list, i);

    if (!nsp_cli_choice_has (source->choice, result))
      continue;
    for (guint k = 0; k < result->networks->len; k++) {
      const NspGroup *group = g_ptr_array_index (result->networks, k);

      if (nsp_export_wants (only, group->network) &&
          (all || is_newest (results, i, group->network)))
        add_figure (drawing, source, result, group);
    }
    if (result->networks->len == 0 && (all || is_newest (results, i, NULL)))
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
  g_auto (NspCliChoice) choice = { NULL, NULL };
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
