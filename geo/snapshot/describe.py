"""A picture in words, for those who can't see it."""

from __future__ import annotations

from collections.abc import Sequence

from geo.atlas import badges_of
from geo.snapshot.plan import Plan
from geo.snapshot.spec import clean
from geo.snapshot.words import count_word
from geo.style import BADGES, DIFFERS, LAYERS

MOST = 12
"""Marks of a layer that are named one by one."""


def describe(plan: Plan) -> str:
    """Return the alternative text of a picture, written from the marks it holds."""
    if not plan.marks:
        return "A map with no marks."
    told = [f"A map, “{plan.words.title}”, drawn from {_sources(len(plan.words.sources))}."]
    for layer in LAYERS:
        here = [clean(mark.label) for mark in plan.marks if mark.layer == layer.key]
        if here:
            told.append(f"{layer.title}: {_some(here)}.")
    for badge in BADGES:
        here = [clean(mark.label) for mark in plan.marks if badge in badges_of(mark)]
        if here:
            on = " on" if badge is DIFFERS else ""
            told.append(f"{badge.label}{on}: {_some(here)}.")
    if plan.spec.since or plan.spec.until:
        first, last = plan.spec.since or "the first", plan.spec.until or "the last"
        told.append(f"Events between {first} and {last}.")
    return " ".join(told)


def _some(labels: Sequence[str]) -> str:
    more = f" and {len(labels) - MOST:,} more" if len(labels) > MOST else ""
    return f"{'; '.join(labels[:MOST])}{more}"


def _sources(count: int) -> str:
    return f"{count_word(count)} news article{'' if count == 1 else 's'}"
