/* survey_input - reading the surveys that the options name, from files or an archive.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "input.h"

/* Reads the instruments and files, or the archive, that the options name. Says what fails; problems
 * in the data are left in `input` to be shown. Returns NSP_EXIT_DATA when there are errors among
 * these. */
NspExit nsp_cli_input_read (NspCliInput *input, const NspOptions *options,
                            const NspTerminal *terminal);
