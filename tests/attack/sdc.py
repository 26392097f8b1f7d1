# SPDX-License-Identifier: GPL-3.0-or-later
"""Sliding protection: how far can a score move while everything that is printed stays true?

The attacker knows who took part, when, in which network and role, and which items each left open,
but no answer. Everything printed is an interval (facts.py). The unknown answers are whole numbers;
people whom no figure tells apart (same items open, behind the same figures) are one class. A
mixed-integer program says whether the score of a person, or the mean score of fewer than min_n
people, can be anything in a range of at least a tenth of the scale.

What is not linear:
- sd, intervals and variances within rwg and alpha are bounded from outside: squares of sums by
  their tangent and chord over the interval in which the sum lies. That is slightly less than an
  attacker could know.
- quartiles are order statistics over the classes' counts of every score, exactly.
- ICC, F, omega, item-rest correlations, alpha without an item, intervals of differences, Hedges' g
  and the words about agreement are left out.
"""
import math
import time
from fractions import Fraction
from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix
from scipy.stats import t as student

import witness

MIN_N = 5
TENTH = Fraction(1, 10)


class Infeasible(Exception):
    """The facts contradict each other, or the truth: the harness or the rounding is wrong."""


class Program:
    """A mixed-integer program that also knows the true value of each of its variables."""

    def __init__(self):
        self.low, self.high, self.true = [], [], []
        self.rows = []

    def variable(self, low, high, true):
        self.low.append(low)
        self.high.append(high)
        self.true.append(true)
        return {len(self.low) - 1: 1}

    def add(self, expression, low=-math.inf, high=math.inf, what=""):
        """low <= expression <= high; expression has its constant at None."""
        constant = expression.get(None, 0)
        terms = {k: v for k, v in expression.items() if k is not None and v}
        low, high = float(low - constant) if low != -math.inf else low, float(high - constant) if high != math.inf else high
        true = float(sum(v * self.true[k] for k, v in terms.items()))
        slack = 1e-6 * max(1, abs(true))
        if not low - slack <= true <= high + slack:
            raise Infeasible(f"{what}: {low} <= {true} <= {high} is not so")
        if terms:
            self.rows.append((terms, low, high))

    def solve(self, extra=(), objective=None, seconds=10):
        """scipy's result, with more constraints and perhaps an expression to minimise."""
        rows = self.rows + [({k: v for k, v in e.items() if k is not None},
                             float(low - e.get(None, 0)), float(high - e.get(None, 0))) for e, low, high in extra]
        data, index, pointer, lows, highs = [], [], [0], [], []
        for terms, low, high in rows:
            index += terms.keys()
            data += map(float, terms.values())
            pointer.append(len(index))
            lows.append(low - 1e-9)
            highs.append(high + 1e-9)
        costs = np.zeros(len(self.low))
        for k, v in (objective or {}).items():
            if k is not None:
                costs[k] = float(v)
        matrix = csr_matrix((data, index, pointer), shape=(len(rows), len(self.low)))
        return milp(costs, constraints=LinearConstraint(matrix, lows, highs), integrality=np.ones(len(costs)),
                    bounds=Bounds(self.low, self.high), options={"time_limit": seconds})


def plus(*pairs):
    """The sum of factor times expression."""
    total = {}
    for factor, expression in pairs:
        for k, v in expression.items():
            total[k] = total.get(k, 0) + factor * v
    return total


