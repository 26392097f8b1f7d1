/* instruments: list the questionnaires, show one, check a definition, make an empty CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "commands.h"
#include "input.h"
#include "table.h"

static NspExit
list (const char *unused, const NspTerminal *terminal)
{
  g_autoptr (NspTable) table = nsp_table_new ("lll");

  (void)unused;
  for (const char *const *id = nsp_instrument_builtin_ids (); *id != NULL; id++) {
    g_autoptr (NspInstrument) instrument = nsp_instrument_builtin (*id);

    nsp_table_add (table, instrument->id);
    nsp_table_add (table, nsp_text_get (&instrument->title, terminal->lang));
    nsp_table_take (table, g_strdup_printf (nsp_say (terminal, MSG_SHOW_ITEMS), instrument->n_items,
                                            instrument->n_dimensions));
  }
  nsp_table_print (table, 0, terminal->out);
  return nsp_finish_output (terminal);
}

/* Loads the instrument a subcommand names; shows the problems of its definition. */
static NspInstrument *
load (const char *name, const NspTerminal *terminal, NspExit *exit)
{
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  NspInstrument *instrument = nsp_cli_load_instrument (name, problems, terminal, exit);

  nsp_show_problems (terminal, problems);
  return instrument;
}

static void
print_texts (NspMessage heading, char **texts, const NspTerminal *terminal)
{
  if (texts[0] == NULL)
    return;
  fprintf (terminal->out, "\n%s:\n", nsp_say (terminal, heading));
  for (char **text = texts; *text != NULL; text++) {
    g_autofree char *clean = nsp_text_excerpt (*text, -1, 2000);

    fprintf (terminal->out, "  - %s\n", clean);
  }
}

/* "P01 P02 -P03" */
static char *
key_text (const NspDimension *dimension, const NspInstrument *instrument)
{
  GString *key = g_string_new (NULL);

  for (guint k = 0; k < dimension->n_key; k++)
    g_string_append_printf (key, "%s%s%s", k > 0 ? " " : "", dimension->key[k].reversed ? "-" : "",
                            instrument->items[dimension->key[k].item].id);
  return g_string_free (key, FALSE);
}

static void
print_dimensions (const NspInstrument *instrument, const NspTerminal *terminal)
{
  g_autoptr (NspTable) table = nsp_table_new (instrument->n_sides > 0 ? "llll" : "lll");

  for (guint d = 0; d < instrument->n_dimensions; d++) {
    const NspDimension *dimension = &instrument->dimensions[d];

    if (dimension->side >= 0)
      nsp_table_add (table,
                     nsp_text_get (&instrument->sides[dimension->side].title, terminal->lang));
    nsp_table_add (table, dimension->id);
    nsp_table_add (table, nsp_text_get (&dimension->title, terminal->lang));
    nsp_table_take (table, key_text (dimension, instrument));
  }
  nsp_table_print (table, 2, terminal->out);
}

static void
print_labels (const NspInstrument *instrument, const NspTerminal *terminal)
{
  char **labels = instrument->scale.labels[terminal->lang];

  if (labels == NULL)
    return;
  fprintf (terminal->out, "\n%s:\n", nsp_say (terminal, MSG_SHOW_LABELS));
  for (guint step = 0; step < instrument->scale.n_steps; step++) {
    g_autofree char *label = nsp_text_excerpt (labels[step], -1, 200);

    fprintf (terminal->out, "  %d  %s\n", nsp_scale_value (&instrument->scale, step + 1), label);
  }
}

static NspExit
show (const char *name, const NspTerminal *terminal)
{
  NspExit exit = NSP_EXIT_DONE;
  g_autoptr (NspInstrument) instrument = load (name, terminal, &exit);
  g_autofree char *title = NULL;

  if (instrument == NULL)
    return exit;
  title = nsp_text_excerpt (nsp_text_get (&instrument->title, terminal->lang), -1, 200);
  nsp_print_heading (terminal, title);
  fprintf (terminal->out, "%s · ", instrument->id);
  fprintf (terminal->out, nsp_say (terminal, MSG_SCALE), instrument->scale.min,
           instrument->scale.max);
  fputs (" · ", terminal->out);
  fprintf (terminal->out, nsp_say (terminal, MSG_SHOW_ITEMS), instrument->n_items,
           instrument->n_dimensions);
  fputs (" · ", terminal->out);
  fprintf (terminal->out, nsp_say (terminal, MSG_SHOW_MIN_ANSWERED),
           (int)lround (100 * instrument->min_answered));
  if (instrument->audience == NSP_AUDIENCE_STUDENTS)
    fprintf (terminal->out, " · %s", nsp_say (terminal, MSG_SHOW_STUDENTS));
  fputs ("\n\n", terminal->out);
  print_dimensions (instrument, terminal);
  print_labels (instrument, terminal);
  print_texts (MSG_SHOW_PUBLISHED, instrument->published, terminal);
  print_texts (MSG_SHOW_PROVISIONAL, instrument->provisional, terminal);
  print_texts (MSG_SHOW_SOURCES, instrument->sources, terminal);
  return nsp_finish_output (terminal);
}

static NspExit
check (const char *name, const NspTerminal *terminal)
{
  NspExit exit = NSP_EXIT_DONE;
  g_autoptr (NspInstrument) instrument = load (name, terminal, &exit);

  if (instrument == NULL)
    return exit;
  if (!terminal->quiet) {
    fprintf (terminal->out, nsp_say (terminal, MSG_INSTRUMENT_FINE), name, instrument->id,
             instrument->n_items, instrument->n_dimensions);
    fputc ('\n', terminal->out);
  }
  return nsp_finish_output (terminal);
}

/* The header of an empty survey: a line that a spreadsheet opens as columns. */
static NspExit template(const char *name, const NspTerminal *terminal)
{
  static const char *const roles[NSP_N_LANGS] = { "respondent;netwerk;jaar;rol",
                                                  "respondent,network,year,role" };
  NspExit exit = NSP_EXIT_DONE;
  g_autoptr (NspInstrument) instrument = load (name, terminal, &exit);

  if (instrument == NULL)
    return exit;
  fputs (roles[terminal->lang], terminal->out);
  for (guint i = 0; i < instrument->n_items; i++)
    fprintf (terminal->out, "%c%s", terminal->lang == NSP_NL ? ';' : ',', instrument->items[i].id);
  fputs ("\r\n", terminal->out);
  return nsp_finish_output (terminal);
}

static const struct {
  const char *name;
  guint n_arguments;
  NspExit (*run) (const char *name, const NspTerminal *terminal);
} subcommands[] = {
  { "list", 0, list },
  { "show", 1, show },
  { "check", 1, check },
  { "template", 1, template },
};

NspExit
nsp_cmd_instruments (const NspOptions *options, const NspTerminal *terminal)
{
  guint n = g_strv_length (options->files);

  for (guint i = 0; i < G_N_ELEMENTS (subcommands); i++)
    if (n == subcommands[i].n_arguments + 1 && strcmp (options->files[0], subcommands[i].name) == 0)
      return subcommands[i].run (options->files[1], terminal);
  nsp_complain (terminal, MSG_NO_SUBCOMMAND);
  return NSP_EXIT_USAGE;
}
