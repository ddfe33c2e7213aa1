"""The one typeface of every picture: Source Sans Pro, bundled (SIL Open Font License 1.1)."""

from __future__ import annotations

import base64
import io
import logging
from functools import lru_cache
from pathlib import Path

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import TextToPath

from geo.errors import DataMissing
from geo.settings import ROOT

FAMILY = "Source Sans Pro"
FALLBACK = "DejaVu Sans"
"""matplotlib's own, for the letters that the typeface lacks."""
_FILES = {400: "SourceSansPro-Regular.ttf", 600: "SourceSansPro-Semibold.ttf"}


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make the typeface known to matplotlib.

    Raises
    ------
    DataMissing
        Its files are not where they ship.
    """
    for path in map(_path, _FILES):
        if not path.exists():
            raise DataMissing(path, "is missing", "Restore the folder data/fonts")
        fontManager.addfont(path)
    # The fallback has no semi-bold: its bold is meant, and need not be told each time.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


@lru_cache(maxsize=64)
def font(size: float, weight: int = 400) -> FontProperties:
    """Return the typeface in a size, in points, and a weight, 400 or 600."""
    return FontProperties(family=[FAMILY, FALLBACK], weight=weight, size=size)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: int = 400) -> float:
    """Return how wide a line of text is, in points."""
    # File by name: the width must not depend on which fonts a machine has.
    face = FontProperties(fname=_path(weight), size=size)
    width, _, _ = _MEASURE.get_text_width_height_descent(text.replace("$", "S"), face, ismath=False)
    return float(width)


def wrap(text: str, width: float, size: float, weight: int = 400) -> list[str]:
    """Break a text into lines no wider than ``width`` points; a longer word is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, weight) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while text_width(word, size, weight) > width and len(word) > 1:
            cut = max(1, int(len(word) * width / text_width(word, size, weight)) - 1)
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    return [*lines, line] if line else lines


@lru_cache(maxsize=32)
def embedded_font(characters: str, weight: int) -> str:
    """Return the typeface, cut down to some characters, as a ``data:`` address for an SVG."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(
        flavor="woff", hinting=False, layout_features=["kern"], notdef_outline=True
    )
    options.recalc_timestamp = False
    face = TTFont(_path(weight), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(face)
    face.flavor = "woff"
    data = io.BytesIO()
    face.save(data)
    return "data:font/woff;base64," + base64.b64encode(data.getvalue()).decode()


def _path(weight: int) -> Path:
    return ROOT / "data" / "fonts" / _FILES[weight]


_MEASURE = TextToPath()
