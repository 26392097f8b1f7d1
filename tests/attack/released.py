# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for the program: the figures of a survey from the truth, exact or rounded.

It exists to try rules before they are built, and to check the program's rounding against: it
computes with fractions where a figure is rational.
"""
import math
from dataclasses import dataclass
from fractions import Fraction

from facts import decimals_for

from scipy.stats import t as student


@dataclass
class Rules:
    """Which figures are printed."""
    min_n: int = 5
    min_n_spread: int = 8
    items: bool = True
    item_moments: bool = True
    sd: bool = True
    ci: bool = True
    quartiles: str = "snapped"  # or "plain" or "none"
    rwg: bool = True
    alpha: bool = True
    exact: bool = False
    left_out: bool = True  # everyone without those who cannot be shown apart


def rounded(value, places):
    """Rounded half away from zero, as a Fraction; of a float its exact value."""
    if value is None:
        return None
    value = Fraction(value)
    scaled = abs(value) * 10**places
    whole = math.floor(scaled + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10**places)


def quantile(scores, p):
    """Type 7, exactly."""
    place = (len(scores) - 1) * p
    below = math.floor(place)
    share = place - below
    above = min(below + 1, len(scores) - 1)
    return scores[below] + share * (scores[above] - scores[below])


def variance(values):
    n = len(values)
    mean = Fraction(sum(values), n)
    return sum((v - mean) ** 2 for v in values) / (n - 1)


def text(value, places):
    """A number as the program's JSON has it."""
    if value is None:
        return None
    return f"{float(value):.{places}f}"


