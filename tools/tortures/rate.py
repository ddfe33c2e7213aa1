"""How fast many articles come in, with events, from files to stories that are kept."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from geo.project.desk import Desk
from geo.project.ingest import bring_files
from geo.settings import ROOT, Settings
from geo.workspace import Shelf
from tools.tortures.result import Result, processor_seconds


def measure(count: int) -> Iterator[Result]:
    """Import ``count`` articles."""
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(
            Settings.from_env(), workspace_dir=Path(folder), readers=min(2, os.cpu_count() or 1)
        )
        project = Shelf(settings).create("import")
        desk = Desk(settings)
        try:
            project.add(bring_files(_files(settings.readers, "warm"), settings).drafts, "x")
            desk.finish(project)  # the language model is loaded once for each reader
            before = sum(processor_seconds(child.pid) for child in desk._children)
            start = time.perf_counter()
            project.add(bring_files(_files(count, "article"), settings).drafts, "x")
            desk.finish(project)
            took = time.perf_counter() - start
            busy = sum(processor_seconds(child.pid) for child in desk._children)
        finally:
            desk.close()
        counts = project.counts()
        words = sum(len(k.article.text.split()) for k in project.articles()) / len(
            project.articles()
        )
    rate = count / took
    yield Result(
        f"Import of {count} articles of {words:.0f} words, with events, {settings.readers} readers",
        f"{rate:.1f} a second ({counts.get('failed', 0)} failed); "
        f"{(busy - before) / count:.2f} s of processor each", "≥ 8 a second",
        rate >= 8 and not counts.get("failed"),
    )  # fmt: skip


def _files(count: int, name: str) -> list[tuple[str, bytes]]:
    """Return articles of our own, each told apart by its first line."""
    golds = sorted((ROOT / "tests" / "gold" / "dev").glob("*.json"))
    texts = [json.loads(g.read_text(encoding="utf-8"))["text"] for g in golds]
    return [
        (f"{name}-{n}.txt", f"Report {name} {n}.\n\n{texts[n % len(texts)]}".encode())
        for n in range(count)
    ]
