"""Lines as agencies and the trade press tell of them: kind, stops in order and status."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell

PASSAGES = [
    (
        "QazaqGaz has begun laying the second string of the Beineu–Bozoy–Shymkent gas pipeline.",
        "pipeline Beyneu, Bozoy compressor station, Shymkent construction",
    ),
    (
        "Crude exports through the Kirkuk-Ceyhan pipeline have been halted since March.",
        "pipeline Kirkuk, Ceyhan idle",
    ),
    (
        "The partners have now laid 60% of the crude pipeline from Kabaale to Tanga.",
        "pipeline Kabaale industrial park, Tanga construction",
    ),
    (
        "Contractors are rebuilding the Bialystok–Ełk stretch of the Rail Baltica line, and trains "
        "should be using it soon.",
        "railway Białystok, Ełk construction",
    ),
    (
        "Construction of the Bakhty–Ayagoz railway is to be finished in 2027.",
        "railway Bakhty, Ayagoz construction",
    ),
    (
        "Iran has completed 35 km of the Rasht–Astara railway.",
        "railway Rasht, Āstārā construction",
    ),
    (
        "The Beira–Machipanda railway, which links Zimbabwe with the Indian Ocean, reopened.",
        "railway Beira, Machipanda operating",
    ),
    (
        "The road between Mtskheta and the Larsi border crossing was closed to lorries on Friday.",
        "road Mtskheta, Verkhny Lars idle",
    ),
    (
        "Hafeet Rail has placed the first bridge girders on the railway that will link Sohar with "
        "Abu Dhabi.",
        "railway Sohar, Abu Dhabi construction",
    ),
    (
        "Engineers have bored the third of four tunnels on the railway from Den Chai via Chiang "
        "Rai to Chiang Khong.",
        "railway Den Chai, Chiang Rai, Chiang Khong construction",
    ),
    (
        "Mexico suspended passenger trains on the railway between Coatzacoalcos and Salina Cruz.",
        "railway Coatzacoalcos, Salina Cruz idle",
    ),
    (
        "Keystone XL, which was to run from Hardisty to Steele City, was cancelled. It was a "
        "pipeline for crude.",
        "pipeline Hardisty, Steele City pumping station cancelled",
    ),
    (
        "A power cable has joined Bicker Fen and Revsing since December.",
        "power line Bicker Fen converter station, Revsing operating",
    ),
    (
        "The crude pipeline starts at Doba, passes Bélabo and ends at Kribi.",
        "pipeline Doba, Bélabo, Kribi operating",
    ),
    (
        "The railway leaves Bangkok and passes Chumphon and Hat Yai before it comes out at Padang "
        "Besar.",
        "railway Bangkok, Chumphon, Hat Yai, Padang Besar operating",
    ),
    (
        "A data cable which lands in Lomé and Lagos on its way from Lisbon to Cape Town entered "
        "service.",
        "cable Lisbon, Lomé, Lagos, Cape Town operating",
    ),
    (
        "The oil pipeline from Duluth to Sarnia, which crosses the Straits of Mackinac, works.",
        "pipeline Duluth, Sarnia operating",
    ),
    ("Ferries ply between Aktau and Baku.", "shipping line Aktau, Baku operating"),
    ("Trains between Belgrade and Budapest run again.", "railway Belgrade, Budapest operating"),
    (
        "The new bridge between Windsor and Detroit will open in March.",
        "road Windsor, Detroit proposed",
    ),
    (
        "The line from Chittagong to Cox's Bazar has carried passenger trains since May.",
        "railway Chattogram, Cox's Bazar operating",
    ),
    (
        "A railway from Ilhéus through Lucas do Rio Verde to Chancay was proposed.",
        "railway Ilhéus, Lucas do Rio Verde, Chancay proposed",
    ),
    (
        "The gas pipeline from Komotini to Stara Zagora, severed in May, was repaired in June.",
        "pipeline Komotiní, Stara Zagora operating",
    ),
    (
        "The power line from Anttila to Püssi won't carry current again before August.",
        "power line Anttila converter station, Püssi idle",
    ),
    ("The China-Kyrgyzstan-Uzbekistan railway is dear to all three.", ""),
    ("The Maghreb-Europe pipeline is idle.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), PASSAGES)
def test_kind_stops_and_status(tell: Tell, text: str, line: str):
    drawn = [r for r in tell(text).routes if r.standing in ("asserted", "planned")]
    told = "; ".join(f"{r.kind} {', '.join(p.name for p in r.stops)} {r.status}" for r in drawn)
    assert told == line


def test_what_is_only_being_studied_is_not_planned(tell: Tell):
    (route,) = tell("A railway from Luena to Solwezi is only being studied.").routes
    assert (route.status, route.standing) == ("proposed", "hypothetical")


def test_a_line_whose_end_is_unknown_is_a_caution(tell: Tell):
    events = tell("A gas pipeline from Xyzgorod to Ploiesti was approved.")
    assert not events.routes
    assert any("Xyzgorod" in problem.message for problem in events.problems)


def test_an_extension_is_of_the_kind_of_its_line(tell: Tell):
    first, second = tell(
        "The line from Chittagong to Cox's Bazar has carried trains since May. An extension to "
        "Gundum has been dropped."
    ).routes
    assert (second.kind, [p.name for p in second.stops], second.status) == (
        "railway", ["Cox's Bazar", "Gundum"], "cancelled",
    )  # fmt: skip
    assert first.status == "operating"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Bulgaria runs an LNG terminal at Varna. A second one at Burgas is under construction.",
         [("terminal", "Varna"), ("terminal", "Burgas")]),
        ("Paldiski has a jetty, and its LNG terminal stands idle.", [("terminal", "Paldiski")]),
        ("A railway from La Paz to the port of Ilo was proposed.", []),
        ("Russian troops occupied the Georgian port of Poti in August 2008.", []),
        ("A shell landed beside the UN base at Naqoura.", [("base", "En Nâqoûra")]),
    ],
)  # fmt: skip
def test_which_works_are_news(tell: Tell, text: str, marks: list[tuple[str, str]]):
    assert [(f.kind, f.place.name) for f in tell(text).facilities] == marks
