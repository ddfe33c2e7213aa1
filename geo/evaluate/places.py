"""Scores recognition and resolution against an annotated corpus, in the words of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from geo.evaluate.corpora import Annotated, Corpus
from geo.evaluate.scoring import (
    NEAR_KM,
    Counts,
    Interval,
    accuracy,
    area_under_log_error,
    bootstrap,
    calibration_error,
    error_km,
    f1,
    mean_km,
    median_km,
    precision,
    recall,
    reliability,
    trimmed,
)
from geo.gazetteer import Gazetteer
from geo.language import Analyst
from geo.model import Analysis, LonLat, Resolution
from geo.recognize import Mention, recognise_with_reasons, toponyms_given
from geo.resolve import resolve

WORST = 12
"""How many errors of each kind a report lists."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A gold span that was not found, or a found one that is not gold, and why."""

    surface: str
    why: str


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A gold toponym that was put elsewhere: how far off, where, and what spoke for it."""

    surface: str
    km: float
    put: str
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """An article beside its gold.

    Attributes
    ----------
    found
        Counts of exact spans.
    placed
        Counts of exact spans within 161 km; gold without coordinates needs its span only.
    errors
        Kilometres off, for each gold toponym that has coordinates.
    promises
        For each of these that was put somewhere, the confidence and whether it was kept.
    """

    found: Counts
    placed: Counts
    errors: tuple[float, ...]
    promises: tuple[tuple[float, bool], ...]
    missed: tuple[Missed, ...]
    extra: tuple[Missed, ...]
    misplaced: tuple[Misplaced, ...]


def evaluate_places(corpus: Corpus, analyst: Analyst, gazetteer: Gazetteer) -> str:
    """Return a report on a corpus, read as ``geo parse`` reads it."""
    return report(corpus, tuple(judge_all(corpus, analyst, gazetteer)))


def judge_all(corpus: Corpus, analyst: Analyst, gazetteer: Gazetteer) -> Iterator[Judged]:
    """Judge every article of a corpus, in order."""
    analyses = analyst.analyse_all(a.article for a in corpus.articles)
    for annotated, analysis in zip(corpus.articles, analyses, strict=True):
        yield judge(annotated, analysis, gazetteer, demonyms=corpus.convention != "places")


def judge(
    annotated: Annotated, analysis: Analysis, gazetteer: Gazetteer, *, demonyms: bool
) -> Judged:
    """Judge one article.

    Parameters
    ----------
    demonyms
        Whether the annotators counted adjectives and peoples: if not, those found are left out.
    """
    text = analysis.article.text
    mentions = recognise_with_reasons(analysis, gazetteer)
    toponyms = tuple(m.toponym for m in mentions if m.accepted)
    found = {
        trimmed(text, r.toponym.span): r
        for r in resolve(analysis, toponyms, gazetteer)
        if demonyms or r.toponym.role != "demonym"
    }
    gold = {trimmed(text, g.span): g.point for g in annotated.gold}
    right = gold.keys() & found.keys()
    placed = sum(_close(gold[span], found[span]) for span in right)
    given = toponyms_given(analysis, (g.span for g in annotated.gold), toponyms, gazetteer)
    points = {g.span: g.point for g in annotated.gold}
    scored = [
        (r, error_km(point, r.place))
        for r in resolve(analysis, given, gazetteer)
        if (point := points[r.toponym.span]) is not None
    ]
    why = {trimmed(text, m.toponym.span): _last(m) for m in mentions}
    return Judged(
        Counts(len(right), len(found), len(gold)),
        Counts(placed, len(found), len(gold)),
        tuple(km for _, km in scored),
        tuple((r.confidence, km <= NEAR_KM) for r, km in scored if r.place),
        tuple(
            Missed(s.of(text), why.get(s, "never proposed")) for s in sorted(gold.keys() - right)
        ),
        tuple(Missed(s.of(text), why.get(s, "")) for s in sorted(found.keys() - right)),
        tuple(_misplaced(r, km) for r, km in scored if km > NEAR_KM),
    )


def report(corpus: Corpus, judged: Sequence[Judged]) -> str:
    """Return the figures of a corpus, its calibration and its worst errors, in lines."""
    gold = sum(j.found.gold for j in judged)
    pointed = sum(len(j.errors) for j in judged)
    return "\n".join(
        [
            f"{corpus.name}: {len(judged)} articles, {gold} toponyms, {pointed} with coordinates",
            "  recognition, exact spans",
            f"    precision   {_interval(judged, _found(precision))}",
            f"    recall      {_interval(judged, _found(recall))}",
            f"    F1          {_interval(judged, _found(f1))}",
            "  resolution, given the gold spans",
            f"    acc@161 km  {_interval(judged, _errors(accuracy))}",
            f"    AUC         {_interval(judged, _errors(area_under_log_error))}",
            f"    mean km     {_errors(mean_km)(judged):.0f}",
            f"    median km   {_errors(median_km)(judged):.1f}",
            "  end to end, exact spans within 161 km",
            f"    F1          {_interval(judged, lambda some: f1([j.placed for j in some]))}",
            *_calibration(judged),
            *_listed("gold not found", [m for j in judged for m in j.missed]),
            *_listed("found, not gold", [m for j in judged for m in j.extra]),
            *_worst([m for j in judged for m in j.misplaced]),
        ]
    )


def _close(gold: LonLat | None, found: Resolution) -> bool:
    return gold is None or error_km(gold, found.place) <= NEAR_KM


def _misplaced(resolution: Resolution, km: float) -> Misplaced:
    place = resolution.place
    put = f"{place.name} ({place.kind}, {place.country or 'no country'})" if place else "nowhere"
    return Misplaced(resolution.toponym.surface, km, put, "; ".join(resolution.reasons))


def _last(mention: Mention) -> str:
    return mention.reasons[0] if mention.reasons else ""


def _found(figure: Callable[[Sequence[Counts]], float]) -> Callable[[Sequence[Judged]], float]:
    return lambda judged: figure([j.found for j in judged])


def _errors(figure: Callable[[Sequence[float]], float]) -> Callable[[Sequence[Judged]], float]:
    return lambda judged: figure([km for j in judged for km in j.errors])


def _interval(judged: Sequence[Judged], figure: Callable[[Sequence[Judged]], float]) -> Interval:
    return bootstrap(judged, figure)


def _calibration(judged: Sequence[Judged]) -> Iterator[str]:
    rows = reliability([pair for j in judged for pair in j.promises])
    yield f"  confidence (expected calibration error {calibration_error(rows):.3f})"
    yield "    promised     count  mean   kept"
    for row in rows:
        bounds, count = f"{row.low:.1f} to {row.high:.1f}", f"{row.count:6d}"
        yield f"    {bounds}  {count}  {row.promised:.2f}   {row.kept:.2f}"


def _listed(title: str, items: Sequence[Missed]) -> Iterator[str]:
    yield f"  {title}: {len(items)}"
    for item, count in Counter(items).most_common(WORST):
        yield f"    {count:4d} × {item.surface!r}: {item.why}"


def _worst(items: Sequence[Misplaced]) -> Iterator[str]:
    yield f"  put elsewhere: {len(items)}"
    groups: dict[tuple[str, str], list[Misplaced]] = {}
    for item in items:
        groups.setdefault((item.surface, item.put), []).append(item)
    # The costliest first: how often, and how far on the scale that errors are counted by.
    ordered = sorted(groups.values(), key=lambda group: -sum(_cost(i.km) for i in group))
    for group in ordered[:WORST]:
        first = group[0]
        what = f"{first.surface!r} → {first.put}, {first.km:.0f} km"
        yield f"    {len(group):4d} × {what}: {first.why}"


def _cost(km: float) -> float:
    return area_under_log_error([km])
