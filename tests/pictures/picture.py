# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on a page, read from the file itself: lines and shapes with their colours from its
SVG, words with their places from its PDF (in SVG they are glyphs). All in points, y downwards."""
import math
import re
import subprocess
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


class Shape:
    """One path: `parts` are its pieces, each a list of points; `curved` when it has curves."""

    def __init__(self, element):
        style = dict(item.split(":", 1) for item in element.get("style", "").replace(" ", "").split(";")
                     if item)
        look = lambda name, other: style.get(name, element.get(name, other))
        self.fill = colour(look("fill", "none"))
        self.stroke = colour(look("stroke", "none"))
        self.opacity = float(look("stroke-opacity" if self.stroke else "fill-opacity", "1"))
        self.dashed = look("stroke-dasharray", "none") != "none"
        self.round = look("stroke-linecap", "butt") == "round"
        self.curved = "C" in element.get("d", "")
        self.parts = [part for part in pieces(element.get("d", "")) if part]
        self.points = [point for part in self.parts for point in part]

    def box(self):
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)

    def middle(self):
        x0, y0, x1, y1 = self.box()
        return (x0 + x1) / 2, (y0 + y1) / 2

    def width(self):
        x0, _, x1, _ = self.box()
        return x1 - x0


class Word:
    def __init__(self, x0, y0, x1, y1, text):
        self.x0, self.y0, self.x1, self.y1, self.text = x0, y0, x1, y1, text
        self.x, self.y = (x0 + x1) / 2, (y0 + y1) / 2


def colour(text):
    """(red, green, blue) of 0 to 255, or None."""
    parts = re.findall(r"([0-9.]+)%", text)
    if len(parts) == 3:
        return tuple(round(float(part) * 2.55) for part in parts)
    if re.fullmatch("#[0-9a-fA-F]{6}", text):
        return tuple(int(text[i:i + 2], 16) for i in (1, 3, 5))
    if text == "none":
        return None
    raise ValueError(f"a colour in another way: {text}")


def pieces(d):
    """The corners of each piece of a path; of a curve its end, and its control points' reach."""
    found, numbers = [], []
    for token in re.findall(r"[MLCZ]|-?[0-9.]+(?:e-?[0-9]+)?", d):
        if token == "M":
            found.append([])
        elif token not in "LCZ":
            numbers.append(float(token))
            if len(numbers) == 2:
                found[-1].append(tuple(numbers))
                numbers = []
    return [ends_of_curves(part) if "C" in d else part for part in found if len(part) > 1]


def ends_of_curves(part):
    """A circle is a start and four curves of three points: its ends lie on it."""
    return part[::3]


class Picture:
    def __init__(self, svg, pdf):
        root = ET.parse(svg).getroot()
        defined = {id(child) for defs in root.iter(SVG + "defs") for child in defs.iter()}
        self.shapes = [Shape(path) for path in root.iter(SVG + "path") if id(path) not in defined]
        self.shapes = [shape for shape in self.shapes if shape.points]
        if any(element.get("transform") for element in root.iter()):
            raise ValueError(f"{svg}: places are not in points")
        self.glyphs = [(float(use.get("x")), float(use.get("y")), use.get(LINK))
                       for use in root.iter(SVG + "use") if use.get("x")]
        self.title = "".join(root.find(SVG + "title").itertext()) if root.find(SVG + "title") is not None else ""
        self.words = words_of(pdf)

    def numbers(self):
        return [(word, int(word.text.replace("−", "-"))) for word in self.words
                if re.fullmatch("[-−]?[0-9]+", word.text)]

    def decimals(self):
        return [(word, float(word.text.replace(",", ".").replace("−", "-"))) for word in self.words
                if re.fullmatch("[-−]?[0-9]+([.,][0-9]+)?", word.text)]

    def find(self, title):
        """The places of a text that may stand on several lines, as boxes."""
        wanted = title.split()
        boxes = []
        for first in self.words:
            if first.text != wanted[0]:
                continue
            chain = [first]
            for text in wanted[1:]:
                last = chain[-1]
                after = [word for word in self.words if word.text == text and follows(last, word, chain)]
                if not after:
                    break
                chain.append(min(after, key=lambda word: (word.y - last.y, word.x - last.x)))
            if len(chain) == len(wanted):
                boxes.append(Word(min(w.x0 for w in chain), min(w.y0 for w in chain),
                                  max(w.x1 for w in chain), max(w.y1 for w in chain), title))
        return boxes

    def check_glyphs(self):
        """The digits of the SVG are those of the PDF: one glyph always stands for one letter."""
        letters = {}
        checked = 0
        for word in self.words:
            if not re.fullmatch("[-0-9.,]+", word.text):
                continue
            inside = sorted(glyph for glyph in self.glyphs
                            if word.x0 - 0.3 <= glyph[0] < word.x1 - 0.3 and word.y0 < glyph[1] < word.y1)
            if len(inside) != len(word.text):
                raise AssertionError(f"{word.text} is {len(inside)} glyphs in the SVG")
            for glyph, letter in zip(inside, word.text):
                if letters.setdefault(glyph[2], letter) != letter:
                    raise AssertionError(f"one glyph is {letter} and {letters[glyph[2]]}")
            checked += 1
        return checked


def follows(last, word, chain):
    beside = abs(word.y - last.y) < 2 and 0 < word.x0 - last.x1 < 8
    below = 2 < word.y - last.y < 20 and word.x0 < max(w.x1 for w in chain) and word.x1 > min(w.x0 for w in chain) - 60
    return beside or below


def words_of(pdf):
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    places = re.findall(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>', text)
    unescape = lambda words: words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return [Word(*map(float, place[:4]), unescape(place[4])) for place in places]


class Axis:
    """A scale as its numbers and lines on the page show it: from a place to a value. It rises with
    the place (1) or against it (-1)."""

    def __init__(self, marks, way):
        marks = sorted(set(marks))
        assert len(marks) >= 2, f"a scale with numbers {marks}"
        assert (marks[-1][1] - marks[0][1]) * way > 0, f"a scale the wrong way around: {marks}"
        (self.value0, self.place0), (self.value1, self.place1) = marks[0], marks[-1]
        for value, place in marks:
            assert math.isclose(self.value(place), value, abs_tol=0.01 * abs(self.span())), \
                f"{value} stands at {self.value(place):.2f} of its scale"

    def span(self):
        return self.value1 - self.value0

    def value(self, place):
        return self.value0 + (place - self.place0) * self.span() / (self.place1 - self.place0)
