"""Asks which of several namesakes is meant, in the form in which a name was typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from geo.gazetteer.store import Gazetteer
from geo.model import Actor, Place
from geo.project.namesakes import (
    actors_named,
    describe,
    describe_actor,
    places_named,
    told_apart,
)
from geo.ui.projects import plain

_T = TypeVar("_T")


class Namesakes:
    """The names of one form, and what its reader said they mean.

    A name that only one place or actor has is not asked about. Where there are several, the form
    is shown again with the question in it; sent once more, it is answered.

    Parameters
    ----------
    key
        The form's key on its page.
    """

    def __init__(self, key: str, gazetteer: Gazetteer) -> None:
        self._key = f"{key}-meant"
        self._gazetteer = gazetteer
        self._unasked = False
        self._names: dict[tuple[str, str], None] = {}

    def place(self, text: str, known: Sequence[Place] = ()) -> Place:
        """Return the place meant: one that stood in the form under that name, before any other.

        Raises
        ------
        WorkspaceError
            There is no such place.
        """
        name = " ".join(text.split())
        same = next((p for p in known if p.name == name), None)
        return same or self._one("place", name, places_named(name, self._gazetteer))

    def actor(self, text: str, known: Sequence[Actor] = ()) -> Actor:
        """Return who is meant: who stood in the form under that name, before any other.

        Raises
        ------
        WorkspaceError
            There is no name.
        """
        name = " ".join(text.split())
        same = next((a for a in known if a.name == name), None)
        return same or self._one("actor", name, actors_named(name, self._gazetteer))

    def show(self) -> None:
        """Ask about the names that were typed and have namesakes; stands within the form."""
        asked: list[tuple[str, str]] = st.session_state.get(self._key, [])
        for kind, name in asked:
            labels = list(map(plain, self._labels(kind, name)))
            st.radio(
                f"“{plain(name)}” means", list(range(len(labels))),
                format_func=labels.__getitem__, key=self._field(kind, name),
            )  # fmt: skip
        if asked:
            st.caption("Choose what is meant, then send the form again.")

    def must_ask(self) -> bool:
        """Tell whether a name has namesakes that its reader has not yet chosen from."""
        st.session_state[self._key] = list(self._names)
        return self._unasked

    def forget(self) -> None:
        """Forget what was asked: the form is done."""
        st.session_state.pop(self._key, None)

    def _one(self, kind: str, name: str, found: Sequence[_T]) -> _T:
        if len(found) == 1:
            return found[0]
        self._names[kind, name] = None
        chosen = None
        if (kind, name) in st.session_state.get(self._key, []):
            chosen = st.session_state.get(self._field(kind, name))
        if chosen is None:
            self._unasked = True
        return found[chosen or 0]

    def _labels(self, kind: str, name: str) -> tuple[str, ...]:
        if kind == "place":
            places = places_named(name, self._gazetteer)
            return told_apart([describe(p, self._gazetteer) for p in places], places)
        actors = actors_named(name, self._gazetteer)
        return told_apart(
            [describe_actor(a, self._gazetteer) for a in actors], [a.place for a in actors]
        )

    def _field(self, kind: str, name: str) -> str:
        return f"{self._key}-{kind}-{name}"
