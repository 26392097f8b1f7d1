/* archive_input - surveys read out of an archive.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "input.h"

/* Reads the surveys of an archive into `input`, made ready for them, as files are read. The
 * instruments are those that the options choose, else all that the archive has. */
NspExit nsp_cli_read_archive (NspCliInput *input, NspArchive *archive, const NspOptions *options,
                              const NspTerminal *terminal);

/* Makes `input` and reads all surveys into it by the questionnaires as the archive keeps them, and
 * brings them together. Problems are left in it. */
NspExit nsp_cli_read_as_kept (NspCliInput *input, NspArchive *archive, const char *path,
                              const NspTerminal *terminal);
