"""A project: articles, their stories as read, and a log of every decision, in one file."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from geo.errors import WorkspaceError
from geo.model import Article, Problem, Span, Story
from geo.story_json import story_from_json, story_to_json
from geo.workspace import schema
from geo.workspace.records import (
    Action,
    Added,
    Draft,
    Entry,
    Kept,
    ProjectChanged,
    State,
    Steps,
    Telling,
    day_or_none,
    steps_of,
)
from geo.workspace.telling import read_telling, write_telling

EDITABLE = ("title", "publisher", "published_at", "author", "url")
MAX_FIELD = 2_000

_COLUMNS = (
    "id, title, publisher, published_at, author, url, kind, text, state, source, added_at, "
    "trouble, step, spans, problems"
)


class Project:
    """An open project. It keeps no connection: it may be shared between threads and processes.

    Everything a person decides goes into the log first; what is undone stays in it. ``seen`` is
    the number of the last log entry that whoever decides has seen: a decision on an article that
    someone else has decided about since is refused.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def name(self) -> str:
        """What its owner calls it."""
        return self._meta("name")

    @property
    def changed(self) -> int:
        """A number that grows whenever anything in the project changes."""
        return int(self._meta("changed"))

    def rename(self, name: str) -> None:
        """Give the project another name; its file keeps its own."""
        with self._writing() as db:
            db.execute("UPDATE meta SET value = ? WHERE key = 'name'", (_line(name)[:80],))

    def articles(self) -> tuple[Kept, ...]:
        """Return the articles, oldest first, without those removed."""
        with self._reading() as db:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM articles WHERE removed = 0 ORDER BY position"  # noqa: S608
            ).fetchall()
        return tuple(map(_kept, rows))

    def article(self, article_id: str) -> Kept | None:
        """Return one article, unless it was removed."""
        with self._reading() as db:
            row = db.execute(
                f"SELECT {_COLUMNS} FROM articles WHERE id = ? AND removed = 0",  # noqa: S608
                (article_id,),
            ).fetchone()
        return _kept(row) if row else None

    def stories(self) -> tuple[Story, ...]:
        """Return what the articles tell as it was read, before any correction, oldest first.

        An article that is to be read again tells what it told before until that is done.
        """
        with self._reading() as db:
            rows = db.execute(
                f"SELECT {_COLUMNS}, story FROM articles "  # noqa: S608
                "WHERE removed = 0 AND (state = 'note' OR story IS NOT NULL) ORDER BY position"
            ).fetchall()
        return tuple(_story(row) for row in rows)

    def counts(self) -> dict[State, int]:
        """Return how many articles are in each state."""
        with self._reading() as db:
            rows = db.execute(
                "SELECT state, count(*) FROM articles WHERE removed = 0 GROUP BY state"
            ).fetchall()
        return dict(rows)

    def waiting(self, limit: int) -> tuple[Kept, ...]:
        """Return the articles that are to be read next."""
        with self._reading() as db:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM articles "  # noqa: S608
                "WHERE removed = 0 AND state = 'waiting' ORDER BY position LIMIT ?",
                (limit,),
            ).fetchall()
        return tuple(map(_kept, rows))

    def log(self) -> tuple[Entry, ...]:
        """Return the log, oldest first."""
        with self._reading() as db:
            return _log(db)

    def head(self) -> int:
        """Return the number of the last log entry."""
        with self._reading() as db:
            return _head(db)

    def steps(self) -> Steps:
        """Return where undo and redo stand."""
        return steps_of(self.log())

    def corrections(self) -> tuple[Entry, ...]:
        """Return the corrections in force, oldest first."""
        log = self.log()
        undone = steps_of(log).undone
        return tuple(e for e in log if e.action == "correct" and e.number not in undone)

    def telling(self) -> Telling:
        """Return the story as its readers tell it."""
        with self._reading() as db:
            return read_telling(db)

    def tell(self, steps: Sequence[dict[str, Any]], teller: str, author: str, seen: int) -> Telling:
        """Keep the story, unless another page told it otherwise since telling ``seen``."""
        name, told = self.name, Telling(seen, teller, author, tuple(steps))
        with schema.opened(self.path, write=True) as db:
            return write_telling(db, name, told)

    def add(self, drafts: Sequence[Draft], author: str) -> Added:
        """Add articles; one that is there already, by its words, is not added again."""
        new: list[str] = []
        known: list[str] = []
        with self._writing() as db:
            (last,) = db.execute("SELECT coalesce(max(position), 0) FROM articles").fetchone()
            for draft in drafts:
                content = content_hash(draft.article.text)
                row = db.execute(
                    "SELECT id, title, removed FROM articles WHERE content = ?", (content,)
                ).fetchone()
                if row and not row[2]:
                    known.append(row[1] or draft.article.title or draft.source)
                    continue
                if row:
                    db.execute("DELETE FROM articles WHERE id = ?", (row[0],))
                last += 1
                new.append(_insert(db, draft, content, last))
            if new:
                _write(db, Entry(0, _now(), author, "add", "", {"articles": new}))
        return Added(tuple(new), tuple(known))

    def edit(self, article_id: str, changes: Mapping[str, str], author: str, seen: int) -> None:
        """Change what is known about an article; a new day of publication has it read again.

        Raises
        ------
        ProjectChanged
            It was decided about since ``seen``.
        """
        with self._writing() as db:
            self._check(db, article_id, seen)
            before = _about(db, article_id)
            after = {k: _line(v)[:MAX_FIELD] for k, v in changes.items() if k in EDITABLE}
            after = {k: v for k, v in after.items() if v != before[k]}
            if not after:
                return
            _describe(db, article_id, after)
            value = {"before": {k: before[k] for k in after}, "after": after}
            _write(db, Entry(0, _now(), author, "edit", article_id, value))

    def remove(self, article_id: str, author: str, seen: int) -> None:
        """Take an article out; undo brings it back.

        Raises
        ------
        ProjectChanged
            It was decided about since ``seen``.
        """
        with self._writing() as db:
            self._check(db, article_id, seen)
            title = _about(db, article_id)["title"]
            db.execute("UPDATE articles SET removed = 1 WHERE id = ?", (article_id,))
            _write(db, Entry(0, _now(), author, "remove", article_id, {"title": title}))

    def removed_count(self) -> int:
        """Return how many removed articles are still in the file, so that undo works."""
        with self._reading() as db:
            (count,) = db.execute("SELECT count(*) FROM articles WHERE removed = 1").fetchone()
        return int(count)

    def forget_removed(self, author: str, seen: int) -> int:
        """Delete the removed articles and what was decided about them; return how many.

        Their words are overwritten in the file. Undo can't bring them back.

        Raises
        ------
        ProjectChanged
            Something was decided since ``seen``.
        """
        with self._writing() as db:
            self._check(db, "", seen)
            gone = db.execute("SELECT id FROM articles WHERE removed = 1").fetchall()
            # What was decided quotes the text, and its removal names the title.
            db.executemany("DELETE FROM log WHERE article = ? AND action != 'add'", gone)
            db.executemany("DELETE FROM articles WHERE id = ?", gone)
            db.execute("DELETE FROM meta WHERE key = 'telling'")  # its steps quote the text
            _write(db, Entry(0, _now(), author, "forget", "", {"count": len(gone)}))
        return len(gone)

    def correct(
        self, article_id: str, value: Mapping[str, Any], author: str, seen: int, note: str = ""
    ) -> int:
        """Note a correction and return its number.

        Parameters
        ----------
        article_id
            The article it is about; empty for one that holds in the whole project.

        Raises
        ------
        ProjectChanged
            The article was decided about since ``seen``.
        """
        with self._writing() as db:
            self._check(db, article_id, seen)
            return _write(db, Entry(0, _now(), author, "correct", article_id, value, note))

    def correct_with_note(
        self, draft: Draft, value: Mapping[str, Any], author: str, seen: int
    ) -> int:
        """Add a note of the reader's own and the correction that rests on it, both or neither.

        Raises
        ------
        ProjectChanged
            The note was there already and was decided about since ``seen``.
        """
        with self._writing() as db:
            content = content_hash(draft.article.text)
            known = db.execute(
                "SELECT id, removed FROM articles WHERE content = ?", (content,)
            ).fetchone()
            if known and known[1]:
                db.execute("DELETE FROM articles WHERE id = ?", (known[0],))
            if known is None or known[1]:
                (last,) = db.execute("SELECT coalesce(max(position), 0) FROM articles").fetchone()
                _insert(db, draft, content, last + 1)
            else:
                self._check(db, known[0], seen)
            return _write(db, Entry(0, _now(), author, "correct", draft.article.id, value))

    def undo(self, author: str, seen: int) -> Entry | None:
        """Take back the last decision and return it; None where there is none.

        Raises
        ------
        ProjectChanged
            Something was decided since ``seen``.
        """
        return self._turn(author, seen, "undo")

    def redo(self, author: str, seen: int) -> Entry | None:
        """Do again what was undone last and return it; None where there is none.

        Raises
        ------
        ProjectChanged
            Something was decided since ``seen``.
        """
        return self._turn(author, seen, "redo")

    def keep_stories(self, stories: Iterable[Story], failed: Mapping[str, str]) -> None:
        """Keep what articles tell, and why others could not be read."""
        with self._writing() as db:
            db.executemany(
                "UPDATE articles SET state = 'read', trouble = ?, step = ?, story = ? "
                "WHERE id = ?",
                [
                    (
                        _notice(s), s.step.settings_hash if s.step else "", _pack(s),
                        s.article.id,
                    )
                    for s in stories
                ],
            )  # fmt: skip
            db.executemany(
                "UPDATE articles SET state = 'failed', trouble = ? WHERE id = ?",
                [(trouble[:500], article_id) for article_id, trouble in failed.items()],
            )

    def read_again(self, step: str | None = None) -> int:
        """Have articles read again: those not read by this step, or all; return how many."""
        with self._reading() as db:
            (count,) = db.execute(
                "SELECT count(*) FROM articles WHERE state IN ('read', 'failed') AND step != ?",
                (step or "",),
            ).fetchone()
        if count:
            with self._writing() as db:
                db.execute(
                    "UPDATE articles SET state = 'waiting' "
                    "WHERE state IN ('read', 'failed') AND step != ?",
                    (step or "",),
                )
        return int(count)

    def forget_stories(self) -> None:
        """Have every article read again as if it never had been."""
        with self._writing() as db:
            db.execute(
                "UPDATE articles SET state = 'waiting', story = NULL, step = '' "
                "WHERE state != 'note'"
            )

    def _turn(self, author: str, seen: int, way: Action) -> Entry | None:
        with self._writing() as db:
            self._check(db, "", seen)
            log = _log(db)
            steps = steps_of(log)
            number = steps.undo if way == "undo" else steps.redo
            if not number:
                return None
            entry = next(e for e in log if e.number == number)
            if entry.action == "remove":
                removed = 0 if way == "undo" else 1
                db.execute(
                    "UPDATE articles SET removed = ? WHERE id = ?", (removed, entry.article_id)
                )
            elif entry.action == "edit":
                _describe(db, entry.article_id, entry.value["before" if way == "undo" else "after"])
            _write(db, Entry(0, _now(), author, way, entry.article_id, ref=number))
            return entry

    def _check(self, db: sqlite3.Connection, article_id: str, seen: int) -> None:
        entries = [
            entry
            for entry in _log(db, seen)
            if entry.action != "add"
            and (not article_id or entry.article_id in {"", article_id})
        ]  # fmt: skip
        if entries:
            raise ProjectChanged(self.name, entries)

    def _meta(self, key: str) -> str:
        with self._reading() as db:
            row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else "0"

    def _reading(self) -> Any:
        return schema.opened(self.path)

    def _writing(self) -> Any:
        return _changing(self.path)


