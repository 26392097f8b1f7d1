/* moment - when within a school year a survey was held.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text.h"

/* In the order of the year; a survey that speaks of no moment comes first. */
typedef enum { NSP_MOMENT_NONE, NSP_MOMENT_START, NSP_MOMENT_MIDDLE, NSP_MOMENT_END } NspMoment;
#define NSP_N_MOMENTS 4

/* The moment that a text stands for, by common Dutch and English words in any case; NONE when it
 * is none of them. */
NspMoment nsp_moment_parse (const char *text);

/* The moment of one of these names; NONE for NULL. */
NspMoment nsp_moment_named (const char *name);

/* "start", "middle", "end": what other programs see; NULL for NONE. Static. */
const char *nsp_moment_name (NspMoment moment);

/* "begin": what people read; NULL for NONE. Static. */
const char *nsp_moment_title (NspMoment moment, NspLang lang);
