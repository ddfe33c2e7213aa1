"""The one typeface: Source Sans Pro, bundled (SIL Open Font License 1.1), cut to what is used."""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from pathlib import Path

from geo.settings import ROOT

FAMILY = "Source Sans Pro"
_FILES = {400: "SourceSansPro-Regular.ttf", 600: "SourceSansPro-Semibold.ttf"}

WEIGHTS = tuple(_FILES)


@lru_cache(maxsize=2)
def face_path(weight: int) -> Path:
    """Return the file of the typeface in a weight, 400 or 600."""
    return ROOT / "data" / "fonts" / _FILES[weight]


def whole_font(weight: int) -> bytes:
    """Return the typeface in a weight, all its letters, as WOFF, which is packed already."""
    from fontTools.ttLib import TTFont

    face = TTFont(face_path(weight), recalcTimestamp=False)
    face.flavor = "woff"
    data = io.BytesIO()
    face.save(data)
    return data.getvalue()


@lru_cache(maxsize=32)
def embedded_font(characters: str, weight: int) -> str:
    """Return the typeface, cut down to some characters, as a ``data:`` address."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(
        flavor="woff", hinting=False, layout_features=["kern"], notdef_outline=True
    )
    options.recalc_timestamp = False
    face = TTFont(face_path(weight), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(face)
    face.flavor = "woff"
    data = io.BytesIO()
    face.save(data)
    return "data:font/woff;base64," + base64.b64encode(data.getvalue()).decode()
