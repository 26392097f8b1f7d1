/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "instrument.h"
#include "nsp-instruments.h"

static const char *const builtin_ids[] = { "srt",     "bpnsfs",      "basic-needs",
                                           "tses-12", "bekwaamheid", NULL };

const char *const *
nsp_instrument_builtin_ids (void)
{
  return builtin_ids;
}

gboolean
nsp_instrument_is_builtin (const char *id)
{
  return g_strv_contains (builtin_ids, id);
}

NspInstrument *
nsp_instrument_builtin (const char *id)
{
  g_autofree char *path = g_strdup_printf ("/netspiegel/instruments/%s.json", id);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NspProblems) problems = nsp_problems_new ();
  NspInstrument *instrument;
  gsize length;
  const char *json;

  if (!nsp_instrument_is_builtin (id))
    return NULL;
  bytes = g_resource_lookup_data (nsp_instruments_get_resource (), path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);
  json = g_bytes_get_data (bytes, &length);
  instrument = nsp_instrument_parse (json, length, id, problems);
  g_assert (instrument != NULL); /* what we ship is tested */
  return instrument;
}
