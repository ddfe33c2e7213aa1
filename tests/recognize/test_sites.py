"""Fields and mines are found by bare names that mostly mean something else, and only then."""

from __future__ import annotations

import pytest

from geo.recognize import recognise
from geo.resolve import resolve
from tests.places import analyse, gazetteer


def placed(text: str) -> dict[str, str]:
    """Return the surfaces found in a text, each with the name and kind of its place."""
    analysis = analyse(text)
    resolutions = resolve(analysis, recognise(analysis, gazetteer()), gazetteer())
    return {r.toponym.surface: f"{r.place.name}, {r.place.country}" for r in resolutions if r.place}


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        ("A pipeline from Kumkol to Bukhara is planned.", "Kumkol", "Kumkol, KZ"),
        ("A pipeline from Kumkol to Bukhara is planned.", "Bukhara", "Bukhara, UZ"),
        ("Gas is piped from Leviathan to Egypt.", "Leviathan", "Leviathan gas field, IL"),
        ("The pipeline runs from Tamar to Ashkelon.", "Tamar", "Tamar gas field, IL"),
        ("Output at the Dragon gas field off Venezuela rose.", "Dragon", "Dragon gas field, VE"),
        ("The gas pipe from Troll to Kollsnes broke.", "Troll", "Troll gas field, NO"),
        ("The Escondida mine in Chile shut for a week.", "Escondida", "Escondida, CL"),
        ("Exxon pumped oil from Liza last year.", "Liza", "Liza oil field, GY"),
        ("A railway from Simandou to the coast is being laid.", "Simandou", "Simandou, GN"),
        ("Shell shut the Bonga field off Nigeria.", "Bonga", "Bonga oil field, NG"),
        ("Rebels seized the Rubaya coltan mine.", "Rubaya", "Rubaya mine, CD"),
        ("The Leviathan and Tamar fields feed Egypt.", "Leviathan", "Leviathan gas field, IL"),
        ("Oil from Kirkuk flowed to Ceyhan again.", "Kirkuk", "Kirkuk, IQ"),
    ],
)
def test_a_line_or_a_sentence_of_works_has_its_field(text: str, surface: str, place: str) -> None:
    assert placed(text)[surface] == place


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Coral died on the reefs off Belize.", "Coral"),
        ("Liza went from school to the gas station.", "Liza"),
        ("He painted a Dragon at the fair in Cardiff.", "Dragon"),
        ("Troll said that he liked gas stoves.", "Troll"),
        ("He sold oil to Liza for years.", "Liza"),
        ("She saw Venus from the balcony.", "Venus"),
        ("They called for Unity at the rally in Lagos.", "Unity"),
    ],
)
def test_elsewhere_the_name_is_no_place(text: str, surface: str) -> None:
    assert surface not in placed(text)


def test_a_field_named_once_is_meant_again() -> None:
    text = "Gas comes from Leviathan by pipeline. Leviathan was found in 2010."
    analysis = analyse(text)

    told = [t.surface for t in recognise(analysis, gazetteer())]

    assert told == ["Leviathan", "Leviathan"]
