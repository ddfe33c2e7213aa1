"""Attacks told without who made them, and who says afterwards that it was them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.extract.cast.armed import is_armed_name
from geo.extract.lexicon import Frame
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import Actor

_NEAR = 3
"""How many sentences before a claim the attack may stand."""


@dataclass(frozen=True, slots=True)
class _Open:
    i: int
    frame: Frame
    targets: tuple[Actor, ...]


class Claims:
    """The attacks of a text that nobody is told to have made.

    Parameters
    ----------
    told
        The tellings found so far; an attack by people without a name gets that of who claims it.
    """

    def __init__(self, reading: Reading, told: list[Telling]) -> None:
        self._reading, self._told = reading, told
        self._open: list[_Open] = []

    def leave(self, i: int, frame: Frame, targets: tuple[Actor, ...]) -> None:
        """Remember an attack of which only the target is told."""
        self._open.append(_Open(i, frame, targets))

    def target_of(self, i: int) -> tuple[Actor, ...]:
        """Return on whom the attack was that a word points back to: "claimed the attack"."""
        last = self._last(i)
        return last.targets if last is not None else ()

    def claimed(self, i: int, sources: tuple[Actor, ...]) -> Telling | None:
        """Return the last attack as that of who claims it at a word."""
        last = self._last(i)
        if last is None or not sources:
            return None
        number = self._reading.tokens[last.i].sentence
        for n, telling in enumerate(self._told):
            same = self._reading.tokens[telling.i].sentence == number
            if (
                same
                and telling.frame.type == "ASSAULT"
                and all(is_armed_name(a.name) for a in telling.sources)
            ):
                self._told[n] = replace(telling, sources=sources)
        return Telling(last.i, last.frame, sources, last.targets)

    def _last(self, i: int) -> _Open | None:
        number = self._reading.tokens[i].sentence
        near = [o for o in self._open if o.i < i]
        near += [
            _Open(t.i, t.frame, t.targets)
            for t in self._told
            if t.i < i
            and t.frame.type == "ASSAULT"
            and t.targets
            and all(not a.country and is_armed_name(a.name) for a in t.sources)
        ]
        near = [o for o in near if number - self._reading.tokens[o.i].sentence <= _NEAR]
        return max(near, key=lambda o: o.i, default=None)
