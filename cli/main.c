/* netspiegel: a table of commands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>

#include "commands.h"

/* One command: how it is called, what its help says, what it does. */
typedef struct {
  const char *name;
  NspFor options;
  const char *arguments[NSP_N_LANGS];
  const char *summary[NSP_N_LANGS];
  const char *examples[NSP_N_LANGS];
  NspExit (*run) (const NspOptions *options, const NspTerminal *terminal);
} Command;

static const Command commands[] = {
  { "check",
    NSP_FOR_CHECK,
    { "[opties] BESTAND...", "[options] FILE..." },
    { "lees alles, meld elk probleem, schrijf niets",
      "read everything, report every problem, write nothing" },
    { "  netspiegel check antwoorden.csv\n"
      "  netspiegel check -i mijn-vragenlijst.json antwoorden.csv\n"
      "  netspiegel check -i srt -c network=Werkgroep --write-map kaart.json antwoorden.csv\n"
      "  netspiegel check -i srt --items-from \"Eerste vraag\" antwoorden.csv\n",
      "  netspiegel check answers.csv\n"
      "  netspiegel check -i my-questionnaire.json answers.csv\n"
      "  netspiegel check -i srt -c network=Workgroup --write-map map.json answers.csv\n"
      "  netspiegel check -i srt --items-from \"First question\" answers.csv\n" },
    nsp_cmd_check },
  { "score",
    NSP_FOR_SCORE,
    { "[opties] BESTAND... | -a ARCHIEF", "[options] FILE... | -a ARCHIVE" },
    { "de cijfers per netwerk, naar standaarduitvoer", "each network's scores, to stdout" },
    { "  netspiegel score antwoorden.csv\n"
      "  netspiegel score -i srt -n Burgerschap antwoorden.csv\n"
      "  netspiegel score --reliability -i srt antwoorden.csv\n"
      "  netspiegel score --format csv -y 2025-2026 antwoorden.csv > cijfers.csv\n"
      "  netspiegel score -a archief.nsp -y 2025-2026\n",
      "  netspiegel score answers.csv\n"
      "  netspiegel score -i srt -n Citizenship answers.csv\n"
      "  netspiegel score --reliability -i srt answers.csv\n"
      "  netspiegel score --format csv -y 2025-2026 answers.csv > scores.csv\n"
      "  netspiegel score -a archive.nsp -y 2025-2026\n" },
    nsp_cmd_score },
  { "draw",
    NSP_FOR_DRAW,
    { "-o MAP [opties] BESTAND... | -a ARCHIEF", "-o DIR [options] FILE... | -a ARCHIVE" },
    { "een figuur per netwerk, met het vorige jaar erbij als dat er is",
      "one figure per network, with the year before if it is there" },
    { "  netspiegel draw antwoorden.csv -o figuren\n"
      "  netspiegel draw -i srt 2024-2025.csv 2025-2026.csv -o figuren\n"
      "  netspiegel draw -f svg -n Burgerschap antwoorden.csv -o figuren\n"
      "  netspiegel draw -a archief.nsp -o figuren\n",
      "  netspiegel draw answers.csv -o figures\n"
      "  netspiegel draw -i srt 2024-2025.csv 2025-2026.csv -o figures\n"
      "  netspiegel draw -f svg -n Citizenship answers.csv -o figures\n"
      "  netspiegel draw -a archive.nsp -o figures\n" },
    nsp_cmd_draw },
  { "compare",
    NSP_FOR_COMPARE,
    { "[-o MAP] [opties] BESTAND BESTAND... | -a ARCHIEF",
      "[-o DIR] [options] FILE FILE... | -a ARCHIVE" },
    { "jaren naast elkaar: een tabel naar standaarduitvoer, figuren naar een map",
      "years side by side: a table to stdout, figures to a folder" },
    { "  netspiegel compare -i srt 2024-2025.csv 2025-2026.csv\n"
      "  netspiegel compare -i srt -n Burgerschap 2024-2025.csv 2025-2026.csv -o figuren\n"
      "  netspiegel compare -y 2023-2024 -y 2025-2026 alle-jaren.csv\n"
      "  netspiegel compare --format csv 2024-2025.csv 2025-2026.csv > verschillen.csv\n"
      "  netspiegel compare -a archief.nsp -i srt -o figuren\n",
      "  netspiegel compare -i srt 2024-2025.csv 2025-2026.csv\n"
      "  netspiegel compare -i srt -n Citizenship 2024-2025.csv 2025-2026.csv -o figures\n"
      "  netspiegel compare -y 2023-2024 -y 2025-2026 all-years.csv\n"
      "  netspiegel compare --format csv 2024-2025.csv 2025-2026.csv > changes.csv\n"
      "  netspiegel compare -a archive.nsp -i srt -o figures\n" },
    nsp_cmd_compare },
  { "archive",
    NSP_FOR_ARCHIVE,
    { "add BESTAND... | list | remove | export | check -a ARCHIEF",
      "add FILE... | list | remove | export | check -a ARCHIVE" },
    { "alle jaren in één bestand: toevoegen, tonen, weghalen, uitvoeren, nakijken",
      "all years in one file: add, list, remove, export, check" },
    { "  netspiegel archive add -a archief.nsp 2024-2025.csv 2025-2026.csv\n"
      "  netspiegel archive add -a archief.nsp --replace 2025-2026-verbeterd.csv\n"
      "  netspiegel archive list -a archief.nsp\n"
      "  netspiegel archive remove -a archief.nsp -y 2023-2024\n"
      "  netspiegel archive export -a archief.nsp > alles.csv\n"
      "  netspiegel archive check -a archief.nsp\n",
      "  netspiegel archive add -a archive.nsp 2024-2025.csv 2025-2026.csv\n"
      "  netspiegel archive add -a archive.nsp --replace 2025-2026-corrected.csv\n"
      "  netspiegel archive list -a archive.nsp\n"
      "  netspiegel archive remove -a archive.nsp -y 2023-2024\n"
      "  netspiegel archive export -a archive.nsp > everything.csv\n"
      "  netspiegel archive check -a archive.nsp\n" },
    nsp_cmd_archive },
  { "instruments",
    NSP_FOR_INSTRUMENTS,
    { "list | show ID | check BESTAND | template ID", "list | show ID | check FILE | template ID" },
    { "de vragenlijsten: noemen, tonen, een eigen bestand nakijken, een leeg CSV-bestand",
      "the questionnaires: list, show, check a file of your own, an empty CSV" },
    { "  netspiegel instruments show srt\n"
      "  netspiegel instruments check mijn-vragenlijst.json\n"
      "  netspiegel instruments template srt > leeg.csv\n",
      "  netspiegel instruments show srt\n"
      "  netspiegel instruments check my-questionnaire.json\n"
      "  netspiegel instruments template srt > empty.csv\n" },
    nsp_cmd_instruments },
};

