"""Rows written for Dateline: the tables in ``data/gazetteer``, read by their headers."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.errors import GazetteerError
from geo.gazetteer.sources.rows import Row
from geo.gazetteer.works import works_names

NOT_PLACES = frozenset(
    {
        "demonyms", "offices", "agencies", "organisations", "exonyms", "abbreviations",
        "province_seats",
    }
)  # fmt: skip
"""Tables of words and bodies, and of what is further known of places, rather than of places."""

Line = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A curated table."""

    name: str
    lines: tuple[Line, ...]


def read_tables(folder: Path) -> dict[str, Table]:
    """Return the tables of a folder by their names.

    Raises
    ------
    GazetteerError
        A file is not a table in UTF-8.
    """
    tables: dict[str, Table] = {}
    for path in sorted(folder.glob("*.csv")):
        try:
            with path.open(encoding="utf-8", newline="") as file:
                lines = tuple(
                    {key: (value or "").strip() for key, value in line.items() if key}
                    for line in csv.DictReader(file)
                )
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise GazetteerError(path, "can't be read", "Restore the file") from error
        tables[path.stem] = Table(path.stem, lines)
    return tables


def place_rows(table: Table, country_ids: Mapping[str, str]) -> Iterator[Row]:
    """Yield a table's rows as places."""
    for line in table.lines:
        if not line.get("lon") or not line.get("lat"):
            continue
        row = Row(
            line["id"],
            line["name"],
            line.get("kind") or table.name.rstrip("s"),
            line.get("country", ""),
            float(line["lon"]),
            float(line["lat"]),
            _parent(line, country_ids),
            line.get("source") or "Dateline",
            extent=line.get("extent") or _box(line),
        )
        row.call(line["name"], "name")
        row.call_all(split(line.get("aliases", "")), "alias")
        row.call_all(split(line.get("historic", "")), "historic")
        for name in (line["name"], *split(line.get("aliases", ""))):
            row.call_all(works_names(row.kind, name, line.get("commodity", "")), "alias")
        yield row


def split(cell: str) -> list[str]:
    """Return the parts of a cell that holds several values."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def _parent(line: Line, country_ids: Mapping[str, str]) -> str | None:
    parent = line.get("parent", "")
    if len(parent) == 2:
        parent = country_ids.get(parent, "")
    return parent or country_ids.get(line.get("country", "")) or None


def _box(line: Line) -> str | None:
    sides = [line.get(side, "") for side in ("west", "south", "east", "north")]
    return f"box:{','.join(sides)}" if all(sides) else None
