"""A picture in words, for those who can't see it."""

from __future__ import annotations

from collections.abc import Sequence

from geo.atlas import Mark
from geo.snapshot.spec import SnapshotSpec
from geo.style import LAYERS

MOST = 12


def describe(marks: Sequence[Mark], spec: SnapshotSpec) -> str:
    """Return the alternative text of a picture, written from the marks it holds."""
    if not marks:
        return "A map with no marks."
    told = ["A map drawn from news articles."]
    for layer in LAYERS:
        here = [mark.label for mark in marks if mark.layer == layer.key]
        if here:
            more = f" and {len(here) - MOST} more" if len(here) > MOST else ""
            told.append(f"{layer.title}: {'; '.join(here[:MOST])}{more}.")
    if spec.since or spec.until:
        told.append(f"Events between {spec.since or 'the first'} and {spec.until or 'the last'}.")
    return " ".join(told)
