"""Names of places in the development corpora, found by us and by what else the registry has.

Every one reads the same articles. What is returned as words alone is looked for in the text, as
whole words, wherever they occur; then exact spans are counted, as in ``geo evaluate``. No peer here
says where a place is, so no distance can be counted. geograpy3 is left out: it brings more than a
hundred packages with it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec

from geo.evaluate.corpora import Annotated, Corpus, read_corpus
from geo.evaluate.scoring import Counts, f1, trimmed
from geo.gazetteer import Gazetteer
from geo.language import Analyst
from geo.model import Article, Span
from geo.recognize import recognise
from geo.resolve import resolve
from geo.settings import ROOT, Settings
from tools.benchmarks.table import Row

TITLE = "Names of places: speed, and F1 of exact spans"
CORPORA = ROOT.parent / "shared" / "corpora"
MOST = 120
"""Articles of a corpus, spread over all of it."""
LABELS = {"GPE", "LOC", "FAC"}

Finder = Callable[[list[Article]], Iterable[set[Span]]]


def measure() -> Iterator[Row]:
    files = [CORPORA / name for name in ("GeoVirus.xml", "lgl.xml")]
    if not all(file.exists() for file in files):
        yield Row("names of places", "not measured", "", "the corpora are not beside the project")
        return
    settings = Settings.from_env()
    for corpus in map(read_corpus, files):
        step = max(1, len(corpus.articles) // MOST)
        articles = corpus.articles[::step][:MOST]
        with Gazetteer.open(settings.gazetteer_path) as gazetteer:
            ours = _judged(articles, _ours(corpus, settings, gazetteer))
        model = _judged(articles, _model(settings))
        others = [
            f"{name}: {_judged(articles, find())}"
            for name, find in (("geotext", _geotext), ("flashgeotext", _flashgeotext))
            if find_spec(name)
        ] or ["other peers not installed: `make bench` installs them"]
        ours += " (weights learned from this corpus too: docs/places.md has those that were not)"
        beside = "; ".join([f"the language model's GPE, LOC and FAC: {model}", *others])
        yield Row(
            f"{corpus.name}, {len(articles)} articles, places found and resolved", ours, "", beside
        )


def _judged(articles: Iterable[Annotated], find: Finder) -> str:
    known = list(articles)
    texts = [a.article for a in known]
    list(find(texts[:2]))  # what is loaded once
    start = time.perf_counter()
    found = list(find(texts))
    taken = time.perf_counter() - start
    counts = []
    for annotated, spans in zip(known, found, strict=True):
        text = annotated.article.text
        gold = {trimmed(text, g.span) for g in annotated.gold}
        told = {trimmed(text, span) for span in spans}
        counts.append(Counts(len(gold & told), len(told), len(gold)))
    return f"F1 {f1(counts):.3f}, {len(texts) / taken:,.0f} articles a second"


def _ours(corpus: Corpus, settings: Settings, gazetteer: Gazetteer) -> Finder:
    analyst = Analyst(settings.language_model, grammar=False)
    demonyms = corpus.convention != "places"

    def find(articles: list[Article]) -> Iterator[set[Span]]:
        for analysis in analyst.analyse_all(articles):
            put = resolve(analysis, recognise(analysis, gazetteer), gazetteer)
            yield {r.toponym.span for r in put if demonyms or r.toponym.role != "demonym"}

    return find


def _model(settings: Settings) -> Finder:
    analyst = Analyst(settings.language_model, grammar=False)

    def find(articles: list[Article]) -> Iterator[set[Span]]:
        for analysis in analyst.analyse_all(articles):
            yield {e.span for e in analysis.entities if e.label in LABELS}

    return find


def _geotext() -> Finder:
    from geotext import GeoText

    def find(articles: list[Article]) -> Iterator[set[Span]]:
        for article in articles:
            read = GeoText(article.text)
            yield _occurrences({*read.cities, *read.countries}, article.text)

    return find


def _flashgeotext() -> Finder:
    from flashgeotext.geotext import GeoText
    from loguru import logger

    logger.disable("flashgeotext")
    reader = GeoText()

    def find(articles: list[Article]) -> Iterator[set[Span]]:
        for article in articles:
            read = reader.extract(article.text)
            spans = [s for kind in read.values() for place in kind.values()
                     for s in place["span_info"]]  # fmt: skip
            yield {Span(start, end) for start, end in spans}

    return find


def _occurrences(names: set[str], text: str) -> set[Span]:
    if not names:
        return set()
    longest = sorted(names, key=len, reverse=True)
    found = re.finditer(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", text)
    return {Span(match.start(), match.end()) for match in found}
