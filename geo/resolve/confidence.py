"""How much an answer is worth: the belief among the options, and whether any of them is right.

A name that the gazetteer lacks is often borne by a place it has ("Kalam" is a town in Kenya and
a misspelling in India). So the best option's score is its share among the options, sharpened or
flattened as held-out articles showed, times how often such a set of options held the answer.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from geo.gazetteer.names import normalise
from geo.recognize.linear import LinearModel, probability
from geo.resolve.prior import broad_kind
from geo.resolve.rank import Ranking
from geo.resolve.senses import Sense
from geo.resolve.world import Floats


def scores(
    ranking: Ranking, sense: Sense, number: int, models: Mapping[str, LinearModel]
) -> Floats:
    """Return the options' calibrated probabilities; together they stay below 1."""
    rows = ranking.world.rows(number)
    sharp = sharpened(ranking.belief[rows], models["sharpness"].bias)
    listed = probability(models["listed"].log_odds(facts(ranking, sense, number)))
    return np.asarray(sharp * listed)


def sharpened(belief: Floats, power: float) -> Floats:
    """Raise probabilities to a power and let them sum to 1 again."""
    raised = np.power(np.maximum(belief, 1e-12), power)
    return np.asarray(raised / raised.sum())


def facts(ranking: Ranking, sense: Sense, number: int) -> list[str]:
    """Return what tells whether the answer is among a sense's options at all."""
    rows = ranking.world.rows(number)
    option = sense.options[int(np.argmax(ranking.belief[rows]))]
    place, count = option.place, len(sense.options)
    kind = broad_kind(place.kind)
    found = [
        f"kind {kind}",
        f"form {option.form}",
        "one option" if count == 1 else "few options" if count < 6 else "many options",
        f"people {min(7, len(str(place.population)) - 1)}" if place.population else "unpeopled",
    ]
    if option.bent:
        found.append("bent")
    if normalise(place.name) != normalise(sense.surface):
        found.append("called otherwise")
    if " " in sense.surface.strip():
        found.append("several words")
    if kind == "city" and count == 1:
        found.append("only city so called")
    return found
