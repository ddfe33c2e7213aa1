"""Learn which place is meant: a softmax over each sense's options, fitted in two rounds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from geo.evaluate.scoring import FARTHEST_KM, NEAR_KM, accuracy, area_under_log_error
from geo.geometry import distance_km
from geo.model import Analysis, LonLat, Toponym
from geo.recognize.linear import LinearModel
from geo.resolve.features import COMPANY, PRIOR
from geo.resolve.rank import Ranking, rank
from geo.resolve.senses import Sense, find_senses
from tools.training.corpora import Reading

PENALTY = 0.5
START = LinearModel(
    0.0, {"people": 1.0, "kind country": 4.0, "kind province": 3.0, "in the container": 6.0}
)


@dataclass
class Example:
    """An article's gold toponyms, sorted into senses."""

    analysis: Analysis
    toponyms: tuple[Toponym, ...]
    points: tuple[LonLat | None, ...]
    senses: tuple[Sense, ...]


def train_resolution(readings: Sequence[Reading], out: Path | None, command: str) -> None:
    """Cross-validate between corpora, then write the weights learned from all."""
    examples = {r.name: examples_of(r) for r in readings}
    gazetteer = readings[0].gazetteer
    for reading in readings:
        if len(readings) > 1:
            others = [e for name in examples if name != reading.name for e in examples[name]]
            models = fit(others, gazetteer)
            report(
                f"{reading.name}, trained on the rest", examples[reading.name], models, gazetteer
            )
    everything = [e for own in examples.values() for e in own]
    models = fit(everything, gazetteer)
    for reading in readings:
        report(
            f"{reading.name}, trained on all (flattering)",
            examples[reading.name],
            models,
            gazetteer,
        )
    if out:
        write(out / "resolution.json", models, command)


def examples_of(reading: Reading) -> list[Example]:
    found = []
    for annotated, analysis in reading.articles:
        toponyms = tuple(
            Toponym(analysis.article.id, g.span, g.surface, "literal") for g in annotated.gold
        )
        points = tuple(g.point for g in annotated.gold)
        senses = find_senses(analysis, toponyms, reading.gazetteer)
        found.append(Example(analysis, toponyms, points, senses))
    return found


def fit(examples: Sequence[Example], gazetteer: object) -> dict[str, LinearModel]:
    """Fit the first look on priors, the second on what the first makes of the company."""
    models = {"alone": START, "together": START}
    models["alone"] = learn(examples, models, gazetteer, PRIOR, rounds=0)
    models["together"] = models["alone"]
    for rounds in (1, 2, 2):
        models["together"] = learn(examples, models, gazetteer, PRIOR + COMPANY, rounds=rounds)
    return models


def learn(
    examples: Sequence[Example],
    models: dict[str, LinearModel],
    gazetteer: object,
    names: tuple[str, ...],
    rounds: int,
) -> LinearModel:
    rows, groups, good, weights, count = [], [], [], [], 0
    for example in examples:
        ranking = rank(
            example.analysis, example.toponyms, example.senses, gazetteer, models, rounds
        )
        for n, sense in enumerate(example.senses):
            mine = np.flatnonzero(ranking.world.owner == n)
            points = [example.points[i] for i in sense.mentions]
            errors = [km_to(ranking, mine, p) for p in points if p]
            if not errors or mine.size < 2:
                continue
            near = np.mean([e <= NEAR_KM for e in errors], axis=0)
            close = near * np.exp(-np.mean(errors, axis=0) / 60.0)
            if near.max() == 0:
                continue
            rows.append(ranking.features[mine][:, : len(names)])
            good.append(close / close.sum())
            groups.extend([count] * mine.size)
            weights.append(len(errors) ** 0.7)
            count += 1
    matrix, target = np.vstack(rows), np.concatenate(good)
    group, weight = np.array(groups), np.array(weights)
    scale = matrix.std(axis=0) + 1e-6

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ (w / scale)
        top = np.full(count, -np.inf)
        np.maximum.at(top, group, scores)
        powers = np.exp(scores - top[group])
        total = np.bincount(group, powers, count)
        p = powers / total[group]
        value = -(weight[group] * target * np.log(p + 1e-12)).sum()
        slope = (matrix * (weight[group] * (p - target))[:, None]).sum(axis=0) / scale
        return value + PENALTY * (w @ w), slope + 2 * PENALTY * w

    best = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    )
    values = best.x / scale
    return LinearModel(
        0.0, {name: round(float(v), 3) for name, v in zip(names, values, strict=True)}
    )


def km_to(ranking: Ranking, mine: np.ndarray, point: LonLat) -> np.ndarray:
    return np.array([distance_km(ranking.world.places[m].point, point) for m in mine])


def report(
    title: str, examples: Sequence[Example], models: dict[str, LinearModel], gazetteer: object
) -> None:
    first, second, ceiling, none = [], [], [], 0
    for example in examples:
        ranking = rank(example.analysis, example.toponyms, example.senses, gazetteer, models)
        alone = rank(example.analysis, example.toponyms, example.senses, gazetteer, models, 0)
        for n, sense in enumerate(example.senses):
            mine = np.flatnonzero(ranking.world.owner == n)
            for i in sense.mentions:
                point = example.points[i]
                if point is None:
                    continue
                if not mine.size:
                    none += 1
                    for errors in (first, second, ceiling):
                        errors.append(FARTHEST_KM)
                    continue
                km = km_to(ranking, mine, point)
                first.append(float(km[np.argmax(alone.belief[mine])]))
                second.append(float(km[np.argmax(ranking.belief[mine])]))
                ceiling.append(float(km.min()))
    print(
        f"{title}: acc@161 {accuracy(second):.3f} (alone {accuracy(first):.3f}, ceiling "
        f"{accuracy(ceiling):.3f}, no option {none}), AUC {area_under_log_error(second):.3f}"
    )


def write(path: Path, models: dict[str, LinearModel], command: str) -> None:
    data = {
        "about": "Scores of the places a toponym may mean, as weights of named features",
        "made_by": command,
        "models": {n: {"bias": m.bias, "weights": dict(m.weights)} for n, m in models.items()},
    }
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"wrote {path}")
