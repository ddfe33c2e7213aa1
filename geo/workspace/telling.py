"""The story's telling in a project's file: one row, as the last page that edited it left it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, replace
from datetime import UTC, datetime

from geo.workspace.records import Entry, ProjectChanged, Telling


def read_telling(db: sqlite3.Connection) -> Telling:
    """Return the telling; what makes no sense in a file from elsewhere counts as none."""
    row = db.execute("SELECT value FROM meta WHERE key = 'telling'").fetchone()
    try:
        kept = json.loads(row[0]) if row else {}
        return Telling(
            int(kept.get("number", 0)), str(kept.get("teller", "")), str(kept.get("author", "")),
            tuple(step for step in kept.get("steps", ()) if isinstance(step, dict)),
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError):
        return Telling()


def write_telling(db: sqlite3.Connection, project: str, told: Telling) -> Telling:
    """Keep a telling that began with the one of its number; return it with its own.

    Raises
    ------
    ProjectChanged
        Another page has told the story otherwise since.
    """
    last = read_telling(db)
    if last.number > told.number and last.teller != told.teller:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        raise ProjectChanged(project, [Entry(0, now, last.author, "edit", "")])
    told = replace(told, number=last.number + 1)
    db.execute(
        "INSERT INTO meta VALUES ('telling', ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (json.dumps(asdict(told)),),
    )
    return told
