/* role - who a respondent is in the network, in Dutch and English words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scores.h"

/* The role that a cell names, in any case; UNKNOWN when empty or not recognised. */
NspRole nsp_role_parse (const char *text);

/* The role of one of these names; UNKNOWN for NULL. */
NspRole nsp_role_named (const char *name);

/* "student", "teacher", ...; NULL for UNKNOWN. Static. */
const char *nsp_role_name (NspRole role);
