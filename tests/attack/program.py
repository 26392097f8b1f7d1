# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program under test, as a black box."""
import json
import os
import subprocess
from decimal import Decimal


class Failed(Exception):
    """The program did not do what it was asked."""


def run(program, arguments, folder, fine=(0,)):
    """What the program prints; Failed with its messages when its exit status is not one of `fine`."""
    environment = {**os.environ, "LC_ALL": "C", "NO_COLOR": "1"}
    done = subprocess.run([program, *arguments], cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode not in fine:
        raise Failed(f"exit status {done.returncode}: {' '.join(arguments)}\n{done.stderr.decode(errors='replace')}")
    return done.stdout.decode()


def score(program, survey, folder, rows=None, more=()):
    """What `score --format json` gives of a survey; numbers as Decimal, as they were printed."""
    options = survey.write(folder, rows)
    text = run(program, ["-l", "en", "score", "-q", *options, "-f", "json", *more, "survey.csv"], folder)
    return json.loads(text, parse_float=Decimal)


def compare(program, survey, folder, rows=None, more=()):
    """The same of `compare --format json`."""
    options = survey.write(folder, rows)
    text = run(program, ["-l", "en", "compare", "-q", *options, "-f", "json", *more, "survey.csv"], folder)
    return json.loads(text, parse_float=Decimal)


def is_exact(document):
    """Whether a document's figures are unrounded: an older program's, or of --exact."""
    return document["settings"].get("exact") is not False
