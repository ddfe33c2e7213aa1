"""What the browser needs of an atlas, packed once: a visit then sends bytes, and counts nothing.

As plain values it would be turned into JSON, read again, sorted and hashed for every visitor and
for every move of the map.
"""

from __future__ import annotations

import gzip
import json
from typing import Any

import pyarrow as pa

from geo.render.crowd import Crowd
from geo.render.leaflet import MapScript

QUICK = 3
"""Level of compression: most of the gain, at a fraction of the time."""


def pack(drawn: MapScript, scene: dict[str, Any], crowd: Crowd | None) -> pa.Table:
    """Return a map's script, its scene and the words of its crowd as one cell of bytes.

    The column is ``packed``: JSON in UTF-8, compressed with gzip.
    """
    told = {
        "map": {"html": drawn.html, "script": drawn.script},
        "scene": scene,
        "crowdWords": crowd.words if crowd else None,
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate in a text has no bytes of its own.
    packed = gzip.compress(text.encode("utf-8", "replace"), QUICK, mtime=0)
    return pa.table({"packed": pa.array([packed], pa.binary())})
