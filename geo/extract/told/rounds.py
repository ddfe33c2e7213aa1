"""Meetings told without who meets: "The next round will be held in Oslo", "a joint panel sat"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract.cast.actors import Cast
from geo.extract.grammar import modifiers
from geo.extract.lexicon import Lexicon
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import Actor, Token

_MEETINGS = frozenset(
    "meeting round summit session talk consultation negotiation dialogue conference discussion "
    "sitting gathering".split()
)
_BODIES = frozenset("committee commission council panel body group board taskforce force".split())
_ONE_MORE = frozenset(
    "next another second third fourth fifth sixth further follow new fresh final last same "
    "subsequent additional".split()
)
_SHARED = frozenset("joint mixed bilateral tripartite trilateral intergovernmental".split())
_HELD = frozenset(
    "hold take schedule set plan expect convene open resume begin start slate reconvene continue "
    "follow arrange host fix agree meet sit gather assemble due".split()
)
_SITTING = frozenset("convene meet sit gather assemble reconvene resume hold".split())
_NEAR = 3
"""How many sentences back it may be told who met, where others met as well."""


class Rounds:
    """Reads who meets from who met before.

    Parameters
    ----------
    told
        The tellings found so far, which this reads and does not change.
    """

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon, told: list[Telling]) -> None:
        self._reading, self._cast, self._told = reading, cast, told
        self._frame = lexicon.noun("talk", "CONSULT")

    def of_noun(self, noun: Token) -> Iterator[Telling]:
        """Yield who meet again, or whose joint body meets."""
        if noun.dep not in ("nsubj", "nsubjpass") or not self._told:
            return
        event = noun
        lemma, verb = noun.lemma.lower(), self._reading.tokens[noun.head]
        if verb.lemma == "be":  # "the next round is to be held"
            verb = self._reading.child(verb.i, "xcomp", "acomp") or verb
        said = {w.text.lower() for w in modifiers(self._reading, noun)}
        said |= {c.text.lower() for c in self._reading.analysis.children(noun.i) if c.dep == "det"}
        if lemma in _MEETINGS and said & _ONE_MORE and verb.lemma in _HELD:
            parties = () if self._names_others(noun) else self._met()
            far = len(self._meetings()) > 1
        elif lemma in _BODIES and said & _SHARED and verb.lemma in _SITTING:
            parties = () if self._names_others(noun) else self._dealing()
            event, far = verb, True
        else:
            return
        if far and noun.sentence - self._reading.tokens[self._told[-1].i].sentence > _NEAR:
            return
        if len(parties) > 1:
            yield Telling(event.i, self._frame, parties, ())

    def _names_others(self, noun: Token) -> bool:
        """Tell whether a noun's own words name anybody: "the next round with Chad"."""
        words = self._reading.analysis.subtree(noun.i)
        return any(
            w.i != noun.i and (self._cast.one(w.i) or self._cast.modifier(w.i)) for w in words
        )

    def _meetings(self) -> dict[frozenset[str], tuple[Actor, ...]]:
        """Return who met with whom, the last meeting last."""
        found: dict[frozenset[str], tuple[Actor, ...]] = {}
        for telling in self._told:
            parties = {a.key: a for a in (*telling.sources, *telling.targets)}
            if telling.frame.type == "CONSULT" and len(parties) > 1:
                found.pop(frozenset(parties), None)
                found[frozenset(parties)] = tuple(parties.values())
        return found

    def _met(self) -> tuple[Actor, ...]:
        return next(reversed(self._meetings().values()), ())

    def _dealing(self) -> tuple[Actor, ...]:
        """Return the two states that the last telling of states is of."""
        for telling in reversed(self._told):
            states = {a.key: a for a in (*telling.sources, *telling.targets) if a.country}
            if len(states) > 1:
                return tuple(states.values()) if len(states) == 2 else ()
        return ()
