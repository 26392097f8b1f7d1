/* role - who a respondent is in the network, in Dutch and English words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "problem.h"

typedef enum {
  NSP_ROLE_UNKNOWN, /* no role column, or an empty cell */
  NSP_ROLE_STUDENT,
  NSP_ROLE_TEACHER,
  NSP_ROLE_EDUCATOR,
  NSP_ROLE_RESEARCHER,
  NSP_ROLE_OTHER
} NspRole;
#define NSP_N_ROLES 6

/* The role that a cell names, in any case; UNKNOWN when empty or not recognised. */
NspRole nsp_role_parse (const char *text);

/* The role of one of these names; UNKNOWN for NULL. */
NspRole nsp_role_named (const char *name);

/* "student", "teacher", ...; NULL for UNKNOWN. Static. */
const char *nsp_role_name (NspRole role);
