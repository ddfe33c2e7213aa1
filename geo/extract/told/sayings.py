"""Demands, accusations, refusals and threats told by what somebody says."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.cast.titles import titles_before
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.extract.told.demands import Demands
from geo.extract.told.said_clauses import (
    CONSEQUENCES,
    NOTICES,
    SURELY,
    TELLING,
    VOWING,
    WANTING,
    SaidClauses,
)
from geo.extract.told.threats import Threats
from geo.extract.told.wrongs import Wrongs
from geo.model import Actor, EventType, Token

_EXPECTING = frozenset("want expect need await demand require".split())
_OFFICIALS = frozenset(
    "minister president premier official spokesman spokeswoman spokesperson chancellor general "
    "commander admiral ministry army navy government chief".split()
)
_REFUSED = frozenset(
    "accept bow yield submit cede sign negotiate recognise recognize extradite comply surrender "
    "concede capitulate agree ratify budge endorse entertain".split()
)
"""What is a refusal by whoever says that they will not do it."""
_OFFERS = frozenset("offer proposal plan demand request draft text term ultimatum deal".split())
_SPARED = frozenset(
    "attack hurt harm fire invade bomb forget forgive let leave abandon fail be strike raise "
    "impose intervene interfere use".split()
)
"""What is no refusal though it will not be done."""


class Sayings:
    """Finds what somebody demands of others, refuses them, lays to them or threatens them with."""

    def __init__(
        self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties, doers: Doers
    ) -> None:
        self._reading, self._cast, self._lexicon, self._doers = reading, cast, lexicon, doers
        self._said = SaidClauses(reading, cast, lexicon, parties)
        self._demands = Demands(reading, cast, parties, self._said)
        self._wrongs = Wrongs(reading, cast, parties, self._said)
        self._threats = Threats(reading, cast, parties, doers, self._said)
        self._frames: dict[EventType, Frame] = {
            "REQUEST": self._lexicon.verb("demand", "REQUEST"),
            "ACCUSE": self._lexicon.verb("accuse", "ACCUSE"),
            "THREATEN": self._lexicon.verb("threaten", "THREATEN"),
            "REJECT": self._lexicon.verb("snub", "REJECT"),
        }

    def of_verb(self, verb: Token) -> Iterator[Telling]:
        """Yield what the clause that a verb reports tells of its speaker and another party."""
        speaker = grammar.subject(self._reading, verb)
        sources = self._told_first(speaker, verb) or self._doers.at_subject(speaker)
        sources = sources or self._home_of(speaker, verb)
        own = frozenset(actor.key for actor in sources)
        if not own or grammar.is_passive(self._reading, verb):
            return
        what = self._reading.child(verb.i, "dobj")
        if verb.lemma in VOWING and what is not None and what.lemma.lower() in CONSEQUENCES:
            if targets := self._said.provoking(verb, own):
                yield Telling(verb.i, self._frames["THREATEN"], sources, targets)
                return  # "threatened reprisals if Mali shot at its boats"
        for deed in self._said.said(verb):
            told: dict[EventType, tuple[Actor, ...]] = {}
            if (
                verb.lemma in TELLING
                and deed.lemma in _EXPECTING
                and self._said.is_said_by(deed, own)
            ):
                told["REQUEST"] = self._said.addressed(verb, own)
            elif verb.lemma in WANTING:
                told["REQUEST"] = self._demands.wanted(deed, own)
            else:
                told["THREATEN"] = self._threats.threatened(verb, deed, own)
                if verb.lemma in NOTICES and not told["THREATEN"]:
                    told["THREATEN"] = self._threats.at_home(deed, own)
                if not told["THREATEN"]:
                    told["REQUEST"] = self._demands.demanded(verb, deed, own)
                    told["ACCUSE"] = self._wrongs.blamed(verb, deed, own)
                    told["REJECT"] = self._refused(verb, deed, own)
                    if told["ACCUSE"] and self._is_of_offer(deed):
                        told = {"REJECT": told["ACCUSE"]}  # "called the offer unacceptable"
            for kind, targets in told.items():
                if targets:
                    yield Telling(verb.i, self._frames[kind], sources, targets)
                    return

    def by_source(self, deed: Token) -> Iterator[Telling]:
        """Yield the wrong that somebody is told to have told of: "according to Chad, Mali lied"."""
        for child in self._reading.analysis.children(deed.i):
            to = self._reading.child(child.i, "prep") if child.lemma == "accord" else None
            whose = self._reading.child(to.i, "pobj") if to is not None else None
            sources = self._cast.at(whose.i) if whose is not None else ()
            own = frozenset(actor.key for actor in sources if actor.country)
            if own and (targets := self._wrongs.blamed(deed, deed, own)):
                yield Telling(deed.i, self._frames["ACCUSE"], sources, targets)

    def _told_first(self, speaker: Token | None, verb: Token) -> tuple[Actor, ...]:
        """Return whose "its" a speaker is: "Oman will not pay, its minister said"."""
        whose = self._reading.child(speaker.i, "poss") if speaker is not None else None
        if speaker is None or whose is None or whose.text.lower() not in ("its", "their"):
            return ()
        for deed in self._said.said(verb):
            doer = self._reading.child(deed.i, "nsubj") if deed.i < speaker.i else None
            if doer is not None and doer.pos == "PROPN":
                return tuple(a for a in self._cast.at(doer.i) if a.country)[:1]
        return ()

    def _home_of(self, speaker: Token | None, verb: Token) -> tuple[Actor, ...]:
        """Return for whom an official speaks: "Oman will close the road, the minister said"."""
        if speaker is None:
            return ()
        titled = speaker.i in self._cast.people and any(titles_before(self._reading, speaker.i))
        if speaker.lemma.lower() not in _OFFICIALS and not titled:
            return ()
        for deed in self._said.said(verb):
            doer = self._reading.child(deed.i, "nsubj")
            sure = self._said.modals(deed) & SURELY or self._said.ready(deed) is not None
            if doer is not None and doer.pos == "PROPN" and sure:
                return tuple(a for a in self._cast.at(doer.i) if a.country)[:1]
        return ()

    def _is_of_offer(self, deed: Token) -> bool:
        """Tell whether what is said to be bad is only an offer: "the plan is unacceptable"."""
        what = self._reading.child(deed.i, "nsubj")
        return what is not None and what.lemma.lower() in _OFFERS

    def _refused(self, verb: Token, deed: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who is refused: "told Mali that it would not sign"."""
        who = self._reading.child(deed.i, "nsubj")
        small = self._said.modals(deed) & {"will", "would", "wo", "could", "can", "ca"}
        if (
            who is None
            or not small
            or not self._said.is_negated(deed)
            or not self._said.is_own(who, own)
        ):
            return ()
        if deed.lemma in _REFUSED:
            return self._said.addressed(verb, own) or self._said.hit(deed, own)
        told = verb.lemma in TELLING and deed.lemma not in _SPARED
        return self._said.addressed(verb, own) if told else ()
