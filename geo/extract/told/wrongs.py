"""Accusations told by what somebody says: "said that Chad had broken the truce"."""

from __future__ import annotations

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.parties.parties import Parties
from geo.extract.party_words import AGAINST_STATES, ARMED
from geo.extract.reading import Reading
from geo.extract.told.flags import BAD_WORDS
from geo.extract.told.said_clauses import ALLEGING, MUST, OWN, WILL, SaidClauses
from geo.model import CONFLICT_TYPES, FORCE_TYPES, Actor, Token

_BAD_DEEDS = BAD_WORDS - frozenset("dangerous attack invasion threat unfair insult".split())
_WRONGS = frozenset(
    "violate breach sabotage plot meddle interfere harbour harbor shelter provoke renege lie arm "
    "finance fund orchestrate mastermind infringe steal poison cheat collude fabricate incite "
    "undermine foment stoke flout abet conspire destabilise destabilize jam hack spy".split()
)
"""What is an accusation by whoever says it."""
_DONE_TO = frozenset(
    "betray squeeze blackmail bully cheat deceive humiliate abandon browbeat swindle rob "
    "exploit mislead trick dupe coerce strong-arm shortchange sacrifice manipulate insult "
    "wrong harass provoke mistreat abuse plunder pressure strangle victimise victimize".split()
)
"""What somebody is said to have suffered from whoever did it."""
_BLAME = frozenset("blame fault responsible guilty behind complicit culpable".split())
_BORNE = frozenset("responsibility blame guilt".split())
_VIOLENT = frozenset("derail kill murder torch shoot bomb burn blow attack assassinate cut".split())
_BEHESTS = frozenset("order orders behest instruction direction command request".split())
_AFFAIRS = frozenset(
    "election vote voter referendum affair telephone phone politics campaign mail call email "
    "democracy sovereignty network server secret ballot airspace".split()
)
_ABETTING = frozenset(
    "train equip send pay back bankroll sponsor recruit hire direct control supply command "
    "dispatch support help aid protect".split()
)
_REACHING = frozenset(
    "pour pump funnel listen tap bug eavesdrop read meddle buy rig manipulate influence flood "
    "corrupt penetrate steer intercept channel swing trample pry record monitor sway".split()
)
"""What is a wrong when it reaches into the affairs of whoever says it."""
_WRONGLY = frozenset("deliberately illegally wrongly unlawfully falsely wilfully".split())


class Wrongs:
    """Finds who is said to have done wrong."""

    def __init__(self, reading: Reading, cast: Cast, parties: Parties, said: SaidClauses) -> None:
        self._reading, self._cast, self._parties, self._said = reading, cast, parties, said

    def blamed(self, verb: Token, deed: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who is said to have done wrong: "said that Thai troops had fired first"."""
        if (doubt := self._reading.child(deed.i, "attr")) is not None and deed.lemma == "be":
            if doubt.lemma == "doubt" and (sure := self._reading.child(doubt.i, "acl", "ccomp")):
                deed = sure  # "said there was no doubt that it was"
        if ordered := self.ordering(deed, own):
            return ordered
        if deed.lemma in _DONE_TO and not self._said.is_negated(deed):
            by = grammar.agent(self._reading, deed)
            if by is not None and not self._said.modals(deed) & WILL:
                return self._said.others(self._cast.at(by.i) or self._parties.owners(by), own)
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

    def _is_meddling(self, deed: Token) -> bool:
        """Tell whether a deed reaches into the speaker's affairs: "is buying our vote"."""
        for token in self._reading.analysis.subtree(deed.i):
            whose = self._reading.child(token.i, "poss") if token.i > deed.i else None
            if whose is None or whose.text.lower() not in OWN:
                continue
            if token.lemma.lower() in _AFFAIRS and deed.lemma in _REACHING:
                return True
        return False

    def ordering(self, deed: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return on whose orders a wrong was done: "was poisoned on orders from Chad"."""
        if self._said.is_negated(deed):
            return ()
        if deed.lemma not in _WRONGS | _VIOLENT and not self._is_abetting(deed):
            return ()
        hung = grammar.prepositions(self._reading, deed)
        also = self._reading.child(deed.i, "conj")
        if also is not None and also.tag == "VBN":
            hung += grammar.prepositions(self._reading, also)  # "were armed and paid by Chad"
        for child in hung:
            for what in grammar.below(self._reading, child):
                if child.dep == "agent":
                    found = self._cast.at(what.i) or self._parties.owners(what)
                    return self._said.others(found, own)
                if what.lemma.lower() in _BEHESTS and child.text.lower() in ("on", "at", "under"):
                    for whom in grammar.prepositions(self._reading, what):
                        from_ = self._reading.child(whom.i, "pobj")
                        if from_ is not None and (
                            found := self._cast.at(from_.i) or self._parties.ground.where(from_)
                        ):
                            return self._said.others(found, own)
                    return self._said.others(self._parties.owners(what), own)
        return ()

    def _is_abetting(self, deed: Token) -> bool:
        """Tell whether a deed helps those who fight a state: "the rebels were trained by Chad"."""
        whom = self._reading.child(deed.i, "nsubjpass")
        return (
            whom is not None
            and deed.lemma in _ABETTING
            and bool(self._reading.lemmas(whom) & (AGAINST_STATES | ARMED))
        )

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
        if deed.lemma in _WRONGS or self._is_meddling(deed):
            return True
        broken = {"truce", "ceasefire", "promise", "word", "law", "agreement", "treaty", "pledge"}
        if deed.lemma in ("break", "broke") and self._reading.lemmas(what) & broken:
            return True
        said = self._reading.child(deed.i, "attr", "acomp") if deed.lemma == "be" else None
        if said is not None and said.lemma.lower() in _BAD_DEEDS:
            return True
        if verb.lemma in ("allege", "charge"):
            return True
        if (
            verb.lemma in ("say", "write")
            and "had" in words
            and any(f.type in FORCE_TYPES for f in frames)
        ):
            return True
        return verb.lemma in ALLEGING and any(f.type in CONFLICT_TYPES for f in frames)
