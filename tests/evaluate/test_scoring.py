"""What the published measures count, on figures small enough to check by hand."""

from __future__ import annotations

import math

import pytest

from geo.evaluate.scoring import (
    FARTHEST_KM,
    Counts,
    accuracy,
    area_under_log_error,
    bootstrap,
    calibration_error,
    error_km,
    f1,
    precision,
    recall,
    reliability,
    trimmed,
)
from geo.model import LonLat, Span
from tests.stories import MUSCAT


class TestSpans:
    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            ("the Hague", "Hague"),
            ("The Gambia's", "Gambia"),
            ("Oman’s", "Oman"),
            ("Thessaly", "Thessaly"),
            ("the", "the"),
        ],
    )
    def test_a_leading_article_and_a_possessive_do_not_count(self, text: str, kept: str) -> None:
        assert trimmed(text, Span(0, len(text))).of(text) == kept


class TestCounts:
    def test_precision_recall_and_f1_add_up_over_articles(self) -> None:
        counts = [Counts(right=2, found=3, gold=2), Counts(right=1, found=1, gold=4)]
        assert precision(counts) == pytest.approx(3 / 4)
        assert recall(counts) == pytest.approx(3 / 6)
        assert f1(counts) == pytest.approx(0.6)

    def test_nothing_found_where_nothing_is_gives_no_figure(self) -> None:
        assert f1([Counts(0, 0, 0)]) == 0.0


class TestDistances:
    def test_a_toponym_put_nowhere_is_as_wrong_as_can_be(self) -> None:
        assert error_km(LonLat(58.41, 23.58), None) == FARTHEST_KM

    def test_a_toponym_put_right_is_not_wrong_at_all(self) -> None:
        assert error_km(MUSCAT.point, MUSCAT) == 0.0

    def test_accuracy_counts_what_lies_within_a_hundred_miles(self) -> None:
        assert accuracy([0.0, 160.9, 161.1, 20_039.0]) == 0.5

    def test_the_area_runs_from_all_exact_to_all_unresolved(self) -> None:
        assert area_under_log_error([0.0, 0.0]) == 0.0
        assert area_under_log_error([FARTHEST_KM]) == pytest.approx(1.0)
        half = area_under_log_error([math.sqrt(FARTHEST_KM + 1) - 1])
        assert half == pytest.approx(0.5)


class TestCertainty:
    def test_articles_that_all_agree_leave_no_doubt(self) -> None:
        interval = bootstrap([1.0] * 9, lambda some: sum(some) / len(some))
        assert (interval.value, interval.low, interval.high) == (1.0, 1.0, 1.0)

    def test_the_interval_is_the_same_each_time_and_holds_the_figure(self) -> None:
        articles = [0.0, 1.0, 1.0, 0.0, 1.0]
        first, second = (bootstrap(articles, lambda s: sum(s) / len(s)) for _ in range(2))
        assert first == second
        assert first.low < first.value < first.high

    def test_a_promise_of_nine_in_ten_that_holds_half_the_time_is_four_tenths_off(self) -> None:
        rows = reliability([(0.9, True), (0.9, False)])
        assert [(row.count, row.promised, row.kept) for row in rows] == [(2, 0.9, 0.5)]
        assert calibration_error(rows) == pytest.approx(0.4)
