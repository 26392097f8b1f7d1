/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "input.h"

#include <string.h>

#include "files.h"

void
nsp_cli_input_clear (NspCliInput *input)
{
  nsp_survey_free (input->survey);
  nsp_problems_free (input->problems);
  nsp_column_map_free (input->map);
  g_strfreev (input->hidden);
  if (input->choices != NULL)
    g_array_unref (input->choices);
  if (input->added != NULL)
    g_array_unref (input->added);
  if (input->instruments != NULL)
    g_ptr_array_unref (input->instruments);
}

NspInstrument *
nsp_cli_load_instrument (const char *name, NspProblems *problems, const NspTerminal *terminal,
                         NspExit *exit)
{
  NspInstrument *instrument = nsp_instrument_builtin (name);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *json;

  if (instrument != NULL)
    return instrument;
  bytes = nsp_file_read (name, NSP_MAX_JSON_BYTES, &error);
  if (bytes != NULL) {
    json = g_bytes_get_data (bytes, &length);
    *exit = NSP_EXIT_DATA;
    return nsp_instrument_parse (json, length, name, problems);
  }
  if (error->code == G_FILE_ERROR_NOENT && strpbrk (name, "/.") == NULL) {
    g_autofree char *ids = g_strjoinv (", ", (char **)nsp_instrument_builtin_ids ());

    nsp_complain (terminal, MSG_UNKNOWN_INSTRUMENT, name, ids);
    *exit = NSP_EXIT_USAGE;
  } else {
    *exit = nsp_complain_of_file (terminal, MSG_CANNOT_READ, name, error);
  }
  return NULL;
}

NspExit
nsp_cli_load_instruments (NspCliInput *input, const char *const *names, GPtrArray *kept,
                          const NspTerminal *terminal)
{
  for (const char *const *name = names; *name != NULL; name++) {
    int found = nsp_instrument_is_builtin (*name) ? -1 : nsp_instrument_find (kept, *name);
    NspExit exit = NSP_EXIT_DATA;
    NspInstrument *instrument =
        found >= 0 ? g_ptr_array_steal_index (kept, (guint)found)
                   : nsp_cli_load_instrument (*name, input->problems, terminal, &exit);

    if (instrument == NULL)
      return exit;
    if (nsp_instrument_find (input->instruments, instrument->id) >= 0) {
      nsp_complain (terminal, MSG_SAME_INSTRUMENT, instrument->id);
      nsp_instrument_free (instrument);
      return NSP_EXIT_USAGE;
    }
    g_ptr_array_add (input->instruments, instrument);
  }
  return NSP_EXIT_DONE;
}

void
nsp_cli_show_problems (const NspCliInput *input, NspMessage summary, const NspTerminal *terminal)
{
  guint errors, warnings;

  if (input->problems == NULL)
    return;
  nsp_problems_sort (input->problems);
  nsp_show_problems (terminal, input->problems);
  errors = nsp_problems_count (input->problems, NSP_ERROR);
  warnings = nsp_problems_count (input->problems, NSP_WARNING);
  if (errors > 0)
    nsp_tell (terminal, summary, errors, warnings);
}
