/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive_input.h"

#include "archives.h"

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
