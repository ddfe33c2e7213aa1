"""The door: what is asked for, as a picture or a deck, with what a person should know of it."""

from __future__ import annotations

import io

from PIL import Image

from geo.atlas import Atlas
from geo.snapshot.canvas import draw_picture
from geo.snapshot.fonts import register_fonts
from geo.snapshot.plan import plan_picture
from geo.snapshot.spec import SnapshotSpec


def draw_snapshot(atlas: Atlas, spec: SnapshotSpec, *, template: bytes | None = None) -> bytes:
    """Return the picture as a file's bytes; the same input gives the same bytes.

    Parameters
    ----------
    template
        A PowerPoint file whose size, theme and layouts a deck takes.

    Raises
    ------
    DataMissing
        A file of the base map, or the typeface, is not there.
    SnapshotError
        The template is not a PowerPoint file.
    """
    if spec.format == "pptx":
        from geo.snapshot.deck import draw_deck

        return draw_deck(atlas, spec, template)
    return draw_picture(atlas, spec)


def cautions_of(atlas: Atlas, spec: SnapshotSpec) -> tuple[str, ...]:
    """Return what a person should know about the picture asked for, a sentence each."""
    register_fonts()
    missing = plan_picture(atlas, spec).missing
    if not missing:
        return ()
    return (
        f"No typeface here has the letters {missing[:20]}: the picture shows boxes for them. "
        "Install one that has them, such as Noto Sans.",
    )


def words_of(picture: bytes) -> str:
    """Return the alternative text that a picture drawn as PNG carries."""
    with Image.open(io.BytesIO(picture)) as file:
        return str(file.info["Description"])
