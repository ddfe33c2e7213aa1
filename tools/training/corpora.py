"""Corpora with their analyses, kept between runs where a cache folder is given."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.evaluate.corpora import Annotated, Corpus, read_corpus
from geo.gazetteer import Gazetteer
from geo.language import Analyst
from geo.model import Analysis
from geo.settings import Settings
from tools.training.strangers import strangers_of


@dataclass(frozen=True)
class Reading:
    """A corpus, each article analysed, and the gazetteer to read it with.

    Attributes
    ----------
    renamed
        The same articles, in the same order, with strangers' names in them.
    """

    corpus: Corpus
    articles: tuple[tuple[Annotated, Analysis], ...]
    renamed: tuple[tuple[Annotated, Analysis], ...]
    gazetteer: Gazetteer

    @property
    def name(self) -> str:
        return self.corpus.name


def read_all(paths: Sequence[Path], cache: Path | None) -> list[Reading]:
    """Read and analyse the corpora."""
    settings = Settings.from_env()
    gazetteer = Gazetteer.open(settings.gazetteer_path)
    analyst = _Kept(settings.language_model, cache)
    readings = []
    for path in paths:
        corpus = read_corpus(path)
        analyses = analyst.analyses(corpus.name, corpus.articles)
        strangers = strangers_of(corpus, analyses)
        renamed = analyst.analyses(f"{corpus.name}.renamed", strangers)
        readings.append(
            Reading(
                corpus,
                tuple(zip(corpus.articles, analyses, strict=True)),
                tuple(zip(strangers, renamed, strict=True)),
                gazetteer,
            )
        )
    return readings


class _Kept:
    """The language model, which is started only where an analysis is not kept already."""

    def __init__(self, model: str, cache: Path | None) -> None:
        self._model, self._cache = model, cache
        self._analyst: Analyst | None = None

    def analyses(self, name: str, articles: Sequence[Annotated]) -> list[Analysis]:
        kept = self._cache / f"{name}.analyses.pickle" if self._cache else None
        if kept and kept.exists():
            found: list[Analysis] = pickle.loads(kept.read_bytes())
            return found
        self._analyst = self._analyst or Analyst(self._model, grammar=False)
        analyses = list(self._analyst.analyse_all(a.article for a in articles))
        if kept:
            kept.write_bytes(pickle.dumps(analyses))
        return analyses
