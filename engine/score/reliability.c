/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability.h"

#include <math.h>

#include "distribution.h"

/* The highest communality that a factor solution may give an item: at 1 it would explain all of
 * it (a Heywood case). The bound is that of R's psych. */
#define MAX_COMMUNALITY 0.995
#define MAX_ITERATIONS 100000

static NspStatistic
defined (double value)
{
  return (NspStatistic){ value, NSP_DEFINED };
}

static NspStatistic
undefined (NspReason why)
{
  return (NspStatistic){ NAN, why };
}

static void
no_networks (NspReliability *reliability, NspReason why)
{
  reliability->icc1 = reliability->icc2 = undefined (why);
  reliability->f = reliability->p = NAN;
  reliability->df[0] = reliability->df[1] = 0;
}

/* n^2 times the covariance (with n) of two items: a whole number, so that nothing is lost. */
static double
covariance (const NspDimensionTally *tally, guint i, guint j)
{
  guint64 products = tally->n_complete * tally->products[i * tally->n_key + j];
  guint64 sums = tally->sums[i] * tally->sums[j];

  return (double)(gint64)(products - sums);
}

/* The sum of the items' variances, and the variance of the items' sum, without item `left_out`
 * (n_key for none). In units of covariance(). */
static void
sum_variances (const NspDimensionTally *tally, guint left_out, double *of_items, double *of_sum)
{
  *of_items = *of_sum = 0;
  for (guint i = 0; i < tally->n_key; i++) {
    if (i == left_out)
      continue;
    *of_items += covariance (tally, i, i);
    for (guint j = 0; j < tally->n_key; j++)
      if (j != left_out)
        *of_sum += covariance (tally, i, j);
  }
}

/* Cronbach's alpha, k / (k - 1) (1 - sum of item variances / variance of the sum), from raw
 * covariances; an item without variance stays in. Cronbach (1951), doi 10.1007/BF02310555. */
static NspStatistic
alpha (const NspDimensionTally *tally, guint left_out)
{
  double k = tally->n_key - (left_out < tally->n_key ? 1 : 0), of_items, of_sum;

  if (k < 2)
    return undefined (NSP_REASON_ONE_ITEM);
  if (tally->n_complete < 2)
    return undefined (NSP_REASON_ONE_RESPONDENT);
  sum_variances (tally, left_out, &of_items, &of_sum);
  if (of_sum <= 0)
    return undefined (NSP_REASON_NO_VARIANCE);
  return defined (k / (k - 1) * (1 - of_items / of_sum));
}

/* The 95% interval of alpha, from F with n - 1 and (n - 1)(k - 1) degrees of freedom.
 * Feldt (1965), doi 10.1007/BF02289499. */
static void
set_alpha_interval (NspReliability *reliability)
{
  double df1 = (double)reliability->n - 1, df2 = df1 * (reliability->n_items - 1.0);
  double error = 1 - reliability->alpha.value;

  reliability->alpha_ci95[0] = reliability->alpha_ci95[1] = NAN;
  if (reliability->alpha.why != NSP_DEFINED)
    return;
  reliability->alpha_ci95[0] = 1 - error * nsp_f_above (0.025, df1, df2);
  reliability->alpha_ci95[1] = 1 - error / nsp_f_above (0.025, df2, df1);
}

static NspStatistic
item_rest (const NspDimensionTally *tally, guint item)
{
  double with_rest = 0, of_items, of_rest;

  if (tally->n_key < 2)
    return undefined (NSP_REASON_ONE_ITEM);
  if (tally->n_complete < 2)
    return undefined (NSP_REASON_ONE_RESPONDENT);
  for (guint i = 0; i < tally->n_key; i++)
    with_rest += i == item ? 0 : covariance (tally, item, i);
  sum_variances (tally, item, &of_items, &of_rest);
  if (of_rest <= 0 || covariance (tally, item, item) <= 0)
    return undefined (NSP_REASON_NO_VARIANCE);
  return defined (with_rest / sqrt (covariance (tally, item, item) * of_rest));
}

/* The correlations of the items, n_key x n_key. NULL when an item has no variance. */
static double *
correlations (const NspDimensionTally *tally)
{
  guint k = tally->n_key;
  double *r = g_new (double, (gsize)k *k);

  for (guint i = 0; i < k; i++) {
    if (covariance (tally, i, i) <= 0) {
      g_free (r);
      return NULL;
    }
    for (guint j = 0; j < k; j++)
      r[i * k + j] = i == j ? 1
                            : covariance (tally, i, j) /
                                  sqrt (covariance (tally, i, i) * covariance (tally, j, j));
  }
  return r;
}

static NspStatistic
mean_correlation (const double *r, guint k)
{
  double sum = 0;

  for (guint i = 0; i < k; i++)
    for (guint j = 0; j < k; j++)
      sum += i == j ? 0 : r[i * k + j];
  return defined (sum / (k * (k - 1.0)));
}

/* One round over the loadings, each set to its least-squares value given the others. Returns the
 * largest change. */
