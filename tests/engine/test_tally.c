/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally.h"

#include <string.h>

#include "support.h"

#define N_RESPONDENTS 400

static NspInstrument *
some_instrument (void)
{
  return make_keyed ("x", 1, 7, 1, "one: A1 -A2 A3; two: A3 -B1 B2 B3 -B4; three: C1");
}

/* Answers of a made-up crowd, a fifth of them missing: N_RESPONDENTS x n_items bytes. */
static guint8 *
make_crowd (const NspInstrument *instrument, guint32 seed)
{
  gsize length = (gsize)N_RESPONDENTS * instrument->n_items;
  guint8 *crowd = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    crowd[i] = random_below (&seed, 5) == 0
                   ? 0
                   : (guint8)(1 + random_below (&seed, instrument->scale.n_steps));
  return crowd;
}

static void
add_from_crowd (NspTally *tally, const guint8 *crowd, guint respondent)
{
  nsp_tally_add_respondent (tally, crowd + (gsize)respondent * tally->instrument->n_items,
                            (NspRole)(respondent % NSP_N_ROLES));
}

static void
shuffle (guint *order, guint n, guint32 *seed)
{
  for (guint i = n; i > 1; i--) {
    guint j = random_below (seed, i), kept = order[i - 1];

    order[i - 1] = order[j];
    order[j] = kept;
  }
}

/* The figures of two tallies are the same to the bit, undefined ones included. */
static void
assert_same_figures (const NspTally *a, const NspTally *b)
{
  for (guint d = 0; d < a->instrument->n_dimensions; d++) {
    NspDimensionScore p = make_score (a, d, 0.5), q = make_score (b, d, 0.5);

    cr_assert_eq (p.n, q.n);
    cr_assert_eq (memcmp (&p.mean, &q.mean, sizeof (double)), 0);
    cr_assert_eq (memcmp (&p.sd, &q.sd, sizeof (double)), 0);
    cr_assert_eq (memcmp (p.ci95, q.ci95, sizeof p.ci95), 0);
    cr_assert_eq (memcmp (&p.q1, &q.q1, sizeof (double)), 0);
    cr_assert_eq (memcmp (&p.rwg, &q.rwg, sizeof (double)), 0);
  }
}

Test (tally, shards_add_up_in_any_order)
{
  g_autoptr (NspInstrument) instrument = some_instrument ();
  g_autofree guint8 *crowd = make_crowd (instrument, 7);
  g_autoptr (NspTally) whole = nsp_tally_new (instrument);
  guint32 seed = 20250115;

  for (guint i = 0; i < N_RESPONDENTS; i++)
    add_from_crowd (whole, crowd, i);
  for (guint round = 0; round < 20; round++) {
    guint n_shards = 1 + random_below (&seed, 12), order[12];
    NspTally *shards[12];
    g_autoptr (NspTally) total = nsp_tally_new (instrument);

    for (guint s = 0; s < n_shards; s++) {
      shards[s] = nsp_tally_new (instrument);
      order[s] = s;
    }
    for (guint i = 0; i < N_RESPONDENTS; i++)
      add_from_crowd (shards[random_below (&seed, n_shards)], crowd, i);
    shuffle (order, n_shards, &seed);
    for (guint s = 0; s < n_shards; s++)
      nsp_tally_add (total, shards[order[s]]);
    cr_assert (nsp_tally_equal (total, whole));
    assert_same_figures (total, whole);
    for (guint s = 0; s < n_shards; s++)
      nsp_tally_free (shards[s]);
  }
}

