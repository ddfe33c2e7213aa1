"""kill -9 at random moments of saving: what was acknowledged is there, and the file opens."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from geo.errors import GeoError
from geo.model import Article
from geo.settings import Settings
from geo.workspace import Draft, Project, Shelf
from tools.tortures.result import Result

PER_FILE = 40


def measure(count: int) -> Iterator[Result]:
    """Kill ``count`` writers."""
    chance = random.Random(11)
    acknowledged = lost = broken = inside = 0
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Settings(workspace_dir=Path(folder)))
        project = shelf.create("first")
        for n in range(count):
            if n % PER_FILE == 0:
                project = shelf.create(f"project {n}")
            said = _kill_one(project, n, chance.uniform(0.0, 0.3))
            acknowledged += len(said)
            inside += project.path.with_name(project.path.name + "-journal").exists()
            try:
                there = {k.article.id for k in project.articles()}
                there |= {str(e.value.get("mark", "")) for e in project.corrections()}
                with closing(sqlite3.connect(project.path)) as db:
                    broken += db.execute("PRAGMA integrity_check").fetchone() != ("ok",)
            except GeoError as error:
                print(f"  does not open: {error}")
                broken += 1
                continue
            lost += len(said - there)
    yield Result(
        f"{count} kill -9 while saving, {inside} of them in the middle of a write",
        f"{lost} of {acknowledged:,} acknowledged changes lost", "0 lost", lost == 0,
    )  # fmt: skip
    yield Result("Files that do not open, or are not sound", str(broken), "0", broken == 0)


def _kill_one(project: Project, n: int, after: float) -> set[str]:
    """Let a process save for a moment, kill it, and return what it had acknowledged."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        _save(project, n, write)
        os._exit(0)
    os.close(write)
    time.sleep(0.004 + after)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    told = b""
    while part := os.read(read, 65_536):
        told += part
    os.close(read)
    # A line cut short was never acknowledged.
    return {line.decode() for line in told.split(b"\n")[:-1]}


def _save(project: Project, n: int, write: int) -> None:
    for turn in range(10_000):
        ident = f"a{n}-{turn}"
        text = f"Article {ident}. " + "Kenya and Oman met in Muscat. " * 40
        project.add([Draft(Article(ident, ident, text), "pasted")], "writer")
        os.write(write, f"{ident}\n".encode())
        mark = f"c{n}-{turn}"
        project.correct(ident, {"mark": mark}, "writer", project.head())
        os.write(write, f"{mark}\n".encode())
