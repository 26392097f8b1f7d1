/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marks.h"

#include <math.h>

double
nsp_scale_fraction (const NspScale *scale, double value)
{
  if (isnan (value))
    return NAN;
  if (scale->max <= scale->min)
    return 0;
  return CLAMP ((value - scale->min) / ((double)scale->max - scale->min), 0, 1);
}

static void
clear_mark (gpointer mark)
{
  g_free (((NspMark *)mark)->text);
}

NspMarks *
nsp_marks_new (void)
{
  NspMarks *marks = g_new0 (NspMarks, 1);

  marks->list = g_array_new (FALSE, FALSE, sizeof (NspMark));
  g_array_set_clear_func (marks->list, clear_mark);
  return marks;
}

void
nsp_marks_free (NspMarks *marks)
{
  if (marks == NULL)
    return;
  g_array_unref (marks->list);
  g_free (marks);
}

void
nsp_marks_add (NspMarks *marks, const NspMark *mark)
{
  NspMark copy = *mark;

  copy.text = g_strdup (mark->text);
  g_array_append_val (marks->list, copy);
}

guint
nsp_marks_count (const NspMarks *marks)
{
  return marks->list->len;
}

const NspMark *
nsp_marks_at (const NspMarks *marks, guint i)
{
  return &g_array_index (marks->list, NspMark, i);
}

guint
nsp_marks_run (const NspMarks *marks, guint i)
{
  const NspMark *first = nsp_marks_at (marks, i), *mark = first;
  guint n = 0;

  while (mark->kind == first->kind && mark->dimension == first->dimension &&
         mark->group == first->group) {
    if (i + ++n == nsp_marks_count (marks))
      break;
    mark = nsp_marks_at (marks, i + n);
  }
  return n;
}

const NspMark *
nsp_marks_find (const NspMarks *marks, NspMarkKind kind, guint period)
{
  for (guint i = 0; i < nsp_marks_count (marks); i++) {
    const NspMark *mark = nsp_marks_at (marks, i);

    if (mark->kind == kind && mark->period == period)
      return mark;
  }
  return NULL;
}
