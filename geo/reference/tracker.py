"""Reads Global Energy Monitor's tracker tables as they are downloaded.

A row is a project or one unit of it. Routes are ``lat,lng:lat,lng``, several lines parted by
``;``; sites have ``lat`` and ``lng``. The file is UTF-16 or UTF-8, its fields parted by commas or
tabs.
"""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geo.errors import FormatError
from geo.model import STATUSES, LonLat, Status

SOURCE = "Global Energy Monitor"
CREDIT = "Global Energy Monitor, CC BY 4.0"
MOST_BYTES = 200_000_000

Lines = tuple[tuple[LonLat, ...], ...]

_NEEDED = ("project", "type", "status_tabular", "route", "lat", "lng")
_KINDS = {
    "gas_pipeline": ("pipeline", "gas"),
    "oil_pipeline": ("pipeline", "oil"),
    "ngl_pipeline": ("pipeline", "gas"),
    "hydrogen_pipeline": ("pipeline", "hydrogen"),
    "lng_terminal": ("terminal", "LNG"),
}


@dataclass(frozen=True, slots=True)
class Project:
    """A row of a tracker that has a line or a site.

    Attributes
    ----------
    kind, commodity
        As routes and facilities have them: ``pipeline`` and ``gas``, ``terminal`` and ``LNG``.
    lines
        A pipeline's course; empty for a site.
    site
        A terminal's point; None for a line.
    """

    name: str
    kind: str
    commodity: str
    status: Status | None
    lines: Lines
    site: LonLat | None
    url: str

    @property
    def ends(self) -> tuple[LonLat, LonLat] | None:
        """The two ends of the longest of its lines."""
        if not self.lines:
            return None
        longest = max(self.lines, key=len)
        return longest[0], longest[-1]


def load_tracker(path: Path) -> tuple[Project, ...]:
    """Read a tracker's file; a file that has not changed is read once.

    Raises
    ------
    FormatError
        It is not there, or no such table.
    """
    try:
        stat = path.stat()
    except OSError as error:
        raise FormatError(path, "is not there", "Give the tracker's table as downloaded") from error
    if stat.st_size > MOST_BYTES:
        raise FormatError(path, "is too large for a tracker's table", "Give the table alone")
    return _load(path, stat.st_mtime_ns)


@lru_cache(maxsize=4)
def _load(path: Path, _changed: int) -> tuple[Project, ...]:
    return read_tracker(path.read_bytes(), path.name)


def read_tracker(data: bytes, name: str) -> tuple[Project, ...]:
    """Return the projects of a table, those with a course or a site that can be drawn.

    Raises
    ------
    FormatError
        The bytes are no text, or the table lacks a column.
    """
    text = _text(data, name)
    header = text.split("\n", 1)[0]
    tab = header.count("\t") > header.count(",")
    rows = csv.DictReader(io.StringIO(text), delimiter="\t" if tab else ",")
    missing = [column for column in _NEEDED if column not in (rows.fieldnames or ())]
    if missing:
        raise FormatError(
            name,
            f"has no column {', '.join(missing)}",
            "Give a Global Energy Monitor tracker's map table as downloaded",
        )
    try:
        found = [project for row in rows if (project := _project(row)) is not None]
    except csv.Error as error:
        raise FormatError(name, f"is no table ({error})", "Download it again") from error
    return tuple(found)


def _text(data: bytes, name: str) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(
            name, "is neither UTF-8 nor UTF-16 text", "Give the table as downloaded"
        ) from error


def _project(row: dict[str, str]) -> Project | None:
    kind = _KINDS.get((row["type"] or "").strip())
    if kind is None:
        return None
    lines = _lines(row["route"] or "") if kind[0] == "pipeline" else ()
    site = _point(row["lat"] or "", row["lng"] or "") if kind[0] == "terminal" else None
    if not lines and site is None:
        return None
    status = (row["status_tabular"] or "").strip().lower()
    return Project(
        (row["project"] or "").strip(),
        *kind,
        next((word for word in STATUSES if word == status), None),
        lines,
        site,
        (row.get("url") or "").strip(),
    )


def _lines(route: str) -> Lines:
    lines = []
    for part in route.split(";"):
        points = [_point(*pair.split(",")[:2]) for pair in part.split(":") if "," in pair]
        kept = tuple(point for point in points if point is not None)
        if len(kept) > 1 and len(kept) == len(points):
            lines.append(kept)
    return tuple(lines)


def _point(lat: str, lng: str) -> LonLat | None:
    try:
        return LonLat(float(lng), float(lat))
    except ValueError:
        return None
