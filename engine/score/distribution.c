/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "distribution.h"

#include <glib.h>
#include <math.h>

/* log (n!) - log (sqrt (2 pi n) (n / e)^n), for n not whole as well. */
static double
stirling_error (double n)
{
  double error = 0, square;

  for (; n < 16; n++) /* the series is for large n */
    error += (n + 0.5) * log1p (1 / n) - 1;
  square = n * n;
  return error + (1 / 12.0 - (1 / 360.0 -
                              (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / square) / square) / square) /
                                 square) /
                     n;
}

/* a log (a / mean) - (a - mean). `off` is a - mean, which would lose its digits if taken here. */
static double
deviance (double a, double mean, double off)
{
  double t = off / a, power = t * t, sum = 0;

  if (fabs (t) > 0.1)
    return a * log (a / mean) - off;
  for (int i = 2; i < 20; i++, power *= t) /* of -log (1 - t) - t */
    sum += power / i;
  return a * sum;
}

/* A point of the F distribution as one of the beta distribution with a = df1 / 2, b = df2 / 2. */
typedef struct {
  double a, b, x, y; /* y = 1 - x, without loss */
  double off;        /* a - (a + b) x, likewise */
  double density;    /* of log (f): x^a y^b / B(a, b) */
} Point;

/* B(a, b) from a binomial probability with n = a + b by its deviance from the mean, so that nothing
 * large is subtracted: C. Loader (2000), Fast and accurate computation of binomial probabilities.
 */
static Point
point_at (double log_f, double df1, double df2)
{
  double a = df1 / 2, b = df2 / 2, n = a + b, exponent;
  Point at = { .a = a, .b = b };

  at.x = 1 / (1 + b / a * exp (-log_f));
  at.y = 1 / (1 + a / b * exp (log_f));
  at.off = -expm1 (log_f) * a * at.y;
  exponent = stirling_error (n) - stirling_error (a) - stirling_error (b) -
             deviance (a, n * at.x, at.off) - deviance (b, n * at.y, -at.off);
  at.density = sqrt (a * b / n / (2 * G_PI)) * exp (exponent);
  return at;
}

/* The continued fraction of the incomplete beta function I(x; a, b), for x up to about its mean;
 * `off` is a - (a + b) x. It takes some sqrt (a + b) rounds, all but the last with positive terms.
 * A. DiDonato & A. Morris (1992), doi 10.1145/131766.131776, there (9). */
static double
beta_fraction (double a, double b, double x, double y, double off)
{
  /* The numerators and denominators are divided by the latest denominator: `value` is the
   * numerator then, and the ones before are `last` and `below`. */
  double value = (1 + 1 / a) / (1 + off), last = 0, below = value;

  for (int m = 1; m < 1000000; m++) {
    double w = m * (b - m) * x, before = a + 2 * m - 1,
           alpha = (a + m - 1) * (a + b + m - 1) * w * x / (before * before),
           beta = m + w / before + (a + m) * (1 + off + m * (1 + y)) / (before + 2),
           denominator = alpha * below + beta, better = (alpha * last + beta * value) / denominator;

    if (fabs (better - value) <= 0x1p-52 * better)
      return better;
    last = value / denominator;
    below = 1 / denominator;
    value = better;
  }
  return NAN;
}

static double
tail_at (const Point *at)
{
  if (at->off < 0)
    return at->density * beta_fraction (at->b, at->a, at->y, at->x, -at->off);
  return 1 - at->density * beta_fraction (at->a, at->b, at->x, at->y, at->off);
}

/* Newton's method on the logarithms of tail and f. The log of the tail is concave in log f and f =
 * 1 is never far out, so that it cannot fail: from its second value on it comes down to the root.
 */
double
nsp_f_above (double tail, double df1, double df2)
{
  double log_f = 0, step = 1;

  if (!(df1 >= 1 && df2 >= 1 && isfinite (df1 + df2) && tail > 0 && tail < 1))
    return NAN;
  for (int round = 0; round < 100 && fabs (step) > 1e-10; round++) {
    Point at = point_at (log_f, df1, df2);
    double beyond = tail_at (&at);

    step = fmin (log (beyond / tail) * beyond / at.density, 1); /* stay where it is above 0 */
    log_f += step;
  }
  return fabs (step) <= 1e-10 ? exp (log_f) : NAN;
}

/* t squared with df is F with 1 and df, and lies above F where t lies beyond either side. */
double
nsp_t_975 (double df)
{
  return sqrt (nsp_f_above (0.05, 1, df));
}

double
nsp_f_tail (double f, double df1, double df2)
{
  Point at;

  if (!(df1 >= 1 && df2 >= 1 && isfinite (df1 + df2) && f >= 0))
    return NAN;
  if (f <= 0 || isinf (f))
    return f > 0 ? 0 : 1;
  at = point_at (log (f), df1, df2);
  return at.density > 0 ? tail_at (&at) : f > 1 ? 0 : 1;
}
