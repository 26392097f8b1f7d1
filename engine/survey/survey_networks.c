/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey_networks.h"

#include "names.h"

/* Among fewer cells than this, each with a network of its own may well be so. */
#define MIN_CELLS_UNIQUE 10
/* So many places are kept; a person mends no more of them one by one. */
#define MAX_PLACES 1000

struct _NspNetworkCells {
  guint64 n_named, n_personal;
  GHashTable *networks; /* numbers of those that are named */
  NspNames *personal;   /* texts that look personal */
  GArray *lines;        /* of guint64: where these stand */
};

NspNetworkCells *
nsp_network_cells_new (void)
{
  NspNetworkCells *cells = g_new0 (NspNetworkCells, 1);

  cells->networks = g_hash_table_new (NULL, NULL);
  cells->personal = nsp_names_new (NSP_NAMES_FOLDED);
  cells->lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  return cells;
}

void
nsp_network_cells_free (NspNetworkCells *cells)
{
  if (cells == NULL)
    return;
  g_hash_table_unref (cells->networks);
  nsp_names_free (cells->personal);
  g_array_unref (cells->lines);
  g_free (cells);
}

gboolean
nsp_network_cells_hide (NspNetworkCells *cells, const char *text, guint64 line)
{
  /* A text that stood there before need not be looked at again. */
  if (nsp_names_intern_again (cells->personal, text) == 0) {
    if (nsp_name_is_hidden (text) || !nsp_text_looks_personal (text))
      return FALSE;
    nsp_names_intern (cells->personal, text);
  }
  cells->n_personal++;
  if (cells->lines->len < MAX_PLACES)
    g_array_append_val (cells->lines, line);
  return TRUE;
}

void
nsp_network_cells_add (NspNetworkCells *cells, guint32 network)
{
  cells->n_named++;
  g_hash_table_add (cells->networks, GUINT_TO_POINTER (network));
}

static void
refuse (NspNetworkCells *cells, NspProblemCode code, const NspProblem *place, const char *label,
        guint64 count, NspProblems *problems)
{
  g_autofree char *filled =
      g_strdup_printf ("%" G_GUINT64_FORMAT, cells->n_named + cells->n_personal);
  g_autofree char *counted = g_strdup_printf ("%" G_GUINT64_FORMAT, count);

  nsp_problems_add (problems, code, place->file, place->line, place->column, label, filled, counted,
                    NULL);
  g_array_set_size (cells->lines, 0);
}

gboolean
nsp_network_cells_check (NspNetworkCells *cells, const NspProblem *place, const char *label,
                         NspProblems *problems)
{
  guint64 filled = cells->n_named + cells->n_personal;
  guint64 different = g_hash_table_size (cells->networks) + nsp_names_count (cells->personal);

  if (cells->n_personal > 0 && 3 * cells->n_personal >= filled)
    refuse (cells, NSP_PROBLEM_NETWORK_PERSONAL, place, label, cells->n_personal, problems);
  else if (filled >= MIN_CELLS_UNIQUE && 5 * different >= 4 * filled)
    refuse (cells, NSP_PROBLEM_NETWORK_UNIQUE, place, label, different, problems);
  else
    return TRUE;
  return FALSE;
}

void
nsp_network_cells_report (const NspNetworkCells *cells, const NspProblem *place, const char *label,
                          NspProblems *problems)
{
  for (guint i = 0; i < cells->lines->len; i++)
    nsp_problems_add (problems, NSP_PROBLEM_NETWORK_CELL_PERSONAL, place->file,
                      g_array_index (cells->lines, guint64, i), place->column, label, NULL, NULL,
                      NULL);
}
