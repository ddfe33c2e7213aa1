"""For whom a gift is, where only the words around it tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extract.cast.actors import Cast
from geo.extract.grammar import agent, below, prepositions
from geo.extract.lexicon import Frame
from geo.extract.party_words import BORDERLINES
from geo.extract.reading import Reading
from geo.model import Actor, Token

if TYPE_CHECKING:
    from geo.extract.parties.parties import Parties

_ARRIVING = frozenset("arrive land deploy fly touch disembark".split())
_AT, _TO = frozenset({"in", "at"}), frozenset({"to"})


_SIDES = frozenset({"side", "bank", "half", "part", "shore"})


class Gifts:
    """Finds who is helped by what is given."""

    def __init__(self, reading: Reading, cast: Cast, parties: Parties) -> None:
        self._reading, self._cast, self._parties = reading, cast, parties

    def given(self, verb: Token, frame: Frame) -> tuple[Actor, ...]:
        """Return for whom a gift is by its own words: "stepped in with fuel for Lebanon"."""
        for child in prepositions(self._reading, verb):
            for gift in below(self._reading, child) if child.text.lower() == "with" else ():
                for word in ("for", "to"):
                    if found := self._parties.after(gift, word, frame):
                        return found
        return ()

    def owed(self, sum_: Token | None) -> tuple[Actor, ...]:
        """Return who owes what is let go: "waived a sum that Mali owed it", "owed by Mali"."""
        for child in self._reading.analysis.children(sum_.i) if sum_ is not None else ():
            if child.dep not in ("relcl", "acl") or child.lemma != "owe":
                continue
            by = agent(self._reading, child) or self._reading.child(child.i, "nsubj")
            if by is not None and by.pos != "PRON":
                return self._cast.at(by.i) or self._parties.ground.where(by, abroad=True)
        return ()

    def receiver(self, verb: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who gets what is given: "gave Chad a boat", "gave a boat to Chad's navy"."""
        dative = self._reading.child(verb.i, "dative")
        if dative is None:
            return self._parties.receivers.before_object(verb)
        if dative.pos == "ADP":
            noun = self._reading.child(dative.i, "pobj")
            if noun is None or noun.lemma.lower() in BORDERLINES:
                return ()  # who sends tanks to a border helps nobody
            return self._cast.at(noun.i) or self._parties.belongings.of(noun, own)
        envoy = dative.lemma.lower() in self._parties.lexicon.groups["envoys"]
        found = self._cast.at(dative.i) or self._parties.ground.where(dative, abroad=True)
        return found or (self._parties.owners(dative) if envoy else ())

    def served(self, word: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return the one state that a clause tells of beside the giver of what it tells.

        "A clinic funded by Oman opened in Lilongwe", "Chad built it with a loan from Mali".
        """
        main = self._reading.clause(self._reading.clause(word.i).head)
        found: list[Actor] = []
        for verb in {word.i: word, main.i: main}.values():
            for child in self._reading.analysis.children(verb.i):
                if child.dep in ("nsubj", "nsubjpass", "dobj"):
                    found += self._cast.at(child.i) or self._parties.owners(child)
            found += self._parties.ground.places_of(verb)
            for child in prepositions(self._reading, verb):
                side = self._reading.child(child.i, "pobj")
                if side is not None and side.lemma.lower() in _SIDES:
                    found += self._parties.owners(side)  # "on the Cambodian side"
        others = {a.key: a for a in found if a.country and a.key not in own}
        return tuple(others.values()) if len(others) == 1 else ()

    def helped(self, verb: Token) -> tuple[Actor, ...]:
        """Return whom something is to help: "sent a plane to feed villages in Mali"."""
        whom = self._parties.receivers.helped(verb)
        if whom is None:
            return ()
        named = self._cast.at(whom.i) or self._parties.owners(whom)
        return named or self._parties.ground.within(whom)

    def hosting(self, verb: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return to which state soldiers are sent who come as guests: "sent 300 men to Mali"."""
        moves, arrived = self._parties.moves, verb.lemma in _ARRIVING
        for child in prepositions(self._reading, verb):
            if child.text.lower() not in (_AT if arrived else _TO):
                continue
            for land in below(self._reading, child):
                found = self._cast.at(land.i)
                if arrived and not found:
                    found = self._parties.ground.where(land, abroad=True)
                there = tuple(a for a in found if a.country)
                named = land.pos == "PROPN" and there and not own & {a.key for a in there}
                if named and not moves.are_at_odds({a.key for a in there}, own):
                    return there
        return ()

    def is_added(self, noun: Token) -> bool:
        """Tell whether a noun only says what a thing is or came by: "a school, a gift of Oman"."""
        first = min(t.i for t in self._reading.analysis.subtree(noun.i))
        aside = first > 0 and self._reading.tokens[first - 1].text == ","
        return noun.dep in ("pobj", "appos", "attr") or (aside and noun.dep == "dobj")
