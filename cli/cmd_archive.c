/* archive: the surveys of all years in one file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "archive_add.h"
#include "archive_input.h"
#include "archive_tables.h"
#include "archives.h"
#include "choice.h"
#include "commands.h"
#include "files.h"
#include "fold.h"
#include "groups_table.h"
#include "school_year.h"

static NspExit
list (const NspOptions *options, const NspTerminal *terminal)
{
  static const NspCliChoice everything = { .networks = NULL };
  g_auto (NspCliInput) input = { .survey = NULL };
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (GError) error = NULL;
  NspExit exit = NSP_EXIT_DONE;
  g_autoptr (NspArchive) archive = nsp_cli_open_archive (options, terminal, &exit);

  if (archive == NULL)
    return exit;
  imports = nsp_archive_imports (archive, &error);
  if (imports == NULL)
    return nsp_complain_of_archive (terminal, options->archive, error);
  if (imports->len == 0) {
    fprintf (terminal->out, "%s\n", nsp_say (terminal, MSG_ARCHIVE_EMPTY));
    return nsp_finish_output (terminal);
  }
  exit = nsp_cli_read_as_kept (&input, archive, options->archive, terminal);
  if (exit != NSP_EXIT_DONE)
    return exit;
  nsp_print_imports (imports, 0, terminal);
  fputc ('\n', terminal->out);
  nsp_print_groups (input.survey, &everything, terminal);
  return nsp_finish_output (terminal);
}

/* Whether a group is among what is to be removed. `hidden` (or NULL) are what the networks of the
 * options may be hidden behind. */
static gboolean
is_chosen (const NspArchiveGroup *group, const NspOptions *options, char *const *hidden)
{
  g_autofree char *folded = nsp_fold (group->network != NULL ? group->network : "");
  gboolean of_network = options->networks == NULL, of_year = options->years == NULL;

  for (char **name = options->networks; name != NULL && *name != NULL; name++) {
    g_autofree char *wanted = nsp_fold (*name);

    of_network |= strcmp (wanted, folded) == 0;
    if (hidden != NULL)
      of_network |= strcmp (hidden[name - options->networks], folded) == 0;
  }
  for (char **year = options->years; year != NULL && *year != NULL; year++) {
    g_autofree char *school_year = nsp_school_year_of (*year);

    of_year |= g_strcmp0 (group->period.year, *year) == 0 ||
               g_strcmp0 (group->period.year, school_year) == 0;
  }
  return of_network && of_year &&
         (options->import == 0 || group->import == (gint64)options->import) &&
         (options->moment == NSP_MOMENT_NONE || group->period.moment == options->moment);
}

/* Keeps the chosen of the groups. */
static void
choose_groups (GPtrArray *groups, const NspOptions *options, char *const *hidden)
{
  for (guint i = groups->len; i-- > 0;)
    if (!is_chosen (g_ptr_array_index (groups, i), options, hidden))
      g_ptr_array_remove_index (groups, i);
}

static NspExit
remove_groups (const NspOptions *options, const NspTerminal *terminal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NspArchive) archive = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_auto (GStrv) hidden = NULL;

  if (options->years == NULL && options->import == 0) {
    nsp_complain (terminal, MSG_ARCHIVE_REMOVE_WHAT);
    return NSP_EXIT_USAGE;
  }
  archive =
      nsp_archive_change (options->archive, FALSE, nsp_on_waiting, (gpointer)terminal, &error);
  if (archive != NULL)
    groups = nsp_archive_groups (archive, &error);
  if (groups == NULL)
    return nsp_complain_of_archive (terminal, options->archive, error);
  hidden = nsp_cli_hidden_names (archive, options->networks);
  choose_groups (groups, options, hidden);
  if (groups->len == 0) {
    nsp_complain (terminal, MSG_ARCHIVE_REMOVE_NONE);
    return NSP_EXIT_DATA;
  }
  if (!nsp_archive_remove (archive, groups, &error) || !nsp_archive_commit (archive, &error))
    return nsp_complain_of_archive (terminal, options->archive, error);
  nsp_tell_of_commit (archive, options->archive, terminal);
  if (!terminal->quiet) {
    g_autofree char *heading =
        g_strdup_printf (nsp_say (terminal, MSG_ARCHIVE_REMOVED), options->archive);

    nsp_print_rows (heading, groups, terminal);
  }
  return nsp_finish_output (terminal);
}

/* "3-2025-2026.csv" for import 3 of the file data/2025-2026.csv. */
static char *
export_name (const NspImport *import)
{
  g_autofree char *base = g_path_get_basename (import->file);
  char *dot = strrchr (base, '.');
  g_autofree char *plain = NULL;

  if (dot != NULL)
    *dot = '\0';
  plain = nsp_file_name (base, "import");
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%s.csv", import->id, plain);
}

