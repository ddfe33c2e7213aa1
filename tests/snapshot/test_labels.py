"""Names find room, the most important first, and never lie over one another."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.snapshot.labels import MAX_LABELS, Canvas, Label, Placed, place_labels


def label(text: str, x: float, y: float, rank: float = 100.0, **more) -> Label:
    return Label(text, x, y, rank, 11.0, 600, "#000000", "#ffffff", 4.0, **more)


def place(labels: list[Label], canvas: Canvas | None = None) -> list[Placed]:
    return place_labels(labels, canvas or Canvas(400, 300), (0.0, 0.0), 1.0)


def overlap(a: Placed, b: Placed) -> bool:
    (w, s, e, n), (w2, s2, e2, n2) = a.rect, b.rect
    return w < e2 and w2 < e and s < n2 and s2 < n


def test_a_name_stands_to_the_right_of_its_mark_where_there_is_room():
    (placed,) = place([label("Quetta", 200.0, 150.0)])
    assert placed.rect[0] > 200.0
    assert placed.rect[1] < 150.0 < placed.rect[3]


def test_where_the_right_is_taken_a_name_stands_elsewhere():
    canvas = Canvas(400, 300)
    canvas.take((201.0, 100.0, 300.0, 200.0))
    (placed,) = place([label("Quetta", 200.0, 150.0)], canvas)
    assert placed.rect[2] < 200.0


def test_of_two_names_for_one_spot_the_weightier_is_first():
    canvas = Canvas(400, 300)
    canvas.take((0.0, 0.0, 199.0, 300.0))
    canvas.take((0.0, 160.0, 400.0, 300.0))
    canvas.take((0.0, 0.0, 400.0, 142.0))
    both = [label("Little", 200.0, 150.0, 100.0), label("Great", 200.0, 150.0, 120.0)]
    assert [one.text for one in place(both, canvas)] == ["Great"]


def test_a_name_keeps_off_a_line_where_it_can():
    canvas = Canvas(400, 300)
    canvas.avoid(np.array([(x, 150.0) for x in np.arange(205.0, 300.0, 2.0)]))
    (placed,) = place([label("Quetta", 200.0, 150.0)], canvas)
    assert canvas.crossings(placed.rect) == 0


def test_a_name_is_told_once():
    assert len(place([label("Quetta", 50.0, 50.0), label("Quetta", 200.0, 200.0)])) == 1


def test_a_long_name_is_cut():
    canvas = Canvas(2000, 300)
    (placed,) = place([label("Llan" * 30, 200.0, 150.0)], canvas)
    assert len(placed.text) == 40
    assert placed.text.endswith("…")


def test_no_name_leaves_the_picture():
    for placed in place([label(f"Name {n}", 390.0, 10.0 + 20 * n) for n in range(12)]):
        west, south, east, north = placed.rect
        assert west >= 0
        assert south >= 0
        assert east <= 400
        assert north <= 300


spots = st.tuples(st.floats(-50, 450), st.floats(-50, 350), st.floats(0, 200), st.booleans())


@settings(max_examples=40, deadline=None)
@given(st.lists(spots, max_size=60))
def test_names_never_overlap(places):
    labels = [
        label(f"Place {n}", x, y, rank, centred=centred)
        for n, (x, y, rank, centred) in enumerate(places)
    ]
    placed = place(labels)
    assert len(placed) <= MAX_LABELS
    for n, one in enumerate(placed):
        assert not any(overlap(one, other) for other in placed[:n])
