"""The Articles page: the original of a digest is fetched by its address, at a person's pace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.settings import Settings
from geo.ui import articles
from geo.workspace import Shelf
from tests import web
from tests.project.test_ingest import PAGE


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[web.Site]:
    """A publisher's site, and a reader whose articles nobody reads: that has tests of its own."""
    monkeypatch.setenv("DATELINE_WORKSPACE_DIR", str(tmp_path / "mine"))
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("DATELINE_ALLOWED_HOSTS", "localhost")
    monkeypatch.setattr(articles, "read_what_waits", lambda project: None)
    with web.serving(web.Site()) as site:
        yield site


def page(url: str) -> AppTest:
    def show(url: str) -> None:
        from geo.model import Article
        from geo.ui.articles import show_articles
        from geo.ui.projects import show_messages

        show_messages()
        digest = Article("dam", "Port deal", "In our words.", None, "Courier", url, "digest")
        show_articles(None, [digest])

    return AppTest.from_function(show, args=(url,), default_timeout=60).run()


def test_the_original_of_a_digest_is_fetched_by_its_address(site: web.Site, tmp_path: Path):
    site.put("/port", PAGE)
    told = page(site.url("/port"))
    told.button(key="original-dam").click().run()
    assert [m.value for m in told.success] == ["1 article added\\."]
    (project,) = Shelf(Settings(workspace_dir=tmp_path / "mine")).projects()
    newest = project.articles()[-1].article
    assert (newest.kind, newest.title, newest.url) == ("original", "Port deal", site.url("/port"))


def test_an_original_that_is_gone_is_told_and_nothing_is_made(site: web.Site, tmp_path: Path):
    told = page(site.url("/gone"))
    told.button(key="original-dam").click().run()
    assert "answers 404" in told.warning[0].value
    assert not Shelf(Settings(workspace_dir=tmp_path / "mine")).projects()


def test_the_same_original_again_is_told_to_be_here_already(site: web.Site):
    site.put("/port", PAGE)
    told = page(site.url("/port"))
    told.button(key="original-dam").click().run()
    told.button(key="original-dam").click().run()
    assert [m.value for m in told.warning] == ["“Port deal” is here already\\."]


def test_a_digest_without_an_address_says_what_to_do():
    told = page("")
    assert not told.button
    assert "drop its file above" in told.caption[-1].value


def test_the_web_is_asked_at_a_persons_pace():
    def ask() -> None:
        import streamlit as st

        from geo.errors import NetworkError
        from geo.ui.projects import may_fetch

        may_fetch(60)
        try:
            may_fetch(1)
        except NetworkError as error:
            st.write(str(error))

    (told,) = AppTest.from_function(ask).run().markdown
    assert "at most 60 times a minute" in told.value
