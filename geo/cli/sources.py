"""The articles named on the command line: files, or standard input for ``-``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.articles import Record, read_file
from geo.articles.guard import read_guarded
from geo.errors import ArticleError, ArticleTooLarge, GeoError
from geo.model import Story
from geo.settings import Settings

Input = tuple[str, Record | ArticleError]
"""What to call an article in messages, and the article or why there is none."""


def read_inputs(files: Sequence[str], settings: Settings) -> Iterator[Input]:
    """Return every article of the files, in order; what can't be read has its error instead."""
    for name in files:
        try:
            data = _standard_input(settings) if name == "-" else read_file(Path(name), settings)
            called = _called(name, data)
            for found in read_guarded(data, called, settings):
                yield name, found
        except ArticleError as error:
            yield name, error


def read_stories(
    files: Sequence[str] | None, settings: Settings
) -> tuple[tuple[Story, ...], tuple[GeoError, ...]]:
    """Return the stories of the files, or of the digests where there are none, and what failed.

    Raises
    ------
    ArticleError
        None of the files could be read: the first one's error.
    """
    from geo.pipeline.reader import Reader
    from geo.pipeline.stored import load_stories, make_stories

    if not files:
        make_stories(settings)
        return load_stories(settings), ()
    inputs = [found for _, found in read_inputs(files, settings)]
    errors: list[GeoError] = [found for found in inputs if isinstance(found, ArticleError)]
    records = [found for found in inputs if not isinstance(found, ArticleError)]
    if not records:
        raise errors[0]
    stories: list[Story] = []
    for told in Reader(settings).read_all(records):
        if isinstance(told, ArticleError):
            errors.append(told)
        else:
            stories.append(told)
    if not stories:
        raise errors[0]
    return tuple(stories), tuple(errors)


def _standard_input(settings: Settings) -> bytes:
    data = sys.stdin.buffer.read(settings.max_article_bytes + 1)
    if len(data) > settings.max_article_bytes:
        limit = f"{settings.max_article_bytes / 1e6:g} MB"
        raise ArticleTooLarge(
            "Standard input", f"is over the limit of {limit}", "Give the articles as files"
        )
    return data


def _called(name: str, data: bytes) -> str:
    if name != "-":
        return name
    # JSON lines on standard input have no file name to be known by.
    is_json = data.lstrip().startswith(b"{") and b'"text"' in data
    return "standard input.jsonl" if is_json else "standard input"
