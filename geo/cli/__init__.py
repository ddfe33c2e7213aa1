"""The command line: ``python -m geo parse | snapshot | export | evaluate``."""

from __future__ import annotations

from geo.cli.main import main

__all__ = ["main"]
