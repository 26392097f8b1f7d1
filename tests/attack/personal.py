# SPDX-License-Identifier: GPL-3.0-or-later
"""A hundred places where something personal is typed or exported, and where it must not come out.

Not in a result, figure, name of a file, or the archive with its key. Messages on the terminal may
say line and column and quote with what looks personal masked.
"""
import random
import tempfile
from pathlib import Path

import contract
import program as runner
import surveys

SECRETS = {"name": "Wilhelmina Oosterbroek", "e-mail": "w.oosterbroek@voorbeeld.example",
           "phone": "06-48219375", "code": "s1748293x", "address": "Kastanjelaan 118, Zutphen"}
TRACES = {"name": ["Oosterbroek", "Wilhelmina"], "e-mail": ["oosterbroek@"], "phone": ["48219375"],
          "code": ["1748293"], "address": ["Kastanjelaan"]}


def table(rng):
    """A plain survey as lists of cells, and its questionnaire."""
    survey = surveys.make(rng.randrange(10**6), "plain")
    while len(survey.instruments[0].items) < 3 or len(survey.rows) < 12:
        survey = surveys.make(rng.randrange(10**6), "plain")
    survey.has_network = survey.has_role = survey.has_moment = survey.has_code = True
    for row in survey.rows:
        row.moment, row.network = "end", row.network or "Music"
    return survey, [line.split(",") for line in survey.csv().splitlines()]


def one_cell(column):
    def place(cells, secret, rng):
        cells[rng.randrange(1, len(cells))][column if column >= 0 else len(cells[0]) - 1] = secret
    return place


def some_cells(column):
    def place(cells, secret, rng):
        for number in rng.sample(range(1, len(cells)), 3):
            cells[number][column] = secret
    return place


def whole_column(column):
    def place(cells, secret, rng):
        for number, line in enumerate(cells[1:]):
            line[column] = f"{secret[:2]}{number}{secret[2:]}"
    return place


def beside(column):
    def place(cells, secret, rng):
        line = rng.choice(cells[1:])
        line[column] = f"{line[column]} {secret}"
    return place


def header_of(column):
    def place(cells, secret, rng):
        cells[0][column] = f"{cells[0][column]} {secret}"
    return place


def unused(header):
    def place(cells, secret, rng):
        for line in cells:
            line.append("")
        cells[0][-1] = secret if header else "Remark"
        for line in rng.sample(cells[1:], 3):
            line[-1] = secret
    return place


def extra_row(cells, secret, rng):
    cells.insert(rng.randrange(1, len(cells)), [secret, *[""] * (len(cells[0]) - 1)])


PLACES = {  # columns: respondent network year moment role items...
    "a network": one_cell(1), "three networks": some_cells(1), "all networks": whole_column(1),
    "beside a network": beside(1), "a role": one_cell(4), "all roles": whole_column(4),
    "beside a role": beside(4), "a year": one_cell(2), "beside a year": beside(2), "a moment": one_cell(3),
    "beside a moment": beside(3), "an item": one_cell(5), "the last item": one_cell(-1),
    "beside an answer": beside(6), "all of an item": whole_column(6), "a respondent": one_cell(0),
    "all respondents": whole_column(0), "an unused column": unused(False), "an unused header": unused(True),
    "a row of its own": extra_row}


def quoted(cells):
    return "".join(",".join(f'"{c}"' if "," in c else c for c in line) + "\n" for line in cells)


def check(program, seed, few=False):
    """(place, kind of secret, where it was found) of every placement; `few`: one of every place."""
    rng = random.Random(seed)
    for place, put in PLACES.items():
        for kind in [rng.choice(list(SECRETS))] if few else SECRETS:
            survey, cells = table(rng)
            put(cells, SECRETS[kind], rng)
            with tempfile.TemporaryDirectory() as folder:
                yield place, kind, sorted(set(found(program, survey, quoted(cells), folder, TRACES[kind])))


def found(program, survey, text, folder, traces):
    """Where a trace comes out of any command."""
    options = survey.write(folder)
    Path(folder, "survey.csv").write_text(text)
    commands = {f"score {f}": ["score", "-f", f] for f in ("table", "json", "csv")}
    commands |= {"reliability": ["score", "--reliability"], "compare": ["compare", "-f", "json"],
                 "draw": ["draw", "-f", "svg,pdf", "-o", "drawn"]}
    before = {p.name for p in Path(folder).iterdir()}
    for lenient in ([], ["--lenient"]):
        for name, command in commands.items():
            out = runner.run(program, [command[0], *options, *lenient, *command[1:], "survey.csv"], folder, range(0, 100))
            if any(t.lower() in out.lower() for t in traces):
                yield f"{name} {' '.join(lenient)}".strip()
    runner.run(program, ["archive", "add", "-a", "kept.nsp", *options, "--lenient", "survey.csv"], folder, range(0, 100))
    for command in ("score", "draw"):
        more = ["-o", "drawn-archive", "-f", "pdf"] if command == "draw" else ["-f", "json"]
        out = runner.run(program, [command, "-a", "kept.nsp", *options, *more], folder, range(0, 100))
        if any(t.lower() in out.lower() for t in traces):
            yield f"{command} of the archive"
    for path in sorted(Path(folder).rglob("*")):
        if path.name in before:
            continue
        if any(t.lower().replace(" ", "-") in path.name.lower() or t.lower() in path.name.lower() for t in traces):
            yield f"name of {path.name.split('.')[-1]} file"
        if path.is_file():
            content = contract.text_of(path).lower()
            if any(t.lower().encode() in content or t.lower().encode("utf-16-le") in content for t in traces):
                yield f"bytes of a {path.name.split('.')[-1]} file"
