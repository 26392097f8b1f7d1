/* terminal - the streams a command talks to, and how it says things on them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

#include "messages.h"
#include "problem.h"

/* What a script can rely on. */
typedef enum {
  NSP_EXIT_DONE = 0,   /* there may have been warnings */
  NSP_EXIT_DATA = 1,   /* the data were refused, nothing is written */
  NSP_EXIT_USAGE = 2,  /* wrong options or arguments */
  NSP_EXIT_SYSTEM = 3, /* reading or writing failed */
} NspExit;

typedef struct {
  FILE *out, *err;
  gboolean out_colour, err_colour; /* a terminal, and NO_COLOR is not set */
  NspLang lang;
  gboolean quiet; /* errors only */
} NspTerminal;

/* A terminal on two streams, with colour where they are terminals and NO_COLOR allows it. */
void nsp_terminal_init (NspTerminal *terminal, FILE *out, FILE *err, NspLang lang);

/* The message in the terminal's language. */
const char *nsp_say (const NspTerminal *terminal, NspMessage message);

/* "netspiegel: error: ..." on err. `message` is a format for what follows. */
void nsp_complain (const NspTerminal *terminal, NspMessage message, ...);

/* A line on err, unless quiet. */
void nsp_tell (const NspTerminal *terminal, NspMessage message, ...);

/* Says on err, quiet or not, that what follows is not for sharing. */
void nsp_say_exact (const NspTerminal *terminal);

/* Complains that a file cannot be read, written or drawn, with the reason of `error`. */
NspExit nsp_complain_of_file (const NspTerminal *terminal, NspMessage message, const char *path,
                              const GError *error);

/* The problems as a compiler shows them: file:line:column, kind and code, message, advice. At
 * most 20 of a code, then their number. Notes and warnings only when not quiet. */
void nsp_show_problems (const NspTerminal *terminal, const NspProblems *problems);

/* Flushes out. Complains and returns NSP_EXIT_SYSTEM when anything written to it was lost. */
NspExit nsp_finish_output (const NspTerminal *terminal);

/* Writes to the FILE that `data` is: for exports. Errors are of G_FILE_ERROR. */
gboolean nsp_write_to_stream (const char *text, gsize length, gpointer data, GError **error);

/* Bold on a terminal, plain elsewhere. */
void nsp_print_heading (const NspTerminal *terminal, const char *text);
