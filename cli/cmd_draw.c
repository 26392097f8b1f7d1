/* draw: one figure per network.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "export.h"
#include "figure.h"
#include "files.h"
#include "input.h"
#include "results.h"

static const char *const extensions[] = { "png", "pdf", "svg" }; /* by NspFormat */

/* One figure to draw. */
typedef struct {
  NspFigure figure;
  char *stem; /* the path of its files, without their extension */
} Job;

/* All of them, and how far they are. Drawn by several threads. */
typedef struct {
  const NspOptions *options;
  const NspCliChoice *choice;
  const NspTerminal *terminal;
  GPtrArray *jobs; /* of Job */
  gboolean show_progress;
  GMutex lock;  /* of what follows */
  guint n_done; /* figures */
  guint n_files;
  char *failed_path; /* the first file that failed, and why */
  GError *error;
  NspMessage failure; /* MSG_CANNOT_DRAW or MSG_CANNOT_WRITE */
} Drawing;

/* Set by a signal: finish the files under way, then stop. */
static volatile sig_atomic_t interrupted;

static void
on_signal (int number)
{
  interrupted = number;
}

/* Lets signals stop the drawing between files. One that is ignored, as under nohup, stays so. */
static void
catch_signals (void)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  struct sigaction action = { .sa_handler = on_signal, .sa_flags = SA_RESTART }, before;

  sigemptyset (&action.sa_mask);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    if (sigaction (signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
      sigaction (signals[i], &action, NULL);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->stem);
  g_free (job);
}

static void
show_progress (const Drawing *drawing)
{
  if (drawing->show_progress) {
    fprintf (drawing->terminal->err, "\r%s %u/%u", nsp_say (drawing->terminal, MSG_DRAWING),
             drawing->n_done, drawing->jobs->len);
    fflush (drawing->terminal->err);
  }
}

/* Remembers the first failure; the other figures are then left undrawn. */
static void
fail (Drawing *drawing, NspMessage failure, char *path, GError *error)
{
  g_mutex_lock (&drawing->lock);
  if (drawing->error == NULL) {
    drawing->failure = failure;
    drawing->failed_path = path;
    drawing->error = error;
  } else {
    g_free (path);
    g_error_free (error);
  }
  g_mutex_unlock (&drawing->lock);
}

static gboolean
must_stop (Drawing *drawing)
{
  gboolean failed;

  g_mutex_lock (&drawing->lock);
  failed = drawing->error != NULL;
  g_mutex_unlock (&drawing->lock);
  return failed || interrupted != 0;
}

/* Draws a figure in all formats before it writes the first of them. */
static gboolean
draw_files (Drawing *drawing, const Job *job, guint *n_files)
{
  GBytes *files[G_N_ELEMENTS (extensions)] = { NULL };
  gboolean fine = TRUE;

  for (guint f = 0; f < G_N_ELEMENTS (extensions) * 2 && fine; f++) {
    guint format = f % G_N_ELEMENTS (extensions);
    gboolean writing = f >= G_N_ELEMENTS (extensions);
    g_autofree char *path = g_strdup_printf ("%s.%s", job->stem, extensions[format]);
    GError *error = NULL;

    if (!drawing->options->draw_formats[format])
      continue;
    if (writing)
      fine = nsp_file_write (path, files[format], &error);
    else
      fine = (files[format] = nsp_figure_render (&job->figure, (NspFormat)format, &error)) != NULL;
    if (!fine)
      fail (drawing, writing ? MSG_CANNOT_WRITE : MSG_CANNOT_DRAW, g_steal_pointer (&path), error);
    else
      *n_files += writing ? 1 : 0;
  }
  for (guint format = 0; format < G_N_ELEMENTS (extensions); format++)
    g_clear_pointer (&files[format], g_bytes_unref);
  return fine;
}

static void
draw_job (gpointer data, gpointer user_data)
{
  Drawing *drawing = user_data;
  guint n_files = 0;

  if (must_stop (drawing) || !draw_files (drawing, data, &n_files))
    return;
  g_mutex_lock (&drawing->lock);
  drawing->n_done++;
  drawing->n_files += n_files;
  show_progress (drawing);
  g_mutex_unlock (&drawing->lock);
}

/* The file names of all networks of the survey, no two the same: the choice of networks must not
 * change them. */
static GHashTable *
name_files (const NspSurvey *survey, const NspTerminal *terminal)
{
  GHashTable *names =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free); /* network to name */
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 1; i <= nsp_survey_n_networks (survey); i++) {
    const char *network = nsp_survey_network (survey, i);
    g_autofree char *plain = nsp_file_name (network, nsp_say (terminal, MSG_FILE_NAME_NETWORK));
    char *name = g_strdup (plain);

    for (guint n = 2; g_hash_table_contains (taken, name); n++) {
      g_free (name);
      name = g_strdup_printf ("%s-%u", plain, n);
    }
    g_hash_table_add (taken, g_strdup (name));
    g_hash_table_insert (names, (char *)network, name);
  }
  return names;
}

