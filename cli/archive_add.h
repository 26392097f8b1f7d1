/* archive_add - files into an archive: all of them or none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "commands.h"

/* What «archive add» does with its files, those after the first word. */
NspExit nsp_archive_add_files (const NspOptions *options, const NspTerminal *terminal);
