"""CSV for spreadsheets: one row a mark's part, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.formats.flat import flat_table
from geo.formats.selection import Selection

COLUMNS = (
    "id", "layer", "kind", "label", "standing", "status", "from_day", "to_day", "confidence",
    "commodity", "stated_length_km", "drawn_length_km", "method", "sources", "publisher",
    "published", "url", "quote", "origin", "standing_reason", "project", "mark", "part",
)  # fmt: skip

_STARTERS = tuple("=+-@\t\r\n|%＝＋－＠")
"""What begins a formula somewhere: in Excel, LibreOffice, Google Sheets, also at full width."""


MOST_OF_A_CELL = 32_767
"""Characters that Excel keeps of a cell; what is beyond spills into other rows."""
FINEST = 0.001
"""Degrees to which the points of a shape too long for a cell are kept."""


def to_csv(chosen: Selection) -> bytes:
    """Return the rows, UTF-8 with the mark by which spreadsheets know it."""
    table = flat_table(chosen.rows, chosen)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*COLUMNS, "lon", "lat", "wkt"])
    for cells in table.to_dict("records"):
        shape = cells["geometry"]
        middle = shape.representative_point() if shape is not None else None
        writer.writerow(
            [
                *(safe_cell(cells[key]) for key in COLUMNS),
                f"{middle.x:.7f}" if middle else "",
                f"{middle.y:.7f}" if middle else "",
                wkt_that_fits(shape) if shape is not None else "",
            ]
        )
    return text.getvalue().encode("utf-8-sig", "replace")


def wkt_that_fits(shape: BaseGeometry) -> str:
    """Return a shape as text that a cell can hold: a long coast is told with fewer points."""
    text, tolerance = shape.wkt, FINEST
    while len(text) > MOST_OF_A_CELL:
        text = shapely.set_precision(shapely.simplify(shape, tolerance), FINEST).wkt
        tolerance *= 2
    return text


def safe_cell(value: Any) -> Any:
    """Return a value that a spreadsheet shows and never runs.

    An apostrophe is put before words that would begin a formula; spreadsheets hide it.
    """
    if value is None or value != value:
        return ""
    if not isinstance(value, str):
        return value
    words = value.replace("\x00", "")
    return f"'{words}" if words.lstrip(" \ufeff").startswith(_STARTERS) else words
