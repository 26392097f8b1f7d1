/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "options.h"

#include <math.h>
#include <string.h>

#include "figure.h"
#include "school_year.h"

#define FOR_RESULTS (NSP_FOR_SCORE | NSP_FOR_DRAW | NSP_FOR_COMPARE)
#define FOR_FILES (NSP_FOR_CHECK | FOR_RESULTS | NSP_FOR_ARCHIVE)
#define FOR_ALL (FOR_FILES | NSP_FOR_INSTRUMENTS)

/* How each option is spelled, and what GLib makes of its value. */
static const struct {
  const char *name;
  char letter; /* 0 for none */
  GOptionArg kind;
} spelled[NSP_N_OPTIONS] = {
#define LIST G_OPTION_ARG_FILENAME_ARRAY
#define TEXT G_OPTION_ARG_FILENAME
#define FLAG G_OPTION_ARG_NONE
#define SPELLED(id, name, letter, kind) { "--" name, letter, kind },
  NSP_OPTION_LIST (SPELLED)
#undef SPELLED
};

/* The options as they stand on the command line, before their values are read. */
typedef struct {
  union {
    char *text;
    char **list;
    gboolean flag;
  } value[NSP_N_OPTIONS];
  char **rest;
} Raw;

/* One option in commands: which these are, and what their help says of it. */
typedef struct {
  NspOption option;
  guint commands;
  const char *value[NSP_N_LANGS];
  const char *help[NSP_N_LANGS];
} Option;

