"""What the Export page says."""

from __future__ import annotations

from geo.atlas import Atlas, story_steps
from geo.snapshot import SnapshotSpec
from geo.snapshot.spec import Format
from geo.style import LAYERS, Theme

KINDS: dict[str, tuple[str, str]] = {
    "picture": ("Picture", "For a slide, a page or a post. With legend, sources and credit."),
    "deck": ("Slides", "PowerPoint. The marks are shapes that can be moved and recoloured; the "
             "speaker's notes hold every quote."),
    "page": ("Web page", "The whole interactive map in one file. It opens from disk and asks the "
             "network for nothing."),
    "data": ("Data", "For other programs. Each mark keeps its passages."),
}  # fmt: skip

VIEWS = {"map": "As on the map", "all": "All that was read"}
THEMES: dict[Theme, str] = {"light": "Light", "dark": "Dark", "print": "Black and white"}
PICTURES: tuple[Format, ...] = ("png", "svg", "pdf")
FORMS = {
    "png": "Pixels. Opens everywhere.",
    "svg": "Shapes and words that can be edited. Each mark holds its quote.",
    "pdf": "For print. What the picture was made from is attached.",
    "png/media": "image/png",
    "svg/media": "image/svg+xml",
    "pdf/media": "application/pdf",
    "pptx/media": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def file_name(title: str, ending: str) -> str:
    """Return a name for a file that every system takes."""
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in title.lower()).split()
    return f"{'-'.join(words)[:60].strip('-') or 'dateline'}.{ending}"


def told_of_view(seen: SnapshotSpec, chosen: str = "") -> str:
    """Return what a picture takes from the map as it was looked at; ``chosen`` stands out."""
    told = ["The same part of the map"]
    if seen.since or seen.until:
        first, last = (f"{day:%-d %B %Y}" if day else "" for day in (seen.since, seen.until))
        told.append(" ".join(filter(None, [first and f"from {first}", last and f"to {last}"])))
    told += [
        f"{layer.title} at {strength:.0%}"
        for layer in LAYERS
        for key, strength in seen.strengths
        if key == layer.key and strength < 1
    ]
    if chosen:
        told.append(f"all else fainter than “{chosen}”")
    return f"{', '.join(told)}."


def told_of_deck(atlas: Atlas, spec: SnapshotSpec) -> str:
    """Return what slides a deck has."""
    told = story_steps(atlas) if spec.steps is None else spec.steps
    steps = len(told) if spec.story else 0
    middle = f", {steps} steps of the story" if steps else ""
    return f"{steps + 2} slides: the whole map{middle}, the sources."
