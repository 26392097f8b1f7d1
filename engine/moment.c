/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moment.h"

#include <string.h>

#include "fold.h"

static const char *const names[NSP_N_MOMENTS] = { NULL, "start", "middle", "end" };

/* What pictures and tables call them. */
static const char *const titles[NSP_N_MOMENTS][NSP_N_LANGS] = {
  { NULL, NULL },
  { "begin", "start" },
  { "midden", "middle" },
  { "eind", "end" },
};

NspMoment
nsp_moment_parse (const char *text)
{
  g_autofree char *folded = nsp_fold (text);

  for (guint moment = NSP_MOMENT_START; moment < NSP_N_MOMENTS; moment++)
    for (guint lang = 0; lang < NSP_N_LANGS; lang++)
      if (strcmp (folded, titles[moment][lang]) == 0)
        return (NspMoment)moment;
  return NSP_MOMENT_NONE;
}

const char *
nsp_moment_name (NspMoment moment)
{
  return names[moment];
}

char *
nsp_period_label (const char *year, NspMoment moment, NspLang lang)
{
  if (moment == NSP_MOMENT_NONE)
    return g_strdup (year);
  if (year == NULL)
    return g_strdup (titles[moment][lang]);
  return g_strdup_printf ("%s · %s", year, titles[moment][lang]);
}
