# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows by arithmetic from exact figures: one attack for each way that once worked.

The attacker knows who took part and which items each left open. Each attack yields a sentence
about what it worked out; it is right about it, or the self-test fails.
"""
import math
from fractions import Fraction
from itertools import product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

import sdc

LINEAR = ("mean", "item_mean", "count", "difference")


def pinned(low, high, instrument):
    return high - low < float(sdc.TENTH * instrument.length) - 1e-7


ALIKE = "alike: "


def nothing_can_hide(facts, survey, rows, instrument, dimension):
    """Whether the exact mean of one group would tell as much by itself: nearly all are at an end of the scale."""
    for f in facts:
        if f.kind == "mean" and f.instrument == instrument and f.dimension == dimension and f.rows > set(rows):
            n, m = len(f.rows), len(rows)
            total = sum(survey.rows[r].score(instrument, dimension) for r in f.rows)
            low = max(instrument.low, (total - (n - m) * instrument.high) / m)
            high = min(instrument.high, (total - (n - m) * instrument.low) / m)
            if pinned(float(low), float(high), instrument):
                return True
    return False


def nearly_all_agree(facts, rows, item):
    """Whether these are among people who all, or all but one, gave one answer."""
    return any(f.kind == "count" and f.item == item and f.rows >= set(rows) and f.low >= len(f.rows) - 1 for f in facts)


# ---- sums: k n mean less the items' sums, complementary items, shared items, pairs

def linear(survey, facts, want):
    """Small groups of which the mean score, or the mean answer to an item, follows from sums.

    `want(fact)` selects the figures used. Whole numbers are not asked for: differences only.
    """
    facts = [f for f in facts if f.kind in LINEAR and want(f)]
    done = set()
    for instrument in survey.instruments:
        for dimension in instrument.dimensions:
            about = sdc.component(survey, facts, dimension)
            if about and frozenset(map(id, about)) not in done:
                done.add(frozenset(map(id, about)))
                yield from _component(survey, about, instrument, dimension)


def _component(survey, facts, instrument, dimension):
    free = sorted({r for f in facts for r in f.rows | f.minus})
    try:
        model = sdc.Model(survey, facts, free, [], (instrument, dimension))
    except sdc.Infeasible as wrong:
        yield f"contradiction: {wrong}"
        return
    matrix = _matrix(model.program)
    dimensions = {f.dimension.id: (f.instrument, f.dimension) for f in facts}
    few = {}  # classes of one network, year and moment with fewer than min_n people
    for c, (rows, _) in enumerate(model.classes):
        if len(rows) < sdc.MIN_N:
            row = survey.rows[rows[0]]
            few.setdefault((row.network, row.year, row.moment), []).append(c)
    for place, classes in few.items():
        groups = [[c] for c in classes]
        people = {survey.rows[r].code for c in classes for r in model.classes[c][0]}
        if 1 < len(classes) and len(people) < sdc.MIN_N:
            groups.append(classes)
        for group in groups:
            rows = [r for c in group for r in model.classes[c][0]]
            for ins, dim in dimensions.values():
                scored = [r for r in rows if survey.rows[r].items_of(dim)]
                if not scored:
                    continue
                total = model.score_sum(scored, ins, dim)
                ends = _range(matrix, total, len(scored))
                if ends and pinned(*ends, ins):
                    alike = ALIKE if nothing_can_hide(facts, survey, scored, ins, dim) else ""
                    yield (f"{alike}mean score on {dim.id} of {len(scored)} ({', '.join(survey.rows[r].code for r in scored)}) "
                           f"of {place[0]} {place[1]}: {ends[0]:.3f} to {ends[1]:.3f}")
            if len(group) > 1:
                continue
            for item in sorted(model.classes[group[0]][1]):
                if (group[0], item) in model.sums:
                    ends = _range(matrix, model.sums[group[0], item], len(rows))
                    if ends and pinned(*ends, instrument):
                        alike = ALIKE if nearly_all_agree(facts, rows, item) else ""
                        yield f"{alike}mean answer to {item} of {len(rows)} of {place[0]} {place[1]}: {ends[0]:.3f} to {ends[1]:.3f}"


def _matrix(program):
    data, index, pointer, low, high = [], [], [0], [], []
    for terms, a, b in program.rows:
        index += terms.keys()
        data += map(float, terms.values())
        pointer.append(len(index))
        low.append(a)
        high.append(b)
    matrix = csr_matrix((data, index, pointer), shape=(len(low), len(program.low))).toarray()
    low, high = np.array(low), np.array(high)
    equal = low == high
    above, below = ~equal & np.isfinite(high), ~equal & np.isfinite(low)
    return {"A_eq": matrix[equal], "b_eq": low[equal],
            "A_ub": np.vstack([matrix[above], -matrix[below]]), "b_ub": np.concatenate([high[above], -low[below]]),
            "bounds": list(zip(program.low, program.high))}


def _range(matrix, expression, people):
    costs = np.zeros(len(matrix["bounds"]))
    for k, v in expression.items():
        if k is not None:
            costs[k] = float(v)
    ends = []
    for sign in (1, -1):
        found = linprog(sign * costs, **matrix, method="highs")
        if found.status != 0:
            return None
        ends.append((sign * found.fun + float(expression.get(None, 0))) / people)
    return ends


def sums(survey, facts):
    """k n mean less the items' sums: those who left an item open, one dimension of one group at a time."""
    for group in {f.group for f in facts if f.kind == "mean" and f.group}:
        yield from linear(survey, facts, lambda f: f.group == group)


