/* school_year - years and school years as people write them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* "2025-2026" for 2025-2026, 2025/2026, 2025-26 and 2025/26; "2025" for 2025; NULL for anything
 * else. The caller owns the string. */
char *nsp_school_year_parse (const char *text);

/* Whether a parsed year is a school year. */
gboolean nsp_school_year_is (const char *year);

/* The school year that a parsed year ends, "2024-2025" for "2025"; a school year as it is. The
 * caller owns the string. */
char *nsp_school_year_of (const char *year);
