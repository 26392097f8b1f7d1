#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the invented surveys beside this script: 2023-2024.csv, 2024-2025.csv, 2025-2026.csv.

Every answer comes from the small generator below, so any Python 3 writes the same bytes.
"""
import os

YEARS = ["2023-2024", "2024-2025", "2025-2026"]

# Students and professionals who answer, by year; None: the network did not exist yet.
NETWORKS = {
    "Burgerschap": [(5, 9), (6, 10), (6, 8)],
    "Historisch redeneren": [(4, 8), (3, 9), (4, 9)],
    "Computational thinking": [None, (8, 6), (9, 7)],
    "Taalontwikkeling": [(11, 14), (10, 14), (11, 13)],
    "Onderzoekend leren": [(7, 7), (8, 8), (7, 9)],
    "Kansengelijkheid": [(3, 10), (5, 11), (5, 12)],
    "Wereldoriëntatie": [(6, 4), (5, 5), (6, 4)],
    "Bewegend leren": [(3, 1), (3, 1), (3, 1)],  # too small to show
}
TWO_CAMPS = "Onderzoekend leren"

# Blocks of items that belong together: item prefix, item numbers, top of the scale (it starts at
# 1), and the level around which the networks vary, as if the scale ran from 1 to 5.
SRT = [
    ("P", range(1, 5), 5, 3.7), ("P", range(5, 9), 5, 3.3), ("P", range(9, 14), 5, 3.6),
    ("R", range(1, 5), 5, 3.9), ("R", range(5, 9), 5, 3.7), ("R", range(9, 13), 5, 3.2),
    ("R", range(13, 17), 5, 3.0), ("R", range(17, 20), 5, 3.0),
]
STUDENTS = [
    ("B", (1, 7, 13, 19), 5, 3.6), ("B", (2, 8, 14, 20), 5, 2.9), ("B", (3, 9, 15, 21), 5, 3.8),
    ("B", (4, 10, 16, 22), 5, 2.7), ("B", (5, 11, 17, 23), 5, 3.5), ("B", (6, 12, 18, 24), 5, 2.9),
    ("T", (2, 3, 4, 11), 9, 3.4), ("T", (5, 9, 10, 12), 9, 3.6), ("T", (1, 6, 7, 8), 9, 3.3),
    ("E", range(1, 5), 5, 3.7), ("E", range(5, 9), 5, 3.4), ("E", range(9, 13), 5, 3.6),
    ("E", range(13, 17), 5, 3.2),
]
BLOCKS = SRT + STUDENTS
ITEMS = [f"{p}{i:02d}" for p, n in (("P", 13), ("R", 19), ("B", 24), ("T", 12), ("E", 16))
         for i in range(1, n + 1)]
FRUSTRATION = {9, 11, 13}  # blocks that run against the mood of the person

MASK = (1 << 64) - 1
state = 4


def draw(n):
    """A whole number from 0 to n - 1 (splitmix64)."""
    global state
    state = (state + 0x9E3779B97F4A7C15) & MASK
    z = state
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return ((z ^ (z >> 31)) >> 11) % n


def chance(p):
    return draw(1000) < 1000 * p


def between(low, x, high):
    return min(max(x, low), high)


def normal(sd):
    """About normal, from sums and products only: the same on every machine."""
    return sd * (sum(draw(1 << 20) for _ in range(12)) / (1 << 20) - 6)


def new_person(student, taken):
    while True:
        code = "".join("abcdefghjkmnpqrstuvwxyz"[draw(23)] + "23456789"[draw(8)] for _ in "12")
        if code not in taken:
            break
    taken.add(code)
    kind = draw(10)
    professional = "docent" if kind < 6 else "lerarenopleider" if kind < 9 else "onderzoeker"
    mood = normal(0.3)
    return {
        "code": code,
        "role": "student" if student else professional,
        "camp": 1 if len(taken) % 2 else -1,
        "traits": [(-mood if b in FRUSTRATION else mood) + normal(0.4) for b in range(len(BLOCKS))],
    }


def members(before, wanted, student, leavers, taken):
    """This year's people of one kind: most of last year's, now and then a leaver of elsewhere."""
    same = [p for p in before if (p["role"] == "student") == student]
    stay = [p for p in same if chance(0.6 if student else 0.7)][:wanted]
    leavers += [p for p in same if p not in stay]
    others = [p for p in leavers if p not in same and (p["role"] == "student") == student]
    while len(stay) < wanted:
        if others and chance(0.1):
            stay.append(others.pop())
            leavers.remove(stay[-1])
        else:
            stay.append(new_person(student, taken))
    return stay


def answers(person, network, levels, item_levels):
    """Item id -> what stands in the cell; a few answers, and now and then a block, are missing."""
    cells = {}
    skipped = draw(len(SRT)) if chance(0.04) else None
    for b, (prefix, numbers, top, _) in enumerate(BLOCKS):
        if b >= len(SRT) and person["role"] != "student":
            continue
        camp = person["camp"] if network == TWO_CAMPS and b < 5 else 0
        level = levels[b] + person["traits"][b] + camp + normal(0.25)
        for i in numbers:
            item = f"{prefix}{i:02d}"
            x = level + item_levels[item] + normal(0.6)
            value = between(1, int(1 + (x - 1) * (top - 1) / 4 + 0.5), top)
            missing = ("NA" if draw(2) else "") if chance(0.028) else None
            cells[item] = "" if b == skipped else str(value) if missing is None else missing
    return cells


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    taken, leavers = set(), []
    item_levels = {item: normal(0.15) for item in ITEMS}
    levels = {n: [between(2.8, block[3] + normal(0.3), 4.1) for block in BLOCKS] for n in NETWORKS}
    people = {n: [] for n in NETWORKS}
    for y, year in enumerate(YEARS):
        lines = []
        for network, sizes in NETWORKS.items():
            if sizes[y] is None:
                continue
            students, professionals = sizes[y]
            before = people[network]
            people[network] = (members(before, students, True, leavers, taken)
                               + members(before, professionals, False, leavers, taken))
            for person in people[network]:
                cells = answers(person, network, levels[network], item_levels)
                lines.append(";".join([person["code"], network, year, person["role"]]
                                      + [cells.get(item, "") for item in ITEMS]))
            levels[network] = [between(2.8, x + normal(0.15), 4.1) for x in levels[network]]
        for i in range(len(lines) - 1, 0, -1):  # in the order in which people happened to answer
            j = draw(i + 1)
            lines[i], lines[j] = lines[j], lines[i]
        header = ";".join(["respondent", "netwerk", "jaar", "rol"] + ITEMS)
        with open(os.path.join(here, year + ".csv"), "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join([header] + lines) + "\n")


main()
