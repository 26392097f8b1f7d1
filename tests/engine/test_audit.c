/* The audit: sums that together are about a few people, by hand and by trying combinations.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit.h"

#include "support.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NspAudit, nsp_audit_free)

#define LIMIT 5
#define MAX_SUMS 8

/* Adds people with one number each, which is in the sums with these coefficients: "1 0 -1". */
static void
add (NspAudit *audit, const char *coefficients, guint64 people)
{
  g_auto (GStrv) parts = g_strsplit (coefficients, " ", -1);
  guint64 values[MAX_SUMS];

  for (guint i = 0; parts[i] != NULL; i++)
    values[i] = nsp_audit_coefficient (atoi (parts[i]), 1);
  nsp_audit_add (audit, values, 1, 1, people);
}

/* A part of which all `n_own` sums are shown. */
static NspAudit *
shown_part (guint n_own, guint n_common)
{
  NspAudit *audit = nsp_audit_new (n_own, n_common);

  for (guint i = 0; i < n_own; i++)
    nsp_audit_show (audit, i, TRUE);
  return audit;
}

Test (audit, a_sum_over_too_few_is_not_safe)
{
  for (guint people = 1; people < 8; people++) {
    g_autoptr (NspAudit) audit = shown_part (1, 0);

    add (audit, "1", people);
    cr_assert_eq (nsp_audit_is_safe (audit, LIMIT), people >= LIMIT, "%u", people);
  }
}

Test (audit, a_total_minus_its_parts)
{
  for (guint rest = 0; rest < 8; rest++) {
    g_autoptr (NspAudit) audit = shown_part (3, 0);

    /* The total, and two networks of it. */
    add (audit, "1 1 0", 10);
    add (audit, "1 0 1", 12);
    if (rest > 0)
      add (audit, "1 0 0", rest);
    cr_assert_eq (nsp_audit_is_safe (audit, LIMIT), rest == 0 || rest >= LIMIT, "%u", rest);
    /* Without one network, its people hide the rest. */
    nsp_audit_show (audit, 2, FALSE);
    cr_assert (nsp_audit_is_safe (audit, LIMIT), "%u", rest);
  }
}

Test (audit, what_is_not_shown_does_not_count)
{
  g_autoptr (NspAudit) audit = nsp_audit_new (2, 0);

  add (audit, "1 1", 10);
  add (audit, "1 0", 2);
  cr_assert (nsp_audit_is_safe (audit, LIMIT));
  nsp_audit_show (audit, 0, TRUE);
  cr_assert (nsp_audit_is_safe (audit, LIMIT));
  nsp_audit_show (audit, 1, TRUE);
  cr_assert (!nsp_audit_is_safe (audit, LIMIT));
  nsp_audit_show (audit, 0, FALSE);
  cr_assert (nsp_audit_is_safe (audit, LIMIT));
}

/* Those who take part alike add up, whether they come together or not. */
Test (audit, people_add_up)
{
  g_autoptr (NspAudit) audit = shown_part (2, 0);

  add (audit, "1 1", 10);
  for (guint i = 1; i <= 6; i++) {
    add (audit, "1 0", 1);
    cr_assert_eq (nsp_audit_is_safe (audit, LIMIT), i >= LIMIT, "%u", i);
  }
}

/* Three years' means and the pairs of both steps: each step leaves six, together they leave one. */
Test (audit, two_steps_together)
{
  g_autoptr (NspAudit) audit = shown_part (5, 0);
  const guint64 none = nsp_audit_coefficient (0, 1), one = nsp_audit_coefficient (1, 1),
                minus = nsp_audit_coefficient (-1, 1);
  /* Mean of 1, 2, 3; pairs of 1 to 2, of 2 to 3: one number for each year. */
  const guint64 stayed[] = { one, none,  none, minus, none, none, one, none,
                             one, minus, none, none,  one,  none, one };
  const guint64 left[] = { one, none, none, none, none };
  const guint64 between[] = { none, one, none, none, none };

  nsp_audit_add (audit, stayed, 3, 1, 10);
  nsp_audit_add (audit, left, 1, 1, 1);
  nsp_audit_add (audit, between, 1, 1, 5);
  cr_assert (!nsp_audit_is_safe (audit, LIMIT), "first + pairs + pairs - last is who left");
  nsp_audit_show (audit, 3, FALSE);
  cr_assert (nsp_audit_is_safe (audit, LIMIT));
  nsp_audit_show (audit, 3, TRUE);
  nsp_audit_show (audit, 4, FALSE);
  cr_assert (nsp_audit_is_safe (audit, LIMIT), "six are left");
  nsp_audit_show (audit, 4, TRUE);
  nsp_audit_show (audit, 2, FALSE);
  cr_assert (nsp_audit_is_safe (audit, LIMIT));
}