Test (tally, the_order_of_respondents_does_not_matter)
{
  g_autoptr (NspInstrument) instrument = some_instrument ();
  g_autofree guint8 *crowd = make_crowd (instrument, 8);
  g_autoptr (NspTally) forward = nsp_tally_new (instrument);
  guint order[N_RESPONDENTS];
  guint32 seed = 5;
  g_autoptr (NspTally) shuffled = nsp_tally_new (instrument);

  for (guint i = 0; i < N_RESPONDENTS; i++) {
    add_from_crowd (forward, crowd, i);
    order[i] = i;
  }
  shuffle (order, N_RESPONDENTS, &seed);
  for (guint i = 0; i < N_RESPONDENTS; i++)
    add_from_crowd (shuffled, crowd, order[i]);
  cr_assert (nsp_tally_equal (forward, shuffled));
}

Test (tally, counts_what_was_answered)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A1 -A2");
  g_autoptr (NspTally) tally = make_tally (instrument, "1 5; 5 1; 4 -; - -");
  const NspDimensionTally *dimension = &tally->dimensions[0];

  cr_assert_eq (tally->respondents, 3, "someone without an answer is nobody");
  cr_assert_eq (tally->roles[NSP_ROLE_UNKNOWN], 3);
  cr_assert_arr_eq (tally->item_counts, ((guint64[]){ 1, 0, 0, 1, 1, 1, 0, 0, 0, 1 }),
                    10 * sizeof (guint64));
  /* In steps, reversed: (0, 0), (4, 4) and (3, -). */
  cr_assert_eq (dimension->max_sum, 8);
  cr_assert_eq (dimension->by_sum[2 * 9 + 0], 1);
  cr_assert_eq (dimension->by_sum[2 * 9 + 8], 1);
  cr_assert_eq (dimension->by_sum[1 * 9 + 3], 1);
  cr_assert_eq (dimension->n_complete, 2);
  cr_assert_arr_eq (dimension->sums, ((guint64[]){ 4, 4 }), 2 * sizeof (guint64));
  cr_assert_arr_eq (dimension->products, ((guint64[]){ 16, 16, 16, 16 }), 4 * sizeof (guint64));
}

Test (tally, a_dimension_nobody_answered_counts_them_with_no_items)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "one: A1; two: B1 B2");
  g_autoptr (NspTally) tally = make_tally (instrument, "3 - -; 4 - -");

  cr_assert_eq (tally->respondents, 2);
  cr_assert_eq (tally->dimensions[1].by_sum[0], 2);
  cr_assert_eq (tally->dimensions[1].n_complete, 0);
}

Test (tally, counts_roles)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A1");
  g_autoptr (NspTally) tally = nsp_tally_new (instrument);
  guint64 total = 0;

  for (guint i = 0; i < 20; i++)
    nsp_tally_add_respondent (tally, (const guint8[]){ (guint8)(1 + i % 5) },
                              i % 3 == 0 ? NSP_ROLE_STUDENT : NSP_ROLE_RESEARCHER);
  cr_assert_eq (tally->roles[NSP_ROLE_STUDENT], 7);
  cr_assert_eq (tally->roles[NSP_ROLE_RESEARCHER], 13);
  for (guint role = 0; role < NSP_N_ROLES; role++)
    total += tally->roles[role];
  cr_assert_eq (total, tally->respondents);
}

Test (tally, reset_makes_it_as_new)
{
  g_autoptr (NspInstrument) instrument = some_instrument ();
  g_autofree guint8 *crowd = make_crowd (instrument, 9);
  g_autoptr (NspTally) used = nsp_tally_new (instrument), fresh = nsp_tally_new (instrument);

  for (guint i = 0; i < N_RESPONDENTS; i++)
    add_from_crowd (used, crowd, i);
  cr_assert (!nsp_tally_equal (used, fresh));
  nsp_tally_reset (used);
  cr_assert (nsp_tally_equal (used, fresh));
}

