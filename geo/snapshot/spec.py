"""What picture is wanted."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.atlas import Atlas, Mark
from geo.errors import SnapshotError
from geo.geometry import Box
from geo.style import LAYERS, Theme

SMALLEST, LARGEST = 64, 10_000
MAX_TITLE = 500

Format = Literal["png", "svg"]
FORMATS: tuple[Format, ...] = ("png", "svg")


@dataclass(frozen=True, slots=True)
class SnapshotSpec:
    """A picture to draw.

    Attributes
    ----------
    width, height
        Pixels, 64 to 10,000; an SVG has the same proportions.
    title
        Above the legend; what the map tells, where empty.
    layers
        Keys of the layers to show; those shown by default, where None.
    box
        What the picture must contain, in degrees; all that is shown, where None.
    since, until
        Days; marks that ended before or began after are left out, undated ones stay.
    selected
        Id of a mark to bring out.

    Raises
    ------
    SnapshotError
        A size, layer, day or box makes no sense.
    """

    format: Format = "png"
    width: int = 1920
    height: int = 1080
    title: str = ""
    layers: frozenset[str] | None = None
    box: Box | None = None
    since: date | None = None
    until: date | None = None
    selected: str | None = None
    theme: Theme = "light"

    def __post_init__(self) -> None:
        if self.format not in FORMATS:
            known = ", ".join(FORMATS)
            raise SnapshotError(self.format, "is not a picture format", f"Choose one of {known}")
        if not all(SMALLEST <= side <= LARGEST for side in (self.width, self.height)):
            raise SnapshotError(
                f"{self.width}x{self.height}", "is not a size that can be drawn",
                f"Choose {SMALLEST} to {LARGEST:,} pixels a side, such as 1920x1080",
            )  # fmt: skip
        unknown = sorted((self.layers or frozenset()) - {layer.key for layer in LAYERS})
        if unknown:
            known = ", ".join(layer.key for layer in LAYERS)
            raise SnapshotError(unknown[0], "is not a layer", f"The layers are {known}")
        if self.since and self.until and self.since > self.until:
            raise SnapshotError(self.since, f"is after {self.until}", "Swap the two days")

    @property
    def shown_layers(self) -> frozenset[str]:
        """Keys of the layers to draw."""
        if self.layers is not None:
            return self.layers
        return frozenset(layer.key for layer in LAYERS if layer.shown)


def shown_marks(atlas: Atlas, spec: SnapshotSpec) -> tuple[Mark, ...]:
    """Return the marks the picture holds, in the atlas's order."""
    return tuple(
        mark
        for mark in atlas.marks
        if mark.layer in spec.shown_layers and mark.parts and _in_time(mark, spec)
    )


def clean_title(title: str) -> str:
    """Return a title on one line, without control characters, of at most 500 characters."""
    words = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in title)
    text = " ".join(words.split())
    return text if len(text) <= MAX_TITLE else text[: MAX_TITLE - 1].rstrip() + "…"


def _in_time(mark: Mark, spec: SnapshotSpec) -> bool:
    if not mark.when or not mark.when.start or not mark.when.end:
        return True
    return not (
        (spec.since and mark.when.end < spec.since) or (spec.until and mark.when.start > spec.until)
    )
