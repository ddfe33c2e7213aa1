"""The server's start: what every visitor needs is made once, before the first of them asks."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from geo.ui import start, world


@pytest.fixture
def warm() -> Iterator[None]:
    """A process in which a server has warmed up."""
    world._world.clear()
    start.warm_up()
    yield
    gc.unfreeze()


def test_the_first_visitor_gets_the_map_that_was_made_ahead(
    warm: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delattr(world, "world_of")
    assert world.shipped_world().atlas.articles


def test_what_was_loaded_is_not_searched_for_garbage_again(warm: None):
    assert gc.get_freeze_count() > 100_000
