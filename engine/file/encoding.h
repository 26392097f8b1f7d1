/* encoding - bytes of a file as UTF-8 text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "problem.h"

/* The text of `bytes` as UTF-8 without a byte order mark, and in `name` what they were: "UTF-8",
 * "UTF-16LE", "UTF-16BE" or "Windows-1252" (static). Windows-1252 is read only where nothing in
 * the file looks like UTF-8. Returns NULL with a problem added when the bytes fit none of these,
 * with the offset of the first that does not. The caller owns the text, which may be `bytes`
 * itself or share them. */
GBytes *nsp_encoding_decode (GBytes *bytes, const char *file, const char **name,
                             NspProblems *problems);
