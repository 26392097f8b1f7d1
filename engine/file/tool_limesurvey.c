/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "survey_tools.h"

static const char *const headers[] = {
  "antwoord-id", "antwoord id",  "response id",         "datum ingestuurd", "date submitted",
  "submitdate",  "date started", "datum laatste actie", "date last action", NULL
};

/* "a4" is the code of the fourth answer; a spreadsheet may have made "a4,0" of it. */
static gboolean
is_answer_code (const char *folded, gint64 *n)
{
  gsize n_digits = folded[0] == 'a' ? strspn (folded + 1, "0123456789") : 0;
  const char *end = folded + 1 + n_digits;

  if (n_digits == 0 || n_digits > 9)
    return FALSE;
  if (*end == ',' || *end == '.')
    end += 1 + strspn (end + 1, "0");
  *n = strtol (folded + 1, NULL, 10);
  return *end == '\0';
}

const NspSurveyTool nsp_tool_limesurvey = {
  .name = "LimeSurvey",
  .headers = headers,
  .n_head_rows = 1,
  .is_answer_code = is_answer_code,
};