/* clang-format off */
static const Option option_table[] = {
  { NSP_OPTION_ARCHIVE, FOR_RESULTS | NSP_FOR_ARCHIVE, { "BESTAND", "FILE" },
    { "werk met dit archief in plaats van met bestanden", "work on this archive instead of files" } },
  { NSP_OPTION_INSTRUMENT, FOR_FILES, { "ID|BESTAND", "ID|FILE" },
    { "deze vragenlijst (herhaalbaar); anders elke ingebouwde die in het bestand staat",
      "this questionnaire (repeatable); else every built-in one that the file holds" } },
  { NSP_OPTION_COLUMN, FOR_FILES, { "ROL=KOP", "ROLE=HEADER" },
    { "deze kolom is network, year, moment, role, respondent of een item (herhaalbaar)",
      "this column is network, year, moment, role, respondent or an item (repeatable)" } },
  { NSP_OPTION_ITEMS_FROM, FOR_FILES, { "KOP", "HEADER" },
    { "de items van de ene gekozen vragenlijst staan in hun volgorde vanaf deze kolom",
      "the items of the one questionnaire chosen stand in their order from this column on" } },
  { NSP_OPTION_MAP, FOR_FILES, { "BESTAND", "FILE" },
    { "gebruik de kolommen zoals in deze kaart bewaard",
      "use the columns as saved in this map" } },
  { NSP_OPTION_WRITE_MAP, NSP_FOR_CHECK, { "BESTAND", "FILE" },
    { "bewaar de gevonden kolommen als kaart", "save the columns that were found as a map" } },
  { NSP_OPTION_YEAR, FOR_FILES & ~(guint)NSP_FOR_COMPARE, { "JAAR", "YEAR" },
    { "het jaar van bestanden zonder jaarkolom; en toon alleen dat jaar (herhaalbaar)",
      "the year of files without a year column; and show that year only (repeatable)" } },
  { NSP_OPTION_YEAR, NSP_FOR_COMPARE, { "JAAR", "YEAR" },
    { "vergelijk dit jaar (herhaalbaar; anders alle jaren)",
      "compare this year (repeatable; else all years)" } },
  { NSP_OPTION_MOMENT, FOR_FILES & ~(guint)NSP_FOR_COMPARE, { "MOMENT", "MOMENT" },
    { "begin, midden of eind: het moment van bestanden zonder momentkolom; en toon alleen dat",
      "start, middle or end: the moment of files without a moment column; and show that only" } },
  { NSP_OPTION_MOMENT, NSP_FOR_COMPARE, { "MOMENT", "MOMENT" },
    { "vergelijk alleen dit moment van elk jaar: begin, midden of eind",
      "compare only this moment of each year: start, middle or end" } },
  { NSP_OPTION_NETWORK, FOR_RESULTS | NSP_FOR_ARCHIVE, { "NAAM", "NAME" },
    { "alleen dit netwerk (herhaalbaar)", "this network only (repeatable)" } },
  { NSP_OPTION_MIN_ANSWERED, FOR_RESULTS, { "DEEL", "FRACTION" },
    { "deel van de items dat iemand moet hebben beantwoord voor een score (0,5)",
      "fraction of the items that a respondent must have answered for a score (0.5)" } },
  { NSP_OPTION_MIN_N, FOR_RESULTS, { "N", "N" },
    { "kleinste groep waarvan iets wordt getoond (5)",
      "smallest group of which anything is shown (5)" } },
  { NSP_OPTION_MIN_N_SPREAD, FOR_RESULTS, { "N", "N" },
    { "kleinste groep waarvan ook de spreiding wordt getoond (8)",
      "smallest group of which the spread is shown, too (8)" } },
  { NSP_OPTION_EXACT, FOR_RESULTS, { NULL, NULL },
    { "alle cijfers, onafgerond en van elke groep: voor eigen analyse, niet om te delen",
      "every figure, not rounded and of any group: for your own analysis, not for sharing" } },
  { NSP_OPTION_LENIENT, FOR_FILES, { NULL, NULL },
    { "een onleesbaar antwoord telt als niet beantwoord, met een waarschuwing",
      "an answer that cannot be read counts as unanswered, with a warning" } },
  { NSP_OPTION_REPLACE, NSP_FOR_ARCHIVE, { NULL, NULL },
    { "add: vervang wat er al is van hetzelfde jaar en netwerk",
      "add: replace what is there already of the same year and network" } },
  { NSP_OPTION_APPEND, NSP_FOR_ARCHIVE, { NULL, NULL },
    { "add: zet het naast wat er al is van hetzelfde jaar en netwerk",
      "add: put it beside what is there already of the same year and network" } },
  { NSP_OPTION_IMPORT, NSP_FOR_ARCHIVE, { "NUMMER", "NUMBER" },
    { "remove en export: deze import, zoals list die noemt",
      "remove and export: this import, as list names it" } },
  { NSP_OPTION_RELIABILITY, NSP_FOR_SCORE, { NULL, NULL },
    { "de betrouwbaarheid per dimensie in plaats van de scores (table en csv; json heeft beide)",
      "the reliability of each dimension instead of the scores (table and csv; json has both)" } },
  { NSP_OPTION_FORMAT, NSP_FOR_CHECK, { "VORM", "FORM" },
    { "table (standaard) of json", "table (default) or json" } },
  { NSP_OPTION_FORMAT, NSP_FOR_SCORE | NSP_FOR_COMPARE, { "VORM", "FORM" },
    { "table (standaard), csv of json", "table (default), csv or json" } },
  { NSP_OPTION_FORMAT, NSP_FOR_DRAW, { "VORM", "FORM" },
    { "png, pdf en svg, met komma's (standaard png,pdf)",
      "png, pdf and svg, with commas (default png,pdf)" } },
  { NSP_OPTION_OUTPUT, NSP_FOR_ARCHIVE, { "MAP", "DIR" },
    { "export: een bestand per import in deze map; anders alles naar standaarduitvoer",
      "export: a file per import in this folder; else everything to stdout" } },
  { NSP_OPTION_OUTPUT, NSP_FOR_DRAW, { "MAP", "DIR" },
    { "de map voor de figuren; wordt gemaakt als zij er niet is",
      "the folder for the figures; made if it is not there" } },
  { NSP_OPTION_OUTPUT, NSP_FOR_COMPARE, { "MAP", "DIR" },
    { "teken ook figuren (png en pdf), in deze map; wordt gemaakt als zij er niet is",
      "draw figures, too (png and pdf), in this folder; made if it is not there" } },
  { NSP_OPTION_PROGRESS, NSP_FOR_DRAW | NSP_FOR_COMPARE, { "WANNEER", "WHEN" },
    { "voortgang tonen: auto (op een terminal), always of never",
      "show progress: auto (on a terminal), always or never" } },
  { NSP_OPTION_LANG, FOR_ALL, { "nl|en", "nl|en" },
    { "de taal van berichten en figuren", "the language of messages and figures" } },
  { NSP_OPTION_QUIET, FOR_ALL, { NULL, NULL },
    { "alleen fouten melden", "report errors only" } },
  { NSP_OPTION_HELP, FOR_ALL, { NULL, NULL }, { "deze uitleg", "this help" } },
};
/* clang-format on */

