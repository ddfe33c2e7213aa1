"""Accusations told by what somebody says: "said that Chad had broken the truce"."""

from __future__ import annotations

from geo.extract import grammar
from geo.extract.actors import Cast
from geo.extract.conditions import BAD_WORDS
from geo.extract.parties import Parties
from geo.extract.reading import Reading
from geo.extract.said_clauses import ALLEGING, FORCE, MUST, WILL, SaidClauses
from geo.model import CONFLICT_TYPES, Actor, Token

_BAD_DEEDS = BAD_WORDS - frozenset("dangerous attack invasion threat unfair insult".split())
_WRONGS = frozenset(
    "violate breach sabotage plot meddle interfere harbour harbor shelter provoke renege lie arm "
    "finance fund orchestrate mastermind infringe steal poison cheat collude fabricate incite "
    "undermine foment stoke flout abet conspire destabilise destabilize jam hack spy".split()
)
"""What is an accusation by whoever says it."""
_BLAME = frozenset("blame fault responsible guilty behind complicit culpable".split())
_BORNE = frozenset("responsibility blame guilt".split())
_WRONGLY = frozenset("deliberately illegally wrongly unlawfully falsely wilfully".split())


class Wrongs:
    """Finds who is said to have done wrong."""

    def __init__(self, reading: Reading, cast: Cast, parties: Parties, said: SaidClauses) -> None:
        self._reading, self._cast, self._parties, self._said = reading, cast, parties, said

    def blamed(self, verb: Token, deed: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who is said to have done wrong: "said that Thai troops had fired first"."""
        who = self._reading.child(deed.i, "nsubj")
        if who is None or self._said.is_negated(deed) or self._said.has_condition(deed):
            return ()
        fault = self._reading.child(deed.i, "attr")
        if deed.lemma == "be" and fault is not None and fault.lemma in ("fault", "doing", "work"):
            owner = self._reading.child(fault.i, "poss")
            if owner is not None and (found := self._said.others(self._cast.owner(owner.i), own)):
                return found  # "said that the deaths were Chad's fault"
        held = self._said.modals(deed) & MUST and grammar.is_passive(self._reading, deed)
        if not held and (self._said.modals(deed) & WILL or not self._is_wrong(verb, deed)):
            return ()
        return self._said.others(self._cast.at(who.i) or self._parties.owners(who), own)

    def _is_wrong(self, verb: Token, deed: Token) -> bool:
        words = {t.text.lower() for t in self._reading.analysis.children(deed.i)}
        frames = self._said.frames_of(deed)
        violent = any(f.is_attack for f in frames)
        if words & _WRONGLY or ("first" in words and violent):
            return True
        if deed.lemma == "be" and words & _BLAME:
            return True
        what = grammar.object_of(self._reading, deed)
        if deed.lemma in ("bear", "bore") and what is not None and what.lemma in _BORNE:
            return True
        if deed.lemma in _WRONGS:
            return True
        broken = {"truce", "ceasefire", "promise", "word", "law", "agreement", "treaty", "pledge"}
        if deed.lemma in ("break", "broke") and self._parties.lemmas(what) & broken:
            return True
        said = self._reading.child(deed.i, "attr", "acomp") if deed.lemma == "be" else None
        if said is not None and said.lemma.lower() in _BAD_DEEDS:
            return True
        if verb.lemma in ("allege", "charge"):
            return True
        if (
            verb.lemma in ("say", "write")
            and "had" in words
            and any(f.type in FORCE for f in frames)
        ):
            return True
        return verb.lemma in ALLEGING and any(f.type in CONFLICT_TYPES for f in frames)
