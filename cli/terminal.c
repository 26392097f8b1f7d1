/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "terminal.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

/* More lines of the same kind tell a reader nothing new. */
#define MOST_OF_A_KIND 20

#define BOLD "\033[1m"
#define PLAIN "\033[0m"

static gboolean
wants_colour (FILE *stream)
{
  const char *no_color = g_getenv ("NO_COLOR"), *term = g_getenv ("TERM");

  return (no_color == NULL || *no_color == '\0') && g_strcmp0 (term, "dumb") != 0 &&
         isatty (fileno (stream));
}

void
nsp_terminal_init (NspTerminal *terminal, FILE *out, FILE *err, NspLang lang)
{
  *terminal = (NspTerminal){ out, err, wants_colour (out), wants_colour (err), lang, FALSE };
}

const char *
nsp_say (const NspTerminal *terminal, NspMessage message)
{
  return nsp_message (message, terminal->lang);
}

void
nsp_complain (const NspTerminal *terminal, NspMessage message, ...)
{
  va_list args;

  fprintf (terminal->err, "netspiegel: %s: ", nsp_say (terminal, MSG_ERROR));
  va_start (args, message);
  vfprintf (terminal->err, nsp_say (terminal, message), args);
  va_end (args);
  fputc ('\n', terminal->err);
}

void
nsp_tell (const NspTerminal *terminal, NspMessage message, ...)
{
  va_list args;

  if (terminal->quiet)
    return;
  va_start (args, message);
  vfprintf (terminal->err, nsp_say (terminal, message), args);
  va_end (args);
  fputc ('\n', terminal->err);
}

/* What went wrong with a file, in words: ours where we have them, else the system's. */
static const char *
reason (const NspTerminal *terminal, const GError *error)
{
  static const struct {
    int code;
    NspMessage message;
  } known[] = {
    { G_FILE_ERROR_NOENT, MSG_NO_SUCH_FILE }, { G_FILE_ERROR_ACCES, MSG_NO_ACCESS },
    { G_FILE_ERROR_PERM, MSG_NO_ACCESS },     { G_FILE_ERROR_ROFS, MSG_NO_ACCESS },
    { G_FILE_ERROR_ISDIR, MSG_IS_FOLDER },    { G_FILE_ERROR_NOTDIR, MSG_NOT_FOLDER },
    { G_FILE_ERROR_NOSPC, MSG_DISK_FULL },
  };

  if (error->domain == G_FILE_ERROR)
    for (guint i = 0; i < G_N_ELEMENTS (known); i++)
      if (error->code == known[i].code)
        return nsp_say (terminal, known[i].message);
  return error->message;
}

void
nsp_say_exact (const NspTerminal *terminal)
{
  fprintf (terminal->err, "%s\n", nsp_say (terminal, MSG_EXACT));
}

NspExit
nsp_complain_of_file (const NspTerminal *terminal, NspMessage message, const char *path,
                      const GError *error)
{
  nsp_complain (terminal, message, path, reason (terminal, error));
  return NSP_EXIT_SYSTEM;
}

/* `last_advice` is what was advised for the code before: it is not repeated. */
static void
show_problem (const NspTerminal *terminal, const NspProblem *problem, char **last_advice)
{
  static const NspMessage words[] = { MSG_ERROR, MSG_WARNING, MSG_NOTE };
  g_autofree char *message = nsp_problem_message (problem, terminal->lang);
  g_autofree char *advice = nsp_problem_advice (problem, terminal->lang);

  if (terminal->err_colour)
    fputs (BOLD, terminal->err);
  if (problem->file != NULL)
    fprintf (terminal->err, "%s:", problem->file);
  if (problem->line > 0)
    fprintf (terminal->err, "%" G_GUINT64_FORMAT ":", problem->line);
  if (problem->line > 0 && problem->column > 0)
    fprintf (terminal->err, "%u:", problem->column);
  fprintf (terminal->err, "%s%s[%s]:", problem->file != NULL ? " " : "",
           nsp_say (terminal, words[problem->severity]), nsp_problem_code_name (problem->code));
  if (terminal->err_colour)
    fputs (PLAIN, terminal->err);
  fprintf (terminal->err, " %s\n", message);
  if (*advice != '\0' && g_strcmp0 (advice, *last_advice) != 0)
    fprintf (terminal->err, "    %s\n", advice);
  g_free (*last_advice);
  *last_advice = g_steal_pointer (&advice);
}

void
nsp_show_problems (const NspTerminal *terminal, const NspProblems *problems)
{
  guint seen[NSP_N_PROBLEM_CODES] = { 0 };
  char *advice[NSP_N_PROBLEM_CODES] = { NULL };

  for (guint i = 0; i < nsp_problems_length (problems); i++) {
    const NspProblem *problem = nsp_problems_get (problems, i);

    if (terminal->quiet && problem->severity != NSP_ERROR)
      continue;
    if (seen[problem->code]++ < MOST_OF_A_KIND)
      show_problem (terminal, problem, &advice[problem->code]);
  }
  for (guint code = 0; code < NSP_N_PROBLEM_CODES; code++) {
    if (seen[code] > MOST_OF_A_KIND) {
      fprintf (terminal->err, nsp_say (terminal, MSG_MORE_OF_A_KIND), seen[code] - MOST_OF_A_KIND,
               nsp_problem_code_name ((NspProblemCode)code));
      fputc ('\n', terminal->err);
    }
    g_free (advice[code]);
  }
}

NspExit
nsp_finish_output (const NspTerminal *terminal)
{
  if (fflush (terminal->out) == 0 && !ferror (terminal->out))
    return NSP_EXIT_DONE;
  nsp_complain (terminal, MSG_CANNOT_WRITE, nsp_say (terminal, MSG_STDOUT),
                errno == ENOSPC ? nsp_say (terminal, MSG_DISK_FULL) : g_strerror (errno));
  return NSP_EXIT_SYSTEM;
}

void
nsp_print_heading (const NspTerminal *terminal, const char *text)
{
  fprintf (terminal->out, "%s%s%s\n", terminal->out_colour ? BOLD : "", text,
           terminal->out_colour ? PLAIN : "");
}

gboolean
nsp_write_to_stream (const char *text, gsize length, gpointer data, GError **error)
{
  FILE *stream = data;

  if (fwrite (text, 1, length, stream) == length)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, (int)g_file_error_from_errno (errno),
                       g_strerror (errno));
  return FALSE;
}
