/* score: the figures of every network, as a table, CSV or JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "choice.h"
#include "commands.h"
#include "export.h"
#include "label.h"
#include "reliability_table.h"
#include "survey_input.h"
#include "table.h"

static char *
interval (NspNumber low, NspNumber high, NspLang lang)
{
  g_autofree char *from = nsp_number_text (low, lang);
  g_autofree char *to = nsp_number_text (high, lang);

  return nsp_number_is_shown (low) ? g_strdup_printf ("%s – %s", from, to) : g_strdup ("–");
}

/* "Burgerschap · 14 deelnemers" */
static char *
group_heading (const NspReleasedGroup *group, const NspTerminal *terminal)
{
  gboolean students = group->role == NSP_ROLE_STUDENT, one = group->respondents == 1;
  gboolean left_out = nsp_released_leaves_out (group);
  NspMessage format =
      students ? (one ? MSG_STUDENT : MSG_STUDENTS) : (one ? MSG_RESPONDENT : MSG_RESPONDENTS);
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, group->respondents);
  g_autofree char *name =
      nsp_name_label (group->network != NULL ? group->network : nsp_say (terminal, MSG_EVERYONE),
                      200, terminal->lang);
  g_autofree char *people = g_strdup_printf (nsp_say (terminal, format), count);

  if (group->withheld != NSP_SHOWN)
    return g_steal_pointer (&name);
  return g_strdup_printf ("%s · %s%s%s", name, people, left_out ? ", " : "",
                          left_out ? nsp_say (terminal, MSG_LEFT_OUT) : "");
}

static void
add_dimension (NspTable *table, const NspReleasedDimension *score, const NspDimension *dimension,
               NspLang lang)
{
  nsp_table_add (table, nsp_text_get (&dimension->title, lang));
  nsp_table_take (table,
                  score->n > 0 ? g_strdup_printf ("%" G_GUINT64_FORMAT, score->n) : g_strdup ("–"));
  nsp_table_take (table, nsp_number_text (score->mean, lang));
  nsp_table_take (table, nsp_number_text (score->sd, lang));
  nsp_table_take (table, interval (score->ci95[0], score->ci95[1], lang));
  nsp_table_take (table, interval (score->q1, score->q3, lang));
  nsp_table_take (table, nsp_number_text (score->median, lang));
}

/* The message that stands in place of a withheld group's figures. */
static void
print_withheld (const NspReleasedGroup *group, guint min_n, const NspTerminal *terminal)
{
  fputs ("  ", terminal->out);
  if (group->withheld == NSP_WITHHELD_MIN_N)
    fprintf (terminal->out, nsp_say (terminal, MSG_WITHHELD_MIN_N), min_n);
  else
    fputs (nsp_say (terminal, MSG_WITHHELD_COMPLEMENTARY), terminal->out);
  fputc ('\n', terminal->out);
}

/* What --lenient let pass is never hidden. */
static void
print_unreadable (const NspReleasedGroup *group, const NspTerminal *terminal)
{
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, group->unreadable);

  if (group->unreadable == 0)
    return;
  fputs ("  ", terminal->out);
  fprintf (terminal->out, nsp_say (terminal, MSG_UNREADABLE), count);
  fputc ('\n', terminal->out);
}

static void
print_exact (const NspReleased *released, const NspTerminal *terminal)
{
  if (released->settings.exact)
    fprintf (terminal->out, "\n%s\n", nsp_say (terminal, MSG_EXACT));
}

/* Prints a group. Returns whether a dash stands in it. */
static gboolean
print_group (const NspReleasedGroup *group, const NspInstrument *instrument, guint min_n,
             const NspTerminal *terminal)
{
  static const NspMessage columns[] = { MSG_COLUMN_MEAN, MSG_COLUMN_SD, MSG_COLUMN_CI,
                                        MSG_COLUMN_MIDDLE, MSG_COLUMN_MEDIAN };
  g_autoptr (NspTable) table = nsp_table_new ("lrrrrrr");
  g_autofree char *heading = group_heading (group, terminal);
  gboolean dashes = FALSE;

  fputc ('\n', terminal->out);
  nsp_print_heading (terminal, heading);
  if (group->withheld != NSP_SHOWN) {
    print_withheld (group, min_n, terminal);
    return FALSE;
  }
  nsp_table_add (table, "");
  nsp_table_add (table, "n");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    nsp_table_add (table, nsp_say (terminal, columns[i]));
  for (guint d = 0; d < group->n_dimensions; d++) {
    const NspReleasedDimension *score = &group->dimensions[d];

    add_dimension (table, score, &instrument->dimensions[d], terminal->lang);
    dashes = dashes || !nsp_number_is_shown (score->sd) || !nsp_number_is_shown (score->q1);
  }
  nsp_table_print (table, 2, terminal->out);
  print_unreadable (group, terminal);
  return dashes;
}