static double
improve_loadings (double *loadings, const double *r, guint k)
{
  double largest = 0, bound = sqrt (MAX_COMMUNALITY);

  for (guint i = 0; i < k; i++) {
    double with_others = 0, of_others = 0, better;

    for (guint j = 0; j < k; j++) {
      with_others += i == j ? 0 : r[i * k + j] * loadings[j];
      of_others += i == j ? 0 : loadings[j] * loadings[j];
    }
    better = of_others > 0 ? CLAMP (with_others / of_others, -bound, bound) : 0;
    largest = MAX (largest, fabs (better - loadings[i]));
    loadings[i] = better;
  }
  return largest;
}

/* McDonald's omega total of one factor: 1 - sum of uniquenesses / sum of correlations. The factor
 * is the minres one, which leaves the smallest squared residuals off the diagonal.
 * McDonald (1999), doi 10.4324/9781410601087; Harman & Jones (1966), doi 10.1007/BF02289468. */
static NspStatistic
omega (const double *r, guint k)
{
  g_autofree double *loadings = g_new (double, k);
  double unique = 0, total = 0, change = 1;

  for (guint i = 0; i < k; i++)
    loadings[i] = 0.7;
  for (guint round = 0; round < MAX_ITERATIONS && change > 1e-12; round++)
    change = improve_loadings (loadings, r, k);
  if (change > 1e-6)
    return undefined (NSP_REASON_NO_CONVERGENCE);
  for (guint i = 0; i < k; i++) {
    unique += 1 - loadings[i] * loadings[i];
    for (guint j = 0; j < k; j++)
      total += r[i * k + j];
  }
  return total > 0 ? defined (1 - unique / total) : undefined (NSP_REASON_NO_CONVERGENCE);
}

static void
set_correlation_figures (NspReliability *reliability, const NspDimensionTally *tally)
{
  g_autofree double *r = NULL;
  NspReason why = NSP_REASON_NO_VARIANCE;

  if (tally->n_key < 2)
    why = NSP_REASON_ONE_ITEM;
  else if (tally->n_complete < 2)
    why = NSP_REASON_ONE_RESPONDENT;
  else
    r = correlations (tally);
  reliability->mean_correlation = r != NULL ? mean_correlation (r, tally->n_key) : undefined (why);
  if (r != NULL && tally->n_key == 2)
    reliability->omega = undefined (NSP_REASON_TWO_ITEMS); /* one correlation, two loadings */
  else
    reliability->omega = r != NULL ? omega (r, tally->n_key) : undefined (why);
}

void
nsp_reliability_init (NspReliability *reliability, const NspDimension *dimension,
                      const NspDimensionTally *tally)
{
  *reliability = (NspReliability){ .n_items = tally->n_key, .n = tally->n_complete };
  reliability->alpha = alpha (tally, tally->n_key);
  set_alpha_interval (reliability);
  set_correlation_figures (reliability, tally);
  reliability->items = g_new0 (NspItemReliability, tally->n_key);
  for (guint i = 0; i < tally->n_key; i++) {
    reliability->items[i].item = dimension->key[i].item;
    reliability->items[i].item_rest = item_rest (tally, i);
    reliability->items[i].alpha_without = alpha (tally, i);
  }
  no_networks (reliability, NSP_REASON_ONE_NETWORK);
}

void
nsp_reliability_clear (NspReliability *reliability)
{
  g_free (reliability->items);
}

/* One-way analysis of variance. ICC(1) = (MSB - MSW) / (MSB + (m - 1) MSW) with m the plain mean
 * size of the networks, ICC(2) = (MSB - MSW) / MSB.
 * Shrout & Fleiss (1979), doi 10.1037/0033-2909.86.2.420; Bliese (2000), in Klein & Kozlowski. */
void
nsp_reliability_set_networks (NspReliability *reliability, const NspSample *networks, guint n)
{
  double total = 0, sum = 0, between = 0, within = 0, size, msb, msw;

  for (guint i = 0; i < n; i++) {
    total += (double)networks[i].n;
    sum += (double)networks[i].n * networks[i].mean;
  }
  for (guint i = 0; i < n; i++) {
    double deviation = networks[i].mean - sum / total, count = (double)networks[i].n;

    between += count * deviation * deviation;
    within += networks[i].n > 1 ? (count - 1) * networks[i].sd * networks[i].sd : 0;
  }
  if (n < 2 || total <= n) {
    no_networks (reliability, n < 2 ? NSP_REASON_ONE_NETWORK : NSP_REASON_SINGLE_MEMBERS);
    return;
  }
  msb = between / (n - 1.0);
  msw = within / (total - n);
  if (within <= 0 && between <= 0) {
    no_networks (reliability, NSP_REASON_NO_VARIANCE);
    return;
  }
  size = total / n;
  reliability->df[0] = n - 1;
  reliability->df[1] = (guint64)total - n;
  if (msw > 0) { /* else F is infinite */
    reliability->f = msb / msw;
    reliability->p = nsp_f_tail (reliability->f, n - 1.0, total - n);
  }
  reliability->icc1 = defined ((msb - msw) / (msb + (size - 1) * msw));
  reliability->icc2 = msb > 0 ? defined ((msb - msw) / msb) : undefined (NSP_REASON_NO_VARIANCE);
}