const char *
nsp_option_name (NspOption option)
{
  return spelled[option].name;
}

void
nsp_options_init (NspOptions *options)
{
  *options = (NspOptions){ .settings = NSP_SETTINGS_DEFAULT };
  options->choices = g_array_new (FALSE, FALSE, sizeof (NspColumnChoice));
  options->draw_formats[NSP_PNG] = options->draw_formats[NSP_PDF] = TRUE;
}

void
nsp_options_clear (NspOptions *options)
{
  g_strfreev (options->files);
  g_strfreev (options->instruments);
  for (guint i = 0; i < options->choices->len; i++) {
    g_free (g_array_index (options->choices, NspColumnChoice, i).what);
    g_free (g_array_index (options->choices, NspColumnChoice, i).header);
  }
  g_array_unref (options->choices);
  g_strfreev (options->years);
  g_strfreev (options->networks);
  g_free (options->output);
  g_free (options->archive);
  g_free (options->map);
  g_free (options->write_map);
  g_free (options->items_from);
}

static void
raw_clear (Raw *raw)
{
  for (guint i = 0; i < NSP_N_OPTIONS; i++) {
    if (spelled[i].kind == LIST)
      g_strfreev (raw->value[i].list);
    else if (spelled[i].kind == TEXT)
      g_free (raw->value[i].text);
  }
  g_strfreev (raw->rest);
}

static gboolean
is_given (const Raw *raw, NspOption option)
{
  return spelled[option].kind == FLAG ? raw->value[option].flag : raw->value[option].text != NULL;
}

/* Reads a whole number in a range; the whole text must be it. */
static gboolean
read_count (const Raw *raw, NspOption option, int min, int max, guint *count,
            const NspTerminal *terminal)
{
  const char *text = raw->value[option].text;
  guint64 value;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, (guint64)min, (guint64)max, &value, NULL)) {
    nsp_complain (terminal, MSG_BAD_NUMBER, nsp_option_name (option), text, min, max);
    return FALSE;
  }
  *count = (guint)value;
  return TRUE;
}

/* A fraction, with a point or, as Dutch has it, a comma. */
static gboolean
read_fraction (const Raw *raw, NspOption option, double *fraction, const NspTerminal *terminal)
{
  const char *text = raw->value[option].text;
  g_autofree char *pointed = g_strdup (text);
  char *end;

  if (text == NULL)
    return TRUE;
  g_strdelimit (pointed, ",", '.');
  *fraction = g_ascii_strtod (pointed, &end);
  if (end == pointed || *end != '\0' || !(*fraction > 0 && *fraction <= 1)) {
    nsp_complain (terminal, MSG_BAD_FRACTION, nsp_option_name (option), text);
    return FALSE;
  }
  return TRUE;
}

