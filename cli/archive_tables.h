/* archive_tables - what the archive's subcommands print.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "archive.h"
#include "terminal.h"

/* The log (of NspImport *), from number `first` on. */
void nsp_print_imports (const GPtrArray *imports, gint64 first, const NspTerminal *terminal);

/* Groups of responses (of NspArchiveGroup *), under a heading. */
void nsp_print_rows (const char *heading, const GPtrArray *groups, const NspTerminal *terminal);
