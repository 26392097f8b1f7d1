/* draw: one figure per network.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>

#include "choice.h"
#include "commands.h"
#include "drawing.h"
#include "export.h"
#include "files.h"
#include "survey_input.h"

/* What to draw from. */
typedef struct {
  const NspReleased *released;
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
add_figure (NspDrawing *drawing, const Source *source, const NspReleasedResult *result,
            const NspReleasedGroup *group)
{
  NspFigure *figure = g_new (NspFigure, 1);
  g_autofree char *when = nsp_period_label (&result->period, source->terminal->lang);
  g_autofree char *period = when != NULL ? nsp_file_name (when, "") : g_strdup ("");
  g_autofree char *name =
      g_strdup_printf ("%s-%s%s%s", nsp_drawing_file_name (source->names, group->network),
                       result->instrument->id, *period != '\0' ? "-" : "", period);

  *figure = (NspFigure){ .instrument = result->instrument,
                         .group = group,
                         .exact = source->options->settings.exact,
                         .lang = source->terminal->lang };
  figure->before =
      nsp_released_before (source->released, result, group->network, &figure->withheld_before);
  nsp_drawing_add (drawing, name, render, figure, g_free);
}

/* Whether no later period of the same instrument, among those chosen, has the network; where years
 * are chosen, no later one of that year. */
static gboolean
is_newest (const NspReleased *released, guint index, const char *network,
           const NspCliChoice *choice)
{
  const NspReleasedResult *result = g_ptr_array_index (released->list, index);

  for (guint i = index + 1; i < released->list->len; i++) {
    const NspReleasedResult *later = g_ptr_array_index (released->list, i);
    const NspReleasedGroup *there = nsp_released_group (later, network);

    if (later->instrument == result->instrument &&
        (choice->years == NULL || g_strcmp0 (later->period.year, result->period.year) == 0) &&
        nsp_released_is_in (later, choice->years, choice->moment) && there != NULL &&
        there->withheld == NSP_SHOWN)
      return FALSE;
  }
  return TRUE;
}

/* A figure for each network in the newest period that it stands in, of each year asked for and of
 * the moment asked for. A survey without networks gives one figure of everyone. */
static void
add_figures (NspDrawing *drawing, const Source *source)
{
  const NspReleased *released = source->released;
  const NspCliChoice *choice = source->choice;
  guint n_unnamed = 0;

  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);

    if (!nsp_released_is_in (result, choice->years, choice->moment))
      continue;
    for (guint k = 0; k < result->networks->len; k++) {
      const NspReleasedGroup *group = g_ptr_array_index (result->networks, k);

      if (group->withheld == NSP_SHOWN && nsp_export_wants (choice->networks, group->network) &&
          is_newest (released, i, group->network, choice))
        add_figure (drawing, source, result, group);
    }
    n_unnamed = MAX (n_unnamed, g_hash_table_size (result->unnamed));
    if (result->networks->len == 0 && result->overall->withheld == NSP_SHOWN &&
        is_newest (released, i, NULL, choice))
      add_figure (drawing, source, result, result->overall);
  }
  if (n_unnamed > 0)
    nsp_tell (source->terminal, MSG_UNNAMED, released->settings.min_n, n_unnamed);
}

static NspExit
draw (const NspReleased *released, const NspSurvey *survey, const NspOptions *options,
      const NspCliChoice *choice, const NspTerminal *terminal)
{
  g_autoptr (GHashTable) names = nsp_drawing_file_names (survey, terminal);
  g_autoptr (NspDrawing) drawing = nsp_drawing_new (options, terminal);
  const Source source = { released, options, choice, terminal, names };

  add_figures (drawing, &source);
  return nsp_drawing_run (drawing);
}

NspExit
nsp_cmd_draw (const NspOptions *options, const NspTerminal *terminal)
{
  g_auto (NspCliInput) input = { .survey = NULL };
  g_auto (NspCliChoice) choice = { .networks = NULL };
  g_autoptr (NspReleased) released = NULL;
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
    released = nsp_release_new (input.survey, &options->settings, input.problems);
  nsp_cli_show_problems (&input, MSG_REFUSED, terminal);
  return exit == NSP_EXIT_DONE ? draw (released, input.survey, options, &choice, terminal) : exit;
}
