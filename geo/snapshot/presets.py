"""Sizes that people ask for, by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """A size of picture.

    Attributes
    ----------
    width, height
        Pixels.
    dpi
        Pixels to the inch: what gives a page its size on paper.
    """

    key: str
    title: str
    width: int
    height: int
    dpi: int = 96


PRESETS: dict[str, Preset] = {
    preset.key: preset
    for preset in (
        Preset("slide", "Slide, 16:9", 1920, 1080),
        Preset("4k", "Slide, 16:9, 4K", 3840, 2160, 192),
        Preset("slide-4-3", "Slide, 4:3", 1600, 1200),
        Preset("a4-landscape", "A4, landscape", 2339, 1654, 200),
        Preset("a4-portrait", "A4, portrait", 1654, 2339, 200),
        Preset("letter-landscape", "US Letter, landscape", 2200, 1700, 200),
        Preset("letter-portrait", "US Letter, portrait", 1700, 2200, 200),
        Preset("square", "Square, for social media", 1080, 1080),
    )
}
