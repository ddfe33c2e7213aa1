"""``geo snapshot OUT.html``: the interactive map in one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.cli import main


def test_the_digests_become_a_page_of_less_than_a_megabyte(tmp_path: Path):
    out = tmp_path / "map.html"
    assert main(["snapshot", str(out), "--title", "Gas and talks"]) == 0
    page = out.read_text(encoding="utf-8")
    assert "<title>Gas and talks</title>" in page
    assert out.stat().st_size <= 1_000_000


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--bbox", "0,0,9,9"], "--bbox: is for pictures only"),
        (["--size", "640x480"], "--size: is for pictures only"),
        (["--layers", "rivers"], "rivers: is not a layer"),
    ],
)
def test_what_a_page_has_no_use_for_is_told(tmp_path: Path, capsys, arguments, told):
    assert main(["snapshot", str(tmp_path / "map.html"), *arguments]) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
