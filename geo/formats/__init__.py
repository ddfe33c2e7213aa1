"""The atlas in open formats, for other software: one format a file."""

from __future__ import annotations

from geo.formats.choice import FORMATS, Format, export_atlas, format_of

__all__ = ["FORMATS", "Format", "export_atlas", "format_of"]
