"""What GeoJSON, GeoPackage and GeoParquet hold is all there is, to seven decimals."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from geo.errors import FormatError
from geo.formats.geojson import Feature, read_geojson, to_geojson
from geo.formats.gpkg import read_geopackage, to_geopackage
from geo.formats.parquet import read_geoparquet, to_geoparquet
from geo.formats.selection import properties_of
from tests.formats.exports import selection


def through_a_file(data: bytes, folder: Path) -> list[Feature]:
    (folder / "map.gpkg").write_bytes(data)
    return read_geopackage(folder / "map.gpkg")


TRIPS = {
    "GeoJSON": lambda chosen, _: read_geojson(to_geojson(chosen)),
    "GeoPackage": lambda chosen, folder: through_a_file(to_geopackage(chosen), folder),
    "GeoParquet": lambda chosen, _: read_geoparquet(to_geoparquet(chosen)),
}


def by_part(features: list[Feature]) -> list[Feature]:
    return sorted(features, key=lambda one: (one[0]["mark"], one[0]["part"]))


def parts_of(shape) -> list[str]:
    """Return a shape's simple parts as text: a GeoPackage's lines are all multi-lines."""
    return [] if shape is None else [part.wkt for part in shapely.get_parts(shape)]


@pytest.mark.parametrize("name", TRIPS)
def test_what_is_read_back_is_what_was_written(name: str, tmp_path: Path):
    chosen = selection()
    written = by_part([(properties_of(row), row.geometry) for row in chosen.rows])
    read = by_part(TRIPS[name](chosen, tmp_path))
    assert [properties for properties, _ in read] == [properties for properties, _ in written]
    assert [parts_of(shape) for _, shape in read] == [parts_of(shape) for _, shape in written]


@pytest.mark.parametrize("name", TRIPS)
def test_a_choice_of_layers_with_nothing_in_it_can_be_written_and_read(name: str, tmp_path: Path):
    assert TRIPS[name](selection(frozenset()), tmp_path) == []


def test_rubbish_is_refused(tmp_path: Path):
    with pytest.raises(FormatError):
        read_geojson(b"[1, 2")
    with pytest.raises(FormatError):
        read_geojson(b"[1, 2]")
    with pytest.raises(FormatError):
        read_geoparquet(b"PAR1 and no more")
    (tmp_path / "map.gpkg").write_bytes(b"no database")
    with pytest.raises(FormatError):
        read_geopackage(tmp_path / "map.gpkg")


@pytest.mark.parametrize("write", [to_geojson, to_geopackage, to_geoparquet])
def test_the_same_marks_give_the_same_file(write):
    assert write(selection()) == write(selection())
