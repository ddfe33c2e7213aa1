"""Threats in a state's own words: "Should Chad not pay, Niger will go to court"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.lexicon import Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.extract.told.said_clauses import SURELY
from geo.model import Actor, Token

_CONDITIONS = frozenset("if unless should were".split())
_STEPS = frozenset("measure step action matter case issue dispute countermeasure".split())
_HARSH = frozenset(
    "close expel cut halt stop suspend ban seize block respond answer retaliate withdraw recall "
    "tax impose sue shoot strike cancel deny refer act defend reconsider review".split()
)


class Ultimatums:
    """Finds what a state says it will do to another that doesn't do its will."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: Lexicon, doers: Doers) -> None:
        self._reading, self._cast, self._doers = reading, cast, doers
        self._frame = lexicon.verb("threaten", "THREATEN")

    def of_verb(self, verb: Token) -> Iterator[Telling]:
        """Yield against whom a deed is announced that hangs on what they do."""
        if not self._is_announced(verb):
            return
        sources = self._doers.at_subject(grammar.subject(self._reading, verb))
        if len(sources) != 1:
            return
        if targets := self._unless_done(verb, sources[0]):
            yield Telling(verb.i, self._frame, sources, targets)

    def _is_announced(self, verb: Token) -> bool:
        hung = self._reading.analysis.children(verb.i)
        if not any(c.dep == "aux" and c.text.lower() in SURELY for c in hung):
            return False
        if any(c.dep == "neg" for c in hung):
            return False
        taken = self._reading.lemmas(grammar.object_of(self._reading, verb)) & _STEPS
        return verb.lemma in _HARSH or (verb.lemma in ("take", "bring", "put") and bool(taken))

    def _unless_done(self, verb: Token, own: Actor) -> tuple[Actor, ...]:
        """Return whose deed is the condition, where the state that says so speaks of itself."""
        issuer = self._cast.state_bodies.issuer
        if issuer is None or issuer.key != own.key:
            return ()
        for clause in self._reading.analysis.children(verb.i):
            who = self._reading.child(clause.i, "nsubj") if clause.dep == "advcl" else None
            words = {c.text.lower() for c in self._reading.analysis.children(clause.i)}
            if who is not None and words & _CONDITIONS:
                return tuple(a for a in self._cast.at(who.i) if a.key != own.key)
        return ()
