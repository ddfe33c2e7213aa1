"""Learn which place is meant: a softmax over each sense's options, fitted in two rounds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from geo.evaluate.scoring import FARTHEST_KM, NEAR_KM, accuracy, area_under_log_error
from geo.geometry import distance_km
from geo.model import LonLat, Place
from geo.recognize import recognise, toponyms_given
from geo.recognize.linear import LinearModel
from geo.resolve.company import COMPANY
from geo.resolve.confidence import facts, sharpened
from geo.resolve.prior import PRIOR, broad_kind
from geo.resolve.rank import Ranking, Scene, rank
from geo.resolve.senses import find_senses
from tools.training.corpora import Reading
from tools.training.recognition import learn as learn_logistic

PENALTY = 0.5
SAME_PLACE_KM = 8.0
LEAST_SPREAD = 0.4
COUNTRY_KM = 1500.0
FOLDS = 5
START = LinearModel(
    0.0, {"people": 1.0, "kind country": 4.0, "kind province": 3.0, "in the container": 6.0}
)
Models = Mapping[str, LinearModel]


@dataclass
class Example:
    """An article's gold toponyms, sorted into senses.

    Attributes
    ----------
    km
        For each sense, how far its options (columns) are from its mentions' gold points (rows).
    """

    scene: Scene
    km: list[np.ndarray]


def train_resolution(readings: Sequence[Reading], out: Path | None, command: str) -> None:
    """Cross-validate between corpora, then write the weights learned from all."""
    examples = {r.name: examples_of(r) for r in readings}
    for reading in readings:
        if len(readings) > 1:
            others = [e for name in examples if name != reading.name for e in examples[name]]
            report(f"{reading.name}, trained on the rest", examples[reading.name], fit(others))
    everything = [e for own in examples.values() for e in own]
    held_out = list(held_out_rankings(everything))
    start = 0
    for name, own in examples.items():
        rows = slice(start, start + len(own))
        report_rankings(f"{name}, trained on four fifths of both", own, held_out[rows])
        start += len(own)
    models = fit(everything) | calibrate(everything, held_out)
    for reading in readings:
        report(f"{reading.name}, trained on all (flattering)", examples[reading.name], models)
    if out:
        write(out / "resolution.json", models, command)


def examples_of(reading: Reading) -> list[Example]:
    found = []
    for annotated, analysis in reading.articles:
        points = {g.span: g.point for g in annotated.gold}
        recognised = recognise(analysis, reading.gazetteer)
        toponyms = toponyms_given(analysis, points, recognised, reading.gazetteer)
        senses = find_senses(analysis, toponyms, reading.gazetteer)
        scene = Scene(analysis, senses, len(toponyms), reading.gazetteer)
        gold = [[points[toponyms[i].span] for i in sense.mentions] for sense in senses]
        found.append(Example(scene, [distances(scene, n, p) for n, p in enumerate(gold)]))
    return found


def distances(scene: Scene, sense: int, points: Sequence[LonLat | None]) -> np.ndarray:
    places = scene.world.places[scene.world.rows(sense)]
    rows = [[distance_km(place.point, point) for place in places] for point in points if point]
    return np.array(rows, dtype=float).reshape(len(rows), len(places))


def fit(examples: Sequence[Example]) -> dict[str, LinearModel]:
    """Fit the first look on priors, the second on what the first makes of the company."""
    models = {"alone": START, "together": START}
    models["alone"] = learn(examples, models, PRIOR, rounds=0)
    models["together"] = models["alone"]
    for rounds in (1, 2, 3, 3):
        models["together"] = learn(examples, models, PRIOR + COMPANY, rounds=rounds)
    return models


def learn(
    examples: Sequence[Example], models: Models, names: tuple[str, ...], rounds: int
) -> LinearModel:
    rows, groups, good, weights, count = [], [], [], [], 0
    for example in examples:
        ranking = rank(example.scene, models, rounds)
        for n, km in enumerate(example.km):
            if not km.shape[0] or km.shape[1] < 2:
                continue
            near = (km <= NEAR_KM).mean(axis=0)
            # Of a city and the province named after it, the one whose point is the gold point.
            close = near * np.exp(-km.mean(axis=0) / SAME_PLACE_KM) + 1e-3 * near
            if near.max() == 0:
                continue
            rows.append(ranking.features[ranking.world.rows(n), : len(names)])
            good.append(close / close.sum())
            groups.extend([count] * km.shape[1])
            weights.append(km.shape[0] ** 0.7)
            count += 1
    matrix, target = np.vstack(rows), np.concatenate(good)
    group, weight = np.array(groups), np.array(weights)
    # A rare feature must not win by being rare: its weight is held down as a common one's is.
    scale = np.maximum(matrix.std(axis=0), LEAST_SPREAD)
    matrix = matrix / scale

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ w
        top = np.full(count, -np.inf)
        np.maximum.at(top, group, scores)
        powers = np.exp(scores - top[group])
        total = np.bincount(group, powers, count)
        p = powers / total[group]
        value = -(weight[group] * target * np.log(p + 1e-12)).sum()
        slope = matrix.T @ (weight[group] * (p - target))
        return value + PENALTY * (w @ w), slope + 2 * PENALTY * w

    best = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    )
    values = best.x / scale
    values[matrix.std(axis=0) == 0] = 0.0
    return LinearModel(
        0.0, {name: round(float(v), 3) for name, v in zip(names, values, strict=True)}
    )


def held_out_rankings(examples: Sequence[Example]) -> Iterator[Ranking]:
    """Rank each article by what the others, in five parts, have taught."""
    models = [
        fit([e for n, e in enumerate(examples) if n % FOLDS != fold]) for fold in range(FOLDS)
    ]
    for n, example in enumerate(examples):
        yield rank(example.scene, models[n % FOLDS])


def calibrate(examples: Sequence[Example], rankings: Sequence[Ranking]) -> dict[str, LinearModel]:
    """Learn from held-out articles how sure to be: of the choice, and of there being one."""
    names, listed, beliefs, right = [], [], [], []
    for example, ranking in zip(examples, rankings, strict=True):
        for n, km in enumerate(example.km):
            if not km.size:
                continue
            rows = ranking.world.rows(n)
            reach = np.array([reach_km(place) for place in ranking.world.places[rows]])
            near = (km <= reach).mean(axis=0)
            names.append(facts(ranking, example.scene.senses[n], n))
            listed.append(near.max() >= 0.5)
            if near.max() >= 0.5 and near.min() < 0.5:
                beliefs.append(ranking.belief[rows])
                right.append(near >= 0.5)
    powers = np.linspace(0.3, 1.5, 49)
    loss = [
        -sum(
            np.log(sharpened(b, power)[good].sum() + 1e-9)
            for b, good in zip(beliefs, right, strict=True)
        )
        for power in powers
    ]
    sharpness = round(float(powers[int(np.argmin(loss))]), 3)
    return {
        "listed": learn_logistic(names, np.array(listed)),
        "sharpness": LinearModel(sharpness, {}),
    }


def reach_km(place: Place) -> float:
    """Return how far from a gold point the right place may be: atlases differ on countries."""
    return COUNTRY_KM if broad_kind(place.kind) in ("country", "region") else NEAR_KM


def report(title: str, examples: Sequence[Example], models: Models) -> None:
    report_rankings(title, examples, [rank(example.scene, models) for example in examples])


def report_rankings(title: str, examples: Sequence[Example], rankings: Sequence[Ranking]) -> None:
    chosen, ceiling, none = [], [], 0
    for example, ranking in zip(examples, rankings, strict=True):
        for n, km in enumerate(example.km):
            if not km.shape[1]:
                none += len(km)
                for errors in (chosen, ceiling):
                    errors.extend([FARTHEST_KM] * len(km))
                continue
            rows = ranking.world.rows(n)
            chosen.extend(km[:, np.argmax(ranking.belief[rows])].tolist())
            ceiling.extend(km.min(axis=1).tolist())
    print(
        f"{title}: acc@161 {accuracy(chosen):.3f} (best option of each {accuracy(ceiling):.3f}, "
        f"no option {none} of {len(chosen)}), AUC {area_under_log_error(chosen):.3f}",
        flush=True,
    )


def write(path: Path, models: Models, command: str) -> None:
    data = {
        "about": "Scores of the places a toponym may mean, as weights of named features; "
        "listed: log-odds of the answer being among them; sharpness: the power that beliefs "
        "are raised to",
        "made_by": command,
        "models": {n: {"bias": m.bias, "weights": dict(m.weights)} for n, m in models.items()},
    }
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"wrote {path}")