class Model:
    """The unknown answers of some rows (the others stay as they truly are) and all facts about them."""

    def __init__(self, survey, facts, free, target, target_dimension):
        self.survey, self.program = survey, Program()
        self.free = set(free)
        self.target, self.target_dimension = frozenset(target), target_dimension
        self.facts = [f for f in facts if (f.rows | f.minus) & self.free]
        self.dimensions = self._dimensions()
        self.items = sorted({i for _, d in self.dimensions for i in d.items})
        instrument = target_dimension[0]
        self.low, self.high = instrument.low, instrument.high
        self._classes()
        self._variables()
        for fact in self.facts:
            getattr(self, "_" + fact.kind)(fact)

    def _dimensions(self):
        """The dimensions that facts or the target are about."""
        found = {(f.instrument.id, f.dimension.id): (f.instrument, f.dimension) for f in self.facts}
        found[(self.target_dimension[0].id, self.target_dimension[1].id)] = self.target_dimension
        return list(found.values())

    # ---- classes and variables

    def _classes(self):
        """Groups the free rows by all that the attacker could tell them apart by."""
        found = {}
        for r in sorted(self.free):
            answered = self.survey.rows[r].answered & set(self.items)
            behind = tuple((r in f.rows) - 2 * (r in f.minus) for f in self.facts)
            found.setdefault((answered, behind, r in self.target), []).append(r)
        self.classes = [(rows, answered) for (answered, _, _), rows in found.items()]
        self.class_of = {r: c for c, (rows, _) in enumerate(self.classes) for r in rows}

    def _variables(self):
        counted = {f.item for f in self.facts if f.kind in ("count", "item_sd")}
        squared = {d.id for f in self.facts if f.kind in ("rwg", "alpha") for d in [f.dimension]}
        counted |= {i for _, d in self.dimensions if d.id in squared for i in d.items}
        in_sums = counted | {f.item for f in self.facts if f.kind == "item_mean"}
        shared = {i for i in self.items if sum(i in d.items for _, d in self.dimensions) > 1}
        needed = {d.id for _, d in self.dimensions if in_sums & set(d.items) or shared & set(d.items)}
        spread = {d.id for d in [f.dimension for f in self.facts
                                 if f.kind in ("sd", "ci", "quantile", "minimum", "maximum", "alpha")]}
        self.counts, self.sums, self.totals, self.score_counts = {}, {}, {}, {}
        for c, (rows, answered) in enumerate(self.classes):
            for item in sorted(answered):
                if any(item in d.items and d.id in needed for _, d in self.dimensions):
                    self._item_variables(c, rows, item, item in counted)
            for instrument, dimension in self.dimensions:
                if answered & set(dimension.items):
                    self._total_variables(c, rows, instrument, dimension, dimension.id in needed, dimension.id in spread)

    def _item_variables(self, c, rows, item, counted):
        answers = [self.survey.rows[r].answers[item] for r in rows]
        if not counted:
            self.sums[c, item] = self.program.variable(len(rows) * self.low, len(rows) * self.high, sum(answers))
            return
        counts = {v: self.program.variable(0, len(rows), answers.count(v)) for v in range(self.low, self.high + 1)}
        self.program.add(plus(*((1, e) for e in counts.values())), len(rows), len(rows), "class size")
        self.counts[c, item] = counts
        self.sums[c, item] = plus(*counts.items())

    def _total_variables(self, c, rows, instrument, dimension, by_items, spread):
        """The keyed total of a class, from its items or by itself, and how many have each total."""
        key = c, dimension.id
        totals = [self.survey.rows[r].total(instrument, dimension) for r in rows]
        answered = self.survey.rows[rows[0]].items_of(dimension)
        low, high = instrument.low * len(answered), instrument.high * len(answered)
        if by_items:
            self.totals[key] = plus(*(
                (-1 if i in dimension.reversed else 1, self.sums[c, i]) for i in answered),
                (len(rows) * (instrument.low + instrument.high) * sum(i in dimension.reversed for i in answered), {None: 1}))
        elif not spread:
            self.totals[key] = self.program.variable(len(rows) * low, len(rows) * high, sum(totals))
        if spread:
            counts = {t: self.program.variable(0, len(rows), totals.count(t)) for t in range(low, high + 1)}
            self.program.add(plus(*((1, e) for e in counts.values())), len(rows), len(rows), "class size")
            self.score_counts[key] = counts
            by_score = plus(*counts.items())
            if by_items:
                self.program.add(plus((1, self.totals[key]), (-1, by_score)), 0, 0, "total")
            else:
                self.totals[key] = by_score

    # ---- expressions

    def score_sum(self, rows, instrument, dimension):
        """The sum of the scores of rows, as an expression."""
        total, seen = {None: Fraction(0)}, set()
        for r in rows:
            if r not in self.free:
                total[None] += self.survey.rows[r].score(instrument, dimension)
            elif self.class_of[r] not in seen:
                seen.add(self.class_of[r])
                answered = len(self.survey.rows[r].items_of(dimension))
                total = plus((1, total), (Fraction(1, answered), self.totals[self.class_of[r], dimension.id]))
        return total

    def score_tally(self, rows, instrument, dimension):
        """{score: how many of the rows have it}, as expressions."""
        tally, seen = {}, set()
        for r in rows:
            if r not in self.free:
                score = self.survey.rows[r].score(instrument, dimension)
                tally[score] = plus((1, tally.get(score, {})), (1, {None: 1}))
            elif self.class_of[r] not in seen:
                seen.add(self.class_of[r])
                answered = len(self.survey.rows[r].items_of(dimension))
                for total, count in self.score_counts[self.class_of[r], dimension.id].items():
                    score = Fraction(total, answered)
                    tally[score] = plus((1, tally.get(score, {})), (1, count))
        return tally

    def answer_tally(self, rows, item):
        """{answer: how many of the rows gave it}."""
        tally, seen = {v: {None: 0} for v in range(self.low, self.high + 1)}, set()
        for r in rows:
            if r not in self.free:
                tally[self.survey.rows[r].answers[item]] = plus(
                    (1, tally[self.survey.rows[r].answers[item]]), (1, {None: 1}))
            elif self.class_of[r] not in seen:
                seen.add(self.class_of[r])
                for v, count in self.counts[self.class_of[r], item].items():
                    tally[v] = plus((1, tally[v]), (1, count))
        return tally

    def item_sum(self, rows, item):
        total, seen = {None: 0}, set()
        for r in rows:
            if r not in self.free:
                total[None] += self.survey.rows[r].answers[item]
            elif self.class_of[r] not in seen:
                seen.add(self.class_of[r])
                total = plus((1, total), (1, self.sums[self.class_of[r], item]))
        return total

    # ---- facts

    def _between(self, expression, low, high, fact):
        """An expression of which a multiple is whole, between two bounds that may not belong to it."""
        scale = math.lcm(*(Fraction(v).denominator for v in expression.values()))
        bottom, top = low * scale, high * scale
        bottom = math.floor(bottom) + 1 if fact.open_low else math.ceil(bottom)
        top = math.ceil(top) - 1 if fact.open_high else math.floor(top)
        self.program.add(plus((scale, expression)), bottom, top, f"{fact.kind} of {fact.group} {fact.item or fact.dimension.id}")

    def _mean(self, fact):
        n = len(fact.rows)
        self._between(self.score_sum(fact.rows, fact.instrument, fact.dimension), n * fact.low, n * fact.high, fact)

    def _difference(self, fact):
        later = self.score_sum(fact.rows, fact.instrument, fact.dimension)
        earlier = self.score_sum(fact.minus, fact.instrument, fact.dimension)
        change = plus((Fraction(1, len(fact.rows)), later), (Fraction(-1, len(fact.minus)), earlier))
        self._between(change, fact.low, fact.high, fact)

    def _item_mean(self, fact):
        n = len(fact.rows)
        self._between(self.item_sum(fact.rows, fact.item), n * fact.low, n * fact.high, fact)

    def _count(self, fact):
        self.program.add(self.answer_tally(fact.rows, fact.item)[fact.value], fact.low, fact.high, "count")

    def _minimum(self, fact):
        self._extreme(fact, -1)

    def _maximum(self, fact):
        self._extreme(fact, 1)

    def _extreme(self, fact, side):
        """Somebody has the extreme, and nobody lies beyond it."""
        tally = self.score_tally(fact.rows, fact.instrument, fact.dimension)
        for score, count in tally.items():
            if side * score > side * (fact.high if side > 0 else fact.low):
                self.program.add(count, 0, 0, "extreme")
        self.program.add(plus(*((1, c) for s, c in tally.items() if fact.low <= s <= fact.high)), 1, what="extreme")

    def _variance(self, fact, sum_expression, square_expression, n, low, high, bounds):
        """low <= (squares - sum^2 / n) / (n - 1) <= high, with the sum within bounds."""
        a, b = map(float, bounds)
        middle = (a + b) / 2
        tangent = plus((2 * middle / n, sum_expression), (-middle**2 / n, {None: 1}))  # <= sum^2 / n
        chord = plus(((a + b) / n, sum_expression), (-a * b / n, {None: 1}))  # >= sum^2 / n
        if high is not None:
            self.program.add(plus((1, square_expression), (-1, chord)), high=high * (n - 1) + 1e-9, what=fact.kind)
        if low is not None:
            self.program.add(plus((1, square_expression), (-1, tangent)), low=low * (n - 1) - 1e-9, what=fact.kind)

    def _squares(self, tally):
        return plus(*((s * s, c) for s, c in tally.items()))

    def _mean_bounds(self, fact):
        """The interval of the mean of the same rows, from its own figure."""
        for other in self.facts:
            if other.kind == "mean" and other.rows == fact.rows and other.dimension == fact.dimension:
                return other.low, other.high
        return fact.instrument.low, fact.instrument.high

    def _sd(self, fact):
        n = len(fact.rows)
        tally = self.score_tally(fact.rows, fact.instrument, fact.dimension)
        low, high = self._mean_bounds(fact)
        self._variance(fact, self.score_sum(fact.rows, fact.instrument, fact.dimension), self._squares(tally), n,
                       float(max(0, fact.low)) ** 2, float(fact.high) ** 2, (n * low, n * high))

    def _ci(self, fact):
        """An end of the interval of the mean: sd between two lines in the mean."""
        n = len(fact.rows)
        half = student.ppf(0.975, n - 1) / math.sqrt(n)
        mean_low, mean_high = map(float, self._mean_bounds(fact))
        mean = plus((Fraction(1, n), self.score_sum(fact.rows, fact.instrument, fact.dimension)))
        squares = self._squares(self.score_tally(fact.rows, fact.instrument, fact.dimension))
        ends = (float(fact.low), float(fact.high))
        # lower end: mean - half sd in ends, so sd in [(mean - high)/half, (mean - low)/half]
        line = lambda m, end: (m - end) / half if fact.value < 0 else (end - m) / half
        least, most = (ends[1], ends[0]) if fact.value < 0 else (ends[0], ends[1])
        a, b = mean_low, mean_high
        n1 = n - 1
        # squares <= n1 * line(mean, most)^2 + n mean^2, both sides' squares replaced by chords
        top = [n1 * max(0, line(m, most)) ** 2 + n * m * m for m in (a, b)]
        slope = (top[1] - top[0]) / (b - a) if b > a else 0
        self.program.add(plus((1, squares), (-slope, mean)), high=top[0] - slope * a + 1e-9, what="ci")
        for m in (a, (a + b) / 2, b):  # squares >= tangents of n1 * line(mean, least)^2 + n mean^2
            if line(m, least) <= 0:
                continue
            sign = 1 if fact.value < 0 else -1
            value = n1 * line(m, least) ** 2 + n * m * m
            slope = n1 * 2 * line(m, least) * sign / half + 2 * n * m
            if min(line(a, least), line(b, least)) > 0:
                self.program.add(plus((1, squares), (-slope, mean)), low=value - slope * m - 1e-9, what="ci")

    def _item_sd(self, fact):
        n = len(fact.rows)
        tally = self.answer_tally(fact.rows, fact.item)
        low, high = self._item_bounds(fact.rows, fact.item)
        self._variance(fact, plus(*tally.items()), self._squares(tally), n,
                       float(max(0, fact.low)) ** 2, float(fact.high) ** 2, (low, high))

    def _item_bounds(self, rows, item):
        """Between what the sum of an item over rows lies, by the figures of that item over more rows."""
        low, high = len(rows) * self.low, len(rows) * self.high
        for fact in self.facts:
            if fact.kind == "item_mean" and fact.item == item and rows <= fact.rows:
                others = len(fact.rows) - len(rows)
                low = max(low, fact.low * len(fact.rows) - others * self.high)
                high = min(high, fact.high * len(fact.rows) - others * self.low)
        return low, high

    def _rwg(self, fact):
        """rwg(j) in an interval: the mean of the items' variances in one."""
        k, n = len(fact.dimension.items), len(fact.rows)
        even = ((self.high - self.low + 1) ** 2 - 1) / 12
        ratio = lambda w: k * (1 - w) / (k * (1 - w) + w)  # its own inverse, up to k
        def of(w):  # the ratio r with rwg(r) = w
            return k * (1 - w) / (k * (1 - w) + w) if w > 0 else 1.0
        low = k * even * of(min(1.0, float(fact.high)))
        high = k * even * of(float(fact.low)) if fact.low > 0 else None
        squares, slopes = [], []
        for item in fact.dimension.items:
            tally = self.answer_tally(fact.rows, item)
            a, b = map(float, self._item_bounds(fact.rows, item))
            total, middle = plus(*tally.items()), (a + b) / 2
            squares.append((1, self._squares(tally)))
            slopes.append((plus((2 * middle / n, total), (-middle**2 / n, {None: 1})),
                           plus(((a + b) / n, total), (-a * b / n, {None: 1}))))
        tangent = plus(*squares, *((-1, s[0]) for s in slopes))
        chord = plus(*squares, *((-1, s[1]) for s in slopes))
        self.program.add(tangent, low=low * (n - 1) - 1e-6, what="rwg")
        if high is not None:
            self.program.add(chord, high=high * (n - 1) + 1e-6, what="rwg")

    def _alpha(self, fact):
        """alpha in an interval: the items' variances in one part of the variance of the sum."""
        k, n = len(fact.dimension.items), len(fact.rows)
        item_low, item_high = [], []
        for item in fact.dimension.items:
            tally = self.answer_tally(fact.rows, item)
            a, b = map(float, self._item_bounds(fact.rows, item))
            total, middle = plus(*tally.items()), (a + b) / 2
            item_high.append(plus((1, self._squares(tally)), (-1, plus((2 * middle / n, total), (-middle**2 / n, {None: 1})))))
            item_low.append(plus((1, self._squares(tally)), (-1, plus(((a + b) / n, total), (-a * b / n, {None: 1})))))
        tally = {s * k: c for s, c in self.score_tally(fact.rows, fact.instrument, fact.dimension).items()}
        a, b = (k * n * float(x) for x in self._complete_bounds(fact))
        total, middle = plus(*tally.items()), (a + b) / 2
        sum_high = plus((1, self._squares(tally)), (-1, plus((2 * middle / n, total), (-middle**2 / n, {None: 1}))))
        sum_low = plus((1, self._squares(tally)), (-1, plus(((a + b) / n, total), (-a * b / n, {None: 1}))))
        share = lambda alpha: 1 - float(alpha) * (k - 1) / k  # items' part of the variance
        # item variances >= share(high) * variance of the sum, and <= share(low) * it
        self.program.add(plus((1, plus(*((1, e) for e in item_high))), (-share(fact.high), sum_low)), low=-1e-6, what="alpha")
        self.program.add(plus((1, plus(*((1, e) for e in item_low))), (-share(fact.low), sum_high)), high=1e-6, what="alpha")

    def _complete_bounds(self, fact):
        """Of the mean score over the complete cases, by the mean over more rows."""
        low, high, n = fact.instrument.low, fact.instrument.high, len(fact.rows)
        for other in self.facts:
            if other.kind == "mean" and other.dimension == fact.dimension and fact.rows <= other.rows:
                others = len(other.rows) - n
                low = max(low, (other.low * len(other.rows) - others * self.high) / n)
                high = min(high, (other.high * len(other.rows) - others * self.low) / n)
        return low, high

    def _quantile(self, fact):
        """The order statistics around the quantile, by how many scores lie at or below each value."""
        n = len(fact.rows)
        tally = self.score_tally(fact.rows, fact.instrument, fact.dimension)
        values = sorted(tally)
        place = (n - 1) * fact.value
        j, share = math.floor(place) + 1, place - math.floor(place)
        low, high = fact.low, fact.high
        if fact.snapped:
            step = fact.snapped
            multiples = [m * step for m in range(math.ceil(low / step), math.floor(high / step) + 1)]
            if not multiples:
                raise Infeasible("no multiple in a snapped quartile")
            low, high = min(multiples) - step / 2, max(multiples) + step / 2
        below, cumulative = {None: 0}, []
        for v in values:
            below = plus((1, below), (1, tally[v]))
            cumulative.append(below)
        at = [self._order(j, values, cumulative, n, fact)]
        if share:
            at.append(self._order(j + 1, values, cumulative, n, fact))
        expression = plus((1 - share, at[0]), *([(share, at[1])] if share else []))
        self.program.add(expression, low - Fraction(1, 10**7), high + Fraction(1, 10**7), "quantile")

    def _order(self, j, values, cumulative, n, fact):
        """The j-th score from below, as an expression with a binary for each value it may exceed."""
        true = sorted(self.survey.rows[r].score(fact.instrument, fact.dimension) for r in fact.rows)[j - 1]
        expression, previous = {None: values[0]}, None
        for index, v in enumerate(values[:-1]):
            above = self.program.variable(0, 1, int(true > v))  # the j-th score exceeds v
            # above = 1: at most j - 1 at or below v; above = 0: at least j
            self.program.add(plus((1, cumulative[index]), (n - j + 1, above)), high=n, what="order")
            self.program.add(plus((1, cumulative[index]), (j, above)), low=j, what="order")
            if previous is not None:
                self.program.add(plus((1, previous), (-1, above)), low=0, what="order")
            previous = above
            expression = plus((1, expression), (values[index + 1] - v, above))
        return expression

    # ---- the question

    def target_mean(self):
        instrument, dimension = self.target_dimension
        return plus((Fraction(1, len(self.target)), self.score_sum(self.target, instrument, dimension)))

    def can_move(self, seconds=10):
        """Whether the target's mean can be a tenth of the scale away from itself: yes, no or None (no answer in time)."""
        instrument, dimension = self.target_dimension
        mean = self.target_mean()
        scale = math.lcm(*(Fraction(v).denominator for v in mean.values()))
        mean = plus((scale, mean))
        true = scale * sum(self.survey.rows[r].score(instrument, dimension) for r in self.target) / len(self.target)
        need = math.ceil(scale * TENTH * instrument.length)
        answers = []
        for low, high in ((true + need, scale * instrument.high), (scale * instrument.low, true - need)):
            if low > high:
                answers.append(2)
                continue
            answers.append(self.program.solve([(mean, low, high)], seconds=seconds).status)
            if answers[-1] == 0:
                return True
        if 1 in answers:
            return None
        ends = []
        near = (mean, max(scale * instrument.low, true - need + 1), min(scale * instrument.high, true + need - 1))
        for sign in (1, -1):
            found = self.program.solve([near], plus((sign, mean)), seconds)
            if found.status != 0:
                return None
            ends.append(round(sum(float(v) * (found.x[k] if k is not None else 1) for k, v in mean.items())))
        self.range = Fraction(ends[0], scale), Fraction(ends[1], scale)
        return ends[1] - ends[0] >= scale * TENTH * instrument.length


