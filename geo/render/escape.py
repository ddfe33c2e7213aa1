"""The one door for words on their way to folium.

folium and branca run what they are given: a name with ``{{ … }}`` in it is Python on the server,
``${…}`` and a backtick are JavaScript in the browser, ``<`` is HTML. Whatever passes through here
is a plain word in all three.
"""

from __future__ import annotations

import html
from typing import Any

_LIVE: dict[int, str | None] = {ord(c): f"&#{ord(c)};" for c in "`${}\\\u2028\u2029"} | {0: None}


def escape(text: str) -> str:
    """Return a text in which no character is live in HTML, a script or a template."""
    return html.escape(text, quote=True).translate(_LIVE)


def escape_all(value: Any) -> Any:
    """Return a JSON value with every string in it escaped, keys too."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, dict):
        return {escape(str(key)): escape_all(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [escape_all(part) for part in value]
    return value
