/* scores - the figures of one group of respondents, from its tally.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "instrument.h"
#include "moment.h"

/* Why a figure is not shown; see disclosure.h. */
typedef enum { NSP_SHOWN, NSP_WITHHELD_MIN_N, NSP_WITHHELD_COMPLEMENTARY } NspWithheld;

typedef enum {
  NSP_ROLE_UNKNOWN, /* no role column, or an empty cell */
  NSP_ROLE_STUDENT,
  NSP_ROLE_TEACHER,
  NSP_ROLE_EDUCATOR,
  NSP_ROLE_RESEARCHER,
  NSP_ROLE_OTHER
} NspRole;
#define NSP_N_ROLES 6

/* An item as answered, not reversed, over everyone in the group who answered it.
 * Undefined or withheld figures are NAN, withheld counts are NULL. */
typedef struct {
  guint item; /* index into the instrument's items */
  guint64 n;
  double mean, sd;             /* on the item's scale; sd with n - 1 */
  guint64 *counts;             /* n_steps counts, lowest answer first */
  NspWithheld withheld;        /* mean and sd */
  NspWithheld withheld_spread; /* counts */
} NspItemScore;

/* How the respondents' scores lie, without a norm; the rule is in scores.c. */
typedef enum {
  NSP_AGREEMENT_NONE, /* too few respondents, or withheld */
  NSP_AGREEMENT_CLOSE,
  NSP_AGREEMENT_SOME,
  NSP_AGREEMENT_APART,
  NSP_AGREEMENT_TWO_GROUPS
} NspAgreement;

/* A dimension over the group's respondents who have a score. Undefined or withheld is NAN. */
typedef struct {
  guint item; /* index into the instrument's items */
  guint64 n;
  double mean, sd;                 /* on the instrument's scale */
  double ci95[2];                  /* t interval of the mean */
  double min, q1, median, q3, max; /* of the respondents' scores; quartiles as R's type 7 */
  double rwg;                      /* agreement, rwg(j) */
  NspAgreement agreement;
  guint64 n_complete;          /* respondents who answered every item; what rwg is over */
  NspWithheld withheld;        /* everything but n */
  NspWithheld withheld_spread; /* min to max, rwg and agreement */
  NspItemScore *items;         /* in the order of the dimension's key */
  guint n_items;
} NspDimensionScore;

/* One group: everyone (network NULL) or one network, in one year (NULL when not known)
 * and at one moment of it. */
typedef struct {
  char *network, *year;
  NspMoment moment;
  NspRole role;                  /* STUDENT when only students count, else UNKNOWN */
  guint64 respondents;           /* who answered at least one item of the instrument */
  guint64 unreadable;            /* answers that could not be read and count as unanswered */
  guint64 roles[NSP_N_ROLES];    /* how many of them have each role */
  NspWithheld withheld;          /* the group as a whole: nothing of it is shown */
  NspDimensionScore *dimensions; /* in the order of the instrument */
  guint n_dimensions;
} NspGroup;

struct _NspTally;

/* The figures of the group that `tally` counted, nothing withheld yet. A respondent has a score
 * on a dimension, the mean of the answered keyed items, when at least the fraction `min_answered`
 * of its items is answered; the group's mean is over the respondents with a score.
 * Undefined figures are NAN: all of them without a score, sd and ci95 with one. Sources of the
 * formulas are in scores.c. The caller owns the group; network and year are NULL. */
NspGroup *nsp_group_score (const struct _NspTally *tally, double min_answered);

/* One respondent's score on a dimension, by the same rule and on the same scale; NAN without one.
 * `answers` are n_items bytes as a survey holds them. */
double nsp_respondent_score (const NspInstrument *instrument, guint dimension,
                             const guint8 *answers, double min_answered);

/* "close", "some", "apart", "two_groups"; NULL for NONE. Static. */
const char *nsp_agreement_name (NspAgreement agreement);

void nsp_group_free (NspGroup *group);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspGroup, nsp_group_free)
