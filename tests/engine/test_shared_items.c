/* Instruments that share items: what is shown of both together gives away nobody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "release.h"
#include "support.h"

/* Two instruments that share items, on random networks. */
static Reading *
shared_reading (guint32 *seed)
{
  Reading *reading =
      reading_new (make_keyed ("one", 1, 5, 1, "d: A1 A2 A3 A4; e: B1 -B2; f: C1"),
                   make_keyed ("two", 1, 5, 1, "g: A1 -B1; h: A2 C1 D1 D2; i: D3 D4"), NULL);
  g_autoptr (GString) csv = g_string_new ("netwerk;A1;A2;A3;A4;B1;B2;C1;D1;D2;D3;D4\n");
  guint n_networks = 1 + random_below (seed, 7), missing = random_below (seed, 80);

  for (guint n = 0; n <= n_networks; n++) {
    /* Network 0 is that of people in none. */
    guint people = n > 0 ? 1 + random_below (seed, 14) : random_below (seed, 7);

    for (guint i = 0; i < people; i++) {
      if (n > 0)
        g_string_append_printf (csv, "N%u", n);
      for (guint k = 0; k < 11; k++) {
        if (random_below (seed, 100) < missing)
          g_string_append (csv, ";");
        else
          g_string_append_printf (csv, ";%u", 1 + random_below (seed, 5));
      }
      g_string_append_c (csv, '\n');
    }
  }
  reading_add (reading, "a.csv", csv->str, NULL);
  return reading;
}

#define N_NETWORKS 7

/* How many of a network (NULL: of none) answered an item of an instrument, by its place in it. */
static guint64
count_answers (const Reading *reading, guint instrument, const char *network, guint item)
{
  guint64 n = 0;

  for (guint i = 0; i < nsp_survey_n_rows (reading->survey); i++) {
    const guint8 *answers = nsp_survey_answers (reading->survey, instrument, i);
    const char *its =
        nsp_survey_network (reading->survey, nsp_survey_row (reading->survey, i)->network);

    n += answers != NULL && answers[item] > 0 && g_strcmp0 (its, network) == 0 ? 1 : 0;
  }
  return n;
}

static char *
network_name (guint number)
{
  return number > 0 ? g_strdup_printf ("N%u", number) : NULL;
}

/* Where an item stands in a dimension of a group; NULL when it does not. */
static const NspReleasedItem *
find_item (const NspReleasedResult *result, const NspReleasedGroup *group, guint d, const char *id)
{
  for (guint k = 0; group != NULL && k < group->dimensions[d].n_items; k++) {
    const NspReleasedItem *item = &group->dimensions[d].items[k];

    if (strcmp (result->instrument->items[item->item].id, id) == 0)
      return item;
  }
  return NULL;
}

/* Whether the counts of a network's item can be seen in a dimension of a result. */
static gboolean
is_seen (const NspReleasedResult *result, guint d, guint network, const char *id)
{
  g_autofree char *name = network_name (network);
  const NspReleasedItem *item =
      network > 0 ? find_item (result, nsp_released_group (result, name), d, id) : NULL;

  cr_assert (item == NULL || (item->counts != NULL) == nsp_number_is_shown (item->mean));
  return item != NULL && item->counts != NULL;
}

static gboolean
is_seen_anywhere (const NspReleased *released, guint network, const char *id)
{
  for (guint i = 0; i < released->list->len; i++) {
    const NspReleasedResult *result = g_ptr_array_index (released->list, i);

    for (guint d = 0; d < result->instrument->n_dimensions; d++)
      if (is_seen (result, d, network, id))
        return TRUE;
  }
  return FALSE;
}

/* Everyone's counts are those of the networks that show them, and so say nothing new; FALSE when
 * none does. */
