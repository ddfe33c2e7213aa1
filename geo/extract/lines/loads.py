"""What goes through a line tells of what kind it is: "gas flows through the line"."""

from __future__ import annotations

import re

from geo.extract.reading import SUBJECTS, Reading
from geo.model import Token

_ALONG = frozenset("through over by via along down on in across".split())
_CARRYING = frozenset(
    "carry take bring move transport deliver pump send convey feed supply haul export ship "
    "import channel".split()
)
_CURRENT = re.compile(
    r"\b(?:power|electricity|current|megawatts?|gigawatts?|mw|gw|kilowatts?|hydropower)\b"
)
_FLUID = re.compile(
    r"\b(?:gas|oil|crude|water|diesel|petrol|gasoline|hydrogen|ammonia|condensate|ethane|"
    r"kerosene|naphtha|methane|barrels|bcm|brine|slurry|fuel)\b"
)
_DATA = re.compile(r"\b(?:data|internet|calls|terabits?|gigabits?|bandwidth|web)\b")
_TRAINS = re.compile(r"\b(?:trains?|passengers?|wagons?|freight|locomotives?|coal|ore|grain)\b")
_KINDS = (("cable", _DATA), ("power line", _CURRENT), ("pipeline", _FLUID), ("railway", _TRAINS))


def kind_by_load(reading: Reading, noun: Token) -> str:
    """Return the kind of a line by what goes along it, empty where that isn't told."""
    for words in _loads(reading, noun):
        low = words.lower()
        if kind := next((kind for kind, sign in _KINDS if sign.search(low)), ""):
            return kind
    return ""


def _loads(reading: Reading, noun: Token) -> list[str]:
    """Return the words for what goes along a line, the nearest first."""
    found: list[str] = []
    for clause in reading.analysis.children(noun.i):
        if clause.dep in ("relcl", "acl") and clause.lemma in _CARRYING:
            load = reading.child(clause.i, "dobj") or reading.child(clause.i, "nsubjpass")
            if load is not None:
                found.append(_phrase(reading, load))
    above = reading.tokens[noun.head]
    if noun.dep != "pobj" or above.text.lower() not in _ALONG:
        return found
    head = reading.tokens[above.head]
    if head.pos == "NOUN":
        inner = [t for t in reading.analysis.subtree(head.i) if t.i < above.i]
        return [*found, reading.joined(inner)]
    for _ in range(3):
        if head.pos not in ("VERB", "AUX"):
            break
        for child in reading.analysis.children(head.i):
            if child.dep in (*SUBJECTS, "dobj") and child.i < above.i:
                found.append(_phrase(reading, child))
        if head.dep == "acl":
            found.append(reading.tokens[head.head].text)
        if head.dep not in ("xcomp", "pcomp", "conj", "advcl", "prep") or head.head == head.i:
            break
        head = reading.tokens[head.head]
        if head.pos == "ADP":
            head = reading.tokens[head.head]
    return found


def _phrase(reading: Reading, head: Token) -> str:
    """Return the words of a noun without the clauses that hang on it."""
    below = {
        t.i
        for c in reading.analysis.subtree(head.i)
        if c.dep in ("relcl", "acl")
        for t in reading.analysis.subtree(c.i)
    }
    return reading.joined(t for t in reading.analysis.subtree(head.i) if t.i not in below)
