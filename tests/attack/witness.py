# SPDX-License-Identifier: GPL-3.0-or-later
"""Other answers under which every printed figure stays the same: the shortest proof of safety.

A search by small changes. What it finds is checked against all facts, so it never calls a target
safe that is not; what it does not find is left to the integer program (sdc.py).
"""
import math
import random

from scipy.stats import t as student

TINY = 1e-9


class Figures:
    """The facts about some dimensions, sorted so that all of one group are computed together."""

    def __init__(self, survey, facts):
        self.survey = survey
        self.groups = {}
        for fact in facts:
            key = fact.instrument.id, fact.dimension.id, fact.rows, fact.minus
            self.groups.setdefault(key, []).append(fact)
        self.groups = [(sorted(rows), sorted(minus), found[0].instrument, found[0].dimension, found,
                        {f.kind for f in found}) for (_, _, rows, minus), found in self.groups.items()]

    def around(self, rows):
        """The groups that some of these rows are in."""
        rows = set(rows)
        return [g for g in self.groups if rows & set(g[0]) or rows & set(g[1])]

    @staticmethod
    def score(answers, dimension, instrument):
        total = count = 0
        for item in dimension.items:
            if item in answers:
                total += instrument.low + instrument.high - answers[item] if item in dimension.reversed else answers[item]
                count += 1
        return total / count

    def wrong(self, sheets, groups, most=math.inf):
        """How far the figures of these answers lie outside what is printed, in units of half a rounding step."""
        total = 0.0
        for rows, minus, instrument, dimension, facts, kinds in groups:
            if kinds <= {"count", "item_mean", "item_sd"}:
                total += self._items(sheets, rows, facts)
            elif "rwg" in kinds or "alpha" in kinds:
                total += self._complete(sheets, rows, instrument, dimension, facts)
                rest = [f for f in facts if f.kind not in ("rwg", "alpha", "count", "item_mean", "item_sd")]
                items = [f for f in facts if f.kind in ("count", "item_mean", "item_sd")]
                total += self._items(sheets, rows, items) if items else 0
                total += self._scores(sheets, rows, minus, instrument, dimension, rest) if rest else 0
            else:
                items = [f for f in facts if f.kind in ("count", "item_mean", "item_sd")]
                total += self._items(sheets, rows, items) if items else 0
                total += self._scores(sheets, rows, minus, instrument, dimension, [f for f in facts if f not in items] if items else facts)
            if total > most:
                return total
        return total

    @staticmethod
    def _off(fact, value, low=None, high=None):
        low = float(fact.low) if low is None else low
        high = float(fact.high) if high is None else high
        low, high = low + (TINY if fact.open_low else -TINY), high - (TINY if fact.open_high else -TINY)
        half = max((high - low) / 2, 1e-3)
        return max(0.0, low - value, value - high) / half

    def _items(self, sheets, rows, facts):
        total = 0.0
        answers = {}
        for fact in facts:
            if fact.item not in answers:
                answers[fact.item] = [sheets[r][fact.item] for r in rows]
            given = answers[fact.item]
            if fact.kind == "count":
                value = given.count(fact.value)
                total += max(0, fact.low - value, value - fact.high)
                continue
            value = sum(given) / len(given)
            if fact.kind == "item_sd":
                value = math.sqrt(sum((g - value) ** 2 for g in given) / (len(given) - 1))
            total += self._off(fact, value)
        return float(total)

    def _complete(self, sheets, rows, instrument, dimension, facts):
        total, n, k = 0.0, len(rows), len(dimension.items)
        spread, sums = 0.0, [0] * n
        for item in dimension.items:
            given = [sheets[r][item] for r in rows]
            mean = sum(given) / n
            spread += sum((g - mean) ** 2 for g in given) / (n - 1)
            for index, g in enumerate(given):
                sums[index] += -g if item in dimension.reversed else g
        for fact in facts:
            if fact.kind == "rwg":
                ratio = spread / k / (((instrument.length + 1) ** 2 - 1) / 12)
                total += self._off(fact, 0 if ratio > 1 else k * (1 - ratio) / (k * (1 - ratio) + ratio))
            elif fact.kind == "alpha":
                mean = sum(sums) / n
                whole = sum((s - mean) ** 2 for s in sums) / (n - 1)
                total += self._off(fact, k / (k - 1) * (1 - spread / whole)) if whole else 100
        return total

    def _scores(self, sheets, rows, minus, instrument, dimension, facts):
        scores = sorted(self.score(sheets[r], dimension, instrument) for r in rows)
        n = len(scores)
        mean = sum(scores) / n
        sd = math.sqrt(sum((s - mean) ** 2 for s in scores) / (n - 1)) if n > 1 else 0
        total = 0.0
        for fact in facts:
            low = high = None
            if fact.kind == "mean":
                value = mean
            elif fact.kind == "sd":
                value = sd
            elif fact.kind == "ci":
                value = mean + fact.value * student_quantile(n) * sd / math.sqrt(n)
            elif fact.kind == "quantile":
                place = (n - 1) * float(fact.value)
                below = int(place)
                value = scores[below] + (place - below) * (scores[min(below + 1, n - 1)] - scores[below])
                if fact.snapped:
                    value = math.floor(value / float(fact.snapped) + 0.5 + TINY) * float(fact.snapped)
            elif fact.kind == "difference":
                earlier = [self.score(sheets[r], dimension, instrument) for r in minus]
                value = mean - sum(earlier) / len(earlier)
            elif fact.kind == "minimum":
                value = scores[0]
            else:
                value = scores[-1]
            total += self._off(fact, value, low, high)
        return total