static gboolean
read_years (char **texts, char ***years, const NspTerminal *terminal)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char **text = texts; text != NULL && *text != NULL; text++) {
    g_autofree char *year = nsp_school_year_parse (*text);

    if (year == NULL) {
      nsp_complain (terminal, MSG_BAD_YEAR, nsp_option_name (NSP_OPTION_YEAR), *text);
      return FALSE;
    }
    g_strv_builder_add (builder, year);
  }
  if (texts != NULL)
    *years = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_moment (const char *text, NspMoment *moment, const NspTerminal *terminal)
{
  if (text == NULL)
    return TRUE;
  *moment = nsp_moment_parse (text);
  if (*moment == NSP_MOMENT_NONE)
    nsp_complain (terminal, MSG_BAD_MOMENT, nsp_option_name (NSP_OPTION_MOMENT), text);
  return *moment != NSP_MOMENT_NONE;
}

static gboolean
read_choices (char **columns, GArray *choices, const NspTerminal *terminal)
{
  for (char **column = columns; column != NULL && *column != NULL; column++) {
    const char *equals = strchr (*column, '=');
    NspColumnChoice choice = { 0 };

    if (equals == NULL || equals == *column || equals[1] == '\0') {
      nsp_complain (terminal, MSG_BAD_COLUMN, nsp_option_name (NSP_OPTION_COLUMN), *column);
      return FALSE;
    }
    choice.what = g_strndup (*column, (gsize)(equals - *column));
    choice.header = g_strdup (equals + 1);
    g_array_append_val (choices, choice);
  }
  return TRUE;
}

/* The index of a word in a list (NULL-terminated); -1 with a complaint when it is not there. */
static int
read_word (NspOption option, const char *text, const char *const *words,
           const NspTerminal *terminal)
{
  g_autofree char *shown = g_strjoinv (", ", (char **)words);

  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (text, words[i]) == 0)
      return i;
  nsp_complain (terminal, MSG_BAD_CHOICE, nsp_option_name (option), text, shown);
  return -1;
}

static gboolean
read_format (const char *text, NspFor command, NspOptions *options, const NspTerminal *terminal)
{
  static const char *const check_words[] = { "table", "json", NULL };
  static const char *const score_words[] = { "table", "csv", "json", NULL };
  static const char *const draw_words[] = { "png", "pdf", "svg", NULL };
  g_auto (GStrv) words = NULL;
  int word;

  if (text == NULL)
    return TRUE;
  if (command == NSP_FOR_CHECK) {
    word = read_word (NSP_OPTION_FORMAT, text, check_words, terminal);
    options->score_format = word == 1 ? NSP_JSON : NSP_TABLE;
    return word >= 0;
  }
  if (command == NSP_FOR_SCORE || command == NSP_FOR_COMPARE) {
    word = read_word (NSP_OPTION_FORMAT, text, score_words, terminal);
    options->score_format = (NspScoreFormat)MAX (word, 0);
    return word >= 0;
  }
  memset (options->draw_formats, 0, sizeof options->draw_formats);
  words = g_strsplit (text, ",", -1);
  for (char **w = words; *w != NULL; w++) {
    word = read_word (NSP_OPTION_FORMAT, *w, draw_words, terminal);
    if (word < 0)
      return FALSE;
    options->draw_formats[word] = TRUE;
  }
  return words[0] != NULL || read_word (NSP_OPTION_FORMAT, text, draw_words, terminal) >= 0;
}

static gboolean
read_when (const char *text, NspOptions *options, const NspTerminal *terminal)
{
  static const char *const words[] = { "auto", "always", "never", NULL };
  int word = text != NULL ? read_word (NSP_OPTION_PROGRESS, text, words, terminal) : 0;

  options->progress = (NspProgressWhen)MAX (word, 0);
  return word >= 0;
}

/* The limits of small groups: lower ones only where nothing is protected anyway, which also is when
 * they start at 1. */
