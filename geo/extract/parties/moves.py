"""Forces that are moved: to a border, on own soil, or to a country that may be their host."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract.grammar import modifiers, prepositions
from geo.extract.lexicon import Frame
from geo.extract.reading import WATERS, Reading
from geo.extract.telling import Telling
from geo.model import CONFLICT_TYPES, Actor, Token

_THERE = frozenset(
    "to in at near into on off along around toward towards across over inside outside through "
    "opposite".split()
)
_SETTING_OUT = frozenset("head leave make steam sail bind".split())
_FRONTS = frozenset(
    "border frontier boundary line front river strait bank coast water sea zone airspace "
    "territory edge".split()
)
_BETWEEN = frozenset("river bank line".split())
_SOMEWHERE = _FRONTS | frozenset(
    "area region capital city town village province district island port base north south east "
    "west interior street "
    "shoal reef islet scene road crossing airport field refinery pipeline plant highland".split()
)
_RELIEF = frozenset(
    "relief rescue flood earthquake quake cyclone hurricane typhoon storm wildfire drought "
    "humanitarian evacuation evacuate exercise drill parade match marathon festival "
    "tournament training train".split()
)
"""What has to do with these is no show of force."""
_INVITED = frozenset(
    "help support assist peacekeeping peacekeeper mission invitation request agreement treaty "
    "accord pact alongside mandate".split()
)
"""What is said of soldiers who are guests."""
_SHOWN = frozenset(
    "ship warship frigate destroyer cruiser corvette submarine carrier fleet flotilla navy jet "
    "warplane bomber fighter missile".split()
)
_OF_PEACE = frozenset(
    "ship vessel helicopter plane aircraft vehicle personnel man convoy contingent drone carrier "
    "bulldozer unit launcher cutter officer guard reserve ranger".split()
)
_OF_WAR = frozenset(
    "patrol war naval navy combat military attack gunboat fighter armed armoured armored missile "
    "rocket police border coast army national security aircraft assault air".split()
)
_SERVING = frozenset(
    "distribute deliver clear clean repair build vaccinate help rescue search evacuate train join "
    "feed carry collect support assist".split()
)
"""What soldiers do that shows no force."""
_CALLED_UP = frozenset("scramble mobilise mobilize call put".split())
_GUARDING = frozenset("protect guard patrol secure escort deter defend".split())
_AT_ODDS = CONFLICT_TYPES | {"ACCUSE", "THREATEN", "SANCTION"}


class Moves:
    """Tells against whom forces are moved, if it is against anybody.

    Parameters
    ----------
    told
        The tellings found so far, which this reads and does not change.
    """

    def __init__(self, reading: Reading, told: list[Telling]) -> None:
        self._reading, self._told = reading, told

    def is_own_affair(self, frame: Frame, verb: Token, own: frozenset[str]) -> bool:
        """Tell whether forces stay on their own soil, or are with a host, or go nowhere told."""
        if "posting" not in frame.flags or self.is_at_front(verb):
            return False
        states = self._states(verb)
        return bool(states & own) or not states or not self.are_at_odds(states, own)

    def is_hosted(
        self, frame: Frame, slot: str, verb: Token, own: frozenset[str], there: tuple[Actor, ...]
    ) -> bool:
        """Tell whether forces "in" or "at" a place may be the guests of its state."""
        if "posting" not in frame.flags or slot not in ("in", "at", "to", "into", "inside"):
            return False
        if self.is_at_front(verb):
            return False
        return not self.are_at_odds({a.key for a in there}, own)

    def is_shown(self, frame: Frame, verb: Token, sources: tuple[Actor, ...]) -> bool:
        """Tell whether a move counts though nobody is told against whom it is."""
        if "posting" not in frame.flags or not any(self._has_forces(a) for a in sources):
            return False
        if verb.lemma == "put" and not any(a.country for a in sources):
            return False  # experts "put the number of soldiers at"
        clause = {t.lemma.lower() for t in self._reading.analysis.subtree(verb.i)}
        if clause & _RELIEF:
            return False
        if not self._is_military(verb):
            return False
        hung = self._reading.analysis.children(verb.i)
        if any(c.dep in ("xcomp", "advcl") and c.lemma in _SERVING for c in hung):
            return False
        if verb.lemma in _CALLED_UP or any(
            c.dep in ("xcomp", "advcl") and c.lemma in _GUARDING for c in hung
        ):
            return True
        if any(t.lemma.lower() in _BETWEEN for t in self._there(verb)):
            return False  # someone is beyond it
        own = frozenset(a.key for a in sources)
        states = self._states(verb)
        if states - own and not states & own:
            # With a host, soldiers help; ships and aircraft are shown.
            ships = {t.lemma.lower() for t in self._moved(verb)} & _SHOWN
            if not ships or clause & _INVITED:
                return False
        return bool(states) or any(t.lemma.lower() in _SOMEWHERE for t in self._there(verb))

    def _has_forces(self, actor: Actor) -> bool:
        """Tell whether an actor is a state or an alliance of states."""
        if actor.country:
            return True
        speaker = self._reading.gazetteer.speaker(actor.name)
        return speaker is not None and speaker.kind not in ("group", "company")

    def _there(self, verb: Token) -> Iterator[Token]:
        """Yield the words that tell where forces are moved."""
        hung = prepositions(self._reading, verb)
        for moved in self._moved(verb):
            hung += prepositions(self._reading, moved)
        for preposition in hung:
            onward = verb.lemma in _SETTING_OUT and preposition.text.lower() == "for"
            if preposition.text.lower() not in _THERE and not onward:
                continue
            stray = preposition.dep == "aux"  # "to waters", read as a verb
            for token in self._reading.analysis.subtree(
                preposition.head if stray else preposition.i
            ):
                if self._reading.clause(token.i).i == verb.i:
                    yield token

    def _is_military(self, verb: Token) -> bool:
        """Tell whether what is moved bears arms, which a ship or an aircraft alone need not."""
        for moved in self._moved(verb):
            described = {w.lemma.lower() for w in modifiers(self._reading, moved)}
            if moved.lemma.lower() not in _OF_PEACE or described & _OF_WAR:
                return True
        return False

    def _moved(self, verb: Token) -> list[Token]:
        return [
            c for c in self._reading.analysis.children(verb.i) if c.dep in ("dobj", "nsubjpass")
        ]

    def _states(self, verb: Token) -> frozenset[str]:
        found: set[str] = set()
        for token in self._there(verb):
            held = self._reading.at.get(token.i)
            place = held.place if held is not None and held.drawn else None
            if place is not None and place.country and place.kind not in WATERS:
                found.add(place.country)
            elif place is not None:
                found.add("")
        return frozenset(found)

    def is_at_front(self, verb: Token) -> bool:
        """Tell whether forces are moved to a border, a coast or a line."""
        there = tuple(self._there(verb))
        if any(t.lemma.lower() == "side" and self._is_their_own(t) for t in there):
            return False  # "on its side of the border"
        return any(t.lemma.lower() in _FRONTS for t in there)

    def _is_their_own(self, side: Token) -> bool:
        return any(
            (c.dep == "poss" and c.pos == "PRON") or c.text.lower() == "own"
            for c in self._reading.analysis.children(side.i)
        )

    def are_at_odds(self, there: set[str] | frozenset[str], own: frozenset[str]) -> bool:
        """Tell whether any of two sides has been told to act against the other."""
        if "" in there:
            return True
        for telling in self._told:
            sources = {a.key for a in telling.sources}
            targets = {a.key for a in telling.targets}
            if telling.frame.type in _AT_ODDS and (
                (sources & own and targets & there) or (sources & there and targets & own)
            ):
                return True
        return False
