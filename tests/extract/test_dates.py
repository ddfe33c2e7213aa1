"""Words of time become an interval of days, by the day of the article."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.conftest import Tell

CASES = [
    ("Chad met Niger on Tuesday.", "2024-05-14", "2024-05-14", "day"),
    ("Chad met Niger on Thursday.", "2024-05-16", "2024-05-16", "day"),
    ("Chad will meet Niger on Tuesday.", "2024-05-21", "2024-05-21", "day"),
    ("Chad met Niger yesterday.", "2024-05-15", "2024-05-15", "day"),
    ("Chad met Niger earlier this week.", "2024-05-13", "2024-05-16", "day"),
    ("Chad met Niger last week.", "2024-05-06", "2024-05-12", "day"),
    ("Chad met Niger on 3 March 2024.", "2024-03-03", "2024-03-03", "day"),
    ("Chad met Niger on April 23-24.", "2024-04-23", "2024-04-24", "day"),
    ("Chad met Niger in March.", "2024-03-01", "2024-03-31", "month"),
    ("Chad met Niger in December.", "2023-12-01", "2023-12-31", "month"),
    ("Chad met Niger in 1989.", "1989-01-01", "1989-12-31", "year"),
    ("Chad met Niger in the 1990s.", "1990-01-01", "1999-12-31", "year"),
    ("Chad met Niger two years ago.", "2022-01-01", "2022-12-31", "year"),
    ("Chad met Niger three days ago.", "2024-05-13", "2024-05-13", "day"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), CASES)
def test_an_interval_with_its_precision(
    tell: Tell, text: str, first: str, last: str, precision: str
):
    (link,) = tell(text).links
    assert link.when is not None
    assert (link.when.start, link.when.end) == (date.fromisoformat(first), date.fromisoformat(last))
    assert link.when.precision == precision


def test_the_next_day_counts_from_the_day_told_before(tell: Tell):
    told = tell("Chad met Niger on Monday. The next day Chad accused Niger of theft.")
    accused = next(x for x in told.links if x.event_type == "ACCUSE")
    assert accused.when is not None
    assert accused.when.start == date(2024, 5, 14)


def test_what_came_hours_later_is_not_of_the_day_before(tell: Tell):
    told = tell("The envoy had landed on Monday, hours before Russia attacked Ukraine.")
    assert all(c.when is None for c in told.conflicts)


def test_without_a_day_of_publication_a_weekday_stays_open(tell: Tell):
    (link,) = tell("Chad met Niger on Thursday.", published=None).links
    assert link.when is not None
    assert (link.when.start, link.when.precision) == (None, "unknown")


def test_without_a_year_a_day_stays_open(tell: Tell):
    (link,) = tell("Chad met Niger on 3 March.", published=None).links
    assert link.when is not None
    assert link.when.start is None


def test_a_dateline_dates_the_rest(tell: Tell):
    told = tell("LOME, 4 May 2021 — Chad met Niger on Monday.", published=None)
    assert {x.when and x.when.start for x in told.links} == {date(2021, 5, 3)}
