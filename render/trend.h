/* trend - one page about one group over the years: a small line plot per dimension.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"

/* One dimension in one year. Of a point that is withheld, nothing is read but that it is; one
 * without a mean that is not withheld is missing. */
typedef struct {
  gboolean withheld;
  guint64 n;
  NspNumber mean, ci95[2]; /* an interval that is not shown is not drawn */
} NspTrendPoint;

/* What a trend shows. All borrowed. */
typedef struct {
  const NspInstrument *instrument;
  const char *network;         /* NULL: everyone */
  gboolean students;           /* only students count */
  gboolean left_out;           /* in a year at least, a few people do not count */
  gboolean exact;              /* the page says that it is not for sharing */
  const char *const *years;    /* names of the years or moments, first to last; n_years of them */
  guint n_years;               /* all years of the comparison, also those without a point */
  const NspTrendPoint *points; /* of dimension d in year y: points[d * n_years + y] */
  const NspNumber *faint;      /* means of other groups, drawn without a name: that of group f is
                                  faint[(f * n_dimensions + d) * n_years + y], nothing for a gap; or
                                  NULL */
  guint n_faint;
  const char *note; /* a remark under the plots, or NULL */
  NspLang lang;
} NspTrend;

/* "2021-2022 t/m 2025-2026", "2025-2026 · begin t/m eind": from one label of a period to another.
 * The caller owns it. */
char *nsp_trend_range (const char *first, const char *last, NspLang lang);

/* The finished file in memory, as nsp_figure_render makes it: A4 landscape, the same bytes for the
 * same trend, safe to call from several threads. The caller owns the result; NULL with `error` set
 * when drawing or encoding failed. */
GBytes *nsp_trend_render (const NspTrend *trend, NspFormat format, GError **error);