/* Every single counter makes a difference to equality. */
Test (tally, differs_by_any_counter)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A1 A2");
  g_autoptr (NspInstrument) other = make_keyed ("x", 1, 5, 1, "d: A1 A2");
  g_autoptr (NspTally) a = make_tally (instrument, "1 2; 2 1");
  g_autoptr (NspTally) same = make_tally (instrument, "2 1; 1 2");
  g_autoptr (NspTally) items = make_tally (instrument, "1 1; 2 2");
  g_autoptr (NspTally) fewer = make_tally (instrument, "1 2");
  g_autoptr (NspTally) elsewhere = make_tally (other, "1 2; 2 1");
  g_autoptr (NspTally) role = make_tally (instrument, "1 2");

  nsp_tally_add_respondent (role, (const guint8[]){ 2, 1 }, NSP_ROLE_OTHER);
  cr_assert (nsp_tally_equal (a, a));
  cr_assert (nsp_tally_equal (a, same));
  cr_assert (!nsp_tally_equal (a, items), "the same item counts, other sums and products");
  cr_assert (!nsp_tally_equal (a, fewer));
  cr_assert (!nsp_tally_equal (a, role));
  cr_assert (!nsp_tally_equal (a, elsewhere), "another instrument");
}

Test (tally, adding_nothing_changes_nothing)
{
  g_autoptr (NspInstrument) instrument = some_instrument ();
  g_autofree guint8 *crowd = make_crowd (instrument, 10);
  g_autoptr (NspTally) a = nsp_tally_new (instrument), b = nsp_tally_new (instrument);
  g_autoptr (NspTally) empty = nsp_tally_new (instrument);

  for (guint i = 0; i < N_RESPONDENTS; i++) {
    add_from_crowd (a, crowd, i);
    add_from_crowd (b, crowd, i);
  }
  nsp_tally_add (a, empty);
  cr_assert (nsp_tally_equal (a, b));
}

Test (tally, holds_the_widest_scale)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 0, 253, 1, "d: A1 -A2");
  g_autoptr (NspTally) tally = make_tally (instrument, "253 0; 0 253; 253 -");

  cr_assert_eq (tally->item_counts[253], 2);
  cr_assert_eq (tally->dimensions[0].by_sum[2 * 507 + 506], 1);
  cr_assert_eq (tally->dimensions[0].by_sum[2 * 507 + 0], 1);
  cr_assert_eq (tally->dimensions[0].by_sum[1 * 507 + 253], 1);
}

/* An answer that could not be read is unanswered, and counted. */
Test (tally, counts_unreadable_answers)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A1 -A2");
  g_autoptr (NspTally) tally = nsp_tally_new (instrument), plain = nsp_tally_new (instrument);
  g_autoptr (NspTally) sum = nsp_tally_new (instrument);

  nsp_tally_add_respondent (tally, (const guint8[]){ 4, NSP_UNREADABLE }, NSP_ROLE_UNKNOWN);
  nsp_tally_add_respondent (plain, (const guint8[]){ 4, 0 }, NSP_ROLE_UNKNOWN);
  cr_assert_eq (tally->unreadable, 1);
  cr_assert_eq (tally->respondents, 1);
  cr_assert_eq (tally->dimensions[0].n_complete, 0);
  cr_assert (!nsp_tally_equal (tally, plain), "it is not the same as unanswered");
  nsp_tally_add_respondent (tally, (const guint8[]){ NSP_UNREADABLE, NSP_UNREADABLE },
                            NSP_ROLE_UNKNOWN);
  cr_assert_eq (tally->unreadable, 3);
  cr_assert_eq (tally->respondents, 1, "nobody who answered");
  nsp_tally_add (sum, tally);
  nsp_tally_add (sum, tally);
  cr_assert_eq (sum->unreadable, 6);
  nsp_tally_reset (tally);
  cr_assert_eq (tally->unreadable, 0);
}

/* "{1,3}x2 ...": who left items of the first dimension open, by the items they answered. */
static void
assert_partial (const NspTally *tally, const char *expected)
{
  const NspDimensionTally *dimension = &tally->dimensions[0];
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < dimension->partial->len; i++) {
    NspPartial partial = g_array_index (dimension->partial, NspPartial, i);

    g_string_append (out, out->len > 0 ? " {" : "{");
    for (guint k = 0; k < 64; k++)
      if ((partial.answered >> k & 1) != 0)
        g_string_append_printf (out, "%s%u", out->str[out->len - 1] == '{' ? "" : ",", k + 1);
    g_string_append_printf (out, "}x%" G_GUINT64_FORMAT, partial.n);
  }
  cr_assert_str_eq (out->str, expected);
}

