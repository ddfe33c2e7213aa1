"""How far a route has come, in the words news has for it."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell

STATUSES = [
    ("proposed", "The two countries are in talks on a railway from Nairobi to Kampala."),
    ("proposed", "Ministers gave the go-ahead for a power line from Addis Ababa to Nairobi."),
    ("proposed", "Work on the pipeline from Doba to Kribi has yet to begin."),
    ("proposed", "The pipeline from Karachi to Lahore is scheduled for completion in 2028."),
    ("proposed", "A power line between Nairobi and Arusha is being planned."),
    ("proposed", "A rail corridor, running from Almaty through Bishkek to Kashgar, was approved."),
    ("proposed", "The pipeline, which is to bring gas from Warri to Kano, has no lender."),
    ("proposed", "A cable from Suva to Apia is to replace one that was retired last year."),
    ("construction", "Half of the road from Almaty to Bishkek has been paved."),
    ("construction", "Ground was broken in May for a pipeline from Juba to Lamu."),
    ("construction", "Tunnelling has started on the railway from Lyon to Turin."),
    ("construction", "Pipes are being strung along the route of the pipeline from Lagos to Accra."),
    ("construction", "Construction of the power line from Tbilisi to Yerevan is in full swing."),
    ("operating", "Oil was moving again through the pipeline from Doba to Kribi."),
    ("operating", "The repaired pipeline from Kirkuk to Ceyhan is back in operation."),
    ("operating", "Accra urged Lomé to make more use of the pipeline from Lagos to Accra."),
    ("shelved", "The railway from Kunming to Vientiane is on hold until money is found."),
    ("shelved", "Work on the railway from Kigali to Mwanza stalled and has not resumed."),
    ("cancelled", "Kenya has scrapped a railway from Naivasha to Kisumu."),
    ("idle", "The ferry service from Odesa to Batumi has been suspended since the war began."),
    ("idle", "The pipeline from Warri to Kano was finished in 2011 and has never carried gas."),
    ("idle", "No ship has sailed on the shipping line from Kolkata to Sittwe since the flood."),
    ("mothballed", "The pipeline from Haifa to Eilat has been mothballed."),
    ("retired", "The pipeline from Abqaiq to Sidon was dismantled in the 1990s."),
]


@pytest.mark.parametrize(("status", "text"), STATUSES)
def test_a_status(tell: Tell, status: str, text: str):
    (route,) = tell(text).routes
    assert route.status == status
    assert route.standing == ("planned" if status == "proposed" else "asserted")


def test_what_is_to_come_is_no_history_for_an_old_date_beside_it(tell: Tell):
    (route,) = tell(
        "The railway from Nairobi to Kampala will replace a line that was closed in 2012."
    ).routes
    assert route.standing == "planned"


def test_a_rumour_called_false_is_denied_and_has_no_status(tell: Tell):
    (route,) = tell("Reports of a pipeline from Fujairah to Muscat were wrong.").routes
    assert (route.standing, route.status) == ("denied", None)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Oslo denied a report that a pipeline was being laid from Kuru to Cairns.", "denied"),
        ("There are rumours that a pipeline is being laid from Baku to Tbilisi.", "hypothetical"),
    ],
)
def test_hearsay_of_building_is_not_drawn_as_building(tell: Tell, text: str, standing: str):
    assert all(route.standing == standing for route in tell(text).routes)
    assert tell(text).routes


FACILITIES = [
    ("A steel plant at Sohar is expected to close.", "plant", "Sohar"),
    ("Gas flows on to Point Fortin, whose liquefaction terminal is busy.", "terminal",
     "Point Fortin"),
    ("At Dakar a refinery is being built by Indian engineers.", "refinery", "Dakar"),
    ("A deep-water port will be constructed at Kribi.", "port", "Kribi"),
    ("Sohar, the port that Oman built, is busy.", "port", "Sohar"),
    ("The oilfield at Kirkuk is busy.", "field", "Kirkuk"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "place"), FACILITIES)
def test_where_works_are(tell: Tell, text: str, kind: str, place: str):
    (found,) = tell(text).facilities
    assert (found.kind, found.place.name) == (kind, place)


def test_what_is_done_with_a_work_says_nothing_of_how_far_it_is(tell: Tell):
    (found,) = tell("Wagons from the refinery at Limbe will go west.").facilities
    assert found.standing == "asserted"


def test_what_is_said_of_a_work_itself_counts_first(tell: Tell):
    (found,) = tell(
        "Curaçao hopes to wake the refinery at Willemstad, mothballed since 2019."
    ).facilities
    assert (found.status, found.standing) == ("mothballed", "asserted")


def test_a_port_in_the_name_of_a_town_is_no_port(tell: Tell):
    assert not tell("Port of Spain has asked Caracas for help.").facilities
