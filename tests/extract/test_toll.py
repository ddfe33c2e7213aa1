"""The dead and the hurt that a text counts, a line's owners and the year it opens."""

from __future__ import annotations

import pytest

from geo.extract.lines.measures import owners, start_year
from geo.extract.told.toll import toll
from tests.extract.conftest import Tell

TOLLS = [
    ("Rebels attacked a convoy, killing four soldiers and wounding seven.",
     "four killed, seven wounded"),
    ("At least 12 people were killed and dozens injured when a missile hit a block.",
     "At least 12 killed, dozens wounded"),
    ("The strike left three guards dead.", "three killed"),
    ("A drone killed a patrol leader.", "1 killed"),
    ("Nobody was hurt.", "no casualties"),
    ("They jailed him for killing time for 3 years.", ""),
    ("The shells fell into a field.", ""),
    ("No one claimed the attack.", ""),
    ("The rebels claimed three of the posts.", ""),
    ("Not one was killed.", ""),
    ("There were no casualties.", "no casualties"),
    ("No one was killed when the shells fell.", "no casualties"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLLS)
def test_a_toll_stays_in_the_words_of_the_text(text: str, told: str) -> None:
    assert toll(text) == told


def test_a_conflict_has_the_toll_of_its_sentence(tell: Tell):
    (conflict,) = tell("Malian troops shelled a Chadian patrol, killing four soldiers.").conflicts
    assert conflict.casualties == "four killed"


def test_an_attack_that_did_not_happen_has_no_toll(tell: Tell):
    (conflict,) = tell("Mali denied that its troops had shelled Chad, killing 12 people.").conflicts
    assert (conflict.standing, conflict.casualties) == ("denied", "")


def test_a_line_that_is_being_built_does_not_open_in_a_year_gone_by(tell: Tell):
    (route,) = tell(
        "The pipeline from Baku to Erzurum, whose first part was completed in 2019, is being built."
    ).routes
    assert (route.status, route.start) == ("construction", None)


@pytest.mark.parametrize(
    ("text", "planned", "year"),
    [
        ("The line opened in 2016.", False, 2016),
        ("It has been in service since 1967.", False, 1967),
        ("It should be finished by 2028.", True, 2028),
        ("Talks were held in 2020.", True, None),
        ("Work started in 2019.", True, None),
    ],
)
def test_the_year_a_line_opens(text: str, planned: bool, year: int | None) -> None:
    told = start_year(text, planned=planned)
    assert (told and told[0]) == year


def test_the_year_and_the_owners_of_a_route(tell: Tell):
    (route,) = tell(
        "A pipeline from Baku to Erzurum, owned by Gazprom and Shell, is to be finished by 2028."
    ).routes
    assert route.owners == ("Gazprom", "Shell")
    assert route.start is not None
    assert route.start.start is not None
    assert route.start.start.year == 2028


def test_owners_are_named_one_by_one() -> None:
    text = "owned jointly by Sonatrach, Snam and the State Oil Fund of Azerbaijan."
    assert owners(text) == ("Sonatrach", "Snam", "State Oil Fund of Azerbaijan")
