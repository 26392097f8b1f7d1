/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey_input.h"

#include <string.h>

#include "archive_input.h"
#include "archives.h"
#include "dialect.h"
#include "files.h"
#include "header.h"

/* A row holds the number of its file in 16 bits. */
#define MAX_FILES 1000

/* Reads the map that the options name, and joins its choices to theirs, which come first. */
static NspExit
read_map (NspCliInput *input, const NspOptions *options, const NspTerminal *terminal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *json;

  input->choices = g_array_copy (options->choices);
  if (options->map == NULL)
    return NSP_EXIT_DONE;
  bytes = nsp_file_read (options->map, NSP_MAX_JSON_BYTES, &error);
  if (bytes == NULL)
    return nsp_complain_of_file (terminal, MSG_CANNOT_READ, options->map, error);
  json = g_bytes_get_data (bytes, &length);
  input->map = nsp_column_map_parse (json, length, options->map, input->problems);
  if (input->map == NULL)
    return NSP_EXIT_DATA;
  for (guint i = 0; i < input->map->choices->len; i++) {
    NspColumnChoice choice = g_array_index (input->map->choices, NspColumnChoice, i);
    g_autofree char *folded = nsp_header_fold_id (choice.what);
    gboolean overruled = FALSE;

    for (guint k = 0; k < options->choices->len; k++) {
      g_autofree char *own =
          nsp_header_fold_id (g_array_index (options->choices, NspColumnChoice, k).what);

      overruled |= strcmp (own, folded) == 0;
    }
    if (!overruled)
      g_array_append_val (input->choices, choice);
  }
  return NSP_EXIT_DONE;
}

/* The day, as the archive notes it; that of SOURCE_DATE_EPOCH where that is set. */
static char *
today (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) now =
      epoch != NULL ? g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10)) : NULL;

  if (now == NULL) /* or out of range */
    now = g_date_time_new_now_utc ();
  return g_date_time_format (now, "%Y-%m-%d");
}

static NspExit
add_file (NspCliInput *input, const char *name, GBytes *bytes, const NspSurveyOptions *reading,
          const NspOptions *options, const NspTerminal *terminal)
{
  g_autofree char *date = today ();
  g_autoptr (GError) error = NULL;
  NspAdded added;

  if (!nsp_archive_add (input->adding, input->survey, name, bytes, reading, date, input->problems,
                        &added, &error))
    return nsp_complain_of_archive (terminal, options->archive, error);
  g_array_append_val (input->added, added);
  return NSP_EXIT_DONE;
}

/* The year of files without a year column: the one that is given, if it is one. */
static const char *
the_year (const NspOptions *options)
{
  return options->years != NULL && g_strv_length (options->years) == 1 ? options->years[0] : NULL;
}

static NspExit
read_file (NspCliInput *input, const char *path, const NspOptions *options,
           const NspTerminal *terminal)
{
  const NspSurveyOptions reading = {
    .columns = { .choices = input->choices,
                 .items_from = options->items_from,
                 .known_headers = input->map != NULL ? input->map->headers : NULL },
    .period.year = the_year (options),
    .period.moment = options->moment,
    .lenient = options->lenient,
    .roles = input->map != NULL ? input->map->roles : NULL,
    .moments = input->map != NULL ? input->map->moments : NULL
  };
  const char *name = strcmp (path, "-") == 0 ? nsp_say (terminal, MSG_STDIN) : path;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = nsp_file_read (path, NSP_MAX_FILE_BYTES, &error);

  if (bytes == NULL)
    return nsp_complain_of_file (terminal, MSG_CANNOT_READ, name, error);
  if (input->adding != NULL)
    return add_file (input, name, bytes, &reading, options, terminal);
  nsp_survey_read (input->survey, name, bytes, &reading, input->problems);
  return NSP_EXIT_DONE;
}

/* An instrument that was asked for must be in at least one file. */
static NspExit
check_instruments (const NspCliInput *input, const NspOptions *options, const NspTerminal *terminal)
{
  if (options->instruments == NULL || nsp_problems_count (input->problems, NSP_ERROR) > 0)
    return NSP_EXIT_DONE;
  for (guint n = 0; n < input->instruments->len; n++) {
    const NspInstrument *instrument = g_ptr_array_index (input->instruments, n);

    if (!nsp_survey_has (input->survey, n)) {
      nsp_complain (terminal, MSG_INSTRUMENT_ABSENT, instrument->id);
      return NSP_EXIT_DATA;
    }
  }
  return NSP_EXIT_DONE;
}

