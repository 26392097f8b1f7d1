/* field - linear algebra without rounding: matrices over the whole numbers modulo 2^61 - 1.
 *
 * A rank there is the rank over the fractions, for matrices of small fractions: a determinant would
 * have to be a multiple of that prime to tell otherwise.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Rows of `width` numbers each. */
typedef struct {
  guint n, width;
  guint64 *values;
} NspMatrix;

NspMatrix nsp_matrix_new (guint n, guint width); /* of zeros */
NspMatrix nsp_matrix_copy (const NspMatrix *matrix);
void nsp_matrix_clear (NspMatrix *matrix);
guint64 *nsp_matrix_row (const NspMatrix *matrix, guint row);

guint64 nsp_field_fraction (int numerator, guint denominator);

/* Combines rows so that those left are 0 in the columns `from` to `to` - 1 and still span all
 * combinations that are: drops the others. */
void nsp_matrix_vanish (NspMatrix *matrix, guint from, guint to);

/* Combines rows so that none follows from the others, and drops those that do. */
void nsp_matrix_reduce (NspMatrix *matrix);

/* Whether a row is anything but 0 in the columns `from` to `to` - 1. */
gboolean nsp_matrix_touches (const NspMatrix *matrix, guint from, guint to);
