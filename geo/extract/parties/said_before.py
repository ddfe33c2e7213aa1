"""The slots of the lexicon that stand in what was told before: "sponsor", "earlier", "hit"."""

from __future__ import annotations

from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Frame
from geo.extract.parties.ballots import Ballots, Owners
from geo.extract.parties.offers import Offers
from geo.extract.parties.pairs_before import hit_before, talked_before
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import Actor, Token


class SaidBefore:
    """Finds the other party of what only points back.

    Parameters
    ----------
    told
        The tellings found so far, which this reads and does not change.
    """

    SLOTS = frozenset({"sponsor", "earlier", "hit"})

    def __init__(self, reading: Reading, cast: Cast, told: list[Telling], owners: Owners) -> None:
        self._reading, self._told = reading, told
        self._ballots = Ballots(reading, cast, owners)
        self.offers = Offers(reading, cast, told)

    def in_slot(
        self, slot: str, frame: Frame, verb: Token, object_: Token | None, own: frozenset[str]
    ) -> tuple[Actor, ...]:
        """Return who stands in a slot."""
        if slot == "sponsor":
            return self._ballots.sponsors(verb, against=frame.type == "REJECT")
        if slot == "earlier":
            return talked_before(self._reading, self._told, object_, own)
        return hit_before(self._reading, self._told, verb, own)
