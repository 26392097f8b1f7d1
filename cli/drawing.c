/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing.h"

#include <signal.h>
#include <unistd.h>

#include "files.h"

static const char *const extensions[] = { "png", "pdf", "svg" }; /* by NspFormat */
#define N_FORMATS G_N_ELEMENTS (extensions)

/* One figure to draw. */
typedef struct {
  char *stem; /* the path of its files, without their extension */
  NspRender render;
  gpointer page;
  GDestroyNotify page_free;
} Job;

/* All of them, and how far they are. */
struct _NspDrawing {
  const NspOptions *options;
  const NspTerminal *terminal;
  GPtrArray *jobs; /* of Job */
  gboolean show_progress;
  GMutex lock;  /* of what follows */
  guint n_done; /* figures */
  guint n_files;
  char *failed_path; /* the first file that failed, and why */
  GError *error;
  NspMessage failure; /* MSG_CANNOT_DRAW or MSG_CANNOT_WRITE */
};

/* The signals that stop the drawing, and how they were handled before. */
static const int stopping[] = { SIGINT, SIGTERM, SIGHUP };
#define N_STOPPING G_N_ELEMENTS (stopping)

typedef struct {
  struct sigaction stopping[N_STOPPING], pipe;
} Signals;

/* Set by a signal: finish the files under way, then stop. */
static volatile sig_atomic_t interrupted;

static void
on_signal (int number)
{
  interrupted = number;
}

/* Lets signals stop the drawing between files. One that is ignored, as under nohup, stays so. That
 * nobody reads what is said any more is no reason to stop. */
static void
catch_signals (Signals *before)
{
  struct sigaction stop = { .sa_handler = on_signal, .sa_flags = SA_RESTART };
  struct sigaction ignore = { .sa_handler = SIG_IGN };

  sigemptyset (&stop.sa_mask);
  sigemptyset (&ignore.sa_mask);
  for (guint i = 0; i < N_STOPPING; i++)
    if (sigaction (stopping[i], NULL, &before->stopping[i]) == 0 &&
        before->stopping[i].sa_handler != SIG_IGN)
      sigaction (stopping[i], &stop, NULL);
  sigaction (SIGPIPE, &ignore, &before->pipe);
}

static void
restore_signals (const Signals *before)
{
  for (guint i = 0; i < N_STOPPING; i++)
    sigaction (stopping[i], &before->stopping[i], NULL);
  sigaction (SIGPIPE, &before->pipe, NULL);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->stem);
  job->page_free (job->page);
  g_free (job);
}

NspDrawing *
nsp_drawing_new (const NspOptions *options, const NspTerminal *terminal)
{
  NspDrawing *drawing = g_new0 (NspDrawing, 1);

  drawing->options = options;
  drawing->terminal = terminal;
  drawing->jobs = g_ptr_array_new_with_free_func (job_free);
  drawing->show_progress = options->progress == NSP_PROGRESS_ALWAYS ||
                           (options->progress == NSP_PROGRESS_AUTO && !options->quiet &&
                            isatty (fileno (terminal->err)));
  g_mutex_init (&drawing->lock);
  return drawing;
}

void
nsp_drawing_free (NspDrawing *drawing)
{
  if (drawing == NULL)
    return;
  g_ptr_array_unref (drawing->jobs);
  g_mutex_clear (&drawing->lock);
  g_free (drawing->failed_path);
  g_clear_error (&drawing->error);
  g_free (drawing);
}

void
nsp_drawing_add (NspDrawing *drawing, const char *name, NspRender render, gpointer page,
                 GDestroyNotify page_free)
{
  Job *job = g_new (Job, 1);

  job->stem = g_build_filename (drawing->options->output, name, NULL);
  job->render = render;
  job->page = page;
  job->page_free = page_free;
  g_ptr_array_add (drawing->jobs, job);
}

gboolean
nsp_drawing_is_empty (const NspDrawing *drawing)
{
  return drawing->jobs->len == 0;
}

static void
show_progress (const NspDrawing *drawing)
{
  if (drawing->show_progress) {
    fprintf (drawing->terminal->err, "\r%s %u/%u", nsp_say (drawing->terminal, MSG_DRAWING),
             drawing->n_done, drawing->jobs->len);
    fflush (drawing->terminal->err);
  }
}

