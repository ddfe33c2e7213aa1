"""From an analysed article to its toponyms, each with the reasons for and against it."""

from __future__ import annotations

from functools import lru_cache

from geo.gazetteer import Gazetteer
from geo.model import Analysis, Span, Toponym
from geo.recognize.certain import AS_WORKS, settle
from geo.recognize.decide import THRESHOLD, Decision, choose, weigh
from geo.recognize.explain import reasons_for
from geo.recognize.features import Features
from geo.recognize.known import Knowledge
from geo.recognize.linear import read_weights
from geo.recognize.mention import Mention
from geo.recognize.propose import Stretch, propose
from geo.recognize.roles import RULES_ELSEWHERE, role_of, same_roles
from geo.recognize.sites import find_sites
from geo.recognize.words import Words, read_words
from geo.settings import ROOT


def recognise(analysis: Analysis, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the places an article names, in text order, none overlapping another."""
    features, decisions = weigh_all(analysis, gazetteer)
    chosen = choose(decisions, THRESHOLD)
    toponyms = [_toponym(features, decision)[0] for decision in chosen]
    return same_roles(toponyms, features.view)


def recognise_with_reasons(analysis: Analysis, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return all that was weighed: the toponyms, and the known names that were turned down.

    A rejected mention may overlap an accepted one; accepted ones never overlap.
    """
    features, decisions = weigh_all(analysis, gazetteer)
    chosen = choose(decisions, THRESHOLD)
    told = {decision.stretch: _toponym(features, decision) for decision in chosen}
    alike = same_roles([toponym for toponym, _ in told.values()], features.view)
    taken = dict(zip(told, alike, strict=True))
    mentions = []
    for decision in decisions:
        stretch, accepted = decision.stretch, decision.stretch in taken
        if not (accepted or features.knowledge.of(features.surface(stretch)).named):
            continue
        reasons = reasons_for(decision, accepted, chosen, features)
        toponym, why = told[stretch] if accepted else _toponym(features, decision)
        if accepted:
            reasons += (why if taken[stretch] is toponym else RULES_ELSEWHERE,)
            toponym = taken[stretch]
        mentions.append(Mention(toponym, accepted, decision.probability, reasons))
    return tuple(mentions)


def weigh_all(analysis: Analysis, gazetteer: Gazetteer) -> tuple[Features, tuple[Decision, ...]]:
    """Return every candidate of an article with its log-odds."""
    features, stretches = features_of(analysis, gazetteer)
    models = read_weights("recognition")
    decisions = weigh(features, stretches, models["alone"], models["together"])
    return features, settle(features, decisions)


def features_of(analysis: Analysis, gazetteer: Gazetteer) -> tuple[Features, tuple[Stretch, ...]]:
    """Return an article's candidates, ready to be described."""
    view = read_words(analysis)
    sites = frozenset(find_sites(analysis, view, gazetteer))
    stretches = propose(analysis, view, gazetteer, sites)
    return Features(analysis, view, Knowledge(gazetteer), common_words(), sites), stretches


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return words of English that are also names of places ("Mobile", "Nice")."""
    path = ROOT / "data" / "weights" / "common_words.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())


def _toponym(features: Features, decision: Decision) -> tuple[Toponym, str]:
    """Return a candidate as the toponym it is or would be, and why it plays its role."""
    view = features.view
    first, last = decision.stretch
    span = Span(view.words[first].start, view.words[last].end)
    surface = span.of(features.analysis.article.text)
    known = features.knowledge.of(surface)
    label = _label(features, decision.stretch, view)
    role, why = role_of(decision.stretch, view, known, label, features.knowledge.gazetteer)
    if AS_WORKS in decision.facts:
        role, why = "literal", "names the place itself"
    return Toponym(features.analysis.article.id, span, surface, role), why


def _label(features: Features, stretch: tuple[int, int], view: Words) -> str:
    index = view.entities[stretch[0]]
    return "" if index < 0 else features.analysis.entities[index].label
