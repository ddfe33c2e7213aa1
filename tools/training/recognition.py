"""Learn which candidates are places: two logistic regressions, one on top of the other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from geo.evaluate.corpora import Annotated
from geo.evaluate.scoring import Counts, f1, precision, recall, trimmed
from geo.model import Analysis, Span
from geo.recognize.certain import settle
from geo.recognize.decide import THRESHOLD, Decision, choose, company_of
from geo.recognize.features import Features
from geo.recognize.linear import LinearModel
from geo.recognize.propose import Stretch
from geo.recognize.recogniser import features_of
from geo.recognize.roles import role_of
from tools.training.corpora import Reading

STRENGTH = 0.15
FEWEST = 8
FOLDS = 5
PEOPLES = frozenset({"NORP", "ORG", "GPE", "LOC", ""})
"""What the language model calls the words that an adjective of a place belongs to."""


@dataclass
class Example:
    """An article's candidates, their features, and which of them are gold.

    Attributes
    ----------
    taught
        Which are learned as toponyms: the gold, and adjectives the annotators left out.
    scored
        Which count: adjectives don't where the annotators left them out.
    """

    features: Features
    stretches: tuple[Stretch, ...]
    facts: list[list[str]]
    gold: list[bool]
    taught: list[bool]
    scored: list[bool]
    gold_count: int
    spans: list[Span]
    gold_spans: set[Span]


def train_recognition(readings: Sequence[Reading], out: Path | None, command: str) -> None:
    """Cross-validate between corpora, then write the weights learned from all."""
    examples = {reading.name: examples_of(reading) for reading in readings}
    renamed = {reading.name: renamed_examples_of(reading) for reading in readings}
    for reading in readings:
        if len(readings) > 1:
            names = [name for name in examples if name != reading.name]
            models = fit(
                [e for name in names for e in examples[name]],
                [e for name in names for e in renamed[name]],
            )
            report(f"{reading.name}, trained on the rest", examples[reading.name], models)
            report(f"{reading.name} renamed, trained on the rest", renamed[reading.name], models)
    everything = [e for own in examples.values() for e in own]
    strangers = [e for own in renamed.values() for e in own]
    report_folds({name: len(own) for name, own in examples.items()}, everything, strangers)
    models = fit(everything, strangers)
    for reading in readings:
        report(f"{reading.name}, trained on all (flattering)", examples[reading.name], models)
    if out:
        write(out / "recognition.json", models, command)


def report_folds(
    sizes: dict[str, int], everything: Sequence[Example], strangers: Sequence[Example]
) -> None:
    """Print figures on articles of each corpus, learned from the other articles of both."""
    decided: list[tuple[Decision, ...]] = [()] * len(everything)
    for fold in range(FOLDS):
        models = fit(
            [e for n, e in enumerate(everything) if n % FOLDS != fold],
            [e for n, e in enumerate(strangers) if n % FOLDS != fold],
        )
        for n in range(fold, len(everything), FOLDS):
            decided[n] = decide(everything[n], models)
    start = 0
    for name, size in sizes.items():
        rows = slice(start, start + size)
        table(f"{name}, trained on four fifths of both", everything[rows], decided[rows])
        start += size


def examples_of(reading: Reading) -> list[Example]:
    """Turn each article into labelled candidates."""
    return _examples(reading, reading.articles)


def renamed_examples_of(reading: Reading) -> list[Example]:
    """Turn each article with strangers' names into labelled candidates."""
    return _examples(reading, reading.renamed)


def _examples(reading: Reading, articles: Sequence[tuple[Annotated, Analysis]]) -> list[Example]:
    found = []
    for annotated, analysis in articles:
        features, stretches = features_of(analysis, reading.gazetteer)
        text = annotated.article.text
        gold = {trimmed(text, g.span) for g in annotated.gold}
        spans = [Span(features.words[a].start, features.words[b].end) for a, b in stretches]
        labels = [trimmed(text, span) in gold for span in spans]
        strict = reading.corpus.convention == "places"
        demonyms = [strict and is_demonym(features, stretch) for stretch in stretches]
        scored = [not demonym for demonym in demonyms]
        facts = [features.of(stretch) for stretch in stretches]
        # Where annotators left adjectives out, the language model tells which ones there are.
        taught = [
            right or (demonym and entity_of(features, stretch) in PEOPLES)
            for right, demonym, stretch in zip(labels, demonyms, stretches, strict=True)
        ]
        found.append(
            Example(features, stretches, facts, labels, taught, scored, len(gold), spans, gold)
        )
    return found


def is_demonym(features: Features, stretch: Stretch) -> bool:
    """Tell whether a candidate is the adjective or people of a place."""
    known = features.knowledge.of(features.surface(stretch))
    label = entity_of(features, stretch)
    role, _ = role_of(stretch, features.view, known, label, features.knowledge.gazetteer)
    return role == "demonym"


