/* label - a network's name: what tells it from others, and what people see of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text.h"

/* What tells a name from others, however it is spelled: folded, but for a name of punctuation only.
 * The caller owns it. */
char *nsp_name_key (const char *name);

/* Whether a name is the text behind which an archive hides one (nsp_text_of_hash). */
gboolean nsp_name_is_hidden (const char *name);

/* A name as people see it, of at most `max` characters: "(verborgen) 3f2a" of one that is hidden,
 * so that one can be told from another. The caller owns it. */
char *nsp_name_label (const char *name, glong max, NspLang lang);
