/* gallery - draws every made-up case into a folder, to look at: gallery DIR [CASE].
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>

/* How long each format took, in microseconds. */
typedef struct {
  gint64 spent[3];
  guint n;
} Times;

static gboolean
draw (const Case *it, const char *dir, Times *times, GError **error)
{
  static const char *const endings[] = { "png", "pdf", "svg" };

  for (int format = NSP_PNG; format <= NSP_SVG; format++) {
    g_autofree char *name = g_strdup_printf ("%s.%s", it->name, endings[format]);
    g_autofree char *path = g_build_filename (dir, name, NULL);
    gint64 begin = g_get_monotonic_time ();
    g_autoptr (GBytes) bytes = nsp_figure_render (&it->figure, (NspFormat)format, error);

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

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) cases = case_gallery ();
  g_autoptr (GError) error = NULL;
  Times times = { { 0 }, 0 };

  if (argc < 2) {
    fprintf (stderr, "usage: gallery DIR [CASE]\n");
    return EXIT_FAILURE;
  }
  for (guint i = 0; i < cases->len; i++) {
    const Case *it = g_ptr_array_index (cases, i);

    if (argc > 2 && g_strcmp0 (argv[2], it->name) != 0)
      continue;
    if (!draw (it, argv[1], &times, &error)) {
      fprintf (stderr, "%s: %s\n", it->name, error->message);
      return EXIT_FAILURE;
    }
  }
  printf ("%u cases; ms each: png %.1f, pdf %.1f, svg %.1f\n", times.n,
          (double)times.spent[NSP_PNG] / 1e3 / MAX (times.n, 1),
          (double)times.spent[NSP_PDF] / 1e3 / MAX (times.n, 1),
          (double)times.spent[NSP_SVG] / 1e3 / MAX (times.n, 1));
  return EXIT_SUCCESS;
}
