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


@dataclass(frozen=True)
class Reading:
    """A corpus, each article analysed, and the gazetteer to read it with."""

    corpus: Corpus
    articles: tuple[tuple[Annotated, Analysis], ...]
    gazetteer: Gazetteer

    @property
    def name(self) -> str:
        return self.corpus.name


def read_all(paths: Sequence[Path], cache: Path | None) -> list[Reading]:
    """Read and analyse the corpora."""
    settings = Settings.from_env()
    gazetteer = Gazetteer.open(settings.gazetteer_path)
    analyst: Analyst | None = None
    readings = []
    for path in paths:
        corpus = read_corpus(path)
        kept = cache / f"{corpus.name}.analyses.pickle" if cache else None
        if kept and kept.exists():
            analyses = pickle.loads(kept.read_bytes())
        else:
            analyst = analyst or Analyst(settings.language_model, grammar=False)
            analyses = list(analyst.analyse_all(a.article for a in corpus.articles))
            if kept:
                kept.write_bytes(pickle.dumps(analyses))
        readings.append(
            Reading(corpus, tuple(zip(corpus.articles, analyses, strict=True)), gazetteer)
        )
    return readings
