"""What the map page will ask for, told to the browser with the page's first byte.

Streamlit's page asks for a thing when it has come to know of it: first its own scripts, then the
run of ours, then the script of the kind of element that ours has sent, then our script, then the
base map. A header names them all at once, and they come while Streamlit starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from streamlit.file_util import get_static_dir
from streamlit.web.server.starlette import starlette_app

from geo.render.static import needed_first

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ELEMENTS: Final = ("BidiComponent", "Html")
"""Streamlit's scripts for what the map page is made of: their names up to the first dot."""
_NEEDS = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


def send_hints() -> None:
    """Have the server of this process name, on the map page, what the browser will need."""
    from starlette.middleware import Middleware

    make = starlette_app.create_streamlit_middleware
    starlette_app.create_streamlit_middleware = lambda: [Middleware(Hints), *make()]


class Hints:
    """ASGI middleware: the answer to ``/`` has a ``Link`` header."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"link", link_header().encode())]
            await send(message)

        is_map = scope["type"] == "http" and scope["path"] == "/"
        await self.app(scope, receive, tell if is_map else send)


@lru_cache(maxsize=1)
def link_header() -> str:
    """Return the header's value: https://www.rfc-editor.org/rfc/rfc8288, kinds as in HTML."""
    ours = (_link(href, kind) for href, kind in needed_first())
    folder = Path(get_static_dir())
    named = (folder / "index.html").read_text(encoding="utf-8")
    theirs = (
        _link(f"/static/js/{name}", "module")
        for name in chunks(folder / "static" / "js", _ELEMENTS)
        if name not in named
    )
    return ", ".join((*ours, *theirs))


def chunks(folder: Path, names: Iterable[str]) -> Sequence[str]:
    """Return files of scripts and of all that they import, by how their names begin."""
    waiting = [path.name for name in names for path in sorted(folder.glob(f"{name}.*.js"))]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop(0)
        path = folder / name
        if name in found or not path.exists():
            continue
        found[name] = None
        waiting += _NEEDS.findall(path.read_text(encoding="utf-8"))
    return tuple(found)


def _link(href: str, kind: str) -> str:
    # After Streamlit's own scripts, without which nothing of this can be used.
    if kind == "module":
        return f"<{href}>; rel=modulepreload; fetchpriority=low"
    # What a page fetches, and every typeface, is asked for without the reader's cookies.
    crossing = "; crossorigin=anonymous" if kind in ("fetch", "font") else ""
    return f"<{href}>; rel=preload; as={kind}{crossing}; fetchpriority=low"
