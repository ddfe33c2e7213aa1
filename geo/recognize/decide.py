"""The decision which candidates are places: a first look at each, then one with its company.

Both looks are linear models over named features; ``tools/train_places.py`` learns the weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from sys import intern

from geo.recognize.features import Features
from geo.recognize.linear import LinearModel, probability
from geo.recognize.propose import Stretch

THRESHOLD = -0.3
"""Log-odds above which a candidate is taken: F1 is best a little below even odds."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A candidate with its log-odds of being a toponym."""

    stretch: Stretch
    log_odds: float
    facts: tuple[str, ...]

    @property
    def probability(self) -> float:
        """The log-odds as a probability."""
        return probability(self.log_odds)


def weigh(
    features: Features, stretches: Sequence[Stretch], alone: LinearModel, together: LinearModel
) -> tuple[Decision, ...]:
    """Return every candidate with its log-odds, in the order given."""
    # The same names come up thousands of times in a long text: each is kept once.
    facts = [[*map(intern, features.of(stretch))] for stretch in stretches]
    first = [alone.log_odds(names) for names in facts]
    return tuple(
        Decision(stretch, together.log_odds(names + company), tuple(names + company))
        for stretch, names, company in zip(
            stretches, facts, company_of(features, stretches, first), strict=True
        )
    )


def company_of(
    features: Features, stretches: Sequence[Stretch], first: Sequence[float]
) -> list[list[str]]:
    """Return features of what the first look made of a candidate's rivals, twins, neighbours."""
    surfaces = [features.surface(stretch).lower() for stretch in stretches]
    twins: dict[str, list[int]] = {}
    for n, surface in enumerate(surfaces):
        twins.setdefault(surface, []).append(n)
    tallies = {surface: _tally([first[n] for n in same]) for surface, same in twins.items()}
    starts = {stretch[0]: n for n, stretch in enumerate(stretches)}
    ends = {stretch[1]: n for n, stretch in enumerate(stretches)}
    rivals = _rivals(stretches)
    out = []
    for n, stretch in enumerate(stretches):
        names = [f"first={_bin(first[n])}"]
        names += _twins(first[n], tallies[surfaces[n]])
        names += _rivalry(n, rivals[n], stretches, first)
        names += _nested(features, stretch, [stretches[m] for m in rivals[n]])
        names += _neighbours(features, stretch, starts, ends, first)
        out.append([*map(intern, names)])
    return out


def choose(decisions: Sequence[Decision], threshold: float) -> tuple[Decision, ...]:
    """Return the best set of candidates that don't overlap, in text order.

    The set with the greatest sum of log-odds above the threshold wins (weighted interval
    scheduling).
    """
    useful = sorted(
        (d for d in decisions if d.log_odds > threshold),
        key=lambda d: (d.stretch[1], d.stretch[0]),
    )
    best: list[float] = [0.0]
    take: list[int | None] = [None]
    for n, decision in enumerate(useful):
        before = n
        while before and useful[before - 1].stretch[1] >= decision.stretch[0]:
            before -= 1
        gain = best[before] + decision.log_odds - threshold
        better = gain > best[n]
        best.append(gain if better else best[n])
        take.append(before if better else None)
    chosen, n = [], len(useful)
    while n:
        before_or_none = take[n]
        if before_or_none is None:
            n -= 1
        else:
            chosen.append(useful[n - 1])
            n = before_or_none
    return tuple(reversed(chosen))


def _bin(log_odds: float) -> int:
    return max(-6, min(6, round(log_odds)))


_Tally = tuple[int, float, float, float]
"""How many there are of one surface, the sum of their log-odds, the best, the second best."""


def _tally(odds: Sequence[float]) -> _Tally:
    best = sorted(odds, reverse=True)[:2]
    return len(odds), sum(odds), best[0], best[-1]


def _twins(own: float, tally: _Tally) -> Iterator[str]:
    count, total, best, second = tally
    if count == 1:
        yield "no twin"
        return
    yield f"best twin={_bin(second if own >= best else best)}"
    yield f"mean twin={_bin((total - own) / (count - 1))}"


def _rivals(stretches: Sequence[Stretch]) -> list[list[int]]:
    rivals: list[list[int]] = [[] for _ in stretches]
    for n, (_, last) in enumerate(stretches):
        for m in range(n + 1, len(stretches)):
            if stretches[m][0] > last:
                break
            rivals[n].append(m)
            rivals[m].append(n)
    return rivals


def _rivalry(
    n: int, rivals: Sequence[int], stretches: Sequence[Stretch], first: Sequence[float]
) -> Iterator[str]:
    if not rivals:
        yield "no rival"
        return
    strongest = max(rivals, key=lambda m: first[m])
    (a, b), (c, d) = stretches[n], stretches[strongest]
    relation = "wider" if c <= a and b <= d else "narrower" if a <= c and d <= b else "crossing"
    yield f"{relation} rival={_bin(first[strongest])}"
    yield f"ahead of rival={_bin(first[n] - first[strongest])}"


def _nested(features: Features, stretch: Stretch, rivals: Sequence[Stretch]) -> Iterator[str]:
    """Say whether a longer name that the gazetteer knows holds this one, or the other way round."""
    a, b = stretch
    kind = features.knowledge.of(features.surface(stretch)).kind
    for c, d in rivals:
        other = features.knowledge.of(features.surface((c, d))).kind
        if c <= a and b <= d and other != "none":
            yield f"within a known {other}"
        elif a <= c and d <= b and kind != "none" and other != "none":
            yield f"known {kind} around a known one"


def _neighbours(
    features: Features,
    stretch: Stretch,
    starts: dict[int, int],
    ends: dict[int, int],
    first: Sequence[float],
) -> Iterator[str]:
    words = features.words
    a, b = stretch
    if b + 2 < len(words) and words[b + 1].low in (",", "and", "or", "/"):
        follower = starts.get(b + 2)
        if follower is not None:
            yield f"next {words[b + 1].low} {_bin(first[follower])}"
    if a >= 2 and words[a - 1].low in (",", "and", "or", "/"):
        leader = ends.get(a - 2)
        if leader is not None:
            yield f"past {words[a - 1].low} {_bin(first[leader])}"
