"""GeoPackage: a table for each layer and kind of shape, styled, with its sources as tables."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pandas as pd
import pyogrio

from geo.errors import FormatError
from geo.formats.flat import flat_table, records_of
from geo.formats.geojson import Feature
from geo.formats.qgis import style_of
from geo.formats.selection import Row, Selection, article_json, words_json
from geo.style import LAYERS, Symbol

EPOCH = "2000-01-01T00:00:00.000Z"
"""Written for the time of change, so that the same marks give the same file."""

UNPLACED = "unplaced"
"""The table of what can't be drawn."""

_SHAPES = {"Point": "points", "LineString": "lines", "Polygon": "areas"}


def to_geopackage(chosen: Selection) -> bytes:
    """Return the rows as a GeoPackage that QGIS opens styled."""
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder, _still_clock():
        path = Path(folder) / "map.gpkg"
        tables = _tables(chosen)
        for name, rows in tables.items():
            table: pd.DataFrame = flat_table(rows, chosen)
            if name == UNPLACED:
                table = pd.DataFrame(table.drop(columns="geometry"))
            pyogrio.write_dataframe(
                table, path, layer=name, driver="GPKG", promote_to_multi=not name.endswith("points")
            )
        for name, attributes in _attributes(chosen).items():
            pyogrio.write_dataframe(attributes, path, layer=name, driver="GPKG")
        _add_styles(path, tables)
        return path.read_bytes()


def read_geopackage(path: Path) -> list[Feature]:
    """Return what :func:`to_geopackage` wrote, a table after the other.

    Raises
    ------
    FormatError
        It is not a GeoPackage.
    """
    try:
        features: list[Feature] = []
        for name, geometry in pyogrio.list_layers(path):
            if geometry is None and name != UNPLACED:
                continue
            table = pyogrio.read_dataframe(path, layer=name)
            shapes = table.geometry if geometry else [None] * len(table)
            features += records_of(table, shapes)
    except (pyogrio.errors.DataSourceError, ValueError) as error:
        raise FormatError(path, "is not a GeoPackage") from error
    return features


def _tables(chosen: Selection) -> dict[str, list[Row]]:
    """Return the rows by layer and kind of shape: a table of one kind can have one style."""
    order = [f"{layer.key}_{kind}" for layer in LAYERS for kind in _SHAPES.values()]
    tables: dict[str, list[Row]] = {name: [] for name in [*order, UNPLACED]}
    for row in chosen.rows:
        if row.geometry is None:
            tables[UNPLACED].append(row)
        else:
            kind = _SHAPES[row.geometry.geom_type.removeprefix("Multi")]
            tables[f"{row.mark.layer}_{kind}"].append(row)
    return {name: rows for name, rows in tables.items() if rows}


def _attributes(chosen: Selection) -> dict[str, pd.DataFrame]:
    """Return the tables without shapes: articles, passages, versions, the manifest."""
    passages = [
        {"mark": mark.id, "number": number, **words_json(words)}
        for mark in chosen.marks
        for number, words in enumerate(mark.evidence)
    ]
    versions = [
        {"mark": mark.id, "article": v.article_id, "publisher": v.publisher, "says": v.says}
        for mark in chosen.marks
        for v in mark.versions
    ]
    manifest = [
        {"key": key, "value": json.dumps(value, ensure_ascii=False)}
        for key, value in chosen.manifest("GeoPackage").items()
    ]
    tables = {
        "articles": [article_json(article) for article in chosen.atlas.articles],
        "passages": passages,
        "versions": versions,
        "manifest": manifest,
    }
    return {name: pd.DataFrame(rows) for name, rows in tables.items() if rows}


def _add_styles(path: Path, tables: dict[str, list[Row]]) -> None:
    """Add the table in which QGIS looks for the style of each layer."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(
            "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "
            "f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), "
            "f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, "
            "useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), "
            "update_time DATETIME)"
        )
        for name, rows in tables.items():
            symbols: dict[str, Symbol] = {r.part.symbol.key: r.part.symbol for r in rows if r.part}
            if not symbols:
                continue
            style = style_of(name, list(symbols.values()))
            database.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, "
                "owner, update_time) VALUES ('', '', ?, 'geom', 'Dateline', ?, ?, 1, ?, '', ?)",
                (name, style.qml, style.sld, "As on the map", EPOCH),
            )
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) "
            "VALUES ('layer_styles', 'attributes', 'layer_styles', ?)",
            (EPOCH,),
        )
        database.execute("UPDATE gpkg_contents SET last_change = ?", (EPOCH,))
        database.execute("VACUUM")


@contextmanager
def _still_clock() -> Iterator[None]:
    """Keep the clock out of the file."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": EPOCH})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
