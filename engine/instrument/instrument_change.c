/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument_change.h"

#include <string.h>

#include "fold.h"

/* Bytes of a list of items, more or less. */
#define MAX_LIST 200

/* Words in Dutch and English that grow beside each other. */
typedef struct {
  GString *in[NSP_N_LANGS];
} Words;

static void
add (Words *words, const char *nl, const char *en)
{
  const char *const texts[] = { nl, en };

  for (guint lang = 0; lang < NSP_N_LANGS; lang++)
    g_string_append_printf (words->in[lang], "%s%s", words->in[lang]->len > 0 ? "; " : "",
                            texts[lang]);
}

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

static void
compare_scales (const NspScale *before, const NspScale *now, Words *words)
{
  char *old[NSP_N_LANGS], *new[NSP_N_LANGS];
  g_autofree char *nl = NULL, *en = NULL;

  if (before->min == now->min && before->max == now->max && before->step == now->step) {
    for (guint lang = 0; lang < NSP_N_LANGS; lang++)
      for (guint i = 0;
           before->labels[lang] != NULL && now->labels[lang] != NULL && i < before->n_steps; i++)
        if (differ (before->labels[lang][i], now->labels[lang][i])) {
          add (words, "andere antwoordlabels", "other labels of the answers");
          return;
        }
    return;
  }
  for (guint lang = 0; lang < NSP_N_LANGS; lang++) {
    old[lang] = show_scale (before, lang);
    new[lang] = show_scale (now, lang);
  }
  nl = g_strdup_printf ("schaal %s in plaats van %s", new[NSP_NL], old[NSP_NL]);
  en = g_strdup_printf ("scale %s instead of %s", new[NSP_EN], old[NSP_EN]);
  add (words, nl, en);
  for (guint lang = 0; lang < NSP_N_LANGS; lang++) {
    g_free (old[lang]);
    g_free (new[lang]);
  }
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
compare_items (const NspInstrument *before, const NspInstrument *now, Words *words)
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
  if (gone->len > 0) {
    g_autofree char *nl = g_strdup_printf ("zonder %s", gone->str);
    g_autofree char *en = g_strdup_printf ("without %s", gone->str);

    add (words, nl, en);
  }
  if (other->len > 0) {
    g_autofree char *nl = g_strdup_printf ("andere tekst van %s", other->str);
    g_autofree char *en = g_strdup_printf ("another text of %s", other->str);

    add (words, nl, en);
  }
}

char *
nsp_instrument_change (const NspInstrument *before, const NspInstrument *now)
{
  Words words = { { g_string_new (NULL), g_string_new (NULL) } };
  char *both = NULL;

  compare_scales (&before->scale, &now->scale, &words);
  compare_items (before, now, &words);
  if (words.in[NSP_NL]->len > 0)
    both = g_strdup_printf ("%s\037%s", words.in[NSP_NL]->str, words.in[NSP_EN]->str);
  g_string_free (words.in[NSP_NL], TRUE);
  g_string_free (words.in[NSP_EN], TRUE);
  return both;
}
