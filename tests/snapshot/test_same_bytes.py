"""The same inputs give the same bytes, whatever the process, the time zone or the locale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

SCRIPT = """
import hashlib, json
from dataclasses import replace
from geo.snapshot import SnapshotSpec, draw_snapshot
from geo.snapshot.spec import FORMATS
from tests.snapshot.views import two_stories
spec = SnapshotSpec(width=640, height=360)
atlas = two_stories()
made = {f: draw_snapshot(atlas, replace(spec, format=f)) for f in FORMATS}
print(json.dumps({f: hashlib.sha256(data).hexdigest() for f, data in made.items()}))
"""


def start(**environ: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env=os.environ | environ,
    )  # fmt: skip


def hashes(process: subprocess.Popen[str]) -> dict[str, str]:
    told, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return json.loads(told)


def test_two_processes_draw_the_same_bytes():
    one = start(PYTHONHASHSEED="1", TZ="Pacific/Apia", LC_ALL="C")
    two = start(PYTHONHASHSEED="77", TZ="America/St_Johns", LC_ALL="de_DE.UTF-8")
    first, second = hashes(one), hashes(two)
    assert first == second
    assert {"png", "svg", "pdf"} <= set(first)
