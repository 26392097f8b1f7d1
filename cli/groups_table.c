/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "groups_table.h"

#include "label.h"
#include "table.h"

/* Whether any group is of a moment within its year. */
static gboolean
have_moments (const GArray *sizes)
{
  for (guint i = 0; i < sizes->len; i++)
    if (g_array_index (sizes, NspGroupSize, i).period.moment != NSP_MOMENT_NONE)
      return TRUE;
  return FALSE;
}

static void
add_group (NspTable *table, const NspGroupSize *size, gboolean moments, const NspTerminal *terminal)
{
  const char *moment = nsp_moment_title (size->period.moment, terminal->lang);

  nsp_table_add (table, size->instrument->id);
  nsp_table_add (table,
                 size->period.year != NULL ? size->period.year : nsp_say (terminal, MSG_NO_YEAR));
  if (moments)
    nsp_table_add (table, moment != NULL ? moment : nsp_say (terminal, MSG_NO_MOMENT));
  if (size->network != NULL)
    nsp_table_take (table, nsp_name_label (size->network, 1000, terminal->lang));
  else
    nsp_table_add (table, nsp_say (terminal, MSG_EVERYONE));
  nsp_table_take (table, g_strdup_printf ("%" G_GUINT64_FORMAT, size->respondents));
}

static gboolean
is_chosen (const NspGroupSize *size, const NspCliChoice *choice)
{
  return (choice->years == NULL ||
          (size->period.year != NULL && g_strv_contains (choice->years, size->period.year))) &&
         (choice->moment == NSP_MOMENT_NONE || size->period.moment == choice->moment);
}

void
nsp_print_groups (const NspSurvey *survey, const NspCliChoice *choice, const NspTerminal *terminal)
{
  static const NspMessage headings[] = { MSG_CHECK_INSTRUMENT, MSG_CHECK_YEAR, MSG_CHECK_MOMENT,
                                         MSG_CHECK_NETWORK, MSG_CHECK_RESPONDENTS };
  g_autoptr (GArray) sizes = nsp_group_sizes_new (survey);
  gboolean moments = have_moments (sizes);
  g_autoptr (NspTable) table = nsp_table_new (moments ? "llllr" : "lllr");

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (moments || headings[i] != MSG_CHECK_MOMENT)
      nsp_table_add (table, nsp_say (terminal, headings[i]));
  for (guint i = 0; i < sizes->len; i++)
    if (is_chosen (&g_array_index (sizes, NspGroupSize, i), choice))
      add_group (table, &g_array_index (sizes, NspGroupSize, i), moments, terminal);
  nsp_table_print (table, 0, terminal->out);
}
