/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archives.h"

#include <string.h>

/* The same for its key. */
static NspExit
complain_of_key (const NspTerminal *terminal, const char *archive, const GError *error)
{
  g_autofree char *path = nsp_archive_key_path (archive);

  switch (error->code) {
  case NSP_ARCHIVE_ERROR_KEY_ABSENT:
    nsp_complain (terminal, MSG_ARCHIVE_KEY_ABSENT, path);
    return NSP_EXIT_SYSTEM;
  case NSP_ARCHIVE_ERROR_KEY_DAMAGED:
    nsp_complain (terminal, MSG_ARCHIVE_KEY_DAMAGED, path);
    return NSP_EXIT_DATA;
  case NSP_ARCHIVE_ERROR_KEY_OTHER:
    nsp_complain (terminal, MSG_ARCHIVE_KEY_OTHER, path);
    return NSP_EXIT_DATA;
  default:
    nsp_complain (terminal, MSG_ARCHIVE_KEY_FAILED, path, error->message);
    return NSP_EXIT_SYSTEM;
  }
}

NspExit
nsp_complain_of_archive (const NspTerminal *terminal, const char *path, const GError *error)
{
  switch ((NspArchiveError)error->code) {
  case NSP_ARCHIVE_ERROR_ABSENT:
    nsp_complain (terminal, MSG_ARCHIVE_ABSENT, path);
    return NSP_EXIT_SYSTEM;
  case NSP_ARCHIVE_ERROR_NOT_ARCHIVE:
    nsp_complain (terminal, MSG_ARCHIVE_OTHER_FILE, path);
    return NSP_EXIT_DATA;
  case NSP_ARCHIVE_ERROR_NEWER:
    nsp_complain (terminal, MSG_ARCHIVE_NEWER, path, error->message);
    return NSP_EXIT_DATA;
  case NSP_ARCHIVE_ERROR_CORRUPT:
    nsp_complain (terminal, MSG_ARCHIVE_CORRUPT, path, error->message);
    return NSP_EXIT_DATA;
  case NSP_ARCHIVE_ERROR_BUSY:
  case NSP_ARCHIVE_ERROR_APPEARED:
    nsp_complain (terminal, MSG_ARCHIVE_BUSY, path);
    return NSP_EXIT_SYSTEM;
  case NSP_ARCHIVE_ERROR_SHAPES:
    nsp_complain (terminal, MSG_ARCHIVE_SHAPES);
    return NSP_EXIT_DATA;
  case NSP_ARCHIVE_ERROR_KEY_ABSENT:
  case NSP_ARCHIVE_ERROR_KEY_DAMAGED:
  case NSP_ARCHIVE_ERROR_KEY_OTHER:
  case NSP_ARCHIVE_ERROR_KEY_FAILED:
    return complain_of_key (terminal, path, error);
  case NSP_ARCHIVE_ERROR_SYSTEM:
    break;
  }
  nsp_complain (terminal, MSG_ARCHIVE_FAILED, path, error->message);
  return NSP_EXIT_SYSTEM;
}

void
nsp_on_waiting (gpointer data)
{
  nsp_tell (data, MSG_ARCHIVE_WAITING);
}

void
nsp_tell_of_commit (const NspArchive *archive, const char *path, const NspTerminal *terminal)
{
  g_autofree char *key = nsp_archive_key_path (path);

  if (nsp_archive_version (archive) < NSP_ARCHIVE_VERSION)
    nsp_tell (terminal, MSG_ARCHIVE_UPGRADED, nsp_archive_version (archive), NSP_ARCHIVE_VERSION);
  if (nsp_archive_wrote_key (archive))
    nsp_tell (terminal,
              nsp_archive_version (archive) < NSP_ARCHIVE_KEY_APART ? MSG_ARCHIVE_KEY_MOVED
                                                                    : MSG_ARCHIVE_KEY_MADE,
              key);
}

NspArchive *
nsp_cli_open_archive (const NspOptions *options, const NspTerminal *terminal, NspExit *exit)
{
  g_autoptr (GError) error = NULL;
  NspArchive *archive = nsp_archive_open (options->archive, &error);

  if (archive == NULL)
    *exit = nsp_complain_of_archive (terminal, options->archive, error);
  return archive;
}

/* All questionnaires of the archive: built-in ones in their own order, as files have them, then the
 * others as they are kept. */
static void
take_all (GPtrArray *chosen, GPtrArray *kept)
{
  for (const char *const *id = nsp_instrument_builtin_ids (); *id != NULL; id++) {
    int found = nsp_instrument_find (kept, *id);

    if (found < 0)
      continue;
    g_ptr_array_add (chosen, nsp_instrument_builtin (*id));
    g_ptr_array_remove_index (kept, (guint)found);
  }
  while (kept->len > 0)
    g_ptr_array_add (chosen, g_ptr_array_steal_index (kept, 0));
}

char **
nsp_cli_hidden_names (NspArchive *archive, char *const *names)
{
  g_autoptr (GPtrArray) hidden = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    char *name = nsp_archive_hidden_name (archive, names[i]);

    if (name == NULL) /* nor the others: there is no key */
      return NULL;
    g_ptr_array_add (hidden, name);
  }
  g_ptr_array_add (hidden, NULL);
  return (char **)g_ptr_array_steal (hidden, NULL);
}

NspExit
nsp_cli_read_archive (NspCliInput *input, NspArchive *archive, const NspOptions *options,
                      const NspTerminal *terminal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = nsp_archive_instruments (archive, &error);
  NspExit exit = NSP_EXIT_DONE;

  if (kept == NULL)
    return nsp_complain_of_archive (terminal, options->archive, error);
  if (kept->len == 0) {
    nsp_complain (terminal, MSG_ARCHIVE_NO_ANSWERS, options->archive);
    return NSP_EXIT_DATA;
  }
  if (options->instruments != NULL)
    exit =
        nsp_cli_load_instruments (input, (const char *const *)options->instruments, kept, terminal);
  else
    take_all (input->instruments, kept);
  if (exit != NSP_EXIT_DONE)
    return exit;
  input->survey = nsp_survey_new (input->instruments);
  input->hidden = nsp_cli_hidden_names (archive, options->networks);
  if (!nsp_archive_read (archive, input->survey, input->problems, &error))
    return nsp_complain_of_archive (terminal, options->archive, error);
  return NSP_EXIT_DONE;
}

NspExit
nsp_cli_read_as_kept (NspCliInput *input, NspArchive *archive, const char *path,
                      const NspTerminal *terminal)
{
  g_autoptr (GError) error = NULL;

  if (input->problems == NULL)
    input->problems = nsp_problems_new ();
  input->instruments = nsp_archive_instruments (archive, &error);
  if (input->instruments == NULL)
    return nsp_complain_of_archive (terminal, path, error);
  input->survey = nsp_survey_new (input->instruments);
  if (!nsp_archive_read (archive, input->survey, input->problems, &error))
    return nsp_complain_of_archive (terminal, path, error);
  nsp_survey_finish (input->survey, input->problems);
  return NSP_EXIT_DONE;
}
