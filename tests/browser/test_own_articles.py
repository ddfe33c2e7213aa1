"""The whole way, offline: one's own articles in, checked, corrected, kept, and there again."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pptx import Presentation

from geo.model import Article
from geo.project.telling import tell
from geo.settings import Settings
from geo.workspace import Draft, Project, Shelf
from tests.browser import conftest
from tests.browser.gulf import first as gulf

ROOT = Path(__file__).resolve().parents[2]
READING = 240_000
"""Milliseconds in which articles have to be read, the loading of the model included."""
ORIGINALS = sorted((ROOT.parent / "shared" / "articles").glob("*.txt"))

needs_originals = pytest.mark.skipif(
    len(ORIGINALS) != 2, reason="../shared/articles is not here: the two originals are not ours"
)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run the app on a workspace of its own."""
    log = folder.with_name("log.txt")
    with conftest.serving(log, DATELINE_WORKSPACE_DIR=str(folder)) as url:
        yield url


@contextmanager
def looking(browser: Browser, url: str) -> Iterator[Page]:
    page = browser.new_page(viewport=conftest.DESKTOP)
    page.set_default_timeout(conftest.PATIENCE)
    page.goto(url)
    try:
        yield page
    finally:
        page.close()


def project_in(folder: Path) -> Project:
    (project,) = Shelf(Settings(workspace_dir=folder)).projects()
    return project


def click(page: Page, button: Locator) -> None:
    """Click once the page stands: while it runs again, what was there may be there twice."""
    page.locator("[data-test-script-state='notRunning']").first.wait_for()
    expect(button).to_have_count(1)
    button.click()


def go(page: Page, title: str) -> None:
    click(page, page.get_by_role("link", name=title, exact=True))
    page.locator("[data-test-script-state='notRunning']").first.wait_for()


def marks(page: Page) -> str:
    page.locator(".dateline[data-ready='1']").wait_for()
    return page.locator(".dateline").inner_text()


@needs_originals
def test_the_whole_way(browser: Browser, tmp_path: Path):
    folder = tmp_path / "projects"
    with serving(folder) as url, looking(browser, f"{url}/articles") as page:
        # Bring.
        page.locator("input[type=file]").first.set_input_files(list(map(str, ORIGINALS)))
        expect(page.get_by_text("2 articles added.")).to_be_visible()
        expect(page.get_by_role("heading", name="4 articles")).to_be_visible()
        expect(page.get_by_text("waiting to be read")).to_have_count(0, timeout=READING)
        project = project_in(folder)
        assert project.counts() == {"read": 4}

        # See.
        go(page, "Map")
        assert "Moscow" in marks(page)

        # Correct one place.
        go(page, "Review")
        expect(page.get_by_role("heading", name="Review")).to_be_visible()
        click(page, page.get_by_role("button", name="Places"))
        expect(page.get_by_text(re.compile(r"^1 of \d+$"))).to_be_visible()
        click(page, page.get_by_role("radiogroup").locator("label").nth(1))
        page.get_by_placeholder("Why, if you like").first.fill("the other one is meant")
        click(page, page.get_by_role("button", name="Use this place"))
        expect(page.get_by_text("Log: 3 entries")).to_be_visible()

        # Add one link by hand.
        quote = " ".join(project.articles()[0].article.text.split()[:5])
        click(page, page.get_by_text("Add by hand"))
        page.get_by_label("The words, copied from the article").fill(quote)
        page.get_by_label("Who", exact=True).fill("Kenya")
        page.get_by_label("With or to whom").fill("Oman")
        click(page, page.get_by_role("button", name="Add it"))
        expect(page.get_by_text("Log: 4 entries")).to_be_visible()

        # Take a deck away.
        go(page, "Export")
        click(page, page.locator("label", has_text=re.compile("^Slides$")))
        with page.expect_download() as saved:
            click(page, page.get_by_role("button", name="Save PPTX"))
        deck = Presentation(saved.value.path())
        told = [
            s.text_frame.text for slide in deck.slides for s in slide.shapes if s.has_text_frame
        ]
        assert len(deck.slides) > 2
        assert "Moscow" in " ".join(told)

    # Close, and reopen.
    stories = tell(project)
    assert [
        r.reasons[0].startswith("chosen by") for s in stories for r in s.resolutions if r.verified
    ]
    (by_hand,) = [x for s in stories for x in s.links if x.verified]
    assert by_hand.evidence[0].quote == quote
    assert project.log()[-2].note == "the other one is meant"
    with serving(folder) as url, looking(browser, url) as page:
        assert "Moscow" in marks(page)
        page.get_by_role("tab", name="All marks").click()
        expect(page.locator(".dateline")).to_contain_text("Kenya – Oman: agreement")
        go(page, "Review")
        expect(page.get_by_text("Log: 4 entries")).to_be_visible()


