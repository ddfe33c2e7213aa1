"""Two short articles, told in full: marks on every layer, dated and not, from two sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from geo.geometry import great_circle
from geo.model import Actor, Article, Link, LonLat, Place, Story, When
from tests.stories import (
    KENYA,
    MOMBASA,
    MUSCAT,
    OMAN,
    article,
    attack,
    facility,
    link,
    mention,
    quote,
)
from tests.stories import route as coral

FIJI = Place(
    "geonames:2205218", "Fiji", "country", "FJ", LonLat(178.0, -18.0), "ne:FJI",
    LonLat(178.44, -18.14), None, "GeoNames", 900_000,
)  # fmt: skip
NAIROBI = Place(
    "geonames:184745", "Nairobi", "city", "KE", LonLat(36.82, -1.28), None,
    LonLat(36.82, -1.28), "geonames:192950", "GeoNames", 2_750_000,
)  # fmt: skip
JUNE = When(date(2023, 6, 2), date(2023, 6, 2), "day", "2 June 2023")
JULY = When(date(2023, 7, 9), date(2023, 7, 9), "day", "9 July 2023")

SECOND = (
    "Ministers of Kenya and Oman met in Nairobi on 2 June 2023.\n\n"
    "On 9 July 2023 Oman sent Kenya grain. "
    "The Coral Line pipeline, 2,300 km long, would run from Mombasa by way of Nairobi to Muscat."
)


def first() -> Story:
    told = article("rift-1", publisher="Rift Courier")
    return Story(
        told,
        (mention(told, "Kenya", KENYA), mention(told, "Muscat", MUSCAT)),
        (coral(told),),
        (facility(told),),
        (link(told),),
        (attack(told),),
    )


def second() -> Story:
    told = Article(
        "gulf-2", "Grain and gas", SECOND, date(2023, 7, 10), "Gulf Ledger",
        "https://ledger.example/grain", "original",
    )  # fmt: skip
    kenya, oman = Actor("Kenya", "KE", KENYA), Actor("Oman", "OM", OMAN)
    talks = Link(
        "talks", "CONSULT", kenya, oman, JUNE, NAIROBI, "asserted", "told as done", 0.9,
        (quote(told, "Ministers of Kenya and Oman met in Nairobi on 2 June 2023."),), "e1",
    )  # fmt: skip
    grain = Link(
        "grain", "AID", oman, kenya, JULY, None, "asserted", "told as done", 0.8,
        (quote(told, "On 9 July 2023 Oman sent Kenya grain."),), "e2",
    )  # fmt: skip
    line = coral(told, (MOMBASA, NAIROBI, MUSCAT), 2300.0)
    way = great_circle(MOMBASA.anchor, NAIROBI.anchor) + great_circle(NAIROBI.anchor, MUSCAT.anchor)
    words = quote(told, SECOND.rpartition("grain. ")[2])
    line = replace(line, geometry=(way,), evidence=(words,))
    return Story(told, (mention(told, "Nairobi", NAIROBI),), (line,), (), (talks, grain))
