"""How wide words are, and in which typefaces a picture writes them."""

from __future__ import annotations

import logging
import unicodedata
from functools import lru_cache
from pathlib import Path

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font, LoadFlags

from geo.errors import DataMissing
from geo.typeface import FAMILY, WEIGHTS, face_path

FALLBACK = "DejaVu Sans"
"""matplotlib's own, for the letters that the typeface lacks."""


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make the typeface known to matplotlib.

    Raises
    ------
    DataMissing
        Its files are not where they ship.
    """
    for path in map(face_path, WEIGHTS):
        if not path.exists():
            raise DataMissing(path, "is missing", "Restore the folder data/fonts")
        fontManager.addfont(path)
    # The fallback has no semi-bold: its bold is meant, and need not be told each time.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


def families(text: str) -> list[str]:
    """Return the typefaces that a text is written in: ours, then those for what it lacks."""
    strange = "".join(sorted({c for c in text if ord(c) > 0x24F and not _is_known(c)}))
    return [FAMILY, FALLBACK, *(_other_families(strange) if strange else ())]


def letters_without_face(text: str) -> str:
    """Return the letters of a text that no typeface on this machine has, each once, in order."""
    strange = dict.fromkeys(c for c in text if not c.isspace() and not _is_known(c))
    return "".join(c for c in strange if not _family_with(c))


def writable(text: str) -> str:
    """Return a text with a box for each letter that no typeface on this machine has."""
    missing = letters_without_face(text)
    return "".join("□" if c in missing else c for c in text) if missing else text


@lru_cache(maxsize=65536)
def text_width(text: str, size: float, weight: int = 400) -> float:
    """Return how wide a line of text is, in points: kerning aside, so a hair too wide.

    It does not depend on which typefaces a machine has.
    """
    return size * sum(_advance(character, weight) for character in text)


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


@lru_cache(maxsize=16384)
def _advance(character: str, weight: int) -> float:
    """Return a letter's width as a share of the size."""
    if unicodedata.combining(character) or character in "\u200c\u200d":
        return 0.0
    for face in (_face(str(face_path(weight))), _face(_fallback(weight))):
        if face.get_char_index(ord(character)):
            glyph = face.load_char(ord(character), flags=LoadFlags.NO_SCALE)
            return float(glyph.horiAdvance / face.units_per_EM)
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.65


@lru_cache(maxsize=16384)
def _is_known(character: str) -> bool:
    faces = (_face(str(face_path(400))), _face(_fallback(400)))
    return any(face.get_char_index(ord(character)) for face in faces)


@lru_cache(maxsize=256)
def _other_families(letters: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_family_with, letters))))


@lru_cache(maxsize=4096)
def _family_with(character: str) -> str:
    """Return a typeface of this machine that has a letter, or nothing."""
    for name, path in _system_faces():
        if _face(path).get_char_index(ord(character)):
            return name
    return ""


@lru_cache(maxsize=1)
def _system_faces() -> tuple[tuple[str, str], ...]:
    # "Last resort" typefaces draw a box for every letter there is.
    known = {
        (entry.name, entry.fname)
        for entry in fontManager.ttflist
        if "last resort" not in entry.name.lower() and Path(entry.fname).exists()
    }
    return tuple(sorted(known))


@lru_cache(maxsize=64)
def _face(path: str) -> FT2Font:
    return FT2Font(path)


@lru_cache(maxsize=2)
def _fallback(weight: int) -> str:
    properties = FontProperties(family=FALLBACK, weight=weight)
    return str(fontManager.findfont(properties))
