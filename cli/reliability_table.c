/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability_table.h"

#include "table.h"

static void
add_number (NspTable *table, NspNumber number, const NspTerminal *terminal)
{
  nsp_table_take (table, nsp_number_text (number, terminal->lang));
}

static void
add_interval (NspTable *table, const NspNumber ends[2], const NspTerminal *terminal)
{
  g_autofree char *low = nsp_number_text (ends[0], terminal->lang);
  g_autofree char *high = nsp_number_text (ends[1], terminal->lang);

  nsp_table_take (table, nsp_number_is_shown (ends[0]) ? g_strdup_printf ("%s – %s", low, high)
                                                       : g_strdup ("–"));
}

/* "0,03"; what rounds to 0 as "< 0,01". */
static char *
p_text (NspNumber p, const NspTerminal *terminal)
{
  NspNumber least = { 0.01, p.decimals };
  g_autofree char *text = nsp_number_text (least, terminal->lang);

  if (p.decimals != NSP_EXACT && p.value == 0)
    return g_strdup_printf ("< %s", text);
  return nsp_number_text (p, terminal->lang);
}

/* "5,08 (6, 85)", p apart. */
static void
add_f_test (NspTable *table, const NspReleasedReliability *reliability, const NspTerminal *terminal)
{
  g_autofree char *f = nsp_number_text (reliability->f, terminal->lang);

  if (!nsp_number_is_shown (reliability->f)) {
    nsp_table_add (table, "–");
    nsp_table_add (table, "–");
    return;
  }
  nsp_table_take (table, g_strdup_printf ("%s (%" G_GUINT64_FORMAT ", %" G_GUINT64_FORMAT ")", f,
                                          reliability->df[0], reliability->df[1]));
  nsp_table_take (table, p_text (reliability->p, terminal));
}

static void
add_count (NspTable *table, guint64 n)
{
  nsp_table_take (table, n > 0 ? g_strdup_printf ("%" G_GUINT64_FORMAT, n) : g_strdup ("–"));
}

static void
print_dimensions (const NspReleasedResult *result, const NspTerminal *terminal)
{
  static const NspMessage headings[] = { MSG_COLUMN_ITEMS, MSG_COLUMN_COMPLETE, MSG_COLUMN_ALPHA,
                                         MSG_COLUMN_CI,    MSG_COLUMN_OMEGA,    MSG_COLUMN_MEAN_R,
                                         MSG_COLUMN_ICC1,  MSG_COLUMN_ICC2,     MSG_COLUMN_F,
                                         MSG_COLUMN_P };
  g_autoptr (NspTable) table = nsp_table_new ("lrrrrrrrrrr");

  nsp_table_add (table, "");
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    nsp_table_add (table, nsp_say (terminal, headings[i]));
  for (guint d = 0; d < result->instrument->n_dimensions; d++) {
    const NspReleasedReliability *reliability = &result->reliability[d];

    nsp_table_add (table, nsp_text_get (&result->instrument->dimensions[d].title, terminal->lang));
    nsp_table_take (table, g_strdup_printf ("%u", reliability->n_items));
    add_count (table, reliability->n);
    add_number (table, reliability->alpha.number, terminal);
    add_interval (table, reliability->alpha_ci95, terminal);
    add_number (table, reliability->omega.number, terminal);
    add_number (table, reliability->mean_correlation.number, terminal);
    add_number (table, reliability->icc1.number, terminal);
    add_number (table, reliability->icc2.number, terminal);
    add_f_test (table, reliability, terminal);
  }
  nsp_table_print (table, 2, terminal->out);
}

static void
print_items (const NspReleasedResult *result, const NspTerminal *terminal)
{
  g_autoptr (NspTable) table = nsp_table_new ("llrr");

  nsp_table_add (table, "");
  nsp_table_add (table, nsp_say (terminal, MSG_COLUMN_ITEM));
  nsp_table_add (table, nsp_say (terminal, MSG_COLUMN_ITEM_REST));
  nsp_table_add (table, nsp_say (terminal, MSG_COLUMN_ALPHA_WITHOUT));
  for (guint d = 0; d < result->instrument->n_dimensions; d++) {
    const NspDimension *dimension = &result->instrument->dimensions[d];

    for (guint k = 0; k < dimension->n_key; k++) {
      const NspReleasedItemReliability *item = &result->reliability[d].items[k];

      nsp_table_add (table, k == 0 ? nsp_text_get (&dimension->title, terminal->lang) : "");
      nsp_table_take (table, g_strconcat (dimension->key[k].reversed ? "-" : "",
                                          result->instrument->items[item->item].id, NULL));
      add_number (table, item->item_rest.number, terminal);
      add_number (table, item->alpha_without.number, terminal);
    }
  }
  fputc ('\n', terminal->out);
  nsp_table_print (table, 2, terminal->out);
}

/* Why the figures of items are not shown, when that is to protect somebody. */
static NspReason
protects_items (const NspReleasedReliability *reliability)
{
  NspReason why = reliability->items[0].item_rest.why;

  return why == NSP_REASON_COMPLEMENTARY ? why : NSP_DEFINED;
}

/* "– : omega van Autonomie: twee items" */
static void
print_reasons (const NspReleasedResult *result, const NspTerminal *terminal)
{
  for (guint d = 0; d < result->instrument->n_dimensions; d++) {
    const NspReleasedReliability *reliability = &result->reliability[d];
    g_autofree char *title = nsp_text_excerpt (
        nsp_text_get (&result->instrument->dimensions[d].title, terminal->lang), -1, 200);
    const struct {
      NspMessage name;
      NspReason why;
    } figures[] = {
      { MSG_COLUMN_ALPHA, reliability->alpha.why },
      { MSG_COLUMN_OMEGA, reliability->omega.why },
      { MSG_COLUMN_MEAN_R, reliability->mean_correlation.why },
      { MSG_COLUMN_ICC, reliability->icc1.why },
      { MSG_COLUMN_ITEM_REST, protects_items (reliability) },
    };

    for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
      if (figures[i].why != NSP_DEFINED)
        fprintf (terminal->out, "  – %s, %s: %s\n", title, nsp_say (terminal, figures[i].name),
                 nsp_reason_text (figures[i].why, terminal->lang));
  }
}

void
nsp_print_reliability (const NspReleasedResult *result, const NspTerminal *terminal)
{
  fputc ('\n', terminal->out);
  print_dimensions (result, terminal);
  print_reasons (result, terminal);
  print_items (result, terminal);
}
