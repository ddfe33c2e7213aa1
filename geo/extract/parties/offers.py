"""Whose offer it is that somebody takes or turns down without a word of it: "Chad has declined"."""

from __future__ import annotations

from geo.extract import grammar
from geo.extract.cast.actors import Cast
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import Actor, Token

_OFFERING = frozenset("offer propose suggest invite promise volunteer".split())
_ASKED = _OFFERING | frozenset("ask urge request approach".split())


class Offers:
    """Finds who made the offer that an answer is to.

    Parameters
    ----------
    told
        The tellings found so far, which this reads and does not change.
    """

    def __init__(self, reading: Reading, cast: Cast, told: list[Telling]) -> None:
        self._reading, self._cast, self._told = reading, cast, told

    def made_by(self, answer: Token, own: frozenset[str], *, refused: bool) -> tuple[Actor, ...]:
        """Return who made an offer to those who answer: by their own words, or just before."""
        if self._reading.child(answer.i, "xcomp", "ccomp", "prep") is not None:
            return ()
        return self._told_of_subject(answer, own) or self._offered_before(
            answer, own, refused=refused
        )

    def _told_of_subject(self, answer: Token, own: frozenset[str]) -> tuple[Actor, ...]:
        """Return who asked those who "had been invited to send observers"."""
        who = grammar.subject(self._reading, answer)
        for clause in self._reading.analysis.children(who.i) if who is not None else ():
            if clause.dep not in ("relcl", "acl") or clause.lemma not in _ASKED:
                continue
            if not grammar.is_passive(self._reading, clause):
                continue
            if (doer := grammar.agent(self._reading, clause)) is not None:
                return tuple(a for a in self._cast.at(doer.i) if a.key not in own)
            last = self._told[-1] if self._told else None
            if last is not None and self._is_near(last, answer, 1):
                return tuple(a for a in (*last.sources, *last.targets) if a.key not in own)
        return ()

    def _offered_before(
        self, answer: Token, own: frozenset[str], *, refused: bool
    ) -> tuple[Actor, ...]:
        """Return who offered what was told of: "Oman offered to host both. Chad has accepted"."""
        for telling in reversed(self._told[-3:]):
            if not self._is_near(telling, answer, 2) or not own & {a.key for a in telling.targets}:
                continue
            told = self._reading.tokens[telling.i]
            offering = {t.lemma.lower() for t in (told, *self._reading.above(telling.i))}
            if telling.frame.word == "invite" and not refused:
                return ()  # of that the meeting tells
            if offering & _OFFERING:
                return tuple(a for a in telling.sources if a.key not in own)
        return ()

    def _is_near(self, telling: Telling, answer: Token, most: int) -> bool:
        return answer.sentence - self._reading.tokens[telling.i].sentence <= most