/* The path of a figure without its extension: "burgerschap-srt-2025-2026-begin". */
static char *
figure_stem (const Drawing *drawing, const NspResult *result, const char *name)
{
  NspLang lang = drawing->terminal->lang;
  g_autofree char *moment = nsp_period_label (NULL, result->moment, lang);
  g_autoptr (GString) file =
      g_string_new (name != NULL ? name : nsp_say (drawing->terminal, MSG_FILE_NAME_EVERYONE));

  g_string_append_printf (file, "-%s", result->instrument->id);
  if (result->year != NULL)
    g_string_append_printf (file, "-%s", result->year);
  if (moment != NULL)
    g_string_append_printf (file, "-%s", moment);
  return g_build_filename (drawing->options->output, file->str, NULL);
}

static void
add_job (Drawing *drawing, const NspResults *results, const NspResult *result,
         const NspGroup *group, const char *name)
{
  Job *job = g_new0 (Job, 1);

  job->figure = (NspFigure){ .instrument = result->instrument,
                             .group = group,
                             .before = nsp_results_before (results, result, group->network),
                             .min_n = drawing->options->settings.min_n,
                             .lang = drawing->terminal->lang };
  job->stem = figure_stem (drawing, result, name);
  g_ptr_array_add (drawing->jobs, job);
}

/* Whether no later period of the same instrument, among those chosen, has the network. */
static gboolean
is_newest (const NspResults *results, guint index, const char *network, const NspCliChoice *choice)
{
  const NspResult *result = g_ptr_array_index (results->list, index);

  for (guint i = index + 1; i < results->list->len; i++) {
    const NspResult *later = g_ptr_array_index (results->list, i);

    if (later->instrument == result->instrument &&
        nsp_result_is_in (later, choice->year, choice->moment) &&
        nsp_result_group (later, network) != NULL)
      return FALSE;
  }
  return TRUE;
}

/* A figure for each network in the newest period that it stands in, of the year and moment asked
 * for. A survey without networks gives one figure of everyone. */
static void
add_jobs (Drawing *drawing, const NspResults *results, GHashTable *names)
{
  const NspCliChoice *choice = drawing->choice;
  const char *const *only = (const char *const *)choice->networks;

  for (guint i = 0; i < results->list->len; i++) {
    const NspResult *result = g_ptr_array_index (results->list, i);

    if (!nsp_result_is_in (result, choice->year, choice->moment))
      continue;
    for (guint k = 0; k < result->networks->len; k++) {
      const NspGroup *group = g_ptr_array_index (result->networks, k);

      if (nsp_export_wants (only, group->network) && is_newest (results, i, group->network, choice))
        add_job (drawing, results, result, group, g_hash_table_lookup (names, group->network));
    }
    if (result->networks->len == 0 && is_newest (results, i, NULL, choice))
      add_job (drawing, results, result, result->overall, NULL);
  }
}

static void
draw_all (Drawing *drawing)
{
  GThreadPool *pool =
      g_thread_pool_new (draw_job, drawing, (int)g_get_num_processors (), FALSE, NULL);

  catch_signals ();
  show_progress (drawing);
  for (guint i = 0; i < drawing->jobs->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (drawing->jobs, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  if (drawing->show_progress)
    fputs ("\r\033[K", drawing->terminal->err);
}

static NspExit
report (const Drawing *drawing)
{
  const NspTerminal *terminal = drawing->terminal;

  if (drawing->error != NULL)
    return nsp_complain_of_file (terminal, drawing->failure, drawing->failed_path, drawing->error);
  if (interrupted != 0 && drawing->n_done < drawing->jobs->len) {
    nsp_complain (terminal, MSG_INTERRUPTED, drawing->n_done, drawing->jobs->len);
    return NSP_EXIT_SYSTEM;
  }
  nsp_tell (terminal, MSG_DRAWN, drawing->n_done, drawing->n_files, drawing->options->output);
  return NSP_EXIT_DONE;
}

static NspExit
draw (const NspResults *results, const NspSurvey *survey, const NspOptions *options,
      const NspCliChoice *choice, const NspTerminal *terminal)
{
  g_autoptr (GHashTable) names = name_files (survey, terminal);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (job_free);
  g_autoptr (GError) error = NULL;
  Drawing drawing = { .options = options, .choice = choice, .terminal = terminal, .jobs = jobs };
  NspExit exit;

  drawing.show_progress = options->progress == NSP_PROGRESS_ALWAYS ||
                          (options->progress == NSP_PROGRESS_AUTO && !options->quiet &&
                           isatty (fileno (terminal->err)));
  add_jobs (&drawing, results, names);
  if (jobs->len == 0) {
    nsp_complain (terminal, MSG_NO_FIGURES);
    return NSP_EXIT_DATA;
  }
  if (!nsp_folder_make (options->output, &error))
    return nsp_complain_of_file (terminal, MSG_CANNOT_WRITE, options->output, error);
  g_mutex_init (&drawing.lock);
  draw_all (&drawing);
  exit = report (&drawing);
  g_mutex_clear (&drawing.lock);
  g_free (drawing.failed_path);
  g_clear_error (&drawing.error);
  return exit;
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