def entity_of(features: Features, stretch: Stretch) -> str:
    index = features.view.entities[stretch[0]]
    return "" if index < 0 else features.analysis.entities[index].label


def fit(own: Sequence[Example], renamed: Sequence[Example]) -> dict[str, LinearModel]:
    """Learn the first look, then the second from the first's judgement of unseen articles.

    An article and its renamed copy are seen together or not at all.
    """
    examples = [*own, *renamed]
    alone = learn([f for e in examples for f in e.facts], labels(examples))
    together_facts: list[list[str]] = []
    fold_of = np.concatenate([np.arange(len(own)), np.arange(len(renamed))]) % FOLDS
    for fold in range(FOLDS):
        rest = [e for e, f in zip(examples, fold_of, strict=True) if f != fold]
        model = learn([f for e in rest for f in e.facts], labels(rest))
        for n, example in enumerate(examples):
            if fold_of[n] == fold:
                together_facts.append(with_company(example, model))  # type: ignore[arg-type]
    order = [n for fold in range(FOLDS) for n in range(len(examples)) if fold_of[n] == fold]
    flat = [f for facts in together_facts for f in facts]
    truth = np.concatenate([labels([examples[n]]) for n in order])
    return {"alone": alone, "together": learn(flat, truth)}


def with_company(example: Example, model: LinearModel) -> list[list[str]]:
    first = [model.log_odds(facts) for facts in example.facts]
    company = company_of(example.features, example.stretches, first)
    return [facts + more for facts, more in zip(example.facts, company, strict=True)]


def labels(examples: Sequence[Example]) -> np.ndarray:
    return np.array([taught for e in examples for taught in e.taught])


def learn(facts: Sequence[Sequence[str]], truth: np.ndarray) -> LinearModel:
    """Fit a logistic regression on features seen often enough."""
    counts = Counter(name for names in facts for name in set(names))
    index = {name: n for n, name in enumerate(sorted(k for k, v in counts.items() if v >= FEWEST))}
    columns, ends = [], [0]
    for names in facts:
        columns.extend(sorted({index[name] for name in names if name in index}))
        ends.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(facts), len(index)))
    model = LogisticRegression(C=STRENGTH, max_iter=400, solver="lbfgs", tol=1e-3).fit(
        matrix, truth
    )
    weights = {name: round(float(model.coef_[0, n]), 3) for name, n in index.items()}
    return LinearModel(
        round(float(model.intercept_[0]), 3), {k: v for k, v in weights.items() if abs(v) >= 0.02}
    )


def decide(example: Example, models: dict[str, LinearModel]) -> tuple[Decision, ...]:
    facts = with_company(example, models["alone"])
    decisions = tuple(
        Decision(stretch, models["together"].log_odds(names), tuple(names))
        for stretch, names in zip(example.stretches, facts, strict=True)
    )
    return settle(example.features, decisions)


def report(title: str, examples: Sequence[Example], models: dict[str, LinearModel]) -> None:
    """Print precision, recall and F1, at the threshold in use and at others."""
    table(title, examples, [decide(e, models) for e in examples])


def table(title: str, examples: Sequence[Example], decided: Sequence[tuple[Decision, ...]]) -> None:
    ceiling = sum(sum(e.gold) for e in examples) / sum(e.gold_count for e in examples)
    count = sum(len(e.stretches) for e in examples)
    print(f"{title}: {ceiling:.3f} of the gold is proposed, {count} candidates")
    for threshold in sorted({-1.2, -0.8, THRESHOLD, 0.0, 0.4}):
        counts = [score(e, choose(d, threshold)) for e, d in zip(examples, decided, strict=True)]
        mark = "*" if threshold == THRESHOLD else " "
        print(
            f"  {mark} threshold {threshold:+.1f}: P {precision(counts):.3f} "
            f"R {recall(counts):.3f} F1 {f1(counts):.3f}"
        )


def score(example: Example, chosen: Sequence[Decision]) -> Counts:
    place = {stretch: n for n, stretch in enumerate(example.stretches)}
    rows = [place[d.stretch] for d in chosen]
    found = [n for n in rows if example.scored[n]]
    right = sum(example.gold[n] for n in rows)
    wrong = sum(not example.gold[n] for n in found)
    return Counts(right, right + wrong, example.gold_count)


def write(path: Path, models: dict[str, LinearModel], command: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = {
        "about": "Log-odds of a candidate being a place, as weights of named features",
        "made_by": command,
        "models": {
            name: {"bias": m.bias, "weights": dict(sorted(m.weights.items()))}
            for name, m in models.items()
        },
    }
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"wrote {path}: {', '.join(f'{len(m.weights)} weights {n}' for n, m in models.items())}")