/* "Sociale Regulatie Tool · 2025-2026 · begin · schaal 1–5" */
static void
print_result_heading (const NspReleasedResult *result, const NspTerminal *terminal)
{
  const NspScale *scale = &result->instrument->scale;
  g_autofree char *range = g_strdup_printf (nsp_say (terminal, MSG_SCALE), scale->min, scale->max);
  g_autofree char *title =
      nsp_text_excerpt (nsp_text_get (&result->instrument->title, terminal->lang), -1, 200);
  g_autofree char *period = nsp_period_label (&result->period, terminal->lang);
  g_autofree char *heading = period != NULL ? g_strdup_printf ("%s · %s · %s", title, period, range)
                                            : g_strdup_printf ("%s · %s", title, range);

  nsp_print_heading (terminal, heading);
}

/* How many networks there are besides, which are not named. */
static void
print_unnamed (const NspReleasedResult *result, guint min_n, const NspTerminal *terminal)
{
  guint n = g_hash_table_size (result->unnamed);

  if (n == 0)
    return;
  fputc ('\n', terminal->out);
  fprintf (terminal->out, nsp_say (terminal, MSG_UNNAMED), min_n, n);
  fputc ('\n', terminal->out);
}

static void
print_table (const NspReleased *released, const NspCliChoice *choice, const NspTerminal *terminal)
{
  const char *const *only = choice->networks;
  guint min_n = released->settings.min_n;
  gboolean first = TRUE, dashes = FALSE;

  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);

    if (!nsp_released_is_in (result, choice->years, choice->moment))
      continue;
    if (!first)
      fputs ("\n\n", terminal->out);
    first = FALSE;
    print_result_heading (result, terminal);
    for (guint k = 0; k < result->networks->len; k++) {
      const NspReleasedGroup *group = g_ptr_array_index (result->networks, k);

      if (nsp_export_wants (only, group->network))
        dashes |= print_group (group, result->instrument, min_n, terminal);
    }
    dashes |= print_group (result->overall, result->instrument, min_n, terminal);
    print_unnamed (result, min_n, terminal);
  }
  if (dashes)
    fprintf (terminal->out, "\n%s\n", nsp_say (terminal, MSG_DASH));
  print_exact (released, terminal);
}

static void
print_reliability (const NspReleased *released, const NspCliChoice *choice,
                   const NspTerminal *terminal)
{
  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);

    if (!nsp_released_is_in (result, choice->years, choice->moment))
      continue;
    print_result_heading (result, terminal);
    nsp_print_reliability (result, terminal);
    fputc ('\n', terminal->out);
  }
  fprintf (terminal->out, "%s\n", nsp_say (terminal, MSG_RELIABILITY_ABOUT));
  print_exact (released, terminal);
}

static NspExit
print_export (const NspReleased *released, const NspCliInput *input, const NspCliChoice *choice,
              const NspOptions *options, const NspTerminal *terminal)
{
  const NspExport export = { .released = released,
                             .survey = input->survey,
                             .problems = input->problems,
                             .only = choice->networks,
                             .only_years = choice->years,
                             .only_moment = choice->moment,
                             .version = NSP_VERSION,
                             .lang = terminal->lang };
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (options->score_format == NSP_JSON)
    done = nsp_export_json (&export, nsp_write_to_stream, terminal->out, &error);
  else if (options->reliability)
    done = nsp_export_reliability_csv (&export, nsp_write_to_stream, terminal->out, &error);
  else
    done = nsp_export_csv (&export, nsp_write_to_stream, terminal->out, &error);
  if (!done)
    return nsp_complain_of_file (terminal, MSG_CANNOT_WRITE, nsp_say (terminal, MSG_STDOUT), error);
  return NSP_EXIT_DONE;
}

NspExit
nsp_cmd_score (const NspOptions *options, const NspTerminal *terminal)
{
  g_auto (NspCliInput) input = { .survey = NULL };
  g_auto (NspCliChoice) choice = { .networks = NULL };
  g_autoptr (NspReleased) released = NULL;
  NspExit exit = nsp_cli_input_read (&input, options, terminal);

  if (exit == NSP_EXIT_DONE)
    exit = nsp_cli_choose (&choice, &input, options, terminal);
  if (exit == NSP_EXIT_DONE)
    released = nsp_release_new (input.survey, &options->settings, input.problems);
  nsp_cli_show_problems (&input, MSG_REFUSED, terminal);
  if (exit != NSP_EXIT_DONE)
    return exit;
  if (options->score_format == NSP_TABLE && options->reliability)
    print_reliability (released, &choice, terminal);
  else if (options->score_format == NSP_TABLE)
    print_table (released, &choice, terminal);
  else
    exit = print_export (released, &input, &choice, options, terminal);
  return exit != NSP_EXIT_DONE ? exit : nsp_finish_output (terminal);
}