static gboolean
append_to_string (const char *text, gsize length, gpointer data, GError **error)
{
  (void)error; /* memory does not fail */
  g_string_append_len (data, text, (gssize)length);
  return TRUE;
}

/* A file per import. */
static NspExit
export_files (NspArchive *archive, const GPtrArray *imports, const NspOptions *options,
              const NspTerminal *terminal)
{
  g_autoptr (GError) error = NULL;
  guint n_files = 0;

  if (!nsp_folder_make (options->output, &error))
    return nsp_complain_of_file (terminal, MSG_CANNOT_WRITE, options->output, error);
  for (guint i = 0; i < imports->len; i++) {
    const NspImport *import = g_ptr_array_index (imports, i);
    g_autofree char *name = export_name (import);
    g_autofree char *path = g_build_filename (options->output, name, NULL);
    GString *text = g_string_new (NULL);
    g_autoptr (GBytes) bytes = NULL;
    gboolean fine;

    if (options->import > 0 && import->id != (gint64)options->import) {
      g_string_free (text, TRUE);
      continue;
    }
    fine = nsp_archive_export (archive, import->id, append_to_string, text, &error);
    bytes = g_string_free_to_bytes (text);
    if (!fine)
      return nsp_complain_of_archive (terminal, options->archive, error);
    if (!nsp_file_write (path, bytes, &error))
      return nsp_complain_of_file (terminal, MSG_CANNOT_WRITE, path, error);
    n_files++;
  }
  nsp_tell (terminal, MSG_ARCHIVE_EXPORTED, n_files, options->output);
  return NSP_EXIT_DONE;
}

static NspExit export(const NspOptions *options, const NspTerminal *terminal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  NspExit exit = NSP_EXIT_DONE;
  g_autoptr (NspArchive) archive = nsp_cli_open_archive (options, terminal, &exit);
  gboolean found = options->import == 0;

  if (archive == NULL)
    return exit;
  imports = nsp_archive_imports (archive, &error);
  if (imports == NULL)
    return nsp_complain_of_archive (terminal, options->archive, error);
  for (guint i = 0; i < imports->len; i++)
    found |= ((const NspImport *)g_ptr_array_index (imports, i))->id == (gint64)options->import;
  if (!found) {
    nsp_complain (terminal, MSG_ARCHIVE_REMOVE_NONE);
    return NSP_EXIT_DATA;
  }
  if (options->output != NULL)
    return export_files (archive, imports, options, terminal);
  if (!nsp_archive_export (archive, options->import, nsp_write_to_stream, terminal->out, &error)) {
    if (error->domain != NSP_ARCHIVE_ERROR)
      return nsp_complain_of_file (terminal, MSG_CANNOT_WRITE, nsp_say (terminal, MSG_STDOUT),
                                   error);
    return nsp_complain_of_archive (terminal, options->archive, error);
  }
  return nsp_finish_output (terminal);
}

/* How much is in the archive, for "fine". */
static NspExit
print_fine (NspArchive *archive, const NspOptions *options, const NspTerminal *terminal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = nsp_archive_imports (archive, &error);
  guint64 n_rows = 0, n_answers = 0;
  g_autofree char *count = NULL, *rows = NULL, *answers = NULL;

  if (imports == NULL)
    return nsp_complain_of_archive (terminal, options->archive, error);
  for (guint i = 0; i < imports->len; i++) {
    n_rows += ((const NspImport *)g_ptr_array_index (imports, i))->responses;
    n_answers += ((const NspImport *)g_ptr_array_index (imports, i))->answers;
  }
  count = g_strdup_printf ("%u", imports->len);
  rows = g_strdup_printf ("%" G_GUINT64_FORMAT, n_rows);
  answers = g_strdup_printf ("%" G_GUINT64_FORMAT, n_answers);
  if (!terminal->quiet) {
    fprintf (terminal->out, nsp_say (terminal, MSG_ARCHIVE_FINE), options->archive, count, rows,
             answers);
    fputc ('\n', terminal->out);
  }
  return nsp_finish_output (terminal);
}

/* The key may well be kept elsewhere; a wrong one in its place is better known now than next year.
 */