def test_two_tabs_are_told_of_each_other(browser: Browser, tmp_path: Path):
    folder = tmp_path / "projects"
    Shelf(Settings(workspace_dir=folder)).create("Gulf")
    with serving(folder) as url, looking(browser, f"{url}/articles") as first:
        click(first, first.get_by_role("tab", name="Text"))
        first.get_by_label("Paste an article").fill(
            "Kenya's president met his Omani counterpart in Muscat on Thursday."
        )
        click(first, first.get_by_role("button", name="Add", exact=True))
        expect(first.get_by_text("on the map")).to_be_visible()
        click(first, first.get_by_role("button", name="Change"))
        dialog = first.get_by_role("dialog")
        dialog.get_by_label("Title").fill("From the first tab")
        with looking(browser, f"{url}/articles") as second:
            click(second, second.get_by_role("button", name="Change"))
            second.get_by_role("dialog").get_by_label("Title").fill("From the second tab")
            second.get_by_role("dialog").get_by_role("button", name="Save").click()
            expect(second.get_by_text("From the second tab")).to_be_visible()
        dialog.get_by_role("button", name="Save").click()
        expect(first.get_by_text(re.compile("was changed by"))).to_be_visible()
        expect(first.get_by_text("From the second tab")).to_be_visible()
        (kept,) = project_in(folder).articles()
        assert kept.article.title == "From the second tab"


def test_a_removed_article_is_forgotten_for_good(browser: Browser, tmp_path: Path):
    folder = tmp_path / "projects"
    project = Shelf(Settings(workspace_dir=folder)).create("Gulf")
    project.add(
        [Draft(Article("one", "Port", "Oman built a port."), "pasted", state="note")], "Ann"
    )
    with serving(folder) as url, looking(browser, f"{url}/articles") as page:
        click(page, page.get_by_role("button", name="Change"))
        page.get_by_role("dialog").get_by_role("button", name="Remove from the project").click()
        expect(page.get_by_text("1 removed article still in")).to_be_visible()
        click(page, page.get_by_role("button", name="Forget for good"))
        page.get_by_role("button", name="Forget them").click()
        expect(page.get_by_text("1 removed article still in")).to_have_count(0)
    assert b"Oman built a port" not in project.path.read_bytes()


def retitle(page: Page, title: str) -> None:
    field = page.get_by_label("Title of step 1")
    field.fill(title)
    field.press("Tab")


def edit_story(page: Page) -> None:
    page.locator(".dateline[data-ready='1']").wait_for()
    page.get_by_role("tab", name="Story").click()
    page.get_by_role("button", name="Edit").click()


def test_a_story_is_kept_with_the_project_and_no_tab_overwrites_anothers(
    browser: Browser, tmp_path: Path
):
    folder = tmp_path / "projects"
    project = Shelf(Settings(workspace_dir=folder)).create("Gulf")
    project.add([Draft(gulf().article, "a.txt", story=gulf())], "Ann")
    with serving(folder) as url, looking(browser, url) as one, looking(browser, url) as other:
        edit_story(one)
        edit_story(other)
        retitle(one, "First of all")
        until(lambda: project.telling().number == 1)
        retitle(other, "Last of all")
        expect(other.get_by_text(re.compile("was changed by"))).to_be_visible()
        expect(other.locator(".dl-steps .dl-item-name").first).to_have_text("First of all")
    with serving(folder) as url, looking(browser, url) as page:
        page.locator(".dateline[data-ready='1']").wait_for()
        page.get_by_role("tab", name="Story").click()
        expect(page.locator(".dl-steps .dl-item-name").first).to_have_text("First of all")


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + conftest.PATIENCE / 1000
    while time.monotonic() < end:
        if true():
            return
        time.sleep(0.05)
    pytest.fail("It did not come to be.")
