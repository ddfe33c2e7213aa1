"""A small share of ``make torture``: hostile inputs, and kill -9 in the middle of saving."""

from __future__ import annotations

from tools.tortures import hostile, kills


def test_hostile_inputs_give_clear_answers_and_nothing_else():
    assert [r for r in hostile.measure(42) if not r.good] == []


def test_what_was_acknowledged_outlives_kill_9():
    assert [r for r in kills.measure(15) if not r.good] == []
