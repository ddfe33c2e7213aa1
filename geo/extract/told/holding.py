"""Who holds ground in arms, who is a crowd, and at what place a thing is done."""

from __future__ import annotations

from geo.extract.grammar import below, prepositions
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.parties import Parties
from geo.extract.party_words import GROUPS
from geo.extract.reading import Reading
from geo.extract.told.leaving import (
    is_in_anger,
    is_kept_from_leaving,
    is_told_to_leave,
    is_unwelcome,
)
from geo.model import Token

STREETS_AND_FORCE = frozenset(
    "leaving kept entering ceased unwelcome crowd unarmed deporting foreign front outlawed".split()
)
"""The flags that this module knows: see the head of the lexicon."""
_GRANTING = frozenset("issue admit accept process recognise recognize".split())
_CLOSE = frozenset("around off near opposite along against".split())
_CEASING = frozenset("stop cease quit discontinue".split())
_OUTLAWED = frozenset("terrorist terror extremist undesirable".split())
"""As what a body is listed whose every deed becomes a crime."""
_LAND = frozenset("territory town village region land enclave".split())


class Force:
    """Tells whether conditions hold that have to do with crowds, captives and ground."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties

    def holds(self, flag: str, verb: Token, object_: Token | None, doer: Token | None) -> bool:
        """Tell whether a condition holds."""
        if flag == "leaving":
            return is_told_to_leave(self._parties.reading, verb)
        if flag in ("kept", "entering"):
            kept_in = is_kept_from_leaving(self._parties.reading, verb)
            return kept_in == (flag == "kept")
        if flag == "ceased":
            above = self._parties.reading.tokens[verb.head]
            if under_accord(self._parties.reading, self._parties.lexicon, above):
                return False  # what was agreed is no anger
            ceased = verb.dep == "xcomp" and verb.tag == "VBG" and above.lemma in _CEASING
            return ceased and (verb.lemma in _GRANTING or is_in_anger(self._parties.reading, above))
        if flag == "unwelcome":
            return is_unwelcome(self._parties.reading, verb)
        if flag == "crowd":
            who = self._parties.reading.tokens[verb.head] if verb.dep == "relcl" else doer
            return who is not None and is_crowd_of_people(self._parties, who)
        if flag == "unarmed":
            moved = self._parties.reading.lemmas(doer) | self._parties.reading.lemmas(object_)
            return not moved & self._parties.lexicon.groups["forces"]
        if flag == "deporting":
            forces = self._parties.lexicon.groups["forces"]
            return not self._parties.reading.lemmas(object_) & forces
        if flag == "foreign":
            if verb.dep in ("acl", "relcl") or doer is None or object_ is None:
                return False
            return holds_ground(self._parties, doer, object_)
        if flag == "front":
            close = any(p.text.lower() in _CLOSE for p in prepositions(self._parties.reading, verb))
            faced = close or bool(self._parties.facing.of(verb, frozenset()))
            return faced or self._parties.moves.is_at_front(verb)
        if flag == "outlawed":
            named = self._parties.reading.analysis.subtree(verb.i)
            return any(t.lemma.lower() in _OUTLAWED for t in named)
        return True


def under_accord(reading: Reading, lexicon: Lexicon, verb: Token) -> bool:
    """Tell whether a deed is a term of what was agreed: "Under the deal, Chad will stop"."""
    for token in (verb, *reading.above(verb.i)):
        for child in prepositions(reading, token):
            if child.text.lower() not in ("under", "in", "by") or child.i > verb.i:
                continue
            for noun in below(reading, child):
                terms = noun.lemma.lower() in lexicon.groups["accord"] | {"term"}
                if terms and any(
                    c.text.lower() in ("the", "this", "that", "its", "their")
                    for c in reading.analysis.children(noun.i)
                ):
                    return True
    return False


def is_crowd_of_people(parties: Parties, doer: Token) -> bool:
    """Tell whether people demonstrate, by what they are or as a people: "Iraqis"."""
    people = parties.lexicon.groups["crowd"]
    demonym = doer.tag in ("NNPS", "NNS") and doer.text[:1].isupper()
    # "Pakistanis", read as one name, which is no place's
    demonym = demonym or (doer.text.endswith("is") and doer.i not in parties.reading.at)
    return bool(parties.reading.lemmas(doer) & people) or (
        demonym and any(a.country for a in parties.cast.at(doer.i))
    )


def holds_ground(parties: Parties, doer: Token, held: Token) -> bool:
    """Tell whether ground is held in arms, rather than run or owned."""
    groups = parties.lexicon.groups
    if parties.reading.lemmas(doer) & (groups["forces"] | groups["militants"] | GROUPS):
        return True
    actors = parties.cast.at(doer.i)
    if any(parties.cast.bears_arms(actor) for actor in actors):
        return True
    return bool(actors) and bool(parties.reading.lemmas(held) & _LAND)


def is_at_place(parties: Parties, frame: Frame, verb: Token, object_: Token | None) -> bool:
    """Tell whether a verb's object, or what stands after its prepositions, is such a place."""
    there = [t for p in prepositions(parties.reading, verb) for t in below(parties.reading, p)]
    there += [object_] if object_ is not None else []
    return any(parties.reading.lemmas(noun) & frame.place for noun in there)