def content_hash(text: str) -> str:
    """Return what two articles of the same words share, however they are spaced."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()


class _changing:  # noqa: N801
    """A piece of work that changes the project, and says so to whoever watches ``changed``."""

    def __init__(self, path: Path) -> None:
        self._opened = schema.opened(path, write=True)

    def __enter__(self) -> sqlite3.Connection:
        self._db = self._opened.__enter__()
        return self._db

    def __exit__(self, *error: Any) -> bool | None:
        if error[0] is None:
            self._db.execute("UPDATE meta SET value = value + 1 WHERE key = 'changed'")
        return self._opened.__exit__(*error)


def _insert(db: sqlite3.Connection, draft: Draft, content: str, position: int) -> str:
    told = draft.article
    spans = json.dumps([[s.start, s.end] for s in draft.spans]) if draft.spans is not None else ""
    problems = json.dumps([[p.step, p.message] for p in draft.problems])
    story = draft.story
    db.execute(
        "INSERT INTO articles (id, content, position, title, publisher, published_at, author, "
        "url, kind, text, source, added_at, state, step, story, spans, problems) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            _free_id(db, told.id, content), content, position, _line(told.title)[:MAX_FIELD],
            _line(told.publisher)[:MAX_FIELD],
            told.published_at.isoformat() if told.published_at else "",
            _line(told.author)[:MAX_FIELD], told.url[:MAX_FIELD], told.kind, told.text,
            _line(draft.source)[:MAX_FIELD], _now(), "read" if story else draft.state,
            story.step.settings_hash if story and story.step else "",
            _pack(story) if story else None, spans, problems,
        ),
    )  # fmt: skip
    row = db.execute("SELECT id FROM articles WHERE content = ?", (content,)).fetchone()
    return str(row[0])


def _free_id(db: sqlite3.Connection, wanted: str, content: str) -> str:
    """Return an id no other article has: JSON lines give ids of their own, perhaps twice."""
    taken = db.execute("SELECT 1 FROM articles WHERE id = ?", (wanted,)).fetchone()
    return content[:16] if taken or not wanted else wanted


def _describe(db: sqlite3.Connection, article_id: str, values: Mapping[str, str]) -> None:
    for column, value in values.items():
        assert column in EDITABLE
        db.execute(f"UPDATE articles SET {column} = ? WHERE id = ?", (value, article_id))  # noqa: S608
    if "published_at" in values:
        # "Thursday" is another day now.
        db.execute(
            "UPDATE articles SET state = 'waiting' WHERE id = ? AND state = 'read'", (article_id,)
        )


def _about(db: sqlite3.Connection, article_id: str) -> dict[str, str]:
    row = db.execute(
        f"SELECT {', '.join(EDITABLE)} FROM articles WHERE id = ? AND removed = 0",  # noqa: S608
        (article_id,),
    ).fetchone()
    if row is None:
        raise WorkspaceError(article_id, "is no article of this project", "Open the page again")
    return dict(zip(EDITABLE, row, strict=True))


def _kept(row: Sequence[Any]) -> Kept:
    (
        id_, title, publisher, published, author, url, kind, text, state, source, added, trouble,
        step, spans, problems,
    ) = row[:15]  # fmt: skip
    article = Article(id_, title, text, day_or_none(published), publisher, url, kind, author)
    return Kept(
        article, state, source, added, trouble, step,
        tuple(Span(*pair) for pair in json.loads(spans)) if spans else None,
        tuple(Problem(*pair) for pair in json.loads(problems)),
    )  # fmt: skip


def _story(row: Sequence[Any]) -> Story:
    kept = _kept(row)
    if row[15] is None:
        return Story(kept.article)
    try:
        story = story_from_json(json.loads(zlib.decompress(row[15])), kept.article)
    except (KeyError, ValueError, TypeError, zlib.error):
        trouble = Problem(
            "workspace", "What was read of this article can't be used; read it again."
        )
        return Story(kept.article, problems=(trouble,))
    return replace(story, article=kept.article)


def _notice(story: Story) -> str:
    """Return what a reader should know of how an article was read: its language, a cut."""
    steps = {"articles", "recognize", "propose"}
    told = (p.message for p in story.problems if p.step in steps and not p.span)
    return " ".join(told)[:500]


def _pack(story: Story) -> bytes:
    return zlib.compress(json.dumps(story_to_json(story), ensure_ascii=False).encode(), 1)


def _log(db: sqlite3.Connection, after: int = 0) -> tuple[Entry, ...]:
    rows: Iterator[Sequence[Any]] = db.execute(
        "SELECT number, at, author, action, article, value, note, ref FROM log "
        "WHERE number > ? ORDER BY number",
        (after,),
    )
    return tuple(
        Entry(number, at, author, action, article, json.loads(value), note, ref)
        for number, at, author, action, article, value, note, ref in rows
    )


def _head(db: sqlite3.Connection) -> int:
    (number,) = db.execute("SELECT coalesce(max(number), 0) FROM log").fetchone()
    return int(number)


def _write(db: sqlite3.Connection, entry: Entry) -> int:
    row = db.execute(
        "INSERT INTO log (at, author, action, article, value, note, ref) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            entry.at, _line(entry.author)[:80], entry.action, entry.article_id,
            json.dumps(entry.value, ensure_ascii=False), entry.note[:MAX_FIELD], entry.ref,
        ),
    )  # fmt: skip
    return int(row.lastrowid or 0)


def _line(text: str) -> str:
    """Return a text on one line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