/* Coefficients need not be whole: a third of one sum may take away another. */
Test (audit, fractions_cancel)
{
  g_autoptr (NspAudit) audit = shown_part (2, 0);
  const guint64 many[] = { nsp_audit_coefficient (1, 1), nsp_audit_coefficient (-1, 3) };
  const guint64 few[] = { nsp_audit_coefficient (1, 1), nsp_audit_coefficient (-1, 4) };

  nsp_audit_add (audit, many, 1, 1, 20);
  nsp_audit_add (audit, few, 1, 1, 4);
  cr_assert (!nsp_audit_is_safe (audit, LIMIT));
  cr_assert (nsp_audit_is_safe (audit, 4));
}

/* Two networks with the sum of everybody: what a common sum leaves in all parts adds up. */
Test (audit, a_common_sum_leaves_people_in_every_part)
{
  for (guint left = 0; left <= 6; left++) {
    g_autoptr (NspAudit) a = shown_part (1, 1), b = shown_part (1, 1);
    NspAudit *const parts[] = { a, b };

    add (a, "1 1", 10);
    add (b, "1 1", 11);
    if (left / 2 > 0)
      add (a, "0 1", left / 2);
    if (left - left / 2 > 0)
      add (b, "0 1", left - left / 2);
    cr_assert (nsp_audit_is_safe (a, LIMIT) && nsp_audit_is_safe (b, LIMIT));
    cr_assert_eq (nsp_audits_are_safe (parts, 2, (gboolean[]){ TRUE }, LIMIT),
                  left == 0 || left >= LIMIT, "%u", left);
    cr_assert (nsp_audits_are_safe (parts, 2, (gboolean[]){ FALSE }, LIMIT), "not shown");
  }
}

/* Without a sum of its own, a part cannot free a common one of its people. */
Test (audit, a_sum_of_a_parts_own_frees_only_its_part)
{
  g_autoptr (NspAudit) a = shown_part (1, 1), b = nsp_audit_new (1, 1);
  NspAudit *const parts[] = { a, b };
  const gboolean shown[] = { TRUE };

  add (a, "1 1", 10);
  add (a, "0 1", 2);
  add (b, "1 1", 5);
  cr_assert (nsp_audits_are_safe (parts, 2, shown, LIMIT), "seven are left");
  nsp_audit_show (b, 0, TRUE);
  cr_assert (!nsp_audits_are_safe (parts, 2, shown, LIMIT));
}

/* Four people who stand in two parts each are four, not eight. */
Test (audit, a_person_of_several_parts_is_one_person)
{
  for (guint people = 3; people <= 5; people++) {
    g_autoptr (NspAudit) a = shown_part (1, 1), b = shown_part (1, 1);
    NspAudit *const parts[] = { a, b };
    const guint64 both[] = { nsp_audit_coefficient (0, 1), nsp_audit_coefficient (1, 2) };

    add (a, "1 1", 10);
    add (b, "1 1", 10);
    nsp_audit_add (a, both, 1, 2, people);
    nsp_audit_add (b, both, 1, 2, people);
    cr_assert_eq (nsp_audits_are_safe (parts, 2, (gboolean[]){ TRUE }, LIMIT), people >= LIMIT,
                  "%u", people);
  }
}