static gboolean
is_sum_of_networks (const NspReleasedResult *result, guint d, const char *id)
{
  const NspReleasedItem *overall = find_item (result, result->overall, d, id);
  guint64 counts[5] = { 0 };
  gboolean any = FALSE;

  for (guint n = 1; n <= N_NETWORKS; n++) {
    g_autofree char *name = network_name (n);

    if (!is_seen (result, d, n, id))
      continue;
    any = TRUE;
    for (guint step = 0; step < 5; step++)
      counts[step] += find_item (result, nsp_released_group (result, name), d, id)->counts[step];
  }
  cr_assert (!any || overall->counts == NULL ||
             memcmp (counts, overall->counts, sizeof counts) == 0);
  return any;
}

/* Whether a network's people (0: of none) are among everyone on a dimension. */
static gboolean
is_in_everyone (const NspReleasedResult *result, guint d, guint network)
{
  g_autofree char *name = network_name (network);
  const NspReleasedGroup *group = network > 0 ? nsp_released_group (result, name) : NULL;

  return !result->overall->dimensions[d].left_out ||
         (group != NULL && group->dimensions[d].withheld == NSP_SHOWN);
}

/* Everyone's counts where no network shows any in this place, less those that are seen elsewhere.
 */
static void
assert_item_is_safe (const Reading *reading, const NspReleased *released, guint i, guint d,
                     const NspReleasedItem *item)
{
  const NspReleasedResult *result = g_ptr_array_index (released->list, i);
  const char *id = result->instrument->items[item->item].id;
  guint64 rest = 0, total = 0;

  cr_assert_geq (item->n, released->settings.min_n_spread);
  if (is_sum_of_networks (result, d, id))
    return;
  for (guint n = 0; n <= N_NETWORKS; n++) {
    g_autofree char *name = network_name (n);
    guint64 people =
        is_in_everyone (result, d, n) ? count_answers (reading, i, name, item->item) : 0;

    total += people;
    rest += is_seen_anywhere (released, n, id) ? 0 : people;
  }
  cr_assert_eq (total, item->n, "%s: %d of %d", id, (int)item->n, (int)total);
  cr_assert (rest == 0 || rest >= released->settings.min_n, "%s: %d follow", id, (int)rest);
}

static void
assert_group_is_safe (const NspReleasedGroup *group, const NspSettings *settings)
{
  for (guint d = 0; d < group->n_dimensions; d++) {
    for (guint k = 0; k < group->dimensions[d].n_items; k++) {
      const NspReleasedItem *item = &group->dimensions[d].items[k];

      cr_assert (item->counts == NULL || item->n >= settings->min_n_spread);
      for (guint step = 0; item->counts != NULL && step < 5; step++)
        cr_assert_leq (item->counts[step] + 2, item->n, "almost everyone");
    }
  }
}

/* What one instrument withholds of an item, the other must not show, nor all together give away. */
Test (shared_items, never_give_away_a_few)
{
  guint32 seed = 20250309;
  guint n_seen = 0, n_alone = 0;

  for (guint round = 0; round < 1500; round++) {
    g_autoptr (Reading) reading = shared_reading (&seed);
    guint min_n = 5 + random_below (&seed, 3), min_n_spread = 8 + random_below (&seed, 4);
    g_autoptr (NspReleased) released = reading_score (reading, min_n, min_n_spread);

    for (guint i = 0; i < released->list->len; i++) {
      const NspReleasedResult *result = g_ptr_array_index (released->list, i);

      for (guint n = 0; n < result->networks->len; n++)
        assert_group_is_safe (g_ptr_array_index (result->networks, n), &released->settings);
      assert_group_is_safe (result->overall, &released->settings);
      for (guint d = 0; d < result->overall->n_dimensions; d++) {
        for (guint k = 0; k < result->overall->dimensions[d].n_items; k++) {
          const NspReleasedItem *item = &result->overall->dimensions[d].items[k];

          if (item->counts == NULL)
            continue;
          assert_item_is_safe (reading, released, i, d, item);
          n_seen++;
          n_alone +=
              is_sum_of_networks (result, d, result->instrument->items[item->item].id) ? 0 : 1;
        }
      }
    }
  }
  cr_assert (n_seen > 500 && n_alone > 50, "%u seen, %u of everyone alone", n_seen, n_alone);
}

