"""Against whom a deed was planned that is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extract.cast.actors import Cast
from geo.extract.grammar import below, object_of, prepositions
from geo.extract.lexicon import Lexicon
from geo.extract.reading import Reading
from geo.model import CONFLICT_TYPES, Actor, Token

if TYPE_CHECKING:
    from geo.extract.parties.parties import Parties

_HARSH = CONFLICT_TYPES | {"SANCTION", "REJECT"}


class Intents:
    """Finds whom plans were against."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties) -> None:
        self._reading, self._cast, self._lexicon, self._parties = reading, cast, lexicon, parties

    def undone(self, verb: Token, object_: Token | None, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return against whom a plan was that is dropped: "reversed a decision to tax Malians"."""
        plan = object_ or self._left(verb)
        if plan is not None and (told := self._parties.receivers.wanted_of(plan)):
            return tuple(a for a in told if a.key not in own)
        deed = self._reading.child(plan.i, "acl") if plan is not None else None
        frames = self._lexicon.verbs.get(deed.lemma, ()) if deed is not None else ()
        harsh = next((f for f in frames if f.type in _HARSH), None)
        if deed is None or harsh is None:
            return ()
        what = object_of(self._reading, deed)
        found: tuple[Actor, ...] = ()
        if what is not None:
            found = self._cast.at(what.i) or self._parties.owners(what, harsh)
        for word in ("on", "against", "from", "to", "with", "of", "for"):
            for head in (what, deed):
                if head is not None and not found:
                    found = self._parties.after(head, word, harsh)
        return tuple(a for a in found if a.key not in own)

    def _left(self, verb: Token) -> Token | None:
        """Return from what somebody backs away: "stepped back from its threat"."""
        behind = (
            child for child in prepositions(self._reading, verb) if child.text.lower() == "from"
        )
        return next((noun for child in behind for noun in below(self._reading, child)), None)
