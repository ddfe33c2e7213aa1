"""Fills ``static/``, the folder that Streamlit serves: ``python -m geo.render``.

Leaflet comes from the installed wheel, the base map and the typeface from ``data/``, our own
JavaScript from ``web/``, bundled. Nothing of a reader's is ever put here: the folder is public.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from geo.errors import DataMissing
from geo.render.bundle import WEB, bundle
from geo.settings import ROOT

STATIC = ROOT / "static"
SCRIPTS = {"map.js": "app.js", "pins.js": "pins.js"}
"""Scripts that pages load, each with the module that it is made of."""
FIRST_VIEW = ("land-far.json", "borders-far.json", "countries.json", "cities.json")
"""Files of the base map that a view from afar needs."""


def version() -> str:
    """Return a short digest of our JavaScript and styles: part of their address."""
    digest = hashlib.sha256()
    for path in sorted(WEB.iterdir()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def needed_first() -> list[tuple[str, str]]:
    """Return what the map page will ask for, as addresses and what each is used as."""
    base = [(f"/app/static/basemap/{name}", "fetch") for name in FIRST_VIEW]
    return [
        ("/app/static/leaflet/leaflet.js", "script"),
        ("/app/static/leaflet/leaflet.css", "style"),
        *base,
    ]


def fill_static(folder: Path = STATIC) -> bool:
    """Copy what has changed.

    Returns
    -------
    bool
        Whether there was anything to do.

    Raises
    ------
    DataMissing
        A file to copy is not there.
    """
    wanted = dict(_wanted(folder))
    changed = False
    for target, content in wanted.items():
        if target.exists() and target.read_bytes() == content:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(target.name + ".part")
        aside.write_bytes(content)
        aside.replace(target)
        changed = True
    for old in (folder / "dateline").glob("*/*"):
        if old not in wanted:
            old.unlink()
    return changed


def _wanted(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for target, source in _copied(folder):
        if not source.exists():
            raise DataMissing(source, "is missing", "Install again: make clean run")
        yield target, source.read_bytes()
    for name, entry in SCRIPTS.items():
        yield folder / "dateline" / version() / name, bundle(entry).encode()


def _copied(folder: Path) -> Iterator[tuple[Path, Path]]:
    package = find_spec("xstatic.pkg.leaflet")
    if package is None or package.origin is None:
        raise DataMissing("xstatic-leaflet", "is not installed", "Install again: make clean run")
    leaflet = Path(package.origin).parent / "data"
    for name in ("leaflet.js", "leaflet.css"):
        yield folder / "leaflet" / name, leaflet / name
    for source in sorted((ROOT / "data" / "basemap").glob("*.json")):
        yield folder / "basemap" / source.name, source
    for source in sorted((ROOT / "data" / "fonts").glob("*.ttf")):
        yield folder / "fonts" / source.name, source
    yield folder / "dateline" / version() / "style.css", WEB / "style.css"
