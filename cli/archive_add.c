/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive_add.h"

#include "archive_input.h"
#include "archive_tables.h"
#include "archives.h"
#include "choice.h"
#include "groups_table.h"
#include "phrase.h"
#include "survey_input.h"

/* How often to begin again when another program makes the same new archive. */
#define MAX_TRIES 10

/* An addition under way. */
typedef struct {
  const NspOptions *options;
  const NspTerminal *terminal;
  NspArchive *archive;
  NspCliInput input;
  gint64 first; /* the first import that is new; 0 while there is none */
  GPtrArray *overlaps, *imports;
} Addition;

static void
addition_clear (Addition *addition)
{
  nsp_archive_close (addition->archive);
  nsp_cli_input_clear (&addition->input);
  if (addition->overlaps != NULL)
    g_ptr_array_unref (addition->overlaps);
  if (addition->imports != NULL)
    g_ptr_array_unref (addition->imports);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Addition, addition_clear)

static NspExit
complain_of_archive (const Addition *addition, const GError *error)
{
  return nsp_complain_of_archive (addition->terminal, addition->options->archive, error);
}

/* Says which files are there already, and finds the first import that is new. */
static void
report_known (Addition *addition)
{
  for (guint i = 0; i < addition->input.added->len; i++) {
    NspAdded added = g_array_index (addition->input.added, NspAdded, i);
    g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, added.import);

    if (added.known)
      nsp_tell (addition->terminal, MSG_ARCHIVE_KNOWN, addition->options->files[i + 1], number);
    else if (addition->first == 0)
      addition->first = added.import;
  }
}

/* Without a year, next year's file would seem to be the same survey. */
static void
report_without_year (Addition *addition)
{
  const char *file = nsp_cli_file_without_year (addition->input.survey);

  if (file != NULL)
    nsp_problems_add (addition->input.problems, NSP_PROBLEM_ARCHIVE_NO_YEAR, file, 0, 0, NULL, NULL,
                      NULL, NULL);
}

static void
report_overlaps (Addition *addition)
{
  for (guint i = 0; i < addition->overlaps->len; i++) {
    const NspArchiveGroup *group = g_ptr_array_index (addition->overlaps, i);
    g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, group->import);
    g_autofree char *nl = nsp_period_label (&group->period, NSP_NL);
    g_autofree char *en = nsp_period_label (&group->period, NSP_EN);
    const char *network = group->network;
    g_autofree char *what = nsp_phrase_with (
        NSP_PHRASE_PERIOD_OF_NETWORK, nl != NULL ? nl : nsp_message (MSG_NO_YEAR, NSP_NL),
        network != NULL ? network : nsp_message (MSG_NO_NETWORK, NSP_NL),
        en != NULL ? en : nsp_message (MSG_NO_YEAR, NSP_EN),
        network != NULL ? network : nsp_message (MSG_NO_NETWORK, NSP_EN), NULL);

    nsp_problems_add (addition->input.problems, NSP_PROBLEM_ARCHIVE_OVERLAP, group->later_file, 0,
                      0, what, number, group->file, NULL);
  }
}

static gboolean
is_told (const NspProblems *problems, const NspProblem *wanted)
{
  for (guint i = 0; i < nsp_problems_length (problems); i++) {
    const NspProblem *problem = nsp_problems_get (problems, i);

    if (problem->code == wanted->code && g_strcmp0 (problem->args[0], wanted->args[0]) == 0 &&
        g_strcmp0 (problem->args[1], wanted->args[1]) == 0)
      return TRUE;
  }
  return FALSE;
}

/* What is told of all files together counts here; of each, it was told already. */
static void
take_problems (NspProblems *problems, const NspProblems *of_all)
{
  for (guint i = 0; i < nsp_problems_length (of_all); i++) {
    const NspProblem *problem = nsp_problems_get (of_all, i);

    if (problem->severity == NSP_ERROR || problem->code == NSP_PROBLEM_INSTRUMENT_CHANGED ||
        (problem->code == NSP_PROBLEM_NETWORK_CLOSE && !is_told (problems, problem)))
      nsp_problems_add_as (problems, problem->severity, problem->code, problem->file, problem->line,
                           problem->column, problem->args[0], problem->args[1], problem->args[2],
                           problem->args[3]);
  }
}

/* Reads the archive as it will be: nobody may have answered twice, and every questionnaire must
 * still be the one that was answered. */
static NspExit
check_whole (Addition *addition)
{
  g_auto (NspCliInput) whole = { .survey = NULL };
  NspExit exit = nsp_cli_read_as_kept (&whole, addition->archive, addition->options->archive,
                                       addition->terminal);

  if (exit != NSP_EXIT_DONE)
    return exit;
  take_problems (addition->input.problems, whole.problems);
  return nsp_problems_count (addition->input.problems, NSP_ERROR) > 0 ? NSP_EXIT_DATA
                                                                      : NSP_EXIT_DONE;
}

