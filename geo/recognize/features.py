"""What speaks for and against a candidate being a place, as names of features.

Everything here is read off words, entities and the gazetteer: no grammar is needed, so an article
has the same toponyms whether or not it was parsed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from geo.model import Analysis
from geo.recognize.known import Knowledge, Known
from geo.recognize.lexicon import (
    DIRECTIONS,
    DISEASES,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    LOCAL_BODY_HEADS,
    MONTHS_AND_DAYS,
    NUMBERED_ROADS,
    ORG_HEADS,
    PLACE_LEADS,
    PLACE_PREPOSITIONS,
    PLACE_TAILS,
    SAYING,
    STREETS,
    TITLES,
    WORDS_OF_PLACE,
)
from geo.recognize.propose import Stretch
from geo.recognize.words import Word, Words


class Features:
    """The features of an article's candidates.

    Parameters
    ----------
    analysis
        The article.
    view
        Its words.
    knowledge
        The gazetteer.
    common
        Words of English that are also names of places.
    sites
        The stretches that are bare names of fields and mines.

    Attributes
    ----------
    one_case
        Whether all letters are capitals, or none is.
    """

    def __init__(
        self,
        analysis: Analysis,
        view: Words,
        knowledge: Knowledge,
        common: frozenset[str],
        sites: frozenset[Stretch] = frozenset(),
    ) -> None:
        self.analysis = analysis
        self.view = view
        self.words = view.words
        self.knowledge = knowledge
        self.common = common
        self.sites = sites
        self._surfaces: dict[Stretch, str] = {}
        self._classes: dict[int, str] = {}
        shapes = {word.shape for word in view.words if word.text.isalpha()}
        self.one_case = shapes <= {"UPPER", "Title"} if "UPPER" in shapes else shapes == {"lower"}
        self._people, self._labels, self._placed = self._survey()

    def of(self, stretch: Stretch) -> list[str]:
        """Return the names of the features that hold for a candidate."""
        first, last = stretch
        known = self.knowledge.of(self.surface(stretch))
        entity = self._entity(first, last)
        before, after = self._class(first - 1, first), self._class(last + 1, first)
        facts = [
            f"entity={entity}",
            f"known={known.kind}",
            f"entity={entity}&known={known.kind}",
            f"before={before}",
            f"after={after}",
            f"known={known.kind}&before={before}",
            f"known={known.kind}&after={after}",
            f"length={min(3, last - first + 1)}",
        ]
        facts += self._gazetteer(known, stretch)
        facts += self._shape(first, last, known)
        facts += self._surroundings(first, last, entity, before, after)
        facts += self._run(first, last, known)
        facts += self._elsewhere(first, last, known)
        return facts

    def surface(self, stretch: Stretch) -> str:
        """Return the characters of a stretch."""
        surface = self._surfaces.get(stretch)
        if surface is None:
            start, end = self.words[stretch[0]].start, self.words[stretch[1]].end
            surface = self._surfaces[stretch] = self.analysis.article.text[start:end]
        return surface

    def _survey(self) -> tuple[set[str], dict[str, Counter[str]], Counter[str]]:
        """Read the whole article once: who is a person, and how each surface was labelled."""
        people: set[str] = set()
        labels: dict[str, Counter[str]] = {}
        for entity in self.analysis.entities:
            surface = entity.span.of(self.analysis.article.text)
            key = surface.removesuffix("'s").removesuffix("’s").lower()
            labels.setdefault(key, Counter())[entity.label] += 1
            if entity.label == "PERSON":
                parts = key.split()
                if len(parts) > 1:
                    people.update(parts)
        placed: Counter[str] = Counter()
        for i, word in enumerate(self.words[1:], 1):
            if word.capital and self.words[i - 1].low in PLACE_PREPOSITIONS:
                placed[word.low] += 1
        return people, labels, placed

    def _entity(self, first: int, last: int) -> str:
        covers = self.view.entities
        index = covers[first]
        if index < 0:
            inner = {covers[i] for i in range(first, last + 1)} - {-1}
            if not inner:
                return "none"
            return f"covers {self.analysis.entities[min(inner)].label}"
        entity = self.analysis.entities[index]
        label = entity.label
        starts = first == 0 or covers[first - 1] != index or self._skippable(first - 1)
        ends = covers[last] == index and (
            last + 1 == len(covers) or covers[last + 1] != index or self._skippable(last + 1)
        )
        if starts and ends:
            return label
        if covers[last] != index:
            return f"covers {label}"
        return f"{'start' if starts else 'end' if ends else 'middle'} of {label}"

    def _skippable(self, i: int) -> bool:
        word = self.words[i]
        return word.low in ("the", "'s", "’s") or word.shape == "mark"

    def _class(self, i: int, anchor: int) -> str:
        """Return what kind of word stands at ``i``, seen from the candidate at ``anchor``."""
        if not 0 <= i < len(self.words) or self.words[i].sentence != self.words[anchor].sentence:
            return "edge"
        found = self._classes.get(i)
        if found is None:
            found = self._classes[i] = word_class(self.words[i])
        return found

    def _gazetteer(self, known: Known, stretch: Stretch) -> Iterator[str]:
        if known.named:
            yield f"form={known.form}"
            yield f"size={known.size}"
            yield f"namesakes={len(str(known.count))}"
        if known.speaker:
            yield f"speaker={known.speaker.use}"
        if known.demonym:
            yield "demonym"
        if self.words[stretch[0]].low in self.common and stretch[0] == stretch[1]:
            yield "common word"
            if self.words[stretch[0]].first:
                yield "common word first"

    def _shape(self, first: int, last: int, known: Known) -> Iterator[str]:
        word = self.words[first]
        case = self.view.case[word.sentence]
        yield f"shape={word.shape}"
        yield f"case={case}"
        if word.shape == "UPPER" and case != "capitals":
            yield f"capitals={min(5, len(word.text))}&known={known.kind != 'none'}"
        if word.first:
            yield "first in sentence"
            yield f"first in sentence&known={known.kind}"
        tail, lead = self.words[last].low.rstrip("."), word.low.rstrip(".")
        if last > first:
            if tail in PLACE_TAILS:
                yield f"tail={tail}"
                yield f"tail&known={known.kind}"
            if tail in STREETS:
                yield "tail=street"
                yield f"tail=street&{self._entity(first, last)}"
            if tail in ORG_HEADS:
                yield "tail=organisation"
            if lead in PLACE_LEADS:
                yield f"lead={lead}"
            if lead in NUMBERED_ROADS or self.words[last].shape == "number":
                yield "road number"
        if lead in GIVEN_NAMES:
            yield f"given name&known={known.kind}"
        if lead in TITLES:
            yield "starts with a title"
        if lead in MONTHS_AND_DAYS:
            yield "date word"
        if lead in DIRECTIONS and last == first:
            yield "direction alone"
        if not word.capital:
            yield "starts small"
        if any(w.shape in ("lower", "mark") for w in self.words[first : last + 1]):
            yield "holds small words"
        if first == last and len(word.text) <= 2:
            yield f"short {word.shape}"

    def _surroundings(
        self, first: int, last: int, entity: str, before: str, after: str
    ) -> Iterator[str]:
        words = self.words
        before2, after2 = self._class(first - 2, first), self._class(last + 2, first)
        yield f"before2={before2}"
        yield f"after2={after2}"
        yield f"around={before}|{after}"
        if after == "comma" and last + 2 < len(words):
            kind = self.knowledge.of(words[last + 2].text).kind
            two = self.knowledge.of(self.surface((last + 2, min(last + 3, len(words) - 1)))).kind
            if words[last + 2].capital:
                yield f"then, {kind if kind in ('country', 'admin') else two}"
        if before == "comma" and first >= 2 and words[first - 2].capital:
            yield f"after, {self.knowledge.of(words[first - 2].text).kind != 'none'}"
            label = self._label(first - 2)
            yield f"after, {label}"
        if before == "and" and first >= 2:
            yield f"and {self._label(first - 2)}"
        if after == "and" and last + 2 < len(words):
            yield f"then and {self._label(last + 2)}"
        if after in ("capital", "organisation", "local body"):
            yield f"then {self._label(last + 1)}"
            yield f"{entity}&then {after}"
        if before in ("capital", "given", "title"):
            yield f"past {self._label(first - 1)}"

    def _label(self, i: int) -> str:
        index = self.view.entities[i]
        return "none" if index < 0 else self.analysis.entities[index].label

    def _run(self, first: int, last: int, known: Known) -> Iterator[str]:
        """Say where in a run of capitalised words the candidate stands, and what ends the run."""
        if self.view.case[self.words[first].sentence] in ("capitals", "headline"):
            return
        start, end = self.view.runs[first]
        place = (
            ("whole" if last == end else "start")
            if first == start
            else ("end" if last >= end else "middle")
        )
        yield f"run={place}"
        yield f"run={place}&known={known.kind}"
        if last < end:
            head = self.words[end].low.rstrip(".")
            yield f"run to {word_class(self.words[end])}"
            yield f"run to {head}" if head in ORG_HEADS else "run to a name"
            if self._class(last + 1, first) != "edge":
                yield f"then word {self.words[last + 1].low}"

    def _elsewhere(self, first: int, last: int, known: Known) -> Iterator[str]:
        """Say what the rest of the article makes of the same words."""
        key = self.surface((first, last)).lower()
        labels = self._labels.get(key)
        if labels:
            label, _ = labels.most_common(1)[0]
            yield f"mostly {label}"
            for other in ("GPE", "LOC", "PERSON", "ORG"):
                if labels[other]:
                    yield f"somewhere {other}"
        else:
            yield "never an entity"
        if first == last and key in self._people:
            yield "part of a person"
            yield f"part of a person&known={known.kind}"
        if self._placed[self.words[first].low]:
            yield "placed somewhere"


def word_class(word: Word) -> str:
    """Return a word's class: itself where its class is closed, else what it looks like."""
    low = word.low.rstrip(".")
    text = word.low
    if word.shape == "mark":
        return (
            "comma" if text == "," else "possessive" if text in ("'s", "’s", "'", "’") else text[0]
        )
    if text in ("'s", "’s"):
        return "possessive"
    if word.shape == "number":
        return "number"
    if low in SAYING:
        return "saying"
    if text in FUNCTION_WORDS:
        return text
    if low in TITLES:
        return "title"
    if word.capital:
        if low in STREETS:
            return "street"
        if low in LOCAL_BODY_HEADS:
            return "local body"
        if low in ORG_HEADS:
            return "organisation"
        if low in PLACE_TAILS:
            return "tail"
        if low in DIRECTIONS:
            return "direction"
        if low in MONTHS_AND_DAYS:
            return "date"
        if low in GIVEN_NAMES:
            return "given"
        return "capital"
    if low in WORDS_OF_PLACE:
        return "word of place"
    if low in DISEASES:
        return "disease"
    if low in DIRECTIONS:
        return "direction"
    if low in ORG_HEADS:
        return "small organisation"
    return "small"
