"""From toponyms to places: the likeliest option, the losing ones, and the reasons for both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from geo.gazetteer import Gazetteer
from geo.model import Analysis, Candidate, Place, Resolution, Toponym
from geo.recognize.linear import LinearModel, read_weights
from geo.resolve.company import COMPANY
from geo.resolve.confidence import scores
from geo.resolve.options import Option
from geo.resolve.prefer import preferred, same_ground, within
from geo.resolve.prior import PRIOR
from geo.resolve.rank import Ranking, Scene, rank
from geo.resolve.senses import Sense, find_senses

KEPT = 6
"""Candidates kept for a reader to choose from."""

_SAYS = {
    "people": "many people live there",
    "capital": "it is a capital",
    "most notable": "the best known of that name",
    "share of namesakes' people": "larger than its namesakes",
    "kind country": "it is a country",
    "kind province": "it is a province",
    "form name": "named in full",
    "form demonym": "the country of the adjective",
    "form abbreviation": "a usual abbreviation",
    "in the container": "the text says what it lies in",
    "outlet's place": "the publisher is of there",
    "in the title": "the title names it",
    "country's share": "other places named are in the same country",
    "division's share": "other places named are in the same province",
    "country named": "its country is named",
    "division named": "its province is named",
    "holds another": "it contains another place named",
    "country that holds another": "it is the country of another place named",
    "province that holds another": "it is the province of another place named",
    "near the first place": "near the first place named",
    "outlet's country": "the publisher is of that country",
    "within 50 km": "close to other places named",
    "within 300 km": "near other places named",
    "nearest neighbour": "near another place named",
    "neighbours in text": "near the place named beside it",
    "says its kind": "the text says what kind of place it is",
    "name as written": "written just so",
}


def resolve(
    analysis: Analysis, toponyms: Sequence[Toponym], gazetteer: Gazetteer
) -> tuple[Resolution, ...]:
    """Return what each toponym means, in the same order.

    One surface means one place throughout an article, unless the text says otherwise. A toponym
    whose name the gazetteer lacks has no place.

    Parameters
    ----------
    analysis
        Its grammar need not be parsed.
    """
    if not toponyms:
        return ()
    senses = find_senses(analysis, toponyms, gazetteer)
    scene = Scene(analysis, senses, len(toponyms), gazetteer)
    models = read_weights("resolution")
    ranking = rank(scene, models)
    gains = _gains(ranking, models["together"])
    candidates = [
        preferred(
            _candidates(ranking, sense, n, models, gains), sense, toponyms, analysis, gazetteer
        )
        for n, sense in enumerate(senses)
    ]
    for n, sense in enumerate(senses):
        if sense.container is not None and sense.container < sense.mentions[0]:
            outer = candidates[scene.sense_of[sense.container]]
            candidates[n] = within(candidates[n], outer[0].place) if outer else candidates[n]
    return tuple(
        _resolution(toponym, candidates[scene.sense_of[i]], gazetteer)
        for i, toponym in enumerate(toponyms)
    )


def _resolution(
    toponym: Toponym, candidates: tuple[Candidate, ...], gazetteer: Gazetteer
) -> Resolution:
    if toponym.role == "demonym" and (demonym := gazetteer.demonym(toponym.surface)):
        chosen = _chosen(candidates, demonym.place) or Candidate(
            demonym.place, 0.9, ("the country of the adjective",)
        )
        return Resolution(toponym, chosen.place, chosen.score, candidates, chosen.reasons)
    if toponym.role == "metonym" and (speaker := gazetteer.speaker(toponym.surface)):
        state = gazetteer.country(speaker.country) if speaker.country else speaker.place
        if state is not None:
            reason = f"speaks for {state.name}"
            return Resolution(toponym, state, 0.9, candidates, (reason,))
    if not candidates:
        return Resolution(toponym, None, 0.0, (), ("the gazetteer does not know the name",))
    best = candidates[0]
    return Resolution(toponym, best.place, _sureness(candidates), candidates, best.reasons)


def _sureness(candidates: Sequence[Candidate]) -> float:
    """Return how sure the place on the ground is: a town and its district are there together."""
    best = candidates[0].place
    there = [c.score for c in candidates if same_ground(c.place, best)]
    return round(min(1.0, sum(there)), 4)


def _chosen(candidates: Sequence[Candidate], place: Place) -> Candidate | None:
    return next((c for c in candidates if c.place.id == place.id), None)


def _candidates(
    ranking: Ranking,
    sense: Sense,
    n: int,
    models: Mapping[str, LinearModel],
    gains: Sequence[Sequence[float]],
) -> tuple[Candidate, ...]:
    rows = ranking.world.rows(n)
    if not sense.options:
        return ()
    places, worth = ranking.world.places[rows], scores(ranking, sense, n, models)
    order = sorted(range(len(places)), key=lambda m: (-worth[m], places[m].id))[:KEPT]
    return tuple(
        Candidate(
            places[m],
            round(float(worth[m]), 4),
            _reasons(gains[rows.start + m] if len(places) > 1 else (), sense.options[m]),
        )
        for m in order
    )


def _gains(ranking: Ranking, model: LinearModel) -> list[list[float]]:
    """Return what each of ``_SAID`` adds to each option, beside the mean of its sense's options."""
    world = ranking.world
    if not world.places:
        return []
    told = ranking.features[:, [k for k, _ in _SAID]]
    sums = np.add.reduceat(told, world.starts)
    means = np.repeat(sums / world.sizes[:, None], world.sizes, axis=0)
    weights = np.array([model.weights.get(name, 0.0) for _, name in _SAID])
    gains: list[list[float]] = ((told - means) * weights).tolist()
    return gains


def _reasons(gains: Sequence[float], option: Option) -> tuple[str, ...]:
    """Return what speaks most for an option beside its rivals, in words.

    Parameters
    ----------
    gains
        What each of ``_SAID`` adds to it; empty where it has no rivals.
    """
    told: list[str] = []
    if option.form == "historic":
        told.append("a former name")
    if option.bent:
        told.append("the name was read without a word of direction or kind")
    if not gains:
        return (*told, "the only place of that name")
    best = [(gain, name) for gain, (_, name) in zip(gains, _SAID, strict=True) if gain > 0.1]
    told += [_SAYS[name] for _, name in sorted(best, reverse=True)[:3]]
    return tuple(told) or ("one of several of that name",)


_SAID = tuple((k, name) for k, name in enumerate(PRIOR + COMPANY) if name in _SAYS)
