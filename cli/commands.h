/* commands - what each command does with its options. Each returns the exit status.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "options.h"

NspExit nsp_cmd_archive (const NspOptions *options, const NspTerminal *terminal);
NspExit nsp_cmd_check (const NspOptions *options, const NspTerminal *terminal);
NspExit nsp_cmd_score (const NspOptions *options, const NspTerminal *terminal);
NspExit nsp_cmd_draw (const NspOptions *options, const NspTerminal *terminal);
NspExit nsp_cmd_compare (const NspOptions *options, const NspTerminal *terminal);
NspExit nsp_cmd_instruments (const NspOptions *options, const NspTerminal *terminal);
