"""Fills ``static/`` at set-up: ``python -m geo.render``."""

from __future__ import annotations

import sys

from geo.errors import GeoError
from geo.render.static import fill_static

if __name__ == "__main__":
    try:
        fill_static()
    except GeoError as error:
        sys.exit(str(error))
