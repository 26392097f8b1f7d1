# SPDX-License-Identifier: GPL-3.0-or-later
"""Are the attacks able to find something? They get exact figures, as the program once printed, and must."""
import json
from decimal import Decimal
from fractions import Fraction

import contract
import exact
import facts
import released
import sdc
import surveys

ATTEMPTS = 400  # surveys in which an attack must find at least one hit


def bite(name, survey_kind, rules, hits, needed=3):
    """Runs an attack on stand-in output until it has found enough; whether it did."""
    found = 0
    for seed in range(ATTEMPTS):
        survey = surveys.make(seed, survey_kind)
        document = json.loads(json.dumps(released.StandIn(survey, rules).score()), parse_float=Decimal)
        reader = facts.Reader(survey, rules.exact)
        reader.score(document)
        found += any(True for _ in hits(survey, document, reader.facts))
        if found >= needed:
            print(f"{name:32} found {found} in {seed + 1} surveys")
            return True
    print(f"{name:32} found only {found} in {ATTEMPTS} surveys")
    return False


def core_and_guests():
    """Means of a network and its pairs over two years, of which one guest's score follows."""
    instrument = surveys.Instrument("first", 1, 5, (surveys.Dimension("aaa", ("Q1", "Q2")),))
    rows = [surveys.Row(f"c{n}", "Music", "teacher", year, None, {"Q1": 1 + n % 5, "Q2": 1 + (n + late) % 5})
            for late, year in enumerate(("2023-2024", "2024-2025")) for n in range(10 + late)]
    survey = surveys.Survey("panel", 0, [instrument], rows)
    dimension = instrument.dimensions[0]
    first, second = range(10), range(10, 21)
    mean = lambda group: Fraction(sum(rows[r].score(instrument, dimension) for r in group), len(group))
    pairs = mean(range(10, 20)) - mean(first)
    reader = facts.Reader(survey, True)
    for kind, group, number, minus in (("mean", first, mean(first), ()), ("mean", second, mean(second), ()),
                                       ("difference", range(10, 20), pairs, first)):
        reader.add(kind, group, instrument, dimension, float(number), len(group), minus=frozenset(minus))
    found = list(exact.pairs(survey, reader.facts))
    print(f"{'pairs':32} {found[0] if found else 'found nothing'}")
    return bool(found)


def sliding(rules, wanted):
    """The integer program gives away those who left an item open under exact figures."""
    def hits(survey, _, read):
        return [f for f in sdc.attack(survey, read, 2, 10)[0] if not f.alike]
    return bite("sliding protection", "one network", rules, hits, wanted)


def main():
    everything = released.Rules(exact=True, min_n_spread=5, quartiles="plain")
    means = released.Rules(exact=True, left_out=False, items=False, sd=False, ci=False, quartiles="none", rwg=False, alpha=False)
    good = [
        bite("k n mean - items", None, everything, lambda s, d, f: exact.sums(s, f)),
        bite("networks and everyone", "tiny networks", means, lambda s, d, f: exact.networks(s, f)),
        bite("complementary items", None, everything, lambda s, d, f: (
            h for h in exact.networks(s, f) if h.startswith("mean answer"))),
        bite("rwg", None, everything, lambda s, d, f: exact.sheets(s, f, "rwg")),
        bite("alpha", None, everything, lambda s, d, f: exact.sheets(s, f, "alpha")),
        bite("ICC, F, df", "tiny networks", released.Rules(exact=True, left_out=False),
             lambda s, d, f: exact.variance_between(s, d, f)),
        bite("groups of 5 to 7, scores", "one network", everything, lambda s, d, f: exact.small_groups(s, f)),
        bite("groups of 5 to 7, item counts", "one network", everything, lambda s, d, f: exact.small_groups_items(s, f)),
        bite("same items", "parts of a composite", means, lambda s, d, f: exact.shared_items(s, f)),
        core_and_guests(),
        bite("contract: decimals", None, everything, lambda s, d, f: contract.decimals(d)),
        bite("contract: rounding", None, released.Rules(exact=True), lambda s, d, f: contract.rounding(s, f)),
        sliding(everything, 1),
    ]
    return 0 if all(good) else 1