/* The overview of commands. */
static void
print_overview (FILE *stream, const NspTerminal *terminal)
{
  fprintf (stream, "netspiegel %s: %s\n\n%s:\n  netspiegel %s ...\n\n%s:\n", NSP_VERSION,
           nsp_say (terminal, MSG_TAGLINE), nsp_say (terminal, MSG_USAGE),
           nsp_say (terminal, MSG_COMMAND), nsp_say (terminal, MSG_COMMANDS));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-12s %s\n", commands[i].name, commands[i].summary[terminal->lang]);
  fprintf (stream, "\n%s\n", nsp_say (terminal, MSG_MORE_HELP));
}

static NspExit
print_command_help (const Command *command, const NspTerminal *terminal)
{
  fprintf (terminal->out, "netspiegel %s: %s\n\n%s:\n  netspiegel %s %s\n\n%s:\n", command->name,
           command->summary[terminal->lang], nsp_say (terminal, MSG_USAGE), command->name,
           command->arguments[terminal->lang], nsp_say (terminal, MSG_OPTIONS));
  nsp_options_print_help (command->options, terminal);
  fprintf (terminal->out, "\n%s:\n%s", nsp_say (terminal, MSG_EXAMPLES),
           command->examples[terminal->lang]);
  return nsp_finish_output (terminal);
}

static NspExit
run_command (const Command *command, char **arguments, NspTerminal *terminal)
{
  g_auto (NspOptions) options;

  nsp_options_init (&options);
  if (!nsp_options_parse (&options, arguments, command->options, command->name, terminal))
    return NSP_EXIT_USAGE;
  terminal->quiet = options.quiet;
  if (options.help)
    return print_command_help (command, terminal);
  return command->run (&options, terminal);
}

/* Leaves out -l and its value, which may stand before the command. */
static char **
skip_lang (char **arguments)
{
  if (*arguments == NULL)
    return arguments;
  if (strcmp (*arguments, "-l") == 0 || strcmp (*arguments, "--lang") == 0)
    return arguments[1] != NULL ? arguments + 2 : arguments + 1;
  if (g_str_has_prefix (*arguments, "--lang="))
    return arguments + 1;
  return arguments;
}

int
main (int argc, char **argv)
{
  NspTerminal terminal;
  char **arguments;
  const char *name;

  (void)argc;
  signal (SIGXFSZ, SIG_IGN); /* a limit on files is reported as any failure to write */
  nsp_terminal_init (&terminal, stdout, stderr, nsp_options_lang (argv + 1));
  if (!nsp_options_check_lang (argv + 1, &terminal))
    return NSP_EXIT_USAGE;
  arguments = skip_lang (argv + 1);
  name = *arguments;
  if (name == NULL) {
    print_overview (stderr, &terminal);
    return NSP_EXIT_USAGE;
  }
  if (strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0 || strcmp (name, "help") == 0) {
    print_overview (stdout, &terminal);
    return (int)nsp_finish_output (&terminal);
  }
  if (strcmp (name, "--version") == 0) {
    fprintf (terminal.out, "netspiegel %s\n", NSP_VERSION);
    return (int)nsp_finish_output (&terminal);
  }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (name, commands[i].name) == 0)
      return (int)run_command (&commands[i], arguments + 1, &terminal);
  nsp_complain (&terminal, MSG_UNKNOWN_COMMAND, name);
  return NSP_EXIT_USAGE;
}
