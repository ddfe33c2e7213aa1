"""What speaks for each option in the light of the article's other places."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geo.resolve.senses import Sense
from geo.resolve.world import Flags, Floats, Ints, Pairs, World

COMPANY = (
    "country's share",
    "division's share",
    "country named",
    "division named",
    "holds another",
    "country that holds another",
    "province that holds another",
    "within 50 km",
    "within 300 km",
    "within 1000 km",
    "nearest neighbour",
    "neighbours in text",
    "near the first place",
    "also named otherwise",
    "small among the local",
    "large among the local",
)
"""Features of what the article's other toponyms are taken to be."""

MOST_PARTNERS = 300
"""How many options of other senses one is compared with: the likeliest ones."""

_TOO_UNLIKELY = 0.01
_BEYOND_KM = 20_000.0
_SMALL, _MIDDLING, _LARGE = 4.7, 5.0, 5.5
"""Powers of ten of inhabitants."""


def choose_partners(world: World, belief: Floats) -> Ints:
    """Return the options likely enough to say something about others."""
    likely = np.flatnonzero(belief > _TOO_UNLIKELY)
    if likely.size > MOST_PARTNERS:
        order = np.argsort(-belief[likely], kind="stable")
        likely = np.sort(likely[order[:MOST_PARTNERS]])
    return likely


class Company:
    """The article's places beside each other; what they say depends on what is believed.

    Parameters
    ----------
    sense_of
        For each toponym in text order, the index of its sense.
    partners
        The options whose belief counts.
    """

    def __init__(
        self, world: World, senses: Sequence[Sense], sense_of: Sequence[int], partners: Ints
    ) -> None:
        self.world = world
        self.pairs: Pairs = world.pairs(partners)
        pairs, owner = self.pairs, world.owner[partners]
        self._weight = np.array([1.0 + np.log(len(s.mentions)) for s in senses])
        point = ~world.of_kinds("country", "region", "area")[partners]
        self._in_country = pairs.same_country & pairs.others
        self._in_division = pairs.same_division & pairs.others
        above = pairs.within & pairs.others & ~pairs.same
        self._state_above = above & world.is_country[partners]
        self._division_above = above & world.of_kinds("province", "territory")[partners]
        self._below = pairs.around & pairs.others & ~pairs.same
        self._is_province = world.of_kinds("province")
        self._close = pairs.others & point
        self._same = pairs.same & pairs.others
        self._beside = _beside(senses, sense_of, world.count)[world.owner][:, owner]
        first = sense_of[0] if sense_of else -1
        self._first = pairs.others & (owner == first)[None, :]
        self._near_50 = np.exp(-pairs.km / 50.0) * self._close
        self._near_300 = np.exp(-pairs.km / 300.0) * self._close
        self._near_1000 = np.exp(-pairs.km / 1000.0) * self._close
        self._near_text = np.exp(-pairs.km / 150.0) * self._beside
        self._near_first = np.exp(-pairs.km / 150.0) * self._first
        city = world.of_kinds("city", "capital", "district")
        self._city = city
        self._is_local: Flags = city & (world.people < _MIDDLING)

    def features(self, belief: Floats) -> Floats:
        """Return one row an option, one column a feature of ``COMPANY``."""
        world, pairs = self.world, self.pairs
        partners = pairs.partners
        likely = belief[partners]
        mass = likely * self._weight[world.owner[partners]]
        rest = np.maximum(self._weight.sum() - self._weight[world.owner], 1e-9)
        near = np.where(self._close & (likely > 0.3)[None, :], pairs.km, _BEYOND_KM)
        nearest = near.min(axis=1, initial=_BEYOND_KM)
        small, large = world.people < _SMALL, world.people > _LARGE
        local = self._local_share(belief)
        holds = np.minimum(3.0, self._below @ likely)
        return np.stack(
            [
                (self._in_country @ mass) / rest,
                (self._in_division @ mass) / rest,
                np.minimum(1.0, self._state_above @ likely),
                np.minimum(1.0, self._division_above @ likely),
                holds,
                holds * world.is_country,
                holds * self._is_province,
                np.log1p(self._near_50 @ mass),
                np.log1p(self._near_300 @ mass),
                np.log1p(self._near_1000 @ mass),
                -np.log1p(nearest / 20.0),
                self._near_text @ likely,
                self._near_first @ likely,
                (self._same * likely[None, :]).max(axis=1, initial=0.0),
                local * small * self._city,
                local * large * self._city,
            ],
            axis=1,
        )

    def _local_share(self, belief: Floats) -> float:
        """Return how many of the senses are taken for small towns and districts."""
        starts = self.world.starts
        if not starts.size:
            return 0.0
        return float(np.add.reduceat(belief * self._is_local, starts).mean())


def contained(
    world: World, senses: Sequence[Sense], sense_of: Sequence[int], belief: Floats
) -> Floats:
    """Return how far each option lies in the container that its mentions name, 0 to 1."""
    out = np.zeros(len(world.places))
    for n, sense in enumerate(senses):
        outer = None if sense.container is None else sense_of[sense.container]
        if outer is None or outer == n:
            continue
        mine, theirs = world.rows(n), world.rows(outer)
        if not (senses[n].options and senses[outer].options):
            continue
        inside = world.holds(mine, theirs) @ belief[theirs]
        beside = np.exp(-world.km(mine, theirs) / 60.0) @ belief[theirs]
        out[mine] = np.maximum(inside, 0.7 * beside)
    return out


def _beside(senses: Sequence[Sense], sense_of: Sequence[int], count: int) -> Floats:
    """Return, for each sense, its share of the senses of the two mentions before and after."""
    near = np.zeros((count, count))
    for i, mine in enumerate(sense_of):
        for j in (i - 2, i - 1, i + 1, i + 2):
            if 0 <= j < len(sense_of) and sense_of[j] != mine:
                near[mine, sense_of[j]] = 1.0
    return np.asarray(near / np.maximum(near.sum(axis=1, keepdims=True), 1.0))
