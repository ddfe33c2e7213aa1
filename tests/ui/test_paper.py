"""The pages that are read and filled in keep their look, wherever their reader comes from."""

from __future__ import annotations

import re

from geo.render.bundle import WEB
from geo.settings import ROOT


def dressed(text: str) -> set[str]:
    """Return the classes that a text gives a look to."""
    return set(re.findall(r"\.(dl-[\w-]+)", text))


def test_the_map_s_styles_stay_loaded_and_dress_nothing_of_the_other_pages():
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "geo" / "ui").glob("*.py"))
    assert dressed(pages)
    assert not dressed(pages) & dressed((WEB / "style.css").read_text(encoding="utf-8"))
