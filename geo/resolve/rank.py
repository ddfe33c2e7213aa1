"""Which option is meant: a softmax over each sense's options, read again in the others' light."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from geo.gazetteer import Gazetteer
from geo.model import Analysis
from geo.recognize.linear import LinearModel
from geo.resolve.company import COMPANY, Company, choose_partners, contained
from geo.resolve.prior import CONTAINED, PRIOR, prior_features
from geo.resolve.senses import Sense
from geo.resolve.world import Floats, World

ROUNDS = 3
"""How often the company is looked at again."""

DOUBT = 0.4
"""How far the first beliefs are flattened before options speak for each other: two small towns
beside one another are worth more than either's fame."""

SPELLED_OUT = 6.0
"""What an option loses for lying elsewhere than the text says: no fame makes up for it."""


class Scene:
    """An article's options with all that does not depend on what is believed of them."""

    def __init__(
        self, analysis: Analysis, senses: Sequence[Sense], count: int, gazetteer: Gazetteer
    ) -> None:
        self.senses = senses
        self.sense_of = senses_of(senses, count)
        self.world = World(senses, gazetteer)
        self.prior = prior_features(analysis.article, senses, gazetteer)
        self._company: tuple[bytes, Company] | None = None

    def company(self, belief: Floats) -> Company:
        """Return the scene's company; places are compared anew only where others became likely."""
        partners = choose_partners(self.world, belief)
        key = partners.tobytes()
        if self._company is None or self._company[0] != key:
            self._company = key, Company(self.world, self.senses, self.sense_of, partners)
        return self._company[1]


class Ranking:
    """The options of an article, weighed.

    Attributes
    ----------
    belief
        For each option of ``world``, the probability that its sense means it (before
        calibration); those of one sense sum to 1.
    features
        One row an option: the columns of ``PRIOR``, then of ``COMPANY``.
    """

    def __init__(self, world: World, belief: Floats, features: Floats) -> None:
        self.world = world
        self.belief = belief
        self.features = features


def rank(scene: Scene, models: Mapping[str, LinearModel], rounds: int = ROUNDS) -> Ranking:
    """Weigh every option of every sense."""
    world, prior = scene.world, scene.prior.copy()
    alone = _column(models["alone"], PRIOR)
    belief = softmax(world, prior @ alone)
    for _ in range(2):
        prior[:, CONTAINED] = contained(world, scene.senses, scene.sense_of, belief)
        belief = softmax(world, prior @ alone)
    said = SPELLED_OUT * _outside(world, prior[:, CONTAINED])
    features = np.hstack([prior, np.zeros((len(world.places), len(COMPANY)))])
    if rounds and world.places:
        together = _column(models["together"], PRIOR + COMPANY)
        belief = softmax(world, DOUBT * (prior @ alone) - said)
        company = scene.company(belief)
        for _ in range(rounds):
            features[:, len(PRIOR) :] = company.features(belief)
            features[:, CONTAINED] = contained(world, scene.senses, scene.sense_of, belief)
            belief = softmax(world, features @ together - said)
    return Ranking(world, belief, features)


def _outside(world: World, contained: Floats) -> Floats:
    """Return how far each option lies outside a container that another option lies in."""
    if not world.starts.size:
        return contained
    best = np.repeat(np.maximum.reduceat(contained, world.starts), world.sizes)
    return np.asarray(np.where(best > 0.5, best - contained, 0.0))


def softmax(world: World, scores: Floats) -> Floats:
    """Turn scores into probabilities within each sense."""
    if not scores.size:
        return scores
    top = np.repeat(np.maximum.reduceat(scores, world.starts), world.sizes)
    powers = np.exp(scores - top)
    return np.asarray(powers / np.repeat(np.add.reduceat(powers, world.starts), world.sizes))


def senses_of(senses: Sequence[Sense], count: int) -> list[int]:
    """Return, for each toponym, the index of its sense."""
    out = [0] * count
    for n, sense in enumerate(senses):
        for i in sense.mentions:
            out[i] = n
    return out


def _column(model: LinearModel, names: Sequence[str]) -> Floats:
    return np.array([model.weights.get(name, 0.0) for name in names])
