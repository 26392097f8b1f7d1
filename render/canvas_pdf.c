/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas_encode.h"

#include <qpdf/qpdf-c.h>

static gboolean
failed (qpdf_data pdf, GError **error)
{
  if (!qpdf_has_error (pdf))
    return FALSE;
  g_set_error (error, NSP_CANVAS_ERROR, NSP_CANVAS_ERROR_ENCODING, "PDF: %s",
               qpdf_get_error_full_text (pdf, qpdf_get_error (pdf)));
  return TRUE;
}

/* What cairo 1.16 cannot say about a document: readers speak its words in the right language and
 * show its title instead of the file's name. The time it was made goes, so that the same figure
 * is the same file. */
static void
describe (qpdf_data pdf, NspLang lang)
{
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh info = qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/Info");

  qpdf_oh_replace_key (pdf, root, "/Lang", qpdf_oh_new_unicode_string (pdf, nsp_lang_code (lang)));
  qpdf_oh_replace_key (pdf, root, "/ViewerPreferences",
                       qpdf_oh_parse (pdf, "<< /DisplayDocTitle true >>"));
  qpdf_oh_remove_key (pdf, info, "/CreationDate");
}

static GBytes *
rewrite (qpdf_data pdf, const GByteArray *raw, NspLang lang, GError **error)
{
  qpdf_silence_errors (pdf);
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_read_memory (pdf, "figure", (const char *)raw->data, raw->len, NULL);
  if (failed (pdf, error))
    return NULL;
  describe (pdf, lang);
  if (failed (pdf, error))
    return NULL;
  qpdf_init_write_memory (pdf);
  if (failed (pdf, error))
    return NULL;
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  qpdf_write (pdf);
  if (failed (pdf, error))
    return NULL;
  return g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
}

GBytes *
nsp_encode_pdf (const GByteArray *raw, NspLang lang, GError **error)
{
  qpdf_data pdf = qpdf_init ();
  GBytes *bytes = rewrite (pdf, raw, lang, error);

  qpdf_cleanup (&pdf);
  return bytes;
}
