/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "input.h"

#include <string.h>

#include "archives.h"
#include "dialect.h"
#include "files.h"
#include "header.h"

/* A row holds the number of its file in 16 bits. */
#define MAX_FILES 1000

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

/* Names of one kind in a survey, and what is said when one is not there. */
typedef struct {
  guint (*count) (const NspSurvey *survey);
  const char *(*name) (const NspSurvey *survey, guint number);
  guint (*find) (const NspSurvey *survey, const char *text);
  gboolean (*may_name) (const NspSurvey *survey, guint number);
  NspMessage unknown, none_named, none;
} NameKind;

static gboolean
may_name_year (const NspSurvey *survey, guint number)
{
  (void)survey;
  (void)number;
  return TRUE;
}

static const NameKind network_names = { nsp_survey_n_networks,   nsp_survey_network,
                                        nsp_survey_find_network, nsp_survey_names_network,
                                        MSG_UNKNOWN_NETWORK,     MSG_UNKNOWN_NETWORK_NONE_NAMED,
                                        MSG_NO_NETWORKS };
static const NameKind year_names = { nsp_survey_n_years, nsp_survey_year,  nsp_survey_find_year,
                                     may_name_year,      MSG_UNKNOWN_YEAR, MSG_UNKNOWN_YEAR,
                                     MSG_NO_YEARS };

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The names in the alphabet's order, as many as fit in a message. */
static char *
join_names (const NspSurvey *survey, const NameKind *kind)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GString *joined = g_string_new (NULL);

  for (guint i = 1; i <= kind->count (survey); i++)
    if (kind->may_name (survey, i))
      g_ptr_array_add (names, (char *)kind->name (survey, i));
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len && joined->len < 400; i++) {
    g_autofree char *name = nsp_text_excerpt (g_ptr_array_index (names, i), -1, 60);

    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", name);
  }
  if (joined->len >= 400)
    g_string_append (joined, ", …");
  return g_string_free (joined, FALSE);
}

void
nsp_cli_choice_clear (NspCliChoice *choice)
{
  g_free (choice->networks);
  g_free (choice->years);
}

const char *
nsp_cli_file_without_year (const NspSurvey *survey)
{
  for (guint i = 0; i < nsp_survey_n_rows (survey); i++) {
    const NspRow *row = nsp_survey_row (survey, i);

    if (row->year == 0 && row->moment == NSP_MOMENT_NONE)
      return nsp_survey_input (survey, row->file)->file;
  }
  return NULL;
}

/* Complains that a name is not there, with what there is. */
static NspExit
complain_unknown (const NspSurvey *survey, const char *name, const NameKind *kind,
                  const NspTerminal *terminal)
{
  g_autofree char *names = join_names (survey, kind);

  if (kind->count (survey) == 0)
    nsp_complain (terminal, kind->none, name);
  else if (*names == '\0')
    nsp_complain (terminal, kind->none_named, name);
  else
    nsp_complain (terminal, kind->unknown, name, names);
  return NSP_EXIT_DATA;
}

/* The survey's own words for what the options name (NULL for all), in `found`. `hidden` (or NULL)
 * are what they may be hidden behind. */
static NspExit
choose_names (const char ***found, char *const *wanted, char *const *hidden,
              const NspSurvey *survey, const NameKind *kind, const NspTerminal *terminal)
{
  guint n = wanted != NULL ? g_strv_length ((char **)wanted) : 0;

  if (n > 0)
    *found = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++) {
    guint index = kind->find (survey, wanted[i]);

    if (index == 0 && hidden != NULL)
      index = kind->find (survey, hidden[i]);
    if (index == 0)
      return complain_unknown (survey, wanted[i], kind, terminal);
    (*found)[i] = kind->name (survey, index);
  }
  return NSP_EXIT_DONE;
}

/* The moments in a set of bits, in their order: "begin, eind". */
static char *
join_moments (guint moments, NspLang lang)
{
  GString *joined = g_string_new (NULL);

  for (guint moment = NSP_MOMENT_START; moment < NSP_N_MOMENTS; moment++) {
    const char *name = nsp_moment_title ((NspMoment)moment, lang);

    if ((moments & 1u << moment) != 0)
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", name);
  }
  return g_string_free (joined, FALSE);
}

/* The moments of the years that are chosen, of all when none is, as bits. */
static guint
find_moments (const NspSurvey *survey, const char *const *years)
{
  guint moments = 0;

  if (years == NULL)
    return nsp_survey_moments (survey, 0);
  for (const char *const *year = years; *year != NULL; year++)
    moments |= nsp_survey_moments (survey, nsp_survey_find_year (survey, *year));
  return moments;
}

/* The moment must stand in a year that is chosen. */
static NspExit
choose_moment (NspCliChoice *choice, const NspSurvey *survey, NspMoment moment,
               const NspTerminal *terminal)
{
  const char *const *years = choice->years;
  guint moments = find_moments (survey, years);
  gboolean one = years != NULL && years[1] == NULL;
  const NspPeriod period = { one ? (char *)years[0] : NULL, moment };
  g_autofree char *label = nsp_period_label (&period, terminal->lang);
  g_autofree char *names = join_moments (moments, terminal->lang);

  choice->moment = moment;
  if (moment == NSP_MOMENT_NONE || (moments & 1u << moment) != 0)
    return NSP_EXIT_DONE;
  if (*names == '\0')
    nsp_complain (terminal, MSG_NO_MOMENTS, label);
  else
    nsp_complain (terminal, MSG_UNKNOWN_MOMENT, label, names);
  return NSP_EXIT_DATA;
}

NspExit
nsp_cli_choose (NspCliChoice *choice, const NspCliInput *input, const NspOptions *options,
                const NspTerminal *terminal)
{
  const NspSurvey *survey = input->survey;
  NspExit exit = choose_names (&choice->networks, options->networks, input->hidden, survey,
                               &network_names, terminal);
  const char *file = nsp_cli_file_without_year (survey);

  if (exit == NSP_EXIT_DONE && options->years != NULL && options->years[1] != NULL &&
      file != NULL) {
    nsp_complain (terminal, MSG_WHICH_YEAR, file);
    return NSP_EXIT_DATA;
  }
  if (exit == NSP_EXIT_DONE)
    exit = choose_names (&choice->years, options->years, NULL, survey, &year_names, terminal);
  if (exit == NSP_EXIT_DONE)
    exit = choose_moment (choice, survey, options->moment, terminal);
  if (exit == NSP_EXIT_DONE && options->settings.exact)
    nsp_say_exact (terminal);
  return exit;
}
