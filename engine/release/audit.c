/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audit.h"

#include <string.h>

#include "field.h"

/* Steps of a search, after which the answer is no. */
#define MAX_STEPS 20000

/* Weights of people who stand in several parts are fractions. */
#define HAIR 1e-9

/* People who take part alike. */
typedef struct {
  GBytes *coefficients; /* of n_unknowns x (n_own + n_common) */
  guint n_unknowns;
  double people; /* how many they are */
  double share;  /* likewise, with someone in two parts half a person in each */
} Kind;

struct _NspAudit {
  guint n_own, n_common;
  gboolean *shown;   /* by sum of its own */
  GHashTable *found; /* coefficients to 1 + the number of the kind */
  GArray *kinds;
};

static void
kind_clear (gpointer data)
{
  g_bytes_unref (((Kind *)data)->coefficients);
}

NspAudit *
nsp_audit_new (guint n_own, guint n_common)
{
  NspAudit *audit = g_new0 (NspAudit, 1);

  audit->n_own = n_own;
  audit->n_common = n_common;
  audit->shown = g_new0 (gboolean, n_own + 1);
  audit->found = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  audit->kinds = g_array_new (FALSE, FALSE, sizeof (Kind));
  g_array_set_clear_func (audit->kinds, kind_clear);
  return audit;
}

void
nsp_audit_free (NspAudit *audit)
{
  if (audit == NULL)
    return;
  g_free (audit->shown);
  g_hash_table_unref (audit->found);
  g_array_unref (audit->kinds);
  g_free (audit);
}

void
nsp_audit_show (NspAudit *audit, guint sum, gboolean shown)
{
  audit->shown[sum] = shown;
}

guint64
nsp_audit_coefficient (int numerator, guint denominator)
{
  return nsp_field_fraction (numerator, denominator);
}

void
nsp_audit_add (NspAudit *audit, const guint64 *coefficients, guint n_unknowns, guint n_parts,
               guint64 people)
{
  gsize size = (gsize)n_unknowns * (audit->n_own + audit->n_common) * sizeof *coefficients;
  g_autoptr (GBytes) key = g_bytes_new (coefficients, size);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (audit->found, key));
  Kind kind = { NULL, n_unknowns, 0, 0 };

  if (number == 0) {
    kind.coefficients = g_bytes_ref (key);
    g_array_append_val (audit->kinds, kind);
    number = audit->kinds->len;
    g_hash_table_insert (audit->found, kind.coefficients, GUINT_TO_POINTER (number));
  }
  g_array_index (audit->kinds, Kind, number - 1).people += (double)people;
  g_array_index (audit->kinds, Kind, number - 1).share += (double)people / n_parts;
}

/* Kinds of many people come first: no combination may touch them. */
static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const Kind *p = *(const Kind *const *)a, *q = *(const Kind *const *)b;

  if (p->share != q->share)
    return p->share > q->share ? -1 : 1;
  return g_bytes_compare (p->coefficients, q->coefficients);
}

/* The sums that are shown as rows over the unknowns, kind by kind. */
typedef struct {
  GPtrArray *kinds; /* of Kind, by falling weight */
  guint *starts;    /* by kind: its first column; and the end */
  NspMatrix rows;
  guint n_sums;
  double limit;
  guint steps;
} Search;

static guint64
coefficient (const NspAudit *audit, const Kind *kind, guint unknown, guint sum)
{
  const guint64 *all = g_bytes_get_data (kind->coefficients, NULL);

  return all[(gsize)unknown * (audit->n_own + audit->n_common) + sum];
}

/* Fills in the rows of the sums of the part's own that are shown and of the common ones that are;
 * behind the unknowns each row has room for `extra` numbers. */
static void
search_init (Search *it, const NspAudit *audit, const gboolean *common, guint extra, guint limit)
{
  guint width = 0, row = 0, n = audit->n_own + audit->n_common;

  *it = (Search){ .limit = limit - HAIR };
  it->kinds = g_ptr_array_new ();
  for (guint i = 0; i < audit->kinds->len; i++)
    g_ptr_array_add (it->kinds, &g_array_index (audit->kinds, Kind, i));
  g_ptr_array_sort (it->kinds, compare_kinds);
  it->starts = g_new (guint, it->kinds->len + 1);
  for (guint i = 0; i < it->kinds->len; i++) {
    it->starts[i] = width;
    width += ((const Kind *)g_ptr_array_index (it->kinds, i))->n_unknowns;
  }
  it->starts[it->kinds->len] = width;
  it->rows = nsp_matrix_new (n, width + extra);
  for (guint sum = 0; sum < n; sum++) {
    gboolean shown =
        sum < audit->n_own ? audit->shown[sum] : common != NULL && common[sum - audit->n_own];

    for (guint i = 0; i < it->kinds->len && shown; i++) {
      const Kind *kind = g_ptr_array_index (it->kinds, i);

      for (guint u = 0; u < kind->n_unknowns; u++)
        nsp_matrix_row (&it->rows, row)[it->starts[i] + u] = coefficient (audit, kind, u, sum);
    }
    if (shown && extra > 0 && sum >= audit->n_own)
      nsp_matrix_row (&it->rows, row)[width + sum - audit->n_own] = 1;
    row += shown ? 1 : 0;
  }
  it->rows.n = row;
}

