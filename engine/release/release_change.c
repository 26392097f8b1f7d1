/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "release_change.h"

#include <math.h>

#include "rounding.h"

static NspReleasedDifference
release_difference (const NspDifference *difference, int decimals, gboolean interval)
{
  NspReleasedDifference released;

  released.difference = nsp_release_number (difference->difference, decimals);
  released.ci95[0] =
      interval ? nsp_release_number (difference->ci95[0], decimals) : nsp_release_nothing ();
  released.ci95[1] =
      interval ? nsp_release_number (difference->ci95[1], decimals) : nsp_release_nothing ();
  released.df = interval ? nsp_release_number (difference->df, decimals) : nsp_release_nothing ();
  return released;
}

/* What the interval says as it is shown. */
static NspReading
reading_of (const NspReleasedDifference *released)
{
  const NspDifference shown = { released->difference.value,
                                { released->ci95[0].value, released->ci95[1].value },
                                NAN };

  return nsp_reading_of (&shown);
}

NspReleasedChange
nsp_release_change (const NspChange *change, guint64 n, const NspSettings *settings)
{
  gboolean spread = n >= settings->min_n_spread;
  gboolean pairs_spread = change->n_pairs >= settings->min_n_spread;
  NspReleasedChange released = { .n_pairs = change->n_pairs };
  released.independent =
      release_difference (&change->independent, nsp_release_decimals (settings, n), spread);
  released.hedges_g =
      spread ? nsp_release_number (change->hedges_g, nsp_release_decimals (settings, n))
             : nsp_release_nothing ();
  released.paired = release_difference (
      &change->paired, nsp_release_decimals (settings, change->n_pairs), pairs_spread);
  released.by_pairs = nsp_number_is_shown (released.paired.ci95[0]) ||
                      (pairs_spread && released.paired.difference.value == 0);
  if (released.by_pairs || spread)
    released.reading = reading_of (released.by_pairs ? &released.paired : &released.independent);
  return released;
}
