"""On whose soil foreign soldiers act who have come over: "crossed at Goma and burned a house"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.parties.ground import Ground
from geo.extract.party_words import EDGES
from geo.extract.reading import Reading
from geo.model import Actor, Token

_COMING = frozenset(
    "cross walk march drive come enter land pour push sneak wade row ride fly move advance slip "
    "stray step swarm sweep creep steal penetrate go arrive descend venture pass climb sail".split()
)
_MARKS = EDGES | frozenset("line river fence marker post wire checkpoint bridge".split())


class CrossingOver:
    """Finds whose land those came to who use force there."""

    def __init__(self, reading: Reading, cast: Cast, ground: Ground) -> None:
        self._reading, self._cast, self._ground = reading, cast, ground

    def to(self, verb: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return on whose land a deed is, by the clause that tells how its doers came.

        Parameters
        ----------
        own
            The keys of who does it.
        """
        for coming in self._comings(verb):
            there = [a for a in self._ground.places_of(coming) if a.key not in own]
            if len(there) == 1:
                return tuple(there)
            words = self._reading.analysis.subtree(coming.i)
            home = self._cast.written_in()
            if home is not None and home.key not in own and not there:
                if any(t.lemma.lower() in _MARKS for t in words if t.i < coming.i + 8):
                    return (home,)
        return ()

    def _comings(self, verb: Token) -> Iterator[Token]:
        """Yield the verbs by which the doers of a deed come there."""
        above = verb
        while above.dep in ("conj", "advcl", "xcomp") and above.head != above.i:
            above = self._reading.tokens[above.head]
            if above.pos == "VERB" and above.lemma in _COMING:
                yield above
        doer = grammar.agent(self._reading, verb) or grammar.subject(self._reading, verb)
        for child in self._reading.analysis.children(doer.i) if doer is not None else ():
            if child.dep in ("relcl", "acl") and child.lemma in _COMING:
                yield child
