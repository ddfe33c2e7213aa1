"""Whose people are on a ship that is taken, its flag untold: "with nine Omanis aboard"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geo.extract.cast.actors import Cast
from geo.extract.grammar import below, prepositions
from geo.extract.lexicon import Lexicon
from geo.extract.reading import Reading
from geo.model import Actor, Token

if TYPE_CHECKING:
    from geo.extract.parties.parties import Parties

_ABOARD = frozenset({"aboard", "onboard", "board"})
_CREWS = frozenset(
    "crew crewman sailor seaman seafarer mariner fisherman fisher captain skipper master "
    "passenger driver pilot".split()
)
"""Who goes with a ship or a truck whether or not they are said to be in it."""
_HOLDING = frozenset("hold jail detain imprison arrest keep seize capture intern".split())
_BEARING = frozenset("carry bear transport take bring ferry".split())
_MANNED = frozenset("crew man staff skipper captain pilot drive".split())


class Crews:
    """Finds those on board, and who holds them."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties) -> None:
        self._reading, self._cast, self._parties = reading, cast, parties
        self._seizing = lexicon.verb("detain", "COERCE")

    def aboard(self, verb: Token, ship: Token | None) -> tuple[Actor, ...]:
        """Return whose people are on what is taken: "seized a boat with nine Omanis on board"."""
        if ship is None:
            return ()
        for who in self._on(verb, ship):
            found = self._parties.owners(who) or self._cast.at(who.i)
            if states := tuple(a for a in found if a.country):
                return states
        return ()

    def captors(self, verb: Token) -> tuple[Actor, ...]:
        """Return who holds those who are to be freed: "for the release of two jailed in Mali"."""
        for held in self._reading.analysis.subtree(verb.i):
            if held.lemma not in _HOLDING or held.dep not in ("acl", "relcl") or held.i < verb.i:
                continue
            for child in prepositions(self._reading, held):
                if child.text.lower() not in ("in", "by"):
                    continue
                for where in below(self._reading, child):
                    frame = self._seizing
                    if found := self._cast.at(where.i) or self._parties.ground.soil(frame, where):
                        return found
        return ()

    def _on(self, verb: Token, ship: Token) -> Iterator[Token]:
        for child in (*prepositions(self._reading, ship), *prepositions(self._reading, verb)):
            if child.text.lower() == "with" and child.i > ship.i:
                for who in below(self._reading, child):
                    if self._reading.lemmas(who) & _CREWS or self._is_aboard(who):
                        yield who
        for child in self._reading.analysis.children(ship.i):
            if child.dep not in ("acl", "relcl"):
                continue
            borne = self._reading.child(child.i, "dobj") if child.lemma in _BEARING else None
            if borne is not None:
                yield borne
            for by in self._reading.analysis.children(child.i) if child.lemma in _MANNED else ():
                crew = self._reading.child(by.i, "pobj") if by.text.lower() == "by" else None
                if crew is not None:
                    yield crew

    def _is_aboard(self, who: Token) -> bool:
        after = self._reading.tokens[who.i + 1 : who.i + 4]
        return any(t.text.lower() in _ABOARD for t in after)
