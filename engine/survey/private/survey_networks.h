/* survey_networks - what stands in the network column of a file: names of networks are shown, so
 * that what belongs to a person must not become one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "problem.h"

/* The filled cells of one file's network column. */
typedef struct _NspNetworkCells NspNetworkCells;

NspNetworkCells *nsp_network_cells_new (void);
void nsp_network_cells_free (NspNetworkCells *cells);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspNetworkCells, nsp_network_cells_free)

/* Whether a cell looks personal; such a one is counted, and is no network. */
gboolean nsp_network_cells_hide (NspNetworkCells *cells, const char *text, guint64 line);

/* Counts a cell with the network of this number. */
void nsp_network_cells_add (NspNetworkCells *cells, guint32 network);

/* Whether the column, by its cells, is one of networks: not when a third of them look personal, nor
 * when nearly all are different. `place` has the file, line and column of its header, `label` how a
 * message names it. When it is not, a problem is added, and none is left to report. */
gboolean nsp_network_cells_check (NspNetworkCells *cells, const NspProblem *place,
                                  const char *label, NspProblems *problems);

/* Adds a problem for each cell that looked personal. */
void nsp_network_cells_report (const NspNetworkCells *cells, const NspProblem *place,
                               const char *label, NspProblems *problems);
