"""Marks as tables: the shape in which GIS software knows them."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd

from geo.atlas.marks import Mark

COLUMNS = (
    "id",
    "layer",
    "kind",
    "label",
    "symbol",
    "standing",
    "standing_reason",
    "status",
    "method",
    "commodity",
    "confidence",
    "from",
    "to",
    "precision",
    "project",
    "sources",
    "differs",
    "cautions",
    "quote",
    "publisher",
)


def frame_of(marks: Sequence[Mark]) -> gpd.GeoDataFrame:
    """Return one row for each drawn part of the marks, in EPSG:4326 degrees."""
    rows = [
        {
            "id": mark.id,
            "layer": mark.layer,
            "kind": mark.kind,
            "label": mark.label,
            "symbol": part.symbol.key,
            "standing": mark.standing,
            "standing_reason": mark.standing_reason,
            "status": mark.status,
            "method": mark.method,
            "commodity": mark.commodity,
            "confidence": round(mark.confidence, 3),
            "from": mark.when.start.isoformat() if mark.when and mark.when.start else None,
            "to": mark.when.end.isoformat() if mark.when and mark.when.end else None,
            "precision": mark.when.precision if mark.when else None,
            "project": mark.project,
            "sources": len({e.article_id for e in mark.evidence}),
            "differs": " ".join(mark.differs),
            "cautions": " ".join(mark.cautions),
            "quote": mark.evidence[0].quote,
            "publisher": mark.versions[0].publisher if mark.versions else "",
            "geometry": part.geometry,
        }
        for mark in marks
        for part in mark.parts
    ]
    return gpd.GeoDataFrame(rows, columns=[*COLUMNS, "geometry"], geometry="geometry", crs=4326)
