/* released - figures that may leave the program.
 *
 * They are made in release/ only, from counted ones, and nothing else is printed, drawn or
 * exported: a figure that is not released has no number in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "instrument.h"
#include "meaning.h"
#include "period.h"
#include "role.h"

typedef struct {
  double min_answered; /* fraction, for every instrument; NAN: each instrument's own */
  guint min_n;         /* the smallest group of which anything is shown */
  guint min_n_spread;  /* the smallest of which more than the mean is shown */
  gboolean exact;      /* every figure with all its digits: not for sharing */
} NspSettings;

/* Below these, answers can be traced to persons. */
#define NSP_SAFE_MIN_N 5
#define NSP_SAFE_MIN_N_SPREAD 8
/* clang-format off */
#define NSP_SETTINGS_DEFAULT { .min_answered = NAN, .min_n = NSP_SAFE_MIN_N, .min_n_spread = NSP_SAFE_MIN_N_SPREAD }
/* clang-format on */

/* The fraction of items that counts for an instrument. */
double nsp_settings_min_answered (const NspSettings *settings, const NspInstrument *instrument);

/* A number with as many decimals as the people behind it can bear. NAN where it is not shown or
 * undefined. */
typedef struct {
  double value; /* rounded, so that there is no more to read from it */
  int decimals; /* NSP_EXACT: all there are */
} NspNumber;
#define NSP_EXACT (-1)

gboolean nsp_number_is_shown (NspNumber number);

/* The number in words of a language, "3,6"; "–" where there is none. The caller owns it. */
char *nsp_number_text (NspNumber number, NspLang lang);

/* Why a figure is not shown: too few people, or other figures would give somebody away. */
typedef enum { NSP_SHOWN, NSP_WITHHELD_MIN_N, NSP_WITHHELD_COMPLEMENTARY } NspWithheld;

/* "min_n", "complementary", NULL for SHOWN. Static. */
const char *nsp_withheld_name (NspWithheld withheld);

/* An item as answered, not reversed, over everyone in the group who answered it. */
typedef struct {
  guint item; /* index into the instrument's items */
  guint64 n;  /* 0 where the dimension is not shown */
  NspNumber mean, sd;
  guint64 *counts;       /* n_steps counts, lowest answer first; NULL: not shown */
  guint almost_everyone; /* 1 + the step that all or all but one chose; 0: none, or not shown */
} NspReleasedItem;

/* A dimension over the group's respondents who have a score. */
typedef struct {
  NspWithheld withheld;        /* everything, n too */
  NspWithheld withheld_spread; /* everything but n and the mean */
  gboolean left_out;           /* of everyone: without a few who cannot be shown apart */
  gboolean moved;              /* interval and quartiles, a little: somebody stands out */
  guint64 n;
  NspNumber mean, sd, ci95[2];
  NspNumber min, q1, median, q3, max;
  NspNumber rwg;
  NspAgreement agreement;
  NspReleasedItem *items; /* in the order of the key */
  guint n_items;
} NspReleasedDimension;

/* Everyone (network NULL) or one network, in one period. */
typedef struct {
  char *network;
  NspPeriod period;                 /* owned */
  NspRole role;                     /* STUDENT when only students count, else UNKNOWN */
  NspWithheld withheld;             /* the group as a whole: what follows is 0 */
  gboolean left_out;                /* of everyone: without a few who cannot be shown apart */
  guint64 respondents;              /* who answered at least one item of the instrument */
  guint64 unreadable;               /* answers that could not be read and count as unanswered */
  guint64 roles[NSP_N_ROLES];       /* how many of the respondents have each role */
  NspReleasedDimension *dimensions; /* in the order of the instrument */
  guint n_dimensions;
} NspReleasedGroup;

/* A figure of reliability; NAN, with the reason, where there is none. */
typedef struct {
  NspNumber number;
  NspReason why;
} NspReleasedStatistic;

typedef struct {
  guint item; /* index into the instrument's items */
  NspReleasedStatistic item_rest, alpha_without;
} NspReleasedItemReliability;

/* A dimension over everyone in one period; the figures are those of reliability.h. */
typedef struct {
  guint n_items;
  guint64 n; /* complete answers; 0 where fewer than min_n */
  NspReleasedStatistic alpha, omega, mean_correlation, icc1, icc2;
  NspNumber alpha_ci95[2], f, p;
  guint64 df[2];                     /* between and within networks; 0 where there is no F */
  NspReleasedItemReliability *items; /* in the order of the key */
} NspReleasedReliability;

/* One instrument in one period. */
typedef struct {
  const NspInstrument *instrument;     /* borrowed from the survey's list */
  NspPeriod period;                    /* owned */
  NspReleasedGroup *overall;           /* everyone */
  GPtrArray *networks;                 /* of NspReleasedGroup, those that may be named, by name */
  GHashTable *unnamed;                 /* set of the others' names: for nsp_released_withholds() */
  NspReleasedReliability *reliability; /* of each dimension, over everyone */
} NspReleasedResult;

/* What makes comparisons; see release_comparison.h. */
typedef struct _NspPeriodSamples NspPeriodSamples;

/* The instruments in the survey's order, and of each the periods from early to late: by year (not
 * known first), in it by moment (none first). */
typedef struct {
  NspSettings settings;
  GPtrArray *list;    /* of NspReleasedResult */
  GPtrArray *samples; /* of NspPeriodSamples, one for each: not for eyes outside release/ */
} NspReleased;

void nsp_released_free (NspReleased *released);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspReleased, nsp_released_free)

/* The group of a network (NULL: everyone) in a result; NULL when it is not there, or not named. */
const NspReleasedGroup *nsp_released_group (const NspReleasedResult *result, const char *network);

/* Whether a network takes part in a result, but is too small to be named. */
gboolean nsp_released_withholds (const NspReleasedResult *result, const char *network);

/* Whether a few people do not count in a group's figures, on a dimension at least. */
gboolean nsp_released_leaves_out (const NspReleasedGroup *group);

/* Whether a result is of one of the years (NULL: any) and of a moment (NONE: any). */
gboolean nsp_released_is_in (const NspReleasedResult *result, const char *const *years,
                             NspMoment moment);

/* The group of the network in the same instrument's nearest earlier period in which it took part,
 * or NULL; `withheld` receives whether it is too small to be named there. A period that cannot be
 * placed, without a year or without a moment in the same year, is not earlier. */
const NspReleasedGroup *nsp_released_before (const NspReleased *released,
                                             const NspReleasedResult *result, const char *network,
                                             const NspReleasedResult **withheld);
