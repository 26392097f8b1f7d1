/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas_encode.h"

#include <string.h>

/* Cairo numbers its surfaces through the whole program: id="surface5". Copies `svg` without
 * that number. Nothing else in the file is called surface: texts are drawn as glyphs. */
static void
append_unnumbered (GString *out, const char *svg)
{
  const char *name = "surface", *found;

  while ((found = strstr (svg, name)) != NULL) {
    found += strlen (name);
    g_string_append_len (out, svg, found - svg);
    svg = found + strspn (found, "0123456789");
  }
  g_string_append (out, svg);
}

GBytes *
nsp_encode_svg (const GByteArray *raw, NspLang lang, const char *title, GError **error)
{
  g_autofree char *svg = g_strndup ((const char *)raw->data, raw->len);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  char *element = strstr (svg, "<svg "), *end = element != NULL ? strchr (element, '>') : NULL;
  GString *out;

  if (end == NULL) {
    g_set_error (error, NSP_CANVAS_ERROR, NSP_CANVAS_ERROR_ENCODING, "SVG: no <svg> element");
    return NULL;
  }
  *end = '\0';
  out = g_string_new (svg);
  g_string_append_printf (out, " xml:lang=\"%s\" lang=\"%s\" role=\"img\">\n<title>%s</title>",
                          nsp_lang_code (lang), nsp_lang_code (lang), escaped);
  append_unnumbered (out, end + 1);
  return g_string_free_to_bytes (out);
}
