/* export - released figures as JSON and CSV, for other programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "release_comparison.h"
#include "sink.h"

/* What an export is of. `only` names the networks to give (NULL-terminated, NULL for all). All
 * borrowed. */
typedef struct {
  const NspReleased *released;
  const NspSurvey *survey;
  const NspProblems *problems;
  const char *const *only;
  const char *const *only_years; /* likewise */
  NspMoment only_moment;         /* NONE for all */
  const char *version;           /* of the program */
  NspLang lang;                  /* of the problems' words; everything else is English and stable */
} NspExport;

/* One JSON object as described in docs/score.schema.json. */
gboolean nsp_export_json (const NspExport *export, NspWrite write, gpointer data, GError **error);

/* What `check` found, as one JSON object: the files with their columns and kinds of answers, and
 * all problems. The figures are not used and may be NULL. */
gboolean nsp_export_check_json (const NspExport *export, NspWrite write, gpointer data,
                                GError **error);

/* A row per instrument, period, group and dimension, with everyone as the group without a network.
 * A text that a spreadsheet would take for a formula gets an apostrophe in front. */
gboolean nsp_export_csv (const NspExport *export, NspWrite write, gpointer data, GError **error);

/* The reliability figures: a row per instrument, period and dimension, and one per item of it. A
 * figure that is undefined is empty, with its reason in the last column ("omega=two_items"). */
gboolean nsp_export_reliability_csv (const NspExport *export, NspWrite write, gpointer data,
                                     GError **error);

/* Years side by side (of const NspComparison *), as described in docs/compare.schema.json. */
gboolean nsp_export_compare_json (const NspExport *export, const GPtrArray *comparisons,
                                  NspWrite write, gpointer data, GError **error);

/* A row per instrument, group, dimension and step from one period to the next. */
gboolean nsp_export_compare_csv (const NspExport *export, const GPtrArray *comparisons,
                                 NspWrite write, gpointer data, GError **error);

/* Whether `only` (NULL for all) names the network. */
gboolean nsp_export_wants (const char *const *only, const char *network);