static gboolean
is_withheld (const NspReleasedItem *item)
{
  return item->counts == NULL && item->almost_everyone == 0;
}

/* An item in two places is shown in both or in none. */
Test (shared_items, are_shown_everywhere_or_nowhere)
{
  static const char *const ids[] = { "A1", "A2", "B1", "C1" };
  guint32 seed = 20250310;
  guint shown = 0;

  for (guint round = 0; round < 500; round++) {
    g_autoptr (Reading) reading = shared_reading (&seed);
    g_autoptr (NspReleased) released = reading_score (reading, 5, 8);

    for (guint network = 0; network <= N_NETWORKS; network++) { /* 0: everyone */
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
        g_autofree char *name = network_name (network);
        const NspReleasedItem *places[2] = { NULL, NULL };
        guint n = 0;

        for (guint r = 0; r < released->list->len; r++) {
          const NspReleasedResult *result = g_ptr_array_index (released->list, r);

          for (guint d = 0; d < result->instrument->n_dimensions; d++)
            if (find_item (result, nsp_released_group (result, name), d, ids[i]) != NULL)
              places[n++] = find_item (result, nsp_released_group (result, name), d, ids[i]);
        }
        if (n < 2)
          continue;
        cr_assert_eq (is_withheld (places[0]), is_withheld (places[1]), "%s", ids[i]);
        cr_assert (network == 0 || places[0]->almost_everyone == places[1]->almost_everyone);
        shown += places[0]->counts != NULL ? 1 : 0;
      }
    }
  }
  cr_assert_gt (shown, 100, "%u", shown);
}

/* The same questions for everyone and for the students: the difference is the others. */
static Reading *
new_reading (void)
{
  return reading_new (
      make_keyed ("all", 1, 5, 1, "d: S1 S2"),
      make_instrument ("{'id': 'st', 'version': '1', 'title': {'en': 'S'}, 'audience': 'students',"
                       " 'scale': {'min': 1, 'max': 5}, 'items': [{'id': 'S1'}, {'id': 'S2'}],"
                       " 'dimensions': [{'id': 'd', 'title': {'en': 'D'}, 'key': ['S1', 'S2']}]}"),
      NULL);
}

static void
add_students (GString *csv, const char *network, guint students, guint others)
{
  for (guint i = 0; i < students + others; i++)
    g_string_append_printf (csv, "%s;%s;%u;%u\n", network, i < students ? "student" : "docent",
                            i < students ? 3 + i % 3 : 1, 1 + i % 5);
}

static Reading *
students_among_others (guint students, guint others)
{
  Reading *reading = new_reading ();
  g_autoptr (GString) csv = g_string_new ("netwerk;rol;S1;S2\n");

  add_students (csv, "N", students, others);
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  return reading;
}

/* Everyone minus the students gives one to four others away: only one of the two is shown. */
static void
check_students (guint others)
{
  g_autoptr (Reading) reading = students_among_others (10, others);
  g_autoptr (NspReleased) released = reading_score (reading, 5, 8);
  const NspReleasedResult *of_all = find_result (released, "all", NULL),
                          *of_students = find_result (released, "st", NULL);
  const NspReleasedGroup *const pairs[][2] = {
    { of_all->overall, of_students->overall },
    { nsp_released_group (of_all, "N"), nsp_released_group (of_students, "N") },
  };

  for (guint i = 0; i < 2; i++) {
    const NspReleasedDimension *all = &pairs[i][0]->dimensions[0],
                               *st = &pairs[i][1]->dimensions[0];

    cr_assert_eq (all->n, 10 + others);
    cr_assert_not (isnan (all->mean.value));
    cr_assert_not (isnan (all->sd.value));
    cr_assert_eq (isnan (st->mean.value), others < 5, "%u", others);
    cr_assert_eq (st->withheld != NSP_SHOWN, others < 5, "%u", others);
    cr_assert_eq (isnan (st->items[0].mean.value), others < 5, "%u", others);
    cr_assert_eq (st->n, others < 5 ? 0 : 10);
  }
  cr_assert_eq (of_all->reliability[0].n, 10 + others);
}

