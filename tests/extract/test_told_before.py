"""Parties that stand in what was told before, in a body's own voice, or on board of a ship.

All are read in one go: the language model is quick with many, slow with many calls.
"""

# ruff: noqa: E501  (sentences are easier to read whole)

from __future__ import annotations

import pytest

from geo.extract import extract
from geo.gazetteer.store import Gazetteer
from geo.language import Analyst
from geo.model import MUTUAL_TYPES, Article
from geo.recognize import recognise
from geo.resolve import resolve
from geo.settings import Settings
from tests.extract.conftest import DAY, drawn, links

TOLD = [
    # A ministry speaks for the state that its name tells, and of itself as "the Ministry".
    (
        "The Ministry of External Relations of the Republic of Cameroon wishes to state the following. The Ministry summoned the Chadian Ambassador on Tuesday. The Government calls on Chad to reopen the bridge.",
        "ACCUSE CM TD, REQUEST CM TD",
    ),
    (
        "The Ministry of Foreign Affairs of the Hashemite Kingdom of Jordan thanked Japan for the wells.",
        "SUPPORT JO JP",
    ),
    ("The Indian Ministry of External Affairs summoned the Chinese envoy.", "ACCUSE IN CN"),
    (
        "The Embassy of the Republic of Kenya in Mogadishu regrets the incident. The Ambassador met the Somali Foreign Minister on Monday. The Embassy thanks the Somali authorities for their help.",
        "CONSULT KE SO, SUPPORT KE SO",
    ),
    # A Secretary-General is the head of the body told of.
    (
        "NATO said it would hold a drill. The Secretary-General telephoned the President of Moldova on Friday.",
        "CONSULT NATO MD",
    ),
    (
        "The IAEA has inspected the plant. The Director-General met the Iranian foreign minister in Tehran.",
        "CONSULT IAEA IR",
    ),
    # Capitals hide no plural.
    (
        "Fiji and Tonga held talks in Suva. The two Governments undertook to patrol the reef.",
        "CONSULT FJ TO, AGREE FJ TO",
    ),
    (
        "Peru and Ecuador held talks in Lima on Monday. Both Parties agreed to share river data.",
        "CONSULT PE EC, AGREE PE EC",
    ),
    # A part of a body has a name of its own; a group's positions are not its state's.
    (
        "Gunships of the African Union mission, ATMIS, struck al-Shabaab positions near Barawe.",
        "ASSAULT ATMIS al-Shabaab",
    ),
    ("Israeli jets hit Hezbollah positions near Tyre.", "ASSAULT IL Hezbollah"),
    # Those on board.
    (
        "An Omani cutter seized the trawler Al Noor with nine Pakistanis on board.",
        "COERCE OM PK",
    ),
    ("Kenyan police seized a dhow carrying twelve Iranian sailors off Lamu.", "COERCE KE IR"),
    (
        "Iran seized a Panama-flagged tanker on Monday. The 23 Georgian sailors on board are being held in Bandar Abbas.",
        "COERCE IR PA, COERCE IR GE",
    ),
    # Over whose land a missile flew, and more of them.
    (
        "North Korea on Monday fired a missile that flew over Hokkaido and fell into the Pacific.",
        "MOBILIZE KP JP",
    ),
    (
        "Iran test-fired a rocket that landed in Pakistani waters off Gwadar.",
        "MOBILIZE IR PK",
    ),
    (
        "North Korea fired a missile over Japan on Monday. A second one fell into the Sea of Japan an hour later. Tokyo protested through its embassy in Beijing. Seoul answered the launch with a salvo of four rockets off Sokcho.",
        "MOBILIZE KP JP, MOBILIZE KP None, ACCUSE JP KP, MOBILIZE KR KP",
    ),
    # Sessions, access, release: of whom they are wanted.
    (
        "Estonia and Latvia called for an emergency session of the Security Council.",
        "REQUEST EE Security Council, REQUEST LV Security Council",
    ),
    (
        "Norway summoned the Russian ambassador on Tuesday and sought access to the two fishermen.",
        "ACCUSE NO RU, REQUEST NO RU",
    ),
    ("Ghana asked for the release of two fishermen jailed in Togo.", "REQUEST GH TG"),
    (
        "The foreign minister of Togo flew to Accra on Monday. He asked for the release of three Togolese traders.",
        "CONSULT TG GH, REQUEST TG GH",
    ),
    # Words received.
    (
        "Fiji's prime minister got calls from Canberra and Wellington, and a letter of support from Tonga.",
        "CONSULT FJ AU, CONSULT FJ NZ, SUPPORT TO FJ",
    ),
    (
        "Tuvalu received messages of solidarity from Samoa and Kiribati.",
        "SUPPORT WS TV, SUPPORT KI TV",
    ),
    # Who mediates has a pair with each side.
    (
        "Armenia and Azerbaijan will meet in Tbilisi on 9 June, with Georgia mediating.",
        "CONSULT AM AZ, CONSULT GE AM, CONSULT GE AZ",
    ),
    (
        "Sudan and Ethiopia held talks on the dam on Monday, with Egypt acting as mediator.",
        "CONSULT SD ET, CONSULT EG SD, CONSULT EG ET",
    ),
    (
        "Colombia and the ELN resumed talks on Monday, with Norway as host.",
        "CONSULT CO ELN, CONSULT NO CO, CONSULT NO ELN",
    ),
    (
        "Kabul and Islamabad signed a truce on Monday, with Qatar brokering.",
        "AGREE AF PK, CONSULT QA AF, CONSULT QA PK",
    ),
    # Help to where the trouble is, more of it, guests.
    (
        "A quake levelled the Nepali town of Gorkha on Monday. India has sent rescuers.",
        "AID IN NP",
    ),
    ("A first batch of 90 Jordanian policemen landed in Port-au-Prince on Monday.", "AID JO HT"),
    ("Rwanda sent 900 soldiers to Mozambique in May.", "AID RW MZ"),
    (
        "Thai troops crossed into Cambodia on Friday. They withdrew the next day.",
        "ASSAULT TH KH, RETREAT TH KH",
    ),
    # Who is refused has asked.
    (
        "UNICEF asked for the children to be spared, and the Chadian government turned it down.",
        "REQUEST UNICEF TD, REJECT TD UNICEF",
    ),
    ("Mali asked to be let into the port, and Guinea refused.", "REQUEST ML GN, REJECT GN ML"),
    (
        "Chad and Libya freed 40 prisoners each last week after mediation by Oman.",
        "CONCEDE TD LY, CONCEDE LY TD, CONSULT OM TD, CONSULT OM LY",
    ),
    (
        "The release of a Greek tanker by Iran in January eased the tension.",
        "CONCEDE IR GR",
    ),
    # A threat in a state's own words.
    (
        "The Ministry of Foreign Affairs of the Republic of Mali states the following. The Ministry summoned the Ambassador of Niger. Should Niger not reopen the bridge, Mali will take the matter to the African Union.",
        "ACCUSE ML NE, THREATEN ML NE",
    ),
    (
        "China urged the Philippines to remove the barge. Otherwise China will take the necessary measures.",
        "REQUEST CN PH, THREATEN CN PH",
    ),
    (
        "The Royal Thai Government wishes to express its gratitude to the Government of Laos.",
        "SUPPORT TH LA",
    ),
    (
        "Pirates seized a Maltese freighter on Monday. The crew are being held at Hobyo.",
        "COERCE pirates MT",
    ),
    # Courts, and crowds of the town a report is from.
    (
        "TUNIS - A military court on Friday sentenced three members of Ansar al-Sharia to death.",
        "COERCE TN Ansar al-Sharia",
    ),
    (
        "BUCHAREST - On Friday some 400 students marched to the Ukrainian embassy here.",
        "PROTEST RO UA",
    ),
]
NEAR_MISSES = [
    "The Department of Conservation said the birds from Chile were safe.",
    "The Secretary-General of the club, a Spaniard, thanked the Germans for the cake.",
    "Washington had offered a reward of 5 million dollars for the Colombian rebel's capture.",
    "Lawyers for the Kenyan said they would go to the High Court.",
    "The report speaks of Chadian soldiers in the ranks of the militia.",
    "Kenyan police arrived in Nairobi's suburbs on Monday.",
    "Tonga asked for more time. Fiji said it would weigh the request.",
    "The Danish singer took calls from listeners in Oslo. Two more will follow.",
]
PLANNED = [
    (
        "Germany handed two howitzers to Ukraine on Monday, with four more to follow in June.",
        ("AID", "DE", "UA", "planned"),
    ),
    (
        "Sudan and South Sudan return to the table in Addis Ababa on 2 June.",
        ("CONSULT", "SD", "SS", "planned"),
    ),
    ("Kenya and Uganda sign the pact in Nairobi on 12 June.", ("AGREE", "KE", "UG", "planned")),
]


