# SPDX-License-Identifier: GPL-3.0-or-later
"""Two surveys whose results read the same must be drawn the same, to the byte.

The second has other answers with the same released figures (witness.py), and thus other exact
means: what differs in a table, CSV, SVG, PDF or PNG carries more than the result says.
"""
import copy
import json
from decimal import Decimal
from pathlib import Path

import facts
import program as runner
import released
import sdc
import witness


def other_answers(survey, rules=None):
    """A survey of the same released figures and other exact means, if one is found."""
    reader = facts.Reader(survey, False)
    reader.score(released.StandIn(survey, rules or released.Rules()).score())
    for instrument in survey.instruments:
        for dimension in instrument.dimensions:
            for year, moment in survey.periods:
                period = survey.respondents(instrument, year, moment or None)
                about = sdc.component(survey, reader.facts, dimension)
                for network in sorted({survey.rows[r].network or "" for r in period}):
                    rows = [r for r in period if (survey.rows[r].network or "") == network
                            and survey.rows[r].has_score(instrument, dimension)]
                    if len(rows) < 5:
                        continue
                    for seed in range(3):
                        found = witness.find(survey, about, rows[:1], instrument, dimension, rows, seed=seed)
                        if found:
                            other = survey.with_rows(copy.deepcopy(survey.rows))
                            for r, answers in found.items():
                                other.rows[r].answers = dict(answers)
                            mean = lambda s: sum(s.rows[r].score(instrument, dimension) for r in rows)
                            if mean(other) != mean(survey):
                                return other
    return None


def outputs(program, survey, folder):
    """{name: bytes} of everything that the commands print and draw."""
    folder = Path(folder)
    folder.mkdir()
    options = survey.write(folder)
    run = lambda *arguments: runner.run(program, ["-l", "en", arguments[0], "-q", *options, *arguments[1:], "survey.csv"], folder)
    found = {f"score {form}": run("score", "-f", form) for form in ("json", "csv", "table")}
    run("draw", "-f", "svg,pdf,png", "-o", "drawn")
    if len(survey.periods) > 1:
        found |= {f"compare {form}": run("compare", "-f", form, *(["-o", "drawn"] if form == "csv" else []))
                  for form in ("json", "csv", "table")}
    return found | {p.name: p.read_bytes() for p in sorted((folder / "drawn").glob("*")) if p.is_file()}


def words(document):
    """The words about agreement, which other answers may change as well."""
    return [d.get("agreement") for e in document["instruments"] for g in [*e["networks"], e["overall"]] if g
            for d in g["dimensions"]]


def check(program, survey, folder, exact=False):
    """Outputs that differ though the results read the same; None when no such survey was found.

    `exact`: the program prints exact figures, so the results need not be equal, only the words.
    """
    other = other_answers(survey)
    if other is None:
        return None
    one, two = outputs(program, survey, f"{folder}/one"), outputs(program, other, f"{folder}/two")
    documents = [json.loads(o["score json"], parse_float=Decimal) for o in (one, two)]
    if exact:
        if words(documents[0]) != words(documents[1]):
            return None
        return [name for name in one if Path(name).suffix in (".svg", ".pdf") and one[name] != two.get(name)]
    if documents[0] != documents[1] or one.get("compare json") != two.get("compare json"):
        return None
    return [name for name in one.keys() | two.keys() if one.get(name) != two.get(name)]
