/* gallery - draws every made-up case into a folder, to look at: gallery DIR [CASE].
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "trend_fixture.h"

#include <stdio.h>
#include <stdlib.h>

/* How long each format took, in microseconds. */
typedef struct {
  gint64 spent[3];
  guint n;
} Times;

typedef GBytes *(*Render) (gconstpointer picture, NspFormat format, GError **error);

static GBytes *
render_figure (gconstpointer picture, NspFormat format, GError **error)
{
  return nsp_figure_render (picture, format, error);
}

static GBytes *
render_trend (gconstpointer picture, NspFormat format, GError **error)
{
  return nsp_trend_render (picture, format, error);
}

static gboolean
draw (const char *case_name, Render render, gconstpointer picture, const char *dir, Times *times,
      GError **error)
{
  static const char *const endings[] = { "png", "pdf", "svg" };

  for (int format = NSP_PNG; format <= NSP_SVG; format++) {
    g_autofree char *name = g_strdup_printf ("%s.%s", case_name, endings[format]);
    g_autofree char *path = g_build_filename (dir, name, NULL);
    gint64 begin = g_get_monotonic_time ();
    g_autoptr (GBytes) bytes = render (picture, (NspFormat)format, error);

    times->spent[format] += g_get_monotonic_time () - begin;
    if (bytes == NULL)
      return FALSE;
    if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                              (gssize)g_bytes_get_size (bytes), error))
      return FALSE;
  }
  times->n++;
  return TRUE;
}

/* The case of that name, or all of them when it is NULL. */
static gboolean
draw_all (const char *dir, const char *only, Times *times, GError **error)
{
  g_autoptr (GPtrArray) figures = case_gallery ();
  g_autoptr (GPtrArray) trends = trend_case_gallery ();

  for (guint i = 0; i < figures->len; i++) {
    const Case *it = g_ptr_array_index (figures, i);

    if ((only == NULL || g_str_equal (only, it->name)) &&
        !draw (it->name, render_figure, &it->figure, dir, times, error))
      return FALSE;
  }
  for (guint i = 0; i < trends->len; i++) {
    const TrendCase *it = g_ptr_array_index (trends, i);

    if ((only == NULL || g_str_equal (only, it->name)) &&
        !draw (it->name, render_trend, &it->trend, dir, times, error))
      return FALSE;
  }
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Times times = { { 0 }, 0 };

  if (argc < 2) {
    fprintf (stderr, "usage: gallery DIR [CASE]\n");
    return EXIT_FAILURE;
  }
  if (!draw_all (argv[1], argc > 2 ? argv[2] : NULL, &times, &error)) {
    fprintf (stderr, "%s\n", error->message);
    return EXIT_FAILURE;
  }
  printf ("%u cases; ms each: png %.1f, pdf %.1f, svg %.1f\n", times.n,
          (double)times.spent[NSP_PNG] / 1e3 / MAX (times.n, 1),
          (double)times.spent[NSP_PDF] / 1e3 / MAX (times.n, 1),
          (double)times.spent[NSP_SVG] / 1e3 / MAX (times.n, 1));
  return EXIT_SUCCESS;
}
