/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "choice.h"

#include <string.h>

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
