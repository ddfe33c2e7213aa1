"""Words that reach somebody: "took a call from Oslo", "a message of support from Tonga"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Frame, Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.parties.parties import Parties
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import Actor, Token

_GETTING = frozenset("receive get take have field accept return answer welcome".split())
_CALLS = frozenset("call ring telegram videocall".split())
_MESSAGES = frozenset(
    "message letter note word expression statement telegram cable pledge assurance declaration "
    "offer show gesture".split()
)
_GOODWILL = frozenset(
    "support solidarity backing friendship gratitude thanks appreciation encouragement "
    "sympathy congratulation congratulations".split()
)
_REACHING = frozenset("reach come arrive".split())


def is_plea(reading: Reading, call: Token) -> bool:
    """Tell whether a call is for something, and nobody has rung: "a call for help"."""
    hung = reading.analysis.children(call.i)
    return any(c.text.lower() in ("for", "to", "on") or c.dep in ("acl", "ccomp") for c in hung)


class Received:
    """Finds from whom words come, and to whom."""

    def __init__(
        self, reading: Reading, cast: Cast, lexicon: Lexicon, parties: Parties, doers: Doers
    ) -> None:
        self._reading, self._cast, self._lexicon = reading, cast, lexicon
        self._parties, self._doers = parties, doers
        self._rang = self._lexicon.verb("telephone", "CONSULT")
        self._backed = self._lexicon.verb("thank", "SUPPORT")

    def of_noun(self, noun: Token) -> Iterator[Telling]:
        """Yield who rang, and who sent a message of support."""
        lemma = noun.lemma.lower()
        message = self._message(noun) if lemma in _CALLS | _GOODWILL else None
        if message is None:
            return
        first = self._first(message)
        verb = first if first.pos == "VERB" else self._reading.tokens[first.head]
        if verb.lemma in _GETTING and (first is verb or first.dep in ("dobj", "nsubjpass")):
            getters = self._doers.at_subject(grammar.subject(self._reading, verb))
        elif verb.lemma in _REACHING and message.dep == "nsubj":
            getters = self._reached(verb)
        else:
            return
        keys = {actor.key for actor in getters}
        frame = self._rang if message is noun else self._backed
        senders = tuple(a for a in self._senders(message, verb, frame) if a.key not in keys)
        if not getters or not senders:
            return
        if frame is self._rang:
            yield Telling(noun.i, frame, getters, senders)
        else:
            yield Telling(noun.i, frame, senders, getters)

    def _message(self, noun: Token) -> Token | None:
        """Return what brings it: a call is one itself, goodwill comes by a letter or a word."""
        if noun.lemma.lower() in _CALLS:
            return None if is_plea(self._reading, noun) else noun
        of = self._reading.tokens[noun.head]
        message = self._reading.tokens[of.head]
        if noun.dep != "pobj" or of.text.lower() != "of":
            return None
        return message if message.lemma.lower() in _MESSAGES else None

    def _first(self, noun: Token) -> Token:
        """Return the first of several nouns joined by "and"."""
        while noun.dep == "conj" and noun.head != noun.i:
            noun = self._reading.tokens[noun.head]
        return noun

    def _reached(self, verb: Token) -> tuple[Actor, ...]:
        whom = self._reading.child(verb.i, "dobj")
        if whom is not None:
            return self._cast.at(whom.i) or self._parties.ground.where(whom)
        return ()

    def _senders(self, message: Token, verb: Token, frame: Frame) -> tuple[Actor, ...]:
        hung = grammar.prepositions(self._reading, message)
        if message.dep != "conj":
            hung += grammar.prepositions(self._reading, verb)
        found: list[Actor] = []
        for child in hung:
            if child.text.lower() != "from" or found:
                continue
            for whom in grammar.below(self._reading, child):
                for j in self._reading.conjuncts(whom.i):
                    one = self._reading.tokens[j]
                    found += self._cast.one(j) or self._parties.ground.where(one)
        if not found:
            for word in grammar.modifiers(self._reading, message):
                found += filter(None, (self._cast.modifier(word.i),))
        return tuple({a.key: a for a in found}.values())
