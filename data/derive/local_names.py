"""Adds to data/basemap/countries.json what each country is called by most of its own people.

The names are CLDR's, as babel has them: its first official or de facto official language.

python data/derive/local_names.py
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

FILE = Path(__file__).resolve().parent.parent / "basemap" / "countries.json"


def main() -> None:
    """Write the file anew with a ``local`` name wherever it differs from the English one."""
    record = json.loads(FILE.read_text(encoding="utf-8"))
    for feature in record["features"]:
        properties = feature["properties"]
        properties.pop("local", None)
        if name := _local(properties["code"], properties["name"]):
            properties["local"] = name
    lines = ",\n".join(
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        for feature in record["features"]
    )
    FILE.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def _local(code: str, english: str) -> str:
    for language in get_official_languages(code, de_facto=True):
        try:
            name = Locale.parse(language).territories.get(code)
        except (UnknownLocaleError, ValueError):
            continue
        if name:
            return "" if name == english else name
    return ""


if __name__ == "__main__":
    main()
