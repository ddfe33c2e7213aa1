"""Why a candidate was or was not taken for a place, in words a reader can follow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from geo.recognize.decide import Decision
from geo.recognize.features import Features

_LABELS = {
    "GPE": "a place with a government",
    "LOC": "a place",
    "FAC": "a building or site",
    "NORP": "a people or group",
    "ORG": "an organisation",
    "PERSON": "a person",
    "EVENT": "an event",
    "PRODUCT": "a product",
    "WORK_OF_ART": "a title of a work",
    "LAW": "a law",
    "LANGUAGE": "a language",
    "DATE": "a date",
}


def reasons_for(
    decision: Decision, accepted: bool, chosen: Sequence[Decision], features: Features
) -> tuple[str, ...]:
    """Return the reasons, the weightiest first."""
    first, last = decision.stretch
    reasons = []
    if not accepted:
        # Those chosen stand in text order and don't overlap: only the first to end here can.
        at = bisect_left(chosen, first, key=lambda other: other.stretch[1])
        if at < len(chosen) and chosen[at].stretch[0] <= last:
            return (f"part of “{features.surface(chosen[at].stretch)}”",)
    reasons.append(_entity(decision))
    facts = set(decision.facts)
    if any(f.startswith("part of a person") for f in facts) and not accepted:
        reasons.append("elsewhere in the article it is part of a person's name")
    if "before=title" in facts or "before=given" in facts:
        reasons.append("a title or given name stands before it")
    if "common word" in facts and not accepted:
        reasons.append("an everyday word as well as a name")
    if any(f.startswith("run to organisation") for f in facts) and not accepted:
        reasons.append("part of an organisation's name")
    if any(f.startswith("known=none") for f in facts):
        reasons.append("not in the gazetteer")
    reasons.append(
        f"{'is' if accepted else 'would be'} a place with probability {decision.probability:.2f}"
    )
    return tuple(reason for reason in reasons if reason)


def _entity(decision: Decision) -> str:
    entity = next(
        (f[7:] for f in decision.facts if f.startswith("entity=") and "&" not in f), "none"
    )
    if entity == "none":
        return "a name the gazetteer knows, which the language model left alone"
    relation, _, label = entity.rpartition(" ")
    what = _LABELS.get(label, label.lower())
    if not relation:
        return f"read as {what}"
    return (
        f"{relation} what was read as {what}"
        if relation != "covers"
        else f"covers what was read as {what}"
    )