static gboolean
read_limits (const Raw *raw, NspSettings *settings, const NspTerminal *terminal)
{
  const struct {
    NspOption option;
    guint *limit, least;
  } limits[] = {
    { NSP_OPTION_MIN_N, &settings->min_n, NSP_SAFE_MIN_N },
    { NSP_OPTION_MIN_N_SPREAD, &settings->min_n_spread, NSP_SAFE_MIN_N_SPREAD },
  };

  settings->exact = raw->value[NSP_OPTION_EXACT].flag;
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++) {
    if (settings->exact)
      *limits[i].limit = 1;
    if (!read_count (raw, limits[i].option, 1, 1000000, limits[i].limit, terminal))
      return FALSE;
    if (settings->exact || *limits[i].limit >= limits[i].least)
      continue;
    nsp_complain (terminal, MSG_LIMIT_NEEDS_EXACT, nsp_option_name (limits[i].option),
                  limits[i].least);
    return FALSE;
  }
  settings->min_n_spread = MAX (settings->min_n, settings->min_n_spread);
  return TRUE;
}

/* Reads the values of the options. */
static gboolean
read_raw (Raw *raw, NspFor command, NspOptions *options, const NspTerminal *terminal)
{
#define FLAG_OF(option) raw->value[NSP_OPTION_##option].flag
#define TEXT_OF(option) raw->value[NSP_OPTION_##option].text
#define LIST_OF(option) raw->value[NSP_OPTION_##option].list
  for (guint i = 0; i < NSP_N_OPTIONS; i++)
    options->given |= is_given (raw, (NspOption)i) ? 1u << i : 0;
  options->help = FLAG_OF (HELP);
  options->quiet = FLAG_OF (QUIET);
  options->lenient = FLAG_OF (LENIENT);
  options->reliability = FLAG_OF (RELIABILITY);
  options->replace = FLAG_OF (REPLACE);
  options->append = FLAG_OF (APPEND);
  options->output = g_steal_pointer (&TEXT_OF (OUTPUT));
  options->archive = g_steal_pointer (&TEXT_OF (ARCHIVE));
  options->map = g_steal_pointer (&TEXT_OF (MAP));
  options->write_map = g_steal_pointer (&TEXT_OF (WRITE_MAP));
  options->items_from = g_steal_pointer (&TEXT_OF (ITEMS_FROM));
  options->instruments = g_steal_pointer (&LIST_OF (INSTRUMENT));
  options->networks = g_steal_pointer (&LIST_OF (NETWORK));
  options->files = raw->rest != NULL ? g_steal_pointer (&raw->rest) : g_new0 (char *, 1);
  return read_limits (raw, &options->settings, terminal) &&
         read_count (raw, NSP_OPTION_IMPORT, 1, G_MAXINT, &options->import, terminal) &&
         read_fraction (raw, NSP_OPTION_MIN_ANSWERED, &options->settings.min_answered, terminal) &&
         read_years (LIST_OF (YEAR), &options->years, terminal) &&
         read_moment (TEXT_OF (MOMENT), &options->moment, terminal) &&
         read_choices (LIST_OF (COLUMN), options->choices, terminal) &&
         read_format (TEXT_OF (FORMAT), command, options, terminal) &&
         read_when (TEXT_OF (PROGRESS), options, terminal);
}

/* The options that `command` takes, for GLib, with their values going into `raw`. */
static GOptionEntry *
entries_for (NspFor command, Raw *raw)
{
  GOptionEntry *entries = g_new0 (GOptionEntry, G_N_ELEMENTS (option_table) + 2);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (option_table); i++) {
    NspOption option = option_table[i].option;

    if ((option_table[i].commands & command) != 0)
      entries[n++] = (GOptionEntry){ nsp_option_name (option) + strlen ("--"),
                                     spelled[option].letter,
                                     G_OPTION_FLAG_NONE,
                                     spelled[option].kind,
                                     &raw->value[option],
                                     NULL,
                                     NULL };
  }
  entries[n] =
      (GOptionEntry){ G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, LIST, &raw->rest, NULL, NULL };
  return entries;
}

