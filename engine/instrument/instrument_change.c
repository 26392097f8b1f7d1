/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument_change.h"

#include <string.h>

#include "fold.h"
#include "phrase.h"

/* Bytes of a list of items, more or less. */
#define MAX_LIST 200

static gboolean
differ (const char *before, const char *now)
{
  g_autofree char *a = NULL, *b = NULL;

  if (before == NULL || now == NULL || *before == '\0' || *now == '\0')
    return FALSE; /* a text that was filled in says nothing else */
  a = nsp_fold (before);
  b = nsp_fold (now);
  return strcmp (a, b) != 0;
}

/* "1–5", or "0–10 by 2". */
static char *
show_scale (const NspScale *scale, NspLang lang)
{
  if (scale->step == 1)
    return g_strdup_printf ("%d–%d", scale->min, scale->max);
  return g_strdup_printf ("%d–%d %s %d", scale->min, scale->max, lang == NSP_NL ? "per" : "by",
                          scale->step);
}

static gboolean
labels_differ (const NspScale *before, const NspScale *now)
{
  for (guint lang = 0; lang < NSP_N_LANGS; lang++)
    for (guint i = 0;
         before->labels[lang] != NULL && now->labels[lang] != NULL && i < before->n_steps; i++)
      if (differ (before->labels[lang][i], now->labels[lang][i]))
        return TRUE;
  return FALSE;
}

/* As a phrase; NULL when they are the same. */
static char *
compare_scales (const NspScale *before, const NspScale *now)
{
  g_autofree char *old_nl = show_scale (before, NSP_NL), *old_en = show_scale (before, NSP_EN),
                  *new_nl = show_scale (now, NSP_NL), *new_en = show_scale (now, NSP_EN);

  if (before->min != now->min || before->max != now->max || before->step != now->step)
    return nsp_phrase_with (NSP_PHRASE_OTHER_SCALE, new_nl, old_nl, new_en, old_en, NULL);
  return labels_differ (before, now) ? g_strdup (nsp_phrase (NSP_PHRASE_OTHER_LABELS)) : NULL;
}

/* Adds to a list that does not grow for ever. */
static void
append_id (GString *list, const char *id)
{
  if (list->len < MAX_LIST)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", id);
  else if (!g_str_has_suffix (list->str, "…"))
    g_string_append (list, ", …");
}

static void
add_items (GString *change, NspPhrase phrase, const GString *items)
{
  g_autofree char *argument = nsp_phrase_with (phrase, items->str, NULL);

  if (items->len > 0)
    g_string_append (change, argument);
}

static void
compare_items (const NspInstrument *before, const NspInstrument *now, GString *change)
{
  g_autoptr (GString) gone = g_string_new (NULL), other = g_string_new (NULL);

  for (guint i = 0; i < before->n_items; i++) {
    const NspItem *item = &before->items[i];
    int place = nsp_instrument_find_item (now, item->id);
    const NspItem *same = place >= 0 ? &now->items[place] : NULL;
    GString *list = same == NULL ? gone
                    : differ (item->text.in[NSP_NL], same->text.in[NSP_NL]) ||
                            differ (item->text.in[NSP_EN], same->text.in[NSP_EN])
                        ? other
                        : NULL;

    if (list != NULL)
      append_id (list, item->id);
  }
  add_items (change, NSP_PHRASE_WITHOUT, gone);
  add_items (change, NSP_PHRASE_OTHER_TEXT, other);
}

char *
nsp_instrument_change (const NspInstrument *before, const NspInstrument *now)
{
  g_autofree char *scale = compare_scales (&before->scale, &now->scale);
  g_autoptr (GString) change = g_string_new (scale);

  compare_items (before, now, change);
  return change->len > 0 ? g_strdup (change->str) : NULL;
}
