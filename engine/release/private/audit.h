/* audit - whether sums that are shown together isolate a few people.
 *
 * What is shown are sums over numbers nobody knows: people's scores. Any combination of sums is a
 * sum again, and one that is about 1 to limit - 1 people gives these away. People are told by how
 * they take part, in which sums and with which coefficients, so that a problem is small however
 * many they are. The search for the combination of fewest people is that for a code word of least
 * weight (Hundepool et al., 2012, doi 10.1002/9781118348239, call it the disclosure audit).
 *
 * Networks are parts of one problem: each has sums of its own, and all of them have the common
 * ones, which are over everyone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* One part: the people of a network, or those of none. */
typedef struct _NspAudit NspAudit;

/* A part with `n_own` sums of its own, none of them shown yet, and `n_common` common ones. */
NspAudit *nsp_audit_new (guint n_own, guint n_common);
void nsp_audit_free (NspAudit *audit);

/* Shows a sum of the part's own, or takes it back. */
void nsp_audit_show (NspAudit *audit, guint sum, gboolean shown);

/* A coefficient: `numerator` / `denominator`, which is at most 1000. */
guint64 nsp_audit_coefficient (int numerator, guint denominator);

/* Adds `people` who take part alike: each has `n_unknowns` numbers, and `coefficients` says with
 * what each is in the n_own + n_common sums, unknown by unknown. They stand in `n_parts` parts of
 * the problem, in each of which they are added. */
void nsp_audit_add (NspAudit *audit, const guint64 *coefficients, guint n_unknowns, guint n_parts,
                    guint64 people);

/* Whether no combination of the part's own sums that are shown is about 1 to limit - 1 people. */
gboolean nsp_audit_is_safe (const NspAudit *audit, guint limit);

/* The same for all `n` parts together with the common sums that are `shown` (n_common of them). The
 * parts must be safe alone. When the search takes too long the answer is FALSE. */
gboolean nsp_audits_are_safe (NspAudit *const *audits, guint n, const gboolean *shown, guint limit);
