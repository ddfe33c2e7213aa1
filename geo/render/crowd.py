"""Layers with more point marks than the browser can hold as objects: one table for them all.

Such a layer is not given to folium. It travels as columns and is painted to one canvas.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import shapely

from geo.atlas import Atlas, Mark
from geo.model import When
from geo.render.units import Units
from geo.style import LAYERS

MANY = 2000
"""Point marks in a layer from which it is painted rather than built of elements."""

NO_DAY = -(2**31)
_FIRST_DAY = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Crowd:
    """The marks of the crowded layers.

    Attributes
    ----------
    table
        One row a mark: ``lon``, ``lat`` in degrees; ``layer``, ``symbol``, ``kind``, ``article``
        as numbers into ``words``; ``start``, ``end`` of its first passage; ``passages``, how many
        it has; ``confidence``; ``since``, ``until`` in days after 1 January 1970.
    words
        What the numbers mean, and the ids and labels of all rows, a line each.
    """

    table: pa.Table
    words: dict[str, Any]


def crowd_marks(atlas: Atlas) -> tuple[Mark, ...]:
    """Return the points of the layers that hold more of them than :data:`MANY`.

    A layer with lines is drawn whole; the countries of a crowded one remain objects.
    """
    crowd: list[Mark] = []
    for layer in LAYERS:
        marks = atlas.layer(layer.key)
        points = [mark for mark in marks if _is_point(mark)]
        if len(points) > MANY and all(_is_point(mark) or _is_area(mark) for mark in marks):
            crowd += points
    return tuple(crowd)


def crowd_of(atlas: Atlas) -> Crowd | None:
    """Return the points of the crowded layers as one table, None where no layer is crowded."""
    marks = crowd_marks(atlas)
    if not marks:
        return None
    layers = sorted({mark.layer for mark in marks})
    articles = {article.id: n for n, article in enumerate(atlas.articles)}
    units = {article.id: Units(article.text) for article in atlas.articles}
    symbols = _numbers(mark.parts[0].symbol.key for mark in marks)
    kinds = _numbers(mark.kind for mark in marks)
    first = [mark.evidence[0] for mark in marks]
    points = shapely.get_coordinates([mark.parts[0].geometry for mark in marks])
    columns = {
        "lon": points[:, 0].astype(np.float32),
        "lat": points[:, 1].astype(np.float32),
        "layer": np.array([layers.index(mark.layer) for mark in marks], np.uint8),
        "symbol": _small([symbols[mark.parts[0].symbol.key] for mark in marks]),
        "kind": _small([kinds[mark.kind] for mark in marks]),
        "article": _small([articles[words.article_id] for words in first]),
        "start": np.array([units[w.article_id].at(w.span.start) for w in first], np.uint32),
        "end": np.array([units[w.article_id].at(w.span.end) for w in first], np.uint32),
        "passages": _small([len(mark.evidence) for mark in marks]),
        "confidence": np.array([mark.confidence for mark in marks], np.float32),
        "since": np.array([_day(mark.when, "start") for mark in marks], np.int32),
        "until": np.array([_day(mark.when, "end") for mark in marks], np.int32),
    }
    words = {
        "layers": layers,
        "symbols": list(symbols),
        "kinds": list(kinds),
        "ids": "\n".join(mark.id for mark in marks),
        "labels": "\n".join(" ".join(mark.label.split()) for mark in marks),
    }
    return Crowd(pa.table(columns), words)


def _is_area(mark: Mark) -> bool:
    return all(part.symbol.is_outline for part in mark.parts)


def _is_point(mark: Mark) -> bool:
    return len(mark.parts) == 1 and mark.parts[0].geometry.geom_type == "Point"


def _numbers(words: Any) -> dict[str, int]:
    return {word: n for n, word in enumerate(dict.fromkeys(words))}


def _small(numbers: list[int]) -> np.ndarray:
    """Return whole numbers as the smallest kind that holds them: they travel to every visitor."""
    return np.array(numbers, np.min_scalar_type(max(numbers)))


def _day(when: When | None, side: Literal["start", "end"]) -> int:
    day: date | None = getattr(when, side, None)
    return day.toordinal() - _FIRST_DAY if day else NO_DAY
