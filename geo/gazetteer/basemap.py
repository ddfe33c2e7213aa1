"""The base map as tables: land, borders, names. Made by ``data/derive/basemap.py``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from geo.errors import DataMissing
from geo.settings import ROOT

if TYPE_CHECKING:
    import geopandas as gpd

FOLDER = ROOT / "data" / "basemap"
Detail = Literal["far", "near"]
"""``far``: simplified to 0.06°, for the first view and the world; ``near``: 1:50,000,000 whole."""


def land(detail: Detail) -> gpd.GeoDataFrame:
    """Return the land, one row a land mass or island, EPSG:4326."""
    return _read(f"land-{detail}.json")


def borders(detail: Detail) -> gpd.GeoDataFrame:
    """Return the borders between countries; ``kind`` is settled or disputed."""
    return _read(f"borders-{detail}.json")


def country_labels() -> gpd.GeoDataFrame:
    """Return a point amid each country: ``name``, ``code``, ``size`` in square degrees."""
    return _read("countries.json")


def city_labels() -> gpd.GeoDataFrame:
    """Return great cities and capitals: ``name``, ``capital``, ``rank``, 0 the weightiest."""
    return _read("cities.json")


@lru_cache(maxsize=8)
def _read(name: str) -> gpd.GeoDataFrame:
    import geopandas as gpd

    path: Path = FOLDER / name
    if not path.exists():
        raise DataMissing(path, "is missing", "Restore the folder data/basemap")
    return gpd.read_file(path, engine="pyogrio")
