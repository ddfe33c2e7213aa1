"""``geo parse``: articles in, one story a line out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from geo.cli.exits import DONE, FAILED, PARTLY
from geo.cli.output import complain, open_output, show_progress, to_line
from geo.cli.sources import Input, read_inputs
from geo.errors import ArticleError, GeoError
from geo.settings import Settings
from geo.story_json import VERSION, Json, story_to_json

if TYPE_CHECKING:
    from geo.pipeline.reader import Reader

BATCH = 16

_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

_reader: Reader | GeoError | None = None
"""A worker process's own reader, or why it has none."""


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Parse the files and write their stories, in input order.

    An article that fails becomes a line with its problem, so that lines and articles match; where
    every file fails, nothing is written.
    """
    inputs = read_inputs(options.files, settings)
    read: list[Input] = []
    for found in inputs:
        read.append(found)
        if not isinstance(found[1], ArticleError):
            break
    else:
        # Nothing to parse: say so now, without waiting for the language model.
        if not any(map(_is_many, options.files)):
            for _, error in read:
                complain(error)  # type: ignore[arg-type]
            return FAILED
    with open_output(options.output) as write:
        counts = _write(_parse(chain(read, inputs), options, settings), write)
    done, failed = counts
    return DONE if not failed else PARTLY if done or any(map(_is_many, options.files)) else FAILED


def _write(lines: Iterable[Line], write: Callable[[str], None]) -> tuple[int, int]:
    done = failed = 0
    held: list[str] = []
    for line, error, many in lines:
        if error:
            complain(error)
            failed += 1
        else:
            done += 1
        held.append(to_line(line))
        if done or many:
            for text in held:
                write(text)
            held.clear()
        show_progress(done + failed)
    return done, failed


Line = tuple[Json, GeoError | None, bool]
"""A story or what stands for it, why it failed, and whether its file holds many."""


def _parse(
    inputs: Iterable[Input], options: argparse.Namespace, settings: Settings
) -> Iterator[Line]:
    events = not options.no_events
    if options.workers == 1:
        _start(settings, events)
        for batch in _batches(inputs):
            yield from _read_batch(batch)
        return
    # Each worker keeps to its own core: threads of linear algebra would only get in the way.
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    # Spawned, not forked: a fork would copy whatever threads numpy has started.
    context = get_context("spawn")
    with ProcessPoolExecutor(options.workers, context, _start, (settings, events)) as pool:
        try:
            for lines in pool.map(_read_batch, _batches(inputs)):
                yield from lines
        except BrokenProcessPool as error:
            raise GeoError(
                "A worker process", "was ended by the system, perhaps for lack of memory",
                "Use fewer --workers",
            ) from error  # fmt: skip


def _start(settings: Settings, events: bool) -> None:
    from geo.pipeline.reader import Reader

    global _reader
    try:
        _reader = Reader(settings, events=events)
    except GeoError as error:
        # Raised with the first batch: a worker that dies here would only be started again.
        _reader = error


def _read_batch(batch: list[Input]) -> list[Line]:
    if isinstance(_reader, GeoError):
        raise _reader
    assert _reader is not None
    records = [found for _, found in batch if not isinstance(found, ArticleError)]
    stories = _reader.read_all(records)
    lines: list[Line] = []
    for name, found in batch:
        told = found if isinstance(found, ArticleError) else next(stories)
        if isinstance(told, ArticleError):
            ident = name if isinstance(found, ArticleError) else found.article.id
            lines.append((_failed(ident, told), told, _is_many(name)))
        else:
            lines.append((story_to_json(told), None, _is_many(name)))
    return lines


def _failed(ident: str, error: ArticleError) -> Json:
    problem = {"step": "articles", "message": str(error), "start": None, "end": None}
    empty: Json = {key: [] for key in ("toponyms", "routes", "facilities", "links", "conflicts")}
    return {"version": VERSION, "id": ident, **empty, "problems": [problem]}


def _is_many(name: str) -> bool:
    return name == "-" or name.lower().endswith(".jsonl")


def _batches(inputs: Iterable[Input]) -> Iterator[list[Input]]:
    waiting = iter(inputs)
    while batch := list(islice(waiting, BATCH)):
        yield batch
