"""What a place's name stands for: the place itself, those who rule there, or its people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.gazetteer import Gazetteer
from geo.model import Role, Span, Toponym
from geo.recognize.known import Known
from geo.recognize.lexicon import PREPOSITIONS
from geo.recognize.propose import Stretch
from geo.recognize.words import Words

_SPATIAL = frozenset(
    "in at near to into inside outside around across throughout toward towards from of via off "
    "beside opposite".split()
)
_BETWEEN_STATES = frozenset(
    "ties relations relationship partnership talks deal deals agreement agreements pact treaty "
    "tension tensions dispute pressure cooperation alliance dialogue negotiations understanding "
    "rapprochement rivalry support war trade diplomacy contacts consultations loyalty".split()
)
_AUXILIARY = frozenset(
    "has have had will would may might could should must can is was does did do".split()
)
_ACTS = (
    "accept accuse accus acknowledg agre aim align announc appeal approv argu ask back "
    "ban believ block boycott brand call charg claim clos condemn confirm consider "
    "criticis criticiz decid declar decr demand deni deny deploy denounc dismiss disput "
    "express expel fear forg fund grant hail hop impos improv insist intend invit "
    "launch maintain offer oppos plan pledg prefer promis protest pursu push "
    "recognis recogniz refus reject reiterat repl report respond restor retaliat rul said "
    "sanction say seek see sent send sign signal support suspect suspend sworn threaten "
    "told tri turn urg veto view voic vow wait want warn welcom withdraw wish"
).split()
_ACT = re.compile(rf"^(?:{'|'.join(_ACTS)})(?:e|es|s|ed|d|ies|ied|ing)?$")
_IRREGULAR = (
    "began bought broke built came chose cut drew fell fought gave grew had has held hit is kept "
    "knew laid led left lent let lost made met paid put rose sat saw sent set shut sold spent "
    "spoke stood struck swore took was went won"
).split()
_VERB = re.compile(rf"^(?:\w+ed|\w+ly|{'|'.join((*_IRREGULAR, *sorted(_AUXILIARY)))})$")
RULES_ELSEWHERE = "stands for those who rule from there, as elsewhere"
"""Why a name that could be the place itself is taken for its government."""

_NOTABLE = 4
"""How far down its namesakes a capital may stand: behind its province and another's."""
_PARTICIPLES = frozenset("been also long now already repeatedly closely since not never".split())


def role_of(
    stretch: Stretch, view: Words, known: Known, label: str, gazetteer: Gazetteer
) -> tuple[Role, str]:
    """Return the role of an accepted candidate, and why.

    Parameters
    ----------
    label
        The language model's label of the entity that is exactly these words, or "".
    """
    if known.demonym is not None and _speaks_of_people(known, view, stretch, label):
        return (
            "demonym",
            f"“{known.demonym.word}” is the adjective or people of {known.demonym.place.name}",
        )
    use = known.speaker.use if known.speaker else ""
    if use == "both" and known.kind == "metropolis":
        use = ""  # Fortaleza is a large city before it is a palace
    capital = bool(known.named) and _seat_of_power(known, gazetteer)
    if not (use or capital):
        return "literal", "names the place itself"
    if use in ("metonym", "both") and not _stands_in_space(stretch, view):
        return "metonym", "stands for those who rule from there"
    if use == "metonym" and not known.named:
        return "metonym", "stands for those who rule from there"
    if capital and (reason := _acts(stretch, view)):
        return "metonym", reason
    return "literal", "names the place itself"


def same_roles(toponyms: Sequence[Toponym], view: Words) -> tuple[Toponym, ...]:
    """Read a capital that rules elsewhere in the article as ruling where it is a subject, too.

    Those read anew are new toponyms, for the reason ``RULES_ELSEWHERE``; the others stay the same.
    """
    ruling = {toponym.surface for toponym in toponyms if toponym.role == "metonym"}
    return tuple(
        replace(toponym, role="metonym")
        if toponym.role == "literal" and toponym.surface in ruling and _may_act(toponym.span, view)
        else toponym
        for toponym in toponyms
    )


