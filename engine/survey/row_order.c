/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "row_order.h"

#include <string.h>

#include "ranks.h"

/* What rows are sorted by. */
typedef enum { BY_NETWORK, BY_MOMENT, BY_YEAR } SortKey;

static guint
rank_of (const NspRow *row, SortKey key, const guint *ranks)
{
  if (key == BY_MOMENT)
    return row->moment;
  return ranks[key == BY_YEAR ? row->year : row->network];
}

/* Sorts row numbers by their rank, 0 to n_ranks - 1, equal ranks staying as they were. */
static void
counting_sort (const NspSurvey *survey, guint *rows, guint *scratch, SortKey key,
               const guint *ranks, guint n_ranks)
{
  guint n_rows = nsp_survey_n_rows (survey);
  g_autofree guint *starts = g_new0 (guint, n_ranks + 1);

  for (guint i = 0; i < n_rows; i++)
    starts[rank_of (nsp_survey_row (survey, rows[i]), key, ranks) + 1]++;
  for (guint r = 0; r < n_ranks; r++)
    starts[r + 1] += starts[r];
  for (guint i = 0; i < n_rows; i++)
    scratch[starts[rank_of (nsp_survey_row (survey, rows[i]), key, ranks)]++] = rows[i];
  memcpy (rows, scratch, n_rows * sizeof *rows);
}

guint *
nsp_row_order_new (const NspSurvey *survey)
{
  guint n_networks = nsp_survey_n_networks (survey), n_years = nsp_survey_n_years (survey);
  guint n_rows = nsp_survey_n_rows (survey);
  g_autofree guint *network_ranks = nsp_ranks_new (survey, n_networks, nsp_survey_network);
  g_autofree guint *year_ranks = nsp_ranks_new (survey, n_years, nsp_survey_year);
  g_autofree guint *scratch = g_new (guint, n_rows + 1);
  guint *rows = g_new (guint, n_rows + 1);

  for (guint i = 0; i < n_rows; i++)
    rows[i] = i;
  counting_sort (survey, rows, scratch, BY_NETWORK, network_ranks, n_networks + 1);
  counting_sort (survey, rows, scratch, BY_MOMENT, NULL, NSP_N_MOMENTS);
  counting_sort (survey, rows, scratch, BY_YEAR, year_ranks, n_years + 1);
  return rows;
}

guint
nsp_row_order_run (const NspSurvey *survey, const guint *rows, guint n, NspRun of)
{
  const NspRow *first = nsp_survey_row (survey, rows[0]);
  guint length = 1;

  while (length < n) {
    const NspRow *row = nsp_survey_row (survey, rows[length]);

    if (row->year != first->year || row->moment != first->moment ||
        (of == NSP_RUN_OF_NETWORK && row->network != first->network))
      break;
    length++;
  }
  return length;
}
