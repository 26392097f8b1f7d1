# SPDX-License-Identifier: GPL-3.0-or-later
"""What two publications give away together that one does not.

Each pair is two honest runs over the same answers: the attacker has both. Late answers of people
who had already taken part are not in it; late people are.
"""
import random
import tempfile

import exact
import facts
import program as runner
import surveys


def read(program, survey, exact, rows=None, more=(), minimum=None, command="score"):
    """The facts of one publication: of all rows, or of some."""
    with tempfile.TemporaryDirectory() as folder:
        reader = facts.Reader(survey, exact, rows)
        reader.min_answered = minimum
        chosen = None if rows is None else [survey.rows[r] for r in rows]
        if command == "compare":
            reader.compare(runner.compare(program, survey, folder, chosen, more))
        else:
            reader.score(runner.score(program, survey, folder, chosen, more))
    return reader.facts


def students_only(program, survey, exact):
    """Everyone; and the students, from a file of their own."""
    chosen = [r for r, row in enumerate(survey.rows) if row.role == "student"]
    if len(survey.periods) > 1 or not 5 <= len(chosen) < len(survey.rows):
        return None
    return read(program, survey, exact), read(program, survey, exact, chosen)


def min_answered(program, survey, exact):
    """By default; and with a score only for those who answered everything."""
    if len(survey.periods) > 1 or all(row.answered >= set(survey.items) for row in survey.rows):
        return None
    return read(program, survey, exact), read(program, survey, exact, None, ["--min-answered", "1"], 1)


def late_people(program, survey, exact):
    """In May; and in June with one to three people more."""
    if len(survey.periods) > 1 or len(survey.rows) < 8:
        return None
    rng = random.Random(survey.seed)
    late = set(rng.sample(range(len(survey.rows)), rng.randint(1, 3)))
    return read(program, survey, exact), read(program, survey, exact, [r for r in range(len(survey.rows)) if r not in late])


def file_of_a_network(program, survey, exact):
    """The file of one network or some of them; and of all."""
    names = sorted({row.network for row in survey.rows if row.network})
    if len(survey.periods) > 1 or len(names) < 2:
        return None
    rng = random.Random(survey.seed)
    chosen = rng.sample(names, rng.randint(1, len(names) - 1))
    return read(program, survey, exact), read(
        program, survey, exact, [r for r, row in enumerate(survey.rows) if row.network in chosen])


def score_and_compare(program, survey, exact):
    """The scores of all years; and their comparison."""
    if len(survey.periods) < 2:
        return None
    return read(program, survey, exact), read(program, survey, exact, command="compare")


FIGURES = {"JSON": exact.LINEAR, "no items": ("mean", "difference")}

PAIRS = {"all / students only": students_only, "default / --min-answered 1": min_answered,
         "May / June with late people": late_people, "some networks / all": file_of_a_network,
         "score / compare": score_and_compare}


def check(program, survey, pair, is_exact=False):
    """What follows by subtraction from two publications: ({figures: sentences}, alike), or None when the
    pair is not for this survey. JSON has everything; tables, CSV and figures have no figures of items."""
    both = PAIRS[pair](program, survey, is_exact)
    if both is None:
        return None
    found, alike = {}, 0
    for name, kinds in FIGURES.items():
        hits = list(exact.linear(survey, both[0] + both[1], lambda f: f.kind in kinds))
        found[name] = [h for h in hits if not h.startswith(exact.ALIKE)]
        alike += len(hits) - len(found[name])
    return found, alike


def seeds_for(pair, first, count):
    """Surveys that a pair of publications can be tried on."""
    kinds = {"all / students only": "roles", "score / compare": "panel"}
    for seed in range(first, first + count):
        yield surveys.make(seed, kinds.get(pair))
