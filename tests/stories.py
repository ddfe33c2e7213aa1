"""Small stories told in full, for tests to read, merge, draw and export."""

from __future__ import annotations

from datetime import date

from geo.geometry import cut_antimeridian, great_circle, length_km
from geo.model import (
    Actor,
    Article,
    Candidate,
    Conflict,
    Evidence,
    Facility,
    Link,
    LonLat,
    Place,
    Problem,
    Resolution,
    Route,
    Span,
    Step,
    Story,
    Toponym,
    When,
)
from geo.text import evidence

KENYA = Place(
    "geonames:192950", "Kenya", "country", "KE", LonLat(38.0, 1.0), "ne:KEN",
    LonLat(36.82, -1.29), None, "GeoNames", 51_000_000,
)  # fmt: skip
OMAN = Place(
    "geonames:286963", "Oman", "country", "OM", LonLat(57.0, 21.0), "ne:OMN",
    LonLat(58.41, 23.58), None, "GeoNames", 4_800_000,
)  # fmt: skip
MOMBASA = Place(
    "geonames:186301", "Mombasa", "city", "KE", LonLat(39.66, -4.05), None,
    LonLat(39.66, -4.05), "geonames:192950", "GeoNames", 1_200_000,
)  # fmt: skip
MUSCAT = Place(
    "geonames:287286", "Muscat", "city", "OM", LonLat(58.41, 23.58), None,
    LonLat(58.41, 23.58), "geonames:286963", "GeoNames", 797_000,
)  # fmt: skip
SUVA = Place(
    "geonames:2198148", "Suva", "city", "FJ", LonLat(178.44, -18.14), None,
    LonLat(178.44, -18.14), None, "GeoNames", 77_000,
)  # fmt: skip
APIA = Place(
    "geonames:4035413", "Apia", "city", "WS", LonLat(-171.77, -13.83), None,
    LonLat(-171.77, -13.83), None, "GeoNames", 40_000,
)  # fmt: skip

DAY = date(2023, 5, 11)
THURSDAY = When(DAY, DAY, "day", "Thursday")

TEXT = (
    "Kenya and Oman signed a deal in Muscat on Thursday. "
    "A gas pipeline of 2,000 km would run from Mombasa to Muscat. "
    "Omani troops attacked Mombasa in 1837."
)


def article(name: str = "rift-1", text: str = TEXT, publisher: str = "Rift Courier") -> Article:
    return Article(name, "Port deal", text, date(2023, 5, 12), publisher, "", "original")


def quote(told: Article, words: str) -> Evidence:
    start = told.text.index(words)
    return evidence(told.id, told.text, Span(start, start + len(words)))


def mention(told: Article, surface: str, place: Place | None, nth: int = 0) -> Resolution:
    start = -1
    for _ in range(nth + 1):
        start = told.text.index(surface, start + 1)
    toponym = Toponym(told.id, Span(start, start + len(surface)), surface, "literal")
    candidates = (Candidate(place, 0.9, ("named in full",)),) if place else ()
    return Resolution(toponym, place, 0.9 if place else 0.0, candidates, ("the only one",))


def route(
    told: Article,
    stops: tuple[Place, ...] = (MOMBASA, MUSCAT),
    stated_km: float | None = 2000.0,
    name: str = "Coral Line",
) -> Route:
    line = great_circle(stops[0].anchor, stops[-1].anchor)
    return Route(
        f"route-{told.id}", name, "pipeline", "gas", "proposed", stops, (stops,),
        cut_antimeridian(line), "inferred", stated_km, round(length_km(line), 1),
        "planned", "“would run”", 0.8, (quote(told, told.text.split(". ")[1]),),
    )  # fmt: skip


def link(told: Article, when: When | None = THURSDAY) -> Link:
    return Link(
        f"link-{told.id}", "AGREE", Actor("Kenya", "KE", KENYA), Actor("Oman", "OM", OMAN),
        when, MUSCAT, "asserted", "told as done", 0.9,
        (quote(told, told.text.split(". ")[0]),), "event-1",
    )  # fmt: skip


def attack(told: Article) -> Conflict:
    when = When(date(1837, 1, 1), date(1837, 12, 31), "year", "in 1837")
    return Conflict(
        f"conflict-{told.id}", "ASSAULT", Actor("Oman", "OM", OMAN), Actor("Kenya", "KE", KENYA),
        (MOMBASA,), when, "historic", "1837 is long before 2023", 0.7,
        (quote(told, told.text.split(". ")[2]),),
    )  # fmt: skip


def facility(told: Article) -> Facility:
    return Facility(
        f"facility-{told.id}", "Mombasa terminal", "terminal", "LNG", "proposed", MOMBASA,
        "planned", "“would”", 0.6, (quote(told, "Mombasa"),),
    )  # fmt: skip


def story(name: str = "rift-1", publisher: str = "Rift Courier") -> Story:
    """Return a story with a mark on every layer."""
    told = article(name, publisher=publisher)
    return Story(
        told,
        (
            mention(told, "Kenya", KENYA),
            mention(told, "Oman", OMAN),
            mention(told, "Muscat", MUSCAT),
            mention(told, "Mombasa", MOMBASA),
        ),
        (route(told),),
        (facility(told),),
        (link(told),),
        (attack(told),),
        (Problem("extract", "A doubtful thing.", Span(0, 5)),),
        Step("read", "0", "abc"),
    )
