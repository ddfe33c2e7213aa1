"""Nothing knows the two articles: other people, countries and cities give the same map.

In each digest the countries without a metonym of their own, their cities and all people are
replaced by random others of the same kind; what comes out must be what came out, under the same
replacement. Lengths and points change with the world's geography, and are left out.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from geo.articles import Record, read_articles
from geo.model import Article, Place, Story
from geo.pipeline.reader import Reader
from geo.settings import ROOT, Settings

SEEDS = 50
DIGESTS = sorted((ROOT / "data" / "articles").glob("*.txt"))


@dataclass(frozen=True)
class Land:
    """A country and the names that go with it: two ports, a city inland, a province."""

    code: str
    name: str
    adjective: str
    people: str
    capital: str
    ports: tuple[str, str]
    inland: str
    province: str


PAKISTAN = Land(
    "PK", "Pakistan", "Pakistani", "Pakistanis", "Islamabad", ("Karachi", "Gwadar"), "Lahore",
    "Punjab",
)  # fmt: skip
OTHERS = (
    Land("KE", "Kenya", "Kenyan", "Kenyans", "Nairobi", ("Mombasa", "Malindi"), "Eldoret",
         "Turkana County"),
    Land("TR", "Turkey", "Turkish", "Turks", "Ankara", ("Izmir", "Mersin"), "Konya", "Kayseri"),
    Land("DZ", "Algeria", "Algerian", "Algerians", "Algiers", ("Oran", "Annaba"), "Constantine",
         "Tamanrasset"),
    Land("VN", "Vietnam", "Vietnamese", "Vietnamese", "Hanoi", ("Haiphong", "Da Nang"), "Da Lat",
         "Nghe An"),
    Land("PE", "Peru", "Peruvian", "Peruvians", "Lima", ("Callao", "Paita"), "Cusco", "Loreto"),
    Land("BR", "Brazil", "Brazilian", "Brazilians", "Brasilia", ("Recife", "Fortaleza"),
         "Goiania", "Mato Grosso"),
    Land("IN", "India", "Indian", "Indians", "New Delhi", ("Chennai", "Mumbai"), "Lucknow",
         "Gujarat"),
    Land("EG", "Egypt", "Egyptian", "Egyptians", "Cairo", ("Port Said", "Damietta"), "Asyut",
         "Aswan"),
    Land("SE", "Sweden", "Swedish", "Swedes", "Stockholm", ("Gothenburg", "Malmo"), "Uppsala",
         "Norrbotten"),
    Land("AO", "Angola", "Angolan", "Angolans", "Luanda", ("Lobito", "Namibe"), "Huambo",
         "Cabinda"),
    Land("BD", "Bangladesh", "Bangladeshi", "Bangladeshis", "Dhaka", ("Chittagong", "Barisal"),
         "Bogra", "Sylhet"),
    Land("MA", "Morocco", "Moroccan", "Moroccans", "Rabat", ("Casablanca", "Tangier"), "Fez",
         "Ouarzazate"),
)  # fmt: skip
SINGLE = {
    "Uzbekistan": "UZ", "Turkmenistan": "TM", "Kazakhstan": "KZ", "Mongolia": "MN",
    "Nepal": "NP", "Bolivia": "BO", "Zambia": "ZM", "Serbia": "RS",
}  # fmt: skip
SURNAMES = (
    "Okafor", "Lindqvist", "Moreno", "Banerjee", "Tanaka", "Haddad", "Novotny", "Achterberg",
    "Mwangi", "Petrescu", "Almeida", "Kowalczyk",
)  # fmt: skip
FIRST = ("Daniel", "Samir", "Anders", "Rafael", "Victor", "Emil", "Hugo", "Omar")
PEOPLE = ("Khan", "Putin", "Price", "Kugelman", "Novak", "Shulginov", "Kadyrov", "Gaynutdin")
GIVEN = ("Imran", "Vladimir", "Ned", "Michael", "Alexander", "Nikolay", "Ramzan", "Ravil")


@dataclass(frozen=True)
class Swap:
    """Words to replace, and what that makes of countries and of names of places."""

    words: dict[str, str]
    codes: dict[str, str]

    def text(self, text: str) -> str:
        pattern = "|".join(sorted(map(re.escape, self.words), key=len, reverse=True))
        return re.sub(rf"\b({pattern})\b", lambda m: self.words[m[0]], text)

    def key(self, value: str | None) -> str:
        """Return what an actor's or a place's key becomes."""
        return self.codes.get(value or "", self.text(value or ""))


def swap(seed: int) -> Swap:
    chance = random.Random(seed)
    other = chance.choice(OTHERS)
    transit = chance.choice([name for name in SINGLE if name != "Uzbekistan"])
    words = {
        PAKISTAN.name: other.name, PAKISTAN.people: other.people,
        PAKISTAN.adjective: other.adjective, PAKISTAN.capital: other.capital,
        PAKISTAN.ports[0]: other.ports[0], PAKISTAN.ports[1]: other.ports[1],
        PAKISTAN.inland: other.inland, PAKISTAN.province: other.province,
        "Uzbekistan": transit,
    }  # fmt: skip
    words |= dict(zip(PEOPLE, chance.sample(SURNAMES, len(PEOPLE)), strict=True))
    words |= dict(zip(GIVEN, chance.sample(FIRST, len(GIVEN)), strict=True))
    return Swap(words, {"PK": other.code, "UZ": SINGLE[transit]})


def as_is(value: str | None) -> str:
    return value or ""


def marks(story: Story, key: Callable[[str | None], str] = as_is) -> Counter[tuple[object, ...]]:
    """Return what is on the map, by sameness; names of places and countries through ``key``."""

    names: dict[str, str] = {}
    for r in story.resolutions:
        if r.place:
            names.setdefault(r.place.id, r.toponym.surface.removeprefix("the "))

    def place(p: Place) -> tuple[str, str]:
        # By the article's own words: a gazetteer may write Đà Nẵng where a text has Da Nang.
        return (key(names[p.id]) if p.kind != "country" else "", key(p.country))

    found: set[tuple[object, ...]] = set()
    for r in story.resolutions:
        if r.drawn and r.place:
            found.add(("place", *place(r.place)))
    for x in story.links:
        pair = sorted((key(x.source.key), key(x.target.key)))
        found.add(("link", *pair, x.event_type, x.standing))
    for c in story.conflicts:
        found.add(("conflict", key(c.actor.key), key(c.target.key) if c.target else "", c.standing))
    for t in story.routes:
        found.add(("route", tuple(map(place, t.stops)), t.status, t.standing))
    for f in story.facilities:
        found.add(("facility", f.kind, f.commodity, place(f.place)))
    return Counter(found)


def record(path) -> Record:
    (only,) = read_articles(path.read_bytes(), path.name, Settings())
    assert isinstance(only, Record)
    return only


@pytest.fixture(scope="module")
def swapped() -> dict[int, list[tuple[Counter, Counter]]]:
    """Return for each seed what was expected and what was found, digest by digest."""
    reader = Reader(Settings.from_env())
    records = [record(path) for path in DIGESTS]
    told = [reader.read(r) for r in records]
    swaps = {seed: swap(seed) for seed in range(SEEDS)}
    changed = (replace(r, article=_swapped(r.article, s)) for s in swaps.values() for r in records)
    read = reader.read_all(changed)
    return {
        seed: [(marks(story, s.key), marks(next(read))) for story in told]  # type: ignore[arg-type]
        for seed, s in swaps.items()
    }


def _swapped(article: Article, s: Swap) -> Article:
    return replace(article, text=s.text(article.text), title=s.text(article.title))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_map_is_the_same_under_other_names(swapped, seed: int):
    for expected, found in swapped[seed]:
        assert not (missing := expected - found), f"{swap(seed).words}: missing {missing}"
        assert not (extra := found - expected), f"{swap(seed).words}: extra {extra}"
