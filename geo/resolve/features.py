"""What speaks for each option: how notable it is, and what the article says around it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np

from geo.gazetteer import Gazetteer
from geo.gazetteer.names import normalise
from geo.model import Analysis, Toponym
from geo.resolve.options import Option
from geo.resolve.senses import Sense
from geo.resolve.world import Floats, World

_KINDS = {
    "country": "country",
    "territory": "country",
    "province": "province",
    "district": "district",
    "city": "city",
    "capital": "city",
    "region": "region",
    "area": "region",
    "disputed": "region",
    "seat": "landmark",
    "landmark": "landmark",
}

PRIOR = (
    "people",
    "people squared",
    "unpeopled",
    "capital",
    "share of namesakes' people",
    "most notable",
    "kind country",
    "kind province",
    "kind district",
    "kind city",
    "kind region",
    "kind nature",
    "kind landmark",
    "form alias",
    "form historic",
    "form abbreviation",
    "form code",
    "form demonym",
    "bent county",
    "bare county",
    "bent otherwise",
    "name as written",
    "says its kind",
    "in the container",
    "outside the container",
    "outlet's place",
    "in the title",
)
"""Features that need no other toponym resolved, but for an explicit container."""

COMPANY = (
    "country's share",
    "division's share",
    "country named",
    "division named",
    "holds another",
    "within 50 km",
    "within 300 km",
    "nearest neighbour",
    "neighbours in text",
    "twin county",
    "small among the local",
    "large among the local",
)
"""Features of what the article's other toponyms are taken to be."""


def prior_features(
    analysis: Analysis,
    toponyms: Sequence[Toponym],
    senses: Sequence[Sense],
    world: World,
    gazetteer: Gazetteer,
) -> Floats:
    """Return one row an option, one column a feature of ``PRIOR``."""
    rows: list[list[float]] = []
    outlet = _flat(analysis.article.publisher)
    title = analysis.article.title
    for sense in senses:
        most = max((math.log10(o.place.population + 1) for o in sense.options), default=0.0)
        total = sum(o.place.population for o in sense.options) + 1
        rows.extend(
            _prior(option, rank, most, total, sense, outlet, title, gazetteer)
            for rank, option in enumerate(sense.options)
        )
    return np.array(rows, dtype=float).reshape(len(rows), len(PRIOR))


def container_features(
    senses: Sequence[Sense], toponym_sense: Sequence[int], world: World, belief: Floats
) -> Floats:
    """Return, for each option, how far it lies in the container its mentions name, and not."""
    out = np.zeros((len(world.places), 2))
    for n, sense in enumerate(senses):
        if sense.container is None:
            continue
        outer = toponym_sense[sense.container]
        if outer == n:
            continue
        mine, theirs = world.owner == n, world.owner == outer
        if not theirs.any() or not mine.any():
            continue
        inside = (world.holds[np.ix_(theirs, mine)] * belief[theirs][:, None]).sum(axis=0)
        beside = (np.exp(-world.km[np.ix_(theirs, mine)] / 60.0) * belief[theirs][:, None]).sum(
            axis=0
        )
        held = np.maximum(inside, beside * 0.7)
        out[mine, 0] = held
        out[mine, 1] = 1.0 - held if held.max() > 0.2 else 0.0
    return out