# ---- targets

def component(survey, facts, dimension):
    """The facts about a dimension and all that share items with it, step by step."""
    items = set(dimension.items)
    while True:
        more = items | {i for ins in survey.instruments for d in ins.dimensions if items & set(d.items) for i in d.items}
        if more == items:
            return [f for f in facts if set(f.dimension.items) & items]
        items = more


def targets(survey, facts, instrument, dimension, year, moment):
    """Groups of fewer than min_n people that an attacker can name: (name, rows, stands for a person in a class)."""
    rows = [r for r in survey.respondents(instrument, year, moment) if survey.rows[r].items_of(dimension)]
    networks = {}
    for r in rows:
        networks.setdefault(survey.rows[r].network, []).append(r)
    for network, members in networks.items():
        classes = {}
        for r in members:
            behind = tuple((r in f.rows, r in f.minus) for f in facts)
            classes.setdefault((survey.rows[r].answered & set(dimension.items), behind), []).append(r)
        small = [c for c in classes.values() if len(c) < MIN_N]
        for c in classes.values():
            yield "person", c[:1]
            if 1 < len(c) < MIN_N:
                yield "class", c
        for a, b in list(combinations(small, 2))[:6]:
            if len(a) + len(b) < MIN_N:
                yield "classes", a + b
        if len(small) > 2 and sum(map(len, small)) < MIN_N:
            yield "classes", sum(small, [])
        if len(members) < MIN_N and len(classes) > 1:
            yield "network", members
    whole = [r for r in rows if len(survey.rows[r].items_of(dimension)) < len(dimension.items)]
    if 1 < len(whole) < MIN_N and len({survey.rows[r].network for r in whole}) > 1:
        yield "open item", whole
    hidden = [r for network, members in networks.items() if network is None or len(members) < MIN_N for r in members]
    if len(networks) > 1 and 1 < len(hidden) < MIN_N:
        yield "not shown", hidden


