/* export_parts - what the JSON exports have in common: values, and the head and foot of a document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cjson/cJSON.h>

#include "export_numbers.h"

/* Values that may be missing: NULL, what is not shown and place 0 become null. The caller owns
 * them.
 */
cJSON *nsp_json_text (const char *text);
cJSON *nsp_json_number (NspNumber number);
cJSON *nsp_json_place (guint64 place);

void nsp_json_add_count (cJSON *object, const char *key, guint64 count);

/* Adds [low, high], or null. */
void nsp_json_add_interval (cJSON *object, const char *key, const NspNumber ends[2]);

/* A file that was read. The caller owns it. */
cJSON *nsp_json_input (const NspInput *input);

/* Writes a value on one line and frees it. */
void nsp_sink_put_json (NspSink *sink, cJSON *json);

/* The beginning of an object with results, up to its "inputs"; and its "problems" and end. Results
 * do not quote cells. */
void nsp_sink_put_head (NspSink *sink, const NspExport *export);
void nsp_sink_put_problems (NspSink *sink, const NspExport *export, gboolean quote_cells);
