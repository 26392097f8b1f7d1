# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented surveys, with the truth beside them.

A Survey is a CSV file with its questionnaires. The attacker of the other modules knows all of it
but the answers: who took part, when, in which network and role, and which items each left open
(`Row.answered`). Only the checks of what an attack found, and the stand-in for the program, look
at `Row.answers`.
"""
import csv
import io
import json
import random
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path


@dataclass(frozen=True)
class Dimension:
    """Some items of a questionnaire, `reversed` those that the key turns round."""
    id: str
    items: tuple
    reversed: frozenset = frozenset()


@dataclass(frozen=True)
class Instrument:
    """A questionnaire."""
    id: str
    low: int
    high: int
    dimensions: tuple
    students: bool = False
    min_answered: Fraction = Fraction(1, 2)

    @property
    def length(self):
        return self.high - self.low

    @property
    def items(self):
        return sorted({item for dimension in self.dimensions for item in dimension.items})

    def keyed(self, dimension, item, answer):
        """An answer as it counts for the dimension."""
        return self.low + self.high - answer if item in dimension.reversed else answer

    def json(self):
        return {
            "id": self.id, "version": "1", "title": {"en": f"Invented {self.id}"},
            "audience": "students" if self.students else "all",
            "scale": {"min": self.low, "max": self.high}, "min_answered": float(self.min_answered),
            "dimensions": [{"id": d.id, "title": {"en": d.id.capitalize()},
                            "key": [("-" if i in d.reversed else "") + i for i in d.items]}
                           for d in self.dimensions],
            "items": [{"id": item} for item in self.items]}


@dataclass
class Row:
    """One person's answers in one year (moment) and network: a line of the CSV."""
    code: str
    network: str | None
    role: str
    year: str
    moment: str | None
    answers: dict = field(default_factory=dict)  # item -> answer; absent: left open

    @property
    def answered(self):
        return frozenset(self.answers)

    def items_of(self, dimension):
        return [item for item in dimension.items if item in self.answers]

    def total(self, instrument, dimension):
        """The keyed sum of what is answered of the dimension."""
        return sum(instrument.keyed(dimension, i, self.answers[i]) for i in self.items_of(dimension))

    def score(self, instrument, dimension):
        """The exact score, also where too few items are answered for one; None without any."""
        answered = self.items_of(dimension)
        return Fraction(self.total(instrument, dimension), len(answered)) if answered else None

    def has_score(self, instrument, dimension, min_answered=None):
        """Whether the program scores this row: known to the attacker."""
        needed = instrument.min_answered if min_answered is None else min_answered
        count = len(self.items_of(dimension))
        return count > 0 and count >= needed * len(dimension.items)


