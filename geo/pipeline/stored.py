"""The digests' stories, made once at set-up, so that the map opens without a language model.

``python -m geo.pipeline.stored`` makes them; a second run does nothing unless what they were made
from has changed.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from geo.articles import read_articles, read_file
from geo.errors import ArticleError, DataMissing, GeoError
from geo.model import Story
from geo.settings import Settings
from geo.story_json import story_from_json, story_to_json


def load_stories(settings: Settings) -> tuple[Story, ...]:
    """Return the digests' stories as set-up left them, with what the tracker knows of them.

    Raises
    ------
    DataMissing
        Set-up has not been run.
    FormatError
        The tracker that the settings name can't be read.
    """
    stories = _stored(settings)
    if not settings.tracker:
        return stories
    from geo.reference import load_tracker, with_reference

    projects = load_tracker(Path(settings.tracker))
    return tuple(with_reference(story, projects) for story in stories)


def _stored(settings: Settings) -> tuple[Story, ...]:
    path = settings.stories_path
    try:
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, KeyError, ValueError) as error:
        raise DataMissing(path, "holds no stories", "Run: make data") from error


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> tuple[Story, ...]:
    """Return what is stored; every visitor's first page asks for it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(story_from_json(json.loads(line)) for line in lines if line)


def make_stories(settings: Settings) -> bool:
    """Read the shipped digests into stories, if what is stored is missing or out of date.

    Returns
    -------
    bool
        Whether there was anything to do.

    Raises
    ------
    DataMissing
        There are no digests.
    """
    files = sorted((settings.data_dir / "articles").glob("*.txt"))
    if not files:
        raise DataMissing(settings.data_dir / "articles", "holds no digest", "Restore the folder")
    # What is stored serves with any tracker and any model, and without.
    settings = replace(settings, tracker="", proposer_url="")
    if _fresh(settings, files):
        return False
    from geo.pipeline.reader import Reader

    reader = Reader(settings)
    records = []
    for file in files:
        for record in read_articles(read_file(file, settings), file.name, settings):
            if isinstance(record, ArticleError):
                raise record
            records.append(record)
    stories = [reader.read(record) for record in records]
    lines = (
        json.dumps(story_to_json(story, with_article=True), ensure_ascii=False) + "\n"
        for story in stories
    )
    aside = settings.stories_path.with_suffix(".part")
    aside.parent.mkdir(parents=True, exist_ok=True)
    aside.write_text("".join(lines), encoding="utf-8")
    aside.replace(settings.stories_path)
    return True


def _fresh(settings: Settings, files: list[Path]) -> bool:
    from geo.gazetteer.store import Gazetteer
    from geo.pipeline.step import step_of

    path = settings.stories_path
    if not path.exists() or any(f.stat().st_mtime > path.stat().st_mtime for f in files):
        return False
    with Gazetteer.open(settings.gazetteer_path) as gazetteer:
        now = step_of(settings, gazetteer)
    try:
        stories = _stored(settings)
    except DataMissing:
        return False
    return {s.article.id for s in stories} == {f.stem for f in files} and all(
        story.step == now for story in stories
    )


if __name__ == "__main__":
    try:
        make_stories(Settings.from_env())
    except GeoError as error:
        sys.exit(str(error))
