/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "period.h"

NspPeriod
nsp_period_copy (const NspPeriod *period)
{
  return (NspPeriod){ g_strdup (period->year), period->moment };
}

void
nsp_period_clear (NspPeriod *period)
{
  g_free ((char *)period->year);
  *period = (NspPeriod){ NULL, NSP_MOMENT_NONE };
}

void
nsp_period_take_year (NspPeriod *period, char *year)
{
  g_free ((char *)period->year);
  period->year = year;
}

gboolean
nsp_period_is_known (const NspPeriod *period)
{
  return period->year != NULL || period->moment != NSP_MOMENT_NONE;
}

gboolean
nsp_period_equal (const NspPeriod *a, const NspPeriod *b)
{
  return g_strcmp0 (a->year, b->year) == 0 && a->moment == b->moment;
}

char *
nsp_period_label (const NspPeriod *period, NspLang lang)
{
  if (period->moment == NSP_MOMENT_NONE)
    return g_strdup (period->year);
  if (period->year == NULL)
    return g_strdup (nsp_moment_title (period->moment, lang));
  return g_strdup_printf ("%s" NSP_PERIOD_DOT "%s", period->year,
                          nsp_moment_title (period->moment, lang));
}
