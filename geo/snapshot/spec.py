"""What picture is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.atlas import Atlas, Mark, StoryStep
from geo.errors import SnapshotError
from geo.geometry import Box
from geo.style import GROUNDS, LAYERS, LayerKey, Theme
from geo.text import one_line

SMALLEST, LARGEST = 64, 10_000
WIDEST, TALLEST = 9, 4
"""How many times its height a slide may be wide, and its width be tall."""
MAX_TITLE = 500
FAINTEST = 0.1
"""A layer fainter than this should be left out."""
STANDING_BACK = 0.28
"""How strongly marks show beside one that is brought out."""
UNDATED = 0.4
"""How strongly events without a day show among those of some days."""

MAX_NAME = 160
"""Characters of an article's title, or of a mark's label, that a picture shows."""

Format = Literal["png", "svg", "pdf", "pptx"]
FORMATS: tuple[Format, ...] = ("png", "svg", "pdf", "pptx")


@dataclass(frozen=True, slots=True)
class SnapshotSpec:
    """A picture to draw.

    Attributes
    ----------
    width, height
        Pixels, 64 to 10,000; an SVG and a PDF have the same proportions.
    dpi
        Pixels to the inch: with the size, how large a page is.
    title
        Above the legend; what the map tells, where empty.
    subtitle
        Below the title; when it was reported, where empty.
    layers
        Keys of the layers to show; those shown by default, where None.
    box
        What the picture must contain, in degrees; all that is shown, where None.
    since, until
        Days; marks that ended before or began after are left out, undated ones stay.
    selected
        Id of a mark to bring out.
    strengths
        How strongly the marks of a layer show, 0.1 to 1, by its key; wholly, where it is not told.
    transparent
        Whether the paper around the map is left out, for a slide with a ground of its own.
    locator
        Whether a small map of the world shows where the picture lies.
    story
        Whether a deck has a slide for each step of the story, besides the whole map.
    steps
        The steps as a reader has told them; as the program does, where None.

    Raises
    ------
    SnapshotError
        A size, layer, day, strength or box makes no sense.
    """

    format: Format = "png"
    width: int = 1920
    height: int = 1080
    dpi: int = 96
    title: str = ""
    subtitle: str = ""
    layers: frozenset[str] | None = None
    box: Box | None = None
    since: date | None = None
    until: date | None = None
    selected: str | None = None
    theme: Theme = "light"
    strengths: tuple[tuple[LayerKey, float], ...] = ()
    transparent: bool = False
    locator: bool = True
    story: bool = True
    steps: tuple[StoryStep, ...] | None = None

    def __post_init__(self) -> None:
        if self.format not in FORMATS:
            known = ", ".join(FORMATS)
            raise SnapshotError(self.format, "is not a picture format", f"Choose one of {known}")
        if not all(SMALLEST <= side <= LARGEST for side in (self.width, self.height)):
            raise SnapshotError(
                f"{self.width}x{self.height}", "is not a size that can be drawn",
                f"Choose {SMALLEST} to {LARGEST:,} pixels a side, such as 1920x1080",
            )  # fmt: skip
        if self.format == "pptx" and not 1 / TALLEST <= self.width / self.height <= WIDEST:
            raise SnapshotError(
                f"{self.width}x{self.height}", "is too long and thin for a slide",
                f"Choose at most {WIDEST} times as wide as tall, {TALLEST} times as tall as wide",
            )  # fmt: skip
        if not 36 <= self.dpi <= 1200:
            raise SnapshotError(
                self.dpi, "is not a number of pixels to the inch", "Choose 36 to 1200, such as 96"
            )
        if self.theme not in GROUNDS:
            raise SnapshotError(self.theme, "is not a theme", f"Choose one of {', '.join(GROUNDS)}")
        unknown = sorted((self.layers or frozenset()) - {layer.key for layer in LAYERS})
        if unknown:
            known = ", ".join(layer.key for layer in LAYERS)
            raise SnapshotError(unknown[0], "is not a layer", f"The layers are {known}")
        for key, strength in self.strengths:
            if not FAINTEST <= strength <= 1.0:
                raise SnapshotError(
                    strength, f"is no strength for {key}", f"Choose {FAINTEST} to 1"
                )
        if self.since and self.until and self.since > self.until:
            raise SnapshotError(self.since, f"is after {self.until}", "Swap the two days")

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points, 72 to the inch."""
        return self.width * 72 / self.dpi, self.height * 72 / self.dpi

    @property
    def unit(self) -> float:
        """Points to one pixel of the style table: symbols grow with the picture."""
        width, height = self.points
        return min(width / (1.25 if self.landscape else 1.05), height) / 760

    @property
    def landscape(self) -> bool:
        """Whether the words stand beside the map rather than beneath it."""
        return self.width >= self.height * 1.2

    @property
    def shown_layers(self) -> frozenset[str]:
        """Keys of the layers to draw."""
        if self.layers is not None:
            return self.layers
        return frozenset(layer.key for layer in LAYERS if layer.shown)

    def strength_of(self, layer: LayerKey) -> float:
        """Return how strongly a layer's marks show, 0 to 1."""
        return dict(self.strengths).get(layer, 1.0)

    def share_of(self, mark: Mark) -> float:
        """Return how strongly a mark shows, 0 to 1: others stand back where one is selected."""
        back = self.selected is not None and mark.id != self.selected
        ranged = self.since is not None or self.until is not None
        undated = ranged and mark.layer != "places" and not (mark.when and mark.when.start)
        return (
            self.strength_of(mark.layer)
            * (STANDING_BACK if back else 1.0)
            * (UNDATED if undated else 1.0)
        )


def shown_marks(atlas: Atlas, spec: SnapshotSpec) -> tuple[Mark, ...]:
    """Return the marks the picture holds, in the atlas's order."""
    return tuple(
        mark
        for mark in atlas.marks
        if mark.layer in spec.shown_layers and mark.parts and _in_time(mark, spec)
    )


def clean_title(title: str) -> str:
    """Return a title on one line, without control characters, of at most 500 characters."""
    return clean(title, MAX_TITLE)


def clean(text: str, most: int = MAX_NAME) -> str:
    """Return a text on one line, without control characters, cut to ``most`` characters."""
    return one_line(text, most)


def _in_time(mark: Mark, spec: SnapshotSpec) -> bool:
    if not mark.when or not mark.when.start or not mark.when.end:
        return True
    return not (
        (spec.since and mark.when.end < spec.since) or (spec.until and mark.when.start > spec.until)
    )
