/* text - words and numbers in the two languages the program speaks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The definitions and maps that people write are a few pages long. */
#define NSP_MAX_JSON_BYTES (1024 * 1024)

typedef enum { NSP_NL, NSP_EN } NspLang;
#define NSP_N_LANGS 2

/* The same words in both languages; either may be NULL or "" when an instrument gives only one. */
typedef struct {
  char *in[NSP_N_LANGS];
} NspText;

/* "nl", "en". Static. */
const char *nsp_lang_code (NspLang lang);

/* The words in `lang`, else in the other language, else "". Borrowed from `text`. */
const char *nsp_text_get (const NspText *text, NspLang lang);

void nsp_text_clear (NspText *text);

/* `value` with `decimals` decimals, as written in `lang`: "3,9" or "3.9"; "–" when it is NAN.
 * Halves are rounded away from 0; never "-0,0". The caller owns the string. */
char *nsp_number_format (double value, guint decimals, NspLang lang);

/* `template` with {1} to {9} filled in from the first `n` values, a NULL as nothing; the places
 * beyond stay. What stands in a value is no place to fill in. The caller owns the string. */
char *nsp_text_fill (const char *template, const char *const *values, guint n);

/* Whether a text holds an e-mail address, a telephone number, an IP address, or a date with a time:
 * what only a person or a moment has. */
gboolean nsp_text_looks_personal (const char *text);

/* What an archive shows in the place of a text that it hides: this, and 64 hexadecimal digits. */
#define NSP_HASH_PREFIX "hmac-sha256:"
#define NSP_HASH_BYTES 32

/* The bytes of such a text; FALSE when it is none. `hash` may be NULL. */
gboolean nsp_text_read_hash (const char *text, guint8 *hash);

/* Such a text. The caller owns it. */
char *nsp_text_of_hash (const guint8 hash[NSP_HASH_BYTES]);

/* `text` made safe and short for a message: control characters become spaces, at most `max`
 * characters, the rest an ellipsis; bytes that are not UTF-8 become U+FFFD.
 * The caller owns the string. */
char *nsp_text_excerpt (const char *text, gssize length, glong max);