static NspExit
check_files (const NspOptions *options, const NspTerminal *terminal)
{
  guint n_stdin = 0;

  if (options->files[0] == NULL) {
    nsp_complain (terminal, MSG_NO_FILES);
    return NSP_EXIT_USAGE;
  }
  if (g_strv_length (options->files) > MAX_FILES) {
    nsp_complain (terminal, MSG_TOO_MANY_FILES, MAX_FILES);
    return NSP_EXIT_USAGE;
  }
  for (char **file = options->files; *file != NULL; file++)
    n_stdin += strcmp (*file, "-") == 0;
  if (options->items_from != NULL &&
      (options->instruments == NULL || g_strv_length (options->instruments) != 1)) {
    nsp_complain (terminal, MSG_ITEMS_FROM_ONE);
    return NSP_EXIT_USAGE;
  }
  if (n_stdin > 1) {
    nsp_complain (terminal, MSG_STDIN_TWICE);
    return NSP_EXIT_USAGE;
  }
  return NSP_EXIT_DONE;
}

/* With an archive, how to read files has no meaning. */
static NspExit
check_archive (const NspOptions *options, const NspTerminal *terminal)
{
  static const NspOption reading[] = { NSP_OPTION_COLUMN, NSP_OPTION_ITEMS_FROM, NSP_OPTION_MAP,
                                       NSP_OPTION_LENIENT };

  for (guint i = 0; i < G_N_ELEMENTS (reading); i++) {
    if ((options->given & 1u << reading[i]) != 0) {
      nsp_complain (terminal, MSG_ARCHIVE_AND_READING, nsp_option_name (reading[i]));
      return NSP_EXIT_USAGE;
    }
  }
  if (options->files[0] == NULL)
    return NSP_EXIT_DONE;
  nsp_complain (terminal, MSG_ARCHIVE_AND_FILES);
  return NSP_EXIT_USAGE;
}

static NspExit
read_archive (NspCliInput *input, const NspOptions *options, const NspTerminal *terminal)
{
  NspExit exit = NSP_EXIT_DONE;
  g_autoptr (NspArchive) archive = nsp_cli_open_archive (options, terminal, &exit);

  return archive != NULL ? nsp_cli_read_archive (input, archive, options, terminal) : exit;
}

static NspExit
read_files (NspCliInput *input, const NspOptions *options, const NspTerminal *terminal)
{
  const char *const *names = options->instruments != NULL
                                 ? (const char *const *)options->instruments
                                 : nsp_instrument_builtin_ids ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  NspExit exit = nsp_cli_load_instruments (input, names, none, terminal);

  if (exit == NSP_EXIT_DONE)
    exit = read_map (input, options, terminal);
  if (exit != NSP_EXIT_DONE)
    return exit;
  input->survey = nsp_survey_new (input->instruments);
  if (input->names_all)
    nsp_survey_name_all_networks (input->survey);
  for (char **file = options->files; *file != NULL && exit == NSP_EXIT_DONE; file++)
    exit = read_file (input, *file, options, terminal);
  return exit;
}

NspExit
nsp_cli_input_read (NspCliInput *input, const NspOptions *options, const NspTerminal *terminal)
{
  gboolean from_archive = options->archive != NULL && input->adding == NULL;
  NspExit exit = from_archive ? check_archive (options, terminal) : check_files (options, terminal);

  if (exit != NSP_EXIT_DONE)
    return exit;
  input->instruments = g_ptr_array_new_with_free_func ((GDestroyNotify)nsp_instrument_free);
  input->problems = nsp_problems_new ();
  input->added = g_array_new (FALSE, FALSE, sizeof (NspAdded));
  exit = from_archive ? read_archive (input, options, terminal)
                      : read_files (input, options, terminal);
  if (exit == NSP_EXIT_DONE)
    nsp_survey_finish (input->survey, input->problems);
  if (exit == NSP_EXIT_DONE && (from_archive || nsp_survey_n_inputs (input->survey) > 0))
    exit = check_instruments (input, options, terminal);
  if (exit == NSP_EXIT_DONE && nsp_problems_count (input->problems, NSP_ERROR) > 0)
    exit = NSP_EXIT_DATA;
  return exit;
}