class StandIn:
    """score --format json of a survey, by the rules."""

    def __init__(self, survey, rules):
        self.survey = survey
        self.rules = rules

    def number(self, value, n, places=None):
        if value is None:
            return None
        if self.rules.exact:
            return f"{float(value):.17g}"
        places = decimals_for(n) if places is None else places
        return text(rounded(value, places), places)

    def score(self):
        entries = []
        for instrument in self.survey.instruments:
            for year, moment in self.survey.periods:
                rows = self.survey.respondents(instrument, year, moment)
                if rows:
                    entries.append(self.entry(instrument, year, moment or None, rows))
        return {"settings": {"exact": self.rules.exact}, "instruments": entries}

    def entry(self, instrument, year, moment, rows):
        of = {}
        for r in rows:
            of.setdefault(self.survey.rows[r].network, []).append(r)
        names = sorted(n for n in of if n is not None and len(of[n]) >= self.rules.min_n)
        networks = [{"network": n, "dimensions": [self.dimension(instrument, d, of[n]) for d in instrument.dimensions]}
                    for n in names]
        overall = {"network": None, "dimensions": [self.everyone(instrument, d, rows, of, names)
                                                   for d in instrument.dimensions]}
        return {"id": instrument.id, "year": year, "moment": moment, "networks": networks,
                "overall": overall,
                "reliability": [self.reliability(instrument, d, rows) for d in instrument.dimensions]}

    def scores(self, instrument, dimension, rows):
        return [self.survey.rows[r].score(instrument, dimension) for r in rows
                if self.survey.rows[r].has_score(instrument, dimension)]

    def everyone(self, instrument, dimension, rows, of, names):
        shown = [n for n in names if len(self.scores(instrument, dimension, of[n])) >= self.rules.min_n]
        kept = [r for n in shown for r in of[n]]
        if all(network is None for network in of):  # one group: everyone
            kept = rows
        rest = len(self.scores(instrument, dimension, rows)) - len(self.scores(instrument, dimension, kept))
        left_out = self.rules.left_out and 0 < rest < self.rules.min_n
        # Items of everyone: over the networks of which they are shown, and the rest from 8 on.
        found = self.dimension(instrument, dimension, kept if left_out else rows)
        spread = [n for n in shown if len(self.scores(instrument, dimension, of[n])) >= self.rules.min_n_spread]
        inside = [r for n in spread for r in of[n]]
        if names and self.rules.items:
            if len(rows) - len(inside) >= 8 and not left_out:
                inside = rows
            found["items"] = self.items(instrument, dimension, inside) if len(inside) >= 8 else []
        found["left_out"] = left_out
        return found

    def dimension(self, instrument, dimension, rows):
        scores = sorted(self.scores(instrument, dimension, rows))
        n, rules = len(scores), self.rules
        found = dict.fromkeys(("n", "mean", "sd", "ci95", "min", "q1", "median", "q3", "max", "rwg"))
        found |= {"id": dimension.id, "items": [], "left_out": False}
        if n < rules.min_n:
            return found
        mean = Fraction(sum(scores), n)
        found |= {"n": n, "mean": self.number(mean, n)}
        if n < rules.min_n_spread:
            return found
        sd = math.sqrt(variance(scores))
        half = student.ppf(0.975, n - 1) * sd / math.sqrt(n)
        if rules.sd:
            found["sd"] = self.number(sd, n)
        if rules.ci and sd > 0:
            found["ci95"] = [self.number(float(mean) - half, n), self.number(float(mean) + half, n)]
        if rules.quartiles != "none":
            for key, p in (("q1", Fraction(1, 4)), ("median", Fraction(1, 2)), ("q3", Fraction(3, 4))):
                found[key] = self.number(self.snapped(quantile(scores, p), instrument, dimension, rows), n)
        if rules.rwg:
            found["rwg"] = self.rwg(instrument, dimension, rows)
        if rules.items:
            found["items"] = self.items(instrument, dimension, rows)
        return found

    def snapped(self, value, instrument, dimension, rows):
        if self.rules.quartiles != "snapped":
            return value
        classes = {}
        for r in rows:
            if self.survey.rows[r].has_score(instrument, dimension):
                answered = len(self.survey.rows[r].items_of(dimension))
                classes[answered] = classes.get(answered, 0) + 1
        k = len(dimension.items)
        if any(0 < count < 5 for answered, count in classes.items() if 0 < answered < k):
            return rounded(value * k, 0) / k
        return value

    def complete(self, instrument, dimension, rows):
        """The keyed answers of those who answered all."""
        rows = [self.survey.rows[r] for r in rows]
        return [[instrument.keyed(dimension, i, r.answers[i]) for i in dimension.items] for r in rows
                if len(r.items_of(dimension)) == len(dimension.items)]

    def rwg(self, instrument, dimension, rows):
        sheets = self.complete(instrument, dimension, rows)
        if len(sheets) < self.rules.min_n_spread:
            return None
        k = len(dimension.items)
        spread = sum(variance(column) for column in zip(*sheets)) / k
        ratio = spread / (Fraction((instrument.length + 1) ** 2 - 1, 12))
        value = Fraction(0) if ratio > 1 else k * (1 - ratio) / (k * (1 - ratio) + ratio)
        return self.number(value, len(sheets))

    def items(self, instrument, dimension, rows):
        found = []
        for item in dimension.items:
            answers = [self.survey.rows[r].answers[item] for r in rows if item in self.survey.rows[r].answers]
            n = len(answers)
            one = {"id": item, "n": n, "mean": None, "sd": None, "counts": None, "almost_everyone": None}
            found.append(one)
            if n < self.rules.min_n_spread:
                continue
            counts = {str(v): answers.count(v) for v in range(instrument.low, instrument.high + 1)}
            top = max(counts, key=counts.get)
            if counts[top] >= n - 1 and not self.rules.exact:
                one["almost_everyone"] = int(top)
                continue
            one["counts"] = counts
            if self.rules.item_moments:
                one["mean"] = self.number(Fraction(sum(answers), n), n)
                one["sd"] = self.number(math.sqrt(variance(answers)), n)
        return found

    def reliability(self, instrument, dimension, rows):
        sheets = self.complete(instrument, dimension, rows)
        found = {"dimension": dimension.id, "n": len(sheets), "alpha": None}
        if self.rules.exact:
            found |= self.between(instrument, dimension, rows)
        k = len(dimension.items)
        if self.rules.alpha and len(sheets) >= 20 and k > 1:
            total = variance([sum(s) for s in sheets])
            if total:
                alpha = Fraction(k, k - 1) * (1 - sum(variance(c) for c in zip(*sheets)) / total)
                found["alpha"] = self.number(alpha, len(sheets), 2)
        return found

    def between(self, instrument, dimension, rows):
        """F of networks, all of them."""
        of = {}
        for r in rows:
            if self.survey.rows[r].network and self.survey.rows[r].has_score(instrument, dimension):
                of.setdefault(self.survey.rows[r].network, []).append(self.survey.rows[r].score(instrument, dimension))
        big = sum(map(len, of.values()))
        none = dict.fromkeys(("f", "df1", "df2"))
        if len(of) < 2 or big == len(of):
            return none
        means = {name: Fraction(sum(s), len(s)) for name, s in of.items()}
        mean = sum(sum(s) for s in of.values()) / big
        outside = sum(len(s) * (means[n] - mean) ** 2 for n, s in of.items())
        inside = sum((x - means[n]) ** 2 for n, s in of.items() for x in s)
        if not inside:
            return none
        df1, df2 = len(of) - 1, big - len(of)
        return {"f": f"{float((outside / df1) / (inside / df2)):.17g}", "df1": df1, "df2": df2}
