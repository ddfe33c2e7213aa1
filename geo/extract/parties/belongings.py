"""Whose a thing is that stands for a party: "its border with Mali", "the repair of Mali's dam"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extract.cast.actors import Cast
from geo.extract.grammar import below, modifiers, prepositions
from geo.extract.lexicon import Frame
from geo.extract.party_words import BORDERLINES, SOIL
from geo.extract.reading import Reading
from geo.model import CONFLICT_TYPES, Actor, Token

if TYPE_CHECKING:
    from geo.extract.parties.parties import Parties


class Belongings:
    """Finds whom borders, embassies and goods stand for."""

    def __init__(self, reading: Reading, cast: Cast, parties: Parties) -> None:
        self._reading, self._cast, self._parties = reading, cast, parties

    def of(self, noun: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return whose border, embassy or goods a noun tells of."""
        if noun.lemma.lower() in BORDERLINES and (beyond := self._parties.borders.across(noun)):
            return beyond
        found: list[Actor] = []
        for j in self._reading.conjuncts(noun.i):
            for word in modifiers(self._reading, self._reading.tokens[j]):
                if actor := self._cast.modifier(word.i):
                    found.append(actor)
            for child in self._reading.analysis.children(j):
                if child.dep == "poss":
                    found += self._cast.owner(child.i, own)
                with_ = child.text.lower() == "with" and noun.lemma.lower() in BORDERLINES
                if child.dep == "prep" and (
                    with_ or child.text.lower() in ("from", "of", "to", "for")
                ):
                    place = self._reading.child(child.i, "pobj")
                    states = self._cast.at(place.i) if place is not None else ()
                    if place is not None and not states and child.text.lower() == "of":
                        states = self._parties.owners(place)  # "the repair of Mali's dam"
                    found += (a for a in states if a.country)
        return tuple({a.key: a for a in found}.values())

    def holder(self, preposition: Token, frame: Frame | None) -> tuple[Actor, ...]:
        """Return whose something is by what stands after "of", "from", "in" or "with"."""
        word = preposition.text.lower()
        place = self._reading.child(preposition.i, "pobj")
        if place is None or (word == "with" and frame is not None):
            return ()
        held = self._cast.at(place.i)
        if word not in ("of", "from"):
            held = tuple(actor for actor in held if actor.country)
        if held:
            return held
        if soil := self._parties.ground.soil(frame, place):
            return soil
        if place.lemma.lower() in BORDERLINES:
            # "a town on Myanmar's border with China"
            here = self._reading.child(place.i, "poss")
            if here is not None or word != "of":
                return self._cast.owner(here.i) if here is not None else ()
        if word in ("of", "from"):
            return self._parties.owners(place, frame)
        if frame is None or frame.type not in CONFLICT_TYPES or place.lemma not in SOIL:
            return ()
        # "a depot in Russia's Volgograd region"
        return tuple(actor for actor in self._parties.owners(place, frame) if actor.country)

    def met_with(self, slot: str, frame: Frame, verb: Token) -> tuple[Actor, ...]:
        """Return who stands after the noun of a phrase: "met with a refusal from Chad"."""
        if not frame.phrases or "inverse" not in frame.flags:
            return ()
        for child in prepositions(self._reading, verb):
            for noun in below(self._reading, child):
                if (child.text.lower(), noun.lemma.lower()) in frame.phrases:
                    return self._parties.after(noun, slot, frame) or self._parties.owners(noun)
        return ()

    def in_phrase(self, head: Token, word: str, lemma: str) -> tuple[Actor, ...]:
        """Return whose a noun is that a preposition makes a phrase with: "to Chad's aid"."""
        for child in prepositions(self._reading, head):
            for noun in below(self._reading, child) if child.text.lower() == word else ():
                if noun.lemma.lower() != lemma:
                    continue
                for inner in prepositions(self._reading, noun):
                    for whom in below(self._reading, inner):
                        if found := self._cast.at(whom.i) or self._parties.owners(whom):
                            return found
                return self._parties.owners(noun)
        return ()
