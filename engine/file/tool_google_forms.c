/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey_tools.h"

static const char *const headers[] = { "timestamp", "tijdstempel", NULL };

const NspSurveyTool nsp_tool_google_forms = {
  .name = "Google Forms",
  .headers = headers,
  .n_head_rows = 1,
};
