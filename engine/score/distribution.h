/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The t and F distributions, for any number of respondents: nothing here aborts, and what cannot
 * be computed is NAN. The degrees of freedom are at least 1, whole or not. Against R for 1 up to
 * 5e7 respondents (tests/reference/distribution.csv): the values agree within 1e-14,
 * the tails within the 2e-12 that R's own keep. */
#ifndef NSP_DISTRIBUTION_H
#define NSP_DISTRIBUTION_H

/* The value of t below which 97.5% lies: the half width of a 95% interval in standard errors. */
double nsp_t_975 (double df);

/* The value of F above which `tail` lies, from 1e-6 to 1 - 1e-6. The value below which it lies is
 * 1 / nsp_f_above (tail, df2, df1). */
double nsp_f_above (double tail, double df1, double df2);

/* The probability of an F above `f`, the p of a test. */
double nsp_f_tail (double f, double df1, double df2);

#endif
