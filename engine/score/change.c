/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "change.h"

#include <math.h>

#include "distribution.h"

static NspDifference
no_difference (void)
{
  return (NspDifference){ NAN, { NAN, NAN }, NAN };
}

static void
set_interval (NspDifference *difference, double error, double df)
{
  double half = nsp_t_975 (df) * error;

  difference->df = df;
  difference->ci95[0] = difference->difference - half;
  difference->ci95[1] = difference->difference + half;
}

NspDifference
nsp_difference_independent (const NspSample *earlier, const NspSample *later)
{
  NspDifference difference = no_difference ();
  double n1 = (double)earlier->n, n2 = (double)later->n, v1, v2;

  if (isnan (earlier->mean) || isnan (later->mean))
    return difference;
  difference.difference = later->mean - earlier->mean;
  if (earlier->n < 2 || later->n < 2)
    return difference;
  v1 = earlier->sd * earlier->sd / n1;
  v2 = later->sd * later->sd / n2;
  if (v1 + v2 > 0)
    set_interval (&difference, sqrt (v1 + v2),
                  (v1 + v2) * (v1 + v2) / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1)));
  return difference;
}

double
nsp_hedges_g (const NspSample *earlier, const NspSample *later)
{
  double n1 = (double)earlier->n, n2 = (double)later->n, variance;

  if (isnan (earlier->mean) || isnan (later->mean) || earlier->n < 2 || later->n < 2)
    return NAN;
  variance =
      ((n1 - 1) * earlier->sd * earlier->sd + (n2 - 1) * later->sd * later->sd) / (n1 + n2 - 2);
  if (variance <= 0)
    return NAN;
  return (later->mean - earlier->mean) / sqrt (variance) * (1 - 3 / (4 * (n1 + n2) - 9));
}

/* The units in which pairs are summed: fine enough for scores, which are thirds or twelfths of a
 * step, and coarse enough for the squares of many. */
#define UNITS 0x1p42

void
nsp_pairs_add (NspPairs *pairs, double earlier, double later)
{
  NspWide difference = llround ((later - earlier) * UNITS);

  pairs->n++;
  pairs->sum += difference;
  pairs->squares += difference * difference;
}

NspDifference
nsp_difference_paired (const NspPairs *pairs)
{
  NspDifference difference = no_difference ();
  double n = (double)pairs->n, left, variance;
  NspWide mean, rest;

  if (pairs->n < 1)
    return difference;
  mean = pairs->sum / pairs->n;
  rest = pairs->sum - mean * pairs->n;
  left = (double)rest;
  difference.difference = ((double)mean + left / n) / UNITS;
  if (pairs->n < 2)
    return difference;
  /* The squares around the whole part of the mean are exact; what is left of it is below a unit. */
  variance = (double)(pairs->squares - mean * (pairs->sum + rest)) - left * left / n;
  variance /= (n - 1) * UNITS * UNITS;
  if (variance > 1e-20) /* less is what is left of rounding */
    set_interval (&difference, sqrt (variance / n), n - 1);
  return difference;
}

NspReading
nsp_reading_of (const NspDifference *difference)
{
  if (isnan (difference->ci95[0]))
    return difference->difference == 0 ? NSP_READING_NO_CLEAR_DIFFERENCE : NSP_READING_NONE;
  if (difference->ci95[0] > 0)
    return NSP_READING_HIGHER;
  return difference->ci95[1] < 0 ? NSP_READING_LOWER : NSP_READING_NO_CLEAR_DIFFERENCE;
}

NspChange
nsp_change (const NspSample *earlier, const NspSample *later, const NspPairs *pairs)
{
  NspChange change = { .independent = nsp_difference_independent (earlier, later),
                       .hedges_g = nsp_hedges_g (earlier, later),
                       .paired = no_difference () };

  if (pairs != NULL) {
    change.n_pairs = pairs->n;
    change.paired = nsp_difference_paired (pairs);
  }
  change.reading = nsp_reading_of (isnan (change.paired.ci95[0]) && change.paired.difference != 0
                                       ? &change.independent
                                       : &change.paired);
  return change;
}
