"""What came of an ordeal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """A line of the table; ``good`` is whether the aim was reached."""

    ordeal: str
    measured: str
    aim: str
    good: bool
