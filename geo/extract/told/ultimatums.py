"""Threats in a state's own words: "Should Chad not pay, Niger will go to court", "Otherwise we"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.cast.state_bodies import StateBodies
from geo.extract.lexicon import Lexicon
from geo.extract.parties.doers import Doers
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import Actor, Token

_SURELY = frozenset("will shall 'll ’ll would".split())
_CONDITIONS = frozenset("if unless should were".split())
_STEPS = frozenset("measure step action matter case issue dispute countermeasure".split())
_HARSH = frozenset(
    "close expel cut halt stop suspend ban seize block respond answer retaliate withdraw recall "
    "tax impose sue shoot strike cancel deny refer act defend reconsider review".split()
)
_ELSE = ("otherwise", "or else", "if not", "failing that", "failing this", "failing which")


class Ultimatums:
    """Finds what a state says it will do to another that doesn't do its will.

    Parameters
    ----------
    told
        The tellings found so far.
    """

    def __init__(
        self, reading: Reading, cast: Cast, lexicon: Lexicon, doers: Doers, told: list[Telling]
    ) -> None:
        self._reading, self._cast, self._doers, self._told = reading, cast, doers, told
        self._speaking = StateBodies(reading, cast)
        self._frame = next(f for f in lexicon.verbs["threaten"] if f.type == "THREATEN")

    def of_verb(self, verb: Token) -> Iterator[Telling]:
        """Yield against whom a deed is announced that hangs on what they do."""
        if not self._is_announced(verb):
            return
        sources = self._doers.at_subject(grammar.subject(self._reading, verb))
        if len(sources) != 1:
            return
        targets = self._unless_done(verb, sources[0]) or self._otherwise(verb, sources[0])
        if targets:
            yield Telling(verb.i, self._frame, sources, targets)

    def _is_announced(self, verb: Token) -> bool:
        hung = self._reading.analysis.children(verb.i)
        if not any(c.dep == "aux" and c.text.lower() in _SURELY for c in hung):
            return False
        if any(c.dep == "neg" for c in hung):
            return False
        taken = self._reading.lemmas(grammar.object_of(self._reading, verb)) & _STEPS
        return verb.lemma in _HARSH or (verb.lemma in ("take", "bring", "put") and bool(taken))

    def _unless_done(self, verb: Token, own: Actor) -> tuple[Actor, ...]:
        """Return whose deed is the condition, where the state that says so speaks of itself."""
        issuer = self._speaking.issuer
        if issuer is None or issuer.key != own.key:
            return ()
        for clause in self._reading.analysis.children(verb.i):
            who = self._reading.child(clause.i, "nsubj") if clause.dep == "advcl" else None
            words = {c.text.lower() for c in self._reading.analysis.children(clause.i)}
            if who is not None and words & _CONDITIONS:
                return tuple(a for a in self._cast.at(who.i) if a.key != own.key)
        return ()

    def _otherwise(self, verb: Token, own: Actor) -> tuple[Actor, ...]:
        """Return of whom something has just been wanted: "Otherwise China will take steps"."""
        sentence = self._reading.analysis.sentences[verb.sentence]
        opening = self._reading.text(sentence.first, min(sentence.first + 1, sentence.last)).lower()
        if not opening.startswith(_ELSE):
            return ()
        for telling in reversed(self._told[-3:]):
            near = verb.sentence - self._reading.tokens[telling.i].sentence <= 1
            if near and telling.frame.type == "REQUEST" and own in telling.sources:
                return telling.targets
        return ()