@dataclass
class Survey:
    """Rows, their questionnaires, and which columns the file has."""
    kind: str
    seed: int
    instruments: list
    rows: list
    has_network: bool = True
    has_role: bool = False
    has_moment: bool = False
    has_code: bool = True
    two_files: bool = False

    @property
    def items(self):
        return sorted({item for instrument in self.instruments for item in instrument.items})

    @property
    def periods(self):
        return sorted({(row.year, row.moment or "") for row in self.rows},
                      key=lambda p: (p[0], ["", "start", "middle", "end"].index(p[1])))

    def respondents(self, instrument, year, moment=None):
        """Numbers of the rows that count for a questionnaire in a period."""
        return [number for number, row in enumerate(self.rows)
                if row.year == year and (row.moment or None) == (moment or None)
                and row.answered & set(instrument.items)
                and not (instrument.students and self.has_role and row.role != "student")]

    def csv(self, rows=None):
        """The file, of all rows or of some."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        columns = [("respondent", lambda r: r.code, self.has_code),
                   ("network", lambda r: r.network or "", self.has_network),
                   ("year", lambda r: r.year, True),
                   ("moment", lambda r: r.moment or "", self.has_moment),
                   ("role", lambda r: r.role, self.has_role)]
        columns = [(name, cell) for name, cell, wanted in columns if wanted]
        writer.writerow([name for name, _ in columns] + self.items)
        for row in self.rows if rows is None else rows:
            writer.writerow([cell(row) for _, cell in columns] +
                            [row.answers.get(item, "") for item in self.items])
        return out.getvalue()

    def write(self, folder, rows=None, name="survey.csv"):
        """Writes the file and its questionnaires; the options to give for the latter."""
        folder = Path(folder)
        (folder / name).write_text(self.csv(rows))
        options = []
        for instrument in self.instruments:
            path = folder / f"{instrument.id}.json"
            path.write_text(json.dumps(instrument.json()))
            options += ["-i", str(path)]
        return options

    def with_rows(self, rows):
        return Survey(self.kind, self.seed, self.instruments, list(rows), self.has_network,
                      self.has_role, self.has_moment, self.has_code, self.two_files)


KINDS = {  # and how often each is drawn
    "plain": 6, "tiny networks": 4, "one network": 4, "no network column": 1, "large": 1,
    "roles": 2, "two networks": 1, "panel": 4, "same items": 2, "parts of a composite": 2,
    "moments": 1}
WORDS = ["Citizenship", "Language", "Physics", "Music", "Inquiry", "Play", "Nature", "Drawing",
         "History", "Reading", "Numbers", "Robots"]


def _instrument(rng, name="first", items=None, prefix="Q", students=False):
    low, high = rng.choices([(1, 5), (0, 10), (1, 7)], [14, 3, 3])[0]
    dimensions, number = [], 1
    for index in range(rng.choice([1, 1, 2, 3])):
        size = rng.randint(2, 5)
        keys = tuple(f"{prefix}{number + i:02}" for i in range(size))
        number += size
        turned = frozenset(k for k in keys if rng.random() < 0.2)
        dimensions.append(Dimension("abc"[index] * 3, keys, turned))
    return Instrument(name, low, high, tuple(dimensions), students)


def _shared(rng, kind):
    """Two questionnaires over the same items, such as bpnsfs and basic-needs."""
    low, high = rng.choice([(1, 5), (1, 5), (1, 7)])
    size = rng.choice([2, 3])
    one = tuple(f"Q{i:02}" for i in range(1, size + 1))
    two = tuple(f"Q{i:02}" for i in range(size + 1, 2 * size + 1))
    parts = (Dimension("aaa", one), Dimension("bbb", two))
    if kind == "same items":
        whole = (Dimension("xxx", one), Dimension("yyy", two[:1] + one[:1]))
    else:
        whole = (Dimension("xxx", one + two, frozenset(two)),)
    return [Instrument("first", low, high, parts), Instrument("second", low, high, whole)]


def _sizes(rng, kind):
    tiny, small, medium = (lambda: rng.randint(1, 4)), (lambda: rng.randint(5, 7)), (lambda: rng.randint(8, 25))
    if kind in ("one network", "no network column"):
        return [rng.choice([small, medium, medium])()]
    if kind == "tiny networks":
        return [tiny() for _ in range(rng.randint(1, 4))] + [rng.choice([small, medium])() for _ in range(rng.randint(1, 3))]
    if kind == "large":
        return [rng.randint(8, 40) for _ in range(rng.randint(4, 6))] + [rng.randint(1, 7)]
    return [rng.choices([tiny, small, medium], [1, 2, 4])[0]() for _ in range(rng.randint(1, 4))]


def _answer(rng, instrument, level, spread):
    value = round(rng.gauss(level, spread) * instrument.length + instrument.low)
    return min(instrument.high, max(instrument.low, value))


def _fill(rng, survey, row, level, spread):
    """Answers to everything, of which some is then left open."""
    person = rng.gauss(level, 0.12)
    for instrument in survey.instruments:
        if instrument.students and row.role != "student" and survey.has_role:
            continue
        for dimension in instrument.dimensions:
            for item in dimension.items:
                row.answers.setdefault(item, None)
                answer = _answer(rng, instrument, person, spread)
                row.answers[item] = instrument.keyed(dimension, item, answer)


def _skip(rng, survey, row, often):
    if rng.random() >= often or not row.answers:
        return
    dimension = rng.choice([d for i in survey.instruments for d in i.dimensions])
    how = rng.random()
    if how < 0.6:
        gone = [rng.choice(dimension.items)]
    elif how < 0.85:
        start = rng.randrange(len(dimension.items))
        gone = dimension.items[start:start + rng.randint(1, 3)]
    else:
        gone = dimension.items
    for item in gone:
        row.answers.pop(item, None)


def make(seed, kind=None):
    """The survey of a seed."""
    rng = random.Random(seed)
    kind = kind or rng.choices(list(KINDS), list(KINDS.values()))[0]
    instruments = _shared(rng, kind) if kind in ("same items", "parts of a composite") else [_instrument(rng)]
    if kind == "roles":
        instruments.append(_instrument(rng, "students", prefix="S", students=True))
    survey = Survey(kind, seed, instruments, [])
    survey.has_network = kind != "no network column"
    survey.has_role = kind == "roles" or rng.random() < 0.2
    survey.has_moment = kind == "moments"
    survey.has_code = kind in ("panel", "moments", "two networks") or rng.random() < 0.6
    often = rng.choice([0.03, 0.1, 0.1, 0.25])
    spread = rng.choice([0.05, 0.15, 0.2, 0.25])
    names = rng.sample(WORDS, len(WORDS))
    number = 0

    def person(network, role=None):
        nonlocal number
        number += 1
        return Row(f"c{number:03}", network, role or rng.choice(["student", "teacher", "educator"]),
                   "2024-2025", None)

    people = []
    for network, size in zip(names, _sizes(rng, kind)):
        people += [person(network if survey.has_network else None) for _ in range(size)]
    if survey.has_network and rng.random() < 0.3:
        people += [person(None) for _ in range(rng.randint(1, 5))]
    periods = [("2024-2025", None)]
    if kind == "panel":
        first = rng.choice([2, 2, 3, 4])
        periods = [(f"{2026 - first + i}-{2027 - first + i}", None) for i in range(first)]
    if kind == "moments":
        periods = [("2024-2025", "start"), ("2024-2025", "end")]
    levels = {name: rng.uniform(0.35, 0.8) for name in names + [None]}
    for year, moment in periods:
        here = list(people)
        if len(periods) > 1:  # a core, some who stay away, and guests
            here = [p for p in people if rng.random() > rng.choice([0, 0.05, 0.15])]
            networks = [p.network for p in people]
            here += [person(rng.choice(networks)) for _ in range(rng.choice([0, 1, 1, 2, 4]))]
        for p in here:
            row = Row(p.code, p.network, p.role, year, moment)
            _fill(rng, survey, row, levels[p.network], spread)
            _skip(rng, survey, row, often)
            survey.rows.append(row)
    if kind == "two networks":
        for row in rng.sample(survey.rows, min(len(survey.rows), rng.randint(1, 5))):
            others = sorted({r.network for r in survey.rows if r.network and r.network != row.network})
            if others:
                again = Row(row.code, rng.choice(others), row.role, row.year, row.moment)
                _fill(rng, survey, again, levels[again.network], spread)
                survey.rows.append(again)
    survey.rows = [row for row in survey.rows if row.answers]
    return survey
