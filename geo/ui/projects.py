"""Which project is open, and the buttons around it."""

from __future__ import annotations

import getpass
import re
import time
from typing import Any

import streamlit as st

from geo.errors import NetworkError, WorkspaceError
from geo.pipeline.step import extras_of
from geo.pipeline.stored import load_stories
from geo.project.desk import desk
from geo.settings import Settings
from geo.workspace import Draft, Project, ProjectChanged, Shelf
from geo.workspace.shelf import key_of

FIRST_NAME = "My articles"
_FETCHES_A_MINUTE = 60


def settings() -> Settings:
    """Return the settings, read once for each run of a page."""
    return Settings.from_env()


def shelf() -> Shelf:
    """Return the reader's projects."""
    return Shelf(settings())


def open_project() -> Project | None:
    """Return the project this tab has open: the one changed last, until another is chosen."""
    key = st.session_state.get("project")
    project = shelf().get(str(key)) if key else None
    if project is None:
        project = next(iter(shelf().projects()), None)
        if project:
            st.session_state["project"] = key_of(project)
    return project


def ensure_project() -> Project:
    """Return the open project; without one, make the first, with what ships as its beginning.

    Raises
    ------
    WorkspaceError
        It can't be written.
    DataMissing
        Set-up has not been run.
    """
    project = open_project()
    if project is not None:
        return project
    stories = load_stories(settings())
    project = shelf().create(FIRST_NAME)
    project.add([Draft(s.article, "shipped with Dateline", story=s) for s in stories], "Dateline")
    told = st.session_state.get("story")
    choose_project(project)
    if told:
        project.tell(told, "", reader_name(), 0)
    return project


def choose_project(project: Project) -> None:
    """Open a project in this tab."""
    st.session_state["project"] = key_of(project)
    # What was in hand belongs to the other project.
    for name in ("review", "seen", "story"):
        st.session_state.pop(name, None)


def read_what_waits(project: Project) -> None:
    """Have the project's new articles read, and those an earlier Dateline read."""
    if "brought_up" not in st.session_state:
        st.session_state["brought_up"] = set()
    if project.path not in st.session_state["brought_up"]:
        st.session_state["brought_up"].add(project.path)
        steps = {s.step.settings_hash for s in load_stories(settings()) if s.step}
        if len(steps) == 1:
            project.read_again(steps.pop() + extras_of(settings()))
    if project.counts().get("waiting"):
        desk().read(project)


def reader_name() -> str:
    """Return who decides: the name given, or the one they are logged in with."""
    given = str(st.session_state.get("reader_name") or "").strip()
    if given:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reader"


def begin_page() -> Project | None:
    """Return the open project, and remember what of its log this run of the page can show."""
    project = open_project()
    st.session_state["showing"] = project.head() if project else 0
    return project


def end_page(project: Project | None) -> None:
    """Note that the page stands: what it could show, its reader has seen."""
    if project is not None:
        _seen()[key_of(project)] = st.session_state["showing"]


def seen(project: Project) -> int:
    """Return the last log entry the reader saw before deciding; decisions are checked against it.

    A click runs the page again before it is acted on: what counts is the run before.
    """
    return _seen().setdefault(key_of(project), project.head())


def look_again(project: Project) -> None:
    """Note that this tab has seen all that was decided so far."""
    _seen()[key_of(project)] = project.head()


def _seen() -> dict[str, int]:
    known: dict[str, int] = st.session_state.setdefault("seen", {})
    return known


def say(message: str, *, bad: bool = False) -> None:
    """Show a message, as plain text, once the page has run again."""
    st.session_state.setdefault("messages", []).append((message, bad))


def show_messages() -> None:
    """Show what was said."""
    for message, bad in st.session_state.pop("messages", []):
        (st.warning if bad else st.success)(plain(message))


def tell_conflict(project: Project, error: ProjectChanged) -> None:
    """Say who decided what in the meantime; the next decision is made in the light of it."""
    look_again(project)
    say(str(error), bad=True)


def may_fetch(count: int) -> None:
    """Keep fetching at a person's pace.

    Raises
    ------
    NetworkError
        More than ``_FETCHES_A_MINUTE`` were asked for within a minute.
    """
    now = time.monotonic()
    recent = [t for t in st.session_state.get("fetched", []) if now - t < 60]
    if len(recent) + count > _FETCHES_A_MINUTE:
        raise NetworkError(
            "The web", f"is asked at most {_FETCHES_A_MINUTE} times a minute", "Wait a little"
        )
    st.session_state["fetched"] = [*recent, *[now] * count]


def plain(text: str) -> str:
    """Return a text in which no character is Markdown, and none a directive of Streamlit's."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~:$&=^])", r"\\\1", " ".join(text.split()))


def show_project_bar() -> None:
    """Show which project is open, and what can be done with projects."""
    projects = shelf().projects()
    here = open_project()
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        if here is None:
            st.caption("No project yet: the first one is made when you add something.")
        elif len(projects) > 1:
            names = {key_of(p): p.name for p in projects}
            chosen = st.selectbox(
                "Project", list(names), index=list(names).index(key_of(here)),
                format_func=lambda key: names[key],
            )  # fmt: skip
            if chosen != key_of(here):
                choose_project(next(p for p in projects if key_of(p) == chosen))
                st.rerun()
        else:
            st.caption(f"Project: {plain(here.name)}")
    # Filled when it is opened: the page runs at every click, and this is a seventh of it.
    with (
        right,
        st.popover("Projects", width="stretch", key="projects", on_change="rerun") as drawer,
    ):
        if drawer.open:
            _manage(here)


def _manage(here: Project | None) -> None:
    with st.form("new_project", border=False, clear_on_submit=True):
        name = st.text_input("New project", placeholder="Its name", max_chars=80)
        if st.form_submit_button("Make it") and name.strip():
            _try(lambda: choose_project(shelf().create(name)))
    given = st.file_uploader(
        "Import a project", type=["dateline"], key=_fresh("import"), max_upload_size=200
    )
    if given is not None:
        data, called = given.getvalue(), given.name
        _renew("import")
        _try(lambda: choose_project(shelf().bring_in(data, called)))
    if here is None:
        return
    with st.form("rename_project", border=False):
        name = st.text_input("Name of this project", here.name, max_chars=80)
        if st.form_submit_button("Rename") and name.strip():
            _try(lambda: here.rename(name))
    st.download_button(
        "Export this project", lambda: shelf().bring_out(here), f"{key_of(here)}.dateline",
        "application/vnd.sqlite3", on_click="ignore",
    )  # fmt: skip
    st.caption(f"It is one file of yours: {plain(str(here.path))}")
    with st.form("delete_project", border=False):
        sure = st.checkbox("Delete this project and all in it, for good")
        if st.form_submit_button("Delete") and sure:
            _try(lambda: _delete(here))


def _delete(project: Project) -> None:
    shelf().delete(project)
    st.session_state.pop("project", None)


def _try(act: Any) -> None:
    try:
        act()
    except WorkspaceError as error:
        say(str(error), bad=True)
    st.rerun()


def _fresh(name: str) -> str:
    return f"{name}-{st.session_state.get(f'{name}_turn', 0)}"


def _renew(name: str) -> None:
    st.session_state[f"{name}_turn"] = st.session_state.get(f"{name}_turn", 0) + 1
