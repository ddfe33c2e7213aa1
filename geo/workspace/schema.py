"""A project's file: its tables, how older ones are brought forward, how it is opened.

A rollback journal and full syncs: what was acknowledged is on the disk, the file is one file
again after every change, and a process killed in the middle leaves the change before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from geo.errors import WorkspaceError

APPLICATION = 0x446C_6E65
"""Marks the file as Dateline's (``Dlne``) in SQLite's header."""

BUSY_SECONDS = 20.0

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """CREATE TABLE articles (
            id TEXT PRIMARY KEY, content TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
            title TEXT NOT NULL, publisher TEXT NOT NULL, published_at TEXT NOT NULL,
            author TEXT NOT NULL, url TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
            source TEXT NOT NULL, added_at TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0,
            state TEXT NOT NULL, trouble TEXT NOT NULL DEFAULT '',
            step TEXT NOT NULL DEFAULT '', story BLOB)""",
        """CREATE TABLE log (
            number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, author TEXT NOT NULL,
            action TEXT NOT NULL, article TEXT NOT NULL, value TEXT NOT NULL, note TEXT NOT NULL,
            ref INTEGER NOT NULL DEFAULT 0)""",
    ),
    (
        # What a reader of JSON lines asked for, and what was left out while reading a file.
        "ALTER TABLE articles ADD COLUMN spans TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE articles ADD COLUMN problems TEXT NOT NULL DEFAULT '[]'",
        "CREATE INDEX log_article ON log (article, number)",
    ),
)
"""Each brings a file from one version to the next. Never changed once released, only added to."""

VERSION = len(MIGRATIONS)


def create(path: Path, name: str, now: str) -> None:
    """Make an empty project.

    Raises
    ------
    WorkspaceError
        The file can't be written, or is there already.
    """
    aside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.unlink(missing_ok=True)
        with closing(sqlite3.connect(aside, isolation_level=None)) as db:
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            _migrate(db)
            db.executemany(
                "INSERT INTO meta VALUES (?, ?)",
                [("name", name), ("created", now), ("changed", "0")],
            )
        settle(aside, path)
    except FileExistsError as error:
        raise WorkspaceError(path, "is there already", "Choose another name") from error
    except (OSError, sqlite3.Error) as error:
        raise _trouble(path, error) from error
    finally:
        aside.unlink(missing_ok=True)


def settle(aside: Path, path: Path) -> None:
    """Give a finished file its name; what is there already is never replaced."""
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems, such as those of memory sticks, know no links.
        if path.exists():
            raise FileExistsError(path) from None
        aside.rename(path)


@contextmanager
def opened(path: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a project for one piece of work, which is done whole or not at all.

    Raises
    ------
    WorkspaceError
        It is not there, not a project, of a later version, or can't be written.
    """
    if not path.is_file():
        raise WorkspaceError(path, "is not there", "Open another project, or make one")
    try:
        with closing(_connect(path)) as db:
            _bring_forward(db, path)
            db.execute("BEGIN IMMEDIATE" if write else "BEGIN")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")
    except sqlite3.Error as error:
        raise _trouble(path, error) from error


def check(path: Path) -> None:
    """Refuse a file that is no sound project, or has more in it than a project's tables.

    Raises
    ------
    WorkspaceError
        It is damaged, of a later version, or not Dateline's.
    """
    no_project = WorkspaceError(path.name, "is not a project of Dateline", "Choose another file")
    try:
        with closing(_connect(path)) as db:
            (application,) = db.execute("PRAGMA application_id").fetchone()
            if application != APPLICATION:
                raise no_project
            version = _version(db, path)
            if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise WorkspaceError(path.name, "is damaged", "Use an earlier copy")
            if _tables(db) != _expected(version):
                # A trigger or a view could run as soon as the file is used.
                raise no_project
    except sqlite3.Error as error:
        raise no_project from error


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA synchronous = EXTRA")
    db.execute("PRAGMA cell_size_check = ON")
    # What is deleted is overwritten: a text that was to be forgotten is not left in a free page.
    db.execute("PRAGMA secure_delete = ON")
    return db


def _bring_forward(db: sqlite3.Connection, path: Path) -> None:
    if _version(db, path) < VERSION:
        _migrate(db)


def _version(db: sqlite3.Connection, path: Path) -> int:
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise WorkspaceError(
            path.name, "was made by a later Dateline", "Install that version, or a newer one"
        )
    if version == 0:
        raise WorkspaceError(path.name, "is not a project of Dateline", "Choose another file")
    return version


def _migrate(db: sqlite3.Connection, to: int = VERSION) -> None:
    """Bring a file forward in one transaction: it is the old version or the new, never between."""
    db.execute("BEGIN IMMEDIATE")
    try:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        for step in MIGRATIONS[version:to]:
            for statement in step:
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {max(version, to)}")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _tables(db: sqlite3.Connection) -> set[tuple[str, str, str]]:
    return {
        (kind, name, " ".join((sql or "").split()))
        for kind, name, sql in db.execute("SELECT type, name, sql FROM sqlite_master")
    }


def _expected(version: int) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        _migrate(db, version)
        return _tables(db)


def _trouble(path: Path, error: Exception) -> WorkspaceError:
    words = str(error).lower()
    if "locked" in words or "busy" in words:
        return WorkspaceError(path.name, "is in use by another program", "Try again in a moment")
    if "full" in words:
        return WorkspaceError(path.name, "can't be saved: the disk is full", "Make room on it")
    if "readonly" in words or isinstance(error, PermissionError):
        return WorkspaceError(path.name, "can't be written", "Check who owns it and its folder")
    if isinstance(error, OSError):
        return WorkspaceError(
            path.name, f"can't be used ({error.strerror or error})", "Check its folder"
        )
    return WorkspaceError(path.name, "is not a sound project file", "Use an earlier copy")
