"""How fast pictures and files are made, beside a screenshot by a headless browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geo.atlas import build_atlas
from geo.pipeline.stored import load_stories
from geo.settings import Settings
from geo.snapshot import SnapshotSpec, draw_snapshot
from tools.benchmarks.browser import open_map, serve
from tools.benchmarks.table import Row, clock, seconds

TITLE = "Pictures and files"

AIMS = (
    ("PNG 1920 × 1080", SnapshotSpec(), "≤ 0.4 s", 0),
    ("PNG 3840 × 2160", SnapshotSpec(width=3840, height=2160), "≤ 0.8 s", 0),
    ("SVG", SnapshotSpec(format="svg"), "≤ 0.4 s, ≤ 1 MB", 1),
)


def measure() -> Iterator[Row]:
    atlas = build_atlas(load_stories(Settings.from_env()))
    for what, spec, aim, _ in AIMS:
        data = draw_snapshot(atlas, spec)
        taken = clock(lambda spec=spec: draw_snapshot(atlas, spec))
        yield Row(f"{what}, warm", f"{seconds(taken)}, {len(data) / 1024:,.0f} KB", aim)
    with serve() as address, open_map(address) as page:
        shot: Callable[[], object] = page.screenshot
        yield Row("the same map by a browser's screenshot, warm", seconds(clock(shot)), "", "peer")
