"""``geo evaluate``: figures against annotated corpora and gold articles."""

from __future__ import annotations

import argparse
from pathlib import Path

from geo.cli.exits import DONE
from geo.settings import Settings


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print a report on each corpus: places for an XML file, events for a folder."""
    for n, path in enumerate(options.corpora):
        if n:
            print()
        print(_events(path, settings) if path.is_dir() else _places(path, settings), flush=True)
    return DONE


def _places(path: Path, settings: Settings) -> str:
    from geo.evaluate.corpora import read_corpus
    from geo.evaluate.places import evaluate_places
    from geo.gazetteer import Gazetteer
    from geo.language import Analyst

    corpus = read_corpus(path)
    with Gazetteer.open(settings.gazetteer_path) as gazetteer:
        analyst = Analyst(settings.language_model, grammar=False)
        return evaluate_places(corpus, analyst, gazetteer)


def _events(folder: Path, settings: Settings) -> str:
    from geo.evaluate.events import evaluate_events
    from geo.evaluate.phrases import evaluate_phrases
    from geo.pipeline.reader import Reader

    evaluate = evaluate_phrases if any(folder.glob("*.jsonl")) else evaluate_events
    return evaluate(folder, Reader(settings).read_all)
