"""Offsets as the browser counts them."""

from __future__ import annotations

from bisect import bisect_left


class Units:
    """Turns offsets into a text into JavaScript's, which counts a rare character as two."""

    def __init__(self, text: str) -> None:
        self._wide = [n for n, character in enumerate(text) if ord(character) > 0xFFFF]

    def at(self, offset: int) -> int:
        """Return the UTF-16 unit at which a character of the text begins."""
        return offset + bisect_left(self._wide, offset)
