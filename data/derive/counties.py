"""Makes data/outlines/counties.json.gz and places-counties.json from the US Census's counties.

npm pack us-atlas@3.0.1
PYTHONPATH=. python data/derive/counties.py us-atlas-3.0.1.tgz
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import shapely
from atlas import Topology, read_member, rounded, simplify

from geo.gazetteer.sources.divisions import read_divisions

DATA = Path(__file__).resolve().parent.parent
TOLERANCE = 0.02
"""Degrees: counties are drawn over a state or a country, never over a street."""

FIPS = {
    "AL": "01", "AK": "02", "AZ": "04", "AR": "05", "CA": "06", "CO": "08", "CT": "09", "DE": "10",
    "DC": "11", "FL": "12", "GA": "13", "HI": "15", "ID": "16", "IL": "17", "IN": "18", "IA": "19",
    "KS": "20", "KY": "21", "LA": "22", "ME": "23", "MD": "24", "MA": "25", "MI": "26", "MN": "27",
    "MS": "28", "MO": "29", "MT": "30", "NE": "31", "NV": "32", "NH": "33", "NJ": "34", "NM": "35",
    "NY": "36", "NC": "37", "ND": "38", "OH": "39", "OK": "40", "OR": "41", "PA": "42", "RI": "44",
    "SC": "45", "SD": "46", "TN": "47", "TX": "48", "UT": "49", "VT": "50", "VA": "51", "WA": "53",
    "WV": "54", "WI": "55", "WY": "56",
}  # fmt: skip
"""The Census's number of a state by its postal code."""


def main(us_atlas: Path) -> None:
    """Write the outlines by the Census's number, and which GeoNames county each belongs to."""
    topology = Topology(read_member(us_atlas, "counties-10m.json"), "counties")
    shapes = {str(c["id"]): topology.shape(c) for c in topology.members}
    shapes = {code: shape for code, shape in shapes.items() if not shape.is_empty}
    divisions = read_divisions({})
    places: dict[str, tuple[str, float, float]] = {}
    for number, row in divisions.rows.items():
        country, _, rest = divisions.iso[number].partition(".")
        state, _, county = rest.partition(".")
        code = FIPS.get(state, "") + county
        if country == "US" and code in shapes:
            inside = _middle(shapes[code])
            places[row.id] = (f"us:{code}", round(inside.x, 3), round(inside.y, 3))
    outlines = {code: rounded(simplify(shape, TOLERANCE), 3) for code, shape in shapes.items()}
    body = json.dumps(outlines, separators=(",", ":"), sort_keys=True).encode()
    (DATA / "outlines" / "counties.json.gz").write_bytes(gzip.compress(body, 9, mtime=0))
    lines = ",\n".join(f'"{i}":{json.dumps(places[i])}' for i in sorted(places))
    (DATA / "outlines" / "places-counties.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    print(f"{len(outlines)} outlines, {len(places)} of them counties of the gazetteer")


def _middle(shape: shapely.Geometry) -> shapely.Point:
    """Return the middle of a county, or a point in it where the middle is outside."""
    return shape.centroid if shape.contains(shape.centroid) else shape.representative_point()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