def nearly_alike(survey, instrument, dimension, rows):
    """Whether all, or all but one, have the same score."""
    scores = [survey.rows[r].score(instrument, dimension) for r in rows]
    return max(scores.count(s) for s in set(scores)) >= len(scores) - 1


def frees(survey, members, period):
    """Larger and larger sets of rows to look for other answers in; the last holds every row."""
    home = homes(survey, members, period)
    few = set(members)
    for answered in {len(survey.rows[r].answered) for r in home}:
        few |= set([r for r in home if len(survey.rows[r].answered) == answered and r not in few][:6])
    names = {survey.rows[h].network for h in home}
    sets = [few, home, [r for r, row in enumerate(survey.rows) if row.network in names], range(len(survey.rows))]
    sizes = set()
    for rows in sets:
        if len(rows) not in sizes:
            sizes.add(len(rows))
            yield rows


def homes(survey, members, period):
    """The rows of the networks that members are in: where first to look for other answers."""
    names = {survey.rows[r].network for r in members}
    small = lambda name: name is None or sum(survey.rows[r].network == name for r in period) < MIN_N
    hidden = any(small(n) for n in names)
    return [r for r in period if survey.rows[r].network in names or (hidden and small(survey.rows[r].network))]


class Finding:
    """A target whose score cannot move far enough."""

    def __init__(self, kind, rows, instrument, dimension, range_, alike):
        self.kind, self.rows, self.instrument, self.dimension = kind, rows, instrument, dimension
        self.range, self.alike = range_, alike


