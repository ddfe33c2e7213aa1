"""The words that tell of events: ``data/lexicon/plover.toml`` as frames."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo.errors import DataMissing
from geo.model import CONFLICT_TYPES, QUAD_CLASS, EventType
from geo.settings import ROOT

_FIRST = frozenset({"idiom", "negated", "unwilling", "ceased", "crowd", "first"})
"""Flags of what is told before a verb's plain meaning."""

PATH = ROOT / "data" / "lexicon" / "plover.toml"


@dataclass(frozen=True, slots=True)
class Frame:
    """One way a word tells of an event.

    Attributes
    ----------
    word, particle
        A lemma, and the particle that belongs to it ("turn", "down").
    targets
        Where the other party stands, tried in order: see the lexicon's head.
    objects, unless
        Lemmas of the object that the frame needs, or that rule it out.
    subjects
        Lemmas of the subject that the frame needs.
    around
        Lemmas one of which must stand before a noun ("joint exercises").
    place
        Lemmas one of which must be the target's place ("embassy").
    phrases
        Prepositions, each with a word one of which must follow it ("on", "notice").
    flags
        Further conditions: see the lexicon's head.
    """

    type: EventType
    word: str
    particle: str
    targets: tuple[str, ...]
    objects: frozenset[str]
    unless: frozenset[str]
    subjects: frozenset[str]
    around: frozenset[str]
    place: frozenset[str]
    mutual: bool
    flags: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, str]] = frozenset()

    @property
    def is_force(self) -> bool:
        """Whether the word, whatever its object, may tell of force."""
        return self.type in CONFLICT_TYPES and not self.flags & {"drill", "common"}

    @property
    def is_attack(self) -> bool:
        """Whether the word, whatever its object, may tell of an attack."""
        return self.type == "ASSAULT" and self.is_force


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Frames by lemma, the verbs that only carry a noun, and the groups of words."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    carrying: frozenset[str]
    groups: dict[str, frozenset[str]]

    def verb(self, word: str, kind: EventType) -> Frame:
        """Return the first frame by which a verb tells of a type of event."""
        return next(frame for frame in self.verbs[word] if frame.type == kind)

    def noun(self, word: str, kind: EventType) -> Frame:
        """Return the first frame by which a noun tells of a type of event."""
        return next(frame for frame in self.nouns[word] if frame.type == kind)


@lru_cache(maxsize=1)
def load_lexicon(path: Path = PATH) -> Lexicon:
    """Return the lexicon.

    Raises
    ------
    DataMissing
        The file is not where it ships.
    """
    record = read_words(path)
    groups = {name: frozenset(words.split()) for name, words in record["groups"].items()}
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    for kind in QUAD_CLASS:
        entry = record[kind]
        for table, key, found in ((verbs, "verb", "verbs"), (nouns, "noun", "nouns")):
            for line in entry.get(found, ()):
                mutual = bool(line.get("mutual", entry.get("mutual")))
                for word in str(line[key]).split("|"):
                    frame = _frame(kind, line, word, groups, mutual)
                    table.setdefault(frame.word, []).append(frame)
    return Lexicon(
        {word: tuple(_most_telling_first(frames)) for word, frames in verbs.items()},
        {word: tuple(frames) for word, frames in nouns.items()},
        frozenset(record["carry"]["verbs"].split()),
        groups,
    )


def read_words(path: Path) -> dict[str, Any]:
    """Return a file of the folder data/lexicon as it stands.

    Raises
    ------
    DataMissing
        The file is not where it ships.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataMissing(path, "is missing", "Restore the folder data/lexicon") from error


def _frame(
    kind: EventType, line: dict[str, Any], lemma: str, groups: dict[str, frozenset[str]],
    mutual: bool,
) -> Frame:  # fmt: skip
    word, _, particle = lemma.partition(" ")

    def words(name: str) -> frozenset[str]:
        found: set[str] = set()
        for part in str(line.get(name, "")).split():
            found |= groups[part[1:]] if part.startswith("@") else {part}
        return frozenset(found)

    return Frame(
        kind, word, particle, tuple(str(line["target"]).split()), words("object"),
        words("unless"), words("subject"), words("with"), words("place"), mutual, words("flags"),
        frozenset((after, noun) for after, _, noun in (p.partition(":") for p in words("phrase"))),
    )  # fmt: skip


def _most_telling_first(frames: list[Frame]) -> Iterator[Frame]:
    last = [frame for frame in frames if "none" in frame.targets]
    first = [frame for frame in frames if frame not in last]
    idioms = [frame for frame in first if frame.phrases or frame.flags & _FIRST]
    first = [frame for frame in first if frame not in idioms]
    yield from idioms
    yield from (frame for frame in first if frame.particle)
    yield from (frame for frame in first if not frame.particle)
    yield from last
