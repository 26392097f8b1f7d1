/* header - what a column's header says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "columns.h"

/* What a header that is no item's stands for: network, year, moment, role, respondent or
 * personal by the common Dutch and English words for these; IGNORED when it is none of them. */
NspColumnKind nsp_header_kind (const char *header);

/* The ways in which a header may name an item, folded (NULL-terminated): the whole, "P01" of
 * "P01. text", "[P01]", "SRT[P01]" and "SRT_P01", and the row of "Question [row]". The caller owns
 * the list. */
char **nsp_header_candidates (const char *header);

/* An item id without case and zero padding: "p1" for "P01". The caller owns it. */
char *nsp_header_fold_id (const char *id);
