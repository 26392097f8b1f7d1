/* drawing - the figures of a command, drawn by several threads and written whole or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "options.h"
#include "survey.h"

typedef struct _NspDrawing NspDrawing;

/* Draws `page` as nsp_figure_render does; called from several threads. */
typedef GBytes *(*NspRender) (gconstpointer page, NspFormat format, GError **error);

/* Nothing to draw yet. The options say where to, in which formats, and whether to show progress;
 * they and the terminal must outlive it. */
NspDrawing *nsp_drawing_new (const NspOptions *options, const NspTerminal *terminal);
void nsp_drawing_free (NspDrawing *drawing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspDrawing, nsp_drawing_free)

/* Adds a page whose files are called `name`, with their extension behind it. `page` is the
 * drawing's from now on, and freed with `page_free`. */
void nsp_drawing_add (NspDrawing *drawing, const char *name, NspRender render, gpointer page,
                      GDestroyNotify page_free);

/* Whether no page has been added. */
gboolean nsp_drawing_is_empty (const NspDrawing *drawing);

/* Makes the folder and draws everything into it. A signal stops it between two figures; the way
 * signals are handled is as before when it returns. Says what it did, or what failed; that there
 * is nothing to draw is an error. */
NspExit nsp_drawing_run (NspDrawing *drawing);

/* The names in file names of everyone and of all networks of the survey, no two the same: the
 * choice of networks must not change them. Network to name; everyone is "". The caller owns it. */
GHashTable *nsp_drawing_file_names (const NspSurvey *survey, const NspTerminal *terminal);

/* The name of a network (NULL: everyone) among them. Borrowed. */
const char *nsp_drawing_file_name (GHashTable *names, const char *network);
