"""CSV for spreadsheets: one row a mark's part, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from typing import Any

from geo.formats.flat import flat_table
from geo.formats.selection import Selection

COLUMNS = (
    "id", "layer", "kind", "label", "standing", "status", "from_day", "to_day", "confidence",
    "commodity", "stated_length_km", "drawn_length_km", "method", "sources", "publisher",
    "published", "url", "quote", "standing_reason", "project", "mark", "part",
)  # fmt: skip

_STARTERS = tuple("=+-@\t\r\n|%＝＋－＠")
"""What begins a formula somewhere: in Excel, LibreOffice, Google Sheets, also at full width."""


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
                shape.wkt if shape is not None else "",
            ]
        )
    return text.getvalue().encode("utf-8-sig", "replace")


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
