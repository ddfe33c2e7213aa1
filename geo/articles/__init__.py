"""Files become articles. Parsers get bytes, never addresses."""

from __future__ import annotations

from geo.articles.files import read_articles, read_file
from geo.articles.records import Record, record_from_json

__all__ = ["Record", "read_articles", "read_file", "record_from_json"]