Test (audit, of_nothing_is_safe)
{
  g_autoptr (NspAudit) audit = shown_part (2, 1);
  NspAudit *const parts[] = { audit };

  cr_assert (nsp_audit_is_safe (audit, LIMIT));
  cr_assert (nsp_audits_are_safe (parts, 1, (gboolean[]){ TRUE }, LIMIT));
  cr_assert (nsp_audits_are_safe (parts, 0, (gboolean[]){ TRUE }, LIMIT));
  nsp_audit_free (NULL);
}

/* A problem that the test itself can solve: some kinds of people in one or two parts, each with one
 * or two numbers, and the coefficients of these in the sums of all parts and the common ones. */
#define MAX_KINDS 8

typedef struct {
  guint n_unknowns, people;
  gboolean in_part[3];
  int coefficients[2][MAX_SUMS];
} Kind;

typedef struct {
  guint n_parts, n_own, n_common, n_sums, n_kinds;
  Kind kinds[MAX_KINDS];
} Problem;

static gboolean
takes_part (const Problem *problem, const Kind *kind, guint sum)
{
  return sum >= problem->n_parts * problem->n_own || kind->in_part[sum / problem->n_own];
}

static Problem
random_problem (guint32 *seed, guint n_parts, guint n_own, guint n_common)
{
  Problem it = { .n_parts = n_parts, .n_own = n_own, .n_common = n_common };

  it.n_sums = n_parts * n_own + n_common;
  it.n_kinds = 2 + random_below (seed, MAX_KINDS - 1);
  for (guint i = 0; i < it.n_kinds; i++) {
    Kind *kind = &it.kinds[i];

    kind->people = 1 + random_below (seed, random_below (seed, 2) == 0 ? 3 : 12);
    kind->n_unknowns = 1 + random_below (seed, 2);
    kind->in_part[random_below (seed, n_parts)] = TRUE;
    if (random_below (seed, 4) == 0)
      kind->in_part[random_below (seed, n_parts)] = TRUE;
    for (guint u = 0; u < kind->n_unknowns; u++)
      for (guint sum = 0; sum < it.n_sums; sum++)
        if (takes_part (&it, kind, sum))
          kind->coefficients[u][sum] = (int)random_below (seed, 3) - 1;
  }
  return it;
}

/* Somebody in two parts has a number of her own in each. */
static void
add_kind (NspAudit *audit, const Problem *problem, const Kind *kind, guint part)
{
  guint n_own = problem->n_own, width = n_own + problem->n_common, n_parts = 0, n_unknowns = 0;
  guint64 values[2 * MAX_SUMS];

  for (guint p = 0; p < problem->n_parts; p++)
    n_parts += kind->in_part[p] ? 1 : 0;
  for (guint u = 0; u < kind->n_unknowns; u++, n_unknowns++)
    for (guint sum = 0; sum < width; sum++)
      values[u * width + sum] = nsp_audit_coefficient (
          kind->coefficients[u][sum < n_own ? part * n_own + sum
                                            : sum - n_own + problem->n_parts * n_own],
          1);
  nsp_audit_add (audit, values, n_unknowns, n_parts, kind->people);
}

static NspAudit *
part_of (const Problem *problem, guint part)
{
  NspAudit *audit = shown_part (problem->n_own, problem->n_common);

  for (guint i = 0; i < problem->n_kinds; i++)
    if (problem->kinds[i].in_part[part])
      add_kind (audit, problem, &problem->kinds[i], part);
  return audit;
}

/* Whether a combination leaves a number of the kind in one of its parts: in each the numbers are
 * others, with the part's own sums and the common ones. */
static gboolean
touches (const Problem *problem, const Kind *kind, const int *times)
{
  guint n_own = problem->n_own, first_common = problem->n_parts * n_own;

  for (guint part = 0; part < problem->n_parts; part++) {
    for (guint u = 0; u < kind->n_unknowns && kind->in_part[part]; u++) {
      int left = 0;

      for (guint sum = 0; sum < problem->n_sums; sum++)
        if (sum >= first_common || sum / n_own == part)
          left += times[sum] * kind->coefficients[u][sum];
      if (left != 0)
        return TRUE;
    }
  }
  return FALSE;
}

/* Tries all combinations of the sums, each taken -most to most times, for one that is about 1 to
 * LIMIT - 1 people. */