def _may_act(span: Span, view: Words) -> bool:
    """Tell whether a name stands as a subject does: no preposition before, a verb after."""
    stretch = view.range_of(span)
    if stretch is None:
        return False
    words, (first, last) = view.words, stretch
    sentence = words[first].sentence
    before = words[first - 1] if first and words[first - 1].sentence == sentence else None
    after = words[last + 1] if last + 1 < len(words) else None
    if after is None or after.sentence != sentence or not _VERB.match(after.low):
        return False
    if before is None or before.shape == "mark" or before.low == "that":
        return True
    return before.low not in PREPOSITIONS and before.shape in ("lower", "Title")


def _speaks_of_people(known: Known, view: Words, stretch: Stretch, label: str) -> bool:
    if not known.named:
        return True
    # A word that is both ("Georgian" is a demonym, "Georgia" is not): the model's label decides.
    if label in ("NORP", "LANGUAGE") or known.kind in ("people", "hamlet", "town", "nature"):
        return True
    # "Canadian" is a county in Oklahoma, too; few texts mean that.
    nation = known.demonym is not None and known.demonym.place.kind == "country"
    return nation and known.named[0].place.kind == "district"


def _seat_of_power(known: Known, gazetteer: Gazetteer) -> bool:
    return any(gazetteer.capital_of(n.place.id) is not None for n in known.named[:_NOTABLE])


def _stands_in_space(stretch: Stretch, view: Words) -> bool:
    """Tell whether it is a building here: "at the Kremlin", "the Kremlin wall"."""
    words = view.words
    i = stretch[0] - 1
    while i >= 0 and words[i].low in ("the", "old", "new", "grand"):
        i -= 1
    if i >= 2 and words[i].low in ("and", "or") and words[i - 1].capital:
        # "at Recife and Fortaleza": what holds for the first holds for the second.
        i = view.runs[i - 1][0] - 1
    if (
        i >= 0
        and words[i].sentence == words[stretch[0]].sentence
        and words[i].low in _SPATIAL - {"of", "from", "to"}
    ):
        return True
    j = stretch[1] + 1
    return j < len(words) and words[j].low in {
        "wall",
        "walls",
        "gate",
        "gates",
        "lawn",
        "grounds",
        "gardens",
        "palace",
        "hall",
        "complex",
        "tower",
        "towers",
        "building",
        "courtyard",
        "square",
        "steps",
        "compound",
        "chimes",
    }


def _acts(stretch: Stretch, view: Words) -> str:
    words = view.words
    first, last = stretch
    sentence = words[first].sentence

    def low(i: int) -> str:
        return words[i].low if 0 <= i < len(words) and words[i].sentence == sentence else ""

    before = low(first - 1)
    if before in _SPATIAL:
        return _among_states(first, low)
    j = last + 1
    if low(j) == "and" and low(j + 1) and words[j + 1].capital:
        j += 2
    if _ACT.match(low(j)) and low(j) not in ("",):
        return f"“{words[j].text}” is what a government does"
    if low(j) in _AUXILIARY:
        k = j + 1
        while low(k) in _PARTICIPLES:
            k += 1
        if _ACT.match(low(k)) or (low(j) in ("has", "have") and low(k).endswith("ed")):
            return f"“{words[j].text} {words[k].text}” is what a government does"
    if low(j).endswith("ly") and _ACT.match(low(j + 1)):
        return f"“{words[j + 1].text}” is what a government does"
    return _among_states(first, low)


def _among_states(first: int, low) -> str:  # type: ignore[no-untyped-def]
    """Read "in partnership with Moscow", "ties between Islamabad and Moscow"."""
    if low(first - 1) in ("with", "between", "against", "by", "from", "on"):
        for j in range(first - 2, first - 5, -1):
            if low(j) in _BETWEEN_STATES:
                return f"“{low(j)}” is between governments"
    if low(first - 1) == "and" and low(first - 3) == "between":
        return "named beside another power"
    return ""
