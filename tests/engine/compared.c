/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compared.h"

#include <string.h>

Compared *
compared_new (Reading *reading, guint min_n)
{
  Compared *it = g_new0 (Compared, 1);

  it->reading = reading;
  cr_assert (reading_finish (reading));
  it->released = reading_score (reading, min_n, min_n > 1 ? NSP_SAFE_MIN_N_SPREAD : min_n);
  it->comparisons = nsp_release_comparisons (reading->survey, it->released, NULL, NULL);
  return it;
}

void
compared_free (Compared *it)
{
  g_ptr_array_unref (it->comparisons);
  nsp_released_free (it->released);
  reading_free (it->reading);
  g_free (it);
}

Compared *
compared_rows (const char *rows, guint min_n)
{
  Reading *reading = reading_new (make_keyed ("t", 1, 5, 1, "d: A1 A2"), NULL);
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  g_autoptr (GString) csv = g_string_new ("respondent;netwerk;jaar;A1;A2\n");

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);

    if (*lines[i] != '\0')
      g_string_append_printf (csv, "%s%s\n", lines[i], g_strv_length (cells) < 5 ? ";" : "");
  }
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  return compared_new (reading, min_n);
}

const NspComparison *
compared_instrument (const Compared *it, const char *id)
{
  for (guint i = 0; i < it->comparisons->len; i++) {
    const NspComparison *comparison = g_ptr_array_index (it->comparisons, i);

    if (id == NULL || strcmp (comparison->instrument->id, id) == 0)
      return comparison;
  }
  cr_assert_fail ("no comparison");
  return NULL;
}

const NspComparedGroup *
compared_group (const NspComparison *comparison, const char *network)
{
  for (guint g = 0; g < comparison->groups->len; g++) {
    const NspComparedGroup *group = g_ptr_array_index (comparison->groups, g);

    if (g_strcmp0 (group->network, network) == 0)
      return group;
  }
  cr_assert_fail ("no network %s", network != NULL ? network : "everyone");
  return NULL;
}

const NspReleasedChange *
compared_change (const Compared *it, const char *network, guint step)
{
  const NspComparedGroup *group = compared_group (compared_instrument (it, NULL), network);

  cr_assert_lt (step, group->n_steps);
  return &group->steps[step].dimensions[0];
}
