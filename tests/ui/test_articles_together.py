"""The Articles page while others read and add: a click counts, and one run of the page answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.model import Article
from geo.project.ingest import bring_text
from geo.settings import Settings
from geo.ui import articles
from geo.workspace import Project, Shelf


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Project:
    """A project with an article that waits; nobody reads it."""
    monkeypatch.setenv("DATELINE_WORKSPACE_DIR", str(tmp_path))
    monkeypatch.setattr(articles, "read_what_waits", lambda project: None)
    made = Shelf(Settings(workspace_dir=tmp_path)).create("Gulf")
    made.add(bring_text("Kenya and Oman met.", Article("", "", ""), Settings()).drafts, "x")
    return made


def page() -> AppTest:
    def show() -> None:
        import streamlit as st

        from geo.ui.articles import show_articles, show_bringing, show_progress
        from geo.ui.projects import open_project, show_messages

        st.session_state["runs"] = st.session_state.get("runs", 0) + 1
        show_messages()
        project = open_project()
        assert project is not None
        show_progress(project)
        show_bringing()
        show_articles(project, ())
        if st.button("Another"):
            st.session_state["clicked"] = True

    return AppTest.from_function(show, default_timeout=60).run()


def test_one_run_of_the_page_adds_a_text_and_shows_it(project: Project):
    told = page()
    told.text_area(key="paste_text").set_value("Peru and Chile met in Lima.")
    told.text_input(key="paste_title").set_value("Talks in Lima")
    next(b for b in told.button if b.label == "Add").click()
    told.run()
    assert [m.value for m in told.success] == ["1 article added\\."]
    assert "**Talks in Lima**  \nwaiting to be read" in [m.value for m in told.markdown]
    assert told.session_state["runs"] == 2
    assert project.articles()[-1].article.text == "Peru and Chile met in Lima."


def test_a_click_counts_although_the_last_article_was_read_as_the_page_ran(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    told = page()
    counted = iter([{"waiting": 1}])  # and nothing waits from then on
    monkeypatch.setattr(Project, "counts", lambda self: next(counted, {"read": 1}))
    next(b for b in told.button if b.label == "Another").click()
    told.run()
    assert "clicked" in told.session_state


def test_nothing_is_said_of_reading_where_nothing_waits(project: Project, monkeypatch: Any):
    monkeypatch.setattr(Project, "counts", lambda self: {"read": 1})
    assert not page().get("progress")


def test_what_is_being_changed_stays_open_when_reading_ends(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    runs = []
    monkeypatch.setattr(articles.st, "rerun", lambda: runs.append("whole page"))
    monkeypatch.setattr(articles, "open_project", lambda: None)
    monkeypatch.setattr(articles.st, "progress", lambda *said: None)
    bar = articles._progress_bar.__wrapped__
    for changing in (True, False):
        monkeypatch.setattr(articles.st, "session_state", {"changing": changing, "reading": 3})
        bar()
    assert runs == ["whole page"]
