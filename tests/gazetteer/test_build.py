"""The builder: whole or not at all, the same from the same, and nothing done twice."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer, build
from geo.gazetteer.build import build_gazetteer
from geo.gazetteer.sources.curated import place_rows, read_tables
from geo.gazetteer.sources.points import outline_keys
from geo.gazetteer.sources.rows import Row, latin_names
from geo.settings import ROOT, Settings


def small_world(_: Settings) -> build._World:
    world = build._World()
    country = Row("geonames:1", "Ruritania", "country", "RR", 10.0, 50.0, None, "a novel")
    city = Row("geonames:2", "Streslau", "city", "RR", 11.0, 51.0, "geonames:1", "a novel", 90_000)
    for row in (country, city):
        row.call(row.name, "name")
        world.rows[row.id] = row
    country.anchor = (city.lon, city.lat)
    world.states["RR"] = (country.id, city.id)
    return world


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(build, "_collect", small_world)
    return Settings(build_dir=tmp_path)


def test_what_is_built_can_be_opened(settings: Settings) -> None:
    assert build_gazetteer(settings)

    with Gazetteer.open(settings.gazetteer_path) as gazetteer:
        ruritania = gazetteer.names("RURITANIA")[0].place
        capital = gazetteer.capital("RR")
        assert capital is not None
        assert ruritania.anchor == capital.point


def test_a_second_build_does_nothing(settings: Settings) -> None:
    build_gazetteer(settings)

    assert not build_gazetteer(settings)


def test_the_same_sources_give_the_same_file(settings: Settings) -> None:
    build_gazetteer(settings)
    first = settings.gazetteer_path.read_bytes()
    settings.gazetteer_path.unlink()
    build_gazetteer(settings)

    assert settings.gazetteer_path.read_bytes() == first


def test_a_damaged_gazetteer_is_built_again(settings: Settings) -> None:
    settings.gazetteer_path.write_bytes(b"rubbish" * 1000)

    assert build_gazetteer(settings)


def test_a_build_that_fails_leaves_the_old_file_and_nothing_else(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_gazetteer(settings)
    before = settings.gazetteer_path.read_bytes()

    def full_disk(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(build, "_inputs_hash", lambda _: "changed")
    monkeypatch.setattr(build, "_fill", full_disk)
    with pytest.raises(GazetteerError, match="Free some space"):
        build_gazetteer(settings)

    assert settings.gazetteer_path.read_bytes() == before
    assert list(settings.build_dir.iterdir()) == [settings.gazetteer_path]


def test_curated_tables_are_read_the_same_twice() -> None:
    folder = ROOT / "data" / "gazetteer"
    once = [list(place_rows(t, {})) for n, t in read_tables(folder).items() if n == "rivers"]
    again = [list(place_rows(t, {})) for n, t in read_tables(folder).items() if n == "rivers"]

    assert once == again
    assert len(once[0]) > 200


def test_a_table_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "rivers.csv").write_bytes(b"id,name\n\xff\xfe,x\n")

    with pytest.raises(GazetteerError, match=r"rivers\.csv"):
        read_tables(tmp_path)


def test_every_file_of_outlined_places_is_read() -> None:
    keys = {found.key.partition(":")[0] for found in outline_keys(ROOT / "data" / "outlines")}

    assert keys == {"ne", "us"}


def test_airport_codes_numbers_and_other_scripts_are_no_names() -> None:
    given = ["LHE", "لاہور", "Lahore", "lahore", "54000", "Lāhaur", "LA"]

    assert list(latin_names(given)) == ["Lahore", "Lāhaur"]


def test_a_name_keeps_its_first_form_until_it_is_recalled() -> None:
    row = Row("geonames:1", "Mumbai", "city", "IN", 72.9, 19.1, None, "GeoNames")
    row.call("Mumbai", "name")
    row.call("Bombay", "alias")
    row.call("Bombay", "historic")
    assert row.names["bombay"] == ("alias", "Bombay")

    row.recall("Bombay", "historic")
    row.recall("Mumbai", "historic")
    assert row.names == {"mumbai": ("name", "Mumbai"), "bombay": ("historic", "Bombay")}