def networks(survey, facts):
    """Networks and everyone subtracted: also within withheld networks, and complementary items."""
    yield from linear(survey, facts, lambda f: f.kind != "difference")


def pairs(survey, facts):
    """The differences of years and of pairs, with all that score says of the years."""
    if any(f.kind == "difference" for f in facts):
        yield from linear(survey, facts, lambda f: True)


def shared_items(survey, facts):
    """Two questionnaires over the same items: by their means only, as in the CSV."""
    if len({f.instrument.id for f in facts}) > 1:
        yield from linear(survey, facts, lambda f: f.kind == "mean")


# ---- one person's sheet, from the spread within items

def sheets(survey, facts, kind):
    """The only one who left an item open: all answer sheets that rwg (or alpha with the sd) and the item counts allow."""
    for fact in facts:
        if fact.kind != kind:
            continue
        instrument, dimension = fact.instrument, fact.dimension
        related = [f for f in facts if f.dimension == dimension and f.instrument == instrument]
        for mean in related:
            if mean.kind != "mean" or not fact.rows <= mean.rows or len(mean.rows) != len(fact.rows) + 1:
                continue
            (alone,) = mean.rows - fact.rows
            counts = _counts(related, fact.rows | {alone}, dimension, alone, survey)
            if counts:
                yield from _sheets(survey, related, fact, mean, alone, counts)


def _counts(facts, rows, dimension, alone, survey):
    """{item: {answer: count}} of everyone in rows, if all are known exactly."""
    counts = {}
    for f in facts:
        if f.kind == "count" and f.low == f.high and f.rows | {alone} == rows and (alone in f.rows) == (f.item in survey.rows[alone].answers):
            counts.setdefault(f.item, {})[f.value] = int(f.low)
    return counts if set(counts) == set(dimension.items) else None


def _sheets(survey, facts, fact, mean, alone, counts):
    instrument, dimension = fact.instrument, fact.dimension
    answered = survey.rows[alone].items_of(dimension)
    n, k = len(fact.rows), len(dimension.items)
    sd = next((f for f in facts if f.kind == "sd" and f.rows == mean.rows), None)
    possible = []
    for sheet in product(*([v for v, c in counts[i].items() if c] for i in answered)):
        own = dict(zip(answered, sheet))
        spread, total = 0, 0
        for item in dimension.items:
            tally = dict(counts[item])
            if item in own:
                tally[own[item]] -= 1
            s, q = sum(v * c for v, c in tally.items()), sum(v * v * c for v, c in tally.items())
            spread += (q - s * s / n) / (n - 1)
            total += instrument.keyed(dimension, item, 0) * n - s if item in dimension.reversed else s
        score = Fraction(sum(instrument.keyed(dimension, i, a) for i, a in own.items()), len(own))
        if not mean.low <= (Fraction(total, k) + score) / (n + 1) <= mean.high:
            continue
        if _spread_fits(fact, spread, k, n, instrument, sd, total, score):
            possible.append(own)
    for item in answered:
        if len({p[item] for p in possible}) == 1 and sum(c > 0 for c in counts[item].values()) > 1:
            yield f"answer of {survey.rows[alone].code} to {item}: {possible[0][item]}"


