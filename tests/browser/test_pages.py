"""Every page, in every state: no serious fault that axe-core knows of."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from geo.settings import ROOT
from tests.browser.conftest import PHONE
from tests.browser.gulf import first, second
from tests.browser.looking import click_line, mark_of
from tests.browser.test_map import ATLAS

OTHERS = sorted({page.stem for page in (ROOT / "pages").glob("*.py")} - {"map"})


def serious_faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


def test_the_map_page_has_no_serious_fault_whatever_its_panel_shows(app, visit):
    app.tell([first(), second()])
    page = visit()
    for side in ("Article", "Story", "All marks"):
        page.get_by_role("tab", name=side).click()
        assert serious_faults(page) == []
        click_line(page, mark_of(ATLAS, "Coral Line"))
    assert serious_faults(page) == []
    page.get_by_role("combobox", name="Find").fill("oman")
    assert serious_faults(page) == []


def test_the_map_page_has_no_serious_fault_on_a_phone_nor_in_the_dark(visit):
    page = visit(size=PHONE)
    page.emulate_media(color_scheme="dark")
    page.reload()
    page.wait_for_selector('.dateline[data-ready][data-theme="dark"]')
    page.get_by_role("tab", name="Layers").click()
    assert serious_faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", OTHERS)
def test_the_other_pages_have_no_serious_fault(visit, name: str, scheme: str):
    page = visit(name, ready="h1", scheme=scheme)
    page.locator("[data-test-script-state='notRunning']").first.wait_for()
    page.wait_for_timeout(300)
    assert serious_faults(page) == []


def test_the_preview_of_an_export_is_told_in_words(visit):
    page = visit("export", ready="h1")
    page.wait_for_selector("[data-testid=stImage] img")
    assert page.locator("[data-testid=stImage] img").get_attribute("alt").startswith("A map, ")
    assert serious_faults(page) == []
