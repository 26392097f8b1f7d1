/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey_tools.h"

static const char *const headers[] = { "start time",         "completion time",         "begintijd",
                                       "tijd van voltooien", "tijdstip van voltooiing", NULL };

const NspSurveyTool nsp_tool_microsoft_forms = {
  .name = "Microsoft Forms",
  .headers = headers,
  .n_head_rows = 1,
};