Told = dict[str, frozenset[tuple[str, ...]]]


@pytest.fixture(scope="module")
def told() -> Told:
    """Return the marks of each text, and the standings of its links."""
    texts = [*(text for text, _ in TOLD), *NEAR_MISSES, *(text for text, _ in PLANNED)]
    settings = Settings.from_env()
    gazetteer = Gazetteer.open(settings.gazetteer_path)
    articles = [Article(str(n), "", text, DAY) for n, text in enumerate(texts)]
    found: Told = {}
    for analysis in Analyst(settings.language_model).analyse_all(articles):
        places = resolve(analysis, recognise(analysis, gazetteer), gazetteer)
        events = extract(analysis, places, gazetteer)
        marks = {_in_order(mark) for mark in drawn(events)}
        found[analysis.article.text] = frozenset(marks | links(events))
    return found


def _in_order(mark: tuple[str, ...]) -> tuple[str, ...]:
    """Return a mark with the pair of what two do together in one order."""
    kind, *pair = mark
    return (kind, *(sorted(pair) if kind in MUTUAL_TYPES else pair))


@pytest.mark.parametrize(("text", "marks"), TOLD)
def test_parties_are_found_in_what_was_told_before(told: Told, text: str, marks: str):
    wanted = {_in_order(tuple(mark.split(" ", 2))) for mark in marks.split(", ")}
    assert {mark for mark in told[text] if len(mark) == 3} == wanted


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses_draw_nothing(told: Told, text: str):
    assert not told[text]


@pytest.mark.parametrize(("text", "mark"), PLANNED)
def test_what_is_still_to_come_is_planned(told: Told, text: str, mark: tuple[str, ...]):
    assert mark in told[text]
