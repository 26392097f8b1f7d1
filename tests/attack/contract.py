# SPDX-License-Identifier: GPL-3.0-or-later
"""What the released output promises about its form: decimals, rounding, and who is named."""
import csv
import io
import json
import re
import subprocess
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import facts
import program as runner
import released

FIGURES = ("mean", "sd", "ci95", "q1", "median", "q3", "rwg")


def numbers(value):
    """The numbers of a figure that may be absent, one or two."""
    return [] if value is None else value if isinstance(value, list) else [value]


def places(number):
    """The decimals that a number is printed with."""
    return max(0, -Decimal(str(number)).as_tuple().exponent)


def decimals(document):
    """Figures of a score document with more decimals than their n allows."""
    for entry in document["instruments"]:
        for group in [*entry["networks"], entry["overall"]]:
            for found in (group or {}).get("dimensions", []):
                for figure in FIGURES:
                    for number in numbers(found.get(figure)):
                        if places(number) > facts.decimals_for(found["n"] or 0):
                            yield f"{group['network']} {found['id']}: {figure} is {number} for n = {found['n']}"
                for item in found.get("items", []):
                    for number in numbers(item["mean"]) + numbers(item["sd"]):
                        if places(number) > facts.decimals_for(item["n"] or 0):
                            yield f"{group['network']} {item['id']}: {number} for n = {item['n']}"
        for found in entry["reliability"] or []:
            for key, value in found.items():
                if key not in ("items", "n", "df1", "df2", "dimension", "undefined", "item_statistics"):
                    for number in numbers(value):
                        if places(number) > 2:
                            yield f"reliability of {found['dimension']}: {key} is {number}"


def decimals_of_changes(document):
    """The same of a compare document."""
    for entry in document["instruments"]:
        for group in entry["networks"]:
            for found in group["dimensions"]:
                for year in found["years"]:
                    for number in numbers(year["mean"]) + numbers(year["sd"]) + numbers(year["ci95"]):
                        if places(number) > facts.decimals_for(year["n"] or 0):
                            yield f"{group['network']} {found['id']} {year['year']}: {number} for n = {year['n']}"
                for change in found["changes"]:
                    both = [y["n"] or 0 for y in found["years"]]
                    for part in ("independent", "paired"):
                        part = change[part] or {}
                        for key in ("difference", "ci95", "df"):
                            for number in numbers(part.get(key)):
                                if places(number) > facts.decimals_for(part.get("n") or max(both)):
                                    yield f"{group['network']} {found['id']}: {key} of a change is {number}"


def rounding(survey, read):
    """Means and sds that are not the exact value rounded half away from zero."""
    for fact in read:
        if fact.kind not in ("mean", "sd"):
            continue
        values = [survey.rows[r].score(fact.instrument, fact.dimension) for r in fact.rows]
        n = len(values)
        printed = (fact.low + fact.high) / 2
        if fact.kind == "mean":
            right = released.rounded(Fraction(sum(values), n), facts.decimals_for(n))
            if printed != right:
                yield f"{fact.group} {fact.dimension.id}: mean {float(printed)} instead of {float(right)}"
        elif abs(float(printed) ** 2 - float(released.variance(values))) > \
                2 * float(printed) * 0.5001 * 10 ** -facts.decimals_for(n) + 0.26 * 10 ** (-2 * facts.decimals_for(n)):
            yield f"{fact.group} {fact.dimension.id}: sd {float(printed)}"


def csv_like_json(document, text):
    """Numbers of the CSV that the JSON does not have in the same place."""
    told = {}
    for entry in document["instruments"]:
        for group in [*entry["networks"], entry["overall"]]:
            for found in (group or {}).get("dimensions", []):
                key = entry["id"], entry["year"], entry["moment"] or "", group["network"] or "", found["id"]
                low, high = found["ci95"] or (None, None)
                told[key] = {**found, "ci95_low": low, "ci95_high": high}
    for row in csv.DictReader(io.StringIO(text)):
        key = row["instrument"], row["year"], row["moment"], row["network"], row["dimension"]
        if key not in told:
            if row["dimension"]:
                yield f"the CSV has {key}, the JSON not"
            continue
        for column in ("n", "mean", "sd", "ci95_low", "ci95_high", "min", "q1", "median", "q3", "max", "rwg"):
            number = told[key][column]
            if (row[column] == "") != (number is None) or (number is not None and Decimal(row[column]) != Decimal(str(number))):
                yield f"{key}: {column} is {row[column] or 'empty'} in the CSV and {number} in the JSON"


def table_decimals(text):
    """Lines of the table with more decimals than the n at their head allows."""
    for line in text.splitlines():
        found = re.match(r"\s+\S.*?\s{2,}(\d+)\s+(-?\d+\.\d+.*)$", line)
        if found:
            allowed = facts.decimals_for(int(found[1]))
            if any(len(d) > allowed for d in re.findall(r"\d\.(\d+)", found[2])):
                yield f"the table has «{line.strip()}»"


def small_names(survey, minimum=5):
    """Names of networks that are below min_n in every period and questionnaire."""
    sizes = {}
    for instrument in survey.instruments:
        for year, moment in survey.periods:
            for r in survey.respondents(instrument, year, moment or None):
                key = survey.rows[r].network, instrument.id, year, moment
                sizes[key] = sizes.get(key, 0) + 1
    return {n for n, *_ in sizes if n} - {key[0] for key, size in sizes.items() if size >= minimum}


def text_of(path):
    """Everything that can be read in a file that the program wrote."""
    data = Path(path).read_bytes()
    if path.suffix == ".pdf":
        data += subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=False).stdout
    return data


def named(survey, folder, texts):
    """Names of networks that nobody may see, in texts, names of files and files."""
    for name in small_names(survey):
        if any(name in text for text in texts):
            yield f"{name} is named in a result"
        for path in Path(folder).rglob("*"):
            if path.is_file() and (name.lower() in path.name.lower() or name.encode() in text_of(path)):
                yield f"{name} is named in {path.name}"


def check(program, survey, folder):
    """All breaches of the contract by score and compare on one survey (draw: coordinates.py)."""
    options = survey.write(folder)
    run = lambda *arguments: runner.run(program, ["-l", "en", arguments[0], "-q", *options, *arguments[1:], "survey.csv"], folder)
    printed = run("score", "-f", "json")
    document = json.loads(printed, parse_float=Decimal)
    table, sheet = run("score"), run("score", "-f", "csv")
    reliability = [run("score", "--reliability"), run("score", "--reliability", "-f", "csv")]
    texts = [printed, table, sheet, *reliability]
    if document["settings"].get("exact") is not False:
        yield "settings do not say that the figures are not exact"
    reader = facts.Reader(survey, False)
    reader.score(document)
    yield from decimals(document)
    yield from rounding(survey, reader.facts)
    yield from csv_like_json(document, sheet)
    yield from table_decimals(table)
    if len(survey.periods) > 1:
        printed = run("compare", "-f", "json")
        texts += [printed, run("compare"), run("compare", "-f", "csv")]
        yield from decimals_of_changes(json.loads(printed, parse_float=Decimal))
    yield from named(survey, folder + "/none", texts)
    if reader.unmatched:
        yield f"{reader.unmatched} figures whose people do not follow from the rules"
