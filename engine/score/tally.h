/* tally - one group's answers as integers: everything that is reported follows from it.
 *
 * Answers are counted in steps on the scale (0 = the lowest). Tallies add up: roles to a network,
 * networks to everyone, in any order and to the same bit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scores.h"

/* Respondents who answered some of a dimension's items, not all. */
typedef struct {
  guint64 answered; /* which: bit k for the k-th of the key; 0 where the key has more than 64 */
  guint64 n;
} NspPartial;

typedef struct _NspDimensionTally {
  guint n_key;
  guint max_sum;      /* the highest keyed sum: n_key x (n_steps - 1) */
  guint64 *by_sum;    /* respondents by (items answered, keyed sum): (n_key + 1) x (max_sum + 1) */
  guint64 n_complete; /* respondents who answered every item; the next two are over them */
  guint64 *sums;      /* n_key sums of the keyed answers */
  guint64 *products;  /* n_key x n_key sums of their products */
  GArray *partial;    /* of NspPartial, in the order of `answered` */
} NspDimensionTally;

typedef struct _NspTally {
  const NspInstrument *instrument; /* borrowed */
  guint64 respondents;             /* who answered at least one item */
  guint64 unreadable;              /* answers that could not be read and count as unanswered */
  guint64 roles[NSP_N_ROLES];      /* of the respondents */
  guint64 *item_counts;            /* n_items x n_steps, as answered */
  NspDimensionTally *dimensions;   /* n_dimensions */
} NspTally;

/* An empty tally for an instrument, which must outlive it. */
NspTally *nsp_tally_new (const NspInstrument *instrument);
void nsp_tally_free (NspTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspTally, nsp_tally_free)

/* Makes it empty again. */
void nsp_tally_reset (NspTally *tally);

/* Counts a respondent's answers, n_items bytes as a survey holds them. Someone who answered no
 * item is not counted. */
void nsp_tally_add_respondent (NspTally *tally, const guint8 *answers, NspRole role);

/* A respondent's answers to a dimension as keyed, in steps on the scale: fills in `keyed` (room for
 * n_key) with those that are answered, in the order of the key, and their `sum`. Returns how many
 * are answered. */
guint nsp_tally_key_answers (const NspInstrument *instrument, guint dimension,
                             const guint8 *answers, guint *keyed, guint *sum);

/* Adds `part` to `total`; both of the same instrument. */
void nsp_tally_add (NspTally *total, const NspTally *part);

/* The same for one dimension alone; both of the same one. */
void nsp_tally_add_dimension (NspDimensionTally *total, const NspDimensionTally *part);

gboolean nsp_tally_equal (const NspTally *a, const NspTally *b);
