/* archives - opening archives, and what is said when one cannot be used.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "archive.h"
#include "options.h"

/* Says what is wrong with an archive, from an error of NSP_ARCHIVE_ERROR. */
NspExit nsp_complain_of_archive (const NspTerminal *terminal, const char *path,
                                 const GError *error);

/* Says that another program is writing to the archive; `data` is the terminal. */
void nsp_on_waiting (gpointer data);

/* Says what a commit did besides what was asked: a newer version, a file for the key. */
void nsp_tell_of_commit (const NspArchive *archive, const char *path, const NspTerminal *terminal);

/* Opens the archive that the options name. NULL with `exit` set when that fails, which is said. */
NspArchive *nsp_cli_open_archive (const NspOptions *options, const NspTerminal *terminal,
                                  NspExit *exit);

/* What the archive hides each of these networks (or NULL) behind, if it hides them; NULL without
 * its key. The caller owns it. */
char **nsp_cli_hidden_names (NspArchive *archive, char *const *names);
