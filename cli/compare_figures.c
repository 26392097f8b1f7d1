/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_figures.h"

#include <math.h>
#include <string.h>

#include "compare_table.h"
#include "export.h"
#include "trend.h"

/* Fewer lines than this behind everyone's are hardly nameless. */
#define LEAST_FAINT 3

/* A trend with what it borrows. */
typedef struct {
  NspTrend trend;
  char **labels;
  NspTrendPoint *points;
  NspNumber *faint;
} TrendPage;

static GBytes *
render_figure (gconstpointer page, NspFormat format, GError **error)
{
  return nsp_figure_render (page, format, error);
}

static GBytes *
render_trend (gconstpointer page, NspFormat format, GError **error)
{
  return nsp_trend_render (&((const TrendPage *)page)->trend, format, error);
}

static void
trend_page_free (gpointer data)
{
  TrendPage *page = data;

  g_strfreev (page->labels);
  g_free (page->points);
  g_free (page->faint);
  g_free (page);
}

static const NspNumber nothing = { NAN, NSP_EXACT };

static NspTrendPoint
point_of (const NspComparedGroup *group, guint period, guint dimension)
{
  const NspReleasedGroup *there = group->groups[period];

  NspTrendPoint point = { .withheld = group->withheld[period], .mean = nothing };

  point.ci95[0] = point.ci95[1] = nothing;
  if (there == NULL)
    return point;
  point.withheld = there->dimensions[dimension].withheld != NSP_SHOWN;
  point.n = there->dimensions[dimension].n;
  point.mean = there->dimensions[dimension].mean;
  memcpy (point.ci95, there->dimensions[dimension].ci95, sizeof point.ci95);
  return point;
}

/* Whether a period withholds something of the group. */
static gboolean
withholds (const NspComparison *comparison, const NspComparedGroup *group)
{
  for (guint period = 0; period < comparison->n_periods; period++)
    for (guint d = 0; d < comparison->instrument->n_dimensions; d++)
      if (point_of (group, period, d).withheld)
        return TRUE;
  return FALSE;
}

/* Whether the networks may be lines without a name: there are enough of them, and none is missing
 * because it is withheld, so that no line and no gap is known to be a certain network's. */
static gboolean
may_draw_networks (const NspComparison *comparison)
{
  guint n = 0;

  for (guint i = 0; i < comparison->groups->len; i++) {
    const NspComparedGroup *group = g_ptr_array_index (comparison->groups, i);

    if (withholds (comparison, group))
      return FALSE;
    n += group->network != NULL;
  }
  return n >= LEAST_FAINT;
}

/* The means of all networks, as NspTrend.faint has them. */
static NspNumber *
faint_of (const NspComparison *comparison, guint *n_faint)
{
  guint n_dimensions = comparison->instrument->n_dimensions, n_periods = comparison->n_periods;
  NspNumber *faint = g_new (NspNumber, (gsize)comparison->groups->len * n_dimensions * n_periods);
  gsize at = 0;

  *n_faint = 0;
  for (guint i = 0; i < comparison->groups->len; i++) {
    const NspComparedGroup *group = g_ptr_array_index (comparison->groups, i);

    if (group->network == NULL)
      continue;
    ++*n_faint;
    for (guint d = 0; d < n_dimensions; d++)
      for (guint period = 0; period < n_periods; period++)
        faint[at++] = point_of (group, period, d).mean;
  }
  return faint;
}

static TrendPage *
trend_of (const NspComparison *comparison, const NspComparedGroup *group,
          const NspSettings *settings, const NspTerminal *terminal)
{
  guint n_dimensions = comparison->instrument->n_dimensions, n_periods = comparison->n_periods;
  TrendPage *page = g_new0 (TrendPage, 1);
  NspTrend *trend = &page->trend;

  page->labels = g_new0 (char *, n_periods + 1);
  page->points = g_new (NspTrendPoint, (gsize)n_dimensions * n_periods);
  *trend = (NspTrend){ .instrument = comparison->instrument,
                       .network = group->network,
                       .years = (const char *const *)page->labels,
                       .n_years = n_periods,
                       .points = page->points,
                       .exact = settings->exact,
                       .note = nsp_say (terminal, MSG_COMPARE_TREND_NOTE),
                       .lang = terminal->lang };
  for (guint period = 0; period < n_periods; period++) {
    const NspReleasedGroup *there = group->groups[period];

    page->labels[period] = nsp_comparison_period (comparison, period, terminal->lang);
    trend->students |= there != NULL && there->role == NSP_ROLE_STUDENT;
    trend->left_out |= there != NULL && nsp_released_leaves_out (there);
    for (guint d = 0; d < n_dimensions; d++)
      page->points[d * n_periods + period] = point_of (group, period, d);
  }
  if (group->network == NULL && may_draw_networks (comparison))
    trend->faint = page->faint = faint_of (comparison, &trend->n_faint);
  return page;
}

/* Whether a period shows anything of the group. */
static gboolean
shows (const NspComparison *comparison, const NspComparedGroup *group)
{
  for (guint period = 0; period < comparison->n_periods; period++)
    if (group->groups[period] != NULL && group->groups[period]->withheld == NSP_SHOWN)
      return TRUE;
  return FALSE;
}

static void
add_page (NspDrawing *drawing, const char *name, const NspComparison *comparison,
          const NspComparedGroup *group, const NspSettings *settings, const NspTerminal *terminal)
{
  guint last = 0, n = nsp_compared_group_periods (comparison, group, &last);
  NspFigure *figure;

  if (comparison->n_periods > 2 && n > 1 && shows (comparison, group)) {
    nsp_drawing_add (drawing, name, render_trend, trend_of (comparison, group, settings, terminal),
                     trend_page_free);
    return;
  }
  while (group->groups[last] == NULL && last > 0)
    last--;
  if (group->groups[last] == NULL || group->withheld[last])
    return;
  figure = g_new (NspFigure, 1);
  *figure =
      (NspFigure){ .instrument = comparison->instrument,
                   .group = group->groups[last],
                   .before = comparison->n_periods == 2 && last == 1 ? group->groups[0] : NULL,
                   .exact = settings->exact,
                   .lang = terminal->lang };
  if (comparison->n_periods == 2 && last == 1 && group->withheld[0])
    figure->withheld_before = comparison->periods[0];
  nsp_drawing_add (drawing, name, render_figure, figure, g_free);
}

void
nsp_add_comparison_figures (NspDrawing *drawing, const GPtrArray *comparisons,
                            const NspSurvey *survey, const NspCliChoice *choice,
                            const NspSettings *settings, const NspTerminal *terminal)
{
  g_autoptr (GHashTable) names = nsp_drawing_file_names (survey, terminal);

  for (guint i = 0; i < comparisons->len; i++) {
    const NspComparison *comparison = g_ptr_array_index (comparisons, i);

    for (guint k = 0; k < comparison->groups->len; k++) {
      const NspComparedGroup *group = g_ptr_array_index (comparison->groups, k);
      g_autofree char *name = g_strdup_printf (
          "%s-%s-%s", nsp_drawing_file_name (names, group->network), comparison->instrument->id,
          nsp_say (terminal, MSG_FILE_NAME_COMPARISON));

      if (group->network != NULL ? nsp_export_wants (choice->networks, group->network)
                                 : choice->networks == NULL)
        add_page (drawing, name, comparison, group, settings, terminal);
    }
  }
}
