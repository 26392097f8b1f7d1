/* options - the command line as a plain struct.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "release.h"
#include "terminal.h"

/* The commands, as bits: which of them take an option. */
typedef enum {
  NSP_FOR_CHECK = 1 << 0,
  NSP_FOR_SCORE = 1 << 1,
  NSP_FOR_DRAW = 1 << 2,
  NSP_FOR_INSTRUMENTS = 1 << 3,
  NSP_FOR_COMPARE = 1 << 4,
  NSP_FOR_ARCHIVE = 1 << 5,
} NspFor;

/* Every option, once: X (ID, "name", letter or 0, what it takes: LIST is TEXT that may be
 * repeated). What it does in a command stands in options.c. */
/* clang-format off */
#define NSP_OPTION_LIST(X) \
  X (ARCHIVE, "archive", 'a', TEXT) \
  X (INSTRUMENT, "instrument", 'i', LIST) \
  X (COLUMN, "column", 'c', LIST) \
  X (ITEMS_FROM, "items-from", 0, TEXT) \
  X (MAP, "map", 0, TEXT) \
  X (WRITE_MAP, "write-map", 0, TEXT) \
  X (YEAR, "year", 'y', LIST) \
  X (MOMENT, "moment", 0, TEXT) \
  X (NETWORK, "network", 'n', LIST) \
  X (MIN_ANSWERED, "min-answered", 0, TEXT) \
  X (MIN_N, "min-n", 0, TEXT) \
  X (MIN_N_SPREAD, "min-n-spread", 0, TEXT) \
  X (EXACT, "exact", 0, FLAG) \
  X (LENIENT, "lenient", 0, FLAG) \
  X (REPLACE, "replace", 0, FLAG) \
  X (APPEND, "append", 0, FLAG) \
  X (IMPORT, "import", 0, TEXT) \
  X (RELIABILITY, "reliability", 0, FLAG) \
  X (FORMAT, "format", 'f', TEXT) \
  X (OUTPUT, "output", 'o', TEXT) \
  X (PROGRESS, "progress", 0, TEXT) \
  X (LANG, "lang", 'l', TEXT) \
  X (QUIET, "quiet", 'q', FLAG) \
  X (HELP, "help", 'h', FLAG)
/* clang-format on */

typedef enum {
#define NSP_OPTION_ID(id, name, letter, kind) NSP_OPTION_##id,
  NSP_OPTION_LIST (NSP_OPTION_ID)
#undef NSP_OPTION_ID
      NSP_N_OPTIONS
} NspOption;

/* "--year": how it is named in messages. Static. */
const char *nsp_option_name (NspOption option);

typedef enum { NSP_PROGRESS_AUTO, NSP_PROGRESS_ALWAYS, NSP_PROGRESS_NEVER } NspProgressWhen;
typedef enum { NSP_TABLE, NSP_CSV, NSP_JSON } NspScoreFormat;

typedef struct {
  guint given;        /* bits: 1 << NspOption */
  char **files;       /* what is no option; never NULL */
  char **instruments; /* NULL: every built-in one */
  GArray *choices;    /* of NspColumnChoice; never NULL */
  char **years;       /* as nsp_school_year_parse() gives them; NULL: all */
  NspMoment moment;   /* NONE when it is not given */
  char **networks;    /* NULL: all */
  NspSettings settings;
  gboolean lenient, reliability;
  char *map, *write_map; /* files, or NULL */
  char *items_from;      /* a header, or NULL */
  NspScoreFormat score_format;
  gboolean draw_formats[3]; /* by NspFormat */
  char *output;             /* folder, or NULL */
  char *archive;            /* file, or NULL */
  gboolean replace, append;
  guint import; /* number, 0 for none */
  gboolean quiet, help;
  NspProgressWhen progress;
} NspOptions;

void nsp_options_init (NspOptions *options);
void nsp_options_clear (NspOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NspOptions, nsp_options_clear)

/* Fills `options` from the arguments after the command's name (NULL-terminated). Complains and
 * returns FALSE when they are wrong. */
gboolean nsp_options_parse (NspOptions *options, char **arguments, NspFor command,
                            const char *command_name, const NspTerminal *terminal);

/* The help lines of the options that a command takes. */
void nsp_options_print_help (NspFor command, const NspTerminal *terminal);

/* Whether the language that the arguments ask for, if they do, is there; complains if not. */
gboolean nsp_options_check_lang (char **arguments, const NspTerminal *terminal);

/* The language that the arguments or else the environment ask for: Dutch unless it is English. */
NspLang nsp_options_lang (char **arguments);
