"""The process that holds the language model: ``python -m geo.project.child``."""

from __future__ import annotations

import os
from functools import lru_cache

from geo.articles.guard import record_from_child
from geo.child import Json, serve
from geo.errors import GeoError
from geo.pipeline.reader import Reader
from geo.settings import Settings
from geo.story_json import story_to_json

_BEHIND = 5
"""How far a reader steps back where processors are short: pages answer first."""


def main() -> None:
    """Answer batches of articles with their stories, behind whatever answers a person."""
    if hasattr(os, "nice"):
        os.nice(_BEHIND)
    serve(_answer)


def _answer(question: Json, _: bytes) -> Json:
    try:
        told = _reader().read_all(map(record_from_child, question["records"]))
        return {
            "told": [
                {"trouble": str(one)}
                if isinstance(one, GeoError)
                else {"story": story_to_json(one)}
                for one in told
            ]
        }
    except GeoError as error:
        return {"trouble": str(error)}


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return Reader(Settings.from_env(), any_language=True)


if __name__ == "__main__":
    main()
