"""Fills ``static/``, the folder that Streamlit serves: ``python -m geo.render``.

Leaflet comes from the installed wheel, the base map and the typeface from ``data/``, our own
JavaScript from ``web/``, bundled. Nothing of a reader's is ever put here: the folder is public.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from geo.errors import DataMissing
from geo.render.bundle import WEB, bundle
from geo.settings import ROOT
from geo.typeface import WEIGHTS, face_path, whole_font

STATIC = ROOT / "static"
SCRIPTS = {"map.js": "app.js", "pins.js": "pins.js"}
"""Scripts that pages load, each with the module that it is made of."""
FIRST_VIEW = ("land-far.json", "borders-far.json", "countries.json", "cities.json")
"""Files of the base map that a view from afar needs: they come as one."""


def version() -> str:
    """Return a short digest of our JavaScript and styles: part of their address."""
    digest = hashlib.sha256()
    for path in sorted(WEB.iterdir()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def needed_first() -> list[tuple[str, str]]:
    """Return what the map page will ask for, as addresses and what each is used as."""
    fonts = [(f"/app/static/fonts/{face_path(weight).stem}.woff", "font") for weight in WEIGHTS]
    own = f"/app/static/dateline/{version()}"
    return [
        (f"{own}/map.js", "module"),
        (f"{own}/style.css", "style"),
        ("/app/static/leaflet/leaflet.js", "script"),
        ("/app/static/leaflet/leaflet.css", "style"),
        ("/app/static/basemap/first.json.gz", "fetch"),
        *fonts,
    ]


def first_view() -> bytes:
    """Return the base map of a view from afar: an object with its files, as JSON in gzip.

    Raises
    ------
    DataMissing
        One of them is not there.
    """
    folder = ROOT / "data" / "basemap"
    try:
        texts = {name: (folder / name).read_text(encoding="utf-8") for name in FIRST_VIEW}
    except OSError as error:
        raise DataMissing(folder, "lacks a file", "Restore the folder data/basemap") from error
    parts = (f"{json.dumps(name)}:{text}" for name, text in texts.items())
    return gzip.compress(f"{{{','.join(parts)}}}".encode(), mtime=0)


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
    for old in folder.glob("*/**/*"):
        if old.is_file() and old not in wanted:
            old.unlink()
    return changed


def _wanted(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for target, source in _copied(folder):
        if not source.exists():
            raise DataMissing(source, "is missing", "Install again: make clean run")
        yield target, source.read_bytes()
    # Packed here once; the server would pack them anew for each visitor.
    yield folder / "basemap" / "first.json.gz", first_view()
    for weight in WEIGHTS:
        path = face_path(weight)
        yield folder / "fonts" / f"{path.stem}.woff", whole_font(weight)
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
        if source.name not in FIRST_VIEW:
            yield folder / "basemap" / source.name, source
    yield folder / "dateline" / version() / "style.css", WEB / "style.css"
