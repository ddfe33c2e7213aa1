"""Parts of a line that have ends of their own: "a gap of 7 km between A and B"."""

from __future__ import annotations

from geo.extract.lines.frames import frames_in
from geo.extract.lines.journeys import is_journey
from geo.extract.lines.making import BUILDING
from geo.extract.lines.works import is_line
from geo.extract.reading import Reading
from geo.model import Token

_PARTS = frozenset("gap phase stage half part portion remainder rest lot bypass tranche".split())
_MEASURES = frozenset("km kilometre kilometer mile".split())
_LANDED = frozenset("system network ring loop backbone wire".split())
"""Of cables, where the places are told at which they land."""
_LANDING = frozenset("landing landings landfall landfalls".split())
_SIDES = frozenset(
    "upstream downstream inland north south east west northward southward eastward westward "
    "northwards southwards eastwards westwards offshore ashore uphill onward".split()
)
_BETWEEN = frozenset(
    ", of long some about nearly only just to be built laid is run runs running that which "
    "stretch stretches".split()
)
_WORKED = BUILDING | frozenset(
    "put electrify double widen repair restore reopen rehabilitate upgrade clear string run cost "
    "finish complete open close begin start continue join survey reach lie remain resume bury "
    "trench cable lower sink add ready grade tarmac seal surface move flow light shut flood "
    "work construction building laying welding dredging tracklaying tunnelling digging trenching "
    "pipe rail track sleeper cable ballast pylon tower asphalt train wire dredger bulldozer "
    "trench pipelayer truck lorry motorist navvy gang crew builder contractor engineer".split()
)
"""What is told of so and so many kilometres where they are a line's."""
_FAR = 9
_UP = 5


def is_part(reading: Reading, token: Token) -> bool:
    """Tell whether a noun is of a part of a line whose own ends follow it."""
    lemma = token.lemma.lower()
    if lemma in _MEASURES:
        return _is_measured(reading, token)
    if lemma in _LANDED:
        return _is_landed(reading, token)
    return lemma in _PARTS and (
        _course_after(reading, token) is not None or _is_named_between_commas(reading, token)
    )


def _is_measured(reading: Reading, token: Token) -> bool:
    """Tell whether so many kilometres are those of a line: "has paved the 40 km from A to B"."""
    if not any(c.dep == "nummod" for c in reading.analysis.children(token.i)):
        return False
    course = _course_after(reading, token)
    if course is None or is_journey(reading, course):
        return False
    above = reading.above(token.i)[:_UP]
    near = {t.lemma.lower() for t in above if t.pos not in ("PROPN", "ADP")}
    for verb in above:
        if verb.pos == "VERB":
            near |= {
                c.lemma.lower()
                for c in reading.analysis.children(verb.i)
                if c.dep in ("nsubj", "nsubjpass", "dobj")
            }
    return bool(near & _WORKED)


def _course_after(reading: Reading, token: Token) -> int | None:
    """Return where the course of a part begins that follows it at once."""
    last = reading.analysis.sentence_of(token.i).last
    for following in reading.tokens[token.i + 1 : min(token.i + _FAR, last)]:
        word = following.text.lower()
        if word in ("from", "between", "linking", "connecting", "joining"):
            frames = frames_in(reading, following.i, last)
            return following.i if frames and frames[0].first == following.i else None
        small = word in _BETWEEN | _SIDES or following.pos == "NUM"
        if not small and following.lemma.lower() not in _MEASURES:
            return None
        if following.pos == "NOUN" and is_line(following):
            return None
    return None


def _is_named_between_commas(reading: Reading, token: Token) -> bool:
    """Tell whether the ends stand between commas: "its first phase, A to B, is ready"."""
    last = reading.analysis.sentence_of(token.i).last
    words = reading.tokens[token.i + 1 : min(token.i + _FAR, last) + 1]
    if len(words) < 5 or words[0].text != "," or not words[1].text[:1].isupper():
        return False
    to = next((n for n, t in enumerate(words) if t.text == "to"), None)
    if to is None or to + 1 >= len(words):
        return False
    return all(t.text[:1].isupper() for t in words[1:to]) and words[to + 1].text[:1].isupper()


def _is_landed(reading: Reading, token: Token) -> bool:
    """Tell whether the places are named at which a cable lands."""
    last = reading.analysis.sentence_of(token.i).last
    words = {t.text.lower() for t in reading.tokens[token.i + 1 : min(token.i + 16, last) + 1]}
    return bool(words & _LANDING)
