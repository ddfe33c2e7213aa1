"""What a reader should know of a mark that no rule of Dateline's own has read."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Conflict, Facility, Link, Route


def proposals_of(items: Sequence[Route | Facility | Link | Conflict]) -> tuple[str, ...]:
    """Return the caution on a mark that only a model has proposed; none once it was checked."""
    words = [words for item in items for words in item.evidence]
    if any(item.verified for item in items) or not all(one.origin for one in words):
        return ()
    names = ", ".join(dict.fromkeys(one.origin for one in words))
    return (f"Proposed by {names}, not read by Dateline itself, and checked by nobody yet.",)
