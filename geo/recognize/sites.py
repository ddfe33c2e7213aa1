"""Fields and mines by their bare names, which are mostly something else's: "gas from Tamar"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.gazetteer import Gazetteer
from geo.gazetteer.works import has_works, words_around, works_called
from geo.model import Analysis, Span
from geo.recognize.words import Words

_OF_ONE_CASE = frozenset({"capitals", "small"})

Stretch = tuple[int, int]


def find_sites(analysis: Analysis, view: Words, gazetteer: Gazetteer) -> Iterator[Stretch]:
    """Yield the runs of capitals that are a field's or a mine's bare name.

    What is one once is one again: a name that counts anywhere counts throughout the article.
    """
    text, words = analysis.article.text, view.words
    runs = [run for run in _runs(view) if view.case[words[run[0]].sentence] not in _OF_ONE_CASE]
    spans = [Span(words[first].start, words[last].end) for first, last in runs]
    sites = set()
    for (first, _), span in zip(runs, spans, strict=True):
        name = span.of(text)
        if name in sites or not has_works(gazetteer, name):
            continue
        sentence = analysis.sentences[words[first].sentence].span
        if works_called(gazetteer, name, words_around(text, span, sentence)):
            sites.add(name)
    yield from (run for run, span in zip(runs, spans, strict=True) if span.of(text) in sites)


def _runs(view: Words) -> Iterator[Stretch]:
    """Yield the runs of one to three capitalised words, without a leading article."""
    for i, word in enumerate(view.words):
        first, last = view.runs[i]
        if i == first and word.capital:
            first += word.low == "the"
            if 0 <= last - first <= 2:
                yield first, last
