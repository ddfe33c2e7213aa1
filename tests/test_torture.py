"""A small share of ``make torture``: hostile inputs, kill -9 while saving, several at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tools.tortures import hostile, kills, sessions


def test_hostile_inputs_give_clear_answers_and_nothing_else():
    assert [r for r in hostile.measure(42) if not r.good] == []


def test_what_was_acknowledged_outlives_kill_9():
    assert [r for r in kills.measure(15) if not r.good] == []


def test_several_at_once_lose_no_article_and_see_no_error():
    # In a thread of its own: the browser of other tests keeps its event loop in this one.
    with ThreadPoolExecutor(1) as aside:
        lost, *_ = aside.submit(lambda: [*sessions.by_protocol(3, 2, until_read=False)]).result()
    assert lost.good, lost.measured