static NspExit
check_key (NspArchive *archive, const NspOptions *options, const NspTerminal *terminal)
{
  g_autofree char *path = nsp_archive_key_path (options->archive);
  g_autoptr (GError) error = NULL;

  if (nsp_archive_check_key (archive, &error))
    return NSP_EXIT_DONE;
  if (error->code != NSP_ARCHIVE_ERROR_KEY_ABSENT && error->code != NSP_ARCHIVE_ERROR_KEY_FAILED)
    return nsp_complain_of_archive (terminal, options->archive, error);
  nsp_tell (terminal, MSG_ARCHIVE_KEY_ELSEWHERE, path);
  return NSP_EXIT_DONE;
}

static NspExit
check (const NspOptions *options, const NspTerminal *terminal)
{
  g_auto (NspCliInput) input = { .survey = NULL };
  g_autoptr (GError) error = NULL;
  NspExit exit = NSP_EXIT_DONE;
  g_autoptr (NspArchive) archive = nsp_cli_open_archive (options, terminal, &exit);

  if (archive == NULL)
    return exit;
  input.problems = nsp_problems_new ();
  if (!nsp_archive_check (archive, input.problems, &error))
    return nsp_complain_of_archive (terminal, options->archive, error);
  if (nsp_problems_count (input.problems, NSP_ERROR) == 0)
    exit = nsp_cli_read_as_kept (&input, archive, options->archive, terminal);
  if (exit != NSP_EXIT_DONE)
    return exit;
  if (nsp_problems_count (input.problems, NSP_ERROR) > 0) {
    nsp_cli_show_problems (&input, MSG_ARCHIVE_DAMAGES, terminal);
    return NSP_EXIT_DATA;
  }
  exit = check_key (archive, options, terminal);
  return exit == NSP_EXIT_DONE ? print_fine (archive, options, terminal) : exit;
}

/* The subcommands, and which of the options that only some of them take. */
enum { TAKES_FILES = 1, TAKES_READING = 2, TAKES_CHOICE = 4, TAKES_IMPORT = 8, TAKES_OUTPUT = 16 };

static const struct {
  const char *name;
  guint takes;
  NspExit (*run) (const NspOptions *options, const NspTerminal *terminal);
} subcommands[] = {
  { "add", TAKES_FILES | TAKES_READING, nsp_archive_add_files },
  { "list", 0, list },
  { "remove", TAKES_CHOICE | TAKES_IMPORT, remove_groups },
  { "export", TAKES_IMPORT | TAKES_OUTPUT, export },
  { "check", 0, check },
};

/* Complains of an option that the subcommand would ignore. */
static gboolean
check_options (const NspOptions *options, guint takes, const NspTerminal *terminal)
{
  static const struct {
    NspOption option;
    guint taken_by;
  } some[] = {
    { NSP_OPTION_REPLACE, TAKES_READING },
    { NSP_OPTION_APPEND, TAKES_READING },
    { NSP_OPTION_LENIENT, TAKES_READING },
    { NSP_OPTION_MAP, TAKES_READING },
    { NSP_OPTION_ITEMS_FROM, TAKES_READING },
    { NSP_OPTION_COLUMN, TAKES_READING },
    { NSP_OPTION_INSTRUMENT, TAKES_READING },
    { NSP_OPTION_YEAR, TAKES_READING | TAKES_CHOICE },
    { NSP_OPTION_MOMENT, TAKES_READING | TAKES_CHOICE },
    { NSP_OPTION_NETWORK, TAKES_CHOICE },
    { NSP_OPTION_IMPORT, TAKES_IMPORT },
    { NSP_OPTION_OUTPUT, TAKES_OUTPUT },
  };
  const char *wrong =
      options->files[1] != NULL && (takes & TAKES_FILES) == 0 ? options->files[1] : NULL;

  if (options->archive == NULL) { /* first: it may stand there without its -a */
    nsp_complain (terminal, MSG_NO_ARCHIVE);
    return FALSE;
  }
  for (guint i = G_N_ELEMENTS (some); i-- > 0;)
    if ((options->given & 1u << some[i].option) != 0 && (some[i].taken_by & takes) == 0)
      wrong = nsp_option_name (some[i].option); /* the first of them is told */
  if (wrong != NULL)
    nsp_complain (terminal, MSG_ARCHIVE_OPTION, wrong, options->files[0]);
  return wrong == NULL;
}

NspExit
nsp_cmd_archive (const NspOptions *options, const NspTerminal *terminal)
{
  for (guint i = 0; options->files[0] != NULL && i < G_N_ELEMENTS (subcommands); i++)
    if (strcmp (options->files[0], subcommands[i].name) == 0)
      return check_options (options, subcommands[i].takes, terminal)
                 ? subcommands[i].run (options, terminal)
                 : NSP_EXIT_USAGE;
  nsp_complain (terminal, MSG_NO_ARCHIVE_SUBCOMMAND);
  return NSP_EXIT_USAGE;
}