_student = {}


def student_quantile(n):
    if n not in _student:
        _student[n] = float(student.ppf(0.975, n - 1))
    return _student[n]


def find(survey, facts, target, instrument, dimension, free, tries=6, steps=150, seed=1):
    """Other answers of the free rows with the target's mean a tenth of the scale away; None when none is found."""
    rng = random.Random(seed)
    figures = Figures(survey, facts)
    target, free = sorted(target), sorted(free)
    touched = figures.around(free)
    counted = {}
    for fact in facts:
        if fact.kind == "count":
            counted.setdefault(fact.item, set()).update(fact.rows)
    items = {i for f in facts for i in f.dimension.items} | set(dimension.items)
    mean = lambda sheets: sum(Figures.score(sheets[r], dimension, instrument) for r in target) / len(target)
    truth = {r: survey.rows[r].answers for r in range(len(survey.rows))}
    start = mean(truth)
    need = 0.1 * instrument.length - TINY

    def change(sheets, rows, up=None):
        """One random small change: two people's answers to an item swapped, or one answer set."""
        r = rng.choice(rows)
        mine = [i for i in (dimension.items if up is not None else items) if i in sheets[r]]
        if not mine:
            return
        item = rng.choice(mine)
        if up is not None and item in dimension.reversed:
            up = not up
        better = lambda v: up is None or (v > sheets[r][item]) == up and v != sheets[r][item]
        if r in counted.get(item, ()):
            others = [q for q in free if q not in (target if up is not None else ()) and item in sheets[q] and q in counted[item]
                      and survey.rows[q].network == survey.rows[r].network and survey.rows[q].year == survey.rows[r].year
                      and survey.rows[q].moment == survey.rows[r].moment and better(sheets[q][item]) and sheets[q][item] != sheets[r][item]]
            if others:
                q = rng.choice(others)
                a, b = sheets[r][item], sheets[q][item]
                sheets[r] = {**sheets[r], item: b}
                sheets[q] = {**sheets[q], item: a}
            return
        step = rng.choice([-1, 1]) if up is None else (1 if up else -1)
        value = sheets[r][item] + step
        if instrument.low <= value <= instrument.high:
            sheets[r] = {**sheets[r], item: value}

    for attempt in range(tries):
        up = attempt % 2 == 0
        sheets = dict(truth)
        for _ in range(60):
            if abs(mean(sheets) - start) >= need:
                break
            change(sheets, target, up)
        if abs(mean(sheets) - start) < need:
            continue
        cost = figures.wrong(sheets, touched)
        for _ in range(steps):
            if cost == 0:
                return sheets
            other = dict(sheets)
            for _ in range(rng.choice([1, 1, 2])):
                change(other, free)
            if abs(mean(other) - start) < need:
                continue
            new = figures.wrong(other, touched, cost)
            if new <= cost:
                sheets, cost = other, new
        if cost == 0:
            return sheets
    return None
