/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument.h"

#include <string.h>

int
nsp_instrument_find (const GPtrArray *instruments, const char *id)
{
  for (guint n = 0; n < instruments->len; n++)
    if (strcmp (((const NspInstrument *)g_ptr_array_index (instruments, n))->id, id) == 0)
      return (int)n;
  return -1;
}

int
nsp_instrument_find_item (const NspInstrument *instrument, const char *id)
{
  for (guint i = 0; i < instrument->n_items; i++)
    if (strcmp (instrument->items[i].id, id) == 0)
      return (int)i;
  return -1;
}

guint64
nsp_dimension_tally_cells (const NspDimension *dimension, const NspScale *scale)
{
  guint64 max_sum = (guint64)dimension->n_key * (scale->n_steps - 1);

  return (dimension->n_key + 1) * (max_sum + 1);
}

int
nsp_scale_value (const NspScale *scale, guint answer)
{
  return scale->min + scale->step * ((int)answer - 1);
}

static void
clear_dimension (NspDimension *dimension)
{
  g_free (dimension->id);
  nsp_text_clear (&dimension->title);
  g_free (dimension->key);
  for (int lang = 0; lang < NSP_N_LANGS; lang++)
    g_strfreev (dimension->prompts[lang]);
}

static void
clear_side (NspSide *side)
{
  g_free (side->id);
  nsp_text_clear (&side->title);
  nsp_text_clear (&side->question);
}

static void
clear_item (NspItem *item)
{
  g_free (item->id);
  nsp_text_clear (&item->text);
  g_strfreev (item->aliases);
}

void
nsp_instrument_free (NspInstrument *instrument)
{
  if (instrument == NULL)
    return;
  g_free (instrument->id);
  g_free (instrument->version);
  nsp_text_clear (&instrument->title);
  for (int lang = 0; lang < NSP_N_LANGS; lang++)
    g_strfreev (instrument->scale.labels[lang]);
  for (guint i = 0; i < instrument->n_sides; i++)
    clear_side (&instrument->sides[i]);
  g_free (instrument->sides);
  for (guint i = 0; i < instrument->n_dimensions; i++)
    clear_dimension (&instrument->dimensions[i]);
  g_free (instrument->dimensions);
  for (guint i = 0; i < instrument->n_items; i++)
    clear_item (&instrument->items[i]);
  g_free (instrument->items);
  for (guint i = 0; i < instrument->n_answers; i++)
    g_free (instrument->answers[i].text);
  g_free (instrument->answers);
  g_strfreev (instrument->missing);
  g_strfreev (instrument->sources);
  g_strfreev (instrument->published);
  g_strfreev (instrument->provisional);
  g_free (instrument->json);
  g_free (instrument);
}

guint
nsp_scale_answer (const NspScale *scale, gint64 value)
{
  if (value < scale->min || value > scale->max || (value - scale->min) % scale->step != 0)
    return 0;
  return (guint)((value - scale->min) / scale->step + 1);
}