static void
search_clear (Search *it)
{
  g_ptr_array_unref (it->kinds);
  g_free (it->starts);
  nsp_matrix_clear (&it->rows);
}

/* Whether a combination of the rows, of which the kinds before number `kind` that it touches weigh
 * `paid`, touches people and in all fewer than the limit. */
static gboolean
finds_few (Search *it, const NspMatrix *rows, guint kind, double paid)
{
  for (; kind < it->kinds->len && rows->n > 0; kind++) {
    double weight = ((const Kind *)g_ptr_array_index (it->kinds, kind))->people;
    guint from = it->starts[kind], to = it->starts[kind + 1];
    NspMatrix without;
    gboolean found;

    if (!nsp_matrix_touches (rows, from, to))
      continue;
    if (++it->steps > MAX_STEPS)
      return TRUE;
    without = nsp_matrix_copy (rows);
    nsp_matrix_vanish (&without, from, to);
    found = finds_few (it, &without, kind + 1, paid);
    nsp_matrix_clear (&without);
    if (found || paid + weight >= it->limit)
      return found;
    paid += weight;
  }
  return rows->n > 0 && paid > 0;
}

gboolean
nsp_audit_is_safe (const NspAudit *audit, guint limit)
{
  Search search;
  gboolean few;

  search_init (&search, audit, NULL, 0, limit);
  nsp_matrix_reduce (&search.rows);
  few = finds_few (&search, &search.rows, 0, 0);
  search_clear (&search);
  return !few;
}

/* A way for combinations of the common sums through a part: those in `span` can be freed there, by
 * the part's own sums, of all but people of weight `cost`. */
typedef struct {
  NspMatrix span;
  double cost;
} Way;

/* The ways through a part; the first one is free of everybody. */
typedef struct {
  GArray *ways;
  gboolean given_up; /* there were too many */
} Part;

static void
way_clear (gpointer data)
{
  nsp_matrix_clear (&((Way *)data)->span);
}

/* Copies the columns from `from` on, reduced. */
static NspMatrix
last_columns (const NspMatrix *matrix, guint from)
{
  NspMatrix columns = nsp_matrix_new (matrix->n, matrix->width - from);

  for (guint row = 0; row < matrix->n; row++)
    memcpy (nsp_matrix_row (&columns, row), nsp_matrix_row (matrix, row) + from,
            columns.width * sizeof *columns.values);
  nsp_matrix_reduce (&columns);
  return columns;
}

/* The combinations that are in both spans. Of u = x A = y B, [A A; B 0] has the rows [u u] and
 * [u 0], the difference of which is [0 u] (Zassenhaus). */
static NspMatrix
common_span (const NspMatrix *a, const NspMatrix *b)
{
  guint width = a->width;
  NspMatrix both = nsp_matrix_new (a->n + b->n, 2 * width), spans;

  for (guint row = 0; row < a->n; row++) {
    memcpy (nsp_matrix_row (&both, row), nsp_matrix_row (a, row), width * sizeof *a->values);
    memcpy (nsp_matrix_row (&both, row) + width, nsp_matrix_row (a, row),
            width * sizeof *a->values);
  }
  for (guint row = 0; row < b->n; row++)
    memcpy (nsp_matrix_row (&both, a->n + row), nsp_matrix_row (b, row), width * sizeof *b->values);
  nsp_matrix_vanish (&both, 0, width);
  spans = last_columns (&both, width);
  nsp_matrix_clear (&both);
  return spans;
}

static gboolean
is_within (const NspMatrix *a, const NspMatrix *b)
{
  NspMatrix both = common_span (a, b);
  guint n = both.n;

  nsp_matrix_clear (&both);
  return n == a->n;
}

