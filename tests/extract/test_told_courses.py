"""Courses told in other words than “a line from A to B”, and what only sounds like one."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell

LINES = [
    # the name gives the course
    ("The Hanoi to Haiphong expressway reopened on Monday.", "road", ["Hanoi", "Haiphong"]),
    ("Bidders may apply for the Dakar-to-Bamako railway concession.",
     "railway", ["Dakar", "Bamako"]),
    ("Lagos to Ibadan in 90 minutes: that is the promise of the railway opened on Monday.",
     "railway", ["Lagos", "Ibadan"]),
    ("Kampala's long-awaited railway to Kigali is to be financed by Turkey.",
     "railway", ["Kampala", "Kigali"]),
    # out of A, over a border, as far as B
    ("The gas line out of Baku and across the border to Tbilisi has been shut.",
     "pipeline", ["Baku", "Tbilisi"]),
    ("The pipe, 48 inches across, heads north out of Mombasa for Lamu.",
     "pipeline", ["Mombasa", "Lamu"]),
    ("Cabinet approved the dualling of Route 10 from Szczecin as far as Toruń.",
     "road", ["Szczecin", "Toruń"]),
    # ends told apart
    ("A subsea cable is to land at Mombasa and Djibouti.", "cable", ["Mombasa", "Djibouti"]),
    ("A power line with converter stations at Kyiv and Lviv is planned.",
     "power line", ["Kyiv", "Lviv"]),
    ("The new motorway puts Zagreb within three hours of Dubrovnik.",
     "road", ["Zagreb", "Dubrovnik"]),
    ("Spades went into the ground outside Brno for a high-speed railway to Prague.",
     "railway", ["Brno", "Prague"]),
    ("A spur off the main line at Tabora takes trains to Mwanza.",
     "railway", ["Tabora", "Mwanza"]),
    # who supplies whom
    ("Ethiopia lights up Djibouti by means of a 230-kV line from Dire Dawa.",
     "power line", ["Dire Dawa", "Djibouti"]),
    ("Omsk gets its current from Ekibastuz over a 500-kV line.",
     "power line", ["Ekibastuz", "Omsk"]),
    ("The refinery in Mombasa sends heavy fuel to Nairobi in a heated pipe.",
     "pipeline", ["Mombasa", "Nairobi"]),
    # the beginning in the sentence before
    ("The railway begins in Lobito. It passes through Huambo and ends at Kolwezi.",
     "railway", ["Lobito", "Huambo", "Kolwezi"]),
    # no noun for a line
    ("Oil is piped from Kirkuk to Ceyhan at a rate of 400,000 barrels a day.",
     "pipeline", ["Kirkuk", "Ceyhan"]),
    ("Iron ore is railed to Saldanha from Kimberley in trains of 342 wagons.",
     "railway", ["Kimberley", "Saldanha"]),
    ("Wheat goes by barge from Minneapolis to New Orleans most of the year.",
     "shipping line", ["Minneapolis", "New Orleans"]),
    ("Dakar and Bamako are to be joined again by rail, ministers agreed.",
     "railway", ["Dakar", "Bamako"]),
    ("Electricity has begun to flow from Tbilisi to Kars.", "power line", ["Tbilisi", "Kars"]),
    # what is a line only where its course stands by it
    ("The tarmac between Nakuru and Eldoret has been torn up by floods.",
     "road", ["Nakuru", "Eldoret"]),
    ("Pylons now march from Addis Ababa to Djibouti.", "power line", ["Addis Ababa", "Djibouti"]),
    ("The A1 between Bologna and Florence was closed for two days.",
     "road", ["Bologna", "Florence"]),
    ("A rail tunnel will carry trains from Turin to Lyon.", "railway", ["Turin", "Lyon"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "stops"), LINES)
def test_a_line_is_found_by_what_its_words_mean(tell: Tell, text: str, kind: str, stops: list[str]):
    (route,) = tell(text).routes
    named = {place.name for place in route.stops}
    assert (route.kind, len(route.stops)) == (kind, len(stops))
    assert named & set(stops)  # some bear another name in the gazetteer


NO_LINES = [
    "The president took the train from Kyiv to Warsaw on Monday.",
    "A cargo ship carrying grain left Odesa for Istanbul on Tuesday.",
    "The river ferry capsized between Kinshasa and Mbandaka, drowning 40.",
    "Money was pumped from London to Dubai through shell firms.",
    "A lorry carrying cattle from Garissa to Mombasa overturned on the highway.",
    "A bus travelling from Accra to Kumasi left the road and hit a tree.",
    "Drug traffickers use the road to move cocaine from Guayaquil to Quito.",
    "The drug pipeline from Tijuana to Los Angeles was broken up by agents.",
    "The railway moved its headquarters from Derby to Birmingham.",
    "The gas company moved from Baku to Tbilisi.",
    "Fuel moved from Mombasa to Kampala by truck.",
    "Rain flooded roads from Durban to Pietermaritzburg.",
    "The road from Damascus to democracy in Beirut will be long.",
    "A storm track from Manila to Hanoi is forecast for Friday.",
    "Ministers put Tirana within a year of joining the union in Brussels.",
    "Yachts sail every year from Sydney to Hobart in a race.",
    "Ambassadors shuttled between Cairo and Doha for weeks.",
]


@pytest.mark.parametrize("text", NO_LINES)
def test_a_journey_an_errand_or_a_figure_of_speech_is_no_line(tell: Tell, text: str):
    assert not [r for r in tell(text).routes if r.standing in ("asserted", "planned")]


def test_ends_that_were_not_read_as_places_are_found_by_each_other_and_said(tell: Tell):
    (route,) = tell("The Monday ferry out of Oban for Stornoway has been cancelled.").routes
    assert [(place.name, place.country) for place in route.stops] == [
        ("Oban", "GB"), ("Stornoway", "GB"),
    ]  # fmt: skip
    assert any("Oban was not read as a place" in caution for caution in route.cautions)


def test_a_feast_is_no_stop(tell: Tell):
    (route,) = tell("Trains will run from Lagos to Kano on the rebuilt line by Christmas.").routes
    assert [place.name for place in route.stops] == ["Lagos", "Kano"]


def test_the_capital_of_a_land_is_a_stop_without_its_name(tell: Tell):
    (route,) = tell("The power line from Mombasa to the Ugandan capital is overloaded.").routes
    assert [place.name for place in route.stops] == ["Mombasa", "Kampala"]
