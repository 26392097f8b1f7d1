/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "field.h"

#include <string.h>

#define PRIME ((G_GUINT64_CONSTANT (1) << 61) - 1)

__extension__ typedef unsigned __int128 Wide;

static guint64
multiply (guint64 a, guint64 b)
{
  return (guint64)((Wide)a * b % PRIME);
}

static guint64
negate (guint64 a)
{
  return a == 0 ? 0 : PRIME - a;
}

/* By Fermat's little theorem: a^(p - 2). */
static guint64
invert (guint64 a)
{
  guint64 result = 1;

  for (guint64 power = PRIME - 2; power > 0; power >>= 1, a = multiply (a, a))
    if ((power & 1) != 0)
      result = multiply (result, a);
  return result;
}

guint64
nsp_field_fraction (int numerator, guint denominator)
{
  guint64 size = multiply ((guint64)ABS (numerator), invert (denominator));

  return numerator < 0 ? negate (size) : size;
}

NspMatrix
nsp_matrix_new (guint n, guint width)
{
  return (NspMatrix){ n, width, g_new0 (guint64, (gsize)n * width + 1) };
}

NspMatrix
nsp_matrix_copy (const NspMatrix *matrix)
{
  NspMatrix copy = nsp_matrix_new (matrix->n, matrix->width);

  memcpy (copy.values, matrix->values, (gsize)matrix->n * matrix->width * sizeof *copy.values);
  return copy;
}

void
nsp_matrix_clear (NspMatrix *matrix)
{
  g_clear_pointer (&matrix->values, g_free);
  matrix->n = 0;
}

guint64 *
nsp_matrix_row (const NspMatrix *matrix, guint row)
{
  return matrix->values + (gsize)row * matrix->width;
}

/* Takes `times` a row from another. */
static void
subtract (const NspMatrix *matrix, guint from, guint row, guint64 times)
{
  const guint64 *taken = nsp_matrix_row (matrix, row);
  guint64 *left = nsp_matrix_row (matrix, from), factor = negate (times);

  for (guint i = 0; i < matrix->width; i++)
    if (taken[i] != 0)
      left[i] = (guint64)(((Wide)taken[i] * factor + left[i]) % PRIME);
}

static void
swap (const NspMatrix *matrix, guint a, guint b)
{
  guint64 *p = nsp_matrix_row (matrix, a), *q = nsp_matrix_row (matrix, b);

  for (guint i = 0; i < matrix->width && a != b; i++) {
    guint64 kept = p[i];

    p[i] = q[i];
    q[i] = kept;
  }
}

/* Makes the column 0 in all rows from `first` on but one, which comes to stand there. Whether there
 * is such a row. */
static gboolean
pivot (const NspMatrix *matrix, guint first, guint column)
{
  guint found = first;
  guint64 inverse;

  while (found < matrix->n && nsp_matrix_row (matrix, found)[column] == 0)
    found++;
  if (found == matrix->n)
    return FALSE;
  swap (matrix, first, found);
  inverse = invert (nsp_matrix_row (matrix, first)[column]);
  for (guint row = first + 1; row < matrix->n; row++) {
    guint64 value = nsp_matrix_row (matrix, row)[column];

    if (value != 0)
      subtract (matrix, row, first, multiply (value, inverse));
  }
  return TRUE;
}

void
nsp_matrix_vanish (NspMatrix *matrix, guint from, guint to)
{
  guint used = 0;

  for (guint column = from; column < to && used < matrix->n; column++)
    used += pivot (matrix, used, column) ? 1 : 0;
  matrix->n -= used;
  memmove (matrix->values, nsp_matrix_row (matrix, used),
           (gsize)matrix->n * matrix->width * sizeof *matrix->values);
}

void
nsp_matrix_reduce (NspMatrix *matrix)
{
  guint used = 0;

  for (guint column = 0; column < matrix->width && used < matrix->n; column++)
    used += pivot (matrix, used, column) ? 1 : 0;
  matrix->n = used;
}

gboolean
nsp_matrix_touches (const NspMatrix *matrix, guint from, guint to)
{
  for (guint row = 0; row < matrix->n; row++)
    for (guint column = from; column < to; column++)
      if (nsp_matrix_row (matrix, row)[column] != 0)
        return TRUE;
  return FALSE;
}
