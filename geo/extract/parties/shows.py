"""Shots that hit nobody, and drills that an army holds alone."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract.cast.actors import Cast
from geo.extract.grammar import below, object_of, prepositions
from geo.extract.reading import WATERS, Reading
from geo.model import Token

_ARMS = frozenset("fire ammunition missile rocket tank artillery warship jet bomber".split())
_COMMON = frozenset("joint combined bilateral trilateral multinational annual nato".split())
"""What is said of a drill that several hold, or that is held every year."""
_WARLIKE = frozenset("live fire military naval missile combat war artillery amphibious".split())
MISSILES = frozenset({"missile", "rocket", "projectile"})
_WATERS = WATERS | {"water"}
_OPEN_SEA = _WATERS | {"zone", "sea", "ocean", "eez"}
_FLYING = frozenset("fly pass sail soar arc streak cross overfly travel traverse loft".split())
_FALLING = frozenset("land fall splash come plunge drop plummet crash hit end".split())
_PAST = frozenset("over across into in inside within near".split())


def is_own_drill(
    reading: Reading, cast: Cast, verb: Token, drill: Token, doer: Token | None
) -> bool:
    """Tell whether one state's forces drill alone, and not only against an earthquake."""
    hung = (*prepositions(reading, drill), *reading.analysis.children(verb.i))
    beside = any(
        c.text.lower() in ("with", "alongside", "between")
        and not any(t.lemma.lower() in _ARMS for t in below(reading, c))
        for c in hung
    )
    words = {t.lemma.lower() for t in reading.analysis.subtree(drill.i)[:8]}
    alone = doer is not None and len(cast.at(doer.i)) == 1
    return alone and not beside and bool(words & _WARLIKE) and not words & _COMMON


def is_in_air(reading: Reading, verb: Token) -> bool:
    """Tell whether shots only go into the air."""
    hit = (t for p in prepositions(reading, verb) for t in below(reading, p))
    return any(t.lemma.lower() in ("air", "sky") for t in hit)


def is_at_sea(reading: Reading, verb: Token) -> bool:
    """Tell whether what is fired only falls into water, or flies over a whole country."""
    shot = object_of(reading, verb)
    own = prepositions(reading, shot) if shot is not None else ()
    for child in (*reading.analysis.children(verb.i), *own):
        where = reading.child(child.i, "pobj") if child.dep == "prep" else None
        if where is not None and child.text.lower() == "over":
            held = reading.at.get(where.i)
            return held is not None and held.place is not None and held.place.kind == "country"
        if where is not None and child.text.lower() in ("into", "toward", "towards", "off"):
            held = reading.at.get(where.i)
            place = held.place if held is not None else None
            if where.lemma.lower() in _WATERS or (place and place.kind in _WATERS):
                return True
    return False


def flights(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield what tells where a missile went that hit nothing: "one that flew over Hokkaido"."""
    shot = object_of(reading, verb)
    flown = [c for c in reading.analysis.children(shot.i) if c.dep == "relcl"] if shot else []
    for first in flown:
        for j in reading.conjuncts(first.i):
            flight = reading.tokens[j]
            if flight.lemma in _FLYING or (flight.lemma in _FALLING and _is_into_sea(reading, j)):
                yield flight


def crossed(reading: Reading, flight: Token) -> Iterator[Token]:
    """Yield over what a missile flew, or into whose waters it fell."""
    hung = reading.analysis.children(flight.i)
    over = any(c.dep == "prt" and c.text.lower() in _PAST for c in hung)
    if flight.lemma in ("cross", "overfly", "traverse") or over:
        yield from (c for c in hung if c.dep == "dobj")
    for child in prepositions(reading, flight):
        if child.text.lower() in _PAST:
            yield from below(reading, child)


def _is_into_sea(reading: Reading, i: int) -> bool:
    """Tell whether something falls where nobody is."""
    for token in reading.analysis.subtree(i):
        held = reading.at.get(token.i)
        place = held.place if held is not None else None
        if token.lemma.lower() in _OPEN_SEA or (place is not None and place.kind in WATERS):
            return True
    return False
