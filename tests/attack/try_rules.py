#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""try_rules [N] [SEED] - what would each more figure give away? On the stand-in, not the program.

One network of 8 to 20 people (for alpha: 21 to 40), one dimension of 2 to 5 items, of whom one
(or two, differently) left an item open. Per set of rules: of how many of those is the score
known to within a tenth of the scale, apart from networks that answered alike.
"""
import random
import sys
import time

import facts
import released
import sdc
import surveys

MEAN = dict(items=False, sd=False, ci=False, quartiles="none", rwg=False, alpha=False)
RULES = {
    "mean": MEAN,
    "mean, sd": {**MEAN, "sd": True},
    "mean, sd, interval": {**MEAN, "sd": True, "ci": True},
    "mean, quartiles": {**MEAN, "quartiles": "plain"},
    "mean, quartiles snapped": {**MEAN, "quartiles": "snapped"},
    "mean, sd, interval, snapped": {**MEAN, "sd": True, "ci": True, "quartiles": "snapped"},
    "  with rwg": {**MEAN, "sd": True, "ci": True, "quartiles": "snapped", "rwg": True},
    "mean, items": {**MEAN, "items": True},
    "mean, items, sd, interval": {**MEAN, "items": True, "sd": True, "ci": True},
    "mean, items, quartiles": {**MEAN, "items": True, "quartiles": "plain"},
    "mean, items, snapped": {**MEAN, "items": True, "quartiles": "snapped"},
    "mean, items, sd, interval, snapped": {**MEAN, "items": True, "sd": True, "ci": True, "quartiles": "snapped"},
    "  with rwg, too": {**MEAN, "items": True, "sd": True, "ci": True, "quartiles": "snapped", "rwg": True},
    "mean, items, rwg": {**MEAN, "items": True, "rwg": True},
}
LARGER = {
    "21-40: items, sd, interval, snapped": RULES["mean, items, sd, interval, snapped"],
    "21-40: with rwg": RULES["  with rwg, too"],
    "21-40: with rwg and alpha": {**RULES["  with rwg, too"], "alpha": True},
    "21-40: no items, rwg and alpha": {**RULES["  with rwg"], "alpha": True},
}


def network(seed, low, high):
    """A network of one survey, and the numbers of those who left an item open."""
    rng = random.Random(seed)
    size = rng.randint(2, 5)
    items = tuple(f"Q{i}" for i in range(1, size + 1))
    instrument = surveys.Instrument("first", 1, 5, (surveys.Dimension("aaa", items),))
    survey = surveys.Survey("try", seed, [instrument], [])
    level, spread = rng.uniform(0.35, 0.8), rng.choice([0.1, 0.15, 0.2, 0.25])
    for number in range(rng.randint(low, high)):
        row = surveys.Row(f"c{number}", "Music", "teacher", "2024-2025", None)
        surveys._fill(rng, survey, row, level, spread)
        survey.rows.append(row)
    open_items = rng.sample(items, rng.choice([1, 1, 2]))
    for row, item in zip(survey.rows, open_items):
        del row.answers[item]
    return survey, range(len(open_items))


def tried(survey, skippers, rules):
    """Of those who left an item open: how many are given away, how many undecided."""
    reader = facts.Reader(survey, False, snapping=rules.quartiles == "snapped")
    reader.score(released.StandIn(survey, rules).score())
    instrument = survey.instruments[0]
    dimension = instrument.dimensions[0]
    given = undecided = 0
    for r in skippers:
        if not survey.rows[r].answers:
            continue
        answer, _ = sdc.decide(survey, reader.facts, [r], instrument, dimension, range(len(survey.rows)))
        given += answer is False
        undecided += answer is None
    return given, undecided


def main():
    count, first = int((sys.argv[1:] or [100])[0]), int((sys.argv[2:] or [1])[0])
    for table, low, high in ((RULES, 8, 20), (LARGER, 21, 40)):
        for name, rules in table.items():
            total = given = undecided = alike = 0
            began = time.time()
            for seed in range(first, first + count):
                survey, skippers = network(seed, low, high)
                instrument = survey.instruments[0]
                if sdc.nearly_alike(survey, instrument, instrument.dimensions[0], range(len(survey.rows))):
                    alike += 1
                    continue
                some, unknown = tried(survey, skippers, released.Rules(**rules))
                total, given, undecided = total + len(skippers), given + some, undecided + unknown
            print(f"{name:40} {given:4} of {total} ({100 * given / total:.1f}%), undecided {undecided}, "
                  f"{time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
