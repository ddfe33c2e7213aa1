"""Lines told by a part of them, by what flows through them or where they land; works by a comma."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell

COURSES = [
    # so and so many kilometres of it
    ("Poland is building a railway. Crews have electrified the 96 km between Lublin and Rzeszów.",
     "railway", ["Lublin", "Rzeszów"]),
    ("The motorway is creeping south. Contractors have paved 60 of the 145 miles from Multan to "
     "Sukkur.", "road", ["Multan", "Sukkur"]),
    ("The power line is half done: pylons stand on the 80 km between Arusha and Namanga.",
     "power line", ["Arusha", "Namanga"]),
    # a part that has ends of its own
    ("Kenya's standard-gauge railway stops in the bush. Its next phase, Naivasha to Kisumu, has "
     "no money.", "railway", ["Naivasha", "Kisumu"]),
    ("A gap of 150 km between Darwin and Katherine is all that is missing from the fibre cable.",
     "cable", ["Darwin", "Katherine"]),
    ("Welders are busy on the pipeline from Lagos up the coast to Cotonou and inland to Parakou.",
     "pipeline", ["Lagos", "Cotonou", "Parakou"]),
    # where it lands, what is on its way
    ("The undersea cable will have landing points in Mombasa, Mogadishu and Karachi.",
     "cable", ["Mombasa", "Mogadishu", "Karachi"]),
    ("A direct-current line is to extend from Multan to Karachi, with a converter station at "
     "Sukkur.", "power line", ["Multan", "Sukkur", "Karachi"]),
    ("The railway from Ankara to the Mediterranean port at Mersin reopened.",
     "railway", ["Ankara", "Mersin"]),
    # what begins another clause is no stop
    ("A gas pipeline runs from Lagos to Cotonou and Accra, and Togo in May signed a new contract.",
     "pipeline", ["Lagos", "Cotonou", "Accra"]),
    # names and pronouns that join two towns
    ("Two cables serve the islands. Hawaiki, finished in 2018, connects Sydney with Auckland.",
     "cable", ["Sydney", "Auckland"]),
    ("The rail plan has failed. Rail Baltica was to have joined Tallinn, Riga and Vilnius.",
     "railway", ["Tallinn", "Riga", "Vilnius"]),
    ("Two railways were planned. The former, which would tie Bamako to Conakry, has been dropped.",
     "railway", ["Bamako", "Conakry"]),
    ("The canal is full. Soldiers dug it in 1990 from Ismailia to Port Said.",
     "canal", ["Ismailia", "Port Said"]),
    ("The outlet is old. It takes 200,000 b/d from Samara to Kyiv by way of Brody.",
     "pipeline", ["Samara", "Brody", "Kyiv"]),
    # what goes along it
    ("Crude goes on flowing through the line from Baku to Tbilisi, where a power station burns it.",
     "pipeline", ["Baku", "Tbilisi"]),
    ("Imports of electricity over the line from Tbilisi to Kars doubled, a gas trader said.",
     "power line", ["Tbilisi", "Kars"]),
    ("Under the accord, current is to travel from Tbilisi through Batumi to Kars.",
     "power line", ["Tbilisi", "Batumi", "Kars"]),
    # ships before a pipeline
    ("Tankers shuttle between Lagos and Cotonou with oil for the pipeline from Cotonou to Parakou.",
     "shipping line", ["Lagos", "Cotonou"]),
    # the line's noun and others between its stops
    ("From Mombasa the railway climbs to Nairobi and drops to Kisumu.",
     "railway", ["Mombasa", "Nairobi", "Kisumu"]),
    ("The railway starts in Lobito and passes Huambo and Luena before reaching Kolwezi.",
     "railway", ["Lobito", "Huambo", "Luena", "Kolwezi"]),
    ("A second cable, laid by a Chinese firm between Karachi and Djibouti, is faster.",
     "cable", ["Karachi", "Djibouti"]),
    ("Ministers initialled a deal on the railway from Multan through Sukkur to Karachi, the office "
     "of the premier said.", "railway", ["Multan", "Sukkur", "Karachi"]),
    ("Not a drop has moved in the pipeline, along the 950 kilometres that run from Lagos to Accra.",
     "pipeline", ["Lagos", "Accra"]),
    # what was told of before it begins it
    ("Gas is landed at Lagos. From there a pipeline takes it to Cotonou.",
     "pipeline", ["Lagos", "Cotonou"]),
    ("Guinea's mine at Boké shipped its first ore. Its ore is carried over a railway to Conakry.",
     "railway", ["Boké", "Conakry"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "stops"), COURSES)
def test_a_course(tell: Tell, text: str, kind: str, stops: list[str]):
    assert (kind, stops) in [(r.kind, [p.name for p in r.stops]) for r in tell(text).routes]


@pytest.mark.parametrize("text", [
    "Refugees walked the 40 km from Kandahar to Quetta.",
    "The two armies fought over the 30 kilometres between Kharkiv and Belgorod.",
    "Ryanair connects Dublin with Rome.",
    "The first phase of talks between Cairo and Khartoum ended in May.",
    "The second leg, Madrid to Rome, is a three-hour flight.",
    "The network has offices in Paris, Rome and Madrid.",
    "The minister visited a hospital in Accra. From there she flew to Lagos.",
    "Fighting spread between Goma and Bukavu, and the road is unsafe.",
    "A lorry on its way from Kampala to Juba was attacked on the road.",
    "The convoy covered the 90 km between Goma and Bukavu without trouble.",
])  # fmt: skip
def test_no_line(tell: Tell, text: str):
    assert tell(text).routes == ()


@pytest.mark.parametrize(("text", "status"), [
    ("A railway from Nairobi to Kisumu was proposed. The government shelved it.", "shelved"),
    ("The idea of a canal from Ismailia to Eilat has been put on ice.", "shelved"),
    ("The railway between Sendai and Morioka was closed for 40 minutes.", "operating"),
    ("The railway between Sendai and Morioka has been closed for weeks.", "idle"),
    ("Crude stopped flowing from Baku to Tbilisi after guerrillas blew up the pipeline.", "idle"),
    ("Oil keeps moving through the pipeline from Sarnia to Montreal.", "operating"),
    ("Construction of the railway from Multan to Sukkur restarted in March.", "construction"),
    ("Digging of the canal from Ismailia to Suez will begin in the spring.", "proposed"),
    ("The pipeline from Multan to Sukkur lacks only valves and paint.", "construction"),
    ("Navvies have put down 90 of the 226 km of the railway from Lusaka to Kabwe.", "construction"),
    ("The preferred option is a railway from Lusaka to Kabwe.", "proposed"),
    ("Crews on the pipeline from Multan to Sukkur are 40 km short of the finish.", "construction"),
    ("Iraq has asked for leave to inspect the pipeline from Kirkuk to Mosul, which has lain unused "
     "since 2003.", "idle"),
    ("Will the railway from Kunming to Vientiane be ready by 2027?", "construction"),
    ("The road from Multan to Sukkur ends at a wall; under tarpaulins people wait.", None),
])  # fmt: skip
def test_a_status(tell: Tell, text: str, status: str | None):
    assert [r.status for r in tell(text).routes] == [status or "operating"]


def test_what_there_is_none_of_is_denied(tell: Tell):
    told = tell(
        "State television said that China was building a railway from Kunming to Vientiane. No "
        "such plan exists, the ministry said. The United States is building an air base at "
        "Gwadar. There is no such base."
    )
    assert [r.standing for r in told.routes] == ["denied"]
    assert [f.standing for f in told.facilities] == ["denied"]


def test_a_line_of_one_land_is_not_told_of_by_the_scheme_of_another(tell: Tell):
    told = tell(
        "Rivals want a pipeline from Herat through Kandahar to Multan. India walked out of the "
        "Iranian scheme in 2009."
    )
    assert [r.status for r in told.routes] == ["proposed"]


@pytest.mark.parametrize(("text", "kind", "place"), [
    ("Rates rose for calls at Takoradi, the main container port of Ghana.", "port", "Takoradi"),
    ("BATUMI - Grain leaves this city's port by the shipload.", "port", "Batumi"),
    ("TAKORADI — The refinery here will take its first cargo in May.", "refinery", "Takoradi"),
    ("Chad said that output at the Doba oilfields was not affected.", "field", "Doba"),
    ("Tankers load at a terminal off the Cameroonian port of Kribi.", "terminal", "Kribi"),
    ("Two jets landed at Ramstein Air Base in Germany.", "base", "Ramstein"),
])  # fmt: skip
def test_where_works_are(tell: Tell, text: str, kind: str, place: str):
    assert (kind, place) in [(f.kind, f.place.name) for f in tell(text).facilities]


def test_the_base_of_a_party_is_no_base(tell: Tell):
    assert tell("In Paris, the base of the party grew.").facilities == ()