def decide(survey, facts, rows, instrument, dimension, period, seconds=10):
    """Whether the mean of rows can move: True, False or None, and the range when it cannot."""
    if not any(set(rows) & (f.rows | f.minus) for f in facts):
        return True, None
    if witness.find(survey, facts, rows, instrument, dimension, homes(survey, rows, period)):
        return True, None
    answer = model = None
    if not seconds:
        return None, None
    for free in frees(survey, rows, period):
        model = Model(survey, facts, free, rows, (instrument, dimension))
        answer = model.can_move(seconds)
        if answer:
            break
    return answer, getattr(model, "range", None)


def alike(survey, rows, instrument, dimension, period):
    """Whether nearly everyone in the network of rows, or everyone, has the same score."""
    scored = [r for r in period if survey.rows[r].items_of(dimension)]
    network = [r for r in scored if survey.rows[r].network == survey.rows[rows[0]].network]
    return any(len(group) > 1 and nearly_alike(survey, instrument, dimension, group) for group in (network, scored))


def attack(survey, facts, seconds=3, budget=20):
    """All findings of a survey, and how many targets were tried and left undecided.

    `seconds` for one integer program; after `budget` seconds only the quick search is made.
    """
    findings, tried, undecided = [], 0, 0
    began = time.monotonic()
    for instrument in survey.instruments:
        for dimension in instrument.dimensions:
            about = component(survey, facts, dimension)
            for year, moment in survey.periods:
                period = survey.respondents(instrument, year, moment or None)
                for kind, rows in targets(survey, about, instrument, dimension, year, moment or None):
                    tried += 1
                    left = seconds if time.monotonic() < began + budget else 0
                    answer, range_ = decide(survey, about, rows, instrument, dimension, period, left)
                    undecided += answer is None
                    if answer is False:
                        findings.append(Finding(kind, rows, instrument, dimension, range_,
                                                alike(survey, rows, instrument, dimension, period)))
    return findings, tried, undecided
