"""To whom something is said that its own words name aside: by letter, on a visit, by a threat."""

from __future__ import annotations

from typing import Protocol

from geo.extract.cast.actors import Cast
from geo.extract.grammar import object_of, prepositions
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.ground import Ground
from geo.extract.parties.same_deeds import AGAINST
from geo.extract.reading import Reading
from geo.model import Actor, Token

_LETTERS = frozenset("letter note message telegram memo memorandum cable missive email".split())
_GOING = frozenset(
    "go fly travel come send dispatch visit head arrive journey return tour rush hurry "
    "despatch".split()
)


class Slots(Protocol):
    """What is asked of the finder of parties."""

    def after(self, head: Token, word: str, frame: Frame) -> tuple[Actor, ...]:
        """Return the actors after a preposition that hangs on a word."""

    def owners(self, noun: Token, frame: Frame | None = None) -> tuple[Actor, ...]:
        """Return whom a noun belongs to."""


class Addressees:
    """Finds to whom words go."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon, ground: Ground) -> None:
        self._reading, self._cast, self._lexicon = reading, cast, lexicon
        self._ground = ground

    def in_slot(self, slot: str, frame: Frame, verb: Token, parties: Slots) -> tuple[Actor, ...]:
        """Return who stands in a slot of the lexicon: "visited", "letter", "envoy"."""
        if slot == "visited":
            return self._visited(verb)
        if slot == "letter":
            return self._written_to(verb, frame, parties)
        envoy = self._reading.child(verb.i, "nsubjpass")
        if envoy is None or envoy.lemma.lower() not in self._lexicon.groups["envoys"]:
            return ()
        return parties.owners(envoy, frame)

    def threatened(self, verb: Token, own: frozenset[str], parties: Slots) -> tuple[Actor, ...]:
        """Return against whom a threat is: "threatened to close its border with Chad"."""
        deed = (
            self._reading.child(verb.i, "xcomp", "advcl")
            or self._own_vow(verb, own)
            or self._threatened_deed(verb)
        )
        if deed is None or (deed.dep == "advcl" and deed.lemma not in AGAINST):
            return ()
        object_ = object_of(self._reading, deed)
        frame = next(iter(self._lexicon.verbs.get(deed.lemma, ())), None)
        if object_ is not None and (found := parties.owners(object_, frame)):
            if others := tuple(a for a in found if a.key not in own):
                return others
        for token in self._reading.analysis.subtree(deed.i):
            found = self._cast.one(token.i) if token.dep in ("pobj", "dobj", "dative") else ()
            if others := tuple(a for a in found if a.key not in own and a.country):
                return others
        return ()

    def _written_to(self, verb: Token, frame: Frame, parties: Slots) -> tuple[Actor, ...]:
        """Return to whom something is written: "asked in a letter to Oslo for more time"."""
        for child in self._reading.analysis.children(verb.i):
            what = self._reading.child(child.i, "pobj") if child.dep == "prep" else None
            if what is not None and what.lemma.lower() in _LETTERS:
                return parties.after(what, "to", frame)
        return ()

    def _visited(self, verb: Token) -> tuple[Actor, ...]:
        """Return where somebody goes to ask for something: "flew to Riyadh to seek a loan"."""
        going = self._reading.tokens[verb.head]
        if verb.dep not in ("advcl", "xcomp") or verb.tag != "VB" or going.lemma not in _GOING:
            return ()
        if going.lemma in ("visit", "tour"):
            place = self._reading.child(going.i, "dobj")
            return self._cast.at(place.i) or self._ground.where(place) if place is not None else ()
        for child in prepositions(self._reading, going):
            place = (
                self._reading.child(child.i, "pobj") if child.text.lower() in ("to", "in") else None
            )
            if place is not None:
                if found := self._cast.at(place.i) or self._ground.where(place, abroad=True):
                    return found
        return ()

    def _threatened_deed(self, verb: Token) -> Token | None:
        """Return what is only spoken of: "spoke of closing the road", "the right to answer"."""
        for child in self._reading.analysis.children(verb.i):
            if child.dep == "prep" and child.text.lower() in ("of", "about", "at"):
                return self._reading.child(child.i, "pcomp")
            if child.dep == "dobj" and child.lemma == "right":
                return self._reading.child(child.i, "acl")
        return None

    def _own_vow(self, verb: Token, own: frozenset[str]) -> Token | None:
        """Return what somebody says they will do: "warned that its planes would bomb Goma"."""
        deed = self._reading.child(verb.i, "ccomp")
        who = self._reading.child(deed.i, "nsubj") if deed is not None else None
        if deed is None or who is None or not own & {a.key for a in self._cast.at(who.i)}:
            return None
        modals = {c.text.lower() for c in self._reading.analysis.children(deed.i) if c.dep == "aux"}
        return deed if modals & {"would", "will", "'ll"} else None
