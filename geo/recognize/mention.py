"""A mention that was weighed, whether it was taken for a place or not."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import Toponym


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate and what was decided about it.

    Attributes
    ----------
    accepted
        Whether it counts as a toponym.
    probability
        How likely it is one, 0 to 1.
    reasons
        Why, in words.
    """

    toponym: Toponym
    accepted: bool
    probability: float
    reasons: tuple[str, ...]
