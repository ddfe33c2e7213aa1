"""The measures that geoparsers are compared by, and how sure a figure is.

Recognition counts exact spans. Resolution counts kilometres from the gold point; a toponym that
was put nowhere is as wrong as anything on Earth can be.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import TypeVar

from geo.geometry import distance_km
from geo.model import LonLat, Place, Span

FARTHEST_KM = 20_039.0
"""Half the Earth's girth: the error of a toponym that was left unresolved."""

NEAR_KM = 161.0
"""100 miles: within it a toponym counts as put in the right place."""

T = TypeVar("T")

_THE = re.compile(r"the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Counts:
    """What one article adds to a precision and a recall."""

    right: int
    found: int
    gold: int


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95 % bootstrap interval over articles."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


def trimmed(text: str, span: Span) -> Span:
    """Strip a leading "the " and a trailing "'s", which no two corpora treat alike."""
    words = span.of(text)
    start, end = span.start, span.end
    if match := _THE.match(words):
        start += match.end()
    if match := _POSSESSIVE.search(words):
        end -= len(match[0])
    return Span(start, end) if start < end else span


def error_km(gold: LonLat, place: Place | None) -> float:
    """Return how far off a place is, in km."""
    return FARTHEST_KM if place is None else distance_km(gold, place.point)


def f1(counts: Sequence[Counts]) -> float:
    """Return the micro-averaged F1 of many articles' counts."""
    right, found, gold = (sum(getattr(c, n) for c in counts) for n in ("right", "found", "gold"))
    return 2 * right / (found + gold) if found + gold else 0.0


def precision(counts: Sequence[Counts]) -> float:
    """Return the share of what was found that is right."""
    found = sum(c.found for c in counts)
    return sum(c.right for c in counts) / found if found else 0.0


def recall(counts: Sequence[Counts]) -> float:
    """Return the share of the gold that was found."""
    gold = sum(c.gold for c in counts)
    return sum(c.right for c in counts) / gold if gold else 0.0


def accuracy(errors: Sequence[float]) -> float:
    """Return the share of errors within 161 km."""
    return mean(e <= NEAR_KM for e in errors) if errors else 0.0


def area_under_log_error(errors: Sequence[float]) -> float:
    """Return the area under the sorted log errors, 0 (all exact) to 1 (all unresolved)."""
    if not errors:
        return 0.0
    return mean(math.log1p(min(e, FARTHEST_KM)) for e in errors) / math.log1p(FARTHEST_KM)


def mean_km(errors: Sequence[float]) -> float:
    """Return the mean error in km."""
    return mean(errors) if errors else 0.0


def median_km(errors: Sequence[float]) -> float:
    """Return the median error in km."""
    return median(errors) if errors else 0.0


def bootstrap(
    articles: Sequence[T], figure: Callable[[Sequence[T]], float], rounds: int = 400
) -> Interval:
    """Resample whole articles, since mentions within one are not independent.

    The same articles always give the same interval.
    """
    if not articles:
        return Interval(0.0, 0.0, 0.0)
    chance = random.Random(2022)  # noqa: S311
    values = sorted(figure(chance.choices(articles, k=len(articles))) for _ in range(rounds))
    low, high = values[int(0.025 * rounds)], values[min(rounds - 1, int(0.975 * rounds))]
    return Interval(figure(articles), low, high)


@dataclass(frozen=True, slots=True)
class Bin:
    """One row of a reliability table: what was promised, and what was kept."""

    low: float
    high: float
    count: int
    promised: float
    kept: float


def reliability(pairs: Sequence[tuple[float, bool]], bins: int = 10) -> tuple[Bin, ...]:
    """Group (confidence, was it right) pairs into equal bins of confidence."""
    rows = []
    for n in range(bins):
        low, high = n / bins, (n + 1) / bins
        inside = [(c, r) for c, r in pairs if low <= c < high or (n == bins - 1 and c >= high)]
        if inside:
            rows.append(
                Bin(low, high, len(inside), mean(c for c, _ in inside), mean(r for _, r in inside))
            )
    return tuple(rows)


def calibration_error(rows: Sequence[Bin]) -> float:
    """Return the expected calibration error: the mean gap between promised and kept."""
    total = sum(row.count for row in rows)
    return sum(row.count * abs(row.promised - row.kept) for row in rows) / total if total else 0.0
