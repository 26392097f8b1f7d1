/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "survey_tools.h"

static const char *const headers[] = {
  "recordeddate",       "responseid",        "recipientemail",
  "recipientfirstname", "recipientlastname", "externalreference",
  "locationlatitude",   "locationlongitude", NULL
};

static const char *const trials[] = { "status", "distributionchannel", NULL };

/* By name or, in numeric exports, by number. */
static gboolean
is_trial (const char *folded)
{
  static const char *const marks[] = { "survey test", "test", "1", "2", "9", "17", NULL };

  return g_strv_contains (marks, folded) || strstr (folded, "preview") != NULL;
}

/* The codes of the questions, the questions, and a line of JSON. */
const NspSurveyTool nsp_tool_qualtrics = {
  .name = "Qualtrics",
  .headers = headers,
  .n_head_rows = 3,
  .last_head_row = "{\"ImportId\"",
  .trials = trials,
  .is_trial = is_trial,
};