def _spread_fits(fact, spread, k, n, instrument, sd, total, score):
    if fact.kind == "rwg":
        ratio = spread / k / (((instrument.length + 1) ** 2 - 1) / 12)
        value = 0 if ratio > 1 else k * (1 - ratio) / (k * (1 - ratio) + ratio)
        return fact.low - Fraction(1, 10**9) <= value <= fact.high + Fraction(1, 10**9)
    if sd is None:
        return True
    mean = (total / k + float(score)) / (n + 1)
    ends = []
    for end in (sd.low, sd.high):
        squares = float(end) ** 2 * n + (n + 1) * mean**2 - float(score) ** 2  # of the scores of the complete
        ends.append((k * k * squares - total**2 / n) / (n - 1))
    if ends[1] <= 0:
        return False
    alphas = [k / (k - 1) * (1 - spread / v) if v > 0 else -math.inf for v in ends]
    return alphas[0] - 1e-8 <= float(fact.high) and float(fact.low) <= alphas[1] + 1e-8


# ---- withheld networks, from the analysis of variance

def variance_between(survey, document, facts):
    """ICC, F and df over everyone: the means of networks that are withheld."""
    by_id = {i.id: i for i in survey.instruments}
    for entry in document["instruments"]:
        instrument = by_id[entry["id"]]
        for found in entry["reliability"] or []:
            if found.get("f") is None or found["df1"] is None:
                continue
            dimension = next(d for d in instrument.dimensions if d.id == found["dimension"])
            yield from _between(survey, entry, found, instrument, dimension, facts)


def _between(survey, entry, found, instrument, dimension, facts):
    rows = [r for r in survey.respondents(instrument, entry["year"], entry["moment"])
            if survey.rows[r].has_score(instrument, dimension)]
    of = {}
    for r in rows:
        of.setdefault(survey.rows[r].network, []).append(r)
    shown = {f.rows: f for f in facts if f.kind == "mean" and f.dimension == dimension and f.instrument == instrument}
    spread = {f.rows: f for f in facts if f.kind == "sd" and f.dimension == dimension and f.instrument == instrument}
    hidden = [n for n in of if frozenset(of[n]) not in shown]
    whole = frozenset(rows)
    if None in of or len(of) != found["df1"] + 1 or not 2 <= len(hidden) <= 3 or whole not in shown or whole not in spread:
        return
    middle = lambda f: float(f.low + f.high) / 2
    slack = lambda f: float(f.high - f.low) / 2
    big, mean, sd = len(rows), middle(shown[whole]), middle(spread[whole])
    all_squares = sd**2 * (big - 1)
    f = float(found["f"])
    share = f * found["df1"] / found["df2"]
    between = all_squares * share / (1 + share)
    known = [(len(of[n]), middle(shown[frozenset(of[n])])) for n in of if n not in hidden]
    left_sum = big * mean - sum(size * m for size, m in known)
    left_squares = between + big * mean**2 - sum(size * m * m for size, m in known)
    unit = math.lcm(*(len(survey.rows[r].items_of(dimension)) for n in hidden for r in of[n]))
    error_sum = big * slack(shown[whole]) + sum(len(of[n]) * slack(shown[frozenset(of[n])]) for n in of if n not in hidden)
    places = 0.005 if slack(shown[whole]) > 1e-6 else 1e-9 * max(1, f)
    error_squares = 1e-7 * max(1, all_squares) + 2 * sd * (big - 1) * slack(spread[whole]) + 2 * instrument.high * error_sum + all_squares * places
    grids = [np.arange(len(of[n]) * instrument.low * unit, len(of[n]) * instrument.high * unit + 1) / unit for n in hidden]
    sizes = [len(of[n]) for n in hidden]
    mesh = np.meshgrid(*grids[:-1], indexing="ij")
    last = left_sum - sum(mesh)
    if error_sum < 1e-6:
        last = np.round(last * unit) / unit
    fits = (last >= grids[-1][0] - 1e-6) & (last <= grids[-1][-1] + 1e-6)
    squares = sum(m * m / s for m, s in zip(mesh + [last], sizes))
    fits &= np.abs(squares - left_squares) <= error_squares
    if not fits.any():
        return
    means = np.array([m[fits] / s for m, s in zip(mesh + [last], sizes)])
    means = np.array([sorted(zip(sizes, column)) for column in means.T])[:, :, 1]
    for index in range(means.shape[1]):
        if sorted(sizes)[index] < sdc.MIN_N and pinned(means[:, index].min(), means[:, index].max(), instrument):
            yield f"mean on {dimension.id} of a network of {sorted(sizes)[index]}: {means[0, index]:.3f}"


