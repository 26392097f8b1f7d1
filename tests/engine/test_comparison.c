/* Years side by side: which groups and steps there are, their differences and their pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "comparison.h"

#include <string.h>

#include "support.h"

#define HEADER "respondent;netwerk;jaar;A1;A2\n"

/* Surveys read, scored and compared. */
typedef struct {
  Reading *reading;
  NspResults *results;
  GPtrArray *comparisons;
} Compared;

/* Of one dimension of two items on a scale of 1 to 5. */
static Compared *
compared_new (const char *csv, guint min_n)
{
  Compared *it = g_new0 (Compared, 1);

  it->reading = reading_new (make_keyed ("t", 1, 5, 1, "d: A1 A2"), NULL);
  cr_assert (reading_add (it->reading, "a.csv", csv, NULL));
  cr_assert (reading_finish (it->reading));
  it->results = reading_score (it->reading, min_n, min_n);
  it->comparisons = nsp_comparisons_new (it->reading->survey, it->results, NULL, NULL);
  return it;
}

static void
compared_free (Compared *it)
{
  g_ptr_array_unref (it->comparisons);
  nsp_results_free (it->results);
  reading_free (it->reading);
  g_free (it);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Compared, compared_free)

static const NspComparedGroup *
group_of (const Compared *it, const char *network)
{
  const NspComparison *comparison = g_ptr_array_index (it->comparisons, 0);

  for (guint g = 0; g < comparison->groups->len; g++) {
    const NspComparedGroup *group = g_ptr_array_index (comparison->groups, g);

    if (g_strcmp0 (group->network, network) == 0)
      return group;
  }
  cr_assert_fail ("no %s", network);
  return NULL;
}

/* The change of the only dimension in a step. */
static const NspChange *
change_of (const Compared *it, const char *network, guint step)
{
  const NspComparedGroup *group = group_of (it, network);

  cr_assert_lt (step, group->n_steps);
  return &group->steps[step].dimensions[0];
}

Test (comparison, pairs_are_who_stayed_in_the_network)
{
  g_autoptr (Compared) it = compared_new (HEADER "a;N;2024;1;2\nb;N;2024;2;2\nc;N;2024;4;4\n"
                                                 "d;M;2024;3;3\n;M;2024;5;5\n"
                                                 "a;N;2025;2;3\nb;N;2025;4;4\nd;N;2025;5;5\n"
                                                 "c;M;2025;1;1\n",
                                          1);
  const NspChange *change = change_of (it, "N", 0);

  cr_assert_eq (change->n_pairs, 2);
  assert_near (change->paired.difference, 1.5);
  assert_near (change->paired.df, 1);
  assert_near (change->independent.difference, (2.5 + 4 + 5) / 3 - (1.5 + 2 + 4) / 3);
  change = change_of (it, NULL, 0);
  cr_assert_eq (change->n_pairs, 4);
  assert_near (change->paired.difference, (1 + 2 - 3 + 2) / 4.0);
  cr_assert_eq (change_of (it, "M", 0)->n_pairs, 0);
}
