"""The pictures look as they were when a person last looked at them."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from geo.snapshot import SnapshotSpec, draw_snapshot
from tests.snapshot.views import GOLDEN, VIEWS, outline_of

REDRAW = "if the change is wanted, look at what `python -m tests.snapshot.views` draws"


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_looks_as_it_did(name: str):
    drawn = np.asarray(Image.open(io.BytesIO(draw_snapshot(*VIEWS[name]))).convert("RGB"), float)
    kept = np.asarray(Image.open(GOLDEN / f"{name}.png").convert("RGB"), float)
    assert drawn.shape == kept.shape
    off = np.abs(drawn - kept).max(axis=2)
    assert off.mean() < 0.6, REDRAW
    assert (off > 60).mean() < 0.003, REDRAW


@pytest.mark.parametrize("name", VIEWS)
def test_the_svg_of_a_view_has_the_same_groups_and_words(name: str):
    atlas, spec = VIEWS[name]
    svg = draw_snapshot(atlas, replace(spec, format="svg"))
    assert outline_of(svg) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8"), REDRAW


@pytest.mark.parametrize("size", [(64, 64), (2000, 64), (64, 2000), (10_000, 64), (64, 10_000)])
def test_a_picture_of_any_size_that_is_taken_can_be_drawn(size: tuple[int, int]):
    spec = SnapshotSpec(width=size[0], height=size[1], title="Gas, and who talks of it " * 20)
    drawn = Image.open(io.BytesIO(draw_snapshot(VIEWS["light"][0], spec)))
    assert drawn.size == size
