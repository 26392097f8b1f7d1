/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rounding.h"

#include <math.h>

#define MANY 100
#define HAIR 1e-9

int
nsp_release_decimals (const NspSettings *settings, guint64 n)
{
  if (settings->exact)
    return NSP_EXACT;
  return n < MANY ? 1 : 2;
}

int
nsp_release_fixed_decimals (const NspSettings *settings)
{
  return settings->exact ? NSP_EXACT : 2;
}

NspNumber
nsp_release_number (double value, int decimals)
{
  double unit = pow (10, decimals), scaled, whole;

  if (decimals == NSP_EXACT || !isfinite (value))
    return (NspNumber){ value, decimals };
  scaled = fabs (value) * unit;
  whole = floor (scaled);
  if (scaled - whole >= 0.5 - HAIR)
    whole++;
  if (whole == 0) /* no "-0.0" */
    return (NspNumber){ 0, decimals };
  return (NspNumber){ copysign (whole / unit, value), decimals };
}

NspNumber
nsp_release_nothing (void)
{
  return (NspNumber){ NAN, NSP_EXACT };
}