static gboolean
somebody_is_found (const Problem *problem, int most)
{
  int times[MAX_SUMS];
  guint sum;

  for (guint i = 0; i < problem->n_sums; i++)
    times[i] = -most;
  do {
    guint people = 0;

    for (guint i = 0; i < problem->n_kinds && people < LIMIT; i++)
      people += touches (problem, &problem->kinds[i], times) ? problem->kinds[i].people : 0;
    if (people > 0 && people < LIMIT)
      return TRUE;
    for (sum = 0; sum < problem->n_sums && times[sum] == most; sum++)
      times[sum] = -most;
    if (sum < problem->n_sums)
      times[sum]++;
  } while (sum < problem->n_sums);
  return FALSE;
}

/* With three sums and coefficients of -1 to 1, what frees a combination of most people is a vector
 * of 2 x 2 determinants: -2 to 2 times are all there are, and the audit must agree both ways. */
Test (audit, of_three_sums_agrees_with_all_combinations)
{
  guint32 seed = 20260201;
  guint safe = 0;

  for (guint round = 0; round < 6000; round++) {
    Problem problem = random_problem (&seed, 1, 1 + random_below (&seed, 3), 0);
    g_autoptr (NspAudit) audit = part_of (&problem, 0);
    gboolean found = somebody_is_found (&problem, 2);

    cr_assert_eq (nsp_audit_is_safe (audit, LIMIT), !found, "round %u", round);
    safe += found ? 0 : 1;
  }
  cr_assert (safe > 1000 && safe < 5000, "%u of 6000 are safe", safe);
}

Test (audit, is_never_safe_where_a_combination_finds_somebody)
{
  guint32 seed = 20260202;
  guint found = 0;

  for (guint round = 0; round < 1500; round++) {
    Problem problem = random_problem (&seed, 1, 4 + round % 2, 0);
    g_autoptr (NspAudit) audit = part_of (&problem, 0);

    if (!somebody_is_found (&problem, 3 - (int)(round % 2)))
      continue;
    found++;
    cr_assert (!nsp_audit_is_safe (audit, LIMIT), "round %u", round);
  }
  cr_assert_gt (found, 300, "%u", found);
}

/* What the search through parts may and must say; the parts are safe alone. */
typedef struct {
  guint found, safe, careful; /* problems; careful: not safe, and nothing found */
} Tried;

static void
try_parts (const Problem *problem, int most, Tried *tried)
{
  const gboolean shown[] = { TRUE, TRUE };
  NspAudit *parts[3];
  gboolean alone = TRUE, safe, found;

  for (guint i = 0; i < problem->n_parts; i++) {
    parts[i] = part_of (problem, i);
    alone = nsp_audit_is_safe (parts[i], LIMIT) && alone;
  }
  if (alone) {
    safe = nsp_audits_are_safe (parts, problem->n_parts, shown, LIMIT);
    found = somebody_is_found (problem, most);
    cr_assert (!safe || !found);
    tried->found += found ? 1 : 0;
    tried->safe += safe ? 1 : 0;
    tried->careful += safe || found ? 0 : 1;
  }
  for (guint i = 0; i < problem->n_parts; i++)
    nsp_audit_free (parts[i]);
}

Test (audit, of_parts_is_never_safe_where_a_combination_finds_somebody)
{
  guint32 seed = 20260203;
  Tried tried = { 0, 0, 0 };

  for (guint round = 0; round < 12000; round++) {
    Problem problem =
        random_problem (&seed, 2 + random_below (&seed, 2), 1, 1 + random_below (&seed, 2));

    try_parts (&problem, 2, &tried);
  }
  for (guint round = 0; round < 2000; round++) {
    Problem problem = random_problem (&seed, 2, 2, 1);

    try_parts (&problem, 2, &tried);
  }
  cr_log_info ("%u found, %u safe, %u careful", tried.found, tried.safe, tried.careful);
  cr_assert_gt (tried.found, 200, "%u", tried.found);
  cr_assert_gt (tried.safe, 200, "%u", tried.safe);
  /* People of two parts who are touched in one count as half: now and then too careful. */
  cr_assert_lt (tried.careful, tried.safe / 4, "%u of %u", tried.careful, tried.safe);
}
