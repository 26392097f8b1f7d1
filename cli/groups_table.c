/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "groups_table.h"

#include "table.h"

/* Whether any result is of a moment within its year. */
static gboolean
have_moments (const NspResults *results)
{
  for (guint i = 0; i < results->list->len; i++)
    if (((const NspResult *)g_ptr_array_index (results->list, i))->moment != NSP_MOMENT_NONE)
      return TRUE;
  return FALSE;
}

static void
add_group (NspTable *table, const NspResult *result, const NspGroup *group, gboolean moments,
           const NspTerminal *terminal)
{
  g_autofree char *moment = nsp_period_label (NULL, result->moment, terminal->lang);

  nsp_table_add (table, result->instrument->id);
  nsp_table_add (table, result->year != NULL ? result->year : nsp_say (terminal, MSG_NO_YEAR));
  if (moments)
    nsp_table_add (table, moment != NULL ? moment : nsp_say (terminal, MSG_NO_MOMENT));
  nsp_table_add (table, group->network != NULL ? group->network : nsp_say (terminal, MSG_EVERYONE));
  nsp_table_take (table, g_strdup_printf ("%" G_GUINT64_FORMAT, group->respondents));
}

void
nsp_print_groups (const NspResults *results, const NspCliChoice *choice,
                  const NspTerminal *terminal)
{
  static const NspMessage headings[] = { MSG_CHECK_INSTRUMENT, MSG_CHECK_YEAR, MSG_CHECK_MOMENT,
                                         MSG_CHECK_NETWORK, MSG_CHECK_RESPONDENTS };
  gboolean moments = have_moments (results);
  g_autoptr (NspTable) table = nsp_table_new (moments ? "llllr" : "lllr");

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (moments || headings[i] != MSG_CHECK_MOMENT)
      nsp_table_add (table, nsp_say (terminal, headings[i]));
  for (guint i = 0; i < results->list->len; i++) {
    const NspResult *result = g_ptr_array_index (results->list, i);

    if (!nsp_result_is_in (result, choice->years, choice->moment))
      continue;
    for (guint k = 0; k < result->networks->len; k++)
      add_group (table, result, g_ptr_array_index (result->networks, k), moments, terminal);
    add_group (table, result, result->overall, moments, terminal);
  }
  nsp_table_print (table, 0, terminal->out);
}
