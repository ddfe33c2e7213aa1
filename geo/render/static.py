"""Fills ``static/``, the folder that Streamlit serves: ``python -m geo.render``.

Leaflet comes from the installed wheel, the base map and the typeface from ``data/``, our own
JavaScript from ``web/``. Nothing of a reader's is ever put here: the folder is public.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from geo.errors import DataMissing
from geo.settings import ROOT

STATIC = ROOT / "static"
WEB = Path(__file__).parent / "web"


def version() -> str:
    """Return a short digest of our JavaScript and styles: part of their address."""
    digest = hashlib.sha256()
    for path in sorted(WEB.iterdir()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def modules() -> list[str]:
    """Return the names of the modules that the map page loads."""
    return sorted(
        path.name for path in WEB.glob("*.js") if path.name not in ("alone.js", "pins.js")
    )


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
    for target, source in wanted.items():
        if not source.exists():
            raise DataMissing(source, "is missing", "Install again: make clean run")
        if target.exists() and target.read_bytes() == source.read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(target.name + ".part")
        shutil.copyfile(source, aside)
        aside.replace(target)
        changed = True
    for old in (folder / "dateline").glob("*/*"):
        if old not in wanted:
            old.unlink()
    return changed


def _wanted(folder: Path) -> Iterator[tuple[Path, Path]]:
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
    for source in sorted(WEB.iterdir()):
        yield folder / "dateline" / version() / source.name, source
