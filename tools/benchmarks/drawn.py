"""Waits until marks are to be seen: what shows none has failed, however soon it was there."""

from __future__ import annotations

import time

import numpy as np
from playwright.sync_api import Error, Page
from playwright.sync_api import TimeoutError as Late

from tools.benchmarks.browser import SIZE, Film

CAP = 60.0
"""Seconds after which a page that has not drawn is given up."""
QUIET = 1.2
"""Seconds without a change of the map after which a page that answers is done."""
MAP = (320.0, 110.0, 980.0, 800.0)
"""What every page shows of its map, clear of legends and buttons: left, top, right, bottom."""
LEAST = 0.004
"""Share of the map's pixels that marks must cover."""
LEAST_APART = 4
"""Of ten rows of the map, and of ten columns, those in which a mark must stand."""


class NotDrawn(Exception):
    """Why a page has no figure."""


ANSWERED = "ready => !ready || document.querySelector(ready) !== null"


def wait_for_marks(
    page: Page, film: Film, since: float, ground: np.ndarray | None = None, ready: str = ""
) -> float:
    """Return seconds from ``since`` to the first frame that shows the marks as they stay.

    Parameters
    ----------
    ground
        The frame without marks, where it is not of one colour.
    ready
        What is on the page, too, before it is judged.

    Raises
    ------
    NotDrawn
        No marks were to be seen within :data:`CAP`.
    """
    end = since + CAP
    before, changed = None, since
    while (left := end - time.time()) > 0:
        try:
            # Answers only between two tasks of the page: a page at work is not done.
            page.wait_for_function(ANSWERED, arg=ready, timeout=1000 * left)
        except Late:
            break
        except Error:  # a page that goes elsewhere, or loads itself anew
            page.wait_for_timeout(100)
            continue
        page.wait_for_timeout(100)
        latest = film.latest()
        if latest is None:
            continue
        # Of the map only: a sign that the server is at work may turn for ever.
        if before is None or _differs(latest, before):
            before, changed = latest, time.time()
        if time.time() - changed > QUIET and shows_marks(latest, ground):
            return film.settled(since, MAP)
    raise NotDrawn(f"no marks within {CAP:.0f} s")


def shows_marks(frame: np.ndarray, ground: np.ndarray | None = None) -> bool:
    """Tell whether a frame differs from its ground in many a place of the map."""
    shown = _map_of(frame)
    bare = _commonest(shown) if ground is None else _map_of(ground)
    marks = np.abs(shown - bare).max(axis=2) > 24
    high, wide = (side // 10 * 10 for side in marks.shape)
    cells = marks[:high, :wide].reshape(10, high // 10, 10, wide // 10).any(axis=(1, 3))
    apart = min(cells.any(axis=axis).sum() for axis in (0, 1))
    return bool(marks.mean() >= LEAST and apart >= LEAST_APART)


def _differs(frame: np.ndarray, before: np.ndarray) -> bool:
    apart = np.abs(_map_of(frame) - _map_of(before)).max(axis=2) > 24
    return bool(apart.mean() > 0.002)


def _map_of(frame: np.ndarray) -> np.ndarray:
    scale = frame.shape[1] / SIZE["width"]
    left, top, right, bottom = (round(side * scale) for side in MAP)
    return frame[top:bottom, left:right]


def _commonest(picture: np.ndarray) -> np.ndarray:
    colours, counts = np.unique(picture.reshape(-1, 3), axis=0, return_counts=True)
    return colours[counts.argmax()]
