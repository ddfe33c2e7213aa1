"""On whose ground a thing is done: the states in which places lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Frame
from geo.extract.reading import WATERS, Reading
from geo.model import CONFLICT_TYPES, Actor, Resolution, Token

_SITES = frozenset(
    "pier port harbour harbor quay dock berth airport suburb outskirt centre center station "
    "refinery terminal market hospital school square".split()
)
"""What towns have, and states have not."""
_HOLDING = frozenset(
    "work sail belong draft propose bind make own hold control claim occupy use operate run "
    "charter administer govern rule man register float suggest request demand".split()
)
"""What is said of a thing by whoever has it: "a village held by rebels", "claimed by Oman"."""
_SURE = 0.9
"""From this confidence on, a place may lie in a country that the text tells nothing else of."""
_TOWNS = frozenset("town village city quarter suburb neighbourhood hamlet settlement".split())
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
        if place is None or not place.country or place.kind in WATERS or place.kind == "disputed":
            return ()
        if resolution is not None and not self.is_likely(resolution):
            return ()
        return (self._cast.state(place.country),)

    def town_of(self, its: Token, site: Token, frame: Frame | None) -> tuple[Actor, ...]:
        """Return on whose soil "its pier" is: that of the town told of last."""
        if its.text.lower() != "its" or site.lemma.lower() not in _SITES:
            return ()
        for token in reversed(self._reading.tokens[: its.i]):
            if its.sentence - token.sentence > 1:
                break
            held = self._reading.at.get(token.i)
            if held is not None and held.place is not None and held.place.kind == "city":
                return self.soil(frame, token)
        return ()

    def is_likely(self, resolution: Resolution) -> bool:
        """Tell whether a place may be where force is used: its country is told of, or it is sure.

        A village of a common name, found in a country that a text tells nothing else of, is
        more likely a village that the gazetteer doesn't know.
        """
        place = resolution.place
        return place is not None and (
            place.country in self._told_of or resolution.confidence >= _SURE
        )

    @cached_property
    def _told_of(self) -> frozenset[str]:
        """The countries told of by name, by their people, their capital or two of their places."""
        found: set[str] = set()
        places: dict[str, set[str]] = defaultdict(set)
        for resolution in self._reading.resolutions:
            place = resolution.place
            if place is None or not place.country:
                continue
            places[place.country].add(place.id)
            rules = self._reading.gazetteer.capital_of(place.id) is not None
            named = rules or place.kind in ("country", "territory")
            if named or resolution.toponym.role != "literal":
                found.add(place.country)
        return frozenset(found | {code for code, ids in places.items() if len(ids) > 1})

    def places_of(self, verb: Token) -> tuple[Actor, ...]:
        """Return the states whose places a verb's own clause names."""
        found: list[Actor] = []
        for token in self._reading.analysis.subtree(verb.i):
            held = self._reading.at.get(token.i)
            place = held.place if held is not None and held.drawn else None
            if place is None or self._reading.clause(token.i).i != verb.i or held is None:
                continue
            if place.country and held.toponym.role == "literal" and self.is_likely(held):
                found.append(self._cast.state(place.country))
        return tuple({a.key: a for a in found}.values())

    def within(self, noun: Token) -> tuple[Actor, ...]:
        """Return the one state in which all places lie that hang on a noun, if it is one."""
        found = self.states_in(noun)
        return found if len(found) == 1 else ()

    def states_in(self, noun: Token) -> tuple[Actor, ...]:
        """Return the states in which the places lie that hang on a noun."""
        found: dict[str, Actor] = {}
        for token in self._reading.analysis.subtree(noun.i):
            held = self._reading.at.get(token.i)
            if held is not None and held.drawn and held.place is not None and held.place.country:
                found[held.place.country] = self._cast.state(held.place.country)
        return tuple(found.values())

    def is_named_town(self, noun: Token) -> bool:
        """Tell whether a noun is of one town by name: "the village of Barsane"."""
        if noun.tag != "NN" or noun.lemma.lower() not in _TOWNS:
            return False
        for child in self._reading.analysis.children(noun.i):
            named = self._reading.child(child.i, "pobj") if child.text.lower() == "of" else child
            apposed = child.text.lower() == "of" or child.dep == "appos"
            if apposed and named is not None and named.pos == "PROPN":
                return True
        return False

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

    def holders(self, verb: Token) -> Iterable[Actor]:
        """Return whose a thing is by what is said of it: "working for Guyana", "held by rebels"."""
        if verb.lemma not in _HOLDING:
            return ()
        found: list[Actor] = []
        for prep in self._reading.analysis.children(verb.i):
            if prep.dep in ("prep", "agent"):
                whom = self._reading.child(prep.i, "pobj")
                found += self._cast.at(whom.i) if whom is not None else ()
                if whom is not None and not found and prep.text.lower() == "by":
                    found += self._cast.unnamed(whom.i)
        return found

    def landed(self, frame: Frame, found: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Return on whom force is used where a disputed land is told: its state, if it has one."""
        if frame.type not in CONFLICT_TYPES:
            return found
        lands = [(a, a.place) for a in found]
        return tuple(
            self._cast.state(place.country) if place and place.kind == "disputed" else actor
            for actor, place in lands
            if place is None or place.kind != "disputed" or place.country
        )
