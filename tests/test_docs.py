"""What the documents say exists, does."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from geo.cli.main import _parser
from geo.settings import Settings

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


def commands() -> set[str]:
    (action,) = [a for a in _parser()._actions if a.dest == "command"]
    assert isinstance(action.choices, dict)
    return set(action.choices)


@each_document
def test_every_make_target_named_is_in_the_makefile(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.findall(r"(?:^|`)make ([a-z-]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    missing = {t for t in named if not re.search(rf"^{t}:", makefile, re.MULTILINE)}
    assert not missing


@each_document
def test_every_command_named_exists(path: Path) -> None:
    named = re.findall(r"python -m geo ([a-z]+)", path.read_text(encoding="utf-8"))
    assert set(named) <= commands()


@each_document
def test_every_relative_link_leads_to_a_file(path: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    missing = [link for link in links if not (path.parent / link).exists()]
    assert not missing


def test_every_command_is_in_the_readme() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = {name for name in commands() if f"python -m geo {name}" not in told}
    assert not missing


def test_every_setting_is_in_the_readme() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = {f.name for f in fields(Settings) if f"`DATELINE_{f.name.upper()}`" not in told}
    assert not missing