/* Makes room for what is new, or refuses it. */
static NspExit
settle_overlaps (Addition *addition)
{
  g_autoptr (GError) error = NULL;

  addition->overlaps = nsp_archive_overlaps (addition->archive, addition->first, &error);
  if (addition->overlaps == NULL)
    return complain_of_archive (addition, error);
  if (addition->overlaps->len > 0 && !addition->options->replace && !addition->options->append) {
    report_overlaps (addition);
    return NSP_EXIT_DATA;
  }
  if (addition->options->replace &&
      !nsp_archive_replace (addition->archive, addition->overlaps, &error))
    return complain_of_archive (addition, error);
  /* Before it is read: somebody may be in a network that is hidden, and now is not, or was not. */
  if (!nsp_archive_settle (addition->archive, &error))
    return complain_of_archive (addition, error);
  return check_whole (addition);
}

/* Reads the files into the archive. Nothing is committed yet. */
static NspExit
read_into (Addition *addition)
{
  NspOptions reading = *addition->options;
  g_autoptr (GError) error = NULL;
  NspExit exit;

  addition->archive = nsp_archive_change (addition->options->archive, TRUE, nsp_on_waiting,
                                          (gpointer)addition->terminal, &error);
  if (addition->archive == NULL)
    return complain_of_archive (addition, error);
  addition->input.adding = addition->archive;
  reading.files = addition->options->files + 1; /* after "add" */
  exit = nsp_cli_input_read (&addition->input, &reading, addition->terminal);
  if (exit != NSP_EXIT_DONE)
    return exit;
  report_known (addition);
  if (addition->first == 0)
    return NSP_EXIT_DONE;
  report_without_year (addition);
  exit = settle_overlaps (addition);
  if (exit == NSP_EXIT_DONE) {
    addition->imports = nsp_archive_imports (addition->archive, &error);
    if (addition->imports == NULL)
      exit = complain_of_archive (addition, error);
  }
  return exit;
}

static void
print_addition (const Addition *addition)
{
  static const NspCliChoice everything = { .networks = NULL };
  const NspTerminal *terminal = addition->terminal;
  g_autofree char *heading =
      g_strdup_printf (nsp_say (terminal, MSG_ARCHIVE_ADDED), addition->options->archive);

  nsp_print_heading (terminal, heading);
  nsp_print_imports (addition->imports, addition->first, terminal);
  fputc ('\n', terminal->out);
  nsp_print_groups (addition->input.survey, &everything, terminal);
  if (addition->overlaps->len > 0) {
    fputc ('\n', terminal->out);
    nsp_print_rows (nsp_say (terminal, addition->options->replace ? MSG_ARCHIVE_REPLACED
                                                                  : MSG_ARCHIVE_APPENDED),
                    addition->overlaps, terminal);
  }
}

/* One try; `again` when another program made the archive meanwhile. */
static NspExit
try_add (const NspOptions *options, const NspTerminal *terminal, gboolean *again)
{
  g_auto (Addition) addition = { .options = options, .terminal = terminal };
  g_autoptr (GError) error = NULL;
  NspExit exit = read_into (&addition);

  *again = FALSE;
  if (exit == NSP_EXIT_DONE && addition.first > 0 &&
      !nsp_archive_commit (addition.archive, &error)) {
    *again = g_error_matches (error, NSP_ARCHIVE_ERROR, NSP_ARCHIVE_ERROR_APPEARED);
    return *again ? NSP_EXIT_SYSTEM : complain_of_archive (&addition, error);
  }
  nsp_cli_show_problems (&addition.input, MSG_ARCHIVE_DAMAGES, terminal);
  if (exit != NSP_EXIT_DONE)
    return exit;
  if (addition.first == 0) {
    nsp_tell (terminal, MSG_ARCHIVE_NOTHING_NEW);
    return NSP_EXIT_DONE;
  }
  nsp_tell_of_commit (addition.archive, options->archive, terminal);
  if (!terminal->quiet)
    print_addition (&addition);
  return nsp_finish_output (terminal);
}

NspExit
nsp_archive_add_files (const NspOptions *options, const NspTerminal *terminal)
{
  NspExit exit = NSP_EXIT_SYSTEM;
  gboolean again = TRUE;

  if (options->replace && options->append) {
    nsp_complain (terminal, MSG_ARCHIVE_REPLACE_APPEND);
    return NSP_EXIT_USAGE;
  }
  for (guint tries = 0; again && tries < MAX_TRIES; tries++)
    exit = try_add (options, terminal, &again);
  if (again)
    nsp_complain (terminal, MSG_ARCHIVE_BUSY, options->archive);
  return exit;
}
