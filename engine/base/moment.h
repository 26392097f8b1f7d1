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

/* What stands between the year and the moment of a label. */
#define NSP_PERIOD_DOT " · "

/* A year and moment as people read them, "2025-2026 · begin"; the one that is known when the other
 * is not; NULL when neither is. The caller owns it. */
char *nsp_period_label (const char *year, NspMoment moment, NspLang lang);