def company_features(
    senses: Sequence[Sense], toponym_sense: Sequence[int], world: World, belief: Floats
) -> Floats:
    """Return one row an option, one column a feature of ``COMPANY``."""
    size = len(world.places)
    out = np.zeros((size, len(COMPANY)))
    if not size:
        return out
    owner = world.owner
    others = owner[:, None] != owner[None, :]
    weight = np.array([1.0 + math.log(len(sense.mentions)) for sense in senses])
    mass = belief * weight[owner]
    total = weight.sum()
    rest = np.maximum(total - weight[owner], 1e-9)
    out[:, 0] = ((world.same_country & others) @ mass) / rest
    out[:, 1] = ((world.same_division & others) @ mass) / rest
    is_country = np.array([p.kind == "country" for p in world.places])
    is_division = np.array([p.kind in ("province", "territory") for p in world.places])
    above = world.holds.T & others
    out[:, 2] = np.minimum(1.0, (above & is_country[None, :]) @ belief)
    out[:, 3] = np.minimum(1.0, (above & is_division[None, :]) @ belief)
    out[:, 4] = np.minimum(3.0, (world.holds & others) @ belief)
    pointlike = np.array([p.kind not in ("country", "region", "area") for p in world.places])
    close = np.where(others & pointlike[None, :], mass[None, :], 0.0)
    out[:, 5] = np.log1p((np.exp(-world.km / 50.0) * close).sum(axis=1))
    out[:, 6] = np.log1p((np.exp(-world.km / 300.0) * close).sum(axis=1))
    likely = others & (belief[None, :] > 0.3) & pointlike[None, :]
    nearest = np.where(likely, world.km, 20_000.0).min(axis=1)
    out[:, 7] = -np.log1p(nearest / 20.0)
    out[:, 8] = _in_text(senses, toponym_sense, world, belief)
    out[:, 9] = _twin_county(senses, world, belief)
    people = np.array([math.log10(p.population + 1) for p in world.places])
    city = np.array([p.kind in ("city", "district") for p in world.places])
    top = np.array(
        [world.best_of(belief, n) if sense.options else None for n, sense in enumerate(senses)],
        dtype=object,
    )
    local = [people[t] < 5.0 and city[t] for t in top if t is not None]
    share = sum(local) / len(local) if local else 0.0
    out[:, 10] = share * (people < 4.7) * city
    out[:, 11] = share * (people > 5.5) * city
    return out


def _prior(
    option: Option,
    rank: int,
    most: float,
    total: int,
    sense: Sense,
    outlet: str,
    title: str,
    gazetteer: Gazetteer,
) -> list[float]:
    place = option.place
    people = math.log10(place.population + 1)
    kind = _KINDS.get(place.kind, "nature")
    name = normalise(place.name)
    surface = normalise(sense.surface)
    capital = bool(gazetteer.capital_of(place.id)) if kind == "city" and people > 3.5 else False
    return [
        people,
        people * people / 7.0,
        float(place.population == 0),
        float(capital),
        place.population / total,
        float(rank == 0),
        float(kind == "country"),
        float(kind == "province"),
        float(kind == "district"),
        float(kind == "city"),
        float(kind == "region"),
        float(kind == "nature"),
        float(kind == "landmark"),
        float(option.form == "alias"),
        float(option.form == "historic"),
        float(option.form == "abbreviation"),
        float(option.form == "code"),
        float(option.form == "demonym"),
        float(option.bent == "county"),
        float(option.bent == "bare county"),
        float(option.bent not in ("", "county", "bare county")),
        float(name == surface),
        float(_says_kind(surface, place.kind)),
        0.0,
        0.0,
        float(bool(outlet) and len(name) > 3 and _flat(place.name) in outlet),
        float(bool(title) and place.name in title),
    ]


def _says_kind(surface: str, kind: str) -> bool:
    words = surface.split()
    return len(words) > 1 and (
        (kind == "district" and words[-1] in ("county", "parish", "district", "borough"))
        or (kind == "province" and words[-1] in ("province", "state", "prefecture", "oblast"))
        or (kind == "city" and words[-1] == "city")
        or (kind in ("river", "lake", "island", "sea") and kind in (words[0], words[-1]))
    )


def _flat(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _in_text(
    senses: Sequence[Sense], toponym_sense: Sequence[int], world: World, belief: Floats
) -> Floats:
    """Sum the nearness to the options of the two mentions before and after."""
    out = np.zeros(len(world.places))
    count = len(toponym_sense)
    for n, sense in enumerate(senses):
        mine = world.owner == n
        if not mine.any():
            continue
        near = {
            toponym_sense[j]
            for i in sense.mentions
            for j in (i - 2, i - 1, i + 1, i + 2)
            if 0 <= j < count and toponym_sense[j] != n
        }
        theirs = np.isin(world.owner, list(near)) if near else np.zeros(0, dtype=bool)
        if not near or not theirs.any():
            continue
        nearness = np.exp(-world.km[np.ix_(mine, theirs)] / 150.0) * belief[theirs][None, :]
        out[mine] = nearness.sum(axis=1) / len(near)
    return out


def _twin_county(senses: Sequence[Sense], world: World, belief: Floats) -> Floats:
    """Say how likely an option is another sense's very place: "Laurel" where Laurel County is."""
    out = np.zeros(len(world.places))
    rows: dict[str, list[int]] = {}
    for n, place in enumerate(world.places):
        rows.setdefault(place.id, []).append(n)
    for same in rows.values():
        for n in same:
            out[n] = max((belief[m] for m in same if world.owner[m] != world.owner[n]), default=0.0)
    return out
