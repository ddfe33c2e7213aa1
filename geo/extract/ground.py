"""On whose ground a thing is done: the states in which places lie."""

from __future__ import annotations

from geo.extract.actors import Cast
from geo.extract.lexicon import Frame
from geo.extract.reading import WATERS, Reading
from geo.model import CONFLICT_TYPES, Actor, Token

_TERRITORIES = frozenset({"province", "disputed", "area", "district", "region", "city"})


class Ground:
    """Finds the states of places."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._reading, self._cast = reading, cast

    def soil(self, frame: Frame | None, noun: Token) -> tuple[Actor, ...]:
        """Return the state on whose soil force is used: to shell a town is to shell its state."""
        if frame is None or frame.type not in CONFLICT_TYPES | {"RETREAT"}:
            return ()
        resolution = self._reading.at.get(noun.i)
        place = resolution.place if resolution is not None and resolution.drawn else None
        if place is None or not place.country or place.kind in WATERS:
            return ()
        return (self._cast.state(place.country),)

    def places_of(self, verb: Token) -> tuple[Actor, ...]:
        """Return the states whose places a verb's own clause names."""
        found: list[Actor] = []
        for token in self._reading.analysis.subtree(verb.i):
            held = self._reading.at.get(token.i)
            place = held.place if held is not None and held.drawn else None
            if place is None or self._reading.clause(token.i).i != verb.i:
                continue
            if place.country and held is not None and held.toponym.role == "literal":
                found.append(self._cast.state(place.country))
        return tuple({a.key: a for a in found}.values())

    def within(self, noun: Token) -> tuple[Actor, ...]:
        """Return the one state in which all places lie that hang on a noun, if it is one."""
        found: dict[str, Actor] = {}
        for token in self._reading.analysis.subtree(noun.i):
            held = self._reading.at.get(token.i)
            if held is not None and held.drawn and held.place is not None and held.place.country:
                found[held.place.country] = self._cast.state(held.place.country)
        return tuple(found.values()) if len(found) == 1 else ()

    def territories(self, noun: Token) -> tuple[Actor, ...]:
        """Return the parts of states that an object names: whose independence is recognised."""
        found: dict[str, Actor] = {}
        for token in self._reading.analysis.subtree(noun.i):
            resolution = self._reading.at.get(token.i)
            place = resolution.place if resolution is not None and resolution.drawn else None
            if place is not None and resolution is not None and place.kind in _TERRITORIES:
                name = resolution.toponym.surface.removeprefix("the ")
                found[place.id] = Actor(name, None, place)
        return tuple(found.values())

    def where(self, noun: Token, *, abroad: bool = False) -> tuple[Actor, ...]:
        """Return the state in which a place lies: to fly to Luanda is to visit Angola.

        Only its capital stands for it, but that whoever travels to a town ``abroad`` visits its
        state.
        """
        resolution = self._reading.at.get(noun.i)
        place = resolution.place if resolution else None
        if place is None or not place.country:
            return ()
        if self._cast.state(place.country).place is None:
            return ()
        is_capital = self._reading.gazetteer.capital_of(place.id) is not None
        if not is_capital and place.kind == "province" and resolution is not None:
            # "will visit Buenos Aires" is not to the province
            is_capital = self._cast.capital_named(resolution.toponym.surface) is not None
        if is_capital or abroad or place.kind in ("country", "territory", "seat"):
            union = self._cast.of_capital(place) if place.country == "BE" else None
            return (union or self._cast.state(place.country),)
        return ()
