"""The whole of reading places, judged on a corpus that none of the weights has seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from unittest.mock import patch

from geo.evaluate.places import judge, report
from geo.recognize import recogniser
from geo.recognize.linear import LinearModel
from geo.resolve import resolver
from tools.training import recognition, resolution
from tools.training.corpora import Reading

Weights = Mapping[str, dict[str, LinearModel]]


def report_held_out(readings: Sequence[Reading]) -> None:
    """Print, for each corpus, the report of ``geo evaluate`` with weights learned from the rest."""
    for reading in readings:
        weights = learn([other for other in readings if other is not reading])
        with using(weights):
            judged = [
                judge(
                    annotated, analysis, reading.gazetteer,
                    demonyms=reading.corpus.convention != "places",
                )
                for annotated, analysis in reading.articles
            ]  # fmt: skip
        print(f"trained on the rest: {report(reading.corpus, judged)}", flush=True)


def learn(readings: Sequence[Reading]) -> Weights:
    """Learn every weight from these corpora alone, the confidence's too."""
    candidates = [e for reading in readings for e in recognition.examples_of(reading)]
    renamed = [e for reading in readings for e in recognition.renamed_examples_of(reading)]
    toponyms = [e for reading in readings for e in resolution.examples_of(reading)]
    held_out = list(resolution.held_out_rankings(toponyms))
    places = {**resolution.fit(toponyms), **resolution.calibrate(toponyms, held_out)}
    return {"recognition": recognition.fit(candidates, renamed), "resolution": places}


@contextmanager
def using(weights: Weights) -> Iterator[None]:
    """Let the product read these weights instead of its own."""
    read = weights.__getitem__
    with (
        patch.object(recogniser, "read_weights", read),
        patch.object(resolver, "read_weights", read),
    ):
        yield