/* Says what GLib found wrong: an option without its value, or one that is unknown. */
static void
complain_usage (const GError *error, const char *command_name, const NspTerminal *terminal)
{
  const char *option = strrchr (error->message, ' ');

  option = option != NULL ? option + 1 : error->message;
  if (error->code == G_OPTION_ERROR_UNKNOWN_OPTION)
    nsp_complain (terminal, MSG_UNKNOWN_OPTION, option, command_name);
  else
    nsp_complain (terminal, MSG_MISSING_VALUE, option);
  fprintf (terminal->err, "    ");
  fprintf (terminal->err, nsp_say (terminal, MSG_SEE_HELP), command_name);
  fputc ('\n', terminal->err);
}

static gboolean
check_utf8 (char **arguments, const NspTerminal *terminal)
{
  for (char **argument = arguments; *argument != NULL; argument++) {
    g_autofree char *shown = NULL;

    if (g_utf8_validate (*argument, -1, NULL))
      continue;
    shown = g_utf8_make_valid (*argument, -1);
    nsp_complain (terminal, MSG_NOT_UTF8, shown);
    return FALSE;
  }
  return TRUE;
}

gboolean
nsp_options_parse (NspOptions *options, char **arguments, NspFor command, const char *command_name,
                   const NspTerminal *terminal)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree GOptionEntry *entries = NULL;
  Raw raw = { 0 };
  gboolean fine;

  if (!check_utf8 (arguments, terminal))
    return FALSE;
  g_strv_builder_add (builder, "netspiegel");
  g_strv_builder_addv (builder, (const char **)arguments);
  words = g_strv_builder_end (builder);
  entries = entries_for (command, &raw);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  fine = g_option_context_parse_strv (context, &words, &error);
  if (!fine)
    complain_usage (error, command_name, terminal);
  else
    fine = read_raw (&raw, command, options, terminal);
  raw_clear (&raw);
  return fine;
}

void
nsp_options_print_help (NspFor command, const NspTerminal *terminal)
{
  for (guint i = 0; i < G_N_ELEMENTS (option_table); i++) {
    const Option *option = &option_table[i];
    const char *value = option->value[terminal->lang];
    char letter[] = { '-', spelled[option->option].letter, ',', '\0' };
    g_autofree char *written = g_strdup_printf (
        "%s %s%s%s", letter[1] != '\0' ? letter : "   ", nsp_option_name (option->option),
        value != NULL ? " " : "", value != NULL ? value : "");

    if ((option->commands & command) != 0)
      fprintf (terminal->out, "  %-29s %s\n", written, option->help[terminal->lang]);
  }
}

/* The value of -l or --lang among the arguments; NULL when it is not there. */
static const char *
lang_argument (char **arguments)
{
  for (char **argument = arguments; *argument != NULL; argument++) {
    if (g_str_has_prefix (*argument, "--lang="))
      return *argument + strlen ("--lang=");
    if (strcmp (*argument, "--lang") == 0 || strcmp (*argument, "-l") == 0)
      return argument[1];
    if (g_str_has_prefix (*argument, "-l") && strlen (*argument) == 4)
      return *argument + 2;
    if (strcmp (*argument, "--") == 0)
      break;
  }
  return NULL;
}

gboolean
nsp_options_check_lang (char **arguments, const NspTerminal *terminal)
{
  static const char *const words[] = { "nl", "en", NULL };
  const char *lang = lang_argument (arguments);

  return lang == NULL || read_word (NSP_OPTION_LANG, lang, words, terminal) >= 0;
}

NspLang
nsp_options_lang (char **arguments)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  const char *lang = lang_argument (arguments);

  if (lang != NULL)
    return strcmp (lang, "en") == 0 ? NSP_EN : NSP_NL;
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++) {
    const char *value = g_getenv (variables[i]);

    if (value != NULL && *value != '\0') /* the first that is set decides, as in POSIX */
      return g_str_has_prefix (value, "en") ? NSP_EN : NSP_NL;
  }
  return NSP_NL;
}
