"""Whose a thing or an envoy is, by what is said of it."""

from __future__ import annotations

from collections.abc import Callable

from geo.extract.cast.actors import Cast
from geo.extract.grammar import below, prepositions
from geo.extract.lexicon import Frame
from geo.extract.parties.antecedents import Antecedents
from geo.extract.reading import Reading
from geo.model import Actor, Token


def unwelcome(
    reading: Reading, cast: Cast, owners: Callable[[Token], tuple[Actor, ...]], verb: Token
) -> tuple[Actor, ...]:
    """Return whose envoy is sent away: "declared the Omani attaché persona non grata"."""
    last = reading.analysis.sentences[verb.sentence].last
    for token in reading.tokens[verb.i + 1 : last + 1]:
        if token.text.lower() == "persona":
            break
        if actor := cast.modifier(token.i):
            return (actor,)
    whom = reading.child(verb.i, "nsubjpass")
    return owners(whom) if whom is not None else ()


def belonging(
    reading: Reading, owners: Callable[[Token], tuple[Actor, ...]], verb: Token
) -> tuple[Actor, ...]:
    """Return whose a thing is that belongs to people: "trucks belonging to Omani traders"."""
    to = reading.child(verb.i, "prep") if verb.lemma == "belong" else None
    whom = reading.child(to.i, "pobj") if to is not None else None
    return owners(whom) if whom is not None else ()


def flying(
    reading: Reading,
    before: Antecedents,
    cast: Cast,
    owners: Callable[[Token], tuple[Actor, ...]],
    ship: Token,
) -> tuple[Actor, ...]:
    """Return whose flag a ship flies, where that is told next."""
    flag = before.flag(ship)
    if flag is None:
        return ()
    if flag.pos == "NOUN":
        return owners(flag)
    parts = (cast.modifier(part.i) for part in reading.analysis.children(flag.i))
    return tuple(actor for actor in parts if actor is not None)[:1]


def aimed(
    reading: Reading,
    after: Callable[[Token, str, Frame], tuple[Actor, ...]],
    verb: Token,
    slot: str,
    frame: Frame,
) -> tuple[Actor, ...]:
    """Return at whom weapons are aimed: "answered with shells on Omani posts"."""
    if "weapons" not in frame.flags:
        return ()
    for child in prepositions(reading, verb):
        for what in below(reading, child) if child.text.lower() == "with" else ():
            if found := after(what, slot, frame):
                return found
    return ()
