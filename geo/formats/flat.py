"""The rows as a table whose cells are plain values: lists and records become JSON text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo.formats.selection import Json, Row, Selection, properties_of

LISTS = ("places", "evidence", "versions", "differs", "cautions", "looks", "when")
"""Columns that hold JSON."""
NUMBERS = ("confidence", "stated_length_km", "drawn_length_km")


HANDY = frozenset(
    "id from_day to_day quote origin publisher published url sources".split()
)  # fmt: skip
"""Columns that repeat what others hold."""


def flat_table(rows: Iterable[Row], chosen: Selection) -> gpd.GeoDataFrame:
    """Return one row a mark's part, EPSG:4326, with handy columns of what is asked for most."""
    articles = chosen.articles
    records: list[Json] = []
    for row in rows:
        record = properties_of(row)
        first = row.mark.evidence[0]
        article = articles[first.article_id]
        handy = {
            "id": row.id,
            "from_day": (record["when"] or {}).get("from"),
            "to_day": (record["when"] or {}).get("to"),
            "quote": first.quote,
            "origin": first.origin,
            "publisher": article.publisher,
            "published": article.published_at.isoformat() if article.published_at else None,
            "url": article.url,
            "sources": len({words.article_id for words in row.mark.evidence}),
        }
        cells = {key: _cell(key, value) for key, value in record.items()}
        records.append({**handy, **cells, "geometry": row.geometry})
    columns = list(records[0]) if records else ["id", "geometry"]
    table = gpd.GeoDataFrame(records, columns=columns, geometry="geometry", crs=4326)
    for key in NUMBERS:
        if key in table:
            table[key] = table[key].astype("float64")
    return table


def records_of(
    table: pd.DataFrame, shapes: Iterable[BaseGeometry | None]
) -> Iterator[tuple[Json, BaseGeometry | None]]:
    """Return the rows of a table as ``geo.formats.selection.properties_of`` gave them."""
    columns = [c for c in table.columns if c not in HANDY and c != "geometry"]
    records: list[Any] = table[columns].to_dict("records")
    yield from zip(map(_record, records), shapes, strict=True)


def _record(cells: Json) -> Json:
    record: Json = {}
    for key, value in cells.items():
        if key in LISTS:
            record[key] = json.loads(value)
        elif value is None or value != value:  # not a number: an empty cell
            record[key] = None
        else:
            record[key] = value
    return record


def _cell(key: str, value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if key in LISTS else value
