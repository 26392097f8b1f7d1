/* column_map - what the columns of an export are, saved for the next one.
 *
 *     {"columns": {"network": "Leernetwerk", "P01": "Ik kan hier leren"},
 *      "headers": ["Id", "Leernetwerk", "Ik kan hier leren"],
 *      "roles": {"stagiair": "student"},
 *      "moments": {"T0": "start"}}
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "columns.h"

typedef struct {
  GArray *choices;     /* of NspColumnChoice */
  char **headers;      /* all headers when the map was made; NULL when the map does not say */
  GHashTable *roles;   /* folded word to 1 + NspRole */
  GHashTable *moments; /* folded word to NspMoment */
} NspColumnMap;

/* Reads a map. Returns NULL with problems added, each with its JSON path, when it is wrong. */
NspColumnMap *nsp_column_map_parse (const char *json, gsize length, const char *file,
                                    NspProblems *problems);

/* The map of columns as they were found, as JSON. The caller owns the text. */
char *nsp_column_map_write (const NspColumns *columns, const GPtrArray *instruments);

void nsp_column_map_free (NspColumnMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspColumnMap, nsp_column_map_free)
