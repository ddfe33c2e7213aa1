"""A linear model over named features, read from a file that a person can read too."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from pathlib import Path

from geo.errors import DataMissing
from geo.settings import ROOT


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights by feature name: the log-odds of a decision are their sum."""

    bias: float
    weights: Mapping[str, float]

    def log_odds(self, features: Iterable[str]) -> float:
        """Return the log-odds; features the training never saw count nothing."""
        return self.bias + sum(map(self.weights.get, features, repeat(0.0)))


def probability(log_odds: float) -> float:
    """Turn log-odds into a probability, without overflow."""
    if log_odds >= 0:
        return 1.0 / (1.0 + math.exp(-log_odds))
    odds = math.exp(log_odds)
    return odds / (1.0 + odds)


@lru_cache(maxsize=8)
def read_weights(name: str, folder: Path = ROOT / "data" / "weights") -> dict[str, LinearModel]:
    """Read the models of ``data/weights/<name>.json``, by their names.

    Raises
    ------
    DataMissing
        The file is not there, or is not what the training wrote.
    """
    path = folder / f"{name}.json"
    try:
        models = json.loads(path.read_text(encoding="utf-8"))["models"]
        return {
            key: LinearModel(float(model["bias"]), dict(model["weights"]))
            for key, model in models.items()
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataMissing(
            path, "cannot be read", "Restore it, or run: python tools/train_places.py"
        ) from error
