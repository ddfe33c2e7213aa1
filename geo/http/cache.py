"""Answers kept on disk, by a digest of what was asked: no address, and no key in it, is stored."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MAX_ANSWERS = 20_000
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS answers "
    "(key TEXT PRIMARY KEY, at REAL NOT NULL, about TEXT NOT NULL, body BLOB NOT NULL)"
)


class Cache:
    """A SQLite file of answers; where it can't be written, nothing is kept and nothing fails."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, asked: str, max_age: float) -> tuple[dict[str, Any], bytes] | None:
        """Return what was kept of an answer no older than ``max_age`` seconds."""
        with self._open() as db:
            row = (
                db
                and db.execute(
                    "SELECT about, body FROM answers WHERE key = ? AND at > ?",
                    (_key(asked), time.time() - max_age),
                ).fetchone()
            )
        return (json.loads(row[0]), bytes(row[1])) if row else None

    def put(self, asked: str, about: Mapping[str, Any], body: bytes) -> None:
        """Keep an answer; the oldest make room."""
        with self._open() as db:
            if db is None:
                return
            db.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)",
                (_key(asked), time.time(), json.dumps(about), body),
            )
            db.execute(
                "DELETE FROM answers WHERE key IN "
                "(SELECT key FROM answers ORDER BY at DESC LIMIT -1 OFFSET ?)",
                (MAX_ANSWERS,),
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection | None]:
        db: sqlite3.Connection | None = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(self._path, timeout=5)
            db.execute(_SCHEMA)
        except (OSError, sqlite3.Error):
            yield None
            return
        try:
            with db:
                yield db
        except sqlite3.Error:
            return
        finally:
            db.close()


def _key(asked: str) -> str:
    return hashlib.sha256(asked.encode()).hexdigest()
