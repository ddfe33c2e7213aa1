"""Dateline's core: news articles in, a sourced map out."""

from __future__ import annotations

__version__ = "0.1.0"
