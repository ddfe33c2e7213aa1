"""How fast pictures and files are made, beside a screenshot by a headless browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geo.atlas import build_atlas, story_steps
from geo.pipeline.stored import load_stories
from geo.render import render_page
from geo.settings import Settings
from geo.snapshot import SnapshotSpec, draw_snapshot
from tests.crowds import crowded
from tools.benchmarks.browser import open_map, serve
from tools.benchmarks.table import Row, clock, seconds

TITLE = "Pictures and files"

AIMS = (
    ("PNG 1920 × 1080", SnapshotSpec(), "≤ 0.4 s"),
    ("PNG 3840 × 2160", SnapshotSpec(width=3840, height=2160), "≤ 0.8 s"),
    ("SVG", SnapshotSpec(format="svg"), "≤ 0.4 s, ≤ 1 MB"),
    ("PDF", SnapshotSpec(format="pdf"), "≤ 0.5 s, ≤ 600 KB"),
)

CROWDED = (
    ("PNG 3840 × 2160", SnapshotSpec(width=3840, height=2160), "≤ 4 s"),
    ("SVG", SnapshotSpec(format="svg"), ""),
)


def measure() -> Iterator[Row]:
    atlas = build_atlas(load_stories(Settings.from_env()))
    for what, spec, aim in AIMS:
        yield _made(what, lambda spec=spec: draw_snapshot(atlas, spec), aim)
    crowd = build_atlas([crowded(10_000)])
    for what, spec, aim in CROWDED:
        yield _made(f"10,000 marks, {what}", lambda spec=spec: draw_snapshot(crowd, spec), aim)
    deck = SnapshotSpec(format="pptx", steps=story_steps(atlas)[:8])
    yield _made("deck of ten slides", lambda: draw_snapshot(atlas, deck), "≤ 2 s")
    yield _made("the interactive map in one HTML file", lambda: render_page(atlas), "≤ 1 s, ≤ 1 MB")
    with serve() as address, open_map(address) as page:
        shot: Callable[[], object] = page.screenshot
        yield Row("the same map by a browser's screenshot, warm", seconds(clock(shot)), "", "peer")


def _made(what: str, make: Callable[[], bytes | str], aim: str) -> Row:
    size = len(make()) / 1024
    return Row(f"{what}, warm", f"{seconds(clock(make))}, {size:,.0f} KB", aim)
