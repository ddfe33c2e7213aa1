"""GeoParquet 1.1: the table as it is, the articles and the manifest in the file's metadata."""

from __future__ import annotations

import io
import json

import geopandas as gpd
import pyarrow.parquet as pq

from geo.errors import FormatError
from geo.formats.flat import flat_table, records_of
from geo.formats.geojson import Feature
from geo.formats.selection import Selection, article_json


def to_geoparquet(chosen: Selection) -> bytes:
    """Return the rows as GeoParquet."""
    held = io.BytesIO()
    flat_table(chosen.rows, chosen).to_parquet(held, schema_version="1.1.0", index=False)
    table = pq.read_table(held)
    told = {
        "dateline:manifest": json.dumps(chosen.manifest("GeoParquet"), ensure_ascii=False),
        "dateline:articles": json.dumps(
            [article_json(article) for article in chosen.atlas.articles], ensure_ascii=False
        ),
    }
    out = io.BytesIO()
    pq.write_table(
        table.replace_schema_metadata({**(table.schema.metadata or {}), **told}), out,
        compression="zstd",
    )  # fmt: skip
    return out.getvalue()


def read_geoparquet(data: bytes) -> list[Feature]:
    """Return what :func:`to_geoparquet` wrote.

    Raises
    ------
    FormatError
        It is not a GeoParquet file.
    """
    try:
        table = gpd.read_parquet(io.BytesIO(data))  # type: ignore[arg-type]
    except (OSError, ValueError) as error:
        raise FormatError("The file", "is not GeoParquet") from error
    return list(records_of(table, table.geometry))
