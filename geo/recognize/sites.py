"""Fields and mines by their bare names, which are mostly something else's: "the Dragon field".

A bare name counts where a sentence speaks of such works and the name stands as one's does: before
"field" or "mine", or after a word of place or way ("gas from Tamar", "a pipeline to Galkynysh").
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.gazetteer import Gazetteer
from geo.gazetteer.works import works_called
from geo.model import Analysis
from geo.recognize.words import Word, Words

_WORKS = frozenset(
    "field fields oilfield oilfields gasfield gasfields mine mines deposit deposits".split()
)
_BEFORE_WORKS = frozenset(
    "oil gas and condensate copper gold iron ore coal lithium nickel uranium cobalt diamond".split()
)
_OF_ONE_CASE = frozenset({"capitals", "small"})
_WAYS = frozenset("at from to via between through off linking links".split())

Stretch = tuple[int, int]


def find_sites(analysis: Analysis, view: Words, gazetteer: Gazetteer) -> Iterator[Stretch]:
    """Yield the runs of capitals that are a field's or a mine's bare name."""
    words = view.words
    for i, word in enumerate(words):
        if i != view.runs[i][0] or not word.capital:
            continue
        first, last = i + (word.low == "the"), view.runs[i][1]
        if not 0 <= last - first <= 2:
            continue
        if view.case[word.sentence] in _OF_ONE_CASE or not _stands_as_site(view, first, last):
            continue
        name = analysis.article.text[words[first].start : words[last].end]
        sentence = analysis.sentences[word.sentence].span.of(analysis.article.text)
        if works_called(gazetteer, name, sentence):
            yield first, last


def _stands_as_site(view: Words, first: int, last: int) -> bool:
    words = view.words
    if _before_works(words, last + 1, words[first].sentence):
        return True
    i = first - 1
    while i > 0 and words[i].low in ("and", ",", "or") and words[i - 1].capital:
        i = view.runs[i - 1][0] - 1
    return i >= 0 and words[i].sentence == words[first].sentence and words[i].low in _WAYS


def _before_works(words: tuple[Word, ...], i: int, sentence: int) -> bool:
    """Tell whether a word of works begins here: "field", "oil and gas field", "copper mine"."""
    for word in words[i : i + 5]:
        if word.sentence != sentence or word.capital:
            return False
        if word.low in _WORKS:
            return True
        if word.low not in _BEFORE_WORKS:
            return False
    return False
