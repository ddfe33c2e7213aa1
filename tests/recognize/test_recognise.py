"""Which words are places: each trap that news sets, one at a time."""

from __future__ import annotations

import pytest

from geo.recognize import recognise, recognise_with_reasons
from tests.places import analyse, found, gazetteer


class TestPlacesAndPeople:
    @pytest.mark.parametrize(
        ("text", "person"),
        [
            ("“We were lucky,” Jordan said after the match.", "Jordan"),
            ("Paris Hilton opened a shop on Tuesday.", "Paris"),
            ("Brooklyn Beckham cooked for the guests.", "Brooklyn"),
            ("Senator Lincoln Chafee voted against the bill.", "Lincoln"),
        ],
    )
    def test_a_person_is_no_place(self, text: str, person: str) -> None:
        assert person not in found(text)

    def test_the_country_of_the_same_name_is_one(self) -> None:
        assert found("He flew to Jordan on Monday.") == {"Jordan": "literal"}

    def test_a_surname_stays_a_person_where_it_stands_alone(self) -> None:
        text = "Michael Jordan retired twice. Fans in Chicago wept. “I love the game,” Jordan said."
        assert list(found(text)) == ["Chicago"]


class TestPlacesAndOrganisations:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("The accord breaches the Geneva Conventions, lawyers argued.", "Geneva"),
            ("Shares of Deutsche Bank fell in early trading.", "Deutsche"),
            ("They watched it on the channel Russia Today.", "Russia"),
        ],
    )
    def test_a_place_within_a_name_of_something_else_is_not_drawn(
        self, text: str, name: str
    ) -> None:
        assert name not in found(text)

    def test_an_institution_is_no_place(self) -> None:
        assert "Bank of China" not in found("The Bank of China raised its rate.")


class TestCommonWords:
    @pytest.mark.parametrize(
        "text",
        [
            "It was a nice day for reading, and everybody was mobile.",
            "March was cold and May was wet.",
            "Energy Minister Rashid Almasi welcomed the result.",
            "West Nile virus was found in a dead crow.",
        ],
    )
    def test_words_that_are_also_names_of_places_are_left_alone(self, text: str) -> None:
        assert found(text) == {}


class TestDatelines:
    def test_a_city_in_capitals_before_a_dash_is_a_place(self) -> None:
        assert found("NAIROBI, Kenya — Rain closed the airport on Friday.") == {
            "NAIROBI": "literal",
            "Kenya": "literal",
        }

    def test_a_small_town_in_capitals_is_one_too(self) -> None:
        assert "XENIA" in found("XENIA — A fire closed the mill on Main Road, police said.")


class TestRoles:
    @pytest.mark.parametrize("word", ["Pakistani", "Omani", "French", "Ukrainian"])
    def test_an_adjective_of_a_place_is_a_demonym(self, word: str) -> None:
        assert found(f"The {word} minister arrived late.") == {word: "demonym"}

    def test_people_are_demonyms(self) -> None:
        assert found("Two Kenyans were rescued.") == {"Kenyans": "demonym"}

    @pytest.mark.parametrize(
        ("text", "seat"),
        [
            ("The Kremlin said nothing on Tuesday.", "Kremlin"),
            ("Downing Street denied the report.", "Downing Street"),
            ("Islamabad rejected the offer.", "Islamabad"),
        ],
    )
    def test_those_who_rule_from_a_place_are_a_metonym(self, text: str, seat: str) -> None:
        roles = {k.removeprefix("The ").removeprefix("the "): v for k, v in found(text).items()}
        assert roles == {seat: "metonym"}

    def test_a_capital_that_something_happens_in_is_the_place(self) -> None:
        assert found("A tram derailed in Islamabad.") == {"Islamabad": "literal"}


class TestShortForms:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("She moved back to the U.S. last year.", "U.S."),
            ("Flights from the UAE were delayed.", "UAE"),
            ("A coal mine near Charleston, W.Va., will close.", "W.Va."),
            ("Floods hit Sydney, NSW, on Sunday.", "NSW"),
            ("Doctors in the DRC reported ten cases.", "DRC"),
            ("Trains from N. Korea were stopped.", "N. Korea"),
        ],
    )
    def test_an_abbreviation_is_found_whole(self, text: str, name: str) -> None:
        assert name in found(text)

    def test_a_possessive_is_not_part_of_the_name(self) -> None:
        assert "Kenya" in found("Kenya's parliament met in Nairobi.")

    def test_accents_and_hyphens_are_part_of_it(self) -> None:
        names = found("Storms swept from São Paulo to Port-au-Prince.")
        assert set(names) == {"São Paulo", "Port-au-Prince"}


class TestLongNames:
    def test_a_name_of_several_words_is_one_place(self) -> None:
        text = "Cases rose in the Democratic Republic of the Congo and in Guinea-Bissau."
        names = {name.removeprefix("the ") for name in found(text)}
        assert names == {"Democratic Republic of the Congo", "Guinea-Bissau"}

    def test_a_city_and_what_contains_it_are_two(self) -> None:
        assert list(found("He was born in Birmingham, Alabama.")) == ["Birmingham", "Alabama"]

    def test_a_county_is_found_with_its_kind(self) -> None:
        assert "Laurel County" in found("Deputies in Laurel County, Kentucky, arrested two men.")


class TestReasons:
    def test_what_was_turned_down_is_kept_with_its_reason(self) -> None:
        mentions = recognise_with_reasons(
            analyse("Paris Hilton flew to Rome with Paris."), gazetteer()
        )
        first = next(m for m in mentions if m.toponym.surface == "Paris")
        assert not first.accepted
        assert first.reasons

    def test_every_toponym_says_how_sure_it_is(self) -> None:
        for mention in recognise_with_reasons(analyse("Rain fell in Oslo."), gazetteer()):
            assert 0.0 <= mention.probability <= 1.0
            assert mention.reasons


def test_an_article_with_no_words_has_no_places() -> None:
    assert recognise(analyse("…"), gazetteer()) == ()


def test_a_people_of_two_words_is_read_whole() -> None:
    text = "South Korean guards saw North Korean troops and a South African envoy."
    assert list(found(text)) == ["South Korean", "North Korean", "South African"]