/* Remembers the first failure; the other figures are then left undrawn. */
static void
fail (NspDrawing *drawing, NspMessage failure, char *path, GError *error)
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
must_stop (NspDrawing *drawing)
{
  gboolean failed;

  g_mutex_lock (&drawing->lock);
  failed = drawing->error != NULL;
  g_mutex_unlock (&drawing->lock);
  return failed || interrupted != 0;
}

/* Draws a figure in all formats before it writes the first of them. */
static gboolean
draw_files (NspDrawing *drawing, const Job *job, guint *n_files)
{
  GBytes *files[N_FORMATS] = { NULL };
  gboolean fine = TRUE;

  for (guint f = 0; f < N_FORMATS * 2 && fine; f++) {
    guint format = f % N_FORMATS;
    gboolean writing = f >= N_FORMATS;
    g_autofree char *path = g_strdup_printf ("%s.%s", job->stem, extensions[format]);
    GError *error = NULL;

    if (!drawing->options->draw_formats[format])
      continue;
    if (writing)
      fine = nsp_file_write (path, files[format], &error);
    else
      fine = (files[format] = job->render (job->page, (NspFormat)format, &error)) != NULL;
    if (!fine)
      fail (drawing, writing ? MSG_CANNOT_WRITE : MSG_CANNOT_DRAW, g_steal_pointer (&path), error);
    else
      *n_files += writing ? 1 : 0;
  }
  for (guint format = 0; format < N_FORMATS; format++)
    g_clear_pointer (&files[format], g_bytes_unref);
  return fine;
}

static void
draw_job (gpointer data, gpointer user_data)
{
  NspDrawing *drawing = user_data;
  guint n_files = 0;

  if (must_stop (drawing) || !draw_files (drawing, data, &n_files))
    return;
  g_mutex_lock (&drawing->lock);
  drawing->n_done++;
  drawing->n_files += n_files;
  show_progress (drawing);
  g_mutex_unlock (&drawing->lock);
}

static void
draw_all (NspDrawing *drawing)
{
  GThreadPool *pool =
      g_thread_pool_new (draw_job, drawing, (int)g_get_num_processors (), FALSE, NULL);
  Signals before;

  catch_signals (&before);
  show_progress (drawing);
  for (guint i = 0; i < drawing->jobs->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (drawing->jobs, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  if (drawing->show_progress) {
    fputs ("\r\033[K", drawing->terminal->err);
    fflush (drawing->terminal->err);
  }
  restore_signals (&before);
}

static NspExit
report (const NspDrawing *drawing)
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

NspExit
nsp_drawing_run (NspDrawing *drawing)
{
  const NspTerminal *terminal = drawing->terminal;
  const char *folder = drawing->options->output;
  g_autoptr (GError) error = NULL;

  if (nsp_drawing_is_empty (drawing)) {
    nsp_complain (terminal, MSG_NO_FIGURES);
    return NSP_EXIT_DATA;
  }
  if (!nsp_folder_make (folder, &error))
    return nsp_complain_of_file (terminal, MSG_CANNOT_WRITE, folder, error);
  draw_all (drawing);
  return report (drawing);
}

/* A name that is not taken yet, and is from now on. */
static char *
take_name (GHashTable *taken, const char *plain)
{
  char *name = g_strdup (plain);

  for (guint n = 2; g_hash_table_contains (taken, name); n++) {
    g_free (name);
    name = g_strdup_printf ("%s-%u", plain, n);
  }
  g_hash_table_add (taken, g_strdup (name));
  return name;
}

GHashTable *
nsp_drawing_file_names (const NspSurvey *survey, const NspTerminal *terminal)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_insert (names, (char *)"",
                       take_name (taken, nsp_say (terminal, MSG_FILE_NAME_EVERYONE)));
  /* Those that may be named first: the others, hidden in an archive, must not number them. */
  for (guint named = 2; named-- > 0;) {
    for (guint i = 1; i <= nsp_survey_n_networks (survey); i++) {
      const char *network = nsp_survey_network (survey, i);
      g_autofree char *plain = nsp_file_name (network, nsp_say (terminal, MSG_FILE_NAME_NETWORK));

      if (nsp_survey_names_network (survey, i) == (named > 0))
        g_hash_table_insert (names, (char *)network, take_name (taken, plain));
    }
  }
  return names;
}

const char *
nsp_drawing_file_name (GHashTable *names, const char *network)
{
  return g_hash_table_lookup (names, network != NULL ? network : "");
}
