"""A course that a line's name gives: "the Rostock–Schwedt–Płock pipeline"."""

from __future__ import annotations

import re

from geo.extract.lines.lookup import is_known
from geo.extract.lines.stop_names import Settled, UnplacedName, settle
from geo.extract.reading import Reading
from geo.model import Place, Resolution, Token

_DASH = re.compile(r"(?:[-‑–—]| – |-to-)$")
_TO = re.compile(r" to $")
_KNOWN = re.compile(
    r"(?:\b(?:the|a|an|this|that|its|their|new|old|planned|proposed)|['’]s?)\s$", re.IGNORECASE
)
"""What stands before a course that is part of a name: "the A to B railway"."""
_BESIDE = re.compile(
    r"(?:\s+(?:gas|oil|crude|natural|products?|fuel|water|hydrogen|export|import|trunk|main|transit|"
    r"high-speed|standard-gauge|freight|passenger|rail|railway|railroad|road|power|electricity|"
    r"transmission|submarine|undersea|subsea|fib(?:re|er)(?:-optic)?|data|ferry|shipping|container|"
    r"\d[\d.,]*[- ]?(?:kV|km|kilovolts?)))*\s*$",
    re.IGNORECASE,
)
_WORDS = 5
"""How many common words stand between a course and its noun, at most."""
NO_STOPS = frozenset(
    "trans pan north south east west central upper lower intra inter cross".split()
)
"""Parts of a line's name that are no place: "the Trans-Saharan pipeline"."""
_WORD = r"(?:[^\W\d_a-z][\w'’.]*|d[aeo]s?|del|la|el|al)"
_NAME = re.compile(rf"{_WORD}(?: {_WORD})*$")


def chain_before(reading: Reading, noun: Token) -> Settled | None:
    """Return the course that the words before a noun name, if any of its places is known."""
    text = reading.analysis.article.text
    start = reading.analysis.sentence_of(noun.i).span.start
    before = text[start : noun.start]
    ended = {r.toponym.span.end: r for r in reading.resolutions if r.toponym.role != "demonym"}
    beside = _BESIDE.search(before)
    at = noun.start - (len(beside[0]) if beside is not None else 0)
    at = min(at, _left_of_nouns(reading, noun))
    stops: list[Place | UnplacedName] = []
    worded = False
    while True:
        unit = _unit(reading, text[start:at], ended.get(at))
        if unit is None:
            break
        stop, length = unit
        if text[at - length : at].lower() in NO_STOPS:
            return None
        stops.insert(0, stop)
        at -= length
        dash = _DASH.search(text[start:at]) or _TO.search(text[start:at])
        if dash is None:
            break
        worded = worded or dash[0] == " to "
        at -= len(dash[0])
    if worded and not _KNOWN.search(text[start:at]):
        return None  # "from A to B" is read word by word
    if len(stops) < 2 or not any(_is_placed(reading, stop) for stop in stops):
        return None
    return settle(reading, stops)


def _left_of_nouns(reading: Reading, noun: Token) -> int:
    """Return where the text stands before the common words that say of what sort a line is."""
    i = noun.i
    first = reading.analysis.sentence_of(i).first
    while i > first and i > noun.i - _WORDS:
        before = reading.tokens[i - 1]
        small = before.text.islower() and before.pos in ("ADJ", "NOUN", "VERB", "ADV")
        if before.i in reading.at or not (small or (before.text == "-" and i < noun.i)):
            break
        if small and before.head not in range(i - 1, noun.i + 1):
            break
        i -= 1
    before_it = reading.tokens[i - 1] if i > first else reading.tokens[i]
    return before_it.end if i > first else noun.start


def _is_placed(reading: Reading, stop: Place | UnplacedName) -> bool:
    """Tell whether a part of the name is a place a line may stop at, not a part of the world."""
    if isinstance(stop, UnplacedName):
        return is_known(reading, stop.text)
    return stop.kind != "region"


def _unit(
    reading: Reading, text: str, held: Resolution | None
) -> tuple[Place | UnplacedName, int] | None:
    """Return the stop that ends a text, and the length of its name."""
    run = _NAME.search(text)
    read = len(held.toponym.surface) if held is not None else 0
    words = run[0].split() if run is not None else []
    for n in range(len(words)):
        name = " ".join(words[n:])
        if len(name) > read and is_known(reading, name):
            return UnplacedName(name, None), len(name)
    if held is not None and held.place is not None:
        return held.place, read
    return (UnplacedName(words[-1], None), len(words[-1])) if words else None