# ---- all scores of a small group, from its mean and sd

def small_groups(survey, facts):
    """Groups of 5 to 7 who answered everything: all multisets of scores with this mean and sd."""
    for mean in facts:
        if mean.kind != "mean" or not 5 <= len(mean.rows) <= 7:
            continue
        instrument, dimension = mean.instrument, mean.dimension
        k, n = len(dimension.items), len(mean.rows)
        sd = next((f for f in facts if f.kind == "sd" and f.rows == mean.rows and f.dimension == dimension), None)
        if sd is None or any(len(survey.rows[r].items_of(dimension)) < k for r in mean.rows):
            continue
        scores = sorted(survey.rows[r].score(instrument, dimension) for r in mean.rows)
        if scores[0] == scores[-1]:
            continue
        total = [t for t in range(math.ceil(mean.low * n * k), math.floor(mean.high * n * k) + 1)]
        found = []
        for t in total:
            low, high = (float(e) ** 2 * (n - 1) * k * k + t * t / n for e in (sd.low, sd.high))
            found += _multisets(n, t, low - 1e-6, high + 1e-6, k * instrument.low, k * instrument.high, 2)
            if len(found) > 1:
                break
        if len(found) == 1:
            yield f"all scores on {dimension.id} of {mean.group}: {[round(x / k, 2) for x in found[0]]}"


def small_groups_items(survey, facts):
    """How often each answer was given in groups of 5 to 7, from the item's mean and sd."""
    for mean in facts:
        if mean.kind != "item_mean" or not 5 <= len(mean.rows) <= 7:
            continue
        n, instrument = len(mean.rows), mean.instrument
        sd = next((f for f in facts if f.kind == "item_sd" and f.rows == mean.rows and f.item == mean.item), None)
        if sd is None or sd.high <= Fraction(1, 10**6):
            continue
        found = []
        for t in range(math.ceil(mean.low * n), math.floor(mean.high * n) + 1):
            low, high = (float(e) ** 2 * (n - 1) + t * t / n for e in (sd.low, sd.high))
            found += _multisets(n, t, low - 1e-6, high + 1e-6, instrument.low, instrument.high, 2)
        if len(found) == 1:
            yield f"all answers to {mean.item} of {mean.group}: {found[0]}"


def _multisets(n, total, low, high, least, most, enough):
    """Up to `enough` sorted lists of n whole numbers with this sum and sum of squares."""
    if n == 0:
        return [[]] if total == 0 and low <= 0 <= high else []
    if not n * least <= total <= n * most or total * total / n > high:
        return []
    # the largest sum of squares: as many as possible at the ends
    at_most = 0
    rest = total - n * least
    width = most - least
    if width:
        full, part = divmod(rest, width)
        at_most = full * most**2 + (n - full) * least**2
        if full < n:
            at_most += (least + part) ** 2 - least**2
    else:
        at_most = n * least**2
    if at_most < low:
        return []
    found = []
    for first in range(least, total // n + 1):
        found += [[first] + r for r in _multisets(n - 1, total - first, low - first**2, high - first**2, first, most, enough)]
        if len(found) >= enough:
            break
    return found


# ---- all of it

def attacks(survey, document, facts):
    """{row of the table: what follows}, for what one run of score, and of compare, print."""
    subtracted = list(networks(survey, facts))  # by all figures of score: what parts of them tell, these do
    return {
        "k n mean - items": sums(survey, facts) if subtracted else iter(()),
        "networks and everyone": (h for h in subtracted if "mean answer" not in h),
        "complementary items": (h for h in subtracted if "mean answer" in h),
        "rwg": sheets(survey, facts, "rwg"),
        "alpha": sheets(survey, facts, "alpha"),
        "ICC, F, df": variance_between(survey, document, facts),
        "groups of 5 to 7, scores": small_groups(survey, facts),
        "groups of 5 to 7, item counts": small_groups_items(survey, facts),
        "same items": shared_items(survey, facts) if subtracted else iter(()),
        "pairs": pairs(survey, facts),
    }
