/* input - surveys that were read, with their questionnaires and what was wrong in them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "archive.h"
#include "column_map.h"
#include "options.h"
#include "survey.h"

/* Surveys read from files, with what was wrong in them. */
typedef struct {
  GPtrArray *instruments; /* of NspInstrument; the survey borrows them */
  NspSurvey *survey;
  NspProblems *problems;
  NspColumnMap *map;  /* of --map, or NULL */
  NspArchive *adding; /* what is read goes into this archive, too; borrowed, or NULL */
  GArray *added;      /* of NspAdded: what became of each file on the way */
  gboolean names_all; /* networks of few rows are named in messages as well */
  char **hidden;      /* by network that the options name: what hides it in the archive, if known */
  GArray *choices; /* of NspColumnChoice: those of the options, then those of the map; borrowed */
} NspCliInput;

void nsp_cli_input_clear (NspCliInput *input);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NspCliInput, nsp_cli_input_clear)

/* Loads a built-in instrument by its id, or one from a file. NULL when something failed: said,
 * with `exit` set, or left in `problems` with `exit` NSP_EXIT_DATA. */
NspInstrument *nsp_cli_load_instrument (const char *name, NspProblems *problems,
                                        const NspTerminal *terminal, NspExit *exit);

/* Loads the instruments of these names into `input`, those that are not built in out of `kept` (an
 * archive's), as far as they are there. Says what fails. */
NspExit nsp_cli_load_instruments (NspCliInput *input, const char *const *names, GPtrArray *kept,
                                  const NspTerminal *terminal);

/* Shows the problems and, when there are errors, how many, in `summary`. */
void nsp_cli_show_problems (const NspCliInput *input, NspMessage summary,
                            const NspTerminal *terminal);
