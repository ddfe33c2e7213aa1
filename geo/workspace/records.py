"""What a project holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from geo.errors import WorkspaceError
from geo.model import Article, Problem, Span, Story

State = Literal["waiting", "read", "failed", "note"]
"""Not read yet; read; could not be read; a note of the reader's own, which is not read."""

Action = Literal["add", "remove", "edit", "correct", "undo", "redo", "forget"]

UNDOABLE: frozenset[str] = frozenset({"remove", "edit", "correct"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An article on its way in.

    Attributes
    ----------
    source
        How it came: a file's name, an address, ``pasted``.
    story
        What it tells, where that is known already.
    """

    article: Article
    source: str
    spans: tuple[Span, ...] | None = None
    problems: tuple[Problem, ...] = ()
    state: State = "waiting"
    story: Story | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """An article of a project; ``trouble`` says why it, or some of it, could not be read."""

    article: Article
    state: State
    source: str
    added_at: str
    trouble: str
    step: str
    spans: tuple[Span, ...] | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of drafts: ids of the new articles, titles of those known before."""

    ids: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a project's log: who did what, when, and why.

    Attributes
    ----------
    article_id
        The article it is about; empty where it is about the whole project.
    value
        What was decided, as JSON values.
    ref
        The entry that is undone or redone; 0 elsewhere.
    """

    number: int
    at: str
    author: str
    action: Action
    article_id: str
    value: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    ref: int = 0


class ProjectChanged(WorkspaceError):
    """Someone else, or another tab, decided something on the same article in the meantime."""

    def __init__(self, name: str, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        who = ", ".join(dict.fromkeys(entry.author or "another tab" for entry in entries))
        super().__init__(
            name, f"was changed by {who} since this page was opened",
            "Nothing of yours was saved: look at what changed and decide again",
        )  # fmt: skip

    def __reduce__(self) -> Any:
        return type(self), (self.subject, self.entries)


@dataclass(frozen=True, slots=True)
class Telling:
    """The story as its readers tell it.

    Attributes
    ----------
    number
        How often it was kept; 0 where nobody has edited it.
    teller
        Whose hand wrote it last: one page in one browser's tab.
    steps
        A record for each step, as the page wrote it.
    """

    number: int = 0
    teller: str = ""
    author: str = ""
    steps: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """Where undo and redo stand: the entries they would turn to, 0 where there is none."""

    undo: int
    redo: int
    undone: frozenset[int]


def steps_of(log: Sequence[Entry]) -> Steps:
    """Return where undo and redo stand after a log."""
    done: list[int] = []
    again: list[int] = []
    for entry in log:
        if entry.action in UNDOABLE:
            done.append(entry.number)
            again.clear()
        elif entry.action == "undo" and entry.ref in done:
            done.remove(entry.ref)
            again.append(entry.ref)
        elif entry.action == "redo" and entry.ref in again:
            again.remove(entry.ref)
            done.append(entry.ref)
    known = {entry.number for entry in log if entry.action in UNDOABLE}
    return Steps(done[-1] if done else 0, again[-1] if again else 0, frozenset(known - set(done)))


def day_or_none(text: str | None) -> date | None:
    """Read a day as it is kept; what is none is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