Test (shared_items, an_instrument_for_students_does_not_give_the_others_away)
{
  check_students (1);
  check_students (2);
  check_students (4);
  check_students (5);
  check_students (12);
}

/* Without others both are about the same people. */
Test (shared_items, an_instrument_for_students_says_the_same_of_students_only)
{
  g_autoptr (Reading) reading = students_among_others (10, 0);
  g_autoptr (NspReleased) released = reading_score (reading, 5, 8);

  cr_assert_eq (find_result (released, "st", NULL)->overall->dimensions[0].mean.value,
                find_result (released, "all", NULL)->overall->dimensions[0].mean.value);
}

/* A network of which an instrument cannot be shown is none of everyone there: M is. */
Test (shared_items, a_network_that_is_withheld_is_left_out_of_everyone)
{
  g_autoptr (Reading) reading = new_reading ();
  g_autoptr (GString) csv = g_string_new ("netwerk;rol;S1;S2\n");
  g_autoptr (NspReleased) released = NULL;
  const NspReleasedResult *of_all, *of_students;

  add_students (csv, "N", 10, 2);
  add_students (csv, "M", 12, 0);
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  released = reading_score (reading, 5, 8);
  of_all = find_result (released, "all", NULL);
  of_students = find_result (released, "st", NULL);
  cr_assert_eq (of_all->overall->dimensions[0].n, 24);
  cr_assert (!of_all->overall->dimensions[0].left_out);
  cr_assert_eq (nsp_released_group (of_students, "N")->dimensions[0].withheld,
                NSP_WITHHELD_COMPLEMENTARY);
  cr_assert_eq (nsp_released_group (of_students, "M")->dimensions[0].n, 12);
  cr_assert_eq (of_students->overall->dimensions[0].n, 12);
  cr_assert (of_students->overall->dimensions[0].left_out);
}

/* Of those without a network, too, the few others would follow from the two totals. */
Test (shared_items, the_rest_of_everyone_is_decided_once)
{
  for (guint others = 0; others <= 5; others++) {
    g_autoptr (Reading) reading = new_reading ();
    g_autoptr (GString) csv = g_string_new ("netwerk;rol;S1;S2\n");
    g_autoptr (NspReleased) released = NULL;
    const NspReleasedDimension *all, *students;
    gboolean few = others > 0 && others < 5;

    add_students (csv, "M", 12, 0);
    add_students (csv, "", 8, others);
    cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
    released = reading_score (reading, 5, 8);
    all = &find_result (released, "all", NULL)->overall->dimensions[0];
    students = &find_result (released, "st", NULL)->overall->dimensions[0];
    cr_assert_eq (all->n, 20 + others);
    cr_assert_eq (students->n, few ? 12 : 20, "%u", others);
    cr_assert_eq (students->left_out, few);
  }
}

/* How many of a network (0: of none) have a score on the first dimension. */
static guint64
count_scores (const Reading *reading, guint network)
{
  g_autofree char *name = network_name (network);
  guint64 n = 0;

  for (guint i = 0; i < nsp_survey_n_rows (reading->survey); i++) {
    const char *its =
        nsp_survey_network (reading->survey, nsp_survey_row (reading->survey, i)->network);
    double score = nsp_respondent_score (g_ptr_array_index (reading->instruments, 0), 0,
                                         nsp_survey_answers (reading->survey, 0, i), 0.5);

    n += g_strcmp0 (its, name) == 0 && !isnan (score) ? 1 : 0;
  }
  return n;
}

static gboolean
shows_mean (const NspReleasedResult *result, guint network)
{
  g_autofree char *name = network_name (network);
  const NspReleasedGroup *group = network > 0 ? nsp_released_group (result, name) : NULL;

  return group != NULL && !isnan (group->dimensions[0].mean.value);
}

/* Everyone's mean in either instrument, less the networks whose means either shows. Returns whether
 * there is anything to take away. */
