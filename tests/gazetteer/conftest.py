"""The built gazetteer, opened once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geo.gazetteer import Gazetteer
from geo.settings import Settings


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open(Settings.from_env().gazetteer_path) as opened:
        yield opened
