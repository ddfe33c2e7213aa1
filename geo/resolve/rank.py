"""Which option is meant: a softmax over each sense's options, read again in the others' light."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from geo.gazetteer import Gazetteer
from geo.model import Analysis, Toponym
from geo.recognize.linear import LinearModel
from geo.resolve.features import (
    COMPANY,
    PRIOR,
    company_features,
    container_features,
    prior_features,
)
from geo.resolve.senses import Sense
from geo.resolve.world import Floats, World

ROUNDS = 2
"""How often the company is looked at again."""

_IN, _OUT = PRIOR.index("in the container"), PRIOR.index("outside the container")


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


def rank(
    analysis: Analysis,
    toponyms: Sequence[Toponym],
    senses: Sequence[Sense],
    gazetteer: Gazetteer,
    models: Mapping[str, LinearModel],
    rounds: int = ROUNDS,
) -> Ranking:
    """Weigh every option of every sense."""
    world = World(senses, gazetteer)
    sense_of = senses_of(senses, len(toponyms))
    prior = prior_features(analysis, toponyms, senses, world, gazetteer)
    alone = _column(models["alone"], PRIOR)
    belief = softmax(world, prior @ alone)
    for _ in range(2):
        prior[:, [_IN, _OUT]] = container_features(senses, sense_of, world, belief)
        belief = softmax(world, prior @ alone)
    features = np.hstack([prior, np.zeros((len(world.places), len(COMPANY)))])
    together = _column(models["together"], PRIOR + COMPANY)
    for _ in range(rounds):
        features[:, len(PRIOR) :] = company_features(senses, sense_of, world, belief)
        features[:, [_IN, _OUT]] = container_features(senses, sense_of, world, belief)
        belief = softmax(world, features @ together)
    return Ranking(world, belief, features)


def softmax(world: World, scores: Floats) -> Floats:
    """Turn scores into probabilities within each sense."""
    out = np.zeros_like(scores)
    for n in range(world.count):
        mine = world.owner == n
        if mine.any():
            powers = np.exp(scores[mine] - scores[mine].max())
            out[mine] = powers / powers.sum()
    return out


def senses_of(senses: Sequence[Sense], count: int) -> list[int]:
    """Return, for each toponym, the index of its sense."""
    out = [0] * count
    for n, sense in enumerate(senses):
        for i in sense.mentions:
            out[i] = n
    return out


def _column(model: LinearModel, names: Sequence[str]) -> Floats:
    return np.array([model.weights.get(name, 0.0) for name in names])