static gboolean
assert_dimension_is_safe (const Reading *reading, const NspReleasedResult *const results[2],
                          const char *csv)
{
  gboolean any = FALSE;

  for (guint r = 0; r < 2; r++) {
    const NspReleasedDimension *overall = &results[r]->overall->dimensions[0];
    guint64 rest = 0, total = 0;

    if (isnan (overall->mean.value))
      continue;
    for (guint n = 0; n <= 5; n++) {
      guint64 people = is_in_everyone (results[r], 0, n) ? count_scores (reading, n) : 0;
      gboolean shown = shows_mean (results[0], n) || shows_mean (results[1], n);

      total += people;
      rest += shown ? 0 : people;
      any = any || shown;
    }
    cr_assert_eq (total, overall->n);
    cr_assert (rest == 0 || rest >= 5, "%" G_GUINT64_FORMAT " follow: %s", rest, csv);
  }
  return any;
}

/* A dimension with the same key in two instruments: what each hides, the other might show. */
Test (shared_items, the_same_dimension_in_two_instruments_is_decided_once)
{
  guint32 seed = 20250311;
  guint tried = 0;

  for (guint round = 0; round < 3000; round++) {
    g_autoptr (Reading) reading =
        reading_new (make_keyed ("one", 1, 5, 1, "d: A1 A2; e: B1"),
                     make_keyed ("two", 1, 5, 1, "d: A1 A2; f: C1"), NULL);
    g_autoptr (GString) csv = g_string_new ("netwerk;A1;A2;B1;C1\n");
    g_autoptr (NspReleased) released = NULL;

    for (guint n = 1; n <= 5; n++)
      for (guint i = 1 + random_below (&seed, 12); i > 0; i--)
        g_string_append_printf (
            csv, "N%u;%s;%s;%s;%s\n", n, random_below (&seed, 3) == 0 ? "" : "3",
            random_below (&seed, 3) == 0 ? "" : "4", random_below (&seed, 3) == 0 ? "" : "2",
            random_below (&seed, 3) == 0 ? "" : "1");
    reading_add (reading, "a.csv", csv->str, NULL);
    released = reading_score (reading, 5, 8);
    tried += assert_dimension_is_safe (
                 reading,
                 (const NspReleasedResult *const[]){ find_result (released, "one", NULL),
                                                     find_result (released, "two", NULL) },
                 csv->str)
                 ? 1
                 : 0;
  }
  cr_assert_gt (tried, 1000, "%u", tried);
}

/* One of twenty left A1 open, which is safe by itself. With another dimension over A2 there is a
 * second mean with that answer in it, rounded apart: the items of both go. Five hide each other. */
static void
check_few_open (guint n_open, const char *other, gboolean shown)
{
  g_autofree char *keys = g_strconcat ("d: A1 A2", other, NULL);
  g_autoptr (Reading) reading = reading_new (make_keyed ("one", 1, 5, 1, keys), NULL);
  g_autoptr (GString) csv = g_string_new ("netwerk;A1;A2;B1\n");
  g_autoptr (NspReleased) released = NULL;
  const NspSettings settings = NSP_SETTINGS_DEFAULT;
  const NspReleasedGroup *group;

  for (guint i = 0; i < 20; i++) {
    g_string_append_printf (csv, "N;%.*u;%u;%u\n", i >= n_open, i < n_open ? 0 : 1 + i % 5,
                            1 + (i + i / 5) % 5, 1 + i % 4);
  }
  cr_assert (reading_add (reading, "a.csv", csv->str, NULL));
  released = nsp_release_new (reading->survey, &settings, reading->problems);
  group = nsp_released_group (g_ptr_array_index (released->list, 0), "N");
  cr_assert_eq (group->dimensions[0].items[1].counts != NULL, shown, "%u%s", n_open, other);
}

Test (shared_items, few_open_answers_need_a_mean_of_their_own)
{
  check_few_open (1, "", TRUE);
  check_few_open (1, "; e: A2 B1", FALSE);
  check_few_open (5, "; e: A2 B1", TRUE);
}
