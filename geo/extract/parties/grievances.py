"""Against whom people take to the streets, by what they shout and what they are angry about."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geo.extract.cast.actors import Cast
from geo.extract.grammar import below, modifiers, object_of
from geo.extract.reading import Reading
from geo.model import Actor, Token

_CURSES = {"death": "to", "down": "with"}
"""What is shouted: "Death to Oman", "Down with Oman"."""
_ANGER = frozenset(
    "protest anger fury rage outrage demonstration rally riot unrest march indignation".split()
)
_AIMED = frozenset("against at over".split())
_SHOUTING = frozenset(
    "denounce condemn chant shout curse burn trample accuse demand decry tear boo whistle jeer "
    "yell torch damn".split()
)
_GAMES = frozenset("match game win victory play draw defeat goal".split())
_THRESHOLDS = frozenset("front gate door step entrance wall fence ground compound".split())
"""Where a crowd stands before a house."""
_OUTDOORS = frozenset(
    "street square riot rioter demonstration demonstrator rally march crowd mob".split()
)


def resented(reading: Reading, cast: Cast, noun: Token) -> tuple[Actor, ...]:
    """Return whom a protest is against by its own name: "anti-Omani protests"."""
    words = list(modifiers(reading, noun))
    if not any(w.text.lower().startswith("anti") for w in words):
        return ()
    actors = (cast.modifier(w.i) for w in words)
    return tuple({a.key: a for a in actors if a is not None}.values())


def is_outdoors(reading: Reading, noun: Token) -> bool:
    """Tell whether people are in the streets for what a noun tells."""
    clause = reading.analysis.subtree(reading.clause(noun.i).i)
    return any(t.lemma.lower() in _OUTDOORS for t in clause)


def house_behind(reading: Reading, noun: Token) -> Token:
    """Return the house whose gate or front a noun is: "in front of the embassy"."""
    if noun.lemma.lower() not in _THRESHOLDS:
        return noun
    of = (c for c in reading.analysis.children(noun.i) if c.text.lower() == "of")
    return next((house for c in of if (house := reading.child(c.i, "pobj"))), noun)


class Grievances:
    """Finds whom a crowd is against.

    Parameters
    ----------
    owners
        Returns whom a noun belongs to.
    """

    def __init__(
        self, reading: Reading, cast: Cast, owners: Callable[[Token], tuple[Actor, ...]]
    ) -> None:
        self._reading, self._cast, self._owners = reading, cast, owners

    def of(self, verb: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return whom those are against who do what a verb tells."""
        for token in self._reading.analysis.subtree(verb.i):
            for noun in self._resented(token, verb):
                found = self._cast.at(noun.i) or self._owners(noun)
                others = tuple(a for a in found if a.key not in own and a.country)
                if others and not self._is_of_stance(noun):
                    return others
        return ()

    def _resented(self, token: Token, verb: Token) -> Iterator[Token]:
        hung = self._reading.analysis.children(token.i)
        word = token.text.lower()
        if word in _CURSES:
            after = self._reading.tokens[token.i + 1 : token.i + 2]
            to_whom = [t for t in after if t.text.lower() == _CURSES[word]]
            yield from (noun for t in to_whom for noun in below(self._reading, t))
        elif token.lemma.lower() in _ANGER or (token.i == verb.i):
            aimed = [c for c in hung if c.text.lower() in _AIMED and c.dep == "prep"]
            yield from (noun for c in aimed for noun in below(self._reading, c))
        elif token.lemma in _SHOUTING and token.pos == "VERB" and token.i > verb.i:
            yield from self._shouted(token)
        elif word == "against" and self._reading.tokens[token.head].lemma not in _GAMES:
            yield from below(self._reading, token)
        elif token.lemma == "aim" and token.tag == "VBN":
            at = [c for c in hung if c.text.lower() == "at"]
            yield from (noun for c in at for noun in below(self._reading, c))

    def _shouted(self, verb: Token) -> Iterator[Token]:
        if (what := object_of(self._reading, verb)) is not None:
            yield what
        for deed in self._reading.analysis.children(verb.i):
            if deed.dep == "ccomp" and verb.lemma == "demand":
                who = self._reading.child(deed.i, "nsubj", "nsubjpass")
                yield from (who,) if who is not None else ()

    def _is_of_stance(self, noun: Token) -> bool:
        """Tell whether a thing is only for or against a state: "a pro-Russian law"."""
        words = {w.text.lower() for w in modifiers(self._reading, noun)}
        return "pro" in words or any(w.startswith("pro-") for w in words)
