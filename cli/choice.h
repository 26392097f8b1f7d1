/* choice - the networks, years and moment that the options choose to show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "input.h"

/* What the options choose to show, in the survey's own words. */
typedef struct {
  const char **networks; /* NULL for all; the list is the caller's, the names the survey's */
  const char **years;    /* likewise */
  NspMoment moment;      /* NONE for all */
} NspCliChoice;

void nsp_cli_choice_clear (NspCliChoice *choice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NspCliChoice, nsp_cli_choice_clear)

/* The first file with rows that have neither a year nor a moment; NULL when there is none. */
const char *nsp_cli_file_without_year (const NspSurvey *survey);

/* Finds the networks, years and moment that the options choose; complains when they are not there,
 * or when several years are chosen and a file does not say which one it is of. */
NspExit nsp_cli_choose (NspCliChoice *choice, const NspCliInput *input, const NspOptions *options,
                        const NspTerminal *terminal);