/* Whether a way is no better than one that is known. */
static gboolean
is_known (const Part *part, const NspMatrix *span, double cost)
{
  for (guint i = 0; i < part->ways->len; i++) {
    const Way *way = &g_array_index (part->ways, Way, i);

    if (way->cost <= cost + HAIR && is_within (span, &way->span))
      return TRUE;
  }
  return FALSE;
}

/* Finds all ways through the kinds from number `kind` on, each either untouched or paid for. */
static void
find_ways (Search *it, Part *part, const NspMatrix *rows, guint kind, double paid)
{
  guint width = it->starts[it->kinds->len];
  NspMatrix span = last_columns (rows, width);
  gboolean known = is_known (part, &span, paid);

  part->given_up |= ++it->steps > MAX_STEPS;
  for (; kind < it->kinds->len && !known && !part->given_up; kind++) {
    double weight = ((const Kind *)g_ptr_array_index (it->kinds, kind))->share;
    guint from = it->starts[kind], to = it->starts[kind + 1];
    NspMatrix without;

    if (!nsp_matrix_touches (rows, from, to))
      continue;
    without = nsp_matrix_copy (rows);
    nsp_matrix_vanish (&without, from, to);
    find_ways (it, part, &without, kind + 1, paid);
    nsp_matrix_clear (&without);
    paid += weight;
    known = paid >= it->limit || is_known (part, &span, paid);
  }
  if (!known && !part->given_up) {
    Way way = { nsp_matrix_copy (&span), paid };

    g_array_append_val (part->ways, way);
  }
  nsp_matrix_clear (&span);
}

static Part
part_of (const NspAudit *audit, const gboolean *common, guint limit)
{
  Part part = { .ways = g_array_new (FALSE, FALSE, sizeof (Way)) };
  Search search;
  Way free = { .cost = 0 };
  NspMatrix rows;

  g_array_set_clear_func (part.ways, way_clear);
  search_init (&search, audit, common, audit->n_common, limit);
  rows = nsp_matrix_copy (&search.rows);
  nsp_matrix_vanish (&rows, 0, search.starts[search.kinds->len]);
  free.span = last_columns (&rows, search.starts[search.kinds->len]);
  g_array_append_val (part.ways, free);
  find_ways (&search, &part, &search.rows, 0, 0);
  nsp_matrix_clear (&rows);
  search_clear (&search);
  return part;
}

typedef struct {
  const Part *parts;
  guint n, steps, n_free; /* n_free: the dimension of what all parts free of everybody */
  double limit;
} Crossing;

/* Whether a combination of common sums in `span` can go through the parts from number `part` on
 * without touching as many people as the limit, and not without touching anybody. */
static gboolean
passes (Crossing *it, const NspMatrix *span, guint part, double paid)
{
  gboolean found = FALSE;

  while (part < it->n && is_within (span, &g_array_index (it->parts[part].ways, Way, 0).span))
    part++; /* all of it goes through for free */
  if (span->n <= it->n_free || part == it->n)
    return span->n > it->n_free;
  if (++it->steps > MAX_STEPS)
    return TRUE;
  for (guint i = 0; i < it->parts[part].ways->len && !found; i++) {
    const Way *way = &g_array_index (it->parts[part].ways, Way, i);
    NspMatrix left;

    if (paid + way->cost >= it->limit)
      continue;
    left = common_span (span, &way->span);
    found = passes (it, &left, part + 1, paid + way->cost);
    nsp_matrix_clear (&left);
  }
  return found;
}

gboolean
nsp_audits_are_safe (NspAudit *const *audits, guint n, const gboolean *shown, guint limit)
{
  g_autofree Part *parts = g_new (Part, n + 1);
  guint n_common = n > 0 ? audits[0]->n_common : 0, row = 0;
  NspMatrix all = nsp_matrix_new (n_common, n_common), free;
  Crossing crossing = { .parts = parts, .n = n, .limit = limit - HAIR };
  gboolean found = FALSE;

  for (guint i = 0; i < n_common; i++)
    if (shown[i])
      nsp_matrix_row (&all, row++)[i] = 1;
  all.n = row;
  free = nsp_matrix_copy (&all);
  for (guint i = 0; i < n; i++) {
    NspMatrix left;

    parts[i] = part_of (audits[i], shown, limit);
    found |= parts[i].given_up;
    left = common_span (&free, &g_array_index (parts[i].ways, Way, 0).span);
    nsp_matrix_clear (&free);
    free = left;
  }
  crossing.n_free = free.n;
  found = found || passes (&crossing, &all, 0, 0);
  for (guint i = 0; i < n; i++)
    g_array_unref (parts[i].ways);
  nsp_matrix_clear (&all);
  nsp_matrix_clear (&free);
  return !found;
}
