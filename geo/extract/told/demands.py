"""Demands told by what somebody says or wants: "said that Chad must pay"."""

from __future__ import annotations

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.parties.parties import Parties
from geo.extract.reading import Reading
from geo.extract.told.said_clauses import MUST, SaidClauses
from geo.model import Actor, Token

_HAVING_TO = frozenset("have need ought".split())
_NOT_ASKED = frozenset(
    "win lose beat score play qualify grow shrink expand rise fall recover slow benefit see be "
    "become remain know get have enjoy expect succeed prosper celebrate thank join feel deserve "
    "look seem harvest reach produce hit fail enter".split()
)
"""What nobody is asked to do: a forecast, a match, or what the speaker wishes them."""


class Demands:
    """Finds who is said to have to do something."""

    def __init__(self, reading: Reading, cast: Cast, parties: Parties, said: SaidClauses) -> None:
        self._reading, self._cast, self._parties, self._said = reading, cast, parties, said

    def wanted(self, deed: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who is wanted to do something: "Chad wants Sudan to close the camps"."""
        who = self._reading.child(deed.i, "nsubj")
        if (
            who is None
            or "to" not in self._said.modals(deed)
            or deed.lemma in _NOT_ASKED
            or self._said.is_negated(deed)
        ):
            return ()
        if grammar.is_passive(self._reading, deed):
            return ()
        return self._said.others(self._cast.at(who.i), own)

    def demanded(self, verb: Token, deed: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who is said to have to do something: "said that Chad must pay"."""
        if self._said.is_ordered(deed):
            return self._said.addressed(verb, own)
        if deed.lemma == "be" and (time := self._reading.child(deed.i, "attr", "acomp")):
            if time.lemma.lower() in ("time", "up", "overdue"):
                asked = self._parties.receivers.told_to(deed)
                return self._said.others(asked or self._parties.receivers.told_to(time), own)
        onus = self._reading.child(deed.i, "nsubj") if deed.lemma in ("be", "lie", "rest") else None
        if onus is not None and onus.lemma in ("onus", "ball", "burden"):
            return self._said.hit(deed, own)
        deed = self._obliged(deed) or deed
        if not self._is_obliged(deed) or deed.lemma in _NOT_ASKED or self._said.has_condition(deed):
            return ()
        who = grammar.subject(self._reading, deed)
        if grammar.is_passive(self._reading, deed):
            by = grammar.agent(self._reading, deed)
            if by is None:
                return self._said.addressed(verb, own)  # "told Mali that the men must be freed"
            return self._said.others(self._cast.at(by.i), own) if by is not None else ()
        if who is None:
            return ()
        if who.pos == "PRON" and who.text.lower() not in ("we", "i"):
            return self._said.addressed(verb, own)
        return self._said.others(self._cast.at(who.i), own) if who.pos != "PRON" else ()

    def _obliged(self, deed: Token) -> Token | None:
        """Return what somebody "has to" or "needs to" do."""
        if deed.lemma not in _HAVING_TO:
            return None
        inner = self._reading.child(deed.i, "xcomp")
        return inner if inner is not None and inner.tag == "VB" else None

    def _is_obliged(self, deed: Token) -> bool:
        above = self._reading.tokens[deed.head]
        if deed.dep == "xcomp" and above.lemma in _HAVING_TO:
            return above.tag in ("VBZ", "VBP", "MD") and not self._said.is_negated(above)
        return bool(self._said.modals(deed) & MUST)
