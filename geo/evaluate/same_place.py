"""Whether a place that was read is the one that an annotator named."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Place, Story


def is_called(name: str, place: Place, story: Story) -> bool:
    """Tell whether an article calls a place by a name."""
    names = {place.name.casefold()} | {
        r.toponym.surface.casefold()
        for r in story.resolutions
        if r.place and r.place.id == place.id
    }
    return name.casefold() in names


def is_same_way(names: Sequence[str], stops: Sequence[Place], story: Story) -> bool:
    """Tell whether stops are those named, all of them, in order from either end."""
    return len(names) == len(stops) and any(
        all(is_called(name, place, story) for name, place in zip(names, way, strict=True))
        for way in (stops, stops[::-1])
    )
