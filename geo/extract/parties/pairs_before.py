"""The parties of what was told just before, where a noun points back to it."""

from __future__ import annotations

from collections.abc import Callable

from geo.extract.lexicon import Frame
from geo.extract.reading import Reading
from geo.extract.telling import Telling
from geo.model import CONFLICT_TYPES, Actor, Token

_MORE = frozenset("new further more additional fresh another similar second extra".split())


def same_pair(reading: Reading, told: list[Telling], noun: Token) -> tuple[Actor, ...]:
    """Return the two told of in the sentence: "will buy gas from Oman under a contract"."""
    if not told or reading.tokens[told[-1].i].sentence != noun.sentence:
        return ()
    if reading.tokens[noun.head].text.lower() not in ("under", "in", "with", "by"):
        return ()
    last = told[-1]
    if reading.clause(noun.i).i != reading.clause(last.i).i:
        return ()  # "received a loan and pays what is due under the contracts"
    pair = {actor.key: actor for actor in (*last.sources, *last.targets)}
    if len(pair) != 2 or last.frame.type in CONFLICT_TYPES:
        return ()
    return tuple(pair.values())


def met_before(reading: Reading, told: list[Telling], noun: Token) -> tuple[Actor, ...]:
    """Return who met: "They met in Oslo. The talks, hosted by", "broke with Mali after talks"."""
    for telling in told[-1:]:
        parties = (*telling.sources, *telling.targets)
        if reading.tokens[telling.i].sentence == noun.sentence and len(parties) == 2:
            return parties
    if not points_back(reading, noun):
        return ()
    for telling in reversed(told[-3:]):
        near = noun.sentence - reading.tokens[telling.i].sentence <= 1
        parties = (*telling.sources, *telling.targets)
        if near and telling.frame.type == "CONSULT" and len(parties) > 1:
            return parties
    return ()


def talked_before(
    reading: Reading, told: list[Telling], noun: Token | None, own: frozenset[str]
) -> tuple[Actor, ...]:
    """Return who talk, or may, by what was told before: "That dialogue is led by the Union"."""
    if noun is None or not points_back(reading, noun):
        return ()
    for telling in reversed(told[-4:]):
        if noun.sentence - reading.tokens[telling.i].sentence > 2:
            break
        between = telling.targets if len(telling.targets) > 1 else ()
        parties = between or (*telling.sources, *telling.targets)
        others = tuple(a for a in parties if a.key not in own)
        if telling.frame.type in ("CONSULT", "AGREE") and len(others) > 1:
            return others
    return ()


def hit_before(
    reading: Reading, told: list[Telling], verb: Token, own: frozenset[str]
) -> tuple[Actor, ...]:
    """Return against whom what is taken back was: "cut ties with Oman and restored them later"."""
    for telling in reversed(told[-3:]):
        near = verb.sentence - reading.tokens[telling.i].sentence <= 1
        if near and telling.frame.type == "SANCTION" and own & {a.key for a in telling.sources}:
            return telling.targets
    return ()


def points_back(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun means an attack told of before: "the attack", "that raid"."""
    return any(
        c.dep == "det" and c.text.lower() in ("the", "this", "that", "these", "those", "both")
        for c in reading.analysis.children(noun.i)
    )


def is_another(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is more of what was told: "tougher sanctions", "a new tariff"."""
    return any(
        child.tag == "JJR" or child.text.lower() in _MORE
        for child in reading.analysis.children(noun.i)
    )


def as_before(
    reading: Reading,
    after: Callable[[Token, str, Frame], tuple[Actor, ...]],
    noun: Token,
    frame: Frame,
) -> tuple[Actor, ...]:
    """Return whom the same noun was aimed at in this sentence or the one before."""
    for token in reversed(reading.tokens[: noun.i]):
        if noun.sentence - token.sentence > 1:
            break
        if token.lemma.lower() == frame.word and token.pos == "NOUN":
            for slot in frame.targets:
                if found := after(token, slot, frame):
                    return found
    return ()
