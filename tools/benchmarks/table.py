"""Rows of a table of measurements, and the clock that fills them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One figure: what was measured, what came out, what was aimed at, what stands beside it."""

    what: str
    figure: str
    aim: str = ""
    peer: str = ""


def table(title: str, rows: Sequence[Row]) -> str:
    """Return rows as a Markdown table."""
    lines = [
        f"### {title}",
        "",
        "| what | measured | aim | beside it |",
        "| --- | --- | --- | --- |",
    ]
    lines += [f"| {r.what} | {r.figure} | {r.aim} | {r.peer} |" for r in rows]
    return "\n".join([*lines, ""])


def clock(act: Callable[[], object], times: int = 5, warm_up: int = 1) -> float:
    """Return the median time of an act in seconds."""
    for _ in range(warm_up):
        act()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return median(taken)


def in_turn(
    ours: Callable[[], object], peer: Callable[[], object], times: int = 3
) -> tuple[float, float, float]:
    """Run two acts in turn; return both medians and the median of peer/ours, pair by pair."""
    ours()
    peer()
    pairs = []
    for _ in range(times):
        start = time.perf_counter()
        ours()
        middle = time.perf_counter()
        peer()
        pairs.append((middle - start, time.perf_counter() - middle))
    return (
        median(a for a, _ in pairs),
        median(b for _, b in pairs),
        median(b / a for a, b in pairs),
    )


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def seconds(value: float) -> str:
    return f"{value:.2f} s"
