"""The map page in one file: code, base map, typeface and words, opened from disk, no network.

A content security policy in the file forbids it to ask the network for anything.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

from geo import __version__
from geo.atlas import Atlas
from geo.atlas.manifest import manifest
from geo.errors import DataMissing
from geo.geometry import Box
from geo.render.bundle import WEB, bundle
from geo.render.crowd import crowd_of
from geo.render.leaflet import render_map
from geo.render.scene import box_json, scene_of
from geo.render.static import first_view
from geo.style import LAYERS, LayerKey, Theme
from geo.text import one_line
from geo.typeface import FAMILY, WEIGHTS, embedded_font

_PLAIN = "".join(map(chr, range(32, 127))) + "–—…·×→←“”‘’°±□"
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'unsafe-inline'; img-src data:; font-src data:"
)
_STYLE = """
body { margin: 0; font: 400 15px/1.5 "%s", sans-serif; color: #1d2b36; background: #fff; }
header { display: flex; gap: 1.25rem; align-items: baseline; height: 3.75rem; padding: 0 1.5rem;
  line-height: 3.75rem; white-space: nowrap; overflow: hidden; box-sizing: border-box; }
header strong { font-size: 1.15rem; font-weight: 600; }
header h1 { margin: 0; font-size: 1rem; font-weight: 400; overflow: hidden;
  text-overflow: ellipsis; }
.dl-tools { display: none !important; }
"""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the file shows when it is opened; a reader may turn to all else that is in it.

    Attributes
    ----------
    layers
        Keys of the layers that are switched on; those shown by default, where None.
    since, until
        Days.
    selected
        Id of the mark that is chosen.
    box
        What is in view, in degrees; all that is shown, where None.
    strengths
        How strongly the marks of a layer show, 0 to 1, by its key.
    tone
        Of the map; as its reader's browser has it, where None.
    """

    layers: frozenset[str] | None = None
    since: date | None = None
    until: date | None = None
    selected: str | None = None
    box: Box | None = None
    strengths: tuple[tuple[LayerKey, float], ...] = ()
    tone: Theme | None = None

    @property
    def address(self) -> str:
        """What the page has in its address for it: see ``web/address.js``."""
        told = {
            "layers": None if self.layers is None else ".".join(sorted(self.layers)),
            "time": f"{self.since or ''}~{self.until or ''}" if self.since or self.until else None,
            "mark": self.selected,
        }
        parts = [f"{name}={quote(words)}" for name, words in told.items() if words is not None]
        return f"#{'&'.join(parts)}" if parts else ""


def render_page(
    atlas: Atlas, *, title: str = "", layers: Iterable[str] | None = None,
    opening: Opening | None = None,
) -> bytes:  # fmt: skip
    """Return the interactive map as one HTML file.

    Parameters
    ----------
    title
        What stands above the map.
    layers
        Keys of the layers in the file; all of them where None.
    opening
        What it shows at first.

    Raises
    ------
    DataMissing
        A file of the base map, or Leaflet, is not there.
    """
    keys = frozenset(layer.key for layer in LAYERS) if layers is None else frozenset(layers)
    chosen = replace(atlas, marks=tuple(m for m in atlas.marks if m.layer in keys), _by_id={})
    drawn = render_map(chosen)
    opening = opening or Opening()
    scene = scene_of(chosen) | {"tiles": []}
    data = {
        "digest": drawn.digest,
        "map": {"html": drawn.html, "script": drawn.script},
        "scene": scene | ({"box": box_json(opening.box)} if opening.box else {}),
        "opening": {
            "still": opening.box is not None,
            "strength": dict(opening.strengths),
            "tone": opening.tone,
        },
    }
    if crowd := crowd_of(chosen):
        data |= {"crowd": crowd.table.to_pydict(), "crowdWords": crowd.words}
    words = json.dumps(data, ensure_ascii=False)
    made_from = manifest(chosen, chosen.marks, keys, format="HTML")
    heading = one_line(title, 200) or "A sourced map of the news"
    page = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="generator" content="Dateline {__version__}">
<title>{html.escape(heading)}</title>
<style>{_fonts(words + heading)}{_STYLE % FAMILY}</style>
<style>{_leaflet("leaflet.css")}</style>
<style>{_sheet((WEB / "style.css").read_text(encoding="utf-8"))}</style>
</head>
<body>
<header><strong>Dateline</strong><h1>{html.escape(heading)}</h1></header>
<main><div class="dateline" aria-label="Map of the articles" role="region"></div></main>
<noscript><p>This map is drawn by a script in this file: allow scripts to see it.</p></noscript>
<script type="application/json" id="dateline-data">{_json(data)}</script>
<script type="application/json" id="dateline-manifest">{_json(made_from)}</script>
<script type="text/plain" id="dateline-base">{_base()}</script>
<script>{_script(_leaflet("leaflet.js"))}</script>
<script type="module">
{_script(bundle("app.js", {"loading.js": "alone.js"}).replace("export const ", "const "))}
const opening = {_json(opening.address)};
if (opening && !location.hash) location.hash = opening;
const data = JSON.parse(document.getElementById("dateline-data").textContent);
update({{ data, parentElement: document.body }});
</script>
</body>
</html>
"""
    return page.encode("utf-8", "replace")


def _base() -> str:
    """Return the base map, packed: its outlines are most of the file."""
    return base64.b64encode(first_view()).decode()


def _fonts(words: str) -> str:
    letters = "".join(sorted(set(_PLAIN + words)))
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url({embedded_font(letters, weight)})}}"
        for weight in WEIGHTS
    )


def _leaflet(name: str) -> str:
    package = find_spec("xstatic.pkg.leaflet")
    if package is None or package.origin is None:
        raise DataMissing("xstatic-leaflet", "is not installed", "Install again: make clean run")
    text = (Path(package.origin).parent / "data" / name).read_text(encoding="utf-8")
    if name.endswith(".css"):
        return _sheet(re.sub(r"url\([^)]*\)", "none", text))
    return re.sub(r"//# sourceMappingURL=.*", "", text)


def _sheet(text: str) -> str:
    return text.replace("</", "<\\/")


def _script(text: str) -> str:
    """Return a script that can't end the element it stands in."""
    return re.sub(r"</(?=script)", r"<\\/", text, flags=re.IGNORECASE).replace("<!--", "<\\!--")


def _json(value: Any) -> str:
    """Return JSON in which no character is live in HTML."""
    text = json.dumps(value, ensure_ascii=False)
    for live in "<>&\u2028\u2029":
        text = text.replace(live, f"\\u{ord(live):04x}")
    return text
