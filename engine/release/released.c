/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "released.h"

#include <math.h>
#include <string.h>

/* How a number with all its digits is written for people. */
#define EXACT_DECIMALS 4

double
nsp_settings_min_answered (const NspSettings *settings, const NspInstrument *instrument)
{
  return isnan (settings->min_answered) ? instrument->min_answered : settings->min_answered;
}

gboolean
nsp_number_is_shown (NspNumber number)
{
  return !isnan (number.value);
}

char *
nsp_number_text (NspNumber number, NspLang lang)
{
  guint decimals = number.decimals == NSP_EXACT ? EXACT_DECIMALS : (guint)number.decimals;

  return nsp_number_format (number.value, decimals, lang);
}

const char *
nsp_withheld_name (NspWithheld withheld)
{
  static const char *const names[] = { NULL, "min_n", "complementary" };

  return names[withheld];
}

const NspReleasedGroup *
nsp_released_group (const NspReleasedResult *result, const char *network)
{
  if (network == NULL)
    return result->overall;
  for (guint i = 0; i < result->networks->len; i++) {
    const NspReleasedGroup *group = g_ptr_array_index (result->networks, i);

    if (strcmp (group->network, network) == 0)
      return group;
  }
  return NULL;
}

gboolean
nsp_released_withholds (const NspReleasedResult *result, const char *network)
{
  return network != NULL && g_hash_table_contains (result->unnamed, network);
}

gboolean
nsp_released_leaves_out (const NspReleasedGroup *group)
{
  gboolean any = group->left_out;

  for (guint d = 0; d < group->n_dimensions; d++)
    any |= group->dimensions[d].left_out;
  return any;
}

gboolean
nsp_released_is_in (const NspReleasedResult *result, const char *const *years, NspMoment moment)
{
  return (years == NULL ||
          (result->period.year != NULL && g_strv_contains (years, result->period.year))) &&
         (moment == NSP_MOMENT_NONE || result->period.moment == moment);
}

/* Whether a result that stands before another in the list is of an earlier period, too: one without
 * a year, or without a moment in the same year, may have been at any time. */
static gboolean
is_earlier (const NspReleasedResult *before, const NspReleasedResult *result)
{
  if (g_strcmp0 (before->period.year, result->period.year) == 0)
    return before->period.moment != NSP_MOMENT_NONE &&
           before->period.moment < result->period.moment;
  return before->period.year != NULL;
}

const NspReleasedGroup *
nsp_released_before (const NspReleased *released, const NspReleasedResult *result,
                     const char *network, const NspReleasedResult **withheld)
{
  const NspReleasedGroup *before = NULL;

  *withheld = NULL;
  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *other = g_ptr_array_index (released->list, i);
    const NspReleasedGroup *group;

    if (other == result)
      break;
    if (other->instrument != result->instrument || !is_earlier (other, result))
      continue;
    group = nsp_released_group (other, network);
    if (group != NULL || nsp_released_withholds (other, network)) {
      before = group;
      *withheld = group == NULL || group->withheld != NSP_SHOWN ? other : NULL;
    }
  }
  return before;
}
