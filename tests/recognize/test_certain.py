"""What rules settle where the weights could go either way: one rule at a time."""

from __future__ import annotations

import pytest

from geo.recognize.certain import LIKELY, SURE
from geo.recognize.recogniser import weigh_all
from tests.places import analyse, gazetteer


def odds(text: str, surface: str, publisher: str = "") -> float:
    """Return the log-odds of a surface's first candidate in a text."""
    features, decisions = weigh_all(analyse(text, publisher=publisher), gazetteer())
    return next(d.log_odds for d in decisions if features.surface(d.stretch) == surface)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The Kremlin denied it.", "Kremlin"),
        ("NAIROBI, Kenya — Rain fell all night.", "NAIROBI"),
        ("A pipeline runs from Salalah to Duqm.", "Salalah"),
        ("A railway links Tabora and Kigoma.", "Kigoma"),
        ("Crude left the Tema refinery on Monday.", "Tema"),
        ("They toured the terminal at Vado on Monday.", "Vado"),
        ("A pipeline runs from Doba by Bélabo to Kribi.", "Bélabo"),
        ("The Baku-Tbilisi-Kars railway reopened.", "Baku"),
        ("Port of Spain has asked for their release.", "Port of Spain"),
    ],
)
def test_a_rule_is_sure_of_a_place(text: str, surface: str) -> None:
    assert odds(text, surface) == SURE


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("“We were lucky,” Jordan said after the match.", "Jordan"),
        ("Brooklyn Beckham cooked for the guests.", "Brooklyn"),
        ("A visitation for Paris Ann Holloway will be held at the funeral home.", "Paris"),
        ('A service for Robert "Bob" Cleveland is on Sunday.', "Cleveland"),
        ("A turkey farm was closed. Turkey prices may rise.", "Turkey"),
        ("They watched it on the channel Russia Today.", "Russia"),
        ("Energy Minister Rashid Almasi welcomed it.", "Energy"),
        ("Troopers stopped Dallas Wayne Carter near Henryetta.", "Dallas"),
        ("The tanker Riga Star met a tug off Gotland.", "Riga"),
        ("A frigate followed the USS Abilene through the strait.", "Abilene"),
        ("The Coast Guard searched the bay until Monday.", "Coast"),
        ("Red Cross volunteers brought blankets to Oppdal.", "Red Cross"),
    ],
)
def test_a_rule_is_sure_of_a_part_of_another_name(text: str, surface: str) -> None:
    assert odds(text, surface) == -SURE


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Gunners fired at positions around Spin Boldak until dawn.", "Spin Boldak"),
        ("The Front shelled El Fasher on Thursday, killing 11 people.", "El Fasher"),
    ],
)
def test_where_a_doubtful_name_stands_makes_it_likely(text: str, surface: str) -> None:
    assert odds(text, surface) == LIKELY


def test_whose_office_says_it_is_no_stop_of_a_pipeline() -> None:
    text = "Imran Khan spoke. “The pipeline matters,” said a note by Khan's office."
    assert odds(text, "Khan") != SURE


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Rain fell in Nairobi all night.", "Nairobi"),
        ("Brooklyn was flooded on Friday.", "Brooklyn"),
        ("Jordan reopened its border.", "Jordan"),
        ("Goods left Tema on Monday.", "Tema"),
    ],
)
def test_where_no_rule_speaks_the_weights_decide(text: str, surface: str) -> None:
    assert abs(odds(text, surface)) < SURE


def test_the_outlets_own_name_holds_no_place() -> None:
    text = "The Muscat Courier asked the ministry. Rain fell in Muscat."
    assert odds(text, "Muscat", publisher="Muscat Courier") == -SURE


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("He was the tahsildar of Kollegal taluk until May.", "Kollegal"),
        ("The storm crossed Quang Ninh province.", "Quang Ninh"),
        ("A flood buried the hamlet of Lang Nu.", "Lang Nu"),
    ],
)
def test_a_name_that_is_said_to_be_a_place_is_likely_one(text: str, surface: str) -> None:
    assert odds(text, surface) >= LIKELY
