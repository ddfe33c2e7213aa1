"""Reads a project's waiting articles in the background, in processes of their own."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

from geo.articles.guard import record_to_child
from geo.articles.records import Record
from geo.child import Child, ChildLost
from geo.errors import GeoError
from geo.model import Story
from geo.settings import Settings
from geo.story_json import story_from_json
from geo.workspace import Kept, Project

BATCH = 8
SECONDS = 240.0
"""How long a batch may take, the loading of the language model included."""


class Desk:
    """Readers that share the work; they start when there is some. May be shared by threads."""

    def __init__(self, settings: Settings) -> None:
        asking = BATCH * settings.proposer_seconds if settings.proposer_url else 0
        self._children = [
            Child("geo.project.child", seconds=SECONDS + asking) for _ in range(settings.readers)
        ]
        self._closed = False
        self._waiting: list[Path] = []
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def read(self, project: Project) -> None:
        """Have what waits in a project read, without waiting for it."""
        with self._lock:
            if project.path not in self._waiting:
                self._waiting.append(project.path)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()

    def finish(self, project: Project) -> None:
        """Read all that waits in a project, and return when it is done."""
        with ThreadPoolExecutor(len(self._children)) as pool:
            while not self._closed and (batches := _batches(project, len(self._children))):
                list(pool.map(self._read, [project] * len(batches), batches, self._children))

    def close(self) -> None:
        """End the readers at once; what they were reading is read when there is a desk again."""
        self._closed = True
        for child in self._children:
            child.close()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                path = self._waiting.pop(0)
            try:
                self.finish(Project(path))
            except GeoError:
                # Deleted or moved while it was being read: there is nobody to tell.
                continue

    def _read(self, project: Project, batch: Sequence[Kept], child: Child) -> None:
        stories, failed = _ask(batch, child)
        if self._closed:
            return  # no fault of the articles'
        project.keep_stories(stories, failed)


def desk() -> Desk:
    """Return the one desk of this process."""
    return _desk(Settings.from_env())


@lru_cache(maxsize=1)
def _desk(settings: Settings) -> Desk:
    made = Desk(settings)
    atexit.register(made.close)
    return made


def _batches(project: Project, readers: int) -> list[tuple[Kept, ...]]:
    """Share out the next articles: few ones evenly, so that no reader idles."""
    waiting = project.waiting(BATCH * readers)
    size = min(BATCH, -(-len(waiting) // readers)) or 1
    return [tuple(waiting[n : n + size]) for n in range(0, len(waiting), size)]


def _ask(batch: Sequence[Kept], child: Child) -> tuple[list[Story], dict[str, str]]:
    stories: list[Story] = []
    failed: dict[str, str] = {}
    records = [record_to_child(Record(k.article, k.spans, k.problems)) for k in batch]
    try:
        answer = child.ask({"records": records})
    except ChildLost as lost:
        if len(batch) > 1:
            # One of them is to blame: the others must not pay for it.
            for kept in batch:
                good, bad = _ask([kept], child)
                stories += good
                failed |= bad
            return stories, failed
        trouble = "it takes too long" if lost.late else "it takes too much memory or time"
        return [], {batch[0].article.id: f"It can't be read: {trouble}. Give a shorter text."}
    if "trouble" in answer:
        return [], {kept.article.id: str(answer["trouble"]) for kept in batch}
    for kept, record in zip(batch, answer["told"], strict=True):
        if "trouble" in record:
            failed[kept.article.id] = str(record["trouble"])
        else:
            stories.append(story_from_json(record["story"], kept.article))
    return stories, failed
