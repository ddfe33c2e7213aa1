"""Firms as parties: known by the words beside their names, whatever the model takes them for."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell, drawn


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Tuvo Link and Samoa signed a contract on 12 May.", ("Tuvo Link", "WS")),
        (
            "France's Solvarra and Chilean trader Pelmar signed a supply deal in August.",
            ("Pelmar", "Solvarra"),
        ),
        (
            "Arvane Power signed a memorandum with the Korean utility Sunbit Gas.",
            ("Arvane Power", "Sunbit Gas"),
        ),
        (
            "The contract was signed by Andara Energy and the Peruvian buyer Cobrex.",
            ("Andara Energy", "Cobrex"),
        ),
        ("Ghana signed a contract with Nordvolt in Accra.", ("GH", "Nordvolt")),
    ],
)
def test_a_firm_is_a_party_by_the_words_beside_its_name(
    tell: Tell, text: str, pair: tuple[str, str]
):
    assert drawn(tell(text)) == {("AGREE", *pair)}


@pytest.mark.parametrize(
    "text",
    [
        "Aminu Danjuma, a trader, signed a petition with Chad.",
        "Navy divers of Kenya boarded the bulk carrier Rewa Star and signed the log.",
        "Maria Delgado signed the visitors' book beside Peru.",
    ],
)
def test_a_person_or_a_ship_is_no_firm(tell: Tell, text: str):
    assert not {m for m in drawn(tell(text)) if m[0] == "AGREE"}
