"""The curated tables, as the tests read them."""

from __future__ import annotations

import csv

from geo.settings import ROOT

FOLDER = ROOT / "data" / "gazetteer"
PLACES = (
    "bases", "counties", "crossings", "dams", "deserts", "disputed", "fields", "islands",
    "lakes", "landmarks", "mines", "mountains", "nuclear", "ports", "power_stations",
    "quarters", "regions", "rivers",
    "technology_parks", "towns", "waters",
)  # fmt: skip
"""Tables of places that GeoNames' packages do not carry."""


def rows(table: str) -> list[dict[str, str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def called(row: dict[str, str]) -> list[str]:
    return [name for name in (row["name"], *row["aliases"].split("|")) if name]
