"""The gazetteer as it is read: a SQLite file, opened in milliseconds and never written."""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from geo.errors import GazetteerError, GazetteerMissing
from geo.gazetteer.names import normalise
from geo.geometry import distance_km
from geo.model import LonLat, Place, Step

VERSION = "1"
"""Changes when the tables do."""

Form = Literal["name", "alias", "historic", "abbreviation", "code"]
FORMS: tuple[Form, ...] = ("name", "alias", "historic", "abbreviation", "code")
DemonymKind = Literal["adjective", "people", "both"]
SpeakerKind = Literal["seat", "agency", "company", "organisation", "group", "bloc"]
Use = Literal["metonym", "building", "both"]

_COLUMNS = (
    "p.id, p.name, p.kind, p.country, p.lon, p.lat, p.extent, p.anchor_lon, p.anchor_lat, "
    "p.parent, p.source, p.population"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place under one of its names; ``name`` is written as in its source."""

    place: Place
    form: Form
    name: str


@dataclass(frozen=True, slots=True)
class Demonym:
    """A word for the people or the things of a place."""

    word: str
    kind: DemonymKind
    place: Place


@dataclass(frozen=True, slots=True)
class Speaker:
    """A body that speaks and acts: for a country, or for itself where ``country`` is empty.

    ``place`` is its seat; ``use`` tells whether its bare name means the body (metonym), the
    building, or either.
    """

    name: str
    kind: SpeakerKind
    country: str
    place: Place | None
    use: Use


class Gazetteer:
    """An open gazetteer. It may be shared between threads.

    Use :meth:`open`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        meta = dict(self._rows("SELECT key, value FROM meta"))
        self.step = Step("gazetteer", VERSION, str(meta["inputs"]))
        self._longest_name = int(meta["longest_name"])
        self._capitals: dict[str, str] | None = None
        self._words: dict[str, frozenset[str]] = {}
        self._openings: frozenset[str] | None = None
        # One cache for each gazetteer: lru_cache on methods would keep closed ones alive.
        self._named = lru_cache(maxsize=20_000)(self._read_names)
        self._starts = lru_cache(maxsize=50_000)(self._read_start)
        self._place = lru_cache(maxsize=20_000)(self._read_place)
        self._states = lru_cache(maxsize=500)(self._read_state)
        self._demonyms = lru_cache(maxsize=5_000)(self._read_demonym)
        self._speakers = lru_cache(maxsize=5_000)(self._read_speaker)

    @classmethod
    def open(cls, path: Path) -> Gazetteer:
        """Open a gazetteer that set-up has built.

        Raises
        ------
        GazetteerMissing
            It was never built.
        GazetteerError
            The file is not a gazetteer of this version.
        """
        if not path.exists():
            raise GazetteerMissing(path, "is not there", "Build the gazetteer: make data")
        try:
            gazetteer = cls(path)
            version = gazetteer._rows("SELECT value FROM meta WHERE key = 'version'")
        except (GazetteerError, KeyError, ValueError) as error:
            raise GazetteerError(path, "is not a gazetteer", "Build it again: make data") from error
        if version != [(VERSION,)]:
            raise GazetteerError(path, "is of another version", "Build it again: make data")
        return gazetteer

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[Any, ...]:
        return (Gazetteer.open, (self._path,))

    def close(self) -> None:
        """Close this thread's connection; the next look-up opens it again."""
        if connection := getattr(self._local, "connection", None):
            connection.close()
            self._local.connection = None

    def get(self, place_id: str) -> Place | None:
        """Return the place with this id."""
        return self._place(place_id)

    def names(self, name: str) -> tuple[Named, ...]:
        """Return every place so called, most notable first."""
        key = normalise(name)
        return self._named(key) if key else ()

    def find(
        self, name: str, *, country: str | None = None, kinds: Iterable[str] | None = None
    ) -> tuple[Place, ...]:
        """Return the places so called, each once, most notable first.

        Parameters
        ----------
        country
            Only those of this country, an ISO 3166-1 alpha-2 code.
        kinds
            Only those of these kinds.
        """
        wanted = None if kinds is None else frozenset(kinds)
        places = dict.fromkeys(named.place for named in self.names(name))
        return tuple(
            place
            for place in places
            if (country is None or place.country == country)
            and (wanted is None or place.kind in wanted)
        )

    def country(self, code: str) -> Place | None:
        """Return a country or territory by its ISO 3166-1 alpha-2 code."""
        found = self._states(code.upper())
        return self._place(found[0]) if found else None

    def capital(self, code: str) -> Place | None:
        """Return the capital of a country."""
        found = self._states(code.upper())
        return self._place(found[1]) if found and found[1] else None

    def capital_of(self, place_id: str) -> str | None:
        """Return the code of the country that a city is the capital of."""
        if self._capitals is None:
            rows = self._rows(
                "SELECT capital, code FROM states WHERE capital <> '' ORDER BY code DESC"
            )
            self._capitals = dict(rows)
        return self._capitals.get(place_id)

    def parents(self, place: Place) -> tuple[Place, ...]:
        """Return what contains a place, the nearest first, up to its country."""
        chain: list[Place] = []
        while place.parent and len(chain) < 8:
            above = self._place(place.parent)
            if above is None or above in chain:
                break
            chain.append(above)
            place = above
        return tuple(chain)

    def longest(self, words: Sequence[str]) -> int:
        """Return how many leading words make the longest name, demonym or body known; else 0."""
        best, so_far = 0, ""
        for count, word in enumerate(words[: self._longest_name + 4], 1):
            so_far = f"{so_far} {word}" if so_far else word
            key = normalise(so_far)
            if not key:
                continue
            known, more = self._starts(key)
            if known and normalise(word):
                best = count
            if not more:
                break
        return best

    def demonym(self, word: str) -> Demonym | None:
        """Return what a word for people or things of a place stands for."""
        key = normalise(word)
        return self._demonyms(key) if key in self._keys("demonyms") else None

    def speaker(self, name: str) -> Speaker | None:
        """Return the body that a name means."""
        key = normalise(name)
        return self._speakers(key) if key in self._keys("speakers") else None

    def begins_speaker(self, word: str) -> bool:
        """Tell whether the name of some body begins with a word."""
        if self._openings is None:
            self._openings = frozenset(key.split(" ", 1)[0] for key in self._keys("speakers"))
        return normalise(word).split(" ", 1)[0] in self._openings

    def nearest(
        self,
        point: LonLat,
        limit: int = 1,
        kinds: Iterable[str] | None = None,
        within_km: float = math.inf,
    ) -> tuple[tuple[Place, float], ...]:
        """Return the places nearest to a point with their distances in km, nearest first.

        Parameters
        ----------
        kinds
            Only these kinds; cities where None.
        within_km
            None further away than this.
        """
        wanted = tuple(dict.fromkeys(kinds or ("city",)))
        for reach in (0.3, 1.5, 6.0, 25.0, 180.0):
            found = [
                (distance_km(point, LonLat(lon, lat)), place_id)
                for place_id, lon, lat in self._around(point, reach, wanted)
            ]
            # A box of degrees is narrow near the poles: a place just outside it may be nearer.
            safe_km = math.inf if reach == 180.0 else reach * 111.0 * _squeeze(point, reach)
            near = sorted(pair for pair in found if pair[0] <= min(safe_km, within_km))
            if len(near) >= limit or safe_km >= within_km or reach == 180.0:
                places = ((self._place(place_id), km) for km, place_id in near[:limit])
                return tuple((place, km) for place, km in places if place is not None)
        return ()

    def _around(
        self, point: LonLat, reach: float, kinds: Sequence[str]
    ) -> list[tuple[str, float, float]]:
        """Return id, longitude and latitude of the places in a box of degrees around a point."""
        boxes = [(max(-180.0, point.lon - reach), min(180.0, point.lon + reach))]
        if reach < 180.0 and point.lon - reach < -180.0:
            boxes.append((point.lon - reach + 360.0, 180.0))
        if reach < 180.0 and point.lon + reach > 180.0:
            boxes.append((-180.0, point.lon + reach - 360.0))
        if reach >= 180.0:
            boxes = [(-180.0, 180.0)]
        marks = ",".join("?" * len(kinds))
        return [
            (row[0], row[1], row[2])
            for west, east in boxes
            for row in self._rows(
                "SELECT p.id, p.lon, p.lat FROM around a JOIN places p ON p.n = a.n "  # noqa: S608
                "WHERE a.west >= ? AND a.east <= ? AND a.south >= ? AND a.north <= ? "
                f"AND p.kind IN ({marks})",
                west, east, point.lat - reach, point.lat + reach, *kinds,
            )
        ]  # fmt: skip

    def _keys(self, table: Literal["demonyms", "speakers"]) -> frozenset[str]:
        """Return all keys of a small table: nearly every word that is asked for is not in it."""
        keys = self._words.get(table)
        if keys is None:
            rows = self._rows(f"SELECT key FROM {table}")  # noqa: S608
            keys = self._words[table] = frozenset(row[0] for row in rows)
        return keys

    def _read_place(self, place_id: str) -> Place | None:
        rows = self._rows(f"SELECT {_COLUMNS} FROM places p WHERE p.id = ?", place_id)  # noqa: S608
        return _place(rows[0]) if rows else None

    def _read_names(self, key: str) -> tuple[Named, ...]:
        rows = self._rows(
            f"SELECT {_COLUMNS}, k.form, k.name FROM names k JOIN places p ON p.n = k.n "  # noqa: S608
            "WHERE k.key = ? ORDER BY p.notable DESC, k.form, p.id",
            key,
        )
        return tuple(Named(_place(row[:12]), FORMS[row[12]], row[13] or row[1]) for row in rows)

    def _read_start(self, key: str) -> tuple[bool, bool]:
        """Tell whether a key is known, and whether longer ones begin with it."""
        after = self._rows(
            "SELECT key FROM keys WHERE key >= ? AND key < ? LIMIT 2", key, key + "!"
        )
        known = bool(after) and after[0][0] == key
        return known, len(after) == 2 or (bool(after) and not known)

    def _read_state(self, code: str) -> tuple[str, str] | None:
        """Return the ids of a country and of its capital, which may be empty."""
        rows = self._rows("SELECT id, capital FROM states WHERE code = ?", code)
        return (rows[0][0], rows[0][1]) if rows else None

    def _read_demonym(self, key: str) -> Demonym | None:
        rows = self._rows("SELECT word, kind, place FROM demonyms WHERE key = ?", key)
        place = self._place(rows[0][2]) if rows else None
        return Demonym(rows[0][0], rows[0][1], place) if place else None

    def _read_speaker(self, key: str) -> Speaker | None:
        rows = self._rows("SELECT name, kind, country, place, use FROM speakers WHERE key = ?", key)
        if not rows:
            return None
        name, kind, country, place, use = rows[0]
        return Speaker(name, kind, country, self._place(place) if place else None, use)

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        connection = getattr(self._local, "connection", None)
        try:
            if connection is None:
                # Immutable: no lock is taken, so that many processes can read one file.
                connection = sqlite3.connect(
                    f"{self._path.absolute().as_uri()}?mode=ro&immutable=1", uri=True
                )
                # Mapped into memory, its pages would count as the process's own: some 90 MB.
                connection.execute("PRAGMA cache_size = -8000")
                self._local.connection = connection
            return list(connection.execute(query, values))
        except sqlite3.Error as error:
            raise GazetteerError(
                self._path, f"is damaged ({error})", "Build it again: rm the file, make data"
            ) from error


def _place(row: Sequence[Any]) -> Place:
    id_, name, kind, country, lon, lat, extent, anchor_lon, anchor_lat, parent, source, size = row
    return Place(
        id_, name, kind, country, LonLat(lon, lat), extent, LonLat(anchor_lon, anchor_lat),
        parent, source, size,
    )  # fmt: skip


def _squeeze(point: LonLat, reach: float) -> float:
    return max(0.05, math.cos(math.radians(min(89.0, abs(point.lat) + reach))))
