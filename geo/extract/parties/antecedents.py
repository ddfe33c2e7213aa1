"""What was told of before or is told next: whose ship "the ship" is, who "they" are."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract.cast.actors import Cast
from geo.extract.cast.armed import is_armed_name
from geo.extract.grammar import modifiers
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.party_words import AGAINST_STATES
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import CONFLICT_TYPES, Actor, Token

_SEVERAL = frozenset({"they", "them", "pair", "trio"})
_OF_SOME_GROUP = frozenset(
    "fighter attacker assailant member militant insurgent jihadist rebel guerrilla extremist "
    "terrorist".split()
)
_SENT_ABROAD = frozenset(
    "observer monitor inspector mediator peacekeeper officer adviser instructor trainer doctor "
    "engineer expert envoy negotiator".split()
)
"""People whom a state sends to another, and whom that may let in or not."""
_SHIP_NEAR = 3
"""How many sentences before "the ship" it may be told whose it is."""


class Antecedents:
    """Finds the noun that a later or an earlier word is about."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon) -> None:
        self._reading, self._cast, self._groups = reading, cast, lexicon.groups

    def ship(self, noun: Token) -> Token | None:
        """Return the ship that "the ship" was called before, by a word that says whose it is."""
        ships = self._groups["craft"]
        own = self._reading.analysis.children(noun.i)
        if noun.lemma.lower() not in ships or any(c.dep not in ("det", "nummod") for c in own):
            return None
        if not any(c.text.lower() in ("the", "that", "those", "these") for c in own):
            return None
        for token in reversed(self._reading.tokens[: noun.i]):
            if noun.sentence - token.sentence > _SHIP_NEAR:
                return None
            if token.lemma.lower() in ships and any(
                self._cast.modifier(word.i) for word in modifiers(self._reading, token)
            ):
                return token
        return None

    def mission(self, noun: Token) -> Token | None:
        """Return those sent by a state whom "the observers" or "them" were called before."""
        own = self._reading.analysis.children(noun.i)
        if noun.text.lower() != "them":
            if noun.lemma.lower() not in _SENT_ABROAD or noun.tag != "NNS":
                return None
            if {c.text.lower() for c in own if c.dep not in ("punct", "relcl")} != {"the"}:
                return None
        for token in reversed(self._reading.tokens[: noun.i]):
            if noun.sentence - token.sentence > _SHIP_NEAR:
                return None
            if token.lemma.lower() not in _SENT_ABROAD or token.tag != "NNS":
                continue
            if any(self._cast.modifier(word.i) for word in modifiers(self._reading, token)):
                return token
        return None

    def flag(self, ship: Token) -> Token | None:
        """Return the flag that is told of next: "She sails under the flag of Malta"."""
        if ship.lemma.lower() not in self._groups["vessel"]:
            return None
        for token in self._reading.tokens[ship.i + 1 :]:
            if token.sentence - ship.sentence > 1:
                break
            if token.lemma.lower() == "flag" and token.pos == "NOUN":
                return token
            if token.text.lower().endswith(("flagged", "registered")):
                return token
        return None

    def people(self, noun: Token) -> Token | None:
        """Return the people "they" and "the men" were called in the sentence before."""
        several = noun.text.lower() in _SEVERAL or noun.tag == "NNS"
        for token in reversed(self._reading.tokens[: noun.i]):
            if noun.sentence - token.sentence > 1:
                return None
            if token.sentence == noun.sentence or (several and token.tag not in ("NNS", "NNPS")):
                continue
            if token.tag == "NNPS" or (
                token.pos == "NOUN" and token.lemma.lower() in self._groups["people"]
            ):
                return token
        return None

    def fighters(self, noun: Token, told: list[Telling]) -> tuple[Actor, ...]:
        """Return of which group "seven fighters" are: the one that has just attacked."""
        described = any(modifiers(self._reading, noun))
        if described or noun.lemma.lower() not in _OF_SOME_GROUP:
            return ()
        for telling in reversed(told[-4:]):
            near = noun.sentence - self._reading.tokens[telling.i].sentence <= _SHIP_NEAR
            if near and telling.frame.type in ("ASSAULT", "COERCE"):
                found = [a for a in (*telling.sources, *telling.targets) if not a.country]
                named = [a for a in found if not is_armed_name(a.name)]
                return tuple(named) if len(named) == 1 else ()
        return ()

    def armed_owners(self, frame: Frame, noun: Token, told: list[Telling]) -> tuple[Actor, ...]:
        """Return whose "rebel base" or "bandit camp" is attacked."""
        if frame.type not in ("ASSAULT", "COERCE"):
            return ()
        for word in self._holders(noun):
            if word.lemma.lower() not in AGAINST_STATES or word.pos != "NOUN":
                continue
            for telling in reversed(told[-3:]):
                near = noun.sentence - self._reading.tokens[telling.i].sentence <= _SHIP_NEAR
                if near and telling.frame.type in CONFLICT_TYPES:
                    groups = [a for a in telling.sources if not a.country]
                    if groups:
                        return tuple(groups[:1])
            return (Actor(f"{word.lemma.lower()}s", None, None),)
        return ()

    def _holders(self, noun: Token) -> Iterator[Token]:
        """Yield the words before a noun, and who holds it: "the rebel-held town"."""
        for word in modifiers(self._reading, noun):
            yield word
            if word.lemma in ("hold", "control", "occupy", "run"):
                yield from self._reading.analysis.children(word.i)

    def forces(self, pronoun: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who "them" is in a fight: the last plural subject that isn't who acts."""
        for token in reversed(self._reading.tokens[: pronoun.i]):
            if pronoun.sentence - token.sentence > 1:
                break
            if token.dep in ("nsubj", "nsubjpass") and token.tag in ("NNS", "NNPS"):
                found = self._cast.at(token.i)
                if len(found) == 1 and found[0].key not in own:
                    return found
        return ()
