/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey_tool.h"

#include "fold.h"
#include "survey_tools.h"

static const NspSurveyTool *const tools[] = {
  &nsp_tool_microsoft_forms,
  &nsp_tool_google_forms,
  &nsp_tool_limesurvey,
  &nsp_tool_qualtrics,
};

static const NspSurveyTool *
tool_with (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    if (g_strv_contains (tools[i]->headers, folded))
      return tools[i];
  return NULL;
}

const NspSurveyTool *
nsp_survey_tool_of (const GPtrArray *headers)
{
  const NspSurveyTool *tool = NULL;

  for (guint i = 0; i < headers->len && tool == NULL; i++) {
    g_autofree char *folded = nsp_fold (g_ptr_array_index (headers, i));

    tool = tool_with (folded);
  }
  return tool;
}

const NspSurveyTool *
nsp_survey_tool_named (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    if (g_strcmp0 (tools[i]->name, name) == 0)
      return tools[i];
  return NULL;
}

gboolean
nsp_survey_tool_has_header (const char *folded)
{
  return tool_with (folded) != NULL;
}

gboolean
nsp_survey_tool_is_answer_code (const char *folded, gint64 *n)
{
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    if (tools[i]->is_answer_code != NULL && tools[i]->is_answer_code (folded, n))
      return TRUE;
  return FALSE;
}
