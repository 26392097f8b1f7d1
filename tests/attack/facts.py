# SPDX-License-Identifier: GPL-3.0-or-later
"""What a result says: every figure as an interval, and the rows behind it.

The attacker knows who took part, so the rows follow from the names of the groups, the printed
n's and the rules in docs/methods.md. Figures whose rows do not follow are left out and counted.
"""
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True)
class Fact:
    """One figure: `low` <= figure <= `high` (< with `open_high`, > with `open_low`)."""
    kind: str               # mean sd ci quantile item_mean item_sd count almost rwg alpha minimum maximum pairs iqr
    rows: frozenset         # rows behind it
    instrument: object
    dimension: object
    low: Fraction = None
    high: Fraction = None
    open_low: bool = False
    open_high: bool = False
    item: str = None
    value: object = None    # count: the answer; quantile: p; ci: -1 or 1
    minus: frozenset = frozenset()  # pairs: the rows of the earlier period
    group: str = ""         # which result it is from
    snapped: Fraction = None  # quantile: it was moved to the nearest multiple of this


def decimals_for(n):
    """Decimals that a figure of n people may have."""
    return 2 if n >= 100 else 1


class Reader:
    """Reads score and compare documents of one survey into facts.

    `exact`: the figures are printed as they are (the old program, or --exact), not rounded.
    """

    def __init__(self, survey, exact, rows=None, snapping=True):
        self.survey = survey
        self.exact, self.snapping = exact, snapping and not exact
        self.known = set(range(len(survey.rows))) if rows is None else set(rows)
        self.facts = []
        self.unmatched = 0
        self.withheld = []  # names and the like that groups of fewer than min_n can be given
        self.min_answered = None

    def interval(self, number, n, places=None):
        """The interval that a printed number stands for, with whether its ends belong to it."""
        number = Fraction(Decimal(str(number)))
        if self.exact:
            slack = abs(number) * Fraction(1, 10**13) + Fraction(1, 10**13)
            return {"low": number - slack, "high": number + slack}
        half = Fraction(1, 2 * 10 ** (decimals_for(n) if places is None else places))
        return {"low": number - half, "high": number + half, "open_low": number < 0, "open_high": number > 0}

    def add(self, kind, rows, instrument, dimension, number, n, places=None, **more):
        if number is not None:
            self.facts.append(Fact(kind, frozenset(rows), instrument, dimension,
                                   **self.interval(number, n, places), **more))

    def scored(self, rows, instrument, dimension):
        return [r for r in rows
                if self.survey.rows[r].has_score(instrument, dimension, self.min_answered)]

    def rows_of(self, instrument, year, moment, network):
        rows = [r for r in self.survey.respondents(instrument, year, moment) if r in self.known]
        return rows if network is None else [r for r in rows if self.survey.rows[r].network == network]

    # ---- score

    def score(self, document, places=None):
        """Adds everything that a `score --format json` says."""
        by_id = {i.id: i for i in self.survey.instruments}
        for entry in document["instruments"]:
            instrument = by_id[entry["id"]]
            when = (entry["year"], entry["moment"])
            for group in [*entry["networks"], entry["overall"]]:
                if group:
                    self._group(instrument, when, group, entry)
            self._reliability(instrument, when, entry)

    def _group(self, instrument, when, group, entry):
        rows = self.rows_of(instrument, *when, group["network"])
        name = f"{instrument.id} {when[0]} {group['network'] or 'everyone'}"
        for found in group["dimensions"]:
            dimension = next(d for d in instrument.dimensions if d.id == found["id"])
            base, scored = self._behind(rows, found, instrument, when, dimension, entry)
            if scored is None:
                continue
            self._figures(found, scored, base, instrument, dimension, name)
            self._items(found, base, instrument, dimension, name, when, entry)

    def _behind(self, rows, found, instrument, when, dimension, entry):
        """All rows of the group, and those with a score that the dimension is over."""
        scored = self.scored(rows, instrument, dimension)
        n = found["n"]
        if n is None or found["mean"] is None:
            return rows, scored if n == len(scored) else (None if found["mean"] is not None else [])
        if n == len(scored) and not found.get("left_out"):
            return rows, scored
        shown = self._shown(instrument, when, dimension, entry, lambda d: d["mean"] is not None)
        if len(self.scored(shown, instrument, dimension)) == n:
            return shown, self.scored(shown, instrument, dimension)
        self.unmatched += 1
        return rows, None

    def _shown(self, instrument, when, dimension, entry, wanted):
        """Rows of the networks of which the dimension is shown."""
        rows = []
        for group in entry["networks"]:
            for found in group["dimensions"]:
                if found["id"] == dimension.id and wanted(found):
                    rows += self.rows_of(instrument, *when, group["network"])
        return rows

    def _figures(self, found, scored, base, instrument, dimension, name):
        n = len(scored)
        add = lambda kind, number, **more: self.add(kind, scored, instrument, dimension, number, n,
                                                    group=name, **more)
        add("mean", found["mean"])
        add("sd", found["sd"])
        # Where somebody stands out, the interval follows from the mean and the sd as they are shown.
        if found.get("ci95") and not self._snaps(scored, dimension):
            add("ci", found["ci95"][0], value=-1)
            add("ci", found["ci95"][1], value=1)
        add("minimum", found.get("min"))
        add("maximum", found.get("max"))
        snapped = Fraction(1, len(dimension.items)) if self._snaps(scored, dimension) else None
        for key, p in (("q1", Fraction(1, 4)), ("median", Fraction(1, 2)), ("q3", Fraction(3, 4))):
            add("quantile", found.get(key), value=p, snapped=snapped)
        complete = [r for r in base if len(self.survey.rows[r].items_of(dimension)) == len(dimension.items)]
        if found.get("rwg") is not None:
            self.add("rwg", complete, instrument, dimension, found["rwg"], len(complete), group=name)

    def _snaps(self, rows, dimension):
        """Whether quartiles were moved: some who left items open are a class of fewer than five."""
        answered = [len(self.survey.rows[r].items_of(dimension)) for r in rows]
        return self.snapping and any(answered.count(a) < 5 for a in set(answered) if a < len(dimension.items))

    def _items(self, found, base, instrument, dimension, name, when, entry):
        shown = lambda i: i["counts"] or i["mean"] is not None or i.get("almost_everyone") is not None
        items = [i for i in found.get("items", []) if shown(i)]
        if not items:
            return
        for item in items:
            same = lambda d: any(i["id"] == item["id"] and shown(i) for i in d.get("items", []))
            networks = self._shown(instrument, when, dimension, entry, same)
            counted = lambda d: any(i["id"] == item["id"] and i["counts"] for i in d.get("items", []))
            without = self._shown(instrument, when, dimension, entry, counted)  # nearly all agree elsewhere
            none = [r for r in base if self.survey.rows[r].network is None]
            for rows in (base, networks, networks + none, without):
                answered = [r for r in rows if item["id"] in self.survey.rows[r].answers]
                if len(answered) == item["n"]:
                    self._item(item, answered, instrument, dimension, name)
                    break
            else:
                self.unmatched += 1

    def _item(self, item, rows, instrument, dimension, name):
        n = len(rows)
        more = {"item": item["id"], "group": name}
        self.add("item_mean", rows, instrument, dimension, item["mean"], n, **more)
        self.add("item_sd", rows, instrument, dimension, item["sd"], n, **more)
        if item["counts"]:
            for answer, count in item["counts"].items():
                self.facts.append(Fact("count", frozenset(rows), instrument, dimension, Fraction(count),
                                       Fraction(count), value=int(answer), **more))
        if item.get("almost_everyone") is not None:
            self.facts.append(Fact("count", frozenset(rows), instrument, dimension, Fraction(n - 1),
                                   Fraction(n), value=int(item["almost_everyone"]), **more))

    def _reliability(self, instrument, when, entry):
        for found in entry["reliability"] or []:
            dimension = next(d for d in instrument.dimensions if d.id == found["dimension"])
            rows = self.rows_of(instrument, *when, None)
            shown = self._shown(instrument, when, dimension, entry, lambda d: d["mean"] is not None)
            for rows in (rows, shown):
                complete = [r for r in rows if len(self.survey.rows[r].items_of(dimension)) == len(dimension.items)]
                if len(complete) == found["n"]:
                    break
            else:
                self.unmatched += found["alpha"] is not None
                continue
            self.add("alpha", complete, instrument, dimension, found["alpha"], len(complete), 2,
                     group=f"{instrument.id} {when[0]} reliability")

    # ---- compare

    def compare(self, document):
        """Adds everything that a `compare --format json` says beyond the means of the periods."""
        by_id = {i.id: i for i in self.survey.instruments}
        for entry in document["instruments"]:
            instrument = by_id[entry["id"]]
            for group in entry["networks"]:
                for found in group["dimensions"]:
                    dimension = next(d for d in instrument.dimensions if d.id == found["id"])
                    for year in found["years"]:
                        self._year(year, instrument, dimension, group["network"])
                    for change in found["changes"]:
                        self._change(change, found["years"], instrument, dimension, group["network"])

    def _year_rows(self, instrument, dimension, when, network, n):
        """The rows behind a period's mean: all of the group, or everyone without who cannot be shown apart."""
        rows = self.scored(self.rows_of(instrument, *when, network), instrument, dimension)
        if network is None and n != len(rows):
            of = [self.survey.rows[r].network for r in rows]
            rows = [r for r, name in zip(rows, of) if name and of.count(name) >= 5]
        return rows if len(rows) == n else None

    def _year(self, year, instrument, dimension, network):
        if year["mean"] is None:
            return
        rows = self._year_rows(instrument, dimension, (year["year"], year["moment"]), network, year["n"])
        if rows is None:
            self.unmatched += 1
            return
        name = f"{instrument.id} compare {year['year']} {network or 'everyone'}"
        self.add("mean", rows, instrument, dimension, year["mean"], len(rows), group=name)
        self.add("sd", rows, instrument, dimension, year["sd"], len(rows), group=name)

    def _change(self, change, years, instrument, dimension, network):
        periods = [(change["from"], change["from_moment"]), (change["to"], change["to_moment"])]
        sizes = {(y["year"], y["moment"]): y["n"] for y in years}
        before, after = (self._year_rows(instrument, dimension, p, network, sizes[p]) for p in periods)
        name = f"{instrument.id} {change['from']}-{change['to']} {network or 'everyone'}"
        independent, paired = change["independent"], change["paired"]
        if independent and independent["difference"] is not None:
            if not before or not after:
                self.unmatched += 1
            else:
                self.add("difference", after, instrument, dimension, independent["difference"],
                         min(len(before), len(after)), minus=frozenset(before), group=name)
        if not paired or paired["difference"] is None:
            return
        before, after = (self.scored(self.rows_of(instrument, *p, network), instrument, dimension) for p in periods)
        codes = {self.survey.rows[r].code for r in before} & {self.survey.rows[r].code for r in after}
        of = lambda rows: [r for r in rows if self.survey.rows[r].code in codes]
        if len(codes) != paired["n"] or len(of(before)) != len(codes) or len(of(after)) != len(codes):
            self.unmatched += 1
            return
        self.add("difference", of(after), instrument, dimension, paired["difference"], len(codes),
                 minus=frozenset(of(before)), group=name + " pairs")