Test (tally, knows_which_items_were_left_open)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "one: A2 -A1 A3; two: B1");
  g_autoptr (NspTally) tally = make_tally (
      instrument, "- 4 - 1; 1 - 3 1; 1 2 3 -; - - - 1; 5 - 5 1; 1 2 3 4; - 1 2 1; 2 - - -");

  /* In the order of the key, which begins with A2; complete answers and none at all do not count.
   */
  assert_partial (tally, "{1}x1 {2}x1 {1,3}x2 {2,3}x1");
  cr_assert_eq (tally->dimensions[1].partial->len, 0, "one item is answered or not");
}

Test (tally, open_items_add_up_in_any_order)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A1 A2 A3");
  g_autoptr (NspTally) a = make_tally (instrument, "1 - -; 1 2 -; 1 2 3");
  g_autoptr (NspTally) b = make_tally (instrument, "- 2 3; 4 - -; - - 5");
  g_autoptr (NspTally) whole = make_tally (instrument, "- - 5; 4 - -; 1 2 3; - 2 3; 1 2 -; 1 - -");
  g_autoptr (NspTally) ab = nsp_tally_new (instrument), ba = nsp_tally_new (instrument);

  nsp_tally_add (ab, a);
  nsp_tally_add (ab, b);
  nsp_tally_add (ba, b);
  nsp_tally_add (ba, a);
  assert_partial (ab, "{1}x2 {1,2}x1 {3}x1 {2,3}x1");
  assert_partial (ba, "{1}x2 {1,2}x1 {3}x1 {2,3}x1");
  cr_assert (nsp_tally_equal (ab, ba) && nsp_tally_equal (ab, whole));
  nsp_tally_reset (ab);
  assert_partial (ab, "");
  nsp_tally_add_dimension (&ab->dimensions[0], &b->dimensions[0]);
  assert_partial (ab, "{1}x1 {3}x1 {2,3}x1");
}

/* Who left what open makes a difference where every sum is the same. */
Test (tally, differs_by_open_items)
{
  g_autoptr (NspInstrument) instrument = make_keyed ("x", 1, 5, 1, "d: A1 A2");
  g_autoptr (NspTally) a = make_tally (instrument, "3 -; 3 -"), b = nsp_tally_new (instrument);

  nsp_tally_add (b, a);
  cr_assert (nsp_tally_equal (a, b));
  g_array_index (b->dimensions[0].partial, NspPartial, 0).n = 1;
  cr_assert (!nsp_tally_equal (a, b), "how many");
  g_array_index (b->dimensions[0].partial, NspPartial, 0) = (NspPartial){ 2, 2 };
  cr_assert (!nsp_tally_equal (a, b), "which");
}

/* A key of 65 items has no place for which they are. */
Test (tally, of_many_items_only_the_number_is_known)
{
  g_autoptr (GString) keys = g_string_new ("d:");
  g_autoptr (NspInstrument) instrument = NULL;
  g_autoptr (NspTally) tally = NULL;
  guint8 answers[65] = { 3, 3 };

  for (guint k = 0; k < 65; k++)
    g_string_append_printf (keys, " A%u", k);
  instrument = make_keyed ("x", 1, 5, 1, keys->str);
  tally = nsp_tally_new (instrument);
  nsp_tally_add_respondent (tally, answers, NSP_ROLE_UNKNOWN);
  answers[64] = 1;
  nsp_tally_add_respondent (tally, answers, NSP_ROLE_UNKNOWN);
  assert_partial (tally, "{}x2");
}

Test (tally, freeing_nothing_is_allowed)
{
  nsp_tally_free (NULL);
}
