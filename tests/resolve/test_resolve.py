"""Which place is meant: what the article says decides, then how notable a place is."""

from __future__ import annotations

import pytest

from geo.model import Span, Toponym
from geo.resolve import resolve
from tests.places import analyse, gazetteer, resolved, where


class TestContainment:
    def test_paris_texas_is_in_texas(self) -> None:
        assert where("A tornado hit Paris, Texas, at noon.", "Paris") == ["Paris, city, US"]

    def test_paris_alone_is_in_france(self) -> None:
        (paris,) = where("Ministers met in Paris on Monday.", "Paris")
        assert paris.endswith("FR")

    def test_a_county_is_the_one_in_the_state_that_is_named(self) -> None:
        (county,) = (
            r for r in resolved("Deputies in Laurel County, Kentucky, made two arrests.")
            if r.toponym.surface == "Laurel County"
        )  # fmt: skip
        assert county.place is not None
        assert county.place.kind == "district"
        assert county.place.point.lon == pytest.approx(-84.1, abs=0.5)

    def test_two_places_of_one_name_are_told_apart_by_the_text(self) -> None:
        text = "Paris, Texas, was quiet. Paris, France, was not."
        (one,), (other,) = ([p] for p in where(text, "Paris"))
        assert (one[-2:], other[-2:]) == ("US", "FR")


class TestCompany:
    def test_punjab_beside_lahore_is_in_pakistan(self) -> None:
        text = "Floods spread through Punjab on Friday. In Lahore, schools were closed."
        assert where(text, "Punjab") == ["Punjab, province, PK"]

    def test_punjab_beside_amritsar_is_in_india(self) -> None:
        text = (
            "Farmers in Punjab blocked the road from Amritsar to Ludhiana. India's government "
            "in New Delhi offered talks."
        )
        assert where(text, "Punjab") == ["Punjab, province, IN"]

    def test_a_second_mention_follows_the_first(self) -> None:
        text = (
            "The river rose in Athens, Georgia, on Monday. By Tuesday it had fallen. "
            "Schools in Athens open again today."
        )
        assert where(text, "Athens") == ["Athens, city, US"] * 2


class TestNames:
    @pytest.mark.parametrize(
        ("one", "other"),
        [("Kyiv", "Kiev"), ("Astana", "Nur-Sultan"), ("Gwadar", "Gawadar"), ("Mumbai", "Bombay")],
    )
    def test_spellings_of_one_place_are_one_place(self, one: str, other: str) -> None:
        places = []
        for name in (one, other):
            (resolution,) = resolved(f"A market burned down in {name} on Friday.")
            assert resolution.place is not None
            places.append(resolution.place.point)
        assert places[0] == places[1]

    def test_an_adjective_stands_for_its_country_and_is_not_drawn(self) -> None:
        (omani,) = resolved("An Omani ship sank.")
        assert omani.place is not None
        assert (omani.place.country, omani.drawn) == ("OM", False)

    def test_a_metonym_stands_for_its_country_and_is_not_drawn(self) -> None:
        (kremlin,) = resolved("The Kremlin denied it.")
        assert kremlin.place is not None
        assert (kremlin.place.country, kremlin.drawn) == ("RU", False)


class TestLayers:
    def test_a_bare_name_is_the_town_not_the_province_around_it(self) -> None:
        assert where("A bridge fell in Donetsk on Friday.", "Donetsk") == ["Donetsk, city, UA"]

    def test_a_name_that_the_text_calls_a_province_is_the_province(self) -> None:
        (place,) = where("Shelling went on in the province of Donetsk.", "Donetsk")
        assert place.split(", ")[1] != "city"


class TestDoubt:
    def test_losing_candidates_are_kept_with_reasons(self) -> None:
        (springfield,) = resolved("A school in Springfield was closed.")
        assert len(springfield.candidates) > 1
        assert all(candidate.reasons for candidate in springfield.candidates)

    def test_candidates_share_one_certainty(self) -> None:
        (springfield,) = resolved("A school in Springfield was closed.")
        scores = [candidate.score for candidate in springfield.candidates]
        assert sum(scores) <= 1.0
        assert springfield.confidence == max(scores)

    def test_a_name_nobody_knows_has_no_place_and_says_so(self) -> None:
        analysis = analyse("They camped at Qarvexville.")
        start = analysis.article.text.index("Qarvex")
        span = Span(start, len(analysis.article.text) - 1)
        toponym = Toponym("told", span, span.of(analysis.article.text), "literal")
        (resolution,) = resolve(analysis, [toponym], gazetteer())
        assert resolution.place is None
        assert resolution.confidence == 0.0
        assert resolution.reasons == ("the gazetteer does not know the name",)


class TestOutlet:
    def test_the_outlets_own_country_is_nearer_than_fame(self) -> None:
        text = "A man from Richmond was fined. The court in Kingston heard he drove without lights."
        places = where(text, "Richmond", publisher="richmondtimes.co.uk")
        assert places[0].endswith("GB")
