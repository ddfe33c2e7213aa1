"""Several projects: the files in the reader's folder."""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
import unicodedata
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from geo.errors import WorkspaceError
from geo.settings import Settings
from geo.workspace import schema
from geo.workspace.project import Project

SUFFIX = ".dateline"
MAX_IMPORT = 500_000_000
_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


class Shelf:
    """The projects in ``settings.workspace_dir``, a folder made when something is put there."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.workspace_dir

    def projects(self) -> tuple[Project, ...]:
        """Return the projects, those changed last first."""
        try:
            paths = [p for p in self._folder.glob(f"*{SUFFIX}") if _SAFE.fullmatch(p.stem)]
            paths.sort(key=lambda p: (-p.stat().st_mtime_ns, p.name))
        except OSError:
            return ()
        return tuple(map(Project, paths))

    def get(self, key: str) -> Project | None:
        """Return the project whose file is called so, without folder and ending."""
        path = self._folder / f"{key}{SUFFIX}"
        return Project(path) if _SAFE.fullmatch(key) and path.is_file() else None

    def create(self, name: str) -> Project:
        """Make an empty project.

        Raises
        ------
        WorkspaceError
            It has no name, or its file can't be written.
        """
        name = " ".join(name.split())[:80]
        if not name:
            raise WorkspaceError("The project", "has no name", "Give it one")
        path = self._free(name)
        schema.create(path, name, datetime.now(UTC).isoformat(timespec="seconds"))
        return Project(path)

    def delete(self, project: Project) -> None:
        """Delete a project's file for good.

        Raises
        ------
        WorkspaceError
            It can't be deleted.
        """
        try:
            self._own(project).unlink()
        except OSError as error:
            raise WorkspaceError(
                project.path.name, f"can't be deleted ({error.strerror})", "Check who owns it"
            ) from error

    def bring_out(self, project: Project) -> bytes:
        """Return a whole project as one file's bytes, of one moment.

        Raises
        ------
        WorkspaceError
            It can't be read.
        """
        aside = self._aside()
        try:
            with schema.opened(project.path):
                pass  # brought forward, and known to be a project
            with closing(sqlite3.connect(project.path, timeout=schema.BUSY_SECONDS)) as db:
                db.execute("VACUUM INTO ?", (str(aside),))
            return aside.read_bytes()
        except (OSError, sqlite3.Error) as error:
            raise WorkspaceError(project.path.name, "can't be copied", "Try again") from error
        finally:
            aside.unlink(missing_ok=True)

    def bring_in(self, data: bytes, name: str) -> Project:
        """Take in a project that was brought out, here or elsewhere.

        Its articles are read again: what another program has read of them is not believed.

        Raises
        ------
        WorkspaceError
            It is no sound project.
        """
        if len(data) > MAX_IMPORT:
            raise WorkspaceError(name, f"is over {MAX_IMPORT / 1e6:.0f} MB", "Import a smaller one")
        if not data.startswith(b"SQLite format 3\0"):
            raise WorkspaceError(name, "is not a project of Dateline", "Choose a .dateline file")
        aside = self._aside()
        try:
            aside.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(data)
            schema.check(aside)
            project = Project(aside)
            project.articles()
            project.log()
            project.forget_stories()
            path = self._free(project.name)
            schema.settle(aside, path)
        except (ValueError, TypeError, KeyError) as error:
            raise WorkspaceError(name, "is not a sound project", "Choose another file") from error
        except OSError as error:
            raise WorkspaceError(
                name, f"can't be saved ({error.strerror or error})", "Check the folder"
            ) from error
        finally:
            for left in (aside, aside.with_name(aside.name + "-journal")):
                left.unlink(missing_ok=True)
        return Project(path)

    def _free(self, name: str) -> Path:
        letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:50].strip("-") or "project"
        path = self._folder / f"{stem}{SUFFIX}"
        number = 2
        while path.exists():
            path = self._folder / f"{stem}-{number}{SUFFIX}"
            number += 1
        return path

    def _own(self, project: Project) -> Path:
        path = self._folder / project.path.name
        if path != project.path:
            raise WorkspaceError(project.path.name, "is not in the projects' folder", "Leave it")
        return path

    def _aside(self) -> Path:
        return self._folder / f".{os.getpid()}-{secrets.token_hex(4)}.part"


def key_of(project: Project) -> str:
    """Return what a project's file is called, without folder and ending."""
    return project.path.stem
