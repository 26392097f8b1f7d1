/* heading - what stands over every page: who it is about, and what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas.h"
#include "released.h"

/* The margins of every page, in points. */
#define NSP_MARGIN 35.0
#define NSP_BOTTOM (NSP_PAGE_HEIGHT - 24.0)

/* Who a page is about: the network, or everyone when it is NULL or empty. The caller owns it. */
char *nsp_heading_name (const char *network, gboolean students, NspLang lang);

/* The year of a group, with the moment in it; NULL when not known. The caller owns it. */
char *nsp_heading_period (const NspReleasedGroup *group, NspLang lang);

/* "Werkplaats Burgerschap – Sociale Regulatie Tool, 2025-2026", for the file. `when` may be NULL.
 * The caller owns it. */
char *nsp_heading_document_title (const char *name, const NspInstrument *instrument,
                                  const char *when, gboolean students, NspLang lang);

/* Draws the name as large as fits, and the subtitle under it. Returns where they end. */
double nsp_heading_draw (NspCanvas *canvas, const char *name, const char *subtitle);
