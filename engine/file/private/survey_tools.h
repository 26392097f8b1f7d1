/* survey_tools - the records of the survey tools, each in its file tool_NAME.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey_tool.h"

extern const NspSurveyTool nsp_tool_microsoft_forms, nsp_tool_google_forms, nsp_tool_limesurvey,
    nsp_tool_qualtrics;
